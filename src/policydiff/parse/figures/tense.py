"""The ordered table of tenses: whether a number is still to be reached, or has been. Documented in docs/figures.md, row for row."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from policydiff.records import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a number beside its own words.

    year: of the nearest date in its sentence, None without one; issued: the year in which the text was issued, None where nothing tells it; undated: that is only
    the first year of the plan. so_far: the date says up to when something was (截至), and is not to come. pledged: the date is a deadline within the
    plan's own years; early: it is a plain year before the first deadline of a text without a day. future, past: the words before the
    number say that it is to come (力争), that it is so already (目前). over: they name months that are over. due: its place in a table
    says by when it is due. report: it stands in a report, or under a heading of one; inherited: what stands before or above it tells of what was.
    """

    year: int | None = None
    issued: int | None = None
    undated: bool = False
    so_far: bool = False
    pledged: bool = False
    early: bool = False
    future: bool = False
    past: bool = False
    over: bool = False
    due: bool = False
    report: bool = False
    inherited: bool = False

    @property
    def ahead(self) -> bool:
        """Tell a year after that of issue."""
        return self.year is not None and self.issued is not None and self.year > self.issued and not self.undated

    @property
    def behind(self) -> bool:
        """Tell a year before that of issue, or of the plan's first deadline."""
        return self.early or (self.year is not None and self.issued is not None and self.year < self.issued and not self.pledged)


@dataclass(frozen=True, slots=True)
class Tense:
    """One row. reached: whether a number that it decides is an achievement."""

    id: str
    reached: bool
    sign: Callable[[Facts], bool]


# The first row whose sign holds decides.
TENSES: tuple[Tense, ...] = (
    Tense("so-far", True, attrgetter("so_far")),
    Tense("promise", False, attrgetter("future")),
    Tense("to-come", False, attrgetter("ahead")),
    Tense("already", True, attrgetter("past")),
    Tense("months", True, attrgetter("over")),
    Tense("due", False, attrgetter("due")),
    Tense("report", True, attrgetter("report")),
    Tense("year-over", True, attrgetter("behind")),
    Tense("goes-on", True, attrgetter("inherited")),
    Tense("open", False, lambda facts: True),
)


def tense_of(facts: Facts) -> Tense:
    """Return the first row of the table that fits; the last fits all."""
    for tense in TENSES:
        if tense.sign(facts):
            return tense
    return TENSES[-1]
