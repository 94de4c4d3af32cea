"""Rows whose cells have line breaks in them, as a table copied out of a document has: the bodies of one cell, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.parse.lay.line import PhysicalLine
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.duties.bodies import names_a_body

_LIST = re.compile("[、,; ]+")
_MOST = 12  # lines of a row


def broken_rows(lines: Sequence[PhysicalLine], text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines [start, end) that make one row of a table whose columns tabs part.

    A row with fewer cells than the first of its table goes on in the lines right below it until it has as many, where at each line's end stand
    bodies on both sides, or a list that is not at its end. It is no new row where its first cell is a number.
    """
    width = 0
    at = 0
    while at < len(lines):
        line = lines[at]
        tabs = text.count("\t", line.start, line.end) if line.kind == "row" else 0
        end = at + 1
        if not tabs:
            width = 0
        elif not width:
            width = tabs
        elif tabs < width and (stop := _end(lines, text, at, width - tabs)):
            yield at, stop
            end = stop
        at = end


def _end(lines: Sequence[PhysicalLine], text: str, start: int, missing: int) -> int:
    """Return where the row ends that lacks so many cells in its first line, 0 where those below are none of it."""
    for at in range(start + 1, min(start + _MOST, len(lines))):
        if lines[at].gap or lines[at].kind not in ("row", "text") or not _goes_on(lines[at - 1], lines[at], text):
            return 0
        missing -= text.count("\t", lines[at].start, lines[at].end)
        if missing <= 0:
            return 0 if missing else at + 1
    return 0


def _goes_on(upper: PhysicalLine, lower: PhysicalLine, text: str) -> bool:
    """Whether the last cell of a line and the first of the next are one: bodies, a line each, or a list that is not at its end."""
    last = (
        upper.folded[text.rfind("\t", upper.start, upper.end) + 1 - upper.start :]
        if "\t" in text[upper.start : upper.end]
        else upper.folded
    )
    tab = text.find("\t", lower.start, lower.end)
    first = lower.folded if tab < 0 else lower.folded[: tab - lower.start]
    above, below = _LIST.split(last.strip())[-1], _LIST.split(first.strip())[0]
    if not below or below[0].isdigit():
        return False
    return names_a_body(below) and (not above or names_a_body(above))


def whole_row(lines: Sequence[PhysicalLine], text: str, folded: str) -> Passage:
    """Return the lines of a row as one passage, a blank for each line's end."""
    start, end = lines[0].start, lines[-1].end
    words, shape = (_BREAKS.sub(lambda found: " " * len(found.group()), part[start:end]) for part in (text, folded))
    return Passage(words, range(start, end), shape)


_BREAKS = re.compile(r"[\r\n]+")
