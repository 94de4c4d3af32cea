"""Exported tables as a person edits them: a workbook (saved by another program) or CSV, cell by cell, row by row."""

from __future__ import annotations

import csv
import io
import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from in_process import run_here
from policydiff.report.office.notices_book import head_of, sheet_name
from policydiff.vocab.labels import labels

COUNTY = """巫溪县人民政府办公室关于印发数字乡村行动方案的通知
各乡镇人民政府：
现印发给你们，请认真贯彻执行。
巫溪县人民政府办公室
2023年9月6日

数字乡村行动方案
一、目标
到2025年，培育农业企业45家以上，化肥用量下降15%，新建基地3个。
二、任务
（一）建设平台。建设县级大数据平台。（牵头单位：县大数据局；配合单位：县农业农村委、县财政局）
（二）培训人才。开展技能培训。（责任单位：县人力社保局、县教委）
"""
VILLAGE = COUNTY.replace("巫溪县", "奉节县").replace("45家", "30家")


@dataclass(frozen=True)
class Done:
    """What a run of the command gave."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Tables:
    """Exported tables on the disk."""

    path: Path

    def run(self, *words: str) -> Done:
        """Run the command in this process."""
        code, out, err = run_here(*words)
        return Done(code, out.decode(), err.decode())

    def apply(self, *words: str) -> Done:
        """Read the tables back."""
        return self.run("apply", str(self.path), *words)

    @contextmanager
    def open(self, table: str) -> Iterator[list[dict[str, str]]]:
        """Yield the rows of a table, which a person may change, add to and delete; then they are saved as the program at hand does."""
        if self.path.suffix != ".xlsx":
            path = self.path / f"{table}.csv"
            rows = list(csv.DictReader(io.StringIO(_decoded(path.read_bytes()))))
            heads = list(rows[0])
            yield rows
            with path.open("w", encoding="gb18030", newline="") as file:  # as Excel saves it on a Chinese Windows
                writer = csv.DictWriter(file, heads, restval="")
                writer.writeheader()
                writer.writerows(rows)
            return
        with opened(self.path) as book:
            sheet = book[sheet_name(table, labels("zh"))]
            heads = [str(cell.value) for cell in sheet[1]]
            keys = dict(self._heads(table))
            written = [
                {keys.get(head, head): cell.value for head, cell in zip(heads, row, strict=True)} for row in sheet.iter_rows(min_row=2)
            ]
            yield written  # type: ignore[misc]
            sheet.delete_rows(2, sheet.max_row)
            for number, row in enumerate(written, 2):
                for at, head in enumerate(heads, 1):
                    value = row.get(keys.get(head, head))
                    sheet.cell(number, at).value = value
                    if f"{keys.get(head, head)}!" in row:
                        sheet.cell(number, at).comment = Comment(f"王科长:\n{row[f'{keys[head]}!']}", "王科长")

    @staticmethod
    def _heads(table: str) -> Iterator[tuple[str, str]]:
        from policydiff.tables.notices import NOTICE_TABLES

        yield from ((head_of(table, column.key, labels("zh")), column.key) for column in NOTICE_TABLES[table])


def book_of(path: Path) -> openpyxl.Workbook:
    """Open a workbook. Most tests begin with the same one, so what was read is kept: a copy of it takes a fourth of the time."""
    return pickle.loads(_pickled(path.read_bytes()))  # type: ignore[no-any-return]


@lru_cache(maxsize=8)
def _pickled(data: bytes) -> bytes:
    return pickle.dumps(openpyxl.load_workbook(io.BytesIO(data)))


_LEFT_OPEN: dict[bytes, openpyxl.Workbook] = {}
"""The workbook that was saved last, by what then stood on the disk."""


@contextmanager
def opened(path: Path) -> Iterator[openpyxl.Workbook]:
    """Yield a workbook, which is then saved. As long as nothing else has written the file, it stays open as it does with a person: to open it takes long."""
    book = _LEFT_OPEN.pop(path.read_bytes(), None) or book_of(path)
    _LEFT_OPEN.clear()
    yield book
    book.save(path)
    _LEFT_OPEN[path.read_bytes()] = book


def in_forms(cases: Sequence[tuple[Any, ...]]) -> list[Any]:
    """Every case in CSV, and every fourth in a workbook too: both are read into the same rows before they are compared with anything."""
    return [
        pytest.param(form, *case[1:], id=f"{case[0]}-{form}")
        for at, case in enumerate(cases)
        for form in ("csv", *(("xlsx",) if at % 4 == 0 else ()))
    ]


workbook = pytest.mark.parametrize("tables", ["xlsx"], indirect=True)
"""Where the form is no question: the exported tables as a workbook."""


def _decoded(data: bytes) -> str:
    return data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "gb18030")


def row_of(rows: list[dict[str, str]], notice: str, id: str) -> dict[str, str]:
    """Return the row of an id of a notice."""
    return next(row for row in rows if row["notice"] == notice and row.get("id", row["notice"]) == id)
