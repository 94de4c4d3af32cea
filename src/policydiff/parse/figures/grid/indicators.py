"""Tables of indicators (主要指标): a column of names, one of units, and one for each year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from policydiff.parse.figures.clock import Time
from policydiff.parse.figures.sentence.leads import Lead, read_lead
from policydiff.parse.figures.sentence.moments import Moment, find_moments
from policydiff.parse.tree.tables import Cell, Row
from policydiff.records import dataclass
from policydiff.text.quantities import Quantity, find_quantities, plain
from policydiff.vocab.amounts.comparators import bound_words
from policydiff.vocab.duties.columns import column_kind, gives_a_name, gives_a_year, gives_the_base, gives_the_goal

_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_IN_BRACKETS = re.compile(r"\(([^()]{1,10})\)\Z")
_VALUE = re.compile(
    r"[\[(]?\s*(?P<bound>[<>≥≤])?\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\])]?\s*(?P<after>[^\d\s]{0,5})[\])]?\Z"
)
_MARKS = re.compile(r"[,;。:]")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of an indicator: metric and number as offsets, the quantity read, when it holds, and what leads to it.

    lead: what the cell says of the number besides (下降12%), its metric the row's. name: the metric where the row does not name it.
    """

    metric: tuple[int, int]
    number: tuple[int, int]
    quantity: Quantity
    time: Time
    lead: Lead
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of an indicator table: of the name, the unit and the year of the row, and those that hold values, with their time."""

    name: int
    unit: int | None
    year: int | None
    values: Mapping[int, Time]
    units: Mapping[int, str]


def read_indicators(row: Row, issued_year: int | None, first: int | None = None) -> list[Indicator] | None:
    """Return the figures of a row, [] for the head of an indicator table, or None where the row is none of such a table.

    A base year gives achievements, a year to come targets; a column of goals without a year leaves the year open (Time()).
    first: the first deadline of a text without a day, before which a year is a base.
    """
    columns = _columns(row.columns, issued_year, first)
    if columns is None or columns.name >= len(row.cells) or row.kind in ("rule", "loose"):
        return None
    if row.kind == "head":
        return []
    return list(_figures(row.cells, columns, issued_year)) or None


def _columns(labels: Sequence[str], issued_year: int | None, first: int | None) -> _Columns | None:
    named = [index for index, label in enumerate(labels) if gives_a_name(label)]
    if not named:
        return None
    name = named[-1] if all(column_kind(labels[index]) == "indicator" for index in named) else named[0]
    times = {index: time for index, label in enumerate(labels) if index != name and (time := time_of(label, issued_year))}
    if not times:
        return None
    if issued_year is None:
        times = _with_base(labels, times, first)
    unit = next((index for index, label in enumerate(labels) if column_kind(label) == "unit"), None)
    year = next((index for index, label in enumerate(labels) if gives_a_year(label)), None)
    units = {index: found[1] for index in times if (found := _IN_BRACKETS.search(labels[index])) and not _YEAR.search(found[1])}
    return _Columns(name, unit, year, times, units)


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
    """Return when the values of a column hold by its folded head: by its year, or as goals (Time()) or bases (past); None for any other head."""
    year, goal, base = _YEAR.search(label), gives_the_goal(label), gives_the_base(label)
    if year is None:
        return Time() if goal and len(label) <= 10 else Time(None, True) if base and len(label) <= 10 else None
    past = not goal and (base or (issued_year is not None and int(year[1]) < issued_year))
    return Time(int(year[1]), past)


def _figures(cells: Sequence[Cell], columns: _Columns, issued_year: int | None) -> Iterator[Indicator]:
    name = cells[columns.name]
    if name.start is None:
        return
    named = _IN_BRACKETS.search(name.text)
    unit = _text(cells, columns.unit) or (named[1] if named else "")
    metric = (name.start, name.start + (named.start() if named and is_unit(named[1]) else len(name.text)))
    own = _YEAR.search(_text(cells, columns.year))
    for index, time in columns.values.items():
        if index >= len(cells) or metric[1] <= metric[0] or cells[index].start is None:
            continue
        if own and time.year is None and not time.past:
            time = Time(int(own[1]), issued_year is not None and int(own[1]) < issued_year)
        yield from figures_of_cell(cells[index], columns.units.get(index, unit), metric, time, issued_year)


def _text(cells: Sequence[Cell], index: int | None) -> str:
    return cells[index].text if index is not None and index < len(cells) else ""


def is_unit(text: str) -> bool:
    """Return whether a folded text is a unit and nothing else: 万亩, %."""
    found = find_quantities("1" + text)
    return len(found) == 1 and found[0].end == len(text) + 1 and bool(found[0].unit)


def is_value(cell: Cell) -> bool:
    """Return whether a cell holds a number with its unit and nothing else: 6个, ≥95%."""
    found = [one for one in find_quantities(cell.text) if one.unit]
    return len(found) == 1 and _VALUE.match(cell.text) is not None


def figures_of_cell(cell: Cell, unit: str, metric: tuple[int, int], time: Time, issued_year: int | None) -> Iterator[Indicator]:
    """Yield the figure of a cell, or those of its sentence: 2023年达到80%,力争2025年达到95%. metric: the name's place in the row."""
    start = cell.start or 0
    quantity = read_value(cell, unit)
    moments = find_moments(cell.text, None, issued_year)
    if quantity is not None and not moments:
        lead = read_lead(cell.text, 0, quantity.number[0] - start, [])
        yield Indicator(metric, (start, start + len(cell.text)), quantity, time, _of_row(lead, metric))
        return
    at = 0
    for one in find_quantities(cell.text):
        near = [moment for moment in moments if moment.end <= one.start]
        if one.unit and not _is_compared(near, one, cell.text) and not any(moment.start <= one.start < moment.end for moment in moments):
            begin = max((match.end() for match in _MARKS.finditer(cell.text, at, one.start)), default=at)
            dated = [moment for moment in near if moment.use != "base" and moment.year is not None]
            when = _dated(dated[-1], time, issued_year) if dated else time
            moved = _moved(one, start)
            yield Indicator(metric, moved.number, moved, when, _of_row(read_lead(cell.text, begin, one.start, moments), metric))
            at = one.end


def _is_compared(near: Sequence[Moment], quantity: Quantity, text: str) -> bool:
    """Whether the number is what the promise is compared with: 较2020年的85%提高."""
    return bool(near) and near[-1].use == "base" and text[near[-1].end : quantity.start] in ("", "的")


def _dated(moment: Moment, time: Time, issued_year: int | None) -> Time:
    past = time.past or (issued_year is not None and (moment.year or 0) < issued_year and moment.use != "by")
    return Time(moment.year, past)


def _of_row(lead: Lead, metric: tuple[int, int]) -> Lead:
    """What the cell says of its number, with the row's name as the metric."""
    return replace(lead, text=metric[0], left=metric[0], right=metric[1])


def read_value(cell: Cell, unit: str) -> Quantity | None:
    """Read 200, >80, [13.5], 6左右 with the unit of the row, or 5000亿元 with its own; None where the cell holds no number."""
    start = cell.start or 0
    own = [quantity for quantity in find_quantities(cell.text) if quantity.unit]
    match = _VALUE.match(cell.text)
    if match is None or (own and own[0].number[1] - own[0].number[0] > len(match["number"])):
        return _moved(own[0], start) if len(own) == 1 and own[0].value_max is None else None
    measured = find_quantities("1" + unit)
    factor, base = (measured[0].value, measured[0].unit) if len(measured) == 1 and measured[0].end == len(unit) + 1 else (Decimal(1), unit)
    words = {entry.word: entry.comparator for entry in bound_words()}
    comparator = words.get(match["bound"] or "") or words.get(match["after"].strip("])")) or "="
    value = plain(Decimal(match["number"].replace(",", "")) * factor)
    number = (start + match.start("number"), start + match.end("number"))
    return Quantity(start, start + len(cell.text), number, value, None, base, comparator)


def _moved(quantity: Quantity, by: int) -> Quantity:
    start, end = quantity.number
    return replace(quantity, start=quantity.start + by, end=quantity.end + by, number=(start + by, end + by))
