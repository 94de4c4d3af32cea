"""By when a target is due whose own sentence says nothing: the day that the bracket or label of its item names with who is responsible."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.model import Target, Task
from policydiff.text.fold import squeeze

_TOLD = ("bracket", "label")


def with_deadlines(targets: Sequence[Target], tasks: Sequence[Task]) -> list[Target]:
    """Return the targets, those without a year that a task with a day of its own answers for with the year of that day.

    新增学位3000个（由区教体局牵头，2024年底前完成） is due in 2024. A day that a sentence of the item names is of what that sentence says, and what
    is promised for each year (每年培育3家) has none. Where two tasks answer for a clause, the days that they name must be of one year.
    """
    years: dict[str, set[int]] = {}
    for task in tasks:
        if (year := _year_told(task)) is not None:
            for clause in {task.clause, *task.covers}:
                years.setdefault(clause, set()).add(year)
    return [_dated(target, years.get(target.clause, ())) for target in targets] if years else list(targets)


def _year_told(task: Task) -> int | None:
    """Return the year of the day that the bracket or label of a task names."""
    day, printed = task.deadline, task.deadline_printed
    if task.reason not in _TOLD or not day or not printed or not day[:4].isdigit():
        return None
    return int(day[:4]) if squeeze(printed) in squeeze(task.text) else None


def _dated(target: Target, years: set[int] | tuple[()]) -> Target:
    if target.year is not None or target.per is not None or len(years) != 1:
        return target
    return target.model_copy(update={"year": next(iter(years))})
