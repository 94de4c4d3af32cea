"""The pieces that may stand before a metric, and between it and its number: one expression for each place."""

from __future__ import annotations

import re
from functools import cache

from policydiff.text.figures.rhythm import often
from policydiff.text.numerals import CHARACTERS, COUNTING, PLACES
from policydiff.vocab.amounts.figures import around, when, words_in
from policydiff.vocab.amounts.targets import any_of, words_of

_COUNT = f"[{COUNTING}]{{1,3}}"


@cache
def every() -> str:
    """How often: 每年, 每半年, 每季度, 每两个月, 每三年."""
    return rf"{around('each_year')}|{often()}"


@cache
def each() -> str:
    """What a figure is for each of: 每年, 每个贫困村, 年均."""
    one = around("classifier")
    return (
        rf"{every()}|{_mean()}|各[^各,、;:。年]{{0,8}}?(?:{around('each_end')}|{around('each_kind')})(?={around('least')})"
        rf"|每(?![{PLACES}\d])(?:一?{one})?(?:[^,、;:。年](?:(?!{around('each_deed')})[^,、;:。年]){{0,7}}?)??{around('each_end')}(?:(?:(?<=\(.)|(?<=\(..)|(?<=\(...))\))?(?:、[^,、;:。年\d]{{0,3}}?{around('each_end')}){{0,3}}|每\d{{1,3}}{one}[^,、;:。年\d]{{0,6}}?{around('each_end')}"
    )


def _mean() -> str:
    """月均|受理诉求: how many a month what is done; 日均客流量 is a name."""
    return rf"{around('mean_of_time')}(?={around('mean_deed')})"


@cache
def obtains() -> str:
    """争取上级资金: what one gets from above is no hope, as 争取国家级平台3个 is."""
    return rf"{around('strives')}(?={around('from_above')})"


@cache
def ratio() -> re.Pattern[str]:
    """每万人口发明专利拥有量: what the figure holds for is also part of its name."""
    return re.compile(_ratio())


def _ratio() -> str:
    one = "(?:名|个|户)"
    return rf"每(?:[{PLACES}]{{1,2}}|\d+[{PLACES}]?)(?:{one}?{around('rate_kind')}?{around('rate_people')}|{one})"


def prices() -> str:
    """In whose prices a sum is given: 按照1980年不变价格计算."""
    return rf"{around('by_prices')}(?:(?:19|20)\d\d年)?{around('prices')}{around('prices_tail')}?"


@cache
def front() -> re.Pattern[str]:
    """One piece, not a verb, that may stand before a metric and is no part of it."""
    area = rf"{around('area')}{around('area_tail')}?"
    return re.compile(
        rf"""(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*[.、](?!\d)|\((?:{_COUNT}|\d{{1,2}})\)|[①-⑳]|{_COUNT}、(?!{_COUNT}(?:、|产|次))|第{_COUNT}(?:章|节)|[{COUNTING}]是要?|"[\d{CHARACTERS}]{{1,4}}[^"]{{0,2}}"{around("stands_for")})
           |(?P<part>{around("part")})|(?<!{around("no_modality_after")})(?!{obtains()}|{around("planned_work")})(?P<modality>{any_of("modality")})(?!{around("no_modality")})|(?:{around("each_for")})?(?P<each>{each()})
           |(?:(?:对|将|把)(?=全|我|本))?(?P<scope>{area}(?=[^,、;:。]{{2}}|[{COUNTING}]、|\Z)|{around("each_area")}\Z)|(?P<least>{around("least")})
           |(?P<filler>[,:;\s]|{around("lately")}?(?:{_COUNT}|\d{{1,3}})年(?:以?来(?!自)|(?={around("after_years")}))|{prices()}|\d{{1,2}}月?{when("months_to")}\d{{1,2}}月(?:份)?|\d{{1,2}}月(?:份)?{when("that_month")}|{around("filler_before")}|{obtains()}|{around("all_of_them")}[^,、;:。\d]{{2,10}}(?:、|{around("joint")})\Z)""",
        re.VERBOSE,
    )


@cache
def adverb() -> re.Pattern[str]:
    """What may stand before a verb: 大力."""
    return re.compile(any_of("adverbs"))


@cache
def begins_back() -> str:
    """Return what such a piece can begin with, for a set of characters: at any other place nothing is tried."""
    groups = ("is", "former", "by_prices", "filler_between", "than", "least", "least_behind", "each_year", "mean_of_time")
    words = [
        *(word for group in groups for word in words_in("figures", group)),
        *(w for g in ("change", "reach", "modality") for w in words_of(g)),
    ]
    return r":,\s" + re.escape("".join(sorted({"每", "由", "从", *(word[0] for word in words)})))


@cache
def back() -> re.Pattern[str]:
    """One piece that may stand between a metric and its number."""
    change = any_of("change")
    grown_from = rf"(?:由|从)[^,;。由从]{{0,12}}?(?:\d[\d.,]*(?:万|亿)?|[{CHARACTERS}]{{1,7}}(?=个|家|名|座|所|处|人|元|项|条|亩))(?:(?!{change}|{any_of('reach')})[^,;。\d]){{0,6}}"
    grown_from += rf"(?:(?:、|{around('joint')})\d[\d.,]*(?:万|亿)?(?:(?!{change}|{any_of('reach')})[^,;。\d]){{1,6}}){{0,3}}"
    return re.compile(
        rf"""(?=[{begins_back()}])(?:(?P<reach>(?:{change})了?{around("arrival")}|{around("is")}(?:"[^"]{{2,8}}"{when("plan_time")}?的)?|{any_of("reach")})
               |(?P<change>(?<!新|净|温)(?:{change})了?)
               |(?<!{around("no_modality_after")})(?<!度(?=计))(?P<modality>{any_of("modality")})|(?P<each>{each()}|{around("mean_of_time")}|每{around("each_measure")}|{_ratio()})
               |(?P<filler>{grown_from}|{around("former")}(?=的)|(?<=到|至|为|是|达){around("former")}|[:,\s]|{prices()}|{around("filler_between")}|{around("than")}|{than_allowed()})|(?P<least>{around("least")}|{around("least_behind")}))(?<!{around("no_reach")})\Z""",
        re.VERBOSE,
    )


def than_allowed() -> str:
    """What is allowed, beside which a figure is seen: 审批耗时3天,|比法定时限|压缩60%."""
    return rf"{around('beside_which')}{around('allowed')}[^,;。\d]{{0,8}}{around('limit_of_time')}"


@cache
def span() -> re.Pattern[str]:
    """How many years a mean or a sum is of, before the words that say so: 收入五年(平均每年递增)."""
    return re.compile(rf"(?:(?<=[\u4e00-\u9fff,]{{2}})|\A)(?:{_COUNT}|(?<!\d)\d{{1,2}})年\Z")


def is_deed_that_adds(folded: str, start: int, at: int, verb: str) -> bool:
    """Tell 老旧小区改造|新增(停车位3000个): what is done, and a verb of what comes of it."""
    if verb not in words_in("figures", "deed_brings") and verb not in words_of("adds"):
        return False
    return _deed().search(folded, start, at) is not None


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\u4e00-\u9fff]{{2}}){around('deed_end')}(?:{any_of('adverbs')})?\Z")


def strives_by(folded: str, start: int, end: int) -> str | None:
    """Return the modality that a deadline begins with: 力争 of 力争到2025年; None for 到2025年."""
    hoped = _hoped().match(folded, start, end)
    return hoped[0] if hoped else None


@cache
def _hoped() -> re.Pattern[str]:
    return re.compile(any_of("modality"))


def yearly(folded: str, start: int, end: int) -> str | None:
    """Return the words that say that it is so every year at the end of a place or a way: 在养老领域|每年; None without them."""
    every = _yearly().search(folded, start, end)
    return every[1] if every else None


@cache
def _yearly() -> re.Pattern[str]:
    return re.compile(rf"({around('each_year')})(?:{any_of('adverbs')})*\Z")  # 各县每年重点|培育


@cache
def each_time() -> re.Pattern[str]:
    """每名防疫员补助标准提高到每月600元: the month is no part of the metric, whatever else the figure is for each of."""
    return re.compile(every())


@cache
def share() -> re.Pattern[str]:
    """What the name of a share ends with: 占比."""
    return re.compile(rf"{around('share_of_some')}\Z")


@cache
def rate() -> re.Pattern[str]:
    """What the name of a rate ends with, or the bracket behind it with its letters: 电能利用效率(PUE)."""
    return re.compile(rf"{around('share')}(?:\([A-Za-z]{{2,8}}\))?\Z")


@cache
def mean_of() -> re.Pattern[str]:
    """Behind whose it is, a mean: 新增劳动力|平均受教育年限."""
    return re.compile(rf"{around('mean_of')}(?=[\u4e00-\u9fff]{{2}})")


@cache
def contains() -> re.Pattern[str]:
    """What opens a part in a bracket: (含重卡换电站8座)."""
    return re.compile(rf"{around('contains')}(?=..)")


@cache
def bracketed_verb() -> re.Pattern[str]:
    """A second verb behind the first, in a bracket or joined to it: 新建(改建), 新增、恢复."""
    joined = rf"(?:、|{around('joint')}){around('also_gained')}(?=..)"
    return re.compile(rf"\((?:{any_of('adds')}|{any_of('makes')}|{any_of('does')}|、|{around('joint')}){{1,3}}\)|{joined}")


@cache
def has() -> re.Pattern[str]:
    """What stands between an area and what it has: 我县有国家级项目3项."""
    return re.compile(around("has"))


@cache
def planned() -> re.Pattern[str]:
    """What ends before a year by which somebody promises something: 县供销社计划."""
    return re.compile(rf"(?:{any_of('modality')})\Z")


@cache
def preposition() -> re.Pattern[str]:
    """What opens a place or a way: 在深水区."""
    return re.compile(around("preposition"))


@cache
def holder() -> re.Pattern[str]:
    """What one that has figures ends with: 示范企业."""
    return re.compile(rf"{around('holder')}\Z")


@cache
def spent_on() -> re.Pattern[str]:
    """What stands between a sum and what it is spent on, up to the end: 资金|用于产业发展, not 用于科研的经费."""
    return re.compile(rf"{around('spent_on')}[^的,]{{2,}}\Z")


@cache
def compound() -> re.Pattern[str]:
    """What makes one name with the deed before it: (投资)工程."""
    return re.compile(around("compound_end"))


@cache
def several() -> re.Pattern[str]:
    """What shares a list out: 分别."""
    return re.compile(around("respectively"))


@cache
def subject() -> re.Pattern[str]:
    """Who promises, before the verb: 县财政每年."""
    body = rf"各?{around('promiser_list')}|[^,、;:。]{{0,10}}?{around('promiser_end')}|[^,、;:。的\d]{{2,10}}?(?={often()}|{_mean()})"
    dated = rf"(?:(?:19|20)\d\d年(?:{when('tail')})?)?"  # 东河区、西河区2025年分别新建
    listed = rf"(?:{body})(?:(?:、|{around('joint')})(?:{body})){{1,8}}{dated}{around('respectively')}"
    parts = rf"(?:[^、,;:。]{{1,4}}、){{1,8}}[^、,;:。]{{1,6}}?{around('promiser_end')}{dated}{around('respectively')}"  # 城东、城西、城北片区分别
    anyone = rf"[^、,;:。的\d]{{1,10}}(?:(?:、|{around('joint')})[^、,;:。的\d]{{1,10}}){{1,8}}?{dated}{around('respectively')}"  # 小学、初中分别
    return re.compile(
        rf"(?:(?P<several>{listed}|{parts})|(?P<dealt>{anyone})|{body})?(?:(?:19|20)\d\d年?(?:[-至到]{{1,2}}(?:19|20)\d\d年?)?)?(?P<each>{each()})?(?P<least>{around('least')})?(?:{any_of('adverbs')})*"
    )


def governs(subject: re.Match[str], kind: str, *, named: bool) -> bool:
    """Tell a verb behind somebody from one behind what it counts: 城东、城西片区分别|改造, 小学、初中分别新增|学位, not 小学、初中学校分别|新建.

    named: what is counted stands behind the verb.
    """
    listed = subject["several"] or subject["dealt"]
    return (named or _where().search(listed) is not None) if listed else kind != "does"


@cache
def _where() -> re.Pattern[str]:
    return re.compile(rf"{around('division_end')}{around('respectively')}\Z")
