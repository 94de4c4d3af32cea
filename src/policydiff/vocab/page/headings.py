"""Headings by their words: those of any plan, the last chapter, and what a number may stand before."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.amounts.five_year_plans import any_plan
from policydiff.vocab.load import load_yaml
from policydiff.vocab.page.sections import NUMBER, any_of, begins_a_sentence, is_half_a_heading, says_a_duty


def begins_as_a_measure(folded: str) -> bool:
    """Return whether a text begins with a word whose first character is a measure elsewhere: behind a number it counts nothing.

    >>> begins_as_a_measure("分级响应"), begins_as_a_measure("项目标任务"), begins_as_a_measure("项重点任务")
    (True, False, False)
    """
    return _measure_words().match(folded) is not None


@cache
def _measure_words() -> re.Pattern[str]:
    return re.compile(f"(?!{any_of('counted_things')}){any_of('no_measure')}")


def begins_with_grades(folded: str) -> bool:
    """Return whether a text begins with two grades that count on, where one number with its mark could open an item.

    >>> begins_with_grades("三、四级公路占比较高"), begins_with_grades("三、五级联动"), begins_with_grades("三、工作要求")
    (True, False, False)
    """
    return folded[1:2] == "、" and folded[:4] in _grades()


@cache
def _grades() -> frozenset[str]:
    numbers, of = (load_yaml("sections")[key]["words"] for key in ("counting_on", "graded"))
    return frozenset([number + one for number in numbers for one in of])


@cache
def _last_chapter() -> re.Pattern[str]:
    return re.compile(rf"(?:第?(?:{NUMBER})[、章.]?)?\s*{any_of('last_chapter')}。?")


def is_last_chapter(folded: str) -> bool:
    """Return whether a heading is that of the chapter in which a text says from when it holds."""
    return _last_chapter().fullmatch(folded.strip()) is not None


def is_stock_heading(folded: str) -> bool:
    """Return whether a text is a heading that stands in any plan, and nothing else."""
    return folded in _words_of("stock_heading")


def names_a_chapter(folded: str) -> bool:
    """Return whether a text is a heading that is a chapter beside those with numbers, and nothing else: 总则, 附则."""
    return folded in _words_of("chapter_name")


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(load_yaml("sections")[name]["words"])


@cache
def _time() -> re.Pattern[str]:
    return re.compile(rf"(?:19|20)\d\d{any_of('year_of_heading')}|{any_of('time_of_heading')}")


def names_a_time(folded: str) -> bool:
    """Return whether a text has a year in it, or a span of years as headings of work reports have.

    >>> names_a_time("奋力开创2025年发展新局面"), names_a_time("推动今后五年高质量发展"), names_a_time("深化改革")
    (True, True, False)
    """
    return _time().search(folded) is not None


@cache
def _of_time() -> re.Pattern[str]:
    time = rf'(?:(?:19|20)\d\d{any_of("year_of_heading")}|{any_of("time_of_heading")}|"?(?:{any_plan()})"?{any_of("time_of_plan")}?)'
    return re.compile(rf"{time}(?:{any_of('joins_times')}{time})?[\u4e00-\u9fff]{{0,12}}{any_of('told_of_time')}")


def is_heading_of_time(folded: str) -> bool:
    """Return whether a text is a heading that says of when its part tells, and nothing else.

    >>> is_heading_of_time("2022年政府工作回顾"), is_heading_of_time("今后五年的奋斗目标"), is_heading_of_time("2022年报名入口")
    (True, True, False)
    """
    return _of_time().fullmatch(folded) is not None


@cache
def _glued_to_text() -> re.Pattern[str]:
    text = rf"(?:{any_of('text_of_time')}|(?:19|20)\d\d{any_of('year_of_heading')})"
    return re.compile(rf"(?:{_time().pattern})[\u4e00-\u9fff]{{0,6}}?{any_of('told_of_time')}(?=\s*{text})")


def heading_of_time_end(folded: str, start: int = 0) -> int:
    """Return where a heading ends that says of when its part tells and is glued to its text; 0 where none begins at `start`.

    >>> heading_of_time_end("2023年工作回顾过去的一年,面对困难"), heading_of_time_end("2023年工作回顾了成绩")
    (9, 0)
    """
    found = _glued_to_text().match(folded, start)
    return found.end() if found is not None else 0


@cache
def _halves() -> re.Pattern[str]:
    half = r"[\u4e00-\u9fff、\"《》]{3,20}"
    return re.compile(rf"(?!.{{0,40}}{any_of('asked_of')}){half}(?:,{half}){{1,2}}")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(any_of("goes_on"))


def is_heading_in_halves(head: str, text: str) -> bool:
    """Return whether what stands before a wide blank is a heading in two or three halves, and what stands behind it a text of its own.

    >>> is_heading_in_halves("积极筹措资金,妥善安置职工", "妥善安置职工,是改革的关键。"), is_heading_in_halves("各地要落实政策,妥善安置职工", "做到应保尽保。")
    (True, False)
    """
    if _halves().fullmatch(head) is None or begins_a_sentence(head) or says_a_duty(head) or is_half_a_heading(head):
        return False
    return "。" in text and _goes_on().match(text) is None


@cache
def _before_number() -> re.Pattern[str]:
    return re.compile(rf"{any_of('before_number')}\s*\Z")


def goes_with_number(before: str) -> bool:
    """Return whether a text ends so that a number behind it is that of something named, and opens no item: 按照, 附件, 第.

    >>> goes_with_number("见附件"), goes_with_number("资金拨付程序")
    (True, False)
    """
    return _before_number().search(before) is not None


@cache
def _behind_number() -> re.Pattern[str]:
    return re.compile(any_of("behind_number"))


def goes_with_number_before(text: str) -> bool:
    """Return whether a text begins so that a number before it refers to an item, and opens none: 项, 和.

    >>> goes_with_number_before("款规定"), goes_with_number_before("项目")
    (True, False)
    """
    return _behind_number().match(text) is not None


@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(any_of("counted_in_brackets"))


def counts_in_brackets(measure: str) -> bool:
    """Return whether a measure is one in which headings say in brackets how much a part counts or takes: (10分), (30个工作日)."""
    return _in_brackets().fullmatch(measure) is not None


@cache
def _definers() -> re.Pattern[str]:
    return re.compile(rf" *(?:=|,?{any_of('defines')})")


def defines(folded: str, start: int) -> bool:
    """Return whether words stand at `start` that say what the ones before them are: =, 是指, 根据."""
    return _definers().match(folded, start) is not None


@cache
def _topic_end() -> re.Pattern[str]:
    return re.compile(any_of("topic_end"))


def topic_ends(text: str) -> list[int]:
    """Return where the words end, in a text without marks, that a heading of a few words ends in: 资金拨付程序, 工作日的确定; the longest heading first."""
    return [match.end() for match in _topic_end().finditer(text)][::-1]


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf" *{any_of('text_opener')}")


def opens_text(folded: str, start: int) -> bool:
    """Return whether words stand at `start` that open a sentence and stand in no heading: 根据《, 坚持以."""
    return _opener().match(folded, start) is not None
