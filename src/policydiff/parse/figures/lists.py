"""What the numbers of a list hand on to each other: bounds, promises, names, years."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from policydiff.parse.figures.case import counted, words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.metrics import goes_on_for, is_growth
from policydiff.parse.figures.naming.handed.several import halves_of, owned_by_each, owners_in, places_in, split_names, split_subjects
from policydiff.parse.figures.naming.handed.shared import is_listed, is_plain, of_fields, owned_by_first, share_nouns, share_predicates
from policydiff.parse.figures.naming.handed.wholes import goes_on_in_parts, opened_before
from policydiff.parse.figures.naming.nouns import with_loss
from policydiff.parse.figures.naming.owners import is_bare, owned, owner_in
from policydiff.parse.figures.naming.plausible import is_anaphor
from policydiff.parse.figures.sentence.leads import Lead
from policydiff.parse.figures.sentence.moments import Moment, Time
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.text.fold import fold_name as fold
from policydiff.text.quantities import Quantity, find_quantities
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.measures import kinds

_SHARES = frozenset(["%", "‰"])
_DEED = 2  # characters of 降幅, 增速


def bound_alike(folded: str, before: Phrase, phrase: Phrase, lead: Lead) -> Phrase:
    """Hand the bound before a number on to the next that stands bare: 分别突破2亿元、3亿元, 控制在4‰和5‰以内."""
    first, own = before.quantity, phrase.quantity
    bare = lead.left == lead.right and not (lead.verb or lead.reach or lead.change or counted(folded, phrase))
    if not bare or own.comparator not in ("=", first.comparator) or own.unit != first.unit or first.start == first.number[0]:
        return phrase
    lead.reach = True
    return replace(phrase, quantity=replace(own, comparator=first.comparator))


def is_part_of(folded: str, last: Claim, phrase: Phrase, lead: Lead) -> bool:
    """Tell a part (其中) of the promised number before it, or a further part in its list, in the same measure."""
    if not (lead.part or (phrase.listed and last.of is not None)) or last.phrase.quantity.unit != phrase.quantity.unit:
        return False
    name = folded[lead.left : lead.right] or counted(folded, phrase)  # 其中省级3个, 其中3个获评省级
    return bool(name) and not find_quantities(name)


def counts_projects(last: Claim) -> bool:
    """Tell a number of projects (实施工业项目75个), of which their cost all told is a figure, too."""
    return kinds().get(last.phrase.quantity.unit) == "count" and words_around("project_end", r"{}\Z").search(fold(last.metric)) is not None


def is_bracketed(folded: str, last: Claim, phrase: Phrase) -> bool:
    """Tell a number in the bracket directly behind a promised one: 60个(面积不小于400平方米)."""
    return folded.startswith("(", phrase.left - 1) and last.end == phrase.left - 1


def opens_parts(folded: str, claims: Sequence[Claim], phrase: Phrase, lead: Lead) -> bool:
    """Tell the first of the parts that a bracket gives: 充电桩1200个(公共600个、专用600个); not one that says how big each is. And see goes_on_in_parts."""
    own, name, last = phrase.quantity, folded[lead.left : lead.right], claims[-1]
    plain = name and own.unit == last.phrase.quantity.unit and own.comparator == "=" and not (lead.verb or lead.each or lead.reach)
    inside = is_bracketed(folded, last, phrase) and name not in words_in("figures", "in_all_of")
    return bool(plain) and (inside or opened_before(folded, phrase) or goes_on_in_parts(folded, claims, phrase, name))


def is_beside(last: Claim, phrase: Phrase) -> bool:
    """Tell a number directly behind another one, which says the same in another measure: 低保对象860户1468人."""
    return phrase.listed and last.phrase.quantity.end == phrase.quantity.start


def goes_on_standing(folded: str, phrase: Phrase, lead: Lead, last: Quantity) -> bool:
    """Tell what goes on with a number that says how things stand: 在岗56人,|专门机构10人,|占总人数的77.2%; not what is bounded, done or reached."""
    said = phrase.quantity.comparator != "=" or lead.modality or lead.change or lead.verb or lead.reach or lead.each
    share = (
        phrase.quantity.unit in _SHARES and folded.startswith("占", lead.left) and folded.endswith("的", lead.left, phrase.quantity.start)
    )
    alike = last.unit == phrase.quantity.unit in words_in("figures", "persons_of")
    return not said and (share or alike)


def is_share_of_several(folded: str, lead: Lead) -> bool:
    """Tell 分别占年度计划的(116%、105%), of as many figures before it, and 甲、乙产值分别占比(60%、40%)."""
    if folded.find("占", lead.left, lead.right) <= lead.left:
        return False
    return (
        _share_of_each().match(folded, lead.left, lead.right) is not None
        or _proportions().search(folded, lead.left, lead.right) is not None
    )


@cache
def _share_of_each() -> re.Pattern[str]:
    return re.compile(rf"{around('respectively')}占")


@cache
def _proportions() -> re.Pattern[str]:
    return re.compile(rf"(?<=..){around('respectively')}{around('proportion')}\Z")


def restates(folded: str, last: Claim, phrase: Phrase) -> bool:
    """Tell a number that is the whole of such a bracket, in another measure: 186个(4.3万户)."""
    own, before = phrase.quantity, folded[phrase.left : phrase.quantity.start]
    if not is_bracketed(folded, last, phrase) or own.end != phrase.right or own.unit == last.phrase.quantity.unit:
        return False
    return kinds().get(own.unit, "") in ("count", "length", "area", "money") and (not before or before in words_in("figures", "in_all_of"))


def is_crossed(folded: str, before: Phrase, phrase: Phrase) -> bool:
    """Tell a level that a growth leads over from a growth: 增长15%、突破|40亿元, 增加2万吨、突破40万吨, not 增长8%、超过10%."""
    own, word = phrase.quantity, folded[phrase.quantity.start : phrase.quantity.number[0]]
    if own.unit in _SHARES or own.unit in words_in("figures", "point"):
        return False
    return word in words_in("figures", "crosses") and (own.unit != before.quantity.unit or word in words_in("figures", "breaks_through"))


def carry(before: Lead, lead: Lead, *, crossed: bool = False) -> None:
    """Hand the promise of a listed item on to the next: 新增A 8家、B 20家; 每个县组建2个团队、建立2个基地. crossed: see is_crossed."""
    lead.reach |= crossed and bool(before.change)
    if lead.reach and lead.left < lead.right and not before.reach:
        return
    lead.each = lead.each or before.each
    lead.part |= before.part
    if not lead.verb and not lead.reach:
        lead.verb = before.verb
        lead.increase |= before.increase
        lead.beside |= before.beside and lead.left == lead.right
        lead.reach |= before.reach and not lead.change  # 突破65亿元、比2024年增加20亿元
        lead.change = lead.change or before.change


def bounded_alike(folded: str, before: Phrase, phrase: Phrase) -> bool:
    """Tell figures of one mould: 每年举办活动|不少于|2场,提供服务|不少于|30次."""
    first, own = before.quantity, phrase.quantity
    bound = folded[own.start : own.number[0]]
    return bool(bound) and folded[first.start : first.number[0]] == bound


def hands_on_each(folded: str, last: Claim, phrase: Phrase) -> bool:
    """Tell a figure that is for each of what the one before it is: 每名特派员服务60天,联系示范户5户; not one of another sentence of its cell."""
    each, between = last.lead.each, folded[last.phrase.quantity.end : phrase.quantity.start]
    return bool(each) and "。" not in between and (goes_on_for(each or "") or bounded_alike(folded, last.phrase, phrase))


def take_label(claim: Claim, label: str, adds: bool) -> None:
    """Name an item of a labelled list by its label too: under 新增综合回收能力, 硫精矿 is 硫精矿综合回收能力; 尾矿利用率 is a name of its own."""
    name = fold(claim.metric)
    if label and not (claim.lead.verb or claim.lead.change) and not words("indicator", r"{}\Z").search(name):
        claim.metric, claim.printed = claim.metric + label, claim.metric
        claim.lead.increase |= adds


def take_part(whole: Claim, part: Claim) -> None:
    """Hand on to a part how its whole comes about, and that it is there already: 新增电话交换机1500万门,其中市话1000万门 are new ones too."""
    alike = whole.phrase.quantity.unit == part.phrase.quantity.unit
    if alike and whole.time.past and part.time.year in (None, whole.time.year) and not part.lead.modality:
        part.time = whole.time  # 现有企业58家,其中规上企业12家
    if alike and not (part.lead.each or part.lead.verb or part.lead.reach or part.time.year not in (None, whole.time.year)):
        part.lead.each = whole.lead.each  # 每年引进人才500名,其中博士80名
    if alike and not (part.lead.verb or part.lead.reach or part.lead.change):
        part.lead.increase |= whole.lead.increase or words_around("added").search(fold(whole.metric)) is not None
        part.lead.change = whole.lead.change
        part.metric = with_loss(part.metric, whole.lead.verb)  # 淘汰车辆200辆,其中货车80辆


def share_out(claims: Sequence[Claim], folded: str, moments: Sequence[Moment], earlier: Sequence[str] = ()) -> None:
    """Share out a 分别 list: A、B分别达到90%、60%, and 2025年、2030年分别达到50%、70%; earlier: the metrics of the sentence before."""
    share_predicates(claims, folded)
    share_nouns(claims)
    following, dated = 0, list[Moment]()
    for index, claim in enumerate(claims):
        if index < following:
            continue
        chain = [claim]
        following = index + 1
        while following < len(claims) and claims[following].phrase.listed and claims[following].printed == "":
            chain.append(claims[following])
            following += 1
        before = folded[claim.phrase.start : claim.phrase.quantity.start]
        told = words_around("respectively").search(before) is not None
        if len(chain) == 1 or not (
            told
            or _grow_each(claims[max(0, index - len(chain)) : index], chain)
            or ((claim.lead.reach or is_plain(chain, folded)) and is_listed(claim, chain) and _split(claim, len(chain)))
        ):
            continue
        names = _names_of_each(claims[:index], chain, folded if told else "")
        if (
            not names
            and is_anaphor(fold(claim.metric))
            and len(earlier) == len(chain) + folded[chain[-1].phrase.quantity.end : chain[-1].phrase.right].count("、")
        ):
            names = tuple(earlier[: len(chain)])  # 以上指标分别达到100%、96%、全覆盖
        bodies = places_in(before) if not names else ()
        owners = owners_in(before, claim.lead.verb) if not (names or bodies) else ()
        names = tuple(owned(owner, claim.metric) for owner in owners) if len(owners) == len(chain) else names
        start = min(one.start for one in chain)
        for place, one in enumerate(chain):
            one.start, one.end = start, chain[-1].end
            if names or told:  # 2026年、2027年分别改造小区12个、9个: the same deed
                one.metric, one.printed = (names[place], None) if names else (claim.metric, one.printed)
            if not names and len(bodies) == len(chain):
                one.lead.scope = bodies[place]
        dated = _share_years(chain, moments, claims[index - 1].phrase.quantity.end if index else 0, dated if told else ())


def _names_of_each(earlier: Sequence[Claim], chain: Sequence[Claim], told: str) -> tuple[str, ...]:
    """Return the name of each of a list that has one number for each; told: the folded sentence where it says 分别."""
    claim, count = chain[0], len(chain)
    before = earlier[max(0, len(earlier) - count) :]
    return (
        (owned_by_each(claim.subject, claim.metric, claim.printed, count) if not earlier else ())
        or owned_by_first(_split(claim, count))
        or halves_of(claim.metric, count)
        or _of_those_before(before, chain)
        or _measured_each(before, chain)
        or (of_fields(told, claim, count) if told else ())
    )


def _split(claim: Claim, count: int) -> tuple[str, ...]:
    """改造|雨水、污水管网: without the deed, which is done to all of them."""
    bare = claim.metric if claim.lead.verb in words_in("figures", "received") else claim.metric.removeprefix(claim.lead.verb)
    return split_subjects(bare if "、" in bare and len(bare) > 2 else claim.metric, count)


def share_alike(claims: Sequence[Claim], folded: str) -> list[Claim]:
    """Give each of several names the one number that all of them have: 参保率、签约率均达到90% are two figures, 甲中心、乙中心各5家 too."""
    shared: list[Claim] = []
    place: dict[int, int] = {}
    for index, claim in enumerate(claims):
        place[index] = len(shared)
        names = _alike(claim, folded[claim.phrase.start : claim.phrase.quantity.number[0]])
        shared += [replace(claim, metric=name, printed=None, lead=replace(claim.lead)) for name in names] or [claim]
    for claim in shared:
        claim.of = place[claim.of] if claim.of is not None else None
    return shared


def _alike(claim: Claim, before: str) -> tuple[str, ...]:
    """Return the names that share a number, each of which is a name by itself; nothing where one name has several parts (城市和县城污水处理率)."""
    if ("、" not in claim.metric and not words_around("joint").search(claim.metric, 2)) or not words_around("alike").search(before):
        return ()
    share = words_around("share", r"占[^占、]+{}\Z").search(claim.metric)
    listed, of = (claim.metric[: share.start()], share[0]) if share else (claim.metric, "")  # 床位数、服务量|占总量的比重
    names = split_names(listed)
    names = split_subjects(listed, len(names)) if "、" in listed else names  # 公办、民办幼儿园持证率均达到100%
    ends = [words("indicator", r"(?<=..){}\Z")] if claim.phrase.quantity.unit in _SHARES else _named_things()
    whole = len(names) > 1 and (of or all(any(end.search(fold(name)) for end in ends) for name in names))
    return tuple(name + of for name in names) if whole else ()


@cache
def _named_things() -> list[re.Pattern[str]]:
    groups = ("holder", "thing_end", "counted_end")
    return [words("indicator", r"(?<=..){}\Z"), words("persons", r"{}\Z"), *(words_around(group, r"(?<=..){}\Z") for group in groups)]


def _of_those_before(before: Sequence[Claim], chain: Sequence[Claim]) -> tuple[str, ...]:
    """专利拥有量达12件,申请量达30件,分别是2015年的2.5倍和3.6倍: as many metrics as the parts before have."""
    names = tuple(claim.metric for claim in before)
    grown = chain[0].metric if is_growth(fold(chain[0].metric)) and len(chain[0].metric) == _DEED else ""
    if names and (chain[0].printed or "").startswith("占"):
        grown = chain[0].metric.removeprefix(names[-1])  # 投资8亿元,受益58万人,分别占计划的116%、105%
    fits = len(names) == len(chain) and len(set(names)) == len(names)
    bare = chain[0].printed == "" or is_anaphor(fold(chain[0].metric)) or grown
    return tuple(name + grown for name in names) if fits and bare else ()  # 产量分别下降1%、2%,降幅分别收窄…


def _measured_each(before: Sequence[Claim], chain: Sequence[Claim]) -> tuple[str, ...]:
    """小麦46万亩、玉米38万亩,单产分别达到460公斤和520公斤: what is measured of each of those that a list before it names."""
    metric = chain[0].printed or chain[0].metric
    fits = len(before) == len(chain) and all(one.phrase.listed for one in before[1:]) and is_bare(fold(metric))
    owners = tuple(one.printed or owner_in(one.metric) or one.metric for one in before) if fits else ()
    return tuple(owned(owner, metric) for owner in owners) if len(set(owners)) == len(chain) else ()


def _grow_each(before: Sequence[Claim], chain: Sequence[Claim]) -> bool:
    """Tell 客运量4010万人,周转量13亿人公里,同比增长18.7%、10.7%: as many changes as there are levels, of which no one has two."""
    changes = all(one.printed == "" and one.lead.change and not one.lead.reach and one.phrase.quantity.unit in _SHARES for one in chain)
    levels = all(not one.lead.change and one.phrase.quantity.unit not in _SHARES for one in before)
    return changes and levels and len(before) == len(chain)


def _share_years(chain: Sequence[Claim], moments: Sequence[Moment], after: int, before: Sequence[Moment]) -> list[Moment]:
    """Give each of a list its year where as many stand between it and the figure before, which ends at `after`; else those that a list `before` has.

    到2025年、2030年,入园率分别达到92%和95%,覆盖率分别达到87%和90%. Return the years shared out, those before where none were.
    """
    at = bisect_left(moments, chain[0].phrase.quantity.start, key=lambda moment: moment.start)
    own = [moment for moment in moments[max(0, at - 2 * len(chain)) : at] if moment.use != "base" and moment.start >= after]
    years = own or list(before)
    if len(years) == len(chain) > 1:
        for one, moment in zip(chain, years, strict=True):
            one.time = Time(moment.year, one.time.past)
        return years
    return [] if own else list(before)
