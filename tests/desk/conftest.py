"""The command in this process. Steps of the walk and tests/cli/test_command.py start it as a person does."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from in_process import run_here


@pytest.fixture
def here() -> Callable[..., CompletedProcess[str]]:
    """Run a command as `command` does: here("list", cwd=folder, env={…})."""

    def run(*words: str, cwd: Path, env: Mapping[str, str] | None = None) -> CompletedProcess[str]:
        with contextlib.chdir(cwd):
            code, *printed = run_here(*words, env={"COLUMNS": "100", **(env or {})})
        return CompletedProcess(words, code, *(each.decode("utf-8") for each in printed))

    return run
