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


def test_an_untouched_cell_takes_no_tick_away(tmp_path: Path, here: Command) -> None:
    (tmp_path / "公文").mkdir()
    (tmp_path / "公文" / "办法.txt").write_text(TEXT, encoding="utf-8")
    for words in ("parse 公文 -o 结果", "export 结果 -o 台账.xlsx", "show 结果/办法.yaml --check -o 待核.xlsx"):
        here(*words.split(), "--lang", "zh", cwd=tmp_path)
    _write(tmp_path / "待核.xlsx", "待核", "已核", "√")
    _write(tmp_path / "台账.xlsx", "公文目录", "文号", "某政发〔2023〕1号")
    for name in ("待核.xlsx", "台账.xlsx", "待核.xlsx"):
        done = here("apply", name, "--lang", "zh", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    notice = load_notice(tmp_path / "结果" / "办法.yaml")
    assert notice.notice.document_number == "某政发〔2023〕1号"
    assert sum(found.checked is not None for found in notice.diagnostics) == 1


def _folder(tmp_path: Path, here: Command) -> Callable[..., CompletedProcess[str]]:
    """Lay out a parsed notice and its workbook; return what runs a command there."""
    (tmp_path / "公文").mkdir()
    (tmp_path / "公文" / "办法.txt").write_text(TEXT, encoding="utf-8")

    def run(*words: str) -> CompletedProcess[str]:
        return here(*words, "--lang", "zh", cwd=tmp_path)

    run("parse", "公文", "-o", "结果")
    run("export", "结果", "-o", "台账.xlsx")
    return run


def _ticks(tmp_path: Path) -> int:
    return sum(found.checked is not None for found in load_notice(tmp_path / "结果" / "办法.yaml").diagnostics)


def test_a_tick_is_taken_back(tmp_path: Path, here: Command) -> None:
    run = _folder(tmp_path, here)
    before = (tmp_path / "结果" / "办法.yaml").read_bytes()
    _write(tmp_path / "台账.xlsx", "待核", "已核", "√")
    done = run("apply", "台账.xlsx")
    assert _ticks(tmp_path) == 1 and "policydiff apply 台账.xlsx --take-back" in done.stderr.replace("python -m ", "").replace(
        "--lang zh ", ""
    )
    _write(tmp_path / "台账.xlsx", "待核", "已核", None)
    refused = run("apply", "台账.xlsx")
    assert refused.returncode == 2 and "--take-back" in refused.stderr
    assert run("apply", "台账.xlsx", "--take-back").returncode == 0
    assert _ticks(tmp_path) == 0 and (tmp_path / "结果" / "办法.yaml").read_bytes() == before


def test_in_a_new_workbook_an_emptied_cell_takes_away_and_the_old_one_brings_nothing_back(tmp_path: Path, here: Command) -> None:
    run = _folder(tmp_path, here)
    _write(tmp_path / "台账.xlsx", "待核", "已核", "√")
    run("apply", "台账.xlsx")
    run("export", "结果", "-o", "台账2.xlsx")
    _write(tmp_path / "台账2.xlsx", "待核", "已核", None)
    assert run("apply", "台账2.xlsx").returncode == 0 and _ticks(tmp_path) == 0
    assert run("apply", "台账.xlsx").returncode == 2 and _ticks(tmp_path) == 0  # though the file says what it said at its export
    (tmp_path / "结果" / "办法.yaml").unlink()
    run("parse", "公文", "-o", "结果")
    assert run("apply", "台账.xlsx").returncode == 0 and _ticks(tmp_path) == 1  # parsed anew, it takes all corrections again


def test_a_check_that_is_gone_keeps_no_old_workbook_from_being_read(tmp_path: Path, here: Command) -> None:
    run = _folder(tmp_path, here)
    _write(tmp_path / "台账.xlsx", "待核", "已核", "√")
    assert run("apply", "台账.xlsx").returncode == 0
    path = tmp_path / "结果" / "办法.yaml"
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    path.write_text("\n".join(line for line in lines if "checked:" not in line), encoding="utf-8")  # as a newer program reads it
    done = run("apply", "台账.xlsx")
    assert "没有编号" not in done.stderr
