"""Where the other clauses of a section come from: a clause likely comes from there, too, however freely it was written anew."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from policydiff.compare.side.pages import Page

_ALONE = -2.5
"""Log-odds that stand for "comes from nowhere", among which and the offers of a clause one clause's vote is shared out."""
_ENOUGH = 0.5
"""Expected number of other clauses of which the company counts as half."""
_REACH, _FADES, _SKIPS = 8, 4.0, 6.0
"""How many lines before and behind a line tell its place, after how many they tell a third of it, and after how many lines of the
parent that were left out between."""
_NEAR = tuple((on, math.exp(-(on - 1) / _FADES)) for on in range(1, _REACH + 1))
"""What each of those lines tells, by how far it is."""
_SPLIT = 0.5
"""What it counts that the line beside comes from the same line of the parent."""

_Votes = Mapping[int, Mapping[int, float]]


class Companies:
    """What the clauses of each section say together of where it comes from.

    offers: (child line, parent line, log-odds by themselves); settled: lines of the child that have their counterparts.
    """

    def __init__(self, child: Page, parent: Page, offers: Iterable[tuple[int, int, float]], settled: Mapping[int, Iterable[int]]) -> None:
        self._mine, self._theirs = ([line.node for line in page.lines] for page in (child, parent))
        self._above = tuple(
            [(node.index, node.parent) if node.parent > 0 else (node.index,) for node in page.nodes] for page in (child, parent)
        )
        self._own: dict[tuple[int, int], float] = defaultdict(float)
        self._all: dict[tuple[int, int], float] = defaultdict(float)
        self._wide: dict[tuple[int, int], float] = defaultdict(float)
        self._cast: dict[int, float] = defaultdict(float)
        self._votes: _Votes = _votes(offers, settled)
        for line, votes in self._votes.items():
            for other, vote in votes.items():
                there = self._theirs[other]
                self._own[line, there] += vote
                self._all[self._mine[line], there] += vote

    def of(self, child: int, parent: int) -> float:
        """Return how much the company of the two lines speaks for their being a pair, 0 to 1; what they say themselves does not count."""
        here, there = self._mine[child], self._theirs[parent]
        if not here or not there:
            return 0.0
        others = max(self._all.get((here, there), 0.0) - self._own.get((child, there), 0.0), 0.0)
        return others / (others + _ENOUGH)

    def family(self, child: int, parent: int) -> float:
        """Return the share of the other clauses in the wider section of the one that come from the wider section of the other, 0 to 1.

        Wider is a section and the one above it, but for the two sections of the lines themselves (see `of`): what stood under one
        heading is spread over several, or put together from them.
        """
        here, there = self._mine[child], self._theirs[parent]
        if not here or not there:
            return 0.0
        if not self._cast:
            self._count_wide()
        own, cast = self._of_line(child), sum(self._votes.get(child, {}).values())
        return max(
            (
                max(self._wide.get((one, other), 0.0) - own.get(other, 0.0), 0.0) / (max(self._cast[one] - cast, 0.0) + _ENOUGH)
                for one in self._above[0][here]
                for other in self._above[1][there]
                if (one, other) != (here, there)
            ),
            default=0.0,
        )

    def _count_wide(self) -> None:
        """Add up the votes of wider sections: only where the family is asked for."""
        for line, votes in self._votes.items():
            for above in self._above[0][self._mine[line]]:
                self._cast[above] += sum(votes.values())
                for there, vote in self._of_line(line).items():
                    self._wide[above, there] += vote

    def order(self, child: int, parent: int) -> float:
        """Return how far the clauses before the two, and those behind them, are pairs in the same order, 0 to 2; the nearest count most."""
        return self._beside(child, parent, -1) + self._beside(child, parent, 1)

    def _beside(self, child: int, parent: int, way: int) -> float:
        best = 0.0
        for on, near in _NEAR:
            line = child + way * on
            if not 0 <= line < len(self._mine) or not self._mine[line] or near <= best:
                break
            for other, vote in self._votes.get(line, {}).items():
                there = (other - parent) * way
                if there >= 0 and vote * near > best and self._theirs[other]:
                    best = max(best, vote * near * (math.exp(-max(0, there - on) / _SKIPS) if there else _SPLIT))
        return best

    def _of_line(self, line: int) -> Mapping[int, float]:
        """Return the vote of a line by the parent's sections, and those above them."""
        found: dict[int, float] = defaultdict(float)
        for other, vote in self._votes.get(line, {}).items():
            for there in self._above[1][self._theirs[other]]:
                found[there] += vote
        return found


def _votes(offers: Iterable[tuple[int, int, float]], settled: Mapping[int, Iterable[int]]) -> dict[int, dict[int, float]]:
    """Return how each line of the child shares out its vote among those that it may come from."""
    odds: dict[int, dict[int, float]] = defaultdict(dict)
    for child, parent, score in offers:
        odds[child][parent] = math.exp(score)
    votes = {}
    for child, found in odds.items():
        total = math.exp(_ALONE) + sum(found.values())
        votes[child] = {parent: weight / total for parent, weight in found.items()}
    for child, parents in settled.items():
        among: Sequence[int] = list(parents)
        votes[child] = {parent: 1 / len(among) for parent in among}
    return votes
