"""A ruled table that a page's end cuts, in PDF and OFD → the same tasks and targets as on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import made_tables
import pytest
from made_tables import Page

from policydiff.pipeline import parse_bytes

Table = tuple[list[int], Page, dict[str, Sequence[Page]]]

TASKS = ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"]
ROWS = [
    ["1", "改造供水管网120公里", "市水利局", "市财政局", "2025年6月"],
    ["2", "新建污水处理厂2座", "市住房城乡\n建设局", "市生态环境局、\n市财政局", "2025年底"],
    ["3", "整治黑臭水体15条", "市生态环境局", "各区政府", "2026年3月"],
    ["4", "新建雨水花园8个", "市园林局", "/", "长期"],
]
CUT = [["2", "新建污水处", "市住房城乡", "市生态环境局、", "2025年底"], ["", "理厂2座", "建设局", "市财政局", ""]]
TWO = [["序号", "工作任务", "责任分工", "<", "完成时限"], ["^", "^", "牵头单位", "配合单位", "^"]]
PLAIN = ["工作任务", "责任单位", "完成时间"]
UNNUMBERED = [
    ["建成智慧停车场4个", "市城管局", "2026年6月底"],
    ["新增绿地50公顷", "市园林局、市自然资源局", "2026年底"],
    ["完善网格管理", "市委政法委", "长期坚持"],
]
MEASURES = ["序号", "工作任务", "具体措施", "责任单位", "完成时限"]
MERGED = [
    ["1", "加强水源保护", "划定保护区12处", "市水利局", "2025年"],
    ["^", "^", "建设隔离网30公里", "市生态环境局", "2025年"],
    ["^", "^", "开展巡查", "各区政府", "长期"],
    ["2", "提升供水能力", "新建水厂2座", "市水务集团", "2026年"],
]
DUTIES = ["序号", "任务", "牵头单位", "配合单位"]
FORESTS = [
    ["一、造林绿化（2项）", "<", "<", "<"],
    ["1", "人工造林2万亩", "县林业局", "县财政局、各乡镇"],
    ["2", "四旁植树50万株，其中村庄绿化30万株", "县林业局", "/"],
    ["二、森林防火（1项）", "<", "<", "<"],
    ["3", "新建防火道30公里", "县应急局", "县林业局"],
]
GOALS = ["指标名称", "单位", "2020年", "2025年", "属性"]
FIGURES = [
    ["森林覆盖率", "%", "35.2", "36.5", "约束性"],
    ["高新技术企业", "家", "800", "1500", "预期性"],
    ["研发投入强度", "%", "2.1", "2.8", "预期性"],
]
ONE, SECOND = "— 1 —", "— 2 —"
TABLES: dict[str, Table] = {
    "who does what": (
        [40, 180, 90, 110, 75],
        ["某市治水重点任务分工表", TASKS, *ROWS],
        {
            "the head printed again": [["某市治水重点任务分工表", TASKS, *ROWS[:2], ONE], [TASKS, *ROWS[2:], SECOND]],
            "no head overleaf": [["某市治水重点任务分工表", TASKS, *ROWS[:2], ONE], [*ROWS[2:], SECOND]],
            "a single row overleaf": [["某市治水重点任务分工表", TASKS, *ROWS[:3], ONE], [ROWS[3], SECOND]],
            "words that say it goes on": [["某市治水重点任务分工表", TASKS, *ROWS[:2], ONE], ["续表", TASKS, *ROWS[2:], SECOND]],
            "a row that is cut": [["某市治水重点任务分工表", TASKS, ROWS[0], CUT[0], ONE], [CUT[1], *ROWS[2:], SECOND]],
            "a row that is cut, and the head again": [["某市治水重点任务分工表", TASKS, ROWS[0], CUT[0]], [TASKS, CUT[1], *ROWS[2:]]],
            "a head of two rows": [["某市治水重点任务分工表", *TWO, *ROWS[:2], ONE], [*ROWS[2:], SECOND]],
            "a head of two rows, printed again": [["某市治水重点任务分工表", *TWO, *ROWS[:2], ONE], [*TWO, *ROWS[2:], SECOND]],
        },
    ),
    "without numbers": (
        [200, 150, 100],
        ["某市网格工作任务表", PLAIN, *UNNUMBERED],
        {
            "a row of names overleaf": [["某市网格工作任务表", PLAIN, *UNNUMBERED[:2], ONE], [UNNUMBERED[2], SECOND]],
            "no page numbers": [["某市网格工作任务表", PLAIN, UNNUMBERED[0]], UNNUMBERED[1:]],
            "a row that is cut": [
                ["某市网格工作任务表", PLAIN, UNNUMBERED[0], ["新增绿地", "市园林局、", "2026年"], ONE],
                [["50公顷", "市自然资源局", "底"], UNNUMBERED[2], SECOND],
            ],
        },
    ),
    "merged cells": (
        [40, 120, 140, 120, 70],
        ["某市供水任务表", MEASURES, *MERGED],
        {
            "cells that go on overleaf": [["某市供水任务表", MEASURES, *MERGED[:2], ONE], [["", "", *MERGED[2][2:]], MERGED[3], SECOND]],
            "the head again": [["某市供水任务表", MEASURES, MERGED[0]], [MEASURES, ["", "", *MERGED[1][2:]], MERGED[2], MERGED[3]]],
        },
    ),
    "groups": (
        [40, 240, 100, 110],
        ["某县林业任务表", DUTIES, *FORESTS],
        {
            "a group overleaf": [["某县林业任务表", DUTIES, *FORESTS[:3], ONE], [*FORESTS[3:], SECOND]],
            "one cell that goes on": [
                ["某县林业任务表", DUTIES, *FORESTS[:2], ["2", "四旁植树50万株，其中村庄", "县林业局", "/"], ONE],
                [["", "绿化30万株", "", ""], *FORESTS[3:], SECOND],
            ],
        },
    ),
    "indicators": (
        [150, 60, 80, 80, 80],
        ["某市主要指标表", GOALS, *FIGURES],
        {
            "a single row overleaf": [["某市主要指标表", GOALS, *FIGURES[:2], ONE], [FIGURES[2], SECOND]],
            "the head again": [["某市主要指标表", GOALS, FIGURES[0]], [GOALS, *FIGURES[1:]]],
        },
    ),
}
CASES = [(table, cut) for table, (_, _, cuts) in TABLES.items() for cut in cuts]


def facts(data: bytes, name: str) -> list[str]:
    notice = parse_bytes(data, name)
    tasks = [f"{' '.join(task.lead)} / {' '.join((*task.cooperating, *task.responsible))} / {task.deadline}" for task in notice.tasks]
    return [*tasks, *(f"{target.metric} {target.value} {target.unit} {target.year}" for target in notice.targets)]


@pytest.mark.parametrize(("write", "name"), [(made_tables.pdf, "t.pdf"), (made_tables.ofd, "t.ofd")], ids=["PDF", "OFD"])
@pytest.mark.parametrize(("table", "cut"), CASES, ids=[f"{table}: {cut}" for table, cut in CASES])
def test_a_table_that_a_page_cuts_says_the_same(
    table: str, cut: str, write: Callable[[Sequence[Page], Sequence[int]], bytes], name: str
) -> None:
    widths, whole, cuts = TABLES[table]
    expected = facts(made_tables.pdf([whole], widths), "t.pdf")
    assert len(expected) >= 3
    assert facts(write([whole], widths), name) == expected
    assert facts(write(cuts[cut], widths), name) == expected
