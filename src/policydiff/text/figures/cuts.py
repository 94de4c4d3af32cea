"""What the break between two lines cuts: a number from its measure, a range of days, a word that ends in a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.text.numerals import GREAT_PLACES
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.page.headings import begins_with_grades
from policydiff.vocab.page.sections import cuts_number_word

_CUT_FIGURE = re.compile(r"[\u4e00-\u9fff] ?\d+(?:\.\d+)?$")
_SCALED = re.compile(rf"[\u4e00-\u9fff] ?\d+(?:\.\d+)? ?[{GREAT_PLACES}]$")
_FIGURE_GOES_ON = re.compile(r"[万亿千百%]|(?:家|个|人|项|元|年|月|名|吨|亩|所|户|座|条|件|台|套|场|辆|次|处)[^、.]")
_HALF_MEASURE = re.compile(rf"\d ?[{GREAT_PLACES}]{{0,2}}([\u4e00-\u9fff]{{1,3}})$")
_DECIMALS = re.compile(r"\d{1,4} ?")
_WHOLE_YEAR = re.compile(r"(?:19|20)\d\d年")
_CUT_DIGITS = re.compile(r"[\u4e00-\u9fff、,] ?\d{1,4}$")
_DIGITS = re.compile(r"\d{1,4}(?:\.\d{1,4})? ?")
_LONG_MEASURES = (2, 3, 4)  # characters of 公里, 平方米, 立方米每
_BEHIND_MEASURE = frozenset([*",;。、)", "以", "左"])
_ENDS = frozenset('。;:!?…)"')
_RANGE = re.compile(r"\d[\u4e00-\u9fff%]{0,2}[-~]$")


def cuts_figure(last: str, line: str) -> bool:
    """Return whether a line ends in a number whose measure begins the next, or goes on there: 6.4 / 万人左右, 35公 / 里. It ends there however short it is.

    Behind 万 the measure is all that is said, for a line may as well begin with its character: 3.5万 / 平方米。, but 总投资5亿 / 项目二.
    """
    if last[-1] in GREAT_PLACES and _SCALED.search(last):
        return any(line[:size] in kinds() and line[size] in _BEHIND_MEASURE for size in (1, *_LONG_MEASURES) if len(line) > size)
    if last[-1] == "." and line[0].isdigit():
        decimals = _DECIMALS.match(line) if _CUT_FIGURE.search(last[:-1]) is not None else None
        return decimals is not None and _begins_with_measure(line[decimals.end() :])
    if not last[-1].isdigit():
        return cuts_measure(last, line)
    return _CUT_FIGURE.search(last) is not None and _begins_with_measure(line)


def cuts_digits(last: str, line: str) -> bool:
    """Return whether a line ends among the digits of a number, and the next begins with the rest, its measure and a mark: 减少85 / 0吨。

    >>> cuts_digits("减少85", "0吨。"), cuts_digits("减少85", "0吨位"), cuts_digits("附件1", "2.总则"), cuts_digits("公报2021", "2021年,")
    (True, False, False, False)
    """
    rest = _DIGITS.match(line) if _CUT_DIGITS.search(last) else None
    if rest is None or _WHOLE_YEAR.match(line):
        return False
    line = line[rest.end() :]
    return any(line[:size] in kinds() and line[size] in _BEHIND_MEASURE for size in (1, *_LONG_MEASURES) if len(line) > size)


@cache
def _cut_measures() -> frozenset[str]:
    """Return what stands side by side in some measure: a quick look."""
    return frozenset(unit[at - 1 : at + 1] for unit in kinds() for at in range(1, len(unit)))


def cuts_measure(last: str, line: str) -> bool:
    """Return whether the measure of the number in which a line ends goes on in the next, and nothing else stands before a mark there: 35公 / 里，."""
    if last[-1] + line[0] not in _cut_measures() or (half := _HALF_MEASURE.search(last)) is None:
        return False
    return any(half[1] + line[:size] in kinds() and line[size] in _BEHIND_MEASURE for size in (1, *_LONG_MEASURES) if len(line) > size)


def _begins_with_measure(line: str) -> bool:
    return _FIGURE_GOES_ON.match(line) is not None or any(line[:size] in kinds() for size in _LONG_MEASURES if len(line) > size)


def cuts_range(last: str) -> bool:
    """Return whether a line ends in the middle of a range: 2024年4月1日— / 2026年3月31日."""
    return last[-1] in "-~" and _RANGE.search(last) is not None


def cuts_word(lines: Sequence[str], line: str) -> bool:
    """Return whether a wrap cuts a word that ends in a number, or a sentence before grades, so that the next line begins as an item does: 相统 / 一、规范, 其中 / 三、四级公路.

    Where the word's first part may end a heading (清单 / 一、总则), the sentence must have begun behind another that has ended, or go on with a comma.
    """
    if lines[-1][-1] not in _ENDS and begins_with_grades(line):
        return True
    sure = cuts_number_word(lines[-1], line)
    if sure is None:
        return False
    return sure or line[1:2] == "," or "。" in "".join(lines)
