"""What is answered before typer is loaded: the same, to the letter, as the usual way answers, and nothing that asks for more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_sample import Runner

import policydiff.cli
from policydiff.cli.at_once import answered_at_once

AT_ONCE = [
    "--version",
    "list",
    "list results",
    "list --data results",
    "--lang zh list",
    "--lang en list results",
    "list 结果",
    "list empty",
    "compare results/xinchang.yaml results/shaoxing.yaml",
    "compare xinchang shaoxing --data results",
    "--lang zh compare results/shaoxing.yaml data/raw/xinchang.txt",
    "compare 新昌 绍兴 --data 结果",
]
FAILING = [
    "compare xinchang shaoxing",
    "compare none xinchang --data results",
    "compare xinchang xinchang --data results",
    "compare 1.txt 2.txt --data 结果",
]
USUAL = [
    "",
    "--help",
    "list --help",
    "list -h",
    "list /?",
    "list nowhere",
    "list --data nowhere",
    "list results results",
    "list results --lang zh",
    "--lang fr list",
    "--lang list",
    "--version list",
    "list data/raw/none.txt",
    "List",
    "lsit",
    "list —data",
    "list --data",
    "show data",
    "compare",
    "compare xinchang",
    "compare xinchang --help",
    "compare xinchang shaoxing --full",
    "compare xinchang shaoxing --data",
    "compare xinchang shaoxing —data results",
    "compare xinchang --data results",
    "compare xinchang shaoxing xinchang",
    "Compare xinchang shaoxing",
]


@pytest.fixture(autouse=True)
def folders(parsed: Path) -> None:
    for name in ("results", "结果"):
        shutil.copytree(parsed / "data" / "structured", parsed / name)
    (parsed / "empty").mkdir()


@pytest.mark.parametrize("line", [*AT_ONCE, *FAILING, *USUAL])
def test_what_is_answered_is_what_the_usual_way_answers(line: str, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    here = run(*line.split())
    monkeypatch.setattr(policydiff.cli, "answered_at_once", lambda words: False)
    assert here == run(*line.split())


@pytest.mark.parametrize("line", USUAL)
def test_whatever_asks_for_more_goes_the_usual_way(line: str) -> None:
    assert not answered_at_once(line.split())


def test_a_shell_that_asks_what_can_be_typed_is_not_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_POLICYDIFF_COMPLETE", "complete_bash")
    assert not any(answered_at_once(line.split()) for line in AT_ONCE)


@pytest.mark.parametrize("line", AT_ONCE)
def test_typer_is_not_loaded(line: str) -> None:
    code = "import sys; from policydiff.cli.at_once import answered_at_once as answer; print(answer(sys.argv[1:]), 'typer' in sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *line.split()], capture_output=True, check=True)
    assert done.stderr.decode().split()[-2:] == ["True", "False"]


@pytest.mark.parametrize("module", ["policydiff.cli.terminal", "policydiff.store.writing", "policydiff.read.plain"])
def test_what_every_command_needs_waits_for_no_archives_and_no_pages(module: str) -> None:
    code = f"import sys, {module}; print('loaded', *{{'shutil', 'bz2', 'lzma', 'html'}} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().split() == ["loaded"]


STARTED = "import sys; from policydiff.cli import called\ntry: called()\nexcept SystemExit: print(*sorted(sys.modules), file=sys.stderr)"


@pytest.mark.parametrize(("wanted", "searched"), [("__all__", False), ("none", True)])
def test_no_plugins_are_searched_for_unless_they_are_wanted(wanted: str, searched: bool, tmp_path: Path) -> None:
    text = tmp_path / "notice.txt"
    text.write_text("一、到2025年，建设水库3座。", encoding="utf-8")
    words = ["parse", str(text), "-o", str(tmp_path / "out")]
    done = subprocess.run(
        [sys.executable, "-c", STARTED, *words], capture_output=True, check=True, env={**os.environ, "PYDANTIC_DISABLE_PLUGINS": wanted}
    )
    loaded = done.stderr.decode().split()
    assert "pydantic" in loaded and list((tmp_path / "out").iterdir())
    assert ("importlib.metadata" in loaded) == searched


def test_words_of_the_settings_and_their_faults_are_met_here_too(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("policydiff.toml").write_text("vocabulary = 3", encoding="utf-8")
    here = run("list", "results")
    assert here.code == 2 and "vocabulary" in here.err
    monkeypatch.setattr(policydiff.cli, "answered_at_once", lambda words: False)
    assert here == run("list", "results")
