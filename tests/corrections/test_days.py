"""Days as a spreadsheet program makes them of what was typed: a year alone is no day of 1905, and a month gains no day."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from tables_on_disk import COUNTY, Tables, book_of, opened, workbook

from policydiff import load, parse_text, save
from policydiff.model import Notice

NUMBERS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一")
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


@pytest.mark.parametrize("since", [1900, 1904])
def test_a_day_is_what_the_cell_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, since: int) -> None:
    monkeypatch.chdir(tmp_path)
    tasks = (f"（{number}）建设平台{number}。建设县级大数据平台。（责任单位：县教委）\n" for number in NUMBERS)
    save(parse_text(COUNTY.partition("（一）")[0] + "".join(tasks), name="xian"), Path("data/structured/xian.yaml"))
    tables = Tables(Path("tables.xlsx"))
    tables.run("export", "data", "-o", "tables.xlsx")
    set_cells("任务", "时限", {row: (value, form) for row, (value, form, _) in enumerate(CELLS, 2)}, since)
    assert tables.apply().code == 0
    found = load(Path("data/structured/xian.yaml"))
    assert isinstance(found, Notice) and [task.deadline for task in found.tasks] == [deadline for *_, deadline in CELLS]


@workbook
def test_a_year_alone_is_no_day_of_a_notice(tables: Tables) -> None:
    set_cells("公文目录", "成文", {3: (2026, DAY)})
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and "公文目录 第 3 行“成文”列：“2026”不是日期" in done.err


@workbook
def test_cells_of_days_take_what_is_typed_as_text(tables: Tables) -> None:
    book = book_of(tables.path)
    for sheet, head in (("任务", "时限"), ("公文目录", "成文"), ("公文目录", "发布")):
        column = next(cell.column_letter for cell in book[sheet][1] if cell.value == head)
        assert {book[sheet][f"{column}{row}"].number_format for row in (2, 3)} == {"@"}


def set_cells(sheet: str, head: str, rows: dict[int, tuple[object, str]], since: int = 1900) -> None:
    with opened(Path("tables.xlsx")) as book:
        if since == 1904:
            book.epoch = CALENDAR_MAC_1904
        column = next(each.column for each in book[sheet][1] if each.value == head)
        for row, (value, form) in rows.items():
            cell = book[sheet].cell(row, column)
            cell.value = to_excel(value, book.epoch) if since == 1904 and isinstance(value, date) else value
            cell.number_format = form
