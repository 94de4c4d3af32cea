"""How often what is said with a confidence is right, each pair compared with weights that were fitted on the others; and how often each way of linking is.

Run it: `python tests/quality/quality_confidence.py [FOLDER…]`; FOLDER: gold that lies elsewhere (see quality_elsewhere.py). Headings and sentences count,
statements of responsibility do not, nor does what the gold leaves open.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from gold_pairs import Pair
from quality_compare import all_pairs
from quality_elsewhere import pairs_in
from quality_links import _gold, _use, fitted, fitted_leftovers, leftovers_of, options_of, pages_of

from policydiff.compare.align.groups import COPY
from policydiff.compare.align.signs.tables import WAYS
from policydiff.compare.engine import compare_pages
from policydiff.model import Match

_BOUNDS = (0.85, 0.9, 0.95, 0.99)
Said = tuple[bool, float, bool, str]
"""Whether a counterpart is said to be there, how sure that is, whether the gold says so, too, and how it was found (as `WAYS` names it; "": by its score)."""


def said(pair: Pair) -> Iterator[Said]:
    """Yield what a comparison says of each match that the gold decides."""
    child, parent = pages_of(pair)
    wanted, open_ = _gold(pair, child, parent)
    mine, theirs = ({line.id: line.index for line in page.lines} for page in (child, parent))
    paired = {("child", one) for one, _ in wanted} | {("parent", other) for _, other in wanted}
    left_open = ({("child", one) for one, _ in open_} | {("parent", other) for _, other in open_}) - paired
    for match in compare_pages(child, parent).matches:
        sure = match.confidence or 0.0
        if match.role == "responsibility":
            continue
        if match.child and match.parent:
            links = {(mine[one], theirs[other]) for one, other in product(match.child, match.parent)} - open_
            if links:
                yield True, sure, links <= wanted, _way(match)
        else:
            line = ("child", mine[match.child[0]]) if match.child else ("parent", theirs[match.parent[0]])
            if line not in left_open:
                yield False, sure, line not in paired, ""


def _way(match: Match) -> str:
    if match.verdict == "copied":
        return COPY
    return str(match.reason_args.get("how") or ("merged" if len(match.parent) > 1 else "split" if len(match.child) > 1 else ""))


def main() -> int:
    """Print the table."""
    pairs = [*all_pairs(), *(pair for folder in map(Path, sys.argv[1:]) for pair in pairs_in(folder))]
    options, offers = {pair.name: options_of(pair)[0] for pair in pairs}, {pair.name: leftovers_of(pair) for pair in pairs}
    counts: dict[tuple[bool, int], list[bool]] = defaultdict(list)
    ways: dict[str, list[bool]] = defaultdict(list)
    for pair in pairs:
        weights, rivals = fitted([found for name, found in options.items() if name != pair.name])
        _use(weights, rivals, fitted_leftovers([found for name, found in offers.items() if name != pair.name]))
        for linked, sure, right, way in said(pair):
            counts[linked, sum(sure >= bound for bound in _BOUNDS)].append(right)
            if linked:
                ways[way].append(right)
    print("| said | with a counterpart, right of | without one, right of |\n|---|--:|--:|")
    for row, least in enumerate((0.0, *_BOUNDS)):
        cells = (f"{sum(right) / len(right):.1%} of {len(right)}" if (right := counts[linked, row]) else "–" for linked in (True, False))
        print(f"| from {least} | " + " | ".join(cells) + " |")
    print("\n| way | right of | with one right and one wrong more | WAYS |\n|---|--:|--:|--:|")
    for way, found in sorted(ways.items()):
        print(
            f"| {way or 'by its score'} | {sum(found)} of {len(found)} | {(sum(found) + 1) / (len(found) + 2):.2f} | {WAYS.get(way, '–')} |"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
