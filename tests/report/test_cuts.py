"""What was cut, and what two loosely related documents share: the figures of the overview fit together, and sections are told as what they are."""

from __future__ import annotations

import pytest

import policydiff
from policydiff.messages import said
from policydiff.model import Comparison
from policydiff.report import render
from policydiff.report.overview.cuts import cut_of, fates_of, section_counts, shared_sections
from policydiff.report.overview.gist import gist
from policydiff.tables.options import Options

ZH, EN = Options(lang="zh").labels, Options(lang="en").labels
TEA = "加强对农技人员的培训，组织现场观摩，推广先进经验，提升茶农技能水平。"
FAIR = "推动区域公用品牌建设，组织企业参加各类展会，扩大茶叶品牌的知名度。"
PEST = "各乡镇要安排专项经费用于病虫害防治，建立台账，每季度通报进展情况。"
STORE = "支持企业新建冷链仓库和烘干设施，对验收合格的按照投资额给予补助。"
TITLE = "茶叶产业发展行动方案\n"


def compared(child: str, parent: str) -> Comparison:
    here, there = (policydiff.parse_text(f"{place}{TITLE}{text}", name=place) for place, text in (("云溪县", child), ("临江市", parent)))
    return policydiff.diff(here, there)


ALL = f"一、任务\n{TEA}\n二、品牌\n{FAIR}\n三、保障\n{PEST}\n{STORE}\n"
CUTS = [
    pytest.param(ALL, 0, 0, "没有整句删去的", id="nothing is cut"),
    pytest.param(
        f"一、任务\n{TEA}\n二、保障\n{PEST}\n{STORE}\n", 1, 0, "：整节删去的 1 节（共 3 节）占了全部，即“品牌”", id="a whole section"
    ),
    pytest.param(
        f"一、任务\n{TEA}\n二、品牌\n{FAIR}\n三、保障\n{PEST}\n", 0, 0, "，都在别的句子留下的节里", id="a sentence of a section that stays"
    ),
    pytest.param(f"一、任务\n{TEA}\n二、保障\n{PEST}\n", 1, 0, "；别的节里删去的句子占 ", id="both"),
    pytest.param(
        f"一、任务\n{TEA}\n二、保障\n{FAIR}\n{PEST}\n{STORE}\n", 0, 1, "；另有 1 节并入别处", id="a section that went into another"
    ),
]


@pytest.mark.parametrize(("child", "gone", "merged", "words"), CUTS)
def test_the_line_of_what_was_cut_says_how_much_went_with_whole_sections(child: str, gone: int, merged: int, words: str) -> None:
    comparison = compared(child, ALL)
    cut = cut_of(comparison)
    assert (cut.gone, cut.merged, cut.total) == (gone, merged, 3)
    assert 0 <= cut.whole <= cut.share <= 1
    assert words in said(dict(gist(comparison))["cut"], ZH)


def test_the_parts_of_a_cut_make_up_the_whole() -> None:
    line = said(dict(gist(compared(f"一、任务\n{TEA}\n二、保障\n{PEST}\n", ALL)))["cut"], EN)
    assert line == (
        "49.2% of the parent's 132 characters of body text dropped in whole sentences: "
        '25.0% in 1 section dropped whole, of 3 ("品牌"); 24.2% in other sections'
    )


def test_a_section_whose_text_stands_elsewhere_is_neither_dropped_nor_new() -> None:
    comparison = compared(f"一、任务\n{TEA}\n二、保障\n{FAIR}\n{PEST}\n{STORE}\n", ALL)
    assert dict(section_counts(comparison)) == {"same": 1, "renumbered": 1, "merged": 1}
    assert [fates_of(comparison).of(pair) for pair in comparison.sections if pair.relation == "dropped"] == ["merged"]
    back = compared(ALL, f"一、任务\n{TEA}\n二、保障\n{FAIR}\n{PEST}\n{STORE}\n")
    assert dict(section_counts(back))["made"] == 1
    page = str(render(comparison, "html", lang="zh"))
    assert "并入别的节 <b>1</b> 节" in page
    assert "删去 <b>" not in page.partition('id="sections"')[2].partition("</ul>")[0]


def test_sections_of_like_text_are_shared_whatever_they_are_called() -> None:
    comparison = compared(f"一、任务\n{TEA}\n二、宣传推介\n{FAIR}\n", f"一、任务\n{TEA}\n二、保障\n{PEST}\n{FAIR}\n三、资金\n{STORE}\n")
    found = [(pair.child_heading, pair.parent_heading, round(share)) for pair, share in shared_sections(comparison)]
    assert found == [("任务", "任务", 1), ("宣传推介", "保障", 1)]


def test_of_two_that_are_not_related_no_word_says_that_anything_was_dropped_or_added() -> None:
    other = "一、时间\n本周五上午九点，各单位在操场集合，按照路线疏散。\n二、要求\n不得迟到早退，注意踩踏风险。\n"
    page = str(render(compared(other, ALL), "html", lang="en"))
    body = page.partition('id="clauses"')[2].partition("<script")[0]
    shown = "".join(part.partition("<")[0] for part in body.split(">"))
    assert "dropped" not in shown and "its own" in shown
