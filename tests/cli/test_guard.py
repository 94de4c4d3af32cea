"""No output over an input: what a command reads, a raw notice, a person's work and a stranger's file are never written over."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, get_type_hints

import pytest
import typer
from cli_sample import COUNTY, Run, Runner

from policydiff.cli import app
from policydiff.store import is_corrected

COMMANDS: dict[str, Any] = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
POSIX = pytest.mark.skipif(os.name == "nt", reason="devices and pipes are named so elsewhere")

OVER = """
compare data/raw/xinchang.txt data/raw/shaoxing.txt -o data/raw/xinchang.txt
compare xinchang shaoxing -o data/raw/shaoxing.txt
compare xinchang shaoxing -o data/structured/shaoxing.yaml
compare xinchang shaoxing -o data/structured/xinchang.yaml
compare xinchang shaoxing -o data/raw/third.txt
compare xinchang shaoxing -o corrected.yaml
compare xinchang shaoxing -o corrected.json
compare xinchang shaoxing -o stranger.html
compare xinchang shaoxing -o stranger.csv
compare xinchang shaoxing -o stranger.xlsx
compare xinchang shaoxing -o stranger.docx
compare xinchang shaoxing -o link.txt
validate data/structured/xinchang.yaml -o data/raw/xinchang.txt
validate data/structured -o data/raw/third.txt
validate data/structured --format json -o data/structured/xinchang.yaml
validate corrected.json --format json -o corrected.json
validate data/structured --config policydiff.toml --format text -o policydiff.toml
parse data/raw/xinchang.txt --format csv -o data/raw/shaoxing.txt
parse data/raw/xinchang.txt -o stranger.csv
parse data/raw -o out --log data/raw/xinchang.txt
parse data/raw -o data/structured --log data/structured/xinchang.yaml
parse data/raw -o stranger.xlsx
schema -o corrected.json
schema comparison -o stranger.json
show xinchang -o data/structured/xinchang.yaml
show xinchang -o data/raw/xinchang.txt
show xinchang --stage source -o data/raw/xinchang.txt
show xinchang --stage source -o copy.txt
show xinchang -o stranger.html
show corrected.yaml -o corrected.yaml
"""
MORE = """
sample comparison.json -o comparison.json
agree sheet.csv --format json -o sheet.csv
export xinchang -o stranger.duckdb
validate data/structured --write-baseline --baseline data/raw/third.txt
validate data/structured --write-baseline --baseline corrected.json
"""
WRITING = {
    "parse": "parse data/raw/xinchang.txt",
    "show": "show xinchang",
    "compare": "compare xinchang shaoxing",
    "export": "export xinchang",
    "matrix": "matrix shaoxing xinchang",
    "trace": "trace xinchang --corpus data/raw",
    "targets": "targets shaoxing xinchang",
    "chain": "chain shaoxing xinchang",
    "network": "network data/raw --kind citations",
    "duplicates": "duplicates data/raw",
    "sample": "sample comparison.json",
    "agree": "agree sheet.csv",
    "codebook": "codebook",
    "validate": "validate data/structured",
    "schema": "schema",
}
"""Every command with -o, and words that have it write."""
READ_FROM = {"inputs", "metadata", "data", "corpus", "verdicts", "denominator", "comparisons", "sheets", "paths", "raw", "config", "tables"}
WRITTEN_TO = {"output", "log", "sarif", "baseline", "folder"}
"""Arguments and options that name files, by what a command does with them; demo wants a new folder."""


@pytest.fixture
def house(folder: Path, furnished_once: Path) -> Path:
    """A parsed data folder, a third raw notice, corrected files, and a stranger's files of every kind."""
    shutil.copytree(furnished_once, folder, symlinks=True, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def furnished_once(tmp_path_factory: pytest.TempPathFactory, parsed_once: Path, run: Runner) -> Path:
    """The folder that every test begins with a copy of."""
    folder = shutil.copytree(parsed_once, tmp_path_factory.mktemp("furnished") / "folder")
    with contextlib.chdir(folder):
        return furnished(folder, run)


def furnished(parsed: Path, run: Runner) -> Path:
    """Put into a parsed folder whatever a command must not write over."""
    (parsed / "data" / "raw" / "third.txt").write_text(COUNTY, encoding="utf-8")
    (parsed / "copy.txt").write_text(COUNTY.replace("县", "区"), encoding="utf-8")
    (parsed / "policydiff.toml").write_text("", encoding="utf-8")
    (parsed / "link.txt").symlink_to("data/raw/xinchang.txt")
    corrected = (parsed / "data" / "structured" / "xinchang.yaml").read_text(encoding="utf-8").replace("培育", "扶持")
    assert is_corrected(corrected)
    (parsed / "corrected.yaml").write_text(corrected, encoding="utf-8")
    (parsed / "corrected.json").write_text('{\n  "schema": "policydiff.notice/1",\n  "digest": "",\n  "id": "x"\n}\n', encoding="utf-8")
    (parsed / "comparison.json").write_bytes(run("compare", "xinchang", "shaoxing", "--format", "json").out)
    drawn = list(csv.DictReader(io.StringIO(run("sample", "comparison.json", "--format", "csv").text.removeprefix("\ufeff"))))
    with (parsed / "sheet.csv").open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, drawn[0])
        sheet.writeheader()
        sheet.writerows(row | {"verdict": "copied"} for row in drawn)
    for ending in ("html", "csv", "xlsx", "docx", "json", "duckdb"):
        (parsed / f"stranger.{ending}").write_text("一,二,三\n1,2,3\n", encoding="utf-8")
    return parsed


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@POSIX
@pytest.mark.parametrize("words", [*OVER.strip().splitlines(), *MORE.strip().splitlines()])
def test_it_is_refused_and_everything_stays(house: Path, run: Runner, words: str) -> None:
    before = files_of(house)
    done = run(*shlex.split(words))
    assert (done.code, done.out) == (2, b""), done.err
    assert "error: " in done.err
    assert any(said in done.err for said in ("--force", *REFUSED_LATER))
    assert {name: content for name, content in files_of(house).items() if name in before} == before


def test_every_command_that_writes_is_here() -> None:
    written = {name for name, command in COMMANDS.items() if any("-o" in option.opts for option in command.params)}
    assert written == set(WRITING)


def test_every_path_that_a_command_takes_is_read_from_or_written_to() -> None:
    hints = [get_type_hints(command.callback) for command in app.registered_commands if command.callback]
    assert {name for each in hints for name, kind in each.items() if "Path" in str(kind)} == READ_FROM | WRITTEN_TO


@POSIX
@pytest.mark.parametrize("target", ["data/raw/third.txt", "corrected.json", "stranger.csv"])
@pytest.mark.parametrize("command", WRITING)
def test_no_command_writes_over_a_raw_notice_or_what_is_not_its_own(house: Path, run: Runner, command: str, target: str) -> None:
    before = files_of(house)
    done = run(*shlex.split(WRITING[command]), "-o", target)
    assert (done.code, done.out) == (2, b"") or "left corrected.json as a person corrected it" in done.err
    assert "error: " in done.err or command == "parse"
    assert files_of(house) == before


@POSIX
@pytest.mark.parametrize("command", WRITING)
def test_an_output_called_minus_is_standard_output(house: Path, run: Runner, command: str) -> None:
    before = files_of(house)
    plain, minus = (run(*shlex.split(WRITING[command]), *rest) for rest in ((), ("-o", "-")))
    assert (minus.code, minus.out, minus.err) == (plain.code, plain.out, plain.err)
    assert plain.out or plain.err.startswith("error: export needs a place")
    assert files_of(house) == before


REFUSED_LATER = ("there is no format", "does not end as")


@POSIX
@pytest.mark.parametrize("words", [each for each in OVER.strip().splitlines() if not each.startswith("parse")])
def test_force_writes_over_it(house: Path, run: Runner, words: str) -> None:
    done = run(*shlex.split(words), "--force")
    assert done.code in (0, 1) or any(said in done.err for said in REFUSED_LATER), done.err


def test_every_refusal_says_what_is_in_the_way_and_what_to_do(house: Path, run: Runner) -> None:
    hint = "hint: name another file for the result; --force writes over it all the same\n"
    for target, why in (
        ("data/raw/third.txt", "lies among the raw notices"),
        ("data/structured/xinchang.yaml", "is a file that this command reads"),
        ("corrected.yaml", "was changed by a person, whose changes would be lost"),
        ("stranger.html", "is there already, and is not such a result of this program"),
    ):
        assert run("show", "xinchang", "-o", target).err == f"error: {target} {why}\n{hint}"


FORMATS = {
    "compare xinchang shaoxing": ("txt", "md", "html", "csv", "tsv", "json", "yaml", "xlsx", "docx"),
    "show xinchang": ("txt", "md", "html", "csv", "tsv", "json", "yaml", "xlsx"),
    "parse data/raw/xinchang.txt": ("json", "yaml", "csv", "tsv", "xlsx"),
    "validate data/structured": ("txt", "json", "sarif", "xml"),
    "schema notice": ("json",),
}
OTHERS = {
    "compare xinchang shaoxing": "compare shaoxing xinchang --anyway",
    "show xinchang": "show shaoxing",
    "parse data/raw/xinchang.txt": "parse data/raw/shaoxing.txt",
    "validate data/structured": "validate data/structured/xinchang.yaml",
    "schema notice": "schema comparison",
}


@pytest.mark.parametrize(("words", "ending"), [(words, ending) for words, endings in FORMATS.items() for ending in endings])
def test_a_command_writes_over_its_own_earlier_result(parsed: Path, run: Runner, words: str, ending: str) -> None:
    target = f"result.{ending}"
    for lang in ("en", "zh") if words.split()[0] in ("compare", "show") else ("",):
        for each in (words, OTHERS[words]):
            done = run(*each.split(), *(("--lang", lang) if lang else ()), "-o", target)
            assert done.code in (0, 1), done.err
    assert (parsed / target).read_bytes()


def test_a_log_is_written_over_its_own_earlier_one(parsed: Path, run: Runner) -> None:
    for _ in range(2):
        assert run("parse", "data/raw", "-o", "out", "--log", "log.jsonl").code == 0
    assert len((parsed / "log.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_results_carry_who_wrote_them_of_which_bytes(parsed: Path, run: Runner) -> None:
    notice = json.loads(run("show", "xinchang", "--format", "json").out)
    comparison = json.loads(run("compare", "xinchang", "shaoxing", "--format", "json").out)
    for value in (notice, comparison):
        assert value["generator"].startswith("policydiff ")
        assert value["digest"].startswith("sha256:")
    assert len(notice["source"]["sha256"]) == 64


# --- endings ------------------------------------------------------------------------------------------------------------

ENDINGS = [
    ("compare xinchang shaoxing -o report.xls", "call it report.xlsx"),
    ("compare xinchang shaoxing -o report.doc", "call it report.docx"),
    ("compare xinchang shaoxing -o report.csv.gz", "results are not packed: call it report.csv"),
    ("show xinchang -o notice.pdf", "call it notice.docx, and save or print that as PDF"),
    ("show xinchang -o notice.word", "an output ends in .txt, .yaml, .json, .md, .html, .csv, .tsv, .xlsx, .docx"),
    ("parse data/raw -o all.xls", "call it all.xlsx"),
    ("parse data/raw -o all.csv.gz", "results are not packed: call it all.csv"),
    ("parse data/raw -o all.pptx", "an output ends in .yaml, .json, .csv, .tsv, .xlsx"),
    ("parse data/raw -o all.docx", "an output ends in .yaml, .json, .csv, .tsv, .xlsx"),
    ("parse data/raw -o all.xls --format xlsx", "call it all.xlsx"),
    (
        "validate data/structured -o findings.xlsx",
        "a name in .txt gives a text. What is to be checked is a sheet of the workbook: policydiff export RESULTS -o notices.xlsx; "
        "of one notice: policydiff show RESULTS/NOTICE.yaml --check -o check.docx",
    ),
    ("validate data/structured -o findings.pdf", "an output ends in .txt, .json, .sarif, .xml"),
    ("schema -o notice.yaml", "an output ends in .json"),
]


@pytest.mark.parametrize(("words", "hint"), ENDINGS)
def test_an_ending_that_no_format_has_is_refused_with_the_right_one(parsed: Path, run: Runner, words: str, hint: str) -> None:
    done = run(*words.split())
    target = words.split()[words.split().index("-o") + 1]
    assert done.code == 2
    assert done.err == f"error: there is no format {Path(target).suffix} here, as {target} ends\nhint: {hint}\n"
    assert not (parsed / target).exists()


def test_a_folder_may_have_a_dot_in_its_name(parsed: Path, run: Runner) -> None:
    assert run("parse", "data/raw", "-o", "out.v2").code == 0
    assert sorted(path.name for path in (parsed / "out.v2").iterdir()) == ["shaoxing.yaml", "xinchang.yaml"]


# --- devices, pipes and what lies behind standard output ---------------------------------------------------------------


def shell(line: str, cwd: Path, **env: str) -> Run:
    """Run a line of a shell in which `policydiff` is this program."""
    words = line.replace("policydiff", f"{shlex.quote(sys.executable)} -m policydiff")
    done = subprocess.run(["sh", "-c", words], cwd=cwd, capture_output=True, timeout=120, env={**os.environ, **env}, check=False)
    return Run(done.returncode, done.stdout, done.stderr.decode("utf-8"))


@POSIX
def test_devices_and_pipes_are_written_to_and_never_replaced(parsed: Path) -> None:
    os.mkfifo(parsed / "pipe")
    assert shell("cat pipe & policydiff show xinchang --format csv -o pipe; wait", parsed).out.startswith(b"notice,")
    assert shell("policydiff show xinchang --format csv -o /dev/stdout | head -1", parsed).out.startswith(b"notice,")
    assert shell("policydiff show xinchang --format csv -o /dev/stdout > kept.csv", parsed).code == 0
    assert (parsed / "kept.csv").read_text(encoding="utf-8").startswith("notice,")
    assert (parsed / "pipe").is_fifo()
    assert shell("policydiff show xinchang -o /dev/null && policydiff parse data/raw -o out --log /dev/null", parsed).code == 0
    assert Path("/dev/null").is_char_device()


@POSIX
@pytest.mark.parametrize("words", ["list", "show xinchang", "parse --help", "schema"])
def test_a_full_or_closed_standard_output_is_told(parsed: Path, words: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    for target, why in ((">/dev/full", "the disk is full"), (">&-", "it is closed")):
        done = shell(f"policydiff {words} {target}", parsed)
        if target == ">&-" and words.endswith("--help") and not done.err:
            continue  # what parses arguments writes nothing where there is nobody to read
        assert done.code == 2, done.err
        assert done.err.startswith(f"error: standard output cannot be written: {why}\nhint: "), done.err


@POSIX
def test_output_is_utf_8_whatever_the_locale(parsed: Path) -> None:
    ascii = {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}
    for words, env in (
        ("list", {"LC_ALL": "C"}),
        ("list", ascii),
        ("compare 新昌县 shaoxing", ascii),
        ("show xinchang -o 新昌.txt && cat 新昌.txt", ascii),
    ):
        done = shell(f"policydiff {words}", parsed, **env)
        assert done.code == 0, done.err
        assert "新昌" in done.out.decode("utf-8")
