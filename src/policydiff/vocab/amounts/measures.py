"""Units of measure: what may follow a number, and what it counts in."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from policydiff.records import dataclass
from policydiff.vocab.load import load_yaml


@dataclass(frozen=True, slots=True)
class Measure:
    """One 计量单位. unit: as printed; base: what values are given in; factor: one unit is so many base.

    kind: count, money, share, area, length … ; not_before: a regular expression of what must not follow;
    digits: counts only after Arabic digits. examples: "printed=value in base units".
    """

    unit: str
    base: str
    factor: Decimal
    kind: str
    not_before: str
    digits: bool
    examples: tuple[str, ...]


@cache
def measures() -> tuple[Measure, ...]:
    """Return every measure of vocab/measures.yaml, the longest unit first, so that the first that fits is the right one."""
    found = [
        Measure(
            unit=entry["unit"],
            base=entry.get("base", entry["unit"]),
            factor=Decimal(entry.get("factor", 1)),
            kind=entry.get("kind", kind),
            not_before=entry.get("not_before", ""),
            digits=entry.get("digits", False),
            examples=tuple(entry["examples"]),
        )
        for kind, entries in load_yaml("measures").items()
        for entry in entries
    ]
    return tuple(sorted(found, key=lambda entry: -len(entry.unit)))


@cache
def _by_unit() -> dict[str, Measure]:
    return {entry.unit: entry for entry in measures()}


def measure(unit: str) -> Measure:
    """Return the measure that is printed as `unit`; KeyError where the table has none."""
    return _by_unit()[unit]


@cache
def kinds() -> dict[str, str]:
    """Return the kind of every unit, as printed and as base unit: 家 → count, 元 → money, % → share."""
    return {entry.base: entry.kind for entry in measures()} | {entry.unit: entry.kind for entry in measures()}
