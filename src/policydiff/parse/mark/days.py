"""Days as they are printed: 2023 年 3 月 17 日, 二〇一五年六月十日, 2017-06-27 00:00."""

from __future__ import annotations

import re
from datetime import date

from policydiff.text.fold import squeeze
from policydiff.text.patterns import rarely
from policydiff.vocab.phrases import pattern

_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_ARABIC = rarely(r"((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:日|号)?")
_CHINESE = rarely(r"([一二][零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
DAY = re.compile(rf"{_ARABIC.pattern}|{_CHINESE.pattern}")
_LINE = re.compile(rf"\(?(?:{_ARABIC.pattern}|{_CHINESE.pattern})\)?$")
_DATELINE = re.compile(
    r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?$|^(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s*\d{1,2}:\d{2}(?::\d{2})?|(?!\d))[^。,]{0,60}$"
)
_TIMED = re.compile(
    rf"(?:{_ARABIC.pattern})\s*\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s*[\u4e00-\u9fff]{{2,8}})?$"
)  # as an account posts it, perhaps with its place
_DIGITS_ALONE = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})", re.ASCII)
_WORN = re.compile(r"[{[]? ?(?:19|20)\d{2} ?年? ?\d{2,4} ?日?$")
_YEAR, _IN_DIGITS = "年", frozenset("(12")
_MEDIUM = pattern(
    "envelope",
    rf"(?:{_ARABIC.pattern})(?:\d{{1,2}}:\d{{2}})?(?:[^\d,。;:]{{0,10}}{{media}}|[^\d,。;:]{{2,10}}{{media_ends}})$|^(?:[^\d,。;:]{{0,10}}{{media}}|[^\d,。;:]{{2,10}}{{media_ends}})(?:{_ARABIC.pattern})(?:\d{{1,2}}:\d{{2}})?$",
)
_LONGEST_DATELINE = 80
_FIRST_YEAR = 1949  # no notice is older
_MONTH = re.compile(
    r"\(?(?:((?:19|20)\d{2})\s*年\s*(\d{1,2})?\s*月(?:\s*日)?|([一二][零一二三四五六七八九]{3})\s*年\s*([一二三四五六七八九十]{1,3})?\s*月(?:\s*日)?)\)?$"
)


def read_date(folded: str) -> str | None:
    """Return the first day named in a folded string as YYYY-MM-DD, or None; a day that does not exist, or before 1949, is none.

    >>> read_date("二零一五年六月十日"), read_date("2017-06-27 00:00"), read_date("2023年2月31日")
    ('2015-06-10', '2017-06-27', None)
    """
    match = _ARABIC.search(folded)
    if match is not None:
        return _day(*(int(part) for part in match.groups()))
    match = _CHINESE.search(folded) if "月" in folded else None
    if match is None:
        return None
    year = int("".join(_DIGITS[char] for char in match.group(1)))
    return _day(year, _small(match.group(2)), _small(match.group(3)))


def read_digits(value: str) -> str | None:
    """Return the day that a value of a table has as eight digits and nothing else, or None.

    >>> read_digits("20170306"), read_digits("20171306"), read_digits("2017年")
    ('2017-03-06', None, None)
    """
    match = _DIGITS_ALONE.fullmatch(value.strip())
    return _day(*(int(part) for part in match.groups())) if match is not None else None


def may_name_day(folded: str) -> bool:
    """A quick look before the grammar: a line that names a day or a month has 年 in it, or is in digits alone, or ends in them."""
    return _YEAR in folded or folded[:1] in _IN_DIGITS or folded[-1:].isdigit()


def is_date_line(folded: str) -> bool:
    """Return whether a folded line is a day and nothing else."""
    return len(folded) <= 24 and _LINE.match(folded) is not None


def is_dateline(folded: str) -> bool:
    """Return whether a folded line says when a page was published, with hyphens or strokes, and perhaps where the text is from.

    With a day in words it names a paper, site or station.

    >>> is_dateline("某某日报 2023-09-08 07:12"), is_dateline("2023年9月8日"), is_dateline("2023年9月8日某某日报"), is_dateline("2023年9月8日 07:12 某地")
    (True, False, True, True)
    """
    if len(folded) > _LONGEST_DATELINE or (not folded[:1].isdigit() and not folded[-1:].isdigit() and folded[-1:] != "日"):
        return False
    if _DATELINE.search(folded) is not None or is_timed(folded):
        return True
    return "日" in folded and _MEDIUM().match(squeeze(folded)) is not None


def is_timed(folded: str) -> bool:
    """Return whether a folded line is a day with the time of day, and perhaps a place or a paper: when a page was posted.

    >>> is_timed("2023年9月8日 07:12 某地"), is_timed("2023-09-08 07:12"), is_timed("2023年9月8日"), is_timed("某县发布 2023年9月8日 07:12")
    (True, True, False, True)
    """
    if ":" not in folded or len(folded) > _LONGEST_DATELINE:
        return False
    return (_TIMED.match(folded) if folded[0].isdigit() else _MEDIUM().match(squeeze(folded))) is not None


def is_month_line(folded: str) -> bool:
    """Return whether a folded line is a month and nothing else, or a day that is left blank, or has lost its marks and may be another one.

    >>> is_month_line("2024年3月"), is_month_line("2024年 月 日"), is_month_line("2023年127"), is_month_line("2024126"), is_month_line("2024年")
    (True, True, True, True, False)
    """
    return len(folded) <= 14 and (_MONTH.match(folded) is not None or _WORN.match(folded) is not None)


def read_month(folded: str) -> str | None:
    """Return the month that a folded line names and nothing else, as YYYY-MM; None where it names none, or leaves it blank.

    >>> read_month("2024年3月"), read_month("二零二四年十一月"), read_month("2024年 月 日"), read_month("2024年3月起")
    ('2024-03', '2024-11', None, None)
    """
    match = _MONTH.match(folded) if len(folded) <= 14 else None
    if match is None:
        return None
    year, month, chinese_year, chinese_month = match.groups()
    if chinese_year:
        year, month = "".join(_DIGITS[char] for char in chinese_year), str(_small(chinese_month)) if chinese_month else None
    return f"{year}-{int(month):02}" if month and 1 <= int(month) <= 12 and int(year) >= _FIRST_YEAR else None


def _small(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    return (int(_DIGITS[tens]) if tens else 1 if ten else 0) * 10 + (int(_DIGITS[ones]) if ones else 0)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= _FIRST_YEAR else None
    except ValueError:
        return None
