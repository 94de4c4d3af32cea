"""Headings of the parent that became the opening of one sentence, with what stood under them compressed behind."""

from __future__ import annotations

import pytest
from plans import compare, notice

PARENT = """一、重点任务
（一）培育冷链企业
在主产区布局产地冷藏库，配备预冷、分级、包装设备。
二、保障措施
（一）加强组织领导
成立预制菜产业专班，每季度召开调度会，协调用地用能问题。
（二）加大政策扶持
积极争取中央预算内冷链物流专项资金，对新购冷藏车给予补助。
对接省农业担保公司，扩大仓单质押规模。
"""
BEGUN = "一、重点任务\n（一）培育冷链企业\n在主产区布局产地冷藏库，配备预冷、分级、包装设备。\n二、保障措施\n"


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("二是加大政策扶持，积极争取中央预算内冷链物流专项资金，对接省农业担保公司扩大仓单质押规模。", "（二）加大政策扶持"),
        ("强化政策支持，积极争取中央预算内冷链物流专项资金，对新购冷藏车给予补助。", "（二）加大政策扶持"),
        ("一是加强组织领导，成立预制菜产业专班，每季度召开调度会，协调用地用能问题。", "（一）加强组织领导"),
        # opened by something else; or by it, over another section's text
        ("积极争取中央预算内冷链物流专项资金，对新购冷藏车给予补助，加大政策扶持。", None),
        ("加强组织领导，积极争取中央预算内冷链物流专项资金，对新购冷藏车给予补助。", None),
    ],
)
def test_a_heading_of_any_plan_goes_with_the_sentence_that_it_opens(sentence: str, heading: str | None) -> None:
    match = next(match for match in compare(BEGUN + sentence + "\n", PARENT).matches if sentence in match.child_text)
    texts = {clause.id: clause.text for clause in notice(PARENT).plans[0].all_clauses()}
    assert [texts[id] for id in match.parent if texts[id].startswith("（")] == ([heading] if heading else [])
