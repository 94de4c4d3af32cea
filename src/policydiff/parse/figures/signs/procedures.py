"""The signs by which a number is of what somebody does to get something: how much to write, how many copies to hand in."""

from __future__ import annotations

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


def _is_handed_in(case: Case) -> bool:
    """申报书、汇总表各1份, 材料一式三份: how many copies of a paper somebody hands in, whatever the day; 发放手册2万份 is promised."""
    at = case.quantity.start
    return (
        words_around("copied", r"{}\Z").search(case.folded, max(0, at - 2), at) is not None
        and words_around("paper", r"{}[^,;。]{0,12}\Z").search(case.folded, max(0, at - _FAR), at) is not None
    )
