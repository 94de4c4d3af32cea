"""The signs by which a number is a promise, or was one that is kept."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.apart import is_done_in
from policydiff.parse.figures.case import Case, each_measured, words, words_around
from policydiff.parse.figures.naming.doing import says_of_share
from policydiff.parse.figures.naming.names import is_taken, reaches_out
from policydiff.parse.figures.signs.standing import serves_within
from policydiff.vocab.amounts.figures import around, when, words_in
from policydiff.vocab.amounts.targets import any_of

_DOUBLES = "翻"
_EXTENTS = frozenset(["length", "area", "mass", "volume"])
_ALL = 100
_WEAK_COUNTS = frozenset(["人", "名", "位", "份", "次", "户", "张", "期", "个"])


def is_modal(case: Case) -> bool:
    """力争利润8亿元: how firmly it is promised stands in the place of a verb."""
    return bool(case.lead.modality and (case.metric or case.setting.goal) and not case.noun)


def keeps_up_rate(case: Case) -> bool:
    """Tell 每年教师交流轮岗比例|不低于符合条件人数的10%, a rate that a plan keeps up, from 研发投入不低于营业收入的5%."""
    return bool(case.setting.promises and case.lead.each) and _bounded_rate().search(case.metric) is not None


@cache
def _bounded_rate() -> re.Pattern[str]:
    return re.compile(rf"(?<=..){around('share')}{around('threshold')}")


def is_bound_each(case: Case) -> bool:
    """每个县星级饭店不少于3家, 每个乡镇不少于3个供应网点."""
    least = case.noun and case.kind == "count" and case.quantity.comparator.startswith(">")
    return bool(case.lead.each and case.bound and (case.metric or least))


def is_indicator(case: Case) -> bool:
    """合格率98%以上: the name of a figure, with a bound or under a goal; of a plan also 测评率100%, which is no state of things."""
    whole = case.setting.promises and case.quantity.unit == "%" and case.quantity.value == _ALL
    doubled = case.setting.promises and case.folded.startswith(_DOUBLES, case.quantity.number[0])  # 园区数量翻一番
    held_in = case.bound and words_around("held_in").match(case.folded, case.quantity.start)
    bound = case.bound and (case.quantity.comparator != "~" or held_in)  # 总量控制在260万吨左右
    told = whole or doubled or case.setting.goal or case.lead.each is not None or bound
    allowed = words("duration", r"{}\Z").search(case.metric) or (words_around("time_allowed", r"{}\Z").search(case.metric) and held_in)
    held = case.kind == "time" and case.setting.promises and case.bound and allowed  # 审批时间控制在45个工作日以内
    if held or not told:
        return bool(held)
    spent = case.kind == "share" and _spends().search(case.metric)  # 衔接资金用于产业发展不低于60%
    grows = held_in and case.metric and words_around("growth", r"{}\Z").search(case.metric)  # 价格涨幅控制在3%左右
    return bool(spent or grows or serves_within(case) or words("indicator", r"{}(?:\(.*\))?\Z").search(case.metric))


@cache
def _spends() -> re.Pattern[str]:
    return re.compile(rf"(?<=..){around('spent_on')}[^占,的]{{2,}}\Z")


def is_share_of(case: Case) -> bool:
    """到2025年,90%以上的事项实现网上可办."""
    return case.setting.goal and case.kind == "share" and not case.metric and case.noun.startswith("的")


def is_part(case: Case) -> bool:
    """资金2600万元,其中…运营补贴600万元: a part has its whole's class."""
    return case.setting.part


def goes_on(case: Case) -> bool:
    """…达到35万个;2025年底前超过45万个. And: 培育3家A,20家B."""
    if case.setting.restates:
        return True  # 小区186个(4.3万户)
    bare = not case.metric and not case.noun
    if bare and case.setting.headed and case.setting.goal:
        return True  # 森林覆盖率:62.5%, where the name is the heading
    if bare and case.setting.yearly:
        return True  # 达到:2025年12家,2026年20家
    if bare and case.lead.part and case.setting.goal and _own_year().search(case.folded, case.phrase.start, case.quantity.start):
        return True  # 公路1200公里,其中2023年400公里
    held = words_around("held_in").match(case.folded, case.quantity.start)  # 失业率下降0.5个百分点,控制在4.5%以内
    doubled = case.folded.startswith(_DOUBLES, case.quantity.number[0])  # 较2023年翻一番
    if bare and case.setting.goal and (doubled or held or case.quantity.comparator in (">", ">=")):
        return True
    return case.setting.series and bool(case.noun) and case.kind == "count" and not case.noun.startswith("的")


@cache
def _own_year() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d年")


def is_extent(case: Case) -> bool:
    """修建环湖绿道,全长5.6公里."""
    return case.setting.built


def is_named(case: Case) -> bool:
    """主要目标:科技服务机构50家: nothing but its name and its place."""
    if case.noun or not case.metric:
        return False
    allotted = case.setting.under == "fund" and case.kind == "money" and case.setting.promises  # 资金安排: 基础设施类1800万元
    adds = (
        case.setting.promises and case.kind == "count" and words("adds", r"\A(?:[\u4e00-\u9fff]{2})?{}").match(case.metric) is not None
    )  # 城镇新增就业4万人
    return case.setting.goal or allotted or adds or case.lead.each is not None or (case.setting.promises and _is_plain_promise(case))


def is_compared(case: Case) -> bool:
    """农业总产值2660亿元,比1980年增长21%: a level whose growth follows."""
    return bool(case.metric) and not case.noun and bool(_compares().match(case.folded, case.phrase.right))


@cache
def _compares() -> re.Pattern[str]:
    change = f"{around('grows')}|{any_of('falls')}"
    return re.compile(rf",(?:{when('compares')}[^,;。]{{2,16}}?|{around('yearly')}|{around('each_year')})(?:{change})")


def comes_true(case: Case) -> bool:
    """力争3家企业上市, 80%以上工程项目采用…, 对23座公厕提档升级: the verb stands behind what is counted."""
    said = (
        case.lead.modality
        or case.lead.whose
        or case.setting.goal
        or case.setting.dated
        or case.setting.past
        or words_around("takes").match(case.folded, case.phrase.start)
        or words_around("lets").match(case.folded, case.phrase.start)
        or (case.setting.promises and case.kind == "share" and case.noun.startswith("的"))
    )
    if said and (_has_partners(case) or _is_finished(case) or (not case.metric and each_measured().fullmatch(case.noun))):
        return True
    if case.metric and case.setting.promises and case.quantity.unit == "%" and says_of_share(case.noun):
        return True  # 新建建筑100%达到绿色标准
    if case.kind == "time" and case.metric and case.setting.promises and is_done_in(case.folded, case.quantity):
        return True  # 公章刻制2小时内办结
    if (reaches_out(case) or is_taken(case)) and (case.setting.promises or said):
        return True
    taken = words_around("takes").match(case.folded, case.phrase.start) is not None and case.kind in _EXTENTS  # 将46公里管道更换为PE管
    counted = (
        taken or case.kind in ("count", "share") or (not case.quantity.unit and words("persons").search(case.noun))
    )  # 8.4万农村贫困人口脱贫
    if (
        not said
        or (
            case.metric
            and not (_is_attribute(case) or words_around("and_others", r"{}\Z").search(case.metric))
            and case.metric not in words_in("figures", "the_rest")
            and not (taken and case.metric in words_in("figures", "takes"))
        )
        or not counted
        or not (case.quantity.unit == "%" or case.folded[case.quantity.number[0]].isdigit())
    ):
        return False
    if words_around("size").match(case.noun):
        return False  # 1000人规模的学校
    whose = 1 if case.noun[:1] in words_in("figures", "promiser_end") else 2  # 3个|镇|创成卫生镇
    return len(case.noun) > 2 and bool(words("comes_true").search(case.noun, whose))


def _is_finished(case: Case) -> bool:
    """53万亩耕地划定工作基本结束, 120公里公路建成通车, 3万亩甲项目和|2万亩乙项目全部完成: how much there is of what is done."""
    amount = case.kind in _EXTENTS_DONE and not case.metric and case.quantity.comparator in ("=", "~", ">")
    if not amount or "的" in case.noun or not case.folded[case.quantity.number[0]].isdigit():
        return False
    noun = case.noun
    if further := _another().match(case.folded, case.quantity.end):
        noun = further["next"]
    return len(noun) > 2 and _finished().search(noun) is not None


_EXTENTS_DONE = frozenset(["length", "area", "count"])


@cache
def _finished() -> re.Pattern[str]:
    """工作|基本结束, 全部完成, 建成通车, 完成改造."""
    done = rf"{when('done')}|{around('opened')}"
    return re.compile(rf"(?<=..)(?:{when('already')})?(?:{when('wholly_done')})*(?:{done})(?:{done}|{any_of('does')})?\Z")


@cache
def _another() -> re.Pattern[str]:
    """甲项目和5个(乙项目全部完成): the same of other things, whose verb is that of both."""
    return re.compile(rf"[^,;:。、\d的]{{2,24}}{around('item_joint')}\d[\d.]*[^\W\d]{{1,3}}(?P<next>[^,;:。、\d的]{{3,40}})(?=[,;。]|\Z)")


def _has_partners(case: Case) -> bool:
    """已与16个国家签署备忘录: how many somebody has agreed with."""
    with_whom = case.kind == "count" and _with_partners().search(case.folded, 0, case.quantity.start) is not None
    return with_whom and words_around("agrees").search(case.noun, 1) is not None


@cache
def _with_partners() -> re.Pattern[str]:
    return re.compile(rf"{around('with_partners')}\Z")


def _is_attribute(case: Case) -> bool:
    """今年承诺的|120个食堂|已全部建成: told of those that the words before the number say."""
    done = case.setting.past and case.folded.endswith("的", 0, case.quantity.start)
    return done and re.search(rf"{when('already')}|{when('wholly_done')}", case.noun) is not None


def _is_plain_promise(case: Case) -> bool:
    """送电影下乡25000场: whatever the verb, a count of things at the end of its part is promised; of persons it may be a rule."""
    if case.kind != "count" or case.quantity.unit in _WEAK_COUNTS or not case.folded[case.quantity.number[0]].isdigit():
        return False
    return len(case.metric) >= 3 and not words_around("fact").match(case.metric)
