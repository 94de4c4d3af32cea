"""What is called otherwise at another level, though no word of a level says so: 齐鲁 → 鸢都, 城市 → 县城, 支队 → 大队, 全国 → 省会经济圈."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.compare.judge.borders import Gap
from policydiff.compare.judge.levels import Places
from policydiff.compare.judge.names import Change
from policydiff.compare.side.tokens import Token
from policydiff.text.fold import fold
from policydiff.vocab.places.bynames import bynames
from policydiff.vocab.places.called import corps, corps_behind, county_seat, region, seat
from policydiff.vocab.places.levels import LEVELS, is_scope, mark_of, marks, named_levels

_MOST_BETWEEN = 6
"""Tokens of a list of levels that both sides have: 、市、县、 of 省、市、县."""
_COUNTY = LEVELS.index("county")


def called_alike(parent: Change, child: Change, places: Places) -> bool:
    """Return whether a text has for the parent's word what stands to it as that stands to the parent."""
    return _byname(parent.changed, child.changed, places) or (places.down and any(rule(parent, child, places) for rule in _RULES))


def _byname(parent: str, child: str, places: Places) -> bool:
    """云行齐鲁 → 云行鸢都, 齐鲁工匠 → 潍坊工匠: the byname of a place, and the name or byname of the child's or of one above it."""
    if parent not in bynames() or parent == child:
        return False
    if not places.names:
        return child in bynames()
    return child in places.names or bynames().get(child) in (*places.names, *places.above)


def _region(parent: Change, child: Change, places: Places) -> bool:
    """打造全国重要集聚区 → 打造省会经济圈重要集聚区: the whole of the parent's place or of one above it, and a part of it in which the child lies."""
    mark = mark_of(parent.changed) if is_scope(parent.changed) else None
    if mark is None or places.levels is None or not region().fullmatch(child.changed):
        return False
    return min(map(LEVELS.index, marks()[mark])) <= places.levels[0]


def _seat(parent: Change, child: Change, places: Places) -> bool:
    """城市公共空间 → 县城公共空间."""
    county = places.levels is not None and places.levels[1] == _COUNTY
    return county and bool(seat().fullmatch(parent.changed)) and bool(county_seat().fullmatch(child.changed))


def _corps(parent: Change, child: Change, places: Places) -> bool:
    """市农业综合行政执法支队 → 县农业综合行政执法大队."""
    both = corps().get(parent.changed), corps().get(child.changed)
    if both[0] is None or both[1] is None or not (corps_behind().match(parent.behind) and corps_behind().match(child.behind)):
        return False
    return places.down_to(both[0], both[1])


def moved_down(gaps: Sequence[Gap], parent: Sequence[Token], child: Sequence[Token], places: Places) -> list[Gap]:
    """Return the gaps with those joined that together move a list of levels down: 省、市、县 → 市、县、乡 leaves out the first and adds one at the end."""
    joined: list[Gap] = []
    for gap in gaps:
        last = joined[-1] if joined else None
        if last and last.child_start == last.child_end and gap.parent_start == gap.parent_end <= last.parent_end + _MOST_BETWEEN:
            whole = Gap(last.parent_start, gap.parent_end, last.child_start, gap.child_end)
            both = _text(parent[whole.parent_start : whole.parent_end]), _text(child[whole.child_start : whole.child_end])
            if places.down and all(len(named_levels(side)) > 1 for side in both) and places.carried(*both):
                joined[-1] = whole
                continue
        joined.append(gap)
    return joined


def _text(tokens: Sequence[Token]) -> str:
    return fold("".join(token.text for token in tokens))


_RULES = (_region, _seat, _corps)
