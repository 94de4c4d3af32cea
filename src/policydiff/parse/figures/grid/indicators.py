"""Tables of indicators (主要指标): a column of names, one of units, and one for each year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.parse.figures.grid.columns import IN_BRACKETS, YEAR, Columns, columns_of
from policydiff.parse.figures.grid.counted import counted_by
from policydiff.parse.figures.grid.units import unit_for_all, units_in
from policydiff.parse.figures.grid.values import Indicator, figures_of_cell, is_number, is_unit, is_value, of_name
from policydiff.parse.figures.metrics import tidy
from policydiff.parse.figures.sentence.leads import read_lead
from policydiff.parse.figures.sentence.moments import Time
from policydiff.parse.figures.sentence.pieces import ratio
from policydiff.parse.tree.tables import Cell, Row
from policydiff.text.quantities import find_quantities
from policydiff.vocab.duties.columns import gives_a_total, gives_money, growth, is_nobody, whole_area

_PERCENT = "%"
_NAME = re.compile(r"[^\d,;:。]{2,20}")


def read_indicators(row: Row, issued_year: int | None, first: int | None = None, until: Time | None = None) -> list[Indicator] | None:
    """Return the figures of a row, [] for the head of an indicator table, or None where the row is none of such a table.

    A base year gives achievements, a year to come targets; a column of goals without a year leaves the year open (Time()), unless the row
    says by when it is due (until). first: the first deadline of a text without a day, before which a year is a base.
    """
    columns = columns_of(row.columns, issued_year, first)
    if columns is None or columns.name >= len(row.cells) or row.kind in ("rule", "loose"):
        return None
    if row.kind == "head":
        return []
    if columns.of_steps and not all(_is_plain(row.cells[index]) for index in columns.values if index < len(row.cells)):
        return None  # 建成泵站2座 in the column of a year counts something of its own
    return list(_figures(row, columns, issued_year, until)) or None


def _figures(row: Row, columns: Columns, issued_year: int | None, until: Time | None) -> Iterator[Indicator]:
    cells = row.cells
    name = _name(cells, columns)
    if name.start is None or gives_a_total(name.text):
        return
    named = IN_BRACKETS.search(name.text)
    unit = _text(cells, columns.unit) or (named[1] if named else "") or (unit_for_all(row.caption) if columns.unit is None else "")
    metric = (name.start, name.start + (named.start() if named and is_unit(named[1]) else len(name.text)))
    own = YEAR.search(_text(cells, columns.year))
    for index, time in columns.values.items():
        if index >= len(cells) or metric[1] <= metric[0] or cells[index].start is None:
            continue
        if time.year is None and not time.past:
            time = Time(int(own[1]), issued_year is not None and int(own[1]) < issued_year) if own else until or time
        label = columns.growth.get(index)
        paid = _paid(row, index)
        measure = columns.units.get(index, unit if label is None else _PERCENT) or (_unit_over(row, index) if paid else "")
        said = name.text[: metric[1] - metric[0]] + (paid or columns.deeds.get(index, ""))
        if paid and not measure and not is_value(cells[index]):
            continue  # a sum in nobody knows what
        for one in figures_of_cell(cells[index], measure, metric, time, issued_year):
            of = _of_each(one, said)
            figure = replace(one, name=of + (tidy(said) if of else said)) if of or paid or index in columns.deeds else one
            figure = replace(one, name=counted_by(counts, tidy(said))) if (counts := columns.counts.get(index)) else figure
            figure = replace(figure, lead=replace(figure.lead, scope=scope)) if (scope := whole_area(row.columns[index])) else figure
            yield of_name(figure, name.text) if label is None else _grown(figure, label)


def _of_each(one: Indicator, name: str) -> str:
    """Return what a figure holds for by its cell (每万人口达到4名), where the row's name (医生人数) does not say it: a part of the name, as in prose."""
    each = one.lead.each or ""
    return each if each not in name and ratio().fullmatch(each) else ""


def _name(cells: Sequence[Cell], columns: Columns) -> Cell:
    """Return the cell that names what a row counts: beside several columns of tasks the last that holds a few words and no sentence."""
    named = (cells[index] for index in reversed(columns.names) if index < len(cells))
    return next((cell for cell in named if cell.start is not None and _NAME.fullmatch(cell.text)), cells[columns.name])


def _paid(row: Row, index: int) -> str:
    """Return what is paid that the head of a column, or what stands over it, speaks of: 投资; "" where it speaks of no money."""
    return next((word for label in (row.columns[index], *row.over[index : index + 1]) if (word := gives_money(label))), "")


def _unit_over(row: Row, index: int) -> str:
    return next((unit for label in row.over[index : index + 1] for unit in units_in(label)), "")


def _is_plain(cell: Cell) -> bool:
    """Whether a cell is a number, with or without its unit, or nothing; words that name nothing may stand before it: 累计100家."""
    return is_nobody(cell.text) or is_number(cell) or _is_led(cell.text)


def _is_led(text: str) -> bool:
    found = find_quantities(text)
    if len(found) != 1 or not found[0].unit or found[0].end != len(text):
        return False
    lead = read_lead(text, 0, found[0].start, [])
    return lead.left == lead.right and not lead.verb


def _grown(one: Indicator, label: str) -> Indicator:
    """Return the figure as how much more it is, as the head of its column says: 年均增长(%)."""
    said = read_lead(label, 0, len(label), [])
    return replace(one, lead=replace(one.lead, change=said.change or one.lead.change or growth(), mean=said.mean, reach=False))


def _text(cells: Sequence[Cell], index: int | None) -> str:
    """Return the text of a cell, "" where it stands empty or there is none."""
    text = cells[index].text if index is not None and index < len(cells) else ""
    return "" if is_nobody(text) else text
