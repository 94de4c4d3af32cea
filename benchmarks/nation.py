"""A nation of notices, made up from a corpus by recombination with known reuse: archive, trace and matrix on a thousand to a hundred thousand of them.

Run it: `python -m benchmarks.nation CORPUS [--files 1000 10000 100000] [--keep]`. CORPUS is a folder of real texts, which lend their words
and nothing else: a clause is four short half-sentences of four documents, so that two clauses seldom share half of their text unless one was copied on purpose.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.harness import ROOT, Ran, Setting, keep_figures, launch, megabytes, seconds

RATES = (0.0, 0.1, 0.2, 0.3)
"""Shares of a borrowed clause's characters that are replaced."""
_CLAUSES, _BORROWED = 12, 4
_CHILDREN = 40
_TRACED = 25
_SUBJECT = "氢能装备"
"""What one city's plan and its forty counties' are about, and no other notice."""
_TAILS = ("产业发展", "公共服务", "人才培养", "污染防治", "数据共享", "乡村建设", "市场监管", "对外开放")
_SEGMENT = re.compile(r"[一-鿿A-Za-z0-9]{8,14}(?=[，。；])")


@dataclass(frozen=True)
class Borrowed:
    """A clause planted in a notice: where it stands, what it says there, which notice it was taken from, and how much of it was changed."""

    child: str
    text: str
    source: str
    rate: float


@dataclass(frozen=True)
class Nation:
    """The notices made up: their folder, what was borrowed, and the plan that forty notices follow."""

    folder: Path
    borrowed: tuple[Borrowed, ...]
    parent: Path


@dataclass(frozen=True)
class Taken:
    """What was measured at one size. found: by rate, how many of how many; false: of the clauses of nobody else's, how many were called borrowed."""

    files: int
    archive: Ran
    disk: int
    trace: float
    trace_peak: int
    matrix: Ran
    found: dict[float, tuple[int, int]]
    false: tuple[int, int]


def segments(corpus: Path) -> list[str]:
    """Return the half-sentences of a folder's texts, each once, in order."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in sorted(corpus.rglob("*")) if path.suffix in (".txt", ".md"))
    return sorted({found for text in texts for found in _SEGMENT.findall(text)})


def settle(folder: Path, words: Sequence[str], files: int, seed: int = 5) -> Nation:
    """Write so many notices into a folder. Raises ValueError where they are too few for the city, its counties and the notices that borrow."""
    if files < 2 * (_CHILDREN + _TRACED):
        raise ValueError(f"at least {2 * (_CHILDREN + _TRACED)} notices")
    random = Random(seed)
    city = folder / "plan-of-the-city.txt"
    theirs = [_clause(words, random) for _ in range(_CLAUSES)]
    city.write_text(_notice("某市", _SUBJECT, 2020, theirs), encoding="utf-8")
    for number in range(_CHILDREN):
        kept = [
            _changed(clause, random.choice(RATES), words, random) if random.random() < 0.7 else _clause(words, random) for clause in theirs
        ]
        (folder / f"county-{number:02}.txt").write_text(_notice(f"某{number + 1}县", _SUBJECT, 2021, kept), encoding="utf-8")
    written: list[tuple[str, list[str]]] = []
    borrowed: list[Borrowed] = []
    for number in range(files - _CHILDREN - 1):
        name, clauses, year = f"n{number:06}", [_clause(words, random) for _ in range(_CLAUSES)], 2012 + number % 8
        if number >= files - _CHILDREN - 1 - _TRACED:
            for at, rate in zip(range(0, _CLAUSES, _CLAUSES // _BORROWED), RATES, strict=True):
                source, its = random.choice(written)
                clauses[at] = _changed(random.choice(its), rate, words, random)
                borrowed.append(Borrowed(name, clauses[at], source, rate))
            year = 2022
        elif random.random() < 0.01 or len(written) < 200:
            written.append((name, clauses))
        subject = random.choice(words)[:6] + random.choice(_TAILS)
        (folder / f"{name}.txt").write_text(_notice(f"某{number}县", subject, year, clauses), encoding="utf-8")
    return Nation(folder, tuple(borrowed), city)


def _clause(words: Sequence[str], random: Random) -> str:
    return "，".join(random.sample(words, 4))


def _changed(clause: str, rate: float, words: Sequence[str], random: Random) -> str:
    """Return a clause with this share of its characters replaced by others of the corpus, one at a time."""
    letters = list(clause)
    for at in random.sample(range(len(letters)), round(rate * len(letters))):
        letters[at] = random.choice(random.choice(words))
    return "".join(letters)


def _notice(place: str, subject: str, year: int, clauses: Sequence[str]) -> str:
    plan = f"{place}{subject}实施方案"
    head = f"{place}人民政府关于印发{plan}的通知\n\n各有关单位：\n\n现将《{plan}》印发给你们，请认真贯彻执行。\n\n{place}人民政府\n{year}年3月1日\n\n{plan}\n\n"
    half = len(clauses) // 2
    return (
        head
        + "一、总体要求\n"
        + "".join(f"{each}。\n" for each in clauses[:half])
        + "二、重点任务\n"
        + "".join(f"{each}。\n" for each in clauses[half:])
    )


def measure(setting: Setting, words: Sequence[str], files: int) -> Taken:
    """Return what the archive of so many notices takes, and what trace and matrix find in it."""
    folder = setting.work / f"of{files}"
    folder.mkdir()
    nation, archive = settle(folder, words, files), setting.work / f"of{files}.duckdb"
    made = _run(setting, "export", str(folder), "-o", str(archive))
    children = sorted({each.child for each in nation.borrowed})
    traces, found, false = [], dict.fromkeys(RATES, (0, 0)), (0, 0)
    for child in children:
        target = setting.work / "trace.json"
        words_of = (
            "trace",
            str(folder / f"{child}.txt"),
            "--corpus",
            str(archive),
            "--before-child",
            "--no-cache",
            "--force",
            "-o",
            str(target),
        )
        traces.append(_run(setting, *words_of))
        clauses = json.loads(target.read_text(encoding="utf-8"))["clauses"]
        said = {each["text"]: [source["id"] for source in each["sources"]] for each in clauses}
        planted = [each for each in nation.borrowed if each.child == child]
        for each in planted:
            right, of = found[each.rate]
            found[each.rate] = (right + (each.source in said.get(f"{each.text}。", ())), of + 1)
        own = [each["origin"] for each in clauses if each["text"].rstrip("。") not in {one.text for one in planted}]
        false = (false[0] + sum(origin in ("borrowed", "shared") for origin in own), false[1] + len(own))
    matrix = _run(
        setting,
        "matrix",
        str(nation.parent),
        str(archive),
        "--topic",
        _SUBJECT,
        "--no-cache",
        "--format",
        "json",
        "--force",
        "-o",
        str(setting.work / "matrix.json"),
    )
    disk = archive.stat().st_size
    return Taken(
        files, made, disk, sum(each.processor for each in traces) / len(traces), max(each.peak for each in traces), matrix, found, false
    )


def _run(setting: Setting, *words: str) -> Ran:
    ran = launch([setting.policydiff, *words])
    if ran.status:
        raise RuntimeError(f"{' '.join(words)} ended with {ran.status}: {ran.errors}")
    return ran


def figures(taken: Sequence[Taken]) -> dict[str, Any]:
    """Return what the page is made of."""
    return {"clauses": _CLAUSES, "children": _CHILDREN, "rates": list(RATES), "sizes": [_size(each) for each in taken]}


def _size(each: Taken) -> dict[str, Any]:
    return {
        "files": each.files,
        "archive": each.archive.processor,
        "archive_peak": each.archive.peak,
        "disk": each.disk,
        "trace": each.trace,
        "trace_peak": each.trace_peak,
        "matrix": each.matrix.processor,
        "matrix_peak": each.matrix.peak,
        "found": [list(counted) for counted in each.found.values()],
        "wrong": list(each.false),
    }


def lines(taken: Taken) -> Iterator[str]:
    """Yield what was measured, for a terminal."""
    spent = (seconds(taken.archive.processor), seconds(taken.trace), seconds(taken.matrix.processor))
    peaks = (megabytes(taken.archive.peak), megabytes(taken.trace_peak), megabytes(taken.matrix.peak), megabytes(taken.disk))
    yield f"{taken.files:,} notices: archive {spent[0]}, trace {spent[1]}, matrix {spent[2]}; memory {', '.join(peaks[:3])}; on disk {peaks[3]}"
    yield f"found {', '.join(f'{right} of {of}' for right, of in taken.found.values())}; called borrowed and are not {taken.false[0]}"


def main(arguments: list[str] | None = None) -> int:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a folder of real texts, .txt and .md")
    parser.add_argument("--files", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="how many notices, ascending")
    parser.add_argument("--keep", action="store_true", help="write docs/data/growth.yaml and the pages that are made of it")
    options = parser.parse_args(arguments)
    words = segments(options.corpus)
    print(f"{len(words):,} half-sentences")
    taken = []
    for files in options.files:
        with tempfile.TemporaryDirectory() as work:
            taken.append(measure(Setting(False, 1, Path(work), ROOT / "build" / "peers"), words, files))
        print("\n".join(lines(taken[-1])), flush=True)
    if options.keep:
        keep_figures("growth", figures(taken))
    return 0


if __name__ == "__main__":
    sys.exit(main())
