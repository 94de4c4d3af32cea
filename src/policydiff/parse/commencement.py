"""From when a regulation holds, by its own last articles: 本条例自2020年1月1日起施行."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from policydiff.model import Envelope, Event, Family, Plan
from policydiff.parse.mark.days import DAY, read_date
from policydiff.text.fold import fold
from policydiff.text.numbers import read_marker
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.phrases import pattern

_OF_ITSELF = "本"
_HOLDS_FROM = pattern("acts", rf"(?:第[{CHARACTERS}\d]{{1,6}}条\s*)?本[\u4e00-\u9fff]{{1,8}}{{from_day}}\s*(?:{DAY.pattern}){{in_force}}")
_HOLDS_AT_ONCE = pattern(
    "acts", rf"(?:第[{CHARACTERS}\d]{{1,6}}条\s*)?本[\u4e00-\u9fff]{{1,8}}?{{from_day}}(?:{{on_promulgation}}|({{on_issue}})){{in_force}}"
)
_LAW: tuple[Family, ...] = ("regulation", "order")
_WHOLE_DAY = len("2024-05-06")
_LAST = 12  # clauses among which it stands


def with_commencement(envelope: Envelope, family: Family, plans: Sequence[Plan], printed: str | None = None) -> Envelope:
    """Return the envelope of a regulation or order with the day from which its first text says that it holds, in its place among what happened.

    自公布之日起施行 is the day of promulgation, where one is told; for a text that a notice encloses, the day of the notice, and 自印发之日起施行 the day
    on which it was printed (…印发), where its imprint tells one. Nothing is added where the history tells it already, or no day is named.
    """
    if family not in _LAW or not plans or any(event.act == "effective" for event in envelope.history):
        return envelope
    for clause in reversed([*list(plans[0].all_clauses())[-_LAST:], *plans[0].clauses_behind()]):
        day = _day(fold(clause.text), envelope, printed) if _OF_ITSELF in clause.text else None
        if day is None:
            continue
        event = Event(date=day, act="effective")
        at = bisect_right([known.date or "" for known in envelope.history], day)
        return envelope.model_copy(update={"history": (*envelope.history[:at], event, *envelope.history[at:])})
    return envelope


def _day(folded: str, envelope: Envelope, printed: str | None) -> str | None:
    """Return the day from which a clause says that the text holds, None where it does not."""
    folded = folded[mark.end :].lstrip() if (mark := read_marker(folded)) is not None else folded  # 三、本通告自…
    if (found := _HOLDS_FROM().match(folded)) is not None:
        return read_date(found.group())
    at_once = _HOLDS_AT_ONCE().match(folded)
    if at_once is None:
        return None
    if at_once[1] and printed:
        return printed
    promulgated = [event.date for event in envelope.history if event.act == "promulgated"]
    if at_once[1] or not envelope.history or (envelope.letter and not promulgated):
        return envelope.issued if envelope.issued and len(envelope.issued) == _WHOLE_DAY else None
    return promulgated[0] if len(promulgated) == 1 else None
