"""Why something was corrected, in a person's words: stored, marked as by hand, back in the next export, and in nobody's way."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.comments import Comment
from tables_on_disk import Tables, book_of, in_forms, row_of, workbook

from policydiff import check, load
from policydiff.corrections.notes import comment_words, joined, noted
from policydiff.model import Notice

XIAN = Path("data/structured/xian.yaml")


def notice() -> Notice:
    found = load(XIAN)
    assert isinstance(found, Notice)
    return found


def manual() -> dict[str, str]:
    return dict(notice().notice.manual)


def wrong() -> list[str]:
    """What validate warns of, but for the raw file, which the folder does not have."""
    return [each.rule for each in check(XIAN) if each.severity in ("error", "warning") and each.rule != "source-missing"]


def exported(tables: Tables, table: str, id: str) -> dict[str, str]:
    """The row of an id as a new export has it, over the old one."""
    done = tables.run("export", "data", "-o", str(tables.path))
    assert done.code == 0, done.err
    with tables.open(table) as rows:
        return dict(row_of(rows, "xian", id))


def write(tables: Tables, table: str, id: str, **cells: str) -> None:
    with tables.open(table) as rows:
        row_of(rows, "xian", id).update(cells)
    done = tables.apply()
    assert done.code == 0, done.err


def comment(path: Path, sheet: str, cell: str, text: str) -> None:
    book = book_of(path)
    book[sheet][cell].comment = Comment(text, "王科长")
    book.save(path)


def test_a_note_of_the_catalogue_alone_is_stored_and_comes_back(tables: Tables) -> None:
    write(tables, "notices", "xian", note="电话问过发文科室")
    assert manual() == {"note": "电话问过发文科室"}
    assert tables.apply().out.strip() == "nothing was corrected"
    assert wrong() == []
    assert [finding.rule for finding in check(XIAN) if "电话" in str(finding.message)] == ["manual-value"]
    row = exported(tables, "notices", "xian")
    assert row["note"] == "电话问过发文科室" and row["by_hand"] in ("备注", "note")
    assert "corrected" in tables.run("list").out


@pytest.mark.parametrize(("tables", "clear"), in_forms([("taken away", ""), ("changed", "已核对")]), indirect=["tables"])
def test_a_note_of_the_catalogue_is_changed_and_taken_away(tables: Tables, clear: str) -> None:
    write(tables, "notices", "xian", note="电话问过发文科室")
    assert exported(tables, "notices", "xian")["note"]
    write(tables, "notices", "xian", note=clear)
    assert manual() == ({"note": clear} if clear else {})
    assert (exported(tables, "notices", "xian")["note"] or "") == clear


def test_a_note_added_to_that_of_a_field_is_of_the_whole(tables: Tables) -> None:
    write(tables, "notices", "xian", issued="2023-09-07", note="据更正函")
    assert exported(tables, "notices", "xian")["note"] == "据更正函"
    write(tables, "notices", "xian", note="据更正函；原件在档案室")
    assert manual() == {"issued": "据更正函", "note": "原件在档案室"}
    assert exported(tables, "notices", "xian")["note"] == "据更正函；原件在档案室"
    write(tables, "notices", "xian", document_number="巫溪府办发〔2023〕5号", note="据更正函；原件在档案室；查过登记")
    assert manual() == {"issued": "据更正函", "note": "原件在档案室", "document_number": "查过登记"}


def test_a_note_that_replaces_that_of_a_field_is_the_field_s(tables: Tables) -> None:
    write(tables, "notices", "xian", issued="2023-09-07")
    assert exported(tables, "notices", "xian")["note"] == f"据 {tables.path.name} 校改"
    write(tables, "notices", "xian", note="据更正函")
    assert manual() == {"issued": "据更正函"}


def test_a_note_of_the_bodies_is_that_of_their_task_also_later(tables: Tables) -> None:
    write(tables, "targets", "t1", value="50")
    write(tables, "organisations", "p1.2.1@2", note="单位改过名")
    assert (notice().tasks[0].note, notice().tasks[0].evidence) == ("单位改过名", "manual")
    assert tables.apply().out.strip() == "nothing was corrected"
    assert exported(tables, "tasks", "p1.2.1")["note"] == "单位改过名"


COMMENTS = [
    ("a cell that was not changed", "任务", "K2", lambda: notice().tasks[0].note),
    ("a cell that cannot be changed", "任务", "H2", lambda: notice().tasks[0].note),
    ("a figure", "指标", "K2", lambda: notice().targets[0].note),
    ("a body", "单位", "J2", lambda: notice().tasks[0].note),
    ("the catalogue", "公文目录", "G2", lambda: notice().notice.manual.get("note")),
]


@pytest.mark.parametrize(("sheet", "cell", "note"), [case[1:] for case in COMMENTS], ids=[case[0] for case in COMMENTS])
def test_a_comment_is_kept_as_the_note_of_its_row_and_blocks_no_export(data: Path, sheet: str, cell: str, note: object) -> None:
    tables = Tables(Path("tables.xlsx"))
    tables.run("export", str(XIAN), "-o", "tables.xlsx")
    comment(tables.path, sheet, cell, "王科长:\n请再问一次")
    done = tables.run("export", str(XIAN), "-o", "tables.xlsx", "--lang", "zh")
    assert done.code == 2 and "里面还有 1 处没有写回" in done.err  # not lost by a new export
    assert tables.apply().code == 0
    assert note() == "请再问一次"  # type: ignore[operator]
    assert tables.apply().out.strip() == "nothing was corrected"
    assert tables.run("export", str(XIAN), "-o", "tables.xlsx").code == 0
    assert wrong() == []
    assert note() == "请再问一次"  # type: ignore[operator]


@workbook
def test_a_comment_beside_a_correction_leaves_the_note_that_was_typed(tables: Tables) -> None:
    with tables.open("targets") as rows:
        row_of(rows, "xian", "t1").update({"value": "50", "value!": "电话核实", "note": "见更正函"})
    assert tables.apply().code == 0
    assert notice().targets[0].note == "见更正函；电话核实"
    assert exported(tables, "targets", "t1")["note"] == "见更正函；电话核实"


@pytest.mark.parametrize(("sheet", "cell"), [("章节", "D2"), ("语句", "M3"), ("语句", "M12"), ("方案", "H2"), ("全部数字", "R2")])
@workbook
def test_a_comment_that_has_no_place_is_told_and_blocks_no_export(tables: Tables, sheet: str, cell: str) -> None:
    comment(tables.path, sheet, cell, "这句不对")
    told = f"{sheet} 第 {cell[1:]} 行的批注没有地方存，没有采用：“这句不对”"
    done = tables.apply("--lang", "zh")
    assert done.code == 0 and told in done.err
    done = tables.run("export", "data", "-o", "tables.xlsx", "--lang", "zh")
    assert done.code == 0 and told in done.err


WRITTEN = [
    ("请再问一次", "请再问一次"),
    ("王科长:\n请再问一次", "请再问一次"),
    ("王科长：\n请再\n问一次", "请再\n问一次"),
    ("理由:\n", "理由:"),
    (
        "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will get removed "
        "if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    请再问一次",
        "请再问一次",
    ),
    (
        "[线程批注]\n\n你的Excel版本可读取此线程批注; 但如果在更新版本的Excel中打开文件，则对批注所作的任何改动都将被删除。了解详细信息: "
        "https://go.microsoft.com/fwlink/?linkid=870924\n\n注释:\n    请再问一次\n答复:\n    问过了",
        "请再问一次；问过了",
    ),
]


@pytest.mark.parametrize(("text", "words"), WRITTEN, ids=[words for _, words in WRITTEN])
def test_a_comment_is_what_the_person_wrote(text: str, words: str) -> None:
    assert comment_words(text) == words


def test_notes_are_put_together_without_repeating_themselves() -> None:
    assert joined(["电话核实", "", "见更正函", "电话核实"]) == "电话核实；见更正函"
    assert noted("见更正函", ["电话核实"]) == "见更正函；电话核实"
    assert noted("见更正函；电话核实", ["电话核实"]) == "见更正函；电话核实"
    assert noted("据 台账.xlsx 校改", ["电话核实"]) == "电话核实"
    assert noted("据 台账.xlsx 校改", []) == "据 台账.xlsx 校改"
