"""With --lang zh nothing that the program says is English: help, errors, hints, progress, tables, findings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
from cli_sample import Runner

from policydiff.cli import app
from policydiff.cli.language import language, speak
from policydiff.errors import PolicydiffError
from policydiff.messages import Message, helps, said, tell
from policydiff.vocab.labels import labels

COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
# What is no word of a language: options, placeholders, ids, keys, paths, names of formats, words that a command takes.
NEUTRAL = re.compile(
    r"可选：.*|--?[a-z][a-z-]*|[a-z0-9_]+/[\w/.-]*|\b[\w-]+\.(?:[a-z]{2,5})\b|\.[a-z]{2,5}\b|[A-Z][A-Z_]+[A-Z]|p\d[\w.#/]*|n#\d|\[[0-9a-f]{8,}\]|[“‘'][^”’']*[”’']"
    r"|policydiff(?: [a-z]+)?|\b(?:shaoxing|xinchang|wuxi|chongqing|notice|comparison|en|zh|Schema|Excel|Word|Ctrl-D)\b"
)
# Ids and keys, which are English in every language, and programs.
WORDS = """
yaml json csv tsv xlsx duckdb parquet docx html markdown text tasks targets clauses sections edits organisations source lines outline child parent similarity
verdict dropped added strength error warning info never raw structured github sarif junit parse validate compare show list rules schema to data
matrix trace children uptake pairs problems section clause sum sums rows both name code place value csv
conflicting dates notices figures diagnostics achievements citations plans export apply demo path fresh stdin str Path int Office soffice headless convert
sample agree accuracy between confusion disagreements chain network duplicates documents citations organisations reuse bodies edges nodes graphml gexf codebook cite bibtex cff state council province city county
"""


def english(text: str) -> list[str]:
    return [word for word in re.findall("[A-Za-z]{3,}", NEUTRAL.sub("", text)) if word not in WORDS.split()]


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS)], ids=lambda words: " ".join(words) or "policydiff")
def test_the_help_is_chinese(run: Runner, words: tuple[str, ...]) -> None:
    shown = run(*words, "--help", "--lang", "zh").out.decode()
    assert "用法" in shown and english(shown) == []


def test_every_command_and_parameter_has_a_chinese_text() -> None:
    names = {"policydiff", *COMMANDS}
    wanted = {name: [p.name for p in command.params if p.name != "help"] for name, command in COMMANDS.items()}
    missing = [f"{name}.{each}" for name, given in wanted.items() for each in given if not {f"{name}.{each}", f"*.{each}"} & helps().keys()]
    used = {
        *names,
        "policydiff.version",
        *(f"{n}.{p}" for n, given in wanted.items() for p in given),
        *(f"*.{p}" for g in wanted.values() for p in g),
    }
    assert missing == []
    assert sorted(helps().keys() - used) == []
    assert names <= helps().keys()


@pytest.mark.parametrize(
    "words",
    [
        "show nowhere",
        "show shaoxing --stage middle",
        "parse nothing.txt",
        "parse data/raw -o one.yaml",
        "parse data/raw",
        "parse data/raw --format xml",
        "parse data/raw/letter.doc",
        "parse data/raw/blank.txt",
        "parse data/raw/picture.png",
        "compare shaoxing",
        "compare shaoxing nowhere",
        "compare shaoxing xinchang --only nonsense",
        "compare shaoxing xinchang --open",
        "compare shaoxing xinchang -o report.pdf",
        "list --data elsewhere",
        "validate elsewhere",
        "validate data/raw",
        "rules no-such-rule",
        "rules --wrong",
        "schema minutes",
        "nonsense",
        "parse --jobs many data/raw",
        "show",
    ],
)
def test_errors_and_hints_are_chinese(run: Runner, parsed: Path, words: str) -> None:
    raw = parsed / "data" / "raw"
    (raw / "letter.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (raw / "blank.txt").write_text(" \n", encoding="utf-8")
    (raw / "picture.png").write_bytes(b"\x89PNG" + bytes(600))
    ended = run(*words.split(), "--lang", "zh")
    assert ended.code == 2 and "错误：" in ended.err
    assert english(re.sub(r"nowhere|elsewhere|nonsense|minutes|middle|no-such-rule|many|xml", "", ended.err)) == []


@pytest.mark.parametrize(
    "words",
    [
        "parse data/raw -o data/structured --again",
        "parse data/raw -o data/structured",
        "list",
        "show xinchang",
        "compare xinchang shaoxing",
    ],
)
def test_what_goes_well_is_told_in_chinese(run: Runner, parsed: Path, words: str) -> None:
    ended = run(*words.split(), "--lang", "zh")
    assert ended.code == 0
    assert english(ended.err + ended.out.decode()) == []


def test_the_language_of_the_environment_and_of_the_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, run: Runner) -> None:
    monkeypatch.chdir(tmp_path)
    speak(["list"])
    assert language() == "en"
    (tmp_path / "policydiff.toml").write_text('lang = "zh"\n', encoding="utf-8")
    speak(["list"])
    assert language() == "zh"
    speak(["list", "--lang=en"])
    assert language() == "en"
    monkeypatch.setenv("POLICYDIFF_LANG", "en")
    speak(["list"])
    assert language() == "en"
    monkeypatch.setenv("POLICYDIFF_LANG", "de")
    with pytest.raises(PolicydiffError, match="POLICYDIFF_LANG"):
        speak(["list"])
    assert run("list").code == 2


def test_the_tables_that_a_help_names_in_chinese_are_taken_by_these_names() -> None:
    from policydiff.cli.choices import NOTICE_TABLES

    words = labels("zh")
    named = helps()["parse.table"].partition("：")[2].rstrip("。").split("、")
    assert named == [words("sheet", table) for table in NOTICE_TABLES]
    for command in ("show", "export"):
        assert f"citations {words('sheet', 'citations')}、" in helps()[f"{command}.table"]


@pytest.mark.parametrize(
    ("message", "said_so"),
    [
        (tell("error.unwritable", what="台账.xlsx", reason="x"), "台账.xlsx 写不进去：x"),
        (tell("error.unwritable", what=tell("write.folder", folder="共享盘"), reason="x"), "文件夹 共享盘 写不进去：x"),
        (tell("error.unwritable", what=tell("write.log", path="日志.jsonl"), reason="x"), "日志 日志.jsonl 写不进去：x"),
        (tell("cli.several-notices", name="某县"), "“某县”不止一份公文"),
    ],
)
def test_a_name_stands_apart_from_the_words_around_it(message: Message, said_so: str) -> None:
    assert said(message, labels("zh")) == said_so


@pytest.mark.parametrize(
    "words",
    [
        "compare xinchang shaoxing",
        "trace xinchang --corpus data",
        "matrix shaoxing xinchang",
        "targets shaoxing xinchang",
        "duplicates data",
        "codebook",
    ],
)
def test_a_table_in_chinese_opens_in_excel(run: Runner, parsed: Path, words: str) -> None:
    for lang, begins in (("zh", True), ("en", False)):
        assert run(*words.split(), "-o", f"{lang}.csv", "--lang", lang).code == 0
        assert (parsed / f"{lang}.csv").read_bytes().startswith("\ufeff".encode()) is begins
    assert not run(*words.split(), "--format", "csv", "--lang", "zh").out.startswith("\ufeff".encode())  # a pipe is read by a program
