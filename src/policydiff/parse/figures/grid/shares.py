"""Tables that share a task out among places or years: a row for each, and columns of years or of what is to be done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from policydiff.parse.figures.grid.columns import time_of
from policydiff.parse.figures.grid.counted import counted_by
from policydiff.parse.figures.grid.units import unit_for_all, unit_like, units_in, without_brackets
from policydiff.parse.figures.grid.values import Indicator, figures_of_cell, of_name
from policydiff.parse.figures.naming.nouns import taken_in
from policydiff.parse.figures.sentence.moments import Time
from policydiff.parse.tree.tables import Row
from policydiff.vocab.duties.captions import caption_subject, without_plan
from policydiff.vocab.duties.columns import column_kind, gives_a_total, measured_by, promises_shares

_YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
_NUMBER = re.compile(r"[\d,.]+\Z")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of shares: what is counted, in what, and when."""

    metric: str
    unit: str
    time: Time


_AS_PRINTED = str.maketrans("()", "（）")  # what is counted is read from folded heads


def read_shares(row: Row, issued_year: int | None, title: str, until: Time | None = None) -> list[Indicator]:
    """Return the figures of a row of such a table, [] where the row is none.

    A body that is responsible stands for its place where no column names tasks; a row of a year has no place and gives its figures the year. until: by when the row is due.

    title: folded, of the plan: it stands for the caption of a table that the text begins with. A figure is read where its head or the
    caption says what is counted and in what; its scope is the place. A table that speaks of no task, plan or goal gives no target.
    """
    place = _place_of(row.kinds())
    if row.kind != "data" or place is None or place >= len(row.cells) or row.cells[place].start is None or not row.cells[place].text:
        return []
    told = (*row.caption, title)
    if not any(map(promises_shares, (*told, *row.over, *row.columns))):
        return []
    name = row.cells[place]
    start = name.start or 0
    metric, scope = (start, start + len(name.text)), None if gives_a_total(name.text) else name.passage.text
    of_year = row.kinds()[place] == "moment"
    if of_year:
        year = _YEAR.match(name.text)
        if year is None and scope:
            return []
        scope, until = None, _dated(name.text, issued_year) if year else Time()
    found: list[Indicator] = []
    for index, cell in enumerate(row.cells):
        column = _column(row, index, told, issued_year) if index != place and index < len(row.columns) else None
        if column is not None and cell.start is not None and _NUMBER.match(cell.text):
            time = until or column.time if of_year or column.time.year is None else column.time
            found.extend(
                of_name(_shared(one, column.metric, scope), column.metric)
                for one in figures_of_cell(cell, column.unit, metric, time, issued_year)
            )
    return found


def _place_of(kinds: Sequence[str | None]) -> int | None:
    if "place" in kinds:
        return kinds.index("place")
    if kinds[:1] == ("moment",) or (kinds[:2] == ("number", "moment")):
        return kinds.index("moment")
    bodies = [index for index, kind in enumerate(kinds) if kind in ("responsible", "lead")]
    return bodies[0] if bodies and not {"task", "indicator", "group"} & set(kinds) else None


def _shared(one: Indicator, metric: str, scope: str | None) -> Indicator:
    return replace(one, name=metric, lead=replace(one.lead, scope=scope))


def _column(row: Row, index: int, told: tuple[str, ...], issued_year: int | None) -> _Column | None:
    label, over = row.columns[index], row.over[index] if index < len(row.over) else ""
    year = _YEAR.match(label)
    own = without_plan(without_brackets(label[year.end() :] if year else label))
    subjects = [subject for text in (over, *told) if (subject := caption_subject(text))]
    printed = next(units_in(label), "")
    measured = printed or unit_for_all(told)
    unit = measured or next((unit for text in (over, *told) for unit in units_in(text)), "")
    if own and column_kind(own) not in (None, "value"):
        return None
    whole = gives_a_total(own)
    general = not own or column_kind(own) == "value" or whole
    subject = subjects[0] if subjects else ""
    fuller = next((one for one in subjects[1:] if subject in one), "")
    name = counted_by(subject, fuller) if general else counted_by(caption_subject(own) or own, fuller or subject)
    counted = "" if printed else measured_by(name)
    unit = (unit_like(counted, told) if counted else unit) or next((unit for text in row.columns for unit in units_in(text)), "")
    if not name or not unit or not (general or year or measured or measured_by(own)):
        return None
    dated = next((time for text in (label, over, *told) if (time := _dated(text, issued_year))), Time())
    return _Column((taken_in(name, unit) or name).translate(_AS_PRINTED), unit, dated)


def _dated(text: str, issued_year: int | None) -> Time | None:
    year = _YEAR.search(text)
    return time_of(year.group().replace("度", ""), issued_year) if year is not None else None
