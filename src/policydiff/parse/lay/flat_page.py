"""What a page has around a notice on one line: the way to it, the bar with its day and its tools, and what stands below the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from policydiff.text.patterns import rarely
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.portal import labels_of_links, metadata_field, metadata_labels, page_way, tools_at, tools_end

_BAR = 700  # characters within which the bar stands
_TAIL = 400  # characters of what stands below a text
_LEAST_TITLE = 8
_DAYS = frozenset({"published", "updated", "issued"})
_ORIGINS = frozenset({"origin", "editor"})
_DATED = r"(?:19|20)\d\d[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?"
_TIME = r"(?: \d{1,2}:\d\d(?::\d\d)?)?"
_STOPS = "。)"
_IMPRINT = rarely(rf"(?<=[{_STOPS} ])([\u4e00-\u9fff]{{4,30}}) *{_DATED} ?印(?:发|制)")


def bar_cuts(folded: str) -> list[int]:
    """Return where the pieces of a page's head begin: its title, perhaps twice, its day, its tools, and what stands below; [] where there is no such head.

    当前位置:首页政务公开 某局关于某事的通知 时间:2022-08-05 09:47 微信 微博: a day alone makes none.
    """
    way = page_way(folded)
    day = _day().search(folded, way, _BAR)
    if day is None:
        return []
    end = tools_end(folded, day.end())
    if not (way or end) or (day.start() - way > _LEAST_TITLE and "。" in folded[way : day.start()]):
        return []
    title = folded[way : day.start()].strip()
    half = _repeated(title)
    cuts = [way, *([way + folded[way:].index(title) + half] if half else []), day.start(), day.end(), *([end] if end else [])]
    return list(dict.fromkeys(cuts))


def _repeated(title: str) -> int:
    """Return where a title begins anew that stands twice, blanks left out; 0 where it stands once."""
    for blank in re.finditer(" ", title):
        if blank.start() >= _LEAST_TITLE and title[: blank.start()].replace(" ", "") == title[blank.end() :].replace(" ", ""):
            return blank.end()
    return 0


@cache
def _labels(fields: frozenset[str]) -> str:
    return "|".join(re.escape(label) for label in metadata_labels() if metadata_field(label) in fields)


@cache
def _day() -> re.Pattern[str]:
    return re.compile(rf"(?:{_labels(_DAYS)}) ?: ?{_DATED}{_TIME}(?: +(?:{_labels(_ORIGINS | {'views'})}) ?: ?[^ :]{{1,30}}(?= ))*")


def tail_cuts(folded: str, start: int) -> Iterator[int]:
    """Yield where the pieces begin of what stands below a text: the imprint, whence the page has it, links and tools."""
    at = max(start, len(folded) - _TAIL)
    imprint = _IMPRINT.search(folded, at)
    if imprint is not None and names_a_body(imprint[1].replace(" ", "")):
        yield from imprint.span()
    below = _below().search(folded, at)
    if below is not None:
        yield below.start()
    tools = at + tools_at(folded[at:])
    if tools < len(folded):
        yield tools


@cache
def _below() -> re.Pattern[str]:
    related = "|".join(map(re.escape, labels_of_links()))
    return re.compile(rf"(?<=[{_STOPS} ])(?:(?:{related})|(?:{_labels(_ORIGINS)}) ?: ?(?=[\u4e00-\u9fff]))[^。]{{0,200}}\Z")
