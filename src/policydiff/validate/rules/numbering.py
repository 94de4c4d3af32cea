"""Rules on printed numbers: gaps, repeats and inversions among the items of one section."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from policydiff.messages import tell
from policydiff.text.numbers import Step, number_path, read_number, steps
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.view import PlacedSection, View


def _steps(view: View) -> Iterator[tuple[PlacedSection, Step]]:
    """Yield each numbered section with the number that it counts on from."""
    sections = list(view.sections)
    yield from ((sections[step.at], step) for step in steps(_lists(view, sections)))


def _lists(view: View, sections: Sequence[PlacedSection]) -> Iterator[tuple[str, str, str | None]]:
    """Yield of each section its plan, what it stands in, and its number.

    Below a paragraph of the section over them items may begin anew: ①②… / 一年来，我们…。 / ①②…. They are another list.
    """
    own = {plan.id: plan.clauses for plan in view.notice.plans}
    lists: dict[str, tuple[int, int]] = {}  # what items stand in → how many clauses of its own stand above the last, which list that is of
    for each in sections:
        where, clauses = (each.parent.section.id, each.parent.section.clauses) if each.parent else (each.plan, own[each.plan])
        above = bisect_left(clauses, each.section.span[0], key=lambda clause: clause.span[0])
        last, which = lists.get(where, (above, 0))
        number = read_number(each.section.number) if above > last and each.section.number else None
        which += number is not None and number.number == 1
        lists[where] = above, which
        yield each.plan, f"{where} {which}", each.section.number


def _number(placed: PlacedSection) -> str:
    """Return the number as printed behind those of the sections that it stands in."""
    numbers = [placed.section.number]
    while placed.parent is not None:
        placed = placed.parent
        numbers.append(placed.section.number)
    return number_path(reversed(numbers))


@rule("warning", "content")
def numbering_gap(view: View) -> Iterator[Hit]:
    """A number is left out: （二） is followed by （四）.

    The printed document may have lost an item, or the parser a heading. Waive it where the document itself counts so.
    """
    for placed, step in _steps(view):
        if step.left_out is not None:
            first, end = step.left_out
            message = tell("numbering-gap", number=_number(placed), last=step.printed, alone=not step.printed, first=first, end=end)
            beside = (_end_before(view, placed), placed.section.span[1])
            yield Hit((*placed.path, "number"), message, placed.about, beside=beside, follows=_beside(placed))


def _beside(placed: PlacedSection) -> tuple[Path, ...]:
    """Return the paths of the sections beside one and beside those that it stands in: where one was moved, the numbers around it are wrong."""
    steps = [at for at, step in enumerate(placed.path) if isinstance(step, int) and at > 1]
    return tuple((*placed.path[:at], max(0, int(placed.path[at]) + by)) for at in steps for by in (-2, -1, 0, 1))


def _end_before(view: View, placed: PlacedSection) -> int:
    """Return where the section before this one ends, beside or above it."""
    start = placed.section.span[0]
    return max((each.section.span[1] for each in view.sections if each.section.span[1] <= start), default=0)


@rule("warning", "content")
def numbering_repeat(view: View) -> Iterator[Hit]:
    """A number is printed twice among the items of one section: （二） is followed by another （二）."""
    for placed, step in _steps(view):
        if step.value == step.last:
            yield Hit(
                (*placed.path, "number"), tell("numbering-repeat.twice", number=_number(placed)), placed.about, follows=_beside(placed)
            )


@rule("warning", "content")
def numbering_inversion(view: View) -> Iterator[Hit]:
    """A number is smaller than the one before it: （三） is followed by （二）."""
    for placed, step in _steps(view):
        if step.last is not None and step.value < step.last:
            yield Hit(
                (*placed.path, "number"),
                tell("numbering-inversion", number=_number(placed), last=step.printed),
                placed.about,
                follows=_beside(placed),
            )
