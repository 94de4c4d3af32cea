"""Is a number something that is promised or reached? The grammar of near-misses.

Each rule names what the number is instead: a grade, a threshold, a subsidy, a time limit, the count of a list, a meeting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from policydiff.parse.figures.leads import Lead
from policydiff.parse.figures.metrics import is_dependent
from policydiff.parse.figures.phrases import Phrase
from policydiff.text.quantities import Quantity
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.promises import any_of, words_of

_NEAR = 12
_FAR = 160  # characters of a part that are looked at: time stays linear without a comma
_MEASURED = frozenset(["money", "share", "area", "length", "mass", "volume", "energy", "information", "multiple", "score"])
_PERSONAL = frozenset(["人", "名", "位"])
_WEAK_COUNTS = _PERSONAL | frozenset(["份", "次", "户", "张", "期", "个"])
AFTER_GOAL = frozenset(["以上", "大关", "水平", "目标", "的目标", "的水平", "任务", "的任务"])
_FACT = re.compile(r"涉及|明确|细化|分|共|含|包括|占|位于|围绕|按|以|由|现|设|距|约|同一|每|凡|对|第")
_OFTEN = re.compile(r"每(?:个|一个)?(?:半年|月|季度?|周|天|日|学期)|每[一两三四五\d]年")
_QUOTED = re.compile(r'"[^"]{1,20}"|"[^"+]{1,20}\+[^"]{1,40}"|《[^》]{1,80}》|\'[^\']{1,20}\'')
_MEASURED_BY = re.compile(r"(?:不低于|不少于|不超过|不高于|高于|低于|超过)[^,、;:。]{1,10}的\Z")  # 不低于营业收入的3%
_DEFINES = re.compile(r"(?:支持|适用|扶持|奖补|申报|奖励)对象[为是]?|所称|是指")
_HEAD_EACH = re.compile(r"每(?:人|名|位|生|户|家|个|台|亩|件|项|篇|次)")
_TEAM = re.compile(r"组成|组建|参加|死亡")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the place of a number before its own words are read.

    goal: a deadline, a goal's heading, or an accepted number of the same sentence stands above it. article: it stands in an
    article of rules (第三条), where numbers are thresholds unless a deadline says otherwise. dated: the sentence names a
    deadline. heading: it stands in a heading, where only a number with a verb or a bound is a promise. under: what a heading
    above gives out (benefit | condition | score), "" where none does. built: the part before has a verb of promise. series: the number before
    it, a part earlier, was promised with a verb that goes on (培育3家A,20家B).
    """

    goal: bool = False
    article: bool = False
    dated: bool = False
    heading: bool = False
    under: str = ""
    built: bool = False
    series: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A quantity with its words, ready to be judged. metric: the words before it; noun: those after it, what is counted."""

    folded: str
    phrase: Phrase
    lead: Lead
    setting: Setting

    @property
    def quantity(self) -> Quantity:
        """Return the quantity."""
        return self.phrase.quantity

    @property
    def kind(self) -> str:
        """Return what the unit measures, that of 元/吨 being money."""
        unit = self.quantity.unit
        return kinds().get(unit) or kinds().get(unit.split("/")[0], "")

    @property
    def metric(self) -> str:
        """Return the folded words that name the metric before the number."""
        return self.folded[self.lead.left : self.lead.right]

    @property
    def noun(self) -> str:
        """Return the words after the number."""
        return counted(self.folded, self.phrase)

    @property
    def bound(self) -> bool:
        """Tell whether a word such as 以上, 不低于 or 至少 bounds the number."""
        return self.quantity.comparator != "=" or self.lead.at_least

    @property
    def moves(self) -> bool:
        """Tell whether a verb of reaching or changing stands before the number."""
        return self.lead.reach or bool(self.lead.change)


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
    if reaches_time(folded, quantity):
        return False
    return not _words("duration").search(folded[max(0, quantity.start - 2 * _NEAR) : quantity.start])


def reaches_time(folded: str, quantity: Quantity) -> bool:
    """Tell a time that a process is brought down to (压缩至4周以内, 1小时内到达) from one that says when."""
    before = folded[max(0, quantity.start - _NEAR) : quantity.start]
    if _words("falls", r"{}了?[到至为在]\Z").search(before):
        return True
    inside = folded[quantity.number[1] : quantity.end] in ("内", "以内", "之内") and quantity.unit in _SHORT
    return inside and bool(_ACHIEVES.search(before)) and quantity.end < len(folded) and folded[quantity.end] not in ",;。的"


_SHORT = frozenset(["秒", "分钟", "小时", "天", "日", "工作日"])
_ACHIEVES = re.compile(r"(?:实现|确保|做到|保证)[^,;。]{0,8}\Z")
_REST = re.compile(r"(?:及|以及|和|并|等)(?:其他|其它|其|相关|附属|配套)|等(?!级|次)|[、和及](?:[A-Z]|若干|一批|多)个?")


def counted(folded: str, phrase: Phrase) -> str:
    """Return the words after the number that say what is counted: 20个以上|科技示范基地; not 312米|及其他附属设施."""
    noun = folded[phrase.quantity.end : min(phrase.end, phrase.quantity.end + _FAR)]
    rest = _REST.search(noun)
    return noun[: rest.start()] if rest else noun


def rule_above(headings: Sequence[str]) -> str:
    """Return what the headings above give out: benefit, condition or score; "" where they are of another kind."""
    for heading in headings[:2]:
        for kind in ("condition", "benefit", "score"):
            if _words(f"{kind}_heading", r"{}(?!达|提高)").search(heading):
                return kind
    return ""


def without_attributes(folded: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Leave out the numbers inside a counted noun: 3个百亿级集群, 5家年产值过亿元的供应商, 1个100亩以上的基地."""
    kept: list[Quantity] = []
    for quantity in quantities:
        if quantity.unit == "级":
            continue
        before = kept[-1] if kept else None
        if before is not None and kinds().get(before.unit) == "count" and kinds().get(quantity.unit) != "count":
            between = folded[before.end : quantity.start]
            qualifies = folded.startswith("的", quantity.end) or (not between and folded[quantity.end : quantity.end + 1].isalnum())
            if qualifies and not _PARTED.search(between) and folded[quantity.end : quantity.end + 2] not in ("的,", "的。"):
                continue
        kept.append(quantity)
    return kept


_PARTED = re.compile(r"[,;:。、()|]|[和及与并]")


def refusal(case: Case) -> str | None:
    """Return why a quantity is no target and no achievement, or None where it may be one."""
    return next((name for name, rule in _RULES if rule(case)), None)


@cache
def _words(group: str, pattern: str = "{}") -> re.Pattern[str]:
    """Return the words of a group inside a larger expression."""
    return re.compile(pattern.replace("{}", f"(?:{any_of(group)})"))


def _is_grade(case: Case) -> bool:
    return case.quantity.unit == "级"


def _is_rank(case: Case) -> bool:
    before = case.folded[max(0, case.quantity.start - 2) : case.quantity.start]
    return before.endswith("前") and before[0] not in "底末年月日之以"  # 前10名, but 年底前超过10名


def _is_condition(case: Case) -> bool:
    """对年营业收入2000万元以上的企业, …满3年的, 可…, 按…%: the number says who is meant, or what is allowed."""
    folded, phrase, at = case.folded, case.phrase, case.quantity.start
    start = folded[phrase.left : min(at, phrase.left + _FAR)]
    if _DEFINES.search(folded, max(0, at - _FAR), at):
        return True
    after = folded[case.quantity.end : min(phrase.right, case.quantity.end + _FAR)]
    if after == "的" or ("的" in after and _words("condition").match(start)):
        return True
    if _words("grants", r",(?:并|且|经\w{1,6}后)?(?:分别|一次性)?{}").match(folded, phrase.right):
        return True
    if not case.lead.reach and not case.lead.verb and _words("rule", r"{}(?!期|时|规划|计划)").match(start):
        return True
    before = folded[max(phrase.left, at - _NEAR) : at]
    if _MEASURED_BY.search(before) and not case.setting.dated:
        return True
    limited = _words("limits", r"{}(?<![年时期权界有]限)[^,]{0,4}\Z").search(before)
    return bool(limited or _words("allows").search(start) or _words("permits", r"(?:{}|(?<!自)由)\Z").search(before))


def _is_subsidy(case: Case) -> bool:
    """给予50万元, 50万元奖励, 15%的税率: granted or owed by a rule; but 补助标准提高到640元 is a target."""
    if case.kind not in ("money", "share", "multiple", ""):
        return False
    if case.kind == "money" and _HEAD_EACH.match(case.lead.each or "") and not (case.moves or case.setting.dated):
        return True  # 博士研究生每人15万元
    before = case.folded[max(case.phrase.left, case.quantity.start - 5 * _NEAR) : case.quantity.start]
    if _words("due").search(before):
        return True
    last = None
    for last in _words("subsidy").finditer(before):  # noqa: B007
        pass
    if last and not (case.lead.reach and _words("measure_of_subsidy").match(before, last.end())):
        return True
    return bool(_words("granted", r"的?(?:给予|予以|进行)?(?:一次性|资金|财政|专项)?{}").match(case.folded, case.quantity.end))


def _is_time_limit(case: Case) -> bool:
    if case.kind == "time" and reaches_time(case.folded, case.quantity):
        return False
    return case.kind == "time" and not (_words("duration").search(case.metric) and (case.moves or case.bound))


def _is_list_count(case: Case) -> bool:
    """3个领域, 四项行动, 两个维护: counts a list of the text, or is a slogan."""
    noun = case.noun.removeprefix("的")
    if case.metric and case.lead.verb and case.noun in AFTER_GOAL:
        return False
    if (
        _words("listing", _LISTING).match(noun)
        or (case.setting.heading and noun.endswith(("领域", "方面", "环节")))
        or _words("organ", r"{}\Z").search(noun or case.metric)
    ):
        return True
    digit = case.folded[case.quantity.number[0]].isdigit()
    if digit or case.bound or case.kind not in ("count", ""):
        return False
    named = bool(noun or case.metric)
    return not (case.lead.verb and named) or (not case.lead.each and bool(_words("slogan").search(noun)))


_LISTING = r"{}(?=\Z|[的,、]|开展|推进|工作|着|发力|入手|进行|持续|全面|精准|同时|加|协同|深入|统筹|抓|聚)"


def _is_process(case: Case) -> bool:
    """每年召开2次会议, 每季度…: how the work is run."""
    words = case.folded[case.phrase.start : case.quantity.start] + case.noun
    if case.quantity.unit == "次" and _words("process").search(words):
        return True
    return bool(_OFTEN.match(case.lead.each or "")) and not case.lead.reach


def _is_description(case: Case) -> bool:
    """年营业收入2000万元以上的企业, 3人以上的团队: the number says which ones are meant."""
    noun, lead = case.noun, case.lead
    if not noun or noun in AFTER_GOAL:
        return False
    if noun.endswith("全覆盖") or (noun.startswith("的") and noun.endswith(("优势", "条件", "基础"))):
        return True
    if case.kind in _MEASURED and not (lead.verb and is_dependent(case.metric)):
        return bool(case.metric) and not lead.beside and (noun.startswith("的") or not case.moves)
    if case.quantity.unit in _PERSONAL:
        helped = lead.beside and lead.verb in words_of("helps")
        others = noun.startswith("的") and not helped and not _words("persons").search(noun)
        return others or bool(_TEAM.match(noun))
    return noun.startswith("的") and bool(case.metric) and not lead.verb


def _is_ceiling(case: Case) -> bool:
    """不超过30% without a date: a rule, not a promise; 控制在5%以内 is one."""
    if not case.quantity.comparator.startswith("<") or case.setting.goal or case.setting.dated:
        return False
    return not (case.moves or case.folded.startswith("控制", case.quantity.start))


def _stands(case: Case) -> bool:
    """规划面积9.86平方公里: a fact about a place, not a figure to reach."""
    return not case.lead.reach and bool(_words("standing", r"{}\Z").search(case.metric))


def _is_unproven(case: Case) -> bool:
    """Nothing says that the number is promised or reached."""
    lead, setting, bound = case.lead, case.setting, case.bound
    goal = setting.goal or lead.each is not None
    if setting.article and not setting.dated:
        return True
    if setting.heading and not (setting.dated or case.moves or bound or (lead.verb and case.quantity.end == case.phrase.right)):
        return True
    if (
        case.moves
        or lead.verb
        or (lead.modality and (case.metric or setting.goal) and not case.noun)
        or (lead.each and case.metric and bound)
    ):
        return False
    if (goal or (bound and case.quantity.comparator != "~")) and _words("indicator", r"{}(?:\(.*\))?\Z").search(case.metric):
        return False
    if setting.goal and case.kind == "share" and not case.metric and case.noun.startswith("的"):
        return False  # 到2025年,90%以上的事项实现网上可办
    if not case.metric and not case.noun and setting.goal and case.quantity.comparator in (">", ">="):
        return False  # …达到35万个;2025年底前超过45万个
    if setting.series and case.noun and case.kind == "count" and not case.noun.startswith("的"):
        return False
    if case.metric in words_of("extent") and setting.built:
        return False
    if _comes_true(case):
        return False
    if case.noun or not case.metric:
        return True
    return not goal and not _is_plain_promise(case)


def _comes_true(case: Case) -> bool:
    """力争3家企业上市, 80%以上工程项目采用…, 对23座公厕提档升级: the verb stands behind what is counted."""
    said = case.lead.modality or case.setting.goal or case.setting.dated or _TAKES.match(case.folded, case.phrase.start)
    if not said or case.metric or case.kind not in ("count", "share") or not case.folded[case.quantity.number[0]].isdigit():
        return False
    if case.noun.startswith(("规模的", "年度", "纳税")):
        return False  # 1000人规模的学校
    return len(case.noun) > 2 and bool(_words("comes_true").search(case.noun, 2))


_TAKES = re.compile(r"[对将把]")


def _is_rule_above(case: Case) -> bool:
    """Under 补助标准, 申报条件 or 积分 every figure is part of the rule."""
    return bool(case.setting.under) and not (
        case.setting.under == "benefit" and case.lead.reach and case.setting.dated and case.kind == "count"
    )


def _is_score(case: Case) -> bool:
    """计4分, 累计不超过10分: points that a rule gives; 满意度达到95分 is reached."""
    return case.kind == "score" and not case.moves


def _is_procedure(case: Case) -> bool:
    """选择1个考点进行报名: what a reader does, where no date and no goal stand."""
    told = case.lead.verb in words_of("procedure") or _words("procedure", r"进行{}").search(case.noun)
    return bool(told) and not (case.setting.goal or case.setting.dated or case.lead.each)


def _is_plain_promise(case: Case) -> bool:
    """送电影下乡25000场: whatever the verb, a count of things at the end of its part is promised; of persons it may be a rule."""
    if case.kind != "count" or case.quantity.unit in _WEAK_COUNTS or not case.folded[case.quantity.number[0]].isdigit():
        return False
    return len(case.metric) >= 3 and not _FACT.match(case.metric)


# The first rule that holds gives the reason; none depends on another.
_RULES: tuple[tuple[str, Callable[[Case], bool]], ...] = (
    ("grade", _is_grade),
    ("rank", _is_rank),
    ("rule-above", _is_rule_above),
    ("score", _is_score),
    ("procedure", _is_procedure),
    ("condition", _is_condition),
    ("subsidy", _is_subsidy),
    ("time-limit", _is_time_limit),
    ("list-count", _is_list_count),
    ("process", _is_process),
    ("description", _is_description),
    ("ceiling", _is_ceiling),
    ("standing", _stands),
    ("unproven", _is_unproven),
)
