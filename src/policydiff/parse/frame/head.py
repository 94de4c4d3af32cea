"""The head of a notice: the portal's table, the title, the document number, the addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.model import Span
from policydiff.parse.frame.parts_of import Frame
from policydiff.parse.frame.titles import DOCUMENT_NUMBER, clean_title, find_title, join_title, title_key
from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.mark.closing import is_addressee, is_enactment, is_letterhead, split_addressees
from policydiff.parse.mark.days import read_date
from policydiff.parse.mark.particulars import Particular, read_particulars
from policydiff.text.fold import fold, squeeze
from policydiff.text.numbers import read_marker

_DATELINE = re.compile(
    r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?$|^(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)[^。,]{0,30}$"
)
_HEAD_LINES = 12
_SEARCHED = 60


def read_head(frame: Frame, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Put what stands over the text into the frame's fields, and return the paragraphs below it."""
    return _read_head(frame, _read_table(frame, paragraphs))


def _read_table(frame: Frame, paragraphs: list[Paragraph]) -> list[Paragraph]:
    live: list[Paragraph] = []
    in_head = True
    for index, paragraph in enumerate(paragraphs):
        in_head = in_head and index < 60 and not is_addressee(paragraph.folded) and read_marker(paragraph.folded) is None
        particulars = (
            read_particulars(paragraph.passage, weak=in_head, table=paragraph.kind in ("metadata", "row"))
            if paragraph.kind != "row" or in_head
            else []
        )
        if particulars:
            _take_particulars(frame, paragraph, particulars)
        else:
            live.append(paragraph)
    return live


def _take_particulars(frame: Frame, paragraph: Paragraph, particulars: list[Particular]) -> None:
    passage = paragraph.passage
    at = 0
    for item in particulars:
        value = passage.text[item.start : item.end].strip()
        if not value:
            continue
        taken = _take(frame, item, value, passage.span(item.start, item.end))
        if taken:
            if passage.text[at : item.start].strip():
                frame.discard("portal", [passage.span(at, item.start)])
            at = item.end
    if at < len(passage.text) and passage.text[at:].strip():
        frame.discard("portal", [passage.span(at)])


def _take(frame: Frame, item: Particular, value: str, span: Span) -> bool:
    folded = squeeze(value)
    if item.field == "published":
        frame.put("published", read_date(value), [span])
    elif item.field == "issued":
        frame.portal_issued = frame.portal_issued or read_date(value)
        frame.spans.setdefault("issued", []).append(span)
    elif item.field == "issuer":
        frame.put("portal_issuer", folded, [])
        frame.spans.setdefault("issuer", []).append(span)
    elif item.field == "title":
        frame.put("portal_title", folded, [])
        frame.spans.setdefault("title", []).append(span)
    elif item.field == "index_number" or (item.field == "document_number" and "号" in fold(folded)):
        frame.put(item.field, folded, [span])
    else:
        frame.metadata.setdefault(squeeze(item.label), folded)
        frame.spans.setdefault("metadata", []).append(span)
    return True


# --- title, number, addressees ------------------------------------------------------------------------------------------


def _read_head(frame: Frame, live: list[Paragraph]) -> list[Paragraph]:
    addressed = next((i for i, p in enumerate(live[:_SEARCHED]) if is_addressee(p.folded)), None)
    place = find_title(live, frame.fields.get("portal_title"), addressed)
    at = 0
    if place is not None:
        start, at = place
        title, spans = join_title(live[start:at])
        title, number = clean_title(title)
        frame.put("title", title, spans)
        for paragraph in live[:start]:
            _take_head_line(frame, paragraph)
        frame.put("document_number", number and squeeze(number), ())
    addressees = _addressees_at(live, at)
    for paragraph in live[at : at + _HEAD_LINES]:
        if at == addressees:
            frame.addressees = split_addressees(paragraph.text)
            frame.put("addressees", paragraph.text, [paragraph.passage.span()])
            at += 1
            break
        if not _take_under_title(frame, paragraph):
            if addressees is None or len(paragraph.folded) > 80 or _is_sentence(paragraph):
                break
            frame.discard("portal", [paragraph.passage.span()])  # 字号、来源 and the like, over the addressees
        at += 1
    return live[at:]


def _addressees_at(live: Sequence[Paragraph], start: int) -> int | None:
    for index, paragraph in enumerate(live[start : start + _HEAD_LINES], start=start):
        if is_addressee(paragraph.folded):
            return index
        if _is_sentence(paragraph) or read_marker(paragraph.folded) is not None:
            return None
    return None


def _is_sentence(paragraph: Paragraph) -> bool:
    return paragraph.folded.endswith("。")


def _take_head_line(frame: Frame, paragraph: Paragraph) -> None:
    folded, span = paragraph.folded, paragraph.passage.span()
    number = DOCUMENT_NUMBER.search(folded)
    if number is not None and len(folded) < 60:
        _take_number(frame, paragraph, number)
    elif is_letterhead(folded):
        frame.discard("imprint", [span])
    elif title_key(folded) in (title_key(frame.fields["title"]), title_key(frame.fields.get("portal_title", "\0"))):
        frame.spans.setdefault("title", []).append(span)
    else:
        frame.discard("portal", [span])


def _take_number(frame: Frame, paragraph: Paragraph, number: re.Match[str]) -> None:
    passage = paragraph.passage
    printed = squeeze(passage.text[number.start() : number.end()])
    frame.put("document_number", printed, [passage.span(number.start(), number.end())])
    for start, end in ((0, number.start()), (number.end(), len(passage.text))):
        if passage.text[start:end].strip():
            frame.discard("imprint", [passage.span(start, end)])


def _take_under_title(frame: Frame, paragraph: Paragraph) -> bool:
    """Take a line that may stand between the title and the addressees; False where it is no such line."""
    folded, span = paragraph.folded, paragraph.passage.span()
    number = DOCUMENT_NUMBER.match(folded.lstrip("("))
    if number is not None and len(folded) < 40 and is_title_line_length(folded):
        match = DOCUMENT_NUMBER.search(folded)
        if match is not None:
            _take_number(frame, paragraph, match)
        return True
    if is_enactment(folded):
        frame.metadata.setdefault("enactment", paragraph.text)
        frame.put("enactment", None, [span])
        if read_date(folded):
            frame.put("enacted", read_date(folded), [])
        return True
    if "title" in frame.fields and title_key(folded) == title_key(frame.fields["title"]):
        frame.spans.setdefault("title", []).append(span)
        return True
    if len(folded) <= 50 and _DATELINE.search(folded):
        # 某某日报 2023-09-08 07:12: the day on which the page was published
        frame.put("published", read_date(folded), [span])
        return True
    return False


def is_title_line_length(folded: str) -> bool:
    """Return whether a line that begins with a document number holds hardly anything else."""
    match = DOCUMENT_NUMBER.search(folded)
    return match is not None and len(folded) - (match.end() - match.start()) <= 12
