"""What to do with each kind of thing to check: which cell of which sheet takes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policydiff.messages import Message, tell
from policydiff.messages.message import table

if TYPE_CHECKING:
    from policydiff.model import Notice
    from policydiff.tables.checks import Check


def ways(found: Sequence[Check], notice: Notice, sheet: str = "") -> Iterator[Message]:
    """Yield a head, and of each kind of check, in the order of the text, what to fill in where, with the notice and the place of the first of its kind.

    sheet: where they are ticked off, where that is not the workbook of all results.
    """
    yield tell("check-ways", sheet=sheet, others=not sheet)
    first = {check.rule: check for check in reversed(found)}
    for rule in dict.fromkeys(check.rule for check in found):
        if (id := f"check-way.{rule}") in table("en"):
            yield tell("check-way", rule=rule, what=tell(id, notice=notice.id, path=first[rule].path))
