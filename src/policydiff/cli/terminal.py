"""Where results and messages go: results to stdout, everything else to stderr."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

import typer

from policydiff.errors import PolicydiffError


def width() -> int:
    """Return the columns to write for: the terminal's, COLUMNS where it is set, else 100."""
    return shutil.get_terminal_size((100, 24)).columns


def colored() -> bool:
    """Return whether stdout is a terminal that wants colour (NO_COLOR is respected)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def speak_utf8() -> None:
    """Make standard output and error UTF-8: a Windows console or a C locale is not by itself."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def out(text: str) -> None:
    """Write a result to stdout; it ends in exactly one newline."""
    _write(text.rstrip("\n") + "\n")


def say(text: str) -> None:
    """Write a message to stderr, line by line; what a stranger's file or file name put into it drives no terminal."""
    typer.echo("\n".join(line if line.isprintable() else _visible(line) for line in text.split("\n")), err=True)


def complain(error: PolicydiffError) -> None:
    """Write what went wrong, and what can be done about it, to stderr."""
    say(f"error: {error.message}")
    if error.hint:
        say(f"hint: {error.hint}")


def deliver(result: str | bytes, target: Path | None) -> None:
    """Write a result to a file, whole or not at all, or to stdout; raises PolicydiffError for bytes on a terminal."""
    if target is not None:
        from policydiff.store import write_atomic

        write_atomic(target, result)
    elif isinstance(result, str):
        out(result)
    elif sys.stdout.isatty():
        raise PolicydiffError("the result is no text that a terminal could show", "name a file for it with -o")
    else:
        _write(result)


def _visible(line: str) -> str:
    from policydiff.text.inert import visible

    return visible(line)


def _write(result: str | bytes) -> None:
    """Write and flush; a reader that has gone (`policydiff show x | head`) is no error, and the exit code stays what it is."""
    try:
        if isinstance(result, str):
            sys.stdout.write(result)
        else:
            sys.stdout.buffer.write(result)
        sys.stdout.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # the second is how Windows says the first
            raise
        # what is still in the buffer must go somewhere at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def open_file(path: Path) -> None:
    """Open a written file with the program that the desktop has for it."""
    import webbrowser

    webbrowser.open(path.resolve().as_uri())
