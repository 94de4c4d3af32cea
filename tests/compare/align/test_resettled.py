"""Sections of a plan in words of its own correspond by what stands in them, whatever they are called."""

from __future__ import annotations

import pytest
from plans import COUNTY, compare, notice, the_match

from policydiff.model import Citation, Comparison

PARENT = """一、茶园
加快布设霜冻警铃、防霜风机，提高倒春寒预报水平。
到2027年推广白叶一号良种10万亩，茶苗成活率达到九成。
二、茶厂
改建萎凋车间，拆除燃煤热风炉。
三、茶市
开通斗茶会专列，设立试饮摊位。
"""
BELLS = "各村架设霜冻警铃和防霜风机，倒春寒预报一日三报。"
LEAVES = "年内移栽白叶一号良种300亩，茶苗成活率不低于九成。"
STOVES = "新建萎凋房三间，停用燃煤热风炉。"
TRAINS = "与铁路部门商定斗茶会专列班次，摆设试饮摊位十个。"
NEW = "招募导游讲解古道传说，编印手绘地图。"


def comparison(child: str, parent: str = PARENT) -> Comparison:
    cited = Citation(title="临江市茶业振兴行动方案", relation="implements", clause="p1#1", span=(0, 1))
    return compare(
        notice(child, COUNTY, title="茶业振兴实施方案", name="child", citations=[cited]),
        notice(parent, title="茶业振兴行动方案", name="parent"),
    )


@pytest.mark.parametrize(
    ("child", "heading", "origin"),
    [
        (f"一、山上\n{BELLS}\n{LEAVES}\n二、茶厂\n{STOVES}\n三、茶市\n{TRAINS}\n", "一、山上", "一、茶园"),
        (f"一、卖得出\n{TRAINS}\n二、炒得好\n{STOVES}\n三、种得稳\n{BELLS}\n{LEAVES}\n", "三、种得稳", "一、茶园"),
        (f"一、卖得出\n{TRAINS}\n二、炒得好\n{STOVES}\n三、种得稳\n{BELLS}\n{LEAVES}\n", "二、炒得好", "二、茶厂"),
        (f"一、山上\n{BELLS}\n{TRAINS}\n二、茶厂\n{STOVES}\n{LEAVES}\n", "一、山上", ""),  # half from here, half from there
        (f"一、工作目标\n{BELLS}\n{LEAVES}\n二、茶厂\n{STOVES}\n", "一、工作目标", ""),  # what it is for is no topic
        (f"一、山上\n{NEW}\n二、茶园\n{BELLS}\n{LEAVES}\n三、茶厂\n{STOVES}\n", "一、山上", ""),  # nothing of it is from there
    ],
)
def test_headings_left_over_correspond_where_two_thirds_of_what_they_head_does(child: str, heading: str, origin: str) -> None:
    assert the_match(comparison(child), heading).parent_text == origin


def test_a_pair_by_words_gives_way_to_one_by_text() -> None:
    found = comparison(f"一、茶园茶市\n{TRAINS}\n二、山上\n{BELLS}\n{LEAVES}\n三、茶厂\n{STOVES}\n")
    assert the_match(found, "二、山上").parent_text == "一、茶园"
    assert the_match(found, "一、茶园茶市").parent_text == "三、茶市"


def test_the_new_pairs_are_the_sections_of_the_comparison() -> None:
    found = comparison(f"一、卖得出\n{TRAINS}\n二、炒得好\n{STOVES}\n三、种得稳\n{BELLS}\n{LEAVES}\n")
    assert {(pair.child_path, pair.parent_path) for pair in found.sections} == {("一", "三"), ("二", "二"), ("三", "一")}


@pytest.mark.parametrize(
    ("heading", "origin", "kept"),
    [
        ("四、工作要求", "四、保障措施", True),
        ("四、有关要求", "四、保障措施", True),
        ("四、强化保障措施", "四、工作保障", True),
        ("四、茶事会商", "四、保障措施", False),  # no heading of any plan: it goes by what stands under it
    ],
)
def test_headings_of_one_purpose_stay_a_pair_though_the_text_is_that_of_one_item(heading: str, origin: str, kept: bool) -> None:
    panel, fund = (
        "市茶办召集防霜会商，按旬通报进度。",
        "设立白茶风险基金，首期注资五百万元。\n推行茶青价格保险，按亩补贴保费。\n发放制茶设备贷款，贴息两个百分点。",
    )
    steps = f"{origin}\n（一）加强组织领导。\n{panel}\n（二）加大资金投入。\n{fund}\n"
    told = f"一、茶园\n{BELLS}\n{LEAVES}\n二、茶厂\n{STOVES}\n三、茶市\n{TRAINS}\n{heading}\n县茶办每月召集防霜会商，按旬通报进度。\n"
    found = comparison(told, PARENT + steps)
    assert (the_match(found, heading).parent_text == origin) == kept
