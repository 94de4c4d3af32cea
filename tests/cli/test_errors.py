"""Every way to be misunderstood, and what is said then: golden/errors.txt, to be read aloud."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
import typer
from cli_sample import COUNTY, SECOND, Run, Runner

from policydiff.cli import app
from policydiff.corpus import Corpus
from policydiff.errors import Exit, PolicydiffError
from policydiff.messages import said
from policydiff.vocab.labels import labels

MISTAKES = """
policydiff parse nosuch.txt
policydiff parse data/rwa -o out
policydiff parse hollow
policydiff parse empty.txt
policydiff parse binary.txt
policydiff parse letter.doc
policydiff parse table.xyz
policydiff parse cut.pdf
policydiff parse data/raw
policydiff parse data/raw -o out --format word
policydiff parse data/raw -o out.csv --format xlsx
policydiff parse data/raw -o out.csv --table edits
policydiff parse data/raw -o all.yaml
policydiff parse data/raw -o empty.txt
policydiff parse data/raw -o empty.txt/out
policydiff parse data/raw -o out --log empty.txt/log
policydiff parse data/raw/xinchang.txt -o empty.txt/x.yaml
policydiff parse - data/raw -o out
policydiff parse - -o data
policydiff list --data nosuch
policydiff list --lang fr
policydiff show nosuch
policydiff show xinchan
policydiff show 新昌县
policydiff show shaoxing --data nosuch
policydiff show shaoxing --format word
policydiff show shaoxing --stage tree
policydiff show shaoxing --open
policydiff show shaoxing --format csv --table edits
policydiff show broken.yaml
policydiff show notes.yaml
policydiff show latin.yaml
policydiff compare xinchang nosuch
policydiff compare xinchang shaoxing --only removed
policydiff compare xinchang shaoxing --sort length
policydiff compare xinchang shaoxing --child-plan 3
policydiff compare other shaoxing
policydiff compare xinchang shaoxing -o data
policydiff export
policydiff export nosuch -o out.xlsx
policydiff export -o out.duckdb --table tasks
policydiff validate nosuch
policydiff validate data/raw
policydiff validate --format word
policydiff validate --fail-on always
policydiff validate --config nosuch.toml
policydiff rules numbring-gap
policydiff schema plan
"""


MISUSED = [
    ("wholly", "policydiff"),
    ("--verson", "policydiff"),
    ("parse", "policydiff parse"),
    ("parse --jobs 0 data/raw", "policydiff parse"),
    ("parse --formt yaml data/raw", "policydiff parse"),
    ("show", "policydiff show"),
    ("compare xinchang", "policydiff compare"),
    ("compare xinchang shaoxing --min-similarity 2", "policydiff compare"),
]


@pytest.mark.parametrize(("words", "help_of"), MISUSED)
def test_what_the_parser_of_arguments_refuses_points_to_the_help(folder: Path, run: Runner, words: str, help_of: str) -> None:
    done = run(*words.split())
    error, hint = done.err.splitlines()
    assert (done.code, done.out) == (Exit.USAGE, b"")
    assert error.startswith("error: ")
    assert help_of == "policydiff" or hint.startswith((f"hint: for example: {help_of} ", "hint: did you mean --"))
    assert hint.endswith(f" {help_of} --help shows what there is")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("parse --formt yaml data/raw", "there is no option --formt"),
        ("parse data/raw --jobs many", "--jobs takes a number, at least 1"),
        ("parse data/raw --jobs 0", "--jobs takes a number, at least 1"),
        ("compare a b --min-similarity 2", "--min-similarity takes a number, at least 0, at most 1"),
        ("sample a.json --seed x", "--seed takes a number"),
        ("parse data/raw --format", "nothing stands behind --format"),
        ("parse data/raw --again=no", "Option '--again' does not take a value."),
    ],
)
def test_what_is_wrong_with_an_option_is_said(run: Runner, words: str, told: str) -> None:
    assert run(*words.split()).err.splitlines()[0] == f"error: {told}"


def test_what_was_not_named_is_called_as_in_the_help_but_for_signs() -> None:
    from policydiff.cli.slips.misuse import misused

    command = typer.main.get_command(app).commands["parse"]  # type: ignore[attr-defined]
    with pytest.raises(Exception) as missing:
        command.main([], standalone_mode=False)
    assert said(misused(missing.value).message, labels("zh")) == "没有写明要处理的FILE 或 FOLDER"


def test_a_misspelt_command_alone_is_said_not_to_exist_and_those_meant_are_offered(run: Runner) -> None:
    assert run("aply", "notices.xlsx").err.splitlines() == ["error: there is no command aply", "hint: did you mean apply?"]


def test_a_folder_where_a_notice_is_asked_for_is_said_to_be_one(parsed: Path, run: Runner) -> None:
    (parsed / "results").mkdir()
    (parsed / "results" / "plan.yaml").touch()
    for folder in ("results", "./results"):
        assert run("show", folder).err.splitlines()[1] == f"hint: {folder} is a folder: name one of its files, such as results/plan.yaml"


@pytest.fixture
def workspace(parsed: Path) -> Path:
    """The data folder, and files of which each is bad in its own way."""
    (parsed / "hollow").mkdir()
    (parsed / "empty.txt").touch()
    (parsed / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (parsed / "letter.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (parsed / "table.xyz").write_text(COUNTY, encoding="utf-8")
    (parsed / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (parsed / "broken.yaml").write_text("schema: policydiff.notice/1\nid: [a\n", encoding="utf-8")
    (parsed / "notes.yaml").write_text("my: notes\n", encoding="utf-8")
    (parsed / "latin.yaml").write_bytes("id: caf\xe9\n".encode("latin-1"))
    cited = SECOND.replace(
        "一、发展目标", "根据《绍兴市农村电商三年行动计划（2023—2025年）》（绍政办发〔2023〕8号），制定本计划。\n一、发展目标"
    )
    (parsed / "data" / "raw" / "other.txt").write_text(cited, encoding="utf-8")
    (parsed / "data" / "raw" / "xinchang-2.txt").write_text(SECOND, encoding="utf-8")
    return parsed


def test_what_is_said(workspace: Path, run: Runner, golden: object) -> None:
    assert run("parse", "data/raw", "-o", "data/structured").code == 0
    told = [_told(line, run(*shlex.split(line)[1:])) for line in MISTAKES.strip().splitlines()]
    golden("errors.txt", "\n".join(told))  # type: ignore[operator]
    assert sorted(path.name for path in workspace.iterdir() if path.name.startswith(("out", "all"))) in ([], ["out"])


def _told(line: str, done: Run) -> str:
    assert done.code == Exit.USAGE, f"{line}: {done.code}\n{done.err}{done.text}"
    assert done.out == b"", line
    assert "error: " in done.err, line
    assert "Traceback" not in done.err
    assert "internal error" not in done.err
    assert all(part.startswith(("error: ", "hint: ", "  ")) or "other against" in part for part in done.err.splitlines()), done.err
    return f"$ {line}\n{done.err}"


def test_a_bug_of_ours_says_so_and_exits_with_3(folder: Path, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("so it is")

    monkeypatch.setattr(Corpus, "entries", broken)
    done = run("list")
    assert done.code == Exit.INTERNAL
    assert done.err == (
        "error: internal error: RuntimeError: so it is\n"
        "hint: this is a bug of the program, not yours: send the command, what it printed and the file to its maintainers (with POLICYDIFF_TRACEBACK=1 set it prints more)\n"
    )
    monkeypatch.setenv("POLICYDIFF_TRACEBACK", "1")
    with pytest.raises(RuntimeError):
        run("list")


def test_an_error_has_a_message_and_a_hint() -> None:
    error = PolicydiffError("it does not work", "do it otherwise")
    assert (str(error), error.message, error.hint) == ("it does not work", "it does not work", "do it otherwise")
