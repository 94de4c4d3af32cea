"""Rules on printed numbers: gaps, repeats and inversions among the items of one section."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.messages import tell
from policydiff.text.numbers import read_number
from policydiff.text.placed import Path
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.view import PlacedSection, View


def _runs(view: View) -> Iterator[tuple[PlacedSection, int, int | None, str]]:
    """Yield each numbered section with its value, the value of the last of the same run beside it, and how that one is printed ("" for none).

    Items that number on across sections (1–13 over （一）–（四）) go on from the last of their run in the plan.
    """
    beside: dict[tuple[str, str, tuple[str, str]], tuple[int, str]] = {}
    before: dict[tuple[str, tuple[str, str]], tuple[int, str]] = {}
    for placed in view.sections:
        found = read_number(placed.section.number)
        if found is None:
            continue
        run, value = found.run, found.number
        parent = placed.parent.section.id if placed.parent else placed.plan
        last = beside.get((placed.plan, parent, run))
        if last is None and value > 1:
            last = before.get((placed.plan, run), (0, ""))
        beside[placed.plan, parent, run] = before[placed.plan, run] = value, placed.section.number or ""
        yield placed, value, *(last or (None, ""))


def _number(placed: PlacedSection) -> str:
    """Return the number as printed behind those of the sections that it stands in, 二/（三）/2: a notice has many a 2."""
    above = _number(placed.parent) if placed.parent else ""
    return "/".join(filter(None, (above, (placed.section.number or "").rstrip("、.．"))))


@rule("warning", "content")
def numbering_gap(view: View) -> Iterator[Hit]:
    """A number is left out: （二） is followed by （四）.

    The printed document may have lost an item, or the parser a heading. Waive it where the document itself counts so.
    """
    for placed, value, last, printed in _runs(view):
        if last is not None and value > last + 1:
            end = value - 1 if value > last + 2 else None
            message = tell("numbering-gap", number=_number(placed), last=printed, alone=not printed, first=last + 1, end=end)
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
    for placed, value, last, _ in _runs(view):
        if last is not None and value == last:
            yield Hit(
                (*placed.path, "number"), tell("numbering-repeat.twice", number=_number(placed)), placed.about, follows=_beside(placed)
            )


@rule("warning", "content")
def numbering_inversion(view: View) -> Iterator[Hit]:
    """A number is smaller than the one before it: （三） is followed by （二）."""
    for placed, value, last, printed in _runs(view):
        if last is not None and value < last:
            yield Hit(
                (*placed.path, "number"),
                tell("numbering-inversion", number=_number(placed), last=printed),
                placed.about,
                follows=_beside(placed),
            )
