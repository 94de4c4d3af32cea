"""What the constants of compare/ rest on: values around each, and which one would be chosen when any one pair is left out.

Run it: `python tests/quality/quality_constants.py [--only NAME[,NAME…]] [FOLDER…]`; FOLDER: gold that lies elsewhere (see quality_elsewhere.py). A row for each
constant that makes a difference (the others stand below): for each value the links, the changed clauses by the strict reading and the dropped ones, summed over all pairs, as
differences from what the landed value reaches; and how often each value would be chosen, once without each pair, by the sum of the three. Between
equals the landed value is chosen. NAME: how the title of a constant ends (`leftovers._AT_LENGTH`).
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from gold_pairs import Pair
from quality_compare import all_pairs, measure, read
from quality_elsewhere import pairs_in, reading_of
from quality_links import pages_of

from policydiff import compare
from policydiff.compare.engine import compare_pages
from policydiff.compare.side.pages import Page

FIGURES = ("links", "not copied strict", "dropped")
_BOUNDS = (
    "BUDGET",
    "EXACT",
    "TEXTS",
    "ROUNDING",
    "SAMPLE",
    "LOOKS",
    "LARGEST",
    "FINGERPRINT",
    "NATION",
    "PREFECTURE",
    "COUNTY",
    "TOWNSHIP",
)
"""Words of names that bound how much work is done or name a level, and say nothing of what corresponds."""
_ELSEWHERE = ("pair", "checks", "pledges", "also")
"""Modules that say nothing of which clauses correspond, or of what became of them."""
Figures = Mapping[str, tuple[float, ...]]
"""For each pair what it reaches."""


class Constant(NamedTuple):
    """A number that stands at the head of a module."""

    module: ModuleType
    name: str
    value: float

    @property
    def title(self) -> str:
        return f"{self.module.__name__.rpartition('.')[2]}.{self.name}"

    def around(self) -> list[float]:
        """Return values a little and rather far below and above."""
        if isinstance(self.value, int):
            far = max(2, round(self.value / 3))
            return [value for value in (self.value - far, self.value - 1, self.value + 1, self.value + far) if value > 0]
        found = [float(f"{self.value * share:.3g}") for share in (0.67, 0.83, 1.2, 1.5)]
        if 0 < self.value < 1:  # a share: as far from all as from nothing
            found = [*found[:2], *(round(self.value + share * (1 - self.value), 3) for share in (0.2, 0.5))] if self.value > 0.5 else found
        return found

    def set(self, value: float) -> None:
        setattr(self.module, self.name, value)


def constants() -> Iterator[Constant]:
    """Yield every number that stands under a name in capitals in a module of compare/."""
    for found in pkgutil.walk_packages(compare.__path__, compare.__name__ + "."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items() if found.name.rpartition(".")[2] not in _ELSEWHERE else ():
            plain = isinstance(value, int | float) and not isinstance(value, bool) and name.isupper() and name.startswith("_")
            if plain and not any(word in name for word in _BOUNDS):
                yield Constant(module, name, value)


def reached(pairs: Sequence[Pair], pages: Mapping[str, tuple[Page, Page]]) -> Figures:
    """Return what each pair reaches with the constants as they are."""
    found = {}
    for pair in pairs:
        comparison = compare_pages(*pages[pair.name])
        figures = measure(read(pair, comparison) if pair.clauses else reading_of(pair, comparison))
        found[pair.name] = tuple(figures[name] for name in FIGURES)
    return found


def row(constant: Constant, tried: Mapping[float, Figures]) -> str | None:
    """Return the row of a constant; None where no value makes a difference."""
    landed = tried[constant.value]
    if all(figures == landed for figures in tried.values()):
        return None
    chosen = Counter(_best(constant.value, tried, name) for name in landed)
    cells = []
    for value, figures in sorted(tried.items()):
        differences = [sum(figures[name][at] - landed[name][at] for name in landed) for at in range(len(FIGURES))]
        shown = " ".join(f"{one:+.3f}" for one in differences) if value != constant.value else "·"
        cells.append(f"{value:g}: {shown}" + (f" ({chosen[value]})" if chosen[value] else ""))
    return f"| {constant.title} | {constant.value:g} | " + " · ".join(cells) + " |"


def _best(landed: float, tried: Mapping[float, Figures], out: str) -> float:
    def reach(value: float) -> tuple[float, bool]:
        return round(sum(sum(figures) for name, figures in tried[value].items() if name != out), 9), value == landed

    return max(tried, key=reach)


def main() -> None:
    """Print a row for each constant."""
    given = argparse.ArgumentParser()
    given.add_argument("--only", default="")
    given.add_argument("folders", nargs="*", type=Path)
    asked = given.parse_args()
    pairs = [*all_pairs(), *(pair for folder in asked.folders for pair in pairs_in(folder))]
    pages = {pair.name: pages_of(pair) for pair in pairs}
    landed = reached(pairs, pages)
    print(f"{len(pairs)} pairs: " + ", ".join(f"{name} {sum(one[at] for one in landed.values()):.3f}" for at, name in enumerate(FIGURES)))
    print("| constant | landed | value: links, changed strict, dropped (chosen so often) |\n|---|--:|---|", flush=True)
    wanted = tuple(asked.only.split(",")) if asked.only else ("",)
    alike: list[str] = []
    for constant in constants():
        if not constant.title.endswith(wanted):
            continue
        tried = {constant.value: landed}
        for value in constant.around():
            constant.set(value)
            tried[value] = reached(pairs, pages)
        constant.set(constant.value)
        if shown := row(constant, tried):
            print(shown, flush=True)
        else:
            alike.append(f"{constant.title} {constant.value:g} ({min(tried):g} to {max(tried):g})")
    print("\nThe same at every value: " + ", ".join(alike))


if __name__ == "__main__":
    main()
