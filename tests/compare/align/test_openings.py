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


ABOUT = """一、重点任务
（一）建设一批可共享、可扩容的产地冷藏设施
在主产区布局产地冷藏库，配备预冷、分级、包装设备，服务周边农户。
（二）培育冷链企业
支持冷链企业整合社会运力，开行定时定点的冷藏班车。
"""


@pytest.mark.parametrize(
    ("sentence", "opened"),
    [
        ("产地冷藏设施方面，在主产区布局产地冷藏库，配备预冷、分级、包装设备。", True),
        ("冷藏设施领域，在主产区布局产地冷藏库，配备预冷、分级、包装设备。", True),
        ("农机设施方面，在主产区布局产地冷藏库，配备预冷、分级、包装设备。", False),  # what the heading is not about
        ("设施方面，在主产区布局产地冷藏库，配备预冷、分级、包装设备。", False),  # too little to tell
    ],
)
def test_a_sentence_about_what_a_heading_ends_with_is_opened_by_it(sentence: str, opened: bool) -> None:
    child = f"一、重点任务\n{sentence}\n（一）培育冷链企业\n支持冷链企业整合社会运力，开行定时定点的冷藏班车。\n"
    match = next(match for match in compare(child, ABOUT).matches if sentence in match.child_text)
    assert ("（一）建设一批" in match.parent_text, "在主产区" in match.parent_text) == (opened, True)


@pytest.mark.parametrize(
    ("heading", "rest", "split"),
    [
        ("（一）加强组织领导", "健全推进机制，由专班统筹落实冷链项目用地用能。", True),
        ("（一）强化组织领导。", "由县专班健全推进机制，统筹落实冷链项目用地用能。", True),
        ("（一）加强组织领导", "加强组织领导，健全推进机制，统筹落实冷链项目用地用能。", False),  # the sentence has the words still
        ("（一）加强质量监管", "健全推进机制，由专班统筹落实冷链项目用地用能。", False),
    ],
)
def test_the_opening_of_a_sentence_that_became_a_heading_is_its_origin(heading: str, rest: str, split: bool) -> None:
    shared = "一、重点任务\n在主产区布局产地冷藏库，配备预冷、分级、包装设备。\n二、保障措施\n"
    parent = f"{shared}加强组织领导，健全推进机制，由专班统筹落实冷链项目用地用能。\n"
    match = next(match for match in compare(f"{shared}{heading}\n{rest}\n", parent).matches if heading in match.child_text)
    assert bool(match.parent) is split and (len(match.child) == 2) is split
