"""When a number holds: the deadline of a target, the year that an achievement reports on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from policydiff.parse.figures.sentence import dating
from policydiff.parse.figures.sentence.moments import Moment, Time, is_later
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.tenses import (
    hopes,
    is_ahead,
    is_far,
    is_goal,
    is_report,
    names_goal,
    names_report,
    ought,
    said_past,
    says_ahead,
    says_future,
    sets_tasks,
    time_of_title,
    turns_ahead,
    year_after,
    year_of_heading,
    year_to_come,
)
from policydiff.parse.figures.sentence.yearly import deadline_behind, opens_report, this_year, year_looked_back_on
from policydiff.parse.figures.tense import Facts, tense_of
from policydiff.parse.lay.passage import Sentence
from policydiff.vocab.amounts.figures import words_in
from policydiff.vocab.amounts.five_year_plans import plans_in

_NEAR = 160  # characters before a number in which its time is told


class Clock:
    """Carries the year from sentence to sentence: within a paragraph, and from 发展目标(到2025年) to what stands under it.

    first: the first deadline of a text without a day, else the year of its title; a plain year before it is past. month: of the day of issue, None where it is not known. reports: the text is of a kind that reports on the year in its title. A deadline never leaves its section, and the
    end of the plan's period is no deadline: a person who reads 引育团队5个 in a plan for 2024-2026 is not told by when.
    """

    def __init__(
        self,
        period: tuple[int, int] | None,
        issued_year: int | None,
        title: str = "",
        first: int | None = None,
        *,
        reports: bool = False,
        month: int | None = None,
    ) -> None:
        self._first, self._month, self._period = first, month, period
        self._titled = time_of_title(title, period, reports=reports)
        self._to_come = year_to_come(title, issued_year, month)
        self._awaited = reports and self._titled.year is None and period is None  # the first figures tell of what year the report is
        self._undated = issued_year is None  # then the first year of the plan stands for the day of issue
        self._issued = issued_year if issued_year is not None else (period[0] if period else None)
        if self._issued is None and self._titled.past and self._titled.year:
            self._issued, self._undated = self._titled.year, False
        if self._issued is None and first is None:
            self._first = self._titled.year
        self._reported: tuple[str, int | None] = ("", None)
        self._time = self._opened = Time()  # so far; where its paragraph begins
        self._sections, self._leading = dict[str, Time](), set[str]()  # sections whose first words date what is listed below them
        self._turned: Time | None = None  # a chapter of the report has turned to what is to come, of this year
        self._paragraph: tuple[str, int] | None = None
        self.ahead_in: tuple[str, int] | None = None  # a paragraph that has turned to what is to come
        self._report = self._planned = self._opens = False  # it says what is to be done; the sentence is the first of its paragraph
        self._folded, self._ends, self._moments = "", list[int](), list[Moment]()
        self._dated, self._latest = list[Moment](), 0  # year of the sentence
        self._open, self._cells = list[Moment](), list[Moment]()  # the times that name no year
        self._due: Time | None = None
        self._carried: Time | None = None  # what the sentence before tells of what was, without a date

    def start(self, sentence: Sentence, moments: Sequence[Moment], *, opens: bool, due: Time | None = None) -> list[Moment]:
        """Turn to the next sentence; return those of its moments that can date a number or say what it is compared with.

        Sentences without a number and a year may be left out. opens: whether it is the first sentence of its paragraph. due: by when
        it is due, where its place in a table says so.
        """
        self._due, self._folded = due, sentence.barred
        self._moments = [moment for moment in moments if dating.tells(self._folded, moment, self._issued, moments)]
        cells = self._moments if sentence.role == "row" else ()
        self._cells = [moment for moment in cells if dating.fills_cell(self._folded, moment.start, moment.end)]
        self._to_come = min(filter(None, (self._to_come, year_after(sentence.headings))), default=None)
        if self._titled.past and sentence.headings and (turned := turns_ahead(sentence.headings[-1], self._to_come)) is not None:
            self._turned = Time(this_year(sentence.headings[-1], self._issued)) if turned else None
        ahead = is_ahead(sentence.headings) or self._turned is not None or self.ahead_in == (sentence.section, sentence.paragraph)
        self._report = is_report(sentence.headings) or (self._titled.past and not is_goal(sentence.headings) and not ahead)
        self._planned = ahead or is_goal(sentence.headings) or sets_tasks(sentence.headings)
        self._dated = [moment for moment in self._moments if moment.use != "base" and moment.year is not None]
        self._ends = [moment.end for moment in self._dated]
        self._latest = max((moment.year or 0 for moment in self._dated), default=0)
        self._opens, place = opens, (sentence.section, sentence.paragraph)
        self._reported = self._reported if f"{place[0]}.".startswith(f"{self._reported[0]}.") else (place[0], None)
        if place != self._paragraph or sentence.role == "row":
            self._paragraph = place
            self._time = self._opened = self._above(sentence)
            self._carried = None
        self._open = [one for one in self._moments if one.year is None and one.use == "by" and not self._is_of_year(one)]
        return self._moments

    def _is_of_year(self, moment: Moment) -> bool:
        """Tell 6月底前, of the year that the text says elsewhere, and 年底前 where that is the year of its title, from 三年内."""
        return moment.month and (self._time is self._titled or any(map(str.isdigit, self._folded[moment.start : moment.end])))

    def end(self, sentence: Sentence, *, last_claim: int | None, told: Time | None = None) -> None:
        """Remember the last year of the sentence for those that follow; last_claim: where its last figure stands, None without one; told: when that holds.

        An outlook without figures (到2035年,…) gives its year to nobody where an earlier deadline stands, and neither does a year
        behind the last figure (其余转到"七五"期间继续建设). But one that opens its paragraph leads the rest of it, and a stage
        (第二步,到2035年,…) all that stands below. What a sentence promises by its own date (2023年底前完成46家) dates the rest of its section
        under a goal only, or where that is the end of the plan.
        """
        if self._awaited and told is not None:
            self._open_report(told)
        self._carried = told if told is not None and told.past and not self._dated else None
        if not self._dated or sentence.role == "row":
            return  # what a row of a table says of its time holds for that row alone
        claimed = last_claim is not None
        index = bisect_right(self._ends, last_claim) if last_claim is not None else len(self._dated)
        if not index:
            return
        last = self._dated[index - 1]
        if len(self._dated) > index and all(one.use == "in" and self._folded[one.start].isdigit() for one in self._dated):
            last = self._dated[-1]  # a schedule, year by year
        opens = self._report and self._opens and opens_report(self._folded, last, self._issued)
        if opens or dating.reports().search(self._folded):  # 2022年,各项任务全面完成: of what the report below speaks
            self._reported = (sentence.section, last.year)
        if self._turned is not None and last.use == "by" and "," in self._folded[: last.start]:
            return  # 力争通过3年努力,… in a report: inside a sentence it is of that sentence alone
        if (last.year or 0) >= (year_after(sentence.headings) or 9999):
            return  # 一、2018年工作回顾: what is to come this year is of its own sentence alone
        outlook = not claimed and self._time.year is not None and not self._time.past and (last.year or 0) > self._time.year
        stage = dating.stage().match(self._folded) is not None
        if outlook and not (stage or (self._opens and last.use == "by" and not self._folded[: last.start].strip())):
            return
        self._time = self._judge(last, self._folded[max(0, last.end - _NEAR) : last.end + 12])
        leads = not claimed and dating.list_follows().search(self._folded) is not None
        ends = self._period is not None and last.year == self._period[1]
        led = stage or ends or not claimed or (self._opens and is_goal(sentence.headings))
        over = ends and bool(plans_in(self._folded[last.start : last.end]))  # "六五"期间: the time of the whole plan
        if (last.use == "by" or leads or over) and not self._time.past and (stage or not outlook) and led:
            self._sections[sentence.section] = self._time
            if leads:
                self._leading.add(sentence.section)

    def _open_report(self, told: Time) -> None:
        """Take the year of a report whose title names none from its first figures: 2024年前三季度,全市进出口总值…"""
        self._awaited = False
        named = [moment for moment in self._moments if moment.year == told.year and moment.use == "in"]
        if told.past and named and len({moment.year for moment in self._dated}) == 1:
            self._titled = told
            self._issued = self._issued if self._issued is not None else told.year
            self._to_come = self._to_come or (told.year + 1 if told.year and self._undated else None)

    @property
    def reporting(self) -> bool:
        """Tell whether the sentence stands in a report, or under a heading of one."""
        return self._report

    def standing(self) -> Time:
        """Return when a figure holds that has no time of its own: the deadline of the text so far."""
        return Time() if self._time.past else self._time

    def is_ahead(self, time: Time, phrase: Phrase) -> bool:
        """Tell a year that is to come from one that is, or was, when the text was issued; of a text without a day, by its words (2026年要建成)."""
        words = self._folded[max(0, phrase.quantity.start - _NEAR) : phrase.quantity.start]
        if time.past or time.year is None or self._issued is None:
            return not time.past and (says_ahead(words) if time.year is None else self._is_future(words))
        return time.year > self._issued or (time.year == self._issued and says_ahead(words))

    def _is_ahead(self, time: Time, phrase: Phrase) -> bool:
        return self.is_ahead(time, phrase) or self._is_future(self._folded[max(0, phrase.left - _NEAR) : phrase.quantity.start])

    def of(self, phrase: Phrase, *, news: bool = False) -> Time:
        """Return when the quantity of `phrase` holds; news: what it compares with the year before (同比增长7.4%) has been measured."""
        time = self._said(phrase, news=news)
        counted = time.year is None and dating.is_tally(self._folded, phrase.left, *phrase.quantity.number, news=news)
        done = not time.past and (counted or dating.is_done(self._folded, phrase.quantity.end, phrase.right, news=news))
        if done and not self._is_ahead(time, phrase):
            return Time(time.year if self._dated else self._year_reported(""), True)
        open_ = news or (time.year is None and not (self._planned or self._cells))
        measured = open_ and not time.past and dating.is_measured(self._folded) and not self.is_ahead(time, phrase)
        measured = measured and (news or dating.is_of_one_time(self._folded))
        return Time(time.year or self._issued, True) if measured and not self._is_future(self._folded) else time

    def _said(self, phrase: Phrase, *, news: bool) -> Time:
        end = phrase.quantity.start
        near = max(0, end - _NEAR)
        words = self._folded[max(near, self._folded.rfind(";", near, end) + 1) : end]
        index = bisect_right(self._ends, end)
        opened = bisect_left(self._open, self._ends[index - 1] if index else 0, key=attrgetter("start")) if self._open else 0
        if opened < len(self._open) and self._open[opened].end <= end and not (";" in self._folded and said_past(words)):
            return Time()  # 未来三年 of a text without a day
        behind = deadline_behind(self._moments, phrase, self._dated[index - 1].start if index else -1)
        moment = behind or (self._dated[index - 1] if index else self._cells[-1] if self._cells else None)
        if moment is not None and moment.year is None:
            return self.standing()
        if moment is not None:
            over = self._is_over(self._folded[max(near, min(moment.start, end)) : end], news=news)
            return self._judge(moment, self._since(moment, words, end), over)
        goes_on = self._carried if dating.goes_on().match(self._folded) or (news and not dating.turns().search(self._folded)) else None
        return self._undated_time(dating.without_base(words), self._is_over(self._folded[near:end], news=news), goes_on)

    def _undated_time(self, words: str, over: bool, carried: Time | None) -> Time:
        """Return when a number holds whose sentence names no year before it."""
        past, lately = said_past(words), dating.lately().search(words) is not None
        told = self._time.past or self._time.year is None  # by what stands before or above
        facts = Facts(
            future=self._is_future(words) or ought(words),
            past=lately or bool(past),
            over=over,
            due=self._due is not None,
            report=self._report and (told or (self._time is self._titled and not self._titled.past)),
            inherited=self._time.past or carried is not None,
        )
        tense = tense_of(facts)
        if tense.id in ("already", "months"):  # 近5年来: so many years, and none of them
            return Time(None if lately and tense.id == "already" else self._year_reported(past), True)
        if self._report and not self._titled.past and self._time is self._titled and tense.reached:
            was = (self._carried and self._carried.year) or self._reported[1]
            return Time(was, True)  # 2025年工作要点, 一、基本情况: what was, before that
        if (given := {"due": self._due, "goes-on": carried}.get(tense.id)) is not None:
            return given
        yet = tense.id == "promise" and any(word in words for word in words_in("moments", "rest_of_year"))  # 力争全年突破50个
        so = (tense.id == "report" or yet) and not self._undated and dating.tells_state(self._folded, self._month)
        told = not tense.reached and self._time.past and (self._time.year or 0) < (self._issued or 0)  # what is to come is of another year
        year = self._time.year or (tense.reached and self._reported[1]) or (self._issued if so else None)
        return Time(None if told else year, tense.reached)

    def _year_reported(self, past: str) -> int | None:
        """Return of which year words of the past tell that name none; past: the word."""
        unknown = past[-1:] in words_in("moments", "come") or (self._undated and self._titled.year is None)  # 五年来 names no year
        told = next((one.year for one in (self._time, self._opened, self._titled) if one.past), None)
        return told or self._reported[1] or (None if unknown else self._issued)

    def _since(self, moment: Moment, words: str, end: int) -> str:
        """Leave out the parts before a deadline: what 目前已建成52家 tells says nothing of 到2026年,达到100家 (已于2023年底前建成 does)."""
        words = dating.without_base(words)
        part = self._folded.rfind(",", 0, moment.start) + 1
        planned = self._issued is None and self._first is not None and (moment.year or 0) >= self._first and not self._report
        return words[max(0, part - (end - len(words))) :] if (moment.use == "by" or planned) and moment.start < end else words

    def _judge(self, moment: Moment, words: str, over: bool = False) -> Time:
        year, issued = moment.year or 0, self._issued  # the moments that are judged have a year
        named = dating.so_far().match(self._folded, moment.start, moment.end) is not None
        over_before = self._first is not None and year < self._first and dating.counts_up(self._folded)  # 截至2025年底,累计…
        first = self._first if issued is None and moment.use == "in" else None
        planned = first is not None and (self._planned or self._latest >= first)  # 2016年启动…,2017年推广,2018年…
        facts = Facts(
            year=year,
            issued=issued,
            undated=self._undated,
            so_far=named and (year <= issued if issued is not None else over_before or not self._planned),
            pledged=moment.use == "by" and self._period is not None and self._period[0] <= year,
            early=first is not None and year < first and not planned,
            future=self._is_future(words) or (year == issued and is_later(self._folded, moment, self._month)),
            past=bool(said_past(words, planned=self._planned)),
            over=over and issued in (None, year),
            report=self._report,
        )
        return Time(year, tense_of(facts).reached)

    def _is_over(self, words: str, *, news: bool) -> bool:
        return dating.is_over(words, self._folded, self._month, planned=self._planned, news=news)

    def _is_future(self, words: str) -> bool:
        return says_future(words) or dating.once_built(words) or (not self._report and hopes(words))

    def _above(self, sentence: Sentence) -> Time:
        """The deadline of the section so far, else the one in a heading, else that of the goals above."""
        if sentence.section in self._sections:
            return self._sections[sentence.section]
        for heading in sentence.headings:
            year = year_of_heading(heading)
            told = self._report or names_report(heading)
            if year and (told or self._issued is None or year >= self._issued):
                return Time(year, told)
        if self._report and (year := year_looked_back_on(sentence.headings, self._issued, self._month)):
            return Time(year, True)
        above = sentence.section
        for heading in sentence.headings[1:]:
            above = above.rpartition(".")[0]
            if above in self._sections and (names_goal(heading) or above in self._leading):
                return self._sections[above]
        if "" in self._leading:
            return self._sections[""]
        ahead = self._turned or self.ahead_in == (sentence.section, sentence.paragraph) or is_ahead(sentence.headings)
        if self._titled.past and (ahead or is_goal(sentence.headings)):
            own = None if is_far(sentence.headings) or self._titled.year != self._issued else self._issued  # 三、下步安排
            return Time((self._turned and self._turned.year) or own)
        return self._titled
