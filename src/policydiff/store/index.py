"""What is known of the files of a data folder, kept beside them by size and time of change, so that a long list answers at once.

It is never the truth: an entry whose files are not exactly as they were is made again, and where the index cannot be read or written nothing is lost.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

NAME = ".policydiff-index.sqlite"
_FEWEST = 50
"""Notices below which reading the files is as quick as reading the index."""
_SETTLED = 2_000_000_000
"""Nanoseconds: a file that was changed so lately may change again within the same tick of its clock."""
Kind = Literal["entries", "beside", "sound"]
"""What is kept: entries of notices; with raw files from a folder beside; or which structured files were read whole and are none of the damaged."""
_TABLE = "CREATE TABLE IF NOT EXISTS {} (id TEXT PRIMARY KEY, stamp TEXT, value TEXT) WITHOUT ROWID"


def stamp_of(program: str, *paths: str | None) -> str:
    """Return what tells whether files are as they were: the program that looked at them, and the name, size and time of each; "" where one is too new."""
    stamp, settled = program, time.time_ns() - _SETTLED
    for path in paths:
        if path is None:
            stamp += "\n-"
            continue
        try:
            facts = os.stat(path)  # noqa: PTH116 (ten thousand times)
        except OSError:
            return ""
        changed = facts.st_mtime_ns
        if changed > settled:
            return ""
        stamp += f"\n{path[path.rfind(os.sep) + 1 :]}:{facts.st_size}:{changed}:{facts.st_ino}"
    return stamp


def known(folder: Path, count: int, kind: Kind = "entries") -> dict[str, tuple[str, Any]]:
    """Return what is kept of a data folder: id → (stamp, value). count: how many notices it has; few are not worth it."""
    if count < _FEWEST:
        return {}
    import sqlite3

    with contextlib.suppress(sqlite3.Error, OSError, ValueError):
        path = folder / NAME
        if path.is_file():
            with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)) as base:
                rows = base.execute(f"SELECT id, stamp, value FROM {kind}").fetchall()
            values = json.loads(f"[{','.join([row[2] for row in rows])}]")  # one document is read in half the time of ten thousand
            return {id: (stamp, value) for (id, stamp, _), value in zip(rows, values, strict=True)}
    return {}


def keep(folder: Path, entries: Mapping[str, tuple[str, Any]], gone: set[str], count: int, kind: Kind = "entries") -> None:
    """Keep new or changed entries, id → (stamp, value that JSON can hold), and forget those that are gone; where that is not possible, nothing happens."""
    if count < _FEWEST or not (entries or gone):
        return
    import sqlite3

    with contextlib.suppress(sqlite3.Error, OSError), contextlib.closing(sqlite3.connect(folder / NAME, timeout=1.0)) as base:
        base.execute(_TABLE.format(kind))
        base.executemany(f"DELETE FROM {kind} WHERE id = ?", [(name,) for name in gone])
        base.executemany(
            f"INSERT OR REPLACE INTO {kind} VALUES (?, ?, ?)",
            [(name, stamp, json.dumps(value, ensure_ascii=False)) for name, (stamp, value) in entries.items()],
        )
        base.commit()
