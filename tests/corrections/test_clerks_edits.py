"""What people do to a ledger in Excel and WPS beside typing into its cells, each with exactly what it changes: nothing is lost without a word."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from tables_on_disk import Tables, book_of

Book = openpyxl.Workbook
NOTHING = ["没有新的校改要写回"]


def column(sheet: openpyxl.worksheet.worksheet.Worksheet, head: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == head)


def place(book: Book, table: str, id: str, notice: str = "xian") -> int:
    sheet = book[table]
    at = column(sheet, "编号")
    return next(row for row in range(2, sheet.max_row + 1) if (sheet.cell(row, 1).value, sheet.cell(row, at).value) == (notice, id))


def put(table: str, id: str, **cells: object) -> Callable[[Book], None]:
    def edit(book: Book) -> None:
        row = place(book, table, id)
        for head, value in cells.items():
            book[table].cell(row, column(book[table], head)).value = value

    return edit


def formed(table: str, id: str, head: str, value: object, form: str) -> Callable[[Book], None]:
    def edit(book: Book) -> None:
        cell = book[table].cell(place(book, table, id), column(book[table], head))
        cell.value, cell.number_format = value, form

    return edit


def deleted(book: Book) -> None:
    book["指标"].delete_rows(place(book, "指标", "t2"))


def inserted(book: Book) -> None:
    sheet, row = book["指标"], place(book, "指标", "t2")
    sheet.insert_rows(row, 2)  # the second of them stays blank
    for head, value in {"公文编号": "xian", "位置": "二/（二）", "指标": "培训人次", "数值": 500, "计量单位": "人次"}.items():
        sheet.cell(row, column(sheet, head)).value = value


def reordered(book: Book) -> None:
    sheet = book["指标"]
    rows = sorted(([cell.value for cell in row] for row in sheet.iter_rows(min_row=2)), key=lambda row: str(row), reverse=True)
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            sheet.cell(number, at).value = value


def one_column_sorted(book: Book) -> None:
    sheet = book["指标"]
    at = column(sheet, "数值")
    for number, value in enumerate(sorted(float(sheet.cell(row, at).value) for row in range(2, sheet.max_row + 1)), 2):
        sheet.cell(number, at).value = value


def filtered(book: Book) -> None:
    book["指标"].auto_filter.add_filter_column(0, ["xiang"])
    for row in range(2, 5):
        book["指标"].row_dimensions[row].hidden = True
    put("指标", "t1", 数值=50)(book)


def merged(table: str, head: str, *, wide: int = 0, id: str = "p1.2.1") -> Callable[[Book], None]:
    def edit(book: Book) -> None:
        row, at = place(book, table, id), column(book[table], head)
        book[table].merge_cells(start_row=row, end_row=row + (not wide), start_column=at, end_column=at + wide)

    return edit


def copied(**cells: object) -> Callable[[Book], None]:
    def edit(book: Book) -> None:
        sheet = book["指标"]
        number = sheet.max_row + 1
        for cell in sheet[place(book, "指标", "t1")]:
            sheet.cell(number, cell.column).value = cell.value
        for head, value in cells.items():
            sheet.cell(number, column(sheet, head)).value = value

    return edit


def titled(book: Book) -> None:
    put("指标", "t1", 数值=50)(book)
    for table in ("公文目录", "任务", "指标", "单位", "待核"):
        book[table].insert_rows(1, 2)
        book[table].cell(1, 1).value, book[table].cell(2, 1).value = f"{table}（2024年）", "填报人：王"
        book[table].merge_cells(start_row=1, end_row=1, start_column=1, end_column=5)


def added_task(**cells: object) -> Callable[[Book], None]:
    def edit(book: Book) -> None:
        sheet = book["任务"]
        number = sheet.max_row + 1
        for head, value in {"公文编号": "xian", "要做什么": "建数据中心", **cells}.items():
            sheet.cell(number, column(sheet, head)).value = value

    return edit


def renamed(book: Book) -> None:
    book["指标"].title = "指标 2024"


def lost_id(**cells: object) -> Callable[[Book], None]:
    return put("指标", "t1", 编号=None, **cells)


FIFTY = ["data/structured/xian.yaml", "  改 指标 t1 农业企业  数值: 45家 → 50家"]
TWENTY = ["data/structured/xian.yaml", "  改 指标 t2 化肥用量  数值: 15% → 20%"]
NEW_TARGET = "数值 20、计量单位 家、口径 总量、年份 2025、原文数值 20家"
TAKEN = [
    ("a row deleted", deleted, ["data/structured/xian.yaml", "  删 指标 t2 化肥用量"]),
    (
        "a row inserted in the middle, and a blank one",
        inserted,
        ["data/structured/xian.yaml", "  增 指标 二/（二）: 指标 培训人次、数值 500、计量单位 人次  [没有写理由，请写在“备注”列]"],
    ),
    ("all rows sorted", reordered, NOTHING),
    ("rows filtered out of sight count", filtered, FIFTY),
    (
        "a cell merged with the one below says the same twice",
        merged("任务", "牵头单位"),
        ["data/structured/xian.yaml", "  改 任务 p1.2.2 培训人才  牵头单位: — → 县大数据局"],
    ),
    ("the notice merged over its rows", merged("任务", "公文编号"), NOTHING),
    (
        "the same day in words",
        formed("任务", "p1.2.1", "时限", date(2024, 12, 1), 'yyyy"年"m"月"d"日"'),
        ["data/structured/xian.yaml", "  改 任务 p1.2.1 建设平台  时限: — → 2024-12-01"],
    ),
    (
        "a month",
        formed("任务", "p1.2.1", "时限", date(2024, 12, 1), 'yyyy"年"m"月"'),
        ["data/structured/xian.yaml", "  改 任务 p1.2.1 建设平台  时限: — → 2024-12"],
    ),
    ("the same number as text", put("指标", "t1", 数值="45"), NOTHING),
    ("another number as text", put("指标", "t1", 数值=" 50 "), FIFTY),
    ("the same number with its unit", put("指标", "t1", 数值="45家"), NOTHING),
    ("another number with its unit", put("指标", "t1", 数值="50家"), FIFTY),
    ("the same share in a cell of per cent", formed("指标", "t2", "数值", 0.15, "0%"), NOTHING),
    ("another share in a cell of per cent", formed("指标", "t2", "数值", 0.2, "0%"), TWENTY),
    ("another share as text", put("指标", "t2", 数值="20%"), TWENTY),
    (
        "a list emptied",
        put("任务", "p1.2.1", 配合单位=None),
        ["data/structured/xian.yaml", "  改 任务 p1.2.1 建设平台  配合单位: 县农业农村委、县财政局 → —"],
    ),
    ("the same in wide digits", put("指标", "t1", 数值="４５", 年份="２０２５"), NOTHING),
    ("others in wide digits", put("指标", "t1", 数值="５０", 年份="２０２６"), [*FIFTY, "  改 指标 t1 农业企业  年份: 2025 → 2026"]),
    ("wide blanks around", put("任务", "p1.2.1", 牵头单位="\u3000县大数据局", 配合单位="县农业农村委、县财政局\u3000"), NOTHING),
    ("an id lost", lost_id(), NOTHING),
    ("an id lost, and a correction", lost_id(数值=50), FIFTY),
    (
        "a row copied for a new one",
        copied(编号=None, 指标="农民合作社", 数值=20, 原文数值="20家"),
        ["data/structured/xian.yaml", f"  增 指标 一: 指标 农民合作社、约束 不少于、{NEW_TARGET}  [没有写理由，请写在“备注”列]"],
    ),
    ("lines above the heads", titled, FIFTY),
]


@pytest.fixture
def book(data: Path, exported_once: Path) -> Tables:
    shutil.copy(exported_once / "tables.xlsx", "台账.xlsx")
    return Tables(Path("台账.xlsx"))


def edited(tables: Tables, edit: Callable[[Book], None]) -> None:
    book = book_of(tables.path)
    edit(book)
    book.save(tables.path)


@pytest.mark.parametrize(("edit", "told"), [case[1:] for case in TAKEN], ids=[case[0] for case in TAKEN])
def test_an_edit_changes_what_it_says_and_nothing_else(book: Tables, edit: Callable[[Book], None], told: list[str]) -> None:
    before = {path.name: path.read_bytes() for path in Path("data/structured").glob("*.yaml")}
    edited(book, edit)
    done = book.apply("--lang", "zh")
    assert (done.code, done.out.splitlines()) == (0, told), done.err
    after = {path.name: path.read_bytes() for path in Path("data/structured").glob("*.yaml")}
    assert (after == before) == (told == NOTHING) and after["xiang.yaml"] == before["xiang.yaml"]
    assert told == NOTHING or book.apply("--lang", "zh").out.splitlines() == NOTHING


REFUSED = [
    ("one column sorted alone", one_column_sorted, "“指标”表“数值”列有 6 格互相换了位置", "选中整张表再排"),
    ("cells beside each other merged", merged("任务", "牵头单位", wide=2), "任务 第 2 行：", "请取消合并单元格"),
    ("the sheet renamed", renamed, "有一张“指标 2024”，列和它一样", "改回“指标”"),
    ("a number emptied", put("指标", "t1", 数值=None), "指标 第 2 行：缺少数值", "请恢复原来的内容"),
    ("the unit of another number", put("指标", "t1", 数值="50万"), "“50万”不是数字", "5.6万家写 56000"),
    ("a wide blank between bodies", put("任务", "p1.2.1", 配合单位="县农业农村委\u3000县财政局"), "中间有空格", "用顿号（、）隔开"),
    ("a row copied with its id", copied(数值=20), "编号 t1 出现了两次", "新增的行编号留空"),
    ("a line of who filled it in below", lambda book: book["指标"].append(["填报人：王"]), "不知道属于哪份公文", "多余的行请删去"),
    ("a sum below", lambda book: book["指标"].append(["合计"]), "不知道属于哪份公文", "多余的行请删去"),
]


@pytest.mark.parametrize(("edit", "error", "way"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_nobody_can_have_meant_is_told_and_nothing_is_written(
    book: Tables, edit: Callable[[Book], None], error: str, way: str
) -> None:
    before = {path.name: path.read_bytes() for path in Path("data/structured").glob("*.yaml")}
    edited(book, edit)
    done = book.apply("--lang", "zh")
    assert done.code == 2 and error in done.err and way in done.err
    assert {path.name: path.read_bytes() for path in Path("data/structured").glob("*.yaml")} == before


DOUBTS = [
    ({}, "任务 第 6 行没有写“位置”，先放在“一 目标”下面；请照别的行填上，例如 二/（一）"),
    ({"位置": "二/（一）"}, ""),
    ({"位置": "二/（一）", "牵头单位": "县发改委/县科技局"}, "“县发改委/县科技局”当作一个单位"),
    ({"位置": "二/（一）", "责任单位": "县发改委／县科技局、县教委"}, "“县发改委／县科技局”当作一个单位"),
    ({"位置": "二/（一）", "牵头单位": "县发改委和县科技局"}, "“县发改委和县科技局”当作一个单位"),
    ({"位置": "二/（一）", "牵头单位": "县人力资源和社会保障局"}, ""),
    ({"位置": "二/（一）", "牵头单位": "县规划与自然资源局"}, ""),
]
"""New tasks: without a place; of two bodies by a slash, a wide one, a 和; of one that has such a word in its name."""


def test_what_was_perhaps_not_meant_is_told_beside_it(book: Tables) -> None:
    def edit(opened: Book) -> None:
        for cells, _ in DOUBTS:
            added_task(**cells)(opened)

    edited(book, edit)
    done = book.apply("--dry-run", "--lang", "zh")
    notes = [line for line in done.err.splitlines() if line.startswith("注意：")]
    expected = [told for _, told in DOUBTS if told]
    assert done.code == 0 and len(notes) == len(expected), done.err
    assert all(any(told in note for note in notes) for told in expected), notes


@pytest.mark.parametrize(
    ("value", "told"),
    [(500000, "45家 改成了 50万家，相差 11111 倍，请核对（计量单位写“人”的"), (0.5, "45家 改成了 0.5家，相差 90 倍"), (30, "")],
)
def test_a_number_far_from_what_it_was_is_told_with_its_unit(book: Tables, value: float, told: str) -> None:
    edited(book, put("指标", "t1", 数值=value))
    done = book.apply("--dry-run", "--lang", "zh")
    notes = [line for line in done.err.splitlines() if line.startswith("注意：")]
    assert done.code == 0 and (told in notes[0] if told else not notes)


@pytest.mark.parametrize(
    ("struck", "told"),
    [
        ([("任务", 2, 3)], "任务 第 2 行（WHAT）"),
        ([("指标", 3, 4), ("指标", 2, 1)], "指标 第 2 行（WHAT）、指标 第 3 行（WHAT）"),
        ([("任务", 1, 3)], ""),
        ([("待核", 2, 3)], ""),
    ],
    ids=["a cell", "two rows", "a head", "a table without corrections"],
)
def test_what_is_struck_through_is_no_correction_and_is_told(book: Tables, struck: list[tuple[str, int, int]], told: str) -> None:
    opened = book_of(book.path)
    for sheet, row, column in struck:
        opened[sheet].cell(row, column).font = Font(strike=True)
    opened.save(book.path)
    done = book.apply("--lang", "zh")
    assert done.code == 0 and "没有新的校改要写回" in done.out
    words = re.sub(
        "（[^（）]+ [tp][0-9.]+ [^（）]+）", "（WHAT）", done.err
    )  # whose row it is, its id, and the beginning of what stands in it
    assert (f"{told}有划了删除线的格子：删除线不算改动" in words) if told else "删除线" not in done.err


@pytest.mark.parametrize(
    ("sheet", "row", "head", "formula"),
    [("指标", 2, "数值", "=40+5"), ("任务", 3, "牵头单位", '="县教委"'), ("公文目录", 2, "文号", "=A2"), ("单位", 2, "单位", "=B9")],
)
def test_a_formula_without_its_value_is_refused_before_it_empties_a_cell(
    book: Tables, sheet: str, row: int, head: str, formula: str
) -> None:
    opened = book_of(book.path)
    heads = {cell.value: cell.column for cell in opened[sheet][1]}
    opened[sheet].cell(row, heads[head]).value = formula
    opened.save(book.path)  # which calculates nothing
    done = book.apply("--lang", "zh")
    assert done.code == 2 and f"第 {row} 行：格子里是公式，文件里没有算好的结果" in done.err and "存一次盘" in done.err


def test_a_formula_in_a_sheet_of_ones_own_is_nobodys_business(book: Tables) -> None:
    opened = book_of(book.path)
    opened.create_sheet("统计")["A1"] = "=1+1"
    opened.save(book.path)
    assert "没有新的校改要写回" in book.apply("--lang", "zh").out
