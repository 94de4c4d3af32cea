"""Targets of both sides: paired, scaled, and what else differs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from gold_pairs import read_targets
from plans import CITY, COUNTY, compare, notice

from policydiff.compare import compare_plans
from policydiff.compare.findings.pledges import mark_outliers
from policydiff.model import Clause, Target, TargetPair

HEAD = "一、发展目标\n"


def target(metric: str, value: str, unit: str = "家", **more) -> Target:
    return Target(
        id="t1",
        plan="p1",
        section="p1.1",
        path="一",
        clause="p1.1#2",
        metric=metric,
        value=Decimal(value),
        unit=unit,
        printed=f"{value}{unit}",
        text=metric,
        span=(0, 1),
        year=more.pop("year", 2025),
        **more,
    )


def pairs(parent: list[Target], child: list[Target]):
    text = HEAD + "到2025年，全市茶叶企业和合作社发展壮大，产值增加。\n"
    sides = []
    for where, targets in ((CITY, parent), (COUNTY, child)):
        numbered = tuple(each.model_copy(update={"id": f"t{n}"}) for n, each in enumerate(targets, 1))
        sides.append(notice(text, where, name=where.name).model_copy(update={"targets": numbered}))
    return compare_plans(sides[1], sides[1].plans[0], sides[0], sides[0].plans[0]).targets


CASES = {
    "scaled": (target("茶叶企业", "500"), target("茶叶企业", "45"), "scaled", "0.09", ()),
    "unchanged": (target("茶叶品牌", "5", "个"), target("茶叶品牌", "5", "个"), "unchanged", "1", ()),
    "floor lost": (target("茶叶品牌", "5", comparator=">="), target("茶叶品牌", "5"), "unchanged", "1", ("floor-lost",)),
    "floor gained": (target("茶叶企业", "350"), target("茶叶企业", "2", comparator=">="), "scaled", None, ("floor-gained",)),
    "over is a floor too": (target("茶叶企业", "350", comparator=">"), target("茶叶企业", "35", comparator=">="), "scaled", "0.1", ()),
    "increase against stock": (target("茶叶企业", "500", basis="increase"), target("茶叶企业", "3"), "scaled", None, ("basis-differs",)),
    "every year against once": (
        target("茶叶培训", "500", "人次", per="每年"),
        target("茶叶培训", "50", "人次"),
        "scaled",
        None,
        ("basis-differs",),
    ),
    "only those above a size": (target("茶叶企业", "100"), target("规上茶叶企业", "3"), "scaled", None, ("basis-differs",)),
    "both above a size, in other words": (target("规模以上茶叶企业", "100"), target("规上茶叶企业", "3"), "scaled", "0.03", ()),
    "only the foremost": (target("茶叶龙头企业", "100"), target("茶叶企业", "3"), "scaled", None, ("basis-differs",)),
    "only the weighty": (target("茶叶重点项目", "100", "个"), target("茶叶项目", "3", "个"), "scaled", None, ("basis-differs",)),
    "of one kind twice": (target("茶叶龙头企业", "100"), target("茶叶领军企业", "3"), "scaled", "0.03", ()),
    "another unit": (target("茶叶企业", "500"), target("茶叶企业", "3", "个"), "scaled", None, ("unit-differs",)),
    "weaker": (target("茶叶产值", "30", "元"), target("茶叶产值", "3", "元", modality="力争"), "scaled", "0.1", ("modality-weakened",)),
    "stronger": (
        target("茶叶产值", "30", "元", modality="力争"),
        target("茶叶产值", "3", "元", modality="确保"),
        "scaled",
        "0.1",
        ("modality-strengthened",),
    ),
    "another year": (target("茶叶产值", "30", "元"), target("茶叶产值", "3", "元", year=2027), "scaled", "0.1", ("deadline-moved",)),
    "own level is the same scope": (
        target("茶叶产值", "30", "元", scope="全市"),
        target("茶叶产值", "3", "元", scope="全县"),
        "scaled",
        "0.1",
        (),
    ),
    "another scope": (
        target("茶叶产值", "30", "元", scope="全市"),
        target("茶叶产值", "3", "元", scope="规模以上企业"),
        "scaled",
        "0.1",
        ("scope-differs",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_target_and_its_counterpart(name):
    parent, child, verdict, ratio, notes = CASES[name]
    (pair,) = pairs([parent], [child])
    assert (pair.verdict, pair.notes) == (verdict, notes)
    if ratio is not None:
        assert pair.ratio == Decimal(ratio)
    elif {"basis-differs", "unit-differs"} & set(notes):
        assert pair.ratio is None


def test_targets_are_paired_by_name_not_by_order():
    found = pairs([target("茶叶企业", "500"), target("茶叶合作社", "80")], [target("茶叶合作社", "8"), target("茶叶企业", "5")])
    assert [(pair.metric, pair.ratio) for pair in found] == [("茶叶企业", Decimal("0.01")), ("茶叶合作社", Decimal("0.1"))]


@pytest.mark.parametrize(
    ("all_of_them", "some", "paired"),
    [
        ("茶叶产业从业单位", "规模以上茶叶产业企业", False),
        ("茶叶产业市场主体", "茶叶产业龙头企业", False),
        ("茶叶产业企业", "规模以上茶叶产业企业", True),
        ("茶叶产业从业单位", "茶叶产业规上单位", True),
        ("规上茶叶产业单位", "规模以上茶叶产业企业", True),
    ],
)
def test_some_of_one_kind_are_no_counterpart_of_all_of_another(all_of_them: str, some: str, paired: bool):
    for parent, child in ((all_of_them, some), (some, all_of_them)):
        found = pairs([target(parent, "100")], [target(child, "3")])
        assert (len(found) == 1) is paired, (parent, child, found)


def test_what_one_side_lacks_is_dropped_or_added():
    found = pairs([target("茶叶企业", "500"), target("茶叶总产量", "3", "吨")], [target("茶叶企业", "5"), target("茶旅线路", "2", "条")])
    assert [(pair.verdict, pair.metric) for pair in found] == [("scaled", "茶叶企业"), ("dropped", "茶叶总产量"), ("added", "茶旅线路")]


def test_a_ratio_far_from_the_others_is_an_outlier():
    def pair(ratio: str) -> TargetPair:
        return TargetPair(verdict="scaled", metric="茶", parent=target("茶", "1"), child=target("茶", ratio), ratio=Decimal(ratio))

    found = mark_outliers([pair(ratio) for ratio in ("0.02", "0.03", "0.025", "0.04", "0.03", "0.9")])
    assert [each.notes for each in found] == [(), (), (), (), (), ("outlier",)]
    assert all(not each.notes for each in mark_outliers([pair("0.01"), pair("0.9")]))


def test_sums_that_do_not_agree_are_named():
    parent = "一、发展目标\n到2025年，农业服务市场主体达60家。\n二、重点任务\n（一）茶叶。\n到2025年，茶叶服务市场主体达到20家。\n（二）水产。\n到2025年，水产服务市场主体达到30家。\n"
    found = [(each.rule, each.severity, each.message) for each in compare(parent, parent).diagnostics]
    assert {rule for rule, _, _ in found} == {"sum-mismatch"}
    assert all(severity == "warning" and "sum to 50家" in message for _, severity, message in found)


@pytest.mark.parametrize("figures", [(20, 30, 60), (60, 20, 30), (50, 50, 100)])
def test_of_items_side_by_side_none_is_the_sum_of_the_others(figures: tuple[int, int, int]) -> None:
    crops = zip("一二三", ("茶叶", "水产", "药材"), figures, strict=True)
    parent = "一、重点任务\n" + "".join(
        f"（{number}）{crop}。\n到2025年，{crop}产业规模达到{figure}亿元。\n" for number, crop, figure in crops
    )
    assert not compare(parent, parent).diagnostics


def test_what_was_dropped_and_is_still_named_dangles():
    parent = (
        "一、重点任务\n（一）检验检测认证服务。\n建设检验检测实验室。\n（二）强化管理服务。\n认定一批检验检测认证、科技金融等服务机构。\n"
    )
    child = "一、重点任务\n（一）强化管理服务。\n认定一批检验检测认证、科技金融等服务机构。\n"
    (found,) = compare(child, parent).diagnostics
    assert (found.rule, found.args["clause"]) == ("dangling-reference", "p1.1.1#2")
    assert found.message.startswith(
        "in the child, 一/（一）, sentence 1 still names 检验检测认证, but the parent's section about it (一/（一） "
    )


def test_an_item_named_twice():
    parent = "一、重点任务\n壮大研究开发、科技金融等产业，提升技术转移、创业孵化等效能。\n"
    child = "一、重点任务\n壮大研究开发、科技金融等产业，提升科技金融服务、技术转移、创业孵化等效能。\n"
    (found,) = compare(child, parent).diagnostics
    assert (found.rule, found.message) == ("duplicate-item", "in the child, 一, sentence 1 names 科技金融 2 times in its lists")


def test_a_name_in_quotation_marks_is_no_list():
    parent = "一、重点任务\n完善监管制度。\n"
    child = '一、重点任务\n开展“双随机、一公开"监管，按风险级别开展“双随机、一公开”监管。\n'
    assert not compare(child, parent).diagnostics


def test_an_item_is_told_once_in_its_longest_form():
    parent = "一、重点任务\n完善监管制度。\n"
    child = "一、重点任务\n推广绿色节能建材、装配建筑，引导企业用绿色节能建材、装配建筑。\n"
    assert {each.args["item"] for each in compare(child, parent).diagnostics} == {"绿色节能建材", "装配建筑"}


def test_a_bracket_within_a_name_holds_no_items():
    parent = "一、重点任务\n壮大研究开发、科技金融等产业，提升县（市、区）创业孵化等效能。\n"
    child = "一、重点任务\n壮大研究开发、科技金融等产业，县（市、区）政府提升县（市、区）创业孵化等效能。\n"
    assert not compare(child, parent).diagnostics


def test_the_reader_of_made_up_targets_reads():
    clause = Clause(id="p1.1#2", role="body", text="到2025年，全县茶叶企业达5家，力争产值突破2亿元。", span=(0, 20))
    assert [(each.metric, each.value) for each in read_targets(clause, "p1", "p1.1", "一", "目标", 1)] == [
        ("茶叶企业", 5),
        ("产值", 200000000),
    ]
