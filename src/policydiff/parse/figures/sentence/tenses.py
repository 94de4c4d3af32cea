"""Words and headings that say what was and what is to come."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policydiff.parse.figures.sentence import dating
from policydiff.parse.figures.sentence.moments import Time
from policydiff.text.fold import fold
from policydiff.text.numerals import COUNTING, years_in_digits
from policydiff.text.patterns import rarely
from policydiff.vocab.amounts.figures import around, forms_of, when, words_in
from policydiff.vocab.amounts.five_year_plans import any_plan, plan_years, plans_in
from policydiff.vocab.amounts.targets import any_of, words_of
from policydiff.vocab.families import family_of_title, without_source
from policydiff.vocab.phrases import either, in_order

_HEADED = re.compile(r"((?:19|20)\d\d)年")
_YEAR_BEGINS = 2  # months
_MOST_HEADINGS = 1024  # kept: those of one document recur, those of ten thousand fill the memory


def said_past(words: str, *, planned: bool = False) -> str:
    """Return the word that says that it is so already, "" where none does.

    planned: it stands where it is said what is to be done, where the time of a plan is to come ("十四五"期间,完成造林25万亩).
    A word inside an attribute says nothing of what follows: 建设已批复的平台,总数达到50家; 利用现有气源,增加供应.
    """
    if _may_be_past().search(words) is None:
        return ""
    for match in _past().finditer(words):
        if planned and plans_in(match[0]):
            continue
        rest = words[match.end() :]
        inside = re.match(r"[^,;:。]{0,12}的[^,;:。]*[,;:。]", rest)
        owned = match[0] in words_in("moments", "attribute_of_now") and _object_of().search(words, 0, match.start())
        owned = owned or (match[0] in words_in("moments", "stock") and re.search("[,;:。]", rest))
        if not inside and not owned and _stood().fullmatch(words, match.start()) is None:
            return match[0]
    done = _DONE.search(words)
    return done[0][:1] if done else ""


_DONE = rarely(r"(?<=[\u4e00-\u9fff])(?<!为|除)了(?!解|结)[^,;:。]{0,24}\Z")


@cache
def _object_of() -> re.Pattern[str]:
    return re.compile(rf"(?:{when('takes_what_is')}|{any_of('makes')}|{any_of('does')})\Z")


@cache
def _stood() -> re.Pattern[str]:
    """达到|目前水平的|2倍: what there is now, of which the number is a multiple."""
    return re.compile(rf"{around('former')}的?")


@cache
def _may_be_past() -> re.Pattern[str]:
    """Most words have none of these: a look is faster than the expressions with their guards."""
    return re.compile(either([*words_of("past"), *plan_years(), "了"]))


@cache
def _past() -> re.Pattern[str]:
    plan = rf"(?:{any_plan()})\"?{when('plan_time')}.{{0,4}}{when('plan_deeds')}"
    return re.compile(rf"(?<!{when('no_past_before')})(?:{any_of('past')})(?!{when('no_past_after')})|(?:{plan})")


def says_future(words: str) -> bool:
    """Tell words of what is still to come, also under a heading of a report: 力争, 将, 下一步."""
    return bool(_future().search(words))


def says_ahead(words: str) -> bool:
    """Tell 今年要引进30个, 下一步: to come, also in a text that promises nothing."""
    return _told("ahead").search(words) is not None


@cache
def _told(group: str) -> re.Pattern[str]:
    return re.compile(when(group))


def hopes(words: str) -> bool:
    """Tell 争取, 预计: what is to come in a plan, and what was in a report."""
    return bool(_hoped().search(words))


def ought(words: str) -> bool:
    """Tell 应达到: said of what is so already (已安装终端的车辆应100%…) where no year stands."""
    return bool(_ought().search(words))


def names_report(heading: str) -> bool:
    """Tell a heading of what was: 工作回顾, 发展现状."""
    return bool(_report().search(heading))


@lru_cache(maxsize=_MOST_HEADINGS)
def year_of_heading(heading: str) -> int | None:
    """Return the first year that a heading names, or the last of its five-year plan ("十四五"期间主要目标)."""
    folded = years_in_digits(fold(heading))
    year = _HEADED.search(folded)
    if year is not None:
        return int(year[1])
    return next((last for _, last in plans_in(folded)), None) if _of_plan().search(folded) else None


def year_of_title(folded: str) -> int | None:
    """Return the year of a document for one year by its folded title; None for one of several, or a call for projects (2021年度项目申报指南)."""
    years = set(_year_in_title().findall(years_in_digits(folded)))
    return int(next(iter(years))) if len(years) == 1 and not _told("round_of_year").search(folded) else None


def names_goal(heading: str) -> bool:
    """Tell a heading of goals: 主要目标."""
    return bool(_goal().search(heading))


def labels_goal(folded: str) -> bool:
    """Tell a sentence that begins with the name of what it gives: 考核指标:…, 今年的主要预期目标是:…."""
    return _goal_label().match(folded) is not None


def leads_goals(folded: str) -> bool:
    """Tell a sentence with a colon at its end by the word of what is listed below it: 到2027年,园区应实现以下目标:."""
    return _goal_lead().search(folded) is not None


def leads_decisions(folded: str) -> bool:
    """Tell such a sentence of minutes by the word of what is laid down below it: 会议议定以下事项:."""
    return _decides().search(folded) is not None


def leads_conditions(folded: str) -> bool:
    """Tell such a sentence that leads to what somebody or something must be like: 参与用户需符合以下条件:."""
    return _requires().search(folded) is not None


@lru_cache(maxsize=_MOST_HEADINGS)
def is_report(headings: tuple[str, ...]) -> bool:
    """Tell whether a heading above says that a report follows, and none below it that what is to come does (2026年预算草案, 主要目标)."""
    told = ((_reports(heading), names_goal(heading)) for heading in headings)
    return next((reports or False for reports, goal in told if reports is not None or goal), False)


def _reports(heading: str) -> bool | None:
    """Return whether a heading says that what was follows, or what is to come ; None where it says neither, or both (工作总结和下步打算)."""
    was = names_report(heading)
    ahead = _told("strongly_ahead").search(heading)
    if ahead is None or _told("carried_out").search(heading[ahead.end() :]):
        return was or None
    return None if was or _told("carried_out").search(heading) else False


@lru_cache(maxsize=_MOST_HEADINGS)
def turns_ahead(heading: str, planned: int | None) -> bool | None:
    """Return whether a chapter of a report says that what is to come follows (二、2025年工作安排), False for what was, None for neither: it is of the time of the chapter before.

    planned: the first year of which the report can tell no more than what is to come, see year_to_come.
    """
    reports = _reports(heading)
    if reports is not None:
        return not reports
    folded = years_in_digits(fold(heading))
    whole = _whole_year().search(folded) if planned is not None else None
    return True if whole is not None and (whole[1] is None or int(whole[1]) >= (planned or 0)) else None


def year_to_come(title: str, issued: int | None, month: int | None) -> int | None:
    """Return the first year that a report can only plan: that in whose first two months it is issued, else the next; None where nobody knows.

    Without a day, that which a report to a congress is called after (2026年政府工作报告).
    """
    if issued is not None:
        return issued if month is not None and month <= _YEAR_BEGINS else issued + 1
    return year_of_title(fold(title)) if _told("to_congress").search(title) else None


@lru_cache(maxsize=_MOST_HEADINGS)
def year_after(headings: tuple[str, ...]) -> int | None:
    """Return the year after the one that the chapter tells of, the first that its report can only plan: 一、2022年工作回顾; None for other chapters.

    headings: the nearest first.

    >>> year_after(("抓产业", "2022年工作回顾")), year_after(("2023年主要工作",)), year_after(("过去五年工作回顾",))
    (2023, None, None)
    """
    year = year_of_heading(headings[-1]) if headings and names_report(headings[-1]) else None
    return None if year is None else year + 1


@lru_cache(maxsize=_MOST_HEADINGS)
def is_ahead(headings: tuple[str, ...]) -> bool:
    """Tell whether a heading above says that what is to come follows: 下一步打算."""
    return any(re.search(any_of("plan_heading"), heading) or _reports(heading) is False for heading in headings)


@lru_cache(maxsize=_MOST_HEADINGS)
def is_far(headings: tuple[str, ...]) -> bool:
    """Tell whether a heading above says that what is to come in more than the year follows: 今后五年的奋斗目标."""
    return any(_told("far_ahead").search(heading) for heading in headings)


@lru_cache(maxsize=_MOST_HEADINGS)
def sets_tasks(headings: tuple[str, ...]) -> bool:
    """Tell whether a heading above says that what is to be done follows: 重点任务, 进度安排."""
    return any(_told("task_heading").search(heading) for heading in headings)


@lru_cache(maxsize=_MOST_HEADINGS)
def is_goal(headings: tuple[str, ...]) -> bool:
    """Tell whether a heading above says that goals follow."""
    return any(names_goal(heading) for heading in headings)


@cache
def _whole_year() -> re.Pattern[str]:
    """2026年主要工作, 今年重点工作; not 2026年上半年工作."""
    return re.compile(rf"(?<!\d)((?:19|20)\d\d){when('whole_year')}|{when('this_year')}")


@cache
def _goal_label() -> re.Pattern[str]:
    return re.compile(rf"(?:[^,;。:()]{{0,24}})(?:{any_of('goal_heading')}|{around('goal_label')}){around('equals')}?:")


@cache
def _goal_lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('goal_heading')}|{around('goal_label')}){around('equals')}?:\s*\Z")


@cache
def _decides() -> re.Pattern[str]:
    return re.compile(rf"{around('meeting_decides')}[^,。;:]{{0,8}}:\s*\Z")


@cache
def _of_plan() -> re.Pattern[str]:
    return re.compile(rf"{when('plan_time')}|{when('plan_end')}")


@cache
def _year_in_title() -> re.Pattern[str]:
    """A year, not the end of several, of a number or of the day on which the text was issued."""
    day = rf"(?:\d{{1,2}}|[{COUNTING}]{{1,2}})月(?:\d{{1,2}}|[{COUNTING}]{{1,3}})日"
    return re.compile(rf"(?<!至|到)(?<![〔\[(\d~-])((?:19|20)\d\d)(?:年(?:度)?(?!{day})|(?=\D{{0,4}}{when('year_of_title')}))")


@cache
def _told_and_planned() -> re.Pattern[str]:
    """2023年工作总结和2024年工作思路: a year that is told of, and one that is to come."""
    return re.compile(
        rf"(?<!\d)(?P<told>(?:19|20)\d\d)年[^\d]{{0,16}}{when('carried_out')}[^\d]{{0,8}}(?:19|20)\d\d年[^\d]{{0,16}}{when('strongly_ahead')}"
    )


@cache
def _future() -> re.Pattern[str]:
    return re.compile(in_order([*map(re.escape, sorted(words_of("future"))), *forms_of("moments", "ahead")]))


@cache
def _hoped() -> re.Pattern[str]:
    return re.compile(when("hoped"))


@cache
def _ought() -> re.Pattern[str]:
    return re.compile(when("ought"))


@cache
def _report() -> re.Pattern[str]:
    return re.compile(rf"{any_of('report_heading')}|\A{when('situation_heading')}(?:(?:{around('joint')}|、).*)?\Z")


@cache
def _goal() -> re.Pattern[str]:
    return re.compile(rf"{any_of('goal_heading')}(?!.{{0,4}}{when('reached_goal')})")


def time_of_title(title: str, period: tuple[int, int] | None, *, reports: bool) -> Time:
    """Return the year of a one-year document: what a report of that year speaks of, or by when its tasks are due.

    Of a report that plans the next year, too (2023年工作总结和2024年工作思路), the year that it reports on.
    """
    folded = without_source(fold(title))
    if period is None and (both := _told_and_planned().search(folded)):
        return Time(int(both["told"]), True)
    year = year_of_title(folded) if period is None else None
    return Time(year, (reports or bool(dating.reports().search(folded))) and family_of_title(folded) != "task-list")


@cache
def _requires() -> re.Pattern[str]:
    return re.compile(around("conditions_lead"))
