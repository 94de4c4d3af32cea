"""The signs by which a number is a rule and no promise: who may apply, what is paid, what is marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from policydiff.parse.figures.apart import is_done_in, reaches_time
from policydiff.parse.figures.case import Case, has_blank, words, words_around
from policydiff.parse.figures.signs.asked import is_step
from policydiff.parse.figures.signs.granting import also_grants, is_by_standard, is_granted, is_pledge_of_some
from policydiff.parse.figures.signs.mishaps import is_held_down
from policydiff.parse.figures.signs.procedures import is_laid_down
from policydiff.parse.figures.signs.promising import keeps_up_rate
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.amounts.figures import around, each_of, forms_of, words_in
from policydiff.vocab.amounts.targets import any_of
from policydiff.vocab.phrases import in_order

_NEAR, _FAR = 12, 160  # characters of a part that are looked at: time stays linear without a comma


def _is_threshold(case: Case) -> bool:
    """2023年度收入不低于500万元, of a year that is over; (含50万元); (超过100人的企业达到15%): what one must have."""
    if _is_usual(case):
        return True
    at, end = case.quantity.start, case.quantity.end
    if case.folded.startswith("(", end) and words_around("includes", r"\({}(?=\d|\))").match(case.folded, end):
        return True
    if not case.setting.dated:
        if case.bound and "、" in case.metric and words_around("obliged", r"{}[^,;。]*、").search(case.metric):
            return True
        must = words_around("must_have", r"{}\Z").search(case.folded, max(0, at - _FAR), at)
        if must or (case.bound and not case.lead.modality and _entitled().search(case.folded, end, end + _FAR)):
            return True
    bracketed = case.folded.endswith("(", 0, case.phrase.left)
    meant = bracketed and bool(words_around("includes").fullmatch(case.metric) or words_around("exceeds").match(case.metric))
    return meant or (case.setting.past and words_around("required").match(case.folded, at, case.quantity.number[0]) is not None)


def _is_usual(case: Case) -> bool:
    """用地面积一般为1500平方米: what is fit, and reached by nobody."""
    told = case.setting.goal or case.setting.dated or case.setting.past or case.kind == "money"
    return not told and words_around("as_a_rule", r"{}\Z").search(case.metric) is not None


@cache
def _entitled() -> re.Pattern[str]:
    """…有不少于1名员工的,可申请1万元: what follows is granted to those who have it."""
    return re.compile(rf"[,;的]{around('entitled')}")


@cache
def _gives_then() -> re.Pattern[str]:
    """组织50人以上团队来访、住满2晚的,按…给予补助: the part tells who is given what the next one says."""
    return re.compile(rf"[^,;:。]{{0,60}}的,{around('gives_then')}")


@lru_cache(maxsize=8)
def _may_define(folded: str) -> bool:
    return _defines().search(folded) is not None  # asked once a sentence: hardly any says who is meant


@cache
def _defines() -> re.Pattern[str]:
    """支持对象为…, 本办法所称…: who is meant."""
    kinds = [f"{kind}{around('defined_noun')}(?:为|是)?" for kind in forms_of("figures", "defined_kind")]
    return re.compile(in_order([*kinds, *forms_of("figures", "defined"), *forms_of("figures", "conditions_lead")]))


@cache
def _spelled_out() -> re.Pattern[str]:
    """“20”是指新建特色园20座: the number that a slogan of goals stands for, and no word that is defined."""
    return re.compile(rf'"[\d{CHARACTERS}]{{1,4}}[^"]{{0,2}}"{around("stands_for")}')


@cache
def _granted_next() -> re.Pattern[str]:
    return words("grants", rf",(?:{around('approved')}|经\w{{1,6}}后)?{around('lump')}?{{}}")


@cache
def _gives() -> re.Pattern[str]:
    return re.compile(rf"{any_of('subsidy')}|{any_of('granted')}|{any_of('grants')}|{around('supports')}")


@cache
def _rules() -> re.Pattern[str]:
    return words("rule", rf"{{}}(?!{around('no_rule')})")


@cache
def _limits() -> re.Pattern[str]:
    limit = rf"(?<!{around('before_only')}){any_of('limits')}(?<!{around('no_limit')}限)(?!(?<=限){around('limited')})[^,]{{0,4}}"
    return re.compile(rf"(?<!{around('of_debt')})(?:{limit}|{any_of('permits')})\Z|(?<!自)由\Z")  # not 专项债券限额4亿元


@cache
def _granted_behind() -> re.Pattern[str]:
    return words("granted", rf"的?{around('paid')}?{around('paid_kind')}*{{}}")


@cache
def _triggers() -> re.Pattern[str]:
    """降雨量达到200毫米以上,启动Ⅰ级响应: from when on something is done."""
    done = rf"{around('sets_off')}[^,;。]{{0,10}}{around('set_off')}|{around('graded_as')}[^,;。]{{0,6}}{around('grave')}"
    return re.compile(rf"[^;。]{{0,60}}[,的](?:{done})")


def is_condition(case: Case) -> bool:
    """对年营业收入2000万元以上的企业, …满3年的, 可…, 按…%: the number says who is meant, or what is allowed."""
    if is_granted(case):
        return False
    if (case.setting.under == "required" and case.bound) or is_step(case.folded, case.quantity):
        return True  # 参与用户需符合以下条件: 1.日申报量不低于4800千瓦时
    folded, phrase, at, far = case.folded, case.phrase, case.quantity.start, max(0, case.quantity.start - _FAR)
    start = folded[phrase.left : min(at, phrase.left + _FAR)]
    if _may_define(folded) and _defines().search(folded, far, at) and not _spelled_out().search(folded, far, at):
        return True
    if case.kind in ("money", "multiple", "share") and _is_fine(case):
        return True  # 处五千元以上二万元以下罚款
    after = folded[case.quantity.end : min(phrase.right, case.quantity.end + _FAR)]
    if after == "的" or ("的" in after and words("condition").match(start)) or _is_of_applicant(case):
        return True
    bounded = case.bound or case.quantity.value_max is not None  # 死亡3人以上10人以下
    if bounded and not case.setting.dated and _triggers().match(folded, case.quantity.end):
        return True
    if _is_threshold(case) or is_pledge_of_some(case) or is_laid_down(case) or _gives_then().match(folded, case.quantity.end):
        return True
    given = case.metric not in words_in("figures", "reaches_out")  # 面向1万名人才,由省市开展培训
    able = words_around("able", r",{}").match(folded, phrase.right)
    granted = _granted_next().match(folded, phrase.right) if given and not able and not also_grants(case) else None
    if granted and (
        not granted[0].endswith(each_of("figures", "by_whom")) or _gives().search(folded, granted.end(), granted.end() + 2 * _NEAR)
    ):
        return True  # 年产值5000万元以上,由县财政给予奖励; but 打造场景20个以上,由县数据局组织评审
    ruled = not case.lead.verb or (case.kind in ("share", "money") and not is_subsidy(case))
    if _is_clause_of_rule(case) or (not case.lead.reach and ruled and _rules().match(start)):
        return True
    before = folded[max(phrase.left, at - _NEAR) : at]
    told = case.setting.dated or case.lead.modality or keeps_up_rate(case)  # 力争签约电量不低于上年用电量的80% is promised
    if not told and words_around("threshold", r"{}[^,、;:。]{1,10}的\Z").search(before):
        return True
    return bool(_limits().search(before) or words("allows").search(start))


def _is_fine(case: Case) -> bool:
    told = case.setting.past and case.setting.reported and words_around("fined").fullmatch(case.metric)  # 查处案件23起,罚款46万元
    sum_of_it = case.kind == "money" and not told  # 罚款同比下降35% tells how the fines have changed
    before = sum_of_it and words_around("fined", r"{}[^,;。]{0,24}\Z").search(case.folded, case.phrase.left, case.quantity.start)
    return bool(before or words_around("fined", r"的?{}").match(case.folded, case.quantity.end))


def _is_of_applicant(case: Case) -> bool:
    """收入占比达到50%以上,…,无不良记录: what an applicant must be like; 建成一所具有独立法人资格的幼儿园 is promised."""
    promised = case.lead.verb or case.lead.each or case.lead.modality
    return bool(case.bound and not promised and words_around("eligible").search(case.folded)) and not is_subsidy(case)


def _is_clause_of_rule(case: Case) -> bool:
    """组织50人以上团队住宿满2晚的,按每人30元补助: the part ends with 的, and what is granted follows; 须运营1年以上、好评率不低于95%."""
    folded, right = case.folded, case.phrase.right
    if words_around("ought_to", r"{}.").search(case.metric) and case.bound and not case.setting.dated:
        return True
    ends = folded.endswith("的", case.quantity.end, right) and folded.startswith(",", right)
    return ends and bool(words_around("granting").match(folded, right + 1) or words("grants").match(folded, right + 1))


def is_subsidy(case: Case) -> bool:
    """给予50万元, 50万元奖励, 15%的税率: granted or owed by a rule; but 补助标准提高到640元 is a target."""
    if case.kind not in ("money", "share", "multiple", "") or (
        case.setting.past and ((case.setting.reported and case.setting.promises) or _is_paid_out(case))
    ):
        return False  # 发放稳岗返还资金830万元, in a report: it has been paid
    told = case.moves or (case.bound and case.setting.dated)
    if case.kind == "share" and told and words_around("rate_of_work", r"{}\Z").search(case.metric):
        return False  # 资金拨付率达到70%, 到2026年贷款平均利率低于4.5%
    if case.quantity.unit in words_in("figures", "point") and case.lead.change and case.metric:
        return False  # 贷款平均利率下降20个基点
    if case.kind == "money" and _is_lent(case):
        return False
    each = words_around("head", r"每{}").match(case.lead.each or "") and not words_around("yields", r"{}\Z").search(case.metric)
    if case.kind == "money" and each and not (case.moves or case.setting.dated):
        return True  # 博士研究生每人15万元
    if case.kind == "money" and ((case.lead.each and _is_rate(case)) or ("/" in case.quantity.unit and _is_rate_for_measure(case))):
        return True
    if is_granted(case) or (not told and is_by_standard(case)):
        return True
    before = case.folded[max(case.phrase.left, case.quantity.start - 5 * _NEAR) : case.quantity.start]
    if words("due").search(before):
        return True
    last = next(iter(reversed(list(words("subsidy").finditer(before)))), None)
    if last and not (case.lead.reach and words("measure_of_subsidy").match(before, last.end())):
        return True
    return _granted_behind().match(case.folded, case.quantity.end) is not None


def _is_paid_out(case: Case) -> bool:
    """Tell 去年发放稳岗返还资金1.8亿元, paid in all, from 对去年达标的企业给予50万元返还."""
    before = case.folded[max(case.phrase.left, case.quantity.start - 5 * _NEAR) : case.quantity.end]
    paid = words_around("paid_out").search(before) is not None and not case.setting.article
    return paid and not (case.lead.each or words_around("paid_by_rule").search(before))


def _is_lent(case: Case) -> bool:
    """Tell 发放创业担保贷款1.2亿元, what is lent in all, from 可申请20万元贷款, what one may have."""
    promised = (case.setting.goal or case.setting.dated) and case.lead.verb and not case.lead.each
    whole = not case.quantity.comparator.startswith("<") and not case.noun
    return bool(promised and whole and words_around("lent", r"{}\Z").search(case.metric))


def _is_rate(case: Case) -> bool:
    """特困人员基本生活标准为每人每月2094元: paid at this rate; 提高到每人每月2094元 is reached."""
    between = case.folded[case.lead.right : case.quantity.start]
    raised = words("change").search(between) or case.lead.change or case.setting.dated or words_around("raised_to").search(between)
    paid = words_around("rate_of_pay", r"{}\Z").search(case.metric) or words_around("head", rf"每{{}}每{around('each_time')}").search(
        between
    )
    return not raised and bool(paid)


def _is_rate_for_measure(case: Case) -> bool:
    """轮换价差补贴标准为750元/吨, 保管费每年100元/吨: paid for each measure; what is reached, or by a day, is promised."""
    between = case.folded[case.lead.right : case.quantity.start]
    raised = case.lead.change or words("change").search(between) or words_around("raised_to").search(between)
    told = case.setting.goal or case.setting.dated or case.setting.past
    return not (raised or told) and words_around("rate_for_measure", r"{}\Z").search(case.metric) is not None


def is_time_limit(case: Case) -> bool:
    """15日内答复: when something is done; 审批时限压缩至3天 is reached."""
    asked = case.kind == "time" and words_around("years_asked", r"{}\Z").search(case.metric)
    if asked and words_around("may_fall").search(case.folded, case.lead.right, case.quantity.start):
        return True  # 参保年限可缩短至5年
    aged = case.quantity.unit in words_in("figures", "age") and case.setting.goal  # 人均预期寿命78.3岁
    lived = case.setting.headed and case.quantity.unit in words_in("figures", "lived")  # 平均受教育年限:|11.5年
    if case.kind != "time" or lived or (words("duration").search(case.metric) and (aged or case.moves or case.bound or case.setting.past)):
        return False
    held = case.moves or words_around("held_in").match(case.folded, case.quantity.start)
    if held and not case.setting.article and words_around("time_allowed", r"{}\Z").search(case.metric):
        return False  # 将竣工验收时限控制在7个工作日以内
    if reaches_time(case.folded, case.quantity):
        takes = words_around("takes_time", r"{}\Z").search(case.metric)
        least = case.lead.each and case.quantity.comparator.startswith(">")  # 集中学习时间每年不少于8天
        return takes is not None and not (case.moves or case.setting.goal or case.setting.dated or least)
    return True


def is_ceiling(case: Case) -> bool:
    """不超过30% without a date: a rule, not a promise; 控制在5%以内 is one. 推荐数量不超过3个 is a rule with a date, too."""
    if not case.quantity.comparator.startswith("<"):
        return False
    if case.kind == "count" and words("put_forward").search(case.folded, case.phrase.start, case.quantity.start):
        return True
    if case.kind == "money" and words_around("single").match(case.metric):
        return True  # 单户贷款不超过300万元
    if case.quantity.unit in words_in("figures", "persons_met") and _who_come().search(case.metric):
        return True  # 聚集活动人数控制在10人以下
    if case.setting.goal or case.setting.dated or is_held_down(case):
        return False
    if case.kind == "time" and case.setting.promises:
        served = words_around("service_time", r"{}\Z").search(case.metric)
        if served or is_done_in(case.folded, case.quantity):
            return False  # 热线响应时间不超过30分钟, 公章刻制2小时内办结
    return not (case.moves or words_around("held_in").match(case.folded, case.quantity.start))


@cache
def _who_come() -> re.Pattern[str]:
    return re.compile(rf"(?:\A|{around('gathering')}[^,的]{{0,4}}){around('number_of_persons')}(?:{around('strictly')})?\Z")


def is_article(case: Case) -> bool:
    """第三条, or a guide for readers: a number is a threshold or a procedure unless a deadline says otherwise."""
    reached = (
        case.setting.guide and case.setting.past and (case.moves or case.lead.verb)
    )  # 截至2024年底,全市已建成46家, told as the ground of a rule
    return case.setting.article and not (case.setting.dated or reached)


def is_under(kind: str) -> Callable[[Case], bool]:
    """Return the sign that a heading above gives out such figures: under 补助标准, 申报条件 or 积分 each is part of the rule."""

    def sign(case: Case) -> bool:
        at = case.quantity.start
        if kind == "sample" and has_blank(case.folded) and has_blank(case.folded[max(0, at - _FAR) : at + _FAR]):
            return True  # 由***公司研制
        told = kind == "benefit" and case.lead.reach and case.setting.dated and case.kind == "count"
        return case.setting.under == kind and not told

    return sign


def is_score(case: Case) -> bool:
    """计4分, 累计不超过10分, 39项(占59分): points that a rule gives; 满意度达到95分 is reached."""
    if case.kind != "score":
        return False
    given = words_around("points_given", r"{}\Z").search(case.metric)  # 最高分值为20分
    return given is not None or not case.moves or words_around("makes_up", r"{}\Z").search(case.folded, 0, case.quantity.start) is not None
