"""The signature of a text: lines that are bodies and then a day, or both on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.parse.frame.draft import Draft
from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.signatures import without_seal

_LONGEST = 80
_LISTED = re.compile(r"\d{1,2}\.")


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines [start, end) that sign a text; issuer and issued may be missing, not both. cut: length of the issuer on a line of both."""

    start: int
    end: int
    issuer: str | None
    issued: str | None
    cut: int | None = None


def find_signature(lines: Sequence[Marked], start: int) -> Signature | None:
    """Return the first signature at or after `start`."""
    for index in range(start, len(lines)):
        line = lines[index]
        if line.kind != "text" or len(line.folded) > _LONGEST:
            continue
        if line.is_date:
            first = index
            while first > start and lines[first - 1].signs:
                first -= 1
            if first == index and not _after_sentence(lines, index, start):
                continue
            issuer = next((p.text for p in lines[first:index] if not p.folded.startswith("(")), None)
            return Signature(first, index + 1, issuer and without_seal(issuer), line.date)
        both = line.signs_with_day
        if both is not None:
            return Signature(index, index + 1, line.text[: both[0]].strip(), both[1], both[0])
    return None


def _after_sentence(lines: Sequence[Marked], index: int, start: int) -> bool:
    """A day alone signs a text where a sentence, or a list of annexes, ended before it."""
    if index == start:
        return False
    before = lines[index - 1]
    return before.ends_sentence or before.is_label or _LISTED.match(before.folded) is not None


def take_signature(draft: Draft, lines: Sequence[Marked], signature: Signature) -> None:
    """Put the signing body and its day into the draft."""
    signed = lines[signature.start : signature.end]
    if signature.cut is not None:
        draft.issuer.take(signature.issuer, signed[0].span(0, signature.cut))
        draft.issued.take(signature.issued, signed[0].span(signature.cut))
        return
    draft.issued.take(signature.issued, signed[-1].span())
    draft.issuer.take(signature.issuer, *(line.span() for line in signed[:-1]))
