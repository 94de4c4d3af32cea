"""One table in every layout: group rows, a head of two rows, merged cells, a page's end → the same tasks and targets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fixture_files import document, paragraph, write_zip

from policydiff.model import Notice
from policydiff.pipeline import parse_bytes

TITLE = "某县林业任务分工表"
HEAD = (("序号", "工作任务", "责任分工", "", "完成时限"), ("", "", "牵头单位", "配合单位", ""))
GROUPS = (
    (
        "一、造林绿化（2项）",
        (("1", "人工造林2万亩", "县林业局", "县财政局、各乡镇", "2026年4月"), ("2", "四旁植树50万株", "县林业局", "/", "2026年底")),
    ),
    ("二、森林防火（1项）", (("3", "新建防火道30公里", "县应急局", "县林业局", "长期"),)),
)
TASKS = [(["县林业局"], ["县财政局", "各乡镇"], "2026-04"), (["县林业局"], [], "2026"), (["县应急局"], ["县林业局"], "长期")]
TARGETS = [("人工造林", 20000, "亩", 2026), ("四旁植树", 500000, "株", 2026), ("防火道", 30, "公里", None)]


def html_rows() -> str:
    head = (
        "<tr><td rowspan=2>序号</td><td rowspan=2>工作任务</td><td colspan=2>责任分工</td><td rowspan=2>完成时限</td></tr>"
        "<tr><td>牵头单位</td><td>配合单位</td></tr>"
    )
    rows = [
        f"<tr><td colspan=5>{group}</td></tr>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in below)
        for group, below in GROUPS
    ]
    return head + "".join(rows)


def html(_: Path) -> Notice:
    page = f'<html><head><meta charset="utf-8"></head><body><h1>{TITLE}</h1><table>{html_rows()}</table></body></html>'
    return parse_bytes(page.encode(), "table.html")


def cell(text: str, *, span: int = 1, merge: str = "") -> str:
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += {"": "", "restart": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{paragraph(text)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def docx(folder: Path) -> Notice:
    upper = [cell(text, merge="restart") for text in ("序号", "工作任务")]
    lower = [cell("", merge="on"), cell("", merge="on"), cell("牵头单位"), cell("配合单位"), cell("", merge="on")]
    table = [row(*upper, cell("责任分工", span=2), cell("完成时限", merge="restart")), row(*lower)]
    for group, below in GROUPS:
        table += [row(cell(group, span=5)), *(row(*map(cell, line)) for line in below)]
    file = folder / "table.docx"
    write_zip(file, document(f"{paragraph(TITLE)}<w:tbl>{''.join(table)}</w:tbl>"))
    return parse_bytes(file.read_bytes(), file.name)


def lines(mark: str) -> list[str]:
    head = ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"]
    out = [mark.join(head)]
    for group, below in GROUPS:
        out += [group, *(mark.join(cells) for cells in below)]
    return out


def markdown(_: Path) -> Notice:
    table = ["| " + line.replace("¦", " | ") + " |" if "¦" in line else f"| {line} | | | | |" for line in lines("¦")]
    table.insert(1, "|---|---|---|---|---|")
    return parse_bytes(f"# {TITLE}\n\n{chr(10).join(table)}\n".encode(), "table.md")


def tabs(_: Path) -> Notice:
    return parse_bytes("\n".join([TITLE, *lines("\t")]).encode(), "table.txt")


def tabs_over_a_page(_: Path) -> Notice:
    table = lines("\t")
    return parse_bytes("\n".join([TITLE, *table[:3], "— 1 —", *table[3:]]).encode(), "table.txt")


def one_cell_a_line(_: Path) -> Notice:
    return parse_bytes("\n".join([TITLE, *"\t".join(lines("\t")).split("\t")]).encode(), "table.txt")


@pytest.mark.parametrize("layout", [html, docx, markdown, tabs, tabs_over_a_page, one_cell_a_line])
def test_a_table_says_the_same_in_every_layout(layout: Callable[[Path], Notice], tmp_path: Path) -> None:
    notice = layout(tmp_path)
    assert [(list(task.lead), list(task.cooperating), task.deadline) for task in notice.tasks] == TASKS
    assert [(target.metric, target.value, target.unit, target.year) for target in notice.targets] == TARGETS
