"""The signs by which a number counts what befalls people: by nature, or by accident; and the ills that a place holds down."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import Case, words_around
from policydiff.vocab.amounts.figures import around

_FAR = 160  # characters of a part that are looked at: time stays linear without a comma

_MISHAP = ("befalls", "[^,;。的]{0,16}", "mishap", r"\Z")
"""By accident, right before the number that counts it; what is said of it (发生的…) counts another thing."""
_NATURAL = ("occurs", "[^,;。]{0,12}", "natural", "")
"""By nature, anywhere before the number."""


def happens(case: Case) -> bool:
    """Tell what nature or an accident does: counted, and promised by nobody; 地震监测站50个 and 挽回损失3亿元 are."""
    if not (case.moves or case.lead.verb or case.lead.modality):
        lost = words_around("loss", r"{}\Z").search(case.metric) or words_around("loss").match(case.noun)
        if lost and not words_around("averts").search(case.metric):
            return True
    scene = not (case.lead.change or case.lead.modality) and words_around("mishap_scene", r"{}\Z").search(case.metric) is not None
    if scene or (
        case.kind == "count" and not case.moves and _befalling(*_MISHAP).search(case.folded, case.phrase.left, case.quantity.start)
    ):
        return True  # 共发生居民火灾7起; 过火面积约200平方米
    if words_around("natural", r"{}\Z").search(case.metric) or words_around("natural").match(case.noun):
        return True
    at = case.quantity.start
    return _befalling(*_NATURAL).search(case.folded, max(0, at - _FAR), at) is not None


def is_held_down(case: Case) -> bool:
    """Tell 管网漏损率不高于9%, 平均降尘量不得高于5吨/月·平方公里: an ill of a place, which a plan holds down and no rule allows."""
    if not case.setting.promises or case.setting.article or case.kind in ("count", "money", "time"):
        return False
    ill = words_around("ill", r"{}(?:\([^()]*\))?\Z").search(case.metric)
    mean = "/" in case.quantity.unit and words_around("mean_of_place", r"{}[^,的]{0,8}\Z").search(case.metric)
    return bool(ill or mean)


@cache
def _befalling(verbs: str, apart: str, what: str, end: str) -> re.Pattern[str]:
    """Return where words of a group befall (发生居民|火灾): a verb of a group, what stands between, one of the words, and what ends it.

    Not 发生率, and not what is to be kept down (不发生火灾), as the groups say.
    """
    return re.compile(rf"{around(verbs)}{apart}{around(what)}{end}")
