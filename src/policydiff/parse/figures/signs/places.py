"""The signs by which a number counts or bounds the places where something is done, not what is done."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import Case, words_around
from policydiff.vocab.amounts.figures import around

_FAR = 40  # characters of a list of places


def is_amid(case: Case) -> bool:
    """Tell 在3个重点区域、8条道路建设中加大应用: in the midst of what something is done."""
    folded, phrase = case.folded, case.phrase
    inside = words_around("amid_begin").match(folded, phrase.left) and not (case.lead.verb or case.moves)
    return bool(inside) and words_around("amid", r"[^,;:。]+?{}(?=\w)").match(folded, case.quantity.end) is not None


def goes_there(case: Case) -> bool:
    """Tell 资源向两个新城区、三个副中心配置: where it is to go."""
    if case.kind != "count" or not case.noun or case.bound:
        return False
    folded, at = case.folded, case.quantity.start
    toward = _toward().search(folded, max(case.phrase.left, at - _FAR), at)
    return toward is not None and _there().match(folded, case.quantity.end, case.phrase.right) is not None


@cache
def _toward() -> re.Pattern[str]:
    """向|两个新城区、|三个(城市副中心)."""
    return re.compile(rf"{around('goes_toward')}(?:[^,;:。、]{{2,16}}、){{0,3}}\Z")


@cache
def _there() -> re.Pattern[str]:
    return re.compile(rf"[^,;:。]{{2,{_FAR}}}?{around('goes_there')}\Z")


def bounds_places(case: Case) -> bool:
    """Tell 10名以上孤寡老人的行政村|都建有安居点: the persons say which of the places are meant."""
    opens = case.bound and not (case.metric or case.lead.verb)
    return opens and _of_places().match(case.noun) is not None


@cache
def _of_places() -> re.Pattern[str]:
    return re.compile(
        rf"[^,;:]{{2,24}}?的(?:{around('any_division')}|{around('division_end')}|[^的,;:]{{0,6}}{around('holder')}){around('each_for_itself')}"
    )
