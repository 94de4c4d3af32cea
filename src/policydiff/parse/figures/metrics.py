"""What is counted: the metric's name, its subject, the kind of figure it is."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policydiff.model import Basis, Direction
from policydiff.parse.figures.case import words_around
from policydiff.parse.figures.sentence import pieces
from policydiff.parse.figures.sentence.leads import Lead
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.text.numerals import COUNTING, PLACES
from policydiff.text.quantities import Quantity, find_quantities
from policydiff.vocab.amounts.figures import around, each_of, when, words_in
from policydiff.vocab.amounts.targets import any_of, words_of

_SMALL_ERROR = 20  # per cent: an accuracy of more is a share
_MARKS = r"[ 、,:：，；;的—\-·≤≥<>±≦≧]"


@cache
def _edges() -> re.Pattern[str]:
    """Marks and joints at the edges of a metric."""
    return re.compile(rf"\A(?:{_MARKS}|{around('joint')})+|(?:{_MARKS}|{around('joint')})+\Z")


@cache
def _edge_marks() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters with which a mark or a joint may begin at the one edge, and end at the other."""
    return tuple(frozenset([*_MARKS[1:-1], *(word[at] for word in words_in("figures", "joint"))]) for at in (0, -1))  # type: ignore[return-value]


_NUMBERED, _BRACKETS = re.compile(r"^(?:\d+[.．、](?!\d)\s*|[(（].[)）])"), frozenset("()（）")


@cache
def _aside() -> re.Pattern[str]:
    """(如图2所示), (详见附件): no part of a name."""
    return re.compile(rf"[(（]{around('aside')}[^()（）]*[)）]\Z")


@cache
def _in_principle() -> re.Pattern[str]:
    """实践课时|原则上|占总课时: how firmly, and no part of the name."""
    return re.compile(rf"{around('in_principle', '..')}(?={OCCUPIES})")


@cache
def _making() -> re.Pattern[str]:
    """标准的编制工作, which counts standards."""
    return re.compile(rf"的(?<=..的){around('making')}{around('making_tail')}?\Z")


@cache
def _unmade() -> re.Pattern[str]:
    """标准的预研工作, which counts standards that there are not yet."""
    return re.compile(rf"(?P<text>[^,]{{2,}})的(?P<deed>{around('not_made_yet')}){around('making_tail')}?")


@cache
def bounded() -> re.Pattern[str]:
    """招聘数量不低于当年士兵人数, of which so many % are promised."""
    return re.compile(rf"({around('threshold', '..')})[^的\d]*\Z")


def is_floor(folded: str) -> bool:
    """Tell 人员不少于执法人员总数 (的5%), where the bound stands in the middle."""
    match = bounded().search(folded)
    return match is not None and match[1] in words_in("figures", "floor")


@cache
def _this_share() -> re.Pattern[str]:
    """这些|资金|约|占总规模: neither which ones, nor that it is but about so much."""
    return re.compile(
        rf"\A{around('these')}(?=[^,]{{2,}}{OCCUPIES})|\A{around('respectively')}(?={OCCUPIES})|(?<=..){around('roughly')}(?={OCCUPIES})"
    )


@cache
def _share() -> re.Pattern[str]:
    return re.compile(rf"{around('share')}(?:\(.*\))?\Z|占[^,]+{around('part_of_whole')}")


@cache
def _growth() -> re.Pattern[str]:
    return re.compile(rf"{around('growth')}\Z")


_NOTE = re.compile(r"\[\d{1,2}\]")  # the mark of a note: 地区生产总值[2]


def tidy(metric: str) -> str:
    """Return a metric without joints and marks at its edges, and without a half of a bracket or a quotation."""
    text = _NOTE.sub("", metric) if "[" in metric else metric
    text = _in_principle().sub("", text) if OCCUPIES in text else text
    begins, ends = _edge_marks()
    if text[:1] in begins or text[-1:] in ends:  # few metrics
        text = _edges().sub("", text)
    text = words_around("in_all", r"\A{}").sub("", text)
    if OCCUPIES in text:
        text = _this_share().sub("", text)
    text = words_around("set_at", r"(?<=.){}\Z").sub(lambda set_at: set_at[0][0], text)  # 丝的产量|安排4万吨
    text = bounded().sub("", _making().sub("", text) if "的" in text else text)
    if "的" in text and (yet := _unmade().fullmatch(text)):
        text = f"{yet['deed']}的{yet['text']}"
    text = _NUMBERED.sub("", text) if text[:1] in "(（" or text[:1].isdecimal() else text
    if _BRACKETS.isdisjoint(text):
        return text
    text = _aside().sub("", text)
    if text.count("(") + text.count("（") != text.count(")") + text.count("）"):
        text = text.strip("()（）")
    return text


def without_year(metric: str) -> str:
    """Return the name of a figure without a year between whose it is and what it is: 渔场2025年海产品产量 → 渔场海产品产量."""
    year = _inner_year().search(metric)
    return metric[: year.start()] + metric[year.end() :] if year else metric


@cache
def _inner_year() -> re.Pattern[str]:
    row = rf"{when('a_row')}(?:\d{{1,2}}|[{COUNTING}]{{1,3}})年(?=[^的]+\Z)"  # 连续五年|粮食产量
    return re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:19|20)\d\d年(?=[^的\d]*(?:{any_of('indicator')}|{around('whole_deed')})\Z)|{row}")


def basis_of(folded_metric: str, quantity: Quantity, lead: Lead) -> Basis:
    """Return what kind of figure it is.

    multiple: 翻番, 倍; growth: 同比增长, 年均增长, 下降18%, 增速, 提高5个百分点; increase: 新增, 新建; decrease: 减少2000吨, 压减10万吨;
    share: 占比, 比重, 率; else level, as is a mean that is reached, also of new ones: 新增劳动力平均受教育年限达到14年.
    """
    if quantity.unit == "倍":
        return "multiple"
    if quantity.unit in words_in("figures", "point") and (lead.change or not lead.reach):
        return "growth"
    changed, share = bool(lead.change) and not lead.reach, quantity.unit in ("%", "‰")
    if share and (changed or _growth().search(folded_metric)):
        return "growth"
    if share and _is_accuracy(folded_metric, quantity):
        return "level"
    if share or quantity.unit[:1] == "/" or (not quantity.unit and quantity.value <= 1 and _share().search(folded_metric)):
        return "share"
    if _lessens(lead):
        return "decrease"
    flows = _flows().search(folded_metric) and not (lead.reach and pieces.mean_of().search(folded_metric, 2))
    if lead.increase or flows or (changed and _change_of(lead.change) == "up"):
        return "increase"
    return "level"


def direction_of(folded_metric: str, lead: Lead, basis: Basis) -> Direction | None:
    """Return whether the figure says how much more or how much less there is; None where it says what is reached."""
    if basis in ("increase", "decrease"):
        return "up" if basis == "increase" else "down"
    if basis in ("growth", "multiple") and lead.change and not lead.reach:
        return _change_of(lead.change)
    if basis == "growth":
        last = _last_change().search(folded_metric)
        return _change_of(last[1]) if last else "down" if lead.verb in words_of("falls") else None
    return None


def turn_to_change(folded: str, lead: Lead, phrase: Phrase) -> None:
    """Read the verb of a change before its metric as the change: 降低产品缺陷率不低于10%, 增加托位800个 (but not 提升茶园5个, which improves)."""
    rest = folded[lead.left + len(lead.verb) : lead.right]
    if not lead.verb or lead.change or not folded.startswith(lead.verb, lead.left, lead.right) or len(rest) < 2:
        return
    amount = phrase.quantity.unit in ("%", "‰", "倍") or phrase.quantity.unit in words_in("figures", "point")
    if lead.verb in words_of("falls") or (amount and lead.verb in words_of("rises")) or lead.verb in words_in("figures", "adds_to"):
        lead.left += len(lead.verb)
        lead.change = lead.verb


def _lessens(lead: Lead) -> bool:
    """Tell 减少2000吨 and 压减煤炭消费10万吨 from 减少到2000吨."""
    return not lead.reach and (lead.change or lead.verb).removesuffix("了") in words_of("falls")


def _change_of(word: str) -> Direction | None:
    word = word.removesuffix("了")
    return "down" if word in words_of("falls") else "up" if word in words_of("rises") else None


@cache
def _last_change() -> re.Pattern[str]:
    """The change that a metric ends with: 降幅, 用水量下降, 增速."""
    return re.compile(rf"({any_of('falls')}|{any_of('rises')}){around('change_tail')}?(?:\(.*\))?\Z")


@cache
def _of_year() -> re.Pattern[str]:
    """年综合产值; 年登记技术合同成交额 names its own subject."""
    return re.compile(rf"年.{{0,2}}(?:{any_of('dependent')})")


OCCUPIES = "占"  # 占地区生产总值比重, 占年度计划


@cache
def _flows() -> re.Pattern[str]:
    return re.compile(around("added"))


def is_quantity(folded: str) -> bool:
    """Tell a text that is a number with its unit and nothing else."""
    found = find_quantities(folded)
    return len(found) == 1 and found[0].start == 0 and found[0].end == len(folded)


@lru_cache(maxsize=256)  # asked a few times of each name
def is_dependent(metric: str) -> bool:
    """Tell a figure that needs a subject (年营业收入, 占地区生产总值比重) from one that names its own."""
    if metric.startswith("年") and _of_year().fullmatch(metric):
        return True
    shares = (metric.startswith(OCCUPIES) and not words_around("occupies").match(metric)) or is_share_there(metric)
    return metric in words_of("dependent") or metric in words_of("extent") or shares


def is_share_there(metric: str) -> bool:
    """Tell 在全国的比重, a share of somebody that stands elsewhere."""
    return metric.startswith(each_of("figures", "at_place")) and _share_there().fullmatch(metric) is not None


@cache
def _share_there() -> re.Pattern[str]:
    return re.compile(rf"{around('at_place')}{around('area')}[^的]{{0,6}}的?{around('part_of_whole')}")


def is_growth(metric: str) -> bool:
    """Tell a figure that only says how much more it is: 年均增速."""
    return _growth().search(metric) is not None


def is_rate(metric: str) -> bool:
    """Tell a figure that needs somebody who has it: 生产效率, 运营成本."""
    return metric in words_of("dependent_rate")


def has_figures(name: str) -> bool:
    """Tell one that has figures (示范工厂) from the name of a figure (检出率) or of a thing (森林)."""
    return bool(words_around("holder", r"{}\Z").search(name))


def subject_of(metric: str) -> str:
    """Return what a dependent figure takes over: 科技服务业市场主体 → 科技服务业, 示范工厂的生产效率 → 示范工厂; "" where it is one itself."""
    owner = _tail().sub("", metric, count=1) or metric if metric[-1:] in _ends_tail() else metric
    return "" if is_dependent(metric) or is_rate(metric) or owner.endswith("率") else owner  # 管线更换完成率 owns nothing


@cache
def _ends_tail() -> frozenset[str]:
    """What that ends with: a quick look."""
    named = words_of("subject_tail") | words_of("dependent") | words_of("dependent_rate")
    return frozenset(word[-1] for word in (*named, *words_in("figures", "grown_on"), *words_in("figures", "whose")))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of('subject_tail')}|(?<=..){around('grown_on')}|(?<=务|业){around('whose')}|(?<=..)的?(?:{any_of('dependent')}|{any_of('dependent_rate')}))\Z"
    )


def is_smaller_better(folded_metric: str, quantity: Quantity, bound: str) -> bool:
    """Tell 精度优于5%, where better is less, from 准确率优于95%; bound: the words before the number."""
    if not words_around("better").search(bound):
        return False
    return _is_accuracy(folded_metric, quantity)


def _is_accuracy(folded_metric: str, quantity: Quantity) -> bool:
    """Tell how far a measurement is off, which is no share of anything though it may be given in %; 准确度95% is one."""
    accurate = words_around("accuracy", r"{}\Z").search(folded_metric) and (quantity.unit != "%" or quantity.value <= _SMALL_ERROR)
    return bool(accurate or words_around("error", r"{}\Z").search(folded_metric))


def goes_on_for(each: str) -> bool:
    """Tell 每名特派员, for whom the next figure of the sentence is too, from 每年, 每吨 and 每千人口."""
    return "年" not in each and each[1:2] not in PLACES and words_around("each_measure", r"每{}\Z").search(each) is None


def goes_with_name(each: str) -> bool:
    """Tell 每万常住人口 and 每名特派员, which a figure that takes a name over takes over with it, from 每年."""
    return "年" not in each and (each[1:2] in PLACES or goes_on_for(each))


def each_noun(each: str | None) -> str:
    """Return the noun of 每名科技特派员, "" for 每年."""
    match = _each().match(each or "")
    return match["noun"] if match else ""


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"(?:在|对)?每一?{around('classifier')}?(?P<noun>(?!{around('each_time')}|年|半).+)\Z")
