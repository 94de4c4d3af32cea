"""Rules on text conservation: every character of the source in exactly one place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from policydiff.messages import tell
from policydiff.model import Span
from policydiff.records import dataclass
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.view import View

_WORD = re.compile(r"\S")
_MOST = 20


@rule("error", "evidence")
def text_not_conserved(view: View) -> Iterator[Hit]:
    """A character of the source is in no place of the file, or in two.

    Every character that is not blank belongs to the envelope, to one clause, or to one entry of `discarded` (with a reason).
    So nothing that a notice says is lost silently, and nothing is counted twice.
    """
    source = view.source
    if source is not None:
        yield from islice(_faults(source, sorted(_places(view), key=lambda place: place.span)), _MOST)


def _faults(source: str, places: list[_Place]) -> Iterator[Hit]:
    at, last = 0, None
    for place in places:
        start, end = place.span
        gap = _WORD.search(source, at, start) if start > at else None
        if gap is not None:
            yield _gap(source, gap.start(), last, place)
        elif last is not None and start < at and not last.kind == place.kind == "envelope":
            twice = source[start : min(at, end)]
            if twice.strip():
                culprit = last if place.kind == "clause" else place
                yield Hit(culprit.path, tell("text-not-conserved.twice", text=twice), twice)
        if end > at:
            at, last = end, place
    rest = _WORD.search(source, at)
    if rest is not None:
        yield _gap(source, rest.start(), last, None)


def _gap(source: str, start: int, last: _Place | None, following: _Place | None) -> Hit:
    """Return the hit for text that no place has, told at the neighbour that most likely lost it."""
    end = following.span[0] if following else len(source)
    missing = source[start:end].rstrip()
    touches_last = last is not None and last.span[1] == start
    touches_next = following is not None and start + len(missing) == end
    if last is None or following is None:
        culprit = last or following
    elif touches_last != touches_next:
        culprit = last if touches_last else following
    else:
        culprit = following if last.kind == "clause" else last  # a clause that lost text is told by clause-not-found
    touched = touches_last or touches_next
    path = culprit.path if culprit and (touched or culprit.kind != "clause") else ("discarded",)
    said = tell("text-not-conserved.missing", text=missing)
    return Hit(path, said, missing, lost=(start, start + len(missing)))


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of the source that something in the file takes; kind: envelope | clause | discarded."""

    span: Span
    path: Path
    kind: str


def _places(view: View) -> Iterator[_Place]:
    for name, pieces in view.notice.notice.spans.items():
        yield from (_Place(piece, ("notice", "spans", name, index), "envelope") for index, piece in enumerate(pieces))
    for number, plan in enumerate(view.notice.plans):
        for name, pieces in plan.spans.items():
            yield from (_Place(piece, ("plans", number, "spans", name, index), "envelope") for index, piece in enumerate(pieces))
    for clause in view.clauses:
        key = "pieces" if clause.clause.pieces else "span"
        yield from (_Place(piece, (*clause.path, key), "clause") for piece in clause.spans)
    for index, entry in enumerate(view.notice.discarded):
        yield _Place(entry.span, ("discarded", index, "span"), "discarded")
