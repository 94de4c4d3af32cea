"""每年 before the first of several deeds, which says of the others that they are done every year, too."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.amounts.figures import around, when, words_in

_FAR = 160  # characters before a number that are looked at: time stays linear
_STOPS = (";", "。")


def _span() -> str:
    """The years of which each is meant: 2024-2027年,|每年."""
    return rf"(?:(?:19|20)\d\d\D?(?:[-—–~]{{1,2}}|{when('until')})(?:19|20)\d\d\D(?:{when('plan_time')})?,?)"


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(_span())


def year_for_all(folded: str, start: int, end: int) -> str | None:
    """Return the 每年 with which the sentence begins whose later deed stands in [start, end), the words before a number; None where it says no more of it.

    每年培育20家以上标杆企业,建设100家以上工厂: both every year. Not what it all comes to (累计建设, 总数达到), what is there in the end (建成,
    形成), a hope of its own (力争), and what a date, a colon or the next sentence parts from it. Where the first deed counts nothing (每年发布清单,
    推出标杆20个), it is not clear of how much 每年 speaks.
    """
    near = max(0, start - _FAR)
    part = max(near, *(folded.rfind(stop, near, start) + 1 for stop in _STOPS))
    first = (
        _each_year().match(folded, part) if any(folded.find(word, part, start) >= 0 for word in words_in("figures", "every_year")) else None
    )
    if first is None or first.end() > start or _once().search(folded, first.end(), end) is not None:
        return None
    return first["each"] if _counted().search(folded, first.end(), start) else None


@cache
def _each_year() -> re.Pattern[str]:
    """每年 as the first word of a sentence or of a part of it that has no number before it but the years of which each is one."""
    return re.compile(rf"{_span()}?(?:[^;。\d]{{0,80}},)?\W{{0,4}}(?P<each>{around('every_year')})(?!\d)")


def opening_years(folded: str) -> int:
    """Return where the years end with which a sentence begins, of which each is meant: 2024-2027年,|每年引进; 0 without them."""
    found = _opens().match(folded) if folded[:2].isdigit() else None
    return found.end() if found else 0


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\d|{around('one_round')}")


@cache
def _once() -> re.Pattern[str]:
    return re.compile(rf"{around('once')}|(?:19|20)\d\d年|[:每]")
