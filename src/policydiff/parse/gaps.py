"""Numbers that the text leaves out: an item that the printed document lacks, or a heading that was not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.model import Diagnostic, Plan, Section
from policydiff.text.numbers import number_path, steps


def numbering_gaps(plans: Sequence[Plan]) -> Iterator[Diagnostic]:
    """Yield `numbering-gap` for each number that does not count on from the last of its run: （二） behind which （四） stands."""
    for plan in plans:
        chains = list(_chains(plan))
        for step in steps((plan.id, above[-1].id if above else plan.id, section.number) for *above, section in chains):
            if step.left_out is not None:
                (first, end), start = step.left_out, chains[step.at][-1].span[0]
                number = number_path(section.number for section in chains[step.at])
                told = {"number": number, "last": step.printed, "alone": not step.printed, "first": first, "end": end}
                yield Diagnostic.told("numbering-gap", "warning", (start, start + 1), **told)


def _chains(plan: Plan) -> Iterator[tuple[Section, ...]]:
    """Yield each section of a plan behind those that it stands in, in the order of the text."""
    above: list[Section] = []
    for section in plan.walk():
        del above[section.level - 1 :]
        above.append(section)
        yield tuple(above)
