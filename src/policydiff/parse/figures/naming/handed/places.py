"""What the figure before measures, in another place: 全市森林覆盖率达到60%,临江县达到65%."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.text.fold import fold
from policydiff.vocab.amounts.figures import around
from policydiff.vocab.amounts.measures import kinds

_SHARES = frozenset(["%", "‰"])
_OF, _EACH = "的", "/"


def measured_there(metric: str, last: Claim, claim: Claim) -> str:
    """Return the name of what a place alone comes to, which the figure before gives of another: 临江县 → 临江县森林覆盖率; "" for any other.

    metric: folded. What is counted is taken over by places with a name of their own only (临江县, not 景区 and 示范村).
    """
    quantity, lead, before = claim.phrase.quantity, claim.lead, fold(last.metric)
    if _place().fullmatch(metric) is None or lead.verb or lead.part or last.lead.increase or claim.phrase.end > quantity.end:
        return ""
    share = words("indicator", r"{}\Z").search(before) or last.lead.change
    by_name = not (share and quantity.unit in _SHARES)
    if _OF in before or _share_of_places().search(before) or (by_name and _named_place().fullmatch(metric) is None):
        return ""
    changes, changed = bool(lead.change and not lead.reach), bool(last.lead.change and not last.lead.reach)
    alike = quantity.unit == last.phrase.quantity.unit and (changes == changed or not share)
    held = lead.reach or lead.change or quantity.comparator != "="
    level = (
        changed and not changes and _EACH in quantity.unit and words_around("pollutant", "{}.").search(before)
    )  # …下降10%,北京市控制在32微克/立方米以内
    if not (held and (alike or level)):
        return ""
    name = last.metric.removeprefix(last.lead.verb) if kinds().get(quantity.unit) == "count" else last.metric
    shown = fold(last.printed or "")
    own = _place().fullmatch(shown) if shown and name.startswith(shown) else _own_place().match(fold(name))
    if own is None and _named_place().fullmatch(metric) is None:
        own = _kind_of_place().match(fold(name))  # 县城|漏损率…,乡镇…
    rest = name[own.end() :] if own else name
    return claim.metric + rest if len(rest) > 1 and "、" not in rest else ""


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:{around('named_place_end')}|{around('division_end')}|{around('any_division')})")


@cache
def _share_of_places() -> re.Pattern[str]:
    """行政村占比, of places themselves; not 城市优良天数比率."""
    places = "|".join(around(group) for group in ("division_end", "any_division", "counted_place"))
    return re.compile(rf"(?:{places}){around('share_of_some')}\Z")


@cache
def _named_place() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{1,4}}?{around('named_place_end')}")


@cache
def _kind_of_place() -> re.Pattern[str]:
    """县城, 乡镇, 市级; not 市 of 市场."""
    return re.compile(rf"(?:{around('level')}|{around('attribute')}|{around('division_end')}|{around('any_division')})(?<=..)(?=..)")


@cache
def _own_place() -> re.Pattern[str]:
    """甲县|森林覆盖率, 京津冀地区|PM2.5浓度; nothing of 县域商业覆盖率 and 地区生产总值."""
    return re.compile(rf"[\u4e00-\u9fff]{{1,8}}?(?:(?<!地){around('named_place_end')}|(?<=..){around('region_end')})(?=..)")
