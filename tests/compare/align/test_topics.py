"""Headings left over, and sentences that stand as one, correspond where they name one topic and what they head does."""

from __future__ import annotations

import pytest
from plans import compare, notice

PARENT = """一、总体要求
坚持市场主导、政府引导。
二、重点任务
（一）推进农产品冷链建设
在主产区布局产地冷藏库，配备预冷、分级、包装设备。
支持冷链企业购置新能源冷藏车，开通城乡共同配送线路。
（二）强化金融服务
引导银行开发仓单质押、订单融资等产品，降低农户融资成本。
"""


@pytest.mark.parametrize(
    ("child", "heading", "source"),
    [
        # another verb, one word in common, and what it heads comes from there
        (
            """一、完善冷链体系
在主产区布局产地冷藏库，配备预冷、分级、包装设备，每乡至少一座。
二、提升金融供给
引导银行开发仓单质押、订单融资等产品，降低农户和合作社融资成本。
""",
            "一、完善冷链体系",
            "（一）推进农产品冷链建设",
        ),
        # a like name over quite another text
        (
            """一、农产品冷链建设标准
冷库竣工后由住房部门组织验收，资料存档十年。
二、提升金融供给
引导银行开发仓单质押、订单融资等产品，降低农户和合作社融资成本。
""",
            "二、提升金融供给",
            "（二）强化金融服务",
        ),
        # no word in common
        (
            """一、补齐短板
在主产区布局产地冷藏库，配备预冷、分级、包装设备，每乡至少一座。
""",
            "一、补齐短板",
            None,
        ),
    ],
)
def test_headings_of_one_topic(child: str, heading: str, source: str | None) -> None:
    comparison = compare(notice(child), notice(PARENT))
    match = next(match for match in comparison.matches if heading in match.child_text)
    assert match.parent_text == (source or ""), match


def test_a_sentence_that_heads_others_is_a_heading_in_effect() -> None:
    parent = """一、重点任务
发展智慧养老设备。
支持企业研制跌倒报警、健康监测等家庭终端，建立适老产品目录。
"""
    child = """一、重点任务
（一）增加智慧养老设备供给
支持企业研制跌倒报警、健康监测等家庭终端，每年更新适老产品目录。
"""
    comparison = compare(notice(child), notice(parent))
    match = next(match for match in comparison.matches if "智慧养老设备供给" in match.child_text)
    assert match.parent_text == "发展智慧养老设备。"
    assert match.verdict == "adapted"


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("——坚持科技兴茶。", "——科技兴茶。"),
        ("——突出茶农主体。", "——茶农主体。"),
        ("（二）培育茶业新主体。", "2.壮大一批新主体。"),
        ("——茶旅融合生态加快成形。", "——茶旅融合合作生态初步形成。"),
        ("（二）发展茶食品。", "四是大力发展茶食品。"),
        ("一是加快发展机采机剪。", "（三）机采机剪。"),
    ],
)
def test_what_counts_a_topic_and_what_it_is_to_become_is_no_part_of_it(mine: str, theirs: str) -> None:
    shared = "一、茶园提升\n改造低产茶园，换种无性系良种，安装虫情测报灯。\n"
    found = compare(
        f"{shared}{mine}\n在渡口驿站开设展销窗口，摆放竹编礼盒。\n", f"{shared}{theirs}\n组建采茶戏班子，逢圩日巡演。\n"
    ).matches
    (match,) = [match for match in found if match.child_text == mine]
    assert match.parent_text == theirs


@pytest.mark.parametrize(
    ("mine", "theirs"), [("（一）推广智慧茶园样板。", "拓展智慧茶园行业应用。"), ("（二）做大茶叶出口。", "优化茶叶出口监管方式。")]
)
def test_a_word_of_the_whole_plan_makes_no_topic_one(mine: str, theirs: str) -> None:
    shared = "一、茶园提升\n改造低产茶园，换种无性系良种，安装虫情测报灯。\n"
    found = compare(
        f"{shared}{mine}\n在渡口驿站开设展销窗口，摆放竹编礼盒。\n", f"{shared}{theirs}\n组建采茶戏班子，逢圩日巡演。\n"
    ).matches
    (match,) = [match for match in found if match.child_text == mine]
    assert not match.parent


JOINT = """一、重点任务
（一）壮大龙头企业
支持屠宰企业技改扩能，建设中央厨房和预制菜车间。
（二）{second}
在集镇建设农贸冷库，统一配送生鲜食材。
"""


@pytest.mark.parametrize(
    ("heading", "sources"),
    [
        ("（一）壮大龙头企业、健全冷链网络", ["（一）壮大龙头企业", "（二）健全冷链网络"]),
        ("（一）培育龙头企业和冷链网络", ["（一）壮大龙头企业", "（二）健全冷链网络"]),
        # one topic: the other section's heading is named by no part of it
        ("（一）壮大屠宰龙头企业", ["（一）壮大龙头企业"]),
        ("（一）壮大龙头企业、严格动物检疫", ["（一）壮大龙头企业"]),
    ],
)
def test_a_heading_that_names_several_is_the_counterpart_of_each(heading: str, sources: list[str]) -> None:
    parent = JOINT.format(second="健全冷链网络")
    child = f"一、重点任务\n{heading}\n支持屠宰企业技改扩能，建设中央厨房和预制菜车间，每年两家。\n在集镇建设农贸冷库，统一配送生鲜食材，先建三处。\n"
    texts = {clause.id: clause.text for clause in notice(parent).plans[0].all_clauses()}
    for ours, theirs, side in ((child, parent, "parent"), (parent, child, "child")):
        match = next(match for match in compare(ours, theirs).matches if heading in (match.child_text, match.parent_text))
        assert sorted(texts[id] for id in getattr(match, side)) == sources, match


UPPER = """一、重点任务
（一）{upper}
1．{lower}
支持屠宰企业技改扩能，建设中央厨房和预制菜车间。
（二）健全冷链网络
在集镇建设农贸冷库，统一配送生鲜食材。
"""


@pytest.mark.parametrize(
    ("upper", "lower", "named"),
    [
        ("龙头企业培育行动", "组建龙头企业联盟", "（一）龙头企业培育行动"),
        ("龙头企业壮大提升行动", "扶持龙头企业技改", "（一）龙头企业壮大提升行动"),
        ("屠宰业提质升级", "培育龙头企业", "1．培育龙头企业"),  # the upper one has no word of it
    ],
)
def test_of_two_headings_one_under_the_other_the_likest_is_named(upper: str, lower: str, named: str) -> None:
    heading = "（一）龙头企业和冷链网络培育行动"
    child = f"一、重点任务\n{heading}\n支持屠宰企业技改扩能，建设中央厨房和预制菜车间，每年两家。\n在集镇建设农贸冷库，统一配送生鲜食材，先建三处。\n"
    parent = UPPER.format(upper=upper, lower=lower)
    texts = {clause.id: clause.text for clause in notice(parent).plans[0].all_clauses()}
    match = next(match for match in compare(child, parent).matches if match.child_text == heading)
    assert sorted(texts[id] for id in match.parent) == sorted([named, "（二）健全冷链网络"])


def test_a_heading_is_named_only_by_that_under_which_its_text_went() -> None:
    parent = JOINT.format(second="健全冷链网络") + "二、保障措施\n（一）严格动物检疫\n屠宰场派驻官方兽医，逐头检疫。\n"
    child = "一、重点任务\n（一）壮大龙头企业、强化检疫监管\n支持屠宰企业技改扩能，建设中央厨房和预制菜车间。\n二、监督管理\n（一）派驻兽医\n屠宰场派驻官方兽医，逐头检疫。\n"
    match = next(match for match in compare(child, parent).matches if "（一）壮大" in match.child_text)
    assert len(match.parent) == 1


NESTED = """一、{outer}
（一）{inner}
坚持茶旅融合、品牌引领，建设高山生态茶产业带。
二、重点任务
改造低产茶园，换种无性系良种，安装虫情测报灯。
"""
SINGLE = """一、{outer}
坚持茶旅融合、品牌引领，建设高山生态茶产业带。
二、重点任务
改造低产茶园，换种无性系良种，安装虫情测报灯。
"""


@pytest.mark.parametrize(
    ("outer", "inner", "one", "both"),
    [
        ("总体要求", "指导思想", "总体思路", True),
        ("总体要求", "指导思想", "指导思想", False),  # what was kept stands for itself alone, and the other one was dropped
        ("总体要求", "总体思路", "总体要求", False),
        ("总体要求", "基本原则", "总体思路", False),  # for another purpose
        ("茶业形势", "指导思想", "总体思路", False),
    ],
)
def test_two_headings_for_one_purpose_become_the_one_for_it(outer: str, inner: str, one: str, both: bool) -> None:
    found = compare(SINGLE.format(outer=one), NESTED.format(outer=outer, inner=inner)).matches
    match = next(match for match in found if one in match.child_text)
    assert (f"一、{outer}（一）{inner}" == match.parent_text) is both


def test_where_both_have_two_the_upper_ones_correspond() -> None:
    found = compare(NESTED.format(outer="茶业思路和目标", inner="基本思路"), NESTED.format(outer="总体要求", inner="指导思想")).matches
    assert {"一、茶业思路和目标": "一、总体要求", "（一）基本思路": "（一）指导思想"}.items() <= {
        match.child_text: match.parent_text for match in found
    }.items()
