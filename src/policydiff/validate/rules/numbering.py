"""Rules on printed numbers: gaps, repeats and inversions among the items of one section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydiff.text.fold import fold
from policydiff.text.numerals import read_numeral
from policydiff.validate.finding import Hit
from policydiff.validate.rule import rule
from policydiff.validate.view import PlacedSection, View

_DECIMAL = re.compile(r"\d{1,4}(?:\.\d{1,4})*\.(\d{1,4})[.、]?")
_CIRCLED = {chr(0x2460 + value): value + 1 for value in range(20)}


def ordinal(number: str) -> tuple[str, int] | None:
    """Return (form, value) of a printed number, or None where it is none: 三、 → ("、", 3); （一） → ("()", 1); 第二章 → ("第章", 2).

    The form is what stands around the value: numbers of one form count on, those of another begin anew.
    """
    folded = fold(number).strip()
    if folded in _CIRCLED:
        return "①", _CIRCLED[folded]
    decimal = _DECIMAL.fullmatch(folded)
    if decimal:  # 3.2.1 is the first of its form in 3.2
        return "." * folded.count("."), int(decimal[1])
    digits = "".join(char for char in folded if char.isdigit() or char in "零一二三四五六七八九十百两")
    form = "".join(char for char in folded if char not in digits and not char.isspace())
    if not digits:
        return None
    if digits.isdigit():
        return form + "1", int(digits[:9])
    value = read_numeral(digits)
    return None if value is None else (form + "一", int(value))


def _runs(view: View) -> Iterator[tuple[PlacedSection, int, int | None]]:
    """Yield each numbered section with its value and the value of the last of the same form beside it.

    Items that number on across sections (1–13 over （一）–（四）) go on from the last of their form in the plan.
    """
    beside: dict[tuple[str, str, str], int] = {}
    before: dict[tuple[str, str], int] = {}
    for placed in view.sections:
        found = ordinal(placed.section.number)
        if found is None:
            continue
        form, value = found
        parent = placed.parent.section.id if placed.parent else placed.plan
        last = beside.get((placed.plan, parent, form))
        if last is None and value > 1:
            last = before.get((placed.plan, form), 0)
        beside[placed.plan, parent, form] = before[placed.plan, form] = value
        yield placed, value, last


@rule("warning", "content")
def numbering_gap(view: View) -> Iterator[Hit]:
    """A number is left out: （二） is followed by （四）.

    The printed document may have lost an item, or the parser a heading. Waive it where the document itself counts so.
    """
    for placed, value, last in _runs(view):
        if last is not None and value > last + 1:
            missing = f"{last + 1}" if value == last + 2 else f"{last + 1} to {value - 1}"
            yield Hit((*placed.path, "number"), f"{placed.section.number} follows number {last}: {missing} is missing", placed.about)


@rule("warning", "content")
def numbering_repeat(view: View) -> Iterator[Hit]:
    """A number is printed twice among the items of one section: （二） is followed by another （二）."""
    for placed, value, last in _runs(view):
        if last is not None and value == last:
            yield Hit((*placed.path, "number"), f"{placed.section.number} is printed a second time", placed.about)


@rule("warning", "content")
def numbering_inversion(view: View) -> Iterator[Hit]:
    """A number is smaller than the one before it: （三） is followed by （二）."""
    for placed, value, last in _runs(view):
        if last is not None and value < last:
            yield Hit((*placed.path, "number"), f"{placed.section.number} follows number {last}", placed.about)
