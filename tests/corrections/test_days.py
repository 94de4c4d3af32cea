"""Days as a spreadsheet program makes them of what was typed: a year alone is no day of 1905, and a month gains no day."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from tables_on_disk import Tables

from policydiff import load
from policydiff.model import Notice

DAY, MONTH, CHINESE = "yyyy-mm-dd", "mmm-yy", 'yyyy"年"m"月"'
CELLS: list[tuple[object, str, str]] = [
    (2026, DAY, "2026"),
    (2030, "m/d/yyyy", "2030"),
    (2026, "[$-F800]dddd, mmmm dd, yyyy", "2026"),
    (datetime(2025, 12, 1), MONTH, "2025-12"),
    (datetime(2025, 12, 1), CHINESE, "2025-12"),
    (datetime(2025, 6, 1), "[$-804]yyyy\\-mm", "2025-06"),
    (datetime(2025, 1, 1), "yyyy", "2025"),
    (datetime(2025, 12, 1), DAY, "2025-12-01"),
    (datetime(2025, 12, 31), "yyyy/m/d", "2025-12-31"),
    (datetime(2026, 6, 30), 'yyyy"年"m"月"d"日"', "2026-06-30"),
    ("2026年", "@", "2026"),
]


@pytest.mark.parametrize(("value", "form", "deadline"), CELLS, ids=[f"{value} as {form}" for value, form, _ in CELLS])
@pytest.mark.parametrize("since", [1900, 1904])
def test_a_day_is_what_the_cell_shows(data: Path, value: object, form: str, deadline: str, since: int) -> None:
    tables = Tables(Path("t.xlsx"))
    tables.run("export", "data", "-o", "t.xlsx")
    set_cell("任务", "时限", value, form, since)
    assert tables.apply().code == 0
    found = load(Path("data/structured/xian.yaml"))
    assert isinstance(found, Notice) and found.tasks[0].deadline == deadline


def test_a_year_alone_is_no_day_of_a_notice(data: Path) -> None:
    tables = Tables(Path("t.xlsx"))
    tables.run("export", "data", "-o", "t.xlsx")
    set_cell("公文目录", "成文", 2026, DAY, row=3)
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and "公文目录 第 3 行“成文”列：“2026”不是日期" in done.err


def test_cells_of_days_take_what_is_typed_as_text(data: Path) -> None:
    Tables(Path("t.xlsx")).run("export", "data", "-o", "t.xlsx")
    book = openpyxl.load_workbook("t.xlsx")
    for sheet, head in (("任务", "时限"), ("公文目录", "成文"), ("公文目录", "发布")):
        column = next(cell.column_letter for cell in book[sheet][1] if cell.value == head)
        assert {book[sheet][f"{column}{row}"].number_format for row in (2, 3)} == {"@"}


def set_cell(sheet: str, head: str, value: object, form: str, since: int = 1900, row: int = 0) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

    book = openpyxl.load_workbook("t.xlsx")
    if since == 1904:
        book.epoch = CALENDAR_MAC_1904
        value = to_excel(value, book.epoch) if isinstance(value, date) else value
    page = book[sheet]
    row = row or next(cells[0].row for cells in page.iter_rows(min_row=2) if cells[0].value == "xian")
    cell = page.cell(row, next(each.column for each in page[1] if each.value == head))
    cell.value = value
    cell.number_format = form
    book.save("t.xlsx")
