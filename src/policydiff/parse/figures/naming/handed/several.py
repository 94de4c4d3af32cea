"""What several names of one list share: the subjects of a 分别 list, and the end that only the last of them has."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.metrics import tidy
from policydiff.text.numerals import COUNTING, read_numeral
from policydiff.vocab.amounts.figures import around
from policydiff.vocab.amounts.targets import any_of
from policydiff.vocab.load import load_yaml

_SHORT = 3  # characters: beside a longer place no shorter one is a whole name (智能装备、工业软件满足率)


def split_subjects(metric: str, count: int) -> tuple[str, ...]:
    """Return the subjects of a 分别 list where there are as many as numbers, else nothing."""
    metric = _each_proportion().sub(r"\1", metric)
    for parts in (_and().split(metric), metric.split("、")):
        names = tuple(name for name in (tidy(part) for part in parts) if name)
        if len(names) == count:
            return _with_tail(names)
    return ()


def split_names(metric: str) -> tuple[str, ...]:
    """Return the names that a list joins, as they are."""
    return tuple(name for part in _and().split(metric) if (name := tidy(part)))


def owned_by_each(owners: str, metric: str, printed: str | None, count: int) -> tuple[str, ...]:
    """Return the figure of each of several that have it, whom a part before it names: 甲装备和乙软件水平提升,满足率分别超过…; else nothing."""
    names = split_names(owners) if printed and metric == owners + printed else ()
    return tuple(f"{name}{printed}" for name in names) if len(names) == count > 1 else ()


@cache
def _each_proportion() -> re.Pattern[str]:
    """甲、乙|分别|占比 (达到30%、20%), where the word stands in the name."""
    return re.compile(rf"{around('respectively')}({around('proportion')})\Z")


def halves_of(metric: str, count: int) -> tuple[str, ...]:
    """Return the halves of a name that has two and as many numbers: 城乡居民收入 → 城镇居民收入, 农村居民收入; nothing for any other."""
    for entry in load_yaml("figures")["of_two"]:
        for word in entry["words"]:
            if count == len(entry["halves"]) and metric.startswith(word):
                return tuple(half + metric[len(word) :] for half in entry["halves"])
    return ()


def places_in(before: str) -> tuple[str, ...]:
    """Return for whom each number of a 分别 list is: 河东区、河西区、高新区分别新增学位; 城东、城西两个片区 are 城东片区, 城西片区."""
    names = _listed(before)
    places = _places().search(names[-1]) if len(names) > 1 else None
    if places and read_numeral(places["count"]) == len(names):
        names = tuple(name + places["kind"] for name in (*names[:-1], names[-1][: places.start()]))
    return names if all(words_around("division_end", r"{}\Z").search(name) for name in names) else ()


def _listed(before: str) -> tuple[str, ...]:
    """Return the names that stand before 分别, without the year or 每年 behind them."""
    listed = words_around("each_year", r"{}\Z").sub("", _YEAR_BEHIND.sub("", words_around("respectively").split(before)[0]))
    return tuple(name for part in listed.split("、") for name in words_around("joint").split(part) if name)


def owners_in(before: str, verb: str) -> tuple[str, ...]:
    """Return who has each number of a 分别 list whose verb stands behind 分别: 小学、初中分别新增|学位; else nothing."""
    deals = words_around("respectively").search(before)
    names = _listed(words_around("area", r"\A{}").sub("", before.rpartition(",")[2])) if deals and verb else ()
    levels = _levels().fullmatch(names[-1]) if len(names) > 1 else None
    if levels and read_numeral(levels["count"]) == len(names):
        names = tuple(name + levels["kind"] for name in (*names[:-1], levels["last"]))  # 省、市、县三级
    gives = ("division_end", "office_end")  # 城东、城西片区, 县财政、镇财政
    odd = any(words_around(end, r"{}\Z").search(names[-1]) for end in gives) if names else False
    return names if deals and not odd and before.startswith(verb, deals.end()) else ()


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(rf"(?P<last>{around('any_division')})(?P<count>[{COUNTING}])(?P<kind>{around('level_word')})")


_YEAR_BEHIND = re.compile(r"(?:19|20)\d\d年\w{0,2}\Z")


@cache
def _places() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[\u4e00-\u9fff])(?P<count>[{COUNTING}])(?:{around('classifier')}|{around('of_places')})?(?P<kind>[\u4e00-\u9fff]?{around('division_end')})\Z"
    )


@cache
def attribute() -> re.Pattern[str]:
    """What says which of some things are meant, and needs their noun: 省级, 公办, 三星级以上, 10亿元以上."""
    grade = rf"[^,、的]{{1,6}}?{around('grade_end')}{around('or_higher')}?"
    size = rf"(?:\d[\d.]*)?{around('large_numeral')}{{1,2}}{around('money_unit')}{around('or_higher')}"
    return re.compile(rf"{around('level')}{around('or_higher')}?|{around('attribute')}|{grade}|{size}")


def _with_tail(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the indicator that only the last name ends with to all of them: 公办、民办机构入住率 → 公办机构入住率, 民办机构入住率."""
    first, last = names[0], names[-1]
    if all(len(name) == 1 and name in COUNTING for name in names[:-1]) and last[0] in COUNTING:
        return (*(name + last[1:] for name in names[:-1]), last)  # 一、二、三级医院
    if tail := _of_bearers(names):
        return (*(name + tail for name in names[:-1]), last)
    alike = last.find(first[-2:]) + 2 if len(first) > 4 else 0
    if 2 <= alike < len(last) and all(name.endswith(first[-2:]) for name in names[:-1]):  # 中级法院、基层法院覆盖率
        return (*(name + last[alike:] for name in names[:-1]), last)
    does, done = words_around("activity", r"{}\Z").search(first), words_around("activity").match(last)
    if does and done and does.start() and done.end() < len(last) and len(names) == 2:  # 花生种植、收获机械化率
        return first + last[done.end() :], first[: does.start()] + last
    if kinds := _of_kinds(names):
        return kinds
    own = attribute().match(last)
    if own and own.end() < len(last) and all(attribute().fullmatch(name) for name in names[:-1]):  # 县级、乡镇级运动会
        return (*(name + last[own.end() :] for name in names[:-1]), last)
    if (
        tail := _said_of_all(names)
        or _general_of_last(names)
        or _amount_of_product(names)
        or _amount_of_last(names)
        or _rate_of_last(names)
        or _tail_of(names)
    ):
        return (*(name + tail for name in names[:-1]), last)
    if not re.search(rf"(?:{any_of('indicator')})\Z", last) or len(first) >= len(last) or first[-1] == last[-1] or len(first) > 4:
        return _proportions(names)
    if len(first) > _SHORT and _proportions(names) != names and not _borne().search(last):
        return _proportions(names)  # 货物贸易、实际利用外资占比, but 装备制造、电子信息产业增加值占比
    at = last.find(first[-1]) + 1
    deed = _deed_rate().search(last)
    tail = last[at if 0 < at <= len(first) + 1 else deed.start() if deed else len(first) :]
    return (*(name + tail for name in names[:-1]), last) if all(len(name) <= len(first) + 2 for name in names[:-1]) else names


def _of_bearers(names: tuple[str, ...]) -> str:
    """What only the last of several pollutants or stages of school has in its name, none of which is a figure alone: 化学需氧量、氨氮|重点工程减排量."""
    *others, last = names
    for kind in ("pollutant", "school_stage"):
        own = words_around(kind, r"\A{}(?:\([^()]*\))?").match(last)
        bears = words_around(kind, r"{}(?:\([^()]*\))?\Z")
        if own and len(last) - own.end() > 1 and all(bears.search(name) for name in others):
            return last[own.end() :]
    own = _people_first().match(last)
    rate = own and len(last) - own.end() > 1 and re.search(rf"(?:{any_of('indicator')})\Z", last)
    return last[own.end() :] if own and rate and all(words_around("people", r"{}\Z").search(name) for name in others) else ""


@cache
def _people_first() -> re.Pattern[str]:
    """孕产妇, 7岁以下儿童: a group of the population with what says which of it."""
    return re.compile(rf"[^的]{{0,8}}?(?>(?:{around('people')})+)")


_AT_END = ("certified", "of_crop")


def _said_of_all(names: tuple[str, ...]) -> str:
    """What only the last name tells of all: whose it is (高血压、2型糖尿病|患者规范管理率), what they are insured with (职工、居民|医保参保率), what the goods are (蔬菜、水果|绿色食品)."""
    *others, last = names
    for kind in ("of_whom", "insurance", "certified", "of_crop"):
        found = words_around(kind, r"(?<=..){}" + (r"\Z" if kind in _AT_END else "(?=..)")).search(last)
        if found and not any(words_around(kind).search(name) for name in others):
            return last[found.start() :]
    return ""


def _of_kinds(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give all of several kinds that one place has its name and their figure's: 县级医院门诊、住院次均费用增幅 → 县级医院门诊次均费用增幅, 县级医院住院次均费用增幅."""
    first, *others, last = names
    kind, own = words_around("attribute", r"(?<=..){}\Z").search(first), words_around("attribute").match(last)
    place = first[: kind.start()] if kind else ""
    bears = place and (words_around("holder", r"{}\Z").search(place) or words_around("division_end", r"{}\Z").search(place))
    measured = re.search(rf"(?:{any_of('indicator')}|{around('growth')}|{around('cost_of_each')})\Z", last)
    if not (own and bears and measured) or own.end() >= len(last) or not all(words_around("attribute").fullmatch(name) for name in others):
        return ()
    return (first + last[own.end() :], *(place + name + last[own.end() :] for name in others), place + last)


def _proportions(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names, all of them of proportions, or of how much is covered, where the last is: 货物贸易、对外投资占比 → 货物贸易占比, 对外投资占比."""
    proportion = words_around("proportion", r"(?<=..){}\Z").search(names[-1]) or words_around("coverage", r"(?<=..){}\Z").search(names[-1])
    bare = proportion and not any(words_around("share", r"{}\Z").search(name) for name in names[:-1])
    return (*(name + proportion[0] for name in names[:-1]), names[-1]) if proportion and bare else names


@cache
def _borne() -> re.Pattern[str]:
    """增加值 in 电子信息产业增加值占比, which the names before it may have, too."""
    groups = ("bearer_tail", "population_end", "holder")
    return re.compile(rf"(?:{'|'.join(around(group) for group in groups)}){around('proportion')}\Z")


def _general_of_last(names: tuple[str, ...]) -> str:
    """The rate that any thing may have, which only the last has in its name: 装备、软件|市场满足率."""
    rate = _rate_of_any().search(names[-1])
    return rate[0] if rate and not any(words("indicator", r"{}\Z").search(name) for name in names[:-1]) else ""


@cache
def _rate_of_any() -> re.Pattern[str]:
    """满足率, and 浓度 with that of which it is."""
    return re.compile(rf"(?<=..)(?:{around('pollutant')})?{around('general_rate')}\Z")


def _amount_of_product(names: tuple[str, ...]) -> str:
    """The amount of a product, before which a name stands that needs no more: 蔬菜、水果、水产品|产量; but 采矿业、制造业 may share more."""
    amount = words_around("amount_of_product", r"(?<=..){}\Z").search(names[-1])
    own = amount.start() if amount else 0
    return amount[0] if amount and own <= _LONGEST_PRODUCT and all(len(name) <= _LONGEST_PRODUCT for name in names[:-1]) else ""


_LONGEST_PRODUCT = 4


@cache
def _deed_rate() -> re.Pattern[str]:
    """死亡率 of 5岁以下儿童死亡率."""
    return re.compile(rf"(?<=..){around('bare_deed')}{around('bare_head')}\Z")


def _amount_of_last(names: tuple[str, ...]) -> str:
    """The amount that only the last of several branches has in its name: 高技术产业、装备制造业|增加值."""
    amount = words_around("bearer_tail", rf"(?<=..){{}}(?:{around('growth')})?\Z").search(names[-1])
    own = names[-1][: amount.start()] if amount else ""
    bears = words_around("bearer_end", r"{}\Z")
    return amount[0] if amount and all(bears.search(name) for name in (*names[:-1], own)) else ""


def _tail_of(names: tuple[str, ...]) -> str:
    """What only the last of several names ends with: 城区、乡镇、行政村|快递网点覆盖率, 高血压、糖尿病|患者送药服务点."""
    *others, last = names
    if all(len(name) > 1 and _place(r"\Z").search(name) for name in others):
        own = _place().search(last, 1)
        return last[own.end() :] if own else ""
    alike = len({len(name) for name in others}) == 1 and len(last) >= 2 * len(others[0]) + 2 and 2 <= len(others[0]) <= 4
    named = words_around("thing_end", r"{}\Z").search(last) and not words_around("thing_end", r"{}\Z").search(others[0])
    size = len(others[0])
    if {len(name) for name in others} == {2} and words_around("laid_end").fullmatch(last, size):
        return last[size:]  # 燃气、供水、供热|管道
    return last[len(others[0]) :] if alike and named else ""


@cache
def _place(end: str = "") -> re.Pattern[str]:
    """城区, 汾渭平原: what ends as the name of a place does."""
    return re.compile(rf"(?:{around('division_end')}|{around('region_end')}){end}")


def _rate_of_last(names: tuple[str, ...]) -> str:
    """The rate that only the last of several places has in its name: 机关食堂、星级酒店|竹餐具使用率."""
    *others, last = names
    rate = re.search(rf"(?:{any_of('indicator')})\Z", last)
    if rate is None or any(len(name) < 3 or words_around("share", r"{}\Z").search(name) for name in others):
        return ""
    if not all(_place_with_figures().search(name) for name in others):
        return ""
    own = next(
        (
            found
            for at in range(_SHORT if len(others[0]) > _SHORT else 2, rate.start())
            if (found := _place_with_figures().search(last, 0, at))
        ),
        None,
    )
    return last[own.end() :] if own and len(last) - own.end() > len(rate[0]) else ""


@cache
def _place_with_figures() -> re.Pattern[str]:
    return re.compile(rf"(?:{around('counted_place')}|{around('holder')})\Z")


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"、|{around('joint')}(?!其)")
