"""Two clauses on one thing have words of one idea, though hardly a character in common."""

from __future__ import annotations

import pytest
from plans import COUNTY, line, page

from policydiff.compare.align.signs.ideas import Ideas

REST = "增植行道树。\n刷新山墙。\n翻晒谷种。\n"
SAME = [
    ("逐段摸底，建好渠系卡片。", "全面排查灌溉设施。"),
    ("村干部替行走不便的跑腿代办。", "推行上门服务。"),
    ("每月暗访两次。", "加强工地督导。"),
    ("尾水不达标不排。", "治理镇区污水。"),
    ("挑五家做样板。", "总结成功经验。"),
    ("请村医讲一课。", "发挥医务人员作用。"),
]


@pytest.mark.parametrize(("mine", "theirs"), SAME)
def test_two_words_of_one_idea_are_something_in_common(mine: str, theirs: str) -> None:
    child, parent = page(f"一、项目\n{mine}\n{REST}", COUNTY), page(f"一、工程\n{theirs}\n{REST}")
    ideas = Ideas(child, parent)
    assert ideas.share(line(child, mine), line(parent, theirs)) > 0.2
    assert ideas.share(line(child, mine), line(parent, "山墙")) == 0.0


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("逐段摸底。", "对渠系摸底。"),  # one word: its characters tell it
        ("逐段摸底，全面排查。", "加强排查。"),  # one of the words is the same
        ("每月暗访两次。", "治理镇区污水。"),  # two ideas
        ("开会商议。", "报会商机制。"),  # no word of an idea stands in the one
    ],
)
def test_one_word_in_both_and_two_ideas_are_nothing_in_common(mine: str, theirs: str) -> None:
    child, parent = page(f"一、项目\n{mine}\n", COUNTY), page(f"一、工程\n{theirs}\n")
    assert Ideas(child, parent).share(line(child, mine), line(parent, theirs)) == 0.0


def test_a_rare_idea_counts_more_than_a_common_one() -> None:
    common = "".join(f"{month}月督导一次。\n" for month in "二三四五六七")
    child = page(f"一、项目\n每月暗访两次。\n尾水不达标不排。\n{common}", COUNTY)
    parent = page(f"一、工程\n加强检查。\n治理镇区污水。\n{common}")
    ideas = Ideas(child, parent)
    assert ideas.share(line(child, "尾水"), line(parent, "污水")) > ideas.share(line(child, "暗访"), line(parent, "检查")) > 0


def test_an_idea_that_a_counterpart_has_is_not_left_for_another_clause() -> None:
    child = page(f"一、项目\n每月暗访两次，尾水不达标不排。\n{REST}", COUNTY)
    parent = page(f"一、工程\n加强检查。\n开展巡查。\n治理镇区污水。\n{REST}")
    ideas, whole = Ideas(child, parent), line(child, "暗访")
    checks, rounds, sewage = (line(parent, words) for words in ("检查", "巡查", "污水"))
    assert ideas.left(0, whole, sewage, [checks]) > 0.2
    assert ideas.left(0, whole, rounds, [sewage]) > 0.2
    assert ideas.left(0, whole, rounds, [checks]) == 0.0
    assert ideas.left(1, sewage, whole, []) == ideas.share(whole, sewage)
