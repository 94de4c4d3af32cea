"""Is a number something that is promised or reached? The grammar of near-misses.

Each rule names what the number is instead: a grade, a name, a threshold, a subsidy, a time limit, a count of a list, a meeting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from policydiff.parse.leads import Lead
from policydiff.parse.metrics import is_dependent
from policydiff.parse.phrases import Phrase
from policydiff.text.quantities import Quantity
from policydiff.vocab.measures import kinds
from policydiff.vocab.targets import any_of

_NEAR = 12
_FAR = 160  # characters of a part that are looked at: time stays linear without a comma
_MEASURED = frozenset(
    {"money", "share", "area", "length", "mass", "volume", "energy", "information", "multiple", "score"}
)
_CONSEQUENCE = re.compile(r",(?:并|且|经\w{1,6}后)?(?:分别|一次性)?(?:给予|予以|奖励|补助|优先|可|不予|由)")
_PERSONAL = frozenset(["人", "名", "位", "份", "次", "户", "张", "期", "个"])
_FACT = re.compile(r"涉及|明确|细化|分|共|含|包括|占|位于|围绕|按|以|由|现|设|距|约|同一|每|凡|对|第")
_OFTEN = re.compile(r"每(?:个|一个)?(?:半年|月|季度?|周|天|日|学期)|每[一两三四五\d]年")
_QUOTED = re.compile(r'"[^"]{1,20}"|《[^》]{1,80}》|\'[^\']{1,20}\'')


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the place of a number before its own words are read.

    goal: a deadline, a goal's heading, or an accepted number of the same sentence stands above it. article: it stands in an
    article of rules (第三条), where numbers are thresholds unless a deadline says otherwise. dated: the sentence names a deadline.
    """

    goal: bool = False
    article: bool = False
    dated: bool = False
    heading: bool = False


def quoted_spans(folded: str) -> list[tuple[int, int]]:
    """Return the names in quotation marks and book-title marks: a number inside is part of a name."""
    return [match.span() for match in _QUOTED.finditer(folded)]


def inside_name(spans: Sequence[tuple[int, int]], quantity: Quantity) -> bool:
    """Tell whether a quantity stands inside one of the spans, which are in order."""
    index = bisect_right(spans, (quantity.start, quantity.start)) - 1
    return any(start <= quantity.start and quantity.end <= end for start, end in spans[max(0, index) : index + 2])


def is_span_of_time(folded: str, quantity: Quantity) -> bool:
    """Tell a span that only says when (三年新增, 2年期, 5个工作日内) from a time that is itself the figure (办理时间压缩至3天)."""
    if kinds().get(quantity.unit) != "time":
        return False
    return not re.search(any_of("duration"), folded[max(0, quantity.start - 2 * _NEAR) : quantity.start])


def refusal(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> str | None:
    """Return why the quantity of `phrase` is no target and no achievement, or None where it may be one."""
    for name, rule in _RULES:
        if rule(folded, phrase, lead, setting):
            return name
    return None


def _kind(phrase: Phrase) -> str:
    unit = phrase.quantity.unit
    return kinds().get(unit) or kinds().get(unit.split("/")[0], "")


def counted(folded: str, phrase: Phrase) -> str:
    """Return the words after the number that say what is counted: 20个以上|科技示范基地."""
    return folded[phrase.quantity.end : min(phrase.end, phrase.quantity.end + _FAR)]


def _is_grade(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    return phrase.quantity.unit == "级"


def _is_carried(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    """产值10亿元以上的企业5家, 由5家增加到10家: what the next number is about, or grows from."""
    return phrase.carried


def _is_condition(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    start = folded[phrase.left : min(phrase.quantity.start, phrase.left + _FAR)]
    after = folded[phrase.quantity.end : min(phrase.right, phrase.quantity.end + _FAR)]
    if re.match(r"的?\Z", after) and after:
        return True
    if re.match(r"(?:对|凡|如|若|当)", start) and "的" in after:
        return True
    if _CONSEQUENCE.match(folded, phrase.right):
        return True
    if not lead.reach and not lead.verb and re.match(r"(?:可|统一|原则上)?(?:按|参照|依照|依据)(?!期|时|规划|计划)", start):
        return True
    return "允许" in start or "准予" in start or bool(_permits().search(folded[max(phrase.left, phrase.quantity.start - 2 * _NEAR) : phrase.quantity.start]))


@cache
def _permits() -> re.Pattern[str]:
    return re.compile(
        r"(?:可以?(?!持续|再生|追溯|靠|视|复制|推广)|允许|准予|限报|限额|限(?=\Z)|面额|面值|共设|分为|(?<!自)由|不予|未达到?|达不到|(?:最多|至多|(?<![年时期权界有])限)[^,]{0,4})\Z"
    )


def _is_subsidy(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    if _kind(phrase) not in ("money", "share", "multiple", ""):
        return False
    before = folded[max(phrase.left, phrase.quantity.start - 60) : phrase.quantity.start]
    if re.search(r"税率|加计扣除|所得税|增值税|缴费|费率|出资比例", before):
        return True
    mentions = list(re.finditer(any_of("subsidy"), before))
    found = mentions[-1] if mentions else None
    if found and not re.match(
        r"(?:标准|资金|规模|水平|比例|总额|政策|方式|范围|项目|机制|人数)", before[found.end() :]
    ):
        return True
    if found and not lead.reach:
        return True
    return bool(_granted().match(folded, phrase.quantity.end))


@cache
def _granted() -> re.Pattern[str]:
    words = [word for entry in ("subsidy",) for word in any_of(entry).split("|")]
    return re.compile(
        rf"的?(?:标准|比例)?(?:给予|予以|进行)?(?:一次性|资金|财政|启动|专项)?(?:{'|'.join(words)}|启动资金|经费支持|奖)"
    )


def _is_time_limit(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    if _kind(phrase) != "time":
        return False
    metric = folded[lead.left : lead.right]
    return not (
        re.search(any_of("duration"), metric) and (lead.reach or lead.change or phrase.quantity.comparator != "=")
    )


@cache
def _listing() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('listing')})(?=\Z|[的,、]|开展|推进|工作|着|发力|入手|进行|持续|全面|精准|同时|加|协同|深入|统筹|抓|聚)")


def _is_list_count(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    noun = counted(folded, phrase).removeprefix("的")
    if _listing().match(noun) or re.search(rf"(?:{any_of('organ')})\Z", noun or folded[lead.left : lead.right]):
        return True
    number = folded[phrase.quantity.number[0]]
    if number.isdigit() or phrase.quantity.comparator != "=" or _kind(phrase) not in ("count", ""):
        return False
    return not lead.verb or not (noun or lead.left < lead.right) or (not lead.each and bool(re.search(rf"(?:{any_of('slogan')})", noun)))


def _is_process(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    words = folded[phrase.start : phrase.quantity.start] + counted(folded, phrase)
    if phrase.quantity.unit == "次" and re.search(
        rf"{any_of('process')}|会议|例会|督查|检查|通报|报告|报送|调度|评估|修订|考核", words
    ):
        return True
    return bool(_OFTEN.match(lead.each or "")) and not lead.reach


def _is_rank(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    return folded[phrase.quantity.start - 1 : phrase.quantity.start] == "前"


def _is_ceiling(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    """不超过30% without a date: a rule, not a promise; 控制在5%以内 is one."""
    if not phrase.quantity.comparator.startswith("<") or setting.goal or setting.dated:
        return False
    return not (lead.reach or lead.change or folded[phrase.quantity.start :].startswith("控制"))


def _describes(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    """年营业收入2000万元以上的企业, 3人以上的团队: the number says which ones are meant."""
    noun = counted(folded, phrase)
    if not noun or noun in ("以上", "大关", "水平", "目标", "的目标", "的水平", "任务", "的任务"):
        return False
    if _kind(phrase) in _MEASURED and not (lead.verb and is_dependent(folded[lead.left : lead.right])):
        return (
            lead.left < lead.right
            and not lead.beside
            and (noun.startswith("的") or (not lead.reach and not lead.change))
        )
    if phrase.quantity.unit in ("人", "名", "位"):
        return (noun.startswith("的") and not re.search(rf"(?:{any_of('persons')})", noun)) or bool(
            re.match(r"(?:组成|组建|参加|死亡)", noun)
        )
    return noun.startswith("的") and lead.left < lead.right and not lead.verb


def _is_unproven(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    """Nothing says that the number is promised or reached."""
    if setting.article and not setting.dated:
        return True
    ends = phrase.quantity.end == phrase.right and bool(lead.verb)
    if setting.heading and not (setting.dated or lead.reach or lead.change or phrase.quantity.comparator != "=" or ends):
        return True
    if lead.reach or lead.verb or lead.change or (lead.modality and lead.left < lead.right):
        return False
    metric = folded[lead.left : lead.right]
    named = bool(re.search(rf"(?:{any_of('indicator')})(?:\(.*\))?\Z", metric))
    if lead.each and metric and phrase.quantity.comparator != "=":
        return False
    if named and (setting.goal or phrase.quantity.comparator != "="):
        return False
    if counted(folded, phrase) or not metric:
        return True
    return not setting.goal and not _is_plain_promise(folded, phrase, metric)


def _is_plain_promise(folded: str, phrase: Phrase, metric: str) -> bool:
    """送电影下乡25000场: whatever the verb, a count of things at the end of its part is promised; of persons it may be a rule."""
    quantity = phrase.quantity
    if _kind(phrase) != "count" or quantity.unit in _PERSONAL or not folded[quantity.number[0]].isdigit():
        return False
    return len(metric) >= 3 and not _FACT.match(metric)


def _stands(folded: str, phrase: Phrase, lead: Lead, setting: Setting) -> bool:
    """规划面积9.86平方公里: a fact about a place, not a figure to reach."""
    return bool(re.search(rf"(?:{any_of('standing')})\Z", folded[lead.left : lead.right])) and not lead.reach


_RULES = (
    ("grade", _is_grade),
    ("carried", _is_carried),
    ("rank", _is_rank),
    ("condition", _is_condition),
    ("subsidy", _is_subsidy),
    ("time-limit", _is_time_limit),
    ("list-count", _is_list_count),
    ("process", _is_process),
    ("description", _describes),
    ("ceiling", _is_ceiling),
    ("standing", _stands),
    ("unproven", _is_unproven),
)
