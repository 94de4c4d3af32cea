"""Money and shares that a rule gives: 按照实际发生额的50%给予支持, 单个项目支持金额最高不超过200万元; whatever stands around them says to whom."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import Case, words_around
from policydiff.vocab.amounts.figures import around
from policydiff.vocab.phrases import pattern

_NEAR, _FAR = 30, 120
_GIVEN = pattern("steps", "{grant_joins}?{grant_rates}?{grants_so}?{grant_ways}?{grants}(?=$|[,;。:()])")
_BY = pattern("steps", "{grants_so}|{grants_by}")
_SUM = pattern("steps", "{grants}{grant_sums}?,?[^,;。:]{0,8}$")


def is_granted(case: Case) -> bool:
    """Return whether money or a share is what somebody is given by a rule: 给予最高不超过20%的支持, 给予一次性奖励，最高不超过30万元."""
    if case.kind not in ("money", "share") or case.quantity.comparator.startswith(">"):
        return False
    at = case.quantity.start
    before = case.folded[max(0, at - _NEAR) : at]
    if _GIVEN().match(case.folded, case.quantity.end) is not None and _BY().search(
        case.folded, case.phrase.left, case.quantity.end + _NEAR
    ):
        return True
    return (
        case.kind == "money" and case.quantity.comparator.startswith("<") and not case.setting.dated and _SUM().search(before) is not None
    )


def is_by_standard(case: Case) -> bool:
    """Tell 标准为西部地区年人均|4.18万元, what each is paid by a standard, also of the next in its list."""
    at = case.quantity.start
    return case.kind == "money" and _standard_for_each().search(case.folded, max(0, at - _FAR), at) is not None


@cache
def _standard_for_each() -> re.Pattern[str]:
    return re.compile(rf"(?:\A|[,;。])[^,;。:\d]{{0,8}}{around('by_standard')}[^;。]*{around('for_each_person')}\Z")


def also_grants(case: Case) -> bool:
    """Whether who promises by when also grants: 5年内引进200名专家,并给予项目资助; not 年产值达到5000万元,并给予奖励.

    And who makes what is given then: 开发2万个以上的公益性岗位,优先安排困难群体.
    """
    if case.kind == "count" and case.lead.verb and words_around("allotted", r"{}\Z").search(case.noun or case.metric):
        return True
    also = words_around("approved", r",{}").match(case.folded, case.phrase.right)
    return also is not None and case.setting.dated and bool(case.lead.verb) and not case.lead.reach


def is_pledge_of_some(case: Case) -> bool:
    """Tell 入库企业须在3年内实现营业收入倍增, 企业承诺三年内产值翻番: what each of those who are chosen must do."""
    if case.kind != "multiple":
        return False
    pledges = words_around("holder", rf"{{}}[^,;。:]{{0,6}}?{around('pledges')}")
    return pledges.search(case.folded, case.phrase.left, case.quantity.start) is not None
