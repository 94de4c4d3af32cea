"""Why two plans are made stands in one sentence of each, and these take each other's place; what is so already comes from no task."""

from __future__ import annotations

import pytest
from plans import CITY, COUNTY, notice

from policydiff.compare import compare_plans
from policydiff.model import Citation, Comparison
from policydiff.vocab.stock import tells_what_is

PARENT = """{why}
一、全面摸清照明底数
开展路灯普查，逐盏登记位置、功率和完好情况，建立照明设施台账。
二、改造老旧路灯
对使用超过十年的钠灯实施节能改造，推广智能单灯控制。
三、补齐背街小巷
推进背街小巷补亮工程，消除无灯路段。
四、健全管护
落实管护主体，建立限时修复制度，接受群众监督。
"""
CHILD = """{mine}
一、现状和目标
{status}
全县现有路灯4200盏，钠灯占七成，完好率只有八成。
（二）目标
两年内换完钠灯，背街小巷都有灯。
二、办法
逐盏数灯，记下位置、功率和好坏，列成清单。
十年以上的钠灯全部换掉，装上单灯控制器。
背街小巷没灯的路段都补上。
路灯坏了限时修好，谁来管护写清楚，请群众监督。
"""

CITED = Citation(title=f"{CITY.name}城市照明提质行动方案", relation="implements", clause="p1#1", span=(0, 1))


def compared(why: str, mine: str, status: str = "（一）工作基础") -> Comparison:
    child, parent = (
        notice(CHILD.format(mine=mine, status=status), COUNTY, title="城市照明提质实施方案", name="child", citations=[CITED]),
        notice(PARENT.format(why=why), title="城市照明提质行动方案", name="parent"),
    )
    return compare_plans(child, child.plans[0], parent, parent.plans[0])


WHY = [
    ("为深入推进新型城镇化，擦亮城市名片，制定本行动方案。", "为落实市城市照明提质行动，让群众走夜路放心，制定本方案。"),
    ("为贯彻国家节约用电的要求，提升夜间出行品质，现提出如下意见。", "为落实市城市照明提质行动，结合我县实际，制定本实施方案。"),
    ("根据省里节能工作安排，经市政府同意，制定如下措施。", "为落实市城市照明提质行动，让街巷亮起来，特制定本方案。"),
]


@pytest.mark.parametrize(("why", "mine"), WHY)
def test_the_sentences_that_say_why_are_a_pair_in_any_words(why: str, mine: str) -> None:
    match = next(match for match in compared(why, mine).matches if mine in match.child_text)
    assert match.parent_text == why
    assert match.verdict == "adapted"


@pytest.mark.parametrize("formula", ["现将有关事项通知如下：", "特提出以下意见。", "制定本方案。"])
def test_where_the_formula_stands_alone_the_reason_is_in_the_sentence_before(formula: str) -> None:
    why = "为落实市城市照明提质行动，县里决定开展走夜路放心活动。"
    found = {match.child_text: match.parent_text for match in compared(WHY[0][0], f"{why}\n{formula}").matches if match.child}
    assert (found[why], found[formula]) == (WHY[0][0], "")


def test_the_sentence_before_is_none_where_it_gives_no_reason_either() -> None:
    found = {
        match.child_text: match.parent_text for match in compared(WHY[0][0], "路灯事关民生。\n现提出如下意见。").matches if match.child
    }
    assert (found["路灯事关民生。"], found["现提出如下意见。"]) == ("", WHY[0][0])


def test_a_first_sentence_that_makes_nothing_is_no_purpose() -> None:
    found = compared("城市照明是民生工程，各级要高度重视。", WHY[0][1])
    assert next(match for match in found.matches if WHY[0][1] in match.child_text).verdict == "added"


@pytest.mark.parametrize("status", ["（一）工作基础", "（一）治理现状", "（一）存在问题"])
def test_what_is_so_already_comes_from_no_task(status: str) -> None:
    match = next(match for match in compared(*WHY[0], status).matches if "完好率只有" in match.child_text)
    assert not match.parent


@pytest.mark.parametrize(
    ("heading", "told"),
    [("工作基础", True), ("发展现状", True), ("存在问题", True), ("面临形势", True), ("夯实数据基础", False), ("全面排查治理现状", False)],
)
def test_headings_say_whether_something_is_or_shall_be(heading: str, told: bool) -> None:
    assert tells_what_is(heading) is told
