"""A tick in one workbook holds, whatever another one has in its empty cell: cells that nobody touched undo nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from policydiff.store import load_notice

openpyxl = pytest.importorskip("openpyxl")
Command = Callable[..., "CompletedProcess[str]"]
TEXT = "某市园区办法\n\n一、总体要求\n（一）加快建设。到2025年，建成3家园区。有效期至5355年65月06日。\n"


def _write(path: Path, sheet: str, head: str, value: object) -> None:
    book = openpyxl.load_workbook(path)
    column = next(cell.column for cell in book[sheet][1] if cell.value == head)
    book[sheet].cell(2, column).value = value
    book.save(path)


def test_an_untouched_cell_takes_no_tick_away(tmp_path: Path, command: Command) -> None:
    (tmp_path / "公文").mkdir()
    (tmp_path / "公文" / "办法.txt").write_text(TEXT, encoding="utf-8")
    for words in ("parse 公文 -o 结果", "export 结果 -o 台账.xlsx", "show 结果/办法.yaml --check -o 待核.xlsx"):
        command(*words.split(), "--lang", "zh", cwd=tmp_path)
    _write(tmp_path / "待核.xlsx", "待核", "已核", "√")
    _write(tmp_path / "台账.xlsx", "公文目录", "文号", "某政发〔2023〕1号")
    for name in ("待核.xlsx", "台账.xlsx", "待核.xlsx"):
        done = command("apply", name, "--lang", "zh", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    notice = load_notice(tmp_path / "结果" / "办法.yaml")
    assert notice.notice.document_number == "某政发〔2023〕1号"
    assert sum(found.checked is not None for found in notice.diagnostics) == 1
