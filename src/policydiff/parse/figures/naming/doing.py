"""Who does something, or has it done, named by it: 县|通过评估 → 通过评估的县, 企业的数字化改造 → 完成数字化改造的企业."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.figures.case import each_measured, words, words_around
from policydiff.parse.figures.claim import Claim
from policydiff.parse.figures.naming.proportions import said_of_part
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.text.fold import fold_name as fold
from policydiff.text.quantities import Quantity, find_quantities
from policydiff.vocab.amounts.figures import around, each_of, when, words_in
from policydiff.vocab.amounts.measures import kinds
from policydiff.vocab.amounts.targets import any_of

_OUTPUTS = frozenset(["mass", "volume", "energy", "length"])
_LONGEST_DEED = 10
_LONGEST_EXAMPLE = 8
_SHORTEST_PRODUCT = 3
_SHORTEST_MAKER = 4


def as_noun(what: str, moved: bool, *, part: bool = False) -> str:
    """Return what is counted as a noun phrase: 城市作为试点 → 城市; moved, or a share, 县通过评估 → 通过评估的县. part: a share says what they all can."""
    if large := each_measured().fullmatch(what):
        return f"{large['size']}的{large['who']}"
    cut = words_around("serves_as").search(what, 2) or _works_at().search(what, 2)
    name = what[: cut.start()] if cut and not part else what
    goes = _goes_to().match(name)
    if goes and not moved:
        return goes["who"]  # 技术人员包乡指导
    if goes and (sent := _sent_off().fullmatch(name, goes.end("who"))):
        return f"{sent[0]}的{goes['who']}"  # 领军人才|赴境外培训
    deeds = [cut] if part and cut else _does().finditer(name, 1) if moved or words_around("honoured").search(name, 2) else ()
    at = next((at for deed in deeds if (at := _before_quotation(name, deed.start()))), 0)
    if not at or name[at - 1] in "、和":
        return name
    whole, done = said_of_part(name, at)
    who = _adverbial().sub("", whole)
    done = words_around("by_now", r"\A{}(?=..)").sub("", done)
    nearly = whole[len(who) :] if whole[len(who) :] in words_in("figures", "nearly") else ""
    return f"{nearly}{done}的{who}" if len(who) > 1 or who in words_in("figures", "promiser_end") else name


def _before_quotation(name: str, at: int) -> int:
    """Return where what is done begins, with the mark of a quotation that it opens: 企业|"上云用数"; 0 inside of one."""
    opened = [place for place, word in enumerate(name[:at]) if fold(word) == _QUOTE]
    return at if len(opened) % 2 == 0 else opened[-1] if opened[-1] == at - 1 else 0


_QUOTE = fold("“")


@cache
def _works_at() -> re.Pattern[str]:
    """吸污车|对厕所污水进行收集: what is done with the counted."""
    return re.compile(rf"{around('at_which')}[^的]{{2,16}}{around('goes_through')}[^的]{{2,6}}\Z")


@cache
def _does() -> re.Pattern[str]:
    return re.compile(rf"(?:{around('least')})?{around('each_have')}(?=\d)|{around('predicate')}|{around('sets_up')}(?=..)")


@cache
def _goes_to() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>[^的、]{{0,12}}?(?:{any_of('persons')}|{around('promiser_end')}|{around('trader')}|{around('counted_end')})){around('goes_to')}."
    )


@cache
def _sent_off() -> re.Pattern[str]:
    """赴境外培训, 到外地学习: where somebody goes, and what for."""
    return re.compile(rf"{around('goes_off')}[^的、,]{{1,8}}{around('goes_for')}")


@cache
def _adverbial() -> re.Pattern[str]:
    """企业|在主板、创业板, 法院|已经: where and how, between who and what they do."""
    return re.compile(rf"(?<=..)(?:{around('preposition')}.+|(?:{around('filler_before')}|{around('wholly')}|{any_of('adverbs')})+)\Z")


def without_end(what: str) -> str:
    """Return what is done without that it is: 粮食生产功能区划定|工作基本结束, 土地整理项目|全部完成; 完工通车 says which roads are meant and stays."""
    return _over().sub("", what)


@cache
def _over() -> re.Pattern[str]:
    return re.compile(rf"(?<=...)(?<!的)(?:{around('over_work')})?(?:{when('already')})?(?:{when('wholly_done')})*{around('over')}\Z")


def done_with(what: str, verb: str) -> str:
    """Return those with whom or to whom something is done: (完成300家)企业的数字化改造 → 完成数字化改造的企业; "" for any other name."""
    found = _deed_of_many().fullmatch(what)
    return f"{verb if verb in words_in('figures', 'through') else ''}{found['deed']}的{found['who']}" if found else ""


def done_by_many(who: str, deed: str, verb: str) -> str:
    """Return those who do something of which there is a number: 企业完成|50家|数字化改造 → 完成数字化改造的企业; "" where the deed tells of what (30所|食堂改造)."""
    done = verb in words_in("figures", "through") and _deed_alone().fullmatch(fold(deed))
    if not done or "的" in who or "、" in who:
        return ""
    many = words_around("holder", r"{}\Z").search(who) or words_around("counted_place", r"{}\Z").search(who)
    return f"{verb}{deed}的{who}" if many else ""


@cache
def _deed_alone() -> re.Pattern[str]:
    """数字化改造, 技术改造, 诊断: a deed with what kind it is of, and not of what."""
    return re.compile(rf"(?:[^的、]{{1,4}}化|{around('deed_kind')})?(?:{around('deed_end')}|{around('work_end')}|{around('deed_with')})")


def ended_with(folded: str, phrase: Phrase) -> str:
    """Return the verb that ends the words before a number, where it was read as the word of its bound: 完成|300家."""
    ends = words_around("through", r"{}\Z").search(folded, phrase.start, phrase.quantity.start)
    return ends[0] if ends else ""


@cache
def _deed_of_many() -> re.Pattern[str]:
    who = rf"{around('holder')}|{around('counted_place')}|{around('division_end')}|{around('promiser_end')}|{any_of('persons')}"
    deed = rf"{around('deed_end')}|{around('work_end')}|{around('deed_with')}"
    return re.compile(rf"(?P<who>[^的、]{{0,12}}(?:{who}))的(?P<deed>[^的、]{{0,10}}(?:{deed}))")


def invested_in(what: str, verb: str) -> str:
    """Return the name of a sum by what it is put into: (投资2000万元)建设养殖基地 → 养殖基地投资, 改造老旧管网 → 老旧管网改造投资; "" for any other."""
    if verb in words_in("figures", "also_noun") and (pace := _at_pace().match(what)) and _ends_as_deed().search(what):
        return what[pace.end() :] + verb  # 投资1.6亿元|加快路网建设
    deed = verb_at(fold(what), 0, len(what)) if verb in words_in("figures", "also_noun") else None
    thing = what[deed.end :].removeprefix("了") if deed else ""
    if deed is None or len(thing) < _SHORTEST_PRODUCT or verb_at(fold(thing), 0, len(thing)) is not None or "的" in thing:
        return ""
    return thing + (deed.word if deed.kind == "does" else "") + verb


@cache
def _at_pace() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('adverbs')})+(?=[^的、,]{{4}})")


@cache
def _ends_as_deed() -> re.Pattern[str]:
    return re.compile(rf"(?<=..){around('deed_end')}\Z")


def names_one(before: str, noun: str) -> bool:
    """Tell 甲公司等|9个|标识解析二级节点, one of the counted, whose own noun says enough, and a bare verb."""
    if before in words_in("figures", "bare_verb"):
        return len(noun) > 1  # 每个村建(有)|1个|互助点
    one = len(before) <= _LONGEST_EXAMPLE and "、" not in before and words_around("and_others", r"(?<=..){}\Z").search(before)
    return bool(one) and len(noun) > _LONGEST_EXAMPLE // 2 and "的" not in noun and words("comes_true").search(noun, 2) is None


def thing_taken(what: str) -> str:
    """Return what is taken without what becomes of it: (将46公里)老旧燃气管道|全部更换为钢管, (把8所)学校|纳入共同体; all of it where nothing does."""
    does = becomes().search(what, 2)
    return what[: does.start()] if does else what


@cache
def becomes() -> re.Pattern[str]:
    """全部更换为; not the deed that says which ones: (将)破损的路面."""
    deed = rf"{any_of('does')}|{any_of('comes_true')}|{around('predicate')}"
    return re.compile(rf"(?:{around('how_done')}|{any_of('adverbs')})*(?:{deed})(?!的|{around('verbal_noun')})")


def says_of_share(noun: str) -> bool:
    """Tell 事项|100%|网上可办, 乡镇|100%|建成服务中心, whose share says what all of them do."""
    return not noun.startswith("的") and words("comes_true", r".{0,2}{}").match(noun) is not None


def is_done_by_all(folded: str, quantity: Quantity, noun: str) -> bool:
    """Tell 建筑实现|100%|装配化施工, whose share says what becomes of all of them; not 实现100%全覆盖."""
    through = words_around("through", r"{}\Z").search(folded, 0, quantity.start) is not None
    return through and 2 < len(noun) <= _LONGEST_DEED and "的" not in noun and not words_around("whole").match(noun)


def said_of(what: str, who: str) -> str:
    """建成服务中心, 乡镇 → 建成服务中心的乡镇; 专业人才开展培训, 面向 → 专业人才; 乡镇实现全覆盖, 在 → 实现全覆盖的乡镇."""
    reaches, who = words_in("figures", "reaches_out"), for_area().sub("", who)
    who = who[-1] if len(who) > 2 and who.endswith(each_of("figures", "at_which")) else who
    if taken := taken_from(who):
        done = does_something(what)
        return words_around("and_others", r".*{}\Z").sub("", taken) + _adverbial().sub("", what[: done.start()] if done else what)
    if fold(who) in reaches or who[:1] in words_in("figures", "gives_to"):
        done = does_something(what)
        tried = fold(who) in words_in("figures", "at_which") and done is not None and 2 < len(what) - done.end() <= _LONGEST_DEED
        reached = done is not None and (done[0] in words_in("figures", "through") or tried)
        thing = words_around("place_end", r"{}\Z").sub("", what[: done.start()] if done else what)
        thing = _adverbial().sub("", thing)
        name = f"{what[done.start() :]}的{thing}" if done and reached else thing
        return f"{who[1:]}的{name}" if fold(who) not in reaches else name
    return f"{what}的{who}" if who else what


def taken_from(metric: str) -> str:
    """Return of what so much is taken: 对|保沧路高阳段|(21公里路面进行养护), 对|县城|(12条道路进行改造); "" for any other words."""
    whole = metric[1:] if metric[:1] in words_in("figures", "treats") and "的" not in metric else ""
    named = 1 < len(whole) <= _LONGEST_WHOLE and not find_quantities(whole)
    return whole if named and verb_at(whole, 0, len(whole)) is None and "," not in whole else ""


_LONGEST_WHOLE = 16


def does_something(noun: str) -> re.Match[str] | None:
    """Return the verb behind what is counted: 渔船|加装|定位设备, 人才|开展|培训; None without one."""
    return words_around("reaching_out").search(noun, 2) or words("makes").search(noun, 2) or words("does").search(noun, 2)


@cache
def for_area() -> re.Pattern[str]:
    """在|全县(15个乡镇), 对|主城区(62个小区): the area is no part of with whom something is done."""
    return re.compile(rf"(?:{around('area', '.')}{around('area_tail')}?|{around('part_of_place', '.')})\Z")


def deed_of_mover(metric: str) -> str:
    """支持|高校建设研发平台 → 研发平台: what is made is counted, whoever is moved to; one that has a name tells which: 海洋实验室攻克的关键技术."""
    match = _makers().match(metric)
    verb = verb_at(metric, match.end(), len(metric)) if match else None
    if not match or not verb or verb.kind != "makes" or len(metric) - verb.end <= _SHORTEST_PRODUCT:
        return metric
    named = match.end() > _SHORTEST_MAKER and words_around("holder", r"{}\Z").search(match[0])
    odd = verb_at(metric, 0, match.end()) or words_around("preposition", r"..{}.").search(match[0])
    return f"{metric[: verb.end]}的{metric[verb.end :]}" if named and not odd else metric[verb.end :]


@cache
def _makers() -> re.Pattern[str]:
    return re.compile(rf"[^、,的]{{0,16}}?(?:{around('holder')}|{around('promiser_end')})(?=(?:{any_of('makes')}))")


def tell_deeds(claims: Sequence[Claim]) -> None:
    """Name what is counted with what is done for it, where the same things could be counted otherwise: 参与制定的国际标准, 培训的养老护理员.

    A figure without a verb that counts what one before it does is named as that one. The names that later figures lean on are the bare ones, so
    this comes when the sentence is read.
    """
    told: dict[str, str] = {}
    for claim in claims:
        bare = claim.metric
        name = told.get(bare) if not claim.lead.verb else None
        told[bare] = claim.metric = name or _with_deed(bare, claim.lead.verb)


def _with_deed(metric: str, verb: str) -> str:
    if found := _takes_part().match(metric):
        return f"{found[0]}的{metric[found.end() :]}"
    done = verb and (verb in words_in("figures", "serves") or _takes_part().fullmatch(verb))
    own = not metric or verb in metric or "的" in metric or words("indicator", r"{}\Z").search(fold(metric))
    return f"{verb}的{metric}" if done and not own else metric


@cache
def _takes_part() -> re.Pattern[str]:
    """主导或参与制修订, of texts that somebody else may make, and who does: at the beginning of a name, or alone."""
    return re.compile(
        rf"[^的、,]{{0,8}}?{around('takes_part')}{around('text_maker')}(?=[\u4e00-\u9fff]{{2}}|\Z)(?!的|{around('bare_head')})"
    )


def keeps_up(metric: str, verb: str) -> bool:
    """Tell 保障|合同签约电量, an amount that is kept up, from 保障住房."""
    return verb in words_in("figures", "keeps_up") and metric.startswith(verb) and _amounts().search(metric) is not None


@cache
def _amounts() -> re.Pattern[str]:
    return re.compile(rf"(?<=...)(?:{any_of('indicator')}|{any_of('duration')})\Z")


def output_of(metric: str, verb: str, unit: str) -> str:
    """生产机车 → 机车产量, where 生产 is the verb."""
    if kinds().get(unit) in _OUTPUTS and (ends := words_around("produces", r"(?<=..){}\Z").search(metric)):
        return metric[: ends.start()] + min(words_in("figures", "output"))  # 大中型水泥厂生产3200万吨
    rest = metric.removeprefix(verb).removeprefix("的")
    made = verb in words_in("figures", "produces") and unit not in ("种", "类", "项") and rest != metric
    if not made or (len(rest) < 2 and rest not in words_in("figures", "product_of_one")) or words("indicator", r"{}\Z").search(rest):
        return metric
    return rest + min(words_in("figures", "output"))


def each_has(folded: str) -> bool:
    """Tell 各区(县级市)各建有|1所儿童公园: whoever has it is no part of what is counted."""
    return _each_has().search(folded) is not None


@cache
def _each_has() -> re.Pattern[str]:
    least = around("least")
    holders = rf"(?:{around('each_of_all')}[^的,;:。]{{1,24}}?|[^,;:。]{{2,40}}?(?={around('each_for_itself')}))"
    return re.compile(rf"{holders}{around('each_for_itself')}?{least}?{around('has_there')}\Z")
