"""The command in this process: what a step does to files and screens needs no start of its own. Steps of the walk and tests/cli/test_command.py start it as a person does."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from policydiff.cli import main


@pytest.fixture
def here() -> Callable[..., CompletedProcess[str]]:
    """Run a command as `command` does: here("list", cwd=folder, env={…})."""

    def run(*words: str, cwd: Path, env: Mapping[str, str] | None = None) -> CompletedProcess[str]:
        out, err = io.BytesIO(), io.BytesIO()
        with pytest.MonkeyPatch.context() as patch, contextlib.chdir(cwd):
            for name, value in {"COLUMNS": "100", **(env or {})}.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["policydiff", *words])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), "utf-8"))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8"))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8"))
            with pytest.raises(SystemExit) as ended:
                main()
            sys.stdout.flush()
            sys.stderr.flush()
            code, *printed = int(ended.value.code or 0), out.getvalue(), err.getvalue()
        return CompletedProcess(words, code, *(each.decode("utf-8") for each in printed))

    return run
