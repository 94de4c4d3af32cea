"""The signs by which a number is told from a promise, and those by which it is one: each a question about a case."""

from __future__ import annotations

import re
from collections.abc import Callable

from policydiff.parse.figures.apart import reaches_time
from policydiff.parse.figures.case import Case, words
from policydiff.parse.figures.metrics import is_dependent
from policydiff.vocab.amounts.promises import words_of

_NEAR = 12
_FAR = 160  # characters of a part that are looked at: time stays linear without a comma
_MEASURED = frozenset(["money", "share", "area", "length", "mass", "volume", "energy", "information", "multiple", "score"])
_PERSONAL = frozenset(["人", "名", "位"])
_WEAK_COUNTS = _PERSONAL | frozenset(["份", "次", "户", "张", "期", "个"])
AFTER_GOAL = frozenset(["以上", "大关", "水平", "目标", "的目标", "的水平", "任务", "的任务"])
_FACT = re.compile(r"涉及|明确|细化|分|共|含|包括|占|位于|围绕|按|以|由|现|设|距|约|同一|每|凡|对|第")
_OFTEN = re.compile(r"每(?:个|一个)?(?:半年|月|季度?|周|天|日|学期)|每[一两三四五\d]年")
_MEASURED_BY = re.compile(r"(?:不低于|不少于|不超过|不高于|高于|低于|超过)[^,、;:。]{1,10}的\Z")  # 不低于营业收入的3%
_DEFINES = re.compile(r"(?:支持|适用|扶持|奖补|申报|奖励)对象[为是]?|所称|是指")
_HEAD_EACH = re.compile(r"每(?:人|名|位|生|户|家|个|台|亩|件|项|篇|次)")
_ATTEND = re.compile(r"(?:参加|出席|参会|与会)\Z")
_TEAM = re.compile(r"组成|组建|参加|死亡")


def is_rank(case: Case) -> bool:
    """前10名; 年底前超过10名 is none."""
    before = case.folded[max(0, case.quantity.start - 2) : case.quantity.start]
    return before.endswith("前") and before[0] not in "底末年月日之以"


def is_office(case: Case) -> bool:
    """行政审批服务三处: an office is called by its number."""
    before = case.folded[max(0, case.quantity.start - _NEAR) : case.quantity.start]
    worded = not case.folded[case.quantity.number[0]].isdigit()
    return worded and case.quantity.unit == "处" and not case.lead.beside and bool(_OFFICE.search(before))


_OFFICE = re.compile(r"[局厅委部院办][^,;。、]{0,8}\Z")


def is_condition(case: Case) -> bool:
    """对年营业收入2000万元以上的企业, …满3年的, 可…, 按…%: the number says who is meant, or what is allowed."""
    folded, phrase, at = case.folded, case.phrase, case.quantity.start
    start = folded[phrase.left : min(at, phrase.left + _FAR)]
    if _DEFINES.search(folded, max(0, at - _FAR), at):
        return True
    after = folded[case.quantity.end : min(phrase.right, case.quantity.end + _FAR)]
    if after == "的" or ("的" in after and words("condition").match(start)):
        return True
    if words("grants", r",(?:并|且|经\w{1,6}后)?(?:分别|一次性)?{}").match(folded, phrase.right):
        return True
    if not case.lead.reach and not case.lead.verb and words("rule", r"{}(?!期|时|规划|计划)").match(start):
        return True
    before = folded[max(phrase.left, at - _NEAR) : at]
    if _MEASURED_BY.search(before) and not case.setting.dated:
        return True
    limited = words("limits", r"{}(?<![年时期权界有]限)[^,]{0,4}\Z").search(before)
    return bool(limited or words("allows").search(start) or words("permits", r"(?:{}|(?<!自)由)\Z").search(before))


def is_subsidy(case: Case) -> bool:
    """给予50万元, 50万元奖励, 15%的税率: granted or owed by a rule; but 补助标准提高到640元 is a target."""
    if case.kind not in ("money", "share", "multiple", ""):
        return False
    if case.kind == "money" and _HEAD_EACH.match(case.lead.each or "") and not (case.moves or case.setting.dated):
        return True  # 博士研究生每人15万元
    before = case.folded[max(case.phrase.left, case.quantity.start - 5 * _NEAR) : case.quantity.start]
    if words("due").search(before):
        return True
    last = next(iter(reversed(list(words("subsidy").finditer(before)))), None)
    if last and not (case.lead.reach and words("measure_of_subsidy").match(before, last.end())):
        return True
    return bool(words("granted", r"的?(?:给予|予以|进行|提供|发放)?(?:一次性|资金|财政|专项)*{}").match(case.folded, case.quantity.end))


def is_time_limit(case: Case) -> bool:
    """15日内答复: when something is done; 审批时限压缩至3天 is reached."""
    if case.kind == "time" and reaches_time(case.folded, case.quantity):
        return False
    return case.kind == "time" and not (words("duration").search(case.metric) and (case.moves or case.bound))


def is_list_count(case: Case) -> bool:
    """3个领域, 四项行动, 两个维护: counts a list of the text, or is a slogan."""
    noun = case.noun.removeprefix("的")
    if case.metric and case.lead.verb and case.noun in AFTER_GOAL:
        return False
    if (
        words("listing", _LISTING).match(noun)
        or (case.setting.heading and noun.endswith(("领域", "方面", "环节")))
        or words("organ", r"{}\Z").search(noun or case.metric)
    ):
        return True
    digit = case.folded[case.quantity.number[0]].isdigit()
    if _sums_up(case):
        return True
    if digit or case.bound or case.kind not in ("count", ""):
        return False
    named = bool(noun or case.metric)
    return not (case.lead.verb and named) or (not case.lead.each and bool(words("slogan").search(noun)))


def _sums_up(case: Case) -> bool:
    """基础、行业、企业三类标准: the number says how many stand before it."""
    if case.kind != "count" or case.bound or case.quantity.value > _LONGEST_LIST or not case.noun:
        return False
    if case.folded[case.quantity.number[0]].isdigit() and case.quantity.unit not in ("类", "种"):
        return False
    return len(_ITEM.findall(case.metric)) + 1 == case.quantity.value > 1


_LONGEST_LIST = 9
_ITEM = re.compile(r"、|以及|[和及与]")
_LISTING = r"{}(?=\Z|[的,、]|开展|推进|工作|着|发力|入手|进行|持续|全面|精准|同时|加|协同|深入|统筹|抓|聚)"


def is_process(case: Case) -> bool:
    """每年召开2次会议, 每季度…: how the work is run."""
    around = case.folded[case.phrase.start : case.quantity.start] + case.noun
    if case.quantity.unit == "次" and words("process").search(around):
        return True
    return bool(_OFTEN.match(case.lead.each or "")) and not case.lead.reach


def is_description(case: Case) -> bool:
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
        others = noun.startswith("的") and not helped and not words("persons").search(noun)
        return others or bool(_TEAM.match(noun) or _ATTEND.search(noun))
    return noun.startswith("的") and bool(case.metric) and not lead.verb


def is_ceiling(case: Case) -> bool:
    """不超过30% without a date: a rule, not a promise; 控制在5%以内 is one."""
    if not case.quantity.comparator.startswith("<") or case.setting.goal or case.setting.dated:
        return False
    return not (case.moves or case.folded.startswith("控制", case.quantity.start))


def stands(case: Case) -> bool:
    """规划面积9.86平方公里: a fact about a place, not a figure to reach."""
    return not case.lead.reach and bool(words("standing", r"{}\Z").search(case.metric))


def is_article(case: Case) -> bool:
    """第三条, or a guide for readers: a number is a threshold or a procedure unless a deadline says otherwise."""
    return case.setting.article and not case.setting.dated


def is_in_heading(case: Case) -> bool:
    """三个一批: in a heading only a number with a deadline, a bound, or a verb and nothing behind it is a promise."""
    lead, ends = case.lead, case.quantity.end == case.phrase.right
    return case.setting.heading and not (case.setting.dated or case.moves or case.bound or (lead.verb and ends))


def is_modal(case: Case) -> bool:
    """力争利润8亿元: how firmly it is promised stands in the place of a verb."""
    return bool(case.lead.modality and (case.metric or case.setting.goal) and not case.noun)


def is_bound_each(case: Case) -> bool:
    """每个县星级饭店不少于3家."""
    return bool(case.lead.each and case.metric and case.bound)


def is_indicator(case: Case) -> bool:
    """合格率98%以上: the name of a figure, with a bound or under a goal."""
    told = case.setting.goal or case.lead.each is not None or (case.bound and case.quantity.comparator != "~")
    return told and bool(words("indicator", r"{}(?:\(.*\))?\Z").search(case.metric))


def is_share_of(case: Case) -> bool:
    """到2025年,90%以上的事项实现网上可办."""
    return case.setting.goal and case.kind == "share" and not case.metric and case.noun.startswith("的")


def goes_on(case: Case) -> bool:
    """…达到35万个;2025年底前超过45万个. And: 培育3家A,20家B."""
    bare = not case.metric and not case.noun
    if bare and case.setting.goal and case.quantity.comparator in (">", ">="):
        return True
    return case.setting.series and bool(case.noun) and case.kind == "count" and not case.noun.startswith("的")


def is_extent(case: Case) -> bool:
    """修建环湖绿道,全长5.6公里."""
    return case.setting.built and case.metric in words_of("extent")


def is_named(case: Case) -> bool:
    """主要目标:科技服务机构50家: nothing but its name and its place."""
    if case.noun or not case.metric:
        return False
    return case.setting.goal or case.lead.each is not None or _is_plain_promise(case)


def comes_true(case: Case) -> bool:
    """力争3家企业上市, 80%以上工程项目采用…, 对23座公厕提档升级: the verb stands behind what is counted."""
    said = (
        case.lead.modality or case.setting.goal or case.setting.dated or case.setting.past or _TAKES.match(case.folded, case.phrase.start)
    )
    if not said or case.metric or case.kind not in ("count", "share") or not case.folded[case.quantity.number[0]].isdigit():
        return False
    if case.noun.startswith(("规模的", "年度", "纳税")):
        return False  # 1000人规模的学校
    return len(case.noun) > 2 and bool(words("comes_true").search(case.noun, 2))


_TAKES = re.compile(r"[对将把]")


def is_under(kind: str) -> Callable[[Case], bool]:
    """Return the sign that a heading above gives out such figures: under 补助标准, 申报条件 or 积分 each is part of the rule."""

    def sign(case: Case) -> bool:
        told = kind == "benefit" and case.lead.reach and case.setting.dated and case.kind == "count"
        return case.setting.under == kind and not told

    return sign


def is_score(case: Case) -> bool:
    """计4分, 累计不超过10分: points that a rule gives; 满意度达到95分 is reached."""
    return case.kind == "score" and not case.moves


def is_procedure(case: Case) -> bool:
    """选择1个考点进行报名: what a reader does, where no date and no goal stand."""
    told = case.lead.verb in words_of("procedure") or words("procedure", r"进行{}").search(case.noun)
    return bool(told) and not (case.setting.goal or case.setting.dated or case.lead.each)


def _is_plain_promise(case: Case) -> bool:
    """送电影下乡25000场: whatever the verb, a count of things at the end of its part is promised; of persons it may be a rule."""
    if case.kind != "count" or case.quantity.unit in _WEAK_COUNTS or not case.folded[case.quantity.number[0]].isdigit():
        return False
    return len(case.metric) >= 3 and not _FACT.match(case.metric)
