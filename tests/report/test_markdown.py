"""Markdown for a pull request: whole tables, no stray markup."""

from __future__ import annotations

import re

from report_notice import notice
from report_sample import comparison, render


def test_every_table_has_as_many_cells_in_each_row_as_in_its_head() -> None:
    text = str(render(comparison(), "markdown"))
    for block in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        counts = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(counts) == 1, block


def test_edits_are_deleted_and_inserted_text() -> None:
    text = str(render(comparison(), "markdown"))
    assert "<del>大力</del>发展科技保险" in text
    assert "<ins>鼓励</ins>发展科技保险" in text
    assert "力度↓ 大力→鼓励" in text


def test_the_overview_and_english() -> None:
    text = str(render(comparison(), "markdown", lang="en", only={"added"}))
    assert "| copied | 37 | 43.5% | 968 | 27.7% |" in text
    assert "*not shown: 130 rows*" in text
    assert text.startswith("# 重庆市 → 巫溪县\n")


def test_a_notice_is_a_nested_list() -> None:
    text = str(render(notice(), "markdown"))
    assert (
        "    - 1．研究开发服务\n      - *责任* 县科技局、县发展改革委、县经济信息委\n      - ◆ 研究开发服务市场主体 **5家** (2025)" in text
    )


def test_it_says_first_what_happened() -> None:
    text = str(render(comparison(), "markdown"))
    assert "- **指标** 重庆市文件 35 项" in text
    assert text.index("## 最要紧的改动") < text.index("## 概览")
    assert "1. **删去一节** “实施科技服务业集聚区建设行动”，" in text


def test_a_long_one_fits_a_pull_request_and_says_what_it_left_out() -> None:
    matches = comparison().matches
    many = comparison().model_copy(
        update={"matches": tuple(one.model_copy(update={"id": f"{one.id}-{turn}"}) for turn in range(9) for one in matches)}
    )
    text = str(render(many, "markdown"))
    assert 60_000 < len(text) <= 65_536
    assert "未显示" in text or "到此为止" in text
