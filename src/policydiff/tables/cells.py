"""What a flat table is made of: columns that know how a cell is got and shown, and rows of plain cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from operator import attrgetter
from typing import Any, Literal

from policydiff.records import dataclass

Kind = Literal["text", "words", "named", "message", "number", "share", "flag", "rule"]
Cell = str | int | Decimal | float | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Column:
    """key: the stable name. kind: how a cell is shown; words: keys of the label group `group`; rule: what it is called, then its id. get: row → cell.

    head: the key of its label, where the same key is called otherwise in other tables. empty: the key of what stands for nothing in it.
    """

    key: str
    get: Callable[[Any], Cell]
    kind: Kind = "text"
    group: str = ""
    head: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A name, columns, and one tuple of cells a row, in the columns' order."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def at(self, key: str) -> int:
        """Return the place of a column; raises StopIteration where the table has none of that key."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)


def column(key: str, path: str = "", kind: Kind = "text", group: str = "") -> Column:
    """Return the column that reads an attribute of its rows; path: the attribute (a.b.c) where it is not called like the column."""
    return Column(key, attrgetter(path or key), kind, group)


def filled(name: str, columns: tuple[Column, ...], items: Iterable[Any]) -> Table:
    """Return the table of some items, a row each."""
    return Table(name, columns, tuple(tuple(each.get(item) for each in columns) for item in items))
