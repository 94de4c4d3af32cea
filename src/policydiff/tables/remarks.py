"""What is to be said beside a pair of targets: that a person put a figure in, and that a document says the same twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from policydiff.messages import Message, said, tell
from policydiff.model import Target, TargetPair
from policydiff.tables.rows import OrganisationRow, TargetRow
from policydiff.text.fold import fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.labels import LANGUAGES, labels

_SIDES = ("parent", "child")


def is_replaced(target: Target) -> bool:
    """Return whether a person has put another figure in the place of the printed one."""
    return target.evidence == "manual" and all(each.value != target.value for each in find_quantities(fold(target.printed)))


def reason(note: str | None) -> str:
    """Return why a person corrected something, in her words; "" where the note merely says in which tables it was done, as one does that nobody wrote."""
    sides = (said(tell("apply.usual-note", tables="\0"), labels(language)).split("\0") for language in LANGUAGES)
    written = (note or "").strip()
    return "" if any(written.startswith(before) and written.endswith(after) for before, after in sides) else written


def by_hand(pair: TargetPair) -> Iterator[Message]:
    """Yield of each side whose target a person has corrected or added that it is so, with what is printed where that is another thing."""
    for side, target in zip(_SIDES, (pair.parent, pair.child), strict=True):
        if target is not None and target.evidence == "manual":
            yield target_by_hand(target, side)


def target_by_hand(target: Target, side: str = "") -> Message:
    """Return of a target that a person has corrected or added that it is so; side: of a comparison, "" where there is but one notice."""
    printed = target.printed if is_replaced(target) else None
    # a year that the sentence does not say is worth a look where the figure is as printed: that may be what was corrected
    quoted = target.text and not printed and target.year  # what was added by hand has no sentence that could say it
    unsaid = target.year if quoted and str(target.year) not in fold(target.text) else None
    added, note = not target.text, reason(target.note)
    words = {"printed": printed, "year": unsaid, "note": note, "bare": added and not note}
    return tell("target.by-hand", side=side, added=added, changed=not added, **words)


def task_by_hand(printed: str, note: str | None, side: str = "") -> Message:
    """Return of a task that a person has corrected, or added where nothing is printed, that it is so; side as above."""
    why = reason(note)
    return tell("organisation.by-hand", side=side, added=not printed, printed=printed, note=why, bare=not printed and not why)


def body_remarks(row: OrganisationRow) -> tuple[Message, ...]:
    """Return of each task that a person corrected, and that this row speaks of, that it is so, with what is printed.

    A body that corresponds in its role, and that the printed words name, stands there as it was read.
    """
    names = {"parent": row.parent_name, "child": row.child_name}
    return tuple(
        task_by_hand(task.printed, task.note, task.side)
        for task in row.by_hand
        if row.verdict != "kept" or fold(names[task.side] or "") not in fold(task.printed)
    )


def body_remark(row: OrganisationRow) -> Message | None:
    """Return all remarks on a body as one message; None where there are none."""
    return _as_one(body_remarks(row))


def remarks(row: TargetRow) -> tuple[Message, ...]:
    """Return what a person has put in, and where the document says the same figure again."""
    return (*by_hand(row.pair), *_said_again(row))


def remark(row: TargetRow) -> Message | None:
    """Return all remarks on a row as one message; None where there are none."""
    return _as_one(remarks(row))


def _as_one(found: Sequence[Message]) -> Message | None:
    return reduce(lambda one, other: tell("target.remarks", one=one, other=other), found) if found else None


def _said_again(row: TargetRow) -> Iterator[Message]:
    for side in _SIDES:
        here: Target | None = getattr(row.pair, side)
        for other in row.same:
            there: Target | None = getattr(other.pair, side)
            if here is not None and there is not None:
                yield tell("target.said-again", side=side, here=here.path, there=there.path, row=other.id)
