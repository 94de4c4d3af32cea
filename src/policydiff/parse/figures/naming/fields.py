"""Of what field, or of what thing, a figure is that counts one of a general kind: 标准, 平台, 软件构件, 工业协议, 传感器."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.figures.case import words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.naming.completing import Around
from policydiff.parse.figures.naming.doing import tell_deeds
from policydiff.parse.figures.naming.handed.procedures import of_procedure
from policydiff.parse.figures.naming.owners import without_work
from policydiff.parse.figures.sentence.sides import Sides, part_before
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.text.fold import fold_name as fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.targets import any_of

_FAR = 160  # characters before a number that are looked at: time stays linear
_LONGEST_FIELD = 32
_LONGEST_THING = 24
_CLAUSE = ";:。|"


def tell_whole(claims: Sequence[Claim], place: Around) -> None:
    """Name each figure of a sentence that is read with what it leaves out for a reader of the sentence: what is done, of what field, of what thing.

    The names that later figures lean on are the bare ones, so this comes last. Where two things may be meant, the name stays as it is.
    """
    tell_deeds(claims)
    borne: Claim | None = None
    for last, claim in zip((None, *claims), claims, strict=False):
        borne = borne if last is None or _goes_on(place.sides, last, claim) else None
        borne = last if last is not None and _goes_on(place.sides, last, claim) and _is_made(last) else borne
        name = (
            _of_field(claim, place.sides)
            or _of_system(claim, place.sides)
            or _of_bearer(claim, borne, place.sides)
            or _of_trial(claim, place.sides)
            or _of_heading(claim, place)
            or of_procedure(claim, place.sides)
        )
        if name:
            claim.printed, claim.metric = (claim.metric if claim.printed is None else claim.printed), name


def _goes_on(sides: Sides, last: Claim, claim: Claim) -> bool:
    """Tell a figure behind a comma, or in a list with the one before."""
    return claim.phrase.listed or sides.folded[last.phrase.right : claim.phrase.left] == ","


# --- of what field ---


def _of_field(claim: Claim, sides: Sides) -> str:
    """Return 量子科技领域的重点实验室 for what is made 在量子科技领域; "" where the name is of no general kind, or no field stands before it."""
    folded, left = sides.folded, claim.phrase.left
    torn = _torn().match(claim.metric)
    name = claim.metric[torn.end() :] if torn else claim.metric
    if not (claim.lead.verb or torn) or not name or _general().fullmatch(fold(name)) is None:
        return ""
    part = _field_here().match(folded, left, claim.phrase.quantity.start)
    field = part["field"] if part and _leads_to_verb(folded, part.end(), claim, torn is not None) else ""
    field = field or (_field_before(folded, left) if not torn else "")
    if not field:
        return name if torn else ""
    core = re.sub(rf"等?{around('field_end')}\Z", "", field)
    at = folded.rfind(field, max(0, left - _FAR), claim.phrase.quantity.start)
    vague = _vague().fullmatch(field) or core[-2:] in fold(name) or find_quantities(field)
    return name if vague and torn else "" if vague else f"{sides.text[at : at + len(field)]}的{name}"


def _leads_to_verb(folded: str, at: int, claim: Claim, torn: bool) -> bool:
    """Tell 在…领域|各新建, whose verb follows at once."""
    verb = verb_at(folded, at, claim.phrase.quantity.start)
    if verb is None:
        at += 1
        verb = verb_at(folded, at, claim.phrase.quantity.start)
    return verb is not None and (torn or verb.word == claim.lead.verb)


def _field_before(folded: str, left: int) -> str:
    """Return the field of which the nearest part of the clause speaks that is nothing but that: 聚焦绿色建材领域,形成…,新增…."""
    end = left - 1
    while end > 0 and folded[end] == "," and left - end < _FAR:
        start = max(folded.rfind(mark, max(0, end - _FAR), end) + 1 for mark in ",;:。()|")
        found = _field_alone().fullmatch(folded, start, end)
        if found:
            return found["field"] or found["thing"]
        end = start - 1
    return ""


def _of_system(claim: Claim, sides: Sides) -> str:
    """Return 智能船舶国家标准 for standards in a sentence that speaks of one system of them, 智能船舶标准体系; "" for any other name."""
    name, at = fold(claim.metric), claim.phrase.left
    if not claim.lead.verb or name[-2:] not in words_in("figures", "text_of_system") or _general().fullmatch(name) is None:
        return ""
    start, end = sides.folded.rfind("。", 0, at) + 1, sides.folded.find("。", at)
    near = max(start, at - _FAR), min(len(sides.folded) if end < 0 else end, claim.phrase.right + _FAR)
    systems = {
        without_work(_how_far().sub("", found["of"])) for found in _system().finditer(sides.folded, *near) if found["text"] == name[-2:]
    }
    of = systems.pop() if len(systems) == 1 else ""
    known = not of or of in name or _rank().fullmatch(of) or verb_at(of, 0, len(of)) or len(of) < 2
    return "" if known else of + claim.metric


@cache
def _system() -> re.Pattern[str]:
    return re.compile(rf"(?P<of>[^,;:。、的()|\d]{{2,16}}?)(?P<text>{around('text_of_system')}){around('system_end')}")


@cache
def _how_far() -> re.Pattern[str]:
    """初步|建立, 不断|完善."""
    return re.compile(rf"\A(?:{around('says_of_topic')}|{any_of('adverbs')}|{around('joint')})+")


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(rf"(?:{around('rank_of_thing')}|{around('some_of_them')}|{around('work_begin')})+")


@cache
def _general() -> re.Pattern[str]:
    """国家、行业(联盟)或企业|标准, 高层次|人才: what there is in every field."""
    kind = rf"(?:{around('rank_of_thing')}|[、级]|\([^()]{{2,4}}\)|{around('joint')}|或|的)"
    one = rf"{kind}*{around('general_counted')}"
    return re.compile(rf"{one}(?:(?:、|或|{around('joint')}){one})*")


@cache
def _torn() -> re.Pattern[str]:
    """(在软件快速构建)|等方面制定|标准: the end of a field and the verb that are no part of a name."""
    return re.compile(rf"等?{around('field_end')}(?:{any_of('makes')}|{any_of('does')}|{any_of('adds')})(?=..)")


_NO_MARK = r"[^,;:。()|\d]"


def _field() -> str:
    return rf"{around('field_begin')}(?P<field>{_NO_MARK}{{2,{_LONGEST_FIELD}}}?{around('field_end')})"


@cache
def _field_here() -> re.Pattern[str]:
    return re.compile(rf"{_NO_MARK}{{0,6}}?{_field()}")


@cache
def _field_alone() -> re.Pattern[str]:
    thing = rf"(?P<thing>[^,;:。()|\d、的]{{4,{_LONGEST_THING}}}?{around('made_end')})"
    return re.compile(rf"(?:{_field()}|{around('centres_on')}{thing})")


@cache
def _vague() -> re.Pattern[str]:
    """重点领域, 全市各行业: no field, but some or all of them."""
    return re.compile(rf"(?:{around('area')})?(?:{around('some_of_them')}|{around('joint')}|、)*{around('field_end')}")


# --- of what thing ---


def _of_bearer(claim: Claim, last: Claim | None, sides: Sides) -> str:
    """Return 控制装置支持的工业协议 for what a thing holds that has just been counted or made; "" for any other name.

    last: the figure before that counts a thing, if there is one.
    """
    verb, metric = claim.lead.verb, claim.metric
    if not verb and (able := _able().match(sides.folded, claim.phrase.left)):
        verb, metric = able["verb"], metric.removeprefix(able[0])  # 支持的|模型数量, 兼容|数据库
    linked = verb in words_in("figures", "links")
    if verb not in words_in("figures", "holds_kinds") or not (linked or words_around("held_end", r"{}\Z").search(fold(metric))):
        return ""
    metric = metric.removeprefix(verb) if linked else metric
    if kinds().get(claim.phrase.quantity.unit) != "count":
        return ""
    if last is not None:
        thing = last.metric.rpartition("的")[2]
    else:
        before = claim.phrase.left > 1 and sides.folded[claim.phrase.left - 1] == ","
        thing = _made_before(part_before(sides, claim.phrase)) if before else ""
    return f"{thing}{verb}的{metric}" if thing and verb not in thing else ""


@cache
def _able() -> re.Pattern[str]:
    return re.compile(rf"(?P<verb>{around('holds_kinds')})的?")


def _of_trial(claim: Claim, sides: Sides) -> str:
    """Return 工业原型平台应用验证 for what a made thing is tried in: 工业原型平台在…行业|开展不少于2个应用验证; "" for any other name."""
    if words_around("trial").fullmatch(fold(claim.metric)) is None:
        return ""
    found = _tried().match(sides.folded, claim.phrase.left, claim.phrase.quantity.start)
    return sides.text[found.start("thing") : found.end("thing")] + claim.metric if found else ""


@cache
def _tried() -> re.Pattern[str]:
    return re.compile(rf"(?P<thing>[^,;:。()|的]{{2,{_LONGEST_THING}}}?{around('made_end')}){around('field_begin')}")


def _is_made(claim: Claim) -> bool:
    """Tell a figure that counts a made thing: 控制装置2套."""
    name = fold(claim.metric)
    counts = kinds().get(claim.phrase.quantity.unit) == "count" and not claim.lead.change
    return counts and len(name) <= _LONGEST_FIELD and _made().search(name) is not None and verb_at(name, 0, len(name)) is None


def _made_before(text: str) -> str:
    """Return the thing that a part without a number makes: 具有优化功能的|设计仿真系统."""
    name = without_work(_one_set().sub("", text.rpartition("的")[2]))
    folded = fold(name)
    fits = 4 <= len(folded) <= _LONGEST_THING and _made().search(folded) and not re.search(r"[、,\d]|和|及", folded)
    return name if fits and verb_at(folded, 0, len(folded)) is None else ""


@cache
def _one_set() -> re.Pattern[str]:
    return re.compile(r"[一1]\w\Z")


@cache
def _made() -> re.Pattern[str]:
    return re.compile(rf"(?<=..){around('made_end')}\Z")


# --- what the item is about ---


def _of_heading(claim: Claim, place: Around) -> str:
    """Return 高灵敏压力传感器量程 for 传感器量程 in an item that is headed 高灵敏压力传感器; "" where the item or the sentence names another."""
    head = _device().match(fold(claim.metric)) if place.headings else None
    if head is None:
        return ""
    heading = _numbering().sub("", place.headings[0]).rstrip("。：:")
    folded = fold(heading)
    if not folded.endswith(head[0]) or not len(head[0]) + 1 < len(folded) <= _LONGEST_THING:
        return ""
    if re.search(r"[、,;:。的\d]|和|及|与", folded) or verb_at(folded, 0, len(folded)) is not None:
        return ""
    others = re.findall(rf"([^,;:。、()|]?){head[0]}", place.sides.folded)
    alone = all(not before or f"{before}{head[0]}" in folded for before in others)
    return heading + claim.metric[len(head[0]) :] if alone else ""


@cache
def _device() -> re.Pattern[str]:
    side = rf"(?:{around('bare_quality')}|{around('bare_deed')}|{around('bare_head')})"
    return re.compile(rf"{around('measured_end')}(?={side}|\Z)")


@cache
def _numbering() -> re.Pattern[str]:
    return re.compile(r"\A[\d.．]{1,8}\s*")
