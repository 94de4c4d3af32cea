"""What reads oddly about an envelope, and what it lacks although the page or the text says something near it."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.model import Diagnostic, Envelope
from policydiff.parse.doubts import is_issuer
from policydiff.parse.frame.draft import Draft
from policydiff.parse.mark.bodies import split_bodies
from policydiff.parse.mark.document_number import DOCUMENT_NUMBER
from policydiff.parse.mark.marked import Marked
from policydiff.text.fold import fold, squeeze
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.page.titles import decides, makes, may_decide
from policydiff.vocab.portal import metadata_field

_EDGE = 8  # paragraphs at either end in which a text says who wrote it
_BY = "由"
_BRACKETS = str.maketrans("[]", "()", "第")


def oddities(draft: Draft, envelope: Envelope) -> Iterator[Diagnostic]:
    """Yield what reads oddly about the envelope."""
    signed, portal = draft.issued.printed, draft.issued.portal
    if signed and portal and signed != portal and draft.issued.value != portal:
        spans = envelope.spans.get("issued", ())
        yield Diagnostic.told("conflicting-dates", "warning", spans[-1] if spans else None, signed=signed, portal=portal)
    elif envelope.issued and envelope.published and envelope.published < envelope.issued[: len(envelope.published)]:
        spans = envelope.spans.get("published", ())  # published before it was issued
        told = {"signed": envelope.issued, "portal": envelope.published}
        yield Diagnostic.told("conflicting-dates", "warning", spans[-1] if spans else None, **told)
    yield from _other_number(draft, envelope)
    yield from _printed_only(draft, envelope)
    if any(told.rule == "no-document" for told in draft.diagnostics):
        yield Diagnostic.told("no-title", "info")
    else:
        yield from _missing(draft, envelope)


def _other_number(draft: Draft, envelope: Envelope) -> Iterator[Diagnostic]:
    """Yield `conflicting-numbers` where the page registers a notice under another number than it prints; widths and brackets do not matter."""
    printed, portal = (squeeze(fold(each or "")) for each in (draft.document_number.printed, draft.document_number.portal))
    whole = DOCUMENT_NUMBER.fullmatch(printed) and DOCUMENT_NUMBER.fullmatch(portal)
    if whole and printed.translate(_BRACKETS) != portal.translate(_BRACKETS):
        spans = envelope.spans.get("document_number", ())
        told = {"printed": draft.document_number.printed or "", "portal": draft.document_number.portal or ""}
        yield Diagnostic.told("conflicting-numbers", "warning", spans[-1] if spans else None, **told)


def _missing(draft: Draft, envelope: Envelope) -> Iterator[Diagnostic]:
    """Yield what the file prints of no title, issuer or day of issue: once for what is missing together, and apart where something near it is printed."""
    source, maker, decider = (None, None, None) if envelope.issuers else _near_issuers(draft, envelope)
    dated = next((event for event in envelope.history if event.date), None)
    unsigned, undated = not envelope.issuers, envelope.issued is None
    if envelope.title is None:
        alone = unsigned and undated and not (source or maker or decider or dated)
        yield Diagnostic.told("no-title", "info", unsigned=alone)
        unsigned, undated = unsigned and not alone, undated and not alone
    if unsigned:
        yield Diagnostic.told("no-issuer", "info", None, source=source, maker=maker, decider=decider, undated=undated and not dated)
        undated = undated and dated is not None
    if undated:
        day, approved = (dated.date, dated.act == "approved") if dated else (None, False)
        yield Diagnostic.told("no-date", "info", None, day=day, approved=approved)


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


def _near_issuers(draft: Draft, envelope: Envelope) -> tuple[str | None, str | None, str | None]:
    """Return whence the page has the text, who wrote it by its own words, and who decides what it announces: none of them signs it."""
    source = next((value for label, value in envelope.metadata.items() if metadata_field(label) == "origin"), None)
    makers = (made_by(line) for part in draft.parts for line in (*part.paragraphs[:_EDGE], *part.paragraphs[-_EDGE:]))
    first = [*draft.letter[:_EDGE], *(line for part in draft.parts[:1] for line in part.paragraphs[:_EDGE])]
    return source, next(filter(None, makers), None), next(filter(None, map(decided_by, first)), None)


def made_by(line: Marked) -> str | None:
    """Return who wrote the text that a paragraph belongs to, by what it says: 本指南由某部组织编制."""
    found = makes().search(line.folded) if _BY in line.folded else None
    return line.text[slice(*found.span(1))] if found is not None and names_a_body(found[1]) else None


def decided_by(line: Marked) -> str | None:
    """Return who decides what a paragraph announces, by what it says: 某部、某部决定开展…."""
    found = decides().search(line.folded) if may_decide(line.folded) else None
    named = split_bodies(found[1], ()) if found is not None else None
    if found is None or named is None or not all(is_issuer(found[1][start:end]) for start, end in named):
        return None
    return line.text[slice(*found.span(1))]
