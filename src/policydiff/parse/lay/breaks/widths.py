"""How wide the lines of a text are that is wrapped: the least length of a full line, or none where the lengths are no prose's; which lines are full."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from policydiff.parse.lay.line import PhysicalLine
from policydiff.text.numbers import read_marker

MIN_WRAP = 20
"""Columns; a narrower "page" is a list of short lines, not wrapped prose."""
WINDOW = 5
"""Columns by which full lines differ: no punctuation at a line's start, digits are half-width."""
INDENT = 2
"""Columns of the least indent; a page top is often indented by one stray blank."""
_DEEPEST = 8  # columns of a paragraph's indent
_INDENT_LOST = 4  # columns
PROSE = re.compile(r"[。;,]")
BEGUN = re.compile(r"[。;,]|[^:、]{2}、[^:、]{2,12}、[\u4e00-\u9fff]$")  # prose, or a list whose last word is cut: 建立项目储备、审批、实
_END = re.compile(r"^[^。;]*[。;]$")
_LINES_A_FULL_ONE = 5  # a text in which fewer lines are full is a list or a table
_FEW, _PROSE_A_FULL_ONE = 3, 4  # full lines, and lines of prose to each, that tell the width of a short text
_WIDEST = 100  # columns of a line on a page
_LINES_A_BROKEN_ONE = 6
_LONGEST_HEADING = 18
_PAGE = 25  # full lines; with fewer, two widths are chance


def is_full(line: PhysicalLine, chars: int, width: int) -> bool:
    """Return whether the line reaches the wrap (0: there is none); a line of prose may lack two characters, the indent that extraction loses."""
    if not chars and not width:
        return False
    inner = lead(line)
    if chars and len(line.folded) + inner // 2 >= chars:
        return True
    lacking = width - line.columns - inner
    return bool(width) and (lacking <= 0 or (lacking <= _INDENT_LOST and PROSE.search(line.folded) is not None))


def lead(line: PhysicalLine) -> int:
    """Return the columns that a paragraph's indent takes from its first line; what stands further in is centred, or stands at the right."""
    return line.indent if INDENT <= line.indent <= _DEEPEST else 0


def densest(lengths: Sequence[int], open_: Sequence[bool], cut: Sequence[int], window: int, least: int) -> int:
    """Return the least length of a full line, or 0 where the lengths do not look like wrapped prose.

    cut: which lines end before a measure: where one is short, that says nothing of the width.
    Wrapped prose: most open lines are about as long as the longest, hardly any line is longer, and many are full.
    """
    opens = sorted([length for length, is_open in zip(lengths, open_, strict=True) if is_open and length >= least])
    best, floor = _thickest(opens, window)
    if best < 2 or best * _LINES_A_FULL_ONE < len(lengths):
        return 0
    longer = len([length for length in lengths if length > floor + window + 2])
    early = len([index for index in cut if least <= lengths[index] < floor])
    if best * 2 < len(opens) - early or longer * 10 > len(lengths):
        return 0
    return floor


def width_of_prose(lines: Sequence[PhysicalLine], lengths: Sequence[int], open_: Sequence[bool]) -> int:
    """Return the least columns of a full line by the lines alone that have the marks of prose, or 0.

    The titles, bodies and headings of a short text are as many as its full lines; a still shorter one shows its width by its indents. In prose that is not wrapped hardly a line is open.
    """
    opens = sorted([length for line, length, is_open in zip(lines, lengths, open_, strict=True) if is_open and PROSE.search(line.folded)])
    best, floor = _thickest(opens, WINDOW)
    few = best < _FEW or best * 4 < len(opens) * 3 or floor < 2 * MIN_WRAP
    if few or best * _PROSE_A_FULL_ONE < len([line for line in lines if PROSE.search(line.folded)]):
        return _width_of_indents(lines, lengths, open_)
    longer = len([length for length in lengths if length > floor + WINDOW + 2])
    return floor if longer * 10 <= len(lengths) else _width_of_indents(lines, lengths, open_)


def _width_of_indents(lines: Sequence[PhysicalLine], lengths: Sequence[int], open_: Sequence[bool]) -> int:
    """Return the least columns of a full line in a short text whose lines all stand apart, by its indents, or 0.

    Where a blank line stands between any two lines, and paragraphs are indented, the lines that are indented and open, with one below
    that is not indented, are as long as any line.
    """
    if not all(line.gap for line in lines[1:]):
        return 0
    first = [
        length
        for length, is_open, (line, below) in zip(lengths, open_, pairwise(lines), strict=False)
        if is_open and line.indent >= INDENT > below.indent and PROSE.search(line.folded)
    ]
    floor = max(first, default=0) - WINDOW
    full = sum(length >= floor for length in first) == len(first) > 1
    return floor if full and floor >= 2 * MIN_WRAP and max(lengths) <= floor + WINDOW + 2 else 0


def width_of_longest(lines: Sequence[PhysicalLine], lengths: Sequence[int], open_: Sequence[bool]) -> int:
    """Return the least columns of a full line in a text of a few sentences, by its longest lines, or 0.

    In a text that is not wrapped they are paragraphs, which end. Here two of them at least break off in a sentence, and below each of
    those stands, at the margin and without a number, what ends it.
    """
    longest = max(lengths, default=0)
    if not 2 * MIN_WRAP <= longest <= _WIDEST:
        return 0
    broken = [
        below.folded.endswith("。") and not below.gap and below.indent < INDENT and read_marker(below.folded) is None
        for length, is_open, (line, below) in zip(lengths, open_, pairwise(lines), strict=False)
        if is_open and length >= longest - WINDOW and PROSE.search(line.folded)
    ]
    return longest - WINDOW if len(broken) > 1 and all(broken) else 0


def least_width(lengths: Sequence[int], open_: Sequence[bool]) -> int:
    """Return the least columns of a full line where pages and boxes in a smaller type are wrapped at widths of their own, or 0.

    Such a text has a page of full lines and more, half its lines are open (those of a portal's page end as paragraphs do),
    and hardly any is as long as a whole paragraph.
    """
    opens = sorted(length for length, is_open in zip(lengths, open_, strict=True) if is_open and length >= MIN_WRAP)
    best, floor = _thickest(opens, WINDOW)
    paragraphs = len([length for length in lengths if length * 2 > floor * 3])
    if best < _PAGE or floor < 2 * MIN_WRAP or best * 2 < len(opens) or len(opens) * 2 < len(lengths) or paragraphs * 10 > len(lengths):
        return 0
    return floor


def is_ragged(lines: Sequence[PhysicalLine], open_: Sequence[bool]) -> bool:
    """Return whether a text is wrapped at no width at all: a page of its lines and more, and one of six, break off in a sentence that the line below ends.

    Such copies were made of a wrapped page by somebody who put some of its lines together again.
    """
    if sum(open_) < _PAGE:
        return False  # most texts
    broken = sum(
        is_open and PROSE.search(line.folded) is not None and _END.search(below.folded) is not None and read_marker(below.folded) is None
        for is_open, (line, below) in zip(open_, pairwise(lines), strict=False)
    )
    return broken >= _PAGE and broken * _LINES_A_BROKEN_ONE >= len(lines)


def is_numbered_heading(folded: str) -> bool:
    """Return whether a line is a number and a few words without a mark: such lines may be of one length without any wrap."""
    marker = read_marker(folded) if len(folded) <= _LONGEST_HEADING else None
    return marker is not None and marker.style != "article" and PROSE.search(folded) is None


def _thickest(opens: Sequence[int], window: int) -> tuple[int, int]:
    """Return how many of the sorted lengths lie within the window that holds most, and where it begins."""
    best, floor = 0, 0
    for high in sorted(set(opens)):
        count = bisect_right(opens, high) - bisect_left(opens, high - window)
        if count >= best:
            best, floor = count, high - window
    return best, floor
