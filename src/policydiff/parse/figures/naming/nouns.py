"""The name of what a figure counts, without the deed that brings it about: 盘活闲置土地 → 闲置土地, 出口机电产品 → 机电产品出口额."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.figures.case import words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.sentence.verbs import only_verbs, verb_at
from policydiff.text.fold import fold_name as fold
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, each_of, words_in
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.targets import any_of, words_of

_SHORT = 12  # characters at the beginning that are looked through for a number with its measure
_THINGS = ("count", "length", "area")
_LISTS = ("、", "和", "及")
_MOST_DEEDS = 3  # that stand before one noun: 排查|整治|燃气隐患
_MEASURES = dict.fromkeys(("mass", "volume", "energy"), ("handled", "amount")) | {"money": ("sent", "sum"), "area": ("grown", "area_of")}
"""By the kind of a unit: the deeds that are measured in it, and what the name of the measure ends with."""


def noun_of(metric: str, verb: str, unit: str) -> str:
    """Return what is counted without the deeds before it, and what moves of it with the name of that measure.

    verb: that of the promise, which may begin the metric. Kept are deeds that are the name itself (造林), and those that say which ones
    (覆盖主要领域的流动站).

    >>> noun_of("排查燃气隐患", "排查", "处"), noun_of("出口机电产品", "", "元"), noun_of("检测设备", "检测", "台")
    ('燃气隐患', '机电产品出口额', '检测设备')
    """
    metric = _without_sum(metric)
    if unit in _GROWN and "、" in metric and words_around("received").match(metric):
        return metric  # 接待游客、旅游总花费|分别增长: the deed of the first of several
    if unit in words_in("figures", "persons_of") and (come := _come_to().fullmatch(metric)):
        who = come["who"].removeprefix(verb)  # 帮助|失业人员|实现再就业
        return f"{come['deed']}的{who if len(who) > 1 else come['who']}"  # 贫困人口|实现脱贫
    if asked := _asked_for(metric, verb) or taken_in(metric, unit):
        return asked
    if kinds().get(unit) in _THINGS and "的" not in metric:
        bare = words_around("task_end", r"(?<=...)(?<!、){}\Z").sub("", metric)
        metric = metric if only_verbs(fold(bare)) else bare  # 植树造林|任务, which no other figure is needed for
    mean = words_around("per_head", r"(?<=..){}\Z").search(metric)
    metric = mean[0] + metric[: mean.start()] if mean else metric  # 志愿服务时长|人均
    metric = _said_whose(words_around("for_whom", r"\A{}(?=..[^的]*\Z)").sub("", metric))
    if named := _ill_treated(metric, unit) or _measured(metric, unit):
        return named
    for _ in range(_MOST_DEEDS):
        rest = _behind_deed(metric, verb)
        if not rest:
            return metric
        metric = _area_done(metric, rest) or rest
    return metric


_GROWN = frozenset(["%", "‰", "倍"])


@cache
def _come_to() -> re.Pattern[str]:
    return re.compile(rf"(?P<who>[^、,的]{{0,8}}{any_of('persons')})(?P<deed>{around('through')}[^、,的\d]{{2,6}})")


def _without_sum(metric: str) -> str:
    """Return a name without the sum that goes into what it names: (投资)2亿元建设污水处理厂 → 污水处理厂."""
    found = find_quantities(fold(metric[:_SHORT])) if metric[:1].isdigit() else []
    paid = found and not found[0].start and kinds().get(found[0].unit) == "money"
    deed = verb_at(metric, found[0].end, len(metric)) if paid else None
    if deed is None or len(metric) - deed.end <= 1 or metric.startswith("的", deed.end):  # (投资)1亿元建设的项目
        return metric
    return metric[deed.end if deed.kind != "does" else deed.start :]


def _area_done(metric: str, rest: str) -> str:
    """治理水土流失面积 → 水土流失治理面积; "" where no area is named."""
    area = min(words_in("figures", "area_of"))
    done = metric[: len(metric) - len(rest)]
    thing = rest.removesuffix(area)
    return thing + done + area if thing != rest and len(thing) > 1 and done in words_of("does") else ""


def _ill_treated(metric: str, unit: str) -> str:
    """治理水土流失, in 亩 → 水土流失治理面积: what is done away with is no land; "" for anything else."""
    found = words_around("ill_of_land", r"(?P<done>[^,的]{2,6}?)(?P<ill>{})").fullmatch(metric) if kinds().get(unit) == "area" else None
    if found is None or not found["done"].endswith(tuple(words_of("does"))):
        return ""
    return found["ill"] + found["done"] + min(words_in("figures", "area_of"))


def _asked_for(metric: str, verb: str) -> str:
    """申请, 发明专利 → 发明专利申请量: what is applied for is not yet granted; "" for anything else."""
    right = verb in words_in("figures", "asked") and words_around("right_granted", r"{}\Z").search(fold(metric))
    return metric + verb + min(words_in("figures", "amount")) if right else ""


def taken_in(metric: str, unit: str) -> str:
    """高中招生 (人) → 高中招生人数, 参加培训 (人次) → 参加培训人次; "" for anything else."""
    if metric.endswith((min(words_in("figures", "turns")), min(words_in("figures", "number_of_persons")))):
        return ""  # 参与人数
    if unit in words_in("figures", "persons_of") and words_around("attended", r"{}[^的]{2,10}\Z").match(fold(metric)):
        turns = min(words_in("figures", "turns"))
        return metric + (turns if unit == turns else min(words_in("figures", "number_of_persons")))
    taken = unit in words_in("figures", "persons_of") and words_around("takes_in", r"(?<=.){}\Z").search(fold(metric))
    return metric + min(words_in("figures", "number_of_persons")) if taken else ""


def _said_whose(metric: str) -> str:
    """支持的模型数量 → 模型数量: whose verb has neither who nor what says nothing of what is counted."""
    verb = words_around("says_nothing", r"{}的(?=..)").match(metric)
    return metric[verb.end() :] if verb else metric


def _measured(metric: str, unit: str) -> str:
    """Name how much of something is sold, grown or sent out: 出口机电产品 → 机电产品出口额, 种植油菜 → 油菜种植面积; "" for anything else."""
    kind = kinds().get(unit, "")
    if kind == "money" and (sold := words_around("sold_behind", r"(?P<what>..+?){}\Z").fullmatch(metric)):
        return sold["what"] + min(words_in("figures", "sale")) + min(words_in("figures", "sum"))  # 炊具|累计销售
    group, measure = ("received", "amount") if unit in (*words_in("figures", "persons_of"), "%", "倍") else _MEASURES.get(kind, ("", ""))
    if not group:
        return ""
    often = words_around("in_time", r"{}(?=..)").match(metric) if group == "handled" else None  # 日处理垃圾 is 垃圾日处理量
    deed = words_around(group).match(fold(metric), often.end() if often else 0)
    rest = metric[deed.end() :] if deed else ""
    if unit in ("%", "倍") and not words_around("guest", r"[^的]{0,4}{}").fullmatch(rest):
        return ""  # 接待游客|增长10%, not 接待游客满意率
    return rest + metric[: deed.end()] + min(words_in("figures", measure)) if deed and is_thing(rest) else ""


def _behind_deed(metric: str, verb: str) -> str:
    """Return the noun behind the deed that a metric begins with; "" where it begins with none, or where the deed is a part of the name."""
    folded = fold(metric)
    at = _adverbs().match(folded)
    start = at.end() if at else 0
    kept = words_in("figures", "named_deed") | words_in("figures", "done_away")
    own = verb if verb in words_of("does") and verb not in kept and folded.startswith(verb, start) else ""
    deed = _deed().match(folded, start)
    end = max(start + len(own) if own else 0, deed.end() if deed else 0)
    if verb in words_in("figures", "done_away") and folded.startswith(verb, start):
        return metric[start:] if start else ""
    end = _behind_second(folded, end or (start + len(verb) if verb and folded.startswith(verb, start) else 0)) or end
    rest = metric[end:].lstrip("了") if end else ""
    if not is_thing(rest) or ("的" in rest and folded[start:end] in words_in("figures", "tells_which")):
        return ""
    compound = own and _of_compound().match(fold(rest))
    return "" if compound else rest


def _behind_second(folded: str, end: int) -> int:
    """Return where the second of two deeds that are listed ends, 0 without one: 改建、新建|桥梁."""
    second = verb_at(folded, end + 1, len(folded)) if end and folded[end : end + 1] in _LISTS else None
    return second.end if second is not None else 0


def is_thing(rest: str) -> bool:
    """Tell what may be counted by itself from the end of a compound (率, 能力, 申请材料) and from the rest of a deed (和运营)."""
    folded = fold(rest)
    if len(folded) < 2 or _begins_number(folded) or folded.startswith(("的", "(", *words_in("figures", "item_joint"))):
        return False
    if words_around("verbal_noun").match(folded) or words_around("flow").match(folded) or words_around("bare_head").fullmatch(folded):
        return False
    further = verb_at(folded, 0, len(folded))
    if further is not None and _of_compound().match(folded, further.end):
        return True  # 购置|检测设备
    return further is None or (further.end == len(folded) and words_around("whole_deed").fullmatch(folded) is not None)


def _begins_number(folded: str) -> bool:
    return folded[0].isdigit() and any(not one.start for one in find_quantities(folded[:_SHORT]))


def with_loss(name: str, verb: str) -> str:
    """Return a name with the deed by which there is less of what it names, which a list or a whole hands on: (淘汰货车20辆、)客车 → 淘汰客车."""
    told = verb not in words_in("figures", "done_away") or not name or verb in name
    return name if told or _other_deed(name) else verb + name


def of_whole(claim: Claim, folded: str) -> str:
    """Return the name of a part of a whole as a share: (保障性住房,其中)租赁型保障房占|60% → 租赁型保障房占比; any other name as it is."""
    name, end = claim.metric, claim.phrase.quantity.start
    share = claim.lead.part and claim.lead.reach and folded.startswith("占", claim.lead.right) and end - claim.lead.right <= _OCCUPIES
    named = not name or words("indicator", r"{}\Z").search(fold(name)) or words_around("share", r"{}\Z").search(fold(name))
    return name if named or not share else name + min(words_in("figures", "share_of_some"))


def with_spending(name: str, claim: Claim) -> str:
    """Return what is told under a heading to be spent with its name: 投资1.6亿元, under 加快路网建设, is 路网建设投资."""
    spends = name and claim.lead.verb in words_in("figures", "also_noun") and kinds().get(claim.phrase.quantity.unit) == "money"
    pace = _at_pace().match(name) if spends else None
    return name[pace.end() if pace else 0 :] + claim.lead.verb if spends and not name.endswith(claim.lead.verb) else name


@cache
def _at_pace() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('adverbs')})+(?=[^的、,]{{4}})")


_OCCUPIES = 3  # characters of 占到了


def of_increase(name: str, last: Claim, claim: Claim) -> str:
    """Return the name of a growth of what comes on top: 新增限额468亿元,增长102% is of 新增限额, and not of all there is."""
    grows = claim.lead.change and not claim.lead.reach and claim.phrase.quantity.unit in ("%", "倍")
    adds = last.lead.verb if last.lead.verb in words_of("adds") and last.lead.increase and not last.lead.change else ""
    return adds + name if grows and adds and name == last.metric and not words_around("added").search(name) else name


def _other_deed(name: str) -> bool:
    first = verb_at(fold(name), 0, len(name))
    return first is not None and first.end < len(name)


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(around("deed"))


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('adverbs')})+(?={around('deed')}|{any_of('does')})")


@cache
def _of_compound() -> re.Pattern[str]:
    """检测|设备, 改造|项目: with the deed before it one name."""
    return re.compile(rf"{around('compound_end')}(?:\Z|\(|、|{around('joint')}|{around('deed_end')}\Z)")


def with_share(metric: str, unit: str) -> str:
    """Return the name of a share whole: 网络零售额占全国 → 网络零售额占全国的比重, 案件信息覆盖 → 案件信息覆盖率."""
    folded = fold(metric)
    if unit in ("%", "‰") and words_around("deed_of_share", r"(?<=..){}\Z").search(folded):
        return metric + min(words_in("figures", "rate_word"))
    spent = unit in ("%", "‰") and words_around("spent_on", r"(?<=..){}[^占,]{2,}\Z").search(folded)
    if spent and not words("indicator", r"{}\Z").search(folded):
        return metric + min(words_in("figures", "share_word"))
    bare = unit in ("%", "‰") and _occupies().search(folded) and not words_around("share", r"{}(?:\(.*\))?\Z").search(folded)
    return metric + min(words_in("figures", "share_word")) if bare else metric


@cache
def _occupies() -> re.Pattern[str]:
    return re.compile(rf"(?!{around('occupies')})占[^占,]{{2,24}}\Z")


def without_adverb(metric: str) -> str:
    """Return a metric without how it is done behind it: 困难家庭免费(更换软管) → 困难家庭."""
    tail = words_around("how_done", r"(?<=..){}\Z").search(fold(metric))
    return metric[: tail.start()] if tail and not words("indicator", r"{}\Z").search(fold(metric)) else metric


def is_enumeration(folded: str) -> bool:
    """Tell names in quotation marks, or a count of the text's parts (A和B等5个方面), that only list what is counted behind."""
    if _quoted_names().fullmatch(folded):
        return True
    inside = find_quantities(folded)
    return bool(inside) and re.fullmatch(rf"(?:的)?(?:{any_of('listing')})", folded[inside[-1].end :]) is not None


@cache
def _quoted_names() -> re.Pattern[str]:
    name = r'["《][^"》]{1,40}["》](?:\([^()]*\))?'
    return re.compile(rf"(?:{name}(?:[、,]|等|{around('joint')}){{0,2}}){{2,}}(?:{around('among_others')})?")


def noun_behind(folded: str, start: int, noun: str) -> tuple[int, int] | None:
    """Return where the name stands behind a comma of what is counted before it by what it is like alone: 50个|功能齐全、管理规范,面向全国的|基地.

    start: where those words begin, noun: they. None where they name something themselves.
    """
    if "、" not in noun or (
        not noun.endswith(each_of("figures", "all_in_one")) and any(not _quality().fullmatch(piece) for piece in noun.split("、"))
    ):
        return None
    named = _named_behind().match(folded, start + len(noun))
    return None if named is None else named.span("noun")


@cache
def _quality() -> re.Pattern[str]:
    return re.compile(rf"[^、,]{{2,6}}?{around('quality_of_counted')}|{around('has_quality')}[^、,]{{2,10}}")


@cache
def _named_behind() -> re.Pattern[str]:
    return re.compile(r",[^,;:。\d]{2,24}的(?P<noun>[^,;:。、的\d]{2,16})(?=[,;。]|\Z)")
