"""What to do with each kind of thing to check: which cell of which sheet takes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from policydiff.cli.language import spoken
from policydiff.messages import Message, tell
from policydiff.messages.message import table

if TYPE_CHECKING:
    from policydiff.corpus import Entry
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


def what_then(entry: Entry, notice: Notice, found: Sequence[Check], sheet: str) -> str:
    """Return what to do with what is to be checked: in its own sheet, else in a workbook of all results, the last that lies here, else one under a name that is free yet."""
    from policydiff.cli.desk.standing import ledger
    from policydiff.cli.terminal import free_workbook
    from policydiff.text.ids import typed

    folder = typed(entry.structured.parent) if entry.structured else spoken(tell("demo.results"))
    there, names = ledger(entry.structured.parent) if entry.structured else ("", frozenset[str]())
    last = there if entry.structured and entry.structured.name in names else ""
    then = tell(
        "show.checks",
        notice=notice.id,
        raw=entry.structured is None,
        folder=folder,
        book="" if last else there or free_workbook(),
        there=typed(last) if last else "",
        none=not there,
        late=bool(there) and not last,
        rule=found[0].rule,
        sheet=sheet,
        others=not sheet,
        clause=next((check.row for check in found if check.table == "clauses"), ""),
    )
    return "\n".join(["", *map(spoken, ways(found, notice, sheet)), spoken(then)])
