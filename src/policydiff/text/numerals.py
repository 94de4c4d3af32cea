"""Numbers written in words: 二十, 三百五十, 两千三百万, 五点六."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from policydiff.vocab.amounts.five_year_plans import plan_years

DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九")} | {"两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"亿": 10**8, "万": 10**4}  # the greater first: it splits the numeral
CHARACTERS = "".join([*DIGITS, *_PLACES, *_GROUPS])
PLACES = "".join([*_PLACES, *_GROUPS])
"""What multiplies: 十, 百, 千, 亿, 万."""
GREAT_PLACES = PLACES.removeprefix("十")
"""The same from 百 on: these count without a digit before them (百家, 过千亿)."""
COUNTING = "".join([*DIGITS, "十"]).removeprefix("零")
"""What small numbers in words are made of: 一 to 九, 两, 十."""


@lru_cache(maxsize=2048)  # numerals recur
def read_numeral(text: str) -> Decimal | None:
    """Return the value of a Chinese numeral, or None where `text` is not a well-formed one.

    A bare place is one of it (百 is 100, 千亿 is 10**11), so that 过千亿 can be read; a run of plain digits
    (一二三产业, 十四五, 二零二五) is a list, a period or a year, and no number.

    >>> read_numeral("二千三百万"), read_numeral("十四五"), read_numeral("五点六")
    (Decimal('23000000'), None, Decimal('5.6'))
    """
    whole, point, decimals = text.partition("点")
    value = _whole(whole)
    if value is None or not point:
        return value
    if not decimals or any(word not in DIGITS for word in decimals):
        return None
    return value + Decimal("0." + "".join(str(DIGITS[word]) for word in decimals))


_FOUR = re.compile(f"(?<![{CHARACTERS}])[{''.join(DIGITS)}]{{4}}(?=年)")


def years_in_digits(folded: str) -> str:
    """Return a folded text with its years in digits, one character for one.

    >>> years_in_digits("二零二六年,建设二十六座"), years_in_digits("一九九五年度")
    ('2026年,建设二十六座', '1995年度')
    """
    if "零" not in folded and "九" not in folded:
        return folded
    return _FOUR.sub(lambda year: _as_year(year[0]), folded)


def _as_year(text: str) -> str:
    digits = "".join(str(DIGITS[word]) for word in text)
    return digits if digits[:2] in ("19", "20") else text


def read_pair(text: str) -> tuple[Decimal, Decimal] | None:
    """Return both numbers of a numeral that leaves open which of two neighbours is meant; None for any other.

    >>> read_pair("两三"), read_pair("三四十"), read_pair("十五六"), read_pair("十四五"), read_pair("二三百万")
    ((Decimal('2'), Decimal('3')), (Decimal('30'), Decimal('40')), (Decimal('15'), Decimal('16')), None, (Decimal('2000000'), Decimal('3000000')))
    """
    if len(text) > 2 and text in plan_years():
        return None
    for at in range(len(text) - 1):
        first, second = DIGITS.get(text[at]), DIGITS.get(text[at + 1])
        if first and second and (second == first + 1 or text[at : at + 2] == "三五"):
            low, high = read_numeral(text[: at + 1] + text[at + 2 :]), read_numeral(text[:at] + text[at + 1 :])
            return (low, high) if low is not None and high is not None and low < high else None
    return None


def _whole(text: str) -> Decimal | None:
    """Return the value of a numeral without decimals: what stands before the last 亿 or 万, and what stands after it."""
    for word, group in _GROUPS.items():
        head, found, tail = text.rpartition(word)
        if found:
            before = _whole(head) if head else Decimal(1)
            after = _whole(tail) if tail else Decimal(0)
            if before is None or after is None or after >= group:
                return None
            return before * group + after
    return _section(text)


def _section(text: str) -> Decimal | None:
    """Return the value of a numeral below 万; each place must be smaller than the one before it."""
    total, limit = 0, 10**4
    digit: int | None = None
    for word in text:
        if word in DIGITS:
            if digit:
                return None
            digit = DIGITS[word]
            continue
        place = _PLACES.get(word, limit)
        if place >= limit or digit == 0:
            return None
        limit = place
        total += place * (1 if digit is None else digit)
        digit = None
    return Decimal(total + (digit or 0)) if text else None
