"""What each clause of a notice commits to: by its own words, and by the targets and statements that stand in it or answer for it."""

from __future__ import annotations

from collections.abc import Callable

from policydiff.model import Clause, Notice
from policydiff.records import dataclass
from policydiff.vocab.amounts.strength import commitments, strength_in


@dataclass(frozen=True, slots=True)
class Duty:
    """What a clause commits to. strength, modality: of its words, None and () for what is no sentence (see vocab/amounts/strength).

    has_target: a target stands in it; has_lead, has_deadline: a statement that answers for it names who leads, or by when.
    """

    strength: int | None = None
    modality: tuple[str, ...] = ()
    has_target: bool = False
    has_lead: bool = False
    has_deadline: bool = False


NOTHING = Duty()
"""Of what is no clause of a plan."""


def duties_of(notice: Notice) -> Callable[[Clause], Duty]:
    """Return what tells of each clause of a notice what it commits to."""
    targets = {target.clause for target in notice.targets}
    led = {one for task in notice.tasks if task.lead for one in (task.clause, *task.covers)}
    due = {one for task in notice.tasks if task.deadline for one in (task.clause, *task.covers)}

    def duty(clause: Clause) -> Duty:
        facts = clause.id in targets, clause.id in led, clause.id in due
        if clause.role not in ("body", "row"):
            return Duty(None, (), *facts)
        return Duty(strength_in(clause.text), tuple(word for word, _ in commitments(clause.text)), *facts)

    return duty
