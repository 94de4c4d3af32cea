"""Rules on printed numbers: gaps, repeats and inversions among the items of one section."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.messages import tell
from policydiff.text.numbers import Step, number_path, steps
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.view import PlacedSection, View


def _steps(view: View) -> Iterator[tuple[PlacedSection, Step]]:
    """Yield each numbered section with the number that it counts on from."""
    sections = list(view.sections)
    numbers = ((each.plan, each.parent.section.id if each.parent else each.plan, each.section.number) for each in sections)
    yield from ((sections[step.at], step) for step in steps(numbers))


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
