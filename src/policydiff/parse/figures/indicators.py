"""Tables of indicators (主要指标): a column of names, one of units, and one for each year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from policydiff.parse.figures.clock import Time
from policydiff.parse.tree.tables import Cell, Row
from policydiff.text.quantities import Quantity, find_quantities, plain
from policydiff.vocab.amounts.comparators import bound_words

_NAME = re.compile(r"(?:主要|具体|核心|发展|类别及)?(?:指标|项目|内容)(?:名称|内容)?\Z")
_UNIT = re.compile(r"(?:计量)?单位\Z")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_GOAL = re.compile(r"目标|预期值|规划值|计划值")
_UNIT_IN_NAME = re.compile(r"\(([^()]{1,10})\)\Z")
_VALUE = re.compile(
    r"[\[(]?\s*(?P<bound>[<>≥≤])?\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\])]?\s*(?P<after>[^\d\s]{0,5})[\])]?\Z"
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of an indicator: metric and number as offsets, the quantity read, and when it holds."""

    metric: tuple[int, int]
    number: tuple[int, int]
    quantity: Quantity
    time: Time


def read_indicators(row: Row, issued_year: int | None) -> list[Indicator] | None:
    """Return the figures of a row, [] for the head of an indicator table, or None where the row is none of such a table."""
    name = next((index for index, label in enumerate(row.columns) if _NAME.match(label)), None)
    times = {index: time for index, label in enumerate(row.columns) if index != name and (time := _time(label, issued_year))}
    if name is None or not times or name >= len(row.cells) or row.kind == "rule":
        return None
    if row.kind == "head":
        return []
    unit = next((index for index, label in enumerate(row.columns) if _UNIT.match(label)), None)
    return list(_figures(row.cells, row.cells[name], unit, times)) or None


def _time(label: str, issued_year: int | None) -> Time | None:
    year, goal = _YEAR.search(label), bool(_GOAL.search(label))
    if year is None:
        return Time() if goal and len(label) <= 10 else None
    past = issued_year is not None and not goal and int(year[1]) < issued_year
    return Time(int(year[1]), past)


def _figures(cells: Sequence[Cell], name: Cell, unit_column: int | None, times: Mapping[int, Time]) -> Iterator[Indicator]:
    if name.start is None:
        return
    named = _UNIT_IN_NAME.search(name.text)
    unit = cells[unit_column].text if unit_column is not None and unit_column < len(cells) else named[1] if named else ""
    end = name.start + (named.start() if named else len(name.text))
    for index, time in times.items():
        if index < len(cells) and end > name.start:
            quantity = read_value(cells[index], unit)
            start = cells[index].start
            if quantity is not None and start is not None:
                yield Indicator((name.start, end), (start, start + len(cells[index].text)), quantity, time)


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
    return Quantity(
        quantity.start + by,
        quantity.end + by,
        (start + by, end + by),
        quantity.value,
        quantity.value_max,
        quantity.unit,
        quantity.comparator,
    )
