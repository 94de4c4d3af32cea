"""Tables in columns that blanks part: the lines below such a head become rows, cell by cell."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from policydiff.parse.lay.line import PhysicalLine
from policydiff.parse.lay.passage import Passage
from policydiff.records import dataclass
from policydiff.text.numbers import read_marker
from policydiff.vocab.duties.columns import column_kind, is_head, may_name_columns

_WIDE = re.compile(r"\S+(?: \S+)*")
_WORD = re.compile(r"\S+")
_FEW = 3  # columns; two may as well be a form that is filled in
_NEAR = 2  # columns of print by which a cell may stand beside its head
_MOST_LINES = 12  # of a row
_LONGEST = 200  # characters of a line
_SHORT = 30  # characters of a line over the rows of a group
_ROWS = 2  # of figures alone, by which the head of a table is known
_NAMED = frozenset({"place", "indicator", "moment"})  # what the rows of such a table may be
_FIGURE = re.compile(r"[<>≥≤(\[]?[\d.,]+[%‰)\]]?|[-/—]+")
_MARKED = re.compile(r"[:。;]$")


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """The lines [start, end) that make one row; cells: the stretches (line, first character, behind the last) of each."""

    start: int
    end: int
    cells: tuple[tuple[tuple[int, int, int], ...], ...]


def aligned_rows(lines: Sequence[PhysicalLine], text: str) -> Iterator[AlignedRow]:
    """Yield the rows of tables whose columns blanks part: a head of three and more, and what stands below it.

    A cell stands under its head, or all cells are there. A line that begins under a later column goes on with the row above where
    rows are numbered. A head may have a second line, whose names stand under one of the first. Page numbers, and a short line over the rows of a
    group, end no table. A table has a row at least.
    """
    end = 0
    parted = [at for at, line in enumerate(lines) if " " in line.folded and line.kind == "text"]  # few lines: others are no heads
    for index in parted:
        head = _head(lines, index, text) if index >= end else None
        rows = list(_rows(lines, text, head)) if head else []
        if head and rows:
            yield from head.rows
            yield from rows
            end = rows[-1].end


def row_passage(row: AlignedRow, lines: Sequence[PhysicalLine], text: str, folded: str) -> Passage:
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


@dataclass(frozen=True, slots=True)
class _Head:
    """A head. rows: its one or two lines; starts: the column of print in which each of its columns begins; wide, numbered: see _cells, _rows."""

    rows: tuple[AlignedRow, ...]
    starts: tuple[int, ...]
    wide: bool
    numbered: bool


def _head(lines: Sequence[PhysicalLine], index: int, text: str) -> _Head | None:
    pieces = _names(lines[index]) or _figured_names(lines, index)
    if not pieces:
        return None
    columns = _columns(lines[index], text)
    starts = [columns[start] for start, _ in pieces]
    wide = len(_pieces(lines[index])) == len(pieces)
    numbered = column_kind(lines[index].folded[slice(*pieces[0])]) == "number"
    below = _below(lines, index, text, starts) if wide else None
    if below is None:
        row = AlignedRow(index, index + 1, tuple(((index, start, end),) for start, end in pieces))
        return _Head((row,), tuple(starts), wide, numbered)
    upper: list[tuple[tuple[int, int, int], ...]] = []
    lower: list[tuple[tuple[int, int, int], ...]] = []
    places: list[int] = []
    for piece, start, under in zip(pieces, starts, below, strict=True):
        upper += [((index, *piece),), *[()] * (len(under) - 1)]
        lower += [((index + 1, left, right),) for _, (left, right) in under] or [()]
        places += [column for column, _ in under] or [start]
    rows = (AlignedRow(index, index + 1, tuple(upper)), AlignedRow(index + 1, index + 2, tuple(lower)))
    return _Head(rows, tuple(places), wide, numbered)


def _below(lines: Sequence[PhysicalLine], index: int, text: str, starts: Sequence[int]) -> list[list[tuple[int, tuple[int, int]]]] | None:
    """Return which names of a second line stand under each name of a head, with the column in which they begin; None where that is no line of names.

    A name that stands apart from the one at its left belongs to that at its right, which is centred over it.
    """
    line = lines[index + 1] if index + 1 < len(lines) else None
    if line is None or line.kind != "text" or len(line.folded) > _LONGEST:
        return None
    pieces, columns = _pieces(line), _columns(line, text)
    names = [line.folded[start:end] for start, end in pieces]
    if len(pieces) < 2 or not may_name_columns(names) or not any(map(column_kind, names)):
        return None
    found: list[list[tuple[int, tuple[int, int]]]] = [[] for _ in starts]
    for piece in pieces:
        owner = max((at for at, start in enumerate(starts) if start <= columns[piece[0]] + _NEAR), default=0)
        found[owner].append((columns[piece[0]], piece))
    for at in range(len(found) - 1):
        if len(found[at]) == 1 and abs(found[at][0][0] - starts[at]) > _NEAR:
            found[at], found[at + 1] = [], [*found[at], *found[at + 1]]
    return found if any(len(under) > 1 for under in found) else None


def _names(line: PhysicalLine) -> list[tuple[int, int]]:
    """Return the stretches of a head: names of columns that wide blanks part, or blanks of any width; none where it is no head."""
    if line.kind != "text" or line.folded.count(" ") < _FEW - 1 or len(line.folded) > _LONGEST:
        return []
    for part in (_WIDE, _WORD):
        found = _pieces(line, part)
        if len(found) >= _FEW and is_head([line.folded[start:end] for start, end in found]):
            return found
    return []


def _figured_names(lines: Sequence[PhysicalLine], index: int) -> list[tuple[int, int]]:
    """Return the stretches of the head of a table of places, indicators or years whose other heads nobody knows: two rows of figures follow."""
    if lines[index].folded.count("  ") < _FEW - 1:
        return []  # most lines with a blank
    rows = lines[index : index + 1 + _ROWS]
    if len(rows) <= _ROWS or any(line.kind != "text" or len(line.folded) > _LONGEST for line in rows):
        return []
    found = _pieces(rows[0])
    names = [rows[0].folded[start:end] for start, end in found]
    if len(found) < _FEW or column_kind(names[0]) not in _NAMED or not may_name_columns(names):
        return []
    figured = all(
        len(pieces) == len(found) and _are_figures(line, pieces[1:]) for line, pieces in zip(rows[1:], map(_pieces, rows[1:]), strict=True)
    )
    return found if figured else []


def _are_figures(line: PhysicalLine, pieces: Sequence[tuple[int, int]]) -> bool:
    return all(_FIGURE.fullmatch(line.folded, *piece) for piece in pieces)


def _pieces(line: PhysicalLine, part: re.Pattern[str] = _WIDE) -> list[tuple[int, int]]:
    """Return the stretches of a line that blanks part."""
    return [match.span() for match in part.finditer(line.folded)]


def _columns(line: PhysicalLine, text: str) -> list[int]:
    """Return the column of print in which each character of a line begins."""
    return list(accumulate((1 if char.isascii() else 2 for char in text[line.start : line.end]), initial=line.indent))


_Cells = list[tuple[int, int] | None]


def _rows(lines: Sequence[PhysicalLine], text: str, head: _Head) -> Iterator[AlignedRow]:
    block: list[tuple[int, _Cells]] = []
    for index in range(head.rows[-1].end, len(lines)):
        if lines[index].kind == "page-furniture":
            continue
        cells = _row_of(lines[index], text, head)
        again = lines[index].folded == lines[head.rows[0].start].folded
        if cells is None and not again and _heads_group(lines, index, text, head):
            yield from _gathered(block, numbered=head.numbered)
            block = []
        elif cells is None or again:
            break
        else:
            block.append((index, cells))
    yield from _gathered(block, numbered=head.numbered)


def _gathered(block: Sequence[tuple[int, _Cells]], *, numbered: bool) -> Iterator[AlignedRow]:
    """Yield the rows that lines make: one each, or where rows are numbered one a number, with the lines around it that have none.

    Those below a number are its row's. Where numbers stand in the middle of their rows, as the first does below a line of its row, or one that has
    no task beside it, a row has as many lines above its number as below it.
    """
    if not numbered:
        yield from (_made([line]) for line in block)
        return
    at = [place for place, (_, cells) in enumerate(block) if cells[0]]
    if not at:
        yield from (_made(block[start : start + _MOST_LINES]) for start in range(0, len(block), _MOST_LINES))
        return
    middle = at[0] > 0
    start, above = 0, at[0]
    for here, after in zip(at, [*at[1:], len(block)], strict=True):
        between = after - here - 1
        centred = middle or (after < len(block) and block[after][1][1] is None)
        below = min(above, between) if centred and after < len(block) else between
        end = here + 1 + below
        while end - start > _MOST_LINES:
            yield _made([block[start]])
            start += 1
        yield _made(block[start:end])
        start, above = end, after - end


def _made(lines: Sequence[tuple[int, _Cells]]) -> AlignedRow:
    columns = zip(*([(index, cell) for cell in cells] for index, cells in lines), strict=True)
    return AlignedRow(lines[0][0], lines[-1][0] + 1, tuple(tuple((at, *cell) for at, cell in column if cell) for column in columns))


def _row_of(line: PhysicalLine, text: str, head: _Head) -> _Cells | None:
    return _cells(line, text, head.starts, wide=head.wide) if line.kind == "text" and len(line.folded) <= _LONGEST else None


def _heads_group(lines: Sequence[PhysicalLine], index: int, text: str, head: _Head) -> bool:
    """Whether a line is a short one over a row with all its cells, or has a number and stands over any row: 二、森林防火（1项）."""
    line = lines[index]
    below = _row_of(lines[index + 1], text, head) if index + 1 < len(lines) else None
    short = line.kind == "text" and len(line.folded) <= _SHORT and _MARKED.search(line.folded) is None and " " not in line.folded
    return short and below is not None and (all(below) or read_marker(line.folded) is not None)


def _cells(line: PhysicalLine, text: str, starts: Sequence[int], *, wide: bool) -> list[tuple[int, int] | None] | None:
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


def _parted(line: PhysicalLine, piece: tuple[int, int], columns: Sequence[int], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a piece: one blank parts it where the next head stands right above."""
    start, end = piece
    cuts = [
        at for at in range(start + 1, end) if line.folded[at - 1] == " " and any(abs(columns[at] - column) <= _NEAR for column in starts)
    ]
    for left, right in pairwise((start, *cuts, end)):
        yield left, right - 1 if right in cuts else right
