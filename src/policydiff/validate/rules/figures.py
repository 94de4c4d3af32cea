"""Rules on targets: what is committed to, by when, and whether the figures fit each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from policydiff.messages import quoted
from policydiff.model import Target
from policydiff.text.fold import fold, squeeze
from policydiff.text.placed import Path
from policydiff.text.quantities import Quantity, find_quantities
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.rules.evidence import words
from policydiff.validate.view import View, bare
from policydiff.vocab.amounts.comparators import bound_words
from policydiff.vocab.amounts.five_year_plans import plans_in

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIRST, _LAST = 1949, 2100
_RATIOS = ("%", "‰", "百分点", "个百分点", "倍", "")


def targets(view: View) -> Iterator[tuple[Path, Target]]:
    """Yield targets and achievements with their paths."""
    yield from ((("targets", index), target) for index, target in enumerate(view.notice.targets))
    yield from ((("achievements", index), target) for index, target in enumerate(view.notice.achievements))


@rule("error", "evidence")
def value_not_printed(view: View) -> Iterator[Hit]:
    """A target's number, unit or bound is not the one that its words say, or its quoted words do not hold what they should.

    `value` is in base units (5.6万家 is 56000 家), `printed` stands in `text`, and `comparator` is what the words make of it (以上
    is `>=`, 超过 is `>`). A figure that is known from elsewhere makes the target `evidence: manual`, with a note.
    """
    for path, target in targets(view):
        if target.evidence == "manual":
            continue
        found = _quantities(view, target)
        if bare(target.printed) not in bare(target.text):
            yield Hit((*path, "printed"), f"{quoted(target.printed)} does not stand in {quoted(target.text)}", words(target))
        elif found and bare(target.printed) not in {bare(text) for _, text in found}:
            yield Hit((*path, "printed"), f"the figure is printed {quoted(found[0][1])}, not {quoted(target.printed)}", words(target))
        yield from _figure(view, path, target, [quantity for quantity, _ in found])
        for key in ("modality", "per", "metric_printed"):
            word = getattr(target, key)
            if word is not None and bare(word) not in _bare(_context(view, target)):
                yield Hit((*path, key), f"{quoted(word)} does not stand in {quoted(target.text)}", words(target))


def _figure(view: View, path: Path, target: Target, found: list[Quantity]) -> Iterator[Hit]:
    alike = [each for each in found if each.value == target.value and each.value_max == target.value_max]
    if not alike:
        said = " or ".join(dict.fromkeys(f"{each.value}{'' if each.value_max is None else f'–{each.value_max}'}" for each in found))
        key = "value_max" if any(each.value == target.value for each in found) else "value"
        written = target.value if target.value_max is None else f"{target.value}–{target.value_max}"
        yield Hit((*path, key), f"{quoted(target.printed)} says {said or 'no quantity'}, not {written}", words(target))
    elif not any(fold(each.unit) == fold(target.unit) for each in alike):
        message = f"{quoted(target.printed)} is counted in {quoted(alike[0].unit)}, not in {quoted(target.unit)}"
        yield Hit((*path, "unit"), message, words(target))
    elif not any(each.comparator == target.comparator for each in alike) and not _bound(view, target):
        yield Hit((*path, "comparator"), f"{quoted(target.text)} says {alike[0].comparator}, not {target.comparator}", words(target))


def _bound(view: View, target: Target) -> bool:
    """Return whether a word that makes the comparator stands in the clause: 至少 away from its number, 以上 after a list's last."""
    text = _read(_context(view, target))[0]
    return any(entry.word in text for entry in bound_words() if entry.comparator == target.comparator)


def _quantities(view: View, target: Target) -> list[tuple[Quantity, str]]:
    """Return the quantities of a target's words that overlap its printed figure, each with its number and unit as printed.

    In a list (10、20、30万家) a figure takes its unit from one that follows outside its own words: then the clause is read.
    """
    printed = fold(squeeze(target.printed))
    return [found for text in (target.text, target.printed, _context(view, target)) for found in _found(text, printed)]


@lru_cache(maxsize=4096)
def _found(text: str, printed: str) -> tuple[tuple[Quantity, str], ...]:
    """Return the quantities of a text that overlap a printing of `printed`, each with its number and unit as printed."""
    folded, quantities = _read(text)
    found: dict[tuple[object, ...], tuple[Quantity, str]] = {}  # each figure once, however often it is printed
    at = folded.find(printed)
    while at >= 0:
        index = max(bisect_right(quantities, at, key=lambda each: each.start) - 1, 0)
        while index < len(quantities) and quantities[index].start < at + max(len(printed), 1):
            each = quantities[index]
            if at < each.end:
                number = folded[slice(*each.number)]
                found.setdefault((each.value, each.value_max, each.unit, each.comparator, number), (each, number))
            index += 1
        at = folded.find(printed, at + 1)
    return tuple(found.values())


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[str, tuple[Quantity, ...]]:
    """Return a text folded, and its quantities: a clause of many figures is read once."""
    folded = fold(squeeze(text))
    return folded, tuple(find_quantities(folded))


@lru_cache(maxsize=64)
def _bare(text: str) -> str:
    return bare(text)


def _context(view: View, target: Target) -> str:
    placed = view.clause_by_id.get(target.clause)
    return target.text if placed is None else placed.clause.text


@rule("warning", "evidence")
def metric_not_printed(view: View) -> Iterator[Hit]:
    """A target's metric or scope has characters that stand neither in its section nor in a heading above it.

    A metric may be completed from the headings and the sentences before it, but not from nothing.
    """
    source = frozenset(fold(view.source or ""))
    if not source:
        return
    nearby: dict[tuple[str, str, str], frozenset[str]] = {}
    for path, target in targets(view):
        if target.evidence == "manual" or target.clause not in view.clause_by_id:
            continue
        place = target.plan, target.section, target.clause
        near = nearby.get(place) or nearby.setdefault(place, _near(view, target))
        for key in ("metric", "scope"):
            word = getattr(target, key) or ""
            foreign = [char for char in fold(squeeze(word)) if char not in near]
            if foreign:
                yield Hit((*path, key), f"{quoted(word)}: {quoted(''.join(foreign))} does not stand near the target", words(target))


def _near(view: View, target: Target) -> frozenset[str]:
    """Return the characters of a target's section, of all headings above it, of the plan's title and its preamble."""
    placed = view.section_by_id.get(target.section)
    texts = [clause.text for clause in placed.section.clauses] if placed else []
    while placed is not None:
        texts.append(placed.section.heading)
        placed = placed.parent
    for plan in view.notice.plans:
        if plan.id == target.plan:
            texts += [plan.title or "", *(clause.text for clause in plan.clauses)]
    return frozenset(fold("".join((*texts, _context(view, target), view.notice.notice.title or ""))))


@rule("info", "content")
def target_without_year(view: View) -> Iterator[Hit]:
    """A target has no year: its sentence says none, and nothing before it in its paragraph does.

    It cannot be compared by deadline. Where the plan's period gives the year, a person may fill it in. A warning where the
    sentence itself has a year (到2025年).
    """
    for path, target in targets(view):
        if target.year is None and target.per is None and path[0] == "targets":
            printed = _YEAR.findall(_read(_context(view, target))[0])
            message = f"{quoted(target.text)} has no year{', and its sentence prints ' + printed[0] if printed else ''}"
            yield Hit((*path, "year"), message, words(target), severity="warning" if printed else None)


@rule("error", "content")
def impossible_year(view: View) -> Iterator[Hit]:
    """A year is none of ours: before 1949 or after 2100; or a plan's period ends before it begins."""
    for path, target in targets(view):
        if target.year is not None and not _FIRST <= target.year <= _LAST:
            yield Hit((*path, "year"), f"the year {target.year} is impossible", words(target))
    for index, plan in enumerate(view.notice.plans):
        if plan.period is not None and not _FIRST <= plan.period[0] <= plan.period[1] <= _LAST:
            yield Hit(("plans", index, "period"), f"the period {plan.period[0]} to {plan.period[1]} is impossible", plan.title or "")


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
        if str(target.year) not in years:
            yield Hit((*path, "year"), f"the year {target.year} stands nowhere in the source", words(target))
        elif not _year_is_near(view, target):
            message = f"the year {target.year} stands elsewhere, and neither in the sentence nor in what it may take its year from"
            yield Hit((*path, "year"), message, words(target))
    for index, plan in enumerate(view.notice.plans):
        title = fold(squeeze(plan.title or ""))
        said = set(_YEAR.findall(title)) | _plan_years(title)
        for end, year in enumerate(plan.period or ()):
            if str(year) not in (said or years):
                yield Hit(("plans", index, "period", end), f"the year {year} is not in the plan's title {quoted(plan.title or '')}", title)


def _plan_years(source: str) -> set[str]:
    """Return the first and last years of the five-year plans that a text names."""
    return {str(year) for plan in plans_in(source) for year in plan}


def _year_is_near(view: View, target: Target) -> bool:
    """Return whether a target's year is printed in its clause, or in what that may take it from: its section and those above."""
    year = str(target.year)
    own = _years(_context(view, target))
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


@rule("warning", "content")
def impossible_unit(view: View) -> Iterator[Hit]:
    """A target's unit does not fit what it measures: a share or a growth that is counted in 家, a level of more than 100 %."""
    for path, target in targets(view):
        share = target.basis in ("share", "growth", "multiple")
        if share and target.unit not in _RATIOS:
            yield Hit((*path, "unit"), f"a {target.basis} is counted in {quoted(target.unit)}", words(target))
        elif target.basis == "share" and target.unit == "%" and target.value > 100:
            yield Hit((*path, "value"), f"a share of {target.value} %", words(target))


@rule("error", "content")
def reversed_range(view: View) -> Iterator[Hit]:
    """A range ends below its beginning: `value_max` is smaller than `value`."""
    for path, target in targets(view):
        if target.value_max is not None and target.value_max <= target.value:
            yield Hit((*path, "value_max"), f"the range ends at {target.value_max}, and begins at {target.value}", words(target))


@rule("warning", "content")
def deadline_before_issue(view: View) -> Iterator[Hit]:
    """A target or a task is due before the notice was issued.

    Usually the year of a result that is already reached (an achievement), or a slip in one of the two dates.
    """
    issued = (view.notice.notice.issued or "")[:4]
    if not issued.isdigit():
        return
    for path, target in targets(view):
        if path[0] == "targets" and target.year is not None and target.year < int(issued):
            yield Hit((*path, "year"), f"due in {target.year}, issued in {issued}", words(target))
    for index, task in enumerate(view.notice.tasks):
        years = _YEAR.findall(fold(squeeze(task.deadline or "")))
        if years and max(years) < issued:
            yield Hit(("tasks", index, "deadline"), f"due in {max(years)}, issued in {issued}", words(task))


@rule("info", "content")
def headline_mismatch(view: View) -> Iterator[Hit]:
    """A headline target and the targets of its parts do not add up.

    Parts are the targets that name the headline in `of`, or at least three targets of other sections that measure the same thing
    (市场主体) in the same unit for the same year. Together they fall short of the headline, or exceed one that is exact. Parts need
    not be all there is: this is for a person to look at.
    """
    for path, whole, parts in _headlines(view):
        total = sum((part.value for part in parts), Decimal(0))
        reach = whole.value_max or whole.value
        named = any(part.of == whole.id for part in parts)
        if total > reach and (named or whole.comparator == "="):
            yield Hit((*path, "value"), f"{len(parts)} parts add up to {total} {whole.unit}, more than the whole {reach}", words(whole))
        elif total < whole.value and not named:
            yield Hit(
                (*path, "value"), f"{len(parts)} parts add up to {total} {whole.unit}, less than the headline {whole.value}", words(whole)
            )


def _headlines(view: View) -> Iterator[tuple[Path, Target, list[Target]]]:
    named: dict[str, list[Target]] = defaultdict(list)
    alike: dict[tuple[str, str, int | None, str], list[Target]] = defaultdict(list)
    for target in view.notice.targets:
        if target.of is not None:
            named[target.of].append(target)
        elif target.basis == "level" and target.unit not in _RATIOS:
            alike[target.plan, target.unit, target.year, squeeze(target.metric)[-4:]].append(target)
    for index, target in enumerate(view.notice.targets):
        path: Path = ("targets", index)
        if target.id in named:
            yield path, target, named[target.id]
        family = alike.get((target.plan, target.unit, target.year, squeeze(target.metric)[-4:]), [])
        parts = [each for each in family if each.section != target.section]
        sections = {each.section for each in parts}
        if (
            len(parts) >= 3
            and len(sections) == len(parts)
            and target is max(family, key=lambda each: each.value)
            and len(target.metric) > 4
        ):
            yield path, target, parts
