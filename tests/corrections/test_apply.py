"""Export, correct, apply, export again: the corrections come back and nothing else moves, in a workbook and in CSV."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tables_on_disk import Tables, book_of, in_forms, row_of, workbook

from policydiff import check, load
from policydiff.model import Notice

XIAN = Path("data/structured/xian.yaml")
Rows = list[dict[str, str]]


def notice(path: Path = XIAN) -> Notice:
    found = load(path)
    assert isinstance(found, Notice)
    return found


def moved(before: str, after: str) -> list[str]:
    """The lines that are other ones, with their sign."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def test_tables_that_nobody_changed_change_nothing(tables: Tables) -> None:
    before = XIAN.read_bytes()
    with tables.open("tasks"), tables.open("targets"), tables.open("organisations"):
        pass  # opened and saved again
    done = tables.apply()
    assert (done.code, done.out.strip()) == (0, "nothing was corrected")
    assert XIAN.read_bytes() == before


def test_a_changed_figure_is_marked_and_only_its_lines_move(tables: Tables) -> None:
    before = XIAN.read_text(encoding="utf-8")
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1").update(value="50", note="更正函")
    done = tables.apply()
    assert done.code == 0 and '45家 → 50家  [note: "更正函"]' in done.out
    target = notice().targets[0]
    assert (int(target.value), target.evidence, target.note) == (50, "manual", "更正函")
    lines = moved(before, XIAN.read_text(encoding="utf-8"))
    assert len(lines) == 4 and all("45" in line or "50" in line or "培育农业企业45家以上" in line for line in lines)


def test_the_file_counts_as_corrected_and_parse_leaves_it_alone(tables: Tables) -> None:
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
    tables.apply()
    assert "corrected" in tables.run("list").out


def test_export_after_apply_gives_the_correction_and_nothing_else(tables: Tables) -> None:
    with tables.open("tasks") as rows:
        before = [dict(row) for row in rows]
        row_of(rows, "xian", "p1.2.2")["responsible"] = "县人力社保局"
    tables.apply()
    assert tables.run("export", "data", "-o", str(tables.path), "--force").code == 0
    with tables.open("tasks") as rows:
        differences = [
            (key, row[key]) for old, row in zip(before, rows, strict=True) for key in row if str(row[key] or "") != str(old[key] or "")
        ]
    assert [key for key, _ in differences] == ["responsible", "by_hand", "note"]
    assert differences[0][1] == "县人力社保局"


def test_who_is_printed_keeps_its_place_and_who_is_not_has_none(tables: Tables) -> None:
    with tables.open("tasks") as rows:
        row_of(rows, "xian", "p1.2.1")["cooperating"] = "县财政局、县商务委"
    tables.apply()
    task = notice().tasks[0]
    assert task.cooperating == ("县财政局", "县商务委")
    assert [(each.name, each.role) for each in task.organisations] == [("县大数据局", "lead"), ("县财政局", "cooperating")]


def test_a_role_changed_among_the_bodies_changes_the_lists_of_the_task(tables: Tables) -> None:
    with tables.open("organisations") as rows:
        row_of(rows, "xian", "p1.2.1@2")["role"] = "lead"
        rows.remove(row_of(rows, "xian", "p1.2.1@3"))
        rows.append({"notice": "xian", "task": "p1.2.1", "name": "县气象局", "role": "配合"})
    assert tables.apply().code == 0
    task = notice().tasks[0]
    assert (task.lead, task.cooperating) == (("县大数据局", "县农业农村委"), ("县气象局",))
    assert [(each.name, each.role) for each in task.organisations] == [("县大数据局", "lead"), ("县农业农村委", "lead")]


def test_a_deleted_row_is_remembered(tables: Tables) -> None:
    with tables.open("targets") as rows:
        rows.remove(row_of(rows, "xian", "t2"))
    with tables.open("tasks") as rows:
        rows.remove(row_of(rows, "xian", "p1.2.2"))
    assert tables.apply().code == 0
    assert [(each.what, each.text) for each in notice().removed] == [
        ("task", "责任单位：县人力社保局、县教委"),
        ("target", "化肥用量下降15%"),
    ]
    assert [target.id for target in notice().targets] == ["t1", "t3"]


def test_new_rows_have_no_id_and_get_one(tables: Tables) -> None:
    with tables.open("targets") as rows:
        rows.append(
            {"notice": "xian", "path": "二/（二）", "metric": "培训农民", "value": "2000", "unit": "人次", "year": "2025", "note": "见附表"}
        )
    with tables.open("tasks") as rows:
        rows.append({"notice": "xian", "path": "二/（二）", "lead": "县教委", "content": "办好夜校"})
    assert tables.apply().code == 0
    target, task = notice().targets[-1], notice().tasks[-1]
    assert (target.id, target.section, target.printed, target.note) == ("t4", "p1.2.2", "", "见附表")
    assert (task.id, task.lead, task.content, task.heading) == ("p1.2.2/2", ("县教委",), "办好夜校", "培训人才")
    assert [finding for finding in check(XIAN) if finding.severity == "error"] == []


def test_fields_of_the_catalogue(tables: Tables) -> None:
    with tables.open("notices") as rows:
        row_of(rows, "xian", "xian").update(
            document_number="巫溪府办发〔2023〕32号", issued="2023年9月7日", code="500237", note="据发文登记"
        )
    assert tables.apply().code == 0
    envelope = notice().notice
    assert (envelope.document_number, envelope.issued) == ("巫溪府办发〔2023〕32号", "2023-09-07")
    assert envelope.jurisdiction is not None and (envelope.jurisdiction.name, envelope.jurisdiction.parents) == ("巫山县", ("重庆市",))
    assert envelope.manual == dict.fromkeys(("issued", "document_number", "jurisdiction"), "据发文登记")


@workbook
def test_a_comment_of_the_cell_is_the_note(tables: Tables) -> None:
    with tables.open("tasks") as rows:
        row_of(rows, "xian", "p1.2.2").update({"responsible": "县教委", "responsible!": "电话核实"})
    tables.apply()
    assert notice().tasks[1].note == "电话核实"


def test_where_nobody_says_why_the_tables_are_named(tables: Tables) -> None:
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
    tables.apply()
    assert notice().targets[0].note == f"据 {tables.path.name} 校改"


def test_a_dry_run_shows_and_writes_nothing(tables: Tables) -> None:
    before = XIAN.read_bytes()
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
        rows.remove(row_of(rows, "xiang", "t2"))
    done = tables.apply("--dry-run", "--lang", "zh")
    assert done.code == 0
    assert done.out.splitlines() == [
        "data/structured/xian.yaml",
        "  改 指标 t1 农业企业  数值: 45家 → 50家",
        "data/structured/xiang.yaml",
        "  删 指标 t2 化肥用量",
    ]
    assert done.err.splitlines() == [
        "将改 2 处（其中删去 1 行，请看清是不是要删的），涉及 2 个文件；这次只是查看，没有写入",
        f"没有问题的，就写入：policydiff --lang zh apply {tables.path}",
    ]
    assert XIAN.read_bytes() == before


def test_tables_older_than_the_file_that_they_change_keep_what_was_changed_there(tables: Tables) -> None:
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
    XIAN.write_text(XIAN.read_text(encoding="utf-8").replace("document_number: null", 'document_number: "1号"'), encoding="utf-8")
    assert tables.apply().code == 0
    text = XIAN.read_text(encoding="utf-8")
    assert 'document_number: "1号"' in text and notice().targets[0].value == 50


def test_tables_older_than_the_file_that_they_change_are_refused_where_nobody_remembers_the_export(tables: Tables) -> None:
    shutil.rmtree(XIAN.parent / ".applied")
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
        row_of(rows, "xiang", "t1")["value"] = "60"
    XIAN.write_text(XIAN.read_text(encoding="utf-8").replace("document_number: null", 'document_number: "1号"'), encoding="utf-8")
    before = {path: path.read_bytes() for path in XIAN.parent.iterdir()}
    done = tables.apply()
    assert done.code == 2
    assert "xian.yaml has changed since" in done.err and "nothing was changed" in done.err
    assert {path: path.read_bytes() for path in XIAN.parent.iterdir()} == before


def test_comments_and_layout_of_a_file_that_a_person_keeps_stay(data: Path) -> None:
    text = XIAN.read_text(encoding="utf-8").replace("plans:\n", "# 已核对\nplans:\n").replace("\n", "\r\n")
    XIAN.write_bytes(text.encode())
    tables = Tables(Path("tables"))
    tables.run("export", "data", "-o", "tables")
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
    assert tables.apply().code == 0
    after = XIAN.read_bytes().decode()
    assert "# 已核对\r\n" in after and after.count("\n") == after.count("\r\n")
    assert len(moved(text, after)) == 4


def test_lines_that_a_person_broke_otherwise_are_left_alone(data: Path) -> None:
    text = XIAN.read_text(encoding="utf-8").replace(", value: 45,", ",\n   value: 45,")
    XIAN.write_text(text, encoding="utf-8")
    tables = Tables(Path("tables"))
    tables.run("export", "data", "-o", "tables")
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
    done = tables.apply()
    assert done.code == 2 and "laid out by hand" in done.err
    assert XIAN.read_text(encoding="utf-8") == text


def test_json_files_take_corrections_too(data: Path) -> None:
    from policydiff import save

    path = Path("json/xian.json")
    save(notice(), path)
    tables = Tables(Path("t.xlsx"))
    assert tables.run("export", "json", "-o", "t.xlsx").code == 0
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
    assert tables.apply().code == 0
    assert int(notice(path).targets[0].value) == 50


def test_a_workbook_that_lies_elsewhere_finds_its_files_in_the_data_folder(tables: Tables, tmp_path: Path) -> None:
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1")["value"] = "50"
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    tables.path.rename(tmp_path / "elsewhere" / "deep" / tables.path.name)
    assert Tables(Path("elsewhere/deep") / tables.path.name).apply().code == 0
    assert int(notice().targets[0].value) == 50


WRONG = [
    ("targets", lambda rows: row_of(rows, "xian", "t1").update(value="五十"), '"五十" is no number'),
    ("targets", lambda rows: row_of(rows, "xian", "t1").update(metric=""), "a value is missing: metric"),
    ("targets", lambda rows: row_of(rows, "xian", "t1").update(id="t99"), "has no t99"),
    ("targets", lambda rows: rows.append(dict(rows[0])), "stands there a second time"),
    ("targets", lambda rows: rows.append({"notice": "xian", "metric": "企业"}), "a value is missing: value, unit"),
    (
        "targets",
        lambda rows: rows.append({"notice": "xian", "metric": "企业", "value": "1", "unit": "家", "path": "九"}),
        "no section of the notice",
    ),
    ("organisations", lambda rows: rows.append({"notice": "xian", "name": "县委", "role": "牵头"}), "to which task"),
    ("organisations", lambda rows: row_of(rows, "xian", "p1.2.1@1").update(role="主管"), '"主管" is no word'),
    ("organisations", lambda rows: [rows.remove(row) for row in list(rows) if row["notice"] == "xian"], "all 5 rows"),
    ("notices", lambda rows: row_of(rows, "xian", "xian").update(code="999999"), 'no place called "999999"'),
    ("notices", lambda rows: row_of(rows, "xian", "xian").update(place="无此县"), 'no place called "无此县"'),
    ("notices", lambda rows: row_of(rows, "xian", "xian").update(place="朝阳区"), '"朝阳区" fits several places: 北京市朝阳区 (110105)'),
    ("notices", lambda rows: row_of(rows, "xian", "xian").update(issued="去年"), '"去年" is no day'),
]


@pytest.mark.parametrize(
    ("tables", "table", "change", "message"), in_forms([(message, *case, message) for *case, message in WRONG]), indirect=["tables"]
)
def test_what_cannot_be_applied_is_told_with_its_row_and_nothing_is_written(
    tables: Tables, table: str, change: object, message: str
) -> None:
    before = XIAN.read_bytes()
    with tables.open("targets") as rows:
        row_of(rows, "xiang", "t1")["value"] = "60"
    with tables.open(table) as rows:
        change(rows)  # type: ignore[operator]
    done = tables.apply()
    assert done.code == 2 and message in done.err and "hint: " in done.err and "nothing was changed" in done.err
    assert XIAN.read_bytes() == before


@pytest.mark.parametrize(
    ("tables", "cells", "code"),
    in_forms(
        [
            ("name", {"place": "云阳县"}, "500235"),
            ("code", {"place": "云阳", "code": "500237"}, "500237"),
            ("whole name", {"place": "重庆市云阳县"}, "500235"),
            ("township", {"place": "重庆市云阳县凤鸣镇"}, None),
        ]
    ),
    indirect=["tables"],
)
def test_a_place_is_corrected_by_its_name_or_by_its_code(tables: Tables, cells: dict[str, str], code: str | None) -> None:
    with tables.open("notices") as rows:
        row_of(rows, "xian", "xian").update(cells)
    assert tables.apply().code == 0
    found = notice().notice
    assert found.jurisdiction and (found.jurisdiction.code, "jurisdiction" in found.manual) == (code, True)


def test_a_heading_is_named_as_the_sheet_has_it_and_only_its_words_are_offered(tables: Tables) -> None:
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1").update(value="五十", comparator="不知道")
    done = tables.run("apply", str(tables.path), "--lang", "zh")
    assert "“数值”列：“五十”不是数字" in done.err and "“约束”列" in done.err
    offered = next(line for line in done.err.splitlines() if "可选" in line)
    assert "不少于" in offered and not re.search("[a-z]", offered)


def test_a_table_that_lost_its_ids_is_one_problem(tables: Tables) -> None:
    if tables.path.suffix == ".xlsx":
        book = book_of(tables.path)
        book["任务"]["A1"].value = "我的列"
        book.save(tables.path)
    else:
        path = tables.path / "tasks.csv"
        path.write_text(path.read_text(encoding="utf-8-sig").replace("notice,", "我的列,", 1), encoding="utf-8")
    done = tables.run("apply", str(tables.path), "--lang", "zh")
    assert done.code == 2 and done.err.count("错误") == 1 and "“任务”表少了“公文编号”列" in done.err


def test_a_byte_order_mark_in_another_encoding_is_no_part_of_the_first_head(data: Path) -> None:
    tables = Tables(Path("tables"))
    tables.run("export", "data", "-o", "tables")
    for path in Path("tables").glob("*.csv"):
        path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    assert tables.apply().out.strip() == "nothing was corrected"


def test_bodies_corrected_in_two_sheets_in_two_ways(tables: Tables) -> None:
    with tables.open("tasks") as rows:
        row_of(rows, "xian", "p1.2.1")["lead"] = "县农业农村委"
    with tables.open("organisations") as rows:
        row_of(rows, "xian", "p1.2.1@1")["name"] = "县商务委"
    done = tables.apply()
    assert done.code == 2 and "not in the same way" in done.err


def test_a_changed_cell_that_cannot_be_taken_is_an_error_beside_what_was_taken(tables: Tables) -> None:
    with tables.open("tasks") as rows:
        row_of(rows, "xian", "p1.2.1").update(text="牵头单位：县委", deadline="2024")
    done = tables.apply()
    assert done.code == 2 and "error: tasks" in done.err.replace("任务", "tasks") and '"text" is filled by the program' in done.err
    assert notice().tasks[0].deadline == "2024"


def test_a_notice_that_was_taken_out_of_the_catalogue_is_one_line(tables: Tables) -> None:
    with tables.open("notices") as rows:
        rows.remove(row_of(rows, "xian", "xian"))
    done = tables.apply()
    assert done.code == 0 and [line for line in done.err.splitlines() if "xian" in line] == [
        'there is no notice "xian" in the catalogue; its 10 rows were passed over'
    ]


@pytest.mark.parametrize(("tables", "id"), in_forms([("none", ""), ("part", "xia"), ("another", "nobody")]), indirect=["tables"])
def test_a_row_whose_notice_was_changed_by_a_slip_is_not_deleted(tables: Tables, id: str) -> None:
    before = XIAN.read_bytes()
    with tables.open("tasks") as rows:
        row_of(rows, "xian", "p1.2.1")["notice"] = id
    done = tables.apply("--lang", "zh")
    assert done.code == 2 and "不知道属于哪份公文" in done.err
    assert XIAN.read_bytes() == before


@pytest.mark.parametrize(("tables", "id"), in_forms([("none", ""), ("another", "nobody")]), indirect=["tables"])
def test_a_new_row_that_belongs_to_no_notice_is_an_error(tables: Tables, id: str) -> None:
    before = XIAN.read_bytes()
    with tables.open("targets") as rows:
        rows.append({"notice": id, "metric": "培训农民", "value": "2000", "unit": "人次"})
    done = tables.apply("--lang", "zh")
    assert (
        done.code == 2
        and "第 8 行：" in done.err
        and "不知道属于哪份公文" in done.err
        and "请照同一份公文的其他行填上“公文编号”" in done.err
    )
    assert XIAN.read_bytes() == before


def test_a_new_row_belongs_to_the_only_notice_where_there_is_one(data: Path) -> None:
    tables = Tables(Path("one.xlsx"))
    tables.run("export", str(XIAN), "-o", "one.xlsx")
    with tables.open("targets") as rows:
        rows.append({"metric": "培训农民", "value": "2000", "unit": "人次"})
    assert tables.apply().code == 0
    assert notice().targets[-1].metric == "培训农民"


def test_a_workbook_made_of_raw_files_says_that_nothing_can_go_back(data: Path) -> None:
    from tables_on_disk import COUNTY

    Path("raw.txt").write_text(COUNTY, encoding="utf-8")
    tables = Tables(Path("raw.xlsx"))
    tables.run("export", "raw.txt", "-o", "raw.xlsx")
    done = tables.apply()
    assert done.code == 2
    assert "raw: these rows were read from raw files" in done.err and "copy the cells that you changed into it" in done.err


@pytest.mark.parametrize("name", ["other.xlsx", "broken.xlsx", "other.csv", "nothing.xlsx"])
def test_what_is_no_export_is_told(data: Path, name: str) -> None:
    if name == "other.xlsx":
        openpyxl.Workbook().save(name)
    elif name != "nothing.xlsx":
        Path(name).write_text("a,b\n1,2\n", encoding="utf-8")
    done = Tables(Path(name)).apply()
    assert done.code == 2 and "hint: " in done.err and "internal" not in done.err


def test_tables_without_the_catalogue_are_refused(data: Path) -> None:
    tables = Tables(Path("tables"))
    tables.run("export", "data", "-o", "tables", "--table", "tasks")
    assert "lacks the sheet of notices" in tables.apply().err


TWICE = [
    ("tasks", lambda rows: row_of(rows, "xian", "p1.2.2").update(lead="县商务委")),
    ("organisations", lambda rows: row_of(rows, "xian", "p1.2.1@1").update(role="配合")),
    ("targets", lambda rows: row_of(rows, "xian", "t1").update(value="50")),
    ("notices", lambda rows: row_of(rows, "xian", "xian").update(issuer="县委办公室")),
]


@pytest.mark.parametrize(("tables", "table", "change"), in_forms([(table, table, change) for table, change in TWICE]), indirect=["tables"])
def test_tables_that_were_applied_before_have_nothing_more_to_say(tables: Tables, table: str, change: object) -> None:
    with tables.open(table) as rows:
        change(rows)  # type: ignore[operator]
    assert tables.apply().code == 0
    after = XIAN.read_bytes()
    with tables.open(table):
        pass  # opened and saved again
    done = tables.apply()
    assert (done.code, done.out.strip()) == (0, "nothing was corrected")
    assert XIAN.read_bytes() == after


SOUND: list[tuple[str, Callable[[Rows], object]]] = [
    *TWICE,
    ("targets", lambda rows: row_of(rows, "xian", "t2").update(value="１２．５", year="2026", note="更正函；　电话核实")),
    ("targets", lambda rows: rows.remove(row_of(rows, "xiang", "t2"))),
    ("targets", lambda rows: rows.append({"notice": "xian", "metric": "培训农民", "value": "2000", "unit": "人次", "path": "二/（二）"})),
    ("tasks", lambda rows: row_of(rows, "xiang", "p1.2.1").update(lead="", cooperating="县委、县教委", deadline="2024-12")),
    ("organisations", lambda rows: rows.remove(row_of(rows, "xiang", "p1.2.2@1"))),
    ("notices", lambda rows: row_of(rows, "xiang", "xiang").update(place="云阳县", code="500235", document_number="", issued="2023-09-07")),
]
"""A cell changed to a number, a list, a day, a word of ours; emptied; a row that is new or gone."""


@pytest.mark.parametrize("changes", [SOUND, *([case[:2] for case in WRONG[at::3]] for at in range(3))], ids=["sound", "a", "b", "c"])
def test_a_workbook_and_csv_say_the_same(data: Path, exported_once: Path, changes: list[tuple[str, Callable[[Rows], object]]]) -> None:
    """Most of what becomes of corrections is tried with CSV, and with a workbook here and there: this is why that will do."""
    said = []
    for name in ("tables", "tables.xlsx"):
        (shutil.copytree if name == "tables" else shutil.copy)(exported_once / name, name)
        for table, change in changes:
            with Tables(Path(name)).open(table) as rows:
                change(rows)
        done = Tables(Path(name)).apply("--dry-run", "--lang", "zh")
        places = (
            ("指标", "任务", "单位", "公文目录")
            if name == "tables.xlsx"
            else ("targets.csv", "tasks.csv", "organisations.csv", "notices.csv")
        )
        err = done.err.replace(name, "TABLES")
        for table, place in zip(("TARGETS", "TASKS", "BODIES", "NOTICES"), places, strict=True):
            err = err.replace(f"{place} 第", f"{table} 第").replace(f"{place}, row", f"{table}, row")
        said.append((done.code, done.out, err))
    assert said[0] == said[1] and said[0][0] == (0 if changes is SOUND else 2), said[0]
    assert len((said[0][1] or said[0][2]).splitlines()) > len(changes)


@pytest.mark.parametrize(
    ("tables", "typed", "told"),
    in_forms(
        [
            ("a blank", "县教委 县人力社保局", True),
            ("a wide blank", "县教委　县商务委", True),
            ("behind a comma", "县教委、 县商务委", False),
            ("before a comma", "县教委 、县商务委", False),
        ]
    ),
    indirect=["tables"],
)
def test_a_blank_between_two_bodies_is_asked_about(tables: Tables, typed: str, told: bool) -> None:
    with tables.open("tasks") as rows:
        row_of(rows, "xian", "p1.2.2")["responsible"] = typed
    done = tables.apply()
    assert (done.code == 2 and "has a blank in it" in done.err) is told
    if not told:
        assert notice().tasks[1].responsible == ("县教委", "县商务委")


def test_the_sheet_that_says_how_to_correct_is_no_table_of_ones_own(tables: Tables) -> None:
    if tables.path.suffix == ".xlsx":
        assert "说明" in book_of(tables.path).sheetnames
    with tables.open("tasks"):
        pass  # saved by another program
    assert tables.run("export", "data", "-o", str(tables.path)).code == 0  # nothing of it would be lost
