"""Rows of a 任务分工表: the columns named in its head row say who leads and who cooperates."""

from __future__ import annotations

import re

from policydiff.parse.duties.names import split_names
from policydiff.parse.duties.statements import Statement, read_statement
from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.text.fold import fold
from policydiff.vocab.roles import label_roles

_RULE = re.compile(r"[\s|:+-]*$")


def cells(text: str) -> list[str]:
    """Return the cells of a row, parted by tabs, or by bars as in Markdown."""
    parts = text.split("\t") if "\t" in text else text.strip().strip("|").split("|")
    return [part.strip() for part in parts]


class RowReader:
    """Reads rows one after another and remembers the last head row."""

    def __init__(self) -> None:
        self._roles: list[str | None] = []

    def reset(self) -> None:
        """Forget the head row: the table has ended."""
        self._roles = []

    def read(self, row: Paragraph) -> Statement | None:
        """Return who is responsible for the task of this row, or None for a head row, a rule, or a table without such columns."""
        values = cells(row.text)
        if _RULE.match(row.folded):
            return None
        roles = [self._role(value) for value in values]
        if sum(role is not None for role in roles) >= 1 and not any(len(value) > 16 for value in values):
            self._roles = roles
            return None
        if not any(self._roles) or len(values) < 2:
            return None
        return self._statement(values)

    @staticmethod
    def _role(value: str) -> str | None:
        label = re.sub(r"\(.*?\)|\s", "", fold(value))
        if label in ("牵头", "配合", "责任"):
            label += "单位"
        return label_roles().get(label)

    def _statement(self, values: list[str]) -> Statement | None:
        named: dict[str, list[str]] = {"lead": [], "cooperating": [], "responsible": [], "guiding": []}
        open_ended, deadline = False, None
        for role, value in zip(self._roles, values, strict=False):
            if role == "deadline":
                deadline = value or None
            elif role in named and value:
                verbs = read_statement(value, bracket=True) if "牵头" in value or "配合" in value else None
                if verbs is not None and verbs.has_bodies:
                    for key in named:
                        named[key] += getattr(verbs, key)
                    open_ended |= verbs.open_ended
                    continue
                names, was_open = split_names(value)
                named[role] += names
                open_ended |= was_open
        if named["lead"] and named["responsible"]:
            named["cooperating"] = named["responsible"] + named["cooperating"]
            named["responsible"] = []
        if not any(named.values()):
            return None
        bodies = {role: tuple(dict.fromkeys(names)) for role, names in named.items()}
        return Statement(
            lead=bodies["lead"],
            cooperating=bodies["cooperating"],
            responsible=bodies["responsible"],
            guiding=bodies["guiding"],
            open_ended=open_ended,
            deadline=deadline,
            form="row",
            subject=self._task_cell(values),
        )

    def _task_cell(self, values: list[str]) -> str:
        """The longest cell outside the role columns names the task."""
        free = [value for value, role in zip(values, [*self._roles, *[None] * len(values)], strict=False) if role is None]
        return max(free, key=len, default="")
