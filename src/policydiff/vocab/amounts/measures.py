"""Units of measure: what may follow a number, and what it counts in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from policydiff.records import dataclass
from policydiff.vocab.amounts.figures import one_of
from policydiff.vocab.load import load_yaml

_NO_LETTER = "[A-Za-z0-9²³]"
_ROUND = 10
_SMALLEST = -6  # the power of ten from which on a unit stands behind Arabic digits alone: 二十微米 is no measure of a notice


@dataclass(frozen=True, slots=True)
class Measure:
    """One 计量单位. unit: as printed; base: what values are given in; factor: one unit is so many base.

    kind: count, money, share, area, length … ; not_before: a regular expression of what must not follow;
    digits: counts only after Arabic digits; per: only behind a slash. examples: "printed=value in base units".
    """

    unit: str
    base: str
    factor: Decimal
    kind: str
    not_before: str
    digits: bool
    per: bool
    examples: tuple[str, ...]


@cache
def measures() -> tuple[Measure, ...]:
    """Return every measure of words/measures.yaml and words/prefixed.yaml, the longest unit first; one that is written out goes before one that a prefix makes."""
    written = [_written(kind, entry) for kind, entries in load_yaml("measures").items() for entry in entries]
    known = {entry.unit for entry in written}
    made = [entry for units in load_yaml("prefixed")["units"] for entry in _made(units)]
    made += [_times(entry) for entry in written if entry.kind == "count" and len(entry.unit) == 1 and not entry.per]
    made = [entry for entry in made if entry.unit not in known]
    return tuple(sorted([*written, *{entry.unit: entry for entry in made}.values()], key=lambda entry: -len(entry.unit)))


@cache
def counting_units() -> frozenset[str]:
    """Return the units in which things are counted: 家, 个, 所.

    >>> {"家", "所", "年"} & counting_units() == {"家", "所"}
    True
    """
    return frozenset(measure.unit for measure in measures() if measure.kind == "count")


def _written(kind: str, entry: dict[str, Any]) -> Measure:
    unit, last = entry["unit"], entry.get("last", False)
    letters = _NO_LETTER if unit[-1].isascii() and unit[-1].isalpha() else ""
    return Measure(
        unit=unit,
        base=entry.get("base", unit),
        factor=Decimal(entry.get("factor", 1)),
        kind=entry.get("kind", kind),
        not_before=_no_word() if last else entry.get("not_before", letters),
        digits=entry.get("digits", last or bool(letters)),
        per=entry.get("per", False),
        examples=tuple(entry.get("examples", ())),
    )


_TIMES = "次"


def _times(entry: Measure) -> Measure:
    """户 makes 户次, 架 makes 架次."""
    return replace(
        entry, unit=entry.unit + _TIMES, base=entry.base + _TIMES, not_before=one_of("figures", "no_times"), digits=True, examples=()
    )


@cache
def _no_word() -> str:
    """Return the expression for a word that goes on behind a number with its unit, other than those of bounds and lists."""
    return rf"(?!{one_of('figures', 'after_last')})[\u4e00-\u9fff]"


def _made(entry: dict[str, Any]) -> Iterator[Measure]:
    """Yield what the prefixes make of one unit, in words and in letters, and the unit itself where it stands alone."""
    for word, symbol, power in _prefixes(entry):
        base = _base(entry, word, symbol)
        guard = entry.get("not_before", "") if word else entry["bare"]
        yield Measure(word + entry["unit"], base, Decimal(1), entry["kind"], guard, not word or power <= _SMALLEST, False, ())
        for printed in (
            entry["symbols"] if word else [one for one in entry["symbols"] if len(one) > 1]
        ):  # 5A, 4K: one letter is another word
            yield Measure(symbol + printed, base, Decimal(1), entry["kind"], _NO_LETTER, True, False, ())


def _prefixes(entry: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield word, symbol and power of ten of every prefix that a unit takes, of none first where it stands alone."""
    if "bare" in entry:
        yield "", "", 0
    yield from ((one["word"], one["symbol"], one["power"]) for one in load_yaml("prefixed")["prefixes"] if one["word"] in entry["prefixes"])


@cache
def prefixed_by(word: str) -> tuple[str, ...]:
    """Return the units in words that a prefix makes another unit of: 千 → 瓦, 瓦时, 米 …; in 5千瓦 it multiplies nothing."""
    return tuple(entry["unit"] for entry in load_yaml("prefixed")["units"] if word in entry["prefixes"])


@cache
def common_units() -> dict[str, tuple[Fraction, str]]:
    """Return for the base units that prefixes make how many of the common one they are: 兆瓦 → (1000, 千瓦); those alone that have one."""
    found: dict[str, tuple[Fraction, str]] = {}
    for entry in load_yaml("prefixed")["units"]:
        common = entry.get("common", "")
        powers = {_base(entry, word, symbol): power for word, symbol, power in _prefixes(entry)}
        found |= {
            base: (Fraction(_ROUND) ** (power - powers[common]), common) for base, power in powers.items() if common not in ("", base)
        }
    return found


def _base(entry: dict[str, Any], word: str, symbol: str) -> str:
    unit: str = entry["symbols"][0] if entry.get("base") == "letters" else entry["unit"]
    return (symbol if entry.get("base") == "letters" else word) + unit


@cache
def _by_unit() -> dict[str, Measure]:
    return {entry.unit: entry for entry in measures()}


def measure(unit: str) -> Measure:
    """Return the measure that is printed as `unit`; KeyError where the table has none."""
    return _by_unit()[unit]


def is_known(unit: str) -> bool:
    """Return whether a unit that was read is one of the vocabulary, or none; of a rate, what is counted.

    >>> is_known("页"), is_known("元/站"), is_known(""), is_known("铊")
    (True, True, True, False)
    """
    return not unit or unit in kinds() or unit.split("/")[0].split("·")[0] in kinds()


@cache
def kinds() -> dict[str, str]:
    """Return the kind of every unit, as printed and as base unit: 家 → count, 元 → money, % → share."""
    return {entry.base: entry.kind for entry in measures()} | {entry.unit: entry.kind for entry in measures()}
