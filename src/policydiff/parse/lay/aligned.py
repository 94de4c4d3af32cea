"""Tables in columns that blanks part: the lines below such a head become rows, cell by cell."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from policydiff.parse.lay.passage import Passage
from policydiff.parse.lay.physical import Line
from policydiff.records import dataclass
from policydiff.vocab.duties.columns import column_kind, is_head

_WIDE = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_FEW = 3  # columns; two may as well be a form that is filled in
_NEAR = 2  # columns of print by which a cell may stand beside its head
_MOST_LINES = 12  # of a row
_LONGEST = 200  # characters of a line
_MARKED = re.compile(r"[:。;]$")


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """The lines [start, end) that make one row; cells: the stretches (line, first character, behind the last) of each."""

    start: int
    end: int
    cells: tuple[tuple[tuple[int, int, int], ...], ...]


def aligned_rows(lines: Sequence[Line], text: str) -> Iterator[AlignedRow]:
    """Yield the rows of tables whose columns blanks part: a head of three and more, and what stands below it.

    A cell stands under its head, or all cells are there. A line that begins under a later column goes on with the row above where
    rows are numbered. A table has a row at least.
    """
    index = 0
    while index < len(lines):
        head = _head(lines[index])
        rows = list(_rows(lines, text, index, head)) if head else []
        if rows:
            yield AlignedRow(index, index + 1, tuple(((index, start, end),) for start, end in head))
            yield from rows
        index = rows[-1].end if rows else index + 1


def row_passage(row: AlignedRow, lines: Sequence[Line], text: str, folded: str) -> Passage:
    """Return a row as one passage of the source: cell by cell, a tab for the blank before each; breaks where it goes on in another line."""
    offsets = array("q")
    tabs: set[int] = set()
    breaks: set[int] = set()
    at = row.start
    due = 0
    for cell in row.cells:
        for line, start, end in cell:
            first = lines[line].start + start
            if line != at and offsets:
                breaks.add(first - bool(due))
            at = line
            tabs.update(range(len(offsets), len(offsets) + due))
            offsets.extend([first - 1] * due)
            offsets.extend(range(first, lines[line].start + end))
            due = 0
        due += 1
    words = ("\t" if number in tabs else text[place] for number, place in enumerate(offsets))
    shapes = (" " if number in tabs else folded[place] for number, place in enumerate(offsets))
    return Passage("".join(words), offsets, "".join(shapes), frozenset(breaks))


def _head(line: Line) -> list[tuple[int, int]]:
    """Return the stretches of a head: names of columns that wide blanks part, or blanks of any width; none where it is no head."""
    if line.kind != "text" or line.folded.count(" ") < _FEW - 1 or len(line.folded) > _LONGEST:
        return []
    for part in (_WIDE, _WORD):
        found = _pieces(line, part)
        if len(found) >= _FEW and is_head([line.folded[start:end] for start, end in found]):
            return found
    return []


def _pieces(line: Line, part: re.Pattern[str] = _WIDE) -> list[tuple[int, int]]:
    """Return the stretches of a line that blanks part."""
    return [match.span() for match in part.finditer(line.folded)]


def _columns(line: Line, text: str) -> list[int]:
    """Return the column of print in which each character of a line begins."""
    return list(accumulate((1 if char.isascii() else 2 for char in text[line.start : line.end]), initial=line.indent))


def _rows(lines: Sequence[Line], text: str, head: int, pieces: Sequence[tuple[int, int]]) -> Iterator[AlignedRow]:
    columns = _columns(lines[head], text)
    starts = [columns[start] for start, _ in pieces]
    wide = len(_pieces(lines[head])) == len(pieces)
    numbered = column_kind(lines[head].folded[slice(*pieces[0])]) == "number"
    row: AlignedRow | None = None
    for index in range(head + 1, len(lines)):
        line = lines[index]
        cells = _cells(line, text, starts, wide=wide) if line.kind == "text" and len(line.folded) <= _LONGEST else None
        if cells is None:
            break
        if row is not None and numbered and not cells[0] and index - row.start < _MOST_LINES:
            row = AlignedRow(
                row.start, index + 1, tuple((*old, *((index, *new),)) if new else old for old, new in zip(row.cells, cells, strict=True))
            )
            continue
        if row is not None:
            yield row
        row = AlignedRow(index, index + 1, tuple(((index, *cell),) if cell else () for cell in cells))
    if row is not None:
        yield row


def _cells(line: Line, text: str, starts: Sequence[int], *, wide: bool) -> list[tuple[int, int] | None] | None:
    """Return where each cell of a line stands, None for an empty one; None where the line is no row below these heads.

    wide: whether wide blanks part the heads, so that where a cell is printed tells its column.
    """
    for part in (_WIDE, _WORD):
        pieces = _pieces(line, part)
        if len(pieces) == len(starts) and (part is _WIDE or _MARKED.search(line.folded) is None):
            return [*pieces]
    if not wide:
        return None
    pieces = _pieces(line)
    columns = _columns(line, text)
    pieces = [part for piece in pieces for part in _parted(line, piece, columns, starts)]
    if len(pieces) > len(starts) or (len(pieces) == 1 and columns[pieces[0][0]] < starts[1]) or _MARKED.search(line.folded):
        return None
    cells: list[tuple[int, int] | None] = [None] * len(starts)
    for start, end in pieces:
        under = next((at for at, column in enumerate(starts) if abs(columns[start] - column) <= _NEAR), None)
        if under is None or cells[under] is not None:
            return None
        cells[under] = (start, end)
    return cells


def _parted(line: Line, piece: tuple[int, int], columns: Sequence[int], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a piece: one blank parts it where the next head stands right above."""
    start, end = piece
    cuts = [
        at for at in range(start + 1, end) if line.folded[at - 1] == " " and any(abs(columns[at] - column) <= _NEAR for column in starts)
    ]
    for left, right in pairwise((start, *cuts, end)):
        yield left, right - 1 if right in cuts else right
