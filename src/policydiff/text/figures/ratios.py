"""Ratios that no single number holds: 1:15, 1比15, 8:42:50."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policydiff.vocab.amounts.figures import around

_NUMBER_ON = r"\d{0,5}(?:[.·•・‧]\d{1,4})?"
_NUMBER = rf"\d{_NUMBER_ON}"
_BEFORE, _BEHIND = 24, 16
_CLOCK_LIKE = re.compile(r"(?:1?\d|2[0-4]):[0-5]\d")


def find_ratios(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where the ratios of a folded text stand, in their order: numbers with colons (or 比) that the words beside them call a ratio.

    A time of day (8:30) and the scale of a map (1:500) are none.

    >>> text = "师生比达到1:15,三次产业比例调整为8:42:50,9:30开始,测绘1:500地形图"
    >>> [text[start:end] for start, end in find_ratios(text)]
    ['1:15', '8:42:50']
    """
    for match in _ratio().finditer(folded):
        start, end = match.span()
        said = _called(near=_CLOCK_LIKE.fullmatch(match[0]) is not None).search(folded, max(0, start - _BEFORE), start)
        if (said or _by().match(folded, end)) and not _of_map().match(folded, end, end + _BEHIND):
            yield start, end


@cache
def _ratio() -> re.Pattern[str]:
    return re.compile(rf"[0-9](?<![\d.:/·•・‧A-Za-z-]\d){_NUMBER_ON}(?:\s?{around('of_ratio')}\s?{_NUMBER})+(?![\d:])")


@cache
def _called(*, near: bool) -> re.Pattern[str]:
    """师生比(达到)1:15, 由1:20提高到1:15, a cell beside the name; near: what may be a time of day stands near the word."""
    between = r"[^,;。:()|\d]{0,6}(?:\|?[\d.:]{3,9}[^,;。:()|\d]{0,6}){0,3}" if near else r"(?:[^;。:()]|(?<=\d):(?=\d)){0,16}"
    directly = "=" if near else rf"=|{around('by_ratio')}"
    return re.compile(rf"(?:{around('ratio')}{between}\|?|{directly})\s?\Z")


@cache
def _by() -> re.Pattern[str]:
    """按1:2的比例."""
    return re.compile(rf"的?{around('ratio')}")


@cache
def _of_map() -> re.Pattern[str]:
    return re.compile(rf"[^,;。、]{{0,8}}{around('of_map')}")
