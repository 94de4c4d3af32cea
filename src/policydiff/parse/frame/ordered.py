"""Orders and announcements in the head of a notice: their name and number, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policydiff.model import Span
from policydiff.parse.frame.draft import Draft
from policydiff.parse.frame.joined import Joined, join
from policydiff.parse.frame.makers import bodies_in, is_unplaced, with_blanks
from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.orders import is_order_word, number_place, read_order
from policydiff.text.fold import squeeze

_HEAD_LINES = 12
_BODIES = 8  # that order something together, a line each


def order_title(lines: Sequence[Marked]) -> tuple[int, int] | None:
    """An order is called by its own name where nothing else is printed over its letter."""
    found = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if line.order is not None), None)
    return None if found is None else (found, found + 1)


def take_order_title(draft: Draft, text: Joined, bodies: int, name: int, serial: tuple[int, int]) -> tuple[str, *tuple[Span, ...]]:
    """Put the name of an order into the draft, whose serial number stands on a line of its own; return the whole number and its place."""
    places = number_place(text.folded, (0, name), serial)
    left, right = places[-1]
    draft.titled = bodies_in(text, 0, bodies)
    draft.title.take(with_blanks(text, 0, name, bodies), *text.spans(0, name))
    draft.discard("imprint", (*text.spans(name, left), *text.spans(right)))
    return (squeeze("".join(text.text[a:b] for a, b in places)), *text.spans(left, right))


def take_order(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Take the name and number of an order under the title, on one line or two; return how many lines were taken."""
    named = _named_end(lines, at)
    order = lines[at].order if named == at + 1 else read_order(join(lines[at:named]).folded)
    if order is None:
        return 0
    two = order.serial is None and named < len(lines) and lines[named].is_serial
    if order.serial is None and not two:
        return 0
    text = join(lines[at : named + two])
    if draft.document_number.printed is not None:
        draft.discard("imprint", text.spans())
        return named + two - at
    start = next(i for i, char in enumerate(text.folded) if char not in "( ")
    places = number_place(text.folded, (start, order.name), (order.name, len(text.folded)))
    spans = [span for a, b in places for span in text.spans(a, b)]
    draft.document_number.take(squeeze("".join(text.text[a:b] for a, b in places)), *spans)
    for left, right in pairwise((0, *(at for place in places for at in place), len(text.text))):
        if (left, right) not in places:
            draft.discard("imprint", text.spans(left, right))
    draft.titled = tuple(name for name in bodies_in(text, start, order.bodies) if not is_unplaced(name)) or draft.titled
    return named + two - at


def _named_end(lines: Sequence[Marked], at: int) -> int:
    """Return where the lines end that name an order from `at` on: bodies, and 公告 or 令 below them on a line of its own, or one line."""
    end = at
    while end < min(len(lines), at + _BODIES) and lines[end].signs:
        end += 1
    return end + 1 if at < end < len(lines) and is_order_word(squeeze(lines[end].folded)) else at + 1
