"""The workbook of notices as another program opens it: sheets, heads, links, what may be written in, and what is printed."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from policydiff import parse_text, render
from policydiff.errors import PolicydiffError
from policydiff.report.office.notices_book import notices_xlsx
from policydiff.report.office.workbook import FREE_HEAD, workbook
from policydiff.tables.notices import NOTICE_TABLES, Origin
from policydiff.tables.options import Options

TEXT = """巫溪县人民政府办公室关于印发数字乡村行动方案的通知
巫溪府办发〔2023〕32号
各乡镇人民政府：
现印发给你们，请认真贯彻执行。
巫溪县人民政府办公室
2023年9月6日

数字乡村行动方案
一、目标
到2025年，培育农业企业45家以上，化肥用量下降15%。
二、任务
（一）建设平台。建设县级大数据平台。（牵头单位：县大数据局；县农业农村委、县财政局）
"""


@pytest.fixture(scope="module")
def book() -> Workbook:
    data = render([parse_text(TEXT, name="shuzi")], "xlsx", lang="zh")
    assert isinstance(data, bytes)
    return openpyxl.load_workbook(io.BytesIO(data))


def heads(book: Workbook, sheet: str) -> list[object]:
    return [cell.value for cell in book[sheet][1]]


def row(book: Workbook, sheet: str, number: int = 2) -> dict[object, object]:
    return dict(zip(heads(book, sheet), (cell.value for cell in book[sheet][number]), strict=True))


def tables(book: Workbook) -> list[Worksheet]:
    """The sheets that hold a table: all but the one that says how to use them."""
    return [sheet for sheet in book.worksheets if sheet.title != "说明"]


def test_the_sheets_for_people_come_first(book: Workbook) -> None:
    assert book.sheetnames[:6] == ["公文目录", "说明", "任务", "指标", "单位", "待核"]


def test_a_workbook_says_how_to_correct_it_or_that_it_cannot_be(book: Workbook) -> None:
    assert book["说明"].max_row == 1 and "写不回去" in book["说明"]["A1"].value  # made of no structured file


def test_every_row_begins_with_the_notice(book: Workbook) -> None:
    for sheet in tables(book):
        values = [cell.value for cell in sheet[2]]
        assert values[:1] + values[2:6] == ["shuzi", "巫溪县", "500238", "县级", "2023-09-06"]


def test_a_task_says_what_is_to_be_done_and_by_whom(book: Workbook) -> None:
    task = row(book, "任务")
    assert (task["要做什么"], task["牵头单位"]) == ("建设县级大数据平台。", "县大数据局")
    assert row(book, "单位")["单位"] == "县大数据局" and row(book, "单位")["角色"] == "牵头"


def test_figures_are_numbers_with_their_bound_and_direction_in_words(book: Workbook) -> None:
    first, second = row(book, "指标"), row(book, "指标", 3)
    assert (first["约束"], first["数值"], first["计量单位"], first["年份"]) == ("不少于", 45, "家", 2025)
    assert (second["增降"], second["数值"], second["计量单位"]) == ("降", 15, "%")


def test_what_is_to_be_checked_links_to_its_row_and_has_the_sentence(book: Workbook) -> None:
    check = row(book, "待核")
    assert check["原句"] == "（牵头单位：县大数据局；县农业农村委、县财政局）"
    link = book["待核"].cell(2, heads(book, "待核").index("所在行") + 1)
    assert (link.value, link.hyperlink.location) == ("任务 2", "'任务'!A2")
    count = book["公文目录"].cell(2, heads(book, "公文目录").index("待核") + 1)
    assert (count.value, count.hyperlink.location) == ("1", "'待核'!A2")


SENTENCES = {
    "a statement that nothing read": "（二）培训人才。会同有关部门组建协调小组和专家委员会。",
    "a year that is none": "（二）培训人才。到3134年底，全县数字化水平显著提升。",
}


@pytest.mark.parametrize("line", SENTENCES.values(), ids=SENTENCES)
def test_what_has_no_task_or_figure_links_to_its_sentence(line: str) -> None:
    data = render([parse_text(f"{TEXT}{line}\n", name="shuzi")], "xlsx", lang="zh")
    assert isinstance(data, bytes)
    book = openpyxl.load_workbook(io.BytesIO(data))
    linked = [
        (row(book, "待核", number)["原句"], book["待核"].cell(number, heads(book, "待核").index("所在行") + 1))
        for number in range(2, book["待核"].max_row + 1)
    ]
    said, link = next((said, link) for said, link in linked if str(said) in line)
    sheet, at = link.hyperlink.location.split("!")
    assert sheet == "'语句'" and row(book, "语句", int(at[1:]))["原文"] == said


def test_every_line_of_the_sheet_that_says_how_to_correct_is_whole() -> None:
    made = notices_xlsx([parse_text(TEXT, name="shuzi")], Options(lang="zh"), {"shuzi": Origin("shuzi.yaml", "x")})
    sheet = openpyxl.load_workbook(io.BytesIO(made))["说明"]
    assert sheet.max_row == 4
    for number, (cell,) in enumerate(sheet.iter_rows(), 1):
        lines = 2 * len(str(cell.value)) / (sheet.column_dimensions["A"].width - 1)
        assert sheet.row_dimensions[number].height >= 16 * lines


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("牵头单位：县大数据局；责任单位：县财政局、县教委", True),
        ("牵头单位：县大数据局；配合单位：县财政局", False),
        ("责任单位：县大数据局、县财政局", False),
    ],
)
def test_the_guide_says_where_those_responsible_beside_a_lead_stand(statement: str, told: bool) -> None:
    text = TEXT.replace("牵头单位：县大数据局；县农业农村委、县财政局", statement)
    made = notices_xlsx([parse_text(text, name="shuzi")], Options(lang="zh"), {"shuzi": Origin("shuzi.yaml", "x")})
    sheet = openpyxl.load_workbook(io.BytesIO(made))["说明"]
    assert sheet.max_row == 4 + told and ("记在“配合单位”列" in str(sheet.cell(sheet.max_row, 1).value)) is told


@pytest.mark.parametrize(("second", "hidden"), [("", True), ("巫溪县农业农村委员会\n", False)])
def test_all_issuers_of_a_joint_notice_are_seen(second: str, hidden: bool) -> None:
    signed = "巫溪县人民政府办公室\n"
    text = TEXT.replace(f"{signed}2023", f"{signed}{second}2023")
    data = render([parse_text(text, name="shuzi")], "xlsx", lang="zh")
    assert isinstance(data, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["公文目录"]
    at = next(cell.column for cell in sheet[1] if cell.value == "联合发文")
    assert sheet.column_dimensions[openpyxl.utils.get_column_letter(at)].hidden is hidden
    assert sheet.cell(2, at).value == signed.strip() + ("" if hidden else "、巫溪县农业农村委员会")


def test_the_rule_of_a_check_is_told_in_words_before_its_id(book: Workbook) -> None:
    assert row(book, "待核")["规则"] == "责任写法特殊 irregular-responsibility"


def test_panes_filters_paper_and_widths(book: Workbook) -> None:
    for sheet in tables(book):
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1" and sheet.print_area
    task = book["任务"]
    content = heads(book, "任务").index("要做什么")
    assert task.column_dimensions[openpyxl.utils.get_column_letter(content + 1)].width > 50
    assert task.cell(2, content + 1).alignment.wrap_text


def test_a_long_task_is_printed_whole() -> None:
    long = TEXT.replace("建设县级大数据平台。", "建设县级大数据平台，汇聚各部门数据，开展分析应用。" * 20)
    made = render([parse_text(long, name="shuzi")], "xlsx", lang="zh")
    assert isinstance(made, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(made))["任务"]
    said = next(cell for cell in sheet[2] if "大数据平台" in str(cell.value))
    lines = 2 * len(str(said.value)) / (sheet.column_dimensions[said.column_letter].width - 1)
    assert 16 * lines <= sheet.row_dimensions[2].height <= 409


def test_what_may_be_corrected_is_marked_and_the_ids_refuse_typing(book: Workbook) -> None:
    green = {cell.value for cell in book["任务"][1] if cell.fill.start_color.rgb == f"FF{FREE_HEAD[1:]}"}
    assert green == {"要做什么", "牵头单位", "责任单位", "配合单位", "指导单位", "带等字", "时限", "备注"}
    refused = [rule for rule in book["任务"].data_validations.dataValidation if rule.type == "custom"]
    assert [str(rule.sqref) for rule in refused] == ["G2"] and refused[0].formula1 == "FALSE"


def test_a_head_says_what_its_column_means_and_stands_over_its_figures(book: Workbook) -> None:
    heads = {cell.value: cell for cell in book["指标"][1]}
    assert heads["数值"].comment.text == "数值，已化为基本单位（5.6万家 为 56000）\n这一列可以改。"
    assert heads["数值"].alignment.horizontal == heads["年份"].alignment.horizontal == "right"
    assert heads["计量单位"].comment.text == "这一列可以改。"  # the head says all else
    cooperating = next(cell.comment.text for cell in book["任务"][1] if cell.value == "配合单位")
    assert cooperating.startswith("原文写了牵头单位的，“责任单位”后面的也记在这一列") and cooperating.endswith("用顿号（、）隔开。")
    assert "牵头" not in next(cell.comment.text for cell in book["任务"][1] if cell.value == "指导单位")


def test_the_bound_of_a_target_has_no_colour_of_an_edit(book: Workbook) -> None:
    sheet = book["指标"]
    (at,) = [cell.column for cell in sheet[1] if cell.value == "口径"]
    assert not any(sheet.cell(row, at).font.bold for row in range(2, sheet.max_row + 1))  # as coloured words are


def test_words_of_a_column_are_offered(book: Workbook) -> None:
    lists = {rule.formula1 for rule in book["单位"].data_validations.dataValidation if rule.type == "list"}
    assert lists == {'"牵头,配合,责任,指导"'}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_two_heads_of_a_sheet_are_the_same(lang: str) -> None:
    data = render([parse_text(TEXT, name="shuzi")], "xlsx", lang=lang)
    assert isinstance(data, bytes)
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        words = [cell.value for cell in sheet[1]]
        assert len(words) == len(set(words)), sheet.title


def test_tables_without_rows_are_left_out_and_some_can_be_chosen() -> None:
    data = render([parse_text("关于开会的通知", name="x")], "xlsx", lang="zh")
    assert isinstance(data, bytes)
    assert "引用文件" not in openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    data = render([parse_text(TEXT, name="x")], "xlsx", lang="en", tables=("tasks",))
    assert isinstance(data, bytes)
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["tasks"]


def test_more_rows_than_a_sheet_takes_are_refused() -> None:
    with pytest.raises(PolicydiffError, match="more than a sheet") as error, workbook() as made:
        made.end(made.begin("x", [("a", 3)]), 1_048_576, 1, printed=1)
    assert error.value.hint


def test_the_tables_are_those_of_the_contract() -> None:
    assert set(NOTICE_TABLES) >= {
        "notices",
        "plans",
        "sections",
        "clauses",
        "tasks",
        "organisations",
        "targets",
        "achievements",
        "citations",
    }
