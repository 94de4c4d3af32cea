"""The figures of a row of a table: of indicators, shares, scores or sums as a whole, of tasks cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.parse.figures.case import Context, words_around
from policydiff.parse.figures.claim import Claim, Other
from policydiff.parse.figures.clock import Clock
from policydiff.parse.figures.grid.cells import is_of_tasks, printed_cells, read_bare, topics, topics_of
from policydiff.parse.figures.grid.indicators import read_indicators
from policydiff.parse.figures.grid.shares import read_shares
from policydiff.parse.figures.grid.values import Indicator
from policydiff.parse.figures.metrics import tidy
from policydiff.parse.figures.reader import Reader
from policydiff.parse.figures.sentence.moments import Time, find_moments
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.lay.passage import Sentence
from policydiff.parse.tree.tables import Row
from policydiff.text.fold import fold
from policydiff.text.quantities import Quantity, find_quantities


def figures_of_row(
    sentence: Sentence,
    row: Row,
    quantities: Sequence[Quantity],
    clock: Clock,
    years: tuple[int | None, int | None, Time | None],
    title: str,
) -> tuple[list[Claim], list[Other]] | None:
    """Return the figures of a row of indicators, of shares, of scores or of sums; None where it is none of these.

    years: that of the text, its first deadline, and by when the row is due.
    """
    paid = row.about == "sums" or row.shares_money(title)
    if paid or row.about == "scores" or (row.scores and not row.has_goals):  # what is scored or paid is no promise
        return [], [Other(quantity, "subsidy" if paid else "score") for quantity in quantities]
    if row.kind == "example":
        return [], [Other(quantity, "sample") for quantity in quantities]
    indicators = read_indicators(row, *years)
    indicators = indicators or read_shares(row, years[0], title, years[2]) or indicators
    if indicators is None or (not indicators and is_of_tasks(row)):
        return None
    if row.kind == "head":  # 总投资（亿元） is no sum
        quantities = [one for one in quantities if any(map(str.isdigit, sentence.barred[one.start : one.end]))]
    return [_of_table(sentence, one, clock) for one in indicators], list(_beside(quantities, indicators))


def is_dated(row: Row) -> bool:
    """Whether a column says by when each row is due, in a table of places as in one of tasks."""
    return row.kind == "data" and "deadline" in row.kinds()


def figures_of_tasks(
    sentence: Sentence, row: Row, clock: Clock, span: tuple[int, int] | None, until: Time | None, now: int | None
) -> Iterator[tuple[Sentence, list[Claim], list[Other]]]:
    """Yield the figures of a row of tasks, cell by cell, each with the part of the row that is read: each promises, by the deadline of the row."""
    bare, named = read_bare(row, until or Time(), now), topics(row)
    clock.start(sentence, [], opens=True, due=until)
    yield sentence, [_of_table(sentence, one, clock) for _, one in bare], []
    for cell, says, year in printed_cells(row):
        quantities = find_quantities(cell.text)
        if not quantities or any(cell is one for one, _ in bare):
            continue
        part = replace(sentence, passage=cell.passage, headings=(*topics_of(cell, named), *sentence.headings))
        if says:
            moments = clock.start(part, find_moments(cell.text, span, now), opens=True, due=year or until)
            yield part, *Reader(part, moments, clock, Context(goal=True)).read(quantities)
        else:
            yield part, [], [Other(quantity, "attribute") for quantity in quantities]


def _beside(quantities: Sequence[Quantity], indicators: Sequence[Indicator]) -> Iterator[Other]:
    """Yield the numbers of an indicator table's row that are none of its values."""
    inside = [one.number for one in indicators]
    return (Other(one, "attribute") for one in quantities if not any(start <= one.number[0] < end for start, end in inside))


def _of_table(sentence: Sentence, one: Indicator, clock: Clock) -> Claim:
    """A figure of an indicator table, as if its row were a phrase: the text reaches from the name to the value."""
    start, end = min(one.metric[0], one.number[0]), max(one.metric[1], one.number[1])
    phrase = Phrase(one.quantity, start, end, start, end, listed=False, carried=False)
    time = one.time if one.time.year is not None or one.time.past else clock.standing()
    words = sentence.passage.text[slice(*one.metric)]
    part = words_around("part", r"\s*{}[:,]?").match(fold(words))  # 其中:普惠率
    printed = tidy(words[part.end() :] if part else words)
    return Claim(phrase, one.lead, time, "table", start, end, one.name or printed, printed if one.name else None)
