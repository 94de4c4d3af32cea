"""Spans of time and ages that somebody has to keep, apart from those that only say when something is done or how old the counted are."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import words_around
from policydiff.text.quantities import Quantity
from policydiff.vocab.amounts.figures import around, each_of, words_in
from policydiff.vocab.amounts.targets import any_of

_NEAR = 12
_FAR = 40  # characters of a part in which the word of obligation stands


def asks_age(label: str) -> bool:
    """Tell the folded head of a column that says how old one must be: 年龄要求."""
    return words_around("how_old").search(label) is not None


def asked_as(folded: str, quantity: Quantity) -> str:
    """Return the id of the mood of a span of time that is asked of somebody, "" for one that only says when.

    An age says who is meant (`condition`), a length or a term is a limit (`time-limit`): 保存期不少于5年, 公示7日, 应当在30日内答复.
    """
    if quantity.unit in words_in("figures", "age"):
        return "condition" if _is_age_asked(folded, quantity) else ""
    return "time-limit" if _is_limit(folded, quantity) else "condition" if _is_experience(folded, quantity) else ""


def _is_age_asked(folded: str, quantity: Quantity) -> bool:
    """Tell 年龄在18至35周岁 and 男性十八至六十周岁, which say who is meant, from 65岁以上老年人."""
    near, at = max(0, quantity.start - _NEAR), quantity.start
    headed = words_around("how_old", r"{}[^,;:。、\d]{0,6}\Z").search(folded, near, at)
    return bool(headed or words_around("of_age", r"{}\Z").search(folded, near, quantity.number[0]))


def _is_limit(folded: str, quantity: Quantity) -> bool:
    """Tell 保存期不少于5年, 最多可延长2个月, 公示7日 and 应当在收到后30日内答复."""
    at = quantity.start
    before = folded[max(0, at - _NEAR) : at]
    if folded[quantity.number[1] : quantity.end] in words_in("figures", "within") or _within().match(folded, quantity.end):
        owed = _obliged().search(folded, max(0, at - _FAR), at)
        return owed is not None
    if quantity.comparator[:1] in ("<", ">") and (_keeps().search(before) or _bounded().match(folded, at, quantity.number[0])):
        return True
    return words_around("lasts", r"{}(?:为|是)?\Z").search(before) is not None or _at_most().search(before) is not None


def _is_experience(folded: str, quantity: Quantity) -> bool:
    """Tell 成立满2年, 具有3年以上从业经历: what one must have behind him; 建成20年以上的小区 says which ones."""
    bounded = quantity.comparator.startswith(("<", ">")) or quantity.value_max is not None
    if bounded and _in_that_case().match(folded, quantity.end):
        return True
    served = words_around("long_served", r"{}\Z").search(folded, max(0, quantity.start - _NEAR), quantity.number[0])
    return served is not None and (quantity.comparator.startswith(">") or served[0].endswith(each_of("figures", "full_years")))


def is_step(folded: str, quantity: Quantity) -> bool:
    """Tell 每增加|1人(,增加经费2000元), for how many more each what follows is."""
    return _step().search(folded, max(0, quantity.start - _NEAR), quantity.number[0]) is not None


@cache
def _step() -> re.Pattern[str]:
    return re.compile(rf"每(?:{any_of('change')}|{any_of('adds')}|{around('more_by')})\Z")


@cache
def _in_that_case() -> re.Pattern[str]:
    """6个月以上的,损耗率为…; 满3年的可续聘: what follows holds for those."""
    return re.compile(rf"的(?=,|{around('entitled')})")


@cache
def _within() -> re.Pattern[str]:
    return re.compile(around("within"))


@cache
def _obliged() -> re.Pattern[str]:
    """应当在收到通知书|30日内: an obligation in the same part of the sentence."""
    return re.compile(rf"{around('must')}[^,;:。]*\Z")


@cache
def _keeps() -> re.Pattern[str]:
    """保存期|不少于, 租赁期限最长|不超过."""
    return re.compile(rf"(?:{around('lasts')}|{around('kept')})(?:{around('filler_between')}|{around('is_set')}|{around('as_a_rule')})*\Z")


@cache
def _bounded() -> re.Pattern[str]:
    """不得超过|4个月: a bound that is set, and no measurement (超过20年)."""
    return re.compile(around("is_set"))


@cache
def _at_most() -> re.Pattern[str]:
    """最多可延长|2个月."""
    return re.compile(rf"{around('is_set')}[^,;:。\d]{{0,3}}{around('prolonged')}\Z")
