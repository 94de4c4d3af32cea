"""What a person did in tables that goes nowhere by itself: rows that turn up in another notice, and comments that no file has a place for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from policydiff.corrections.changes import RowChange
from policydiff.corrections.written import Sheet
from policydiff.errors import PolicydiffError
from policydiff.messages import Message, tell
from policydiff.tables.cells import Cell
from policydiff.tables.notices import FREE

_MANY = 4
"""So many cells do not change places by correcting them one by one."""


def moved(rows: Mapping[str, Sequence[RowChange]]) -> Iterator[PolicydiffError]:
    """Yield a problem for each row that is gone from one notice and new in another; rows: the changes of every notice, by its id.

    A row whose notice was written over by a slip, with its id emptied, looks like that: it would be deleted there and added here.
    """
    gone = [(notice, row) for notice, found in rows.items() for row in found if row.kind == "removed"]
    for notice, found in rows.items():
        for row in found if gone else ():
            before = next((other for other, lost in gone if row.kind == "added" and other != notice and _is_same(lost, row)), None)
            if before is not None:
                message = tell("apply.moved", where=row.where, notice=notice, before=before)
                yield PolicydiffError(message, tell("hint.moved", notice=notice, before=before))


def sorted_alone(rows: Mapping[str, Sequence[RowChange]]) -> Iterator[PolicydiffError]:
    """Yield a problem for each column whose cells have changed places among themselves; rows: the changes of every notice, by its id.

    Whoever sorts one column and not the whole table gives every row the value of another one, and nothing looks wrong.
    """
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in (each for found in rows.values() for each in found if each.kind == "changed"):
        for key in row.new:
            pairs.setdefault((row.table, key), []).append((str(row.old[key]), str(row.new[key])))
    for (table, key), found in pairs.items():
        before, after = (Counter(each[side] for each in found) for side in (0, 1))
        if len(found) >= _MANY and before == after:
            message = tell("apply.sorted-alone", table=table, column=f"{table}.{key}", count=len(found))
            yield PolicydiffError(message, tell("hint.sorted-alone"))


def _is_same(lost: RowChange, new: RowChange) -> bool:
    if lost.table != new.table:
        return False
    text = new.place.get("text")
    return text == lost.old.get("text") if text else _said(lost.table, lost.old) == _said(new.table, new.new)


def _said(table: str, cells: Mapping[str, Cell]) -> list[str]:
    return [str(cells.get(key) or "") for key in FREE[table] if key != "note"]


def loose_comments(sheets: Mapping[str, Sheet], *, ticked: bool = False) -> Iterator[Message]:
    """Yield the comments of cells that are the note of nothing: in tables that cannot be corrected, and of checks that are not ticked off.

    ticked: also of those that are.
    """
    for name, sheet in sheets.items():
        for row in sheet.rows if "note" not in FREE.get(name, ()) else ():
            if row.notes and (ticked or not row["checked"].strip()):
                yield tell("apply.loose-comment", where=row.where, note="；".join(row.notes.values()))
