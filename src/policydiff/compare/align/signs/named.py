"""Whether a sentence is about what a heading names: a heading that became a sentence, or was made out of one, left its subject there."""

from __future__ import annotations

from policydiff.compare.align.evidence import Evidence, Weights
from policydiff.compare.side.pages import Page
from policydiff.vocab.stock import subject_of

_LEAST = 0.6, 0.5
"""Least share of a heading's subject that stands in the sentence: of a heading of the child, which was made out of the sentence, and of one of
the parent, which became part of it."""


class Named:
    """The subjects of the headings of two sides. Lines are referred to by their index on their page."""

    def __init__(self, child: Page, parent: Page, evidence: Evidence) -> None:
        self._pages, self._evidence = (child, parent), evidence
        self._subjects: tuple[dict[int, Weights], dict[int, Weights]] = ({}, {})

    def missing(self, child: int, parent: int) -> bool:
        """Return whether one of two lines is a heading, the other a sentence, and most of what the heading is about does not stand there."""
        heads = [page.lines[line].role == "heading" for page, line in zip(self._pages, (child, parent), strict=True)]
        if heads[0] == heads[1]:
            return False
        subject = self._subject(0, child) if heads[0] else self._subject(1, parent)
        sentence = self._evidence.parent[parent] if heads[0] else self._evidence.child[child]
        total = sum(subject.values())
        return sum(weight for pair, weight in subject.items() if pair in sentence) < _LEAST[heads[1]] * total

    def _subject(self, side: int, line: int) -> Weights:
        known = self._subjects[side].get(line)
        if known is None:
            page = self._pages[side]
            subject = "".join(page.lexicon.gist(subject_of(page.nodes[page.lines[line].node].core)))
            known = self._subjects[side][line] = self._evidence.weigh(subject)
        return known
