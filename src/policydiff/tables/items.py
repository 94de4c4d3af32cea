"""What the tables of notices have a row for: plans, sections, clauses, tasks, bodies, figures, citations and what is to be checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from policydiff.model import Clause, Notice, Organisation, Plan, Section, Task
from policydiff.records import dataclass
from policydiff.tables.checks import Check, listed
from policydiff.tables.commitments import NOTHING, Duty, duties_of

_WHO = 8
"""Characters beside the names that may say no more than that somebody does something: 由…、…负责组织实施."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item with the notice that it stands in, and what else its table tells of it."""

    notice: Notice
    item: Any
    more: Any = None


@dataclass(frozen=True, slots=True)
class Body:
    """One body of a task. id: TASK@1, TASK@2 … in the order of the roles; placed: where it is printed, None where a person wrote it."""

    id: str
    task: Task
    role: str
    name: str
    placed: Organisation | None


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a clause stands; "" before the first section, and for the covering letter. duty: what it commits to."""

    plan: str = ""
    section: str = ""
    path: str = ""
    heading: str = ""
    duty: Duty = NOTHING


def rows_of(notice: Notice, name: str) -> Iterator[Row]:
    """Yield the rows of one of the tables of a notice, in the order of the text; `notices`, which has one, is none of them."""
    return _ROWS[name](notice)


def bodies(task: Task) -> Iterator[Body]:
    """Yield everybody whom a task names, role by role, each with where it is printed."""
    left = list(task.organisations)
    for number, (role, name) in enumerate(task.bodies(), 1):
        placed = next((each for each in left if (each.role, each.name) == (role, name)), None)
        if placed is not None:
            left.remove(placed)
        yield Body(f"{task.id}@{number}", task, role, name, placed)


def contents(notice: Notice) -> dict[str, str]:
    """Return of each task, by its id, what is to be done, in the words of the text: its cell, or the clauses that it answers for.

    Where one sentence says of several bodies what each does (A负责甲，B负责乙), it is the words that are the task's own.
    """
    clauses = {clause.id: clause for clause in notice.all_clauses()}
    said = Counter(task.covers for task in notice.tasks if task.form == "verb")
    words: dict[str, str] = {}
    for task in notice.tasks:
        printed = "".join(clauses[each].text for each in task.covers if each in clauses and clauses[each].role != "heading")
        own = len(task.covers) == 1 and task.form == "verb" and said[task.covers] > 1 and _says_what(task)
        words[task.id] = task.content if task.content is not None else task.text if own else printed
    return words


def _says_what(task: Task) -> bool:
    """Return whether the words of a statement say more than who."""
    return len(task.text) - sum(len(name) for _, name in task.bodies()) > _WHO


def _plans(notice: Notice) -> Iterator[Row]:
    plan: Plan
    for plan in notice.plans:
        yield Row(notice, plan)


def _sections(notice: Notice) -> Iterator[Row]:
    section: Section
    for plan in notice.plans:
        for section in plan.walk():
            yield Row(notice, section, plan)


def _clauses(notice: Notice) -> Iterator[Row]:
    """Yield the clauses in printed order: what stands behind the items of an article, and is the article's own, behind them."""
    for clause in notice.notice.letter:
        yield Row(notice, clause, _Where())
    duty = duties_of(notice)
    for plan in notice.plans:
        for section, clause in sorted(plan.owned_clauses(), key=_printed):
            place = (section.id, section.path, section.heading) if section else ("", "", "")
            yield Row(notice, clause, _Where(plan.id, *place, duty(clause)))


def _printed(owned: tuple[Section | None, Clause]) -> int:
    return owned[1].span[0]


def _tasks(notice: Notice) -> Iterator[Row]:
    words = contents(notice)
    for task in notice.tasks:
        yield Row(notice, task, words[task.id] or None)


def _organisations(notice: Notice) -> Iterator[Row]:
    words = contents(notice)
    for task in notice.tasks:
        for body in bodies(task):
            yield Row(notice, body, words[task.id] or None)


def _targets(notice: Notice) -> Iterator[Row]:
    for target in notice.targets:
        yield Row(notice, target)


def _achievements(notice: Notice) -> Iterator[Row]:
    for target in notice.achievements:
        yield Row(notice, target)


def _figures(notice: Notice) -> Iterator[Row]:
    """Yield every number with a measure, in the order of the text; the class of a target or an achievement is its list."""
    rows = [Row(notice, target, "target") for target in notice.targets]
    rows += [Row(notice, target, "achievement") for target in notice.achievements]
    rows += [Row(notice, figure, figure.class_) for figure in notice.figures]
    yield from sorted(rows, key=lambda row: (row.item.span[1], row.item.span[0]))


def _citations(notice: Notice) -> Iterator[Row]:
    for number, citation in enumerate(notice.citations, 1):
        yield Row(notice, citation, f"c{number}")


def _diagnostics(notice: Notice) -> Iterator[Row]:
    check: Check
    for check in listed(notice):
        yield Row(notice, check)


_ROWS: dict[str, Callable[[Notice], Iterator[Row]]] = {
    "plans": _plans,
    "sections": _sections,
    "clauses": _clauses,
    "tasks": _tasks,
    "organisations": _organisations,
    "targets": _targets,
    "achievements": _achievements,
    "figures": _figures,
    "citations": _citations,
    "diagnostics": _diagnostics,
}
