"""The portal's table of particulars over a notice: its values go into the fields that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from policydiff.model import Span
from policydiff.parse.frame.copies.rows import below_labels, pairs_beside, pairs_of_row
from policydiff.parse.frame.draft import Draft
from policydiff.parse.frame.makers import issuer_end, several_in
from policydiff.parse.mark.days import read_date, read_digits, read_month
from policydiff.parse.mark.document_number import is_number_line
from policydiff.parse.mark.marked import Marked, mark
from policydiff.parse.mark.particulars import Particular, may_begin_particular, read_particulars, read_run
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.columns import is_nobody
from policydiff.vocab.genres import genre_of, statutory
from policydiff.vocab.page.bar import bar_parts
from policydiff.vocab.page.titles import title_word, title_words
from policydiff.vocab.portal import is_strong_label, metadata_field

_INDEX = re.compile(r"[A-Za-z\d][A-Za-z\d/_.:-]{5,60}(?:\([^()]*\))?$")
_ADDRESS = re.compile(r"((?<![!-~])(?:https?://|www\.)[!-~]{4,300})(?= ?[^!-~]| ?$)")
_CREDITS = ("editor", "origin", "views", "tools")
_OURS = ("document_number", "index_number", "issuer", "title")
_LABEL_OF_TEXT = re.compile(r"\d{1,2}[.、] ?\[[\u4e00-\u9fff]{2,8}\]$")  # 7.【法规全文】
_UNKNOWN = re.compile(r"[\u4e00-\u9fff]{2,8}:")
_BULLETS = "-•·●■◆* "
_LONGEST_VALUE = 100
_LONGEST_LABEL = 10
_LONGEST_BAR = 160
_NEAR = 4  # characters between two lines with nothing but blanks between them
_TURNS = 2  # labels with their values on the lines below
_ALONE = 3  # labels without any mark, each alone on its line: fewer are words
_HEAD = 60  # paragraphs; below them a word like 日期 is a word


def take_table(draft: Draft, lines: Sequence[Marked]) -> list[Marked]:
    """Put the particulars into the draft's fields, and return the lines that are none.

    A label alone on its line goes with the line below, where that can be its value; an empty label takes nothing else.
    """
    live: list[Marked] = []
    lines = _bars_apart(_without_addresses(draft, lines))
    bare, spaced = _bare_labels(lines), _spaced_labels(lines)
    in_head, index, credits, below = True, 0, _credits(lines), 0
    while index < len(lines):
        line = lines[index]
        in_head = in_head and index < _HEAD
        if not in_head and index < credits and line.kind == "text" and not may_begin_particular(line.folded):
            live.append(line)  # most lines
            index += 1
            continue
        particulars = _particulars(line, in_head or index >= credits, bare, spaced)
        if not particulars and in_head and index and lines[index - 1] is not (live[-1] if live else None):
            particulars = _unknown(lines, index, bare, spaced) or (read_run(line.paragraph.passage, 1) if line.kind == "text" else [])
        if not particulars and in_head and draft.has_table is not None and (line.kind == "row" or "|" in line.folded):
            particulars = pairs_beside(line)
        in_head = in_head and (
            bool(particulars) or not (line.addresses or line.marker is not None) or _LABEL_OF_TEXT.match(line.folded) is not None
        )
        index += 1
        if in_head and line.kind == "row" and (columns := below_labels(lines[index - 1 : index + 1])):
            draft.has_table = draft.has_table or line.start
            draft.discard("portal", line.spans())
            _take_line(draft, lines[index], columns)
            index += 1
            continue
        if not particulars:
            if in_head and (line.is_furniture or _LABEL_OF_TEXT.match(line.folded)):
                draft.discard("portal", line.spans())  # a piece of a bar: 全文有效
            else:
                live.append(line)
            continue
        draft.has_table = draft.has_table or (line.start if in_head else None)
        _take_line(draft, line, particulars)
        last = particulars[-1]
        if in_head and line.kind == "text" and _is_value(lines, index, last, bare, below >= _TURNS):
            _take_value(draft, last, lines[index])
            index, below = index + 1, below + 1
    return live


def _take_value(draft: Draft, particular: Particular, value: Marked) -> None:
    """Enter the value of a particular whose label stands alone on the line above."""
    lead = len(value.text) - len(value.text.lstrip(_BULLETS))
    if lead:
        draft.discard("portal", value.spans(0, lead))
    _take(draft, particular, value.text[lead:], value.spans(lead))
    if particular.field == "issuer" and draft.portal_issuers:
        draft.portal_bodies = draft.portal_bodies or several_in(value, lead, len(value.text))


def _without_addresses(draft: Draft, lines: Sequence[Marked]) -> Sequence[Marked]:
    """Return the lines without the address of the page that stands before or behind its particulars or number: http://….html发文字号 某政发〔2021〕1号."""
    for index, line in enumerate(lines[:_HEAD]):
        if line.addresses or line.marker is not None or line.ends_sentence:
            break
        found = _ADDRESS.search(line.folded) if line.kind == "text" and "." in line.folded else None
        if found is None:
            continue
        before, address = line.paragraph.parted(found.start()) if found.start() else (None, line.paragraph)
        address, behind = address.parted(len(found[1])) if found.end() < len(line.folded) else (address, None)
        rest = mark(before or behind or address)
        if (before is None) != (behind is None) and _tells_whole(rest):
            draft.discard("portal", mark(address).spans())
            return [*lines[:index], rest, *lines[index + 1 :]]
    return lines


def _tells_whole(line: Marked) -> bool:
    """Whether a line is a number, the bar of a page, or particulars of which the last has a value."""
    found = _particulars(line, True, False)
    return line.is_number or bool(found and line.text[found[-1].start : found[-1].end].strip()) or _bar(line) is not None


def _bars_apart(lines: Sequence[Marked]) -> Sequence[Marked]:
    """Part the bar of a page, which stands over the text, into its number, its day and its particulars, each a line of its own."""
    for index, line in enumerate(lines[:_HEAD]):
        if line.addresses or line.marker is not None or line.ends_sentence:
            break
        parts = _bar(line) if line.kind == "text" and 0 < len(line.folded) <= _LONGEST_BAR and line.folded[-1] != ":" else None
        if parts:
            return [*lines[:index], *parts, *lines[index + 1 :]]
    return lines


def _bar(line: Marked) -> list[Marked] | None:
    """Return the parts of a line that is the bar of a page, else None."""
    offsets = line.paragraph.passage.offsets
    if offsets[-1] - offsets[0] == len(offsets) - 1 and " " not in line.folded:
        return None
    cuts = [0, *(at for at in range(1, len(offsets)) if offsets[at] - offsets[at - 1] > 1 or line.folded[at - 1] == " "), len(offsets)]
    found = bar_parts([line.folded[start:end].strip() for start, end in pairwise(cuts)])
    if found is None:
        return None
    parts, rest, at = [], line.paragraph, 0
    for _, end in found[:-1]:
        first, rest = rest.parted(cuts[end] - at)
        parts.append(mark(first))
        at = cuts[end]
    return [*parts, mark(rest)]


def _credits(lines: Sequence[Marked]) -> int:
    """Return where the lines at the end of a page begin that say whence the text is and who edited it (来源：某某日报, 编辑：某某)."""
    start = len(lines)
    while start and (found := _particulars(lines[start - 1], True, False)) and all(item.field in _CREDITS for item in found):
        start -= 1
    return start


def _bare_labels(lines: Sequence[Marked]) -> bool:
    """Whether labels stand in the head without any mark, each alone on its line, with the values on the lines between."""
    return len([line for line in _over_text(lines) if line.kind == "text" and is_strong_label(line.folded)]) >= _ALONE


def _spaced_labels(lines: Sequence[Marked]) -> bool:
    """Whether labels stand in the head with their values behind a wide blank and no other mark: 索 引 号    1133/2021-4."""
    return sum(map(_spaced_label, _over_text(lines))) >= _ALONE


def _over_text(lines: Sequence[Marked]) -> Iterator[Marked]:
    """Yield the lines of a head: those over the first that says to whom the notice goes, or has a number."""
    return takewhile(lambda line: not line.addresses and line.marker is None, lines[:_HEAD])


def _spaced_label(line: Marked) -> bool:
    gap = next((at for at in line.paragraph.gaps if at > 1), 0)
    return line.kind == "text" and 0 < gap <= _LONGEST_LABEL and is_strong_label(line.folded[:gap])


def _particulars(line: Marked, in_head: bool, bare: bool, spaced: bool = False) -> list[Particular]:
    if line.kind == "row" and not in_head:
        return []
    if bare and in_head and line.kind == "text" and metadata_field(line.folded):
        return [Particular(metadata_field(line.folded) or "", line.text, len(line.text), len(line.text))]
    if (line.kind == "row" or (in_head and "|" in line.folded)) and (pairs := pairs_of_row(line)):
        return pairs
    known = line.kind in ("metadata", "row") or (spaced and in_head and _spaced_label(line))
    found = read_particulars(line.paragraph.passage, weak=in_head, table=known)
    if not found and in_head and line.kind == "text":
        found = read_run(line.paragraph.passage)
    if not found and line.kind == "metadata" and "：" in line.text:  # a label that nobody knows, among others
        label = line.text.partition("：")[0]
        return [Particular("topic", label, len(label) + 1, len(line.text))]
    return list(_parted(line, found)) if in_head and found and line.paragraph.gaps and is_strong_label(found[0].label) else found


def _unknown(lines: Sequence[Marked], index: int, bare: bool, spaced: bool) -> list[Particular]:
    """Return the particular with a label that nobody knows that stands between two others; none where the line is something else."""
    line = lines[index]
    label = _UNKNOWN.match(line.folded) if line.kind == "text" and len(line.folded) <= _LONGEST_VALUE and not line.ends_sentence else None
    if label is None or label.end() == len(line.text) or index + 1 == len(lines) or not _particulars(lines[index + 1], True, bare, spaced):
        return []
    return [Particular("topic", line.text[: label.end() - 1], label.end(), len(line.text))]


def _parted(line: Marked, found: Sequence[Particular]) -> Iterator[Particular]:
    """Yield the particulars of a line; where a wide blank and a few words with a colon stand in a value, they are a label that nobody knows."""
    for item in found:
        for gap in line.paragraph.gaps:
            label = _UNKNOWN.match(line.folded, gap, item.end) if item.start <= gap < item.end else None
            if label is not None:
                yield replace(item, end=gap)
                item = Particular("topic", line.text[gap : label.end() - 1], label.end(), item.end)
        yield item


def _is_value(lines: Sequence[Marked], index: int, label: Particular, bare: bool, by_turns: bool) -> bool:
    """Whether lines[index] can be the value of the label alone on the line above: it fits the field, or another label follows.

    by_turns: whether values stand on the lines below their labels, so that a body below one of issuers is its value, and not of the title.
    """
    if label.start < label.end or index >= len(lines):
        return False
    line = lines[index]
    if line.kind not in ("text", "metadata") or len(line.folded) > _LONGEST_VALUE or line.ends_sentence or line.folded.endswith(":"):
        return False
    if _particulars(line, True, bare) or (label.field not in ("title", "summary") and _is_title(line)):
        return False
    if label.field in ("issued", "published", "updated", "effective", "expires"):
        return line.date is not None and len(line.folded) <= 24
    if label.field == "document_number":
        return is_number_line(line.folded.lstrip(_BULLETS))
    if (label.field == "origin" and _is_origin(lines, index)) or (label.field == "issuer" and by_turns and line.signs):
        return True
    if label.field == "index_number":
        return _INDEX.match(line.folded.lstrip(_BULLETS)) is not None
    return index + 1 < len(lines) and bool(_particulars(lines[index + 1], True, bare))


def _is_origin(lines: Sequence[Marked], index: int) -> bool:
    """Whether a line under 来源： is whence the text comes, and not the first body of its title: other bodies, or the tools of the page, stand below it."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    if below is None or len(line.folded) > _LONGEST_LABEL or not names_a_body(line.folded) or genre_of(line.folded) is not None:
        return False
    parted = below.start - line.paragraph.passage.offsets[-1] > _NEAR
    return parted or names_a_body(below.folded) or issuer_end(below.folded) > 0


def _is_title(line: Marked) -> bool:
    """Whether a line is the title of a notice, printed below its table: 某局关于…的通知."""
    return title_word("about").search(line.folded) is not None and genre_of(line.folded) in statutory()


def _take_line(draft: Draft, line: Marked, particulars: Sequence[Particular]) -> None:
    at = 0
    for item in particulars:
        value = line.text[item.start : item.end].strip()
        if not value:
            continue
        if line.text[at : item.start].strip():
            draft.discard("portal", line.spans(at, item.start))
        _take(draft, item, value, line.spans(item.start, item.end))
        if item.field == "issuer" and draft.portal_issuers:
            draft.portal_bodies = draft.portal_bodies or several_in(line, item.start, item.end)
        at = item.end
    if line.text[at:].strip():
        draft.discard("portal", line.spans(at))


def _take(draft: Draft, item: Particular, value: str, spans: tuple[Span, ...]) -> None:
    bare = squeeze(value)
    if item.field == "tools" and is_number_line(fold(bare)):  # 字号：某发〔2009〕120号 is no size of letters
        draft.document_number.take_portal(bare, *spans)
    elif item.field == "tools" or (item.field in _OURS and is_nobody(fold(bare))):  # 文号：无, 索引号：—
        draft.discard("portal", spans)
    elif item.field == "published":
        _take_day(draft, draft.published.take, read_date(fold(value)) or read_digits(value), spans)
    elif item.field == "updated":
        draft.updates.append((squeeze(item.label), value, spans))
    elif item.field == "issued":
        _take_day(draft, draft.issued.take_portal, read_date(fold(value)) or read_month(fold(value)) or read_digits(value), spans)
    elif item.field == "issuer" and not fold(bare).endswith(title_words("sites")):
        draft.portal_issuers.append((squeeze(item.label), bare, spans))
    elif item.field == "title":
        draft.title.take_portal(bare, *spans)
    elif item.field == "index_number":
        draft.index_number.take_portal(bare, *spans)
    elif item.field == "document_number" and "号" in fold(bare):
        draft.document_number.take_portal(bare, *spans)
    elif len(spans) > 1:
        draft.discard("portal", spans)  # a page number stands inside: what the value is, is not sure
    else:
        draft.metadata.setdefault(squeeze(item.label), bare)
        draft.metadata_spans.extend(spans)


def _take_day(draft: Draft, take: Callable[..., None], day: str | None, spans: tuple[Span, ...]) -> None:
    if day is None:  # 发布日期： with something else behind it
        draft.discard("portal", spans)
    else:
        take(day, *spans)
