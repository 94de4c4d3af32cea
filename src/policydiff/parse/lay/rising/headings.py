"""Where a heading ends behind the number of an item, in a text whose lines were joined: 二、补贴核定方法核定补贴根据…."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from policydiff.text.numbers import Marker
from policydiff.text.patterns import rarely
from policydiff.vocab.page.headings import counts_in_brackets, defines, heading_of_time_end, opens_text, topic_ends
from policydiff.vocab.page.sections import begins_a_sentence, says_a_rule, stock_heading_end

_LONGEST = 30  # characters of a heading
_COUNTED = 60  # of one with an amount in brackets
_LOOK = 100  # characters in which a heading and the first words of its text stand
_LEAST = 3  # headings with the same measure in their brackets
_REPEATED = 4  # characters that a text repeats of its heading
_AWAY = 2  # characters before these
_TEXT = 16  # characters of a text
_MARKS = re.compile(r"[。;:!?,]")
_BLANK_BEHIND = rarely(r"( *[\u4e00-\u9fff、\"]{4,24}) +(?=[\u4e00-\u9fff\"《\d][^ 。]{8})")
_BRACKET = rarely(
    r"\s*[^。;:!?,()=]{2,60}(?:,[^。;:!?,()=]{2,40})?\(\s*\d{1,5}(?:\.\d)?\s*([\u4e00-\u9fff]{1,4})[^()]{0,30}\)(?=\s*[\u4e00-\u9fff《\"\d])"
)
_HEADED = "chinese"


def heading_ends(folded: str, numbers: Mapping[int, Marker]) -> Iterator[int]:
    """Yield where the headings end that a text follows without a full stop. numbers: where numbers stand, and the numbers."""
    places = [*numbers, len(folded)]
    found: dict[int, int] = {}
    counted = _counted(folded, numbers)
    for at, below in pairwise(places):
        start = at + numbers[at].end
        end = (
            stock_heading_end(folded, start)
            or heading_of_time_end(folded, start)
            or _before_blank(folded, start)
            or counted.get(at, 0)
            or _before_its_words(folded, start, min(below, start + _LOOK))
        )
        found[at] = end if end < below else 0
    yield from (end for end in found.values() if end)
    yield from _before_openers(folded, numbers, found)


def _before_blank(folded: str, start: int) -> int:
    """Return where a heading ends that a blank parts from its text, the trace of a line's end: 提升服务水平 更新车辆…; 0 where none does."""
    match = _BLANK_BEHIND.match(folded, start)
    return match.end(1) if match is not None and not begins_a_sentence(match.group(1)) else 0


def _counted(folded: str, numbers: Mapping[int, Marker]) -> dict[int, int]:
    """Return where the headings end that an amount in brackets closes, where several have it in the same measure: 1.组织领导(10分)成立…."""
    found = {at: match for at, marker in numbers.items() if (match := _BRACKET.match(folded, at + marker.end))}
    found = {at: match for at, match in found.items() if counts_in_brackets(match[1])}
    measures = Counter(match[1] for match in found.values())
    return {at: match.end() for at, match in found.items() if measures[match[1]] >= _LEAST}


def _before_its_words(folded: str, start: int, stop: int) -> int:
    """Return where a heading ends that its text repeats: 核定补贴核定补贴=…, 收入构成核定收入=…; 0 where none does."""
    text = folded[start:stop]
    marks = _MARKS.search(text)
    end = marks.start() if marks is not None else len(text)
    for cut in range(_REPEATED, min(end, _LONGEST + 1)):
        head, after = text[:cut], text[cut:]
        if after.startswith(head.strip()) and defines(after, len(head.strip())):
            return start + cut
    for cut in topic_ends(text[: min(end, _LONGEST)]):
        for away in (0, _AWAY):
            if (repeated := _repeated(text, cut, cut + away)) and defines(text, cut + away + repeated):
                return start + cut
    return 0


def _repeated(text: str, cut: int, at: int) -> int:
    """Return how many characters at `at` are words that stand before `cut`, too, in whatever order; 0 where they are few."""
    end = at
    while text[end : end + 2] in text[:cut] and end + 2 <= len(text):
        end += 2
        while end < len(text) and text[end - 2 : end + 1] in text[:cut]:
            end += 1
    return end - at if end - at >= _REPEATED else 0


def _before_openers(folded: str, numbers: Mapping[int, Marker], found: Mapping[int, int]) -> Iterator[int]:
    """Yield where headings end that are called as headings are and before words that open a sentence: …的确定根据…, 指导思想和目标坚持以….

    Only below 一、, or where another item of the list has a heading.
    """
    places = [*numbers, len(folded)]
    lists: dict[int, int] = {}  # the place of the number → the first of its list
    first: dict[tuple[str, str], int] = {}
    headed: set[int] = set()
    for at, below in pairwise(places):
        marker = numbers[at]
        first = {run: place for run, place in first.items() if numbers[place].rank <= marker.rank}
        lists[at] = first.setdefault(marker.run, at) if marker.number > 1 else at
        first[marker.run] = lists[at]
        alone = below < len(folded) and 1 < below - at - marker.end <= _LONGEST
        if found[at] or (alone and _MARKS.search(folded, at + marker.end, below) is None):
            headed.add(lists[at])
    for at, below in pairwise(places):
        marker = numbers[at]
        if not found[at] and (marker.style == _HEADED or lists[at] in headed):
            end = _before_opener(folded, at + marker.end, below)
            if end:
                yield end


def _before_opener(folded: str, start: int, stop: int) -> int:
    text = folded[start : min(stop, start + _LONGEST)]
    marks = _MARKS.search(text)
    for cut in topic_ends(text[: marks.start()] if marks is not None else text):
        head = text[:cut].strip()
        if opens_text(folded, start + cut) and stop - start - cut >= _TEXT and not begins_a_sentence(head) and not says_a_rule(head):
            return start + cut
    return 0
