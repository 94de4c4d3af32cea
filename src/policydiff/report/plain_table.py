"""One flat table on the terminal: the columns that a person reads, those that are empty left out, broken as a typesetter would."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rich.console import RenderableType
from rich.text import Text

from policydiff.messages import amount, said
from policydiff.report.office.delimited import plain_number
from policydiff.report.terminal.console import capture, flow, heading, table
from policydiff.report.terminal.flow import hang
from policydiff.tables.cells import Cell, Column, Table
from policydiff.tables.options import Options
from policydiff.vocab.labels import Labels

_FIGURE = ("id", "path", "metric", "comparator", "value", "value_max", "unit", "direction", "year", "modality", "per", "note")
_READ = {
    "notices": ("title", "document_number", "issuer", "issued", "place", "tasks", "targets", "diagnostics"),
    "tasks": ("id", "path", "content", "lead", "responsible", "cooperating", "guiding", "deadline"),
    "targets": _FIGURE,
    "achievements": _FIGURE,
    "organisations": ("id", "path", "name", "role", "deadline"),
    "diagnostics": ("id", "severity", "message", "sentence"),
    "figures": ("id", "path", "class", "metric", "comparator", "value", "value_max", "unit", "year"),
    "citations": ("id", "relation", "cited_title", "cited_number"),
    "plans": ("id", "plan_title", "from_year", "to_year", "tasks", "targets"),
    "sections": ("id", "path", "heading"),
    "clauses": ("id", "path", "text"),
}
"""The columns of a notice's tables that are read on a screen; the others are in the workbook."""
_COMPARED = {
    "clauses": ("id", "verdict", "child_path", "parent_text", "child_text"),
    "targets": ("id", "verdict", "metric", "parent_printed", "child_printed", "child_year", "notes"),
    "organisations": ("id", "verdict", "child_path", "parent_name", "child_name", "parent_role", "child_role"),
    "sections": ("id", "relation", "parent_path", "parent_heading", "child_path", "child_heading"),
    "edits": ("id", "kind", "parent_text", "child_text"),
}
_WHOLE = frozenset(("id", "path", "year", "issued", "deadline", "verdict", "unit", "value", "value_max", "direction", "role", "severity"))
"""Columns that are never broken."""
_NARROW, _DAYS = 64, frozenset(("years", "from_year", "to_year", "year", "child_year"))


def table_text(shown: Table, options: Options, *, compared: bool = False) -> str:
    """Return a table as a terminal shows it, under its name and how many rows it has; in a narrow one, a line or more a row."""
    return capture(_table(shown, options, (_COMPARED if compared else _READ)[shown.name]), options)


def _table(shown: Table, options: Options, keys: tuple[str, ...]) -> Iterator[RenderableType]:
    labels = options.labels
    yield heading(labels("sheet", shown.name), str(len(shown.rows)))
    places = [shown.at(key) for key in keys]
    columns = [(shown.columns[at], [_words(row[at], shown.columns[at], labels) for row in shown.rows]) for at in places]
    columns = [(column, cells) for column, cells in columns if any(cells)]
    if not columns:
        yield Text(labels("message", "nothing"), "dim")
        return
    if options.width < _NARROW:
        for row in zip(*(cells for _, cells in columns), strict=True):
            yield from hang(Text(f"{row[0]} ", "dim"), flow("  ".join(filter(None, row[1:]))), options.width, 4)
        return
    grid = table(*(_head(shown.name, column.key, labels) for column, _ in columns))
    for (column, _), drawn in zip(columns, grid.columns, strict=True):
        drawn.no_wrap = column.key in _WHOLE
    for row in zip(*(cells for _, cells in columns), strict=True):
        grid.add_row(*map(flow, row))
    yield grid


def _head(name: str, key: str, labels: Labels) -> str:
    own = labels("column", f"{name}.{key}")
    return own if own != f"{name}.{key}" else labels("column", key)


def _words(value: Cell, column: Column, labels: Labels) -> str:
    if value is None or isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, (int, float, Decimal)):
        digits = plain_number(value)
        return amount(digits) if labels.language == "zh" and column.key not in _DAYS else digits
    if column.kind == "message":
        return said(value, labels) if isinstance(value, str) else ""
    items = value if isinstance(value, tuple) else (value,)
    return labels.join([labels(column.group, item) for item in items] if column.kind == "words" else list(items))
