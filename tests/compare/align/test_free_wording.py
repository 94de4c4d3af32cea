"""A plan that follows its parent in words of its own: what stays are rare words, and the company that they stand in."""

from __future__ import annotations

import pytest
from plans import COUNTY, compare, line, notice, page, the_match

from policydiff.compare.align.signs.anchors import Anchors
from policydiff.compare.align.signs.company import Companies
from policydiff.model import Citation

MINE = page("一、茶园\n架设霜冻警铃二十处。\n引种白叶一号，聘请技师。\n")
REST = "修缮晒青场，添置竹匾。\n统一筛分规格。\n"


@pytest.mark.parametrize(
    ("parent", "words", "rare"),
    [
        (f"一、茶园\n布设霜冻警铃。\n{REST}", "霜冻警铃", True),
        (f"一、茶园\n推广白叶一号。\n{REST}", "白叶一号", True),
        (f"一、霜冻警铃\n装好霜冻警铃。\n{REST}", "装好", False),  # the topic of the section
        (f"一、茶园\n推广防虫灯、霜冻警铃、遮阳网。\n{REST}", "防虫灯", False),  # one item of a list
        (f"一、茶园\n购置霜冻警铃。\n检修霜冻警铃。\n更换霜冻警铃。\n{REST}", "购置", False),  # said by many
        (f"一、茶园\n铺设滴灌管网。\n{REST}", "滴灌", False),
    ],
)
def test_an_anchor_is_what_hardly_any_other_clause_has(parent: str, words: str, rare: bool) -> None:
    theirs = page(parent)
    other = line(theirs, words)
    mine = line(MINE, "白叶" if "白叶" in words else "霜冻")
    assert (Anchors(MINE, theirs).share(mine, other) > 0) is rare


def test_company_is_what_the_other_clauses_of_a_section_say() -> None:
    theirs = page(f"一、茶园\n布设霜冻警铃。\n推广白叶一号。\n二、茶厂\n{REST}")
    bells, leaves = line(MINE, "霜冻"), line(MINE, "白叶")
    offers = [(bells, line(theirs, "霜冻"), 4.0), (leaves, line(theirs, "白叶"), 0.0)]
    found = Companies(MINE, theirs, offers, {})
    assert found.of(leaves, line(theirs, "白叶")) > 0.5  # the bells come from there
    assert found.of(bells, line(theirs, "霜冻")) < found.of(leaves, line(theirs, "白叶"))  # what a clause says itself does not count
    assert found.of(leaves, line(theirs, "晒青")) == 0
    assert (
        Companies(MINE, theirs, (), {bells: [line(theirs, "霜冻")]}).of(leaves, line(theirs, "白叶")) > 0.5
    )  # what is settled says it, too


WIDE = page("一、茶园\n布设霜冻警铃。\n推广白叶一号。\n修缮晒青场。\n统一筛分规格。\n")


def test_family_is_what_the_clauses_around_the_section_say() -> None:
    theirs = page("一、种植\n（一）防灾\n布设霜冻警铃。\n（二）良种\n推广白叶一号。\n二、加工\n修缮晒青场。\n")
    bells, leaves = line(MINE, "霜冻"), line(MINE, "白叶")
    found = Companies(MINE, theirs, (), {bells: [line(theirs, "霜冻")]})
    assert found.of(leaves, line(theirs, "白叶")) == 0  # nothing of its section comes from （二）
    assert found.family(leaves, line(theirs, "白叶")) > 0.5  # but from the chapter over it
    assert found.family(leaves, line(theirs, "晒青")) == 0
    assert found.family(bells, line(theirs, "霜冻")) == 0  # what a clause says itself does not count


@pytest.mark.parametrize(
    ("mine", "theirs", "least", "most"),
    [
        ("白叶", "白叶", 0.9, 1.1),  # the next of both
        ("晒青", "晒青", 0.7, 0.8),  # the next but one of both
        ("白叶", "晒青", 0.8, 0.9),  # one was left out
        ("白叶", "霜冻", 0.3, 0.6),  # split off the same
    ],
)
def test_order_is_that_the_clauses_before_and_behind_are_pairs_in_the_same_order(mine: str, theirs: str, least: float, most: float) -> None:
    bells = line(WIDE, "霜冻")
    found = Companies(WIDE, WIDE, (), {bells: [bells]})
    assert least <= found.order(line(WIDE, mine), line(WIDE, theirs)) <= most


def test_what_stands_before_its_neighbours_origin_is_out_of_order() -> None:
    leaves = line(WIDE, "白叶")
    found = Companies(WIDE, WIDE, (), {leaves: [leaves]})
    assert found.order(line(WIDE, "晒青"), line(WIDE, "霜冻")) == 0


OTHERS = "二、茶厂\n改建萎凋车间，拆除燃煤热风炉。\n三、茶市\n开通斗茶会专列，设立试饮摊位。\n"
OWN = "二、加工\n新建萎凋房三间，停用燃煤热风炉。\n三、营销\n与铁路部门商定斗茶会专列班次，摆设试饮摊位十个。\n"
FREE = {
    "the same thing, another deed": ("鼓励各村架设霜冻警铃，做到户户听得见。", "加快布设霜冻警铃等防灾设施，提高预报水平。"),
    "a project by its name": ("选送二十名茶农入读采茶学堂，学费由县里承担。", "办好“采茶学堂”，壮大人才队伍。"),
    "a figure of the own size": ("年内移栽白叶一号茶苗300亩，成活率不低于九成。", "到2027年推广白叶一号良种10万亩。"),
    "a part that stayed": ("会同气象局发布倒春寒预警短信，采摘旺季一日三报。", "健全灾害防御机制，发布倒春寒预警短信。"),
}


@pytest.mark.parametrize(("mine", "theirs"), FREE.values(), ids=FREE)
def test_a_sentence_in_words_of_its_own_finds_its_origin_where_the_child_cites_the_parent(mine: str, theirs: str) -> None:
    parent = notice(f"一、茶园\n{theirs}\n开展地力普查，建立墒情档案。\n{OTHERS}", title="茶业振兴行动方案", name="parent")
    cited = Citation(title="临江市茶业振兴行动方案", relation="implements", clause="p1#1", span=(0, 1))
    child = notice(
        f"一、茶园\n{mine}\n全面完成地力普查，墒情档案一户一册。\n{OWN}", COUNTY, title="茶业振兴实施方案", name="child", citations=[cited]
    )
    comparison = compare(child, parent)
    assert the_match(comparison, mine).parent_text == theirs
