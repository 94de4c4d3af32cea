"""Where a clause went in plans that were re-organised, that follow loosely, or that have nothing to do with each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from plans import CITY, COUNTY, compare, notice

from policydiff.compare import compare_plans

FISHING = """
一、重点工程
（一）实施深远海养殖“拓蓝”工程。
支持临江、海东等县市布局重力式网箱，壮大大黄鱼、石斑鱼等深远海养殖规模。
推动养殖工船示范，带动装备制造企业就近配套。
（二）实施水产种苗“育芯”工程。
建设省级水产原种场，加快选育耐低温、抗病害的新品种。
鼓励科研院所与苗种企业共建联合育种中心。
（三）实施渔港经济“提质”工程。
改造提升一级渔港泊位，完善冷库、制冰等岸线配套设施。
"""
COMPRESSED = """
一、主要任务
（一）发展重点领域
深入开展水产种苗“育芯”工程，加快选育抗病害的新品种，共建联合育种中心。深入开展深远海养殖“拓蓝”工程，壮大石斑鱼等深远海养殖规模，带动装备制造企业配套。
"""


def test_a_heading_that_opens_a_sentence_takes_along_what_stood_under_it() -> None:
    child = COMPRESSED.replace("中心。深入", "中心。\n深入")
    comparison = compare(child, FISHING)
    homes = {match.child_text[4:8]: set(match.parent) for match in comparison.matches if match.child_text.startswith("深入开展")}
    assert {match.verdict for match in comparison.matches if match.role == "body" and match.child} == {"adapted"}
    assert {"p1.1.2#1", "p1.1.2#2"} <= homes["水产种苗"] and not any(clause.startswith("p1.1.3") for clause in homes["水产种苗"])
    assert {"p1.1.1#1", "p1.1.1#2"} <= homes["深远海养"]


def test_one_topic_of_a_list_opens_nothing() -> None:
    child = "一、扶持对象\n支持深远海养殖、水产种苗、渔港经济等领域的企业，按规定享受补贴。\n"
    comparison = compare(child, FISHING)
    (match,) = [match for match in comparison.matches if match.child_text.startswith("支持深远海")]
    assert match.verdict == "added"


STOCK = [("主要目标", "发展目标"), ("保障措施", "实施保障"), ("工作原则", "基本原则"), ("组织领导", "组织实施"), ("重点举措", "主要任务")]


@pytest.mark.parametrize(("mine", "theirs"), STOCK, ids=[pair[0] for pair in STOCK])
def test_stock_sections_of_one_function_correspond(mine: str, theirs: str) -> None:
    shared = "二、深化林权改革\n完善林地经营权登记办法，搭建县域林权流转平台，探索碳汇收益共享。\n"
    comparison = compare(f"一、{mine}\n护好青山。\n{shared}", f"一、{theirs}\n兴林富民。\n{shared}")
    (match,) = [match for match in comparison.matches if match.child_text == f"一、{mine}"]
    assert match.parent_text == f"一、{theirs}"


def test_headings_that_every_plan_has_correspond_between_kin_and_not_between_strangers() -> None:
    child = "一、总体要求\n统筹城乡殡葬设施，倡导节地生态安葬。\n二、保障措施\n（一）加强组织领导\n民政部门牵头协调。\n"
    parent = "一、总体要求\n围绕集成电路补链强链，引育头部企业。\n二、保障措施\n（一）加强组织领导\n工信部门统筹调度。\n"
    comparison = compare(child, parent)
    assert comparison.related is not None and comparison.related.verdict == "unrelated"
    assert {match.verdict for match in comparison.matches} == {"added", "dropped"}
    assert all(match.reason_id == "heading-of-any-plan" for match in comparison.matches if match.role == "heading")
    own = "（二）统筹城乡殡葬\n倡导节地生态安葬，逐步建成公益性公墓，平价供应骨灰格位。\n"
    akin = compare(child + own, parent + own)
    assert [match.verdict for match in akin.matches if match.role == "heading"].count("copied") == 4


def test_a_printed_number_alone_is_no_clause_of_a_match() -> None:
    comparison = compare(
        "一、\n古井由县文物主管部门登记。\n（一）\n井台破损的先行围挡。\n",
        "一、\n桥梁由市交通主管部门检测。\n（一）\n限载标志缺失的及时补设。\n",
    )
    assert not {"一、", "（一）"} & {text for match in comparison.matches for text in (match.child_text, match.parent_text)}
    assert comparison.summary.child.total.clauses == 2


DIRECTIONS = [
    ("up", "down", "reversed", None),
    ("down", "up", "reversed", None),
    ("down", "down", "scaled", Decimal("0.5")),
    (None, "down", "scaled", Decimal("0.5")),
]


@pytest.mark.parametrize(("mine", "theirs", "verdict", "ratio"), DIRECTIONS)
def test_opposite_directions_are_no_scaling(mine: str | None, theirs: str | None, verdict: str, ratio: Decimal | None) -> None:
    text = "一、目标\n到2027年，单位产值用水量达到{}吨。\n"
    child, parent = (notice(text.format(value), where) for value, where in ((4, COUNTY), (8, CITY)))
    child, parent = (
        one.model_copy(update={"targets": tuple(target.model_copy(update={"direction": way}) for target in one.targets)})
        for one, way in ((child, mine), (parent, theirs))
    )
    (pair,) = compare_plans(child, child.plans[0], parent, parent.plans[0]).targets
    assert (pair.verdict, pair.ratio) == (verdict, ratio)


def test_a_comparison_says_of_which_two_texts_it_is() -> None:
    comparison = compare(COMPRESSED, FISHING)
    assert (comparison.child.level, comparison.parent.level) == ("county", "prefecture")
    assert comparison.child.sha256 and comparison.parent.text_sha256 and comparison.child.complete


RANGES = [("县级以上", "市、县（市、区）"), ("县级以上", "县（区）"), ("市、县（市、区）", "县级以上")]


@pytest.mark.parametrize(("theirs", "mine"), RANGES, ids=[f"{pair[0]}→{pair[1]}" for pair in RANGES])
def test_which_levels_of_government_are_meant_is_local(theirs: str, mine: str) -> None:
    text = "一、职责\n{}人民政府应当将古树保护经费列入本级预算，并定期公布养护名录和责任人。\n"
    comparison = compare(text.format(mine), text.format(theirs))
    (match,) = [match for match in comparison.matches if match.role == "body"]
    assert match.verdict == "localized"
    assert {edit.kind for edit in match.edits} == {"level"}


def test_a_section_whose_clauses_stand_elsewhere_is_no_dangling_reference() -> None:
    parent = "一、建设湿地修复示范点\n在滨湖带恢复芦苇群落，布设水鸟监测样线。\n二、保障\n湿地修复示范点由林业部门验收。\n"
    kept = "一、生态保护\n在滨湖带恢复芦苇群落，布设水鸟监测样线。\n二、保障\n湿地修复示范点由林业部门验收。\n"
    gone = "二、保障\n湿地修复示范点由林业部门验收。\n"
    assert not [found for found in compare(kept, parent).diagnostics if found.rule == "dangling-reference"]
    assert [found for found in compare(gone, parent).diagnostics if found.rule == "dangling-reference"]
