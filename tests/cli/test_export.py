"""`policydiff export`: all tables of notices as a workbook, a folder of CSV, or JSON."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from cli_sample import Runner

from policydiff.cli.choices import NOTICE_TABLES
from policydiff.tables.notices import FREE
from policydiff.tables.notices import NOTICE_TABLES as COLUMNS

LEADING = ["notice", "title", "place", "code", "level", "issued"]


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_the_command_knows_the_tables_that_there_are() -> None:
    assert tuple(COLUMNS) == NOTICE_TABLES
    assert all(set(free) <= {column.key for column in COLUMNS[name]} for name, free in FREE.items())


def test_a_folder_of_csv_has_every_table_for_excel(parsed: Path, run: Runner) -> None:
    done = run("export", "-o", "tables")
    assert (done.code, done.text) == (0, "")
    assert done.err.startswith("2 notices → tables: 3 tasks, 6 targets, ")
    names = {path.stem for path in (parsed / "tables").glob("*.csv")}
    assert names == set(NOTICE_TABLES)
    for name in names:
        data = (parsed / "tables" / f"{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbfnotice,title,place,code,level,issued,")
    first = rows(parsed / "tables" / "organisations.csv")[0]
    assert [first[key] for key in LEADING[2:]] == ["绍兴市", "330600", "prefecture", "2023-03-01"]
    assert [first[key] for key in ("id", "path", "name", "role")] == ["p1.2.1@1", "二/（一）", "市经济信息委", "lead"]


def test_json_has_a_list_of_rows_for_each_table(parsed: Path, run: Runner) -> None:
    assert run("export", "xinchang", "-o", "out.json").code == 0
    content = json.loads((parsed / "out.json").read_text(encoding="utf-8"))
    assert list(content) == ["schema", *NOTICE_TABLES]
    assert content["schema"] == "policydiff.export/1"
    task = content["tasks"][0]
    assert list(task)[:6] == LEADING
    assert (task["notice"], task["lead"], task["deadline"]) == ("xinchang", ["县经济信息委"], "2025")
    assert next((row["metric"], row["value"]) for row in content["targets"]) == ("数字服务企业", 10)


def test_some_tables_and_one_table(parsed: Path, run: Runner) -> None:
    assert run("export", "-o", "some", "--table", "tasks,targets").code == 0
    assert {path.name for path in (parsed / "some").iterdir()} == {"tasks.csv", "targets.csv", "policydiff-export.json"}
    assert run("export", "-o", "tasks.csv", "--table", "tasks").code == 0
    assert len(rows(parsed / "tasks.csv")) == 3


@pytest.mark.parametrize(
    ("words", "first"), [((), "公文目录"), (("--lang", "en"), "notices")], ids=["Chinese unless told otherwise", "English"]
)
def test_the_workbook(parsed: Path, run: Runner, words: tuple[str, ...], first: str) -> None:
    assert run("export", "data", "-o", "out.xlsx", *words).code == 0
    assert openpyxl.load_workbook(parsed / "out.xlsx").sheetnames[0] == first


PLACES = ["data", "data/structured", "data/raw", "data/structured/xinchang.yaml", "xinchang", "新昌县"]


@pytest.mark.parametrize("place", PLACES)
def test_a_corrected_file_is_read_wherever_the_notice_is_named(parsed: Path, run: Runner, place: str) -> None:
    path = parsed / "data" / "structured" / "xinchang.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('printed: "2家"', 'printed: "3家"'), encoding="utf-8")
    assert run("export", place, "-o", "out.json").code == 0
    targets = json.loads((parsed / "out.json").read_text(encoding="utf-8"))["targets"]
    assert "3家" in [row["printed"] for row in targets]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "command", ["export -o out.json", "network --format json", "duplicates --format json"], ids=lambda line: line.split()[0]
)
def test_a_corrected_file_whose_raw_file_changed_is_told_wherever_it_is_named(parsed: Path, run: Runner, command: str, place: str) -> None:
    path, raw = parsed / "data" / "structured" / "xinchang.yaml", parsed / "data" / "raw" / "xinchang.txt"
    path.write_text(path.read_text(encoding="utf-8").replace('printed: "2家"', 'printed: "3家"'), encoding="utf-8")
    raw.write_text(raw.read_text(encoding="utf-8").replace("2家", "4家"), encoding="utf-8")
    name, *options = command.split()
    done = run(name, place, *options)
    assert "corrected by a person" in done.err and "changed since" in done.err


def test_the_folder_of_structured_files_stands_for_no_raw_file_without_one(parsed: Path, run: Runner) -> None:
    (parsed / "data" / "structured" / "xinchang.yaml").unlink()
    assert run("export", "data/structured", "-o", "out.json").err.startswith("1 notice → ")


def test_raw_files_are_parsed_on_the_way(folder: Path, run: Runner) -> None:
    assert run("export", "data/raw", "-o", "tables").code == 0
    assert [row["file"] for row in rows(folder / "tables" / "notices.csv")] == ["", ""]


def test_the_catalogue_says_from_which_file_in_which_state_a_row_comes(parsed: Path, run: Runner) -> None:
    run("export", "-o", "tables")
    first = rows(parsed / "tables" / "notices.csv")[0]
    assert first["file"] == "../data/structured/shaoxing.yaml" or first["file"] == "data/structured/shaoxing.yaml"
    assert first["digest"].startswith("sha256:")


def test_one_bad_file_is_named_and_stops_nothing(parsed: Path, run: Runner) -> None:
    (parsed / "data" / "structured" / "xinchang.yaml").write_text("schema: policydiff.notice/1\nid: [", encoding="utf-8")
    done = run("export", "-o", "out.json")
    assert done.code == 2
    assert "1 notice → out.json" in done.err and "1 of 2 files failed" in done.err and "xinchang.yaml" in done.err


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_tables_that_a_person_has_changed_are_not_written_over(parsed: Path, run: Runner, format: str) -> None:
    output = "out.xlsx" if format == "xlsx" else "out"
    assert run("export", "-o", output).code == 0
    assert run("export", "-o", output).code == 0
    if format == "xlsx":
        book = openpyxl.load_workbook(parsed / output)
        book.save(parsed / output)
        assert run("export", "-o", output).code == 0  # whoever has only saved it loses nothing
        head = next(each for each in book["任务"][1] if each.value == "时限")
        book["任务"].cell(2, head.column).value = "2031"
        book.save(parsed / output)
    else:
        with (parsed / output / "tasks.csv").open("a", encoding="utf-8") as file:
            file.write("shaoxing,,,,,,\n")
    done = run("export", "-o", output)
    assert done.code == 2 and "would be lost" in done.err and "export under another name" in done.err
    assert run("export", "-o", output, "--force").code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("export", "needs a place"),
        ("export nowhere -o out.xlsx", "nothing in data is called 'nowhere'"),
        ("export -o out.duckdb --table tasks", "all tables"),
        ("export -o out.docx", ".docx"),
        ("export -o out --table edits", "unknown table 'edits'"),
    ],
)
def test_what_is_wrong_is_said(parsed: Path, run: Runner, words: str, message: str) -> None:
    done = run(*words.split())
    assert done.code == 2 and message in done.err and "hint: " in done.err


def test_a_stale_structured_file_is_passed_over_and_told(parsed: Path, run: Runner) -> None:
    raw = next((parsed / "data" / "raw").glob("xinchang.*"))
    raw.write_text(raw.read_text(encoding="utf-8").replace("县经济信息委", "县科技局"), encoding="utf-8")
    done = run("export", "xinchang", "-o", "out.json")
    assert done.err.startswith("xinchang: its structured file is out of date, so the raw file was read; run policydiff parse again\n")
    assert "县科技局" in json.loads((parsed / "out.json").read_text(encoding="utf-8"))["tasks"][0]["lead"]
    done = run("matrix", "shaoxing", "xinchang", "--no-cache", "-o", "m.json")
    assert "1 structured file is out of date, so the raw file was read; run policydiff parse again" in done.err
