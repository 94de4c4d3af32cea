"""What a person changed, added and deleted in the tables of one notice, row by row, against what its structured file says now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Literal

from policydiff.corrections.cells import changed, value_of
from policydiff.corrections.notes import noted
from policydiff.corrections.written import Sheet, Written
from policydiff.errors import PolicydiffError
from policydiff.messages import tell
from policydiff.model import Notice, Target, Task
from policydiff.records import dataclass
from policydiff.tables.cells import Cell, Column, Table
from policydiff.tables.notices import FREE, LEADING, NOTICE_TABLES, notice_table

Kind = Literal["changed", "added", "removed", "restored"]
_CHECKS = "diagnostics"
"""The table whose rows are the program's own: a person ticks them off."""
_EMPTIED = 3
"""More rows of a notice than this are not deleted all at once: whoever has cut a table down did not mean that."""
_NEEDED: dict[str, tuple[str, ...]] = {
    "targets": ("metric", "value", "unit"),
    "achievements": ("metric", "value", "unit"),
    "organisations": ("name", "role"),
}
PLACED = ("path", "plan", "section", "heading", "text", "task")
"""What a new row says beside its free columns: where it belongs."""


@dataclass(frozen=True, slots=True)
class Back:
    """What comes back that a person had removed: as it was exported, behind which of its table, "" for the first, and what named it in `of`."""

    item: Task | Target
    after: str
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row. id: "" for a new one. old, new: the cells that differ, by column key. place: of a new row, where it belongs.

    where: its sheet and number in the tables, "" for a row that is gone. note: why, in the person's words, "" where nobody says.
    back: of a row that is restored, what comes back.
    """

    kind: Kind
    table: str
    id: str
    where: str = ""
    old: Mapping[str, Cell] = field(default_factory=dict)
    new: Mapping[str, Cell] = field(default_factory=dict)
    place: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    back: Back | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Of one notice: the rows that differ, what cannot be read (nothing is applied then), and what was passed over."""

    rows: tuple[RowChange, ...]
    problems: tuple[PolicydiffError, ...]
    ignored: tuple[PolicydiffError, ...]


def changes_of(notice: Notice, sheets: Mapping[str, Sheet]) -> Changes:
    """Return what the tables say otherwise than the notice; tables that are not there say nothing."""
    rows: list[RowChange] = []
    problems: list[PolicydiffError] = []
    ignored: list[PolicydiffError] = []
    for table in FREE:
        if table in sheets:
            one = _Reading(notice_table([notice], table), sheets[table], notice.id)
            rows += one.rows()
            problems += one.problems
            ignored += one.ignored
    return Changes(tuple(rows), tuple(problems), tuple(ignored))


class _Reading:
    """One table of one notice, read against its export; what is wrong is collected on the way."""

    def __init__(self, table: Table, sheet: Sheet, notice: str) -> None:
        self.problems: list[PolicydiffError] = []
        self.ignored: list[PolicydiffError] = []
        self._table, self._sheet, self._notice = table, sheet, notice
        self._id = "notice" if table.name == "notices" else "id"
        at = table.at(self._id)
        self._exported = {str(row[at]): dict(zip((column.key for column in table.columns), row, strict=True)) for row in table.rows}
        self._written = [row for row in sheet.rows if row["notice"].strip() == notice]

    def rows(self) -> Iterator[RowChange]:
        """Yield the rows that were changed, added and removed, in the order of the sheet."""
        seen: set[str] = set()
        ids = self._ids()
        for row in self._written:
            id = ids.get(row.where, row[self._id].strip())
            if not id:
                yield from self._added(row)
            elif id in seen:
                self.problems.append(PolicydiffError(tell("apply.id-twice", where=row.where, id=id), tell("hint.new-row")))
            elif id not in self._exported and self._table.name == _CHECKS:
                continue  # answered since, or read otherwise by a newer program
            elif id not in self._exported:
                self.problems.append(PolicydiffError(tell("apply.no-such-id", where=row.where, id=id), tell("hint.new-row")))
            else:
                yield from self._changed(id, row)
            seen.add(id)
        gone = [id for id in self._exported if id not in seen]
        if self._table.name == "notices":
            return
        if self._table.name == _CHECKS:
            if gone:
                self.ignored.append(
                    PolicydiffError(
                        tell("apply.checks-gone", table=_CHECKS, id=self._notice, count=len(gone)), tell("hint.tick", column="checked")
                    )
                )
        elif len(gone) > _EMPTIED and len(gone) == len(self._exported):
            lost = tell("apply.all-gone", table=self._sheet.table, id=self._notice, count=len(gone))
            self.problems.append(PolicydiffError(lost, tell("hint.all-gone")))
        else:
            yield from (RowChange("removed", self._table.name, id, old=self._exported[id]) for id in gone)

    def _ids(self) -> dict[str, str]:
        """Return the ids of rows that have lost theirs, by where they stand: of each the one row of the export that is gone and like it."""
        gone = self._exported.keys() - {row[self._id].strip() for row in self._written}
        found: dict[str, str] = {}
        for row in self._written if self._table.name not in ("notices", _CHECKS) else ():
            like = [id for id in sorted(gone) if self._is_like(row, self._exported[id])] if gone and not row[self._id].strip() else []
            if len(like) == 1:
                found[row.where] = like[0]
                gone -= {like[0]}
        return found

    def _is_like(self, row: Written, exported: Mapping[str, Cell]) -> bool:
        """Return whether a row says what was exported, in all columns of the program's and in more than half of those to correct."""
        free = FREE[self._table.name]
        same = {column.key: not changed(_said(row, column.key), exported[column.key], column) for column in self._columns()}
        open_ = [key for key in same if key in free and (row[key].strip() or exported[key] not in (None, "", ()))]
        return all(same[key] for key in same if key not in free) and 2 * sum(same[key] for key in open_) > len(open_)

    def _is_bare(self, row: Written, exported: Mapping[str, Cell]) -> bool:
        """Return whether a row has its ids alone, typed by a person who wants it back: emptying the open cells leaves those of the program's."""
        columns = self._columns()
        own = [column for column in columns if column.key not in FREE[self._table.name] and exported[column.key]]
        return bool(own) and not any(row[column.key].strip() for column in columns)

    def _changed(self, id: str, row: Written) -> Iterator[RowChange]:
        exported = self._exported[id]
        if self._is_bare(row, exported):
            return
        new: dict[str, Cell] = {}
        for column in self._columns():
            if changed(_said(row, column.key), exported[column.key], column):
                if column.key not in FREE[self._table.name]:
                    not_taken = tell("apply.not-free", where=row.where, column=self._head(column.key))
                    self.ignored.append(PolicydiffError(not_taken, tell("hint.not-free")))
                else:
                    new |= self._value(row, column)
        new = {key: value for key, value in new.items() if value != exported[key]}
        note = _note(row, {**exported, **new})
        if "note" in FREE[self._table.name] and note != (exported["note"] or ""):
            new["note"] = note or None
        if new:
            yield RowChange("changed", self._table.name, id, row.where, {key: exported[key] for key in new}, new, note=note)

    def _added(self, row: Written) -> Iterator[RowChange]:
        if self._table.name == "notices":
            return
        if self._table.name == _CHECKS:
            self.ignored.append(PolicydiffError(tell("apply.check-added", where=row.where), tell("hint.check-added")))
            return
        new: dict[str, Cell] = {}
        for column in self._columns():
            if column.key in FREE[self._table.name] and row[column.key].strip():
                new |= self._value(row, column)
        missing = [key for key in _NEEDED.get(self._table.name, ()) if new.get(key) is None]
        if missing:
            self.problems.append(
                PolicydiffError(tell("apply.row-lacks", where=row.where, columns=tuple(map(self._head, missing))), tell("hint.fill-in"))
            )
            return
        place = {key: row[key].strip() for key in PLACED if row[key].strip()}
        yield RowChange("added", self._table.name, "", row.where, {}, new, place, _note(row, new))

    def _columns(self) -> Sequence[Column]:
        """Return the columns that the sheet has and that a row says of its own."""
        leading = {column.key for column in LEADING} if self._table.name != "notices" else {"notice"}
        counts = {"id", "by_hand", "file", "digest", "row", *leading}  # the row that a finding is about is a link in the sheet
        return [
            column
            for column in NOTICE_TABLES[self._table.name]
            if column.key in self._sheet.keys
            and column.key not in counts
            and (column.key in FREE[self._table.name] or column.kind == "text")
        ]

    def _head(self, key: str) -> str:
        """Return a column as messages name it: as this table calls it."""
        return f"{self._table.name}.{key}"

    def _value(self, row: Written, column: Column) -> dict[str, Cell]:
        try:
            return {column.key: value_of(_said(row, column.key), column)}
        except PolicydiffError as cut:
            error = _of_whole_cell(row, column) or cut
            message = tell("apply.cell", where=row.where, column=self._head(column.key), message=error.message)
            self.problems.append(PolicydiffError(message, error.hint))
            return {}


def _said(row: Written, key: str) -> str:
    """Return what a cell says; of a number without its unit, which has a cell of its own: 50家, 20%."""
    text, unit = row[key].strip(), row["unit"].strip()
    return text.removesuffix(unit) if key in ("value", "value_max") and unit and text != unit else row[key]


def _of_whole_cell(row: Written, column: Column) -> PolicydiffError | None:
    """Return what is wrong with a cell as a person sees it, with the unit that was taken off."""
    try:
        value_of(row[column.key], column)
    except PolicydiffError as error:
        return error
    return None


def _note(row: Written, values: Mapping[str, Cell]) -> str:
    """Return why a row was changed, as its note says and the comments of its cells do, also of those that nobody has changed."""
    return noted(str(values.get("note") or ""), row.notes.values())
