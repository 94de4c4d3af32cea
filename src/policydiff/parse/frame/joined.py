"""Lines read as one text: a title over several lines, a signature in columns; every character still at its place."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.model import Span
from policydiff.parse.mark.marked import Marked
from policydiff.records import dataclass


@dataclass(frozen=True, slots=True)
class Joined:
    """text, folded: the lines without anything between them; starts: where each line begins in it."""

    lines: tuple[Marked, ...]
    text: str
    folded: str
    starts: tuple[int, ...]

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return where text[start:end] stands in the source, a span for each line that it touches; blank ends are left out."""
        stop = len(self.text) if end is None else end
        found: list[Span] = []
        for line, at in zip(self.lines, self.starts, strict=True):
            left, right = max(start - at, 0), min(stop - at, len(line.text))
            if left < right and line.text[left:right].strip():
                found.extend(line.spans(left, right))
        return tuple(found)

    def breaks(self) -> tuple[int, ...]:
        """Return the places before which a blank or a line's end stood."""
        found: list[int] = []
        for line, at in zip(self.lines, self.starts, strict=True):
            if at:
                found.append(at)
            offsets = line.paragraph.passage.offsets
            found.extend(at + i for i in range(1, len(offsets)) if offsets[i] > offsets[i - 1] + 1 or line.text[i] == " ")
        return tuple(found)


def join(lines: Sequence[Marked]) -> Joined:
    """Return the lines as one text."""
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line.text)
    return Joined(tuple(lines), "".join(line.text for line in lines), "".join(line.folded for line in lines), tuple(starts))
