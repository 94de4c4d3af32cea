"""Names that say the same at another level or after a reform: departments in a list, and the levels that a text is bound by."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from policydiff.compare.judge.levels import Places
from policydiff.compare.side.counterparts import read_body, standing_name
from policydiff.vocab.duties.counterparts import body_names, department_tails, department_words
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.gazetteer import is_name
from policydiff.vocab.places.levels import LEVELS, as_one_level, is_township, mark_of, marks, named_levels
from policydiff.vocab.places.standing import each

_LONGEST_PLACE = 8
_WORDS = pattern("levels", "{words_and_divisions}")
"""城区, 和平: what some division is called and any text may say."""
_ABOVE = frozenset({"national", "province"})
_EVERY = pattern("levels", "{local}?{every_level}|{every_level}{local}")
_TOWNSHIP = LEVELS.index("township")
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


def levels_added(parent: Change, child: Change, places: Places) -> bool:
    """Return whether a list of levels keeps all that it had and adds own ones, or ones above them: 国家和本省 → 国家、省和市."""
    own = places.parent | places.child
    old, new = _levels(parent.changed), _levels(child.changed)
    if old is None or not new or not old <= new:
        return False
    in_list = bool(old) or any(parent.before.endswith(mark) for mark in marks())
    return in_list and all(mark in own or marks()[mark] <= _ABOVE or places.is_above(mark) for mark in new - old)


def _levels(text: str) -> frozenset[str] | None:
    """Return the levels of a list of nothing else, None where something else stands in it."""
    found = [word if word in marks() else mark_of(word) for word in _JOINED().split(text) if word]
    return None if None in found else frozenset(mark for mark in found if mark)


@cache
def _bureaus() -> frozenset[str]:
    return frozenset(map(standing_name, body_names()))


def each_below(parent: Change, child: Change, places: Places) -> bool:
    """Return whether those below the parent's place became those below the child's, with what they have: 各市农业农村局 → 各县(市、区)农业农村局, 各级政府 → 各乡镇政府."""
    one, other = _each(parent.changed), _each(child.changed)
    if one is None or other is None or not other[0] or places.levels is None:
        return False
    steps = [step for _, steps in as_one_level(other[0]) or named_levels(other[0]) for step in steps]
    if one[1] != other[1] and not (not other[1] and {_TOWNSHIP} == {*steps} and read_body(one[1]).names[0] in _bureaus()):
        return False  # a township has no bureaus of its own: 各市农业农村局 → 各乡镇(街道)
    below = any(step > places.levels[1] for step in steps)
    return below and (not one[0] or places.carried(one[0], other[0]))


def _each(text: str) -> tuple[str, str] | None:
    """Return the level that a text says each of, "" where it says of all levels, and what it says of them: 各县(市、区)|农业农村局, 各级|政府."""
    every = _EVERY().match(text)
    if every:
        return "", text[every.end() :]
    if not each().match(text):
        return None
    ends = [end for end in range(2, len(text) + 1) if named_levels(text[1:end])]
    return (text[1 : ends[-1]], text[ends[-1] :]) if ends else None


def are_places(parent: str, child: str, *, headed: bool) -> bool:
    """Return whether places became places: several for several (济南、青岛 → 桓台、高青, 岱崮镇、坦埠镇), or one for one where not both texts have a head.

    headed: each has a head that names its place, so that the text calls it by that name; and the table of divisions is large.
    """
    sides = [side.split("、") for side in (parent, child)]
    listed = [len(side) > 1 for side in sides]
    if listed[0] != listed[1] or (headed and not listed[0]):
        return False
    names = [name for side in sides for name in side]
    return not any(_WORDS().fullmatch(name) for name in names) and all(
        2 <= len(name) <= _LONGEST_PLACE and ((listed[0] and is_township(name)) or is_name(name)) for name in names
    )
