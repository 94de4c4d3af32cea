"""By how much two clauses are more alike than either is with the other side in general."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from math import fsum
from typing import TypeVar

from policydiff.compare.side.pages import Page

_SAMPLE = 64
"""Clauses of the other side, spread evenly over it, that tell how alike a clause is with what it does not come from."""
_LEAST_SPREAD = 0.02
_SCALE, _MOST = 4.0, 2.0
"""Standard deviations that count as one, and the most that is counted: what stands out farther is plain by other signs."""

_One = TypeVar("_One")
_Kinds = tuple[Sequence[bool], Sequence[bool]]
"""Of each side, which lines are headings."""


class Noise:
    """How alike any two lines of two sides are that do not correspond. Lines are referred to by their index on their page.

    kinds: see `kinds_of`; alike: how alike a line of the child and one of the parent are. The like of a heading are the headings of its side.
    """

    def __init__(self, kinds: _Kinds, alike: Callable[[int, int], float]) -> None:
        self._kinds, self._alike = kinds, alike
        self._samples = tuple(
            tuple(sample([at for at, kind in enumerate(side) if kind is heading]) for heading in (False, True)) for side in kinds
        )
        self._known: tuple[dict[tuple[int, bool], tuple[float, float]], dict[tuple[int, bool], tuple[float, float]]] = ({}, {})

    def out(self, child: int, parent: int) -> tuple[float, float]:
        """Return by how much the parent's line stands out among its like for the child's line, and the child's for the parent's, -2 to 2."""
        alike, (for_child, for_parent) = self._alike(child, parent), self._known
        mine, theirs = self._kinds[0][child], self._kinds[1][parent]
        if (child, theirs) not in for_child:
            for_child[child, theirs] = spread_of([self._alike(child, other) for other in self._samples[1][theirs]])
        if (parent, mine) not in for_parent:
            for_parent[parent, mine] = spread_of([self._alike(other, parent) for other in self._samples[0][mine]])
        return out_by(alike, *for_child[child, theirs]), out_by(alike, *for_parent[parent, mine])


def kinds_of(child: Page, parent: Page) -> _Kinds:
    """Return for each line of each side whether it is a heading."""
    return [line.role == "heading" for line in child.lines], [line.role == "heading" for line in parent.lines]


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
