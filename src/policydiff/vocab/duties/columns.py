"""What the columns of a table hold, by the words in its head row."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.duties.roles import label_roles
from policydiff.vocab.load import load_yaml

_ASIDE = re.compile(r"\([^()]*\)|\s")
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:目标|实际|现状|基期|预期|规划|计划|完成|基准)?(?:值|数|情况|目标)?")
_MARKS = frozenset("。;,?!、")
_LONGEST = 16


@cache
def _heads() -> dict[str, str]:
    return {word: entry["kind"] for entry in load_yaml("columns")["heads"] for word in entry["words"]}


def column_role(head: str) -> str | None:
    """Return the role that a column gives to the bodies in it (or person, deadline), None where it gives none.

    A word of level or sort may stand before a label of roles.yaml, and two labels beside each other (责任单位及责任人).

    >>> column_role("市级责任单位"), column_role("分管县领导"), column_role("牵头"), column_role("计量单位")
    ('responsible', 'person', 'lead', None)
    """
    roles = label_roles()
    label = re.split("[及和与/]", _ASIDE.sub("", head))[0]
    return next((role for at in range(min(5, len(label))) if (role := roles.get(label[at:]))), None) or roles.get(f"{label}单位")


def column_kind(head: str) -> str | None:
    """Return what a column holds: a role's name, year, or a kind of columns.yaml; None where no vocabulary knows its folded head.

    >>> column_kind("重点任务"), column_kind("牵头单位"), column_kind("2025年"), column_kind("县财政局")
    ('task', 'lead', 'year', None)
    """
    label = _ASIDE.sub("", head)
    return _heads().get(label) or column_role(label) or ("year" if _YEAR.fullmatch(label) else None)


def is_head(cells: list[str]) -> bool:
    """Return whether the filled cells of a row are a head: short ones, of which one names a role or two are known."""
    labels = [_ASIDE.sub("", cell) for cell in cells]
    if any(len(label) > _LONGEST or _MARKS.intersection(label) for label in labels):
        return False
    known = [kind for label in labels if (kind := column_kind(label)) is not None]
    return any(kind in ("lead", "cooperating", "responsible", "guiding", "deadline", "person", "office") for kind in known) or (
        len(known) >= 2 and 2 * len(known) >= len(labels)
    )
