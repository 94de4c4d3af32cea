"""The portal's table of particulars over a notice: its values go into the fields that they name."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.model import Span
from policydiff.parse.frame.draft import Draft
from policydiff.parse.mark.days import read_date
from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.particulars import Particular, read_particulars
from policydiff.text.fold import fold, squeeze

_HEAD = 60  # paragraphs; below them a word like 日期 is a word


def take_table(draft: Draft, lines: Sequence[Marked]) -> list[Marked]:
    """Put the particulars into the draft's fields, and return the lines that are none."""
    live: list[Marked] = []
    in_head = True
    for index, line in enumerate(lines):
        in_head = in_head and index < _HEAD and not line.addresses and line.marker is None
        particulars: list[Particular] = []
        if in_head or line.kind != "row":
            particulars = read_particulars(line.paragraph.passage, weak=in_head, table=line.kind in ("metadata", "row"))
        if particulars:
            _take_line(draft, line, particulars)
        else:
            live.append(line)
    return live


def _take_line(draft: Draft, line: Marked, particulars: Sequence[Particular]) -> None:
    at = 0
    for item in particulars:
        value = line.text[item.start : item.end].strip()
        if not value:
            continue
        if line.text[at : item.start].strip():
            draft.discard("portal", [line.span(at, item.start)])
        _take(draft, item, value, line.span(item.start, item.end))
        at = item.end
    if line.text[at:].strip():
        draft.discard("portal", [line.span(at)])


def _take(draft: Draft, item: Particular, value: str, span: Span) -> None:
    bare = squeeze(value)
    if item.field == "published":
        draft.published.take(read_date(value), span)
    elif item.field == "issued":
        draft.issued.take_portal(read_date(value), span)
    elif item.field == "issuer":
        draft.issuer.take_portal(bare, span)
    elif item.field == "title":
        draft.title.take_portal(bare, span)
    elif item.field == "index_number":
        draft.index_number.take(bare, span)
    elif item.field == "document_number" and "号" in fold(bare):
        draft.document_number.take(bare, span)
    else:
        draft.metadata.setdefault(squeeze(item.label), bare)
        draft.metadata_spans.append(span)
