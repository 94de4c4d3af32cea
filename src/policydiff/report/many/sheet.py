"""A result over many documents, ready to be printed: title, facts, tables; the same for every format."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.messages import said
from policydiff.records import dataclass
from policydiff.report.wording import percent, ratio
from policydiff.tables.cells import Cell, Column, Table
from policydiff.tables.many import many_table, screen_of
from policydiff.text.inert import visible
from policydiff.vocab.labels import Labels

_WHOLE = 100_000
"""Numbers from here on are shown without what stands behind the point: 466,666,667 square metres."""


@dataclass(frozen=True, slots=True)
class Result:
    """What is printed. title: of the page; facts: lines above the tables, in the language of the reader; tables: by their names in FORMS.

    json: the whole result as JSON, without generator and digest.
    """

    title: str
    facts: tuple[str, ...]
    tables: dict[str, Table]
    json: str


def result(title: str, facts: Sequence[str], rows: dict[str, list[dict[str, object]]], json: str) -> Result:
    """Return a result from rows by table."""
    return Result(title, tuple(facts), {name: many_table(name, found) for name, found in rows.items()}, json)


def shown(name: str, table: Table) -> Table:
    """Return the columns of a table that a screen has room for."""
    return screen_of(name, table)


def head_of(column: Column, labels: Labels) -> str:
    """Return the head of a column: the word of the tables of many documents, else the usual one."""
    key = column.head or column.key
    own = labels.groups["many_column"].get(key)
    return labels("many_column", key) if own else labels("column", key)


def name_of(name: str, labels: Labels) -> str:
    """Return what a table is called: by its whole name, network.citations.edges, where other tables of that kind are called otherwise."""
    last = name.rpartition(".")[2]
    return labels("many_table", name if name in labels.groups["many_table"] else last)


def cell_words(value: Cell, column: Column, labels: Labels) -> str:
    """Return what a cell shows to a reader: labels for keys, shares in per cent, "" for what is missing."""
    if value is None or value in ((), ""):
        return labels("message", column.empty) if column.empty else ""
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, tuple):
        return labels.join([_item(item, column, labels) for item in value])
    if isinstance(value, str):
        return labels(column.group, value) if column.kind == "words" else visible(said(value, labels))
    if column.kind == "share":
        return ratio(value) if column.key.endswith("ratio") or column.key == "relative" else percent(float(value))
    if column.kind == "number":
        return f"{value:,.0f}" if value == int(value) or abs(float(value)) >= _WHOLE else f"{float(value):,.6g}"
    return str(value) if isinstance(value, int) else f"{float(value):.6g}"


def _item(item: str, column: Column, labels: Labels) -> str:
    if column.kind == "named":
        return visible(labels.of_name(column.group, item))
    return labels(column.group, item) if column.kind == "words" else visible(item)
