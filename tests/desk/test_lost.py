"""What a new reading has no more, and what is not whole, is told where it happens and again before anything goes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from policydiff import save
from policydiff.model import Jurisdiction
from policydiff.store import load_notice

openpyxl = pytest.importorskip("openpyxl")
Command = Callable[..., "CompletedProcess[str]"]
Run = Callable[..., str]
PLAN = "某县{}办法\n\n一、总体要求\n（一）加快建设。到2025年，建成3家园区，引进企业20家。\n（二）推进改造。由县经信局牵头，完善制度。\n"
TITLE = "某市实施《中华人民共和国乙法》办法\n（2012年9月27日某市人民代表大会常务委员会第三次会议通过）\n"


@pytest.fixture
def run(tmp_path: Path, here: Command) -> Run:
    (tmp_path / "公文").mkdir()
    for name in ("园区", "楼宇"):
        (tmp_path / "公文" / f"{name}.txt").write_text(PLAN.format(name), encoding="utf-8")

    def said(*words: str) -> str:
        done = here(*words, cwd=tmp_path, env={"POLICYDIFF_LANG": "zh"})
        return done.stderr + done.stdout

    said("parse", "公文", "-o", "结果")
    return said


def with_one_more(path: Path) -> None:
    """Leave a result as a version wrote it that read one target more."""
    read = load_notice(path)
    more = read.targets[0].model_copy(update={"id": "t3", "text": "改造厂房5万平方米", "metric": "厂房", "metric_printed": "厂房"})
    save(read.model_copy(update={"targets": (*read.targets, more)}), path)


def test_a_target_that_is_read_no_more_is_named_where_it_is_read_anew_and_counted_at_the_export(run: Run, tmp_path: Path) -> None:
    with_one_more(tmp_path / "结果" / "园区.yaml")
    run("export", "结果", "-o", "台账.xlsx")
    told = run("validate", "结果")
    assert "结果里有，现在没有读出：指标 t3 “改造厂房5万平方米”" in told
    assert "先写回（policydiff apply 台账.xlsx），再运行 policydiff parse 公文 -o 结果 --again" in told
    again = run("parse", "公文", "-o", "结果", "--again")
    assert "园区.txt：原来读出、这次没有读出的：指标“改造厂房5万平方米”\n" in again and "楼宇.txt：" not in again
    assert "原文里确实有的，先照这里抄下来" in again and "重读了 2 份，有 1 份读得与上次不同：园区.txt" in again
    assert "任务、指标数不同的：园区 指标 3 → 2（" in run("export", "结果", "-o", "台账.xlsx")
    assert "任务、指标数不同" not in run("export", "结果", "-o", "台账.xlsx")


def test_a_text_with_its_title_alone_is_told_until_it_is_whole(run: Run, tmp_path: Path) -> None:
    (tmp_path / "公文" / "办法.txt").write_text(TITLE, encoding="utf-8")
    parsed = run("parse", "公文", "-o", "结果")
    assert "办法.txt里只有题目，没有正文" in parsed and "结尾不像结尾" not in parsed
    told = run("validate", "结果")
    assert "警告  待核：文本可能不完整，只有标题没有内容" in told
    assert "文本还不全、没有补的 1 份：办法。交出去以前，先补全原文再解析一遍" in told
    (tmp_path / "公文" / "办法.txt").write_text(
        TITLE + "\n第一条 县级以上人民政府负责本办法的实施。\n第二条 本办法自2013年1月1日起施行。\n", encoding="utf-8"
    )
    run("parse", "公文", "-o", "结果")
    assert "文本还不全" not in run("validate", "结果")


def test_corrections_in_a_copy_say_which_workbook_does_not_have_them_yet(run: Run, tmp_path: Path) -> None:
    for name in ("台账.xlsx", "台账（李）.xlsx"):
        run("export", "结果", "-o", name)
    for name, year in (("台账.xlsx", 2026), ("台账（李）.xlsx", 2027)):
        book = openpyxl.load_workbook(tmp_path / name)
        heads = {cell.value: cell.column for cell in book["指标"][1]}
        book["指标"].cell(2 if year == 2026 else 3, heads["年份"]).value = year
        book.save(tmp_path / name)
        told = run("apply", name)
        assert ("台账.xlsx 里还看不到这次的改动；要看到，先把它里面的改动写回" in told) is (year == 2027)


def test_the_workbook_that_was_exported_last_is_known_by_any_name(run: Run, tmp_path: Path) -> None:
    run("export", "结果", "-o", "表.xlsx")
    told = run("export", "结果", "-o", "表三.xlsx")
    assert (
        "\n如果以后用 表三.xlsx：表.xlsx 收起来，不要再用；里面还有没写回的，先 policydiff apply 表.xlsx，再 policydiff export 结果 -o 表三.xlsx\n"
        "如果只是另存一份看看，以后还用 表.xlsx：现在就 policydiff export 结果 -o 表.xlsx\n"
    ) in told
    assert "以后只用这一本" not in told
    assert "如果" not in run("export", "结果", "-o", "表三.xlsx")
    told = run("apply", "台帐.xlsx")
    assert "最后导出的台账是 表三.xlsx：先看会改什么，policydiff apply 表三.xlsx --dry-run；改的是 表.xlsx 的，就写它的名字\n" in told
    assert "policydiff --lang en apply 表三.xlsx --dry-run; where you worked in 表.xlsx, type that name\n" in run(
        "--lang", "en", "apply", "台帐.xlsx"
    )
    assert "就在 表三.xlsx 里改" in run("validate", "结果")
    one = next(path for path in sorted((tmp_path / "结果").iterdir()) if path.suffix == ".yaml")
    run("export", f"结果/{one.name}", "-o", "一份.xlsx")
    assert "最后导出的台账是 表三.xlsx" in run("apply", "台帐.xlsx")
    one.write_text(one.read_text(encoding="utf-8")[:-200] + "{[", encoding="utf-8")
    told = run("export", "结果", "-o", "表四.xlsx")
    assert (
        f"表四.xlsx 里缺 1 份：{one.stem}（原因见下面）。先不要用它，可以删去，还用 表三.xlsx；弄好以后再导出一次：policydiff export 结果 -o 表三.xlsx"
        in told
        and "接着做" not in told
    )
    (tmp_path / "表三.xlsx").unlink()
    assert "最后导出的台账是 表.xlsx：先看会改什么，policydiff apply 表.xlsx --dry-run\n" in run("apply", "台帐.xlsx")


def test_every_way_says_which_files_it_is_about(run: Run, tmp_path: Path) -> None:
    with_one_more(tmp_path / "结果" / "园区.yaml")
    told = run("validate", "结果")
    ways = [line for line in told.splitlines() if line.startswith("怎么办")]
    assert len(ways) > 1 and all("，园区" in way.partition("）：")[0] or "，楼宇" in way.partition("）：")[0] for way in ways), ways
    assert any(way.startswith("怎么办（程序读得不同，园区）：") for way in ways), ways


def test_a_damaged_file_is_told_to_be_put_right_with_nothing_lost(run: Run, tmp_path: Path) -> None:
    result = tmp_path / "结果" / "园区.yaml"
    result.write_text(result.read_text(encoding="utf-8")[:-200] + "{[", encoding="utf-8")
    told = run("validate", "结果")
    assert "没有备份的：① 先把台账复制一份留底，放在同一个文件夹里；② 把坏了的文件移到别的文件夹" in told
    assert "没有校改过、也没有打过 ✓ 的，第 ④ 步不用做，什么也不会丢" in told
    assert "copy the exported workbook within its folder, move the file out of the results" in run("--lang", "en", "validate", "结果")


def test_a_place_that_no_line_of_the_head_names_is_told_with_the_column_to_look_in(run: Run, tmp_path: Path) -> None:
    result = tmp_path / "结果" / "园区.yaml"
    read = load_notice(result)
    place = Jurisdiction(code="500238", name="巫溪县", short="巫溪", slug="wuxixian", level="county", parents=("重庆市",))
    head = read.notice.model_copy(update={"title": "园区办法", "jurisdiction": place})
    save(read.model_copy(update={"notice": head}), result)
    told = run("validate", "结果")
    assert "地区：读作“巫溪县”，标题、发文机关和文号中却都没有它（看“公文目录”的“地区”列）" in told
    assert "对的不用管；错的在那里改，再 policydiff apply" in told and "单位：" not in told and "`GB/T" not in told
