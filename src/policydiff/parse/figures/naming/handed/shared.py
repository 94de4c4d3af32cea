"""What the last of a list names for all of it, and the fields before 分别 that its numbers are shared out to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from policydiff.parse.figures.case import counted, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.naming.owners import is_bare, owned, owner_in
from policydiff.parse.figures.sentence.verbs import only_verbs
from policydiff.text.fold import fold_name as fold
from policydiff.text.numerals import CHARACTERS, COUNTING
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, words_in

_SHARES = frozenset(["%", "‰"])


def share_nouns(claims: Sequence[Claim]) -> None:
    """3个省级、5个市级产业园: what only the last of a list names, all are."""
    for one, following in reversed(list(pairwise(claims))):
        kind = _kind_alone().fullmatch(fold(one.metric))
        thing = words_around("holder", r"(?<=..){}\Z").search(following.metric) if kind and following.phrase.listed else None
        if thing and not words_around("holder", r"{}\Z").search(one.metric):
            one.metric, one.printed = one.metric + thing[0], one.metric  # 10家特色专业型、100家垂直行业平台
        if following.phrase.listed and (deed := _deed_on_both(one, following)):
            one.metric, one.printed = one.metric + deed, one.metric
        if following.phrase.listed and (shared := _of_size(fold(one.metric), fold(following.metric))):
            one.metric, one.printed = one.metric.removesuffix("的") + following.metric[-len(shared) :], one.metric
        level = _level().match(following.metric)
        if level and following.phrase.listed and level.end() < len(following.metric) and (own := _own_level(one)):
            one.metric, one.printed = own + following.metric[level.end() :], own


def _deed_on_both(one: Claim, following: Claim) -> str:
    """Return what is done to the things of both of two items, which only the last names: 推进2万口渔排、8万平方米网箱|升级改造; else ""."""
    behind = all(claim.phrase.end - claim.phrase.quantity.end >= 2 for claim in (one, following))
    if not behind or one.lead.verb not in words_in("figures", "carries_out") or following.lead.verb != one.lead.verb:
        return ""
    own, name = fold(one.metric), fold(following.metric)
    done = (name[at:] for at in range(2, len(name) - 1) if _is_deed(name[at:]))
    deed = next(done, "")
    named = any(_is_deed(own[at:]) for at in range(1, len(own) - 1)) or words_around("deed_end", r"{}\Z").search(own)
    return "" if named else following.metric[len(following.metric) - len(deed) :] if deed else ""


def _is_deed(folded: str) -> bool:
    done = only_verbs(folded) and words_around("deed_end", r"{}\Z").search(folded) is not None  # not 课堂、志愿|服务
    return done or words_around("deed_on_things").fullmatch(folded) is not None


def _of_size(name: str, following: str) -> str:
    """Return what only the next item of a list names behind its size, for one that ends with its own: 产值过百亿元, 产值达500亿元|的企业; else ""."""
    own, further = find_quantities(name), find_quantities(following)
    if not own or not further or own[-1].end < len(name.removesuffix("的")) or own[-1].unit != further[-1].unit:
        return ""
    thing = following[further[-1].end :]
    return thing if len(thing.removeprefix("的")) > 1 else ""


def _own_level(claim: Claim) -> str:
    """Return the level or size that is all that a figure names by itself, also where a thing before it was taken for its own; else ""."""
    behind = claim.phrase.end - claim.phrase.quantity.end >= len(claim.printed or claim.metric)  # 3个省级, not 省级3个
    own = claim.printed if claim.printed and behind else claim.metric
    return own if _level().fullmatch(own) else ""


@cache
def _level() -> re.Pattern[str]:
    """国家级, 五千亿级: of what level or size something is."""
    return re.compile(rf"{around('level')}|[{CHARACTERS}\d]{{1,4}}{around('level_of_size')}")


@cache
def _kind_alone() -> re.Pattern[str]:
    """特色专业型: of what kind something is, without what it is."""
    return re.compile(rf"[\u4e00-\u9fff]{{2,12}}{around('kind_end')}")


def share_predicates(claims: Sequence[Claim], folded: str) -> None:
    """90%的市和70%的县达到三星级: what the last of a list does, all do."""
    for one, following in reversed(list(pairwise(claims))):
        end = one.phrase.quantity.end
        shares = one.phrase.quantity.unit in _SHARES and following.phrase.quantity.unit in _SHARES and following.phrase.listed
        does, _, who = following.metric.rpartition("的")
        plain = does and who and "的" not in one.metric and folded.startswith("的" + fold(one.metric[:1]), end)
        if shares and plain and fold(who) in counted(folded, following.phrase):
            one.metric, one.printed = f"{does}的{one.metric}", one.metric


def is_listed(claim: Claim, chain: Sequence[Claim]) -> bool:
    """Tell a name that lists what some numbers are of; without a mark between the names each has its own measure: 播种面积和产量 (80万亩、30万吨)."""
    return "、" in claim.metric or len({one.phrase.quantity.unit for one in chain}) == len(chain)


def is_plain(chain: Sequence[Claim], folded: str) -> bool:
    """Tell 改造燃气、供水、供热管道80公里、60公里、45公里: bare numbers of one unit behind as many names."""
    numbers = [one.phrase.quantity for one in chain]
    alike = len({one.unit for one in numbers}) == 1 and all(one.comparator == "=" for one in numbers)
    return alike and all(folded[one.end : two.start] == "、" for one, two in pairwise(numbers))


def of_fields(folded: str, claim: Claim, count: int) -> tuple[str, ...]:
    """Return the names of things of which there are so many in each of as many fields: 在政务、医疗两个领域,分别打造应用场景20个、15个; else nothing."""
    end = claim.phrase.quantity.start
    found = _fields().search(folded, max(0, end - _FAR), end) if claim.metric else None
    fields = tuple(words_around("joint").sub("、", found["fields"]).split("、")) if found else ()
    return tuple(f"{field}{found['kind']}的{claim.metric}" for field in fields) if found and len(fields) == count else ()


_FAR = 80  # characters before a number in which the fields are named


@cache
def _fields() -> re.Pattern[str]:
    kind = rf"(?P<kind>{around('field_end')})"
    return re.compile(
        rf"{around('field_begin')}(?P<fields>[^,;:。()|\d的]{{1,12}}?(?:(?:、|{around('joint')})[^,;:。()|\d的]{{1,12}}?)+)(?:等?[{COUNTING}\d]个|等)?{kind},?[^,;:。\d]{{0,8}}{around('respectively')}"
    )


def owned_by_first(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the figures of a list with the owner that only the first of them names: 项目履约率、开工率 → 项目履约率, 项目开工率; any others as they are.

    And whose the sums are of which the first is one: 地方财政收入、支出 → 地方财政收入, 地方财政支出.
    """
    sums = words_around("flow_of_money", r"(?P<whose>..+?){}\Z").fullmatch(fold(names[0])) if len(names) > 1 else None
    if sums is not None and all(words_around("flow_of_money").fullmatch(fold(name)) for name in names[1:]):
        return (names[0], *(names[0][: sums.end("whose")] + name for name in names[1:]))
    owner = owner_in(names[0]) if len(names) > 1 and all(is_bare(fold(name)) for name in names[1:]) else ""
    return (names[0], *(owned(owner, name) for name in names[1:])) if owner else names
