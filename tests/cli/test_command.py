"""The real command in a process of its own: its help, its versions, pipes, signals, encodings, completion."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import typer
from cli_sample import COUNTY, Runner

from policydiff.cli import app
from policydiff.cli.running import _needed
from policydiff.errors import Exit

COMMANDS: dict[str, Any] = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
SCRIPT = Path(sys.executable).with_name("policydiff.exe" if os.name == "nt" else "policydiff")
POSIX = pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")


def start(*words: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "policydiff", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


# --- help ---------------------------------------------------------------------------------------------------------------


def test_the_commands() -> None:
    assert list(COMMANDS) == [
        "parse",
        "list",
        "show",
        "compare",
        "export",
        "apply",
        "validate",
        "demo",
        "matrix",
        "trace",
        "targets",
        "chain",
        "network",
        "duplicates",
        "sample",
        "agree",
        "codebook",
        "cite",
        "rules",
        "schema",
    ]


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)], ids=["alone", "--help", "-h"])
def test_help_lists_every_command_on_a_line(run: Runner, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert (done.code, done.err) == (0, "")
    for name, command in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(command.help.partition(chr(10))[0])}$", done.text, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_has_an_example_that_it_understands(run: Runner, name: str) -> None:
    done = run(name, "--help")
    assert done.code == 0
    example = " ".join(done.text.split()).partition("Example: policydiff ")[2].partition(" Arguments:")[0].partition(" Options:")[0]
    assert example.split()[0] == name
    COMMANDS[name].make_context(name, example.split()[1:])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_chinese_help_of_each_command_has_such_an_example_too(run: Runner, name: str) -> None:
    text = " ".join(run(name, "--help", "--lang", "zh").text.split())
    example = text.partition("例：policydiff ")[2].partition(" 参数：")[0].partition(" 选项：")[0]
    assert example.split()[0] == name
    COMMANDS[name].make_context(name, example.split()[1:])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    for part in COMMANDS[name].params:
        assert getattr(part, "help", None), part.name


def test_versions(run: Runner) -> None:
    done = run("--version")
    first, *parts = done.text.splitlines()
    assert first.startswith(f"policydiff {version('policydiff')} (Python 3.")
    assert [part.split()[0] for part in parts] == ["html", "pdf", "xlsx"]


# --- the process --------------------------------------------------------------------------------------------------------


def test_the_script_and_the_module_are_one_command(command: Any) -> None:
    script = subprocess.run([SCRIPT, "--version"], capture_output=True, text=True, check=True)
    assert script.stdout == command("--version").stdout
    assert command("wholly").stderr.endswith("hint: python -m policydiff --help shows what there is\n")


@pytest.mark.parametrize(
    "env",
    [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "gbk"}],
    ids=["a C locale", "a western Windows console", "a Chinese Windows console"],
)
def test_output_is_utf8_whatever_the_console_thinks(command: Any, folder: Path, env: dict[str, str]) -> None:
    done = command("parse", "data/raw/xinchang.txt", cwd=folder, env=env)
    assert done.returncode == 0, done.stderr
    assert "新昌县人民政府办公室" in done.stdout


def test_words_and_messages_are_utf8_in_a_c_locale(command: Any, folder: Path) -> None:
    assert command("show", "没有", cwd=folder, env={"LC_ALL": "C"}).stderr.startswith("error: nothing in data is called '没有'")


@POSIX
def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    (folder / "big.txt").write_text(COUNTY + "加强组织领导。" * 4_000, encoding="utf-8")
    running = start("parse", "big.txt", cwd=folder)
    assert running.stdout is not None
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr is not None
    told = running.stderr.read().decode()
    assert running.wait(60) == 0
    assert told.count("\n") == 1
    assert told.startswith("big.txt: ")


@POSIX
def test_ctrl_c_ends_without_a_traceback(folder: Path) -> None:
    terminal, child_end = os.openpty()
    running = start("parse", "-", cwd=folder, stdin=child_end)
    assert running.stderr is not None
    assert running.stderr.readline().startswith(b"paste the notice, then end with Ctrl-D")
    running.send_signal(signal.SIGINT)
    out, told = running.communicate(timeout=60)
    os.close(terminal)
    os.close(child_end)
    assert (running.returncode, out, told) == (Exit.INTERRUPTED, b"", b"")


@POSIX
def test_a_folder_on_a_terminal_shows_a_bar(folder: Path) -> None:
    main_end, child_end = os.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "policydiff", "parse", "data/raw", "-o", "out", "--jobs", "2"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=child_end,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )
    os.close(child_end)
    told = b""
    try:
        while part := os.read(main_end, 4096):
            told += part
    except OSError:  # the other end has been closed
        pass
    os.close(main_end)
    assert running.wait(60) == 0
    assert "xinchang.txt: 3 sections" in told.decode()
    assert "2/2" in told.decode()


# --- completion ---------------------------------------------------------------------------------------------------------

SHELLS = ["bash", "zsh", "fish", "powershell"]
NO_DETECTION = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_is_printed_for_every_shell(command: Any, shell: str) -> None:
    done = command("--show-completion", shell, env=NO_DETECTION)
    assert done.returncode == 0, done.stderr
    assert "_COMPLETE" in done.stdout
    assert "policydiff" in done.stdout or "__main__" in done.stdout


def test_completion_is_installed(folder: Path) -> None:
    env = {**os.environ, **NO_DETECTION, "HOME": str(folder)}
    done = subprocess.run([SCRIPT, "--install-completion", "bash"], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    written = [path for path in folder.rglob("*") if path.is_file() and "policydiff" in path.name]
    assert written, done.stdout
    assert "_POLICYDIFF_COMPLETE" in written[0].read_text(encoding="utf-8")


TYPED = [
    pytest.param("policydiff ", [*COMMANDS], id="commands"),
    pytest.param("policydiff show xin", ["xinchang"], id="ids"),
    pytest.param("policydiff compare xinchang 绍", ["绍兴市"], id="places"),
    pytest.param("policydiff parse x --format x", ["xlsx"], id="formats"),
    pytest.param("policydiff compare a b --only dr", ["dropped"], id="verdicts"),
    pytest.param("policydiff rules conflicting-d", ["conflicting-dates"], id="rules"),
    pytest.param("policydiff show --data nosuch x", [], id="no folder, no names"),
]


@pytest.mark.parametrize(("typed", "expected"), TYPED)
def test_the_tab_key(parsed: Path, typed: str, expected: list[str]) -> None:
    words = typed.split(" ")
    env = {**os.environ, "_POLICYDIFF_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run([SCRIPT], capture_output=True, env=env, cwd=parsed, check=False)
    assert done.stdout.decode("utf-8").split() == expected


@pytest.mark.parametrize(
    ("words", "made"), [("list", 1), ("--lang zh list", 1), ("list --help", 1), ("--help", 0), ("", 0), ("lis", 0), ("--lang list", 0)]
)
def test_the_one_command_that_is_called_is_made_ready(words: str, made: int) -> None:
    needed = _needed(words.split()).registered_commands
    assert len(needed) == (made or len(app.registered_commands))
