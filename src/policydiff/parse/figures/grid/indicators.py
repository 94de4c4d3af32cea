"""Tables of indicators (主要指标): a column of names, one of units, and one for each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.parse.figures.grid.columns import IN_BRACKETS, YEAR, Columns, columns_of
from policydiff.parse.figures.grid.values import Indicator, figures_of_cell, is_unit, is_value, of_name, read_value
from policydiff.parse.figures.sentence.leads import read_lead
from policydiff.parse.figures.sentence.moments import Time
from policydiff.parse.tree.tables import Cell, Row
from policydiff.vocab.duties.columns import growth, is_nobody

_PERCENT = "%"


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
    return list(_figures(row.cells, columns, issued_year, until)) or None


def _figures(cells: Sequence[Cell], columns: Columns, issued_year: int | None, until: Time | None) -> Iterator[Indicator]:
    name = cells[columns.name]
    if name.start is None:
        return
    named = IN_BRACKETS.search(name.text)
    unit = _text(cells, columns.unit) or (named[1] if named else "")
    metric = (name.start, name.start + (named.start() if named and is_unit(named[1]) else len(name.text)))
    own = YEAR.search(_text(cells, columns.year))
    for index, time in columns.values.items():
        if index >= len(cells) or metric[1] <= metric[0] or cells[index].start is None:
            continue
        if time.year is None and not time.past:
            time = Time(int(own[1]), issued_year is not None and int(own[1]) < issued_year) if own else until or time
        label = columns.growth.get(index)
        measure = columns.units.get(index, unit if label is None else _PERCENT)
        said = name.text[: metric[1] - metric[0]] + columns.deeds.get(index, "")
        for one in figures_of_cell(cells[index], measure, metric, time, issued_year):
            figure = replace(one, name=said) if index in columns.deeds else one
            yield of_name(figure, name.text) if label is None else _grown(figure, label)


def _is_plain(cell: Cell) -> bool:
    """Whether a cell is a number, with or without its unit, or nothing."""
    return is_nobody(cell.text) or is_value(cell) or read_value(cell, "") is not None


def _grown(one: Indicator, label: str) -> Indicator:
    """Return the figure as how much more it is, as the head of its column says: 年均增长(%)."""
    said = read_lead(label, 0, len(label), [])
    return replace(one, lead=replace(one.lead, change=said.change or one.lead.change or growth(), mean=said.mean, reach=False))


def _text(cells: Sequence[Cell], index: int | None) -> str:
    """Return the text of a cell, "" where it stands empty or there is none."""
    text = cells[index].text if index is not None and index < len(cells) else ""
    return "" if is_nobody(text) else text
