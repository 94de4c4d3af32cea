"""The signs by which a number says what there is, or how it is done as a rule."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import Case, words, words_around
from policydiff.vocab.amounts.figures import around, words_in

_NEAR, _FAR = 12, 60


def is_there(case: Case) -> bool:
    """Tell 全市共有|敬老院86所 and 入住率|不足四成, in a plan, from what a report tells and from what is promised by a day."""
    setting, lead = case.setting, case.lead
    if not (setting.past or setting.article or lead.verb) and words_around("falls_short").match(case.folded, case.quantity.start):
        return True  # 入住率不足四成
    held = setting.promises and not (setting.goal or setting.dated or setting.past or setting.reported or lead.modality or lead.each)
    return held and not (lead.verb or lead.reach) and _there().search(case.folded, case.phrase.start, lead.left) is not None


@cache
def _there() -> re.Pattern[str]:
    return re.compile(rf"{around('exists')}\Z")


def is_of_itself(case: Case, between: str) -> bool:
    """Tell what a round takes, what is planned, what each yields, how it is tended and how large one is: so by itself, and nothing to reach."""
    kind = case.kind
    if (kind == "time" and is_cycle(case, between)) or (kind == "money" and (is_planned_sum(case) or yields_each(case))):
        return True
    if kind == "count" and (is_cohort(case) or is_listed(case)):
        return True
    of_itself = is_parameter(case) or is_floor_space(case) or is_staff(case, between)
    return of_itself or is_computed(case) or is_wanting(case) or is_striven_for(case)


def is_cohort(case: Case) -> bool:
    """Tell 今年高校毕业生达874万人, how many there are for whom something is done, from whom a plan takes in, or has by a year to come."""
    lead = case.lead
    hoped = lead.modality not in (None, *words_in("figures", "expected"))  # 预计达1179万人 is how many there will be
    said = lead.verb or lead.increase or hoped or lead.change or lead.each or case.setting.ahead
    return not said and words_around("cohort", r"{}\Z").search(case.metric) is not None


def is_listed(case: Case) -> bool:
    """Tell 列出深度贫困县14个、贫困村2760个, which says what there is."""
    at = case.quantity.start
    listed = words_around("lists_them", r"{}[^,;:。]*\Z").search(case.folded, max(0, at - _FAR), at)
    return listed is not None and not (case.lead.modality or case.moves)


def is_striven_for(case: Case) -> bool:
    """Tell 争创省级示范镇1个 in a report, which is not reached, from 成功争创 and from what a plan promises."""
    strives = case.setting.past and case.lead.verb in words_in("figures", "strives_for")
    return strives and words_around("succeeds").search(case.folded, case.phrase.left, case.quantity.start) is None


def is_wanting(case: Case) -> bool:
    """Tell 施工用砂尚需|110万方 and 资金缺口2亿元, what is wanting still, from what is done about it (尚需新建12所)."""
    at = case.quantity.start
    before = max(case.phrase.left, at - _NEAR)
    return not case.lead.verb and words_around("wanting", r"{}[^,;:。\d]{0,6}\Z").search(case.folded, before, at) is not None


def is_staff(case: Case, between: str) -> bool:
    """Tell 我局机关在册在岗56人 and 本局行政执法人员数量为51人, whom a body has, from whom it is to have by a day, or takes on."""
    setting, lead = case.setting, case.lead
    said = setting.dated or setting.past or setting.reported or lead.verb or lead.modality or lead.each or lead.change or case.bound
    if said or case.quantity.unit not in words_in("figures", "persons_of"):
        return False
    is_so = words_around("equals").fullmatch(between.strip()) is not None
    if lead.reach and not is_so:
        return False
    if words("adds").search(case.metric) or words("makes").search(case.metric):
        return False  # 我校新增在编教师20人
    return words_around("of_staff").search(case.metric) is not None or (is_so and words_around("own_body").match(case.metric) is not None)


def is_computed(case: Case) -> bool:
    """Tell 28人折算为|3.5人 and 按纳入执法力量的|51人|计算, how something is worked out."""
    at = case.quantity.start
    worked = words_around("worked_out", r"{}\Z").search(case.folded, max(0, at - _NEAR), at)
    by = words_around("by_amount").search(case.folded, case.phrase.left, at) and words_around("works_out").match(
        case.folded, case.quantity.end
    )
    return bool(worked or by)


def is_planned_sum(case: Case) -> bool:
    """Tell 年度计划投资300亿元 where it is told what has been done: a sum that is planned is nothing reached."""
    told = case.setting.past or not case.setting.promises
    return told and words_around("planned_sum", r"{}\Z").search(case.metric) is not None


def yields_each(case: Case) -> bool:
    """Tell 每亩产值6000元, what each yields, from what it is to reach (每亩产值达到6000元) or a rule grants for each."""
    told = case.moves or case.bound or case.setting.dated or case.setting.goal or case.setting.past
    each = words_around("head", r"每{}").match(case.lead.each or "") if case.lead.each else None
    return each is not None and not told and words_around("yields", r"{}\Z").search(case.metric) is not None


def serves_within(case: Case) -> bool:
    """Tell 到2027年,…服务半径不超过0.9公里, how near a service is to be by then."""
    return case.bound and case.setting.dated and words_around("served_within", r"{}\Z").search(case.metric) is not None


def is_parameter(case: Case) -> bool:
    """Tell how a crop or a stock is tended, with no change and no date (用种量减少到10公斤 is promised): 亩用药液量不少于30公斤."""
    if case.lead.change or case.setting.dated or words("change").search(case.folded, case.lead.right, case.quantity.start):
        return False
    named = words_around("parameter", r"{}\Z").search(case.metric) or _is_required_size(case)
    dosed = case.quantity.unit in words_in("figures", "dose") and not case.lead.reach and case.lead.each in words_in("figures", "dose_of")
    return bool(named or dosed)


def _is_required_size(case: Case) -> bool:
    """Tell 末端压力不小于0.03MPa, what each thing must be like, from 路面宽度达到6米以上 and from what stands under a goal."""
    promised = case.setting.article or case.lead.reach or case.lead.modality or case.setting.goal or not case.bound
    return not promised and words_around("required_size", r"{}\Z").search(case.metric) is not None


def is_floor_space(case: Case) -> bool:
    """Tell 依托旧址改建,建筑面积约3200平方米, how large one building is, from 新建建筑面积3200平方米 and from what is reached or promised by a day."""
    setting, lead = case.setting, case.lead
    told = setting.dated or setting.past or setting.article
    said = lead.verb or lead.each or lead.modality or lead.increase or case.moves
    return not (told or said) and words_around("floor_space").fullmatch(case.metric) is not None


def is_cycle(case: Case, between: str) -> bool:
    """每次认证周期为12个月: how long a round takes; 周期缩短至12个月 and 周期不超过12个月 are promised."""
    if case.bound or case.lead.modality:
        return False
    plain = not between.strip() or words_around("equals", r"\s*{}\s*").fullmatch(between)
    return bool(plain and words_around("cycle", r"{}\Z").search(case.metric))


def is_office(case: Case) -> bool:
    """行政审批服务三处: an office is called by its number."""
    before = case.folded[max(0, case.quantity.start - _NEAR) : case.quantity.start]
    worded = not case.folded[case.quantity.number[0]].isdigit()
    return (
        worded
        and case.quantity.unit == "处"
        and not case.lead.beside
        and bool(words_around("house_of_offices", r"{}[^,;。、]{0,8}\Z").search(before))
    )
