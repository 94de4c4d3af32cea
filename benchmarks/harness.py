"""Timing and rows: medians of interleaved runs, processes with their peak memory, and every figure as a ratio.

All ratios go one way: our figure over the one beside it, so smaller is better and a goal is a number that is not passed.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_LAUNCH = Path(__file__).with_name("launch.py")

Timed = Callable[[], float]
"""Does something once and returns how many seconds it took."""


@dataclass(frozen=True)
class Row:
    """A figure and the one beside it. ours, other: as printed; ratio: ours / other; goal: what the ratio should not pass."""

    what: str
    ours: str
    beside: str
    other: str
    ratio: float
    goal: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the goal was missed."""
        return self.goal is not None and self.ratio > self.goal


@dataclass(frozen=True)
class Skipped:
    """A figure that could not be taken, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class Setting:
    """What a run is given. quick: less of everything; rounds: how often each thing is timed; work: a folder for files.

    peers: a virtual environment with the tools to compare with, which may be missing.
    """

    quick: bool
    rounds: int
    work: Path
    peers: Path

    @property
    def python(self) -> str:
        """Return the interpreter with policydiff in it."""
        return sys.executable

    @property
    def policydiff(self) -> str:
        """Return the installed command."""
        return str(Path(sys.executable).with_name("policydiff"))


def timed(work: Callable[[], object]) -> Timed:
    """Return a function that does `work` and tells how long it took, with the garbage of earlier work out of the way."""

    def once() -> float:
        gc.collect()
        start = perf_counter()
        work()
        return perf_counter() - start

    return once


def interleave(tasks: Mapping[str, Timed], rounds: int, *, warm: bool = True) -> dict[str, float]:
    """Return the median seconds of each task; every round runs all of them, so that what slows the machine slows them all.

    warm: run each once before, for what is loaded or compiled only the first time.
    """
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values() if warm else ():
        task()
    for _ in range(rounds):
        for name, task in tasks.items():
            seconds[name].append(task())
    return {name: median(found) for name, found in seconds.items()}


@dataclass(frozen=True)
class Ran:
    """A process that has ended. seconds: from its start to its end; processor: of it and all that it started; peak: bytes of memory at most.

    processor and peak are 0 where the system does not tell.
    """

    seconds: float
    processor: float
    peak: int
    status: int
    errors: str


def launch(command: Sequence[str], folder: Path = ROOT) -> Ran:
    """Run a command to its end, its output thrown away; Python keeps what it compiles, as it does in any installed package."""
    done = subprocess.run(
        [sys.executable, str(_LAUNCH), *command], cwd=folder, capture_output=True, text=True, check=True, env=_environment()
    )
    return Ran(**json.loads(done.stdout))


@cache
def _environment() -> dict[str, str]:
    kept = tempfile.mkdtemp(prefix="bench-bytecode-")
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {"PYTHONPYCACHEPREFIX": kept}


def command(*words: str) -> Timed:
    """Return the task of running a command, which must succeed."""

    def once() -> float:
        ran = launch(words)
        if ran.status:
            raise RuntimeError(f"{' '.join(words)} ended with {ran.status}: {ran.errors}")
        return ran.seconds

    return once


def works(*words: str) -> bool:
    """Return whether a command can be run at all and ends well."""
    try:
        return launch(words).status == 0
    except (OSError, subprocess.CalledProcessError):
        return False


def keep_figures(name: str, figures: Mapping[str, Any]) -> None:
    """Write the figures of a page to docs/data, and the page in each language."""
    sys.path.append(str(ROOT / "scripts"))
    from docs_measured import keep

    keep(name, figures)


# --- how figures are printed --------------------------------------------------------------------------------------------


def seconds(value: float) -> str:
    """Return a time with three digits: 12.3 s, 45.6 ms, 789 µs."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size or unit == "µs":
            return f"{value / size:.3g} {unit}"
    raise AssertionError


def rate(count: float, value: float, unit: str) -> str:
    """Return so many a second, with three digits: 134 thousand characters/s."""
    speed = count / value
    for word, size in ((" million", 1e6), (" thousand", 1e3)):
        if speed >= size:
            return f"{speed / size:.3g}{word} {unit}/s"
    return f"{speed:.3g} {unit}/s"


def megabytes(value: float) -> str:
    """Return an amount of memory: 87 MB."""
    return f"{value / 1e6:,.0f} MB"
