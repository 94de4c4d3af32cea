"""What frames the plans: the envelope, the covering letter, the annexes, and everything that is no part of the notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from policydiff.model import Diagnostic, Discarded, Span
from policydiff.model.notice import Reason
from policydiff.parse.closing import (
    Signature,
    find_signature,
    is_addressee,
    is_enactment,
    is_imprint,
    is_letterhead,
    is_publication_mark,
    split_addressees,
)
from policydiff.parse.dates import read_date
from policydiff.parse.duplicates import find_duplicates
from policydiff.parse.lines import Paragraph
from policydiff.parse.markers import read_marker
from policydiff.parse.metadata import Particular, read_particulars
from policydiff.parse.titles import (
    DOCUMENT_NUMBER,
    clean_title,
    find_title,
    is_attachment_label,
    is_title_line,
    join_title,
    match_title,
    own_title_end,
    promulgated_titles,
    title_key,
)
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.portal import is_furniture


@dataclass(frozen=True, slots=True)
class Part:
    """One promulgated text: its title, its label as an annex, and its paragraphs."""

    title: str | None
    title_spans: tuple[Span, ...]
    attachment: str | None
    attachment_spans: tuple[Span, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(slots=True)
class Frame:
    """The notice laid apart. fields: contract field -> value as read; spans: where, every printing."""

    fields: dict[str, str] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    metadata: dict[str, str] = field(default_factory=dict)
    addressees: tuple[str, ...] = ()
    letter: list[Paragraph] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    discarded: list[Discarded] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    portal_issued: str | None = None

    def discard(self, reason: Reason, spans: Iterable[Span], repeats: Span | None = None) -> None:
        """Enter spans in the ledger."""
        self.discarded.extend(Discarded(reason=reason, span=span, repeats=repeats) for span in spans)

    def put(self, name: str, value: str | None, spans: Iterable[Span], *, over: bool = False) -> None:
        """Set a field (the first value stays, unless `over`) and note where it was read."""
        if value and (over or name not in self.fields):
            self.fields[name] = value
        self.spans.setdefault(name, []).extend(spans)


_CONTENTS_LINE = re.compile(r"(?:\.{3,}|…+|·{3,}|-{4,}|_{4,})\s*\d{1,4}$")
_CONTENTS_HEAD = re.compile(r"^目[\s零]*[录次]$")
_PAGE_TAIL = re.compile(r"[\s.…·]*\d{1,4}$")
_DATELINE = re.compile(
    r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?$|^(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)[^。,]{0,30}$"
)
_ANNOUNCES = re.compile(r"(?:全文|内容|正文)?如下[。:]?$")
_HEAD_LINES = 12
_SEARCHED = 60
_ATTACHMENT_LABEL = re.compile(r"^附\s*[件表录]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:-\d{1,2})?\s*:?")
_TELLS_OF_ENCLOSURE = re.compile(r"全文如下|发出通知|印发(?:给|你|如)|现(?:将|予).{0,120}(?:印发|转发|公布|发布)|(?:请|望).{0,20}(?:贯彻|遵照|执行|落实|组织实施)")


def read_frame(paragraphs: Sequence[Paragraph]) -> Frame:
    """Return the frame of a document; every paragraph ends in a field, the letter, a part or the ledger."""
    frame = Frame()
    live = _set_aside(frame, paragraphs)
    live = _read_table(frame, live)
    live = _read_head(frame, live)
    _read_content(frame, live)
    return frame


# --- what is no part of the text ----------------------------------------------------------------------------------------


def _set_aside(frame: Frame, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    duplicates = find_duplicates(paragraphs)
    contents = _contents(paragraphs)
    live: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        span = [paragraph.passage.span()]
        folded = paragraph.folded
        if index in duplicates:
            frame.discard("duplicate", span, duplicates[index])
        elif paragraph.kind in ("portal", "page-furniture", "contents", "footnote"):
            frame.discard(paragraph.kind, span)  # type: ignore[arg-type]
        elif index in contents:
            frame.discard("contents", span)
        elif is_publication_mark(folded):
            frame.discard("publication-mark", span)
        elif is_imprint(folded):
            frame.discard("imprint", span)
        elif paragraph.kind in ("text", "metadata") and not folded.endswith("。") and is_furniture(folded) and not read_marker(folded):
            frame.discard("portal", span)
        else:
            live.append(paragraph)
    return live


def _contents(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return the indexes of a table of contents: lines with dot leaders, or the lines after 目录 that are printed again below."""
    found = {i for i, p in enumerate(paragraphs) if len(p.folded) <= 120 and _CONTENTS_LINE.search(p.folded)}
    for index, paragraph in enumerate(paragraphs[:200]):
        if not _CONTENTS_HEAD.match(paragraph.folded):
            continue
        found.add(index)
        later = {squeeze(p.folded) for p in paragraphs[index + 1 :] if len(p.folded) <= 80}
        seen: set[str] = set()
        for position in range(index + 1, len(paragraphs)):
            line = _PAGE_TAIL.sub("", squeeze(paragraphs[position].folded))
            if position in found:
                seen.add(line)
                continue
            again = line in later and any(squeeze(p.folded) == line for p in paragraphs[position + 1 :])
            if line in seen or not again or len(line) > 80:
                break
            seen.add(line)
            found.add(position)
        break
    return found


# --- the portal's table -------------------------------------------------------------------------------------------------


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


# --- letter and parts ---------------------------------------------------------------------------------------------------


def _read_content(frame: Frame, live: list[Paragraph]) -> None:
    live = _take_annex_list(frame, live)
    signature = find_signature(live, 0)
    letter_text = "".join(p.text for p in live[: signature.start if signature else 12])
    titles = promulgated_titles(frame.fields.get("title", ""), letter_text)
    keys = {title_key(t) for t in titles}
    keys.discard(title_key(frame.fields.get("title", "\0")))
    first, rest = _first_chunk(live, signature, keys)
    if signature is not None and signature.start < len(live):
        body = [p for i, p in enumerate(live) if not signature.start <= i < signature.end]
        cut = first if first <= signature.start else first - (signature.end - signature.start)
        _take_signature(frame, live, signature)
        chunk, tail = body[:cut], body[cut:]
    else:
        chunk, tail = live[:first], live[rest:]
    parts = _split_parts(tail, keys)
    if parts and parts[0].title is None and len(titles) == 1:
        parts[0] = replace(parts[0], title=titles[0])
    if parts and not _has_items(chunk) and (frame.addressees or _is_letter(chunk) or not chunk):
        frame.letter = chunk
    else:
        frame.parts.append(Part(frame.fields.get("title"), (), None, (), tuple(chunk)))
    for part in parts:
        frame.parts.append(_without_signature(frame, part))
    if not frame.parts:
        frame.parts.append(Part(frame.fields.get("title"), (), None, (), ()))


def _first_chunk(live: list[Paragraph], signature: Signature | None, keys: set[str]) -> tuple[int, int]:
    """Return where the letter (or the notice's own body) ends: at its signature, an annex label, or a promulgated title."""
    for index in range(len(live)):
        if signature is not None and index == signature.start:
            return signature.start, signature.end
        if index and is_attachment_label(live[index].folded) and len(live[index].folded) <= 60:
            return index, index
        if (index or not keys) and keys and match_title(live, index, keys):
            return index, index
        if index and _is_letter(live[max(0, index - 2) : index]) and own_title_end(live, index):
            return index, index
        if "全文" in live[index].folded[-8:] and _ANNOUNCES.search(live[index].folded):
            return index + 1, index + 1
    return len(live), len(live)


def _is_letter(chunk: Sequence[Paragraph]) -> bool:
    return 0 < len(chunk) <= 8 and not _has_items(chunk) and any(_TELLS_OF_ENCLOSURE.search(p.folded) for p in chunk)


def _has_items(chunk: Sequence[Paragraph]) -> bool:
    return any(read_marker(p.folded) is not None for p in chunk)


def _take_signature(frame: Frame, live: list[Paragraph], signature: Signature) -> None:
    lines = live[signature.start : signature.end]
    if len(lines) > 1 or signature.issuer is None:
        frame.put("issued", signature.issued, [lines[-1].passage.span()])
        issuers = lines[:-1]
        frame.put("issuer", issuers[0].text if issuers else None, [p.passage.span() for p in issuers])
        return
    cut = len(signature.issuer)
    passage = lines[0].passage
    frame.put("issuer", signature.issuer.strip(), [passage.span(0, cut)])
    frame.put("issued", signature.issued, [passage.span(cut)])


def _take_annex_list(frame: Frame, live: list[Paragraph]) -> list[Paragraph]:
    """Set aside 附件：1．… 2．… before the signature; a label that a text follows is left alone."""
    out: list[Paragraph] = []
    index = 0
    while index < len(live):
        end = _annex_list_end(live, index) if is_attachment_label(live[index].folded) else index
        if end > index:
            frame.discard("attachment-list", [p.passage.span() for p in live[index:end]])
            index = end
        else:
            out.append(live[index])
            index += 1
    return out


def _annex_list_end(live: Sequence[Paragraph], start: int) -> int:
    label = _ATTACHMENT_LABEL.match(live[start].folded)
    if label is None or ":" not in label.group() and len(label.group()) != len(live[start].folded):
        return start
    if not live[start].folded[label.end() :].strip() and not (start + 1 < len(live) and read_marker(live[start + 1].folded)):
        return start
    end = start + 1
    while end < len(live) and end < start + 40:
        folded = live[end].folded
        marker = read_marker(folded)
        if marker is not None and marker.style == "arabic" and len(folded) <= 80 and not folded.endswith("。"):
            end += 1
        else:
            break
    signature = find_signature(live[end : end + 6], 0)
    ends_here = end == len(live) or (signature is not None and signature.start <= 1)
    return end if ends_here else start


def _split_parts(tail: Sequence[Paragraph], keys: set[str]) -> list[Part]:
    parts: list[Part] = []
    index = 0
    while index < len(tail):
        title_start, label, label_spans = _label(tail, index)
        end = match_title(tail, title_start, keys) or own_title_end(tail, title_start)
        title, spans = join_title(tail[title_start:end]) if end else (None, ())
        body = end or title_start
        stop = body
        while stop < len(tail) and not _starts_part(tail, body, stop, keys):
            stop += 1
        parts.append(Part(title, tuple(spans), label, label_spans, tuple(tail[body:stop])))
        index = stop if stop > index else stop + 1
    return parts


def _label(tail: Sequence[Paragraph], index: int) -> tuple[int, str | None, tuple[Span, ...]]:
    match = _ATTACHMENT_LABEL.match(tail[index].folded)
    if match is None or not is_attachment_label(tail[index].folded):
        return index, None, ()
    text = tail[index].text
    if match.end() >= len(text):
        return index + 1, text.rstrip("：: "), (tail[index].passage.span(),)
    return index, None, ()


def _starts_part(tail: Sequence[Paragraph], body: int, index: int, keys: set[str]) -> bool:
    if index == body:
        return False
    folded = tail[index].folded
    if is_attachment_label(folded) and len(folded) <= 60 and _stands_alone(folded):
        return True
    if match_title(tail, index, keys):
        return True
    return _restarts(tail, body, index)


def _stands_alone(folded: str) -> bool:
    match = _ATTACHMENT_LABEL.match(folded)
    return match is not None and (match.end() == len(folded) or ":" not in folded[match.end() :])


def _restarts(tail: Sequence[Paragraph], body: int, index: int) -> bool:
    """A title of a kind of document after which 一、 or 第一章 begins anew opens another plan."""
    end = own_title_end(tail, index) if len(tail[index].folded) >= 8 else 0
    if not end:
        return False
    ahead = next((m for p in tail[end : end + 6] if (m := read_marker(p.folded)) is not None), None)
    if ahead is None or ahead.number != 1 or ahead.style not in ("chinese", "chapter", "article"):
        return False
    return any((m := read_marker(p.folded)) is not None and m.style == ahead.style for p in tail[body:index])


def _without_signature(frame: Frame, part: Part) -> Part:
    """Take a signature at the very end of a part: it signs the notice where the notice is not signed yet."""
    signature = find_signature(part.paragraphs, max(0, len(part.paragraphs) - 4))
    if signature is None or signature.end < len(part.paragraphs) - 1:
        return part
    if "issued" in frame.fields:
        frame.discard("imprint", [p.passage.span() for p in part.paragraphs[signature.start : signature.end]])
    else:
        _take_signature(frame, list(part.paragraphs), signature)
    kept = part.paragraphs[: signature.start] + part.paragraphs[signature.end :]
    return Part(part.title, part.title_spans, part.attachment, part.attachment_spans, kept)
