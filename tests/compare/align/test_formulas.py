"""Set phrases of a document link nothing by themselves: who is meant is not what is said."""

from __future__ import annotations

import pytest
from plans import compare, the_match

ACTORS = "从事茶叶种植、加工、销售的企业、合作社和其他经营者"
SAID = ("建立进货查验台账", "公示农药使用记录", "按期报送采摘面积", "参加防霜冻培训", "标明产地和采摘日期")
PARENT = "一、经营者\n" + "".join(f"{ACTORS}应当{said}。\n" for said in SAID) + "二、服务\n县茶叶服务中心每月发布虫情预报。\n"


@pytest.mark.parametrize("own", ["配合旅游部门开放观光茶园", "不得占用消防通道堆放茶青", "为季节工缴纳工伤保险"])
def test_who_is_meant_links_no_two_clauses(own: str) -> None:
    child = f"一、义务\n{ACTORS}应当{own}。\n{ACTORS}应当{SAID[0]}和销售台账。\n二、服务\n乡镇茶叶站每月发布虫情预报。\n"
    comparison = compare(child, PARENT)
    assert the_match(comparison, own).verdict == "added"
    assert SAID[0] in the_match(comparison, "销售台账").parent_text


def test_an_opening_that_two_clauses_alone_have_speaks_for_a_link() -> None:
    parent = "一、程序\n申请茶园认证的，应当附有土壤报告、地块图、管护方案及其他有关材料。\n" + PARENT.replace("一、", "二、", 1)
    child = "一、程序\n申请茶园认证的，应当同时递交检测报告，并说明管护情况。\n二、服务\n乡镇茶叶站每月发布虫情预报。\n"
    assert "土壤报告" in the_match(compare(child, parent), "申请茶园认证").parent_text
