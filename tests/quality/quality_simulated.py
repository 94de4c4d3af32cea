"""How well plans are compared that an office made out of real ones, beside simple rules (see simulated_office.py).

Run it: `python tests/quality/quality_simulated.py FOLDER…` with folders of notices. It prints the means over all pairs of each style, and fails
where the mean of a simple rule is ahead on links.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

from quality_compare import measure, read, simple_rules
from simulated_office import STYLES
from simulated_pairs import simulated

from policydiff.compare import compare_plans
from policydiff.model import Notice
from policydiff.pipeline import parse_file

FIGURES = ("links", "not copied strict", "dropped strict")
_FEWEST = 25


def measured(notices: Sequence[Notice]) -> dict[str, dict[str, dict[str, float]]]:
    """Return style → who (policydiff, a simple rule) → figure, as means; each notice is a parent once, the next one is what is added."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    for style in STYLES:
        rows: dict[str, list[dict[str, float]]] = {}
        for seed, parent in enumerate(notices):
            pair = simulated(parent, notices[(seed + 1) % len(notices)], style, seed)
            comparison = compare_plans(pair.child, pair.child.plans[0], pair.parent, pair.parent.plans[0])
            rows.setdefault("policydiff", []).append(measure(read(pair, comparison)))
            for rule, figures in simple_rules(pair).items():
                rows.setdefault(rule, []).append(figures)
        found[style] = {who: {name: mean(row[name] for row in each) for name in FIGURES} for who, each in rows.items()}
    return found


def _plans_in(folder: Path) -> list[Notice]:
    """Return the notices of a folder whose plan has chapters and sentences enough to re-organise."""
    notices = [parse_file(path) for path in sorted(folder.rglob("*")) if path.suffix in {".txt", ".md"}]
    return [
        notice
        for notice in notices
        if any(len(plan.sections) > 1 and sum(c.role == "body" for c in plan.all_clauses()) >= _FEWEST for plan in notice.plans)
    ]


def main() -> int:
    """Print the means; 1 where a simple rule is ahead on links."""
    behind = False
    for style, table in measured([notice for folder in map(Path, sys.argv[1:]) for notice in _plans_in(folder)]).items():
        print(style)
        for who, figures in table.items():
            print(f"  {who:16}", "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
            behind |= figures["links"] > table["policydiff"]["links"]
    return int(behind)


if __name__ == "__main__":
    sys.exit(main())
