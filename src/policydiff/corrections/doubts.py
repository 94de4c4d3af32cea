"""What in corrections was perhaps not meant so: rows that turn up in another notice, columns sorted alone and loose comments, numbers ten times what they were."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from policydiff.corrections.changes import RowChange
from policydiff.corrections.editing import section_meant
from policydiff.corrections.written import Sheet
from policydiff.errors import PolicydiffError
from policydiff.messages import Message, tell
from policydiff.model import Notice
from policydiff.tables.cells import Cell
from policydiff.tables.notices import FREE
from policydiff.text.fold import fold
from policydiff.vocab.duties.bodies import names_a_body

_FAR = 10
"""So many times a number is larger or smaller than before: of a slip in units (600000亩 → 60) rather than in reading."""
_SCALED = 1000
"""From so many times on the word for a large number (60万人) may be what was left out or written twice."""
_MANY = 4
"""So many cells do not change places by correcting them one by one."""
_JOINTS = re.compile("[/／]|和|及|与")
"""What people write between two bodies instead of 、; it stands in the names of many bodies, too."""


def doubts(notice: Notice, rows: Sequence[RowChange]) -> Iterator[Message]:
    """Yield what a person should look at in the changes of a notice: a new row without a place, a number ten times what it was, two bodies that are taken for one."""
    units = {target.id: target.unit for target in (*notice.targets, *notice.achievements)}
    for row in rows:
        if row.kind == "added" and not {"path", "section"} & row.place.keys() and row.table != "organisations":
            section = section_meant(notice, row)[1]
            like = next((task.path for task in notice.tasks if task.path), section.path if section else "")
            if section:
                heading = " ".join(filter(None, (section.path, section.heading)))
                yield tell("apply.no-path", where=row.where, heading=heading, example=like)
        old, new = row.old.get("value"), row.new.get("value")
        if isinstance(old, Decimal) and isinstance(new, Decimal) and old and new and not 1 / _FAR < new / old < _FAR:
            unit = units.get(row.id) or ""
            now = row.new.get("unit") or unit
            times = max(new / old, old / new)
            yield tell(
                "apply.far-off",
                where=row.where,
                old=f"{old:f}",
                new=f"{new:f}",
                before=unit,
                after=now,
                scaled=times >= _SCALED,
                times=f"{times:.0f}" if times >= 100 else f"{times:.1f}".removesuffix(".0"),
            )
        for key, value in row.new.items():
            names = value if isinstance(value, tuple) else (value,) if key == "name" and isinstance(value, str) else ()
            before = row.old.get(key)
            for name in names:
                if name not in (before if isinstance(before, tuple) else (before,)) and _is_two(fold(name)):
                    yield tell("apply.one-body", where=row.where, name=name)


def _is_two(name: str) -> bool:
    return any(names_a_body(name[: found.start()]) and names_a_body(name[found.end() :]) for found in _JOINTS.finditer(name))


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
