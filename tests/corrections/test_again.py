"""One goes on correcting in the same tables after apply; what somebody else has corrected since is never written over, nor is anything lost unsaid."""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tables_on_disk import Tables, book_of, in_forms, row_of, workbook

from policydiff import load
from policydiff.errors import UnwritableOutput
from policydiff.model import Notice

XIAN = Path("data/structured/xian.yaml")
Rows = list[dict[str, str]]
Step = tuple[str, Callable[[Rows], object]]


def notice() -> Notice:
    found = load(XIAN)
    assert isinstance(found, Notice)
    return found


def edit(tables: Tables, *steps: Step) -> None:
    """Change some tables, one after the other."""
    for table, change in steps:
        with tables.open(table) as rows:
            change(rows)


def cell(table: str, id: str, **values: str) -> Step:
    return table, lambda rows: row_of(rows, "xian", id).update(values)


def gone(table: str, id: str) -> Step:
    return table, lambda rows: rows.remove(row_of(rows, "xian", id))


def new(table: str, **values: str) -> Step:
    return table, lambda rows: rows.append({"notice": "xian", **values})


def at_end(table: str, **values: str) -> Step:
    return table, lambda rows: [row for row in rows if row["notice"] == "xian" and not row["id"]][-1].update(values)


FARMERS = {"path": "二/（二）", "metric": "培训农民", "value": "2000", "unit": "人次"}
ON: list[tuple[str, Sequence[Step], Sequence[Step], list[str]]] = [
    ("the same cell", [cell("targets", "t1", value="50")], [cell("targets", "t1", value="55")], ["t1 农业企业  value: 50家 → 55家"]),
    ("another cell of the row", [cell("targets", "t1", value="50")], [cell("targets", "t1", unit="户")], ["t1 农业企业  unit: 家 → 户"]),
    ("another row", [cell("targets", "t1", value="50")], [cell("targets", "t2", value="20")], ["t2 化肥用量  value: 15% → 20%"]),
    ("another table", [cell("targets", "t1", value="50")], [cell("tasks", "p1.2.2", lead="县委")], ["lead: — → 县委"]),
    (
        "a body of a role",
        [cell("organisations", "p1.2.1@1", name="县委")],
        [cell("organisations", "p1.2.1@2", name="县商务委")],
        ["县商务委"],
    ),
    ("a role", [cell("organisations", "p1.2.1@2", role="牵头")], [cell("tasks", "p1.2.1", deadline="2024")], ["deadline: — → 2024"]),
    ("behind a deleted row", [gone("targets", "t2")], [cell("targets", "t1", value="50")], ["value: 45家 → 50家"]),
    ("behind a new row", [new("targets", **FARMERS)], [cell("targets", "t1", value="50")], ["value: 45家 → 50家"]),
    ("the new row", [new("targets", **FARMERS)], [at_end("targets", value="3000")], ["t4 培训农民  value: 2000人次 → 3000人次"]),
    ("a second new row", [new("targets", **FARMERS)], [new("targets", metric="夜校", value="3", unit="所")], ["value 3"]),
    ("a new task", [new("tasks", path="二/（二）", lead="县教委")], [at_end("tasks", lead="县委")], ["lead: 县教委 → 县委"]),
    (
        "the catalogue",
        [("notices", lambda rows: row_of(rows, "xian", "xian").update(place="重庆市云阳县"))],
        [gone("targets", "t3")],
        ["removed"],
    ),
    ("a row that is then deleted", [cell("targets", "t1", value="50")], [gone("targets", "t1")], ["removed"]),
]


@pytest.mark.parametrize(("tables", "first", "second", "said"), in_forms(ON), indirect=["tables"])
def test_one_goes_on_in_the_same_tables(tables: Tables, first: Sequence[Step], second: Sequence[Step], said: list[str]) -> None:
    edit(tables, *first)
    done = tables.apply()
    assert done.code == 0 and "you may go on in the same tables" in done.err
    assert tables.apply().out.strip() == "nothing was corrected"
    edit(tables, *second)
    done = tables.apply()
    assert done.code == 0, done.err
    assert all(each in done.out for each in said) and len(done.out.splitlines()) == 1 + len(said), done.out
    after = XIAN.read_bytes()
    assert tables.apply().out.strip() == "nothing was corrected"
    assert XIAN.read_bytes() == after


def test_what_came_to_stand_in_the_file_is_the_sum_of_both(tables: Tables) -> None:
    edit(tables, cell("targets", "t1", value="50", note="更正函"), new("targets", **FARMERS), gone("tasks", "p1.2.1"))
    tables.apply()
    edit(tables, cell("targets", "t2", value="20"), at_end("targets", value="3000"))
    tables.apply()
    found = notice()
    assert [(target.id, int(target.value)) for target in found.targets] == [("t1", 50), ("t2", 20), ("t3", 3), ("t4", 3000)]
    assert found.targets[0].note == "更正函" and [task.id for task in found.tasks] == ["p1.2.2"]


def other(tables: Tables) -> Tables:
    """Copy exported tables, as a colleague gets them."""
    copy = Tables(tables.path.with_name(f"copy{tables.path.suffix}"))
    (shutil.copytree if tables.path.is_dir() else shutil.copy)(tables.path, copy.path)
    return copy


ELSE: list[tuple[str, Step, Step, str]] = [
    ("another row", cell("targets", "t1", value="50"), cell("targets", "t2", value="20"), ""),
    ("the same correction", cell("targets", "t1", value="50"), cell("targets", "t1", value="50"), ""),
    ("the same cell", cell("targets", "t1", value="50"), cell("targets", "t1", value="60"), "value: was changed elsewhere to"),
    ("a row deleted", cell("targets", "t1", value="50"), gone("targets", "t1"), "t1 was deleted here, but changed elsewhere"),
    ("a deleted row", gone("targets", "t1"), cell("targets", "t1", value="60"), "t1 农业企业 was deleted elsewhere"),
    (
        "the same list",
        cell("organisations", "p1.2.1@1", name="县委"),
        cell("tasks", "p1.2.1", lead="县商务委"),
        "lead: was changed elsewhere",
    ),
    ("a new row", new("targets", **FARMERS), cell("targets", "t2", value="20"), ""),
]


@pytest.mark.parametrize(("tables", "first", "second", "said"), in_forms(ELSE), indirect=["tables"])
def test_a_copy_of_the_tables_keeps_what_a_colleague_has_corrected(tables: Tables, first: Step, second: Step, said: str) -> None:
    copy = other(tables)
    edit(tables, first)
    assert tables.apply().code == 0
    before = XIAN.read_bytes()
    edit(copy, second)
    done = copy.apply()
    assert done.code == (2 if said else 0), done.err
    if said:
        assert (
            said in done.err and re.search("export again under another name|after a new export", done.err) and XIAN.read_bytes() == before
        )
    values = {target.id: int(target.value) for target in notice().targets}
    assert first[0] != "targets" or (values.get("t1", 50) in (45, 50) and ("t4" in values) == (values.get("t1") == 45))


def test_a_conflict_names_the_document_and_the_tables_that_were_given(tables: Tables) -> None:
    copy = other(tables)
    edit(tables, cell("targets", "t1", value="50"))
    edit(copy, cell("targets", "t1", value="60"))
    tables.apply()
    said = copy.apply("--lang", "zh").err
    assert "错误：xian：" in said and f"再 policydiff --lang zh apply {copy.path}；" in said
    book = f"到 {tables.path}（这里最新的一本台账）里改成这样、写回"  # a folder of tables is none
    assert (book if tables.path.suffix else "export data/structured -o 新台账.xlsx") in said


def test_a_remark_alone_says_nothing_of_what_the_tables_do_not_show(tables: Tables) -> None:
    """A person finds 45 in the tables and 45 in the text, and writes that it is right: the 99999 that somebody typed into the file is not."""
    XIAN.write_text(XIAN.read_text(encoding="utf-8").replace("value: 45,", "value: 99999,", 1), encoding="utf-8")
    edit(tables, cell("targets", "t1", note="读过，没有错"))
    refused = tables.apply()
    assert refused.code == 2 and 'was changed elsewhere to "99999"' in refused.err, refused.err
    assert next(target for target in notice().targets if target.id == "t1").note is None


BACK = [
    (cell("targets", "t1", value="50"), cell("targets", "t1", value="45"), "these tables made it"),
    (new("targets", **FARMERS), ("targets", lambda rows: rows.pop()), "is gone from them"),
]


@pytest.mark.parametrize(("tables", "first", "back", "said"), in_forms([(said, *case, said) for *case, said in BACK]), indirect=["tables"])
def test_what_was_brought_in_is_not_taken_back_by_tables_that_may_be_a_copy(tables: Tables, first: Step, back: Step, said: str) -> None:
    edit(tables, first)
    tables.apply()
    before = XIAN.read_bytes()
    edit(tables, back)
    done = tables.apply()
    assert done.code == 2 and said in done.err and XIAN.read_bytes() == before


TAKEN = [
    ("a number", cell("targets", "t1", value="50"), cell("targets", "t1", value="45"), "value: 50家 → 45家"),
    ("a value that stood nowhere", cell("tasks", "p1.2.2", deadline="2024"), cell("tasks", "p1.2.2", deadline=""), "deadline: 2024 → —"),
    (
        "a field of the catalogue",
        cell("notices", "xian", document_number="巫府发〔2023〕1号"),
        cell("notices", "xian", document_number=""),
        "巫府发〔2023〕1号 → —",
    ),
    ("a list of bodies", cell("tasks", "p1.2.2", lead="县委"), cell("tasks", "p1.2.2", lead=""), "lead: 县委 → —"),
    ("a row", new("targets", **FARMERS), ("targets", lambda rows: rows.pop()), "removed"),
]


@pytest.mark.parametrize(("tables", "first", "back", "said"), in_forms(TAKEN), indirect=["tables"])
def test_what_was_brought_in_is_taken_back_where_the_person_says_so(tables: Tables, first: Step, back: Step, said: str) -> None:
    edit(tables, first)
    tables.apply()
    edit(tables, back)
    refused = tables.apply()
    assert refused.code == 2 and f"policydiff apply {tables.path} --take-back" in refused.err
    before = XIAN.read_bytes()
    assert said in tables.apply("--take-back", "--dry-run").out and XIAN.read_bytes() == before
    done = tables.apply("--take-back")
    assert done.code == 0 and said in done.out, done.err
    assert tables.apply().out.strip() == "nothing was corrected"
    edit(tables, cell("targets", "t2", value="20"))
    assert tables.apply().code == 0  # and one goes on in the same tables


RESTORED: list[tuple[str, str, list[str], Step | None]] = [
    ("the first target", "targets", ["t1"], None),
    ("one in the middle", "targets", ["t2"], None),
    ("two in a row", "targets", ["t2", "t3"], None),
    ("a task", "tasks", ["p1.2.1"], None),
    ("the last task", "tasks", ["p1.2.2"], None),
    ("a row that is changed as it comes back", "targets", ["t2"], cell("targets", "t2", value="20")),
]


@pytest.mark.parametrize(("tables", "table", "ids", "change"), in_forms(RESTORED), indirect=["tables"])
def test_a_deleted_row_comes_back_where_it_stood(tables: Tables, table: str, ids: list[str], change: Step | None) -> None:
    as_parsed = XIAN.read_bytes()
    lost: Rows = []
    edit(tables, (table, lambda rows: lost.extend(row_of(rows, "xian", id) for id in ids)))
    edit(tables, *(gone(table, id) for id in ids))
    assert tables.apply().code == 0 and len(notice().removed) == len(ids)
    edit(tables, (table, lambda rows: rows.extend(lost)), *([change] if change else ()))  # pasted at the end
    refused = tables.apply()
    assert refused.code == 2 and f"policydiff apply {tables.path} --take-back" in refused.err
    done = tables.apply("--take-back")
    assert done.code == 0 and f"restored {table} {ids[0]} " in done.out, done.err
    assert notice().removed == () and (XIAN.read_bytes() == as_parsed) is (change is None)
    assert [target.id for target in notice().targets] == ["t1", "t2", "t3"]
    assert [int(target.value) for target in notice().targets] == [45, 20 if change else 15, 3]
    assert tables.apply().out.strip() == "nothing was corrected"
    edit(tables, gone(table, ids[0]))
    assert tables.apply().code == 0 and len(notice().removed) == 1  # and it can go again


@pytest.mark.parametrize(
    ("tables", "table", "id"),
    in_forms([("t2", "targets", "t2"), ("p1.2.1", "tasks", "p1.2.1"), ("t3", "targets", "t3")]),
    indirect=["tables"],
)
def test_a_deleted_row_comes_back_by_its_ids_alone(tables: Tables, table: str, id: str) -> None:
    as_parsed = XIAN.read_bytes()
    edit(tables, gone(table, id))
    tables.apply()
    edit(tables, new(table, id=id))
    assert tables.apply().code == 2
    assert tables.apply("--take-back").code == 0 and XIAN.read_bytes() == as_parsed
    edit(tables, cell("targets", "t1", value="50"))
    assert tables.apply().out.count("changed") == 1  # the bare row empties nothing


def test_a_row_that_was_emptied_and_has_what_the_program_filled_in_is_a_change(tables: Tables) -> None:
    edit(tables, ("tasks", lambda rows: row_of(rows, "xian", "p1.2.1").update(lead="", cooperating="")))
    assert "lead: 县大数据局 → —" in tables.apply("--dry-run").out


def test_a_row_that_others_have_deleted_is_not_brought_back(tables: Tables) -> None:
    copy = other(tables)
    edit(copy, gone("targets", "t2"))
    copy.apply()
    assert tables.apply("--take-back").out.strip() == "nothing was corrected"
    assert [target.id for target in notice().targets] == ["t1", "t3"]


def test_what_is_taken_back_goes_with_new_corrections_of_its_row(tables: Tables) -> None:
    edit(tables, cell("targets", "t1", value="50"))
    tables.apply()
    edit(tables, cell("targets", "t1", value="45", unit="户"), cell("targets", "t2", value="20"))
    assert tables.apply("--take-back").code == 0
    assert [(int(target.value), target.unit) for target in notice().targets] == [(45, "户"), (20, "%"), (3, "个")]


def test_with_take_back_what_others_have_corrected_stays(tables: Tables) -> None:
    copy = other(tables)
    edit(copy, cell("targets", "t1", value="50"))
    copy.apply()
    edit(tables, cell("targets", "t2", value="20"))
    assert tables.apply("--take-back").code == 0
    assert [int(target.value) for target in notice().targets] == [50, 20, 3]


LATER = [
    ("the printed value", cell("targets", "t1", value="45"), 45, False),
    ("another value", cell("targets", "t1", value="55"), 55, False),
    ("another value, by a copy", cell("targets", "t1", value="55"), 55, True),
    ("the printed value, by a copy", cell("targets", "t1", value="45"), 45, True),
]


@pytest.mark.parametrize(("tables", "later", "stays", "renamed"), in_forms(LATER), indirect=["tables"])
def test_older_tables_bring_no_old_value_back(tables: Tables, later: Step, stays: int, renamed: bool) -> None:
    edit(tables, cell("targets", "t1", value="50"))
    tables.apply()
    old = other(tables) if renamed else tables
    newer = Tables(tables.path.with_name(f"newer{tables.path.suffix}"))
    tables.run("export", "data", "-o", str(newer.path))
    edit(newer, later)
    assert newer.apply().code == 0
    for words in ((), ("--take-back",)):
        done = old.apply(*words)
        assert done.code == 2 and f'was changed elsewhere to "{stays}"' in done.err
        assert int(notice().targets[0].value) == stays


def test_tables_of_which_one_notice_was_taken_out_serve_for_the_others(tables: Tables) -> None:
    edit(tables, cell("targets", "t1", value="50"))
    XIAN.with_name("xiang.yaml").rename("xiang.yaml")
    done = tables.apply()
    assert done.code == 0 and "xiang: no longer among the results" in done.err
    assert int(notice().targets[0].value) == 50
    XIAN.rename("xian.yaml")
    assert tables.apply().code == 2  # where none is left, they are looked for in the wrong place


def test_a_new_row_that_was_brought_in_is_not_added_twice_by_tables_of_another_name(tables: Tables) -> None:
    edit(tables, new("targets", **FARMERS))
    tables.apply()
    renamed = other(tables)
    edit(renamed, at_end("targets", value="3000"))
    before = XIAN.read_bytes()
    done = renamed.apply()
    assert done.code == 2 and "much the same row has been added to targets" in done.err and XIAN.read_bytes() == before


def test_where_nobody_remembers_the_export_the_cells_are_listed(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, content: bytes) -> None:
        raise UnwritableOutput(str(path), OSError())

    shutil.rmtree(XIAN.parent / ".applied")
    monkeypatch.setattr("policydiff.store.memory.write_atomic", fails)
    edit(tables, cell("targets", "t1", value="50"))
    done = tables.apply("--lang", "zh")
    assert done.code == 0 and "要接着改，请先重新导出：policydiff --lang zh export data/structured -o 新台账.xlsx" in done.err
    edit(tables, cell("targets", "t2", value="20"))
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and "改 指标 t2 化肥用量  数值: 15% → 20%" in done.err and "t1" not in done.err
    assert "再 policydiff --lang zh apply 新台账.xlsx" in done.err


SHEETS = [
    ("任务", "任务清单", "“任务”表"),
    ("指标", "指标 (2)", "“指标”表"),
    ("公文目录", "目录", "“公文目录”表"),
    ("单位", "Sheet1", "“单位”表"),
]


@pytest.mark.parametrize(("name", "now", "said"), SHEETS, ids=[now for _, now, _ in SHEETS])
@workbook
def test_a_renamed_sheet_is_an_error_that_guesses(tables: Tables, name: str, now: str, said: str) -> None:
    book = book_of(tables.path)
    book[name].title = now
    book.save("tables.xlsx")
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and f"没有{said}" in done.err and f"有一张“{now}”" in done.err and f"表名改回“{name}”" in done.err


def test_a_renamed_file_of_a_table_is_an_error_that_guesses(data: Path) -> None:
    tables = Tables(Path("t"))
    tables.run("export", "data", "-o", "t")
    Path("t/tasks.csv").rename("t/任务清单.csv")
    done = tables.apply()
    assert done.code == 2 and 'the sheet tasks is missing; "任务清单" has its columns' in done.err
    Path("t/任务清单.csv").rename("t/任务.csv")  # as export calls it in Chinese
    assert (tables.apply().code, tables.apply().out.strip()) == (0, "nothing was corrected")


COLUMNS = [
    ("任务", "牵头单位", "牵头部门"),
    ("任务", "时限", "完成时间"),
    ("指标", "数值", "值"),
    ("单位", "角色", "分工"),
    ("公文目录", "文号", "发文字号"),
]


@pytest.mark.parametrize(("sheet", "head", "now"), COLUMNS, ids=[now for *_, now in COLUMNS])
@workbook
def test_a_renamed_column_is_an_error_that_guesses(tables: Tables, sheet: str, head: str, now: str) -> None:
    book = book_of(tables.path)
    at = next(each for each in book[sheet][1] if each.value == head)
    at.value = now
    book.save("tables.xlsx")
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and f"“{sheet}”表少了“{head}”列，多了“{now}”列" in done.err and f"请把“{now}”改回“{head}”" in done.err


@workbook
def test_a_sheet_and_its_column_renamed_are_told_one_after_the_other(tables: Tables) -> None:
    book = book_of(tables.path)
    next(each for each in book["任务"][1] if each.value == "牵头单位").value = "牵头部门"
    book["任务"].title = "任务清单"
    book.save("tables.xlsx")
    assert "表名改回“任务”" in tables.apply("--lang", "zh").err
    book["任务清单"].title = "任务"
    book.save("tables.xlsx")
    assert "请把“牵头部门”改回“牵头单位”" in tables.apply("--lang", "zh").err


@pytest.mark.parametrize("name", ["任务", "指标"])
@workbook
def test_a_copy_of_a_sheet_is_not_read_and_that_is_told(tables: Tables, name: str) -> None:
    book = book_of(tables.path)
    book.copy_worksheet(book[name]).title = f"{name} 备份"
    book.save("tables.xlsx")
    done = tables.apply("--lang", "zh")
    assert done.code == 0 and f"“{name} 备份”表没有读：只读“{name}”表" in done.err


@workbook
def test_what_is_gone_or_of_ones_own_is_told_and_is_no_error(tables: Tables) -> None:
    book = book_of(tables.path)
    del book["单位"]
    book["任务"].delete_cols(next(each.column for each in book["任务"][1] if each.value == "指导单位"))
    book["指标"].cell(1, book["指标"].max_column + 1).value = "分管领导"
    book.create_sheet("通讯录").append(["姓名", "电话"])
    book.save("tables.xlsx")
    done = tables.apply("--lang", "zh")
    assert done.code == 0 and done.err.splitlines() == [
        "没有“单位”表，当作那里什么也没有改",
        "“任务”表没有“指导单位”列，当作那里什么也没有改",
        "“指标”表里自己加的列没有采用：分管领导",
    ]


def test_export_writes_over_tables_only_when_all_was_brought_in(tables: Tables) -> None:
    export = ("export", "data", "-o", str(tables.path))
    edit(tables, cell("targets", "t1", value="50"), gone("targets", "t2"))
    done = tables.run(*export, "--lang", "zh")
    assert done.code == 2 and "里面还有 2 处没有写回" in done.err and f"请先 policydiff --lang zh apply {tables.path}，再导出" in done.err
    assert tables.apply().code == 0
    assert tables.run(*export).code == 0
    with tables.open("targets") as rows:
        assert str(row_of(rows, "xian", "t1")["value"]) == "50"


@workbook
def test_columns_of_ones_own_are_not_written_over(tables: Tables) -> None:
    book = book_of(tables.path)
    book["指标"].cell(1, book["指标"].max_column + 1).value = "分管领导"
    book.save("tables.xlsx")
    done = tables.run("export", "data", "-o", "tables.xlsx", "--lang", "zh")
    assert done.code == 2 and "校改都已写回；覆盖只会丢掉自己加的列、表和批注" in done.err


@pytest.mark.parametrize(
    ("tables", "first", "then"),
    in_forms(
        [
            ("a task", cell("tasks", "p1.2.1", deadline="2024"), cell("tasks", "p1.2.1", deadline="2025")),
            ("a target", cell("targets", "t1", value="30"), cell("targets", "t1", value="31")),
            ("a note", cell("targets", "t1", note="电话核实"), cell("targets", "t1", note="再核实")),
            ("a row deleted", gone("targets", "t1"), cell("tasks", "p1.2.1", deadline="2025")),
        ]
    ),
    indirect=["tables"],
)
def test_one_goes_on_in_the_same_tables_after_the_program_was_renewed(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, first: Step, then: Step
) -> None:
    edit(tables, first)
    assert tables.apply().code == 0
    monkeypatch.setattr("policydiff.gathering.keeping.program_digest", lambda: "another version")
    edit(tables, then)
    done = tables.apply("--lang", "zh")
    assert done.code == 0 and "记不得" not in done.err


def test_where_a_file_cannot_be_written_nothing_is_changed_and_nothing_is_told_as_changed(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path, content: str) -> None:
        raise UnwritableOutput(str(path), PermissionError(errno.EACCES, "no", str(path.parent / "x.tmp")))

    before = XIAN.read_bytes()
    edit(tables, cell("targets", "t1", value="50"))
    monkeypatch.setattr("policydiff.store.write_atomic", fails)
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and "改 指标" not in done.out and XIAN.read_bytes() == before
    assert "错误：什么也没有改：" in done.err and "不要给里面的文件改名" in done.err and "换一个" not in done.err


def test_a_target_that_a_person_adds_quotes_nothing_that_the_notice_does_not_say(tables: Tables) -> None:
    edit(tables, new("targets", **FARMERS))
    assert tables.apply().code == 0
    assert [(target.metric, target.printed, target.text) for target in notice().targets][-1] == ("培训农民", "", "")
