"""The five-year plans: 一五 covers 1953 to 1957, 十四五 2021 to 2025; their names are computed, not listed."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.phrases import either

_DIGITS = "一二三四五六七八九"
_LAST = 25
_PAUSE = 3  # 1963 to 1965 belong to no plan


@cache
def plan_years() -> dict[str, tuple[int, int]]:
    """Return the first and the last year of each plan by its short name, 一五 to 二十五五.

    >>> plan_years()["二五"], plan_years()["三五"], plan_years()["十四五"], plan_years()["十六五"]
    ((1958, 1962), (1966, 1970), (2021, 2025), (2031, 2035))
    """
    years = {}
    for number in range(1, _LAST + 1):
        first = 1953 + 5 * (number - 1) + (_PAUSE if number > 2 else 0)
        years[f"{_numeral(number)}五"] = (first, first + 4)
    return years


@cache
def any_plan() -> str:
    """Return the short names as a group of a regular expression, the longest first.

    十五 and 二十五 are numbers too, and 七五 is also a plan of legal education: what follows (期间, 末, 规划) must tell.
    """
    return either(plan_years())


@cache
def _named() -> re.Pattern[str]:
    """A plan that is named beyond doubt: by a name that is no number, in quotation marks, or before 规划, 时期 and the like."""
    sure = either(name for name in plan_years() if len(name) > 2 and not name.endswith("十五"))
    return re.compile(
        rf"(?<![第{_DIGITS}十])(?:(?P<sure>{sure})|(?<=[\"“”「])(?P<quoted>{any_plan()})(?=[\"”“」])"
        rf"|(?P<told>{any_plan()})(?=期?末|[时期]期|期间|五?年?[规计]划))(?![\"”“」]?普法)|第(?P<counted>[{_DIGITS}十]{{1,3}})个五年(?:规|计)划"
    )


def plans_in(text: str) -> list[tuple[int, int]]:
    """Return the years of the five-year plans that a text names, folded or not, in their order.

    >>> plans_in("某市“十五五”消防规划"), plans_in("“十五”期间"), plans_in("第八个五年计划"), plans_in("十五个工作日,八五普法")
    ([(2026, 2030)], [(2001, 2005)], [(1991, 1995)], [])
    """
    if "五" not in text:
        return []
    names = (f"{match['counted']}五" if match["counted"] else match[match.lastgroup or 0] for match in _named().finditer(text))
    return [plan_years()[name] for name in names if name in plan_years()]


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十") + (_DIGITS[ones - 1] if ones else "")
