"""Workbooks and the Word table, opened again by other readers."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal

import docx
import openpyxl
import pytest
from hostile import POISON, hostile_comparison, hostile_notice
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.workbook import Workbook
from report_notice import notice
from report_sample import comparison, render

from policydiff.model import Comparison


def workbook(value: object, **options: object) -> Workbook:
    data = render(value, "xlsx", **options)
    assert isinstance(data, bytes)
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)


def column(book: Workbook, sheet: str, head: str) -> list[object]:
    table = book[sheet]
    at = [cell.value for cell in table[1]].index(head)
    return [row[at].value for row in table.iter_rows(min_row=2)]


def test_five_sheets_with_filters_and_frozen_panes() -> None:
    book = workbook(comparison())
    assert book.sheetnames == ["概览", "逐句对照", "指标", "责任单位", "章节对照"]
    for sheet, rows in zip(book.worksheets[1:], (135, 35, 52, 24), strict=True):
        assert sheet.max_row == rows + 1
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")
    assert workbook(comparison(), lang="en").sheetnames[1] == "clauses"


def test_changed_words_are_struck_or_underlined_inside_the_cell() -> None:
    book = workbook(comparison())
    place = column(book, "逐句对照", "编号").index("m39")
    parent, child = column(book, "逐句对照", "上级文件")[place], column(book, "逐句对照", "本级文件")[place]
    assert isinstance(parent, CellRichText) and isinstance(child, CellRichText)
    struck = [block for block in parent if isinstance(block, TextBlock) and block.font.strike]
    underlined = [block for block in child if isinstance(block, TextBlock) and block.font.u]
    assert [block.text for block in struck] == ["大力"]
    assert [block.text for block in underlined] == ["鼓励"]
    assert (str(parent), str(child)) == (comparison().matches[38].parent_text, comparison().matches[38].child_text)


def test_numbers_are_numbers_with_the_unit_in_its_own_column() -> None:
    book = workbook(comparison())
    assert column(book, "指标", "上级文件值")[:3] == [56000, 600000, 500000000000]
    assert column(book, "指标", "上级文件计量单位")[:3] == ["家", "人", "元"]
    assert column(book, "指标", "比值")[2] == pytest.approx(0.0002)
    assert book["指标"]["F4"].number_format == "0.000%"


def test_numbers_are_as_a_person_writes_them_and_columns_for_programs_are_folded_at_the_end() -> None:
    book = workbook(comparison())
    assert all(value is None or value == round(float(str(value)), 2) for value in column(book, "逐句对照", "相似度"))
    assert column(book, "指标", "比值")[0] == 0.000804 and column(book, "指标", "上级文件约束")[:3] == ["等于", "等于", "不少于"]
    for sheet, folded in (("逐句对照", 5), ("指标", 2), ("责任单位", 2), ("章节对照", 2)):
        widths = book[sheet].column_dimensions
        hidden = {at for dimension in widths.values() if dimension.hidden for at in range(dimension.min, dimension.max + 1)}
        assert hidden == set(range(book[sheet].max_column - folded + 1, book[sheet].max_column + 1)), sheet
    assert book["逐句对照"].cell(1, book["逐句对照"].max_column).value == "指纹"


def test_heads_that_are_words_of_the_trade_say_what_they_mean_and_rules_have_names() -> None:
    book = workbook(comparison())
    notes = {cell.value: cell.comment.text for cell in book["逐句对照"][1] if cell.comment}
    assert notes["领先"].startswith("最像的一句比次优的对应句领先多少") and notes["指纹"].startswith("供程序找回同一行，不用看")
    assert "小的请看一眼" in notes["把握"]
    said = {str(cell.value) for row in book["概览"].iter_rows() for cell in row if cell.value}
    assert not {found.rule for found in comparison().diagnostics} & said


def test_labels_are_in_the_language_asked_for() -> None:
    assert column(workbook(comparison()), "逐句对照", "判定")[:2] == ["本地化", "沿用"]
    assert column(workbook(comparison(), lang="en"), "targets", "verdict")[0] == "changed"


def test_the_overview_says_what_the_report_says() -> None:
    values = [[cell for cell in row if cell not in (None, "")] for row in workbook(comparison())["概览"].iter_rows(values_only=True)]
    assert ["重庆市文件", "合计", 134, 1, 6588, 1] in values
    assert ["沿用", 37, pytest.approx(0.4353, abs=1e-4), 968, pytest.approx(0.2767, abs=1e-4)] in values
    assert ["责任单位", "对应", 33] in values


def test_tasks_and_targets_of_many_notices() -> None:
    book = workbook([notice(), notice()])
    assert book.sheetnames == ["公文目录", "说明", "任务", "指标", "单位", "待核", "全部数字", "方案", "章节", "语句"]
    assert (book["任务"].max_row, book["指标"].max_row) == (21, 37)
    assert column(book, "指标", "数值")[:2] == [45, 200]
    assert column(book, "任务", "责任单位")[0] == "县科技局、县发展改革委、县经济信息委"


@pytest.mark.parametrize("value", [hostile_comparison(), hostile_notice()], ids=["comparison", "notice"])
def test_text_is_never_a_formula_or_a_link(value: object) -> None:
    book = workbook(value)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None or cell.hyperlink.location
                assert "\x1b" not in str(cell.value)
                assert "\u202e" not in str(cell.value)
    assert "=HYPERLINK" in str(book.worksheets[-1]["A2"].value) + str(book.worksheets[1]["D2"].value)


def test_a_cell_beyond_what_excel_holds_is_cut_and_says_so() -> None:
    first = comparison().matches[1].model_copy(update={"child_text": "长" * 40_000})
    long = comparison().model_copy(update={"matches": (first,)})
    assert str(column(workbook(long), "逐句对照", "本级文件")[0]).endswith("… (+8000)")


def test_an_edit_that_fills_the_whole_cell() -> None:
    match = comparison().matches[12]
    edit = comparison().matches[38].edits[0].model_copy(update={"parent_at": (0, len(match.parent_text)), "child_at": (0, 0), "child": ""})
    whole = comparison().model_copy(update={"matches": (match.model_copy(update={"edits": (edit,)}),)})
    assert column(workbook(whole), "逐句对照", "上级文件") == [match.parent_text]


def document(value: Comparison) -> docx.document.Document:
    data = render(value, "docx")
    assert isinstance(data, bytes)
    return docx.Document(io.BytesIO(data))


def test_the_word_table_has_three_columns_and_every_row() -> None:
    table = document(comparison()).tables[0]
    words = [[cell.text for cell in row.cells] for row in table.rows]
    assert words[0] == ["重庆市文件", "巫溪县文件", "改动"]
    rows = [row for row in words[1:] if row[0] != row[2]]
    assert [(row[0], row[1]) for row in rows] == [(match.parent_text, match.child_text) for match in comparison().matches]
    strong = next(row for row in table.rows if "m39" in row.cells[2].text)
    assert [run.text for run in strong.cells[0].paragraphs[0].runs if run.font.strike] == ["大力"]
    assert [run.text for run in strong.cells[1].paragraphs[0].runs if run.font.underline] == ["鼓励"]


def test_a_heading_stands_once_in_word_and_heads_its_rows() -> None:
    found = document(comparison())
    rows = [row for row in found.tables[0].rows if "实施科技服务能级提升行动" in row.cells[1].text]
    assert len(rows) == 1
    assert all('w:fill="F1EEE7"' in cell._tc.xml and cell.paragraphs[0].paragraph_format.keep_with_next for cell in rows[0].cells)
    assert " PAGE " in found.sections[0].footer.paragraphs[0]._p.xml


def test_the_word_table_holds_no_field_and_no_link() -> None:
    data = render(hostile_comparison(), "docx")
    assert isinstance(data, bytes)
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert "<w:fldSimple" not in xml and "<w:hyperlink" not in xml and "<script" not in xml
    assert (
        POISON.replace("\x1b", "␛").replace("\x07", "␇").replace("\u202e", "⟨U+202E⟩").replace("\u2066", "⟨U+2066⟩")
        in document(hostile_comparison()).tables[0].rows[2].cells[0].text
    )


def test_the_front_of_the_word_file_says_the_most_telling_what_to_notice_and_how_to_read() -> None:
    lines = [paragraph.text for paragraph in document(comparison()).paragraphs]
    assert [line for line in ("最要紧的改动", "怎样阅读", "指标", "责任单位") if line not in lines] == []
    assert any(line.startswith("左栏红字加删除线") for line in lines)


def test_behind_the_clauses_stand_the_figures_and_the_bodies() -> None:
    _, targets, bodies = document(comparison()).tables
    rows = [[cell.text for cell in row.cells] for row in targets.rows]
    assert rows[0] == ["编号", "判定", "指标", "重庆市文件数值", "巫溪县文件数值", "年份", "附注"]
    assert [row[0] for row in rows[1:]] == column(workbook(comparison()), "指标", "编号")
    assert len(bodies.rows) == 52 + 1


@pytest.mark.parametrize(
    ("parent", "shown"),
    [
        ("大力", "大力"),
        ("推动先进工艺、信息技术与制造装备深度融合，", "推动先进工艺、信息技术与制造装备深度融合，"),
        ("推动先进工艺、信息技术与制造装备深度融合，带动通用装备研制", "推动先进工艺、信息技术与制造装备深度融合…"),
        ("围绕重点领域建设一批公共服务平台，到2025年达到120个以上", "围绕重点领域建设一批公共服务平台，到2025…"),
        ("每年营业收入的平均增长速度不低于百分之9.75左右，并保持稳定", "每年营业收入的平均增长速度不低于百分之9.75…"),
        ("建成投产并且稳定运行的智能工厂不少于12345678家", "建成投产并且稳定运行的智能工厂不少于12345678家"),
    ],
)
def test_what_was_changed_is_told_by_its_beginning_and_no_number_is_cut(parent: str, shown: str) -> None:
    match = comparison().matches[12]
    edit = comparison().matches[38].edits[0].model_copy(update={"parent": parent, "child": "", "direction": None, "note": None})
    whole = comparison().model_copy(update={"matches": (match.model_copy(update={"edits": (edit,)}),)})
    last = document(whole).tables[0].rows[-1].cells[2].text.split("\n")[-1]
    assert last.partition("−")[2] == shown


def test_the_figures_in_the_workbook_are_those_of_the_screen() -> None:
    first, *others = comparison().targets
    child = first.child.model_copy(update={"value": Decimal(90), "evidence": "manual", "note": "电话核实"}) if first.child else None
    value = comparison().model_copy(update={"targets": (first.model_copy(update={"child": child}), *others)})
    book = workbook(value)
    assert column(book, "指标", "本级文件数值")[0] == "≥90家"
    assert column(book, "指标", "上级文件数值")[2] == "≥5000亿元"


@pytest.mark.parametrize(
    ("sheet", "last"), [("逐句对照", "改动类型"), ("指标", "附注"), ("责任单位", "本级文件角色"), ("章节对照", "本级文件标题")]
)
def test_what_is_printed_on_paper_ends_with_a_whole_pair(sheet: str, last: str) -> None:
    table = workbook(comparison())[sheet]
    head = re.search(r"\$([A-Z]+)\$\d+$", table.print_area)
    assert head and table[f"{head[1]}1"].value == last
