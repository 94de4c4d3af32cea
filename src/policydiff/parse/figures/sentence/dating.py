"""What stands around a year and says what it dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from policydiff.parse.figures.sentence.moments import Moment
from policydiff.text.numerals import COUNTING, read_numeral
from policydiff.vocab.amounts.figures import around, forms_of, when, words_in
from policydiff.vocab.amounts.targets import any_of
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import in_order

_MARKS = ",;:。()!?\n\t|"
_CELL_BEGINS, _CELL_ENDS = re.compile(r"\|\s*\Z"), re.compile(r"\s*(?:\||\Z)")


def tells(folded: str, moment: Moment, issued: int | None, others: Sequence[Moment] = ()) -> bool:
    """Tell a year that says when something is to be or was, or what it is compared with, from one that stands in a name, is to be filled in or says which ones are meant.

    issued: the year of the text; the plan of a coming year (2026年培训计划,培训医生500名) dates what is said of it. others: the moments of the sentence.
    """
    if moment.use == "by" and moment.year and which_ones().match(folded, moment.start):
        later = issued or max((one.year or 0 for one in others if one.use == "by"), default=0)
        if moment.year < later:
            return False  # 到2026年底,改造2000年底前建成的小区
    if '"' in folded and any(filled.start() < moment.start < filled.end() for filled in _FILLED_IN.finditer(folded)):
        return False  # 研究期限填写"2024年1月1日-2026年12月31日"
    if moment.use != "in" or dates(folded, moment.start, moment.end):
        return True
    return issued is not None and (moment.year or 0) >= issued and _plan_of_year().match(folded, moment.end) is not None


@cache
def which_ones() -> re.Pattern[str]:
    """2000年底前建成的(小区): when those came about that are meant."""
    return re.compile(
        rf"(?:{when('until')})?(?:19|20)\d\d年(?:\d{{1,2}}月)?(?:{when('tail')})?(?:{when('done')}|{when('came_about')})[^,;:。、的\d]{{0,6}}的(?=[^,;:。])"
    )


_FILLED_IN = re.compile(r'"\d{4}\D\d{1,2}\D\d{1,2}\D{1,3}\d{4}\D\d{1,2}\D\d{1,2}\D"')


@cache
def _plan_of_year() -> re.Pattern[str]:
    return re.compile(rf"[^,;:。、的\"'《》()|\d]{{0,8}}{when('plan_of_year')},")


def tells_state(folded: str, month: int | None) -> bool:
    """Tell a sentence of a report that names no year and says what is so, in the year of its day: not in the first months, and not what has come about over years.

    month: in which the report was issued.
    """
    return (month or 0) > _FIRST_MONTHS and not any(word in folded for word in words_in("moments", "over_years"))


_FIRST_MONTHS = 3  # of a year, in which a report tells of the one before


def is_tally(folded: str, left: int, start: int, end: int, *, news: bool) -> bool:
    """Tell a number that has been counted: to its last digit with a rest (9472余张; not 9000余张 and 12600余人), in news also one of what was done in all (累计发放资料2.3万份)."""
    return _TALLY.match(folded, start, end) is not None or (news and _in_all().match(folded, left, start) is not None)


def once_built(words: str) -> bool:
    """Tell words of what is to come when something stands (该项目建成后,), which go on with nothing that is so now."""
    return _once_built().search(words) is not None


@cache
def _once_built() -> re.Pattern[str]:
    return re.compile(rf"{when('once_built')}(?!.*(?:{when('now')}|{when('already')}|了))")


@cache
def _in_all() -> re.Pattern[str]:
    summed = rf"(?:{around('area')})?{when('in_sum')}{when('done_in_sum')}"
    return re.compile(rf"{when('in_all')}(?={any_of('does')}|{any_of('makes')})|{summed}")


_TALLY = re.compile(r"\d{2,}[1-9](?:余|多)")


def dates(folded: str, start: int, end: int) -> bool:
    """Tell a plain year that dates what follows (2023年,… ; 企业2023年达到150家) from one inside a name (2023年中央一号文件)."""
    before = folded[start - 1 : start]
    return (
        not before.strip()
        or before in _MARKS + '、"'
        or before in words_in("moments", "precedes")
        or _promised().search(folded, max(0, start - 4), start + 1) is not None  # 计划|在2025年
        or _follows().match(folded, end) is not None
        or _named_figure().match(folded, end) is not None
    )


@cache
def _named_figure() -> re.Pattern[str]:
    """A few words that are no prices (按照1990年不变价格), and a number: 园区2024年|工业产值320亿元."""
    return re.compile(rf"(?!{around('prices')})[^,;:。、的\"'《》()|\d]{{2,12}}\d")


def fills_cell(folded: str, start: int, end: int) -> bool:
    """Tell a year that has a cell of its table row to itself: the 完成时限 of what the row promises."""
    return _CELL_BEGINS.search(folded[max(0, start - 8) : start]) is not None and _CELL_ENDS.match(folded, end) is not None


@cache
def reports() -> re.Pattern[str]:
    """A sentence, or a title, that says that what it dates has been reached: 各项任务全面完成."""
    return re.compile(when("reports"))


@cache
def _follows() -> re.Pattern[str]:
    """What follows a plain year that dates it."""
    dealt = rf"{around('joint')}(?:19|20)\d\d年[^,;。]{{0,3}}{around('respectively')}"  # 占比2025年|和2026年分别达到
    return re.compile(rf"{when('follows')}|{when('year_of_goal')}|{any_of('reach')}|{any_of('change')}|\d|{dealt}")


@cache
def _promised() -> re.Pattern[str]:
    """What stands before a year that dates a promise, with the first character of it: 计划2025年, 将于2025年; not 将2016年实施的措施."""
    return re.compile(rf"(?:{any_of('modality')}).\Z|(?:{any_of('future')}){when('named_in')}\Z")


@cache
def list_follows() -> re.Pattern[str]:
    """The end of a sentence that dates the list after it."""
    return re.compile(rf"{when('list_follows')}[。:]?\s*\Z")


def announces(folded: str) -> bool:
    """Tell a sentence of a letter that says what follows it: 现将我市2026年任务报告如下."""
    return list_follows().search(folded) is not None


@cache
def stage() -> re.Pattern[str]:
    """The beginning of a stage: 第二步."""
    return re.compile(rf"\W*{when('stage')}")


@cache
def so_far() -> re.Pattern[str]:
    """A day up to which something was: 截至."""
    return re.compile(when("reached"))


@cache
def _part_of_year() -> re.Pattern[str]:
    """Months that lead what they tell: 1—8月, 截至10月底, 前8个月, 上半年, 今年以来; not 9月底前, 自3月起 and 每年9月."""
    day = rf"(?:{when('month_ends')}|\d{{1,2}}日)?"
    return re.compile(
        rf"(?P<reached>{when('reached')})[^,;。\d]{{0,2}}(?:(?:19|20)\d\d年)?(?P<until>\d{{1,2}})月{day}(?!{when('tail_of_month')})"
        rf"|(?<!\d)\d{{1,2}}月?(?:{when('months_to')})(?P<last>\d{{1,2}}){when('months_tail')}"
        rf"|{when('first_months')}(?P<count>\d{{1,2}}|[{COUNTING}]{{1,2}}){when('months_counted')}"
        rf"|(?P<part>{when('part_of_year')})(?!{when('tail_of_month')})"
        rf"|(?<![\d{COUNTING}])(?<!{when('no_month_before')})(?P<month>\d{{1,2}})月{when('of_month')}?(?:{when('that_month')}|(?=,))"
    )


def months_told(words: str) -> tuple[int, bool] | None:
    """Return the last month of the part of a year that words name last (0: up to now), and whether they say that it is reached (截至); None where they name none.

    >>> months_told("1-8月,全市快递业务量"), months_told("截至10月底,全县已")
    ((8, False), (10, True))
    """
    every = list(_part_of_year().finditer(words)) if "月" in words or _may_tell_months().search(words) else []
    if not every:
        return None
    found = every[-1]
    if found["part"]:
        return _months()[found["part"]], False
    number = next(one for one in (found["until"], found["last"], found["count"], found["month"]) if one)
    return int(number if number.isdigit() else read_numeral(number) or 0), bool(found["reached"])


@cache
def _may_tell_months() -> re.Pattern[str]:
    """Most words before a number name neither a month nor a part of a year."""
    groups = ("months_tail", "months_counted", "part_of_year")
    return re.compile(in_order(form for group in groups for form in forms_of("moments", group)))


def is_over(words: str, folded: str, month: int | None, *, planned: bool, news: bool) -> bool:
    """Tell months before a number that the month of issue, or what the sentence counts up to them (累计, 占年度计划), shows to be over: 1—8月,完成3120万件.

    words: before the number; folded: the sentence; planned: it stands where it is said what is to be done; news: in a text that promises nothing.
    """
    told = months_told(words)
    if told is None:
        return False
    last, reached = told
    if month is not None and last > month - (not reached):
        return False  # a schedule
    counted = _tallies().search(folded) is not None
    return counted or (not planned and (reached or news or month is not None or not last))


def counts_up(folded: str) -> bool:
    """Tell a sentence that says what has been counted up to a day."""
    return _tallies().search(folded) is not None


@cache
def _months() -> Mapping[str, int]:
    return {word: entry["month"] for entry in load_yaml("moments")["part_of_year"] for word in entry["words"]}


@cache
def _tallies() -> re.Pattern[str]:
    """What is said of what has been counted up to now: 累计, 占年度计划."""
    return re.compile(when("tally"))


def is_done(folded: str, end: int, right: int, *, news: bool) -> bool:
    """Tell what is said behind a number, and behind its part, to have been done: 120个食堂|已全部建成; 诉求300件|,已办结; in news also 300件|,全部办结.

    end, right: where the number ends, and its part.
    """
    last = right + _BEHIND
    if _may_be_done().search(folded, end, last) is None:
        return False  # most numbers
    return (_done_in_news() if news else _done()).match(folded, end, last) is not None


@cache
def _may_be_done() -> re.Pattern[str]:
    return re.compile(f"{when('already')}|{when('wholly_done')}")


_BEHIND = 16  # characters of the next part in which it is said


@cache
def _done() -> re.Pattern[str]:
    return re.compile(
        rf"[^,;:。的\d]{{0,24}}(?:,(?:{when('now')})?)?{when('already')}{when('wholly_done')}?{when('done')}(?![^,;。]{{0,12}}(?:的|\d))"
    )


@cache
def _done_in_news() -> re.Pattern[str]:
    return re.compile(rf"{_done().pattern}|[^,;:。的\d]{{0,24}},?{when('wholly_done')}{when('done')}(?![^,;。]{{0,12}}(?:的|\d))")


@cache
def turns() -> re.Pattern[str]:
    """Another part of the year: 下半年."""
    return re.compile(when("another_part"))


@cache
def goes_on() -> re.Pattern[str]:
    """The beginning of a sentence that goes on with what the one before tells: 其中."""
    return re.compile(rf"\W*{when('goes_on')}")


def without_base(words: str) -> str:
    """Leave out what there is already, on top of which something comes: 已建成46个,在此基础上,再建15个."""
    base = _on_top().search(words)
    return words[base.end() :] if base else words


@cache
def _on_top() -> re.Pattern[str]:
    return re.compile(when("on_top"))


def is_measured(folded: str) -> bool:
    """Tell a sentence that compares what it tells with the year before: 同比增长7.4%."""
    return measured().search(folded) is not None


@cache
def measured() -> re.Pattern[str]:
    """What is compared with the year before."""
    return re.compile(around("measured_change"))


def is_of_one_time(folded: str) -> bool:
    """Tell a sentence that says nothing of every year, and of nothing to come: whose comparison (同比) has been measured."""
    return _again().search(folded) is None


@cache
def _again() -> re.Pattern[str]:
    return re.compile(
        rf"{around('each_year')}|{around('yearly_mean')}|(?<!{around('no_modality_after')})(?:{any_of('modality')})(?!{around('no_modality')})|{when('ahead')}"
    )


@cache
def lately() -> re.Pattern[str]:
    """近5年来: up to the day of the text, whatever year was named before."""
    return re.compile(rf"近(?:\d{{1,2}}|[{COUNTING}几]){when('till_now')}")
