"""What a statement answers for: the sentences of its section that it closes."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.parse.duties.statement import Statement
from policydiff.parse.lay.passage import Sentence


def covered(sentences: Sequence[Sentence], said: Sequence[tuple[int, int, Statement]]) -> list[list[int]]:
    """Return for each statement the places of the sentences that it answers for, in order.

    said: (place of the sentence that it begins in, that it ends in, the statement), in order. A row and a sentence that says
    itself what is to be done answer for themselves; a bracket or a line closes the sentences of its section before it, back
    to the one before; one that nothing stands before answers for what follows it, or else for the heading. A sentence that ends
    in a colon (X履行下列职责：) answers for the items below it, too, and a body with a colon (县财政局：…) or in a heading for its
    paragraph or section.
    """
    closing = {place for first, last, statement in said if not _is_own(statement) for place in range(first, last + 1)}
    speaking = {place for first, last, _ in said for place in range(first, last + 1)}
    return [
        _reached(sentences, first, statement.reach, speaking)
        if statement.reach
        else _card(sentences, first, statement.beside)
        if statement.beside != (0, 0)
        else [first, *_items(sentences, first, speaking)]
        if _is_own(statement)
        else _around(sentences, first, last, closing)
        for first, last, statement in said
    ]


def _reached(sentences: Sequence[Sentence], first: int, reach: str, speaking: set[int]) -> list[int]:
    """Return the sentences of the paragraph that a statement begins, or those of the section whose heading it is, up to the next statement."""
    head = sentences[first]
    found: list[int] = []
    heads: list[int] = []
    for place in range(first + 1, len(sentences)):
        sentence = sentences[place]
        within = sentence.paragraph == head.paragraph if reach == "paragraph" else f"{sentence.section}.".startswith(f"{head.section}.")
        if not within or place in speaking:
            break
        (found if sentence.role == "body" else heads).append(place)
    return [first, *found] if head.role == "body" else found or heads or [first]


def _card(sentences: Sequence[Sentence], first: int, beside: tuple[int, int]) -> list[int]:
    """Return the rows of the card in which a statement stands."""
    rows = range(max(0, first - beside[0]), min(len(sentences), first + beside[1] + 1))
    return [place for place in rows if sentences[place].role == "row" and sentences[place].section == sentences[first].section]


def _items(sentences: Sequence[Sentence], first: int, speaking: set[int]) -> list[int]:
    """Return the sentences below one that ends in a colon: those of its section to the first full stop, and the sections in it."""
    head = sentences[first]
    if head.role == "row" or not head.passage.folded.rstrip().endswith(":"):
        return []
    items: list[int] = []
    for place in range(first + 1, len(sentences)):
        sentence = sentences[place]
        below = sentence.section.startswith(f"{head.section}.")
        if not (below or sentence.section == head.section) or (not below and items and sentences[items[-1]].section != head.section):
            break
        if place in speaking:
            break
        if sentence.role == "body":
            items.append(place)
        if not below and sentence.role == "body" and not sentence.passage.folded.rstrip().endswith((";", ":", ",")):
            break
    return items


def _is_own(statement: Statement) -> bool:
    return statement.own or statement.form == "row"


def _around(sentences: Sequence[Sentence], first: int, last: int, closing: set[int]) -> list[int]:
    section = sentences[first].section
    before: list[int] = []
    for place in range(first - 1, -1, -1):
        if sentences[place].section != section or place in closing:
            break
        before.append(place)
    text = [place for place in reversed(before) if sentences[place].role == "body"]
    if text:
        return text
    after: list[int] = []
    for place in range(last + 1, len(sentences)):
        if sentences[place].section != section or place in closing:
            break
        if sentences[place].role == "body":
            after.append(place)
    return after or before[-1:]
