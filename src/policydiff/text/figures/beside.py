"""What stands beside a number in words and says that it is one: 不少于两次, 数百家; or that it is none: 同一家, 数十五."""

from __future__ import annotations

import re
from functools import cache

from policydiff.text.figures import grammar
from policydiff.text.figures.rhythm import times_each
from policydiff.text.figures.units import Unit, unit_at
from policydiff.text.numerals import COUNTING, GREAT_PLACES, PLACES
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.targets import any_of

LOOKBACK = 12
_BARE_PLACES = re.compile(rf"[{PLACES}]+(?![{COUNTING}])")


@cache
def _open() -> re.Pattern[str]:
    """数十家: an open numeral."""
    return re.compile(rf"{around('open')}\Z")


def is_open(folded: str, start: int) -> bool:
    """Tell the numeral at a place that is open: 数|十家."""
    return _open().search(folded, max(0, start - 1), start) is not None


@cache
def _several() -> re.Pattern[str]:
    """数百家, 几十个: more than that many; but 人数百万人, 系数十."""
    return re.compile(rf"{around('several_of')}\Z")


@cache
def _leads_in() -> re.Pattern[str]:
    """A number without a unit counts only where the words before it say that it is one."""
    return re.compile(rf"(?:{around('number_lead')}|[><≥≤])\s{{0,3}}\Z")


def is_led_to(folded: str, start: int) -> bool:
    """Tell whether the words before a number without a unit say that it is one."""
    return _leads_in().search(folded, max(0, start - LOOKBACK), start) is not None


def goes_on_led(folded: str, start: int) -> bool:
    """Tell a decimal without a unit in a list that 分别 deals out: 系数分别不高于0.45、|0.40."""
    return _dealt_out().search(folded, max(0, start - 4 * LOOKBACK), start) is not None


@cache
def _dealt_out() -> re.Pattern[str]:
    return re.compile(rf"{around('respectively')}[^\d,;。、]{{1,8}}(?:\d{{1,3}}\.\d{{1,4}}(?:、|{around('joint')})){{1,8}}\Z")


def is_several(folded: str, start: int) -> bool:
    """Tell the numeral of 数百家, 几十个."""
    return bool(_BARE_PLACES.match(folded, start) and _several().search(folded, max(0, start - 2), start))


def is_bounded(folded: str, start: int, end: int) -> bool:
    """Tell 不少于两次, 至少开展三次 and 两次以上, which count, from 二次 and 一期, which are other words."""
    lead = grammar.bound_before(folded, start)
    if folded[start] in GREAT_PLACES:
        return False
    if lead is not None and not lead[1].bare:
        return True
    unit = unit_at(folded, end, arabic=True)
    if unit is None or unit.printed not in words_in("figures", "how_often"):
        return False
    after = folded[start] != "一" and grammar.bound_after(folded, unit.end) is not None
    return after or grammar.least_before(folded, start)


@cache
def _changed() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('rises')}|{any_of('falls')})(?:了|约)?\Z")


def is_one(folded: str, start: int, unit: Unit) -> bool:
    """Tell 一名, 一所 (至少一个) from the 一 of words: 一个, 一批, 一家一策, 同一家."""
    if unit.printed == "批":
        return False  # 突破一批关键技术
    if unit.printed == "成":
        return _changed().search(folded, max(0, start - LOOKBACK), start) is not None  # 减少一成, not 一成
    if grammar.bound_before(folded, start) or grammar.bound_after(folded, unit.end) or grammar.least_before(folded, start):
        return True
    if times_each(folded, start, start + 1):
        return True  # 每年召开一次会议
    other = folded[start - 1 : start] in words_in("figures", "before_one") if start else False
    return unit.printed in words_in("figures", "one_of_them") and not other and "一" not in folded[unit.end : unit.end + 3]


def is_round_count(folded: str, start: int, end: int, unit: str) -> bool:
    """Tell 培育|百家|瞪羚企业, 、|千家|专精特新企业 behind it, from words (千家万户), names (百名专家下基层活动) and what is done with them (组织万人大会)."""
    if unit not in words_in("figures", "round_of") or _called().match(folded, end):
        return False
    return _counted_round().search(folded, max(0, start - 2 * LOOKBACK), start) is not None


@cache
def _counted_round() -> re.Pattern[str]:
    """What is done with so many, or with so many others before them: 培育百家瞪羚企业、."""
    return re.compile(rf"{around('counts_round')}了?(?:[{PLACES}]{{1,2}}{around('round_of')}[^,;:。、\d]{{2,12}}[、,])?\Z")


@cache
def _called() -> re.Pattern[str]:
    """What stands behind the number of a name, or makes it a word."""
    return re.compile(rf"(?![\u4e00-\u9fff]{{2}})|[{PLACES}]|[^,;:。]{{0,16}}{around('round_name')}")
