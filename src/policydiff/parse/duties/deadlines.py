"""By when: the day, month or year that a task names, in one form, and the words in which it is printed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from policydiff.parse.duties.plausible import is_actor
from policydiff.records import dataclass
from policydiff.text.numerals import years_in_digits
from policydiff.vocab.duties.deadlines import day_grammar, standing_words
from policydiff.vocab.phrases import pattern

_RANGE = pattern("deadlines", r"^(?:19|20)\d\d(?:[年./]\d{0,2}月?(?:\d{1,2}日)?)?\s*(?:[-~]|{till})+\s*(?=(?:19|20)\d\d)")
_RANGE_IN_YEAR = pattern("deadlines", r"^((?:(?:19|20)\d\d年)?)\d{1,2}月(?:\d{1,2}日)?(?:[-~]|{till})+(?=\d{1,2}月)")
"""2024年7月1日至8月15日: both of one year."""
_FROM = pattern("deadlines", r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?\s*(?:[-~]|{till})+$")
_PARTS = {"上": "06", "下": "12", "一": "03", "二": "06", "三": "09", "四": "12", "1": "03", "2": "06", "3": "09", "4": "12"}
_TITLE_YEAR = pattern("deadlines", r"(?<!\d)((?:19|20)\d\d)\s*(?:年|{of_a_year})")
_SPAN_OF_YEARS = pattern("deadlines", r"\d\s*年?\s*(?:[-~]|{till})+\s*(?:(?:19|20)\d\d|\d+\s*年)|{till}(?:19|20)\d\d|{several_years}")
_AT = pattern("deadlines", "{at_day}")
_WHO_BY_WHEN = pattern("deadlines", r"(?P<who>[^,;。:0-9]{2,20}?){told_to}?{at_day}(?=\d|{till}|{begins_day}|[^,;。:]{0,2}{months})")
_ONE_OF_DAYS = pattern("deadlines", r"((?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?(?:、\d{1,2}月(?:\d{1,2}日)?)*、$")
"""2026年2月14日、5月16日、11月14日前: all of the year that the first is of."""
_PIECES = re.compile(r"[,;。:]")
_NEXT = pattern("deadlines", "{next_year}")
_EVERY = "每"
_AGAIN = pattern("deadlines", "{rhythm_heads}")
_DAY = pattern("deadlines", r"\d{1,2}月\d{1,2}日{ahead_ends}?")
_EACH_YEAR = pattern("deadlines", "{each_year}")
_OF_A_MONTH = 7  # characters of 2025-06


@dataclass(frozen=True, slots=True)
class Dates:
    """What a text's deadlines without a year belong to.

    year: that the document is for, where it is one (2025年重点任务): a month alone is of that year. issued: of the document's date, to
    which 今年 and 年底前 belong where it has no year of its own. month: of issue; a month in a row of a table that is not over then is of
    that year, too. None where the document is for several years.
    """

    year: int | None = None
    issued: int | None = None
    month: int | None = None


def dates_of(title: str, issued: int | None, month: int | None) -> Dates:
    """Return what the deadlines of a text of this folded title belong to."""
    several = _SPAN_OF_YEARS().search(years_in_digits(title)) is not None
    return Dates(year_of(title), issued, None if several else month)


def year_of(title: str | None) -> int | None:
    """Return the year of a document for one year by its folded title (2025年度重点任务), None for a document of several."""
    named = years_in_digits(title or "")
    years = set(_TITLE_YEAR().findall(named))
    return int(years.pop()) if len(years) == 1 and not _SPAN_OF_YEARS().search(named) else None


def deadline_of(folded: str, year: int | None = None, issued: int | None = None) -> str | None:
    """Return 2025, 2025-12 or 2025-12-31 where the folded words are one date (of a range its end), else None.

    year: of the document, where it has one; a month without a year is of that year. issued: the year in which a document of several
    years was issued, to which 今年 and 年底前 belong.

    >>> deadline_of("2025年12月底前"), deadline_of("2023-2025年"), deadline_of("2025年6月30日前完成"), deadline_of("持续推进")
    ('2025-12', '2025', '2025-06-30', None)
    >>> deadline_of("2024年7月1日至8月15日"), deadline_of("7月1日至8月15日", 2024)
    ('2024-08-15', '2024-08-15')
    >>> deadline_of("9月底前"), deadline_of("9月底前", 2024)
    (None, '2024-09')
    >>> deadline_of("年底前", None, 2023), deadline_of("9月底前", None, 2023), deadline_of("二零二五年6月底前完成")
    ('2023', None, '2025-06')
    """
    words = years_in_digits(folded.replace(" ", ""))
    match = day_grammar().whole.match(_RANGE_IN_YEAR().sub(r"\1", _RANGE().sub("", words)))
    if match is None:
        return None
    named, ago, month, day, part, tail = match.group("year", "ago", "month", "day", "part", "tail")
    if not named:
        year = year if year is not None or month or part else issued
        if year is None or not (month or part or tail.startswith(("年", "底")) or ago):
            return None
        named = str(year + bool(_NEXT().fullmatch(ago or "")))
    if part:
        month = _PARTS[part.removeprefix("第")[0]]
    if month is None:
        return None if day else named
    if not 1 <= int(month) <= 12 or not 1 <= int(day or 1) <= 31:
        return None
    return f"{named}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def is_deadline(folded: str) -> bool:
    """Return whether folded words are a day, a rhythm or words in their place, and nothing else: 6月底前完成, 长期坚持, 每季度."""
    words = folded.strip(" ,;。")
    return bool(words) and (deadline_of(words, 2000) is not None or day_grammar().standing.fullmatch(words) is not None)


def deadline_in(sentences: Sequence[str], year: int | None = None, issued: int | None = None) -> tuple[str, str] | None:
    """Return (deadline, printed) where the folded sentences of a task say by when and name one day alone, else None.

    A month without a year is of the document's `year`, or else stays as printed; words in the place of a day (长期坚持, 每季度更新一次)
    count where no day is named.
    """
    found: dict[str, str] = {}
    for folded in sentences:
        for deadline, printed in _days(folded, year, issued):
            found.setdefault(deadline, printed)
    if not found:
        may_stand = [folded for folded in sentences if standing_words().search(folded)]
        standing = (_standing(piece) for folded in may_stand for piece in _PIECES.split(folded))
        words = recurring_in(sentences) or next(filter(None, standing), None)
        return (words, words) if words else None
    return next(iter(found.items())) if len(found) == 1 else None


def recurring_in(sentences: Sequence[str]) -> str | None:
    """Return the words of a day in folded sentences that comes again and again, where they name one alone: 每月20日前.

    >>> recurring_in(["各镇于每月20日前报送"]), recurring_in(["每周五前报送,每季度末月5日前通报"])
    ('每月20日前', None)
    """
    named = {
        match.group()
        for folded in sentences
        if _EVERY in folded or _AGAIN().search(folded)
        for match in day_grammar().recurring.finditer(folded)
    }
    return named.pop() if len(named) == 1 else None


def without_others(folded: str, told: Collection[str]) -> str:
    """Return a folded sentence of an item without its parts that say by when somebody else does something (各学校于2025年底前配齐).

    told: the folded names of those who are responsible for the item.

    >>> without_others("配齐教师,各学校于2025年底前配备到位,加强培训", {"市教育局"}), without_others("各学校于2025年底前配齐", {"各学校"})
    ('配齐教师,加强培训', '各学校于2025年底前配齐')
    """
    if _AT().search(folded) is None:
        return folded
    parts = _PIECES.split(folded)
    kept = [part for part in parts if not _is_of_another(part, told)]
    return folded if len(kept) == len(parts) else ",".join(kept)


def _is_of_another(part: str, told: Collection[str]) -> bool:
    who = _WHO_BY_WHEN().match(part)
    return who is not None and is_actor(who["who"]) and who["who"] not in told and bool(_days(part, None, None))


def day_in_cell(folded: str, dates: Dates) -> str | None:
    """Return the day that a cell of a table is, or of the stages that it names the last; None where it names none.

    >>> day_in_cell("6月底前", Dates(None, 2026, 3)), day_in_cell("6月底前", Dates(None, 2026, 8)), day_in_cell("6月底前", Dates(None, 2026))
    ('2026-06', None, None)
    """
    year, issued = dates.year, dates.issued
    found = deadline_of(folded, year, issued) or last_day(folded, year, issued)
    if found is not None or year is not None or issued is None or dates.month is None or folded.isdigit():
        return found
    found = deadline_of(folded, issued) or last_day(folded, issued)
    return found if found is not None and not _is_over(found, dates.month) else None


def due_in_row(cells: Sequence[str], dates: Dates) -> tuple[str, str] | None:
    """Return (deadline, printed) of a row that has no column of deadlines, by the sentences in its folded cells: of several stages the last.

    >>> due_in_row(["城东", "6月底前建成3座"], Dates(None, 2026, 3)), due_in_row(["长期坚持"], Dates())
    (('2026-06', '6月底前'), ('长期坚持', '长期坚持'))
    """
    year, issued = dates.year, dates.issued
    found = deadline_in(cells, year, issued) or stages_in(cells, year, issued)
    if year is not None or issued is None or dates.month is None or (found is not None and found[0][:4].isdigit()):
        return found
    dated = stages_in(cells, issued)
    return dated if dated is not None and not _is_over(dated[0], dates.month) else found


def in_year_of_issue(found: tuple[str, str] | None, sentences: Sequence[str], dates: Dates) -> tuple[str, str] | None:
    """Return what the folded sentences of a task say by when, a day without a year as one of the year of issue: 10月15日前.

    A month alone stays as printed; so does a day that is over when the notice is issued, comes each year, or stands in a plan for several years.

    >>> in_year_of_issue(("10月15日前", "10月15日前"), ["10月15日前报送总结"], Dates(None, 2022, 7))
    ('2022-10-15', '10月15日前')
    """
    if found is None or dates.issued is None or dates.month is None or _DAY().fullmatch(found[0]) is None:
        return found
    day = deadline_of(found[0], dates.issued)
    if day is None or _is_over(day, dates.month) or any(_EACH_YEAR().search(folded) for folded in sentences):
        return found
    return day, found[1]


def _is_over(day: str, month: int) -> bool:
    return int(day[5:_OF_A_MONTH] or 12) < month


def stages_in(cells: Sequence[str], year: int | None = None, issued: int | None = None) -> tuple[str, str] | None:
    """Return (the last day that the folded cells of a row name, as it is printed), None where they name none: a row is done with its last stage.

    >>> stages_in(["到2023年不少于4人,到2025年不少于5人"]), stages_in(["每年3月底前"]), stages_in(["6月底前建成"], 2025)
    (('2025', '到2025年'), None, ('2025-06', '6月底前'))
    """
    named = [one for folded in cells for one in _days(folded, year, issued) if one[0][:4].isdigit()]
    return max(named, key=lambda one: _lateness(one[0]), default=None)


def last_day(folded: str, year: int | None = None, issued: int | None = None) -> str | None:
    """Return the last of the days that the folded words of a cell name, stage by stage; None where they name none.

    >>> last_day("2025年6月底前形成初稿,12月底前印发", 2025), last_day("2025年启动,2026年6月底前建成"), last_day("每年3月底前")
    ('2025-12', '2026-06', None)
    """
    named = [day for day, _ in _days(folded, year, issued) if day[:4].isdigit()]
    return max(named, key=_lateness, default=None)


def _lateness(day: str) -> str:
    """Return what sorts days, months and years by their ends."""
    return day + "-99" * (2 - day.count("-"))


def _days(folded: str, year: int | None, issued: int | None) -> list[tuple[str, str]]:
    grammar = day_grammar()
    ends = "内" in folded or "年" in folded  # as what counts from a day does
    found = [(match.group(), match.group()) for match in grammar.promulgated.finditer(folded)] if ends else []
    if "年" not in folded and "月" not in folded:
        return found  # no other day is without
    for match in grammar.dated.finditer(folded):
        deadline = deadline_of(match["printed"] or match["till"] or match["when"])
        if deadline is not None and not _FROM().search(folded, 0, match.start()):
            found.append((deadline, match.group()))
    for match in grammar.dateless.finditer(folded):
        printed = match.group()
        several = _ONE_OF_DAYS().search(folded, 0, match.start()) if folded[match.start() - 1 : match.start()] == "、" else None
        if several is not None:
            found.append((deadline_of(printed, int(several[1])) or printed, folded[several.start() : match.end()]))
            continue
        day = None if printed.startswith(_EVERY) else deadline_of(printed, year, issued)
        found.append((day or printed, printed))
    return found


def _standing(piece: str) -> str | None:
    match = day_grammar().standing.match(piece.strip(" \"'()[]"))
    return match.group() if match else None
