"""Whether a child's row can be read like the others: a fragment, a stranger or an older text is told and left out of the means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from policydiff.model import Comparison, Notice
from policydiff.vocab.families import closing_words

_SHORT = 0.5
"""Of the parent's length: a text as long as half of it is not taken for the beginning of one."""
_FEW = 3
_LAST = 12
"""Clauses at the end of a text among which its closing sentence is."""


def marks_of(comparison: Comparison, fragment: bool) -> Iterator[str]:
    """Yield the marks of a row, in the order of MARKS. fragment: what is_fragment says."""
    if fragment:
        yield "fragment"
    if comparison.related is not None and comparison.related.verdict != "related":
        yield comparison.related.verdict
    days = days_between(comparison.parent.issued, comparison.child.issued)
    if days is not None and days < 0:
        yield "older"
    if comparison.parentage.cited == "other":
        yield "cites-other"


def is_fragment(comparison: Comparison, child: Notice, parent: Notice) -> bool:
    """Return whether the child's text seems to break off: it says so, or it is short and lacks what a whole text has.

    A whole text of numbered parts has more than one where its parent has several; a whole regulation says from when it is in force.
    """
    if not comparison.child.complete:
        return True
    body = comparison.summary.body
    if body is None or body.child.total.characters >= _SHORT * body.parent.total.characters:
        return False
    mine, theirs = (
        next(plan for plan in notice.plans if plan.id == side.plan)
        for notice, side in ((child, comparison.child), (parent, comparison.parent))
    )
    if len(mine.sections) == 1 and len(theirs.sections) >= _FEW and any(section.number for section in mine.sections):
        return True
    words = closing_words(child.family)
    last = [clause.text for clause in mine.all_clauses()][-_LAST:]
    return bool(words) and not any(word in text for text in last for word in words)


def days_between(earlier: str | None, later: str | None) -> int | None:
    """Return the days from one ISO day to another, None where one of them is missing or no day."""
    try:
        return (date.fromisoformat(later or "") - date.fromisoformat(earlier or "")).days
    except ValueError:
        return None
