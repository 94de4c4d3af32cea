"""The signature of a text: bodies, or their heads, and then a day; or both on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.model import Span
from policydiff.parse.frame.draft import Body, Draft, Part
from policydiff.parse.frame.joined import join
from policydiff.parse.mark.bodies import of_a_place, split_bodies
from policydiff.parse.mark.days import may_name_day, read_digits
from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.signatures import in_brackets, is_office, is_sealed, without_seal
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.vocab.duties.columns import column_kind
from policydiff.vocab.page.titles import forwards

_LONGEST = 80
_REMARKS = 6
_REMARK = re.compile(r"[\u4e00-\u9fff ()]{2,16}:[^。;]{0,60}$|\([\u4e00-\u9fff]{2,8}:[^。()]{2,200}\)$")
_FIELDS = 3  # lines at the end of a text that are to be signed
_MAKERS = 8  # lines of bodies under the title of a forwarded text
_HEAD = 5  # lines among which a notice has its number or addressees
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_MOST = 24  # lines of one signature
_LISTED = re.compile(r"\d{1,2}\.")


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines [start, end) that sign a text: the bodies, the day, where it stands, and what else stands there (seals, names)."""

    start: int
    end: int
    bodies: tuple[Body, ...]
    issued: str | None
    day: tuple[Span, ...]
    rest: tuple[Span, ...] = ()


def find_signature(lines: Sequence[Marked], start: int) -> Signature | None:
    """Return the first signature at or after `start`; one without a day stands at the very end, with its seal."""
    for index in range(start, len(lines)):
        line = lines[index]
        if line.kind != "text" or len(line.folded) > _LONGEST or not may_name_day(line.folded):
            continue
        if line.is_date or line.is_month:
            found = _above(lines, start, index)
            if found is not None:
                return _with_heads_below(lines, found)
        elif line.signs_with_day is not None:
            cut, issued = line.signs_with_day
            found = _signed(lines[index : index + 1], index, cut)
            if found is not None:
                return replace(found, issued=issued, day=line.spans(cut))
        elif line.head_with_day is not None:
            return _head_with_day(lines, start, index)
    last = len(lines) - 1
    return _signed(lines[last:], last, None) if last >= start and lines[last].signs and is_sealed(lines[last].folded) else None


def own_signature(draft: Draft, lines: Sequence[Marked], end: int, first: Signature | None) -> Signature | None:
    """Return the signature of the notice, where its letter ends at `end` and the first signature of all stands below that: mostly that one.

    Below a letter that passes on another notice, with its own number or addressees, the first is that notice's, but for one of a body that the
    head names; another right at the end is the own one. That the enclosed text is another's is noted in the draft.
    """
    if first is None or first.start < end or not _passes_on(draft, lines[:end]) or not _has_head(lines[end : first.start]):
        return first
    named = (*draft.titled, *(value for _, value, _ in draft.portal_issuers))
    if any(_are_one(body.name, name) for body in first.bodies for name in named):
        return first
    draft.relayed = True
    second = find_signature(lines, first.end)
    return second if second is not None and second.start == first.end and second.end == len(lines) else None


def _passes_on(draft: Draft, letter: Sequence[Marked]) -> bool:
    """Whether a notice passes on a text of another body, by its title or its letter: 现将《…》转发给你们."""
    return _forwards(draft) or any(line.tells_of_enclosure and forwards(_QUOTED.sub("", line.folded)) for line in letter)


def _has_head(lines: Sequence[Marked]) -> bool:
    """Whether a text is a notice of its own: its number, or to whom it goes, stands below its title."""
    return any(line.is_number or line.addresses for line in lines[1:_HEAD])


def undated_signature(lines: Sequence[Marked], end: int) -> Signature | None:
    """Return the bodies, or their heads, that sign a letter without a day right above lines[end], where the text begins that it encloses; None where none do."""
    first = end
    while first > 1 and lines[first - 1].kind == "text" and (lines[first - 1].signs or lines[first - 1].head_end is not None):
        first -= 1
    return _signed(lines[first:end], first, None) if first < end and lines[first - 1].ends_sentence else None


def last_bodies(draft: Draft, lines: Sequence[Marked]) -> Signature | None:
    """Return the bodies of the centre or of a place that sign without a day at the very end of a text, below its last sentence; None where the title names others."""
    found = undated_signature(lines, len(lines))
    if found is None or not all(of_a_place(fold(body.name)) for body in found.bodies):
        return None
    return found if not draft.titled or any(_are_one(body.name, name) for body in found.bodies for name in draft.titled) else None


def _are_one(body: str, name: str) -> bool:
    return body.endswith(name) or name.endswith(body)


def _head_with_day(lines: Sequence[Marked], start: int, index: int) -> Signature:
    """Return the signature whose last line has the name of a head and the day."""
    line, first = lines[index], index
    assert line.head_with_day is not None
    end, cut, issued = line.head_with_day
    while first > start and lines[first - 1].head_end is not None:
        first -= 1
    above = _signed(lines[first:index], first, None)
    bodies = (Body(line.text[:end].replace(" ", ""), line.spans(0, end)),) if end else ()
    before, rest = (above.bodies, above.rest) if above is not None else ((), ())
    return Signature(first, index + 1, (*before, *bodies), issued, line.spans(cut), (*rest, *line.spans(end, cut)))


def _above(lines: Sequence[Marked], start: int, day: int) -> Signature | None:
    """Return the signature that ends in the day at lines[day]: the most lines above it that are bodies and nothing else."""
    line = lines[day]
    first = day
    while first > max(start, day - _MOST) and _may_sign(lines[first - 1]):
        first -= 1
    for begin in range(first, day):
        found = _signed(lines[begin:day], begin, None) if _opens_a_body(lines[begin:day]) else None
        if found is not None:
            issued = line.date if line.is_date else line.month or read_digits(line.folded)
            if issued is None:  # 2024年 月 日, 2024年127
                return replace(found, end=day + 1, rest=(*found.rest, *line.spans()))
            return replace(found, end=day + 1, issued=issued, day=line.spans())
    last = day == len(lines) - 1
    if day > start and column_kind(lines[day - 1].folded) == "deadline":
        return None  # 完成时限 / 2026年6月: a card of lines
    if day > start + 1 and line.is_date and is_office(lines[day - 1].folded) and lines[day - 2].ends_sentence:
        return Signature(day - 1, day + 1, (), line.date, line.spans(), lines[day - 1].spans())
    if day > start and ((line.is_date and (last or _after_sentence(lines, day, start))) or (line.month and last)):
        return Signature(day, day + 1, (), line.date if line.is_date else line.month, line.spans())
    return None


def _may_sign(line: Marked) -> bool:
    return line.kind == "text" and (line.signs or line.head_end is not None or line.is_fragment or line.is_seal)


def _opens_a_body(lines: Sequence[Marked]) -> bool:
    """Whether the first of some lines belongs to a name that signs: to one by itself, or to one that goes on below.

    A line below that is the whole name of a body of some place (某市水利局) goes on with nothing: what stands above it and names no body
    (东山科普长廊) signs nothing.
    """
    pieces: list[Marked] = []
    for line in lines:
        if pieces and of_a_place(line.folded.replace(" ", "")):
            text = join(pieces)
            return split_bodies(text.folded, text.breaks()) is not None
        if line.signs or not line.is_fragment:
            return True
        pieces.append(line)
    return True


def _with_heads_below(lines: Sequence[Marked], found: Signature) -> Signature:
    """Return the signature with the heads of bodies that sign below their day."""
    end = found.end
    while end < len(lines) and lines[end].head_end is not None:
        end += 1
    below = _signed(lines[found.end : end], found.end, None) if end > found.end else None
    if below is None:
        return found
    return replace(found, end=end, bodies=(*found.bodies, *below.bodies), rest=(*found.rest, *below.rest))


def _signed(lines: Sequence[Marked], start: int, cut: int | None) -> Signature | None:
    """Return the bodies that the lines name; None where they are something else. cut: where the name ends on a line with its day."""
    bodies: list[Body] = []
    rest: list[Span] = []
    plain: list[Marked] = []
    for line in (*lines, None):
        if line is not None and line.head_end is None and (cut is not None or not line.folded.startswith("(")):
            plain.append(line)
            continue
        if plain:
            text = join(plain)
            stop = len(without_seal(text.text[:cut]))
            found = split_bodies(text.folded[:stop], text.breaks())
            if found is None:
                return None
            ends = [(a, a + len(without_seal(text.text[a:b])), b) for a, b in found]
            bodies += [Body(text.text[a:end].replace(" ", ""), text.spans(a, end)) for a, end, _ in ends]
            rest += [span for _, end, b in ends if end < b for span in text.spans(end, b)]
            rest += text.spans(stop, cut) if stop < len(text.text[:cut]) else ()
            plain = []
        if line is not None and line.head_end is not None and line.head_end > 0:
            bodies.append(Body(line.text[: line.head_end].replace(" ", ""), line.spans(0, line.head_end)))
        if line is not None:
            rest.extend(line.spans(line.head_end or 0))
    if not bodies:
        bodies, rest = _in_brackets(lines, rest)
    return Signature(start, start + len(lines), tuple(bodies), None, (), tuple(rest)) if bodies or rest else None


def _in_brackets(lines: Sequence[Marked], rest: list[Span]) -> tuple[list[Body], list[Span]]:
    """Return the bodies that sign in brackets alone (（某局办公室代章）), and the rest without them."""
    named = [(line, place) for line in lines if line.signs and (place := in_brackets(line.folded)) is not None]
    if len(named) != len(lines):
        return [], rest
    bodies = [Body(line.text[start:end].replace(" ", ""), line.spans(start, end)) for line, (start, end) in named]
    return bodies, [span for line, (start, end) in named for span in (*line.spans(0, start), *line.spans(end))]


def _after_sentence(lines: Sequence[Marked], index: int, start: int) -> bool:
    """A day alone signs a text where a sentence, or a list of annexes, ended before it."""
    if index == start:
        return False
    before = lines[index - 1]
    return before.ends_sentence or before.is_label or _LISTED.match(before.folded) is not None


def take_signature(draft: Draft, signature: Signature) -> None:
    """Put the signing bodies and their day into the draft."""
    draft.issued.take(signature.issued, *signature.day)
    draft.discard("imprint", signature.rest)
    draft.take_issuers(signature.bodies)


def without_fields(draft: Draft, part: Part) -> Part:
    """Take the lines at the end of a part that are to be signed: 填报单位（盖章）：."""
    lines = part.paragraphs
    fields = [line for line in lines[-_FIELDS:] if line.kind == "text" and is_sealed(line.folded) and not line.signs]
    if not fields:
        return part
    draft.discard("imprint", [span for line in fields for span in line.spans()])
    return replace(part, paragraphs=tuple(line for line in lines if line not in fields))


def without_signature(draft: Draft, part: Part) -> Part:
    """Take a signature at the very end of a part: it signs the notice where the notice is not signed yet."""
    lines = part.paragraphs
    above = (_under_title(lines) or (_makers_end(lines) if _forwards(draft) else 0)) if part.title else 0
    if above:
        draft.discard("imprint", [span for line in lines[:above] for span in line.spans()])
        lines = lines[above:]
        part = replace(part, paragraphs=lines)
    signature = find_signature(lines, max(0, len(lines) - 4))
    if signature is None or signature.end < len(lines) - 1:
        return part
    if draft.issued.printed or draft.relayed or _is_anothers(draft, signature):
        draft.discard("imprint", [span for line in lines[signature.start : signature.end] for span in line.spans()])
    else:
        take_signature(draft, signature)
    return replace(part, paragraphs=lines[: signature.start] + lines[signature.end :])


def without_remarks(draft: Draft, lines: Sequence[Marked]) -> list[Marked]:
    """Return the lines below a signature without the particulars that stand right there and are no text: 办理结果：A, 联系单位及电话：…."""
    end = 0
    while end < min(len(lines), _REMARKS) and lines[end].kind == "text" and lines[end].marker is None and _REMARK.match(lines[end].folded):
        end += 1
    if not end or (end < len(lines) and not lines[end].is_label) or any(line.is_label for line in lines[:end]):
        return list(lines)
    draft.discard("imprint", [span for line in lines[:end] for span in line.spans()])
    return list(lines[end:])


def _under_title(lines: Sequence[Marked]) -> int:
    """Return how many lines under the title of a text say who wrote it, and when."""
    if lines and lines[0].signed_in_brackets is not None:
        return 1
    found = find_signature(lines[:4], 0) if lines and lines[0].signs else None
    return found.end if found is not None and found.start == 0 else 0


def _makers_end(lines: Sequence[Marked]) -> int:
    """Return where the bodies end that made a forwarded text and stand between its title and its first sentence, without a day; 0 where none do."""
    end = 0
    while end < min(len(lines), _MAKERS) and _may_sign(lines[end]):
        end += 1
    if not end or end == len(lines) or not (lines[end].ends_sentence or lines[end].marker is not None):
        return 0
    return end if _signed(lines[:end], 0, None) is not None else 0


def _forwards(draft: Draft) -> bool:
    return forwards(fold(draft.title.value or ""))


def _is_anothers(draft: Draft, signature: Signature) -> bool:
    """Whether a text that a notice forwards is signed by another body than the notice: 某办公室转发某局…, signed by 某局."""
    if not draft.titled or not signature.bodies or not _forwards(draft):
        return False
    return not any(_are_one(body.name, name) for body in signature.bodies for name in draft.titled)
