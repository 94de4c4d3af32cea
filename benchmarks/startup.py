"""Start-up: what a person waits for before anything happens, and what each command loads."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness import ROOT, Row, Setting, command, interleave, seconds
from benchmarks.texts import CHILD, PARENT

WATCHED = (
    "typer",
    "pydantic",
    "yaml",
    "rich",
    "rapidfuzz",
    "jinja2",
    "jieba",
    "selectolax",
    "pypdfium2",
    "xlsxwriter",
    "charset_normalizer",
    "multiprocessing",
)
"""Packages that take time to load; a command should load those it uses."""
_LIMIT = 2.0
_EMPTY = """
import typer, rich
app = typer.Typer()
app.callback()(lambda: None)
@app.command("list")
def nothing(data: str = "data"): pass
app()
"""


def rows(setting: Setting) -> Iterator[Row]:
    """Yield the start-up of the commands that must answer at once, beside that of the libraries under any command line."""
    commands = {"policydiff --help": ("--help",), "policydiff list": ("list",), "policydiff --version": ("--version",)}
    tasks = {name: command(setting.policydiff, *words) for name, words in commands.items()}
    bare, empty = "importing typer and rich", "a typer command that does nothing"
    tasks[bare] = command(setting.python, "-c", "import typer, rich")
    tasks[empty] = command(setting.python, "-c", _EMPTY, "list")
    found = interleave(tasks, setting.rounds * 2 + 1)
    for name in commands:
        yield Row(name, seconds(found[name]), bare, seconds(found[bare]), found[name] / found[bare], _LIMIT)
    # Typer itself loads pydantic as soon as a command has an option; no command of ours can start before that.
    yield Row("policydiff list", seconds(found["policydiff list"]), empty, seconds(found[empty]), found["policydiff list"] / found[empty])


def commands(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return one call of each command, by what it is called in the table; what they write goes to `folder`."""
    child, parent, one = str(CHILD), str(PARENT), str(folder / "one.yaml")
    return {
        "--help": ("--help",),
        "parse, one text": ("parse", child, "-o", one),
        "parse, a folder": ("parse", str(CHILD.parent), "-o", str(folder / "many"), "--again"),
        "list": ("list",),
        "show": ("show", one),
        "validate": ("validate", one, "--raw", str(CHILD.parent)),
        "compare": ("compare", child, parent),
        "compare, HTML": ("compare", child, parent, "--format", "html", "-o", str(folder / "report.html")),
        "compare, XLSX": ("compare", child, parent, "--format", "xlsx", "-o", str(folder / "report.xlsx")),
        "rules": ("rules",),
        "schema": ("schema", "notice"),
    }


def loads(setting: Setting) -> dict[str, tuple[str, ...]]:
    """Return which of the watched packages each command loads; a command that does not run is left out."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in commands(setting.work / "loads").items():
        (setting.work / "loads").mkdir(exist_ok=True)
        ran = subprocess.run(
            [setting.python, "-X", "importtime", setting.policydiff, *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )
        if ran.returncode in (0, 1):
            loaded = set(re.findall(r"^import time:.*\| +(\w+)", ran.stderr, re.MULTILINE))
            found[name] = tuple(package for package in WATCHED if package in loaded)
    return found
