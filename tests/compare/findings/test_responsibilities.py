"""Who is responsible on both sides, and who leads."""

from __future__ import annotations

import pytest
from plans import compare

HEAD = "一、重点任务\n推广良种茶苗，新建生态茶园，配套水肥一体化设施。\n每年举办开茶节，组织企业参加国内知名茶博会。\n"


def responsibility(parent: str, child: str):
    (pair,) = compare(HEAD + child, HEAD + parent).responsibilities
    return pair


CASES = {
    "all carried down": (
        "（责任单位：市农业农村局、市财政局）",
        "（责任单位：县农业农村局、县财政局）",
        [("市农业农村局", "县农业农村局"), ("市财政局", "县财政局")],
        [],
        [],
    ),
    "dropped and added": (
        "（责任单位：市农业农村局、市教委）",
        "（责任单位：县农业农村局、县文化旅游委）",
        [("市农业农村局", "县农业农村局")],
        ["市教委"],
        ["县文化旅游委"],
    ),
    "by function": (
        "（责任单位：市金融监管局、市财政局）",
        "（责任单位：县国资监管中心（县金融事务中心）、县财政局）",
        [("市金融监管局", "县国资监管中心（县金融事务中心）"), ("市财政局", "县财政局")],
        [],
        [],
    ),
    "a name beats a function": (
        "（责任单位：市知识产权局、市市场监管局）",
        "（责任单位：县市场监管局）",
        [("市市场监管局", "县市场监管局")],
        ["市知识产权局"],
        [],
    ),
    "one level down": (
        "（责任单位：市农业农村局，各县（市、区）人民政府）",
        "（责任单位：县农业农村局，各乡镇（街道））",
        [("市农业农村局", "县农业农村局"), ("各县（市、区）人民政府", "各乡镇（街道）")],
        [],
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_which_bodies_correspond(name):
    parent, child, kept, dropped, added = CASES[name]
    pair = responsibility(parent, child)
    assert (list(pair.kept), list(pair.dropped), list(pair.added)) == (kept, dropped, added)
    assert not pair.lead_changed


def test_every_pair_of_bodies_says_how_it_is_known():
    pair = responsibility("（责任单位：市金融监管局、市发改委、市财政局）", "（责任单位：县金融办、县发展改革局、县财政局）")
    assert [found.reason for found in pair.reasons] == ["function", "alias", "level"]


LEADS = {
    "the same lead": ("（牵头单位：市商务局；配合单位：市财政局）", "（牵头单位：县商务局；配合单位：县财政局）", False, []),
    "another lead": (
        "（牵头单位：市商务局；配合单位：市财政局）",
        "（牵头单位：县财政局；配合单位：县商务局）",
        True,
        [("市商务局", "县商务局", "lead", "cooperating"), ("市财政局", "县财政局", "cooperating", "lead")],
    ),
    "no lead any more": (
        "（牵头单位：市商务局；配合单位：市财政局）",
        "（责任单位：县商务局、县财政局）",
        True,
        [("市商务局", "县商务局", "lead", "responsible"), ("市财政局", "县财政局", "cooperating", "responsible")],
    ),
    "the lead is gone": (
        "（牵头单位：市商务局；配合单位：市财政局）",
        "（牵头单位：县财政局）",
        True,
        [("市财政局", "县财政局", "cooperating", "lead")],
    ),
}


@pytest.mark.parametrize("name", LEADS)
def test_who_leads(name):
    parent, child, changed, roles = LEADS[name]
    pair = responsibility(parent, child)
    assert (pair.lead_changed, list(pair.role_changes)) == (changed, roles)


def test_a_statement_left_out_of_a_kept_section_drops_its_bodies():
    (pair,) = compare(HEAD, HEAD + "（责任单位：市商务局、市财政局）").responsibilities
    assert (pair.child, list(pair.dropped), list(pair.kept)) == (None, ["市商务局", "市财政局"], [])


def test_a_dropped_section_has_no_row_of_its_own():
    parent = HEAD + "（责任单位：市商务局）\n二、茶旅融合\n依托万亩茶海建设茶旅综合体。\n（责任单位：市文化旅游委）\n"
    pairs = compare(HEAD + "（责任单位：县商务局）\n", parent).responsibilities
    assert [pair.parent_path for pair in pairs] == ["一"]
