"""Which sentences of a plan may name a number or a year: one of ten."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.parse.figures.sentence.moments import hints
from policydiff.text.figures import grammar
from policydiff.text.patterns import texts_holding, texts_with


def numbered_texts(texts: Sequence[str]) -> set[int]:
    """Return which of some folded texts may hold a quantity or a moment; in any other `find_quantities` and `find_moments` find nothing."""
    return texts_with(grammar.head(), texts) | texts_holding(hints(), texts)
