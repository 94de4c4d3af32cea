"""The head of a notice: letterhead, title, document number, enactment, addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.frame.draft import Draft
from policydiff.parse.frame.title import clean_title, find_title, join_title, title_key
from policydiff.parse.mark.addressees import split_addressees
from policydiff.parse.mark.marked import Marked
from policydiff.text.fold import squeeze

_DATELINE = re.compile(
    r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?$|^(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)[^。,]{0,30}$"
)
_HEAD_LINES = 12
_SEARCHED = 60


def take_head(draft: Draft, lines: Sequence[Marked]) -> list[Marked]:
    """Put what stands over the text into the draft's fields, and return the lines below it."""
    addressed = next((i for i, line in enumerate(lines[:_SEARCHED]) if line.addresses), None)
    place = find_title(lines, draft.title.portal, addressed)
    if place is None:
        return _take_below_title(draft, lines, 0)
    start, end = place
    title, spans = join_title(lines[start:end])
    title, number = clean_title(title)
    draft.title.take(title, *spans)
    for line in lines[:start]:
        _take_over_title(draft, line)
    draft.document_number.take(number and squeeze(number))
    return _take_below_title(draft, lines, end)


def _take_over_title(draft: Draft, line: Marked) -> None:
    if line.number is not None and len(line.folded) < 60:
        _take_number(draft, line, line.number)
    elif line.is_letterhead:
        draft.discard("imprint", [line.span()])
    elif title_key(line.folded) in (title_key(title) for title in (draft.title.printed, draft.title.portal) if title):
        draft.title.take(None, line.span())
    else:
        draft.discard("portal", [line.span()])


def _take_below_title(draft: Draft, lines: Sequence[Marked], at: int) -> list[Marked]:
    addressees = _addressees_at(lines, at)
    for line in lines[at : at + _HEAD_LINES]:
        if at == addressees:
            draft.addressees.take(line.text, line.span())
            at += 1
            break
        if not _take_under_title(draft, line):
            if addressees is None or len(line.folded) > 80 or line.ends_sentence:
                break
            draft.discard("portal", [line.span()])  # 字号、来源 and the like, over the addressees
        at += 1
    return list(lines[at:])


def _addressees_at(lines: Sequence[Marked], start: int) -> int | None:
    for index, line in enumerate(lines[start : start + _HEAD_LINES], start=start):
        if line.addresses:
            return index
        if line.ends_sentence or line.marker is not None:
            return None
    return None


def _take_number(draft: Draft, line: Marked, number: re.Match[str]) -> None:
    start, end = number.span()
    draft.document_number.take(squeeze(line.text[start:end]), line.span(start, end))
    for left, right in ((0, start), (end, len(line.text))):
        if line.text[left:right].strip():
            draft.discard("imprint", [line.span(left, right)])


def _take_under_title(draft: Draft, line: Marked) -> bool:
    """Take a line that may stand between the title and the addressees; False where it is no such line."""
    if line.is_number and line.number is not None:
        _take_number(draft, line, line.number)
    elif line.is_enactment:
        draft.metadata.setdefault("enactment", line.text)
        draft.enactment.take(line.date, line.span())
    elif draft.title.printed is not None and title_key(line.folded) == title_key(draft.title.printed):
        draft.title.take(None, line.span())
    elif len(line.folded) <= 50 and _DATELINE.search(line.folded):
        draft.published.take(line.date, line.span())  # 某某日报 2023-09-08 07:12: the day on which the page was published
    else:
        return False
    return True


def addressees_of(draft: Draft) -> tuple[str, ...]:
    """Return to whom the notice goes, one by one."""
    return split_addressees(draft.addressees.printed) if draft.addressees.printed else ()
