"""Rules on what a notice says of itself: title, issuer, number, dates, place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from policydiff.messages import Message, tell
from policydiff.model import Envelope, Severity, Span
from policydiff.text.fold import fold, squeeze
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.view import View, bare
from policydiff.vocab.genres import genre_of

_QUOTED = ("title", "issuer", "document_number", "index_number")
_DAYS = ("issued", "published")
_EXPECTED = ("title", "genre", "issuer", "issued", "jurisdiction")
_LIST_MARKS = re.compile("[、,，:：;；。和及与]|以及")
_NUMERALS = "零一二三四五六七八九"


@rule("error", "evidence")
def envelope_not_found(view: View) -> Iterator[Hit]:
    """A field of the envelope is not what the source has at the spans given for it.

    `notice.spans` says where each field was read. A value from elsewhere goes into `notice.manual` with a note:
    `manual: {document_number: "from the county's register"}`.
    """
    if view.source is None:
        return
    envelope = view.notice.notice
    for key, value in _fields(envelope):
        if key in envelope.manual:
            continue
        pieces = envelope.spans.get(key, ())
        if not pieces and not _within_another(view, key, value):
            path = ("notice", "spans", key) if key in envelope.spans else ("notice", key)
            yield Hit(path, tell("envelope-not-found.no-span", key=key, value=value), f"{key} {value}", _hint())
        elif pieces and not _printed(view, pieces, key, value):
            message = tell("envelope-not-found.differs", key=key, value=value, found=squeeze(view.cut(pieces)))
            yield Hit(("notice", key), message, f"{key} {value}", _hint())
    for key in envelope.spans:
        if not getattr(envelope, key, None) and key not in envelope.metadata:
            path = ("notice", key) if key in type(envelope).model_fields else ("notice", "spans", key)
            yield Hit(path, tell("envelope-not-found.spans-only", key=key), f"span {key}")
    yield from _issuers(view)
    yield from _history(view)
    yield from _addressees(view)
    yield from _metadata(view)
    yield from _plans(view)


def _hint() -> Message:
    return tell("hint.notice-manual")


def _fields(envelope: Envelope) -> Iterator[tuple[str, str]]:
    for key in (*_QUOTED, *_DAYS):
        value: str | None = getattr(envelope, key)
        if value is not None:
            yield key, value


def _within_another(view: View, key: str, value: str) -> bool:
    """Return whether a field without spans of its own stands within another one: a number in the title, a day in the note below it."""
    envelope = view.notice.notice
    number = "" if key == "document_number" else bare(envelope.document_number or "")
    texts = [bare(envelope.title or ""), number, *(bare(view.cut(pieces)) for pieces in envelope.spans.values())]
    forms = _printed_days(value) if key in _DAYS else [bare(value)]
    return any(form in text for form in forms for text in texts)


def _printed(view: View, pieces: tuple[Span, ...], key: str, value: str) -> bool:
    """Return whether one of the printings is just the value, whole or wrapped over several pieces; beside a day more may stand."""
    texts = [bare(view.cut((piece,))) for piece in pieces]
    if key in _DAYS:
        return any(form in text for form in _printed_days(value) for text in texts)
    if key == "title":  # the document number may stand behind it, on its line
        number = bare(view.notice.notice.document_number or "\0")
        texts = [*texts, *(text.removesuffix(number) for text in texts)]
    if key == "document_number":  # of an order, whose name is the title above it: 某市人民政府令 / 第37号
        texts = [*texts, *(bare(view.notice.notice.title or "") + text for text in texts)]
    if key == "issuer":  # joint issuers as a portal has them, in one cell: 某市政府办公室、某市财政局
        every = _LIST_MARKS.sub("", bare("".join(view.notice.notice.issuers)))
        texts = [*texts, *(bare(value) for text in texts if _LIST_MARKS.sub("", text) == every)]
    runs = ("".join(texts[start:end]) for start in range(len(texts)) for end in range(start + 1, len(texts) + 1))
    return bare(value) in runs


def _printed_days(value: str) -> list[str]:
    """Return the ways in which an ISO day, or a month, is printed, as `bare` leaves them."""
    if value.count("-") == 1:
        year, month = value.split("-")
        numeral = _numeral(int(month)) if month.isdigit() else month
        chinese = "".join(_NUMERALS[int(digit)] for digit in year) if year.isdigit() else year
        return [f"{year}年{month}月", f"{year}年{month.lstrip('0')}月", f"{chinese}年{numeral}月"]
    year, month, day = value.split("-") if value.count("-") == 2 else (value, "", "")
    numbers = [(year, month, day), (year, month.lstrip("0"), day.lstrip("0"))]
    forms = [f"{y}{a}{m}{b}{d}{c}" for y, m, d in numbers for a, b, c in ("年月日", ("-", "-", ""), ("年", "月", ""), ("", "", ""))]
    forms += [form.replace("-", mark) for form in forms for mark in "./"]
    if all(part.isdigit() for part in (year, month, day)):
        forms.append(f"{''.join(_NUMERALS[int(digit)] for digit in year)}年{_numeral(int(month))}月{_numeral(int(day))}日")
    return forms


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else _NUMERALS[tens % 10] + "十") + (_NUMERALS[ones] if ones else "")


def _issuers(view: View) -> Iterator[Hit]:
    """Compare the list of issuers with the first of them, which is `issuer`, and with the source."""
    envelope = view.notice.notice
    if {"issuer", "issuers"} & envelope.manual.keys():
        return
    if (envelope.issuers or (None,))[0] != envelope.issuer and bare(envelope.issuer or "") in view.bare_source:
        first = envelope.issuers[0] if envelope.issuers else ""
        yield Hit(
            ("notice", "issuers"), tell("envelope-not-found.first-issuer", issuer=envelope.issuer or "", first=first), "issuers", _hint()
        )
    for index, name in enumerate(envelope.issuers):
        if bare(name) not in view.bare_source and index:  # the first is told as `issuer`
            yield Hit(("notice", "issuers", index), tell("envelope-not-found.metadata", word=name), name, _hint())


def _history(view: View) -> Iterator[Hit]:
    """Look for what happened to a regulation in its text: the day, the body, the number of each event."""
    for index, event in enumerate(view.notice.notice.history):
        for key, value in (("date", event.date), ("body", event.body), ("number", event.number)):
            forms = _printed_days(value) if value and key == "date" else [bare(value or "")]
            forms += [bare(value.replace("、", ""))] if value and key == "body" else []  # 财政部 税务总局令第2号: two, and blanks between
            if value and not any(form in view.bare_source for form in forms):
                yield Hit(("notice", "history", index, key), tell("envelope-not-found.metadata", word=value), f"{key} {value}", _hint())


def _addressees(view: View) -> Iterator[Hit]:
    envelope = view.notice.notice
    source = bare(view.cut(envelope.spans.get("addressees", ())))
    if "addressees" not in envelope.manual:
        for index, name in enumerate(envelope.addressees):
            if bare(name) not in source:
                yield Hit(("notice", "addressees", index), tell("envelope-not-found.addressee", name=name), name, _hint())
            source = source.replace(bare(name), "", 1)
        rest = _LIST_MARKS.sub("", source)
        if rest and envelope.addressees:
            yield Hit(("notice", "addressees"), tell("envelope-not-found.among-addressees", rest=rest), rest, _hint())


def _metadata(view: View) -> Iterator[Hit]:
    metadata = view.notice.notice.metadata
    if metadata and "metadata" not in view.notice.notice.manual:
        source = view.bare_source
        for key, value in metadata.items():
            for word in (value,) if key in view.notice.notice.spans else (key, value):
                if bare(word) not in source:
                    yield Hit(("notice", "metadata", key), tell("envelope-not-found.metadata", word=word), f"{key} {value}", _hint())


def _plans(view: View) -> Iterator[Hit]:
    for index, plan in enumerate(view.notice.plans):
        pieces = plan.spans.get("title", ())
        if pieces and not _printed(view, pieces, "title", plan.title or ""):
            message = tell("envelope-not-found.plan-title", title=plan.title or "", found=squeeze(view.cut(pieces)))
            yield Hit(("plans", index, "title"), message, plan.title or "")
        for key in plan.spans:
            if not getattr(plan, key, None):
                path = ("plans", index, key) if key in type(plan).model_fields else ("plans", index, "spans", key)
                yield Hit(path, tell("envelope-not-found.plan-spans-only", key=key), f"span {key}")


@rule("warning", "content")
def metadata_missing(view: View) -> Iterator[Hit]:
    """The notice has no title, kind, issuer, signed date or jurisdiction: told once, with all that it lacks.

    Without them it cannot be found by name, placed in the hierarchy or paired with its parent. Fill in what the source does not
    say and name the field in `notice.manual`, with a note. A notice that has a title is found by it: then this is for information.
    """
    envelope = view.notice.notice
    missing = tuple(key for key in _EXPECTED if getattr(envelope, key) is None and key not in envelope.manual)
    if missing:
        severity: Severity = "warning" if missing[0] == "title" else "info"
        yield Hit(("notice", missing[0]), tell("metadata-missing.field", key=missing), " ".join(missing), _hint(), severity)
    if not view.notice.plans:
        yield Hit(("plans",), tell("metadata-missing.plan"), "plans")


@rule("error", "content")
def impossible_date(view: View) -> Iterator[Hit]:
    """A date is no day of the calendar, or lies before 1949; a notice may be signed with its month alone."""
    for key in _DAYS:
        value = getattr(view.notice.notice, key)
        if value is not None and _day(value) is None and not (key == "issued" and _day(f"{value}-01") is not None):
            yield Hit(("notice", key), tell("impossible-date", key=key, value=value), f"{key} {value}")


def _day(value: str | None) -> date | None:
    try:
        day = None if value is None else date.fromisoformat(value)
    except ValueError:
        return None
    return day if day is not None and day.year >= 1949 else None


@rule("warning", "content")
def conflicting_dates(view: View) -> Iterator[Hit]:
    """The signed date and the portal's contradict each other: the portal registers another day, or it was published before it was signed, or long after.

    The signed date (成文日期) wins. A notice that is published on the web before it is signed has a slip in one of the two;
    one that is published years after was mostly put there later, which is only noted.
    """
    envelope = view.notice.notice
    issued, published = _day(envelope.issued), _day(envelope.published)
    if issued is None or published is None:
        return
    about = f"{envelope.issued} {envelope.published}"
    if published < issued:
        yield Hit(("notice", "published"), tell("conflicting-dates.before", published=f"{published}", issued=f"{issued}"), about)
    elif published.year - issued.year > 1:
        message = tell("conflicting-dates.after", published=f"{published}", issued=f"{issued}")
        yield Hit(("notice", "published"), message, about, severity="info")  # which is common, and nothing to mend


@rule("warning", "content")
def unknown_division(view: View) -> Iterator[Hit]:
    """The jurisdiction's code, name, level or parents do not fit each other, by the table of administrative divisions.

    Or neither title nor issuer nor document number names the place. What is right may stay; what is wrong is corrected in the columns
    'place' and 'code' of the sheet 'notices'. Codes and names are those of GB/T 2260, in every version since 1980.
    """
    place = view.notice.notice.jurisdiction
    if place is None or place.level in ("national", "township") or "jurisdiction" in view.notice.notice.manual:
        return
    from policydiff.vocab.places.gazetteer import gazetteer

    path, about = ("notice", "jurisdiction"), f"{place.code} {place.name}"
    if place.code is None:
        if not place.candidates:
            yield Hit((*path, "code"), tell("unknown-division.no-code", name=place.name), about)
        return
    coded = gazetteer().coded(place.code)
    named = [division for division in coded if division.name == place.name]
    if not coded:
        yield Hit((*path, "code"), tell("unknown-division.code", code=place.code), about)
    elif not named:
        yield Hit((*path, "name"), tell("unknown-division.name", code=place.code, known=coded[-1].name, name=place.name), about)
    for division in named[-1:]:
        for key in ("short", "slug", "level"):
            if getattr(place, key) != getattr(division, key):
                said, known = getattr(place, key), getattr(division, key)
                yield Hit((*path, key), tell("unknown-division.field", key=key, said=said, name=place.name, known=known), about)
        above = {name for each in named for name in each.parents}
        for index, name in enumerate(place.parents):
            if name not in above:
                yield Hit((*path, "parents", index), tell("unknown-division.parent", name=place.name, parent=name), about)
    texts = "".join(part or "" for part in (view.notice.notice.title, view.notice.notice.issuer, view.notice.notice.document_number))
    if named and place.short not in texts and place.short[:1] not in texts:
        yield Hit(path, tell("unknown-division.unnamed", name=place.name), about)


@rule("warning", "content")
def wrong_genre(view: View) -> Iterator[Hit]:
    """The notice's kind is not the one that its title ends in (…的通知, …的意见)."""
    envelope = view.notice.notice
    if envelope.title is None or "genre" in envelope.manual:
        return
    said, genre = genre_of(fold(envelope.title)), envelope.genre or ""
    if genre != (said or "") and (said is not None or genre not in envelope.title):
        yield Hit(("notice", "genre"), tell("wrong-genre", genre=genre, title=envelope.title), genre, follows=(("notice", "title"),))
