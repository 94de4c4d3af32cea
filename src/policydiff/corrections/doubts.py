"""What in corrections can be taken in and was perhaps not meant so: told beside them, and nothing is kept from the files for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.corrections.changes import RowChange
from policydiff.corrections.editing import section_meant
from policydiff.messages import Message, tell
from policydiff.model import Notice
from policydiff.text.fold import fold
from policydiff.vocab.duties.bodies import names_a_body

_JOINTS = re.compile("[/／]|和|及|与")
"""What people write between two bodies instead of 、; it stands in the names of many bodies, too."""


def doubts(notice: Notice, rows: Sequence[RowChange]) -> Iterator[Message]:
    """Yield what a person should look at in the changes of a notice: a new row without a place, two bodies that are taken for one."""
    for row in rows:
        if row.kind == "added" and not {"path", "section"} & row.place.keys() and row.table != "organisations":
            section = section_meant(notice, row)[1]
            like = next((task.path for task in notice.tasks if task.path), section.path if section else "")
            if section:
                heading = " ".join(filter(None, (section.path, section.heading)))
                yield tell("apply.no-path", where=row.where, heading=heading, example=like)
        for key, value in row.new.items():
            names = value if isinstance(value, tuple) else (value,) if key == "name" and isinstance(value, str) else ()
            before = row.old.get(key)
            for name in names:
                if name not in (before if isinstance(before, tuple) else (before,)) and _is_two(fold(name)):
                    yield tell("apply.one-body", where=row.where, name=name)


def _is_two(name: str) -> bool:
    return any(names_a_body(name[: found.start()]) and names_a_body(name[found.end() :]) for found in _JOINTS.finditer(name))
