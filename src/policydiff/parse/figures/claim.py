"""What is read of a number: a claim with its time, or another quantity that is none."""

from __future__ import annotations

from policydiff.parse.figures.sentence.leads import Lead
from policydiff.parse.figures.sentence.moments import Time
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.records import dataclass
from policydiff.text.quantities import Quantity


@dataclass(slots=True)
class Claim:
    """A quantity that counts, with all that its sentence says of it. reason: the id of its mood.

    start, end: of the target's text; printed: the metric's literal words where `metric` was completed; subject: what a
    dependent figure may take over; of: the index of the claim that this one is a part of.
    """

    phrase: Phrase
    lead: Lead
    time: Time
    reason: str
    start: int
    end: int
    metric: str
    printed: str | None = None
    subject: str = ""
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """A quantity that is no claim. reason: the id of its mood; doubtful: a target or an achievement may be hidden in it."""

    quantity: Quantity
    reason: str
    doubtful: bool = False
