"""Whose a figure is where its sentence says so elsewhere: behind it, in what it opens with, or in what was counted just before."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.naming.owners import without_work
from policydiff.parse.figures.sentence.leads import Lead, read_lead
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.sides import Sides, part_before
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.text.fold import fold_name as fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.targets import any_of

_FAR = 80  # characters behind a number in which what has the figure is named
_LONGEST_FIGURE = 8
_LONGEST_THING = 24
_MARKS = ",;:。|"


def bearer_behind(folded: str, phrase: Phrase, metric: str) -> str:
    """Return what has a figure that stands before it as an attribute: 信噪比达到70分贝、过载点达到135分贝的|声学传感器|实现量产; "" where nothing has.

    metric: folded; a name of more than a few words says itself whose it is.
    """
    if len(metric) > _LONGEST_FIGURE or "的" not in folded[phrase.quantity.end : phrase.quantity.end + _FAR]:
        return ""
    found = _borne().match(folded, phrase.quantity.end, phrase.quantity.end + _FAR)
    return _thing(found["thing"]) if found else ""


@cache
def _borne() -> re.Pattern[str]:
    aside = r"(?:\([^()]{1,20}\))?"
    return re.compile(
        rf"{aside}(?:(?:、|{around('joint')})[^、,;。的\d]{{2,16}}\d[^、,;。的()]{{0,14}}{aside}){{0,4}}的(?P<thing>[^,;。、\d的]{{2,32}})"
    )


def _thing(text: str) -> str:
    does = _said().search(text, 2)
    name = text[: does.start()] if does else text
    ends = (
        words_around("holder", r"(?<=.){}\Z").search(name) or words_around("thing_end", r"(?<=.){}\Z").search(name) or _made().search(name)
    )
    vague = words_around("abstract_end", r"{}\Z").search(name) or words_around("no_owner").search(name)
    return name if ends and not vague and 2 <= len(name) <= _LONGEST_THING and verb_at(name, 0, len(name)) is None else ""


@cache
def _made() -> re.Pattern[str]:
    """What things end with that are measured: 压力传感器, 训练芯片."""
    return re.compile(rf"(?<=.){around('measured_end')}\Z")


@cache
def _said() -> re.Pattern[str]:
    """What is said of a thing: 传感器|实现(量产), 产业|跨入(前列)."""
    return re.compile(rf"{around('predicate')}|{around('says_of_topic')}|{any_of('change')}")


def topic_of(sides: Sides, phrase: Phrase) -> str:
    """Return the thing that a sentence opens with as its topic, some parts before the figure: 仪表产业|整体水平跨入…,产品|实现…,市场占有率达到50%; else "".

    What is said of a topic goes on behind a comma; what something is done to does not.
    """
    start = max(sides.folded.rfind(mark, 0, phrase.left) + 1 for mark in ";:。|")
    while start < phrase.left:
        end = sides.folded.find(",", start, phrase.left)
        if end < 0:
            return ""
        lead = read_lead(sides.folded, start, end, sides.moments)
        if sides.folded[lead.left : lead.right].strip():
            found = _topic().match(sides.folded, lead.left, end) if not lead.verb or lead.left == lead.text else None
            return _thing(found["thing"]) if found else ""
        start = end + 1
    return ""


@cache
def _topic() -> re.Pattern[str]:
    side = around("side_of_topic")
    return re.compile(rf"(?P<thing>[^、,;。\d]{{2,24}}?)(?:{side}(?:{around('joint')}{side})*)?(?={around('says_of_topic')})")


def opener_of(sides: Sides, phrase: Phrase) -> str:
    """Return the thing with whose first figure, or deed, a clause opens: 应变传感器|量程0~1000微应变,误差≤1%; "" where no thing of the kind does."""
    near = max(sides.folded.rfind(mark, 0, phrase.left) + 1 for mark in _MARKS[1:])
    starts = [near]
    if sides.folded.startswith(":", near - 1):
        starts.append(max(sides.folded.rfind(mark, 0, near - 1) + 1 for mark in _MARKS[1:]))
    openers = (_opener().match(sides.folded, start, max(start, phrase.left - 1)) for start in starts)  # 传感器检测成分包括:甲,测量范围…
    found = next((one for one in openers if one), None)
    name = found["thing"] if found else ""
    return name if 2 < len(name) <= _LONGEST_THING and verb_at(name, 0, len(name)) is None else ""


@cache
def _opener() -> re.Pattern[str]:
    figure = rf"(?:(?!{around('measured_end')})[^、,;:。\d()]){{2,10}}?(?:±|≤|≥|<|>|\d)"
    return re.compile(rf"(?P<thing>[^、,;:。的\d()]{{0,22}}?{around('measured_end')})(?:{figure}|(?={around('device_does')}))")


def part_in_share(claim: Claim, whole: Claim, metric: str) -> str:
    """Return the name of the share that a part has in what was counted: 高新技术企业5万家,其中软件领域占比达到30%; "" for any other.

    metric: folded, of the share.
    """
    ends = words_around("share_of_some", r"(?<=..){}\Z").search(metric)
    counts = kinds().get(whole.phrase.quantity.unit) == "count" and not whole.lead.change
    if not ends or not counts or claim.phrase.quantity.unit != "%" or not claim.lead.part or metric.startswith(_OF):
        return ""
    return "" if whole.metric[-2:] in metric else whole.metric + min(words_in("figures", "among")) + claim.metric


_OF = "占"


def is_related(folded: str) -> bool:
    """Tell a name of what is only related to something: 相关专著."""
    return words_around("related").match(folded) is not None


def brought_about(claim: Claim, last: Claim, owner: str) -> str:
    """Return the name of what only is related (see `is_related`) to the figure before: 智能制造核心产业…,带动|相关产业规模; "" for any other.

    owner: of the figure before.
    """
    if claim.lead.verb in words_in("figures", "provides") and _counts_things(last):
        return f"{last.metric}{claim.lead.verb}的{claim.metric}"  # 信息设施46万个,提供|各类服务
    brings = claim.lead.verb in words_in("figures", "brings_about")
    owner = owner or (last.subject if brings else "")
    if not owner or len(owner) > _LONGEST_THING:
        return ""
    owner = words_around("core_of_branch", r"(?<=..){}\Z").sub("", owner)  # those related are none of the core
    return f"{owner}{claim.lead.verb}的{claim.metric}" if brings else owner + claim.metric


def _counts_things(last: Claim) -> bool:
    count = kinds().get(last.phrase.quantity.unit) == "count" and not last.lead.change
    return count and words_around("thing_end", r"(?<=.){}\Z").search(fold(last.metric)) is not None


def related_to(sides: Sides, phrase: Phrase, metric: str) -> str:
    """Return the name of texts with what they are related to: 建立建材智能制造标准体系,制定|相关标准 → 建材智能制造相关标准; "" for any others.

    metric: folded. Only a system of the same texts that the part before makes says it.
    """
    kind = words_around("related_texts").fullmatch(metric)
    about = without_work(part_before(sides, phrase)) if kind and sides.folded.startswith(",", phrase.left - 1) else ""
    system = words_around("system_of_texts", r"(?<=..){}\Z").search(about)
    name = about[: system.start()].rpartition("的")[2] if system else ""  # 较为完善的|智能制造
    return name + metric if name and system and system[0].startswith(metric[2:]) and not find_quantities(fold(about)) else ""


def chosen_for(sides: Sides, phrase: Phrase, verb: str, metric: str) -> str:
    """Return what those do who are chosen for it, with their name: 选择50家企业,|开展数据采集试点 is 开展数据采集试点的企业; "" where they have a name.

    metric: folded.
    """
    who = _anybody().fullmatch(metric) if verb in words_in("figures", "chooses") else None
    if who is None or not sides.folded.startswith(",", phrase.right):
        return ""
    does = _does_next().match(sides.folded, phrase.right + 1)
    return f"{sides.text[does.start('deed') : does.end('deed')]}的{who['who']}" if does else ""


@cache
def _anybody() -> re.Pattern[str]:
    return re.compile(rf"(?:[^的]{{0,16}}{around('fit')}[^的]{{0,12}}的)?(?P<who>{around('anybody')})")


@cache
def _does_next() -> re.Pattern[str]:
    return re.compile(rf"(?:{around('preposition')}[^,;。]{{1,20}}?)?(?P<deed>{around('carries_out')}[^,;。、的]{{2,24}})(?=[,;。]|\Z)")


def spread_over(text: str, folded: str, phrase: Phrase, lead: Lead, before: str) -> str:
    """Return what is there where something comes to, or whom it serves: 管网延伸至(14个行政村), 贸易伙伴覆盖(155个国家), 小程序服务(3万用户); "" for anything else.

    Whoever does so himself (志愿者服务2万群众) is none of it.
    """
    at = phrase.quantity.start
    if lead.reach:
        spread = words_around("spreads", r"{}\Z").search(folded, lead.left, at)
        return before + spread[0] if spread else ""
    if lead.verb not in words_in("figures", "reaches_many") or not lead.beside or lead.each or phrase.quantity.unit == "%":
        return ""
    end = folded.rfind(lead.verb, lead.text, at)
    able = words_around("able_to", r"{}\Z").search(folded, lead.text, max(end, lead.text))
    end = able.start() if able else end
    who = folded[lead.text : max(end, lead.text)]
    odd = (
        words("persons", r"{}\Z").search(who)
        or words_around("promiser_end", r"{}\Z").search(who)
        or words_around("area", r"{}\Z").fullmatch(who)
    )
    thing = _THING.fullmatch(who) and not odd and verb_at(who, 0, len(who)) is None
    area = words_around("area", r"{}(?=...)").match(who)
    return f"{text[lead.text + (area.end() if area else 0) : end]}{lead.verb}" if thing else ""


_THING = re.compile(r"[\u4e00-\u9fffA-Za-z\d\"]{3,12}")  # a bare 系统, 平台 says not which
