"""What stands to the child as something else stood to the parent, though no mark of a level says so: 世界领先 → 国内领先, 国务院 → 县政府."""

from __future__ import annotations

import re
from collections.abc import Callable

from policydiff.compare.judge.called import called_alike
from policydiff.compare.judge.inserted import own_for_whole
from policydiff.compare.judge.levels import Places
from policydiff.compare.judge.names import Change, each_below
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.genres import kinds
from policydiff.vocab.places.levels import LEVELS, is_scope, mark_of, marks, named_levels, those_below
from policydiff.vocab.places.standing import (
    anywhere,
    between_bodies,
    cabinet,
    departments_behind,
    document_number,
    each,
    ends_as_place,
    everyone,
    governments_end,
    height_behind,
    insides,
    joined_between,
    joined_bodies,
    kind_of_place,
    level_first,
    levels_in_pair,
    local_governments,
    localities,
    mark_of_cabinet,
    mark_of_heads,
    meeting_behind,
    nation,
    of_centre,
    of_localities_behind,
    of_own,
    one_meeting_behind,
    outside,
    own_departments,
    people_behind,
    ranked,
    session,
    session_number,
    sits_before,
    some_ministries,
    this,
    together_behind,
    torn_behind,
    world,
)

_NATION = LEVELS.index("national")
_SHORTEST_NAME = 4
_NEXT_TO = 20
"""Characters on either side of a change that may make one name with it."""
_IN_AND_OUT = 4
"""Characters of 国际国内."""
_BESIDE = 2
"""Characters before a piece of a title that must be those before it in the text."""


def stands_alike(parent: Change, child: Change, places: Places) -> str | None:
    """Return how a change goes with that of the level, for the edit's note, "" where there is nothing to note; None where it does not."""
    for one, other in ((parent, child), _trimmed(parent, child)):
        if _own_name(one, other, places):
            return "own name"
        if called_alike(one, other, places) or (places.levels is None and _of_level(one, other, places)):
            return ""
        if places.down and any(rule(one, other, places) for rule in _RULES):
            return ""
    return None


def _trimmed(parent: Change, child: Change) -> tuple[Change, Change]:
    """Return a change that was widened to whole words without what both sides have of these: 理部 → 理厅 is 部 → 厅."""
    one, other = parent.changed, child.changed
    left = int(one[:1] == other[:1] != "")
    right = int(min(len(one), len(other)) > left and one[-1:] == other[-1:])
    return _inner(parent, left, right), _inner(child, left, right)


def _inner(side: Change, left: int, right: int) -> Change:
    end = len(side.changed) - right
    return Change(side.before + side.changed[:left], side.changed[left:end], side.changed[end:] + side.behind)


def _heights(parent: Change, child: Change, places: Places) -> bool:
    """世界领先 → 国内领先, of the nation and one of its provinces."""
    if not is_higher(parent.changed, child.changed, places):
        return False
    if ranked().search(parent.changed):
        return bool(ranked().search(child.changed))
    return is_scope(child.changed) and bool(height_behind().match(child.behind))


def is_higher(parent: str, child: str, places: Places) -> bool:
    """Return whether the world, of the nation's text, became a level above the child's: 世界 → 国内."""
    if places.levels is None or places.levels[0] != _NATION or not world().fullmatch(parent):
        return False
    mark = mark_of(child)
    return mark is not None and any(step < places.levels[1] for step in map(LEVELS.index, marks()[mark]))


def _heads(parent: Change, child: Change, places: Places) -> bool:
    mark = mark_of_heads(parent.changed, places.by_mark(child.changed))
    return mark is not None and places.down_to(frozenset({_NATION}), frozenset(map(LEVELS.index, marks()[mark])))


def _cabinet(parent: Change, child: Change, places: Places) -> bool:
    """国务院有关部门 → 省直有关部门."""
    mark = mark_of_cabinet(child.changed) if cabinet().fullmatch(parent.changed) and departments_behind().match(parent.behind) else None
    return mark is not None and places.down_to(frozenset({_NATION}), frozenset(map(LEVELS.index, marks()[mark])))


def _localities(parent: Change, child: Change, places: Places) -> bool:
    """鼓励地方 → 鼓励各市: any place below for those below."""
    if places.levels is None:
        return False
    mark = mark_of(child.changed)
    if local_governments().fullmatch(parent.changed):
        named = named_levels(governments_end().sub("", each().sub("", child.changed)))
        if named:
            return any(step > places.levels[1] - (not each().match(child.changed)) for _, steps in named for step in steps)
        return bool(governments_end().search(child.changed)) and places.at_or_below(mark)
    if of_localities_behind().match(child.behind) and places.at_or_below(mark):
        return bool(localities().fullmatch(parent.changed))
    if not localities().fullmatch(parent.changed):
        return False
    named = named_levels(each().sub("", child.changed))
    return any(step > places.levels[1] for _, steps in named for step in steps) or bool(those_below().fullmatch(child.changed))


def _each_below(parent: Change, child: Change, places: Places) -> bool:
    """在各省(区、市)排名前10 → 在全市排名前10: each of those below the nation, of which the child is a part, for the whole of the child."""
    if places.levels is None or not those_below().fullmatch(parent.changed):
        return False
    mark = mark_of(child.changed)
    steps = [step for _, steps in named_levels(each().sub("", parent.changed)) for step in steps]
    return mark in places.child and is_scope(child.changed) and any(places.levels[0] < step <= places.levels[1] for step in steps)


def _together(parent: Change, child: Change, places: Places) -> bool:
    """部省合作 → 县镇合作, 央地工作协同 → 市县工作协同."""
    old = levels_in_pair(parent.changed)
    several = len(old) > 1 and bool(together_behind().match(parent.behind) and together_behind().match(child.behind))
    return several and old != parent.changed and places.carried(old, levels_in_pair(child.changed))


def _of_level(parent: Change, child: Change, places: Places) -> bool:
    """部属高校 → 省属高校, also where nobody knows whose text names what is the nation's."""
    found = of_own().fullmatch(child.changed) if of_centre().fullmatch(parent.changed) else None
    if found is None or not (found["mark"] in places.child or places.is_above(found["mark"])):
        return False
    return places.levels is None or places.down_to(frozenset({_NATION}), frozenset(map(LEVELS.index, marks()[found["mark"]])))


def _ministries(parent: Change, child: Change, places: Places) -> bool:
    """会同有关部委 → 会同市直有关部门, 会同有关部门."""
    found = own_departments().fullmatch(child.changed) if some_ministries().fullmatch(parent.changed) else None
    return found is not None and (not found["mark"] or found["mark"] in places.child)


def _nation(parent: Change, child: Change, places: Places) -> bool:
    """数字中国 → 数字江西."""
    own = places.levels is not None and places.levels[0] == _NATION and bool(nation().fullmatch(parent.changed))
    return own and child.changed in places.names


def _sits(parent: Change, child: Change, places: Places) -> bool:
    """在华企业 → 在滨企业, 来鲁创业 → 来东滨创业."""
    sit = sits_before().search(parent.before), sits_before().search(child.before)
    return all(sit) and parent.changed in places.letters[0] and (child.changed in places.letters[1] or child.changed in places.names)


def _everyone(parent: Change, child: Change, places: Places) -> bool:
    """全体人民 → 全市人民."""
    own = is_scope(child.changed) and mark_of(child.changed) in places.child
    return own and bool(everyone().fullmatch(parent.changed)) and bool(people_behind().match(child.behind))


def _each(parent: Change, child: Change, places: Places) -> bool:
    """省级主管部门 → 各市主管部门: those one level down, of whom the parent says so without 各."""
    if parent.changed or not each().fullmatch(child.changed):
        return False
    one, other = level_first().match(parent.behind), level_first().match(child.behind)
    return one is not None and other is not None and one["mark"] not in places.parent and places.local(one["mark"], other["mark"])


def _sessions(parent: Change, child: Change, places: Places) -> bool:
    """省委十二届三次全会 → 市委十四届五次全会: one's own meeting has its own number."""
    if not all(session_number(CHARACTERS).fullmatch(side.changed) for side in (parent, child)):
        return False
    held = [around(session(CHARACTERS), side) for side in (parent, child)]
    return all(held) and places.local(*(found["mark"] for found in held if found))


def _numbers(parent: Change, child: Change, places: Places) -> bool:
    """《国务院关于…》（国发〔2021〕2号） → 《某省人民政府关于…》（某政发〔2022〕13号）: another body's document has another number."""
    found = [around(document_number(), side) for side in (parent, child)]
    return all(found) and len({number["body"] for number in found if number}) > 1


def around(form: re.Pattern[str], side: Change) -> re.Match[str] | None:
    """Return the match of a form that holds all that changed, with what stands next to it."""
    before = side.before[-_NEXT_TO:]
    text = before + side.changed + side.behind[:_NEXT_TO]
    found = (found for found in form.finditer(text) if found.start() <= len(before) and found.end() >= len(before) + len(side.changed))
    return next(found, None)


def _kinds(parent: Change, child: Change, places: Places) -> bool:
    return places.down_to(*(kind_of_place(side.changed, side.before) for side in (parent, child)))


def _anywhere(parent: Change, child: Change, places: Places) -> bool:
    return place_for_any(parent.changed, child.changed, places)


def place_for_any(parent: str, child: str, places: Places) -> bool:
    """Return whether a place that may be any became one's own, or those below: 区域 → 县域, 本地区 → 本县, 跨地区 → 跨乡镇."""
    if not places.down or places.levels is None or not anywhere().fullmatch(parent):
        return False
    if is_scope(child):
        return mark_of(child) in places.child
    return any(step > places.levels[1] for _, steps in named_levels(child) for step in steps)


def _insides(parent: Change, child: Change, places: Places) -> bool:
    """统筹国际国内资源 → 统筹省内省外资源, whichever of its characters differ."""
    old, new = (side.before[-_IN_AND_OUT:] + side.changed + side.behind[:_IN_AND_OUT] for side in (parent, child))
    return _holds(outside().search(old), parent) and any(_holds(found, child) and found["mark"] in places.child for found in insides(new))


def _holds(found: re.Match[str] | None, side: Change) -> bool:
    """Return whether a piece of a change with what is next to it holds all that changed."""
    start = len(side.before[-_IN_AND_OUT:])
    return found is not None and found.start() <= start and found.end() >= start + len(side.changed)


def _joined(parent: Change, child: Change, places: Places) -> bool:
    """部际联席会议 → 厅际联席会议, 县联席会议, or 联席会议 where the level stands before the name."""
    old, new, bodies = parent.changed, child.changed, joined_bodies()
    if old in bodies and new in bodies and between_bodies().match(parent.behind):
        return places.down_to(bodies[old], bodies[new])
    met, meeting = joined_between().fullmatch(old), joined_between().fullmatch(new)
    if met and meeting:
        return places.down_to(bodies[met["body"]], bodies[meeting["body"]])
    if not met or not one_meeting_behind().match(child.behind):
        return False
    mark = new if new in marks() else mark_of(new)
    return not new or (mark is not None and places.down_to(bodies[met["body"]], frozenset(map(LEVELS.index, marks()[mark]))))


def _own_meeting(parent: Change, child: Change, places: Places) -> bool:
    """成立领导小组 → 成立县领导小组: the child's own level or place before the name of a body for a time."""
    level = mark_of(child.changed) if ranked().search(child.changed) else child.changed
    own = level in places.child or child.changed in places.names
    return own and not parent.changed and not torn_behind().search(child.before) and bool(meeting_behind().match(child.behind))


def _own_name(parent: Change, child: Change, places: Places) -> bool:
    """Return whether a text calls itself what it is called, or each side has of its title what the other has of its: 打造数字先锋城市 → 打造数字强县."""
    old, new = parent.changed, child.changed
    if not (old and new and all(places.titles)):
        return False
    if old == places.titles[0] and len(old) >= _SHORTEST_NAME:
        return new == places.titles[1] or (bool(this().match(new)) and new[1:] in kinds())
    before = parent.before[-_BESIDE:]
    titled = child.before[-_BESIDE:] == before and before + old in places.titles[0] and before + new in places.titles[1]
    return titled and len(before) == _BESIDE and all(ends_as_place().search(side) for side in (old, new))


_RULES: tuple[Callable[[Change, Change, Places], bool], ...] = (
    _heights,
    _heads,
    _cabinet,
    _kinds,
    _nation,
    _sits,
    _everyone,
    _each,
    _sessions,
    _numbers,
    _localities,
    _each_below,
    _together,
    _of_level,
    _ministries,
    _anywhere,
    _insides,
    _joined,
    _own_meeting,
    own_for_whole,
    each_below,
)
