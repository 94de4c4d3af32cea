"""The workbooks of many documents as a person sees them: heads above their figures, sentences whole, nothing said twice."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from corpus_of import PARENT, RAW, WUXI, rules, written

from policydiff.vocab.labels import labels


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents, one of them twice under a long name."""
    text = rules("浙江省", "本省")
    name = "zhejiang-elderly-care-services-regulation-as-published-in-the-gazette-of-the-standing-committee"
    return written(tmp_path / "corpus", law=text, **{name: text})


def book(run: Callable[..., Any], target: Path, *arguments: Any) -> openpyxl.Workbook:
    run(*arguments, "-o", target)
    return openpyxl.load_workbook(io.BytesIO(target.read_bytes()))


COMMANDS = [
    pytest.param(("matrix", PARENT, WUXI), id="matrix"),
    pytest.param(("trace", WUXI, "--corpus", RAW), id="trace"),
    pytest.param(("targets", PARENT, WUXI), id="targets"),
    pytest.param(("chain", PARENT, WUXI), id="chain"),
]


@pytest.mark.parametrize("arguments", COMMANDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_head_stands_above_its_figures(run: Callable[..., Any], tmp_path: Path, arguments: tuple[Any, ...], language: str) -> None:
    made = book(run, tmp_path / "book.xlsx", *arguments, "--lang", language)
    seen = 0
    for sheet in made.worksheets[1:]:
        if sheet.auto_filter.ref is None:
            continue  # a heat map
        for column in sheet.iter_cols(min_row=1):
            of_figures = any(isinstance(cell.value, (int, float)) for cell in column[1:])
            assert (column[0].alignment.horizontal == "right") is of_figures
            seen += of_figures
    assert seen or arguments[0] == "targets"


@pytest.mark.parametrize("arguments", COMMANDS)
def test_what_the_first_sheet_says_is_whole_and_said_once(run: Callable[..., Any], tmp_path: Path, arguments: tuple[Any, ...]) -> None:
    sheet = book(run, tmp_path / "book.xlsx", *arguments, "--lang", "zh").worksheets[0]
    told = [cell.value for (cell,) in sheet.iter_rows(max_col=1) if cell.value]
    assert len(told) == len(set(told))
    for number in range(3, sheet.max_row + 1):
        text = sheet.cell(number, 1).value or ""
        lines = sum(2 if ord(char) > 0x2E7F else 1 for char in text) / 110
        assert not text or sheet.row_dimensions[number].height >= 12 * lines


def test_the_path_of_a_file_has_room(run: Callable[..., Any], tmp_path: Path, folder: Path) -> None:
    sheet = book(run, tmp_path / "book.xlsx", "duplicates", folder, "--lang", "zh")["文件"]
    at = next(cell for cell in sheet[1] if cell.value == "位置")
    assert sheet.column_dimensions[at.column_letter].width >= 40
    first = sheet.parent.worksheets[0]
    assert [cell.value for (cell,) in first.iter_rows(max_col=1) if cell.value] == [first["A1"].value]


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ("li: localized", "li: 本地化"),
        ("li: wang: added", "li: wang: 新增"),
        ("copied", "沿用"),
        ("li: something else", "li: something else"),
    ],
)
def test_what_a_coder_chose_is_said_in_the_readers_language(item: str, shown: str) -> None:
    assert labels("zh").of_name("verdict", item) == shown


def test_the_program_is_called_so_beside_the_coders() -> None:
    assert labels("zh")("coder", "program") == "程序" and labels("en")("coder", "wang") == "wang"
