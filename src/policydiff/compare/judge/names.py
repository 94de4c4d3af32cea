"""Names that say the same at another level or after a reform: departments in a list, and the levels that a text is bound by."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from policydiff.vocab.duties.counterparts import department_tails, department_words
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.levels import mark_of, marks

_ABOVE = frozenset({"national", "province"})
_REACH = 4
"""Characters on either side that a changed word may have kept: 农业 → 农业农村 is 农村 put behind 农业."""
_JOINED = pattern("levels", "、|{joins}")
_LISTED = pattern("counterparts", "{department_joins}[^,;:。]{0,40}?{department_tails}|{department_tails}")


class Change(NamedTuple):
    """A changed piece of one side, folded, with what stands before and behind it."""

    before: str
    changed: str
    behind: str


def one_department(parent: Change, child: Change) -> bool:
    """Return whether both sides name one department, or what departments are called, in a list of them: 环境保护、公安等主管部门."""
    return not _departments(parent).isdisjoint(_departments(child))


def _departments(side: Change) -> frozenset[str]:
    """Return what the words stand for that a changed piece is in; "" for what all departments are called."""
    found: set[str] = set()
    for left in range(min(_REACH, len(side.before)) + 1):
        for right in range(min(_REACH, len(side.behind)) + 1):
            word = side.before[len(side.before) - left :] + side.changed + side.behind[:right]
            if word in department_tails():
                found.add("")
            elif word in department_words() and _LISTED().match(side.behind[right:]):
                found.add(department_words()[word])
    return frozenset(found)


def levels_added(parent: Change, child: Change, own: Collection[str]) -> bool:
    """Return whether a list of levels keeps all that it had and adds own ones, or ones above them: 国家和本省 → 国家、省和市."""
    old, new = _levels(parent.changed), _levels(child.changed)
    if old is None or not new or not old <= new:
        return False
    in_list = bool(old) or any(parent.before.endswith(mark) for mark in marks())
    return in_list and all(mark in own or marks()[mark] <= _ABOVE for mark in new - old)


def _levels(text: str) -> frozenset[str] | None:
    """Return the levels of a list of nothing else, None where something else stands in it."""
    found = [word if word in marks() else mark_of(word) for word in _JOINED().split(text) if word]
    return None if None in found else frozenset(mark for mark in found if mark)
