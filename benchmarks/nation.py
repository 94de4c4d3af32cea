"""A nation of notices, made up from a corpus by recombination with known reuse: archive, trace and matrix on a thousand to a hundred thousand of them.

Run it: `python -m benchmarks.nation CORPUS [--files 1000 10000 100000] [--page docs/growth.md]`. CORPUS is a folder of real texts, which lend their words
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

from benchmarks.harness import ROOT, Ran, Setting, launch, megabytes, seconds

RATES = (0.0, 0.1, 0.2, 0.3)
"""Shares of a borrowed clause's characters that are replaced."""
_CLAUSES, _BORROWED = 12, 4
_CHILDREN = 40
_TRACED = 25
_SUBJECT = "氢能装备"
"""What one city's plan and its forty counties' are about, and no other notice."""
_TAILS = ("产业发展", "公共服务", "人才培养", "污染防治", "数据共享", "乡村建设", "市场监管", "对外开放")
_SEGMENT = re.compile(r"[一-鿿A-Za-z0-9]{8,14}(?=[，。；])")
_PAGE = """# How it grows

<!-- Written by `python -m benchmarks.nation`; do not edit. -->

Notices made up from real half-sentences, {clauses} clauses each, with clauses borrowed on purpose and changed at a known rate. Processor seconds are those of the
command and of all its processes; memory is the peak of one process. `trace` asks where the clauses of one notice come from, among all others; `matrix`
compares a city with the {children} counties that took it over, found by their subject.

| notices | archive | a notice | memory | on disk | trace of one | memory | matrix of {children} | memory |
|--:|--:|--:|--:|--:|--:|--:|--:|--:|
{rows}

Borrowed clauses found with their source, by the share of their characters that was changed, and clauses of nobody else's that were called borrowed:

| notices | {rates} | called borrowed and are not |
|--:|{rule}--:|
{recall}

{outlook}
"""
_OUTLOOK = """## What a million would take

Reading grows with the number of notices and nothing else, so a million of this length would take {hours:.0f} hours of one processor and {disk:,.0f} GB on disk,
and as many times less on a cluster as it has processors ([beyond one machine](at-scale.md)); a real notice is about ten times as long and takes about ten times
that. The trace of one notice reads the sketches of all clauses: from {fewer:,} to {more:,} notices its time grew {growth:.1f} times; at that pace it would take
{trace:.0f} s at a million. Both assume that a nation's notices share clauses as these do; where half of all notices repeat one sentence, the bound on how many
clauses a shingle may lead to keeps the time and gives up the recall of just such boilerplate."""


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


def page(taken: Sequence[Taken]) -> str:
    """Return the page as Markdown; the outlook needs two sizes."""
    return (
        _PAGE.format(
            clauses=_CLAUSES,
            children=_CHILDREN,
            rows="\n".join(map(_row, taken)),
            rates=" | ".join(f"{rate:.0%}" for rate in RATES),
            rule="--:|" * len(RATES),
            recall="\n".join(map(_recall, taken)),
            outlook=_outlook(taken[-2], taken[-1]) if len(taken) > 1 else "",
        ).rstrip()
        + "\n"
    )


def _row(each: Taken) -> str:
    one = each.archive.processor / each.files
    cells = (
        f"{each.files:,}",
        seconds(each.archive.processor),
        seconds(one),
        megabytes(each.archive.peak),
        megabytes(each.disk),
        seconds(each.trace),
        megabytes(each.trace_peak),
        seconds(each.matrix.processor),
        megabytes(each.matrix.peak),
    )
    return f"| {' | '.join(cells)} |"


def _recall(each: Taken) -> str:
    cells = (f"{right} of {of}" for right, of in (*each.found.values(), each.false))
    return f"| {each.files:,} | {' | '.join(cells)} |"


def _outlook(fewer: Taken, more: Taken) -> str:
    growth, times = more.trace / fewer.trace, more.files / fewer.files
    slope = (more.trace - fewer.trace) / (more.files - fewer.files)
    million = 1_000_000
    return _OUTLOOK.format(
        hours=more.archive.processor / more.files * million / 3600,
        disk=more.disk / more.files * million / 1e9,
        fewer=fewer.files,
        more=more.files,
        times=times,
        growth=growth,
        trace=more.trace + slope * (million - more.files),
    )


def lines(taken: Taken) -> Iterator[str]:
    """Yield what was measured, for a terminal."""
    yield _row(taken)
    yield _recall(taken)


def main(arguments: list[str] | None = None) -> int:
    """Measure each size and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a folder of real texts, .txt and .md")
    parser.add_argument("--files", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="how many notices, ascending")
    parser.add_argument("--page", type=Path, help="where the page goes (docs/growth.md)")
    options = parser.parse_args(arguments)
    words = segments(options.corpus)
    print(f"{len(words):,} half-sentences")
    taken = []
    for files in options.files:
        with tempfile.TemporaryDirectory() as work:
            taken.append(measure(Setting(False, 1, Path(work), ROOT / "build" / "peers"), words, files))
        print("\n".join(lines(taken[-1])), flush=True)
    if options.page:
        options.page.write_text(page(taken), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
