"""Text conservation: every non-blank character of the Source is in exactly one place of the result."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policydiff.model import Discarded, Span
from policydiff.parse.lay.invisible import is_unseen

_WORD = re.compile(r"\S+")


def unplaced(text: str, spans: Iterable[Span]) -> list[Discarded]:
    """Return what of `text` no span covers, as ledger entries: `layout` where no reader sees it, else `unplaced`.

    It guarantees conservation whatever the stages before did; on a text that they understand nothing is `unplaced`.
    """
    found: list[Discarded] = []
    at = 0
    for start, end in sorted(spans):
        if start > at and not text[at:start].isspace():
            found.extend(_words(text, at, start))
        if end > at:
            at = end
    found.extend(_words(text, at, len(text)))
    return found


def _words(text: str, start: int, end: int) -> list[Discarded]:
    first = _WORD.search(text, start, end)
    if first is None:
        return []
    stop = end
    while text[stop - 1].isspace():
        stop -= 1
    return [
        Discarded.made(reason="layout" if is_unseen(text[first.start() : stop]) else "unplaced", span=(first.start(), stop), repeats=None)
    ]


def conserved(text: str, spans: Iterable[Span]) -> float:
    """Return the share of the non-blank characters of `text` that exactly one of the spans covers; 1.0 is perfect."""
    total = len("".join(text.split()))
    wrong = at = 0
    for start, end in sorted(spans):
        if start > at:
            wrong += len("".join(text[at:start].split()))
        elif start < at:
            wrong += len("".join(text[start : min(at, end)].split()))
        at = max(at, end)
    wrong += len("".join(text[at:].split()))
    return max(0.0, 1 - wrong / total) if total else 1.0
