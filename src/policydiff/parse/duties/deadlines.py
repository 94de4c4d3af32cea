"""By when: the day, month or year that a task names, in one form, and the words in which it is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DATE = r"(?P<year>(?:19|20)\d\d)(?:年度?|[./-](?=\d))?(?:(?P<month>\d{1,2})(?:月份?|[./-](?=\d)|$))?(?:(?P<day>\d{1,2})日?)?(?P<part>[上下]半年|第?[一二三四1-4]季度)?"
_BEFORE = r"(?:(?:于|在|到|至|截至|力争|确保|不迟于|预计|计划|原则上)\s*)*"
_BEHIND = r"(?:[年月]?[底末初]|之|以|年内|内|前|止|为止|完成|全部|基本|完毕|达到|建成|取得明显成效|\s)*[。;,]?"
_WHOLE = re.compile(rf"{_BEFORE}{_DATE}{_BEHIND}$")
_RANGE = re.compile(r"^(?:19|20)\d\d(?:[年./]\d{0,2}月?(?:\d{1,2}日)?)?\s*(?:[-~至到]|--)+\s*(?=(?:19|20)\d\d)")
_IN_SENTENCE = re.compile(
    r"(?P<printed>(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年|第?[一二三四]季度)?[底末]?(?:年底|月底)?)(?:之前|以前|前|(?<=[底末]))"
)
_BY_YEAR = re.compile(r"^(?:力争)?(?:到|至)(?P<printed>(?:19|20)\d\d年(?:\d{1,2}月)?[底末]?(?:年底)?),")
_PARTS = {"上": "06", "下": "12", "一": "03", "二": "06", "三": "09", "四": "12", "1": "03", "2": "06", "3": "09", "4": "12"}


def deadline_of(folded: str) -> str | None:
    """Return 2025, 2025-12 or 2025-12-31 where the folded words are one date (of a range its end), else None.

    >>> deadline_of("2025年12月底前"), deadline_of("2023-2025年"), deadline_of("2025年6月30日前完成"), deadline_of("持续推进")
    ('2025-12', '2025', '2025-06-30', None)
    """
    match = _WHOLE.match(_RANGE.sub("", folded.replace(" ", "")))
    if match is None:
        return None
    year, month, day, part = match.group("year", "month", "day", "part")
    if part:
        month = _PARTS[part.removeprefix("第")[0]]
    if month is None:
        return None if day else year
    if not 1 <= int(month) <= 12 or not 1 <= int(day or 1) <= 31:
        return None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def deadline_in(sentences: Sequence[str]) -> tuple[str, str] | None:
    """Return (deadline, printed) where the folded sentences of a task say by when (…前, …底, 到…年，) and name one day alone, else None."""
    found: dict[str, str] = {}
    for folded in sentences:
        for match in (*_IN_SENTENCE.finditer(folded), *_BY_YEAR.finditer(folded)):
            deadline = deadline_of(match["printed"])
            if deadline is not None:
                found.setdefault(deadline, match.group().rstrip(","))
    return next(iter(found.items())) if len(found) == 1 else None
