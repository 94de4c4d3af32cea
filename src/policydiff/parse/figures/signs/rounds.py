"""Numbers that say how the work is run: how often somebody meets, checks or reports."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import Case, words, words_around
from policydiff.text.figures.rhythm import often, times_each
from policydiff.vocab.amounts.figures import around, words_in


@cache
def _often() -> re.Pattern[str]:
    return re.compile(often())


@cache
def _event() -> re.Pattern[str]:
    """What is held for others, at the end of its name: 学习报告会."""
    return re.compile(rf"{around('event_end')}\Z")


def recurs(case: Case) -> bool:
    """每季度通报|一次, 每年给职工体检|两次: so many times each, in words."""
    start, end = case.quantity.number
    return not case.folded[start].isdigit() and times_each(case.folded, start, end - 1) is not None


def _is_held(case: Case) -> bool:
    """每年举办职业技能竞赛|一至两次: held for others, as 2次 of them are."""
    return bool(words("makes").fullmatch(case.lead.verb) and _event().search(case.metric))


def _has_looked(case: Case) -> bool:
    """开展执法检查32次, of what has been done: how often somebody has looked at others is counted, as what he has found is."""
    told = case.setting.past and case.quantity.unit == "次" and bool(case.lead.verb) and not (case.lead.each or case.noun)
    return told and words_around("looks_at_others", r"(?<=.){}\Z").search(case.metric) is not None


def is_process(case: Case) -> bool:
    """每年召开2次会议, 每季度…: how the work is run."""
    if recurs(case) and not (case.bound or _is_held(case)):
        return True
    if _has_looked(case):
        return False
    said = case.folded[case.phrase.start : case.quantity.start] + case.noun
    if case.quantity.unit in ("次", "份") and words("process").search(_event().sub("", said)):
        return not (case.setting.dated and case.bound and case.metric and not (case.noun or case.lead.each))  # 2025年,专项检查不少于12次
    if case.lead.verb and case.quantity.unit[:1] not in ("次", "份", "场") and words("makes").fullmatch(case.lead.verb):
        return False  # 每季度开展专题培训1期
    if case.lead.verb and case.bound and case.metric and not case.noun:
        return False  # 每月开展联合整治不少于2次
    held = case.quantity.unit in words_in("figures", "held_times") and words("makes").fullmatch(case.lead.verb)
    if held and case.noun and (case.bound or case.lead.at_least or _event().search(case.noun)):
        return False  # 每季度至少举办1场产销对接会, 每月举办1次论坛
    if case.setting.dated and case.metric and case.quantity.unit not in words_in("figures", "held_times") and case.quantity.unit != "份":
        return False  # 到2026年底,每日服务老年人2.6万人次
    return case.kind != "money" and not case.lead.reach and bool(_often().match(case.lead.each or ""))
