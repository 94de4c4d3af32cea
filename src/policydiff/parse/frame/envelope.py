"""The draft's fields become the envelope, and the covering letter its clauses."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.model import Clause, Diagnostic, Envelope, Span
from policydiff.parse.frame.draft import Draft
from policydiff.parse.frame.head import addressees_of
from policydiff.text.fold import fold
from policydiff.vocab.bodies import names_a_body
from policydiff.vocab.genres import genre_of
from policydiff.vocab.places.divisions import jurisdiction

_ABOUT = ("关于", "印发", "转发", "批转")


def make_envelope(draft: Draft, letter: tuple[Clause, ...]) -> Envelope:
    """Return the envelope of the notice: what it prints of itself first, then what the portal says of it."""
    title = draft.title.value
    issuer = draft.issuer.printed or _issuer_of(title) or draft.issuer.portal
    issued = draft.issued.value or draft.enactment.printed
    number, index = draft.document_number.value, draft.index_number.value
    return Envelope(
        title=title,
        genre=genre_of(fold(title)) if title else None,
        issuer=issuer,
        document_number=number,
        index_number=index,
        issued=issued,
        published=draft.published.value,
        addressees=addressees_of(draft),
        jurisdiction=jurisdiction(title, issuer, number, int(issued[:4]) if issued else None, index),
        letter=letter,
        metadata=draft.metadata,
        spans={name: tuple(sorted(spans)) for name, spans in _spans(draft) if spans},
    )


def _spans(draft: Draft) -> Iterator[tuple[str, list[Span]]]:
    yield "addressees", draft.addressees.spans
    yield "document_number", draft.document_number.spans
    yield "enactment", draft.enactment.spans
    yield "index_number", draft.index_number.spans
    yield "issued", draft.issued.spans
    yield "issuer", draft.issuer.spans
    yield "metadata", draft.metadata_spans
    yield "published", draft.published.spans
    yield "title", draft.title.spans


def _issuer_of(title: str | None) -> str | None:
    """The body before 关于, 印发 … in a title."""
    if not title:
        return None
    folded = fold(title)
    cut = min((at for word in _ABOUT if (at := folded.find(word)) > 0), default=0)
    head = title[:cut]
    return head if head and names_a_body(fold(head)) else None


def oddities(draft: Draft, envelope: Envelope) -> Iterator[Diagnostic]:
    """Yield what reads oddly about the envelope."""
    signed, portal = draft.issued.printed, draft.issued.portal
    if signed and portal and signed != portal:
        spans = envelope.spans.get("issued", ())
        yield Diagnostic.told("conflicting-dates", "warning", spans[-1] if spans else None, signed=signed, portal=portal)
    if envelope.title is None:
        yield Diagnostic.told("no-title", "info")
