"""Years in a sentence: by when, since when, compared with when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from policydiff.records import dataclass
from policydiff.text.numerals import COUNTING, read_numeral, years_in_digits
from policydiff.vocab.amounts.figures import each_of, when, words_in
from policydiff.vocab.amounts.five_year_plans import any_plan, plan_years, plans_in
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import in_order

Use = Literal["by", "in", "base"]

_YEAR = r"(?:19|20)\d\d\s{0,2}"
_COUNT = rf"\d{{1,2}}|[{COUNTING}]"
_LEADS = ("until", "named_in", "starts", "compares")


@cache
def _expression() -> re.Pattern[str]:
    to = r"-{1,2}|~|至|到|一(?=\d)"
    return re.compile(
        rf"""(?P<lead>{_lead()})?
    (?:
        {_YEAR}年?(?:{to})(?P<last>{_YEAR}|\d\d)年{when("through")}?
      | (?P<year>{_YEAR})(?:年(?:度(?!假))?|(?=(?:[、,]|{when("year_joint")}){_YEAR}(?:年|(?:[、,]|{when("year_joint")}){_YEAR}年)))
            (?:\d{{1,2}}月(?:\d{{1,2}}日|份)?|{when("half")}|[{COUNTING}]{when("quarter")})?(?P<tail>{when("tail")})?(?P<after>{when("since")})?
      | "?(?<![{COUNTING}第])(?P<plan>{any_plan()})"?(?P<when>{when("plan_end")}|{when("plan_time")})
      | (?<![\d{COUNTING}网])(?P<relative>{when("relative")}){when("tail_of_relative")}?(?P<since>{when("since_relative")})?
      | (?<!{when("no_span")})(?P<span_lead>{when("span_before")})?(?P<span>{_COUNT})(?:(?:{to})(?P<span_to>{_COUNT}))?年(?P<span_tail>{when("span_after")})?(?!{when("no_years")})
      | (?P<near>{when("near_end")}(?:\d{{1,2}}月(?:\d{{1,2}}日|份)?)?{when("tail")}?)
      | (?(lead)(?P<early>{when("early")})|(?!))
      | (?P<century>{when("century")})
      | \d{{1,2}}月(?:\d{{1,2}}日)?(?P<month>{when("tail_of_month")})
    )(?P<basis>{when("basis")}|(?(lead)\d[\d.]*[^,;:。\d]{{1,6}}{when("on_basis")}|(?!)))?""",
        re.VERBOSE,
    )


@cache
def _lead() -> str:
    return "|".join(when(group) for group in _LEADS)


@cache
def _begins() -> re.Pattern[str]:
    """The first character of what an expression of a year can begin with: at any other place none is tried. A lead (到, 与) is none where no time begins behind it."""
    words = [*plan_years(), *(word for group in ("relative", "span_before", "near_end", "century") for word in words_in("moments", group))]
    leads = sorted(word for group in _LEADS for word in words_in("moments", group))
    times = "".join(sorted({word[0] for word in (*words, *words_in("moments", "early"), *COUNTING)}))
    first = "".join(sorted({word[0] for word in (*words, *leads, *COUNTING)}))
    joints = "".join(sorted(words_in("moments", "year_joint")))
    to = "-|~|至|到|一"
    numbers = rf"\d{{1,4}}\s{{0,2}}(?:年|月|[、,{joints}]|{to})|\"{any_plan()}|[{COUNTING}](?:年|{to})"
    told = in_order([*(rf"{word}[\d\"{times}]" for word in leads), *sorted(set(words))])
    return re.compile(rf"[\d\"{first}](?<=(?={told}|{numbers}).)")


@cache
def hints() -> tuple[str, ...]:
    """Return words of which every sentence that names a year has one: most have none."""
    return tuple(sorted(words_in("moments", "hint")))


@cache
def _counted() -> re.Pattern[str]:
    """What may stand between a first year and how many years are counted from it: 从2023年起,力争用三年时间."""
    return re.compile(f",?{when('span_before')}*")


@cache
def _relative() -> Mapping[str, int]:
    return {word: entry["years"] for entry in load_yaml("moments")["relative"] for word in entry["words"]}


@dataclass(frozen=True, slots=True)
class Time:
    """year: None where the text names none; past: already reached."""

    year: int | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """start, end: half-open offsets of the words with their preposition (到2025年底前).

    year: the year meant, None where the text alone does not say (三年内 of a notice without a date). use: by (a deadline: 到, 前, 末), in (just named), base (what something is compared with or grows from).
    month: it names a month alone (6月底前), of a year that the text says elsewhere.
    """

    start: int
    end: int
    year: int | None
    use: Use
    month: bool = False


def find_moments(folded: str, period: tuple[int, int] | None = None, issued_year: int | None = None) -> list[Moment]:
    """Return the years that a folded sentence names, in their order.

    period: of the plan, issued_year: of the notice; both are needed for 三年内, 今年 and the like, which are left out without them, but not
    for 从2023年起,用三年时间, whose last year is 2025.
    """
    for hint in hints():
        if hint in folded:
            break
    else:
        return []
    found: list[Moment] = []
    first: tuple[int, int] | None = None  # the year from which so many are counted, and where its words end
    folded = years_in_digits(folded)
    for match in _matches(folded):
        counted = first is not None and match["span"] and _counted().fullmatch(folded, first[1], match.start()) is not None
        year = _after_years(match, None, first[0] - 1) if first and counted else _year(match, period, issued_year)
        first = (int(match["year"]), match.end()) if match["year"] and match["after"] in words_in("moments", "first_of") else None
        if match["near"] and found and found[-1].year is not None:
            year = found[-1].year  # 2025年6月底前…,年底前…
        if match["early"] and match["lead"] not in words_in("moments", "compares"):
            continue
        month = year is None and (match["month"] or match["near"]) is not None
        if year is not None or month or match["relative"] or match["near"] or match["early"] or match["span_tail"] or match["span_lead"]:
            found.append(Moment(match.start(), match.end(), year, _use(folded, match), month))
    return found


@lru_cache(maxsize=128)  # of a text without a day the dated sentences are read twice: for its first deadline, too
def _matches(folded: str) -> Sequence[re.Match[str]]:
    """Return what the expression finds, in a third of the time: only where one can begin it is tried at all."""
    expression, found, at = _expression(), list[re.Match[str]](), 0
    for place in _begins().finditer(folded):
        start = place.start()
        if start >= at and (match := expression.match(folded, start)) is not None:
            at = match.end()
            found.append(match)
    return found


def _year(match: re.Match[str], period: tuple[int, int] | None, issued_year: int | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["last"]:
        last = match["last"].strip()
        return int(last) if len(last) == 4 else int(re.search(_YEAR, match[0])[0][:2] + last)  # type: ignore[index]
    if match["plan"]:
        return plan_years()[match["plan"]][1]
    if match["century"]:
        return 2050
    if match["span"]:
        return _after_years(match, period, issued_year)
    if issued_year is None:
        return None
    return issued_year + (_relative()[match["relative"]] if match["relative"] else 0)


def _after_years(match: re.Match[str], period: tuple[int, int] | None, issued_year: int | None) -> int | None:
    """三年内, 用五年时间: the end of a plan of that length, else so many years after the notice; 用3-5年时间 names none."""
    if not (match["span_lead"] or match["span_tail"]) or match["span_to"] or match["lead"] in words_in("moments", "starts"):
        return None
    text = match["span"]
    years = int(text) if text.isdigit() else int(read_numeral(text) or 0)
    if period and period[1] - period[0] + 1 == years:
        return period[1]
    return issued_year + years if issued_year and 0 < years <= 30 else None


def _is_returned_to(folded: str, match: re.Match[str]) -> bool:
    """恢复到2019年的78.4%: what the share is of; 提高到2020年的50.6% is a level of that year."""
    return _SHARE_OF.match(folded, match.end()) is not None and _returned().search(folded, match.start() - 4, match.start()) is not None


_SHARE_OF, _TIMES = re.compile(r"的\d[\d.]{0,5}%"), re.compile(rf"的?[\d.{COUNTING}]+倍")


@cache
def _returned() -> re.Pattern[str]:
    return re.compile(rf"{when('returned')}\Z")


def _use(folded: str, match: re.Match[str]) -> Use:
    lead, relative = match["lead"] or "", match["relative"]
    follows = folded[match.end() : match.end() + 8]
    if relative in words_in("moments", "year_of_rules"):  # 上年度营业收入不低于…
        return "base"
    starts = lead in words_in("moments", "starts") and not match["last"]
    if lead in words_in("moments", "compares") or match["basis"] or starts or match["after"] or match["since"]:
        return "base"
    if _TIMES.match(follows) or _is_returned_to(folded, match):
        return "base"
    if relative in words_in("moments", "last_year") and follows[:1] in words_in("moments", "grows_from"):
        return "base"
    if match["near"] or lead in words_in("moments", "until") or match["tail"] or match["month"]:
        return "by"
    if match["span"] or match["last"] or (match["plan"] and match["when"] in words_in("moments", "plan_end")):
        return "by"
    return "in"


def names_a_year(words: str, *, rule: bool = False) -> bool:
    """Tell words that name a year or a five-year plan from those that only count years (一年内); rule: and from a day, which a rule starts with."""
    day = rule and words.endswith(each_of("moments", "day"))
    return (re.search(r"\d{4}", words) is not None or bool(plans_in(words))) and not day


def is_later(folded: str, moment: Moment, month: int | None) -> bool:
    """Tell 9月底前 in a text of July of the same year: it is to come, also in a report."""
    named = _MONTH.search(folded, moment.start, moment.end) if month is not None and moment.use == "by" else None
    return named is not None and int(named[1]) > (month or 0)


_MONTH = re.compile(r"(\d{1,2})月")
