"""The words that lead to a number: what is counted, and how it is promised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.figures.sentence.moments import Moment
from policydiff.parse.figures.sentence.verbs import Verb, begins_verb, verb_at, verb_before
from policydiff.records import dataclass
from policydiff.text.numerals import COUNTING, PLACES
from policydiff.vocab.amounts.forms import around, words_in
from policydiff.vocab.amounts.promises import any_of

_WINDOW = 24  # characters: no expression of a lead-in is longer
_CLAUSE_MARK = re.compile(r"[,;:。]")
_JOINTS = frozenset(["和", "或", "及", "、"])
_CREDIT = re.compile(r"\([^()]{2,20}\)(?=.)")
_COUNT = f"[{COUNTING}]{{1,3}}"


@cache
def each() -> str:
    """What a figure is for each of: 每年, 每个贫困村, 年均."""
    one = around("classifier")
    return (
        rf"{around('each_year')}|每(?:一?个)?{around('each_time')}|每(?:一|两|三|四|五|\d)年"
        rf"|每(?![{PLACES}\d])(?:一?{one})?[^,、;:。年]{{0,8}}?{around('each_end')}|每\d{{1,3}}{one}[^,、;:。年\d]{{0,6}}?{around('each_end')}"
    )


@cache
def obtains() -> str:
    """争取上级资金: what one gets from above is no hope, as 争取国家级平台3个 is."""
    return rf"{around('strives')}(?={around('from_above')})"


@cache
def _ratio() -> re.Pattern[str]:
    """每万人口发明专利拥有量: what the figure holds for is also part of its name."""
    one = "(?:名|个|户)"
    return re.compile(rf"每(?:[{PLACES}]{{1,2}}|\d+[{PLACES}]?)(?:{one}?{around('rate_kind')}?{around('rate_people')}|{one})")


@dataclass(slots=True)
class Lead:
    """What stands before a number. All places are offsets of the sentence.

    text: where the target's own text begins (after 到2025年); left, right: the metric, empty where none is printed.
    verb: the promise (培育, 新增, 改造), "" where there is none; beside: a verb stands directly before the number.
    reach: 达到, 提高到 …; change: 增长, 提高 …; increase: 新增, 新建 …; part: 其中; based: 较2020年.
    scope: 全县; each: 每年, 每个贫困村; mean: 年均, where a growth follows; modality: 力争; at_least: 至少, where a verb parts it from the number.
    """

    text: int
    left: int
    right: int
    verb: str = ""
    beside: bool = False
    reach: bool = False
    change: str = ""
    increase: bool = False
    part: bool = False
    based: bool = False
    scope: str | None = None
    each: str | None = None
    mean: str | None = None
    modality: str | None = None
    at_least: bool = False


def read_lead(folded: str, start: int, end: int, moments: Sequence[Moment], *, counts: bool = False) -> Lead:
    """Return what folded[start:end] says of the number that stands at `end`; moments: those of the sentence.

    counts: words behind the number say what it counts.
    Guaranteed: start <= text <= left <= right <= end.
    """
    lead = Lead(start, start, end)
    inside = [moment for moment in moments if start <= moment.start and moment.end <= end]
    ends = {moment.end: moment for moment in inside}
    _read_back(folded, lead, ends, counts)
    _read_front(folded, lead, {moment.start: moment for moment in inside})
    if not lead.verb:
        _read_subject(folded, lead, ends, counts)
    ratio = _ratio().match(folded, lead.left, lead.right)
    lead.each = lead.each or (ratio[0] if ratio else None)
    lead.left = min(lead.left, end)
    lead.right = max(lead.right, lead.left)
    lead.text = min(lead.text, lead.left)
    return lead


def _prices() -> str:  # 按照1980年不变价格计算
    return rf"{around('by_prices')}(?:(?:19|20)\d\d年)?{around('prices')}{around('prices_tail')}?"


@cache
def _front() -> re.Pattern[str]:
    """One piece, not a verb, that may stand before a metric and is no part of it."""
    area = rf"{around('area')}{around('area_tail')}?"
    return re.compile(
        rf"""(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*[.、](?!\d)|\((?:{_COUNT}|\d{{1,2}})\)|[①-⑳]|{_COUNT}、|第{_COUNT}(?:章|节)|[{COUNTING}]是要?)
           |(?P<part>{around("part")})|(?<!{around("no_modality_after")})(?!{obtains()}|{around("planned_work")})(?P<modality>{any_of("modality")})(?!{around("no_modality")})|(?:在|对|从|按)?(?P<each>{each()})
           |(?:(?:对|将|把)(?=全|我|本))?(?P<scope>{area})(?=[^,、;:。]{{2}}|\Z)|(?P<least>{around("least")})
           |(?P<filler>[,:;\s]|(?:{_COUNT}|\d{{1,3}})年(?={around("after_years")})|{_prices()}|{around("filler_before")}|{obtains()})""",
        re.VERBOSE,
    )


@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(any_of("adverbs"))


@cache
def _back() -> re.Pattern[str]:
    """One piece that may stand between a metric and its number."""
    change = any_of("change")
    grown_from = rf"(?:由|从)[^,;。由从]{{0,12}}?\d[\d.,]*(?:万|亿)?(?:(?!{change}|{any_of('reach')})[^,;。\d]){{0,6}}"
    return re.compile(
        rf"""(?:(?P<reach>(?:{change})了?{around("arrival")}|{around("is")}|{any_of("reach")})
               |(?P<change>(?<!新|净|温)(?:{change})了?)
               |(?<!{around("no_modality_after")})(?P<modality>{any_of("modality")})|(?P<each>{each()})
               |(?P<filler>{grown_from}|{around("former")}(?=的)|(?<=到){around("former")}|[:,\s]|{_prices()}|{around("filler_between")}|{around("than")})|(?P<least>{around("least")}|{around("least_behind")}))\Z""",
        re.VERBOSE,
    )


def _read_back(folded: str, lead: Lead, ends: dict[int, Moment], counts: bool = False) -> None:
    """Cut what stands between the metric and its number, and where it grows from (由7.5%)."""
    arrives = False
    while lead.right > lead.left:
        moment = ends.get(lead.right)
        if moment is not None:
            lead.based |= moment.use == "base"
            arrives = folded[moment.start] in words_in("figures", "arrival")
            lead.right = moment.start
            continue
        window = folded[max(lead.left, lead.right - _WINDOW) : lead.right]
        match = _back().search(window)
        if (
            match is None
            or (match["each"] and not _each_time().fullmatch(match["each"]) and _front_each(folded, lead))
            or (match["modality"] and folded.startswith("的", lead.right))
        ):
            return
        if counts and match["reach"] in words_in("figures", "reaches_out") and lead.right - len(match[0]) == lead.left:
            return  # 为200名老人提供服务
        lead.reach |= bool(match["reach"] or (match["change"] and arrives))
        if match["change"] and not lead.reach:
            lead.change = lead.change or match["change"]
        lead.modality = lead.modality or match["modality"]
        if match["each"] == "年均" and lead.change:
            lead.mean = match["each"]
        else:
            lead.each = lead.each or match["each"]
        lead.at_least |= bool(match["least"])
        lead.right -= len(match[0])


@cache
def _each_time() -> re.Pattern[str]:
    """每名防疫员补助标准提高到每月600元: the month is no part of the metric, whatever else the figure is for each of."""
    return re.compile(rf"{around('each_year')}|每(?:一?个)?{around('each_time')}")


def _front_each(folded: str, lead: Lead) -> bool:
    """Tell 每个县星级饭店, which names what is counted behind what it is counted for."""
    match = _front().match(folded, lead.left, lead.right)
    return match is not None and bool(match["each"]) and match.end() < lead.right


def _read_front(folded: str, lead: Lead, begins: dict[int, Moment]) -> None:
    """Cut what stands before the metric; the target's text begins after a deadline, and after the joint of a list."""
    end, verbs = lead.right, 0
    credit = _CREDIT.match(folded, lead.left, end)
    at = credit.end() if credit else lead.left  # (某县融媒体中心)硬化道路6公里
    lead.text = max(lead.text, at)
    while at < end:
        moment = begins.get(at)
        if moment is not None:
            at = moment.end
            if moment.use != "base" and not verbs:
                at = lead.text = _after_marks(folded, at, end)
            continue
        verb = verb_at(folded, at, end)
        if verb is not None and (_is_relative(folded, verb, end) or _is_finished(lead, verb, end)):
            break
        if verb is not None:
            verbs += 1
            _promise(lead, verb)
            following = verb_at(folded, verb.end, end)
            chained = following is not None and following.kind != "does" and following.end < end  # 整合设立
            if (verb.kind == "does" and not chained) or verbs > 3:
                break
            at = verb.end
            continue
        match = _front().match(folded, at, end)
        if match is None:
            further = _before_verb(folded, at, end)
            if further == at:
                break
            at = further
            continue
        _note(lead, match)
        if at == lead.text and (match["number"] or (match["filler"] and match["filler"] in ",:; ")):
            lead.text = match.end()
        at = match.end()
    lead.left = at


def _is_finished(lead: Lead, verb: Verb, end: int) -> bool:
    """Tell 完成投资, which counts 投资, from the verb 投资."""
    return verb.end == end and lead.verb in words_in("figures", "finishes") and verb.word in words_in("figures", "also_noun")


def _is_relative(folded: str, verb: Verb, end: int) -> bool:
    """Tell 完成改造的企业, whose verbs say which ones, from 完成改造."""
    following = verb_at(folded, verb.end, end) or verb
    return folded.startswith("的", following.end) and following.end < end


def _after_marks(folded: str, at: int, end: int) -> int:
    while at < end and folded[at] in ", 、:的":
        at += 1
    return at


def _promise(lead: Lead, verb: Verb) -> None:
    lead.verb = verb.word
    lead.increase |= verb.kind == "adds"
    lead.beside = verb.end == lead.right


def _note(lead: Lead, match: re.Match[str]) -> None:
    lead.part |= bool(match["part"])
    lead.at_least |= bool(match["least"])
    lead.scope = match["scope"] or lead.scope
    lead.modality = match["modality"] or lead.modality
    lead.each = match["each"] or lead.each


def _before_verb(folded: str, at: int, end: int) -> int:
    """Skip an adverb, a joint or a place that a verb or the like follows (大力, 和, 在深水区); return `at` where none does."""
    adverb = _adverb().match(folded, at, end)
    if adverb:
        after = adverb.end()
        return after if verb_at(folded, after, end) or _front().match(folded, after, end) or _adverb().match(folded, after, end) else at
    if folded[at] in _JOINTS:
        return at + 1 if verb_at(folded, at + 1, end) else at
    place = _preposition().match(folded, at, end)
    if place:
        mark = _CLAUSE_MARK.search(folded, at, end)
        last = min(mark.start() if mark else end, place.end() + _WINDOW)
        return next((index for index in range(place.end() + 1, last) if verb_at(folded, index, end)), at)
    return at


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(around("preposition"))


@cache
def _several() -> re.Pattern[str]:
    return re.compile(around("respectively"))


@cache
def _subject() -> re.Pattern[str]:
    body = rf"各?{around('promiser_list')}|[^,、;:。]{{0,10}}?{around('promiser_end')}"
    listed = rf"(?:{body})(?:(?:、|{around('joint')})(?:{body})){{1,8}}{around('respectively')}"
    return re.compile(
        rf"(?:{listed}|{body})?(?:(?:19|20)\d\d年?(?:[-至到]{{1,2}}(?:19|20)\d\d年?)?)?(?P<each>{each()})?(?:{any_of('adverbs')})*"
    )


def _read_subject(folded: str, lead: Lead, ends: dict[int, Moment], counts: bool) -> None:
    """Find the promise behind its subject (县财政每年安排专项资金1000万元) or at the end (科技型企业新增50家)."""
    shared = _several().search(folded, lead.left, lead.right)
    begins = begins_verb()
    for at in range(lead.left + 1, min(shared.end() + 1 if shared else lead.left + _WINDOW, lead.right)):
        verb = verb_at(folded, at, lead.right) if folded[at] in begins else None
        subject = _subject().fullmatch(folded, lead.left, at) if verb and not lead.reach else None
        if verb and subject and (subject["each"] or verb.kind != "does"):
            lead.each = subject["each"] or lead.each
            _promise(lead, verb)
            lead.left = verb.start if verb.kind == "does" else verb.end
            return
    verb = verb_before(folded, lead.left, lead.right, counts=counts)
    if verb and not (lead.reach or lead.change):
        _promise(lead, verb)
        if counts and verb.kind != "does":
            lead.right = verb.start
            _read_back(folded, lead, ends)
            lead.left = lead.right  # 分行业、分区域开展不少于12场活动
            return
        if verb.kind != "does":
            lead.right = verb.start
            _read_back(folded, lead, ends)
