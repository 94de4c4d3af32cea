"""What the figure before measures, in another place: 全市森林覆盖率达到60%,临江县达到65%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.text.fold import fold
from policydiff.vocab.amounts.figures import around
from policydiff.vocab.amounts.measures import kinds

_SHARES = frozenset(["%", "‰"])
_OF, _EACH = "的", "/"


def measured_there(metric: str, claims: Sequence[Claim], claim: Claim) -> str:
    """Return the name of what a place alone comes to, which the figure before gives of another: 临江县 → 临江县森林覆盖率; "" for any other.

    metric: folded. What is counted is taken over by places with a name of their own only (临江县, not 景区 and 示范村).
    """
    if not _is_alone(metric, claim):
        return ""
    quantity, lead, last = claim.phrase.quantity, claim.lead, _level(claims, claim)
    before = fold(last.metric)
    if last.lead.increase:
        return ""
    share = words("indicator", r"{}\Z").search(before) or last.lead.change
    named = (share and quantity.unit in _SHARES) or _named_place().fullmatch(metric) or _people().fullmatch(metric)
    if _OF in before or _share_of_places().search(before) or not named:
        return ""
    changes, changed = bool(lead.change and not lead.reach), bool(last.lead.change and not last.lead.reach)
    alike = quantity.unit == last.phrase.quantity.unit and (changes == changed or not share)
    held = lead.reach or lead.change or quantity.comparator != "=" or kinds().get(quantity.unit) == "money"
    level = (
        changed and not changes and _EACH in quantity.unit and words_around("pollutant", "{}.").search(before)
    )  # …下降10%,北京市控制在32微克/立方米以内
    if not (held and (alike or level)):
        return ""
    name = last.metric.removeprefix(last.lead.verb) if kinds().get(quantity.unit) == "count" else last.metric
    return _renamed(metric, claim.metric, name, fold(last.printed or ""))


def _level(claims: Sequence[Claim], claim: Claim) -> Claim:
    """Return the figure before, or the one in the same measure whose growth it is: 城镇居民人均支出2.1万元,增长5%;农村居民|1.2万元."""
    last, unit = claims[-1], claim.phrase.quantity.unit
    grown = last.lead.change and not (last.lead.reach or claim.lead.change)
    return next((one for one in claims[-2:-3:-1] if grown and one.metric == last.metric and one.phrase.quantity.unit == unit), last)


def measured_next(metric: str, before: str, claim: Claim) -> str:
    """Return the same for the first figure of a sentence: 城乡居民消费水平达到2.7万元。其中,农村居民|达到1.9万元; before: the name of the last figure of the one before."""
    named = _is_alone(metric, claim) and claim.lead.reach and _OF not in before and not _share_of_places().search(fold(before))
    alone = named and (_people().fullmatch(metric) or _named_place().fullmatch(metric))
    return _renamed(metric, claim.metric, before, "") if alone else ""


def _is_alone(metric: str, claim: Claim) -> bool:
    """Tell a place, or people, that a figure has for its only name."""
    bare = not (claim.lead.verb or claim.lead.part or claim.phrase.end > claim.phrase.quantity.end)
    return bare and (_place().fullmatch(metric) or _people().fullmatch(metric)) is not None


def _renamed(metric: str, own: str, name: str, shown: str) -> str:
    """Return the name of a figure with another place, or other people, in it; shown: what alone is printed of it."""
    folded = fold(name)
    if _people().fullmatch(metric):
        whose = _people().match(folded)
    elif shown and folded.startswith(shown):
        whose = _place().fullmatch(shown)
    else:
        whose = _own_place().match(folded) or (
            None if _named_place().fullmatch(metric) else _kind_of_place().match(folded)
        )  # 县城|漏损率…,乡镇…
    rest = name[whose.end() :] if whose else "" if _people().fullmatch(metric) else name
    return own + rest if len(rest) > 1 and "、" not in rest else ""


@cache
def _people() -> re.Pattern[str]:
    """农村居民, 残疾人."""
    return re.compile(rf"[\u4e00-\u9fff]{{0,6}}?{around('people')}")


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
