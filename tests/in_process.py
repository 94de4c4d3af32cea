"""The command in this process, through its real entry point: what a step does to files and screens needs no start of its own."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping

import pytest

from policydiff.cli import called


def run_here(*words: str, stdin: bytes = b"", console: str = "utf-8", env: Mapping[str, str] | None = None) -> tuple[int, bytes, bytes]:
    """Run the command in the current folder; return its exit code and what it printed.

    console: the encoding that the streams have before the command has chosen its own. env: laid over the environment.
    """
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (env or {}).items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["policydiff", *words])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, console))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, console))
        with pytest.raises(SystemExit) as ended:
            called()
        sys.stdout.flush()
        sys.stderr.flush()
        return int(ended.value.code or 0), out.getvalue(), err.getvalue()
