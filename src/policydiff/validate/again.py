"""How a structured file is written anew: the command with the names that its files have here, as a person types it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from policydiff.messages import Message, tell
from policydiff.records import dataclass
from policydiff.text.ids import typed


@dataclass(frozen=True, slots=True)
class Again:
    """Where a structured file comes from: its folder, the folder of raw files, its raw file; None where nobody knows (it has no place on a disk)."""

    results: Path | None = None
    sources: Path | None = None
    raw: Path | None = None
    book: str = ""
    """The workbook that was exported last of the results."""

    def otherwise(self, *, corrected: bool) -> Message:
        """Return what to do about a file whose source is read otherwise now; corrected: by a person."""
        if corrected:
            return tell("hint.corrected-otherwise", **self._raw(), **self._names(), **self._book())
        return tell("hint.parse-again", again=True, **self._names(), **self._book())

    def changed(self, *, corrected: bool) -> Message:
        """Return what to do about a file whose raw file is another one now; corrected: by a person."""
        if not corrected:
            return tell("hint.extract-again", **self._names())
        return tell("hint.extract-corrected", **self._raw(), **self._names(), **self._book())

    def missing(self) -> Message:
        """Return what to do about a raw file from which nothing was read."""
        return tell("hint.parse-missing", **self._names())

    def _raw(self) -> dict[str, str]:
        return {"raw": typed(self.raw) if self.raw and self.results else ""}

    def _book(self) -> dict[str, Any]:
        return {"book": self.book, "nameless": not self.book}

    def _names(self) -> dict[str, Any]:
        if self.results is None or self.sources is None:
            return {"sources": "", "results": "", "unknown": True}
        return {"sources": typed(self.sources), "results": typed(self.results), "unknown": False}
