"""What tables brought into a result, kept beside the results in a folder of its own: it goes wherever they are copied, and every version reads it."""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from policydiff.errors import UnwritableOutput
from policydiff.store.writing import write_atomic

FOLDER = ".applied"
"""A folder that begins with a dot is no folder of notices for any command."""
EXPORTED = "exported"
"""The kind of the texts of which tables were made; behind it stands their digest."""
ANEW = "anew"
"""The key that is put when a result is written where none stood any more: what was exported before it may say what it does not."""
_MOST = 60
"""Texts kept of one result: of twenty exports and more, the newest ones."""


class Memory:
    """Texts by key, of one structured file; what is lost or damaged is only not remembered."""

    def __init__(self, result: Path) -> None:
        self._path = result.resolve().parent / FOLDER / f"{result.name}.kept"
        self._texts = _read(self._path)

    def get(self, key: str) -> str | None:
        """Return the text of a key, None where there is none."""
        return self._texts.get(key)

    def keys(self) -> tuple[str, ...]:
        """Return the keys, the newest one last."""
        return tuple(self._texts)

    def put(self, key: str, text: str) -> None:
        """Take a text, the newest one now; nothing is written before `save`."""
        self._texts.pop(key, None)
        self._texts[key] = text

    def save(self) -> bool:
        """Write what is kept whole or not at all; return whether it was written."""
        texts = dict([*self._texts.items()][-_MOST:])
        with contextlib.suppress(UnwritableOutput):
            write_atomic(self._path, zlib.compress(json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass")))
            return True
        return False

    def is_before(self, key: str, other: str) -> bool:
        """Return whether a text was taken before another one; so, too, where the first is not there."""
        keys = self.keys()
        return key not in keys or (other in keys and keys.index(key) < keys.index(other))

    def written(self) -> Iterator[str]:
        """Yield what the result was when tables were made of it, the newest first."""
        yield from (text for key, text in reversed(self._texts.items()) if key.startswith(f"{EXPORTED} "))


def begin_anew(result: Path) -> None:
    """Remember, where tables were made of a result that stood here, that another one begins, which knows nothing of them."""
    if not (result.parent / FOLDER / f"{result.name}.kept").is_file():
        return
    kept = Memory(result)
    kept.put(ANEW, "")
    kept.save()


def _read(path: Path) -> dict[str, str]:
    """Return the texts that `save` wrote, none where they are not there or are no such texts."""
    try:
        found = json.loads(zlib.decompress(path.read_bytes()).decode("utf-8", "surrogatepass"))
    except (OSError, ValueError, zlib.error, RecursionError):
        return {}
    return found if isinstance(found, dict) and all(isinstance(text, str) for text in found.values()) else {}
