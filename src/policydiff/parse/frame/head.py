"""The head of a notice: letterhead, title, document number, enactment, addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.model import Span
from policydiff.parse.frame.copies.again import is_title_again, printed_again, take_again_with_number, take_makers
from policydiff.parse.frame.copies.menu import find_below_menu
from policydiff.parse.frame.copies.release import find_release, is_headline, take_release
from policydiff.parse.frame.draft import Body, Draft
from policydiff.parse.frame.joined import Joined, addressees_apart, enactment_apart, enactment_end, is_sentence, join
from policydiff.parse.frame.makers import bodies_in, issuer_end, with_blanks
from policydiff.parse.frame.ordered import order_title, take_order, take_order_title
from policydiff.parse.frame.signature import Signature, find_signature, take_signature
from policydiff.parse.frame.title.letterhead import take_letterhead
from policydiff.parse.frame.title.lines import own_title_end
from policydiff.parse.frame.title.numbers import take_issue, take_issued_with, take_number, take_serial
from policydiff.parse.frame.title.text import cut_title, promulgated_titles, title_key
from policydiff.parse.mark.addressees import split_addressees
from policydiff.parse.mark.history import bodies_of_number, read_history
from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.orders import is_announced, is_issue, number_place, read_order
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.genres import addressed, genre_of, spoken, statutory
from policydiff.vocab.page.titles import about_by_headline
from policydiff.vocab.portal import metadata_field

_HEAD_LINES = 12
_TRANSLATED = re.compile(r"[A-Z][ -~]{10,300}$")
_NOTES = 5  # lines between a headline and the title of the text that it is on


def take_head(draft: Draft, lines: Sequence[Marked]) -> list[Marked]:
    """Put what stands over the text into the draft's fields, and return the lines below it."""
    lines = enactment_apart(addressees_apart(lines, _HEAD_LINES), _HEAD_LINES)
    lines, place = find_below_menu(draft, lines)
    released = find_release(lines) if place is None or place[1] == place[0] + 1 else None
    if released is not None and (place is None or place[0] == released or is_headline(lines, place[0], released)):
        return _take_below_title(draft, lines, take_release(draft, lines, released))
    if place is None:
        return _take_below_title(draft, lines, 0)
    if any(line.ends_sentence and line.tells_of_enclosure for line in lines[: place[0]]) and not _is_below_lead(lines, *place):
        # A letter stands over it: what is printed below is the title of the text that the order, or a letter without a title, encloses.
        place = None if draft.title.portal else order_title(lines[: place[0]])
    if place is None:
        return _take_below_title(draft, lines, 0)
    start, end = _below_headline(lines, *place)
    order = lines[end - 1].order or read_order(join(lines[start:end]).folded)
    if end < len(lines) and lines[end].is_serial and order is not None and order.serial is None:
        end += 1  # 某市人民政府令 / 第37号, also with its bodies and 令 a line each
    number = _take_title(draft, join(lines[start:end]))
    at = 0
    while at < start:
        taken = take_order(draft, lines[:start], at) or take_makers(draft, lines[:end], at) or take_letterhead(draft, lines[:start], at)
        if not taken:
            _take_over_title(draft, lines, at)
        at += taken or 1
    if number is not None:
        draft.document_number.take(*number)
    return _take_below_title(draft, lines, end)


def _below_headline(lines: Sequence[Marked], start: int, end: int) -> tuple[int, int]:
    """Return where the title of the text itself stands, where the lines [start, end) are a headline of the press on it: 某县出台某办法 / 编者按：… / 某县某办法."""
    about = about_by_headline(lines[start].folded) if end == start + 1 else None
    if about is None or genre_of(about) is None:
        return start, end
    for at in range(end, min(end + _NOTES, len(lines))):
        if lines[at].marker is not None:
            break
        below = own_title_end(lines, at)
        key = title_key("".join([line.folded for line in lines[at:below]]))
        if below and key != title_key(about) and (key.endswith(title_key(about)) or key in _quoted(lines[end:at])):
            return at, below
    return start, end


def _is_below_lead(lines: Sequence[Marked], start: int, end: int) -> bool:
    """Whether a title is that of the notice on what the lines above it name, as the lead of the press does: …印发《某规划》，全文如下。 / 关于印发《某规划》的通知."""
    handed = {title_key(title) for title in promulgated_titles(join(lines[start:end]).text, "")}
    return not handed.isdisjoint(_quoted(lines[:start]))


def _quoted(lines: Sequence[Marked]) -> set[str]:
    """Return the keys of the titles that some lines quote: 近日，某局印发《某措施》，全文如下."""
    return {title_key(title) for line in lines for title in promulgated_titles("", line.text)}


def _take_title(draft: Draft, text: Joined) -> tuple[str, *tuple[Span, ...]] | None:
    """Put the title and the bodies that it names into the draft; return the document number that is printed with it."""
    order = read_order(text.folded)
    if order is not None and order.serial is not None and order.serial[0] in text.starts:
        return take_order_title(draft, text, order.bodies, order.name, order.serial)
    cut = cut_title(text.folded)
    draft.drop_title_inside(text.lines[0].start, text.lines[-1].start)
    draft.title.take(with_blanks(text, cut.start, cut.end, order.bodies if order else None), *text.spans(cut.start, cut.end))
    number = cut.number
    for start, end in ((0, cut.start), (cut.end, len(text.text))):
        for left, right in ((start, number[0]), (number[1], end)) if number and start <= number[0] < end else ((start, end),):
            draft.discard("imprint", text.spans(left, right))
    if order is not None and order.serial is not None:
        draft.titled = bodies_in(text, 0, order.bodies)
        return (squeeze("".join(text.text[a:b] for a, b in number_place(text.folded, (0, order.name), order.serial))),)
    end = cut.start + issuer_end(text.folded[cut.start : cut.end])
    draft.titled = bodies_in(text, cut.start, order.bodies if order and end == cut.start else end)
    draft.titled = draft.titled or (bodies_of_number(text.text[slice(*number)]) if number else ())
    return None if number is None else (squeeze(text.text[number[0] : number[1]]), *text.spans(*number))


def _take_over_title(draft: Draft, lines: Sequence[Marked], at: int) -> None:
    line = lines[at]
    if line.number is not None and len(line.folded) < 60:
        take_number(draft, line, line.number)
    elif is_issue(line.folded) and at and genre_of(lines[at - 1].folded) in statutory():
        take_serial(draft, line)
    elif line.is_serial and _has_serial(draft):
        take_serial(draft, line, beside=True)
    elif line.signs_with_day is not None and at and (is_issue(lines[at - 1].folded) or lines[at - 1].number is not None):
        end, day = line.signs_with_day
        draft.beside.append(Body(line.text[:end].strip(), line.spans(0, end)))
        draft.issued.take_beside(day, *line.spans(end))
    elif line.is_enactment and read_history(line.text, line.folded):
        draft.take_history(line, tells=True)
    elif line.is_letterhead:
        draft.discard("imprint", line.spans())
    elif is_title_again(draft, [line]):
        draft.title.take(None, *line.spans())
    elif line.is_timed and draft.published.value is None and sum(other.is_timed for other in lines) == 1:
        draft.published.take_beside(line.date, *line.spans())  # 2024年4月11日 18:02: an account posts it, not a body
    elif line.is_dateline and line.is_date and (is_title_again(draft, lines[:at]) or any(about_by_headline(x.folded) for x in lines[:at])):
        draft.published.take(line.date, *line.spans())  # under the page's own heading, which the title below repeats
    else:
        draft.discard("portal", line.spans())


def _has_serial(draft: Draft) -> bool:
    """Whether what is called so has a number of this form, which may stand over its title: 2023年第7号 / 关于…的公告."""
    genre = genre_of(fold(draft.title.printed or ""))
    return genre is not None and is_announced(genre)


def _take_below_title(draft: Draft, lines: Sequence[Marked], at: int) -> list[Marked]:
    at += take_issue(draft, lines, at)
    at += _take_signature_above(draft, lines[at : at + _HEAD_LINES])
    addressees = _addressees_at(draft, lines, at)
    last = at + _HEAD_LINES
    while at < min(last, len(lines)):
        if addressees is not None and at == addressees.start:
            text = join(lines[at : addressees.stop])
            draft.addressees.take(text.text, *text.spans())
            return list(lines[addressees.stop :])
        taken = take_order(draft, lines, at) or _take_under_title(draft, lines, at) or take_letterhead(draft, lines, at)
        if not taken:
            if addressees is None or len(lines[at].folded) > 80 or lines[at].ends_sentence:
                break
            draft.discard("portal", lines[at].spans())  # 字号、来源 and the like, over the addressees
            taken = 1
        last += enactment_end(lines, at) - at  # a history may be long
        at += taken
    return list(lines[at:])


def _take_signature_above(draft: Draft, lines: Sequence[Marked]) -> int:
    """Take bodies and their day that stand right under the title, as on a communique; return how many lines were taken."""
    if (
        draft.title.printed is None
        or not lines
        or not (lines[0].signs or (lines[0].signs_with_day is not None and not lines[0].is_dateline))
    ):
        return 0
    signature = find_signature(lines, 0)
    if signature is None or signature.start != 0 or not signature.bodies:
        return 0
    if _is_pages_own(draft, signature):
        draft.beside.extend(signature.bodies)
        draft.issued.take_beside(signature.issued, *signature.day)
        draft.discard("imprint", signature.rest)
    else:
        take_signature(draft, signature)
    return signature.end


def _is_pages_own(draft: Draft, signature: Signature) -> bool:
    """Whether bodies and their day say again whence the page has the text, and when it was published there, and sign nothing."""
    origins = {fold(value) for label, value in draft.metadata.items() if metadata_field(label) == "origin"}
    return signature.issued == draft.published.value and all(fold(body.name) in origins for body in signature.bodies)


def _addressees_at(draft: Draft, lines: Sequence[Marked], start: int) -> range | None:
    """Return which lines say to whom the notice goes: a list of bodies, or under a notice's title any names before its first sentence."""
    letter = draft.title.value is not None and genre_of(fold(draft.title.value)) in addressed()
    for index, line in enumerate(lines[start : start + _HEAD_LINES], start=start):
        if line.addresses or (letter and line.may_address and index + 1 < len(lines) and is_sentence(lines[index + 1])):
            first = index
            while first > start and lines[first - 1].begins_addressees:
                first -= 1
            return range(first, index + 1)
        if line.ends_sentence or line.marker is not None:
            return None
    return None


def _take_under_title(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Take a line that may stand between the title and the addressees; return how many lines were taken, 0 where it is no such line."""
    line = lines[at]
    if (told := line.issued_with) is not None:
        take_issued_with(draft, line, told)
    elif line.is_number and line.number is not None:
        take_number(draft, line, line.number)
    elif (end := enactment_end(lines, at)) > at and read_history((text := join(lines[at:end])).text, text.folded):
        for piece in lines[at:end]:
            draft.take_history(piece, tells=True)
        return end - at
    elif draft.title.printed is not None and title_key(line.folded) == title_key(draft.title.printed):
        draft.title.take(None, *line.spans())
    elif (numbered := take_again_with_number(draft, lines, at)) > 0:
        return numbered
    elif (again := printed_again(draft, lines, at)) > 0:
        draft.title.take(None, *(span for piece in lines[at : at + again] for span in piece.spans()))
        return again
    elif (makers := take_makers(draft, lines, at)) > 0:
        return makers
    elif line.is_serial and draft.document_number.value is None and (_is_announced(draft) or _opens_text(draft, lines, at)):
        take_serial(draft, line)
    elif line.is_serial and draft.document_number.value is not None and draft.document_number.value.endswith(squeeze(line.text)):
        draft.discard("imprint", line.spans())  # 某部令2006年第18号 / 第18号
    elif (signed := line.signed_in_brackets) is not None:
        start, end, day = signed
        draft.beside.append(Body(line.text[start:end].strip(), line.spans(start, end)))
        draft.issued.take_beside(day, *line.spans(1, start), *line.spans(end, len(line.text) - 1))
        draft.discard("imprint", (*line.spans(0, 1), *line.spans(len(line.text) - 1)))
    elif line.is_occasion:
        draft.occasion = draft.occasion or line.text
        draft.issued.take_beside(line.date, *line.spans())
        return 1 + _take_speaker(draft, lines, at + 1)
    elif line.month or (line.is_date and not line.is_dateline):
        draft.issued.take_beside(line.month or line.date, *line.spans())
        return 1 + (_take_speaker(draft, lines, at + 1) if _is_speech(draft) else 0)
    else:
        return int(_take_of_page(draft, lines, at))
    return 1


def _take_of_page(draft: Draft, lines: Sequence[Marked], at: int) -> bool:
    """Take a line under the title that is the page's: 某某日报 2023-09-08 07:12, and the title in English over who passed the text."""
    line = lines[at]
    if line.is_dateline:
        draft.published.take(line.date, *line.spans())  # the day on which the page was published
    elif _TRANSLATED.match(line.folded) and enactment_end(lines, at + 1) > at + 1:
        draft.discard("portal", line.spans())
    else:
        return False
    return True


def _is_announced(draft: Draft) -> bool:
    """Whether the title is an announcement's: its number may stand alone below it (2022年第4号)."""
    return draft.title.printed is not None and genre_of(fold(draft.title.printed)) in statutory()


def _opens_text(draft: Draft, lines: Sequence[Marked], at: int) -> bool:
    """Whether a number is all that a copy without its head has over the text: 2024年第1号 / 为…，现公告如下：."""
    return at == 0 and draft.title.value is None and len(lines) > 1 and is_sentence(lines[1])


def _is_speech(draft: Draft) -> bool:
    return draft.title.printed is not None and genre_of(fold(draft.title.printed)) in spoken()


def _take_speaker(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Take the line below an occasion that says who spoke: the body whose head gave the report."""
    line = lines[at] if at < len(lines) else None
    if line is None or line.head_end is None:
        return 0
    if line.head_end:
        draft.beside.append(Body(line.text[: line.head_end].replace(" ", ""), line.spans(0, line.head_end)))
    draft.discard("imprint", line.spans(line.head_end))
    return 1


def addressees_of(draft: Draft) -> tuple[str, ...]:
    """Return to whom the notice goes, one by one."""
    return split_addressees(draft.addressees.printed) if draft.addressees.printed else ()
