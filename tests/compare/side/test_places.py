"""How the two documents name their places."""

from __future__ import annotations

import pytest
from gold_pairs import place
from plans import COUNTY, compare, notice, the_match

from policydiff.compare.judge.levels import Places, places_of
from policydiff.compare.side.places import names_of_place


def test_names_of_a_known_place_and_of_those_above_it():
    assert names_of_place(notice("推广良种茶苗。", COUNTY)) == ("云溪县", "云溪", "东江省", "临江市", "东江", "临江")


def test_a_place_of_no_table_is_read_off_the_titles():
    unknown = notice("推广良种茶苗。", None, title="云顶县茶产业方案")
    assert names_of_place(unknown)[:2] == ("云顶县", "云顶")


LEVELS = [
    (place("东江省", "province", "1"), place("临江市", "prefecture", "2"), "全省", "全市", True),
    (place("临江市", "prefecture", "1"), place("云溪县", "county", "2"), "全市", "全县", True),
    (place("重庆市", "province", "1"), place("南岸区", "county", "2"), "全市", "全区", True),
    (place("广西壮族自治区", "province", "1"), place("百色市", "prefecture", "2"), "全区", "全市", True),
    (place("湘西土家族苗族自治州", "prefecture", "1"), place("凤凰县", "county", "2"), "全州", "全县", True),
    (place("临江市", "prefecture", "1"), place("云溪县", "county", "2"), "全国", "全县", False),
    # what stands above the child for what stood above the parent, and what lies between for the parent's own level
    (place("临江市", "prefecture", "1"), place("云溪县", "county", "2"), "全省", "全市", True),
    (place("东江省", "province", "1"), place("云溪县", "county", "2"), "全国", "全市", True),
    (place("东江省", "province", "1"), place("云溪县", "county", "2"), "省级", "市级", True),
    (place("东江省", "province", "1"), place("临江市", "prefecture", "2"), "市级", "县级", True),
    (place("东江省", "province", "1"), place("云溪县", "county", "2"), "市级", "县级", True),
    # upwards, and from above the parent to the child's own level
    (place("临江市", "prefecture", "1"), place("云溪县", "county", "2"), "县级", "市级", False),
    (place("东江省", "province", "1"), place("云溪县", "county", "2"), "国家级", "县级", False),
    (place("东江省", "province", "1"), place("云溪县", "county", "2"), "全省", "全国", False),
    (None, place("云溪县", "county", "2"), "全省", "全市", False),
]


@pytest.mark.parametrize(("parent", "child", "old", "new", "local"), LEVELS)
def test_a_level_is_local_where_it_goes_with_the_step_from_the_parents_to_the_childs(parent, child, old, new, local):
    text = "推广无性系良种茶苗，促进{}茶产业增收提质。"
    rest = "一、重点任务\n每年举办开茶节，组织企业参加国内知名茶博会。\n"
    comparison = compare(notice(rest + text.format(new), child, name="child"), notice(rest + text.format(old), parent, name="parent"))
    match = the_match(comparison, "无性系")
    assert [(edit.kind, edit.parent, edit.child) for edit in match.edits] == [("level", old, new)]
    assert match.verdict == ("localized" if local else "adapted")


STEPS = [
    # province → county; names of levels, one or several
    ((1, 3), "市", "镇(街道)", True),
    ((1, 3), "省市", "县镇", True),
    ((1, 3), "设区的市", "县", True),
    ((1, 3), "国家", "省、市", True),
    ((1, 3), "县", "村", True),
    ((1, 2), "市、县", "县、镇", True),
    ((1, 2), "国家", "省", True),
    ((1, 3), "省、市", "国家", False),
    ((1, 2), "国家和省", "市", False),  # who binds is one of two now
    ((1, 3), "镇", "县", False),
    ((1, 3), "市、县", "县、镇、村", False),
    ((1, 3), "市场", "县场", False),
    ((1, 3), "县级", "村级", True),
    ((1, 3), "省级、市级", "县级、镇级", True),
    ((1, 3), "16市", "14个镇(街道)", True),
    ((1, 3), "市、县(市、区)", "镇(街道)、村", True),
    ((1, 3), "16市", "镇(街道)", False),
    ((1, 3), "3市场", "2个镇", False),
    ((1, 3), "村级", "县级", False),
    ((2, 2), "县", "镇", False),
    (None, "设区的市", "县", True),  # where the levels of the two are unknown, what is further down
    (None, "县", "村", True),
    (None, "村", "县", False),
    (None, "县", "县场", False),
]


@pytest.mark.parametrize(("levels", "old", "new", "carried"), STEPS)
def test_names_of_levels_are_carried_down_with_the_step(levels, old, new, carried):
    assert Places(frozenset("省"), frozenset("县"), levels).carried(old, new) is carried


@pytest.mark.parametrize(
    ("parent", "child", "levels"),
    [
        (["大力推动我省茶产业发展。", "形成全省统一市场。"], ["结合我县实际。", "争创全省先进，带动全县茶农增收。"], (1, 3)),
        (["全市茶园面积稳定。", "结合我市实际。"], ["全镇茶园连片。", "我镇茶企增收。"], (2, 4)),
        (["我国茶园面积居前。", "全国统一市场。"], ["我省茶企增收。", "面向全省。"], (0, 1)),
        (["大力推动我省茶产业发展。"], ["结合我县实际。", "带动全县茶农增收。"], None),  # once is no habit
        (["面向全市场推广。", "服务全市场主体。"], ["结合我县实际。", "带动全县茶农增收。"], None),  # and 全市场 no city
        (["推广良种茶苗。"], ["结合我县实际。", "带动全县茶农增收。"], None),
    ],
)
def test_where_no_head_names_a_place_the_clauses_say_whose_they_are(parent, child, levels):
    assert places_of(None, None, parent, child).levels == levels


def test_a_level_that_the_clauses_call_their_own_may_become_one_above_the_childs():
    places = places_of(None, place("云溪县", "county", "990121"), ["大力推动我省茶产业发展。", "形成全省统一市场。"])
    assert places.local("省", "市") and places.local("省", "县") and not places.local("市", "省")


def test_where_a_place_is_unknown_any_step_is_local():
    assert places_of(None, None).local("市", "县") and not places_of(None, None).local(None, "县")
