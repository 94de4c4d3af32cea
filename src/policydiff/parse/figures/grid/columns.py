"""The columns of an indicator table by their heads: what names a figure, its unit, and when the values of each column hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from policydiff.parse.figures.grid.units import without_brackets
from policydiff.parse.figures.grid.values import is_unit
from policydiff.parse.figures.sentence.moments import Time
from policydiff.parse.figures.sentence.verbs import opens_with_deed, verb_at
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.vocab.amounts.five_year_plans import plans_in
from policydiff.vocab.duties.columns import (
    about,
    column_kind,
    gives_a_name,
    gives_a_year,
    gives_an_amount,
    gives_growth,
    gives_money,
    gives_the_base,
    gives_the_goal,
    promises_shares,
)

YEAR = re.compile(r"((?:19|20)\d\d)年?")
IN_BRACKETS = re.compile(r"\(([^()]{1,10})\)\Z")
_LONGEST = 10  # characters of a head without a year
_TWO = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of an indicator table: of the name, the unit and the year of the row, and those that hold values, with their time.

    names: of a table of tasks, all its columns of them before the values, the last that holds a few words names what is counted.
    units: of the columns whose heads give one; growth: the heads of the columns that say how much more it is.
    counts: of a table of tasks, what the heads of amounts say is counted of what the row names: 培训人数(人次).
    deeds: what the heads of years say is done to what the row names: 2025年改造. of_steps: whether the columns say what of a task is to be done in each year.
    """

    name: int
    unit: int | None
    year: int | None
    values: Mapping[int, Time]
    units: Mapping[int, str]
    growth: Mapping[int, str]
    deeds: Mapping[int, str]
    of_steps: bool = False
    counts: Mapping[int, str] = field(default_factory=dict)
    names: tuple[int, ...] = ()


def columns_of(labels: Sequence[str], issued_year: int | None, first: int | None) -> Columns | None:
    """Return the columns of an indicator table by their folded heads; None where they are none of one. first: see read_indicators."""
    of_tasks = about(tuple(labels)) == "tasks"
    dated = {index: time for index, label in enumerate(labels) if (time := time_of(label, issued_year))}
    name = _name_of(labels, of_tasks=of_tasks, dated=any(time.year for time in dated.values()))
    if name is None:
        return None
    times = {index: time for index, time in dated.items() if index != name}
    if of_tasks:
        times |= {index: Time() for index, label in enumerate(labels) if index not in times and _is_amount(label)}
    if not times:
        return None
    of_steps = of_tasks and not gives_a_name(labels[name])
    if issued_year is None and not of_steps:
        times = _with_base(labels, times, first)
    growth = {index: label for index, label in enumerate(labels) if index != name and gives_growth(label)}
    goal = next((time for time in reversed(times.values()) if not time.past), None)
    times |= {index: goal for index in growth if index not in times and goal is not None}
    unit = next((index for index, label in enumerate(labels) if column_kind(label) == "unit"), None)
    year = next((index for index, label in enumerate(labels) if gives_a_year(label)), None)
    units = {index: found[1] for index in times if (found := IN_BRACKETS.search(labels[index])) and is_unit(found[1])}
    deeds = {index: deed for index in times if (deed := _deed_in(labels[index]))}
    names = tuple(index for index, label in enumerate(labels[: min(times)]) if column_kind(label) == "task") if of_steps else ()
    counts = {index: without_brackets(labels[index]) for index in times if of_steps and _counts(labels[index])}
    return Columns(name, unit, year, times, units, growth, deeds, of_steps, counts, names)


def _is_amount(label: str) -> bool:
    return gives_an_amount(label) or _counts(label)


def _counts(label: str) -> bool:
    """Whether a head that nobody knows gives its unit and says what is to be counted: 培训人数(人次), 改造户数(户), not 人口(万人)."""
    unit, bare = IN_BRACKETS.search(label), without_brackets(label)
    if unit is None or not is_unit(unit[1]) or column_kind(label) is not None or gives_money(bare):
        return False
    return opens_with_deed(bare) or promises_shares(bare)


def _name_of(labels: Sequence[str], *, of_tasks: bool, dated: bool) -> int | None:
    """Return the column of the names: the last of several of indicators, else the first; a column of tasks, where amounts stand beside it.

    dated: whether a column is one of a year.
    """
    named = [index for index, label in enumerate(labels) if gives_a_name(label)]
    kinds = [column_kind(label) for label in labels]
    if named:
        return named[-1] if all(kinds[index] == "indicator" for index in named) else named[0]
    measured = (of_tasks and ("unit" in kinds or dated or any(map(_is_amount, labels)))) or ("unit" in kinds and dated)
    return kinds.index("task") if measured and "task" in kinds else None


def _with_base(labels: Sequence[str], times: Mapping[int, Time], first: int | None) -> dict[int, Time]:
    """Return the times with the earliest year as the base, where nobody knows when the text was issued.

    Three years or more that follow one another are steps; a year of which the text speaks as a deadline is none.
    """
    years = sorted({time.year for time in times.values() if time.year is not None})
    steps = len(years) > _TWO and years[-1] - years[0] == len(years) - 1
    if len(years) < _TWO or steps or (first is not None and first <= years[0]):
        return dict(times)
    return {
        index: Time(time.year, time.past or (time.year == years[0] and not gives_the_goal(labels[index]))) for index, time in times.items()
    }


def time_of(label: str, issued_year: int | None) -> Time | None:
    """Return when the values of a column hold by its folded head: by its year or the last of its five-year plan, or as goals (Time()) or
    bases (past); None for any other head."""
    year, goal, base = _year_in(label), gives_the_goal(label), gives_the_base(label)
    if year is None:
        return Time() if goal and len(label) <= _LONGEST else Time(None, True) if base and len(label) <= _LONGEST else None
    return Time(year, not goal and (base or (issued_year is not None and year < issued_year)))


def _deed_in(label: str) -> str:
    """Return the deed behind the year of a head (2025年改造), "" where nothing of the kind stands there."""
    year = YEAR.match(label)
    verb = verb_at(label, year.end(), len(label)) if year else None
    return verb.word if verb and verb.kind == "does" and verb.end == len(label) else ""


def _year_in(label: str) -> int | None:
    year = YEAR.search(label)
    if year is not None:
        return int(year[1])
    return next((span[1] for span in plans_in(fold(label))), None)
