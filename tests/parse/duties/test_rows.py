"""Tables of tasks: heads over one or two rows, merged cells, nobody, offices, groups, copies with one cell a line."""

from __future__ import annotations

import pytest

from policydiff.pipeline import parse_text

HEAD = "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n"
CASES = {
    "a row": (HEAD + "1\t改造管网\t市水务局\t市财政局、市住建局\t2024年6月底前", ["市水务局/市财政局 市住建局/2024-06/改造管网"]),
    "a slash is nobody": (HEAD + "1\t改造管网\t市水务局\t/\t长期坚持", ["市水务局//长期坚持/改造管网"]),
    "a dash in the place of a day": (HEAD + "1\t改造管网\t市水务局\t—\t—", ["市水务局//None/改造管网"]),
    "a blank between two bodies was a line end": (
        HEAD + "1\t改造管网\t市水务局\t市财政局 市住建局\t2024年",
        ["市水务局/市财政局 市住建局/2024/改造管网"],
    ),
    "a heading over all columns": (
        HEAD + "1\t改造管网\t市水务局\t\t\n二、培育产业\n2\t引进项目\t市商务局\t市投促局\t2025年底",
        ["市水务局//None/改造管网", "市商务局/市投促局/2025/引进项目"],
    ),
    "a row that begins with empty cells": (
        HEAD + "1\t改造管网\t市水务局\t市财政局\t2024年\n\t扩建水厂\t市国资委\t市财政局\t2025年",
        ["市水务局/市财政局/2024/改造管网", "市国资委/市财政局/2025/扩建水厂"],
    ),
    "a head of two rows": (
        "序号\t任务\t责任分工\t\t完成时限\n\t\t牵头单位\t责任单位\t\n1\t改造管网\t市水务局\t市财政局\t2024年",
        ["市水务局/市财政局/2024/改造管网"],
    ),
    "labels inside a cell": (
        "序号\t任务\t责任分工\t完成时限\n1\t改造管网\t办理部门：县水利局；协办部门：县住建局\t2024年",
        ["/县住建局/2024/改造管网"],
    ),
    "who convenes leads": ("序号\t任务\t召集单位\t参加单位\n1\t改造管网\t县水利局\t各镇", ["县水利局/各镇/None/改造管网"]),
    "who marks the work does none of it": ("序号\t考核内容\t考核单位\n1\t改造管网\t县水利局\n2\t新建泵站\t县住建局", []),
    "offices inside a body are no bodies": (
        "序号\t任务\t牵头单位\t局内责任科室\n1\t改造管网\t市水务局\t排水科",
        ["市水务局//None/改造管网"],
    ),
    "offices lead where bodies only help": (
        "序号\t任务\t牵头科室\t配合单位\n1\t改造管网\t城建办\t区水务局",
        ["城建办/区水务局/None/改造管网"],
    ),
    "offices host where bodies only help": (
        "序号\t任务\t主办科室\t协办单位\t完成时限\n1\t改造管网\t城建办\t各社区\t2024年",
        ["城建办/各社区/2024/改造管网"],
    ),
    "offices help nobody beside bodies": ("序号\t任务\t责任单位\t配合科室\n1\t改造管网\t区水务局\t排水科", ["//None/改造管网"]),
    "bars": ("| 任务 | 牵头单位 |\n|---|---|\n| 改造管网 | 市水务局 |", ["市水务局//None/改造管网"]),
    "one cell a line": (
        "序号\n\n任务\n\n牵头单位\n\n配合单位\n\n1\n\n改造管网\n\n市水务局\n\n市财政局\n\n2\n\n扩建水厂\n\n市国资委\n\n各区",
        ["市水务局/市财政局/None/改造管网", "市国资委/各区/None/扩建水厂"],
    ),
    "one cell a line, closed by bars": (
        "序号 |\n任务 |\n市领导 |\n牵头单位 |\n1 |\n改造管网 |\n李 某 |\n市水务局 |",
        ["市水务局//None/改造管网 |"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_who_is_responsible_by_a_table(name: str) -> None:
    text, expected = CASES[name]
    notice = parse_text("某市水务提升行动方案\n一、任务分工\n" + text)
    found = [f"{' '.join(t.lead)}/{' '.join(t.cooperating)}/{t.deadline}/{t.content}" for t in notice.tasks]
    assert found == [line.removesuffix(" |") for line in expected]


DUTIES = {
    "部门\t主要职责\n市教育局\t排查校舍隐患\n市公安局、市交通局\t加强道路管理": [
        "市教育局: 排查校舍隐患",
        "市公安局 市交通局: 加强道路管理",
    ],
    "序号\t单位\t职责分工\t完成时限\n1\t市商务局\t制定促消费政策\t2025年6月": ["市商务局: 制定促消费政策 2025-06"],
    "成员单位\t工作职责\n市水利局\t负责河道巡查": ["市水利局: 负责河道巡查"],
    "单位名称\t职责\n各区人民政府\t落实属地责任": ["各区人民政府: 落实属地责任"],
    # what each is marked by, also where the column of bodies has a head that says nothing of it
    "序号\t考核项目\t分值\t考核内容\n1\t县水利局\t20\t整治入河排污口\n2\t县矿产办\t10\t修复废弃矿山": [
        "县水利局: 整治入河排污口",
        "县矿产办: 修复废弃矿山",
    ],
    "被考核单位\t考核任务\t评分标准\n县教育局、县公安局\t排查校车隐患\t每漏一处扣1分": ["县教育局 县公安局: 排查校车隐患"],
    "考核项目\t分值\t考核内容\n组织领导\t20\t成立领导小组\n重点考核部门\t10\t报送信息": [],
    "考核项目\t考核内容\n有关部门\t落实各项措施\n各单位\t报送信息": [],
    "单位\t项目名称\t总投资\n市水利局\t水库加固\t1200": [],
    "部门\t联系人\t电话\n市水利局\t李某\t123456": [],
    "岗位\t主要职责\n保管员\t清点库存物资": [],
}


@pytest.mark.parametrize("table", DUTIES)
def test_a_table_of_bodies_and_their_duties(table: str) -> None:
    tasks = parse_text("某市水务提升行动方案\n一、任务分工\n" + table).tasks
    assert [f"{' '.join(task.responsible)}: {task.content} {task.deadline or ''}".strip() for task in tasks] == DUTIES[table]


@pytest.mark.parametrize("text", ["序号\t评分标准\t分值\n1\t建立台账\t10", "项目\t补助标准\n新建\t10万元", "姓名\t职务\n李某\t局长"])
def test_other_tables_make_nobody_responsible(text: str) -> None:
    assert parse_text("某市水务提升行动方案\n一、任务分工\n" + text).tasks == ()


def test_the_row_is_what_the_task_covers() -> None:
    (task,) = parse_text("某市方案\n一、分工\n" + HEAD + "1\t改造管网\t市水务局\t\t2024年").tasks
    assert (task.covers, task.deadline_printed) == ((task.clause,), "2024年")
