"""The grammar of figures: compiled expressions built from the vocabulary, for text/quantities.py.

Every quantifier is bounded or possessive, so that matching at one place takes bounded time.
"""

from __future__ import annotations

import re
from functools import cache

from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.comparators import BoundWord, bound_words
from policydiff.vocab.measures import Measure, measures

MULTIPLIERS = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "亿": 10**8,
    "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 10**3, "百": 10**2,
}  # fmt: skip
DOUBLINGS = {"": 1, "一": 1, "1": 1, "二": 2, "两": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}

_B = r"\s{0,3}"
_TO = rf"{_B}(?:[-~]{{1,2}}|至|到){_B}"
_NUMBER = r"\d{1,15}+(?:,\d{3}(?!\d))*+(?:\.\d+)?+"
_WORDS = rf"[{CHARACTERS}]{{1,12}}+(?:点[{CHARACTERS}]{{1,6}}+)?"
# 千瓦 and 百分点 are units, 百姓 and 百强 words: there 千 and 百 multiply nothing.
_MULTIPLIER = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?![瓦米克伏帕焦卡字赫])|百(?![分强姓]))"
_YEAR = r"(?:19|20)\d\d"
_GRADE = r"(?:元|亩|吨|人)?级(?!别)"
_MONTH_DAY = rf"\d{{1,2}}{_B}月(?:{_B}\d{{1,2}}{_B}日)?"

# One run of digits or numeral characters is one candidate.
HEAD = re.compile(rf"\d+|[{CHARACTERS}]+|[翻倍]")


@cache
def units(arabic: bool) -> str:
    """Return the alternation of all units; without those that count only after Arabic digits where `arabic` is false."""
    return "|".join(_unit(measure) for measure in measures() if arabic or not measure.digits)


def _unit(measure: Measure) -> str:
    guard = f"(?!{measure.not_before})" if measure.not_before else ""
    return re.escape(measure.unit) + guard


@cache
def _measured(arabic: bool, tag: str) -> str:
    """Return the pattern of a unit, alone or as a rate: 元, 元/吨, 件/万人, 元/人·年."""
    each = rf"{_B}/{_B}[十百千万亿]{{0,2}}(?:{units(True)}|月|季度|日|次)(?:·[年月日天])?"
    return rf"(?P<unit{tag}>{units(arabic)})(?P<each{tag}>{each})?"


@cache
def digits() -> re.Pattern[str]:
    """Return the expression for a figure that begins with an Arabic digit.

    Groups: date (no quantity); part, whole (1/3以上); n1 more1 m1 more1b, then grade (100亿级) or unit1 each1 and, for a
    range, n2 m2 more2 unit2 each2.
    """
    first = rf"(?P<n1>{_NUMBER})(?:{_B}(?P<more1>[余多]))?(?:{_B}(?:个(?=亿))?(?P<m1>{_MULTIPLIER}))?(?P<more1b>[余多])?"
    second = rf"(?!{_YEAR}{_B}年)(?P<n2>{_NUMBER})(?:{_B}(?P<m2>{_MULTIPLIER}))?(?P<more2>[余多])?"
    return re.compile(
        rf"""(?P<date>{_YEAR}{_B}(?:年?(?:{_TO}|、)(?:{_YEAR}|\d\d){_B})?年(?!均)(?:{_B}{_MONTH_DAY})?
              |{_YEAR}[-~]{{1,2}}{_YEAR}(?!\d|{_B}[家个人名万亩元吨%])
              |{_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)
              |{_MONTH_DAY}|\d{{1,2}}{_TO}{_MONTH_DAY}|\d{{1,2}}:\d\d(?!\d)|\d{{16,}}+)
           |(?P<part>\d)/(?P<whole>\d)(?={_B}(?:以[上下内]|左右))
           |{first}(?:(?P<grade>{_GRADE})
              |(?:{_B}{_measured(True, "1")})?(?:{_TO}{second}(?:{_B}{_measured(True, "2")}|(?(m2)|(?!))))?)""",
        re.VERBOSE,
    )


@cache
def words() -> re.Pattern[str]:
    """Return the expression for a figure that begins with a Chinese numeral: percent or whole and part, half, or as `digits`."""
    return re.compile(
        rf"""(?P<percent>[百千])分之(?P<ratio>{_WORDS}|{_NUMBER})
           |(?P<whole>[二三四五六七八九十]{{1,2}}+)分之(?P<part>[一二两三四五六七八九])
           |(?P<half>一半)(?!会)
           |(?P<n1>{_WORDS})(?:(?P<grade>{_GRADE})
              |(?P<more1>[余多])?(?P<m1>[万亿]{{1,2}}+)?(?:{_TO}(?P<n2>{_WORDS}))?{_B}{_measured(False, "1")}
              |(?<=[百千万亿]))""",
        re.VERBOSE,
    )


# 翻一番 is twice, 翻两番 four times.
FOLDS = re.compile(r"翻了?(?P<times>[一二两三四1234]?)番|(?P<double>倍增)(?!计划|行动|工程|\")")


def bound_before(folded: str, start: int) -> tuple[int, BoundWord] | None:
    """Return where the bounding word that ends at `start` begins, and the word; blanks may stand between."""
    end = start
    while end > max(0, start - 3) and folded[end - 1].isspace():
        end -= 1
    table, longest = _words_before()
    for length in range(min(longest, end), 0, -1):
        entry = table.get(folded[end - length : end])
        if entry and not (entry.not_after and re.match(entry.not_after, folded[end - length - 1 : end - length])):
            return end - length, entry
    return None


def bound_after(folded: str, end: int) -> tuple[int, BoundWord] | None:
    """Return where the bounding word that follows `end` ends, and the word."""
    table, expression = _words_after()
    match = expression.match(folded, end)
    return (match.end(), table[match[1]]) if match else None


@cache
def _words_before() -> tuple[dict[str, BoundWord], int]:
    table = {entry.word: entry for entry in bound_words() if entry.place == "before"}
    return table, max(map(len, table))


@cache
def _words_after() -> tuple[dict[str, BoundWord], re.Pattern[str]]:
    table = {entry.word: entry for entry in bound_words() if entry.place == "after"}
    return table, re.compile(rf"{_B}({'|'.join(map(re.escape, table))})(?!学)")
