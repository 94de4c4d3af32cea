"""Lines that are pieces of one wherever they stand: of a day alone on its line (2014 / 年6 / 月28 / 日), and of an item's number (（ / 三）…)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.lay.line import PhysicalLine
from policydiff.text.numerals import CHARACTERS

_DAY = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_CENTURIES = ("19", "20")
_BEGUN = 9  # characters of a day that its day is not behind: 2014年12月2
_PIECES = 6  # of a day
_OPEN_FIGURE = frozenset(("年", "月", "日"))  # what begins no line of its own but behind a figure
_BRACKET = "("
begins_parted = frozenset("12(")
"""A quick look: a bracket alone, and what a day may begin with."""
_NUMBER = re.compile(rf"(?:[{CHARACTERS}]{{1,3}}|\d{{1,2}})\)")


def parted_end(lines: Sequence[PhysicalLine], start: int) -> int:
    """Return where the pieces end that begin at `start` and are one line; 0 where they are none.

    A day is one where its pieces are all of it, and one of them begins in the middle of a measure: 2014年 / 6月28日 may be cells.
    """
    line = lines[start].folded
    if line == _BRACKET:
        below = lines[start + 1] if start + 1 < len(lines) else None
        return start + 2 if below is not None and _goes_on(lines[start], below) and _NUMBER.match(below.folded) else 0
    if not line.startswith(_CENTURIES) or len(line) > _BEGUN or (start and lines[start - 1].folded[-1] in ",、("):
        return 0
    text, broken = line.replace(" ", ""), False
    for end in range(start + 1, min(start + _PIECES, len(lines))):
        if not _goes_on(lines[start], lines[end]):
            return 0
        text += lines[end].folded.replace(" ", "")
        broken = broken or lines[end].folded[0] in _OPEN_FIGURE
        if _DAY.fullmatch(text):
            return end + 1 if broken else 0
    return 0


def _goes_on(first: PhysicalLine, line: PhysicalLine) -> bool:
    return first.kind == line.kind == "text" and not first.detail and not line.detail
