"""Tables of notices as CSV in Chinese: called, headed and worded like the sheets of the workbook, corrected and read back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tables_on_disk import COUNTY, Tables

Rows = list[dict[str, str]]
ZH = ("--lang", "zh")
FOLDER = Path("表格")


def read(path: Path) -> Rows:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def write(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="gb18030", newline="") as file:  # as Excel saves it on a Chinese Windows
        writer = csv.DictWriter(file, list(rows[0]), restval="")
        writer.writeheader()
        writer.writerows(rows)


def row(rows: Rows, notice: str, id: str) -> dict[str, str]:
    return next(each for each in rows if (each["公文编号"], each["编号"]) == (notice, id))


def all_rows() -> dict[str, Rows]:
    return {path.name: read(path) for path in sorted(FOLDER.glob("*.csv"))}


@pytest.fixture
def tables(data: Path) -> Tables:
    made = Tables(FOLDER)
    done = made.run("export", "data", "-o", "表格", *ZH)
    assert done.code == 0 and "列名、用词与台账相同" in done.err
    return made


def test_files_heads_and_words_are_those_of_the_workbook(tables: Tables) -> None:
    assert {"公文目录.csv", "任务.csv", "指标.csv", "单位.csv", "待核.csv", "全部数字.csv"} <= {path.name for path in FOLDER.iterdir()}
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf" + "公文编号,标题,".encode()) for path in FOLDER.glob("*.csv"))
    target = row(read(FOLDER / "指标.csv"), "xian", "t1")
    assert {key: target[key] for key in ("级别", "约束", "数值", "人工校改")} == {
        "级别": "县级",
        "约束": "不少于",
        "数值": "45",
        "人工校改": "",
    }
    tasks = [each for each in read(FOLDER / "任务.csv") if each["公文编号"] == "xian"]
    assert tasks[0]["配合单位"] == "县农业农村委、县财政局"


def test_nothing_touched_is_no_change(tables: Tables) -> None:
    assert (tables.apply(*ZH).code, tables.apply(*ZH).out.strip()) == (0, "没有新的校改要写回")
    for path in FOLDER.glob("*.csv"):
        if rows := read(path):
            write(path, rows)
    assert (tables.apply(*ZH).code, tables.apply(*ZH).out.strip()) == (0, "没有新的校改要写回")


def test_what_was_corrected_comes_back_and_nothing_else(tables: Tables) -> None:
    before = all_rows()
    targets, bodies = read(FOLDER / "指标.csv"), read(FOLDER / "单位.csv")
    row(targets, "xian", "t1").update({"数值": "６０．５", "约束": "左右", "备注": "更正函"})
    write(FOLDER / "指标.csv", targets)
    row(bodies, "xiang", "p1.2.1@2").update({"角色": "责任"})
    write(FOLDER / "单位.csv", bodies)
    assert tables.apply("--dry-run", *ZH).code == 0
    assert tables.apply(*ZH).code == 0
    assert tables.run("export", "data", "-o", "表格", *ZH).code == 0
    after = all_rows()
    assert before.keys() == after.keys()
    changed = {
        (name, key)
        for name in ("指标.csv", "单位.csv", "任务.csv")
        for old, new in zip(before[name], after[name], strict=True)
        for key in old
        if old[key] != new[key]
    }
    found = row(after["指标.csv"], "xian", "t1")
    assert (found["数值"], found["约束"], found["备注"], found["人工校改"]) == ("60.5", "左右", "更正函", "✓")
    assert {key for name, key in changed if name == "单位.csv"} <= {"编号", "角色", "人工校改", "备注"}
    assert {key for name, key in changed if name == "任务.csv"} <= {"责任单位", "配合单位", "人工校改", "备注"}
    assert {key for name, key in changed if name == "指标.csv"} <= {"数值", "约束", "备注", "人工校改", "折算值"}


def test_an_export_in_another_language_replaces_the_files(tables: Tables) -> None:
    own = FOLDER / "我的.csv"
    own.write_text("甲,乙\n", encoding="utf-8")
    assert tables.run("export", "data", "-o", "表格", "--lang", "en").code == 0
    assert {"tasks.csv", "targets.csv", "我的.csv"} <= {path.name for path in FOLDER.iterdir()} and not (FOLDER / "任务.csv").exists()
    assert (tables.apply().code, tables.apply().out.strip()) == (0, "nothing was corrected")
    assert tables.run("export", "data", "-o", "表格", *ZH).code == 0
    assert not (FOLDER / "tasks.csv").exists() and own.exists()


def test_corrections_that_are_not_in_yet_are_not_replaced(tables: Tables) -> None:
    targets = read(FOLDER / "指标.csv")
    row(targets, "xian", "t1").update({"数值": "46"})
    write(FOLDER / "指标.csv", targets)
    assert tables.run("export", "data", "-o", "表格", "--lang", "en").code == 2
    assert row(list(csv.DictReader((FOLDER / "指标.csv").read_text(encoding="gb18030").splitlines())), "xian", "t1")["数值"] == "46"


def test_one_table_under_two_names_is_told(tables: Tables) -> None:
    (FOLDER / "targets.csv").write_bytes((FOLDER / "指标.csv").read_bytes())
    done = tables.apply(*ZH)
    assert done.code == 2 and "同一张表有几个文件：targets.csv、指标.csv" in done.err and "只留你改过的那一个" in done.err


def test_show_and_parse_have_the_same_heads(data: Path) -> None:
    run = Tables(FOLDER).run
    for words in (("show", "xian", "--format", "csv", "--table", "指标"), ("show", "xian", "--table", "targets", "--format", "tsv")):
        assert run(*words, *ZH).out.replace("\t", ",").startswith("公文编号,标题,地区,区划代码,级别,成文,编号,位置,指标,约束,数值,")
        assert run(*words).out.replace("\t", ",").startswith("notice,title,place,code,level,issued,id,path,metric,")
    assert run("show", "xian", "--table", "targets", "-o", "指标.csv", *ZH).code == 0
    assert Path("指标.csv").read_bytes().startswith("\ufeff公文编号,".encode())
    Path("原文.txt").write_text(COUNTY, encoding="utf-8")
    assert run("parse", "原文.txt", "--table", "tasks", "-o", "任务.csv", *ZH).code == 0
    assert Path("任务.csv").read_bytes().startswith("\ufeff公文编号,".encode())
