"""A task from a statement: its heading, its day, its bodies, and by which sign it was told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from policydiff.model import Task, TaskReason
from policydiff.parse.duties.deadlines import Dates, day_in_cell, deadline_in, deadline_of, due_in_row, in_year_of_issue, without_others
from policydiff.parse.duties.statement import Statement
from policydiff.parse.duties.tasks.organisations import organisations
from policydiff.parse.duties.tasks.said import Said
from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.text.fold import fold

_CELLS = re.compile(r"[\t|]")


def made_task(
    item: Said,
    task_id: str,
    covers: Sequence[Sentence],
    heads: Mapping[str, Sentence],
    topic: str,
    dates: Dates,
    *,
    first: int | None = None,
) -> Task:
    """Return the task that a statement is. covers: the sentences that it answers for; heads: the heading of each section; topic: what else its item is called.

    first: where the first of several statements of its sentence begins in the source; None where it is alone.
    """
    sentence, statement = item.sentence, item.statement
    printed = statement.deadline
    deadline = printed and (_day_of(fold(printed), dates, in_row=statement.form == "row") or printed)
    if not printed:
        # A bracket answers for its item, the heading too; a sentence or a row for itself.
        head = heads.get(sentence.section) if not statement.own and statement.form != "row" else None
        said = [*([head] if head is not None and head not in covers else []), *covers]
        due = _due_in_row(said, dates) if statement.form == "row" else _due_in(_own_text(item, first) or said, statement, dates)
        deadline, printed = due or (None, None)
    heading = statement.topic or statement.subject or topic or (sentence.headings[0] if sentence.headings else "")
    return Task.made(
        span=item.passage.span(),
        pieces=item.passage.pieces(),
        evidence=None,
        note=None,
        id=task_id,
        plan=sentence.plan,
        section=sentence.section,
        path=sentence.path,
        heading=heading,
        clause=sentence.id,
        lead=statement.of("lead"),
        cooperating=statement.of("cooperating"),
        responsible=statement.of("responsible"),
        guiding=statement.of("guiding"),
        organisations=organisations(statement.bodies, item.context),
        open_ended=statement.open_ended,
        deadline=deadline,
        deadline_printed=printed,
        covers=tuple(each.id for each in covers),
        content=statement.subject or None,
        form=statement.form,
        irregular=statement.irregular,
        text=item.passage.text,
        reason=_reason(item),
    )


def _own_text(item: Said, first: int | None) -> list[Passage]:
    """Return what one of several statements of a sentence says by itself, and what stands before all of them (到2025年，A负责…，B负责…); [] where it is alone."""
    passage, context = item.passage, item.context
    if first is None or item.first != item.last:
        return []
    return [context.cut(0, bisect_left(context.offsets, first)), passage]


def _due_in(said: Sequence[Sentence | Passage], statement: Statement, dates: Dates) -> tuple[str, str] | None:
    told = {body.name.folded for body in statement.bodies}
    passages = [each if isinstance(each, Passage) else each.passage for each in said]
    texts = [each.folded if statement.own else without_others(each.folded, told) for each in passages]
    return in_year_of_issue(deadline_in(texts, dates.year, dates.issued), texts, dates)


def _due_in_row(rows: Sequence[Sentence], dates: Dates) -> tuple[str, str] | None:
    return due_in_row([fold(cell).strip() for row in rows for cell in _CELLS.split(row.passage.text)], dates)


def _reason(item: Said) -> TaskReason:
    """Return the sign by which a statement was told."""
    statement = item.statement
    if statement.form == "row":
        return "row"
    if statement.own:
        return statement.place or ("jointly" if statement.weak and statement.has("cooperating") else "sentence")  # type: ignore[return-value]
    opens = item.sentence.passage.folded.lstrip()[:1]
    return "bracket" if opens and opens in "([" else "label" if statement.form == "label" else "sentence"


def _day_of(folded: str, dates: Dates, *, in_row: bool) -> str | None:
    """Return the day that the words of a deadline are, or, where they may name stages, the last day that they name; a month without a year as printed (9月底前出台方案)."""
    if in_row:
        return day_in_cell(folded, dates)
    if whole := deadline_of(folded, dates.year, dates.issued):
        return whole
    found = in_year_of_issue(deadline_in([folded], dates.year, dates.issued), [folded], dates)
    return found[0] if found else None
