"""What was computed before, kept in the user's cache by the digests of everything that it was made of; never the truth.

Whatever goes wrong with the cache (no folder, a damaged file, another process at work) only costs the time to compute again.
"""

from __future__ import annotations

import contextlib
import sqlite3
import zlib
from functools import cache
from hashlib import sha256
from pathlib import Path

from policydiff.kept import cache_folder
from policydiff.vocab.load import vocabulary_digest

_MOST_BYTES = 500_000_000
"""What the file may hold before the quarter that was kept first goes: what an earlier version of the program made is among it, and nobody finds that again."""
_LOOKED_AFTER = 1000
"""Texts kept in one run after which its size is looked at again."""
_NAME, _FORMER = "kept-texts.sqlite", "kept.sqlite"
_TABLE = "CREATE TABLE IF NOT EXISTS kept (number INTEGER PRIMARY KEY, key TEXT UNIQUE, value BLOB)"
"""The number says in which order texts came: one that is kept again is the newest."""
_OLDEST = "DELETE FROM kept WHERE number <= (SELECT number FROM kept ORDER BY number LIMIT 1 OFFSET (SELECT count(*) / 4 FROM kept))"


@cache
def program_digest() -> str:
    """Return a digest of the program and of the words that it reads with: what another version made is never found."""
    home = Path(__file__).parents[1]
    seen = sha256(vocabulary_digest().encode())
    for path in sorted(path for path in home.rglob("*") if path.suffix in (".py", ".yaml", ".tsv", ".txt")):
        facts = path.stat()
        seen.update(f"{path.relative_to(home)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def key_of(kind: str, *parts: str) -> str:
    """Return the key of what is made of `parts` (digests, options) by this program."""
    return sha256("\0".join((kind, program_digest(), *parts)).encode("utf-8", "surrogatepass")).hexdigest()


class Shelf:
    """Texts by key, in one file of the user's cache folder; without a folder it holds nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._base: sqlite3.Connection | None = None
        self._put = 0
        if folder is None:
            return
        _forget_former(folder)
        with contextlib.suppress(sqlite3.Error, OSError):
            base = sqlite3.connect(folder / _NAME, timeout=2.0, isolation_level=None)
            base.execute("PRAGMA auto_vacuum = INCREMENTAL")  # counts where the file is new
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = OFF")
            base.execute(_TABLE)
            self._base = base
            self._bound()

    @property
    def holds(self) -> bool:
        """Whether anything is kept at all."""
        return self._base is not None

    def get(self, key: str) -> str | None:
        """Return the text of a key, None where there is none."""
        with contextlib.suppress(sqlite3.Error, zlib.error, UnicodeDecodeError):
            row = self._base.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone() if self._base else None
            return zlib.decompress(row[0]).decode("utf-8") if row else None
        return None

    def has(self, key: str) -> bool:
        """Return whether there is a text of a key."""
        with contextlib.suppress(sqlite3.Error):
            return bool(self._base and self._base.execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone())
        return False

    def put(self, key: str, text: str) -> None:
        """Keep a text under a key; where that is not possible, nothing happens."""
        with contextlib.suppress(sqlite3.Error, UnicodeEncodeError):
            if self._base:
                packed = zlib.compress(text.encode("utf-8"), 1)
                self._base.execute("INSERT OR REPLACE INTO kept (key, value) VALUES (?, ?)", (key, packed))
                self._put += 1
                if self._put % _LOOKED_AFTER == 0:
                    self._bound()

    def _bound(self) -> None:
        """Let the oldest texts go while the file holds too much."""
        while self._base and self._size() > _MOST_BYTES:
            if not self._base.execute(_OLDEST).rowcount:
                return
            self._base.execute("PRAGMA incremental_vacuum").fetchall()

    def _size(self) -> int:
        facts = ("page_count", "freelist_count", "page_size")
        pages, free, size = (self._base.execute(f"PRAGMA {fact}").fetchone()[0] if self._base else 0 for fact in facts)
        return int((pages - free) * size)


def _forget_former(folder: Path) -> None:
    """Remove the file of a version that had no order in it."""
    with contextlib.suppress(OSError):
        for ending in ("", "-wal", "-shm"):
            (folder / f"{_FORMER}{ending}").unlink(missing_ok=True)


def shelf(used: bool = True) -> Shelf:
    """Return the shelf of this user; used: False gives one that holds nothing."""
    return Shelf(cache_folder() if used else None)
