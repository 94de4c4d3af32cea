"""The walk of an analyst, in Chinese: thirty mixed documents become a workbook, corrections go back, two plans are compared.

Every step's screen is kept in golden/, to be read as somebody reads it who writes no programs; together they are one walk.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from analyst_folder import lay_out

from policydiff import save
from policydiff.store import load_notice

openpyxl = pytest.importorskip("openpyxl")
Font = pytest.importorskip("openpyxl.styles").Font
Command = Callable[..., "CompletedProcess[str]"]
SHOWN = 12
"""Lines of a long screen that are kept; then how many more there were."""
CORRECTIONS = (
    ("公文目录", 22, "文号", "绍政办发〔2023〕21号"),
    ("任务", 3, "时限", "2024"),
    ("指标", 2, "数值", 12),
    ("指标", 2, "备注", "电话核实"),
)
NEWER = "06 新昌县 农村电商.yaml"
GONE = ("02 新昌县 数字服务业", "p1.2.1")
"""The row of tasks that is deleted and brought back."""
# file endings, commands, options, keys, rules, fingerprints, programs
NAMES = re.compile(
    r"\.(?:xlsx|yaml|docx|html|pdf)|policydiff rules [a-z-]+|policydiff(?: [a-z]+)?|--format text|--[a-z-]+|`[^`]*`|（[a-z_.\[\]0-9]+）|: [a-z-]+:|\[(?:[^\[\] ]+ )?[0-9a-z-]+\]|Word|Excel|Ctrl|ocrmypdf -l chi_sim"
)
STEPS = """
1-begin      | policydiff parse 公文 -o 结果
2-again      | policydiff parse 公文 -o 结果
3-check      | policydiff show "结果/03 嵊州市 数字服务业.yaml" --check
4-workbook   | policydiff export 结果 -o 台账.xlsx
5-look       | policydiff apply 台账.xlsx --dry-run
6-apply      | policydiff apply 台账.xlsx
7-once-more  | policydiff apply 台账.xlsx
8-validate   | policydiff validate 结果
9-over       | policydiff export 结果 -o 台账.xlsx
10-export    | policydiff export 结果 -o 台账2.xlsx
11-compare   | policydiff compare "结果/02 新昌县 数字服务业.yaml" "结果/01 绍兴市 数字服务业.yaml"
12-blanks    | policydiff show 02 新昌县
13-delete    | policydiff apply 台账2.xlsx
14-bring     | policydiff apply 台账2.xlsx --take-back
15-anew      | policydiff export 结果 -o 台账2.xlsx
16-paper     | policydiff compare "结果/02 新昌县 数字服务业.yaml" "结果/01 绍兴市 数字服务业.yaml" -o 对照.docx
17-list      | policydiff show "结果/03 嵊州市 数字服务业.yaml" --check -o 待核.docx
18-newer     | policydiff apply 台账2.xlsx
19-colleague | policydiff apply 台账（李）.xlsx
20-elsewhere | policydiff apply 台账2.xlsx
"""


STARTED = {"1-begin", "5-look", "6-apply", "8-validate"}
"""Steps that a process of their own walks, as at the desk; the others need none to show their screens."""


@pytest.mark.slow
def test_the_walk(tmp_path: Path, command: Command, here: Command, golden: Callable[[str, str], None]) -> None:
    lay_out(tmp_path / "公文")
    assert len([path for path in (tmp_path / "公文").iterdir() if path.name[0].isdigit()]) == 30
    screens = {}
    for line in STEPS.strip().splitlines():
        name, words = (part.strip() for part in line.split("|", 1))
        if prepare := BEFORE.get(name):
            prepare(tmp_path / ("台账.xlsx" if name == "5-look" else "台账2.xlsx"))
        run = command if name in STARTED else here
        done = run(
            *_split(words),
            cwd=tmp_path / "U盘" if name == "20-elsewhere" else tmp_path,
            env={**os.environ, "POLICYDIFF_LANG": "zh", "COLUMNS": "100"},
        )
        screens[name] = f"$ {words}\n{_short(done.stdout)}{_short(done.stderr)}".replace("python -m ", "")
        golden(f"{name}.txt", screens[name])
    results = tmp_path / "U盘" / "结果"
    assert [target.year for target in load_notice(results / NEWER).targets] == [2026]
    notice = load_notice(results / "01 绍兴市 数字服务业.yaml")
    assert (notice.tasks[1].deadline, notice.tasks[1].evidence) == ("2024", "manual")
    assert (notice.targets[0].value, notice.targets[0].note, notice.targets[0].text) == (12, "电话核实", "全市数字服务业企业达到10家以上")
    assert load_notice(results / "21 数字服务业（转发）.yaml").notice.document_number == "绍政办发〔2023〕21号"
    assert len(load_notice(results / f"{GONE[0]}.yaml").tasks) == 2  # brought back
    assert b"word/document.xml" in (tmp_path / "对照.docx").read_bytes()
    # how many are to be checked is one number, wherever it is told
    assert {*re.findall(r"(\d+) 处待核，分|待核 (\d+) 处", screens["1-begin"] + screens["4-workbook"])} == {("15", ""), ("", "15")}
    # everything is Chinese but names of files, commands, keys and rules
    left = {word for screen in screens.values() for word in re.findall("[A-Za-z]{4,}", NAMES.sub("", screen.partition("\n")[2]))}
    assert left == set()


def _delete(path: Path) -> None:
    """Delete a row of tasks, and strike another through, as a person does."""
    book = openpyxl.load_workbook(path)
    sheet = book["任务"]
    heads = _heads(sheet)
    assert tuple(sheet.cell(4, heads[head]).value for head in ("公文编号", "编号")) == GONE
    sheet.delete_rows(4)
    for cell in sheet[3]:
        cell.font = Font(strike=True)
    book.save(path)


def _bring_back(path: Path) -> None:
    """Write of the row that is gone its notice and its id alone, as the screen says."""
    book = openpyxl.load_workbook(path)
    sheet, row = book["任务"], book["任务"].max_row + 1
    for head, value in zip(("公文编号", "编号"), GONE, strict=True):
        sheet.cell(row, _heads(sheet)[head]).value = value
    book.save(path)


def _read_anew(path: Path) -> None:
    """Correct the second target of a notice, which a newer version then reads as its first, before it is applied."""
    _put(path, NEWER, "t2", 2026)
    result = path.with_name("结果") / NEWER
    notice = load_notice(result)
    save(notice.model_copy(update={"targets": (notice.targets[1].model_copy(update={"id": "t1"}),)}), result)


def _with_a_colleague(path: Path) -> None:
    """Give a copy to a colleague, who makes something else of the same cell."""
    _put(Path(shutil.copy(path, path.with_name("台账（李）.xlsx"))), NEWER, "t2", 2027)


def _carry_home(path: Path) -> None:
    """Copy all to another computer, and go on there."""
    home = path.parent / "U盘"
    shutil.copytree(path.parent, home, ignore=shutil.ignore_patterns("U盘"))
    _put(home / path.name, "04 诸暨市 数字服务业.yaml", "t1", 2026)


def _put(path: Path, result: str, id: str, year: int) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["指标"]
    heads = _heads(sheet)
    row = next(
        row
        for row in range(2, sheet.max_row + 1)
        if (sheet.cell(row, heads["公文编号"]).value, sheet.cell(row, heads["编号"]).value) == (result.removesuffix(".yaml"), id)
    )
    sheet.cell(row, heads["年份"]).value = year
    book.save(path)


def _heads(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1]}


def _split(words: str) -> list[str]:
    return [quoted or plain for quoted, plain in re.findall(r'"([^"]+)"|(\S+)', words)][1:]


def _short(screen: str) -> str:
    lines = screen.splitlines(keepends=True)
    return (
        "".join(lines)
        if len(lines) <= 2 * SHOWN
        else "".join([*lines[:SHOWN], f"（……略去 {len(lines) - 2 * SHOWN} 行）\n", *lines[-SHOWN:]])
    )


def _correct(path: Path) -> None:
    """Make three corrections, one of them with its reason, as a person does in a spreadsheet."""
    book = openpyxl.load_workbook(path)
    for sheet, row, head, value in CORRECTIONS:
        book[sheet].cell(row, _heads(book[sheet])[head]).value = value
    book.save(path)


BEFORE = {
    "5-look": _correct,
    "13-delete": _delete,
    "14-bring": _bring_back,
    "18-newer": _read_anew,
    "19-colleague": _with_a_colleague,
    "20-elsewhere": _carry_home,
}
"""What is done in the workbook before a step."""
