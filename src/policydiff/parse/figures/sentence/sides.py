"""The part of a sentence before that of a figure, where it names what the figure counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policydiff.parse.figures.sentence.leads import Lead, read_lead
from policydiff.parse.figures.sentence.moments import Moment
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.sentence.verbs import verb_at
from policydiff.records import dataclass
from policydiff.text.quantities import find_quantities
from policydiff.vocab.amounts.figures import around, each_of
from policydiff.vocab.amounts.targets import any_of

_LONGEST_PART = 120
_LONGEST_WHOLE = 20
_LONGEST_LIST = 80
_SHORTEST_LABEL = 3
_MARKS = ",;:。()|"
_LIST_ENDS = re.compile("[。;]")


@dataclass(frozen=True, slots=True)
class Sides:
    """A sentence with its folded text and its years."""

    text: str
    folded: str
    moments: Sequence[Moment]


def _before(sides: Sides, phrase: Phrase) -> tuple[int, int]:
    """Return where the part before begins, without its verb and the like, and where it ends: before the mark between the two."""
    end = max(phrase.left - 1, 0)
    start = max(sides.folded.rfind(mark, max(0, end - _LONGEST_PART), end) + 1 for mark in _MARKS)
    return read_lead(sides.folded, start, max(start, end), sides.moments).left, end


def part_before(sides: Sides, phrase: Phrase) -> str:
    """Return what the part before is about: of 修建环湖绿道,全长5.6公里 the path."""
    start, end = _before(sides, phrase)
    lead = read_lead(sides.folded, start, max(start, end), sides.moments)
    return sides.text[lead.left : lead.right]


def area_before(sides: Sides, phrase: Phrase) -> str | None:
    """Return for what area the part before says that it holds: 全国网络零售规模连续9年居首位,增长到13万亿元."""
    end = max(phrase.left - 1, 0)
    start = max(sides.folded.rfind(mark, max(0, end - _LONGEST_PART), end) + 1 for mark in _MARKS)
    return read_lead(sides.folded, start, max(start, end), sides.moments).scope


def name_before(sides: Sides, phrase: Phrase, lead: Lead) -> str:
    """Return what the part before names, where the figure has no name of its own; "" where it names nothing of the kind.

    设立产业基金,市财政每年安排2000万元: the fund. 在已建成粮库8座的基础上,再新建3座: what there is already. 零售规模连续9年居首位,从1.31万亿元增长到
    13.1万亿元: the figure of which something else is said.
    """
    if phrase.left < 2 or sides.folded[phrase.left - 1] != ",":
        return ""
    start, end = _before(sides, phrase)
    if says_how_seen(sides.folded, start, end):
        return ""
    if phrase.quantity.unit == "元" and _fund().search(sides.folded, start, end):
        return sides.text[start:end]
    if lead.verb and _basis().search(sides.folded, start, end):
        found = find_quantities(sides.folded[start:end])
        return sides.text[start : start + found[0].start] if len(found) == 1 else ""
    match = _named().match(sides.folded, start, end) if lead.reach else None
    return sides.text[match.start("name") : match.end("name")] if match else ""


def name_behind(sides: Sides, phrase: Phrase) -> str:
    """Return what only the last of a list of deeds names, each with a number in one measure: 新建12座、改扩建8座|污水处理站; "" where it names nothing."""
    folded, at = sides.folded, phrase.quantity.end
    for _ in range(_MOST_DEEDS):
        joint = _next_deed().match(folded, at)
        verb = verb_at(folded, joint.end(), len(folded)) if joint else None
        found = find_quantities(folded[verb.end : verb.end + _LONGEST_NUMBER]) if verb else []
        if verb is None or not found or found[0].start or found[0].unit != phrase.quantity.unit:
            return ""
        at = verb.end + found[0].end
        if noun := _noun_behind().match(folded, at):
            return sides.text[noun.start() : noun.end()]
    return ""


_MOST_DEEDS = 4
_LONGEST_NUMBER = 16


@cache
def _next_deed() -> re.Pattern[str]:
    return re.compile(rf"(?:[、,]|{around('joint')})(?:{any_of('adverbs')})?")


@cache
def _noun_behind() -> re.Pattern[str]:
    return re.compile(rf"(?!的|{around('joint')})[^,;。、:()|\d]{{2,24}}(?=[,;。、(]|\Z)")


def only_dated(sides: Sides, phrase: Phrase, lead: Lead) -> bool:
    """Tell a figure before whose words nothing stands in its sentence but a day or a year."""
    days = [one.end - one.start for one in sides.moments if one.end <= lead.right]
    return sum(days) == len(sides.folded[: phrase.left].strip(" ,"))


def says_how_seen(folded: str, start: int, end: int) -> bool:
    """Tell a part that names nothing, but says in what way things are looked at: 分季度看."""
    return folded.endswith(each_of("figures", "looked_at"), start, end) and _looked_at().fullmatch(folded, start, end) is not None


def whole_before(sides: Sides, phrase: Phrase, metric: str) -> str:
    """Return of what a share is one, where the part before says so: 规上工业企业中,有研发活动的企业占比达到55%."""
    own = phrase.quantity.unit == "%" and metric and not phrase.listed
    if (
        not own
        or sides.folded[phrase.left - 1 : phrase.left] != ","
        or not _among().search(sides.folded, max(0, phrase.left - 4), phrase.left)
    ):
        return ""
    start, end = _before(sides, phrase)
    place = _place().match(sides.folded, start, end)
    start = place.end() if place else start
    whole = 2 < end - start <= _LONGEST_WHOLE and not find_quantities(sides.folded[start:end])  # 绿道60公里,回收利用率…
    return sides.text[start:end] if whole else ""


def label_before(sides: Sides, phrase: Phrase) -> tuple[str, bool]:
    """Return what the label of a list names and whether it comes on top: of 新增综合回收能力为:硫精矿200万吨,水泥90万吨 the 综合回收能力.

    "" where no label of the kind stands before: it ends with the name of a figure, and is no heading of goals.
    """
    end = sides.folded.rfind(":", max(0, phrase.left - _LONGEST_LIST), phrase.left)
    if end < 0 or _LIST_ENDS.search(sides.folded, end, phrase.left):
        return "", False
    start = max(sides.folded.rfind(mark, max(0, end - _LONGEST_WHOLE), end) + 1 for mark in _MARKS)
    if may_be_indicator().search(sides.folded, start, end) is None:
        return "", False
    lead = read_lead(sides.folded, start, end, sides.moments)
    named = _indicator().search(sides.folded, lead.left, lead.right)
    if named is None or lead.right - lead.left < _SHORTEST_LABEL or find_quantities(sides.folded[start:end]):
        return "", False
    return sides.text[lead.left : lead.right], lead.increase


@cache
def may_be_indicator() -> re.Pattern[str]:
    """A quick look before the label of a list is read: it has one of the words that name figures."""
    return re.compile(any_of("indicator"))


@cache
def _indicator() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('indicator')})\Z")


@cache
def _fund() -> re.Pattern[str]:
    return re.compile(rf"{around('fund_end')}\Z")


@cache
def _among() -> re.Pattern[str]:
    return re.compile(rf"{around('among')},\Z")


@cache
def _place() -> re.Pattern[str]:
    return re.compile(around("preposition"))


@cache
def _basis() -> re.Pattern[str]:
    return re.compile(rf"{around('on_basis')}\Z")


@cache
def _looked_at() -> re.Pattern[str]:
    return re.compile(rf"{around('looks_by')}[^,;。]{{1,10}}{around('looked_at')}")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>[^,;:。]{{1,24}}?(?:{any_of('indicator')})){around('says_of')}")
