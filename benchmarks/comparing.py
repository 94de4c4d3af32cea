"""Comparing: the whole command beside GovernDiff's, the engine beside difflib and redlines, by length, and many children at once."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial

from rapidfuzz import fuzz, process

from benchmarks import peers
from benchmarks.harness import Row, Setting, Skipped, Timed, command, interleave, seconds, timed
from benchmarks.texts import CHILD, PARENT, descended, first, notice
from policydiff.compare import compare_plans
from policydiff.model import Comparison, Notice, Plan, Section
from policydiff.pipeline import parse_file, parse_text

_PAIR = "the founding pair"
_MOST = 5.0
"""Seconds that 3,000 against 3,000 clauses may take."""
_ALIKE = "支持企业建设研发机构，完善创新体系。"
"""The one sentence of a plan whose clauses are all alike: every pair of characters stands in every line."""


def rows(setting: Setting) -> Iterator[Row | Skipped]:
    """Yield all figures of comparing."""
    yield from _whole_command(setting)
    yield from _engine(setting)
    yield from _growth(setting)
    yield from _family(setting)


def _whole_command(setting: Setting) -> Iterator[Row | Skipped]:
    corpus, nowhere = setting.work / "corpus", str(setting.work / "no-corpus")
    command(setting.policydiff, "parse", str(CHILD), str(PARENT), "-o", str(corpus / "structured"))()
    tasks = {
        "both files parsed": command(setting.policydiff, "compare", str(CHILD), str(PARENT), "--data", nowhere),
        "parsed before": command(setting.policydiff, "compare", CHILD.stem, PARENT.stem, "--data", str(corpus)),
    }
    other = peers.governdiff(setting.peers, PARENT, CHILD)
    if other is None:
        yield Skipped(f"policydiff compare, {_PAIR}", f"GovernDiff: {peers.MISSING}")
        return
    found = interleave({**tasks, "other": other}, setting.rounds)
    for how in tasks:
        what = f"policydiff compare, {_PAIR}, {how}"
        yield Row(what, seconds(found[how]), "governdiff diff", seconds(found["other"]), found[how] / found["other"], 0.5)
    engine = peers.governdiff_engine(setting.peers, PARENT, CHILD)
    if engine is not None:
        running = interleave({"ours": timed(lambda: _compare(parse_file(CHILD), parse_file(PARENT))), "other": engine}, setting.rounds)
        what = f"parse and compare {_PAIR} in a running process"
        yield Row(
            what,
            seconds(running["ours"]),
            "GovernDiff's engine, running",
            seconds(running["other"]),
            running["ours"] / running["other"],
            0.5,
        )


def clauses(owner: Plan | Section) -> Iterator[str]:
    """Yield the text of every clause of a plan, in order."""
    yield from (clause.text for clause in owner.clauses)
    for section in owner.sections:
        yield from clauses(section)


def _compare(child: Notice, parent: Notice) -> Comparison:
    return compare_plans(child, child.plans[0], parent, parent.plans[0])


def _engine(setting: Setting) -> Iterator[Row | Skipped]:
    child, parent = parse_file(CHILD), parse_file(PARENT)
    mine, theirs = list(clauses(child.plans[0])), list(clauses(parent.plans[0]))
    tasks: dict[str, Timed] = {
        "engine": timed(partial(_compare, child, parent)),
        "difflib, best match of each": timed(partial(_best_by_difflib, mine, theirs)),
        "rapidfuzz, best match of each": timed(lambda: [process.extractOne(text, theirs, scorer=fuzz.ratio) for text in mine]),
    }
    drawn = peers.redlines(setting.peers, PARENT, CHILD)
    if drawn is not None:
        tasks["redlines, the two texts"] = drawn
    found = interleave(tasks, max(1, setting.rounds // 2))
    what = f"the engine alone, {len(mine)} against {len(theirs)} clauses"
    for name in list(tasks)[1:]:
        goal = 1.0 if "difflib" in name else None
        yield Row(what, seconds(found["engine"]), name, seconds(found[name]), found["engine"] / found[name], goal)
    if drawn is None:
        yield Skipped(what, f"redlines: {peers.MISSING}")


def _best_by_difflib(mine: list[str], theirs: list[str]) -> list[int]:
    best = []
    for text in mine:
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(text)  # what difflib prepares is prepared once a clause
        scores = []
        for other in theirs:
            matcher.set_seq1(other)
            scores.append(matcher.ratio())
        best.append(max(range(len(theirs)), key=scores.__getitem__))
    return best


def _pair_of(size: int) -> tuple[Notice, Notice]:
    parent = first(size, seed=3)
    return parse_text(notice(descended(parent, 4), "青澜县"), "child.txt"), parse_text(notice(parent), "parent.txt")


def _growth(setting: Setting) -> Iterator[Row]:
    sizes = (100, 300) if setting.quick else (100, 1000, 3000)
    pairs = {size: _pair_of(size) for size in sizes}
    found = interleave(
        {str(size): timed(partial(_compare, *pair)) for size, pair in pairs.items()}, max(1, setting.rounds // 3), warm=False
    )
    least = sizes[0]
    for size in sizes[1:]:
        took, short = found[str(size)], found[str(least)]
        what = f"the engine, {size:,} against {size:,} clauses"
        yield Row(what, seconds(took), f"{least} against {least}", seconds(short), took / short, (size / least) ** 2)
        if size == 3000:
            yield Row(what, seconds(took), "the limit", seconds(_MOST), took / _MOST, 1.0)
    largest = sizes[-1]
    child, parent = parse_text(f"{_ALIKE}\n" * largest, "child.txt"), parse_text(f"{_ALIKE}并及时公开。\n" * largest, "parent.txt")
    alike = timed(lambda: _compare(child, parent))()
    what = f"the engine, {largest:,} against {largest:,} clauses that are all alike"
    yield Row(what, seconds(alike), "as many that differ", seconds(found[str(largest)]), alike / found[str(largest)], 3.0)


def _family(setting: Setting) -> Iterator[Row]:
    """Yield one parent against many children: as the commands of somebody who has no matrix, and by the engine alone.

    The first row says what `matrix` spares: one start, the parent read once, several processes. The second that no child pays for the
    others: as much as each alone, and nothing else is to be had there.
    """
    count = 5 if setting.quick else 40
    items = first(130, seed=5)
    texts = [notice(descended(items, seed), "青澜县") for seed in range(count)]
    folder, above = setting.work / "family", setting.work / "above.txt"
    folder.mkdir(exist_ok=True)
    above.write_text(notice(items), encoding="utf-8")
    for number, text in enumerate(texts):
        (folder / f"child{number:02}.txt").write_text(text, encoding="utf-8")
    nowhere = ("--data", str(setting.work / "no-corpus"))
    report = ("--force", "-o", str(setting.work / "family.json"))
    commands = {
        "one": command(setting.policydiff, "compare", str(folder / "child00.txt"), str(above), *nowhere, *report),
        "all": command(setting.policydiff, "matrix", str(above), str(folder), "--no-cache", *nowhere, *report),
    }
    ran = interleave(commands, max(1, setting.rounds // 2))
    what = f"policydiff matrix, one parent and {count} children, all files parsed"
    yield Row(what, seconds(ran["all"]), f"{count} × policydiff compare", seconds(count * ran["one"]), ran["all"] / ran["one"] / count, 0.5)
    parent, children = parse_text(notice(items), "parent.txt"), [parse_text(text, f"child{at}.txt") for at, text in enumerate(texts)]
    found = interleave(
        {"one": timed(lambda: _compare(children[0], parent)), "all": timed(lambda: [_compare(child, parent) for child in children])},
        max(1, setting.rounds // 2),
    )
    what = f"the engine, one parent against {count} children"
    yield Row(what, seconds(found["all"]), f"{count} × one child", seconds(count * found["one"]), found["all"] / found["one"] / count, 1.25)
