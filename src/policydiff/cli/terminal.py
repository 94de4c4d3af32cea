"""Where results and messages go: results to stdout, everything else to stderr."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import typer


def width() -> int:
    """Return the columns to write for: the terminal's, COLUMNS where it is set, else 100."""
    return shutil.get_terminal_size((100, 24)).columns


def colored() -> bool:
    """Return whether stdout is a terminal that wants colour (NO_COLOR is respected)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def out(text: str) -> None:
    """Write a result to stdout; it ends in exactly one newline."""
    sys.stdout.write(text.rstrip("\n") + "\n")


def say(text: str) -> None:
    """Write a message to stderr."""
    typer.echo(text, err=True)


def deliver(result: str | bytes, target: Path | None) -> None:
    """Write a result to a file, whole or not at all, or to stdout."""
    if target is not None:
        from policydiff.store import write_atomic

        write_atomic(target, result)
    elif isinstance(result, bytes):
        sys.stdout.buffer.write(result)
    else:
        out(result)
