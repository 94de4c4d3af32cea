"""What a report on two documents calls them: by their places where these tell them apart, else by their rank or by which came first."""

from __future__ import annotations

from policydiff.model import Comparison, Side
from policydiff.vocab.labels import Labels, labels

_SIDES = ("parent", "child")
_LONG = 10
"""The most characters that a place may have to name a document."""


def naming(comparison: Comparison, words: Labels) -> Labels:
    """Return the labels with the words for the two documents (heading.parent, heading.child) replaced by what a reader of just these
    two would say: 重庆市文件 and 巫溪县文件. In English, where parent and child are words that everybody uses of documents, they stay."""
    if words.language == "en":
        return words
    names = _names(comparison, words)
    plain = labels(words.language)
    pairs = [(plain("heading", side), name) for side, name in zip(_SIDES, names, strict=True)]
    placed = [(f"{word}⟦（{{{side}}}）⟧", name) for side, (word, name) in zip(_SIDES, pairs, strict=True) if by_place(comparison)]
    return words.calling((*placed, *pairs))


def _placed(side: Side, words: Labels) -> str:
    return words("side", "of_place").format(words("genre_level", "national") if side.level == "national" else side.jurisdiction)


def ranked(words: Labels) -> Labels:
    """Return the labels for a report on one document and many that follow it: 上级文件 and 下级文件."""
    if words.language == "en":
        return words
    return words.calling(
        tuple((words("heading", side), words("side", rank)) for side, rank in zip(_SIDES, ("higher", "below"), strict=True))
    )


def by_place(comparison: Comparison) -> bool:
    """Whether the places of the two tell them apart in few words."""
    parent, child = comparison.parent.jurisdiction, comparison.child.jurisdiction
    return bool(parent and child and parent != child and max(len(parent), len(child)) <= _LONG)


def _names(comparison: Comparison, words: Labels) -> tuple[str, str]:
    parent, child = comparison.parent, comparison.child
    if by_place(comparison):
        return _placed(parent, words), _placed(child, words)
    same = parent.jurisdiction and parent.jurisdiction == child.jurisdiction
    if same and parent.issued and child.issued and parent.issued < child.issued:
        return words("side", "earlier"), words("side", "later")
    return words("side", "higher"), words("side", "lower")


def whose(comparison: Comparison, role: str, words: Labels) -> str:
    """Return what stands over a side: parent · 重庆市; in Chinese 重庆市文件, where the place is its name. words: as `naming` returns them."""
    side = comparison.parent if role == "parent" else comparison.child
    placed = words.language == "zh" and by_place(comparison)
    return " · ".join(filter(None, (words("heading", role), None if placed else side.jurisdiction)))
