"""What reads oddly about an envelope, and what it lacks although the page or the text says something near it."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.model import Diagnostic, Envelope
from policydiff.parse.frame.draft import Draft
from policydiff.parse.mark.marked import Marked
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.page.titles import makes
from policydiff.vocab.portal import metadata_field

_EDGE = 8  # paragraphs at either end in which a text says who wrote it
_BY = "由"


def oddities(draft: Draft, envelope: Envelope) -> Iterator[Diagnostic]:
    """Yield what reads oddly about the envelope."""
    signed, portal = draft.issued.printed, draft.issued.portal
    if signed and portal and signed != portal and draft.issued.value != portal:
        spans = envelope.spans.get("issued", ())
        yield Diagnostic.told("conflicting-dates", "warning", spans[-1] if spans else None, signed=signed, portal=portal)
    yield from _printed_only(draft, envelope)
    if envelope.title is None:
        yield Diagnostic.told("no-title", "info")
    if not envelope.issuers:
        yield from _no_issuer(draft, envelope)
    if envelope.issued is None and (dated := [event for event in envelope.history if event.date]):
        yield Diagnostic.told("no-date", "info", None, day=dated[0].date, approved=dated[0].act == "approved")


def _printed_only(draft: Draft, envelope: Envelope) -> Iterator[Diagnostic]:
    """Yield `from-imprint` where the day or the issuer is that of the imprint: nobody signs, and no portal names them."""
    for line in draft.printings:
        assert line.printed_by is not None
        end, (start, stop), _ = line.printed_by
        issued = envelope.issued if set(line.spans(start, stop)) & set(envelope.spans.get("issued", ())) else None
        issuer = envelope.issuer if set(line.spans(0, end)) & set(envelope.spans.get("issuer", ())) else None
        if issued or issuer:
            both = bool(issued and issuer)
            yield Diagnostic.told("from-imprint", "info", line.spans()[0], issued=issued, issuer=issuer, both=both)


def _no_issuer(draft: Draft, envelope: Envelope) -> Iterator[Diagnostic]:
    """Yield `no-issuer` where nobody issues the text by what is printed, but the page says whence it is, or the text who wrote it."""
    source = next((value for label, value in envelope.metadata.items() if metadata_field(label) == "origin"), None)
    makers = (made_by(line) for part in draft.parts for line in (*part.paragraphs[:_EDGE], *part.paragraphs[-_EDGE:]))
    maker = next(filter(None, makers), None)
    if source or maker:
        yield Diagnostic.told("no-issuer", "info", None, source=source, maker=maker)


def made_by(line: Marked) -> str | None:
    """Return who wrote the text that a paragraph belongs to, by what it says: 本指南由某部组织编制."""
    found = makes().search(line.folded) if _BY in line.folded else None
    return line.text[slice(*found.span(1))] if found is not None and names_a_body(found[1]) else None
