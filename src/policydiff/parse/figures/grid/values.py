"""The cells of a table of figures: a number with its own unit or the row's, and what a cell says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from policydiff.parse.figures.sentence.leads import Lead, read_lead
from policydiff.parse.figures.sentence.moments import Moment, Time, find_moments
from policydiff.parse.figures.sentence.pieces import ratio
from policydiff.parse.tree.tables import Cell
from policydiff.records import dataclass
from policydiff.text.patterns import rarely
from policydiff.text.quantities import Quantity, find_quantities, plain
from policydiff.vocab.amounts.comparators import bound_words

_VALUE = rarely(
    r"[\[(]?\s*(?P<bound>[<>≥≤])?\s*(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\])]?\s*(?P<after>[^\d\s]{0,5})[\])]?\Z"
)
_LAST_DIGIT = re.compile(r"\d(?=\D*\Z)")
_MARKS = re.compile(r"[,;。:]")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of a table: metric and number as offsets, the quantity read, when it holds, and what leads to it.

    lead: what the cell says of the number besides (下降12%), its metric the row's. name: the metric where the row does not name it.
    """

    metric: tuple[int, int]
    number: tuple[int, int]
    quantity: Quantity
    time: Time
    lead: Lead
    name: str = ""


def is_unit(text: str) -> bool:
    """Return whether a folded text is a unit and nothing else: 万亩, %, 1/10万."""
    found = find_quantities(_one_of(text))
    whole = len(found) == 1 and found[0].end == len(_one_of(text)) and bool(found[0].unit)
    return whole and (text.removeprefix("1") == found[0].unit or not any(map(str.isdigit, text)))


def _one_of(unit: str) -> str:
    """Return one of a unit; one that begins with a number is that already: 1/10万, 10万件."""
    return unit if unit[:1].isdigit() else "1" + unit


def _factor(unit: str) -> tuple[Decimal, str]:
    """Return by what the numbers of a unit are multiplied, and the unit without that: 万亩, 10万件."""
    one = _one_of(unit)
    found = find_quantities(one)
    plainly = len(found) == 1 and found[0].end == len(one) and (found[0].unit or one != unit)
    return (found[0].value, found[0].unit) if plainly else (Decimal(1), unit)


def is_number(cell: Cell) -> bool:
    """Return whether a cell is a number with its bound, with or without a unit: 6, ≥95%, not 接待游客900万人次."""
    return _VALUE.match(cell.text) is not None


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
    at, each = 0, None
    for one in find_quantities(cell.text):
        near = [moment for moment in moments if moment.end <= one.start]
        if one.unit and not _is_compared(near, one, cell.text) and not any(moment.start <= one.start < moment.end for moment in moments):
            begin = max((match.end() for match in _MARKS.finditer(cell.text, at, one.start)), default=at)
            dated = [moment for moment in near if moment.use != "base" and moment.year is not None]
            when = _dated(dated[-1], time, issued_year) if dated else time
            moved, lead = _moved(one, start), read_lead(cell.text, begin, one.start, moments)
            goes_on = at and lead.left == lead.right and not (lead.verb or lead.scope)  # 2025年每万人达到4名,2030年达到5名
            each = lead.each or (each if goes_on and ratio().fullmatch(each or "") else None)
            yield Indicator(metric, moved.number, moved, when, _of_row(replace(lead, each=each), metric))
            at = one.end


def of_name(one: Indicator, name: str) -> Indicator:
    """Return the figure of a row whose folded name may begin with a verb: 新建公厕 counts new ones."""
    return replace(one, lead=replace(one.lead, increase=True)) if read_lead(name, 0, len(name), []).increase else one


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
    if match is None and unit and not own:
        return _measured(cell, unit)
    if match is None or (own and own[0].number[1] - own[0].number[0] > len(match["number"])):
        return _moved(own[0], start) if len(own) == 1 and own[0].value_max is None else None
    factor, base = _factor(unit)
    words = {entry.word: entry.comparator for entry in bound_words()}
    comparator = words.get(match["bound"] or "") or words.get(match["after"].strip("])")) or "="
    value = plain(Decimal(match["number"].replace(",", "")) * factor)
    number = (start + match.start("number"), start + match.end("number"))
    return Quantity(start, start + len(cell.text), number, value, None, base, comparator)


def _measured(cell: Cell, unit: str) -> Quantity | None:
    """Read 降至2.5, 不超过3 and 6-7 with the unit of the row: as if it stood behind the number; None where other words stand before that."""
    last = _LAST_DIGIT.search(cell.text)
    if last is None:
        return None
    at, start = last.end(), cell.start or 0
    factor, unit = _factor(unit) if unit[0].isdigit() else (Decimal(1), unit)
    found = find_quantities(f"{cell.text[:at]}{unit}{cell.text[at:]}")
    if len(found) != 1 or not found[0].unit or found[0].number[1] != at + len(unit):
        return None
    one = found[0]
    lead = read_lead(cell.text, 0, one.start, [])  # 不超过3: its bound is the quantity's
    if lead.left < lead.right or lead.change:
        return None
    one = replace(one, value=plain(one.value * factor), value_max=None if one.value_max is None else plain(one.value_max * factor))
    return replace(one, start=start + one.start, end=start + max(at, one.end - len(unit)), number=(start + one.number[0], start + at))


def _moved(quantity: Quantity, by: int) -> Quantity:
    start, end = quantity.number
    return replace(quantity, start=quantity.start + by, end=quantity.end + by, number=(start + by, end + by))
