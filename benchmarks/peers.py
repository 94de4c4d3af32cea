"""The tools to compare with, in a throw-away virtual environment of their own; where it is missing their rows are skipped.

GovernDiff is the only published tool that compares two versions of a Chinese policy; redlines draws the difference of two texts.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
import venv
from pathlib import Path

from benchmarks.harness import ROOT, Timed, command, works

MISSING = "not installed; python -m benchmarks --install-peers"
_REDLINES = """
import sys, time
from pathlib import Path
from redlines import Redlines
parent, child = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
start = time.perf_counter()
Redlines(parent, child).output_markdown
print(time.perf_counter() - start)
"""
_GOVERNDIFF = """
import sys, time
from governdiff.engine import analyze_documents
analyze_documents(*sys.argv[1:], language="zh")
start = time.perf_counter()
analyze_documents(*sys.argv[1:], language="zh")
print(time.perf_counter() - start)
"""


def install(folder: Path) -> None:
    """Make the environment and install what the extra `bench` of pyproject.toml names."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]["bench"]
    venv.create(folder, with_pip=True, clear=True)
    subprocess.run([_script(folder, "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted], check=True)


def governdiff(folder: Path, parent: Path, child: Path, *more: str) -> Timed | None:
    """Return the task of comparing two files with GovernDiff, None where it is not installed."""
    words = (_script(folder, "governdiff"), "diff", "--language", "zh", *more, str(parent), str(child))
    return command(*words) if works(_script(folder, "governdiff"), "--version") else None


def redlines(folder: Path, parent: Path, child: Path) -> Timed | None:
    """Return the task of drawing the difference of two files with redlines, its start-up not counted; None where it is missing."""
    return _told(folder, "redlines", _REDLINES, parent, child)


def governdiff_engine(folder: Path, parent: Path, child: Path) -> Timed | None:
    """Return the task of reading and comparing two files in a running GovernDiff; None where it is missing."""
    return _told(folder, "governdiff", _GOVERNDIFF, parent, child)


def _told(folder: Path, package: str, program: str, *files: Path) -> Timed | None:
    """Return the task of a program that times itself and prints the seconds."""
    words = (_script(folder, "python"), "-c", program, *map(str, files))

    def once() -> float:
        return float(subprocess.run(words, capture_output=True, text=True, check=True).stdout)

    return once if works(_script(folder, "python"), "-c", f"import {package}") else None


def versions(folder: Path) -> dict[str, str]:
    """Return the versions of the peers that are installed."""
    program = "import importlib.metadata as m\nfor n in ('GovernDiff', 'redlines'):\n try: print(n, m.version(n))\n except Exception: pass"
    if not works(_script(folder, "python"), "-c", "pass"):
        return {}
    done = subprocess.run([_script(folder, "python"), "-c", program], capture_output=True, text=True, check=True)
    return dict(line.split() for line in done.stdout.splitlines())


def _script(folder: Path, name: str) -> str:
    return str(folder / ("Scripts" if sys.platform == "win32" else "bin") / name)
