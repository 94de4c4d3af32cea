"""The words of a metric made a name, and whether a name is one that a careful reader would write down."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from policydiff.parse.figures.case import OTHER_UNIT, Case, counted, without_size, without_team, words, words_around
from policydiff.parse.figures.metrics import is_dependent, is_quantity, tidy
from policydiff.parse.figures.naming.doing import (
    as_noun,
    becomes,
    deed_of_mover,
    does_something,
    done_by_many,
    done_with,
    each_has,
    ended_with,
    for_area,
    invested_in,
    is_done_by_all,
    keeps_up,
    names_one,
    output_of,
    said_of,
    says_of_share,
    taken_from,
    thing_taken,
    without_end,
)
from policydiff.parse.figures.naming.nouns import is_enumeration, noun_behind
from policydiff.parse.figures.naming.proportions import share_bounded
from policydiff.parse.figures.naming.topics import spread_over
from policydiff.parse.figures.sentence import pieces
from policydiff.parse.figures.sentence.leads import Lead
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.text.fold import fold_name as fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, each_of, when, words_in
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.targets import any_of

_SHORTEST_THING = 3
_LONGEST_COUNT = 16
_SHARES = frozenset(["%", "‰"])


def metric_of(text: str, folded: str, phrase: Phrase, lead: Lead, giver: Callable[[], str]) -> tuple[str, int]:
    """Return the metric as printed and where the target's text ends: after the number, or after what is counted.

    giver: who gives a sum for which nothing else has a name.
    """
    quantity = phrase.quantity
    before, whole = _words_before(text, folded, phrase, lead)
    if whole:
        return before, quantity.end
    noun = without_team(counted(folded, phrase), named=bool(before and lead.verb))
    if lead.verb and not before and (behind := noun_behind(folded, quantity.end, noun)):
        return tidy(text[slice(*behind)]), behind[1]
    if lead.verb and (handed := words_around("handed_to", r"(?<=..){}[^的,]{2,}\Z").search(noun)):
        noun = noun[: handed.start()]  # 预留30%的号源|给基层
    all_do = quantity.unit == "%" and before and (says_of_share(noun) or is_done_by_all(folded, quantity, noun))
    if noun and (toward(folded, lead) or all_do):
        return tidy(said_of(text[quantity.end : quantity.end + len(noun)].strip(), before)), phrase.end
    if noun and (spread := spread_over(text, folded, phrase, lead, before)):
        served = words_around("ability", r"(?<=..)的?{}\Z").sub("", text[quantity.end : quantity.end + len(noun)].strip())
        return f"{spread}的{served}", phrase.end  # 管网延伸至14个行政村, 光网具备覆盖50万户家庭|的能力
    if names_one(before, noun) or (noun and lead.reach and not is_ratio(fold(before)) and each_has(folded[lead.text : quantity.start])):
        before = ""
    named = noun and not lead.verb and words_around("and_others", r"{}\Z").search(before) and words("comes_true").search(noun, 2)
    if named or (is_quantity(fold(before)) and not _says_which(before, folded, lead, noun)) or (noun and is_enumeration(fold(before))):
        before = ""  # 比1990年的14300亿元增长27.6%: where it grows from; "A节""B节"6个活动: what they are called
    if noun and lead.reach and ended_with(folded, phrase) and _office().search(fold(before)):
        return tidy(text[quantity.end : quantity.end + len(noun)].strip()), phrase.end  # 区住建局完成|120个|老旧小区改造
    if kinds().get(quantity.unit) == "count" and (doers := done_by_many(before, noun, ended_with(folded, phrase) or lead.verb)):
        return doers, phrase.end  # 企业完成|50家|数字化改造
    if noun and fold(before) in words_in("figures", "the_rest") and words("comes_true", r"\A(?:\d|全).*{}\Z").search(noun):
        return before, phrase.end  # 剩余540户11月底前全部完成
    if lead.verb in words_in("figures", "moves") and not noun:
        before = deed_of_mover(before)
    if noun and is_ratio(fold(before)):
        return tidy(before + text[quantity.end : quantity.end + len(noun)].strip()), phrase.end  # 每千人平均拥有4.3个网点
    if lead.change or quantity.unit not in _SHARES:
        before = without_mover(before, lead.verb)
    if (
        not noun
        or (before and (lead.reach or noun in words_in("figures", "after_goal") or noun in words_in("figures", "on_basis")))
        or not (lead.verb or lead.beside or not before or folded.endswith("的", lead.left, quantity.start))
    ):
        return output_of(before, lead.verb, quantity.unit), quantity.end
    what = text[quantity.end : quantity.end + len(noun)].strip()
    return _name_with(before, what, folded, phrase, lead, giver), phrase.end


def _name_with(before: str, what: str, folded: str, phrase: Phrase, lead: Lead, giver: Callable[[], str]) -> str:
    """Return the name of what stands behind a number that has a verb, or no words of its own before it."""
    if other := OTHER_UNIT.match(what):
        what = what[other.end() :]
    what = what.removeprefix("的")
    if is_dependent(fold(before)) or specifies(folded, phrase, lead):
        return tidy(what + before)  # 设立总规模10亿元的基金, 推出能效比超过2TOPS/W的芯片
    if not before and (use := words_around("used_for").match(what)):
        return giver() + what[use.end() :]
    if phrase.quantity.unit == "元" and (spent := invested_in(what, lead.verb)):
        return spent
    if before and folded.endswith("的", lead.left, phrase.quantity.start):
        before += "的"  # 急用先行的10项标准
    return _named_with(before, what, folded, phrase, lead)


def _says_which(before: str, folded: str, lead: Lead, noun: str) -> bool:
    """Tell the size by which a part is told from its whole (其中|亿元以上|4个), or one of a list from the others (十亿元以上2家、|亿元以上|10家)."""
    return (lead.part or folded.startswith("、", lead.left - 1)) and not noun and find_quantities(fold(before))[0].comparator != "="


def _words_before(text: str, folded: str, phrase: Phrase, lead: Lead) -> tuple[str, bool]:
    """Return what the words before a number name, and whether that is the whole name, whatever stands behind the number."""
    quantity, left = phrase.quantity, lead.left
    if quantity.unit in _SHARES and left < lead.right and lead.increase and folded.startswith(lead.verb, left - len(lead.verb)):
        left -= len(lead.verb)  # 新建建筑100%采用装配式: which ones they are
    if quantity.unit in _SHARES and folded.endswith("的", lead.right, quantity.start) and (share := share_bounded(text[left : lead.right])):
        return share, True
    asked = left < lead.right and lead.verb in words_in("figures", "asked") and folded.startswith(lead.verb, lead.right)
    name = text[left : lead.right + (len(lead.verb) if asked else 0)]
    name = without_verb(tidy(without_size(name, folded[left : left + len(name)])))
    return name.removeprefix(lead.verb) if keeps_up(fold(name), lead.verb) else name, False


def specifies(folded: str, phrase: Phrase, lead: Lead) -> bool:
    """Tell 推出能效比超过2TOPS/W的芯片, which says how good a product is to be that is made, from an attribute that says which ones are meant."""
    quantity, bound = phrase.quantity, phrase.quantity.comparator != "=" or lead.reach or lead.at_least
    if not (bound and folded.startswith("的", quantity.end) and lead.left < lead.right) or kinds().get(quantity.unit) in ("count", "money"):
        return False
    makes = lead.verb in words_in("figures", "makes_product") and words_around("product_end", r"{}\Z").search(counted(folded, phrase))
    return bool(makes)


def _named_with(before: str, what: str, folded: str, phrase: Phrase, lead: Lead) -> str:
    """Return the name of what is counted behind the number, with the words before it that say of it more."""
    unit = phrase.quantity.unit
    part = unit in _SHARES and not before
    what, moves = words_around("goes_well", r"(?<=..){}\Z").sub("", without_further(what)), lead.verb in words_in("figures", "moves")
    what = what if part else without_end(_done_behind().sub("", what))
    if moves and fold(before) == lead.verb and as_noun(what, True) != what:
        before = ""  # 引导企业开展贯标 counts the firms that do
    taken = folded[phrase.start : phrase.start + 1] in words_in("figures", "takes") and not lead.verb  # 将24所学校|纳入共同体
    if kinds().get(unit) == "count" and (done := done_with(what, lead.verb or ended_with(folded, phrase))):
        bare = words_around("and_others", r"{}\Z").search(before) or (moves and fold(before) == lead.verb)
        before, what = ("" if bare else before), done
    come = lead.verb in words_in("figures", "through") and words_around("predicate", r"(?<=..){}\Z").search(what)  # 实现10项应用|打通
    moved = bool(come) or (not before and (moves or not lead.verb or lead.verb in words_in("figures", "gains")))  # 新增20家企业|上市
    name = thing_taken(what) if taken and not before else as_noun(what, moved, part=part)
    if name == what and not before and lead.verb in words_in("figures", "organises"):
        name = as_noun(what, True)
    return output_of(without_mover(tidy(before + name), lead.verb), lead.verb, unit)


def is_taken(case: Case) -> bool:
    """Tell 将46公里老旧燃气管道全部更换为钢管, whose verb stands behind what it is done to."""
    taken = words_around("takes").match(case.folded, case.phrase.start) and not case.metric and not case.lead.verb
    return bool(taken) and case.kind in ("count", "length", "area") and becomes().search(case.noun, 2) is not None


def is_ratio(folded: str) -> bool:
    """Tell 每千人, which says for how many of whom something is counted, and nothing else."""
    return folded.startswith("每") and pieces.ratio().fullmatch(folded) is not None


def reaches_out(case: Case) -> bool:
    """面向1万名人才(,由省市)开展培训, 在3个园区开展示范: with whom and where something is done."""
    far = case.kind in ("length", "area") and case.metric[:1] in words_in("figures", "treats")  # 对(甲路)120公里公路实施安防工程
    if not toward(case.folded, case.lead) or not (case.kind == "count" or far) or words_around("of_reach").match(case.noun):
        return False
    return len(case.noun) > 1 and does_something(case.folded[case.quantity.end : case.phrase.right + _FAR_NEXT].split("。")[0]) is not None


_FAR_NEXT = 24  # characters of the next part that may say what is done


def toward(folded: str, lead: Lead) -> bool:
    """Tell 为|800户家庭, with whom something is done, and 给60周岁以上的|600户家庭."""
    metric = for_area().sub("", folded[lead.left : lead.right])
    qualified = metric[:1] in words_in("figures", "gives_to") and len(metric) > 1 and folded.startswith("的", lead.right) and not lead.verb
    where = len(metric) > _SHORTEST_THING and metric.endswith(each_of("figures", "at_which"))  # 职业院校在|10个领域|开展培训
    treated = bool(taken_from(metric)) and not (lead.verb or folded.startswith("的", lead.right))
    return metric in words_in("figures", "reaches_out") or qualified or where or treated


def without_further(what: str) -> str:
    """Return what is counted without what else is done to it: 标准|并开展宣贯."""
    joint = words_around("does_further").search(what)
    return what[: joint.start()] if joint and verb_at(fold(what), joint.end(), len(what)) else what


@cache
def _done_behind() -> re.Pattern[str]:
    """食堂|已全部建成开放: that it has been done is no part of what is counted."""
    return re.compile(rf"(?<=..){when('already')}{when('wholly_done')}?{when('done')}.{{0,6}}\Z")


def without_verb(metric: str) -> str:
    """Return a metric without the verb between its subject and its name, and without the count of its subject.

    仪表行业实现工业总产值 → 仪表行业工业总产值; 县医院新增床位 → 县医院床位; 110家工厂的生产效率 → 工厂的生产效率.
    """
    metric = _so_far().sub("", metric, count=1) if _TOLD.search(metric) else metric
    metric = _shall().sub("", metric, count=1) if "要" in metric else metric
    metric = _benefits().sub(min(words_in("figures", "benefited")), metric, count=1)
    may = _may().match(metric)
    able = verb_at(metric, may.end(), len(metric)) if may else None
    rest = metric[able.end :] if able is not None else ""
    if able is not None and len(rest) > 1 and "的" not in metric and not rest.startswith(("、", *words_in("figures", "item_joint"))):
        comes = able.kind == "adds" or any(able.word in words_in("figures", group) for group in ("through", "adds_to", "comes_about"))
        metric = rest if comes else metric[able.start :] if words_around("handled").match(metric, able.start) else metric
    told = _in_sum().match(metric)
    verb = verb_at(metric, told.end(), len(metric)) if told else None
    if verb is not None and verb.word in words_in("figures", "comes_about"):
        metric = words_around("in_sum").sub("", metric, count=1)  # 工业项目|累计|到位资金
    elif verb is not None and len(metric) - verb.end > 1:
        bare = verb.kind == "does" and words_around("measured_deed", r"{}\Z").fullmatch(metric, verb.end)
        done = metric[: told.start("sum")] + metric[verb.start :] if bare and told else without_mover(metric[verb.start :], verb.word)
        metric = metric[verb.end :] if verb.kind != "does" else done  # 卫生厕所|累计|改造户数
    match = _through().match(metric) or _gains().fullmatch(metric)
    name = match["who"] + match["what"] if match and len(match["what"]) > 1 else metric  # 服务实现|率
    found = find_quantities(fold(name[:_LONGEST_COUNT])) if name[:1].isdigit() else []
    own = found and found[0].start == 0 and found[0].comparator == "=" and kinds().get(found[0].unit) == "count"
    rest = name[found[0].end :].removeprefix("的") if own else ""
    return rest if len(rest) > 2 else name


@cache
def _in_sum() -> re.Pattern[str]:
    """服务点|累计(办理业务): who did it, before the words that sum up what was done."""
    return re.compile(rf"[^、,的]{{2,12}}?(?P<sum>{around('in_sum')})")


@cache
def _may() -> re.Pattern[str]:
    """可|实现经济效益, 预计|新增税收: that it may be so is no part of the name."""
    return re.compile(around("may_be"))


@cache
def _shall() -> re.Pattern[str]:
    """绿色账户|要(新增覆盖): that it is to be so."""
    return re.compile(rf"(?<=..){around('shall')}(?={any_of('adds')})")


_TOLD = re.compile("已|目")


@cache
def _so_far() -> re.Pattern[str]:
    """农村供水|截至11月底已完成|投资, 工程|目前|形象进度: that it is so by now is no part of the name."""
    until = rf"(?:(?:{when('until')})\d{{1,2}}月(?:{when('month_ends')})?)?"
    return re.compile(rf"(?<=..){until}(?:{when('now')})?{when('already')}{around('through')}(?=..)|(?<=..){when('now')}(?=...)")


@cache
def _benefits() -> re.Pattern[str]:
    """清洁取暖|惠及|农村居民: a work, and whom it is for."""
    return re.compile(rf"(?<=[^、的]{{2}}){around('benefits')}(?=[^、的]{{2,12}}\Z)")


def without_mover(metric: str, verb: str) -> str:
    """惠及农户 → 农户, 铺设管网 → 管网, 升级改造市场 → 市场: what is brought, reached or done up is what is counted."""
    if verb in words_in("figures", "solves") and words_around("problem", r"(?<=..){}\Z").search(metric):
        return metric.removeprefix(verb)
    serves = verb in words_in("figures", "serves")
    moved = serves or verb in words_in("figures", "brings") or verb in words_in("figures", "done_to")
    rest = metric.removeprefix(verb).lstrip("了") if moved else ""
    name = (
        (len(rest) > (2 if serves else 1) or (serves and (words("persons").fullmatch(rest) or words_around("served").fullmatch(rest))))
        and "的" not in rest
        and not rest.startswith(each_of("figures", "item_joint"))
        and verb_at(rest, 0, len(rest)) is None
    )
    return rest if name else metric  # 覆盖主要领域的流动站, 更新改造投资 stay


@cache
def _office() -> re.Pattern[str]:
    """区住建局, 各镇(街道): an authority, which does what is counted, and is not counted itself."""
    return re.compile(rf"(?:{around('each_office')}[^,、的]{{1,12}}|[^,的]{{2}}{around('office_end')})\Z")


@cache
def _through() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>[^、,的]{{2,16}}?){around('through')}(?:[^、,的]{{0,6}}{around('state_reached')}、)?(?P<what>[^、,]*(?:{any_of('indicator')}|{any_of('dependent_rate')}))\Z"
    )


@cache
def _gains() -> re.Pattern[str]:
    return re.compile(rf"(?P<who>[^、,的]{{0,12}}?{around('holder')}){any_of('adds')}(?P<what>[^、,的]{{2,12}})")
