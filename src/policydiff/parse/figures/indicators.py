"""Tables of indicators (主要指标): a column of names, one of units, and one for each year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from policydiff.parse.figures.clock import Time, folded_cells
from policydiff.parse.lay.passage import Sentence
from policydiff.text.quantities import Quantity, find_quantities, plain
from policydiff.vocab.amounts.comparators import bound_words

_NAME = re.compile(r"(?:主要|具体|核心|发展|类别及)?(?:指标|项目|内容)(?:名称|内容)?\Z")
_UNIT = re.compile(r"(?:计量)?单位\Z")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_GOAL = re.compile(r"目标|预期值|规划值|计划值")
_UNIT_IN_NAME = re.compile(r"\(([^()]{1,10})\)\Z")
_RULE = re.compile(r"[-:\s]*\Z")
_VALUE = re.compile(
    r"[\[(]?\s*(?P<bound>[<>≥≤])?\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\])]?\s*(?P<after>[^\d\s]{0,5})[\])]?\Z"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: half-open offsets in the sentence, without the blanks at its edges, and the folded text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of an indicator: metric and number as offsets, the quantity read, and when it holds."""

    metric: tuple[int, int]
    number: tuple[int, int]
    quantity: Quantity
    time: Time


class IndicatorTable:
    """Reads rows one after another and remembers the head row that names the columns."""

    def __init__(self, issued_year: int | None) -> None:
        self._issued = issued_year
        self._name: int | None = None
        self._unit: int | None = None
        self._years: dict[int, Time] = {}

    def read(self, sentence: Sentence) -> list[Indicator] | None:
        """Return the figures of a row, [] for the head row, or None where the row is none of an indicator table."""
        if sentence.role != "row":
            self._years = {}
            return None
        cells = list(split_cells(folded_cells(sentence)))
        if self._heads(cells):
            return []
        if not self._years or self._name is None or self._name >= len(cells) or all(_RULE.match(cell.text) for cell in cells):
            return None
        return list(self._figures(cells, cells[self._name])) or None

    def _heads(self, cells: list[Cell]) -> bool:
        name = next((index for index, cell in enumerate(cells) if _NAME.match(cell.text)), None)
        years = {index: time for index, cell in enumerate(cells) if index != name and (time := self._time(cell.text))}
        if name is None or not years:
            return False
        self._name, self._years = name, years
        self._unit = next((index for index, cell in enumerate(cells) if _UNIT.match(cell.text)), None)
        return True

    def _time(self, text: str) -> Time | None:
        year, goal = _YEAR.search(text), bool(_GOAL.search(text))
        if year is None:
            return Time() if goal and len(text) <= 10 else None
        past = self._issued is not None and not goal and int(year[1]) < self._issued
        return Time(int(year[1]), past)

    def _figures(self, cells: list[Cell], name: Cell) -> Iterator[Indicator]:
        named = _UNIT_IN_NAME.search(name.text)
        unit = cells[self._unit].text if self._unit is not None and self._unit < len(cells) else named[1] if named else ""
        end = name.start + named.start() if named else name.end
        for index, time in self._years.items():
            if index < len(cells) and end > name.start:
                quantity = read_value(cells[index], unit)
                if quantity is not None:
                    yield Indicator((name.start, end), (cells[index].start, cells[index].end), quantity, time)


def split_cells(folded: str) -> Iterator[Cell]:
    """Yield the cells between the bars of a folded row; a bar before the first or after the last opens no cell."""
    start = 0
    pieces = folded.split("|")
    for index, piece in enumerate(pieces):
        text = piece.strip()
        left = start + len(piece) - len(piece.lstrip())
        start += len(piece) + 1
        if text or 0 < index < len(pieces) - 1:
            yield Cell(left, left + len(text), text)


def read_value(cell: Cell, unit: str) -> Quantity | None:
    """Read 200, >80, [13.5], 6左右 with the unit of the row, or 5000亿元 with its own; None where the cell holds no number."""
    own = [quantity for quantity in find_quantities(cell.text) if quantity.unit]
    match = _VALUE.match(cell.text)
    if match is None or (own and own[0].number[1] - own[0].number[0] > len(match["number"])):
        return _moved(own[0], cell.start) if len(own) == 1 and own[0].value_max is None else None
    measured = find_quantities("1" + unit)
    factor, base = (measured[0].value, measured[0].unit) if len(measured) == 1 and measured[0].end == len(unit) + 1 else (Decimal(1), unit)
    words = {entry.word: entry.comparator for entry in bound_words()}
    comparator = words.get(match["bound"] or "") or words.get(match["after"].strip("])")) or "="
    value = plain(Decimal(match["number"].replace(",", "")) * factor)
    number = (cell.start + match.start("number"), cell.start + match.end("number"))
    return Quantity(cell.start, cell.end, number, value, None, base, comparator)


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
