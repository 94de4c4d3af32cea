"""Whether the name of a figure is one that a careful reader would write down."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.naming.owners import needs_owner
from policydiff.parse.figures.sentence.dating import which_ones
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.text.numerals import COUNTING
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.measures import kinds

_LONGEST = 60
_STOPS = re.compile(r"[,;:。!?]")
_FRAGMENT = re.compile(r"\A[.,·%‰\s]|[\d.·]\Z|(?:的|和|或)\Z")
_GENERATION = re.compile(r"\d{1,2}[A-Z][^\d]{2,}\Z")  # 5G基站
_ASIDE = re.compile(r"\([^()]*\)")
_NAMED = re.compile(r"(?<=《)[^《》]*(?=》)|(?<=\d),(?=\d{3})")
_YEAR = re.compile(r"(?:19|20)\d\d年|年底前|\A(?:今|明|去|本|上)年")


def is_anaphor(folded: str) -> bool:
    """Tell 三项指标 and 以上指标, which stand for the figures before them, from 规划指标."""
    return _anaphor().fullmatch(folded) is not None


@cache
def _anaphor() -> re.Pattern[str]:
    count = rf"[{COUNTING}\d]{{1,2}}[项个]"
    return re.compile(rf"(?:{around('anaphor_of')}(?:{count})?|{count}){around('anaphor')}")


def is_metric(folded: str) -> bool:
    """Return whether a folded metric names something: more than one character, no fragment, no words of time, no bare verb, and not only how something is measured.

    >>> is_metric("高新技术企业"), is_metric("利"), is_metric("今年新茶"), is_metric("增长4")
    (True, False, False, False)
    >>> is_metric("10千伏线路"), is_metric("10亿元项目")
    (True, False)
    >>> is_metric("5G基站"), is_metric("由县投资的渠道长度"), is_metric("9.2%出口额"), is_metric("980年的114万吨")
    (True, True, False, False)
    >>> is_metric("识别率"), is_metric("车牌识别率"), is_metric("占财政总支出的比重"), is_metric("发电量"), is_metric("处理量")
    (False, True, False, True, False)
    """
    plain = _ASIDE.sub("", folded) if "(" in folded else folded
    folded = (_NAMED.sub("", plain) if "《" in plain or "," in plain else plain) or folded
    if (
        len(folded) < 2
        or len(folded) > _LONGEST
        or _STOPS.search(folded)
        or _FRAGMENT.search(folded)
        or (folded[0].isdigit() and not _is_kind(folded))
        or is_anaphor(folded)
        or folded in words_in("figures", "names_nothing")
        or (needs_owner(folded) and folded not in words_in("figures", "of_a_place"))
        or (words_around("edge_of_fragment").match(folded) and not words_around("given_by", r"{}[^的]{2,48}的.").match(folded))
        or ("年" in folded and _YEAR.search(which_ones().sub("", folded)))
        or words("change", r"\A{}\d").search(folded)
    ):
        return False
    verb = verb_at(folded, 0, len(folded))  # 生产 counts nothing; 联合整治 is an event
    bare = verb is not None and verb.end == len(folded) and not words_around("whole_deed", r"{}\Z").search(folded)
    return (
        not bare
        and not words("makes").fullmatch(folded)
        and not words("change").fullmatch(folded)
        and not words("adverbs").fullmatch(folded)
    )


@cache
def _road() -> re.Pattern[str]:
    """104国道沿线停车位: the number of a road, and what is there."""
    return re.compile(rf"\d{{1,3}}{around('numbered_road')}(?=..)")


def _is_kind(folded: str) -> bool:
    """Tell 5G基站 and 5级以上地震, of which kind something is, from the rest of a number (9·2%出口额)."""
    if _GENERATION.match(folded) or _road().match(folded):
        return True
    found = find_quantities(folded)
    if not found or found[0].start:
        return False
    aged = found[0].unit in words_in("figures", "age") or found[0].unit in words_in(
        "figures", "short_time"
    )  # 65岁及以上老年人健康管理率, 15分钟生活圈
    if len(found) != 1 or (not aged and kinds().get(found[0].unit, "time") in ("time", "share")):
        return False
    rest = folded[found[0].end :]
    bounded = (found[0].comparator != "=" or found[0].value_max is not None) and len(rest) >= _SHORTEST_KIND  # 20人以上的救援队
    plain = found[0].comparator == "=" and kinds().get(found[0].unit) != "energy"
    shortest = _SHORTEST_KIND if plain else _SHORTEST_KIND - 1  # 10亿元以上项目, 10千伏线路
    return len(rest) >= shortest and not (rest.startswith("的") and not bounded) and not any(word.isdigit() for word in rest)


_SHORTEST_KIND = 3
