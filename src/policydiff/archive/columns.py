"""The tables of an archive and the type of every column: the contract that SQL, Spark, R and pandas read (`policydiff.archive/1`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from policydiff.records import dataclass
from policydiff.tables.cells import Column
from policydiff.tables.notices import NOTICE_TABLES

SCHEMA = "policydiff.archive/1"
Type = Literal["VARCHAR", "VARCHAR[]", "BIGINT", "DOUBLE", "BOOLEAN", "INTEGER[]"]
"""As DuckDB calls them. A DOUBLE holds whole numbers exactly up to 9 · 10^15."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the archive."""

    name: str
    type: Type


_WHOLE = frozenset(
    [
        "achievements",
        "characters",
        "clauses",
        "depth",
        "diagnostics",
        "end",
        "from_year",
        "page",
        "plans",
        "sections",
        "size",
        "start",
        "strength",
        "targets",
        "tasks",
        "to_year",
        "year",
    ]
)
_NUMBERS = frozenset({"value", "value_max", "base_value"})
_LISTS = frozenset({"addressees", "issuers", "parents", "lead", "responsible", "cooperating", "guiding", "covers"})
SKETCHED = (Field("size", "BIGINT"), Field("ink", "VARCHAR"), Field("hash", "BIGINT"), Field("sketch", "INTEGER[]"))
"""What the clauses of an archive have beside those of an export, None where a clause is no body text and no row of a table.

size: characters without blanks. ink: the clause without marks, with places, levels and figures masked. hash: of the ink. sketch: hashes of the ink's
shingles of three characters, ascending; those that few clauses share lead from a clause to what says the same.
"""
DOCUMENTS = (Field("notice", "VARCHAR"), Field("input", "VARCHAR"), Field("text_sha256", "VARCHAR"), Field("json", "VARCHAR"))
"""Every notice whole, as JSON of its structured file. input: of what it was made, by which a changed one is told."""


def _field(table: str, column: Column) -> Field:
    if column.kind == "flag":
        return Field(column.key, "BOOLEAN")
    if column.key in _LISTS or (table, column.key) in (("notices", "by_hand"), ("clauses", "modality")):
        return Field(column.key, "VARCHAR[]")
    if column.key in _NUMBERS:
        return Field(column.key, "DOUBLE")
    return Field(column.key, "BIGINT" if column.key in _WHOLE else "VARCHAR")


def _fields() -> Mapping[str, tuple[Field, ...]]:
    tables = {name: tuple(_field(name, column) for column in columns) for name, columns in NOTICE_TABLES.items()}
    tables["clauses"] += SKETCHED
    return MappingProxyType({**tables, "documents": DOCUMENTS})


FIELDS = _fields()
"""The columns of every table of an archive, in their order."""
