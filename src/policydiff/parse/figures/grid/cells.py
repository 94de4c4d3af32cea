"""Tables of tasks: which cells of a row say how much is to be done, what a number alone in a cell counts, and by when the row is due."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from policydiff.parse.duties.deadlines import Dates, day_in_cell
from policydiff.parse.figures.claim import Claim, Other
from policydiff.parse.figures.grid.values import Indicator, figures_of_cell, is_value, of_name
from policydiff.parse.figures.sentence.dating import so_far
from policydiff.parse.figures.sentence.moments import Time, find_moments
from policydiff.parse.figures.sentence.numbered import dated_texts
from policydiff.parse.figures.signs.asked import asks_age
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.tree.tables import Cell, Row
from policydiff.text.fold import fold
from policydiff.text.numbers import number_end
from policydiff.text.quantities import Quantity
from policydiff.vocab.amounts.figures import words_in
from policydiff.vocab.duties.columns import asks_a_condition, gives_the_goal, promises_shares
from policydiff.vocab.phrases import pattern

_SAYS_NOTHING = frozenset({"number", "lead", "cooperating", "responsible", "guiding", "person", "office", "who", "note", "problem"})
_HEAD_YEAR = re.compile(r"(?:19|20)\d\d")
_TOPIC = re.compile(r"[^\d,;:。]{2,14}")
_YEAR = pattern("deadlines", r"((?:19|20)\d\d){of_years}\Z")


def is_of_tasks(row: Row) -> bool:
    """Return whether a row says what somebody is to do."""
    return row.kind in ("data", "card", "field") and row.about == "tasks"


def printed_cells(row: Row) -> Iterator[tuple[Cell, bool, Time | None]]:
    """Yield the cells that are printed in a row of tasks, each with whether it may say how much (none of bodies, persons, numbers or
    remarks does), and by when, where its column is one of a year.
    """
    for cell, kind in _printed(row):
        head = row.columns[index] if (index := row.cells.index(cell)) < len(row.columns) else ""
        year = _HEAD_YEAR.match(head) if kind == "year" or gives_the_goal(head) else None
        yield cell, kind not in _SAYS_NOTHING, None if year is None else Time(int(year[0]))


def read_bare(row: Row, time: Time, issued_year: int | None) -> list[tuple[Cell, Indicator]]:
    """Return the cells that hold a figure and nothing else (6个), each with it: it counts what the task's cell to its left names."""
    found: list[tuple[Cell, Indicator]] = []
    name: Cell | None = None
    for cell, kind in _printed(row):
        if name is not None and is_value(cell):
            start = name.start or 0
            metric = (start, start + len(name.text))
            found.extend((cell, of_name(one, name.text)) for one in figures_of_cell(cell, "", metric, time, issued_year))
        elif kind in ("task", "indicator") and not any(map(str.isdigit, cell.text)):
            name = cell
    return found


def by_column(row: Row, claims: Sequence[Claim], others: Iterable[Other]) -> tuple[list[Claim], list[Other]]:
    """Return the claims and the other numbers of a row: those under the head of an age (年龄要求), or of what is asked of those who apply
    (申报条件), as what one must be or have, and no claims.
    """
    if row.kind != "data":
        return list(claims), list(others)
    aged, asked = _under(row, asks_age), _under(row, asks_a_condition)
    if not (aged or asked):
        return list(claims), list(others)
    found = [replace(one, reason="condition") if _is_asked(one, aged, asked) else one for one in others]
    taken = [claim for claim in claims if _inside(asked, claim.phrase.quantity)]
    found += [Other(claim.phrase.quantity, "condition") for claim in taken]
    return [claim for claim in claims if claim not in taken], sorted(found, key=lambda one: one.quantity.start)


def _under(row: Row, asks: Callable[[str], bool]) -> list[Cell]:
    return [cell for head, cell in zip(row.columns, row.cells, strict=False) if cell.start is not None and asks(head)]


def _is_asked(one: Other, aged: Iterable[Cell], asked: Iterable[Cell]) -> bool:
    is_age = one.reason == "time" and one.quantity.unit in words_in("figures", "age")
    return (is_age and _inside(aged, one.quantity)) or (one.reason == "unplaced" and _inside(asked, one.quantity))


def _inside(cells: Iterable[Cell], quantity: Quantity) -> bool:
    return any(cell.start is not None and cell.start <= quantity.start < cell.start + len(cell.text) for cell in cells)


def topics(row: Row) -> list[tuple[Cell, str]]:
    """Return the cells that say in a few words what a row of tasks is about, as a heading does, also those merged from above, each with
    its words without their number: 2.布局县级分拨中心.
    """
    named = [cell for cell, kind in zip(row.cells, row.kinds(), strict=False) if kind in ("task", "group")]
    words = ((cell, cell.passage.text[number_end(cell.text) :].strip()) for cell in named)
    return [(cell, text) for cell, text in words if _TOPIC.fullmatch(fold(text))]


def topics_of(cell: Cell, found: Sequence[tuple[Cell, str]]) -> tuple[str, ...]:
    """Return what stands over a cell of a row as headings do, the nearest first: the topics at its left, else the first of its row."""
    left = [text for one, text in found if one is not cell and _place(one) < _place(cell)]
    return tuple(reversed(left)) if left else tuple(text for one, text in found[:1] if one is not cell)


def _place(cell: Cell) -> int:
    return -1 if cell.start is None else cell.start


def _printed(row: Row) -> Iterator[tuple[Cell, str | None]]:
    kinds = row.kinds()
    for index, cell in enumerate(row.cells):
        if cell.start is not None and cell.text:
            yield cell, kinds[index] if index < len(kinds) else None


def due(row: Row, dates: Dates) -> Time | None:
    """Return by when a row is due: the year of its deadline, also of one merged from above, a year that has a cell to itself, or that of the
    caption, where it speaks of a task or plan: 2026年度培训计划表.
    """
    year = deadline_year(row, dates)
    if year is None:
        year = next((int(alone[1]) for cell in row.cells[: len(row.columns)] if (alone := _YEAR().match(cell.text))), None)
    if year is None and is_of_tasks(row):
        year = next((int(years[0]) for text in row.caption if promises_shares(text) and len(years := _HEAD_YEAR.findall(text)) == 1), None)
    return None if year is None else Time(year)


def deadline_year(row: Row, dates: Dates) -> int | None:
    """Return the year of a row's deadline, None where no column of deadlines has one."""
    days = (day_in_cell(cell.text, dates) for cell, kind in zip(row.cells, row.kinds(), strict=False) if kind == "deadline")
    return next((int(day[:4]) for day in reversed(list(days)) if day is not None), None)


def first_deadline(sentences: Iterable[Sentence], rows: Mapping[str, Row]) -> int | None:
    """Return the first year by which a text without a day promises anything: in its sentences, or in a column of deadlines."""
    years: list[int | None] = []
    asked = list(sentences)
    dated = dated_texts([sentence.passage.folded for sentence in asked])
    for index, sentence in enumerate(asked):
        row = rows.get(sentence.id)
        if row is not None:
            years.append(deadline_year(row, Dates()) if is_of_tasks(row) else None)
        elif index in dated and sentence.role != "row":
            folded = sentence.passage.folded
            by = [moment for moment in find_moments(folded) if moment.use == "by"]
            years += [moment.year for moment in by if not so_far().match(folded, moment.start, moment.end)]
    return min((year for year in years if year is not None), default=None)
