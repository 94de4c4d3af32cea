"""When a number holds, and what the title of a text says of it."""

from __future__ import annotations

from policydiff.parse.figures.sentence import dating
from policydiff.parse.figures.sentence.tenses import year_of_title
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.vocab.families import family_of_title


@dataclass(frozen=True, slots=True)
class Time:
    """year: None where the text names none; past: already reached."""

    year: int | None = None
    past: bool = False


def time_of_title(title: str, period: tuple[int, int] | None, *, reports: bool) -> Time:
    """Return the year of a one-year document: what a report of that year speaks of, or by when its tasks are due."""
    folded = fold(title)
    year = year_of_title(folded) if period is None else None
    return Time(year, (reports or bool(dating.reports().search(folded))) and family_of_title(folded) != "task-list")
