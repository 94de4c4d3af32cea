"""Which sentences of a plan may name a number or a year: one of ten."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.parse.figures.sentence.moments import hints
from policydiff.text.figures import grammar
from policydiff.text.patterns import texts_holding, texts_with


def counting_texts(texts: Sequence[str]) -> set[int]:
    """Return which of some folded texts may hold a quantity; in any other `find_quantities` finds nothing."""
    return texts_with(grammar.head(), texts)


def dated_texts(texts: Sequence[str]) -> set[int]:
    """Return which of some folded texts may name a moment; in any other `find_moments` finds nothing."""
    return texts_holding(hints(), texts)
