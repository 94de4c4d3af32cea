"""Corrections in words, one line each: which row, which column, from what to what, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from policydiff.messages import amount, quoted, said, tell
from policydiff.model import Notice
from policydiff.report.office.delimited import plain_number
from policydiff.report.office.notices_book import head_of, sheet_name
from policydiff.report.office.workbook import words_of
from policydiff.tables.cells import Cell, Column
from policydiff.tables.notices import NOTICE_TABLES, notice_table
from policydiff.text.inert import visible
from policydiff.vocab.labels import Labels

_FIGURES = ("value", "value_max")
_TITLES = {
    "tasks": ("heading", "content"),
    "targets": ("metric",),
    "achievements": ("metric",),
    "organisations": ("name",),
    "diagnostics": ("message",),
}
"""The columns of which the first that says something is what a row is called."""


class Corrected(Protocol):
    """One row that a person changed, added, removed or restored (see corrections.changes.RowChange)."""

    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def table(self) -> str: ...  # noqa: D102
    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def old(self) -> Mapping[str, Cell]: ...  # noqa: D102
    @property
    def new(self) -> Mapping[str, Cell]: ...  # noqa: D102
    @property
    def place(self) -> Mapping[str, str]: ...  # noqa: D102
    @property
    def note(self) -> str: ...  # noqa: D102


def correction_lines(notice: Notice, rows: Sequence[Corrected], labels: Labels) -> Iterator[str]:
    """Yield a line for each cell that was changed and each row that was added, removed or restored, in the order of `rows`."""
    units = {target.id: target.unit or "" for target in (*notice.targets, *notice.achievements)}
    named = {name: _named(notice, name, labels) for name in {row.table for row in rows}}
    for row in rows:
        title = named[row.table].get(row.id) or row.place.get("path", "")
        if row.kind == "restored":  # which the notice does not have
            title = quoted(str(next(filter(None, (row.new[key] for key in _TITLES[row.table])), "")), bare=True)
        head = " ".join(filter(None, (labels("correction", row.kind), sheet_name(row.table, labels), row.id, title)))
        columns = {column.key: column for column in NOTICE_TABLES[row.table]}
        alone = len(row.new) == 1  # a note that is all that a person wrote is told as any other cell
        why = _why(row, labels) if not (alone and "note" in row.new) else ""
        if row.kind in ("removed", "restored"):
            yield visible(f"{head}{why}")
        elif row.kind == "added":
            words = (
                f"{head_of(row.table, key, labels)} {_shown(value, columns[key], labels)}"
                for key, value in row.new.items()
                if key != "note"
            )
            yield visible(f"{head}: {labels.join(list(words))}{why}")
        else:
            for key, value in row.new.items():
                if key == "note" and not alone:
                    continue
                old, new = units.get(row.id, ""), str(row.new.get("unit") or units.get(row.id, ""))
                before, after = (_with_unit(each, columns[key], unit, labels) or "—" for each, unit in ((row.old[key], old), (value, new)))
                yield visible(f"{head}  {head_of(row.table, key, labels)}: {before} → {after}{why}")


def _why(row: Corrected, labels: Labels) -> str:
    """Return the reason as the person's own words; of what a person added, that there is none: nothing in the text speaks for it."""
    bare = row.kind == "added" and not row.note
    return f"  [{said(tell('apply.why', note=row.note, bare=bare), labels)}]" if row.note or bare else ""


def _named(notice: Notice, table: str, labels: Labels) -> dict[str, str]:
    """Return what the rows of a table are called beside their ids; a notice is called by its id."""
    if table not in _TITLES:
        return {}
    found = notice_table([notice], table)
    id, titles = found.at("id"), [found.at(key) for key in _TITLES[table]]
    said = ((row, next((at for at in titles if row[at]), titles[0])) for row in found.rows)
    return {str(row[id]): quoted(words_of(row[at], found.columns[at], labels), bare=True) for row, at in said}


def _with_unit(value: Any, column: Column, unit: str, labels: Labels) -> str:
    """Return what a cell says; of a figure with its unit, as people say it in this language: 60万人."""
    if column.key not in _FIGURES or value is None or isinstance(value, str):
        return _shown(value, column, labels)
    number = plain_number(value)
    return f"{amount(number) if labels.language == 'zh' else number}{unit}"


def _shown(value: Any, column: Column, labels: Labels) -> str:
    if isinstance(value, bool):
        return "✓" if value else ""
    return words_of(value, column, labels) if isinstance(value, str | tuple) or value is None else plain_number(value)
