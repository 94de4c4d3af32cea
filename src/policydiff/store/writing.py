"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import time
from pathlib import Path

from policydiff.errors import UnwritableOutput

_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{12}\.tmp", re.DOTALL)
_ABANDONED = 3600
"""Seconds; no write takes as long, so an older temporary file is of a process that was killed."""


def write_atomic(path: Path, content: str | bytes) -> None:
    """Write `content` (text as UTF-8 with \\n) to `path`, making its folder; readers see the old file or the new one.

    Two writers at once do no harm: the last one wins. A link is followed, the mode of an existing file is kept.
    Raises UnwritableOutput, and then leaves nothing behind.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    target = Path(os.path.realpath(path))
    # forty Chinese characters are 120 bytes: the longest name that a folder takes has a temporary one that it takes too
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(6)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except OSError as error:
        raise UnwritableOutput(str(path), error) from error
    finally:
        # gone already after a successful replace; a failed one must leave nothing
        with contextlib.suppress(OSError):
            temporary.unlink()


def sweep(folder: Path) -> None:
    """Remove the temporary files that killed processes left in a folder; those of writers at work stay."""
    with contextlib.suppress(OSError):
        for path in folder.glob(".*.tmp"):
            if _TEMPORARY.fullmatch(path.name) and time.time() - path.stat().st_mtime > _ABANDONED:
                path.unlink()
