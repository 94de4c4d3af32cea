"""A result over many documents as terminal text."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from policydiff.report.many.sheet import Result, cell_words, head_of, shown
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
    """Return the facts and the tables; a table without rows is left out."""
    labels = options.labels
    parts: list[RenderableType] = [Text(fact) for fact in found.facts]
    for name, table in found.tables.items():
        if table.rows and shown(name, table).columns:
            parts += [heading(labels("many_table", table.name)), _grid(shown(name, table), labels, options.width)]
    return capture(parts or [Text(labels("message", "nothing"))], options)


def _grid(table: Table, labels: Labels, width: int) -> RenderableType:
    heads = [head_of(column, labels) for column in table.columns]
    grid = grid_of(*heads)
    lines = [[_words(value, column, labels) for value, column in zip(row, table.columns, strict=True)] for row in table.rows]
    longest = [max(cell_len(line[at]) for line in lines) for at in range(len(heads))]
    is_wide = sum(max(cell_len(head), cells) + 2 for head, cells in zip(heads, longest, strict=True)) > width
    for at, (column, drawn) in enumerate(zip(table.columns, grid.columns, strict=True)):
        drawn.min_width = min(longest[at], _UNBROKEN)  # a head may wrap, a number or a place must not
        if column.kind in _NUMBERS or all(isinstance(row[at], int | float | None) for row in table.rows):
            drawn.justify = "right"
            drawn.max_width = max(longest[at], *map(cell_len, heads[at].split())) if is_wide else None
    if is_wide:  # else what is in the last column would be cut away
        grid.padding = (0, 0, 0, 0)
        _narrow_names(table, grid, width)
    for line in lines:
        grid.add_row(*map(flow, line))
    return grid


def _narrow_names(table: Table, grid: Grid, width: int) -> None:
    """Leave the ids what the other columns leave at least; they are broken anywhere."""
    names = [drawn for column, drawn in zip(table.columns, grid.columns, strict=True) if column.key in _NAMES]
    others = sum(1 + max(drawn.max_width or drawn.min_width or 0, _LEAST) for drawn in grid.columns if drawn not in names)
    for drawn in names:
        drawn.min_width = min(drawn.min_width or _LEAST, _LEAST)
        drawn.max_width = max(_LEAST, (width - others) // len(names) - 1)


def _words(value: Cell, column: Column, labels: Labels) -> str:
    words = cell_words(value, column, labels)
    return words if column.key not in _NAMES or len(words) <= _LONG else f"{words[: _LONG - 8]}…{words[-7:]}"
