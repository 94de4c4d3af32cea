"""The advice names the workbook that is there already, what came later is found wherever it lies, and what was said before is not said again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

pytest.importorskip("openpyxl")
Command = Callable[..., "CompletedProcess[str]"]
Run = Callable[..., str]
PLAN = "某县{}办法\n\n一、总体要求\n（一）加快建设。到2025年，建成3家园区。\n（二）推进改造。由县经信局牵头，完善制度。给予03万元的一次性奖励。\n"


@pytest.fixture
def run(tmp_path: Path, here: Command) -> Run:
    """Lay out two notices, and return what runs a command beside them and gives all that it says."""
    _lay(tmp_path / "公文", "园区", "楼宇")

    def said(*words: str) -> str:
        done = here(*words, cwd=tmp_path, env={"POLICYDIFF_LANG": "zh"})
        return (done.stderr + done.stdout).replace("python -m ", "")

    return said


def _lay(folder: Path, *names: str, ending: str = ".txt") -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}{ending}").write_text(PLAN.format(name), encoding="utf-8")


def test_the_advice_names_one_workbook_from_the_first_step_to_the_last(run: Run, tmp_path: Path) -> None:
    assert "不必打开）：policydiff export 结果 -o 台账.xlsx" in run("parse", "公文", "-o", "结果")
    assert "要改的，在台账里改，先导出一本：policydiff export 结果 -o 台账.xlsx" in run("validate", "结果")
    run("export", "结果", "-o", "台账.xlsx")
    assert "要改的，就在 台账.xlsx 里改，不必另外导出" in run("validate", "结果")
    _lay(tmp_path / "公文", "仓储")
    late = run("parse", "公文", "-o", "结果")
    assert "会先提醒）：policydiff export 结果 -o 台账.xlsx" in late and "台账2" not in late
    assert "台账里还没有这一份" in run("show", "结果/仓储.yaml", "--check")
    assert "有 1 份是后来解析的，不在里面" in run("validate", "结果")
    run("export", "结果", "-o", "台账.xlsx")
    assert "台账.xlsx（现有的台账，就在它里面改，不必另外导出）" in run("show", "结果/仓储.yaml", "--check")
    assert "不在里面" not in run("validate", "结果")


def test_the_workbook_of_other_results_is_none_of_these(run: Run, tmp_path: Path) -> None:
    run("parse", "公文", "-o", "结果")
    run("export", "结果", "-o", "台账.xlsx")
    _lay(tmp_path / "别的", "港口", "码头")
    assert "不必打开）：policydiff export 另一批 -o 台账2.xlsx" in run("parse", "别的", "-o", "另一批")


def test_a_text_that_came_in_another_folder_is_found_there(run: Run, tmp_path: Path) -> None:
    run("parse", "公文", "-o", "结果")
    _lay(tmp_path / "后来的", "仓储")
    run("parse", "后来的", "-o", "结果")
    assert "原文不在" not in run("validate", "结果")
    _lay(tmp_path / "副本", "仓储")  # which of the two it was read from, nobody knows
    assert "原文不在" in run("validate", "结果")


def test_where_two_files_are_of_one_name_it_is_said_what_to_do(run: Run, tmp_path: Path) -> None:
    _lay(tmp_path / "公文", "园区", ending=".md")
    said = run("parse", "公文", "-o", "结果")
    assert (
        "园区.txt: 失败：它的结果要叫 园区.yaml，和 园区.md 的结果同名；读的是 园区.md" in said
        and "把没有解析的这一个移到别的文件夹" in said
    )
    (tmp_path / "公文" / "园区.md").unlink()
    now = run("parse", "公文", "-o", "结果")  # which takes the place of the other, of the same bytes
    assert "园区.txt: 3 节" in now and "园区.txt 代替了原来的 园区.md，读出的一样" in now and "重读了" not in now
    assert "原文不在" not in run("validate", "结果")


def test_what_is_read_as_before_brings_no_notes_again(run: Run, tmp_path: Path) -> None:
    first = run("parse", "公文", "-o", "结果")
    assert "发文机关、文号、日期三样都没读到" in first and "这里不再重复" not in first
    assert (
        "先用它一次补上：policydiff parse 公文 -o 结果 --metadata 目录.xlsx；其余的，导出台账（policydiff export 结果 -o 台账.xlsx），在“公文目录”表里补"
        in first
    )
    again = run("parse", "公文", "-o", "结果", "--again")
    assert "三样都没读到" not in again and "其中 2 份上次的提醒（没读到发文机关、没有任务、结尾不全等）仍然有效" in again
    (tmp_path / "公文" / "园区.txt").write_text(PLAN.format("产业园区"), encoding="utf-8")
    again = run("parse", "公文", "-o", "结果", "--again")
    assert "三样都没读到（园区.txt" in again and "其中 1 份上次的提醒" in again


def test_what_became_of_what_was_to_be_checked_is_told(run: Run, tmp_path: Path) -> None:
    import openpyxl

    run("parse", "公文", "-o", "结果")
    run("export", "结果", "-o", "台账.xlsx")
    book = openpyxl.load_workbook(tmp_path / "台账.xlsx")
    heads = {name: {cell.value: cell.column for cell in book[name][1]} for name in ("待核", "公文目录")}
    figure = next(row for row in range(2, 20) if "万元" in str(book["待核"].cell(row, heads["待核"]["待核事项"]).value))
    book["待核"].cell(figure, heads["待核"]["已核"]).value = "✓"
    for row in (2, 3):
        book["公文目录"].cell(row, heads["公文目录"]["发文机关"]).value = "某县人民政府"
    book.save(tmp_path / "台账.xlsx")
    said = run("apply", "台账.xlsx")
    assert "待核原有 4 处，现在还有 1 处；打 ✓ 的 1 处；填上空缺而消掉的 2 处" in said


@pytest.mark.parametrize(
    ("came", "gone", "said"),
    [
        (("仓储",), (), "与原来那本比，多了 1 份：仓储\n"),
        ((), ("楼宇",), "与原来那本比，少了 1 份：楼宇（这一次没有导出；它们的 .yaml 移走了，或改了名）\n"),
        (("仓储", "港口"), ("楼宇",), "与原来那本比，多了 2 份：仓储、港口，少了 1 份：楼宇（"),
        ((), (), ""),
    ],
)
def test_an_export_over_a_workbook_says_what_it_has_more_and_fewer(
    run: Run, tmp_path: Path, came: tuple[str, ...], gone: tuple[str, ...], said: str
) -> None:
    run("parse", "公文", "-o", "结果")
    assert "原来那本" not in run("export", "结果", "-o", "台账.xlsx")
    _lay(tmp_path / "公文", *came)
    for name in gone:
        (tmp_path / "结果" / f"{name}.yaml").rename(tmp_path / f"{name}.yaml")
        (tmp_path / "公文" / f"{name}.txt").rename(tmp_path / f"{name}.txt")
    run("parse", "公文", "-o", "结果")
    told = run("export", "结果", "-o", "台账.xlsx")
    assert said in told if said else "原来那本" not in told


def test_a_run_that_finds_nothing_new_says_how_to_go_on(run: Run) -> None:
    run("parse", "公文", "-o", "结果")
    again = run("parse", "公文", "-o", "结果")
    assert "没有新的公文要解析，结果照旧。还没有台账的：policydiff export 结果 -o 台账.xlsx。" in again
    assert "对照两份：policydiff compare" in again
    run("export", "结果", "-o", "台账.xlsx")
    assert "没有新的公文要解析，结果照旧，台账还用 台账.xlsx。" in run("parse", "公文", "-o", "结果")
    assert "没有新的公文" not in run("parse", "公文", "-o", "结果", "--again")


def test_corrections_are_lost_by_no_command_that_stands_on_the_screen(run: Run, tmp_path: Path) -> None:
    run("parse", "公文", "-o", "结果")
    result = tmp_path / "结果" / "园区.yaml"
    result.write_text(result.read_text(encoding="utf-8").replace("3家", "4家"), encoding="utf-8")
    told = run("parse", "公文", "-o", "结果")
    assert "把它在 结果 里的 .yaml 移到别的文件夹（反悔了再移回来），再解析一遍" in told and "--force" not in told
    result.rename(tmp_path / "园区.yaml")
    assert "园区.txt: 3 节" in run("parse", "公文", "-o", "结果")


def test_an_older_copy_is_told_the_name_of_the_workbook_to_go_on_in(run: Run, tmp_path: Path) -> None:
    import shutil

    run("parse", "公文", "-o", "结果")
    run("export", "结果", "-o", "表.xlsx")
    shutil.copy(tmp_path / "表.xlsx", tmp_path / "表-上周.xlsx")
    _set_figure(tmp_path / "表.xlsx", 5)
    assert "已改 1 处" in run("apply", "表.xlsx")
    _set_figure(tmp_path / "表-上周.xlsx", 7)
    told = run("apply", "表-上周.xlsx")
    assert "里的：到 表.xlsx（这里最新的一本台账）里改成这样、写回\n" in told and "另导出一本" not in told
    (tmp_path / "表.xlsx").unlink()  # nobody knows of another one
    told = run("apply", "表-上周.xlsx")
    assert "里的：另导出一本（policydiff export 结果 -o 新台账.xlsx）来改" in told and "最新的一本" not in told


def test_a_folder_of_other_results_is_told_to_be_another_one(run: Run, tmp_path: Path) -> None:
    _lay(tmp_path / "别的", "港口", "码头")
    run("parse", "公文", "-o", "结果")
    run("parse", "别的", "-o", "那里/结果")
    run("export", "那里/结果", "-o", "那里/台账.xlsx")
    (tmp_path / "那里" / "台账.xlsx").rename(tmp_path / "乙镇台账.xlsx")
    first = run("apply", "乙镇台账.xlsx")
    assert "导出 乙镇台账.xlsx 的那个“结果”文件夹不在这里" in first and "--data 那个文件夹现在的名字（里面要有 港口.yaml，" in first
    told = run("apply", "乙镇台账.xlsx", "--data", "结果")
    assert "--data 后面的 结果 里没有 乙镇台账.xlsx 的那 2 份公文（港口、码头）：它不是导出这本台账的那个“结果”文件夹" in told
    assert "不在这里" not in told and "把 乙镇台账.xlsx 拷回那里，在那里写回\n" in told
    _set_figure(tmp_path / "乙镇台账.xlsx", 5)
    assert "已改 1 处" in run("apply", "乙镇台账.xlsx", "--data", "那里/结果")


def test_a_workbook_that_is_not_the_newest_is_told_so_before_and_after_it_is_brought_in(run: Run, tmp_path: Path) -> None:
    run("parse", "公文", "-o", "结果")
    run("export", "结果", "-o", "表.xlsx")
    _set_figure(tmp_path / "表.xlsx", 5)
    assert "最新的一本" not in run("apply", "表.xlsx", "--dry-run")
    run("export", "结果", "-o", "表3.xlsx")
    dry = run("apply", "表.xlsx", "--dry-run")
    ways = (
        f"\n如果以后{word} {book}：写回以后 policydiff export 结果 -o {book}" for word, book in (("用", "表3.xlsx"), ("还用", "表.xlsx"))
    )
    assert all(way in dry for way in ways)
    assert "注意：这里最新的一本台账是 表3.xlsx，不是 表.xlsx；" in dry and "没有问题的，就写入：policydiff apply 表.xlsx" in dry
    told = run("apply", "表.xlsx")
    assert "表3.xlsx 里还看不到这次的改动" in told and "policydiff export 结果 -o 表3.xlsx" in told
    run("export", "结果", "-o", "表3.xlsx")
    _set_figure(tmp_path / "表3.xlsx", 6)
    assert "最新的一本" not in run("apply", "表3.xlsx", "--dry-run")
    assert "还看不到这次的改动" not in run("apply", "表3.xlsx")


def test_what_no_place_finds_is_counted_where_a_place_means_several(run: Run, tmp_path: Path) -> None:
    for place, what in (("云溪县", "茶叶生产"), ("云溪县", "工业炉窑改造"), ("山东省", "职业技能培训"), ("山东省", "公共图书馆建设")):
        text = f"{place}人民政府关于印发{what}办法的通知\n\n{place}{what}办法\n\n一、总体要求\n（一）加快{what}。由{place}有关部门负责{what}。\n"
        (tmp_path / "公文" / f"{place}{what}.txt").write_text(text.replace("云溪县", "巫溪县"), encoding="utf-8")
    run("parse", "公文", "-o", "结果")
    one = run("show", "山东省", "--data", "结果")
    assert "照打下面其中一条" in one and "多半不用对照" not in one and "另有 2 份没有读到地区，按地名找不到" in one
    two = run("compare", "巫溪县", "山东省", "--data", "结果")
    assert "多半不用对照；确实要对照的，照打下面其中一条" in two and "另有 2 份没有读到地区" in two
    for name in ("园区", "楼宇"):
        (tmp_path / "结果" / f"{name}.yaml").unlink()
    assert "没有读到地区" not in run("show", "山东省", "--data", "结果")


def _set_figure(path: Path, value: int) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    column = next(cell.column for cell in book["指标"][1] if str(cell.value).lstrip("*") == "数值")
    book["指标"].cell(2, column).value = value
    book.save(path)


def test_a_copy_under_another_name_is_no_workbook_to_go_on_in_before_it_is_worked_in(run: Run, tmp_path: Path) -> None:
    run("parse", "公文", "-o", "结果")
    run("export", "结果", "-o", "表.xlsx")
    assert "没有写回，" not in run("export", "结果", "-o", "表2.xlsx")  # nothing is lost yet
    told = run("export", "结果", "-o", "表3.xlsx")
    assert "如果只是另存一份看看，以后还用 表.xlsx：" in told
    assert "台账还用 表.xlsx。" in run("parse", "公文", "-o", "结果")
    told = run("parse", "公文", "-o", "结果", "--again")
    assert "会先提醒）：policydiff export 结果 -o 表.xlsx（以后改用 表3.xlsx 的，把名字换成 表3.xlsx）\n" in told
    assert "就在 表.xlsx 里改" in run("validate", "结果")
    _set_figure(tmp_path / "表.xlsx", 5)
    told = run("export", "结果", "-o", "表3.xlsx")  # once more: that one it is now
    assert (
        "注意：表.xlsx 里改过的还有 1 处没有写回，表3.xlsx 里没有：先 policydiff apply 表.xlsx，再 policydiff export 结果 -o 表3.xlsx\n"
        in told
        and "如果" not in told
    )
    assert "台账还用 表3.xlsx。" in run("parse", "公文", "-o", "结果")
    assert "已改 1 处" in run("apply", "表.xlsx")  # and back again
    assert "台账还用 表.xlsx。" in run("parse", "公文", "-o", "结果")
    assert "没有写回，" not in run("export", "结果", "-o", "表4.xlsx")
    _set_figure(tmp_path / "表4.xlsx", 6)
    run("apply", "表4.xlsx", "--dry-run")  # a look is no work
    assert "台账还用 表.xlsx。" in run("parse", "公文", "-o", "结果")
    assert "已改 1 处" in run("apply", "表4.xlsx")
    assert "台账还用 表4.xlsx。" in run("parse", "公文", "-o", "结果")
    (tmp_path / "表4.xlsx").unlink()  # the last that was exported of those that are left
    assert "台账还用 表3.xlsx。" in run("parse", "公文", "-o", "结果")


def test_a_workbook_is_opened_once_a_command_and_anew_when_it_is_another_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from policydiff.corrections import written

    opened: list[str] = []
    was = written.sources
    monkeypatch.setattr(written, "sources", lambda path: opened.append(path.name) or was(path))
    run("parse", "公文", "-o", "结果")
    run("export", "结果", "-o", "台账.xlsx")
    run("export", "结果", "-o", "存底.xlsx")
    opened.clear()
    said = run("parse", "公文", "-o", "结果", "--again")
    assert "export 结果 -o 台账.xlsx（以后改用 存底.xlsx 的" in said and len(opened) == len({*opened})
    _lay(tmp_path / "公文", "仓储")
    run("parse", "公文", "-o", "结果")
    assert "有 1 份是后来解析的，不在里面" in run("validate", "结果")
    run("export", "结果", "-o", "台账.xlsx")
    assert "不在里面" not in run("validate", "结果")
