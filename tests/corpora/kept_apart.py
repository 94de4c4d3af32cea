"""Everything that is kept is kept in a folder of the test's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from policydiff.cli import app


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("POLICYDIFF_LANG", raising=False)
    return tmp_path / "cache"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command in this process; return its output, as a value where it is JSON."""

    def called(*words: object) -> Any:
        app([str(word) for word in words], standalone_mode=False)
        shown = capsys.readouterr()
        called.err = shown.err  # type: ignore[attr-defined]
        return json.loads(shown.out) if "json" in words else shown.out

    return called
