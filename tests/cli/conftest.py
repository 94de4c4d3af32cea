"""The command in this process, and a data folder for it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from cli_sample import CITY, COUNTY, Run, Runner

from policydiff.cli import main


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Run the command in this process, through its real entry point: run("list", stdin=b"…")."""

    def call(*words: str, stdin: bytes = b"") -> Run:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setenv("COLUMNS", "100")
            patch.setattr(sys, "argv", ["policydiff", *words])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, "ascii"))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, "ascii"))
            with pytest.raises(SystemExit) as ended:
                main()
            sys.stdout.flush()
            sys.stderr.flush()
            return Run(int(ended.value.code or 0), out.getvalue(), err.getvalue().decode("utf-8"))

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: data/raw with a city's and a county's notice, not parsed yet."""
    raw = tmp_path / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "shaoxing.txt").write_text(CITY, encoding="utf-8")
    (raw / "xinchang.txt").write_text(COUNTY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


@pytest.fixture
def parsed(folder: Path, run: Runner) -> Path:
    """The same, parsed into data/structured."""
    assert run("parse", "data/raw", "-o", "data/structured").code == 0
    return folder
