"""The signs by which a number says how large the things are, not how many there are to be."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import Case, words_around
from policydiff.parse.figures.naming.doing import for_area
from policydiff.text.numerals import GREAT_PLACES
from policydiff.text.quantities import Quantity
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.measures import kinds

_MEASURED = frozenset(["money", "share", "area", "length", "mass", "volume", "energy", "information", "multiple", "score"])
_EXTENTS = frozenset(["area", "length"])
_RATES = frozenset(["%", "‰"])
_FAR = 60  # characters behind a number in which is said what is done


def is_size(case: Case) -> bool:
    """Tell how large each one is, in a bracket, or the first of several sizes of one thing; and what is put into it."""
    if _is_rated(case) or _is_of_team(case) or _is_put_into(case):
        return True  # 日处理10万吨污水处理厂投入运行; 投资1.27亿元的客运总站完工
    sized = case.kind in _MEASURED and words_around("dimension", r"\A{}\Z").search(case.metric)
    if case.bound and _sizes_next(case):
        return True  # 油茶基地(单个面积不少于500亩)20个
    if case.setting.bracketed and case.bound and words_around("each_size", rf"\A(?:每{around('classifier')})?{{}}\Z").search(case.metric):
        return True  # 口袋公园60个(面积不小于400平方米)
    return bool(sized) and _MORE_OF_IT.match(case.folded, case.quantity.end) is not None  # 建设长128公里、设计时速350公里的铁路


def _is_rated(case: Case) -> bool:
    """Tell 日生产4万吨|再生水项目, what a plant makes or treats in a time, from how much is made."""
    plant = case.kind in _RATED and not case.noun.startswith("的") and words_around("plant").search(case.noun, 1)
    return bool(plant) and _per_time().search(case.folded, case.phrase.start, case.quantity.number[0]) is not None


def _is_of_team(case: Case) -> bool:
    """Tell 组成工作组,每组|不少于5人, how many are in each, from what is to be by a year."""
    persons = case.quantity.unit in words_in("figures", "persons_of") and not (case.setting.dated or case.lead.reach)
    return persons and words_around("team", rf"\A每(?:{around('classifier')})?{{}}\Z").search(case.metric) is not None


def _is_put_into(case: Case) -> bool:
    """Tell 投资1.27亿元的|客运总站, the sum by which a work is told, from 完成投资1.27亿元 and 投资1.27亿元建设客运总站; and those that follow in a row."""
    if case.kind != "money" or case.metric or not case.noun.startswith("的") or words_around("for_works").search(case.noun):
        return False  # 投入3亿元的财政资金
    verb, start = case.lead.verb, case.quantity.start
    if verb in words_in("figures", "also_noun") and case.folded.endswith(verb, 0, start):
        return True
    return _put_before().search(case.folded, max(0, start - _FAR), start) is not None


@cache
def _put_before() -> re.Pattern[str]:
    return re.compile(rf"{around('also_noun')}\d[\d.,]*[{GREAT_PLACES}]*元[的][^,;。]{{2,40}}、\Z")


_RATED = frozenset(["mass", "volume", "energy", "area", "length"])


@cache
def _per_time() -> re.Pattern[str]:
    return re.compile(rf"{around('in_time')}{around('makes_or_treats')}\Z")


def is_all_around(case: Case) -> bool:
    """Tell 实现360度全景感知, 开展360度评价, on all sides, from an angle that is reached (转角达到360度); and the whole nation."""
    if case.noun and words_around("of_the_nation").match(case.noun):
        return True  # 14亿中国人的饭碗
    circle = case.quantity.value == _CIRCLE and words_around("angle").fullmatch(case.quantity.unit)
    return bool(circle) and bool(case.noun or not (case.metric and case.moves))


_CIRCLE = 360


def _sizes_next(case: Case) -> bool:
    """Tell a bound that is all of a bracket behind which the number of the things follows, each of which it bounds."""
    folded, left = case.folded, case.phrase.left
    return (
        folded.startswith("(", left - 1)
        and folded[left - 2 : left - 1].isalpha()
        and _COUNTED_NEXT.match(folded, case.phrase.right) is not None
    )


_COUNTED_NEXT = re.compile(r"\)[\d.]+万?[^\W\d]")


# A further size behind the first, and then the name of what has them.
_MORE_OF_IT = re.compile(r"(?:[、,和][^,;:。、\d]{1,8}\d[\d.]*[^,;:。、\d的]{1,8}){1,3}的(?=\w)")


def is_watched(case: Case) -> bool:
    """Tell 对860万亩公益林实行管护, 实现对45亿亩林地、26亿亩沙地的有效监管: how much there is of what is looked after, and no promise of more.

    So it is with what is examined without a day: 对82座水库进行安全鉴定. What is worked at (对120公里公路实施安防工程) is promised.
    """
    examined = (
        case.kind == "count" and not case.setting.dated and _examined().match(case.folded, case.quantity.end, case.quantity.end + _FAR)
    )
    if (
        not (case.kind in _EXTENTS or examined)
        or case.bound
        or (case.metric and for_area().sub("", case.metric) not in words_in("figures", "takes"))
        or not case.noun
    ):
        return False
    before = _taken().search(case.folded, max(0, case.phrase.left), case.quantity.start)
    return before is not None and bool(examined or _looked_after().match(case.folded, case.quantity.end, case.quantity.end + _FAR))


@cache
def _taken() -> re.Pattern[str]:
    """对|全市(860万亩), 对|45亿亩林地、(26亿亩): nothing but an area, or more of the same, stands between."""
    one = r"\d[\d.]*[^,;:。、\d]{2,16}(?:、|和|及)"
    return re.compile(rf"{around('takes')}(?:{around('area')}|{around('part_of_place')})?(?:{one}){{0,4}}\Z")


@cache
def _examined() -> re.Pattern[str]:
    return re.compile(rf"[^,;:。]{{2,{_FAR}}}?{around('examines')}(?=[,;:。]|\Z)")


@cache
def _looked_after() -> re.Pattern[str]:
    return re.compile(rf"[^,;:。]{{2,{_FAR}}}?{around('looks_after')}(?=[,;:。]|\Z)")


def is_had_by_some(folded: str, before: Quantity, quantity: Quantity) -> bool:
    """Tell 60%以上的县至少有1家医院, where the second number says what each of those has of whom the share is."""
    if before.unit not in _RATES or quantity.unit in _RATES or kinds().get(quantity.unit) != "count":
        return False
    return _some_have().fullmatch(folded, before.end, quantity.number[0]) is not None


@cache
def _some_have() -> re.Pattern[str]:
    return re.compile(rf"的[^,;:。()、的\d]{{1,10}}?{around('least')}?(?:{around('alike')})?{around('each_have')}{around('least')}?")
