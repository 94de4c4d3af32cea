"""A heading and a sentence correspond only where the sentence is about what the heading names, if hardly any word was kept."""

from __future__ import annotations

import pytest
from plans import page

from policydiff.compare.align.evidence import Evidence, rarity_of
from policydiff.compare.align.signs.named import Named

REST = "\n改造晒场，添置竹匾，统一筛分规格。\n聘请技师，传授炒青手艺。\n"


def missing(child: str, parent: str) -> bool:
    mine, theirs = page(child), page(parent)
    return Named(mine, theirs, Evidence(mine.lines, theirs.lines, rarity_of(mine.lines, theirs.lines))).missing(0, 0)


@pytest.mark.parametrize(
    ("heading", "sentence", "stays"),
    [
        ("一、推广无人机植保", "推广无人机植保，三年覆盖全部茶园。", True),
        ("一、加强古树名木保护", "把古树名木保护经费列入预算，逐株挂牌。", True),
        ("一、建设社区书屋", "建成社区书屋三十家，延长开放时间。", True),
        ("一、推广无人机植保", "购置无人机三架，由合作社统一调度。", False),
        ("一、加强古树名木保护", "对砍伐古树的，由林业部门立案查处。", False),
        ("一、人口密集村集中供暖", "对人口较多、地势平坦的村庄，采用热电联产方式供暖。", False),
    ],
)
def test_a_heading_of_either_side_leaves_its_subject_in_the_sentence(heading: str, sentence: str, stays: bool) -> None:
    of_child, of_parent = missing(f"{heading}{REST}", f"{sentence}{REST}"), missing(f"{sentence}{REST}", f"{heading}{REST}")
    assert (of_child, of_parent) == (not stays, not stays)


@pytest.mark.parametrize(("one", "other"), [("一、推广无人机植保", "一、办好农机学校"), ("添置竹匾。", "聘请技师。")])
def test_of_two_headings_and_of_two_sentences_nothing_is_missing(one: str, other: str) -> None:
    assert not missing(f"{one}{REST}", f"{other}{REST}")
