"""A result over many documents as terminal text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from policydiff.records import dataclass
from policydiff.report.many.sheet import Result, cell_words, head_of, name_of, shown
from policydiff.report.terminal.console import capture, flow, heading
from policydiff.report.terminal.console import table as grid_of
from policydiff.tables.cells import Cell, Column, Table
from policydiff.tables.options import Options
from policydiff.vocab.labels import Labels

_NUMBERS = ("share", "number", "flag")
_UNBROKEN = 10
"""Columns of a terminal that a cell takes without a break."""
_LEAST = 6
"""And what a column gets at least."""
_NAMES, _LONG = ("id", "child", "parent"), 20
"""Ids of files are shortened in the middle: the whole one is in csv and json."""


def result_text(found: Result, options: Options) -> str:
    """Return the facts and the tables; a table without rows is left out.

    No column is cut away: those that a line has no room for go on in a table below it, whose rows begin with the same names again.
    """
    labels = options.labels
    parts: list[RenderableType] = [Text(fact) for fact in found.facts]
    for name, table in found.tables.items():
        if table.rows and shown(name, table).columns:
            columns = [_drawn(shown(name, table), at, labels) for at in range(len(shown(name, table).columns))]
            parts.append(heading(name_of(name, labels)))
            for number, part in enumerate(_parts(columns, options.width)):
                parts += [Text()] * (number > 0) + [_grid(part, options.width)]
    return capture(parts or [Text(labels("message", "nothing"))], options)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A column as it is drawn, widths in cells of the terminal. longest: of its cells; least: below it something would be cut off or torn apart."""

    head: str
    cells: tuple[str, ...]
    longest: int
    least: int
    is_name: bool
    is_number: bool


def _drawn(table: Table, at: int, labels: Labels) -> _Drawn:
    column, values = table.columns[at], [row[at] for row in table.rows]
    head, cells = head_of(column, labels), tuple(_words(value, column, labels) for value in values)
    longest, is_name = max(map(cell_len, cells)), column.key in _NAMES
    is_number = column.kind in _NUMBERS or all(isinstance(value, int | float | None) for value in values)
    unbroken = max(longest, *map(cell_len, head.split())) if is_number else min(longest, _UNBROKEN)
    return _Drawn(head, cells, longest, _LEAST if is_name else max(unbroken, _LEAST), is_name, is_number)


def _parts(columns: Sequence[_Drawn], width: int) -> Iterator[Sequence[_Drawn]]:
    """Yield the columns in as many tables as they need, each with the first column and the names before the others."""
    if sum(column.least + 1 for column in columns) <= width + 1:
        yield columns
        return
    lead = [column for at, column in enumerate(columns) if at == 0 or column.is_name]
    room = width - sum((column.longest if column.is_name else column.least) + 1 for column in lead)
    part: list[_Drawn] = []
    for column in columns:
        if column in lead:
            continue
        if part and sum(each.least + 1 for each in (*part, column)) > room + 1:
            yield [*lead, *part]
            part = []
        part.append(column)
    yield [*lead, *part]


def _grid(columns: Sequence[_Drawn], width: int) -> RenderableType:
    grid = grid_of(*(column.head for column in columns))
    is_wide = sum(max(cell_len(column.head), column.longest) + 2 for column in columns) > width
    for column, drawn in zip(columns, grid.columns, strict=True):
        drawn.min_width = min(column.longest, _UNBROKEN)  # a head may wrap, a number or a place must not
        if column.is_number:
            drawn.justify = "right"
            drawn.max_width = column.least if is_wide else None
    if is_wide:  # else what is in the last column would be cut away
        grid.padding = (0, 0, 0, 0)
        _narrow_names(columns, grid, width)
    for cells in zip(*(column.cells for column in columns), strict=True):
        grid.add_row(*map(flow, cells))
    return grid


def _narrow_names(columns: Sequence[_Drawn], grid: Grid, width: int) -> None:
    """Leave the ids what the other columns leave at least; they are broken anywhere."""
    names = [drawn for column, drawn in zip(columns, grid.columns, strict=True) if column.is_name]
    others = sum(1 + column.least for column in columns if not column.is_name)
    for drawn in names:
        drawn.min_width = min(drawn.min_width or _LEAST, _LEAST)
        drawn.max_width = max(_LEAST, (width - others) // len(names) - 1)


def _words(value: Cell, column: Column, labels: Labels) -> str:
    words = cell_words(value, column, labels)
    return words if column.key not in _NAMES or len(words) <= _LONG else f"{words[: _LONG - 8]}…{words[-7:]}"
