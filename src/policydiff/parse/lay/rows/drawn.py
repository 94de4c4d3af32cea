"""Tables drawn with lines, whose cells go on over several lines of text: the lines of a row become one row, cell by cell."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policydiff.parse.lay.line import PhysicalLine

_MOST_LINES = 40  # of a row
_SEVERAL = 2  # rows that lines part: below them a line may stand under the head alone


def rows_of_lines(lines: Sequence[PhysicalLine]) -> dict[int, int]:
    """Return which lines make one row of a drawn table: the first of them, and behind the last.

    Where lines are drawn between the rows, all text between two of them is one row; where one is drawn under the head alone, a line
    whose first cell is empty goes on with the row above.
    """
    found: dict[int, int] = {}
    for blocks in _tables(lines):
        ruled = len(blocks) > _SEVERAL
        for number, (start, end) in enumerate(blocks):
            cuts = [start, end] if ruled or not number else [start, *(at for at in range(start + 1, end) if _opens_row(lines[at])), end]
            found |= {left: right for left, right in pairwise(cuts) if 1 < right - left <= _MOST_LINES}
    return found


def _tables(lines: Sequence[PhysicalLine]) -> Iterator[list[tuple[int, int]]]:
    """Yield the blocks of rows of each drawn table; lines stand between them, and each has the bars of its first row in all its rows."""
    blocks: list[tuple[int, int]] = []
    index = 0
    while index < len(lines):
        start = index + 1
        end = start
        while lines[index].kind == "layout" and end < len(lines) and _is_alike(lines[start], lines[end]):
            end += 1
        if end > start and end < len(lines) and lines[end].kind == "layout":
            blocks.append((start, end))
            index = end
        else:
            if blocks:
                yield blocks
            blocks = []
            index += 1


def _is_alike(first: PhysicalLine, line: PhysicalLine) -> bool:
    return line.kind == "row" and line.folded[0] == "|" == line.folded[-1] and line.folded.count("|") == first.folded.count("|")


def _opens_row(line: PhysicalLine) -> bool:
    return bool(line.folded[1:].partition("|")[0].strip())


def joined(text: str, rows: Sequence[PhysicalLine]) -> tuple[array[int], frozenset[int], list[int]]:
    """Return the places in the text of the characters of one row, cell by cell; those of them at which a piece of another line begins;
    and the places of the bars that are left over, those of the other lines."""
    offsets = array("q")
    breaks: set[int] = set()
    bars = [[line.start + at for at, word in enumerate(line.folded) if word == "|"] for line in rows]
    before = 0
    for cell, (left, _) in enumerate(pairwise(bars[0])):
        for number, row in enumerate(bars):
            start, end = row[cell] + 1, row[cell + 1]
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            places = [*([left] if not number else []), *range(start, end)]
            if places and offsets and number != before:
                breaks.add(places[0])
            before = number if places else before
            offsets.extend(places)
    if before != len(rows) - 1:
        breaks.add(bars[-1][-1])
    offsets.append(bars[-1][-1])
    left_over = [bars[0][-1], *(at for row in bars[1:] for at in row)]
    left_over.remove(bars[-1][-1])
    return offsets, frozenset(breaks), left_over
