"""Set phrases of a document: who is meant (企业事业单位和其他生产经营者), what a procedure is about. That two clauses have one in common says little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import fsum

from policydiff.compare.align.evidence import Evidence
from policydiff.compare.side.pages import PreparedClause

_RUN = 6
_OFTEN = 4
"""A run of six characters that four clauses of one side have is a set phrase: of the lengths and numbers next to these, the ones that
foretell the links of a pair left out best without losing any."""


class Formulas:
    """The set phrases of two sides. Lines are referred to by their index on their page."""

    def __init__(self, child: Sequence[PreparedClause], parent: Sequence[PreparedClause]) -> None:
        self._lines = child, parent
        self._runs = _runs(child) | _runs(parent)
        self._known: tuple[dict[int, frozenset[str]], dict[int, frozenset[str]]] = ({}, {})

    def share(self, child: int, parent: int, evidence: Evidence) -> float:
        """Return how much of what two lines share stands in set phrases, 0 to 1."""
        mine, theirs = evidence.child[child], evidence.parent[parent]
        phrases = self._of(0, child) | self._of(1, parent)
        within = fsum([min(mine[pair], theirs[pair]) for pair in phrases if pair in mine and pair in theirs])  # a set has no order
        return within / evidence.kinship(child, parent).shared if within else 0.0

    def _of(self, side: int, index: int) -> frozenset[str]:
        known = self._known[side].get(index)
        if known is None:
            text = self._lines[side][index].masked
            starts = (at for at, run in enumerate(_windows(text)) if run in self._runs)
            known = self._known[side][index] = frozenset(text[at : at + 2] for start in starts for at in range(start, start + _RUN - 1))
        return known


def _runs(side: Sequence[PreparedClause]) -> set[str]:
    seen: Counter[str] = Counter()
    for text in {line.masked for line in side}:
        seen.update(set(_windows(text)))
    return {run for run, times in seen.items() if times >= _OFTEN}


def _windows(text: str) -> list[str]:
    return [text[at : at + _RUN] for at in range(len(text) - _RUN + 1)]
