"""How good the comparisons are: measured against hand-made gold, beside simple rules that none of them may lose to.

Run it: `python tests/quality/quality_compare.py [FOLDER…]`. It fails where a figure falls under its floor, or a simple rule is ahead on links,
changed or dropped clauses of any pair. FOLDER: gold that lies elsewhere (see quality_elsewhere.py).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from gold_pairs import ROOT, Pair, gold_pairs, read_pair
from quality_floors import pinned
from rapidfuzz import fuzz, process

from policydiff.compare import compare_plans
from policydiff.compare.side.pages import ink_of
from policydiff.model import Comparison, Notice


def f1(got: set[Any], gold: set[Any], optional: set[Any] = frozenset()) -> float:
    """Return the F1; what is optional counts neither for nor against."""
    hits = len(got & gold - optional)
    wrong, missed = len(got - gold - optional), len(gold - got - optional)
    return 2 * hits / (2 * hits + wrong + missed) if hits or wrong or missed else 1.0


def ratio(hits: Iterable[bool]) -> float:
    """Return the share of true; 1 for none."""
    found = list(hits)
    return sum(found) / len(found) if found else 1.0


class Reading:
    """A comparison in the gold's terms: sentence ids instead of clause ids."""

    def __init__(self, pair: Pair, comparison: Comparison | None, ids: Mapping[str, Mapping[str, str]]) -> None:
        self.pair, self.comparison = pair, comparison
        self.links: set[tuple[str, str]] = set()
        self.verdicts: dict[str, str] = {}
        self.dropped: set[str] = set()
        for match in comparison.matches if comparison else ():
            child = [ids["child"][clause] for clause in match.child if clause in ids["child"]]
            parent = [ids["parent"][clause] for clause in match.parent if clause in ids["parent"]]
            self.links |= {(one, other) for one in child for other in parent}
            self.verdicts.update(dict.fromkeys(child, match.verdict))
            if match.verdict == "dropped":
                self.dropped.update(parent)


def read(pair: Pair, comparison: Comparison) -> Reading:
    """Return the reading of a comparison of the gold's own sentences."""
    ids: dict[str, dict[str, str]] = {"child": {}, "parent": {}}
    for side, sentences in (("child", pair.child_sentences), ("parent", pair.parent_sentences)):
        ids[side] = {pair.clauses[sentence.id]: sentence.id for sentence in sentences}
    return Reading(pair, comparison, ids)


def measure(reading: Reading) -> dict[str, float]:
    """Return every figure of a pair, 0 to 1."""
    pair = reading.pair
    gold_links = {(sentence.id, other) for sentence in pair.child_sentences for other in sentence.parent}
    optional = {(sentence.id, other) for sentence in pair.child_sentences for other in sentence.optional}
    gold_dropped = {sentence.id for sentence in pair.parent_sentences} - {other for _, other in gold_links}
    soft = {other for _, other in optional} | {s.id for s in pair.parent_sentences if s.alt_status}
    verdict = reading.verdicts.get
    accepted = {s.id: {s.status, *([s.alt_status] if s.alt_status else [])} for s in pair.child_sentences}
    rest = [s for s in pair.child_sentences if s.status != "copied"]
    figures = {
        "links": f1(reading.links, gold_links, optional),
        "copied": f1(
            {one for one, found in reading.verdicts.items() if found == "copied"},
            {s.id for s in pair.child_sentences if s.status == "copied"},
            {s.id for s in pair.child_sentences if s.alt_status and "copied" in accepted[s.id]},
        ),
        "verdicts strict": ratio(verdict(s.id) == s.status for s in pair.child_sentences),
        "verdicts": ratio(verdict(s.id) in accepted[s.id] for s in pair.child_sentences),
        "not copied strict": ratio(verdict(s.id) == s.status for s in rest),
        "not copied": ratio(verdict(s.id) in accepted[s.id] for s in rest),
        "localized found": ratio(verdict(s.id) == "localized" for s in rest if s.status == "localized"),
        "added found": ratio(verdict(s.id) == "added" for s in rest if s.status == "added"),
        "dropped strict": f1(reading.dropped, gold_dropped),
        "dropped": f1(reading.dropped, gold_dropped, soft),
    }
    for name, rule in (("sections", _sections), ("targets", _targets), ("organisations", _organisations), ("edited characters", _edits)):
        found = rule(reading) if reading.comparison else None
        if found is not None:
            figures[name] = found
    return figures


def _sections(reading: Reading) -> float | None:
    rows = reading.pair.data.get("task_alignment")
    if not rows:
        return None
    gold = {(row["child_path"], row["parent_path"]) for row in rows}
    return f1({(pair.child_path, pair.parent_path) for pair in reading.comparison.sections}, gold)


def _targets(reading: Reading) -> float | None:
    rows = reading.pair.data.get("target_pairs")
    if rows is None:
        return None

    def value(number: Any) -> float | None:
        return None if number is None else round(float(number), 6)

    gold = sorted((value(row["parent_value"]) or -1, value(row["child_value"]) or -1, row["status"]) for row in rows)
    got = sorted(
        (value(pair.parent and pair.parent.value) or -1, value(pair.child and pair.child.value) or -1, pair.verdict)
        for pair in reading.comparison.targets
    )
    return f1(_numbered(got), _numbered(gold))


def _numbered(rows: Iterable[Any]) -> set[Any]:
    seen: dict[Any, int] = {}
    found = set()
    for row in rows:
        seen[row] = seen.get(row, 0) + 1
        found.add((row, seen[row]))
    return found


def _organisations(reading: Reading) -> float | None:
    rows = reading.pair.data.get("unit_pairs")
    if rows is None:
        return None
    gold = {
        item
        for row in rows
        for item in (
            *((row["path_child"], *pair) for pair in row["kept"]),
            *((row["path_child"], name, "") for name in row["dropped"]),
            *((row["path_child"], "", name) for name in row["added"]),
        )
    }
    got = {
        item
        for pair in reading.comparison.responsibilities
        for item in (
            *((pair.child_path, *kept) for kept in pair.kept),
            *((pair.child_path, name, "") for name in pair.dropped),
            *((pair.child_path, "", name) for name in pair.added),
        )
    }
    return f1(got, gold)


def _edits(reading: Reading) -> float | None:
    """Compare the characters that the edits delete and insert with those of the gold's segments, clause by clause."""
    rows = [*reading.pair.data.get("phrase_edits", ()), *reading.pair.data.get("phrase_edits_more", ())]
    if not rows:
        return None
    matches = {
        reading.pair.clauses[s.id]: match
        for match in reading.comparison.matches
        for s in reading.pair.child_sentences
        if reading.pair.clauses[s.id] in match.child
    }
    gold: set[Any] = set()
    got: set[Any] = set()
    for row in rows:
        match = matches[reading.pair.clauses[row["child"]]]
        if set(match.parent) != {reading.pair.clauses[one] for one in row["parent"]}:
            continue
        at = {"-": 0, "+": 0}
        for sign, text in row["segments"]:
            for side in "-+":
                if sign in (side, "="):
                    if sign == side:
                        gold |= {(row["child"], side, at[side] + step) for step in range(len(text))}
                    at[side] += len(text)
        for edit in match.edits:
            got |= {(row["child"], "-", at) for at in range(*edit.parent_at)}
            got |= {(row["child"], "+", at) for at in range(*edit.child_at)}
    return f1(got, gold)


CUTS = (45, 50, 55, 60)
"""Ratios in per cent from which on a simple rule takes the likest sentence for the origin."""
RIVALLED = ("links", "not copied strict", "not copied", "dropped strict", "dropped")
"""The figures on which no simple rule may be ahead."""


def simple_rules(pair: Pair) -> dict[str, dict[str, float]]:
    """Return what simple rules reach on the same sentences: the likest by ratio, from four cuts on, and identical text or else new."""
    kinds = {"heading": "heading", "units": "responsibility"}
    inks = [ink_of(s.text, kinds.get(s.type, "body")) for s in pair.child_sentences]  # type: ignore[arg-type]
    theirs = [ink_of(s.text, kinds.get(s.type, "body")) for s in pair.parent_sentences]  # type: ignore[arg-type]
    likest = [process.extractOne(ink, theirs, scorer=fuzz.ratio) for ink in inks]
    cuts = {f"ratio {cut}": float(cut) for cut in CUTS} | {"identical text": 99.9}
    return {rule: measure(_by_ratio(pair, likest, cut)) for rule, cut in cuts.items()}


def _by_ratio(pair: Pair, likest: Sequence[tuple[str, float, int]], cut: float) -> Reading:
    reading = Reading(pair, None, {})
    for sentence, (_, alike, at) in zip(pair.child_sentences, likest, strict=True):
        reading.verdicts[sentence.id] = "copied" if alike >= 99.9 else "adapted" if alike >= cut else "added"
        if alike >= cut:
            reading.links.add((sentence.id, pair.parent_sentences[at].id))
    reading.dropped = {sentence.id for sentence in pair.parent_sentences} - {other for _, other in reading.links}
    return reading


def ahead(figures: Mapping[str, float], rivals: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Return where a rival is better than we are, in a line each: links 0.875, ratio 50 has 0.881."""
    return [
        f"{name} {figures[name]:.3f}, {rival} has {found[name]:.3f}"
        for name in RIVALLED
        for rival, found in rivals.items()
        if name in figures and found.get(name, 0.0) > figures[name] + 1e-9
    ]


def all_pairs() -> list[Pair]:
    """Return the gold of data/gold and the made-up pairs of the tests."""
    return [*gold_pairs(), *(read_pair(path) for path in sorted((ROOT / "tests/compare/pairs").glob("*.yaml")))]


def run(compare: Callable[[Pair], Comparison] | None = None) -> dict[str, dict[str, float]]:
    """Return the figures of every pair, by its name."""
    compare = compare or (lambda pair: compare_plans(pair.child, pair.child.plans[0], pair.parent, pair.parent.plans[0]))
    return {pair.name: measure(read(pair, compare(pair))) for pair in all_pairs()}


def parsed(pair: Pair, parse: Callable[[Path], Notice]) -> dict[str, float]:
    """Return the figures of a gold pair whose files were really parsed: clauses are found again by their text and path."""
    folder = ROOT / "data/gold"
    notices: dict[str, Notice] = {}
    for side in ("child", "parent"):
        file = Path(pair.data["meta"][f"{side}_file"])
        notices[side] = parse(folder / file if (folder / file).exists() else ROOT / "data/raw" / file)
    comparison = compare_plans(notices["child"], notices["child"].plans[0], notices["parent"], notices["parent"].plans[0])
    ids = {side: _found_again(notices[side], getattr(pair, f"{side}_sentences")) for side in ("child", "parent")}
    clauses = dict(pair.clauses)
    for side in ids:
        clauses.update({sentence: clause for clause, sentence in ids[side].items()})
    return measure(Reading(Pair(**{**pair.__dict__, "clauses": clauses}), comparison, ids))


def _found_again(notice: Notice, sentences: Iterable[Any]) -> dict[str, str]:
    waiting: dict[tuple[str, str], list[str]] = {}
    for sentence in sentences:
        key = (ink_of(sentence.text, "body"), "" if sentence.path == "前言" else sentence.path)
        waiting.setdefault(key, []).append(sentence.id)
    found: dict[str, str] = {}
    plan = notice.plans[0]

    def visit(owner: Any, path: str) -> None:
        for clause in owner.clauses:
            ids = waiting.get((ink_of(clause.text, "body"), path))
            if ids:
                found[clause.id] = ids.pop(0)
        for section in owner.sections:
            visit(section, section.path)

    visit(plan, "")
    return found


def main() -> int:
    """Print the figures of every pair beside the simple rules; 1 where a floor is broken or a simple rule is ahead."""
    failed: list[str] = []
    floors = pinned()
    tables = {pair.name: (pair, figures) for pair, figures in zip(all_pairs(), run().values(), strict=True)}
    for folder in map(Path, sys.argv[1:]):
        from quality_elsewhere import measured, pairs_in

        tables |= {pair.name: (pair, measured(pair)) for pair in pairs_in(folder)}
    own = {pair.name for pair in all_pairs()}
    for name, (pair, figures) in tables.items():
        print(f"\n{name}  ({len(pair.child_sentences)} against {len(pair.parent_sentences)} clauses)")
        rules = simple_rules(pair)
        for figure, value in figures.items():
            floor = floors.floor(f"compare/{name}/{figure}") if name in own else 0.0
            beside = "  ".join(f"{rule} {found[figure]:.3f}" for rule, found in rules.items() if figure in found)
            low = value < floor
            print(f"  {figure:20} {value:.3f}  {f'floor {floor:.2f}' if floor else '':11}{' LOW' if low else ''}  {beside}".rstrip())
            failed += [f"{name}: {figure} {value:.3f} < {floor}"] if low else []
        failed += [f"a simple rule is ahead: {name}: {line}" for line in ahead(figures, rules)]
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
