"""What of the documents of a report a person has corrected, in one line: the tables follow the corrections, not the printed text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Any

from policydiff.messages import Message, tell
from policydiff.model import ByHand, Comparison, Notice, Target, Task
from policydiff.model.by_hand import by_hand
from policydiff.tables.remarks import target_by_hand, task_by_hand

_NAMED = 6
_TOLD = {"field": "gist.by-hand-field", "task": "gist.by-hand-task", "target": "gist.by-hand-target", "removed": "gist.by-hand-removed"}
_KINDS = {
    "field": "compare.corrected-fields",
    "task": "compare.corrected-tasks",
    "target": "compare.corrected-targets",
    "removed": "compare.corrected-removed",
}
_OF_A_KIND = 5
"""How many corrected rows of a kind are named."""


def by_hand_line(comparison: Comparison) -> Iterator[tuple[str, Message]]:
    """Yield a line of the gist with how many readings were corrected and which, each with what is printed; none where there are none."""
    if found := comparison.manual:
        parts = _parts(found, [each.side for each in found])
        yield "manual", tell("gist.by-hand", count=len(found), parts=parts, more=max(0, len(found) - _NAMED) or "")


def notice_by_hand(notice: Notice) -> Message | None:
    """Return the same of one notice, for its first page; None where nothing was corrected."""
    found = list(by_hand("child", notice))
    words = {"count": len(found), "parts": _parts(found, [""] * len(found)), "more": max(0, len(found) - _NAMED) or ""}
    return tell("notice.by-hand", **words) if found else None


def entry_by_hand(entry: Task | Target) -> Message | None:
    """Return of a task or target that a person has corrected or added that it is so, and what is printed; None of what was read."""
    if entry.evidence != "manual":
        return None
    return target_by_hand(entry) if isinstance(entry, Target) else task_by_hand(entry.text, entry.note)


def corrected(notice: Notice) -> Message | None:
    """Return the names of what a person has put in or corrected in a notice, in few words; None where that is nothing."""
    found = list(by_hand("child", notice))
    parts = []
    for kind, id in _KINDS.items():
        names = tuple(dict.fromkeys(each.name for each in found if each.what == kind))
        words: dict[str, Any] = {"what": names[:_OF_A_KIND], "more": max(0, len(names) - _OF_A_KIND) or ""}
        if kind == "removed":
            words = {"what": len(notice.removed)}
        elif kind == "field":
            words = {"what": names}
        parts += [tell(id, **words)] if names else []
    return reduce(lambda one, other: tell("target.remarks", one=one, other=other), parts) if parts else None


def _parts(found: Sequence[ByHand], sides: Sequence[str]) -> list[Message]:
    return [
        tell(_TOLD[each.what], side=side, name=each.name, printed=each.printed, added=not each.printed)
        for each, side in [*zip(found, sides, strict=True)][:_NAMED]
    ]
