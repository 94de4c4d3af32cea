"""By how much two clauses are more alike than either is with the other side in general: what no word of a pair tells, the pair's own noise does."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence, Set
from math import fsum
from typing import NamedTuple

from policydiff.compare.align.signs.noise import Noise, kinds_of, spread_of
from policydiff.compare.side.pages import Page

_FAR = 3.0
"""Standard deviations from which on two clauses that are each other's likest are no chance."""
_FEWEST, _LOOKS = 12, 30_000
"""Of fewer than ten clauses none can be so far out; of more pairs than that nobody looks at all."""
MARKS = frozenset(",;:。、()\"'“”《》[]-—.")


class Standing(NamedTuple):
    """How far two sides are made of pairs.

    far, partners: the share of the body clauses, of the side that has fewer, that have a partner far out for both, and any partner at all:
    two that are each other's likest, 0 to 1; order: the share of the partners that stand in one order, 0 to 1, of few next to nothing.
    """

    far: float
    partners: float
    order: float


class Characters:
    """The characters of two sides, how rare each is, and how far two sets of them are alike. lines: those of each line, by side."""

    def __init__(self, child: Sequence[frozenset[str]], parent: Sequence[frozenset[str]]) -> None:
        self.lines = child, parent
        seen = Counter(one for side in self.lines for line in side for one in line)
        lines = sum(map(len, self.lines))
        self._rarity = {one: math.log((lines + 1) / times) for one, times in seen.items()}.__getitem__
        self._sizes = _Sizes(self._rarity)

    def alike(self, one: Set[str], other: Set[str]) -> float:
        """Return how far two sets are made of the same rare characters, 0 to 1."""
        # The logarithms of a set are added in no order of their own: fsum gives the same for all.
        return fsum(map(self._rarity, one & other)) / (self._sizes[one] * self._sizes[other])


def characters_of(text: str) -> frozenset[str]:
    """Return the characters of a masked text, without its marks."""
    return frozenset(text) - MARKS


class _Sizes(dict[Set[str], float]):
    """What the characters of a set weigh together, of each set that was asked for."""

    def __init__(self, rarity: Callable[[str], float]) -> None:
        super().__init__()
        self._rarity = rarity

    def __missing__(self, characters: Set[str]) -> float:
        size = self[characters] = math.sqrt(fsum(map(self._rarity, characters))) or 1.0
        return size


class Apart:
    """How far two clauses stand out. Lines are referred to by their index on their page.

    read: what a masked text is made of; its characters by default, see also `elements_of`. Alike is what has rare ones in common, in whatever order: 检修停运的泵站 and 对停用泵站逐一排查 hardly share two in a row.
    """

    def __init__(self, child: Page, parent: Page, read: Callable[[str], frozenset[str]] | None = None) -> None:
        read = read or characters_of
        self.characters = Characters(*([read(line.masked) for line in page.lines] for page in (child, parent)))
        self._kinds = kinds_of(child, parent)
        self._noise = Noise(self._kinds, self._alike)

    def of(self, child: int, parent: int) -> tuple[float, float]:
        """Return by how much the parent's line stands out among its like for the child's line, and the child's for the parent's (see `Noise`)."""
        return self._noise.out(child, parent)

    def likest(self, child: int, parents: Sequence[int], most: int) -> list[int]:
        """Return those of the parent's lines that are likest to a line of the child, best first; none where the sides are so large that nobody looks."""
        if len(self._kinds[0]) * len(parents) > _LOOKS:
            return []
        alike = [(-self._alike(child, parent), parent) for parent in parents]
        return [parent for rank, parent in heapq.nsmallest(most, alike) if rank < 0]

    def standing(self) -> Standing:
        """Return how far the body clauses stand out as pairs; nothing but 0 of sides so large, or so small, that nobody looks."""
        mine, theirs = ([at for at, heading in enumerate(kinds) if not heading] for kinds in self._kinds)
        if min(len(mine), len(theirs)) < _FEWEST or len(mine) * len(theirs) > _LOOKS:
            return Standing(0.0, 0.0, 0.0)
        alike = [[self._alike(child, parent) for parent in theirs] for child in mine]
        across = list(zip(*alike, strict=True))
        likest = [column.index(max(column)) for column in across]
        pairs = [(at, row.index(max(row))) for at, row in enumerate(alike)]
        mutual = [(at, other) for at, other in pairs if likest[other] == at and alike[at][other]]
        out = [
            min((alike[at][other] - mean) / spread for mean, spread in (spread_of(alike[at]), spread_of(across[other])))
            for at, other in mutual
        ]
        least = min(len(mine), len(theirs))
        return Standing(sum(one >= _FAR for one in out) / least, len(mutual) / least, _in_order([other for _, other in mutual]))

    def _alike(self, child: int, parent: int) -> float:
        return self.characters.alike(self.characters.lines[0][child], self.characters.lines[1][parent])


def _in_order(partners: Sequence[int]) -> float:
    """Return the share of some numbers that the longest rising row of them has; 0 of so few that chance puts them in order."""
    rows: list[int] = []  # the least end of a rising row of each length
    for one in partners:
        rows[(at := bisect_left(rows, one)) : at + 1] = [one]
    return len(rows) / len(partners) if len(partners) >= _FEWEST else 0.0


def can_stand_out(child: Page, parent: Page) -> bool:
    """Return whether the sides have clauses enough for any to stand out, and not more than anybody looks at."""
    mine, theirs = (sum(line.role != "heading" for line in page.lines) for page in (child, parent))
    return min(mine, theirs) >= _FEWEST and mine * theirs <= _LOOKS
