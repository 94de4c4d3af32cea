"""A text that seems to stop before its end is told where it is parsed and where it is compared: what is missing would count as dropped or added."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

openpyxl = pytest.importorskip("openpyxl")
Command = Callable[..., "CompletedProcess[str]"]
WHOLE = "某市园区办法\n\n一、总体要求\n（一）加快建设。到2025年，建成3家园区。\n（二）推进改造。由市经信局牵头，完善制度。\n"
CUT = WHOLE.replace("某市", "某县").rstrip("。\n") + "，形成“政府引导、市场主导、社会共\n"


def test_a_text_that_stops_early_is_told_until_it_is_ticked_off(tmp_path: Path, here: Command) -> None:
    (tmp_path / "公文").mkdir()
    for name, text in (("全", WHOLE), ("断", CUT)):
        (tmp_path / "公文" / f"{name}.txt").write_text(text, encoding="utf-8")

    def run(*words: str) -> str:
        done = here(*words, "--lang", "zh", cwd=tmp_path)
        return done.stderr + done.stdout

    parsed = run("parse", "公文", "-o", "结果")
    assert "有 1 份结尾不像结尾，文本可能没有下载全：断.txt" in parsed
    order = ["结尾不像结尾", "请先弄好原文、再解析一遍，然后才导出台账来改", "export 结果 -o 台账.xlsx\n"]
    assert sorted(order, key=parsed.index) == order  # what comes first stands first
    mine, theirs = run("compare", "结果/断.yaml", "结果/全.yaml"), run("compare", "结果/全.yaml", "结果/断.yaml")
    assert "本级文件的文本可能不完整" in mine and "缺的部分会使“删去”偏多" in "".join(mine.split())
    assert "缺的部分本级若有，会算成新增" in theirs and "缺的部分会使“新增”偏多" in "".join(theirs.split())
    run("export", "结果", "-o", "台账.xlsx")
    book = openpyxl.load_workbook(tmp_path / "台账.xlsx")
    sheet = book["待核"]
    checked = next(cell.column for cell in sheet[1] if cell.value == "已核")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, checked).value = "✓"
    book.save(tmp_path / "台账.xlsx")
    run("apply", "台账.xlsx")
    assert "不完整" not in run("compare", "结果/断.yaml", "结果/全.yaml")
