"""How wide the lines of a text are that is wrapped: the least length of a full line, or none where the lengths are no prose's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

MIN_WRAP = 20
"""Columns; a narrower "page" is a list of short lines, not wrapped prose."""
WINDOW = 5
"""Columns by which full lines differ: no punctuation at a line's start, digits are half-width."""
_LINES_A_FULL_ONE = 5  # a text in which fewer lines are full is a list or a table
_PAGE = 25  # full lines; with fewer, two widths are chance


def densest(lengths: Sequence[int], open_: Sequence[bool], cut: Sequence[bool], window: int, least: int) -> int:
    """Return the least length of a full line, or 0 where the lengths do not look like wrapped prose.

    cut: whether a line ends before a measure: where it is short, that says nothing of the width.
    Wrapped prose: most open lines are about as long as the longest, hardly any line is longer, and many are full.
    """
    opens = sorted(length for length, is_open in zip(lengths, open_, strict=True) if is_open and length >= least)
    best, floor = _thickest(opens, window)
    longer = sum(length > floor + window + 2 for length in lengths)
    early = sum(is_cut and least <= length < floor for length, is_cut in zip(lengths, cut, strict=True))
    if best < 2 or best * 2 < len(opens) - early or longer * 10 > len(lengths) or best * _LINES_A_FULL_ONE < len(lengths):
        return 0
    return floor


def least_width(lengths: Sequence[int], open_: Sequence[bool]) -> int:
    """Return the least columns of a full line where pages and boxes in a smaller type are wrapped at widths of their own, or 0.

    Such a text has a page of full lines and more, half its lines are open (those of a portal's page end as paragraphs do),
    and hardly any is as long as a whole paragraph.
    """
    opens = sorted(length for length, is_open in zip(lengths, open_, strict=True) if is_open and length >= MIN_WRAP)
    best, floor = _thickest(opens, WINDOW)
    paragraphs = sum(length * 2 > floor * 3 for length in lengths)
    if best < _PAGE or floor < 2 * MIN_WRAP or best * 2 < len(opens) or len(opens) * 2 < len(lengths) or paragraphs * 10 > len(lengths):
        return 0
    return floor


def _thickest(opens: Sequence[int], window: int) -> tuple[int, int]:
    """Return how many of the sorted lengths lie within the window that holds most, and where it begins."""
    best, floor = 0, 0
    for high in sorted(set(opens)):
        count = bisect_right(opens, high) - bisect_left(opens, high - window)
        if count >= best:
            best, floor = count, high - window
    return best, floor
