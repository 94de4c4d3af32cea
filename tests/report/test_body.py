"""The first sentence and the tables under it count the same: the body text, and every sentence and figure once."""

from __future__ import annotations

import re

import pytest
from test_gist import CHILD, PARENT, ZH, compared

from policydiff.messages import said
from policydiff.model import Edit
from policydiff.report import render
from policydiff.report.overview.body import kept_and_taken, sides, survival
from policydiff.report.overview.gist import gist
from policydiff.report.terminal.brief_clause import strength
from policydiff.tables.brief import is_plain_step

SPLIT = PARENT.replace("组织现场观摩，推广先进经验，提升茶农技能水平。", "组织现场观摩，推广先进经验。提升茶农的种植技能和管理水平。")


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("parent", [PARENT, SPLIT, PARENT.replace("100个", "3个")])
def test_the_share_of_the_sentence_is_the_one_of_the_table(parent: str, form: str) -> None:
    comparison = compared(CHILD, parent)
    (told,) = re.findall(r"上级文件正文约 (\d+)% 整句删去", said(gist(comparison)[0][1], ZH))
    dropped = dict(sides(comparison))["parent"].dropped
    assert dropped is not None and round(100 * dropped.character_share) == int(told)
    page = str(render(comparison, form, lang="zh", brief=True))
    assert page.count(f"{100 * dropped.character_share:.1f}%") >= 2, "in the table, and in what became of the characters"
    assert f"{100 * survival(comparison).dropped:.1f}%" == f"{100 * dropped.character_share:.1f}%"
    assert "标题不计" in page


def test_why_kept_and_taken_are_two_numbers_is_said_where_they_are() -> None:
    comparison = compared(CHILD, PARENT)
    assert kept_and_taken(comparison) is None
    (_, parent), (_, child) = sides(comparison)
    fewer = child.model_copy(update={"total": child.total.model_copy(update={"clauses": child.total.clauses - 1})})
    body = comparison.summary.body.model_copy(update={"child": fewer})  # type: ignore[union-attr]
    other = comparison.model_copy(update={"summary": comparison.summary.model_copy(update={"body": body})})
    kept = parent.kept.clauses if parent.kept else 0
    assert said(str_or_empty(kept_and_taken(other)), ZH).startswith(f"上级文件保留的 {kept} 句，在本级文件里写成 {kept - 1} 句")


def str_or_empty(message: str | None) -> str:
    return message or ""


def test_every_target_of_the_parent_has_one_fate_in_sentence_and_counts() -> None:
    """20家以上 → 20家 is the same figure and no minimum: unchanged in the counts, and no change in the sentence but its own."""
    comparison = compared(CHILD.replace("30家", "20家"), PARENT.replace("20家", "20家以上"))
    sentence = said(gist(comparison)[0][1], ZH)
    assert "上级文件 3 项指标删去 1 项、数值缩小 1 项、数没变但不再写“以上” 1 项" in sentence
    assert "指标      变动 1 · 不变 1（其中 1 项不再写“以上”） · 删去 1" in str(render(comparison, "text", lang="zh", brief=True))


def edit(parent: str, child: str, direction: str) -> Edit:
    return Edit(kind="strength", parent=parent, child=child, parent_at=(0, len(parent)), child_at=(0, len(child)), direction=direction)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parent", "child", "direction", "plain", "words"),
    [
        ("大力", "鼓励", "weaker", True, "语气变弱：“大力”改成“鼓励”"),
        ("", "探索", "weaker", True, "语气变弱：加了“探索”"),
        ("必须", "", "weaker", True, "语气变弱：去掉了“必须”"),
        ("鼓励", "加快", "stronger", True, "语气变强：“鼓励”改成“加快”"),
        ("5个以上", "5个", "weaker", True, "语气变弱：“5个以上”改成“5个”"),
        ("全面", "深入", "weaker", False, "语气变弱：“全面”改成“深入”"),
        ("着力", "全面", "stronger", False, "语气变强：“着力”改成“全面”"),
        ("支持", "鼓励", "weaker", False, "语气变弱：“支持”改成“鼓励”"),
    ],
)
def test_only_a_plain_step_of_the_ladder_is_among_what_tells_most(parent: str, child: str, direction: str, plain: bool, words: str) -> None:
    one = edit(parent, child, direction)
    assert (is_plain_step(one), said(strength(one), ZH)) == (plain, words)
