"""What a person did stands in the workbook alone once its result was moved away and parsed anew: no export writes over it without a word."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

openpyxl = pytest.importorskip("openpyxl")
Command = Callable[..., "CompletedProcess[str]"]
Run = Callable[..., "CompletedProcess[str]"]
PLAN = (
    "某县{}办法\n\n一、总体要求\n（一）加快建设。到2025年，建成3家园区，引进企业20家。\n"
    "（二）推进改造。由县经信局牵头，完善制度。给予03万元的一次性奖励。\n"
)
ALL = (
    "改 公文目录 园区  发文机关: — → 某县人民政府",
    "改 指标 t1 园区  数值: 3家 → 260家",
    "增 指标 一/（一）: 指标 新建公园",
    "删 指标 t2 企业",
)


@pytest.fixture
def run(tmp_path: Path, here: Command) -> Run:
    """Lay out two notices with their workbook, and return what runs a command beside them."""
    (tmp_path / "公文").mkdir()
    for name in ("园区", "楼宇"):
        (tmp_path / "公文" / f"{name}.txt").write_text(PLAN.format(name), encoding="utf-8")

    def done(*words: str) -> CompletedProcess[str]:
        return here(*words, cwd=tmp_path, env={"POLICYDIFF_LANG": "zh"})

    done("parse", "公文", "-o", "结果")
    done("export", "结果", "-o", "表.xlsx")
    return done


class Book:
    """A workbook in which a clerk works on one notice."""

    def __init__(self, path: Path) -> None:
        self._path, self._book = path, openpyxl.load_workbook(path)

    def at(self, sheet: str, key: str, id: str = "") -> object:
        """Return the cell of a column in the row of the notice that has an id."""
        rows = self._book[sheet]
        heads = {cell.value: cell.column for cell in rows[1]}
        row = next(
            number
            for number in range(2, rows.max_row + 1)
            if rows.cell(number, heads["公文编号"]).value == "园区" and (not id or rows.cell(number, heads["编号"]).value == id)
        )
        return rows.cell(row, heads[key])

    def correct(self) -> None:
        """Fill in, change and add."""
        self.at("公文目录", "发文机关").value = "某县人民政府"  # type: ignore[attr-defined]
        self.at("指标", "数值", "t1").value = 260  # type: ignore[attr-defined]
        rows, new = self._book["指标"], self._book["指标"].max_row + 1
        place = self.at("指标", "位置", "t1").value  # type: ignore[attr-defined]
        heads = {cell.value: cell.column for cell in rows[1]}
        for key, value in {"公文编号": "园区", "位置": place, "指标": "新建公园", "数值": 7, "计量单位": "个"}.items():
            rows.cell(new, heads[key]).value = value

    def strike(self) -> None:
        """Delete the row of a target."""
        self._book["指标"].delete_rows(self.at("指标", "编号", "t2").row)  # type: ignore[attr-defined]

    def tick(self) -> None:
        """Tick off the figure that is to be checked."""
        rows = self._book["待核"]
        heads = {cell.value: cell.column for cell in rows[1]}
        row = next(n for n in range(2, 20) if rows.cell(n, 1).value == "园区" and "万元" in str(rows.cell(n, heads["待核事项"]).value))
        rows.cell(row, heads["已核"]).value = "✓"

    def save(self) -> None:
        """Save it under its name."""
        self._book.save(self._path)


def _worked(run: Run, path: Path, *steps: str) -> None:
    book = Book(path)
    for step in steps:
        getattr(book, step)()
    book.save()
    done = run("apply", path.name)
    assert done.returncode == 0, done.stderr


def _anew(run: Run, folder: Path) -> None:
    (folder / "bak").mkdir(exist_ok=True)
    (folder / "结果" / "园区.yaml").rename(folder / "bak" / "园区.yaml")
    run("parse", "公文", "-o", "结果")


def test_what_was_brought_in_is_not_lost_where_the_result_is_parsed_anew(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "表.xlsx"
    _worked(run, table, "correct", "tick", "strike")
    assert run("export", "结果", "-o", "表.xlsx").returncode == 0  # nothing was lost so far
    before = table.read_bytes()
    _anew(run, tmp_path)
    refused = run("export", "结果", "-o", "表.xlsx")
    assert refused.returncode == 2 and table.read_bytes() == before
    assert "表.xlsx 里有 5 处校改或 ✓，结果里没有了" in refused.stderr and all(line in refused.stderr for line in ALL)
    assert "给予03万元的一次性奖励  已核: — → ✓" in refused.stderr
    assert "把 表.xlsx 复制一份留底，放在同一个文件夹里，再照原样导出一次" in refused.stderr and "弄好" not in refused.stderr
    english = run("--lang", "en", "export", "结果", "-o", "表.xlsx").stderr
    assert "holds 5 corrections or ticks which the results have no more" in english and "Copy 表.xlsx within its folder" in english
    shutil.copy(table, tmp_path / "留底.xlsx")
    told = run("export", "结果", "-o", "表.xlsx")
    assert (
        told.returncode == 0 and "表.xlsx 里原有 5 处校改或 ✓，结果里没有了" in told.stderr and "现在只在留底 留底.xlsx 里有" in told.stderr
    )
    assert all(line in told.stderr for line in ALL) and (tmp_path / "留底.xlsx").read_bytes() == before
    _worked(run, table, "correct", "tick", "strike")
    assert "留底" not in run("export", "结果", "-o", "表.xlsx").stderr


def test_what_is_put_in_again_in_part_is_told_of_the_rest(run: Run, tmp_path: Path) -> None:
    _worked(run, tmp_path / "表.xlsx", "correct", "tick", "strike")
    run("export", "结果", "-o", "表.xlsx")
    _anew(run, tmp_path)
    run("export", "结果", "-o", "表2.xlsx")
    _worked(run, tmp_path / "表2.xlsx", "correct", "tick")
    left = run("export", "结果", "-o", "表.xlsx").stderr
    assert "表.xlsx 里有 1 处校改或 ✓" in left and ALL[3] in left and ALL[1] not in left
    _worked(run, tmp_path / "表2.xlsx", "strike")
    assert run("export", "结果", "-o", "表.xlsx").returncode == 0


@pytest.mark.parametrize("step", ["tick", "correct", "strike"])
def test_each_kind_of_work_is_kept_and_given_up_where_that_is_meant(run: Run, tmp_path: Path, step: str) -> None:
    _worked(run, tmp_path / "表.xlsx", step)
    run("export", "结果", "-o", "表.xlsx")
    _anew(run, tmp_path)
    assert run("export", "结果", "-o", "表.xlsx").returncode == 2
    assert run("export", "结果", "-o", "别的.xlsx").returncode == 0
    assert run("export", "结果", "-o", "表.xlsx", "--force").returncode == 0
    assert run("export", "结果", "-o", "表.xlsx").returncode == 0


def test_a_folder_of_csv_is_kept_as_a_workbook_is(run: Run, tmp_path: Path) -> None:
    _worked(run, tmp_path / "表.xlsx", "correct", "tick")
    run("export", "结果", "-o", "表格")
    _anew(run, tmp_path)
    refused = run("export", "结果", "-o", "表格")
    assert refused.returncode == 2 and "表格 里有 4 处校改或 ✓" in refused.stderr and "policydiff export 结果 -o 表格2" in refused.stderr
    shutil.copytree(tmp_path / "表格", tmp_path / "表格留底")
    assert "现在只在留底 表格留底 里有" in run("export", "结果", "-o", "表格").stderr


def test_a_result_that_is_damaged_or_gone_takes_nothing_out_of_the_workbook(run: Run, tmp_path: Path) -> None:
    _worked(run, tmp_path / "表.xlsx", "correct", "tick")
    run("export", "结果", "-o", "表.xlsx")
    result = tmp_path / "结果" / "园区.yaml"
    whole = result.read_text(encoding="utf-8")
    for state in ("damaged", "gone"):
        result.write_text(whole[:-200] + "{[", encoding="utf-8") if state == "damaged" else result.unlink()
        refused = run("export", "结果", "-o", "表.xlsx")
        assert refused.returncode == 2 and "园区：它的结果读不了，或移走了；校改、✓ 共 4 处" in refused.stderr
        assert "先把读不了、移走了的（园区）弄好" in refused.stderr
    result.write_text(whole, encoding="utf-8")
    assert run("export", "结果", "-o", "表.xlsx").returncode == 0


def test_all_results_may_be_parsed_anew(run: Run, tmp_path: Path) -> None:
    _worked(run, tmp_path / "表.xlsx", "correct", "tick")
    run("export", "结果", "-o", "表.xlsx")
    shutil.rmtree(tmp_path / "结果")  # with all that was remembered
    run("parse", "公文", "-o", "结果")
    refused = run("export", "结果", "-o", "表.xlsx").stderr
    assert all(line in refused for line in ALL[:3]) and "表.xlsx 里有 4 处校改或 ✓" in refused


def test_where_nobody_did_anything_nothing_is_in_the_way(run: Run, tmp_path: Path) -> None:
    _anew(run, tmp_path)
    assert run("export", "结果", "-o", "表.xlsx").returncode == 0
    _worked(run, tmp_path / "表.xlsx", "tick")
    run("export", "结果", "-o", "表.xlsx")
    run("parse", "公文", "-o", "结果", "--again")  # which carries ticks along
    assert run("export", "结果", "-o", "表.xlsx").returncode == 0
    (tmp_path / "结果" / "楼宇.yaml").unlink()
    run("parse", "公文", "-o", "结果")
    assert run("export", "结果", "-o", "表.xlsx").returncode == 0


def test_what_another_workbook_made_of_a_correction_is_no_loss(run: Run, tmp_path: Path) -> None:
    _worked(run, tmp_path / "表.xlsx", "correct", "tick")
    for name in ("表.xlsx", "表2.xlsx"):
        run("export", "结果", "-o", name)
    book = Book(tmp_path / "表2.xlsx")
    book.at("指标", "数值", "t1").value = 3  # type: ignore[attr-defined]
    book.at("待核", "已核", "k2").value = None  # type: ignore[attr-defined]
    book.save()
    assert run("apply", "表2.xlsx").returncode == 0
    assert run("export", "结果", "-o", "表.xlsx").returncode == 0
