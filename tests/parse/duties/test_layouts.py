"""Who is responsible, however label and bodies stand: in brackets of every shape, parted by blanks, on lines of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from yaml import SafeLoader, load

from policydiff.pipeline import parse_text

ITEM = "临水市供水保障方案\n一、重点任务\n（一）改造管网。更新老旧管道。"
LEAD = "lead=市水务局 cooperating=市财政局 cooperating=市住建局"
BOTH = "responsible=市水务局 responsible=市财政局"
SAID = {
    # a day among them, with a label or without, in any place
    "（牵头单位：市水务局，2025年6月底前完成，配合单位：市财政局、市住建局）": f"{LEAD} by 2025-06",
    "（牵头单位：市水务局；完成时限：2025年6月底前；市财政局、市住建局配合）": f"{LEAD} by 2025-06",
    "（完成时限：2025年6月底前；市水务局牵头；市财政局、市住建局配合）": f"{LEAD} by 2025-06",
    "（市水务局牵头，市财政局、市住建局等配合，时间：2025年6月）": f"{LEAD} by 2025-06",
    "（责任单位：市财政局、市住建局，2025年6月，市水务局牵头）": LEAD.replace("lead=市水务局 ", "") + " lead=市水务局 by 2025-06",
    "（市水务局、市财政局，2025年6月底前制定方案，2025年12月底前完成）": f"{BOTH} by 2025-12",
    "（责任单位：市水务局、市财政局，完成时限：2025年6月底前出方案）": f"{BOTH} by 2025-06",
    "（市水务局、市财政局，完成时限：2025年6月）": f"{BOTH} by 2025-06",
    "（2025年6月底前出台方案，2025年12月底前建成）": "",
    # a person first, those who help or guide behind names alone
    "（责任人：李某，市水务局、市财政局负责）": BOTH,
    "（市水务局、市财政局；联系人：李某）": "",
    "（市水务局、市财政局；市住建局指导）": f"{BOTH} guiding=市住建局",
    "（市水务局、市财政局，市住建局配合）": f"{BOTH} cooperating=市住建局",
    "（市水务局、市财政局；指导单位：市住建局）": f"{BOTH} guiding=市住建局",
    "（市水务局、市财政局、市住建局配合）": "cooperating=市水务局 cooperating=市财政局 cooperating=市住建局",
    # blanks, strokes
    "牵头单位 市水务局 配合单位 市财政局 市住建局": LEAD,
    "（牵头单位 市水务局 配合单位 市财政局、市住建局）": LEAD,
    "责任单位：市水务局　市财政局": BOTH,
    "（责任单位:市水务局/市财政局）": BOTH,
    "（市水务局 市财政局）": BOTH,
    "（水务局 财政局）": "responsible=水务局 responsible=财政局",
    "（市水务局牵头 市财政局、市住建局配合）": LEAD,
    "（牵头：市水务局 配合：市财政局、市住建局）": LEAD,
    "牵头领导：李某 牵头单位：市水务局 责任单位：市财政局、市住建局": LEAD,
    "责任单位：市水务局、市财政局 完成时间：2025年6月": f"{BOTH} by 2025-06",
    "（责任单位：市水务局、市财政局 联系电话：12345678）": BOTH,
    # brackets
    "〔牵头单位：市水务局，配合单位：市财政局、市住建局〕": LEAD,
    "【牵头单位：市水务局】【配合单位：市财政局、市住建局】": LEAD,
    "[牵头单位]市水务局 [责任单位]市财政局、市住建局": LEAD,
    "(牵头单位:市水务局;配合单位:市财政局、市住建局)": LEAD,
    "（★市水务局、市财政局）": BOTH,
    # 为, 是
    "（牵头单位为市水务局，配合单位为市财政局、市住建局）": LEAD,
    "责任单位为市水务局、市财政局。": BOTH,
    "牵头单位是市水务局，责任单位是市财政局、市住建局。": LEAD,
    # one of a list is told apart
    "（责任单位：市水务局（牵头）、市财政局、市住建局）": LEAD,
    "（责任单位：市水务局[牵头]、市财政局、市住建局）": LEAD,
    "（市水务局（牵头）、市财政局、市住建局）": LEAD,
    "（市水务局（主办）、市财政局（协办）、市住建局（协办）负责）": LEAD,
    "（责任单位：市财政局、市住建局，市水务局牵头）": LEAD.replace("lead=市水务局 ", "") + " lead=市水务局",
    # lines of their own
    "\n牵头单位：市水务局\n责任单位：市财政局、市住建局": LEAD,
    "\n牵头单位：市水务局；\n配合单位：市财政局、市住建局；\n完成时限：2025年12月底前。": f"{LEAD} by 2025-12",
    "\n牵头单位\n市水务局\n配合单位\n市财政局、市住建局": LEAD,
    "\n牵头单位\n协作单位\n联系电话": "",
    "\n责任单位：\n主管部门：": "",
    "\n牵头单位：\n市水务局\n责任单位：\n市财政局、市住建局\n完成时限：\n2025年底前": f"{LEAD} by 2025",
    "\n【牵头单位】市水务局\n【配合单位】市财政局、市住建局\n【完成时限】2025年底": f"{LEAD} by 2025",
    "\n主办单位：市水务局\n会办单位：市财政局、市住建局": LEAD,
    "\n主办单位：市水务局\n会办部门：市财政局、市住建局": LEAD,
    # names that go on over a blank are one
    "（责任单位：市水务 局、市财政局）": BOTH,
    "（责任单位：市委 办公室、市财政局）": "responsible=市委办公室 responsible=市财政局",
    # no statement
    "主办单位 网上服务大厅": "",
    "责任单位 应当建立台账。": "",
    "（配合单位）": "",
    "\n责任单位\n见附件。": "",
}


@pytest.mark.parametrize("said", SAID)
def test_who_is_responsible_by_any_layout(said: str) -> None:
    tasks = parse_text(ITEM + said + "\n").tasks
    found = [f"{body.role}={body.name}" for task in tasks for body in task.organisations] + [
        f"by {t.deadline}" for t in tasks if t.deadline
    ]
    assert " ".join(found) == SAID[said]


def test_who_is_responsible_by_the_end_of_an_item() -> None:
    items = load(Path(__file__).with_name("items.yaml").read_text(encoding="utf-8"), Loader=SafeLoader)
    assert [(item["said"], found) for item in items if (found := who(item["said"])) != item["who"]] == []


def who(said: str) -> list[str]:
    tasks = parse_text(f"临水市方案\n一、重点任务\n（一）改造管网。{said}\n").tasks
    bodies = [" ".join(f"{body.role[0]}={body.name}" for body in task.organisations) for task in tasks]
    return [f"{names}; by {task.deadline}" if task.deadline else names for names, task in zip(bodies, tasks, strict=True)]
