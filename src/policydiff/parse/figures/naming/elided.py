"""What a figure leaves out because the figure before it, the whole that it is a part of, or the heading above says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.metrics import is_growth, is_share_there, tidy
from policydiff.parse.figures.naming.handed.places import measured_next, measured_there
from policydiff.parse.figures.naming.handed.several import attribute
from policydiff.parse.figures.naming.handed.wholes import counted_alike, number_of, part_of, whole_of, whose_qualification
from policydiff.parse.figures.naming.headings import heading_subject
from policydiff.parse.figures.sentence import pieces
from policydiff.parse.figures.sentence.leads import Lead
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.sides import Sides, name_before, name_behind
from policydiff.parse.figures.sentence.verbs import only_verbs, verb_at
from policydiff.text.fold import fold_name as fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.targets import words_of

_SHARES = frozenset(["%", "‰"])
_GRADE = "级"
_DEED = 2  # characters of a verb that is printed alone


def named_after(claims: Sequence[Claim], claim: Claim) -> str:
    """Return the metric of `claim` with what it leaves out because the last of `claims` says it; "" where it leaves out nothing of the kind."""
    last, folded = claims[-1], fold(claim.metric)
    if folded == claim.lead.verb or (claim.lead.verb and only_verbs(folded)):
        return _of_verb(claim, counted_alike(claims, last, claim))
    if (
        len(folded) == _DEED
        and not claim.lead.verb
        and folded != last.metric
        and last.metric.startswith(folded)
        and claim.phrase.quantity.unit == last.phrase.quantity.unit
    ):
        return last.metric  # 划设骑行道120公里,今后每年划设30公里
    if folded in words_in("figures", "the_rest"):
        first = next((one for one in reversed(claims) if one.phrase.quantity.unit == claim.phrase.quantity.unit), last)
        return claim.metric + first.metric.removeprefix(first.lead.verb)  # 改造老旧小区23个;完成剩余17个
    whole = claims[whole_of(claims, claim)]
    part = claim.lead.part or (whole is not last and claim.phrase.listed)
    if part and claim.lead.left == claim.lead.right and "的" not in folded and words_around("predicate", r"{}.").match(folded):
        return f"{claim.metric}的{whole.metric.removeprefix(whole.lead.verb)}"  # 网络剧8部,其中2部获得国家级奖项
    if part and len(folded) > 1 and whole.metric.endswith(folded) and claim.phrase.quantity.unit == whole.phrase.quantity.unit:
        return whole.metric  # 水利项目153个,其中当月新开工项目26个
    if part and words_around("leads_it", r"(?<=..){}\Z").search(folded) and _both_count(claim, whole):
        return f"{claim.metric}的{whole.metric.removeprefix(whole.lead.verb)}"  # 项目30个,其中民营企业牵头12个
    if beside := whose_qualification(claim.metric, last.metric) or _beside(folded, last, claim):
        return beside
    if place := _of_place(folded, last, claim) or measured_there(folded, claims, claim):
        return place  # 中心城区新增停车泊位2000个,各县城新增800个
    if branch := _branch_of(folded, last.metric):
        return branch  # 省级临床中心5个、省级分中心20个
    named = (_of_whole(folded, whole, claim.phrase.quantity.unit) if part else "") or _level_before(folded) or elided(folded, last.metric)
    if named:
        return claim.metric + named[len(folded) :] if named.startswith(folded) else named  # 示范村60个(其中省级20个、市级40个)
    if sized := _of_size(folded, last, claim):
        return sized
    alike = claim.lead.reach and claim.phrase.quantity.unit == last.phrase.quantity.unit and claim.phrase.quantity.unit in _SHARES
    level = next((one for one in reversed(claims) if one.metric == last.metric and one.phrase.quantity.unit not in _SHARES), last)
    measured = whole if part else last  # 播种面积96万亩,总产量42万吨,其中小麦46万亩: of the area
    unit = whole.phrase.quantity.unit if part else level.phrase.quantity.unit
    rate = (_rate_of_bearer(folded, last.metric) if alike else "") or measured_alike(claim, measured.metric, unit, part=part)
    return claim.metric + rate if rate else ""


def _of_size(folded: str, last: Claim, claim: Claim) -> str:
    """Return the name of those of another size: 年产值超10亿元企业5家、超50亿元企业2家, 10亿元以上企业2家、1亿元以上10家, 超50亿元的2家; "" for any other."""
    inner = find_quantities(folded)
    before = find_quantities(fold(last.metric)) if inner else []
    if not before:
        return ""
    if inner[0].end == len(folded) and not (inner[0].start or before[0].start):
        return claim.metric + last.metric[before[0].end :]
    owner = last.metric[: before[0].start]
    things = last.metric[before[0].end :] if inner[0].end == len(folded) else ""
    return owner + claim.metric[inner[0].start :] + things if owner.strip('"“') and owner.endswith(claim.metric[: inner[0].start]) else ""


def _rate_of_bearer(bearer: str, before: str) -> str:
    """Return the rate that a bare bearer has, as the one before it has: after 高级法院覆盖率, 中级法院 has 覆盖率 too; "" for any other."""
    if len(bearer) < 3 or words("indicator", r"{}\Z").search(bearer):
        return ""
    at = before.rfind(bearer[-2:])
    rate = before[at + 2 :] if at >= 0 else ""
    return rate if words("indicator", r"{}\Z").search(rate) else ""


def measured_alike(claim: Claim, before: str, unit: str, *, part: bool) -> str:
    """Return the amount that a bare bearer has, as the one before it has: after 采矿业增加值, 制造业 (增长7.9%) has 增加值 too; "" for any other.

    unit: of the figure before. What grows must end as a bearer does; what is given in the same unit is one by that.
    """
    folded, own = fold(claim.metric), claim.phrase.quantity.unit
    tail = words_around("bearer_tail", r"(?<=..){}\Z").search(fold(before))
    plain = tail and not claim.lead.verb and len(folded) > 1 and "的" not in folded and "占" not in folded
    if not plain or words("indicator", r"{}\Z").search(folded) or verb_at(folded, 0, len(folded)) is not None:
        return ""
    grows = own in _SHARES and bool(claim.lead.change) and not claim.lead.reach and words_around("bearer_end", r"{}\Z").search(folded)
    held = own not in _SHARES and own == unit and not claim.lead.reach and (part or not claim.lead.change)
    if own == "元":  # 其中银行贷款5亿元 says whence, and is a name of its own
        held = held and bool(words_around("bearer_end", r"{}\Z").search(folded) or attribute().fullmatch(folded))
    return tail[0] if tail and (grows or held) else ""


def measured_before(claim: Claim, before: str, unit: str) -> str:
    """Return the name of the first figure of a sentence that leaves out what the last one of the sentence before measures; "" for any other."""
    rate = measured_alike(claim, before, "", part=False)
    named = measured_next(fold(claim.metric), before, claim) if unit == claim.phrase.quantity.unit else ""
    return claim.metric + rate if rate else named


def _both_count(claim: Claim, whole: Claim) -> bool:
    return kinds().get(claim.phrase.quantity.unit) == kinds().get(whole.phrase.quantity.unit) == "count"


def _of_verb(claim: Claim, last: Claim) -> str:
    """新建农村公路120公里、改建80公里; 开工建设工程8处,完工5处; 发放低保金4260万元,惠及2.2万人."""
    verb, whole = claim.lead.verb, last.metric.removeprefix(last.lead.verb)
    if claim.metric == verb and last.lead.verb in words_of("does") and not words_around("whole_deed").fullmatch(verb):
        whole = whole.removesuffix(last.lead.verb)  # 电梯更新200台,大修80台
    if claim.metric != verb:
        return whole  # 新建公园40个、提升改造25个
    if verb in words_in("figures", "handled_deed") and kinds().get(claim.phrase.quantity.unit) == "count":
        number = min(words_in("figures", "number_of"))
        return words_around("handled_deed", rf"(?<=..){{}}{number}\Z").sub("", whole) + verb + number
    if verb in words_in("figures", "reaches") and (number := number_of(claim.phrase.quantity.unit)):
        return verb + number  # 发放低保金4260万元,惠及860户
    served = verb in words_in("figures", "serves") and claim.phrase.quantity.unit in words_in("figures", "held_times")
    if served or verb in words_in("figures", "complete_deed"):
        return verb  # 修建道路12公里,植树1.8万株; 举办招聘会20场,提供服务2000次
    if words_around("whole_deed").fullmatch(verb):
        deed = words_around("whole_deed", r"(?<=..){}\Z").search(whole)
        leads = words_around("whole_deed", r"\A年?{}(?=..)").match(whole)
        if deed or leads:
            return (
                whole[: deed.start()] if deed else whole[leads.end() :] if leads else ""
            ) + verb  # 生猪存栏52万头,出栏86万头; 年出栏生猪
    units = [kinds().get(one.phrase.quantity.unit) for one in (last, claim)]
    if units == ["time", "count"] or (units == ["share", "count"] and not last.lead.change):
        return ""  # 承诺时限缩短至1天,累计办理3.6万件: of whatever was gone through
    named = verb in words_in("figures", "brings") or whole.endswith(verb)  # 危房改造90户,再改造40户
    return whole if named else claim.metric + whole


def _beside(metric: str, last: Claim, claim: Claim) -> str:
    """Return the name of a further part that its attribute alone names: 城镇(人均可支配收入)45200元,农村22800元; or 每千人口医师数…,护士数…."""
    own = last.printed or ""
    alike = claim.phrase.quantity.unit == last.phrase.quantity.unit and not claim.lead.verb
    if alike and own and last.metric.startswith(own) and attribute().fullmatch(fold(own)) and attribute().fullmatch(metric):
        return claim.metric + last.metric.removeprefix(own)
    for_each = pieces.ratio().match(fold(last.metric))
    counted = alike and for_each and not pieces.ratio().match(metric)
    counts = counted and (claim.phrase.listed or metric.endswith(min(words_in("figures", "number_of"))))
    return for_each[0] + claim.metric if for_each and counts else ""


def _of_place(metric: str, last: Claim, claim: Claim) -> str:
    """Return the name of what a place alone gets or makes: the things of the figure before, there."""
    things = claim.phrase.quantity.unit == last.phrase.quantity.unit and kinds().get(claim.phrase.quantity.unit) in _THINGS
    if not (things and claim.lead.verb and claim.lead.right < claim.phrase.quantity.start and last.lead.verb):
        return ""
    place = words_around("division_end", r"[\u4e00-\u9fff]{1,6}{}").fullmatch(metric) or attribute().fullmatch(metric)
    return metric + elsewhere(last) if place else ""


_THINGS = ("count", "length", "area")


def elsewhere(last: Claim) -> str:
    """Return what a figure counts without the deed and without the place that alone is printed of it."""
    name = last.metric.removeprefix(last.lead.verb)
    place = last.printed if last.printed and words_around("division_end", r"{}\Z").search(fold(last.printed)) else ""
    return name.removeprefix(place) or name or last.metric


def _branch_of(metric: str, before: str) -> str:
    """Return the name of the branches of what was counted before: 省级水质中心, 省级分中心 → 省级水质中心分中心; "" for any other.

    Those of another level (国家级中心, 省级分中心) may belong to something else.
    """
    branch = words_around("branch", r"{}\Z").search(metric)
    level = metric[: branch.start()] if branch else ""
    named = level and (not before.startswith(level) or not words_around("level").fullmatch(level))
    return before + branch[0] if branch and not named and before.endswith(branch[0][1:]) and not before.endswith(branch[0]) else ""


def is_share_alone(last: Claim, claim: Claim) -> bool:
    """Tell a number of things behind a share, whose name it cannot have: 覆盖率达到90%,增加到50家; 产值增长10%,达到5亿元 can."""
    share = last.phrase.quantity.unit in _SHARES and not last.lead.change and words_around("share", r"{}\Z").search(fold(last.metric))
    return bool(share) and kinds().get(claim.phrase.quantity.unit, "") in ("count", "money", "mass", "area", "length")


def without_deed(claim: Claim, last: Claim) -> str:
    """Return the metric that a figure without any takes over: after 装修8家, 建成10家 counts the same things, but not as what is being done."""
    deed = last.lead.verb if last.printed and last.printed == last.lead.verb and claim.lead.verb else ""
    return elsewhere(last) if claim.lead.verb and last.lead.verb and not deed else last.metric.removeprefix(deed)


_SHORTEST_NOUN = 2


def _of_whole(metric: str, whole: Claim, unit: str) -> str:
    """Return the name of a part: 办理民生实事10件,其中教育3件 counts 办理教育民生实事."""
    things = unit == whole.phrase.quantity.unit and kinds().get(unit) == "count" and unit not in words_in("figures", "persons_of")
    verb = whole.lead.verb if whole.metric.startswith(whole.lead.verb) else ""
    rest = whole.metric.removeprefix(verb)
    if len(rest) < _SHORTEST_NOUN or only_verbs(rest):
        verb, rest = "", whole.metric  # 绿化带, 植树造林: the verb is no deed of its own
    named = part_of(metric, rest, counts=things)
    return verb + named if named else ""


def first_named(claim: Claim, sides: Sides, headings: Sequence[str]) -> str:
    """Return the name of a sentence's first figure where it is not its own words: of 职业技能竞赛县级 10场, 县级职业技能竞赛; else ""."""
    folded = fold(claim.metric)
    if folded == claim.lead.verb and folded in words_in("figures", "reaches"):
        return ""
    if not (claim.lead.verb and only_verbs(folded)) or (claim.lead.verb in words_of("makes") and claim.lead.verb not in folded):
        return _level_before(folded)
    if behind := name_behind(sides, claim.phrase):
        return claim.metric + tidy(behind)  # 改建12座、扩建8座污水处理站
    return name_before(sides, claim.phrase, claim.lead) or _deed_of(folded, headings)


def task_named(words: str) -> str:
    """Return at what somebody is set a task, by the words for it: 改厕任务 → 改厕; "" for any others."""
    task = words_around("assigned", r"(?<=..){}\Z").search(words)
    return tidy(words[: task.start()]) if task else ""


def _deed_of(deed: str, headings: Sequence[str]) -> str:
    """Return a bare deed with what the heading names: under 危房改造, 改造120户 counts 危房改造; under 乡镇公厕, 改造5座 counts 改造乡镇公厕."""
    name = heading_subject(headings)
    return name if not name or deed in name or words_around("deed_end", r"{}\Z").search(name) else deed + name


def _level_before(metric: str) -> str:
    """职业技能竞赛县级 → 县级职业技能竞赛."""
    level = words_around("level", r"(?<=[^、和][^、和]){}\Z").search(metric)
    return level[0] + metric[: level.start()] if level else ""


def elided(metric: str, before: str) -> str:
    """Return what a bare level leaves out: after 国家级园区3个, 省级5个 counts 省级园区; "" for any other metric."""
    whole = words_around("level").match(before)
    bare = words_around("level").fullmatch(metric) or (words("indicator", r"{}\Z").search(before) and _divisions().fullmatch(metric))
    if whole and bare and whole.end() < len(before):
        return metric + before[whole.end() :]
    graded = attribute().fullmatch(metric) if metric.endswith(_GRADE) else None
    grade = attribute().match(before) if graded else None
    return metric + before[grade.end() :] if grade and _GRADE in grade[0] and grade.end() < len(before) else ""  # 一级医院10家、二级20家


@cache
def _divisions() -> re.Pattern[str]:
    """省辖市、县(市、区): the places of some levels, of which a rate holds."""
    division = rf"{around('any_division')}(?:\({around('any_division')}(?:、{around('any_division')})*\))?"
    return re.compile(rf"{division}(?:(?:、|{around('joint')}){division})*")


def subject_for(dependent: str, claims: Sequence[Claim], between: str = "") -> str:
    """Return what a dependent figure takes over: for a share (占地区生产总值比重) and a growth (年均增速) the whole metric before it.

    A share behind a part and its whole (网上办件80件,全部办件100件,占比80%) is the part's.
    """
    last = claims[-1]
    alike = len(claims) > 1 and claims[-2].phrase.quantity.unit == last.phrase.quantity.unit
    if alike and words_around("whole_of").match(fold(last.metric)) and words_around("share_of_some", r"{}\Z").search(dependent):
        return claims[-2].metric
    of_whole = (
        (not dependent.startswith("占") and is_share_there(dependent))
        or (dependent.startswith("占") and not fold(last.printed or "").startswith("占"))
        or is_growth(dependent)
    )
    if is_growth(dependent) and words_around("turns_into").search(between):
        return ""  # 产业规模达1.3万亿元,成为最大的市场之一,年均增速30%: of either
    if dependent.startswith("占") and "占" in last.metric[1:]:
        return last.metric[: last.metric.index("占", 1)]  # 增加值占GDP比重达到28%,占全球比重…
    return last.metric if of_whole else last.subject


def giver(sides: Sides, phrase: Phrase, lead: Lead) -> str:
    """Name a sum by who gives it where nothing else is named: 市财政每年安排2000万元."""
    words = sides.text[lead.text : phrase.quantity.start]
    named = lead.verb and len(words) > len(lead.verb)
    times = (sides.text[moment.start : moment.end] for moment in sides.moments if lead.text <= moment.start < phrase.quantity.start)
    for cut in (*times, lead.each, lead.modality, lead.scope if lead.beside and phrase.quantity.unit != "元" else None):
        words = words.replace(cut, "") if cut else words
    name = tidy(words_around("least").sub("", words) if lead.at_least else words)  # 每个县至少建成1个 names nobody
    return name if named and not only_verbs(fold(name).removesuffix("了")) else ""
