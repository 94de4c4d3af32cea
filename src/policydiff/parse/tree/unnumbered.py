"""Headings without a number that the numbers below them tell: where numbering starts again, and where a number was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policydiff.parse.mark.marked import Marked
from policydiff.text.numbers import Marker
from policydiff.vocab.sections import names_a_box

_LONGEST = 40
_LINE = 15  # characters; a longer line without a mark at its end may go on in the next
_MARKS = re.compile(r"[,。;:!?]")
_CAPTION = re.compile(r"[图表注]\s*[\d一二三四五六七八九十:]")
_CLOSED = re.compile(r"[。;:!?)\"》]$")


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A heading without a number. rank: under what it stands, just above the items that it heads."""

    rank: float


@dataclass(slots=True)
class _Run:
    """A run of numbers: its rank and style, and the index of the line that began it."""

    rank: int
    style: str
    start: int


def unnumbered_headings(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> dict[int, Unnumbered]:
    """Return the headings without a number, by the index of their line.

    A short line without punctuation right before numbering starts again at 1 is one; then so is the line before the numbers that
    it repeats. markers: of each line, None where it has none or is not to be counted.
    """
    return {index: Unnumbered(rank - 0.5) for index, rank in _before_restarts(lines, markers)}


def _before_restarts(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> Iterator[tuple[int, int]]:
    runs: list[_Run] = []
    for index, marker in enumerate(markers):
        if marker is None:
            continue
        while runs and runs[-1].rank > marker.rank:
            runs.pop()
        run = runs[-1] if runs and runs[-1].rank == marker.rank else None
        if run is None:
            runs.append(_Run(marker.rank, marker.style, index))
        elif marker.number == 1 and marker.style == run.style and not marker.key.count("-"):
            if _may_head(lines, markers, index - 1):
                if _may_head(lines, markers, run.start - 1):
                    yield run.start - 1, marker.rank
                yield index - 1, marker.rank
            run.start = index


def _may_head(lines: Sequence[Marked], markers: Sequence[Marker | None], index: int) -> bool:
    """Whether a line can be a heading by itself: short, whole, without punctuation, under a finished line."""
    if index < 0 or markers[index] is not None:
        return False
    line = lines[index]
    folded = line.folded
    if not line.may_be_title or not 2 <= len(folded) <= _LONGEST or line.paragraph.detail.isdigit():
        return False
    if _MARKS.search(folded) or _CAPTION.match(folded) or names_a_box(folded) or folded.count("(") != folded.count(")"):
        return False
    return index == 0 or _is_finished(lines[index - 1], markers[index - 1])


def _is_finished(above: Marked, marker: Marker | None) -> bool:
    """Whether the line above a heading is whole: a sentence that ends, a heading, or a row; no line of wrapped text."""
    if above.kind != "text" or _CLOSED.search(above.folded) or above.paragraph.detail.isdigit():
        return True
    return len(above.folded) <= _LONGEST and len(above.folded) > marker.end if marker is not None else len(above.folded) <= _LINE
