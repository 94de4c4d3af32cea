"""What a page or a database says of a regulation that is not its own: who made it, and when, the text itself tells."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.model import Event
from policydiff.parse.frame.draft import Draft, Field
from policydiff.parse.mark.history import promulgated_by
from policydiff.text.fold import fold
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.page.acts import congress, is_congress
from policydiff.vocab.portal import is_of_database, metadata_field


def is_reposted(draft: Draft) -> bool:
    """Whether the body of the page's table is none of those that the lines under the title name: a town has a city's regulation on its page."""
    named = [event.body for event in draft.history if event.body]
    named += [body for event in draft.history for body in promulgated_by(event)]
    if not draft.portal_issuers or not named or draft.issuers or draft.titled:
        return False
    page = fold(draft.portal_issuers[0][1])
    if not names_a_body(page):
        return True  # 某省人大(含常委会)
    return not is_congress(page) and not any(page in fold(body) or fold(body) in page for body in named)


def without_portal(draft: Draft) -> None:
    """Let the table of a page that has another's regulation name neither its issuer nor its day."""
    for label, value, spans in draft.portal_issuers:
        if len(spans) > 1:
            draft.discard("portal", spans)
        else:
            draft.metadata.setdefault(label, value)
            draft.metadata_spans.extend(spans)
    draft.portal_issuers, draft.portal_bodies = [], ()
    if draft.issued.printed is None:
        draft.discard("portal", draft.issued.spans)
        draft.issued = Field()


def settle_database(draft: Draft) -> None:
    """The day of publication that a database of laws names is that of the text, which has no page of its own there, where nothing else tells it."""
    labels = list(draft.metadata)
    known = draft.issued.value is not None or draft.published.printed is None
    if known or not any(map(is_of_database, labels)) or not any(metadata_field(label) == "effective" for label in labels):
        return
    draft.issued.take_beside(draft.published.printed, *draft.published.spans)
    draft.published = Field()


def passes(event: Event) -> bool:
    """Whether an approval makes a text what it is: a congress's does; that of a body above leaves it to its maker to issue it."""
    return event.act == "approved" and event.body is not None and congress().search(fold(event.body)) is not None


def makers_of(history: Sequence[Event], anew: str | None) -> tuple[str, ...]:
    """Return by whose order or announcement a regulation was promulgated, else the congress or committee that adopted it.

    anew: the day on which it was revised as a whole, if it was: then who did that, for the text is theirs.
    """
    if anew is not None:
        later = [event for event in history if (event.date or "") >= anew]
        ordered = (promulgated_by(event) for event in later if event.act in ("revised", "promulgated"))
        made = ((event.body,) for event in later if event.act in ("revised", "adopted") and event.body)
        found = next(filter(None, ordered), next(made, ()))
        if found:
            return found
    ordered = (promulgated_by(event) for event in history if event.act == "promulgated")
    adopted = ((event.body,) for event in history if event.body and (event.act == "adopted" or passes(event)))
    return next(filter(None, ordered), next(adopted, ()))
