"""Where the other clauses of a section come from: a clause likely comes from there, too, however freely it was written anew."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from policydiff.compare.side.pages import Page

_ALONE = -2.5
"""Log-odds that stand for "comes from nowhere", among which and the offers of a clause one clause's vote is shared out."""
_ENOUGH = 0.5
"""Expected number of other clauses of which the company counts as half."""


class Companies:
    """What the clauses of each section say together of where it comes from.

    offers: (child line, parent line, log-odds by themselves); settled: lines of the child that have their counterparts.
    """

    def __init__(self, child: Page, parent: Page, offers: Iterable[tuple[int, int, float]], settled: Mapping[int, Iterable[int]]) -> None:
        self._mine, self._theirs = ([line.node for line in page.lines] for page in (child, parent))
        self._own: dict[tuple[int, int], float] = defaultdict(float)
        self._all: dict[tuple[int, int], float] = defaultdict(float)
        for line, votes in _votes(offers, settled).items():
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
        among = list(parents)
        votes[child] = {parent: 1 / len(among) for parent in among}
    return votes
