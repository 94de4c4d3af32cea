"""The accuracy tables, for a terminal and as docs/quality.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quality_floors import Pinned
from quality_score import Score

Groups = Mapping[str, Mapping[str, Score]]
Figures = Mapping[str, float]

GROUPS = {
    "founding": ("The founding notices", "Five real notices, annotated by hand: `data/gold/parse-*.yaml`."),
    "edge": (
        "Documents of other places and kinds",
        "Small documents in the style of other provinces, ministries and years, with what a careful reader takes out of them: "
        "`data/gold/edge`.",
    ),
}
_HEAD = """# Accuracy

<!-- Written by `make quality`; do not edit. -->

Measured against hand-made gold in `data/gold`. The floors are pinned in `tests/quality/floors.yaml` with the digest of every gold file;
`make quality` and the tests fail under a floor. P: precision, R: recall; F1 is the figure that has the floor. What two careful
readers could read differently is marked in the gold, and counts neither for nor against.
"""
_COMPARE = """
## Compare

Each pair is measured on the gold's own sentences, and the pairs of `data/gold` once more with both files really parsed, so that
what the parser does wrong counts too. *Strict* is the coder's first verdict alone; without it, a verdict that the coder called
possible counts as well. Beside ours: the best match of every sentence by its ratio (copied at 100%, adapted from 50%, else added);
"copied where the text stands anywhere in the parent, else adapted"; and GovernDiff, given the same sentences one a paragraph, or the
same files.
"""
_VALIDATE = """
## Validate

Values of clean structured notices are corrupted one at a time (a changed digit, a lost character, a removed organisation, a shifted
span, swapped ids, a renamed key, a file cut off, a changed source …), one of each kind and field. Caught means: told by an error
or a warning at the right line. *edited*: as after a hand edit; *sealed*: the digest was made to fit again; *static*: the
source is not read anew.

| mode | caught | floor |
|---|--:|--:|
"""
_MARK = "compare-"


def page(groups: Groups, figures: Figures, known: Pinned) -> str:
    """Return docs/quality.md."""
    return "".join(_page(groups, figures, known))


def _page(groups: Groups, figures: Figures, known: Pinned) -> Iterator[str]:
    yield _HEAD
    yield "\n## Parse\n"
    for group, (title, note) in GROUPS.items():
        yield f"\n### {title}\n\n{note}\n\n| field | P | R | F1 | floor | right of expected |\n|---|--:|--:|--:|--:|--:|\n"
        for name, score in groups[group].items():
            if score.measured:
                cells = (name, _three(score.precision), _three(score.recall), _three(score.f1), _floor(known, f"parse/{group}/{name}"))
                yield f"| {' | '.join(cells)} | {score.hits}/{score.expected} |\n"
        theirs = known.peers.get("GovernDiff", {}).get(f"parse/{group}/sections")
        if theirs is not None:
            yield f"\nGovernDiff's headings, wherever it puts them in the tree: F1 {theirs:.3f}. It reads none of the other fields.\n"
    yield _COMPARE
    for pair, ours in _pairs(figures):
        yield f"\n### {pair.removeprefix(_MARK)}\n\n| figure | policydiff | floor | {' | '.join(known.peers)} |\n|---|--:|--:|{'--:|' * len(known.peers)}\n"
        for name, value in ours.items():
            others = " | ".join(_three(found.get(f"{pair}/{name}")) for found in known.peers.values())
            yield f"| {name} | {_three(value)} | {_floor(known, f'compare/{pair}/{name}')} | {others} |\n"
    rates = {name: value for name, value in figures.items() if name.startswith("validate/")}
    if rates:
        yield _VALIDATE
        for name, value in rates.items():
            yield f"| {name.rpartition(', ')[2]} | {value:.2%} | {_floor(known, name)} |\n"


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
        yield f"\nparse: {GROUPS[group][0]}"
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
