"""A number with its words and its place, ready to be judged."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial

from policydiff.parse.figures.sentence.leads import Lead
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.speeds import speed_behind
from policydiff.records import dataclass
from policydiff.text.numerals import CHARACTERS
from policydiff.text.patterns import rarely
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, each_of
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.targets import any_of

OTHER_UNIT = rarely(r"[(（][\u4e00-\u9fff](?:[\u4e00-\u9fff]{0,3}/[\u4e00-\u9fff]{1,2})?[)）]")
"""What stands in a bracket behind a unit: 套(间), Gbps(比特/秒)."""
_MOST_HEADINGS = 1024  # kept: those of one document recur
_NEAR = 12
_FAR = 160  # characters of a part that are looked at: time stays linear without a comma


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence's place in its document says: goal, article, under, promises and guide of Setting.

    label: the name that stands before it on its line, as a heading with a colon (森林覆盖率:62.5%); topic: what its paragraph says first
    that it is about (农村公路。); items: how many sentences behind it go through a list (一是…。二是…。); years: its paragraph or its heading tells of several years that are over (五年来).
    """

    goal: bool = False
    article: bool = False
    under: str = ""
    promises: bool = True
    guide: bool = False
    label: str = ""
    topic: str = ""
    items: int = 0
    years: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the place of a number before its own words are read.

    goal: a deadline, a goal's heading, or an accepted number of the same sentence stands above it. article: it stands in an
    article of rules (第三条), where numbers are thresholds unless a deadline says otherwise. dated: the sentence names a
    deadline. heading: it stands in a heading, where only a number with a verb or a bound is a promise. under: what a heading
    above gives out (benefit | condition | score | sample | fund), or words with a colon (required), "" where none does. built: it says how long or large
    something is (全长) for which the part before has a verb of promise. series: the number before
    it, a part earlier, was promised with a verb that goes on (培育3家A,20家B). yearly: it is a year and a number alone, as the one before it is (2025年12家,2026年20家), or the mean of the one before (平均每年80亿元). past: the sentence speaks of what was. reported: it stands in a report.
    restates: it is the whole of a bracket behind a promised number, in another measure (小区186个(4.3万户)); bracketed: it stands in one.
    part: it is a part (其中) of a promised number. headed: it is all that stands below a heading that is a name (森林覆盖率:62.5%). promises: the document is of a kind that promises; in news and guides a name and a number alone describe. ahead: its year is to come. guide: the document explains to its readers. counted: projects that have been carried out were counted just before it, whose cost it may be. items: see Context.
    """

    goal: bool = False
    article: bool = False
    dated: bool = False
    heading: bool = False
    under: str = ""
    built: bool = False
    restates: bool = False
    bracketed: bool = False
    part: bool = False
    headed: bool = False
    series: bool = False
    yearly: bool = False
    past: bool = False
    reported: bool = False
    promises: bool = True
    ahead: bool = False
    guide: bool = False
    counted: bool = False
    items: int = 0


class Case:
    """A quantity with its words, ready to be judged: forty signs ask for the same few, so each is worked out once.

    kind: what the unit measures, that of 元/吨 being money; metric: the folded words that name the metric before the number; noun: the words after
    it; bound: a word such as 以上, 不低于 or 至少 bounds it; moves: a verb of reaching or changing stands before it.
    """

    def __init__(self, folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> None:
        quantity = phrase.quantity
        unit = quantity.unit
        self.folded, self.phrase, self.lead, self.setting = folded, phrase, lead, setting
        self.quantity = quantity
        self.kind: str = kinds().get(unit) or kinds().get(unit.split("/")[0], "")
        self.metric = folded[lead.left : lead.right]
        self.noun = counted(folded, phrase)
        self.bound = quantity.comparator != "=" or lead.at_least
        self.moves = lead.reach or bool(lead.change)


def counted(folded: str, phrase: Phrase) -> str:
    """Return the words after the number that say what is counted: 20个以上|科技示范基地; not 312米|及其他附属设施."""
    quantity = phrase.quantity
    if folded.startswith("的", quantity.end) and speed_behind(folded, quantity):
        return ""  # 以年均15%|的速度增长
    return _counted(folded, quantity.start, quantity.end, phrase.end)


@lru_cache(maxsize=64)  # whoever reads a number asks for them
def _counted(folded: str, start: int, end: int, last: int) -> str:
    noun = folded[end : min(last, end + _FAR)]
    if noun.startswith("(") and OTHER_UNIT.fullmatch(noun):
        return ""  # 1200套(间)
    if noun.startswith("、") and "的" not in noun:
        return ""
    if '"' in noun and folded.find('"', max(0, start - _NEAR), start) >= 0 and noun.count('"') == 1:
        noun = noun[: noun.index('"')]  # "创建50个示范项目"的目标
    rest = _rest().search(noun)
    worked = rest and rest[0][0] not in _OPEN_LIST and _deed_on_all().fullmatch(noun, rest.end())
    return noun[: rest.start()] if rest and not worked else noun


def without_team(noun: str, *, named: bool) -> str:
    """Return the words after a number without what those form, or where they go, whom the words before it name: 聘请专家15名|组成顾问团, 选派技术员60名|到村服务."""
    return "" if named and (words_around("forms_a_team").match(noun) or _sent_behind().match(noun)) else noun


def without_size(name: str, folded: str) -> str:
    """Return a name without the bracket that says how large each of the counted is (油茶基地(单个面积不少于500亩)), and without their kinds (达到11大类)."""
    if folded.endswith("类") and (several := _kinds().search(folded)):
        return name[: several.start()]
    sized = _SIZE.search(folded) if folded.endswith(")") else None
    inside = find_quantities(sized[1]) if sized else []
    return name[: sized.start()] if sized and inside and inside[0].comparator != "=" else name


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:{any_of('reach')})?\d+{around('kinds_of_counted')}\Z")


# A bracket at the end of a name.
_SIZE = re.compile(r"(?<=..)\(([^()]{3,24})\)\Z")


@cache
def _sent_behind() -> re.Pattern[str]:
    """Where those go who are counted before: 到村服务, 赴基层锻炼; not 到岗人员, who are counted."""
    return re.compile(rf"{around('sent_to')}[^的,]{{1,8}}{around('serves_there')}\Z")


_OPEN_LIST = frozenset("等、")


@cache
def _deed_on_all() -> re.Pattern[str]:
    """屋面及相关|设施改造(、…): what is done to all of them."""
    return re.compile(rf"[^、,;:。的]{{2,8}}?{any_of('does')}(?:、.*)?")


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"{around('rest_joint')}{around('rest')}|等(?=\Z|[,;。、])|(?:、|和|及)(?:[A-Z]|{around('several')})个?")


@lru_cache(maxsize=_MOST_HEADINGS)
def rule_above(headings: tuple[str, ...]) -> str:
    """Return what the two nearest headings give out: benefit, condition, score or sample; else fund, the sums of a budget; "" where they are of another kind."""
    for heading in headings[:2]:
        for kind in ("condition", "benefit", "score", "sample"):
            if words(f"{kind}_heading", rf"{{}}(?!{around('not_raised')})").search(heading):
                return kind
    return "fund" if any(words("fund_heading", r"{}\Z").search(heading) for heading in headings[:2]) else ""


def is_form(title: str) -> bool:
    """Tell the title of a form with its example: 项目申报书(示范工厂)."""
    return words("form_title", r"{}(?:\(.*\))?\Z").search(title) is not None


@lru_cache(maxsize=8)  # asked of a sentence for each of its numbers
def has_blank(folded: str) -> bool:
    """Tell a sentence of a form, which leaves a name out: 由***公司改造."""
    for word in each_of("figures", "placeholder"):  # a few words are found in a fifth of the time that an expression takes
        if word in folded:
            return words_around("placeholder").search(folded) is not None
    return False


def assesses(title: str) -> bool:
    """Tell the title of a text that says how others are marked: 考评办法, 绩效评价指标."""
    return words("score_title").search(title) is not None


@cache
def words(group: str, pattern: str = "{}") -> re.Pattern[str]:
    """Return the words of a group of vocab/words/targets.yaml inside a larger expression, in the place of {}."""
    return re.compile(_in_place(pattern, partial(any_of, group)))


@cache
def words_around(group: str, pattern: str = "{}") -> re.Pattern[str]:
    """Return the words of a group of vocab/words/figures.yaml inside a larger expression, in the place of {}."""
    return re.compile(_in_place(pattern, partial(around, group)))


def _in_place(pattern: str, words: Callable[[str], str]) -> str:
    """Return a pattern with words in the place of {}; that some characters stand before them is asked behind the first of theirs."""
    return _AFTER.sub(lambda after: words(after[1]), pattern).replace("{}", words(""))


_AFTER = re.compile(r"\(\?<=(\.+)\)\{\}")


@cache
def each_measured() -> re.Pattern[str]:
    """企业|营收超亿元, 产业集群|产值突破千亿元: how large each of those is that are counted."""
    who = rf"[^的、,\d]{{0,12}}?(?:{around('holder')}|{around('counted_place')}|{around('division_end')}|{around('larger')})"
    return re.compile(
        rf"(?P<who>{who})(?P<size>(?:{any_of('dependent')}|{around('income')})[^的、,\d]{{0,3}}[{CHARACTERS}]{{1,3}}元[^的、,\d]{{0,2}})"
    )
