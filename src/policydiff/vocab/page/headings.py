"""Headings by their words: those of any plan, the last chapter, and what a number may stand before."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.load import load_yaml
from policydiff.vocab.page.sections import NUMBER, any_of


def begins_as_a_measure(folded: str) -> bool:
    """Return whether a text begins with a word whose first character is a measure elsewhere: behind a number it counts nothing.

    >>> begins_as_a_measure("分级响应"), begins_as_a_measure("项目标任务"), begins_as_a_measure("项重点任务")
    (True, False, False)
    """
    return _measure_words().match(folded) is not None


@cache
def _measure_words() -> re.Pattern[str]:
    return re.compile(f"(?!{any_of('counted_things')}){any_of('no_measure')}")


@cache
def _last_chapter() -> re.Pattern[str]:
    return re.compile(rf"(?:第?(?:{NUMBER})[、章.]?)?\s*{any_of('last_chapter')}。?")


def is_last_chapter(folded: str) -> bool:
    """Return whether a heading is that of the chapter in which a text says from when it holds."""
    return _last_chapter().fullmatch(folded.strip()) is not None


def is_stock_heading(folded: str) -> bool:
    """Return whether a text is a heading that stands in any plan, and nothing else."""
    return folded in load_yaml("sections")["stock_heading"]["words"]
