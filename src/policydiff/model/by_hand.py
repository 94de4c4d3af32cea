"""What a person corrected in a notice: comparisons count it as corrected, and whoever is given a report is to know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from policydiff.model import ByHand, Notice, Plan
from policydiff.model.notice import WHOLE

_FOLLOWING = ("issuers", WHOLE)
"""Keys that say nothing of their own: the issuers follow from the first of them."""


def by_hand(side: Literal["parent", "child"], notice: Notice, plan: Plan | None = None) -> Iterator[ByHand]:
    """Yield what of a side a person put in, corrected or took out: fields, tasks and targets of its plan (None: of all), and what was none."""
    for key in notice.notice.manual:
        if key not in _FOLLOWING:
            yield ByHand(side=side, what="field", name=key)
    for task in notice.tasks:
        if task.evidence == "manual" and (plan is None or task.plan == plan.id):
            name = task.heading or task.path or task.id
            yield ByHand(side=side, what="task", section=task.section, name=name, printed=task.text, note=task.note)
    for target in notice.targets:
        if target.evidence == "manual" and (plan is None or target.plan == plan.id):
            yield ByHand(side=side, what="target", section=target.section, name=target.metric, printed=target.text, note=target.note)
    for gone in notice.removed:
        yield ByHand(side=side, what="removed", name=gone.what, printed=gone.text, note=gone.note)
