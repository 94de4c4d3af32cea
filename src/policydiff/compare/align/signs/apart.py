"""By how much two clauses are more alike than either is with the other side in general: what no word of a pair tells, the pair's own noise does."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence, Set
from math import fsum
from typing import NamedTuple, TypeVar

from policydiff.compare.side.pages import Page

_SAMPLE = 64
"""Clauses of the other side, spread evenly over it, that tell how alike a clause is with what it does not come from."""
_LEAST_SPREAD = 0.02
_SCALE, _MOST = 4.0, 2.0
"""Standard deviations that count as one, and the most that is counted: what stands out farther is plain by other signs."""
_FAR = 3.0
"""Standard deviations from which on two clauses that are each other's likest are no chance."""
_FEWEST, _LOOKS = 12, 30_000
"""Of fewer than ten clauses none can be so far out; of more pairs than that nobody looks at all."""
MARKS = frozenset(",;:。、()\"'“”《》[]-—.")


_One = TypeVar("_One")


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

    def __init__(self, child: Page, parent: Page) -> None:
        self.lines = tuple([frozenset(line.masked) - MARKS for line in page.lines] for page in (child, parent))
        seen = Counter(one for side in self.lines for line in side for one in line)
        lines = sum(map(len, self.lines))
        self._rarity = {one: math.log((lines + 1) / times) for one, times in seen.items()}.__getitem__
        self._sizes = _Sizes(self._rarity)

    def alike(self, one: Set[str], other: Set[str]) -> float:
        """Return how far two sets are made of the same rare characters, 0 to 1."""
        # The logarithms of a set are added in no order of their own: fsum gives the same for all.
        return fsum(map(self._rarity, one & other)) / (self._sizes[one] * self._sizes[other])


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

    Alike is what has rare characters in common, in whatever order: 检修停运的泵站 and 对停用泵站逐一排查 hardly share two in a row.
    """

    def __init__(self, child: Page, parent: Page) -> None:
        self.characters = Characters(child, parent)
        self._kinds = tuple([line.role == "heading" for line in page.lines] for page in (child, parent))
        self._samples = tuple(
            tuple(sample([at for at, kind in enumerate(side) if kind is heading]) for heading in (False, True)) for side in self._kinds
        )
        self._noise: tuple[dict[tuple[int, bool], tuple[float, float]], dict[tuple[int, bool], tuple[float, float]]] = ({}, {})

    def of(self, child: int, parent: int) -> tuple[float, float]:
        """Return by how much the parent's line stands out among its like for the child's line, and the child's for the parent's.

        The like of a heading are the headings of its side.
        """
        alike, (for_child, for_parent) = self._alike(child, parent), self._noise
        mine, theirs = self._kinds[0][child], self._kinds[1][parent]
        if (child, theirs) not in for_child:
            for_child[child, theirs] = spread_of([self._alike(child, other) for other in self._samples[1][theirs]])
        if (parent, mine) not in for_parent:
            for_parent[parent, mine] = spread_of([self._alike(other, parent) for other in self._samples[0][mine]])
        return out_by(alike, *for_child[child, theirs]), out_by(alike, *for_parent[parent, mine])

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


def sample(everything: Sequence[_One]) -> Sequence[_One]:
    """Return some of a sequence, spread evenly over it; all, where there are few."""
    size = len(everything)
    return everything if size <= _SAMPLE else [everything[at * size // _SAMPLE] for at in range(_SAMPLE)]


def spread_of(noise: Sequence[float]) -> tuple[float, float]:
    """Return the mean and the standard deviation of some likenesses."""
    mean = fsum(noise) / len(noise) if noise else 0.0
    return mean, math.sqrt(fsum([(one - mean) ** 2 for one in noise]) / len(noise)) + _LEAST_SPREAD if noise else 1.0


def out_by(alike: float, mean: float, spread: float) -> float:
    """Return by how many (scaled) standard deviations a likeness stands out, -2 to 2."""
    return max(min((alike - mean) / spread / _SCALE, _MOST), -_MOST)
