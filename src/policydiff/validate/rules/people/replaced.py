"""What a replaced source says now where a person has corrected what the former one said."""

from __future__ import annotations

from policydiff.model import Citation, Target
from policydiff.text.fold import squeeze
from policydiff.text.placed import Path
from policydiff.validate.rules.evidence import Item, items
from policydiff.validate.view import View


def is_replaced(view: View, item: Item) -> bool:
    """Return whether the sentence of a row is another one in the replaced source."""
    place = _place(view, item)
    return place is not None and any(start < place[1] and place[0] < max(end, start + 1) for start, end, *_ in view.replaced)


def row_now(view: View, path: Path, item: Item) -> Item | None:
    """Return the row that is read from the sentence that stands in the place of a row's own now; None where none is, or several may be it."""
    place = _place(view, item)
    if place is None or view.now is None:
        return None
    start, end = (_moved(view, at) for at in place)
    found = [
        other
        for there, other in items(view.now)
        if there[0] == path[0] and (at := _place(view.now, other)) is not None and at[0] < end and start < at[1]
    ]
    if isinstance(item, Target) and len(found) > 1:
        found = [other for other in found if isinstance(other, Target) and (other.metric, other.unit) == (item.metric, item.unit)]
    return found[0] if len(found) == 1 else None


def _place(view: View, item: Item) -> tuple[int, int] | None:
    """Return where the words of a row stand in the body of its notice."""
    body, starts = view.body
    words, placed = "" if isinstance(item, Citation) else squeeze(item.text), view.clause_by_id.get(item.clause)
    if placed is None or not words:
        return None
    start = starts[item.clause]
    at = body.find(words, start, start + len(placed.clause.text))
    return None if at < 0 else (at, at + len(words))


def _moved(view: View, at: int) -> int:
    """Return where a place of the body is in that of the replaced source; within what was replaced, its end."""
    before = [(end, stop) for start, end, _, stop in view.replaced if start < at]
    end, stop = before[-1] if before else (0, 0)
    return max(at, end) - end + stop
