"""Every variable of every table, with what it means, its values, an example and how often it is wrong (`policydiff.codebook/1`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from policydiff.corpora.plain import as_json, row_of
from policydiff.model import Comparison, Notice
from policydiff.records import dataclass
from policydiff.tables.cells import Cell, Column, Table
from policydiff.tables.columns import COMPARISON_TABLES, comparison_table
from policydiff.tables.many import FORMS
from policydiff.tables.notices import NOTICE_TABLES, notice_table
from policydiff.tables.options import Options
from policydiff.vocab.codebook import variable
from policydiff.vocab.labels import Labels
from policydiff.vocab.load import load_yaml

SCHEMA = "policydiff.codebook/1"
_MATRIX = ("children", "pairs", "clauses", "sections", "uptake")
_LEFT_OUT = ("sample.items", "sample.keys", "problems", "codebook.variables")
"""Tables whose columns are no variables: sheets to be filled in, what went wrong, and the codebook itself."""
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Variable:
    """A column of a table. table: the command and the table; variable: the column's key; name: what it is called; accuracy: F1 of the gold, None where not measured."""

    table: str
    variable: str
    name: str
    type: str
    definition: str
    values: str
    example: str
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class Codebook:
    """All variables, table by table, in the order of the columns."""

    language: str
    variables: tuple[Variable, ...]

    def to_rows(self) -> list[dict[str, Any]]:
        """Return a row a variable."""
        return [row_of(each) for each in self.variables]

    def to_json(self) -> str:
        """Return all of it as JSON, keys as documented."""
        return as_json(SCHEMA, self)


def build_codebook(labels: Labels, notices: Sequence[Notice] = (), comparison: Comparison | None = None) -> Codebook:
    """Return the codebook in a language. Examples are the first values that stand in the tables of these notices and of this comparison."""
    return Codebook(labels.language, tuple(_variables(labels, notices, comparison)))


def _variables(labels: Labels, notices: Sequence[Notice], comparison: Comparison | None) -> Iterator[Variable]:
    for name, columns in NOTICE_TABLES.items():
        yield from _of_table(f"export {name}", name, columns, notice_table(notices, name) if notices else None, labels)
    for name, columns in COMPARISON_TABLES.items():
        filled = comparison_table(comparison, name, Options()) if comparison else None
        yield from _of_table(f"compare {name}", name, columns, filled, labels)
    for name, form in FORMS.items():
        if name not in _LEFT_OUT:
            said = f"matrix {name}" if name in _MATRIX else name.replace(".", " ")
            yield from _of_table(said, name, form.columns, None, labels)


def _of_table(said: str, name: str, columns: Sequence[Column], filled: Table | None, labels: Labels) -> Iterator[Variable]:
    for at, column in enumerate(columns):
        entry = variable(name, column.key) or {}
        cells = (row[at] for row in filled.rows) if filled else iter(())
        example = next((cell for cell in cells if cell not in (None, "", ())), None)
        yield Variable(
            said,
            column.key,
            _name(said, column, labels),
            labels("variable_type", column.kind),
            str(entry.get(labels.language, "")),
            _values(column, labels),
            _shown(example),
            load_yaml("codebook")["accuracy"].get(entry.get("accuracy")),
        )


def _name(said: str, column: Column, labels: Labels) -> str:
    own = None if said.startswith(("export", "compare")) else labels.groups["many_column"].get(column.key)
    return own.text if own else labels("column", column.key)


def _values(column: Column, labels: Labels) -> str:
    """Return the words that a column may hold, each with what it means."""
    if column.kind != "words" or column.group == "message":
        return ""
    colon = "：" if labels.language == "zh" else ": "
    found = []
    for key, label in labels.groups[column.group].items():
        word = key if label.text == key else f"{key} {label.text}"
        found.append(f"{word}{colon}{label.about}" if label.about else word)
    return "; ".join(found)


def _shown(value: Cell) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
