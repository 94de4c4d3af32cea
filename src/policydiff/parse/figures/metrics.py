"""What is counted: the metric's name, its subject, the kind of figure it is."""

from __future__ import annotations

import re
from functools import cache

from policydiff.model import Basis, Direction
from policydiff.parse.figures.sentence.leads import Lead
from policydiff.text.quantities import Quantity
from policydiff.vocab.amounts.promises import any_of, words_of

_SHARE = re.compile(r"(?:率|占比|比重|比例|份额|普及度|系数)(?:\(.*\))?\Z|占[^,]+(?:比重|比例|份额)")
_GROWTH = re.compile(r"(?:增速|增幅|涨幅|增长率|增长速度|增长|降幅|降低|下降)\Z")
_AND = re.compile(r"、|以及|和(?!谐)|及(?!其)|与")


_EDGES = re.compile(r"\A[ 、,:：，；;的和与及并—\-·]+|(?:[ 、,:：，；;的和并—\-·]|(?<!参)与|(?<![惠涉普危遍触顾])及)+\Z")


def tidy(metric: str) -> str:
    """Return a metric without joints and marks at its edges, and without a half of a bracket or a quotation."""
    text = _EDGES.sub("", metric)
    text = re.sub(r"^\d+[.．、](?!\d)\s*", "", text)
    if text.count("(") + text.count("（") != text.count(")") + text.count("）"):
        text = text.strip("()（）")
    return text


def basis_of(folded_metric: str, quantity: Quantity, lead: Lead) -> Basis:
    """Return what kind of figure it is.

    multiple: 翻番, 倍; growth: 同比增长, 年均增长, 下降18%, 增速, 提高5个百分点; increase: 新增, 新建; decrease: 减少2000吨, 压减10万吨;
    share: 占比, 比重, 率; else level.
    """
    if quantity.unit == "倍":
        return "multiple"
    if quantity.unit in ("百分点", "基点") and (lead.change or not lead.reach):
        return "growth"
    changed = bool(lead.change) and not lead.reach
    if quantity.unit in ("%", "‰") and (changed or _GROWTH.search(folded_metric)):
        return "growth"
    if quantity.unit in ("%", "‰") or (not quantity.unit and quantity.value <= 1 and _SHARE.search(folded_metric)):
        return "share"
    if _lessens(lead):
        return "decrease"
    if lead.increase or "新增" in folded_metric or (changed and _change_of(lead.change) == "up"):
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


def _lessens(lead: Lead) -> bool:
    """Tell 减少2000吨 and 压减煤炭消费10万吨 from 减少到2000吨."""
    return not lead.reach and (lead.change or lead.verb) in words_of("falls")


def _change_of(word: str) -> Direction | None:
    word = word.removesuffix("了")
    return "down" if word in words_of("falls") else "up" if word in words_of("rises") else None


@cache
def _last_change() -> re.Pattern[str]:
    """The change that a metric ends with: 降幅, 用水量下降, 增速."""
    return re.compile(rf"({any_of('falls')}|{any_of('rises')})(?:率|幅度|速度|比例)?(?:\(.*\))?\Z")


def is_dependent(metric: str) -> bool:
    """Tell a figure that needs a subject (年营业收入, 占地区生产总值比重) from one that names its own."""
    if metric.startswith("年") and len(metric) <= 10 and re.search(rf"(?:{any_of('dependent')})\Z", metric):
        return True
    return metric in words_of("dependent") or metric in words_of("extent") or bool(re.match(r"占[^地]?.{0,20}(?:比重|比例|份额)", metric))


def subject_of(metric: str) -> str:
    """Return what a dependent figure takes over: 科技服务业市场主体 → 科技服务业."""
    return _tail().sub("", metric) or metric


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('subject_tail')}|(?<=服务)企业|(?<=业)企业)\Z")


def each_noun(each: str | None) -> str:
    """Return the noun of 每名科技特派员, "" for 每年."""
    match = re.match(r"(?:在|对)?每(?:一)?[个家名所户座支]?(?P<noun>[^年月季周天日半].*)\Z", each or "")
    return match["noun"] if match else ""


def split_subjects(metric: str, count: int) -> tuple[str, ...]:
    """Return the subjects of a 分别 list where there are as many as numbers, else nothing."""
    for parts in (_AND.split(metric), metric.split("、")):
        names = tuple(name for name in (tidy(part) for part in parts) if name)
        if len(names) == count:
            return _with_tail(names)
    return ()


def _with_tail(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the indicator that only the last name ends with to all of them: 公办、民办机构入住率 → 公办机构入住率, 民办机构入住率."""
    first, last = names[0], names[-1]
    if not re.search(rf"(?:{any_of('indicator')})\Z", last) or len(first) >= len(last) or first[-1] == last[-1] or len(first) > 4:
        return names
    at = last.find(first[-1]) + 1
    tail = last[at if 0 < at <= len(first) + 1 else len(first) :]
    return (*(name + tail for name in names[:-1]), last) if all(len(name) <= len(first) + 2 for name in names[:-1]) else names
