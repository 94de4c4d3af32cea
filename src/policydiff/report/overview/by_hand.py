"""What of the two documents a person has corrected, in one line: the counts follow the corrections, not the printed text."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.messages import Message, tell
from policydiff.model import Comparison

_NAMED = 6
_TOLD = {"field": "gist.by-hand-field", "task": "gist.by-hand-task", "target": "gist.by-hand-target", "removed": "gist.by-hand-removed"}


def by_hand_line(comparison: Comparison) -> Iterator[tuple[str, Message]]:
    """Yield a line of the gist with how many readings were corrected and which, each with what is printed; none where there are none."""
    if found := comparison.manual:
        parts = [
            tell(_TOLD[each.what], side=each.side, name=each.name, printed=each.printed, added=not each.printed) for each in found[:_NAMED]
        ]
        yield "manual", tell("gist.by-hand", count=len(found), parts=parts, more=max(0, len(found) - _NAMED) or "")
