"""Items that words count: 一是…, 二是… or 第一，…, 第二，… where a text has no numbers; 行动一：…, 行动二：… in any text.

And chapters that articles count on over, and those whose text begins with a figure that goes with their number: 11.121人才项目 between 10. and 12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from policydiff.parse.mark.marked import Marked
from policydiff.text.numbers import Marker, read_counted, read_marker, read_named
from policydiff.vocab.page.headings import begins_with_grades

_POINTED = re.compile(r"(\d{1,2}\.)(\d+)(?=[\u4e00-\u9fff]{3})")  # a cell has nothing but a figure and its unit
_PLACES = 3  # digits behind the point
_PLAIN, _DECIMAL, _PLAIN_RANK = "arabic", "decimal", 7
_LEAST = 2
_ENDS_NO_HEADING = "。;,:"
_OVER = {"chinese": 0, "chinese-bracket": 1}  # how deep the headings over articles stand
_TOP = 5.0  # the rank of 一、


def counted_by_words(lines: Sequence[Marked]) -> dict[int, Marker]:
    """Return the marks of the lines that count so, by index; none where they do not count on from one.

    Only for a text without printed numbers: elsewhere 一是 is a part of an item's text.
    """
    found = {index: marker for index, line in enumerate(lines) if line.kind == "text" and (marker := read_counted(line.folded)) is not None}
    numbers = [marker.number for marker in found.values()]
    return found if len(numbers) >= _LEAST and numbers == list(range(1, len(numbers) + 1)) else {}


def counted_by_names(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> dict[int, Marker]:
    """Return the marks of the lines whose number has a name before it, by index: 行动一：…, 行动二：….

    Only where each name counts on from one, perhaps anew under each heading. markers: the printed numbers of the lines; those that begin anew below
    such an item stand under it, and it stands under those above it.
    """
    named: dict[str, list[tuple[int, Marker]]] = {}
    for index, line in enumerate(lines):
        marker = read_named(line.folded) if line.kind == "text" and markers[index] is None else None
        if marker is not None:
            named.setdefault(marker.style, []).append((index, marker))
    found: dict[int, Marker] = {}
    for items in named.values():
        numbers = [0, *(marker.number for _, marker in items)]
        if len(items) >= _LEAST and all(after in (1, before + 1) for before, after in pairwise(numbers)) and max(numbers) >= _LEAST:
            rank = _rank(markers, [index for index, _ in items])
            found |= {index: replace(marker, rank=rank) for index, marker in items}
    return found


def counted_before_figures(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> dict[int, Marker]:
    """Return the marks of the lines that begin with a figure behind their number, by index: 11.121人才项目, where 10. stands above and 12. below.

    markers: the printed numbers of the lines; a line is none of them where its siblings do not count on to it and from it. The first of a list has none
    above it, and the last none below: that is told where the figure would have more places behind its point than figures of a text have (3.5000万元).
    """
    plain = [(index, line) for index, line in enumerate(lines) if markers[index] is None and line.folded[0].isdigit()]
    able = {index: read for index, line in plain if (read := _before_figure(line)) is not None}
    if not able:
        return {}
    alone = any(marker is not None and marker.style == _DECIMAL for marker in markers)  # 1.2人员防护 goes with 1.1, not with a 2
    both = [able[index][0] if index in able and not alone else marker for index, marker in enumerate(markers)]
    above, below = _numbers_before(both), _numbers_before(both[::-1])[::-1]
    found: dict[int, Marker] = {}
    for index, (marker, places) in able.items():
        before, after = above[index], below[index]
        goes_on = after == marker.number + 1 and not (alone and not before)
        if before == marker.number - 1 and (goes_on or (before and after < _LEAST and places >= _PLACES)):
            found[index] = marker
    return found


def _numbers_before(markers: Sequence[Marker | None]) -> list[int]:
    """Return for each line the plain number above it; 0 where there is none, or one of a higher style stands between."""
    numbers: list[int] = []
    last = 0
    for marker in markers:
        numbers.append(last)
        if marker is not None and marker.rank <= _PLAIN_RANK:
            last = marker.number if marker.style == _PLAIN else 0
    return numbers


def _before_figure(line: Marked) -> tuple[Marker, int] | None:
    """Return the plain number that a figure may follow at once at a line's beginning, and how many digits stand behind its point."""
    figure = _POINTED.match(line.folded) if line.kind == "text" else None
    marker = read_marker(f"{figure[1]}《") if figure is not None else None
    return (marker, len(figure[2])) if figure is not None and marker is not None and marker.style == _PLAIN else None


def uncounted(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> list[int]:
    """Return the lines whose number no number of their style counts on to or from, where only a blank marks it (一 等奖 is a word; 三 组织保障) or grades begin so: 一、二类桥梁."""
    counted = [(index, marker) for index, marker in enumerate(markers) if marker is not None and marker.style == "chinese"]
    numbers = [0, *(marker.number for _, marker in counted), 0]
    return [
        index
        for (index, marker), before, after in zip(counted, numbers, numbers[2:], strict=False)
        if marker.number not in (before + 1 if before else 0, after - 1)
        and (lines[index].folded[marker.core[1] : marker.end].isspace() or begins_with_grades(lines[index].folded))
    ]


def over_articles(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> dict[int, int]:
    """Return the lines numbered 一、 that are the chapters of a text of articles, each with 0, and those numbered （一） that are the sections of such a chapter, each with 1.

    一、总则 over 第一条, where the articles count on over them: the first chapter stands before the first article, each is a heading that
    counts on, with a section or none between it and the article whose turn it is. （一） and （二） in a row are the items of an article.
    """
    if not any(marker is not None and marker.style == "article" for marker in markers):
        return {}
    found: dict[int, int] = {}
    opened: list[tuple[int, int, int]] = []  # line, depth and number of each heading since the last article
    chapter = section = article = 0
    for index, marker in enumerate(markers):
        if marker is None:
            continue
        if marker.style == "article":
            if opened and marker.number == article + 1:
                for line, depth, number in opened:
                    chapter, section = (number, 0) if depth == 0 else (chapter, number)
                    found[line] = depth
            elif not found:
                return {}
            article, opened = marker.number, []
        elif (depth := _OVER.get(marker.style, -1)) < 0 or lines[index].folded[-1] in _ENDS_NO_HEADING:
            opened = []
        elif depth == 0:
            opened = [(index, depth, marker.number)] if marker.number == chapter + 1 else []
        elif all(above == 0 for _, above, _ in opened) and marker.number == (1 if opened else section + 1):
            opened = [*opened, (index, depth, marker.number)]
        else:
            opened = []
    return found if chapter > 1 else {}


def _rank(markers: Sequence[Marker | None], places: Sequence[int]) -> float:
    """Return the rank of items at these places: over the numbers that begin anew below them, else under the number above the first."""
    below = list(_first_below(markers, places))
    if below:
        return min(below) - 0.5
    above = next((marker.rank for marker in reversed(markers[: places[0]]) if marker is not None), None)
    return _TOP if above is None else above + 0.5


def _first_below(markers: Sequence[Marker | None], places: Sequence[int]) -> Iterator[float]:
    """Yield the rank of the first number below each item, where it is a 1."""
    for start, end in pairwise((*places, len(markers))):
        first = next((marker for marker in markers[start + 1 : end] if marker is not None), None)
        if first is not None and first.number == 1:
            yield first.rank
