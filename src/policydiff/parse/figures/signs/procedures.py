"""The signs by which a number is of what somebody does to get something: how much to write, how many copies to hand in."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import Case, words, words_around
from policydiff.vocab.amounts.figures import around, words_in

_FAR = 160  # characters of a part that are looked at: time stays linear without a comma


def is_procedure(case: Case) -> bool:
    """选择1个考点进行报名: what a reader does, where no date and no goal stand."""
    if case.quantity.unit == "字":
        return True  # (300字以内): how much to write
    if case.quantity.unit in words_in("figures", "copies") and _is_handed_in(case):
        return True
    if case.setting.goal or case.setting.dated or case.lead.each:
        return False
    before = case.folded[case.phrase.start : case.quantity.start]
    return bool(words("procedure").search(before) or words("procedure", rf"{around('goes_through')}{{}}").search(case.noun))


def is_laid_down(case: Case) -> bool:
    """根据《某办法》要求,…人员不得少于在册人数70%: a bound that another text lays down, and no promise of this one."""
    bound = words_around("must_not").search(case.folded, case.phrase.left, case.quantity.number[0])
    return bound is not None and not case.setting.dated and _by_another().match(case.folded, 0, case.phrase.left) is not None


@cache
def _by_another() -> re.Pattern[str]:
    return re.compile(rf"[^,;。]{{0,8}}?{around('by_rule')}[^,;。《》]{{0,16}}《[^》]{{2,60}}》[^,;。《》]{{0,12}}{around('laid_down')},")


def _is_handed_in(case: Case) -> bool:
    """申报书、汇总表各1份, 材料一式三份: how many copies of a paper somebody hands in, whatever the day; 发放手册2万份 is promised."""
    at = case.quantity.start
    return (
        words_around("copied", r"{}\Z").search(case.folded, max(0, at - 2), at) is not None
        and words_around("paper", r"{}[^,;。]{0,12}\Z").search(case.folded, max(0, at - _FAR), at) is not None
    )
