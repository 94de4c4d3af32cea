"""The draft's fields become the envelope, and the covering letter its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from policydiff.model import Clause, Envelope, Event, Jurisdiction, Span
from policydiff.parse.frame.copies.databases import is_reposted, makers_of, passes, settle_database, without_portal
from policydiff.parse.frame.draft import Body, Draft
from policydiff.parse.frame.head import addressees_of
from policydiff.parse.frame.reported import place_of_report, reporter, title_of_report
from policydiff.parse.mark.days import read_date
from policydiff.parse.mark.history import bodies_of_number, passed_by_meetings, read_history
from policydiff.parse.mark.orders import read_order
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.genres import genre_of, own_genre
from policydiff.vocab.page.acts import acts_in
from policydiff.vocab.page.envelope import addressee_word
from policydiff.vocab.page.titles import tells_of_enclosure, title_word
from policydiff.vocab.places.divisions import jurisdiction
from policydiff.vocab.places.states import of_its_basis, of_its_names, of_whose_state

_YEARS = 1  # after the year of issue in which a portal may publish a document
_PREAMBLE = 6  # paragraphs in which a text without a title says what it is


def make_envelope(draft: Draft, letter: tuple[Clause, ...]) -> Envelope:
    """Return the envelope of the notice: what it prints of itself first, then what the portal says of it.

    The draft's ledger gets the places of fields that have no value.
    """
    history = _history(draft, letter)
    passed = _passed(history, draft.anew) if draft.history_spans else None
    _settle_printing(draft, known=bool(passed))
    if passed and is_reposted(draft):
        without_portal(draft)
    elif not passed:
        settle_database(draft)
    title, index = title_of_report(draft), draft.index_number.value
    number = draft.document_number.value or (_number_of(history) if draft.history_spans else None)
    issued = draft.issued.value or passed
    _settle_updates(draft, issued)
    _settle_days(draft, issued)
    issuers = _settle_issuers(draft)
    year = int(issued[:4]) if issued else None
    return Envelope(
        title=title,
        genre=_genre(title) or _own_genre(draft),
        issuer=issuers[0] if issuers else None,
        issuers=issuers,
        document_number=number,
        index_number=index,
        issued=issued,
        published=draft.published.value,
        history=history,
        addressees=addressees_of(draft),
        jurisdiction=jurisdiction(title, issuers[0] if issuers else None, number, year, index)
        or place_of_report(draft, year)
        or _place_of_its_own(draft, letter, year),
        letter=letter,
        metadata=draft.metadata,
        spans={name: tuple(sorted(spans)) for name, spans in _spans(draft) if spans},
    )


def _place_of_its_own(draft: Draft, letter: tuple[Clause, ...], year: int | None) -> Jurisdiction | None:
    """Return the place with whose state the first paragraphs of a notice that nobody signs agree (结合抚州实际), else whose documents they follow,
    else the province after which a text on 我省 calls its things.

    Of what it forwards nothing is asked.
    """
    if draft.issuers or draft.titled or title_word("forward").search(fold(draft.title.value or "")):
        return None
    lines = draft.parts[0].paragraphs[:_PREAMBLE] if draft.parts and not letter else ()
    own = [*(clause.text for clause in letter), *(line.text for line in takewhile(lambda line: line.marker is None, lines))]
    told = next((place for text in own if (place := of_whose_state(text, year))), None)
    text = "\n".join([line.folded for part in draft.parts for line in part.paragraphs])
    return told or of_its_basis(own, text, year) or of_its_names(text, year)


def _spans(draft: Draft) -> Iterator[tuple[str, list[Span]]]:
    yield "addressees", draft.addressees.spans
    yield "document_number", draft.document_number.spans
    yield "history", draft.history_spans
    yield "index_number", draft.index_number.spans
    yield "issued", draft.issued.spans
    yield "issuer", draft.issuer.spans
    yield "metadata", draft.metadata_spans
    yield "published", draft.published.spans
    yield "title", draft.title.spans


def _genre(title: str | None) -> str | None:
    if title is None:
        return None
    folded = fold(title)
    order = read_order(folded)
    return genre_of(folded[: order.name] if order else folded)


def _own_genre(draft: Draft) -> str | None:
    """What a text without a title calls itself before its first item (现提出如下意见), or in its first article (制定本办法)."""
    if draft.title.value is not None or not draft.parts:
        return None
    lines = draft.parts[0].paragraphs[:_PREAMBLE]
    preamble = takewhile(lambda line: line.marker is None, lines)
    article = next((line for line in lines if line.marker is not None and line.marker.style == "article"), None)
    told = (*preamble, article) if article is not None else preamble
    return next((genre for line in told if (genre := own_genre(line.folded))), None)


def _history(draft: Draft, letter: tuple[Clause, ...]) -> tuple[Event, ...]:
    """What the lines under the title tell; of an order, what its letter tells and the day on which it was signed."""
    acts = {act for clause in letter for act in acts_in(fold(clause.text))}
    ordered = (read_order(fold(name)) for name in (draft.title.value, draft.document_number.value) if name)
    by_order = "promulgated" in acts and any(order is not None for order in ordered)
    if not (by_order or (not draft.history and {"promulgated", "adopted"} <= acts)):
        return tuple(draft.history) or tuple(_passed_by_meetings(letter))
    # What is told under the title of the text counts before its letter; that this order promulgates it stands in neither.
    told = list(draft.history or (event for clause in letter for event in read_history(clause.text, fold(clause.text))))
    if draft.issued.printed and not any(event.act == "promulgated" and event.date == draft.issued.printed for event in told):
        number = draft.document_number.value
        told.append(Event(date=draft.issued.printed, act="promulgated", number=number, body="、".join(bodies_of_number(number)) or None))
    return tuple(sorted(told, key=lambda event: event.date or ""))


def _passed_by_meetings(letter: Sequence[Clause]) -> Iterator[Event]:
    """Yield which meetings passed the text that a letter hands out, as far as the letter tells."""
    for clause in letter:
        folded = fold(clause.text)
        if tells_of_enclosure(folded):
            yield from passed_by_meetings(clause.text, folded)


def _passed(history: tuple[Event, ...], anew: str | None) -> str | None:
    """The day on which a regulation was promulgated or else adopted; of one that was revised as a whole, on which that was done.

    A day of approval by a government, or of a change, is none on which it was issued: it stands in the history.
    """
    if anew is not None:
        return next((event.date for event in history if event.act == "promulgated" and (event.date or "") >= anew), anew)
    for act in ("promulgated", "adopted", "revised"):
        for event in history:
            if event.act == act and event.date:
                return event.date
    return next((event.date for event in history if passes(event)), None)


def _number_of(history: tuple[Event, ...]) -> str | None:
    """The number of the order or announcement by which a regulation was first promulgated."""
    return next((squeeze(event.number) for event in history if event.number and event.act in ("promulgated", "adopted")), None)


def _settle_printing(draft: Draft, *, known: bool) -> None:
    """Who printed the sheet, and when, counts where the notice and the portal name nobody and no day; known: the history has a day."""
    for line in draft.printings:
        assert line.printed_by is not None
        end, (start, stop), day = line.printed_by
        if draft.issuers or draft.titled or draft.portal_issuers or draft.beside:
            draft.discard("imprint", line.spans(0, end))
        else:
            draft.beside.append(Body(line.text[:end].replace(" ", ""), line.spans(0, end)))
        if draft.issued.value is None and not known:
            draft.issued.take_beside(day, *line.spans(start, stop))
        else:
            draft.discard("imprint", line.spans(start, stop))
        draft.discard("imprint", line.spans(stop))


def _settle_updates(draft: Draft, issued: str | None) -> None:
    """The day on which a page was last changed is that of its publication where nothing else names one, unless it is years after the issue."""
    for label, value, spans in draft.updates:
        day = read_date(fold(value))
        if day and draft.published.value is None and not (issued and int(day[:4]) > int(issued[:4]) + _YEARS):
            draft.published.take_beside(day, *spans)
        elif len(spans) > 1:
            draft.discard("portal", spans)
        else:
            draft.metadata.setdefault(label, squeeze(value))
            draft.metadata_spans.extend(spans)


def _settle_days(draft: Draft, issued: str | None) -> None:
    """A day that the line under the title tells is read there: the place of `issued` is in it."""
    if issued and not draft.issued.value and draft.history_spans:
        draft.issued.spans += draft.history_spans
        draft.history_spans = []
    number, title = draft.document_number, draft.title.value
    if number.value and title and number.value in squeeze(title):  # an order: its number is read in the title
        draft.discard("portal", number.spans)
        number.spans = []
    for item in (draft.title, draft.document_number, draft.index_number, draft.published, draft.issued):
        if item.value is None and item.spans and not (item is draft.issued and issued):
            draft.discard("portal", item.spans)
            item.spans = []


def _settle_issuers(draft: Draft) -> tuple[str, ...]:
    """Who signs, else who stands in the title, else whom the portal names; where the portal names another body, it is metadata.

    Where none of them names one: by whose order a regulation was promulgated, else who adopted it; who gave a report, who printed the sheet.
    """
    issuers = draft.issuers or tuple(_in_full(name, draft) for name in draft.titled)
    if len(issuers) > 1 and ("".join(issuers),) == draft.titled:
        issuers = draft.titled  # 某市公安局 / 交通警察支队: the title tells that they are one
    if not issuers:
        issuers = draft.portal_bodies or tuple(value for _, value, _ in draft.portal_issuers[:1])
    if not issuers and draft.history:
        issuers = makers_of(draft.history, draft.anew)
    if not issuers:
        issuers = tuple(dict.fromkeys(body.name for body in draft.beside))
        draft.issuer.spans.extend(span for body in draft.beside for span in body.spans)
    else:
        draft.discard("imprint", [span for body in draft.beside for span in body.spans])
    issuers = issuers or reporter(draft)
    for label, value, spans in draft.portal_issuers:
        if issuers and (fold(value) == fold(issuers[0]) or issuers == draft.portal_bodies):
            draft.issuer.spans.extend(spans)
        elif len(spans) > 1:
            draft.discard("portal", spans)
        else:
            draft.metadata.setdefault(label, value)
            draft.metadata_spans.extend(spans)
    return issuers


def _in_full(name: str, draft: Draft) -> str:
    """Return a body of a title that leaves its place out (市水利局关于…) as the portal has it in full."""
    if addressee_word("levels").match(name) is None:
        return name
    return next((value for _, value, spans in draft.portal_issuers if value != name and value.endswith(name) and len(spans) == 1), name)
