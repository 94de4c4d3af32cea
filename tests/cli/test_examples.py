"""The example in the help of every command, in both languages, run as printed on the embedded notices: it ends well and writes what it says."""

from __future__ import annotations

import contextlib
import shlex
import shutil
from pathlib import Path

import pytest
import typer
from cli_sample import Runner
from openpyxl import load_workbook

from policydiff.cli import app

COMMANDS = tuple(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
NOTICES = Path(__file__).parents[2] / "data"
WUXI, CHONGQING, DOUBLING, PINGLIANG = (
    NOTICES / "raw" / f"{name}.txt"
    for name in ("wuxi-keji-fuwu-2023", "chongqing-keji-fuwu-2023", "wuxi-shuang-beizeng-2023", "pingliang-keji-2017")
)
CALLED = {
    "province.md": CHONGQING,
    "省方案.md": CHONGQING,
    "市方案.md": CHONGQING,
    "县方案.md": WUXI,
    "state-council.md": DOUBLING,
    "国务院.md": DOUBLING,
    "省.md": CHONGQING,
    "city.md": CHONGQING,
    "市.md": CHONGQING,
    "county.md": WUXI,
    "县.md": WUXI,
}
"""What stands for the files that the examples name."""
MADE = (
    "parse data/raw -o 结果",
    "compare wuxi chongqing -o comparison.json",
    "compare wuxi chongqing -o 对照.json",
    "export data -o notices.xlsx",
    "export 结果 -o 台账.xlsx",
    *(
        f"sample comparison.json -n 8 --seed 1 -o {sheet}"
        for sheet in ("sheet-li.xlsx", "sheet-wang.xlsx", "编码表-李.xlsx", "编码表-王.xlsx")
    ),
)
"""The results of earlier commands that the examples go on from."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, run: Runner) -> Path:
    """A folder with everything that an example names."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(NOTICES, folder / "data")
    for name, notice in CALLED.items():
        shutil.copy(notice, folder / name)
    for name in ("cities", "各市方案", "notices", "公文", "results"):
        shutil.copytree(NOTICES / "raw", folder / name, ignore=shutil.ignore_patterns(PINGLIANG.name))  # longer than all others
    with contextlib.chdir(folder):
        for words in MADE:
            done = run(*words.split())
            assert done.code == 0, done.err
    for sheet in folder.glob("*-*.xlsx"):
        coded(sheet)
    for name, notice in (("某县方案", WUXI), ("某市方案", CHONGQING)):
        (folder / "结果" / f"{notice.stem}.yaml").rename(folder / "结果" / f"{name}.yaml")
    return folder


def coded(sheet: Path) -> None:
    """Fill in what a coder does: a verdict in each row."""
    book = load_workbook(sheet)
    page = next(each for each in book if {"verdict", "判定"} & {cell.value for cell in each[1]})
    column = next(cell.column for cell in page[1] if cell.value in ("verdict", "判定"))
    for row in range(2, page.max_row + 1):
        page.cell(row, column).value = "adapted"
    book.save(sheet)


def example_of(run: Runner, name: str, lang: str) -> list[str]:
    """The words of the example behind `policydiff`."""
    shown = " ".join(run(name, "--help", "--lang", lang).text.split())
    opening, closings = (
        ("Example: policydiff ", (" Arguments:", " Options:")) if lang == "en" else ("例：policydiff ", (" 参数：", " 选项："))
    )
    example = shown.partition(opening)[2]
    for closing in closings:
        example = example.partition(closing)[0]
    return shlex.split(example)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_a_command_runs_and_writes_what_it_says(
    name: str, lang: str, desk: Path, run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(desk, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYDIFF_LANG", lang)
    words = example_of(run, name, lang)
    output = tmp_path / words[words.index("-o") + 1] if "-o" in words else None
    if output is not None:
        output.unlink() if output.is_file() else shutil.rmtree(output, ignore_errors=True)
    done = run(*words)
    assert (done.code, "error:" in done.err) == (0, False), done.err
    if output is None:
        assert done.text.strip()
    elif output.is_dir():
        assert any(output.iterdir())
    else:
        assert output.stat().st_size > 0
