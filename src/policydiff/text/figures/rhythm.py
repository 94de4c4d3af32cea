"""How often something is done: 每半年, 每两个月, and how many times in each, which counts in words, too: 每年召开|两次|会议."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from policydiff.text.figures.units import Unit, unit_at
from policydiff.text.numerals import COUNTING
from policydiff.vocab.amounts.figures import around, each_of, words_in

_NEAR = 28
_OTHER = "二"
_ONCE = Decimal(1)


def often() -> str:
    """How often, beside each year: 每半年, 每季度, 每两个月, 每三年."""
    return rf"每(?:(?:一?个)?{around('each_time')}|(?:[{COUNTING}]|\d){around('several_each')})"


def times_each(folded: str, start: int, end: int) -> Unit | None:
    """Return the unit of so many times each year or month (每年召开|两次|会议), None for other words (三届二次会议, 每年给予一次性补助, 每年前一次).

    start, end: of the number.
    """
    if not folded.startswith(each_of("figures", "how_often"), end) or _rhythm().search(folded, max(0, start - _NEAR), start) is None:
        return None
    if folded[start:end] == _OTHER and _apart().match(folded, end) is None:
        return None  # 二次加压
    return unit_at(folded, end, arabic=True) or (Unit(folded[end], folded[end], _ONCE, end + 1) if _met().match(folded, end) else None)


@cache
def begins_time() -> frozenset[str]:
    """Return what the units that are told by how often and how long begin with: a quick look."""
    return frozenset(word[0] for group in ("days_ahead", "how_often") for word in words_in("figures", group))


@cache
def _rhythm() -> re.Pattern[str]:
    unless = "".join(sorted(words_in("figures", "before_times")))
    return re.compile(rf"(?:{around('each_year')}|{often()})[^,;:。每]{{0,20}}(?<![{unless}])\Z")


@cache
def _met() -> re.Pattern[str]:
    return re.compile(rf"{around('how_often')}{around('met')}")


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(rf"{around('how_often')}(?:{around('met')}|[,;。、)\s]|\Z)")
