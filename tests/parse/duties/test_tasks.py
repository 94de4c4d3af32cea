"""Statements of one item become tasks: which of them say something of their own."""

from __future__ import annotations

import pytest

from policydiff.pipeline import parse_text

PLAN = "巫溪县人民政府办公室关于印发方案的通知\n各乡镇：\n现印发给你们。\n\n实施方案\n一、重点任务\n（一）统筹协调。{}\n"


@pytest.mark.parametrize(
    ("item", "leads"),
    [
        ("县科技局牵头抓好实施工作。（牵头单位：县科技局；配合单位：县财政局）", [("县科技局",)]),
        ("地方政府科技管理部门牵头对平台进行年度考核。（责任单位：县科技局、县人力社保局）", [()]),
        ("市科技局牵头制定办法。（牵头单位：县科技局；配合单位：县财政局）", [("市科技局",), ("县科技局",)]),
        ("市科技管理部门牵头制定办法。（责任单位：县科技局、县财政局）", [("市科技管理部门",), ()]),
        ("县教委牵头制定办法。（牵头单位：县科技局；配合单位：县财政局）", [("县教委",), ("县科技局",)]),
        ("县科技局牵头制定办法。（责任单位：县科技局、县财政局）", [("县科技局",), ()]),
        ("县科技局牵头抓好实施工作。", [("县科技局",)]),
    ],
)
def test_a_sentence_that_says_again_what_the_items_label_says_is_no_second_task(item: str, leads: list[tuple[str, ...]]) -> None:
    assert [task.lead for task in parse_text(PLAN.format(item)).tasks] == leads
