"""Below the head: the covering letter, the signature, the promulgated texts and the annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.model import Span
from policydiff.parse.frame.parts_of import Frame, Part
from policydiff.parse.frame.titles import (
    is_attachment_label,
    is_title_line,
    join_title,
    match_title,
    own_title_end,
    promulgated_titles,
    title_key,
)
from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.mark.closing import Signature, find_signature, without_seal
from policydiff.text.numbers import read_marker

_ANNOUNCES = re.compile(r"(?:全文|内容|正文)?如下[。:]?$")
_ATTACHMENT_LABEL = re.compile(r"^附\s*[件表录]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:-\d{1,2})?\s*:?")
_TELLS_OF_ENCLOSURE = re.compile(
    r"全文如下|发出通知|印发(?:给|你|如)|现(?:将|予).{0,120}(?:印发|转发|公布|发布)|(?:请|望).{0,20}(?:贯彻|遵照|执行|落实|组织实施)"
)


def read_parts(frame: Frame, live: list[Paragraph]) -> None:
    """Put the paragraphs below the head into the frame's letter and parts; a notice without enclosures is one part."""
    live = _take_annex_list(frame, live)
    signature = find_signature(live, 0)
    letter_text = "".join(p.text for p in live[: signature.start if signature else 12])
    titles = promulgated_titles(frame.fields.get("title", ""), letter_text)
    keys = {title_key(t) for t in titles}
    live = [piece for paragraph in live for piece in _apart(paragraph, titles)]
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


def _apart(paragraph: Paragraph, titles: Sequence[str]) -> list[Paragraph]:
    """Part a known title from the text below it, where its line was so full that the two were taken for one paragraph."""
    offsets = paragraph.passage.offsets
    for title in titles:
        cut = len(title)
        if len(paragraph.text) > cut + 10 and paragraph.text.startswith(title) and offsets[cut] > offsets[cut - 1] + 1:
            rest = [place - cut for place in paragraph.holes if place > cut]
            return [
                replace(paragraph, passage=paragraph.passage.cut(0, cut), holes=(), gaps=()),
                replace(paragraph, passage=paragraph.passage.cut(cut), holes=tuple(rest), gaps=()),
            ]
    return [paragraph]


def _first_chunk(live: list[Paragraph], signature: Signature | None, keys: set[str]) -> tuple[int, int]:
    """Return where the letter (or the notice's own body) ends: at its signature, an annex label, or a promulgated title."""
    for index in range(len(live)):
        if signature is not None and index == signature.start:
            return signature.start, signature.end
        if index and is_attachment_label(live[index].folded) and len(live[index].folded) <= 60:
            return index, index
        if (index or not keys) and keys and match_title(live, index, keys):
            return index, index
        signs = signature is not None and signature.start - index <= 2
        if index and not signs and _is_letter(live[max(0, index - 2) : index]) and own_title_end(live, index):
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
        frame.put("issuer", signature.issuer and without_seal(signature.issuer), [p.passage.span() for p in issuers])
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
    if label is None or (":" not in label.group() and len(label.group()) != len(live[start].folded)):
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
        if not end and label and title_start < len(tail) and is_title_line(tail[title_start]):
            end = title_start + 1  # an annex may be called anything
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
