"""Tables printed cell by cell, a tab before each: the lines of a row, which a blank line ends, become one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.parse.lay.line import PhysicalLine
from policydiff.parse.lay.rows.aligned import AlignedRow
from policydiff.records import dataclass
from policydiff.vocab.duties.columns import may_name_columns

_FEW = 2  # cells of a row, and rows below the names of the columns
_MOST = 20  # cells
_SHORT = 30  # characters of a line over the rows of a group
_PART = 8  # characters of a part of a cell that blank lines part
_MOST_PARTS = 6

_Cells = list[list[tuple[int, int, int]]]


def has_tabbed_cells(text: str) -> bool:
    """A quick look before tabbed_rows: whether a line begins with a tab."""
    return "\n\t" in text


def tabbed_rows(lines: Sequence[PhysicalLine], text: str) -> Iterator[AlignedRow]:
    """Yield the rows of tables each cell of which is a line with a tab before it, or a tab alone where it is empty; a blank line ends a row.

    A line without a tab goes on with the cell above, also behind a blank line where it is short and the row has cells to come. The first row
    reads as names of columns, and two rows of several cells follow; a short line of its own between them ends nothing.
    """
    index = 0
    while index < len(lines):
        if not _opens(lines[index], text):
            index += 1
            continue
        head = _row(lines, text, index, _FEW)
        names = ["".join(lines[at].folded for at, _, _ in cell).replace(" ", "") for cell in head.cells if cell]
        rows = [head, *_rows(lines, text, head)] if len(names) >= _FEW and may_name_columns(names) else []
        if len(rows) > _FEW:
            yield from rows
            index = rows[-1].end
        else:
            index = head.end


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between two lines: the empty cells above a blank line, those below it, and whether there is one."""

    above: int
    below: int
    blank: bool


def _opens(line: PhysicalLine, text: str) -> bool:
    """Whether a line is a cell, or its first: one tab stands before it, and nothing else."""
    return line.start > 0 and text[line.start - 1] == "\t" and text[max(0, line.start - 2) : line.start - 1] in ("\n", "")


def _gap(lines: Sequence[PhysicalLine], text: str, index: int) -> _Gap:
    """Return what stands before lines[index]."""
    start = lines[index - 1].end if index else 0
    between = text[start : lines[index].start].split("\n")[1:-1]
    blanks = [at for at, line in enumerate(between) if "\t" not in line]
    if not blanks:
        return _Gap(0, len(between), False)
    return _Gap(blanks[0], len(between) - 1 - blanks[-1], True)


def _rows(lines: Sequence[PhysicalLine], text: str, head: AlignedRow) -> Iterator[AlignedRow]:
    """Yield the rows below a head."""
    index = head.end
    while index < len(lines) and _opens(lines[index], text):
        row = _row(lines, text, index, len(head.cells))
        several = _FEW <= len(row.cells) <= _MOST
        if not several and (len(row.cells) > _MOST or row.end - index > 1 or len(lines[index].folded) > _SHORT):
            break
        if several:
            yield row
        index = row.end


def _row(lines: Sequence[PhysicalLine], text: str, index: int, width: int) -> AlignedRow:
    """Return the row that begins with lines[index]; width: how many cells it has at least, until when a blank line may part one."""
    cells: _Cells = [[] for _ in range(_gap(lines, text, index).below)]
    cells.append([(index, 0, len(lines[index].folded))])
    at = index + 1
    while at < len(lines) and lines[at].kind in ("text", "page-furniture"):
        gap = _gap(lines, text, at)
        opens = _opens(lines[at], text)
        if gap.blank and (opens or len(cells) >= width or not _is_part(lines, text, at)):
            break
        if opens:
            cells += [[] for _ in range(gap.below)]
            cells.append([])
        cells[-1].append((at, 0, len(lines[at].folded)))
        at += 1
    return AlignedRow(index, at, tuple(map(tuple, cells)))


def _is_part(lines: Sequence[PhysicalLine], text: str, index: int) -> bool:
    """Whether a line behind a blank one goes on with a cell: it and those below are short, and the next cell stands right under them."""
    for at in range(index, min(len(lines), index + _MOST_PARTS)):
        if _opens(lines[at], text):
            return at > index and not _gap(lines, text, at).blank
        if len(lines[at].folded) > _PART:
            break
    return False
