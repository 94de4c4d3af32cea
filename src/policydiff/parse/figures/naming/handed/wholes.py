"""A whole and its parts: of which figure a number is a part, and what the name of the whole gives to that of the part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.naming.handed.several import attribute
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.text.fold import fold_name as fold
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.measures import kinds

_SHARES = frozenset(["%", "‰"])
_LONGEST_ATTRIBUTE = 6
_MOST_PARTS = 60
_GRADE = "级"


def whole_of(claims: Sequence[Claim], claim: Claim) -> int:
    """Return the place of the figure that a part is one of: the last, or its whole; where that is in another measure, the nearest in the part's own.

    播种面积96万亩,总产量42万吨,其中小麦46万亩: of the area.
    """
    last = len(claims) - 1
    nearest = claims[last].of
    whole = last if nearest is None else nearest
    unit = claim.phrase.quantity.unit
    if not claim.lead.part or unit in _SHARES or claims[whole].phrase.quantity.unit == unit:
        return whole
    return next((at for at in range(whole, -1, -1) if claims[at].phrase.quantity.unit == unit and claims[at].of is None), whole)


def opened_before(folded: str, phrase: Phrase) -> bool:
    """Tell a part whose 其中 has a comma behind it: 公厕50座,其中,|城区30座."""
    return words_around("part", r"{},\s?\Z").search(folded, max(0, phrase.left - _LONGEST_ATTRIBUTE), phrase.left) is not None


def goes_on_in_parts(folded: str, claims: Sequence[Claim], phrase: Phrase, name: str) -> bool:
    """Tell a further part behind a comma (点位60个,其中国道两侧40个,|县道两侧20个): its name says which of them, and the parts are together no more than their whole."""
    last = claims[-1]
    if last.of is None or len(claims) - last.of > _MOST_PARTS or not last.lead.part or folded[last.end : phrase.start].strip(" ") != ",":
        return False
    whole, unit = claims[last.of].phrase.quantity, phrase.quantity.unit
    parts = [one.phrase.quantity.value for one in claims[last.of + 1 :] if one.of == last.of and one.phrase.quantity.unit == unit]
    fits = whole.unit == unit and sum(parts) + phrase.quantity.value <= whole.value
    return fits and bool(part_of(name, fold(claims[last.of].metric), counts=True))


def part_of(metric: str, whole: str, *, counts: bool = False) -> str:
    """Return what a bare attribute counts as a part of: of 老年助餐点, 城市 is 城市老年助餐点; "" where the metric is a name of its own.

    counts: whole and part are numbers of things; there a short name that does not end as a thing does says which of them (商务区内).
    """
    if not whole or (words_around("level").fullmatch(metric) and words_around("level").match(whole)):
        return ""
    if (aside := _included().search(metric)) and (name := part_of(metric[: aside.start()], whole, counts=counts)):
        return name  # 增加病床45万张,其中农村(包括县医院)25万张
    place = words_around("division_end", r"[\u4e00-\u9fff]{1,5}{}").fullmatch(metric)
    named_alike = words_around("division_end", r"{}\Z").search(whole)
    graded = metric.endswith(_GRADE) and (grade := attribute().match(whole)) is not None and _GRADE in grade[0]
    if graded and grade and attribute().fullmatch(metric):
        return metric + whole[grade.end() :]  # A级物流企业60家,其中5A级4家; 3A级以上景区8家,其中5A级1家
    which = (
        attribute().fullmatch(metric)
        or (place and not named_alike)
        or _stands_along(metric, whole)
        or (counts and _says_which(metric, whole))
    )
    return metric + whole if which else ""


@cache
def _included() -> re.Pattern[str]:
    """What a part holds, in a bracket behind its name."""
    return re.compile(rf"\({around('contains')}[^()]+\)\Z")


def _stands_along(metric: str, whole: str) -> bool:
    """Tell 104国道沿线 of 公共停车位, a place by what it lies along, from what the whole is called by itself (绿化公路沿线)."""
    place = words_around("along", r"[\u4e00-\u9fffA-Za-z\d]{1,10}{}").fullmatch(metric)
    return place is not None and metric[-2:] not in whole[-4:] and verb_at(metric, 0, len(metric)) is None


def _says_which(metric: str, whole: str) -> bool:
    """Tell 老城片区 of 口袋公园 from 图书馆 of 文化设施, which ends as a thing does, and from what names the whole's noun itself."""
    if not 2 <= len(metric) <= _LONGEST_ATTRIBUTE or not re.fullmatch("[\u4e00-\u9fff]+", metric) or "的" in metric:
        return False
    ends = words_around("thing_end", r"{}\Z").search(metric) or words_around("counted_end", r"{}\Z").search(metric)
    person = words("persons", r"{}\Z").search(metric) or words("indicator", r"{}\Z").search(metric)
    return not (ends or person) and metric[-2:] not in whole[-4:] and verb_at(metric, 0, len(metric)) is None


def number_of(unit: str) -> str:
    """Return what the name of a number of persons, or of households, ends with; "" for any other unit."""
    groups = (("persons_of", "number_of_persons"), ("households_of", "number_of_households"))
    return next((min(words_in("figures", number)) for units, number in groups if unit in words_in("figures", units)), "")


def summed_from(claims: Sequence[Claim], last: Claim, folded: str) -> Claim:
    """Return the figure whose name a bare number behind `last` takes: of 资金85亿元,加上…38亿元,共为123亿元 the first."""
    added = words_around("added_up").match(folded, last.phrase.left) is not None
    alike = [one for one in claims if one is not last and one.phrase.quantity.unit == last.phrase.quantity.unit] if added else []
    return alike[-1] if alike else last


def counted_alike(claims: Sequence[Claim], last: Claim, claim: Claim) -> Claim:
    """Return the figure that counts in the measure of a bare number, where the last does not: 实施项目120个,完成投资300亿元,新开工|80个; else the last."""
    unit = claim.phrase.quantity.unit
    bare = kinds().get(unit) in _MEASURED and last.phrase.quantity.unit != unit and claim.lead.verb and not claim.lead.part
    return next((one for one in reversed(claims) if bare and one.phrase.quantity.unit == unit and not one.lead.change), last)


_MEASURED = frozenset(["count", "area", "length"])


def counted_again(name: str, last: Claim, claim: Claim) -> str:
    """Return the name of a number of persons directly behind one of households (惠及户数: 860户|1320人), and of what has been put into the counted (项目88个、投资124亿元).

    For any other the name itself.
    """
    money = claim.phrase.quantity.unit in words_in("figures", "money_unit") and kinds().get(last.phrase.quantity.unit) == "count"
    if money and claim.lead.verb in words_in("figures", "also_noun"):
        return name + claim.lead.verb
    before, own = number_of(last.phrase.quantity.unit), number_of(claim.phrase.quantity.unit)
    beside = claim.phrase.listed and last.phrase.quantity.end == claim.phrase.quantity.start
    return last.metric.removesuffix(before) + own if beside and before and own and last.metric.endswith(before) else name


def whose_qualification(metric: str, before: str) -> str:
    """Return the name of a qualification with the persons that the figure before names: after 专任教师本科以上学历比例, 研究生学历比例 is theirs; "" for any other.

    before: the name of the figure before it.
    """
    own = _qualified().fullmatch(metric)
    first = _qualified().search(before) if own else None  # few are
    alike = own and first and own["what"] == first["what"]
    named = words("persons").finditer(before, 0, first.start("what")) if alike and first else iter(())
    who = [one for one in named if not words_around("degree").fullmatch(one[0])]
    return (
        before[: who[-1].end()] + metric
        if who and own and words("persons").search(words_around("degree").sub("", own["which"])) is None
        else ""
    )


@cache
def _qualified() -> re.Pattern[str]:
    return re.compile(rf"(?P<which>[^、,的]{{1,8}}?)(?P<what>{around('qualification')}){around('share')}\Z")
