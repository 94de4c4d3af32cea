"""Ratios: 2.2:1 is a number; 1:15 and 8:42:50 are none and are told, so that a person looks; times of day and scales of maps are neither."""

from __future__ import annotations

import pytest

from policydiff.parse.figures.plan import read_figures
from policydiff.parse.lay.passage import Passage, Sentence


def read(text: str, role: str = "body"):
    sentence = Sentence("p1.1#1", role, Passage.of(text), "p1", "p1.1", "一", (), 1)
    return read_figures([sentence], period=(2024, 2026), issued_year=2024)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("师生比达到1:15。", ["师生比达到1:15"]),
        ("到2026年，医护比提高到1：1.25，床位与护士比达到1：0.6。", ["医护比提高到1：1.25", "床位与护士比达到1：0.6"]),
        ("三次产业比例调整为8∶42∶50。", ["三次产业比例调整为8∶42∶50"]),
        ("按1:3的比例配备辅导员。", ["按1:3的比例配备辅导员"]),
        ("生师比由18:1.2调整为16:1.1，培养名师3名。", ["生师比由18:1.2调整为16:1.1"] * 2),
        ("师生比由1:20提高到1:15。", ["师生比由1:20提高到1:15"] * 2),
        ("按照1:2配套资金。", ["按照1:2配套资金"]),
        ("师生比达到1比18。", ["师生比达到1比18"]),
        ("技术人员与工人之比不低于3：2。", ["技术人员与工人之比不低于3：2"]),
        ("氮肥与磷肥产量的比例，将由1:0·23降为1:0·27。", ["将由1:0·23降为1:0·27"] * 2),
    ],
)
def test_a_ratio_that_is_no_single_number_is_told_and_never_cut_to_one_of_its_numbers(text: str, told: list[str]) -> None:
    found = read(text)
    assert [one.args["text"] for one in found.diagnostics if one.rule == "unread-figure"] == told
    numbers = [one.printed for one in (*found.targets, *found.achievements, *found.figures)]
    assert numbers == (["3名"] if "3名" in text else [])


def test_a_ratio_in_a_cell_is_told() -> None:
    found = read("师生比\t1:17\t1:15", role="row")
    assert [one.rule for one in found.diagnostics] == ["unread-figure", "unread-figure"]


@pytest.mark.parametrize(
    ("text", "value"), [("收入比缩小到2.2∶1以内。", "2.2"), ("收入比缩小到2.4比1以内。", "2.4"), ("男女比为3:1。", "3")]
)
def test_so_much_to_one_is_a_number(text: str, value: str) -> None:
    found = read(text)
    assert [str(one.value) for one in found.targets] == [value]
    assert not found.diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "窗口每天8:30开门，办件量同比增加。",
        "评比会9:00至11:30举行。",
        "完成全域1:500地形图测绘。",
        "建立比例尺为1:2000的数据库。",
        "按8:30报到。",
        "足球比赛以3:2获胜。",
        "采用ISO 17789:2014标准，占比较高。",
        "全程网办比例：2项。",
    ],
)
def test_a_time_a_scale_and_a_code_are_no_ratio(text: str) -> None:
    assert not [one for one in read(text).diagnostics if one.rule == "unread-figure"]


METHODS = {
    "质控组按照1：1的比例随机抽查签约居民。": False,
    "样本按照男女3：2的比例抽样。": False,
    "指标分值占比由7：3调整到6.5：3.5。": False,
    "笔试与面试成绩按6：4的权重计算。": False,
    "到2025年，师生比达到1：15。": True,
    "随机抽查居民，到2025年，医护比达到1：1.5。": True,
}


@pytest.mark.parametrize("text", METHODS)
def test_a_ratio_of_a_method_is_nobody_s_pledge(text: str) -> None:
    assert any(told.rule == "unread-figure" for told in read(text).diagnostics) is METHODS[text]
