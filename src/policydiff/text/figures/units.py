"""Units behind a number: one of the vocabulary, what is made of several (元/人·月, 立方米每秒), and a word that nobody knows.

Units are looked up in a table by their length: an expression of them all takes longer to compile than a notice to parse.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from policydiff.records import dataclass
from policydiff.text.numerals import PLACES
from policydiff.vocab.amounts.figures import around, each_of, words_in
from policydiff.vocab.amounts.measures import Measure, measures

_DOTS = "·•・‧⋅∙"
_MOST_PARTS = 3
# What a rate is per: a slash, or 每 between two units; how many of them (100户, 万人).
_PER = re.compile(rf"\s{{0,3}}(?P<by>[/每{_DOTS}])\s{{0,3}}(?P<of>[1-9]0{{1,4}}(?!\d))?(?P<place>[{PLACES}]{{1,2}})?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in a text. printed: without its denominator; base: what values are given in, 元/吨; end: after it."""

    printed: str
    base: str
    factor: Decimal
    end: int


def unit_at(folded: str, at: int, *, arabic: bool) -> Unit | None:
    """Return the unit that stands at `at`, alone or made of several: 元, 元/吨, 件/万人, 元/人·月, 立方米每秒; up to three blanks may precede it.

    arabic: after Arabic digits, where more words are units.
    """
    start = at
    while start < at + 3 and folded[start : start + 1].isspace():
        start += 1
    found = _measure_at(folded, start, arabic=arabic)
    if found is None:
        return None
    end = start + len(found.unit)
    following = folded[end : end + 1]
    if following in _JOINTS or (following == " " and "/" in folded[end : end + 4]):
        base, end = _made_of(folded, end, found)
        return Unit(found.unit, base, found.factor, end)
    return Unit(found.unit, found.base, found.factor, end)


_JOINTS = frozenset(["/", "每", *_DOTS])


def unknown_at(folded: str, start: int, end: int) -> Unit | None:
    """Return the one character behind a number as its unit, where it must be one: it ends its part, and a name stands before the number.

    start, end: of the number. 香菇菌棒650万棒。 has one, G60高速 and 附件3的 have none.
    """
    match = _ends_part().match(folded, end) if "\u4e00" <= folded[end : end + 1] <= "\u9fff" else None
    if match is None or match[1] in words_in("figures", "no_measure") or not _is_name(folded[start - 1 : start]):
        return None
    return Unit(match[1], match[1], Decimal(1), match.end(1))


def days_ahead(folded: str, start: int, end: int) -> Unit | None:
    """Return the unit of so many days before something (会议召开|7|日前), None for a day of a month (6月20日、30日前).

    start, end: of the number.
    """
    if not folded.startswith(each_of("figures", "days_ahead"), end) or _ahead_of().search(folded, max(0, start - 8), start) is None:
        return None
    return Unit(folded[end], folded[end], Decimal(1), end + 1)


@cache
def _ahead_of() -> re.Pattern[str]:
    return re.compile(rf"{around('ahead_of')}的?(?:提?前)?\Z")


def and_half(folded: str, at: int) -> Unit | None:
    """Return the unit of a number with a half more, which stands between the two: 3|个半月, 一|个半小时, 1|个半工作日."""
    match = _AND_HALF.match(folded, at)
    if match is None:
        return None
    table, lengths = _table()
    for whole in ("个", ""):  # 个月 is the unit of 个半月, 小时 that of 个半小时
        for length in lengths.get(whole or folded[match.end() : match.end() + 1], ()):
            stop = match.end() + length - len(whole)
            measure = table.get(whole + folded[match.end() : stop])
            if measure is not None and measure.kind == "time":
                return Unit(measure.unit, measure.base, measure.factor, stop)
    return None


_AND_HALF = re.compile(r"\s?个[半]")


def is_of_time(unit: Unit) -> bool:
    """Return whether a unit is one of time."""
    return _table()[0][unit.printed].kind == "time"


def trails_half(folded: str, unit: Unit) -> bool:
    """Tell 两年|半, 2.5倍|半 and 八成|半, where the 半 behind the unit is a half more, from one that something else is the half of."""
    tenths = unit.base == "%" and unit.factor == _TENTH
    return unit.base == "倍" or (
        (tenths or (unit.printed in _table()[0] and is_of_time(unit))) and _ends().match(folded, unit.end + 1) is not None
    )


_TENTH = 10  # per cent


def _is_name(before: str) -> bool:
    return "\u4e00" <= before <= "\u9fff" or before in (")", '"', "》")


@cache
def _ends_part() -> re.Pattern[str]:
    return re.compile(rf"([\u4e00-\u9fff])(?=[,;。、)|]|\Z|{around('after_last')}(?![\u4e00-\u9fff]{{3}}))")


def _measure_at(folded: str, at: int, *, arabic: bool = True, per: bool = False) -> Measure | None:
    """Return the longest measure that stands at `at`; per: behind a slash, where some more are one."""
    table, lengths = _table()
    for length in lengths.get(folded[at : at + 1], ()):
        measure = table.get(folded[at : at + length])
        if measure is None or (measure.digits and not arabic) or (measure.per and not per):
            continue
        if not (measure.not_before and _guard(measure.not_before).match(folded, at + length)):
            return measure
    return None


@cache
def _table() -> tuple[dict[str, Measure], dict[str, tuple[int, ...]]]:
    """Return the measures by their unit, and by its first character how long they are, the longest first."""
    lengths: dict[str, set[int]] = {}
    for measure in measures():
        lengths.setdefault(measure.unit[0], set()).add(len(measure.unit))
    return {measure.unit: measure for measure in measures()}, {
        first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()
    }


@cache
def _guard(not_before: str) -> re.Pattern[str]:
    return re.compile(not_before)


def _made_of(folded: str, end: int, first: Measure) -> tuple[str, int]:
    """Return the base of a unit with all that is joined to it, 元/人·月, and where it ends; one spelling each: 元/人/月 is the same."""
    above, below = first.base, ""
    for _ in range(_MOST_PARTS):
        joint = _PER.match(folded, end)
        if joint is None:
            break
        many = (joint["of"] or "") + (joint["place"] or "")
        found = _part_at(folded, joint.end(), by=joint["by"], first=first)
        if found is None and joint["place"] and not joint["of"]:
            found, many = _part_at(folded, joint.start("place"), by=joint["by"], first=first), ""  # 元/千瓦时
        if found is None or (many and joint["by"] not in "/每") or (joint["of"] and not _is_per_many(joint["of"], first, found[0])):
            break
        base, end = found
        if joint["by"] in "/每" or below:
            below += ("·" if below else "") + many + base
        else:
            above = _product(above, base)
    return f"{above}/{below}" if below else above, end


def _is_per_many(number: str, first: Measure, base: str) -> bool:
    """Tell 25元/500克 and 6升/100公里, which are rates, from 5家/30人 and 50MW/100MWh, two figures each."""
    other = _table()[0].get(base)
    return first.kind == "money" or (number[0] == "1" and (other is None or other.kind != first.kind))


def _part_at(folded: str, at: int, *, by: str, first: Measure) -> tuple[str, int] | None:
    """Return base and end of a further part: a measure, or behind a slash a noun that ends its part of the sentence (元/站)."""
    found = _measure_at(folded, at, per=True)
    if found is not None:
        end = at + len(found.unit)
        stands = by == "/" or (by == "每" and (_ends().match(folded, end) or folded[end : end + 1] in _JOINTS)) or (by in _DOTS)
        return (found.base, end) if stands and found.unit != first.unit else None
    noun = _noun().match(folded, at) if by == "/" else None
    return (noun[0], noun.end()) if noun else None


def _product(first: str, second: str) -> str:
    """吨·公里 is 吨公里, 人·次 is 人次, 牛·米 stays."""
    known = _table()[0].get(first + second)
    return known.base if known else f"{first}·{second}"


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"[,;。、)|\s]|\Z|{around('after_last')}")


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{1,3}}?(?={_ends().pattern})")
