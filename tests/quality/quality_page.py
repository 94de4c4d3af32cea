"""The accuracy tables, for a terminal and as figures for docs/data/quality.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quality_floors import Pinned
from quality_score import Score

Groups = Mapping[str, Mapping[str, Score]]
Figures = Mapping[str, float]

GROUPS = {"founding": "The founding notices", "edge": "Documents of other places and kinds"}
_MARK = "compare-"


def measured(groups: Groups, figures: Figures, known: Pinned) -> dict[str, Any]:
    """Return what docs/quality.md and its Chinese page are made of: every figure with its floor, and the peers' beside those of comparisons."""
    theirs = known.peers.get("GovernDiff", {})
    rates = {name: value for name, value in figures.items() if name.startswith("validate/")}
    return {
        "parse": {group: [_score(known, group, name, each) for name, each in groups[group].items() if each.measured] for group in GROUPS},
        "headings": {group: theirs[f"parse/{group}/sections"] for group in GROUPS if f"parse/{group}/sections" in theirs},
        "peers": list(known.peers),
        "compare": {pair.removeprefix(_MARK): [_figure(known, pair, *each) for each in ours.items()] for pair, ours in _pairs(figures)},
        "validate": [
            {"mode": name.rpartition(", ")[2], "caught": round(value, 4), "floor": known.floor(name)} for name, value in rates.items()
        ],
    }


def _score(known: Pinned, group: str, name: str, score: Score) -> dict[str, Any]:
    shares = {"precision": round(score.precision, 3), "recall": round(score.recall, 3), "f1": round(score.f1, 3)}
    return {"field": name, **shares, "floor": known.floor(f"parse/{group}/{name}"), "hits": score.hits, "expected": score.expected}


def _figure(known: Pinned, pair: str, name: str, value: float) -> dict[str, Any]:
    peers = {peer: round(found[f"{pair}/{name}"], 3) for peer, found in known.peers.items() if f"{pair}/{name}" in found}
    return {"figure": name, "value": round(value, 3), "floor": known.floor(f"compare/{pair}/{name}"), "peers": peers}


def _pairs(figures: Figures) -> Iterator[tuple[str, dict[str, float]]]:
    pairs: dict[str, dict[str, float]] = {}
    for name, value in figures.items():
        if name.startswith("compare/"):
            _, pair, figure = name.split("/")
            pairs.setdefault(pair, {})[figure] = value
    yield from pairs.items()


def _three(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _floor(known: Pinned, name: str) -> str:
    return f"{known.floor(name):g}"


# --- the terminal -------------------------------------------------------------------------------------------------------


def text(groups: Groups, figures: Figures, known: Pinned, *, verbose: bool = False) -> str:
    """Return the tables for a terminal; verbose: with what the parse missed and what it found beyond the gold."""
    return "\n".join(_text(groups, figures, known, verbose))


def _text(groups: Groups, figures: Figures, known: Pinned, verbose: bool) -> Iterable[str]:
    for group, scores in groups.items():
        yield f"\nparse: {GROUPS[group]}"
        yield f"  {'':28} {'P':>6} {'R':>6} {'F1':>6} {'floor':>6}"
        for name, score in scores.items():
            if score.measured:
                floor = _floor(known, f"parse/{group}/{name}")
                line = f"  {name:28} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f} {floor:>6}  {score.hits}/{score.expected}"
                yield line
            if verbose:
                yield from (f"      missed {one[:180]}" for one in score.missed)
                yield from (f"      extra  {one[:180]}" for one in score.extra)
    for pair, ours in _pairs(figures):
        yield f"\ncompare: {pair.removeprefix(_MARK)}"
        yield f"  {'':28} {'ours':>6} {'floor':>6}  " + "  ".join(f"{peer:>14}" for peer in known.peers)
        for name, value in ours.items():
            others = "  ".join(f"{_three(found.get(f'{pair}/{name}')):>14}" for found in known.peers.values())
            yield f"  {name:28} {value:6.3f} {_floor(known, f'compare/{pair}/{name}'):>6}  {others}".rstrip()
    rates = {name: value for name, value in figures.items() if name.startswith("validate/")}
    if rates:
        yield "\nvalidate: corrupted notices that are told, at the right line"
        yield from (f"  {name.rpartition(', ')[2]:28} {value:6.2%} {_floor(known, name):>6}" for name, value in rates.items())
