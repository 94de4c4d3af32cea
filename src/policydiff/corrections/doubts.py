"""What in corrections can be taken in and was perhaps not meant so: told beside them, and nothing is kept from the files for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from policydiff.corrections.changes import RowChange
from policydiff.corrections.editing import section_meant
from policydiff.messages import Message, tell
from policydiff.model import Notice
from policydiff.text.fold import fold
from policydiff.vocab.duties.bodies import names_a_body

_FAR = 10
"""So many times a number is larger or smaller than before: of a slip in units (600000亩 → 60) rather than in reading."""
_SCALED = 1000
"""From so many times on the word for a large number (60万人) may be what was left out or written twice."""
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
