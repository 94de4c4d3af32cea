"""The words that lead to a number: what is counted, and how it is promised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from policydiff.parse.figures.sentence.moments import Moment
from policydiff.parse.figures.sentence.verbs import Verb, verb_at, verb_before
from policydiff.vocab.amounts.promises import any_of

_WINDOW = 24  # characters: no expression of a lead-in is longer
_PLACE = (
    r"(?:全(?:国(?!重点|文明|百强|示范|先进|优秀|统一|性|科普|绿化|农产品|人大|政协|工商|一流|[百十])|省(?!级)|市(?![场级])|县(?![域级])|区(?![域级])"
    r"|州|旗|盟|镇|乡(?!镇)|域|行政区|自治区|自治州|自治县|师市?|兵团)|[我本](?:国|省|市(?!场)|县|区|州|旗|自治区))(?:范围内|域内|各级)?"
)
_TERMINAL = (
    r"县市区|区县|县区|县\(市、区\)|县\(区\)|乡镇\(街道\)|区(?![域级])|县(?![级域城直])|市(?![级场民区直])|乡镇|镇(?![街级])|街道|社区|村(?![级民务])|城市"
    r"|企业(?!家)|学校|园区|基地(?!建)|单位|项目(?!数)|部门|机构|平台|家庭|居民|支部|人(?![员均才大口])|户(?!籍)|亩|师|员|岗位|领域|行业|产业|灌区|流域|店"
)
_EACH = (
    r"每年度?|每(?:个|一个)?(?:半年|月|季度|季|周|天|日|学期|学年)|每(?:一|两|三|四|五|\d)年"
    rf"|每(?![百千万十\d])(?:[个家名所座户支]|一[个家名所])?[^,、;:。年]{{0,8}}?(?:{_TERMINAL})"
    r"|年均(?!增|递|下降|降低|有效|浓度|气温|降水|提高|减少|营业|收入|产值)"
)
_BODY = r"各?(?:县\(市、区\)|县\(区\)|市\(州\)|乡镇\(街道\)|乡\(镇\))|[^,、;:。]{0,10}?(?:区县|县区|[区县市镇乡局委办]|街道|部门|政府|财政|单位|企业|高校|院所|园区|学校|村)"
# 每万人口发明专利拥有量: what the figure holds for is also part of its name.
_RATIO = re.compile(
    r"每(?:[十百千万亿]{1,2}|\d+[十百千万]?)(?:[名个户]?(?:常住|户籍|注册)?(?:人口|从业人员|就业人员|劳动力|老年人|居民|儿童|学生|职工|家企业|户|人)|[名个户])"
)
_PREPOSITION = re.compile(r"在|从|向|面向|围绕|依托|通过|沿|于|为|按照?")
_CLAUSE_MARK = re.compile(r"[,;:。]")


@dataclass(slots=True)
class Lead:
    """What stands before a number. All places are offsets of the sentence.

    text: where the target's own text begins (after 到2025年); left, right: the metric, empty where none is printed.
    verb: the promise (培育, 新增, 改造), "" where there is none; beside: a verb stands directly before the number.
    reach: 达到, 提高到 …; change: 增长, 提高 …; increase: 新增, 新建 …; part: 其中; based: 较2020年.
    scope: 全县; each: 每年, 每个贫困村; modality: 力争; at_least: 至少, where a verb parts it from the number.
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
    modality: str | None = None
    at_least: bool = False


def read_lead(folded: str, start: int, end: int, moments: Sequence[Moment]) -> Lead:
    """Return what folded[start:end] says of the number that stands at `end`; moments: those of the sentence.

    Guaranteed: start <= text <= left <= right <= end.
    """
    lead = Lead(start, start, end)
    inside = [moment for moment in moments if start <= moment.start and moment.end <= end]
    ends = {moment.end: moment for moment in inside}
    _read_back(folded, lead, ends)
    _read_front(folded, lead, {moment.start: moment for moment in inside})
    if not lead.verb:
        _read_subject(folded, lead, ends)
    ratio = _RATIO.match(folded, lead.left, lead.right)
    lead.each = lead.each or (ratio[0] if ratio else None)
    lead.left = min(lead.left, end)
    lead.right = max(lead.right, lead.left)
    lead.text = min(lead.text, lead.left)
    return lead


@cache
def _front() -> re.Pattern[str]:
    """One piece, not a verb, that may stand before a metric and is no part of it."""
    return re.compile(
        rf"""(?P<number>(?:\d{{1,2}}(?:\.\d{{1,2}})*[.、](?!\d)|\((?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}})\)|[①-⑳]|[一二三四五六七八九十]{{1,3}}、|第[一二三四五六七八九十]{{1,3}}[章节]|[一二三四五六七八九十]是(?:要)?))
           |(?P<part>其中)|(?P<modality>{any_of("modality")})(?!基金|措施|急|求|用|对)|(?:在|对|从|按)?(?P<each>{_EACH})
           |(?:[对将把](?=[全我本]))?(?P<scope>{_PLACE})(?=[^,、;:。]{{2}}|\Z)|(?P<least>至少|最少|起码)
           |(?P<filler>[,:;\s]|(?:建成|投产|达产|完成|投运|投用|项目建成|全部建成)后|[一二两三四五六七八九十\d]{{1,3}}年(?=新|累计|内|共|建)
              |累计|共计|合计|总计|全年|年内|其次|此外|同时|另外|使|让(?![利渡步])|将(?!军|来)|把|并(?![网购联轨])|要(?![素求件])|也|均|都|已|的)""",
        re.VERBOSE,
    )


@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(any_of("adverbs"))


@cache
def _back() -> re.Pattern[str]:
    """One piece that may stand between a metric and its number."""
    change = any_of("change")
    return re.compile(
        rf"""(?:(?P<reach>(?:{change})了?[到至在为于]|(?<![分以作成称认列])为|(?<![建富])有|{any_of("reach")})
               |(?P<change>(?<![新净])(?:{change})了?)
               |(?P<modality>{any_of("modality")})|(?P<each>{_EACH})
               |(?P<filler>(?:由|从)[^,;。由从]{{0,12}}?\d[\d.,]*[万亿]?[^,;。\d]{{0,6}}|分别|各自|(?:原来|原有|现有|目前)(?=的)|(?<=达到)原来|各(?!类)|同比|环比|年均|平均|逐年|均|都|也|总体|稳步|进一步|逐步|大幅|显著|明显|持续|基本|全部|全面|全年|累计|合计|总计|共|已|仍|将|要|可|再|[的:,\s]|再次|成功|有效|由|从|幅度|最高|最低|最多)|(?P<least>至少|最少|起码))\Z""",
        re.VERBOSE,
    )


def _read_back(folded: str, lead: Lead, ends: dict[int, Moment]) -> None:
    """Cut what stands between the metric and its number, and where it grows from (由7.5%)."""
    arrives = False
    while lead.right > lead.left:
        moment = ends.get(lead.right)
        if moment is not None:
            lead.based |= moment.use == "base"
            arrives = folded[moment.start] in "到至"
            lead.right = moment.start
            continue
        window = folded[max(lead.left, lead.right - _WINDOW) : lead.right]
        match = _back().search(window)
        if match is None or (match["each"] and _front_each(folded, lead)):
            return
        lead.reach |= bool(match["reach"] or (match["change"] and arrives))
        if match["change"] and not lead.reach:
            lead.change = lead.change or match["change"]
        lead.modality = lead.modality or match["modality"]
        if not (match["each"] == "年均" and lead.change):
            lead.each = lead.each or match["each"]
        lead.at_least |= bool(match["least"])
        lead.right -= len(match[0])


def _front_each(folded: str, lead: Lead) -> bool:
    """Tell 每个县星级饭店, which names what is counted behind what it is counted for."""
    match = _front().match(folded, lead.left, lead.right)
    return match is not None and bool(match["each"]) and match.end() < lead.right


def _read_front(folded: str, lead: Lead, begins: dict[int, Moment]) -> None:
    """Cut what stands before the metric; the target's text begins after a deadline, and after the joint of a list."""
    at, end, verbs = lead.left, lead.right, 0
    while at < end:
        moment = begins.get(at)
        if moment is not None:
            at = moment.end
            if moment.use != "base" and not verbs:
                at = lead.text = _after_marks(folded, at, end)
            continue
        verb = verb_at(folded, at, end)
        if verb is not None and _is_relative(folded, verb, end):
            break
        if verb is not None:
            verbs += 1
            _promise(lead, verb)
            if verb.kind == "does" or verbs > 3:
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
    if folded[at] in "和或及、":
        return at + 1 if verb_at(folded, at + 1, end) else at
    place = _PREPOSITION.match(folded, at, end)
    if place:
        mark = _CLAUSE_MARK.search(folded, at, end)
        last = min(mark.start() if mark else end, place.end() + _WINDOW)
        return next((index for index in range(place.end() + 1, last) if verb_at(folded, index, end)), at)
    return at


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"(?:{_BODY})?(?:(?:19|20)\d\d年?(?:[-至到]{{1,2}}(?:19|20)\d\d年?)?)?(?P<each>{_EACH})?(?:{any_of('adverbs')})*")


def _read_subject(folded: str, lead: Lead, ends: dict[int, Moment]) -> None:
    """Find the promise behind its subject (县财政每年安排专项资金1000万元) or at the end (科技型企业新增50家)."""
    for at in range(lead.left + 1, min(lead.left + _WINDOW, lead.right)):
        verb = verb_at(folded, at, lead.right)
        subject = _subject().fullmatch(folded, lead.left, at) if verb and not lead.reach else None
        if verb and subject and (subject["each"] or verb.kind != "does"):
            lead.each = subject["each"] or lead.each
            _promise(lead, verb)
            lead.left = verb.start if verb.kind == "does" else verb.end
            return
    verb = verb_before(folded, lead.left, lead.right)
    if verb and not (lead.reach or lead.change):
        _promise(lead, verb)
        if verb.kind != "does":
            lead.right = verb.start
            _read_back(folded, lead, ends)
