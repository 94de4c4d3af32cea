"""`policydiff list`, `show` and `compare` on a data folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from cli_sample import CITY, COUNTY, SECOND, Runner

from in_process import run_here
from policydiff.store import load_comparison


def rows(text: str) -> dict[str, str]:
    """The rows of `policydiff list` by id."""
    return {line.split()[0]: line for line in text.splitlines() if line[:1].isalpha()}


# --- list ---------------------------------------------------------------------------------------------------------------


def test_list_tells_the_state_of_each_notice(parsed: Path, run: Runner) -> None:
    assert "not parsed" not in run("list").text
    (parsed / "data" / "raw" / "new.txt").write_text(SECOND, encoding="utf-8")
    (parsed / "data" / "raw" / "shaoxing.txt").write_text(CITY + "。", encoding="utf-8")
    path = parsed / "data" / "structured" / "xinchang.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("县科技局", "县科学技术局"), encoding="utf-8")
    done = run("list")
    assert (done.code, done.err) == (0, "")
    found = rows(done.text)
    assert "not parsed" in found["new"]
    assert "stale" in found["shaoxing"]
    assert "corrected" in found["xinchang"]
    assert "新昌县  2023-06-01      1        3" in found["xinchang"]


def test_list_in_chinese(parsed: Path, run: Runner) -> None:
    assert "地区" in run("list", "--lang", "zh").text


def test_list_of_an_empty_folder(tmp_path: Path, run: Runner) -> None:
    done = run("list", "--data", str(tmp_path))
    assert (done.code, done.text) == (0, "")
    assert done.err.startswith(f"{tmp_path}: there is no notice in this folder\n")


def test_list_of_a_folder_without_raw_and_structured_has_what_lies_in_it(parsed: Path, run: Runner) -> None:
    alone = run("list", "--data", "data/structured")
    assert alone.code == 0 and set(rows(alone.text)) == set(rows(run("list").text)) - {"new"}


def listed(folder: str, columns: str) -> str:
    """What `policydiff list` prints into a pipe."""
    return run_here("list", folder, env={"COLUMNS": columns})[1].decode("utf-8")


def test_a_list_in_a_pipe_has_one_line_a_notice_and_folds_where_columns_are_asked_for(parsed: Path, run: Runner) -> None:
    long = CITY.replace("数字服务业", "数字服务业、公共文化和污染防治协同推进暨科技服务业、农村电商、现代物流")
    (parsed / "data" / "raw" / "long.txt").write_text(long, encoding="utf-8")
    assert run("parse", "data/raw", "-o", "data/structured").code == 0
    plain, folded = listed("data", "").splitlines(), listed("data", "80").splitlines()
    assert [line.split()[0] for line in plain] == ["id", "long", "shaoxing", "xinchang"]
    assert "暨科技服务业、农村电商、现代物流三年行动计划（2023—2025年）的通知" in plain[1]
    assert len(folded) > len(plain) + 1 and folded[1] == "─" * len(folded[1])
    assert "".join("".join(plain).split()) == "".join("".join([folded[0], *folded[2:]]).split())


def test_a_list_of_long_names_in_a_pipe_has_one_line_a_notice(parsed: Path) -> None:
    folder = parsed / "某某县 数字服务业三年行动计划"
    folder.mkdir()
    (folder / "新昌县 行动计划.txt").write_text(COUNTY, encoding="utf-8")
    line = listed(folder.name, "")
    assert line == f'"{folder.name}/新昌县 行动计划.txt" · not parsed\n'
    assert listed(folder.name, "100") == line.replace(" · ", "\n    ")


# --- show ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["xinchang", "新昌", "新昌县", "330624", "data/raw/xinchang.txt", "data/structured/xinchang.yaml"])
def test_a_notice_has_many_names(parsed: Path, run: Runner, name: str) -> None:
    done = run("show", name)
    assert done.code == 0, done.err
    assert "新政办发〔2023〕12号" in done.text
    assert "县经济信息委" in done.text


def test_a_stale_file_is_passed_over_for_its_raw_one_and_told(parsed: Path, run: Runner) -> None:
    (parsed / "data" / "raw" / "xinchang.txt").write_text(SECOND, encoding="utf-8")
    for words in (("show", "xinchang"), ("show", "data/structured/xinchang.yaml"), ("show", "xinchang", "--format", "json")):
        done = run(*words)
        assert (done.code, done.err) == (
            0,
            "xinchang: its structured file is out of date, so the raw file was read; run policydiff parse again\n",
        )
        assert "新政办发〔2023〕13号" in done.text


def test_show_writes_what_the_output_is_called(parsed: Path, run: Runner) -> None:
    for ending, start in (("html", "<!doctype html>"), ("json", "{"), ("yaml", "# yaml"), ("csv", "notice,"), ("md", "# ")):
        done = run("show", "xinchang", "-o", f"x.{ending}")
        assert (done.code, done.out) == (0, b""), done.err
        assert (parsed / f"x.{ending}").read_text(encoding="utf-8").startswith(start)


def test_show_stages(parsed: Path, run: Runner) -> None:
    assert "壮大市场主体" in run("show", "xinchang", "--stage", "outline").text
    assert "responsibility" in run("show", "xinchang", "--stage", "clauses").text
    assert "支持企业上云用数" in run("show", "xinchang", "--stage", "source").text


WAYS = [
    (),
    ("--format", "markdown"),
    ("--format", "yaml"),
    ("--format", "json"),
    ("--format", "csv"),
    ("--stage", "source"),
    ("--stage", "clauses"),
]


@pytest.mark.parametrize("words", WAYS, ids=" ".join)
def test_a_notice_drives_no_terminal(folder: Path, run: Runner, words: tuple[str, ...]) -> None:
    hostile = CITY.replace("数字服务企业", "数字\x1b]0;owned\x07服务\u202e\x9b企业")
    (folder / "data" / "raw" / "hostile.txt").write_text(hostile, encoding="utf-8")
    done = run("show", "data/raw/hostile.txt", *words)
    assert done.code == 0, done.err
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(done.text)


# --- compare ------------------------------------------------------------------------------------------------------------


def test_compare_from_raw_files_and_from_structured_ones_is_the_same(parsed: Path, run: Runner) -> None:
    raw = run("compare", "data/raw/xinchang.txt", "data/raw/shaoxing.txt", "--format", "json")
    structured = run("compare", "xinchang", "shaoxing", "--format", "json")
    assert (raw.code, structured.code) == (0, 0), raw.err
    assert raw.text == structured.text
    found = json.loads(raw.text)
    verdicts = {(match["verdict"], match["child_text"][:6]) for match in found["matches"]}
    assert ("copied", "一、发展目标") in verdicts
    assert [target["verdict"] for target in found["targets"]] == ["scaled", "scaled", "scaled"]
    assert any(match["verdict"] == "dropped" and "建设公共平台" in match["parent_text"] for match in found["matches"])
    strengths = [
        (edit["parent"], edit["child"], edit["direction"])
        for match in found["matches"]
        for edit in match["edits"]
        if edit["kind"] == "strength"
    ]
    assert ("大力", "鼓励", "weaker") in strengths


def test_sides_given_the_wrong_way_round_are_swapped_aloud(parsed: Path, run: Runner) -> None:
    done = run("compare", "绍兴市", "新昌县", "--format", "json")
    assert "sides swapped" in done.err
    assert json.loads(done.text)["child"]["id"] == "xinchang"


COMMANDS = [
    "xinchang shaoxing",
    "新昌县 绍兴市 --topic 数字",
    "新昌县 绍兴市 --child-plan 1 --anyway",
    "xinchang shaoxing --data data",
    "xinchang shaoxing --data 别处",
]


@pytest.mark.parametrize("line", COMMANDS)
def test_the_commands_at_the_end_of_a_screen_run_as_they_stand(parsed: Path, run: Runner, line: str) -> None:
    shutil.copytree(parsed / "data", parsed / "别处")
    first = run("compare", *line.split())
    found = [row.split() for row in first.text.splitlines() if row.startswith("  policydiff compare ")]
    assert len(found) == 4, first.text
    asked = {word for word in line.split() if word.startswith("--") or word == "别处"} - ({"--data"} if line.endswith("data") else set())
    for _, *words in found:
        assert asked <= {*words} and run(*words).code == 0, words


def test_the_commands_of_swapped_sides_stand_the_right_way_round(parsed: Path, run: Runner) -> None:
    done = run("compare", "绍兴市", "新昌县", "--parent-plan", "1", "--lang", "zh")
    assert "命令里写反了，已经对调" in done.text and "照命令里的先后" not in done.text
    assert "  policydiff compare 新昌县 绍兴市 --child-plan 1 -o " in done.text


def test_a_saved_comparison_is_shown_and_validated(parsed: Path, run: Runner) -> None:
    assert run("compare", "xinchang", "shaoxing", "-o", "x.yaml").code == 0
    assert load_comparison(parsed / "x.yaml").child.id == "xinchang"
    assert "新昌县" in run("show", "x.yaml").text
    assert run("show", "x.yaml", "-o", "x.html").code == 0
    assert (parsed / "x.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("validate", "x.yaml").code == 0


def test_a_corrected_notice_compares_as_it_stands(parsed: Path, run: Runner) -> None:
    path = parsed / "data" / "structured" / "xinchang.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 10,", "value: 50,", 1), encoding="utf-8")
    found = json.loads(run("compare", "xinchang", "shaoxing", "--format", "json").text)
    assert found["targets"][0]["ratio"] == 0.1


def test_a_path_that_is_not_there_is_told_with_those_that_are_called_nearly_so(parsed: Path, run: Runner) -> None:
    name = next(Path("data/structured").glob("*.yaml")).name
    done = run("show", f"data/structured/{name[:-6]}.yaml")
    assert done.code == 2 and "no such file" in done.err and f"data/structured/{name}" in done.err
