"""What two clauses are about, though they have hardly a character in common: 高龄 and 适老, 摸底 and 排查 are words of one idea."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from math import fsum

from policydiff.compare.side.pages import Page, PreparedClause
from policydiff.compare.side.tokens import Lexicon
from policydiff.vocab.stock import ideas

_SATURATION = 4.0

_Said = Mapping[int, frozenset[str]]
"""The ideas of a line, each with the words that it is said in."""


class Ideas:
    """The ideas of two sides. Lines are referred to by their index on their page; sides are 0, the child's, and 1, the parent's.

    An idea in one word is told by its characters already: what counts is what the two say in different words, the rarer the more.
    """

    def __init__(self, child: Page, parent: Page) -> None:
        self._lines = tuple([_said(line) for line in page.lines] for page in (child, parent))
        seen = Counter(idea for side in self._lines for line in side for idea in line)
        lines = sum(map(len, self._lines))
        self._rarity = {idea: math.log((lines + 1) / times) for idea, times in seen.items()}

    def share(self, child: int, parent: int) -> float:
        """Return how much two lines say in different words, 0 to 1."""
        return self._weight(_in_other_words(self._lines[0][child], self._lines[1][parent]))

    def left(self, side: int, whole: int, free: int, others: Collection[int]) -> float:
        """Return how much of that is left of a line for one of the other side, 0 to 1: without the ideas of the lines that it corresponds with.

        side: where the whole line stands; others: lines of the other side that it corresponds with.
        """
        mine, theirs = self._lines[side][whole], self._lines[1 - side]
        return self._weight([idea for idea in _in_other_words(mine, theirs[free]) if not any(idea in theirs[other] for other in others)])

    def _weight(self, shared: Sequence[int]) -> float:
        if not shared:
            return 0.0
        return 1 - math.exp(-fsum([self._rarity[idea] for idea in shared]) / _SATURATION)


def _in_other_words(one: _Said, other: _Said) -> Sequence[int]:
    if one.keys().isdisjoint(other):
        return ()
    return [idea for idea, words in one.items() if idea in other and words.isdisjoint(other[idea])]


def _said(line: PreparedClause) -> _Said:
    known, longest = _known()
    found: dict[int, frozenset[str]] = {}
    text, at = line.masked, 0
    while at < len(text):
        step = 1
        for size in longest.get(text[at], ()):
            word = text[at : at + size]
            if word in known:
                found[known[word]] = found.get(known[word], frozenset()) | {word}
                step = size
                break
        at += step
    return found


@cache
def _known() -> tuple[Mapping[str, int], Mapping[str, Sequence[int]]]:
    """Return the words, as clauses are read (synonyms as one), with their ideas; and for each first character their lengths, longest first."""
    read = Lexicon(texts=ideas()).gist
    known = {"".join(read(word)): idea for word, idea in ideas().items()}
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[0], set()).add(len(word))
    return known, {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}
