"""Accuracy against hand-made gold: the tables of parse, compare and validate, and the floors that they must not fall under.

Run it: `python tests/quality/quality.py [-v]`. It writes docs/data/quality.yaml and the pages that are made of it, and fails where a figure is under its floor or the gold is
not the one that was pinned, or a simple rule or a peer is ahead of a comparison. See quality_floors.py for --raise, --lower-floor and --accept-gold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import mutate
import quality_compare
import quality_elsewhere
import quality_page
import quality_parse
import quality_peers
import yaml
from quality_floors import CHANGELOG, FLOORS, ROOT, Pinned, Refused, gold_digests, pinned
from quality_score import Score

sys.path.append(str(ROOT / "scripts"))

from docs_measured import keep
from policydiff.pipeline import parse_file
from policydiff.store import dump_notice

PEERS = ROOT / "build" / "peers"
_MUTATED = 1
"""Corruptions of each kind and field, in the shortest notice that has the field: `tests/quality/mutate.py --each 5` takes its time."""


def parse_scores() -> dict[str, dict[str, Score]]:
    """Return field → score of two groups: the founding notices together, and the small documents."""
    groups: dict[str, dict[str, Score]] = {}
    for name, scores in quality_parse.measure_all().items():
        total = groups.setdefault("edge" if name == "edge" else "founding", {each: Score() for each in scores})
        for each, score in scores.items():
            total[each] += score
    return groups


def parse_figures(groups: Mapping[str, Mapping[str, Score]]) -> dict[str, float]:
    """Return the F1 of every field that is measured, by the name of its floor."""
    return {f"parse/{group}/{name}": score.f1 for group, scores in groups.items() for name, score in scores.items() if score.measured}


def compare_tables() -> dict[str, dict[str, float]]:
    """Return figure → value of each pair, and of each gold pair once more with its two files really parsed."""
    tables: dict[str, dict[str, float]] = {}
    for pair, figures in zip(quality_compare.all_pairs(), quality_compare.run().values(), strict=True):
        tables[pair.name] = figures
        if "meta" in pair.data:
            tables[f"{pair.name}, parsed"] = quality_compare.parsed(pair, parse_file)
    return tables


def compare_figures(tables: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return every figure by the name of its floor."""
    return {f"compare/{pair}/{name}": value for pair, figures in tables.items() for name, value in figures.items()}


def mutation_rates() -> dict[str, float]:
    """Return by mode the share of corrupted notices that validation tells, at the right line."""
    benches = []
    for path in sorted((ROOT / "data" / "raw").glob("*.txt")):
        notice = parse_file(path)
        benches.append(mutate.bench_of(dump_notice(notice), path.read_bytes(), path.name, notice))
    chosen = mutate.sample(sorted(benches, key=lambda bench: len(bench.text)), _MUTATED)
    return {f"validate/mutants, {mode}": mutate.rate(mutate.run(chosen, mode)) for mode in mutate.MODES}


def peer_figures(folder: Path, known: Pinned) -> Mapping[str, Mapping[str, float]]:
    """Return the peers' figures: the simple rules' as they are now, GovernDiff's now where it is installed, else as recorded."""
    found: dict[str, dict[str, float]] = {}
    python = quality_peers.python_of(folder)
    if python is not None:
        found["GovernDiff"] = _headings(python)
    for pair in quality_compare.all_pairs():
        for rule, figures in quality_compare.simple_rules(pair).items():
            told = {name: figures[name] for name in quality_compare.RIVALLED}
            found.setdefault(rule, {}).update({f"{pair.name}/{name}": value for name, value in told.items()})
        if python is not None:
            kinds = {pair.name: None} | ({f"{pair.name}, parsed": quality_peers.raw_files(pair)} if "meta" in pair.data else {})
            for name, files in kinds.items():
                figures = quality_peers.governdiff(pair, python, files)
                found.setdefault("GovernDiff", {}).update({f"{name}/{each}": value for each, value in figures.items()})
    return {"GovernDiff": known.peers.get("GovernDiff", {}), **found}


def _headings(python: Path) -> dict[str, float]:
    groups: dict[str, list[tuple[Path, Mapping[str, Any]]]] = {}
    for raw, gold in quality_parse.gold_files(ROOT / "data"):
        data = yaml.load(gold.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        groups.setdefault("edge" if gold.parent.name == "edge" else "founding", []).append((raw, data))
    return {f"parse/{group}/sections": quality_peers.headings(files, python) for group, files in groups.items()}


def main(arguments: list[str] | None = None) -> int:
    """Print and write the tables; 1 where a floor is broken or the gold has changed, 2 where a change of floors is refused."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("-v", "--verbose", action="store_true", help="print what the parse missed and what it found beyond the gold")
    parser.add_argument("--no-mutation", action="store_true", help="leave out the corrupted files, which take most of the time")
    parser.add_argument("--peers", type=Path, default=PEERS, help="the environment that python -m benchmarks --install-peers made")
    parser.add_argument("--gold", type=Path, action="append", default=[], help="a folder with gold of pairs that lie outside the project")
    parser.add_argument("--raise", dest="up", action="store_true", help="raise the floors to what is reached")
    parser.add_argument("--lower-floor", metavar="NAME", action="append", default=[], help="lower this floor to what is reached")
    parser.add_argument("--accept-gold", action="store_true", help="pin the gold as it is")
    options = parser.parse_args(arguments)
    known = pinned()
    groups, tables = parse_scores(), compare_tables()
    figures = parse_figures(groups) | compare_figures(tables) | ({} if options.no_mutation else mutation_rates())
    known = replace(known, peers=peer_figures(options.peers, known))
    try:
        known = _repinned(known, figures, options)
    except Refused as refusal:
        print(f"refused: {refusal}", file=sys.stderr)
        return 2
    print(quality_page.text(groups, figures, known, verbose=options.verbose))
    if not options.no_mutation:
        keep("quality", quality_page.measured(groups, figures, known))
    beaten = [*_beaten(tables, known), *_beaten_elsewhere(options.gold, options.peers)]
    for line in beaten:
        print(f"not the best: {line}", file=sys.stderr)
    return _verdict(known, figures, partial=options.no_mutation) or int(bool(beaten))


def _beaten(tables: Mapping[str, Mapping[str, float]], known: Pinned) -> list[str]:
    """Return where a simple rule or GovernDiff is ahead of us on a pair of the project."""
    found = []
    for pair, figures in tables.items():
        rivals = {peer: {name: theirs.get(f"{pair}/{name}", 0.0) for name in figures} for peer, theirs in known.peers.items()}
        found += [f"{pair}: {line}" for line in quality_compare.ahead(figures, rivals)]
    return found


def _beaten_elsewhere(folders: Sequence[Path], peers: Path) -> list[str]:
    """Print the figures of pairs outside the project, and return where a simple rule or GovernDiff, where it is installed, is ahead."""
    python = quality_peers.python_of(peers)
    found = []
    for pair in (pair for folder in folders for pair in quality_elsewhere.pairs_in(folder)):
        figures = quality_elsewhere.measured(pair)
        rivals: dict[str, Mapping[str, float]] = dict(quality_compare.simple_rules(pair))
        if python is not None:
            rivals["GovernDiff"] = quality_peers.governdiff(pair, python)
        print(f"{pair.name}: " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items()))
        found += [f"{pair.name}: {line}" for line in quality_compare.ahead(figures, rivals)]
    return found


def _repinned(known: Pinned, figures: Mapping[str, float], options: argparse.Namespace) -> Pinned:
    """Return the floors as the options want them, and write them where that changes anything."""
    new = known
    if options.lower_floor:
        new = new.lowered(options.lower_floor, figures, CHANGELOG.read_text(encoding="utf-8") if CHANGELOG.exists() else "")
    if options.up:
        new = new.raised(figures)
    if options.accept_gold:
        new = replace(new, gold=gold_digests())
    if new.dump() != (FLOORS.read_text(encoding="utf-8") if FLOORS.exists() else ""):
        FLOORS.write_text(new.dump(), encoding="utf-8")
    return new


def _verdict(known: Pinned, figures: Mapping[str, float], *, partial: bool) -> int:
    failed = False
    for name, (figure, floor) in known.broken(figures).items():
        if not (partial and name.startswith("validate/")):
            failed = True
            print(f"under its floor: {name} {'not measured' if figure is None else f'{figure:.4f}'}, floor {floor:g}", file=sys.stderr)
    for path in known.changed_gold(gold_digests()):
        failed = True
        print(f"not the pinned gold: {path}; --accept-gold pins it as it is", file=sys.stderr)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
