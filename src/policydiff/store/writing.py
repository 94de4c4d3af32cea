"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from pathlib import Path

from policydiff.errors import UnwritableOutput

_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{12}\.tmp", re.DOTALL)
_ABANDONED = 3600
"""Seconds; no write takes as long, so an older temporary file is of a process that was killed."""


def write_atomic(path: Path, content: str | bytes) -> None:
    """Write `content` (text as UTF-8 with \\n) to `path`, making its folder; readers see the old file or the new one.

    Two writers at once do no harm: the last one wins. A link is followed, the mode of an existing file is kept. A device or a
    pipe is written to, never replaced. Raises UnwritableOutput, and then leaves nothing behind.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if is_stream(path):
            _pour(path, data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as error:
        raise UnwritableOutput(str(path), error) from error


def is_stream(path: Path) -> bool:
    """Return whether a path is a device, a pipe, or another name of an open file (/dev/stdout): something that takes no replacing."""
    if os.path.abspath(path).startswith(("/dev/", "/proc/")):  # noqa: PTH100 (resolve() makes a file of /dev/stdout)
        return True
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed processes left in a folder; those of writers at work stay."""
    with contextlib.suppress(OSError):
        for path in folder.glob(".*.tmp"):
            if _TEMPORARY.fullmatch(path.name) and time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()


def _pour(path: Path, data: bytes) -> None:
    try:
        with path.open("ab") as stream:  # a file that standard output goes on with (>>) keeps what it has
            stream.write(data)
    except OSError as error:
        if error.errno != errno.EPIPE:  # a reader that has seen enough is no error
            raise


def _replace(target: Path, data: bytes) -> None:
    # forty Chinese characters are 120 bytes: the longest name that a folder takes has a temporary one that it takes too
    temporary = target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
        _keep_entry(target.parent)
    finally:
        # gone already after a successful replace; a failed one must leave nothing
        with contextlib.suppress(OSError):
            temporary.unlink()


def _keep_entry(folder: Path) -> None:
    """Make a folder's new entry outlive a loss of power, where the system can (Windows opens no folders)."""
    with contextlib.suppress(OSError):
        entry = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)
