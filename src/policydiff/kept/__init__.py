"""What a data file says, kept in the user's cache as JSON, which is read fifty times as fast as YAML; never the truth.

A copy counts only for the very bytes that it was made of, so an edited file is read anew. Whatever goes wrong with the cache (no
folder, a damaged file, another process at work) costs no more than reading the YAML again.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

_VERSIONS = 2
"""Copies of one file that are kept: of this version of the program, and of one that is in use beside it or was before it."""


def cache_folder() -> Path | None:
    """Return the user's cache folder for this program, made where it is missing; None where it cannot be written."""
    try:
        folder = _caches() / "policydiff"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # a user without a home
        return None
    return folder if os.access(folder, os.W_OK) else None


def _caches() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def read_before(name: str, data: bytes, read: Callable[[bytes], Any]) -> Any:
    """Return what `read` makes of the bytes of a file, from its copy where it was read before. name: what the copy is called."""
    digest = sha256(data).hexdigest()
    folder = cache_folder()
    copy = folder / "words" / f"{name}-{digest[:16]}.json" if folder else None
    if copy is not None:
        with suppress(OSError, ValueError, TypeError):
            made_of, content = json.loads(copy.read_bytes())
            if made_of == digest:
                return content
    content = read(data)
    if copy is not None:
        _keep(copy, digest, content)
        _clear(copy.parent, name)
    return content


def _keep(copy: Path, digest: str, content: Any) -> None:
    """Write a copy whole or not at all, where JSON can say the same."""
    with suppress(OSError, TypeError, ValueError):
        written = json.dumps([digest, content], ensure_ascii=False)
        if json.loads(written)[1] == content:
            copy.parent.mkdir(exist_ok=True)
            fresh = copy.with_suffix(f".{os.getpid()}")
            fresh.write_text(written, encoding="utf-8")
            fresh.replace(copy)


def _clear(folder: Path, name: str) -> None:
    """Delete the oldest copies of a file that has had many versions."""
    with suppress(OSError):
        for old in sorted(folder.glob(f"{name}-{'[0-9a-f]' * 16}.json"), key=lambda each: each.stat().st_mtime_ns)[:-_VERSIONS]:
            old.unlink()
