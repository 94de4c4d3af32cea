"""`policydiff parse`: what it reads, what it writes, and what it tells."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from cli_sample import CITY, COUNTY, Runner
from openpyxl import load_workbook

from policydiff.model import Notice
from policydiff.pipeline import parse_file
from policydiff.store import dump_json, dump_notice, header, load_notice

Command = Callable[..., "CompletedProcess[str]"]
LINE = "xinchang.txt: 3 sections, 1 task, 3 targets, 0 to check, conserved 100%\n"


def test_one_file_goes_to_standard_output_and_its_summary_to_standard_error(folder: Path, run: Runner) -> None:
    done = run("parse", "data/raw/xinchang.txt")
    assert (done.code, done.err) == (0, LINE)
    assert done.text == dump_notice(parse_file(folder / "data" / "raw" / "xinchang.txt"))


NOTHING_NEW = "nothing new to parse; a workbook of all: policydiff export data/structured -o notices.xlsx; --again reads all anew"
COMPARE = (
    "to compare two: policydiff compare CHILD PARENT --data data/structured (for CHILD and PARENT the names that "
    "policydiff list data/structured shows, quotation marks included; the child first, then the parent)"
)


def test_a_folder_goes_to_a_folder_one_file_a_notice(folder: Path, run: Runner) -> None:
    done = run("parse", "data/raw", "-o", "data/structured")
    assert (done.code, done.out) == (0, b"")
    assert done.err.splitlines()[-2:] == ["2 parsed, none failed", COMPARE]
    assert LINE in done.err
    assert sorted(path.name for path in (folder / "data" / "structured").iterdir()) == ["shaoxing.yaml", "xinchang.yaml"]


def test_what_is_parsed_passes_validation(parsed: Path, run: Runner) -> None:
    done = run("validate", "--fail-on", "warning")
    assert done.code == 0, done.text


def structure(notice: Notice) -> tuple[object, ...]:
    return notice.notice.model_dump(exclude={"spans", "letter"}), notice.tasks, notice.targets


ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_text_in_every_encoding_reads_the_same(folder: Path, run: Runner, encoding: str) -> None:
    (folder / "x.txt").write_bytes(COUNTY.encode(encoding))
    assert run("parse", "x.txt", "-o", "x.yaml").code == 0
    assert structure(load_notice(folder / "x.yaml")) == structure(parse_file(folder / "data" / "raw" / "xinchang.txt"))


BLANKS = [
    pytest.param(COUNTY.replace("\n", "\r\n"), id="line ends of Windows"),
    pytest.param(COUNTY.replace("\n", "\n\u3000\u3000"), id="full-width indents"),
    pytest.param(COUNTY.replace("（责任", "\xa0（责任"), id="no-break blanks"),
]


@pytest.mark.parametrize("text", BLANKS)
def test_layout_changes_no_value(folder: Path, run: Runner, text: str) -> None:
    (folder / "x.txt").write_bytes(text.encode())
    assert run("parse", "x.txt", "-o", "x.yaml").code == 0
    found, plain = load_notice(folder / "x.yaml"), parse_file(folder / "data" / "raw" / "xinchang.txt")
    assert found.notice.title == plain.notice.title
    assert [target.value for target in found.targets] == [target.value for target in plain.targets]
    assert [task.lead for task in found.tasks] == [task.lead for task in plain.tasks]


# --- standard input -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_standard_input(folder: Path, run: Runner, encoding: str) -> None:
    done = run("parse", "-", "--name", "xinchang", stdin=COUNTY.encode(encoding))
    assert (done.code, done.err) == (0, LINE.replace(".txt", ""))
    assert "id: xinchang\n" in done.text


def test_standard_input_into_a_file(folder: Path, run: Runner) -> None:
    assert run("parse", "-", "-o", "x.yaml", stdin=COUNTY.encode()).code == 0
    assert load_notice(folder / "x.yaml").id == "stdin"
    assert (
        run("parse", "-", "-o", "x.yaml", stdin=COUNTY.encode()).err == "unchanged since the last time (--again parses it all the same)\n"
    )
    assert run("parse", "-", "-o", "x.yaml", stdin=CITY.encode()).err.startswith("stdin: 4 sections")


# --- formats ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("-o", "x.json"), ("--format", "json", "-o", "x.json")])
def test_json(folder: Path, run: Runner, words: tuple[str, ...]) -> None:
    assert run("parse", "data/raw/xinchang.txt", *words).code == 0
    assert (folder / "x.json").read_text(encoding="utf-8") == dump_json(parse_file(folder / "data" / "raw" / "xinchang.txt"))
    assert load_notice(folder / "x.json").id == "xinchang"


def test_a_folder_of_json(folder: Path, run: Runner) -> None:
    assert run("parse", "data/raw", "-o", "out", "--format", "json").code == 0
    assert [json.loads(path.read_text(encoding="utf-8"))["id"] for path in sorted((folder / "out").iterdir())] == ["shaoxing", "xinchang"]


def test_a_csv_has_a_row_for_each_task_of_all_notices(folder: Path, run: Runner) -> None:
    done = run("parse", "data/raw", "--format", "csv")
    head, *rows = done.text.splitlines()
    assert head.startswith("notice,title,place,code,level,issued,id,")
    assert [row.split(",")[0] for row in rows] == ["shaoxing", "shaoxing", "xinchang"]
    assert "市科技局;市财政局" in rows[0]


@pytest.mark.parametrize(("table", "count"), [("tasks", 3), ("targets", 6)])
@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_tables(folder: Path, run: Runner, format: str, table: str, count: int) -> None:
    assert run("parse", "data/raw", "-o", f"x.{format}", "--table", table).code == 0
    lines = (folder / f"x.{format}").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + count
    assert len({line.count("\t") for line in lines}) == 1


def test_a_workbook(folder: Path, run: Runner) -> None:
    assert run("parse", "data/raw", "-o", "x.xlsx").code == 0
    assert run("parse", "data/raw", "--format", "xlsx").out == (folder / "x.xlsx").read_bytes()
    sheets = load_workbook(io.BytesIO((folder / "x.xlsx").read_bytes())).sheetnames
    assert len(sheets) >= 2


# --- again and again ----------------------------------------------------------------------------------------------------


def test_a_second_run_says_what_it_did_not_do(parsed: Path, run: Runner) -> None:
    assert run("parse", "data/raw", "-o", "data/structured").err == f"2 unchanged since the last time\n{NOTHING_NEW}\n{COMPARE}\n"
    again = "2 read again, all as before. Check again: policydiff validate data/structured"
    assert run("parse", "data/raw", "-o", "data/structured", "--again").err.endswith(f"\n2 parsed, none failed\n{again}\n{COMPARE}\n")


@pytest.mark.parametrize("words", [("data/raw", "-o", "data/structured"), ("data/raw/xinchang.txt", "-o", "data/structured/xinchang.yaml")])
def test_a_corrected_file_is_left_alone_unless_forced(parsed: Path, run: Runner, words: tuple[str, ...]) -> None:
    path = parsed / "data" / "structured" / "xinchang.yaml"
    corrected = path.read_text(encoding="utf-8").replace("县科技局", "县科学技术局")
    path.write_text(corrected, encoding="utf-8")
    for more in ((), ("--again",)):
        done = run("parse", *words, *more)
        assert done.code == 0
        assert "xinchang.txt: left xinchang.yaml as a person corrected it\n" in done.err
        assert path.read_text(encoding="utf-8") == corrected
    assert run("parse", *words, "--force").code == 0
    assert header(path).fits
    assert "县科学技术局" not in path.read_text(encoding="utf-8")


# --- what goes wrong ----------------------------------------------------------------------------------------------------


def test_what_failed_is_told_at_the_end_and_in_the_log(folder: Path, run: Runner) -> None:
    (folder / "data" / "raw" / "empty.txt").touch()
    (folder / "data" / "raw" / "xinchang.text").write_text(CITY, encoding="utf-8")
    (folder / "data" / "raw" / "old.doc").touch()
    done = run("parse", "data/raw", "-o", "out", "--log", "logs/run.jsonl")
    assert done.code == 2
    assert "\n2 parsed, 2 failed, 1 not of a readable type\n" in done.err
    assert done.err.endswith("""
2 of 4 files failed:
  data/raw/xinchang.txt
    its result would be xinchang.yaml, which is that of xinchang.text: that was read, and this was not
    hint: of one document, move this file elsewhere (or the other one, to have this read instead, and parse again); of two documents, rename one, and parse again
  data/raw/empty.txt
    is empty
    hint: check that the download was complete; what is not needed can be deleted
1 other file was left out, not of a readable type: old.doc
hint: save .doc files as .docx first: open them in Word or WPS, or run soffice --headless --convert-to docx; put them into the same folder, take the old ones out of it, and parse again
""")
    run("parse", "data/raw", "-o", "data/structured")
    assert "还有 1 个文件类型读不了，没有结果，以上不包括：old.doc" in run("validate", "data/structured", "--lang", "zh").err
    assert "old.doc" not in run("validate", "data/structured/xinchang.yaml", "--lang", "zh").err
    logged = [json.loads(line) for line in (folder / "logs" / "run.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sorted(entry["status"] for entry in logged) == ["failed", "failed", "written", "written"]
    assert next(entry for entry in logged if entry["path"].endswith("empty.txt"))["message"] == "empty.txt: is empty"
    assert next(entry for entry in logged if entry["path"].endswith("shaoxing.txt"))["tasks"] == 2


def test_a_table_of_what_could_be_read_is_written_all_the_same(folder: Path, run: Runner) -> None:
    (folder / "data" / "raw" / "empty.txt").touch()
    done = run("parse", "data/raw", "-o", "x.csv", "--log", "run.jsonl")
    assert done.code == 2
    assert len((folder / "x.csv").read_text(encoding="utf-8").splitlines()) == 4
    assert len((folder / "run.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_a_name_from_a_stranger_drives_no_terminal(folder: Path, run: Runner) -> None:
    try:
        (folder / "data" / "raw" / "a\x1b]0;owned\x07\n.txt").touch()
    except OSError:
        pytest.skip("no such names on this system")
    for words in (("data/raw", "-o", "out"), ("data/raw/a\x1b]0;owned\x07\n.txt",)):
        done = run("parse", *words)
        assert done.code == 2
        assert "\x1b" not in done.err
        assert "\x07" not in done.err
        assert "a␛]0;owned␇ .txt" in done.err


@pytest.mark.parametrize("command", ["show", "validate", "compare x", "parse data/raw/xinchang.txt -o"])
def test_nor_does_what_is_wrong_with_it(folder: Path, run: Runner, command: str) -> None:
    done = run(*command.split(), "no\x1b]0;owned\x07\nsuch/\u202efile.yaml/")
    assert done.code in (0, 2)
    assert not {"\x1b", "\x07", "\u202e"} & set(done.err)


def test_nor_does_the_ending_of_a_file_that_is_left_out(folder: Path, run: Runner) -> None:
    try:
        (folder / "data" / "raw" / "a.\x1b]0;owned\x07").touch()
    except OSError:
        pytest.skip("no such names on this system")
    assert "\n1 other file was left out, not of a readable type: a.␛]0;owned␇\n" in run("parse", "data/raw", "-o", "out").err


def test_nothing_is_written_where_nothing_could_be_read(folder: Path, run: Runner) -> None:
    (folder / "empty.txt").touch()
    assert run("parse", "empty.txt", "-o", "x.yaml").code == 2
    assert run("parse", "empty.txt", "-o", "x.csv").code == 2
    assert not (folder / "x.yaml").exists()
    assert not (folder / "x.csv").exists()


def test_what_is_parsed_already_is_told_with_what_comes_next(parsed: Path, run: Runner) -> None:
    done = run("parse", "data/structured")
    assert done.code == 2 and "parsed already" in done.err and "policydiff export data/structured -o notices.xlsx" in done.err


SCANNED = "　　第一节农业\n　　面积达到5，900万亩，产量达到5 · 8 万吨{odd}。\n　　、建设一批基地。\n"
PLAIN = "近日，全市召开会议，研究部署有关工作。有关负责人参加会议。\n"
WHOLE = "某市促进办法\n\n一、总体要求\n（一）加快建设。到2025年，建成3家园区。\n二、保障措施\n（一）加强领导。由市发展改革委牵头。\n"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"简讯": PLAIN, "办法": WHOLE}, "有 1 份是 0 节：简讯.txt。"),
        ({"简讯": PLAIN, "动态": PLAIN.replace("全市", "全县"), "办法": WHOLE}, "有 2 份是 0 节：动态.txt、简讯.txt。"),
        (
            {"规划": "".join(SCANNED.format(odd=f"。有效期至53{n}年65月06日") for n in range(30, 60)), "办法": WHOLE},
            "文字像是从扫描件识别出来的",
        ),
    ],
)
def test_what_is_of_little_use_as_it_was_read_is_told_with_what_to_do(
    tmp_path: Path, command: Command, files: dict[str, str], told: str
) -> None:
    (tmp_path / "公文").mkdir()
    for name, text in files.items():
        (tmp_path / "公文" / f"{name}.txt").write_text(text, encoding="utf-8")
    done = command("parse", "公文", "-o", "结果", "--lang", "zh", cwd=tmp_path)
    assert told in done.stderr, done.stderr
    assert "办法.txt" not in next(line for line in done.stderr.splitlines() if told in line)


def test_what_was_read_again_says_which_files_are_other_than_before(tmp_path: Path, command: Command) -> None:
    (tmp_path / "公文").mkdir()
    for name in ("甲", "乙", "丙"):
        (tmp_path / "公文" / f"{name}.txt").write_text(WHOLE.replace("某市", f"{name}市"), encoding="utf-8")
    first = command("parse", "公文", "-o", "结果", "--lang", "zh", cwd=tmp_path)
    assert "重读" not in first.stderr
    again = command("parse", "公文", "-o", "结果", "--again", "--lang", "zh", cwd=tmp_path)
    assert (
        "重读了 3 份，都与上次一样；其中 3 份上次的提醒（没读到发文机关、没有任务、结尾不全等）仍然有效：丙.txt、乙.txt、甲.txt。再查一遍：policydiff --lang zh validate 结果"
        in again.stderr
    )
    (tmp_path / "公文" / "乙.txt").write_text(WHOLE.replace("3家", "5家"), encoding="utf-8")
    changed = command("parse", "公文", "-o", "结果", "--again", "--lang", "zh", cwd=tmp_path)
    assert (
        "重读了 3 份，有 1 份读得与上次不同：乙.txt；其中 2 份上次的提醒" in changed.stderr
        and "仍然有效：丙.txt、甲.txt。" in changed.stderr
    )
    for name in ("丁", "戊", "己"):
        (tmp_path / "公文" / f"{name}.txt").write_text(WHOLE.replace("某市", f"{name}市"), encoding="utf-8")
    command("parse", "公文", "-o", "结果", "--lang", "zh", cwd=tmp_path)
    many = command("parse", "公文", "-o", "结果", "--again", "--lang", "zh", cwd=tmp_path)
    assert "其中 6 份上次的提醒" in many.stderr and "仍然有效：丁.txt、丙.txt、乙.txt、己.txt、戊.txt 等。" in many.stderr


def _as_by(generator: str, *names: str) -> None:
    for name in names:
        path = Path("data/structured", f"{name}.yaml")
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("(?m)^generator: .*$", f"generator: {generator}", text), encoding="utf-8")


def test_results_of_another_version_are_named_with_the_command_that_reads_them_anew(parsed: Path, run: Runner) -> None:
    assert "版本" not in run("validate", "data/structured", "--lang", "zh").err
    _as_by("policydiff 0.0.9", "xinchang")
    told = run("validate", "data/structured", "--lang", "zh").err
    assert told.startswith(
        "注意：有 1 份是程序较旧的版本（0.0.9）读的：xinchang。下面查的是旧结果，先不要照着改；先重读，再改：\n"
        "  ① 台账里没写回的，先写回（改的就是这一份的，写回以后它不再重读，照旧能用）；\n"
        "  ② 再解析一遍，就用现在这一版重读（不用加 --again）：policydiff --lang zh parse data/raw -o data/structured；\n"
        "  ③ 有台账的，用原来的名字再导出一次；\n"
        "  ④ 再查一遍，那时还说要改的，在新导出的台账里改\n"
    ), "before what is told of the old reading"
    assert told.endswith("先照最上面的“注意”重读、再查一遍，那时还有的再改\n"), "and once more at the end, where it is seen"
    run("parse", "data/raw", "-o", "data/structured")  # which needs no --again: the version is another one
    assert "版本" not in run("validate", "data/structured", "--lang", "zh").err


BY = [
    (
        "policydiff 0.0.9",
        "written by an older version (0.0.9): xinchang. What is told below is of the old results. Read anew before anything is corrected",
    ),
    (
        "policydiff 0.0.10rc1",
        "written by an older version (0.0.10rc1): xinchang. What is told below is of the old results. Read anew before anything is corrected",
    ),
    ("policydiff 99", f"written by a newer version (99, this is {version('policydiff')}): xinchang. Renew the program here first"),
    (f"policydiff {version('policydiff')}.dev1", f"written by another version ({version('policydiff')}.dev1, this is "),
    ("policydiff unknown", "written by another version (unknown, this is "),
    (
        f"policydiff {version('policydiff')}+words.1f2e",
        "written with other words: xinchang. What is told below is of the old results. Read anew before anything is corrected",
    ),
]


@pytest.mark.parametrize(("generator", "told"), BY, ids=[by for by, _ in BY])
def test_whether_the_other_version_is_older_is_said(parsed: Path, run: Runner, generator: str, told: str) -> None:
    _as_by(generator, "xinchang")
    assert f"note: 1 result was {told}" in run("validate", "data/structured", "--format", "plain").err


def test_two_other_versions_are_told_apart(parsed: Path, run: Runner) -> None:
    _as_by("policydiff 0.0.9", "xinchang")
    _as_by("policydiff 0.0.8", "shaoxing")
    told = run("validate", "data/structured", "--format", "plain").err
    assert "1 result was written by an older version (0.0.8): shaoxing. " in told
    assert "1 result was written by an older version (0.0.9): xinchang. " in told


@pytest.mark.parametrize(
    ("words", "anew"),
    [
        (("results", "-o", "t.xlsx"), ": policydiff export results -o t.xlsx, and"),
        (("results/xinchang.yaml", "-o", "one.xlsx"), ": policydiff export results/xinchang.yaml -o one.xlsx, and"),
        (("results", "-o", "tables"), ": policydiff export results -o tables, and"),
        (("results", "-o", "tasks.csv", "--table", "tasks"), ", and"),
    ],
    ids=["a workbook", "of one", "a folder of CSV", "one table"],
)
def test_an_export_says_which_results_an_older_version_wrote(parsed: Path, run: Runner, words: tuple[str, ...], anew: str) -> None:
    _as_by("policydiff 0.0.9", "xinchang")
    Path("data/structured").rename("results")
    Path("data/raw").rename("raw")
    told = run("export", *words).err
    assert "note: 1 result was written by an older version (0.0.9): xinchang. Read anew before anything is corrected" in told
    assert f"(2) policydiff parse raw -o results, without --again\n  (3) export again{anew} leave this workbook alone\n" in told
    assert told.count("older version") == 1 and "sheets" not in told, "nothing is to be done in a workbook that is exported once more"
    run("parse", "raw", "-o", "results")
    assert "version" not in run("export", *words, "--force").err


def test_of_what_is_not_read_anew_no_version_is_told(parsed: Path, run: Runner) -> None:
    _as_by("policydiff 0.0.9", "xinchang", "shaoxing")
    path = Path("data/structured/xinchang.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("县经济信息委", "县经信局", 1), encoding="utf-8")
    assert "an older version (0.0.9): shaoxing. " in run("validate", "data/structured", "--format", "plain").err
    assert "older version" not in run("export", "data", "-o", "t.xlsx").err, "its raw files are read in their stead"
    Path("data/structured").rename("results")
    assert "an older version (0.0.9): shaoxing. " in run("export", "results", "-o", "u.xlsx").err
