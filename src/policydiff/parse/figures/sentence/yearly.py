"""What dates several figures of a sentence: 每年 before the first of several deeds, the years of the parts of a whole, the day that stands behind them all, a month of the year to come."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.sentence.leads import Lead
from policydiff.parse.figures.sentence.moments import Moment, Time
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.tenses import year_of_heading
from policydiff.text.fold import fold
from policydiff.text.numerals import COUNTING, read_numeral
from policydiff.vocab.amounts.figures import around, when, words_in

_FAR = 160  # characters before a number that are looked at: time stays linear
_STOPS = (";", "。")


def _span() -> str:
    """The years of which each is meant: 2024-2027年,|每年."""
    return rf"(?:(?:19|20)\d\d\D?(?:[-—–~]{{1,2}}|{when('until')})(?:19|20)\d\d\D(?:{when('plan_time')})?,?)"


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(_span())


def year_for_all(folded: str, start: int, end: int) -> str | None:
    """Return the 每年 with which the sentence begins whose later deed stands in [start, end), the words before a number; None where it says no more of it.

    每年培育20家以上标杆企业,建设100家以上工厂: both every year. Not what it all comes to (累计建设, 总数达到), what is there in the end (建成,
    形成), a hope of its own (力争), and what a date, a colon or the next sentence parts from it. Where the first deed counts nothing (每年发布清单,
    推出标杆20个), it is not clear of how much 每年 speaks.
    """
    near = max(0, start - _FAR)
    part = max(near, *(folded.rfind(stop, near, start) + 1 for stop in _STOPS))
    first = (
        _each_year().match(folded, part) if any(folded.find(word, part, start) >= 0 for word in words_in("figures", "every_year")) else None
    )
    if first is None or first.end() > start or _once().search(folded, first.end(), end) is not None:
        return None
    return first["each"] if _counted().search(folded, first.end(), start) else None


@cache
def _each_year() -> re.Pattern[str]:
    """每年 as the first word of a sentence or of a part of it that has no number before it but the years of which each is one."""
    return re.compile(rf"{_span()}?(?:[^;。\d]{{0,80}},)?\W{{0,4}}(?P<each>{around('every_year')})(?!\d)")


def of_each_year(folded: str, lead: Lead, start: int) -> bool:
    """Tell 每年培育3家, done every year, from a growth and a rate, which are reached by a day: 制氢能力达到|每年(2万吨)."""
    if lead.each not in words_in("figures", "each_year") or lead.change:
        return False
    return not (lead.reach and folded.endswith(lead.each, lead.right + 1, start))


def is_of_its_year(folded: str, claim: Claim) -> bool:
    """Tell a figure that is reached, or made, by a year of its own part, with which a schedule begins: 覆盖率2025年达到70%(,2026年85%)."""
    promised = (claim.lead.reach or claim.lead.verb) and claim.time.year is not None and not claim.lead.change
    return bool(promised) and f"{claim.time.year}年" in folded[claim.phrase.start : claim.phrase.quantity.start]


def opening_years(folded: str) -> int:
    """Return where the years end with which a sentence begins, of which each is meant: 2024-2027年,|每年引进; 0 without them."""
    found = _opens().match(folded) if folded[:2].isdigit() else None
    return found.end() if found else 0


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\d|{around('one_round')}")


@cache
def _once() -> re.Pattern[str]:
    return re.compile(rf"{around('once')}|(?:19|20)\d\d年|[:每]")


def date_wholes(claims: Sequence[Claim], folded: str, moments: Sequence[Moment]) -> None:
    """Give a whole without a year the last of its parts' (公路1200公里,其中2024年400公里、2025年800公里), and figures the day behind them (新建冷库3座,|2025年6月底前建成)."""
    parts: dict[int, list[int | None]] = {}
    for one in claims:
        if one.of is not None and one.printed == "":
            parts.setdefault(one.of, []).append(one.time.year)
    for index, years in parts.items():
        whole = claims[index]
        if whole.time.year is None and None not in years and not whole.time.past:
            whole.time = Time(max(year for year in years if year is not None), whole.time.past)
    if claims and moments and moments[-1].start > claims[0].phrase.quantity.end:
        for behind in _finished_by().finditer(folded, claims[0].phrase.quantity.end):
            _date_from_behind(claims, folded, moments, behind)


def _date_from_behind(claims: Sequence[Claim], folded: str, moments: Sequence[Moment], behind: re.Match[str]) -> None:
    """Give figures that no date stands before the year by which the next part says that all of them are finished; 分别 deals out as many years as there are figures."""
    begun = max(folded.rfind(mark, 0, behind.start()) + 1 for mark in _STOPS)
    figures = [one for one in claims if begun <= one.phrase.quantity.start < behind.start()]
    if any(begun <= one.start < behind.start() and one.use != "base" for one in moments) or any(
        one.time.past or one.lead.each for one in figures
    ):
        return
    years: list[int] = []
    for date in _DATE.finditer(behind["dates"]):
        years.append(int(date["year"]) if date["year"] else years[-1])
    dealt = behind["each"] and len(years) == len(figures)
    if not dealt and len(set(years)) > 1:
        return
    for one, year in zip(figures, years if dealt else years[-1:] * len(figures), strict=True):
        one.time = Time(year, bool(behind["past"]))


_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?|\d{1,2}月")


@cache
def _finished_by() -> re.Pattern[str]:
    """The part behind some figures that says by when all of them are finished: ,力争于2025年6月底前全部建成."""
    tail = rf"(?:{when('tail')})?"
    date = rf"\d{{1,2}}月(?:\d{{1,2}}日)?{tail}"
    led = rf"(?:{around('hopes_for_day')}|{when('wholly_done')})*(?P<past>{when('already')})?(?P<each>{around('respectively')})?(?:{around('on_day')})?"
    dates = rf"(?P<dates>(?:19|20)\d\d年(?:{date}|{tail})(?:(?:、|{around('joint')})(?:(?:19|20)\d\d年)?(?:{date}|{tail}))*)"
    return re.compile(rf",{led}{dates}(?:{when('wholly_done')})*{when('done')}[^\d的,;。:]{{0,8}}(?=[,;。]|\Z)")


def in_year_to_come(folded: str, moments: Sequence[Moment], issued: int, month: int) -> list[Moment]:
    """Return the moments of a text that says what is to be done, a month alone that was long over when it was issued as one of the next year: 2月底前, in a notice of November."""
    return [
        replace(moment, year=issued + 1) if moment.use == "by" and moment.year == issued and _is_over(folded, moment, month) else moment
        for moment in moments
    ]


def from_year_begun(folded: str, moments: Sequence[Moment], issued: int, month: int) -> list[Moment]:
    """Return the moments of a report, the years to come of one from the first months of a year as those that begin with it: 未来五年 of January 2022 are 2022 to 2026."""
    if month > _YEAR_BEGINS:
        return list(moments)
    return [
        replace(moment, year=moment.year - 1)
        if moment.year is not None and moment.year > issued and _years_to_come().fullmatch(folded, moment.start, moment.end)
        else moment
        for moment in moments
    ]


_YEAR_BEGINS = 3  # months


@cache
def _years_to_come() -> re.Pattern[str]:
    return re.compile(rf"(?:{when('years_ahead')}|{when('span_before')})+(?:\d{{1,2}}|[{COUNTING}])年{when('span_after')}?")


def over_years(time: Time, folded: str, moments: Sequence[Moment], phrase: Phrase, lead: Lead, *, placed: bool) -> Time:
    """Return when a number holds, no year for what came about over several years that are over: 五年来,累计建成60个, but not …达到1200亿元.

    placed: its paragraph or its heading tells of such years.
    """
    if not time.past or time.year is None:
        return time
    end, near = phrase.quantity.start, max(0, phrase.left - _FAR)
    named = [one.end for one in moments if one.year is not None and one.use != "base" and one.end <= end]
    over = _tells_over_years(folded, max([*named, near]), end) or (placed and not named)
    level = lead.reach or (phrase.quantity.comparator != "=" and not (lead.verb or lead.change))  # 通过能力突破12亿吨
    arrives = level and not (lead.increase or _summed().search(folded, phrase.left, end))
    return Time(None, True) if over and not arrives else time


def _tells_over_years(folded: str, start: int, end: int) -> bool:
    """Tell words of several years, not what stands behind those of one (五年来建成公园60个,今年新建|12个), and of years in a row not what another part says."""
    if folded.find("年", start, end) < 0 and folded.find("届", start, end) < 0:
        return False
    found = next(reversed(list(_years_over().finditer(folded, start, end))), None)
    if found is None or (found["row"] and folded.find(",", found.end(), end) >= 0):
        return False
    return _own_year().search(folded, found.end(), end) is None


@cache
def _summed() -> re.Pattern[str]:
    """累计达到, 完成: how much was done in sum, which is no level that is reached."""
    return re.compile(rf"{when('years_summed')}|{around('added')}|{around('through')}\Z")


def opens_over_years(folded: str) -> bool:
    """Tell a sentence that begins with several years that are over, which those behind it in its paragraph go on to tell of, and a heading: 过去五年工作回顾."""
    found = _years_over().match(folded) if "年" in folded or "届" in folded else None
    return found is not None and not found["row"]


@cache
def _years_over() -> re.Pattern[str]:
    count = rf"(?!{when('one_year')})(?:\d{{1,2}}|[{COUNTING}]{{1,3}})年"
    plain = rf"(?<![\d{COUNTING}])(?<!{when('year_of_span')}){count}"  # 从1953年到1980年的|28年间 ends with a year of its own
    return re.compile(
        rf"(?P<row>{when('a_row')}{count})|{when('past_years')}{count}(?:{when('years_long')})?"
        rf"|{plain}(?:{when('years_long')}|{when('years_summed')})|{when('term')}"
    )


@cache
def _own_year() -> re.Pattern[str]:
    return re.compile(rf"{when('own_year')}|(?:19|20)\d\d年")


def counted_years(folded: str) -> tuple[int, int] | None:
    """Return the first and the last of so many years that a text without a day counts from one (从2012年起,用5年时间): 5年内 below them are the same."""
    match = _counted_years().search(folded) if any(word in folded for word in words_in("moments", "first_of")) else None
    if match is None:
        return None
    count = int(match["count"] if match["count"].isdigit() else read_numeral(match["count"]) or 0)
    return (int(match["first"]), int(match["first"]) + count - 1) if count > 1 else None


@cache
def _counted_years() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<first>(?:19|20)\d\d)年{when('first_of')},?{when('span_before')}*(?P<count>\d{{1,2}}|[{COUNTING}])年{when('span_after')}"
    )


def _is_over(folded: str, moment: Moment, month: int) -> bool:
    alone = _month_alone().fullmatch(folded, moment.start, moment.end)
    long = alone is not None and month - int(alone["month"]) >= _HALF_A_YEAR
    return long and re.search(when("already"), folded) is None


_HALF_A_YEAR = 6


@cache
def _month_alone() -> re.Pattern[str]:
    return re.compile(rf"(?P<month>\d{{1,2}})月(?:\d{{1,2}}日)?{when('tail_of_month')}")


def this_year(heading: str, issued: int | None) -> int | None:
    """Return the year that a heading names, or means by 今年: 二、今年发展主要目标."""
    return year_of_heading(heading) or (issued if _this_year().search(fold(heading)) is not None else None)


def deadline_behind(moments: Sequence[Moment], phrase: Phrase, dated: int) -> Moment | None:
    """Return the deadline that stands between a number and what is done with it: 20个项目2025年底前开工; dated: where the last year before the number stands."""
    if not moments or dated >= phrase.left:
        return None
    first, last = (bisect_left(moments, at, key=attrgetter("start")) for at in (phrase.quantity.end, phrase.end))
    return next((one for one in moments[first:last] if one.use == "by"), None)


def year_looked_back_on(headings: Sequence[str], issued: int | None, month: int | None) -> int | None:
    """Return the year that headings without a year mean: the one before that of a report of the first half of a year (issued, month), also by 去年.

    >>> year_looked_back_on(["一、过去一年工作回顾"], 2013, 2), year_looked_back_on(["一、过去一年工作回顾"], 2012, 12)
    (2012, 2012)
    """
    if issued is None or month is None:
        return None
    for heading in map(fold, headings):
        if _last_year().search(heading) is not None:
            return issued - 1
        if _past_year().search(heading) is not None:
            return issued - (month <= _HALF_A_YEAR)
    return None


@cache
def _last_year() -> re.Pattern[str]:
    return re.compile(when("last_year"))


@cache
def _past_year() -> re.Pattern[str]:
    return re.compile(when("past_year"))


def opens_report(folded: str, moment: Moment, issued: int | None) -> bool:
    """Return whether a sentence begins with the year of which a report speaks: 2012年,区政府紧紧围绕….

    >>> opens_report("2012年,经济保持强劲发展。", Moment(0, 5, 2012, "in"), 2013)
    True
    """
    plain = moment.use == "in" and not folded[: moment.start].strip() and folded.startswith(",", moment.end)
    return plain and issued is not None and moment.year in (issued - 1, issued)


@cache
def _this_year() -> re.Pattern[str]:
    return re.compile(when("this_year"))
