"""One table in other clothes: a page's, Word's, Markdown's, parted by tabs or bars, or one cell a line, it gives the same duties and figures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from policydiff.pipeline import parse_bytes
from policydiff.text.fold import fold

TABLES = {
    "who does what by when": """某县重点任务分工表
序号 重点任务 牵头单位 配合单位 完成时限
1 疏浚水渠120公里 县水利局 县财政局、各乡镇 2025年10月
2 改造危房300户 县住房城乡建设局 各乡镇 2025年9月""",
    "without numbers": """某市任务分工表
工作任务 责任单位 完成时间
建成智慧停车场4个 市城管局 2026年6月底
新增绿地50公顷 市园林局、市自然资源局 2026年底
完善网格管理 市委政法委 长期坚持""",
    "persons beside bodies": """某市改革任务台账
序号 改革事项 牵头领导 牵头单位 责任单位 完成时限
1 推进国企改革 张某某 市国资委 市财政局 12月底
2 深化医保支付方式改革 李某某 市医保局 市卫生健康委 11月底""",
    "indicators with their attribute": """某市主要指标表
序号 指标名称 单位 2020年 2025年 属性
1 森林覆盖率 % 35.2 36.5 约束性
2 高新技术企业 家 800 1500 预期性""",
    "units in brackets": """专栏1 主要指标
指标 2020年现状值 2025年目标值 年均增速 指标属性
研发经费投入强度（%） 2.1 2.8 — 预期性
每万人口发明专利拥有量（件） 12.4 18 — 预期性
单位GDP能耗降低（%） — 13.5 — 约束性""",
    "goals and who answers for them": """某县目标任务表
指标名称 计量单位 目标值 责任单位
新增城镇就业 人 5000 县人社局
空气优良天数比率 % 92 县生态环境局""",
    "years as columns": """某省分年度任务表
指标 单位 2023年 2024年 2025年
新建充电桩 个 1000 2000 3000
改造老旧小区 个 120 150 180""",
    "scores": """某市考核评分表
考核内容 评分标准 分值
机构建设 设立专门机构得5分 5
经费保障 经费增长10%以上得10分 10""",
    "rivers": """某县河湖长制责任清单
河流名称 责任河长 责任单位 任务
清溪河 王某某 县水利局 清理河道12公里
白水河 赵某某 县水利局、县生态环境局 整治排污口8个""",
}
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def page(caption: str, rows: list[list[str]]) -> tuple[bytes, str]:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body><h1>{caption}</h1><table>{cells}</table></body></html>'.encode(), "t.html"


def word(caption: str, rows: list[list[str]]) -> tuple[bytes, str]:
    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    table = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>',
        )
        package.writestr(
            "word/document.xml", f"<w:document {NAMESPACE}><w:body>{paragraph(caption)}<w:tbl>{table}</w:tbl></w:body></w:document>"
        )
    return out.getvalue(), "t.docx"


def markdown(caption: str, rows: list[list[str]]) -> tuple[bytes, str]:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"# {caption}", "", lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]).encode(), "t.md"


def text(parting: str, closing: str = "") -> Callable[[str, list[list[str]]], tuple[bytes, str]]:
    return lambda caption, rows: ("\n".join([caption, *(parting.join(row) + closing for row in rows)]).encode(), "t.txt")


def columns(caption: str, rows: list[list[str]]) -> tuple[bytes, str]:
    def printed(cell: str) -> int:
        return sum(1 if char.isascii() else 2 for char in cell)

    widths = [max(map(printed, column)) + 2 for column in zip(*rows, strict=True)]
    lines = ["".join(cell + " " * (width - printed(cell)) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([caption, *lines]).encode(), "t.txt"


CLOTHES = {
    "Word": word,
    "Markdown": markdown,
    "tabs": text("\t"),
    "bars": text("|"),
    "columns set with blanks": columns,
    "two blanks": text("  "),
    "one blank": text(" "),
    "a wide blank": text("\u3000\u3000"),
    "one cell a line": text("\n"),
    "one cell a paragraph": text("\n\n"),
    "cells closed by bars": text(" |\n", " |"),
}


def facts(file: tuple[bytes, str]) -> list[str]:
    notice = parse_bytes(*file)
    duties = [f"{task.lead} {task.cooperating} {task.responsible} {task.deadline}" for task in notice.tasks]
    figures = [f"{fold(figure.metric)} {figure.value} {figure.unit} {figure.year}" for figure in (*notice.targets, *notice.achievements)]
    return [*duties, *figures]


@pytest.mark.parametrize("clothes", CLOTHES)
@pytest.mark.parametrize("table", TABLES)
def test_a_table_in_other_clothes_gives_the_same(table: str, clothes: str) -> None:
    caption, *lines = TABLES[table].split("\n")
    rows = [line.split(" ") for line in lines]
    plain = facts(page(caption, rows))
    assert facts(CLOTHES[clothes](caption, rows)) == plain
    assert bool(plain) == (table != "scores")
