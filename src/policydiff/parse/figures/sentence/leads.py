"""The words that lead to a number: what is counted, and how it is promised."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.figures.sentence import pieces
from policydiff.parse.figures.sentence.before import JOINTS, before_verb, counts_itself, has_by_now, has_figures
from policydiff.parse.figures.sentence.moments import Moment
from policydiff.parse.figures.sentence.verbs import Verb, begins_verb, verb_at, verb_before
from policydiff.records import dataclass
from policydiff.vocab.amounts.figures import words_in

_WINDOW = 24  # characters: no expression of a lead-in is longer
_CREDIT = re.compile(r"\([^()]{2,20}\)(?=.)")


@dataclass(slots=True)
class Lead:
    """What stands before a number. All places are offsets of the sentence.

    text: where the target's own text begins (after 到2025年); left, right: the metric, empty where none is printed.
    verb: the promise (培育, 新增, 改造), "" where there is none; beside: a verb stands directly before the number.
    reach: 达到, 提高到 …; change: 增长, 提高 …; increase: 新增, 新建 …; part: 其中; based: 较2020年.
    scope: 全县; each: 每年, 每个贫困村; mean: 年均, where a growth follows; modality: 力争; at_least, about: 至少, 约, where a verb parts it from the number; whose: see take_whose.
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
    about: bool = False
    whose: str = ""


def read_lead(folded: str, start: int, end: int, moments: Sequence[Moment], *, counts: bool = False) -> Lead:
    """Return what folded[start:end] says of the number that stands at `end`; moments: those of the sentence.

    counts: words behind the number say what it counts.
    Guaranteed: start <= text <= left <= right <= end.
    """
    lead = Lead(start, start, end)
    inside = [moment for moment in moments if start <= moment.start and moment.end <= end]
    ends = {moment.end: moment for moment in inside}
    _read_back(folded, lead, ends, counts)
    if folded.startswith("(", start - 1) and (part := pieces.contains().match(folded, start, lead.right)):
        lead.left, lead.part = part.end(), True
    _read_front(folded, lead, {moment.start: moment for moment in inside})
    if counts and has_by_now(folded, start, end, reach=lead.reach):
        lead.reach, lead.left = True, lead.right  # 全县已有|3个示范镇
    elif not lead.verb:
        _read_subject(folded, lead, ends, counts)
    elif counts and lead.left < lead.right and not (lead.reach or lead.change):
        _read_last(folded, lead)
    ratio = pieces.ratio().match(folded, lead.left, lead.right)
    lead.each = lead.each or (ratio[0] if ratio else None)
    lead.left = min(lead.left, end)
    lead.right = max(lead.right, lead.left)
    lead.text = min(lead.text, lead.left)
    return lead


def _read_back(folded: str, lead: Lead, ends: dict[int, Moment], counts: bool = False) -> None:
    """Cut what stands between the metric and its number, and where it grows from (由7.5%)."""
    arrives, whole = False, lead.right
    while lead.right > lead.left:
        moment = ends.get(lead.right)
        if moment is not None:
            lead.based |= moment.use == "base"
            arrives = folded[moment.start] in words_in("figures", "arrival")
            lead.right = moment.start
            if folded[lead.right - 1] in JOINTS and lead.right - 1 in ends:
                lead.right -= 1  # 入园率2025年、|2026年分别达到
            continue
        window = folded[max(lead.left, lead.right - _WINDOW) : lead.right]
        match = pieces.back().search(window)
        if match is None and lead.right < whole and (span := pieces.span().search(window)):
            lead.right -= len(span[0])  # 收入|五年|平均每年递增6%
            continue
        if (
            match is None
            or (match["each"] and not pieces.each_time().fullmatch(match["each"]) and _front_each(folded, lead))
            or (match["modality"] and folded.startswith("的", lead.right))
            or (match["change"] and _is_compound(folded, lead, match["change"]))
        ):
            return
        if match["each"] and lead.right - len(match[0]) == lead.left and pieces.ratio().fullmatch(match["each"]):
            return  # 每千人平均拥有4个网点; of 托位数达到每千人口4.6个 it is no part of the name
        if counts and match["reach"] in words_in("figures", "reaches_out") and _opens(folded, lead.left, lead.right - len(match[0])):
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


def _opens(folded: str, left: int, at: int) -> bool:
    """Tell a word that begins the lead, or has but an adverb before it: 免费|为200名老人提供服务."""
    return at == left or pieces.adverb().fullmatch(folded, left, at) is not None


def _is_compound(folded: str, lead: Lead, change: str) -> bool:
    """Tell 改造提升8万平方米, one verb, and 资金用于产业发展不低于60%, what money is for, from 覆盖率提升8%."""
    if change in words_in("figures", "spent_on_deed") and pieces.spent_on().search(folded, lead.left, lead.right):
        return True
    verb = verb_before(folded, lead.left, lead.right)
    return verb is not None and verb.kind == "does" and verb.start < lead.right - len(change)


def _front_each(folded: str, lead: Lead) -> bool:
    """Tell 每个县星级饭店, which names what is counted behind what it is counted for."""
    match = pieces.front().match(folded, lead.left, lead.right)
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
            at, lead.modality = moment.end, lead.modality or pieces.strives_by(folded, moment.start, moment.end)
            if moment.use != "base" and not verbs:
                at = lead.text = _after_marks(folded, at, end)
            continue
        verb = verb_at(folded, at, end)
        if verb is not None and _is_of_name(folded, lead, verb, end):
            break
        if verb is not None:
            verbs += 1
            _promise(lead, verb)
            following = verb_at(folded, verb.end, end)
            chained = following is not None and following.kind != "does" and following.end < end  # 整合设立
            if (verb.kind == "does" and not chained) or verbs > 3:
                break
            at = _after(pieces.bracketed_verb(), folded, verb.end, end)  # 新建(改建)幼儿园
            continue
        match = pieces.front().match(folded, at, end)
        if match is None and not verbs and (dated := _planned_for(folded, begins, at, end)):
            at = lead.text = dated  # 县供销社计划在2025年|改造网点
            continue
        if match is None:
            further = before_verb(folded, at, end)
            last = verb_at(folded, further, end) if verbs and further > at else None
            if further == at or (last is not None and last.end == end):
                break  # 开展|联合整治: the deed is what is counted
            at, lead.each = further, lead.each or pieces.yearly(folded, at, further)
            continue
        if _note(lead, match) and match.end() == end and folded[at] in words_in("figures", "reaches_out"):
            break  # 对全县|120座水库实施加固
        if at == lead.text and (match["number"] or (match["filler"] and match["filler"] in ",:; ")):
            lead.text = match.end()
        at = _after(pieces.has(), folded, match.end(), end) if match["scope"] else match.end()  # 我县有|国家级项目
    lead.left = at


def _after(piece: re.Pattern[str], folded: str, at: int, end: int) -> int:
    """Return where a piece ends that stands at `at`, else `at`."""
    match = piece.match(folded, at, end)
    return match.end() if match else at


def _planned_for(folded: str, begins: dict[int, Moment], at: int, end: int) -> int:
    """Return where the year ends by which somebody plans what follows, 0 where none is named: 县供销社计划在2025年."""
    for start, moment in begins.items():
        if at < start < moment.end < end and moment.use != "base" and pieces.planned().search(folded, max(at, start - 4), start):
            return moment.end
    return 0


def _is_of_name(folded: str, lead: Lead, verb: Verb, end: int) -> bool:
    """Tell a verb that is a part of the name from one that governs it."""
    named = _is_relative(folded, verb, end) or _is_finished(lead, verb, end)
    of_rate = verb.word in words_in("figures", "of_rates") and (
        pieces.rate().search(folded, verb.end, lead.right)  # 新建住宅配建率
        or (lead.reach and pieces.mean_of().search(folded, verb.end + 2, lead.right))  # 新增劳动力|平均受教育年限达到14年
    )
    return named or _is_whose_share(folded, lead, verb) or _says_which(folded, lead, verb) or bool(of_rate)


def _says_which(folded: str, lead: Lead, verb: Verb) -> bool:
    """Tell 配备传感设备的管廊(达到600公里), where what they have says which ones are counted."""
    return lead.reach and verb.word in words_in("figures", "has_what") and 0 < folded.find("的", verb.end, lead.right) < lead.right - 1


def _is_finished(lead: Lead, verb: Verb, end: int) -> bool:
    """Tell 完成投资, which counts 投资, from the verb 投资."""
    return verb.end == end and lead.verb in words_in("figures", "finishes") and verb.word in words_in("figures", "also_noun")


def _is_relative(folded: str, verb: Verb, end: int) -> bool:
    """Tell 完成改造的企业, whose verbs say which ones, from 完成改造."""
    following = verb_at(folded, verb.end, end) or verb
    return folded.startswith("的", following.end) and following.end < end


def _is_whose_share(folded: str, lead: Lead, verb: Verb) -> bool:
    """Tell 开展研发活动的企业占比达到55%, where the verb says whose share it is."""
    if not lead.reach or "的" not in folded[verb.end : lead.right] or verb.word in words_in("figures", "moves"):
        return False
    return pieces.share().search(folded, verb.end, lead.right) is not None


def _after_marks(folded: str, at: int, end: int) -> int:
    while at < end and folded[at] in ", 、:的":
        at += 1
    return at


def _promise(lead: Lead, verb: Verb) -> None:
    lead.verb = verb.word
    lead.increase |= verb.kind == "adds"
    lead.beside = verb.end == lead.right


def _note(lead: Lead, match: re.Match[str]) -> bool:
    """Note what a piece before the metric says, and return whether it is an area."""
    lead.part |= bool(match["part"])
    lead.at_least |= bool(match["least"])
    lead.about |= match["filler"] in words_in("figures", "roughly")
    if match["filler"] in words_in("figures", "strives"):
        lead.verb = lead.verb or match["filler"]  # 争取上级资金
    lead.scope = match["scope"] or lead.scope
    lead.modality = match["modality"] or lead.modality
    lead.each = match["each"] or lead.each
    return bool(match["scope"])


def _read_last(folded: str, lead: Lead) -> None:
    """Read the verb directly before the number, where another one leads to it (支持企业|建设|3个平台): it says what becomes of the counted."""
    verb = verb_before(folded, lead.left, lead.right, counts=True)
    if verb is not None and verb.start > lead.left and verb.word not in words_in("figures", "also_noun"):
        _promise(lead, verb)
        lead.left = verb.start if verb.kind == "does" else lead.right


def _is_compounded(folded: str, lead: Lead, verb: Verb) -> bool:
    """Tell 政府|投资工程."""
    return verb.word in words_in("figures", "also_noun") and pieces.compound().match(folded, verb.end, lead.right) is not None


def _read_subject(folded: str, lead: Lead, ends: dict[int, Moment], counts: bool) -> None:
    """Find the promise behind its subject (县财政每年安排专项资金1000万元) or at the end (科技型企业新增50家)."""
    shared = pieces.several().search(folded, lead.left, lead.right)
    begins, negates = begins_verb(), words_in("figures", "negates")
    for at in range(lead.left + 1, min(shared.end() + 1 if shared else lead.left + _WINDOW, lead.right)):
        verb = verb_at(folded, at, lead.right) if folded[at] in begins and folded[at - 1] not in negates else None
        if verb is None or (counts_itself(folded, lead.left, lead.right, verb) and not counts) or _is_compounded(folded, lead, verb):
            continue
        subject = pieces.subject().fullmatch(folded, lead.left, at) if not lead.reach else None
        alone = subject is None and not lead.reach
        if alone and verb.end < lead.right and pieces.is_deed_that_adds(folded, lead.left, verb.start, verb.word):
            _promise(lead, verb)
            lead.left = verb.start if verb.kind == "does" else verb.end
            return
        if alone and verb.kind == "adds" and pieces.holder().search(folded, lead.left, at):
            _promise(lead, verb)  # 县人民医院|新增|床位: whose they are stays in the name
            return
        if subject and (subject["each"] or pieces.governs(subject, verb.kind, named=counts or verb.end + 1 < lead.right)):
            lead.each = subject["each"] or lead.each
            lead.at_least |= bool(subject["least"])
            _promise(lead, verb)
            if not has_figures(folded, lead.left, lead.right, verb):
                lead.left = verb.start if verb.kind == "does" else verb.end
            return
    verb = verb_before(folded, lead.left, lead.right, counts=counts)
    if verb and not (lead.reach or lead.change):
        _promise(lead, verb)
        lead.each = lead.each or pieces.yearly(folded, lead.left, verb.start)
        if counts and verb.kind == "does" and folded[verb.end : verb.end + 2].lstrip("了")[:1].isdigit():
            lead.left = verb.start  # 与某大学|合建|2个观测站
        if counts and verb.kind != "does":
            lead.right = verb.start
            _read_back(folded, lead, ends)
            lead.left = lead.right  # 分行业、分区域开展不少于12场活动
            return
        if verb.kind != "does":
            lead.right = verb.start
            _read_back(folded, lead, ends)
