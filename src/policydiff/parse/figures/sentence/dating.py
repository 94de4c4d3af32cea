"""What stands around a year and says what it dates."""

from __future__ import annotations

import re
from functools import cache

from policydiff.text.numerals import COUNTING
from policydiff.vocab.amounts.forms import around, when
from policydiff.vocab.amounts.promises import any_of


@cache
def reports() -> re.Pattern[str]:
    """A sentence, or a title, that says that what it dates has been reached: 各项任务全面完成."""
    return re.compile(when("reports"))


@cache
def follows() -> re.Pattern[str]:
    """What follows a plain year that dates it."""
    return re.compile(rf"{when('follows')}|{when('year_of_goal')}|{any_of('reach')}|{any_of('change')}|\d")


@cache
def promised() -> re.Pattern[str]:
    """What stands before a year that dates a promise, with the first character of it: 计划2025年, 将于2025年; not 将2016年实施的措施."""
    return re.compile(rf"(?:{any_of('modality')}).\Z|(?:{any_of('future')}){when('named_in')}\Z")


@cache
def list_follows() -> re.Pattern[str]:
    """The end of a sentence that dates the list after it."""
    return re.compile(rf"{when('list_follows')}[。:]?\s*\Z")


@cache
def stage() -> re.Pattern[str]:
    """The beginning of a stage: 第二步."""
    return re.compile(rf"\W*{when('stage')}")


@cache
def so_far() -> re.Pattern[str]:
    """A day up to which something was: 截至."""
    return re.compile(when("reached"))


@cache
def measured() -> re.Pattern[str]:
    """What is compared with the year before."""
    return re.compile(around("measured_change"))


@cache
def lately() -> re.Pattern[str]:
    """近5年来: up to the day of the text, whatever year was named before."""
    return re.compile(rf"近(?:\d{{1,2}}|[{COUNTING}几]){when('till_now')}")
