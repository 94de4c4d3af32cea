"""Orders and announcements in the head of a notice: their name and number, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.model import Span
from policydiff.parse.frame.draft import Draft
from policydiff.parse.frame.joined import Joined, join
from policydiff.parse.frame.makers import bodies_in, is_unplaced, with_blanks
from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.orders import bare_serial
from policydiff.text.fold import squeeze

_HEAD_LINES = 12


def order_title(lines: Sequence[Marked]) -> tuple[int, int] | None:
    """An order is called by its own name where nothing else is printed over its letter."""
    found = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if line.order is not None), None)
    return None if found is None else (found, found + 1)


def take_order_title(draft: Draft, text: Joined, bodies: int, name: int, serial: tuple[int, int]) -> tuple[str, *tuple[Span, ...]]:
    """Put the name of an order into the draft, whose serial number stands on a line of its own; return the whole number and its place."""
    left, right = (serial[0] + at for at in bare_serial(text.folded[slice(*serial)]))
    draft.titled = bodies_in(text, 0, bodies)
    draft.title.take(with_blanks(text, 0, name, bodies), *text.spans(0, name))
    draft.discard("imprint", (*text.spans(name, left), *text.spans(right)))
    return (squeeze(text.text[:name] + text.text[left:right]), *text.spans(left, right))


def take_order(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Take the name and number of an order under the title, on one line or two; return how many lines were taken."""
    order = lines[at].order
    if order is None:
        return 0
    two = order.serial is None and at + 1 < len(lines) and lines[at + 1].is_serial
    if order.serial is None and not two:
        return 0
    text = join(lines[at : at + 1 + two])
    if draft.document_number.printed is not None:
        draft.discard("imprint", text.spans())
        return 1 + two
    start = next(i for i, char in enumerate(text.folded) if char not in "( ")
    opening, end = (order.name + at for at in bare_serial(text.folded[order.name :]))
    spans = (*text.spans(start, order.name), *text.spans(opening, end))
    draft.document_number.take(squeeze(text.text[start : order.name] + text.text[opening:end]), *spans)
    for left, right in ((0, start), (order.name, opening), (end, len(text.text))):
        draft.discard("imprint", text.spans(left, right))
    draft.titled = tuple(name for name in bodies_in(text, start, order.bodies) if not is_unplaced(name)) or draft.titled
    return 1 + two
