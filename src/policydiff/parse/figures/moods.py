"""The ordered table of moods: what class a number has, and by which sign. Documented in docs/figures.md, row for row."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Literal

from policydiff.parse.figures.case import Case, has_blank
from policydiff.parse.figures.signs import describing, procedures, promising, rounds, rules, standing
from policydiff.records import dataclass

Class = Literal["promise", "condition", "benefit", "description"]


@dataclass(frozen=True, slots=True)
class Mood:
    """One row. id: the reason that stands in the output. kind: promise is a target, or an achievement where the tense is past.

    apart: told before the number's own words are read (see apart.py, reader.py), so that the row has no sign of its own.
    """

    id: str
    kind: Class
    sign: Callable[[Case], bool] | None = None


# The first row whose sign holds decides.
MOODS: tuple[Mood, ...] = (
    Mood("damaged", "description"),
    # what the number is part of
    Mood("name", "description"),
    Mood("time", "description"),
    Mood("grade", "description"),
    Mood("attribute", "description"),
    Mood("start", "description"),
    Mood("table", "promise"),
    Mood("rank", "description", describing.is_rank),
    Mood("office", "description", standing.is_office),
    # what the headings above give out
    Mood("condition-heading", "condition", rules.is_under("condition")),
    Mood("benefit-heading", "benefit", rules.is_under("benefit")),
    Mood("score-heading", "condition", rules.is_under("score")),
    Mood("sample", "description", rules.is_under("sample")),
    # what it is a part of
    Mood("part", "promise", promising.is_part),
    # what stands around it
    Mood("score", "condition", rules.is_score),
    Mood("procedure", "condition", procedures.is_procedure),
    Mood("condition", "condition", rules.is_condition),
    Mood("subsidy", "benefit", rules.is_subsidy),
    Mood("time-limit", "condition", rules.is_time_limit),
    Mood("list-count", "description", describing.is_list_count),
    Mood("process", "description", rounds.is_process),
    Mood("which", "description", describing.is_description),
    Mood("ceiling", "condition", rules.is_ceiling),
    Mood("standing", "description", describing.stands),
    Mood("article", "condition", rules.is_article),
    Mood("heading", "description", describing.is_in_heading),
    Mood("told", "description", describing.is_told),
    # what makes it a promise, or a report
    Mood("change", "promise", attrgetter("moves")),
    Mood("verb", "promise", attrgetter("lead.verb")),
    Mood("modality", "promise", promising.is_modal),
    Mood("each", "promise", promising.is_bound_each),
    Mood("indicator", "promise", promising.is_indicator),
    Mood("share-of", "promise", promising.is_share_of),
    Mood("goes-on", "promise", promising.goes_on),
    Mood("extent", "promise", promising.is_extent),
    Mood("comes-true", "promise", promising.comes_true),
    Mood("named", "promise", promising.is_named),
    Mood("compared", "promise", promising.is_compared),
    Mood("unplaced", "description", lambda case: True),
)
_BY_ID = {mood.id: mood for mood in MOODS}
_SIGNS = tuple((mood, mood.sign) for mood in MOODS if mood.sign is not None)
_UNDER = ("condition-heading", "benefit-heading", "score-heading", "sample")
_SIGNS_ELSEWHERE = tuple((mood, sign) for mood, sign in _SIGNS if mood.id not in _UNDER)  # most headings give out nothing


def mood_of(case: Case) -> Mood:
    """Return the first row of the table that fits a number with its words; the last fits all."""
    for mood, sign in _SIGNS if case.setting.under or has_blank(case.folded) else _SIGNS_ELSEWHERE:
        if sign(case):
            return mood
    return MOODS[-1]


def mood(name: str) -> Mood:
    """Return the row of this id."""
    return _BY_ID[name]
