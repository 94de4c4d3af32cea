"""Words that hardly any clause but two has: a project, a place of work, a thing that is built, kept however freely a sentence was written anew."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from policydiff.compare.side.pages import Page, PreparedClause

_RUN = 3
_MOST = 2
_SATURATION = 3.0
_PARTING = re.compile(r"[,;:!?。]")
_LISTS, _ITEMS = "、", 2
"""The mark between the items of a list, and from how many on a part between commas is one."""


class Anchors:
    """The rare runs of characters that two sides have in common. Lines are referred to by their index on their page.

    What a clause says of its section's topic, as the heading does, singles it out from none beside it and is no anchor, nor is what it
    names in a list: one of many topics is nobody's subject, though two in a row are.
    """

    def __init__(self, child: Page, parent: Page) -> None:
        runs = tuple([frozenset(_runs(line)) for line in page.lines] for page in (child, parent))
        seen = tuple(Counter(run for line in side for run in line) for side in runs)
        rare = {run for run, times in seen[0].items() if times <= _MOST and 0 < seen[1].get(run, 0) <= _MOST}
        self._of = tuple(
            [(rare & own) - _topic(page, line) for line, own in zip(page.lines, side, strict=True)]
            for page, side in zip((child, parent), runs, strict=True)
        )

    def share(self, child: int, parent: int) -> float:
        """Return how much two lines have in common that hardly any other has, 0 to 1."""
        runs = len(self._of[0][child] & self._of[1][parent])
        return 1 - math.exp(-runs / _SATURATION) if runs else 0.0

    def left(self, child: int, parent: int, others: Iterable[int]) -> tuple[int, int]:
        """Return how many such runs two lines have in common that no other line of the parent has, of some, and how many there are."""
        common = self._of[0][child] & self._of[1][parent]
        return len(common.difference(*(self._of[1][other] for other in others))), len(common)


def _runs(line: PreparedClause) -> Iterator[str]:
    printed = [part for part in _PARTING.split(line.ink) if part]
    if len(printed) != len(line.parts):
        printed = [""] * len(line.parts)
    for part, as_printed in zip(line.parts, printed, strict=True):
        runs = _windows(part)
        # In print the mark of the list stands inside a run over two of its items; what is found as it stands is one item.
        yield from (run for run in runs if run not in as_printed) if as_printed.count(_LISTS) >= _ITEMS else runs


def _topic(page: Page, line: PreparedClause) -> frozenset[str]:
    return frozenset(() if line.role == "heading" else _windows(page.nodes[line.node].heading))


def _windows(text: str) -> list[str]:
    return [text[at : at + _RUN] for at in range(len(text) - _RUN + 1)]
