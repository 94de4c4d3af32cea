"""Rules on time: the years of targets and plans, the deadlines of tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from policydiff.messages import quoted, tell
from policydiff.model import Target, Task
from policydiff.text.fold import fold, squeeze
from policydiff.text.numerals import CHARACTERS, read_numeral
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.rules.evidence import slice_of, words
from policydiff.validate.rules.figures import context, read, targets
from policydiff.validate.view import View, bare
from policydiff.vocab.amounts.five_year_plans import plans_in

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# 2000场 is no year
_PRINTED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|[至—–~到-](?:19|20)?\d\d年)")
_COUNT = re.compile(rf"(?<![0-9{CHARACTERS}])([0-9]{{1,2}}|[{CHARACTERS}]{{1,2}})年")
_FIRST, _LAST = 1949, 2100
_NEAR = 8
"""So many characters are quoted before and behind a year."""


@rule("info", "content")
def target_without_year(view: View) -> Iterator[Hit]:
    """A target has no year: its sentence says none, and nothing before it in its paragraph does.

    It cannot be compared by deadline. Where the plan's period gives the year, a person may fill it in. A warning where the
    paragraph has a year (到2025年), which is quoted: it may be the year of something else.
    """
    for path, target in targets(view):
        if target.year is None and target.per is None and path[0] == "targets":
            said = squeeze(context(view, target))
            printed = _PRINTED_YEAR.search(fold(said))
            near = said[max(0, printed.start() - _NEAR) : printed.end() + _NEAR] if printed else ""
            message = tell("target-without-year", text=target.text, printed=near)
            yield Hit((*path, "year"), message, words(target), severity="warning" if printed else None)


@rule("warning", "content")
def impossible_year(view: View) -> Iterator[Hit]:
    """A year is none of ours: before 1949 or after 2100; or a plan's period ends before it begins."""
    for path, target in targets(view):
        if target.year is not None and not _FIRST <= target.year <= _LAST:
            yield Hit((*path, "year"), tell("impossible-year", year=target.year), words(target))
    for index, plan in enumerate(view.notice.plans):
        if plan.period is not None and not _FIRST <= plan.period[0] <= plan.period[1] <= _LAST:
            yield Hit(
                ("plans", index, "period"), tell("impossible-year.period", start=plan.period[0], end=plan.period[1]), plan.title or ""
            )


@rule("warning", "evidence")
def year_not_printed(view: View) -> Iterator[Hit]:
    """A target's year stands nowhere in the source, or a plan's period is not the one that its title says.

    A five-year plan's name says its years: 十四五 is 2021 to 2025.
    """
    if view.source is None:
        return
    years = set(_YEAR.findall(fold(view.squeezed_source))) | _plan_years(view.squeezed_source)
    for path, target in targets(view):
        if target.year is None or target.evidence == "manual":
            continue
        if str(target.year) in _counted(view, target):
            continue
        if str(target.year) not in years:
            yield Hit((*path, "year"), tell("year-not-printed.nowhere", year=target.year), words(target))
        elif not _year_is_near(view, target):
            yield Hit((*path, "year"), tell("year-not-printed.elsewhere", year=target.year), words(target))
    for index, plan in enumerate(view.notice.plans):
        title = fold(squeeze(plan.title or ""))
        said = set(_YEAR.findall(title)) | _plan_years(title)
        for end, year in enumerate(plan.period or ()):
            if str(year) not in (said or years):
                message = tell("year-not-printed.title", year=year, title=plan.title or "")
                yield Hit(("plans", index, "period", end), message, title)


def _counted(view: View, target: Target) -> set[str]:
    """Return the years that a clause counts off: 三年内 from the day of the notice, or from the beginning of the plan's period."""
    issued = (view.notice.notice.issued or "")[:4]
    period = next((plan.period for plan in view.notice.plans if plan.id == target.plan and plan.period), None)
    starts = ([int(issued)] if issued.isdigit() else []) + ([period[0] - 1] if period else [])
    text = read(context(view, target))[0]
    counts = [int(each) if each.isdigit() else read_numeral(each) for each in _COUNT.findall(text)] if starts else []
    return {str(start + int(count)) for count in counts for start in starts if count is not None}


def _plan_years(source: str) -> set[str]:
    """Return the first and last years of the five-year plans that a text names."""
    return {str(year) for plan in plans_in(source) for year in plan}


def _year_is_near(view: View, target: Target) -> bool:
    """Return whether a target's year is printed in its clause, or in what that may take it from: its section and those above."""
    year = str(target.year)
    own = _years(context(view, target))
    if not own or year in own:  # without a year of its own, a sentence may say 今年 or 三年内, or go on from another paragraph
        return True
    placed = view.section_by_id.get(target.section)
    plan = next((each for each in view.notice.plans if each.id == target.plan), None)
    if placed is None or plan is None or target.clause not in view.clause_by_id:
        return True
    texts = [plan.title or "", view.notice.notice.title or "", *(clause.text for clause in plan.clauses)]
    while placed is not None:
        texts += [placed.section.heading, *(clause.text for clause in placed.section.clauses)]
        placed = placed.parent
    return any(year in _years(text) for text in texts) or year in {str(each) for each in plan.period or ()}


@lru_cache(maxsize=1024)
def _years(text: str) -> frozenset[str]:
    folded = fold(squeeze(text))
    return frozenset(_YEAR.findall(folded)) | _plan_years(folded)


@rule("error", "evidence")
def deadline_not_printed(view: View) -> Iterator[Hit]:
    """A task's deadline is not what its words say, or these do not stand in the statement or in the text that it answers for.

    `deadline` is 2025, 2025-12 or 2025-12-31 (or the words, where they name no day), `deadline_printed` its words in the source; the
    one is never there without the other.
    """
    for index, task in enumerate(view.notice.tasks):
        if task.evidence != "manual" and (task.deadline is not None or task.deadline_printed is not None):
            yield from _deadline(view, ("tasks", index), task)


def _deadline(view: View, path: Path, task: Task) -> Iterator[Hit]:
    said, printed = task.deadline or "", task.deadline_printed or ""
    key = "deadline_printed" if said else "deadline"
    if not said or not printed:
        yield Hit((*path, key), tell("deadline-not-printed", deadline=said, printed=printed), words(task))
        return
    if view.source is not None:
        texts = [bare(text) for text in (slice_of(view, task), *_answered(view, task))]
        following = [text.partition(bare(printed))[2] for text in texts if bare(printed) in text]
        placed = view.section_by_id.get(task.section)
        beside = placed.section.span if placed else task.span  # its words are lost where a stretch of the section is
        if not following:
            yield Hit((*path, "deadline_printed"), tell("deadline-not-printed.nowhere", printed=printed), words(task), beside=beside)
        elif all(rest[:1] in _PARTS for rest in following):
            message = tell("deadline-not-printed.cut", printed=printed, found=following[0][:1])
            yield Hit((*path, "deadline_printed"), message, words(task))
    if not _says(said, fold(squeeze(printed))):
        yield Hit((*path, "deadline"), tell("deadline-not-printed", deadline=said, printed=printed), words(task))


_PARTS = ("年", "月", "日")


def _says(deadline: str, printed: str) -> bool:
    """Return whether the numbers of a day stand in its words, as far as the words have the year, the month, the day in digits."""
    parts = deadline.split("-")
    if not all(part.isdigit() for part in parts):
        return bare(printed).startswith(bare(deadline))  # 5月底 of 5月底完成, where no year is known
    for part, mark in zip(parts, _PARTS, strict=False):
        numbers = re.findall(rf"(\d{{1,4}}){mark}", printed) or (_YEAR.findall(printed) if mark == _PARTS[0] else [])
        if numbers and int(part) not in map(int, numbers):
            return False
    return True


def _answered(view: View, task: Task) -> Iterator[str]:
    """Yield the texts that a task answers for: its clause, those that it covers, those of its section."""
    for name in (task.clause, *task.covers):
        if name in view.clause_by_id:
            yield view.clause_by_id[name].clause.text
    placed = view.section_by_id.get(task.section)
    if placed is not None:
        yield from (clause.text for clause in placed.section.clauses)


@rule("warning", "content")
def deadline_before_issue(view: View) -> Iterator[Hit]:
    """A target or a task is due before the notice was issued.

    Usually the year of a result that is already reached (an achievement), or a slip in one of the two dates.
    """
    issued = (view.notice.notice.issued or "")[:4]
    filled = "issued" in view.notice.notice.manual
    if not issued.isdigit():
        return
    for path, target in targets(view):
        if path[0] == "targets" and target.year is not None and target.year < int(issued):
            message = tell("deadline-before-issue", due=target.year, issued=issued, filled=filled, whence=_whence(view, target))
            yield Hit((*path, "year"), message, words(target))
    for index, task in enumerate(view.notice.tasks):
        years = _YEAR.findall(fold(squeeze(task.deadline or "")))
        if years and max(years) < issued:
            whence = task.deadline_printed or ""
            message = tell("deadline-before-issue", due=max(years), issued=issued, filled=filled, whence=whence)
            yield Hit(("tasks", index, "deadline"), message, words(task))


def _whence(view: View, target: Target) -> str:
    """Return the words that a target has its year from, where its own do not say it: of its clause, else of its section and those above; "" where a person wrote it."""
    year = str(target.year)
    placed, texts = view.section_by_id.get(target.section), [context(view, target)]
    while placed is not None:
        texts += [*(clause.text for clause in placed.section.clauses), placed.section.heading]
        placed = placed.parent
    if target.evidence == "manual" or year in target.text:
        return ""
    text = next((text for text in texts if year in text), "")
    start = max(text.rfind(mark, 0, text.find(year)) for mark in "，。；：") + 1
    return quoted(text[start:], bare=True)
