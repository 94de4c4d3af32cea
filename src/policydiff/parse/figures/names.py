"""The words of a metric made a name, and whether a name is one that a careful reader would write down."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.text.fold import fold
from policydiff.text.numerals import COUNTING
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.forms import around, words_in
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.promises import any_of

_LONGEST = 60
_STOPS = re.compile(r"[,;:。!?]")
_FRAGMENT = re.compile(r"\A[.,·%‰\s]|[\d.·]\Z|(?:的|和|或)\Z")
_GENERATION = re.compile(r"\d{1,2}[A-Z][^\d]{2,}\Z")  # 5G基站
_ASIDE = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?:19|20)\d\d年|年底前|\A(?:今|明|去|本|上)年")


def as_noun(what: str, moved: bool) -> str:
    """Return what is counted as a noun phrase: 城市作为试点 → 城市; moved, or a share, 县通过评估 → 通过评估的县."""
    name = what[: cut.start()] if (cut := words_around("serves_as").search(what, 2)) else what
    goes = _goes_to().match(name)
    if goes and not moved:
        return goes["who"]  # 技术人员包乡指导
    does = words_around("predicate").search(name, 1) if moved else None
    if does is None or "的" in name[: does.start()] or name[does.start() - 1] in "、和":
        return name
    who = _adverbial().sub("", name[: does.start()])
    return f"{name[does.start() :]}的{who}" if len(who) > 1 or who in words_in("figures", "promiser_end") else name


def says_of_share(noun: str) -> bool:
    """Tell 事项|100%|网上可办, 乡镇|100%|建成服务中心, whose share says what all of them do."""
    return not noun.startswith("的") and words("comes_true", r".{0,2}{}").match(noun) is not None


def said_of(what: str, who: str) -> str:
    """建成服务中心, 乡镇 → 建成服务中心的乡镇; 专业人才开展培训, 面向 → 专业人才."""
    if fold(who) in words_in("figures", "reaches_out"):
        done = does_something(what)
        return words_around("place_end", r"{}\Z").sub("", what[: done.start()] if done else what)
    return f"{what}的{who}" if who else what


def does_something(noun: str) -> re.Match[str] | None:
    """Return the verb behind what is counted: 渔船|加装|定位设备, 人才|开展|培训; None without one."""
    return words_around("reaching_out").search(noun, 2) or words("makes").search(noun, 2) or words("does").search(noun, 2)


@cache
def _goes_to() -> re.Pattern[str]:
    return re.compile(rf"(?P<who>[^的、]{{0,12}}(?:{any_of('persons')}|{around('promiser_end')}|{around('trader')})){around('goes_to')}.")


@cache
def _adverbial() -> re.Pattern[str]:
    """企业|在主板、创业板, 法院|已经: where and how, between who and what they do."""
    return re.compile(rf"(?<=..)(?:{around('preposition')}.+|(?:{around('filler_before')}|{any_of('adverbs')})+)\Z")


def without_verb(metric: str) -> str:
    """Return a metric without the verb between its subject and its name, and without the count of its subject.

    仪表行业实现工业总产值 → 仪表行业工业总产值; 110家工厂的生产效率 → 工厂的生产效率.
    """
    match = _through().match(metric)
    name = match["who"] + match["what"] if match else metric
    found = find_quantities(fold(name[:_LONGEST_COUNT])) if name[:1].isdigit() else []
    own = found and found[0].start == 0 and found[0].comparator == "=" and kinds().get(found[0].unit) == "count"
    rest = name[found[0].end :].removeprefix("的") if own else ""
    return rest if len(rest) > 2 else name


def without_mover(metric: str, verb: str) -> str:
    """惠及农户 → 农户, 铺设管网 → 管网: what is brought or reached is what is counted."""
    rest = metric.removeprefix(verb).lstrip("了") if verb in words_in("figures", "brings") else ""
    name = (
        len(rest) > 1
        and "的" not in rest
        and not rest.startswith(tuple(words_in("figures", "item_joint")))
        and verb_at(rest, 0, len(rest)) is None
    )
    return rest if name else metric  # 覆盖主要领域的流动站, 更新改造投资 stay


def output_of(metric: str, verb: str, unit: str) -> str:
    """生产机车 → 机车产量, where 生产 is the verb."""
    rest = metric.removeprefix(verb).removeprefix("的")
    made = verb in words_in("figures", "produces") and unit not in ("种", "类", "项") and rest != metric
    if not made or len(rest) < 2 or words("indicator", r"{}\Z").search(rest):
        return metric
    return rest + min(words_in("figures", "output"))


def is_enumeration(folded: str) -> bool:
    """Tell names in quotation marks, or a count of the text's parts (A和B等5个方面), that only list what is counted behind."""
    if _quoted_names().fullmatch(folded):
        return True
    inside = find_quantities(folded)
    return bool(inside) and re.fullmatch(rf"(?:的)?(?:{any_of('listing')})", folded[inside[-1].end :]) is not None


@cache
def _quoted_names() -> re.Pattern[str]:
    name = r'["《][^"》]{1,40}["》](?:\([^()]*\))?'
    return re.compile(rf"(?:{name}(?:[、,]|等|{around('joint')}){{0,2}}){{2,}}")


def rate_of_bearer(bearer: str, before: str) -> str:
    """Return the rate that a bare bearer has, as the one before it has: after 高级法院覆盖率, 中级法院 has 覆盖率 too; "" for any other."""
    if len(bearer) < 3 or words("indicator", r"{}\Z").search(bearer):
        return ""
    at = before.rfind(bearer[-2:])
    rate = before[at + 2 :] if at >= 0 else ""
    return rate if words("indicator", r"{}\Z").search(rate) else ""


def named_subject(folded: str, start: int, end: int) -> re.Match[str] | None:
    """Return the subject that a part begins with, as the group name, where it is the name of a figure: 零售规模|连续9年居首位."""
    return _named().match(folded, start, end)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>[^,;:。]{{1,24}}?(?:{any_of('indicator')})){around('says_of')}")


_LONGEST_COUNT = 16


@cache
def _through() -> re.Pattern[str]:
    return re.compile(rf"(?P<who>[^、,的]{{2,16}}?){around('through')}(?P<what>[^、,]*(?:{any_of('indicator')}))\Z")


def is_anaphor(folded: str) -> bool:
    """Tell 三项指标 and 以上指标, which stand for the figures before them, from 规划指标."""
    return _anaphor().fullmatch(folded) is not None


@cache
def _anaphor() -> re.Pattern[str]:
    count = rf"[{COUNTING}\d]{{1,2}}[项个]"
    return re.compile(rf"(?:{around('anaphor_of')}(?:{count})?|{count}){around('anaphor')}")


def is_metric(folded: str) -> bool:
    """Return whether a folded metric names something: more than one character, no fragment, no words of time, and no bare verb.

    >>> is_metric("高新技术企业"), is_metric("利"), is_metric("今年新茶"), is_metric("增长4")
    (True, False, False, False)
    >>> is_metric("5G基站"), is_metric("由县投资的渠道长度"), is_metric("9.2%出口额"), is_metric("980年的114万吨")
    (True, True, False, False)
    """
    folded = _ASIDE.sub("", folded) or folded
    if (
        len(folded) < 2
        or len(folded) > _LONGEST
        or _STOPS.search(folded)
        or _FRAGMENT.search(folded)
        or (folded[0].isdigit() and not _is_kind(folded))
        or is_anaphor(folded)
        or (words_around("edge_of_fragment").match(folded) and not words_around("given_by", r"{}[^的]{2,48}的.").match(folded))
        or _YEAR.search(folded)
    ):
        return False
    return not words("makes").fullmatch(folded) and not words("change").fullmatch(folded) and not words("adverbs").fullmatch(folded)


def _is_kind(folded: str) -> bool:
    """Tell 5G基站 and 5级以上地震, of which kind something is, from the rest of a number (9·2%出口额)."""
    if _GENERATION.match(folded):
        return True
    found = find_quantities(folded)
    if not found or found[0].start:
        return False
    aged = found[0].unit in words_in("figures", "age")  # 65岁及以上老年人健康管理率
    if len(found) != 1 or (not aged and kinds().get(found[0].unit, "time") in ("time", "share")):
        return False
    rest = folded[found[0].end :]
    bounded = found[0].comparator != "=" and len(rest) > _SHORTEST_KIND  # 20人以上的救援队
    return len(rest) >= _SHORTEST_KIND and not (rest.startswith("的") and not bounded) and not any(word.isdigit() for word in rest)


_SHORTEST_KIND = 3
