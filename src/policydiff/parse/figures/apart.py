"""Numbers that are part of something else: of a name, of the words that say when, of the noun that another number counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from policydiff.parse.figures.case import counted, each_measured, words, words_around
from policydiff.parse.figures.sentence.phrases import Phrase
from policydiff.parse.figures.signs.asked import asked_as
from policydiff.parse.figures.signs.sizes import is_had_by_some
from policydiff.text.figures.grammar import bound_after
from policydiff.text.fold import fold
from policydiff.text.patterns import rarely
from policydiff.text.quantities import Quantity, find_quantities
from policydiff.vocab.amounts.figures import around, when, words_in
from policydiff.vocab.amounts.measures import kinds

_NEAR = 12
_SHARES = frozenset(["%", "‰"])
_QUOTED = re.compile(r'"[^"。;!?]{1,20}"|"[^"+]{1,20}\+[^"]{1,40}"|《[^》]{1,80}》|\'[^\']{1,20}\'')


def set_apart(folded: str, quantities: Sequence[Quantity], label: str = "") -> Iterator[tuple[Quantity, str]]:
    """Yield every quantity with the id of the mood that sets it apart, "" for one that stands for itself: damaged, name, time, grade, attribute.

    An attribute is a number inside a counted noun: 3个百亿级集群, 5家年产值过亿元的供应商, 1个100亩以上的基地. label: the name before the sentence, which may be of years (平均受教育年限:).
    """
    before: Quantity | None = None
    shared = _sizes_shared(folded, quantities)
    unsound = "年" in folded and _ODD_YEAR.search(folded) is not None and _impossible_year().search(folded) is not None
    for quantity in quantities:
        if quantity.unit != "年" and (unsound or _is_damaged(folded, quantity)):
            yield quantity, "damaged"
        elif kinds().get(quantity.unit) == "length" and _last_mile().search(folded, max(0, quantity.start - _NEAR), quantity.start):
            yield quantity, "name"
        elif is_span_of_time(folded, quantity) and not (label and words_around("of_lives", r"{}\Z").search(fold(label))):
            yield quantity, asked_as(folded, quantity) or "time"
        elif quantity.unit == "级":
            yield quantity, "grade"
        elif (
            before is not None
            and (
                _says_of_which(folded, before, quantity)
                or is_had_by_some(folded, before, quantity)
                or _is_attribute(folded, before, quantity)
                or _is_qualified(folded, before, quantity)
                or quantity.start in shared
            )
        ) or _is_of_some(folded, quantity):
            yield quantity, "attribute"
        else:
            before = quantity
            yield quantity, ""


def with_shared_points(folded: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities with the unit of points given to those of a list that only its last one prints it for: 收窄1.7、0.7、8.3个百分点."""
    shared = list(quantities)
    for at in range(len(shared) - 2, -1, -1):
        own, following = shared[at], shared[at + 1]
        points = own.unit in _BARE and following.unit in words_in("figures", "point")
        if points and _LISTS.fullmatch(folded, own.end, following.start) and following.start == following.number[0]:
            shared[at] = replace(own, unit=following.unit)
    return shared


_LISTS = re.compile("、|和|及")
_BARE = frozenset(["", "个"])  # 提升31.1个和26.3个百分点

# 增加L 32亿吨, 17g·3亿元, 巧4·7亿元: a letter or a character that stands for a digit which was read wrongly.
_LOOKALIKE = re.compile(r"(?<![A-Za-z])[lLIoO]\s\Z|\d[A-Za-z][.·•・‧]\Z")


@cache
def _impossible_year() -> re.Pattern[str]:
    """到8985年: the digits of this text stand for others."""
    year = _ODD_YEAR.pattern
    return re.compile(rf"(?<![\d.]){when('until')}{year}|(?<!\d){year}(?={when('tail')})")


def _is_damaged(folded: str, quantity: Quantity) -> bool:
    """Tell a number that lacks a digit, or has one too many: it would be false by a large amount."""
    at = quantity.number[0]
    if folded[at] == "0" and folded[at + 1 : at + 2].isdigit():
        return True  # 04个
    if not folded[at].isdigit():
        return False
    if _LOOKALIKE.search(folded, max(0, quantity.start - 3), quantity.start):
        return True
    return folded.startswith("巧", quantity.start - 1) and _POINT.match(folded, at) is not None


_POINT = re.compile(r"\d+[.·•・‧]\d|0")
_ODD_YEAR = re.compile(r"(?:[03-9]\d|2[2-9])\d\d年")  # before 1000 or after 2199


@cache
def _last_mile() -> re.Pattern[str]:
    """最后1公里: a saying."""
    return re.compile(rf"{around('last_mile')}\Z")


def _says_of_which(folded: str, before: Quantity, quantity: Quantity) -> bool:
    """Tell 覆盖95%的20万以上人口的城市, where the second number says of which ones the share is."""
    if before.unit not in _SHARES or quantity.start != before.end + 1 or folded[before.end] != "的":
        return False
    return quantity.unit not in _SHARES and _WHOSE.match(folded, quantity.end) is not None


def _is_attribute(folded: str, before: Quantity, quantity: Quantity) -> bool:
    if kinds().get(before.unit) != "count" or kinds().get(quantity.unit) == "count":
        return False
    between = folded[before.end : quantity.start]
    qualifies = folded.startswith("的", quantity.end) or (not between and folded[quantity.end : quantity.end + 1].isalnum())
    qualifies = qualifies or (quantity.comparator != "=" and words_around("holder", _THING_BEHIND).match(folded, quantity.end) is not None)
    qualifies = qualifies or is_each_so_large(folded, before, quantity)
    return (
        qualifies
        and not words_around("parted", r"[,;:。、()|]|{}").search(between)
        and folded[quantity.end : quantity.end + 2] not in ("的,", "的。")
    )


def is_each_so_large(folded: str, before: Quantity, quantity: Quantity) -> bool:
    """Tell 5家|企业营收超亿元, how many are so large, from 5家企业营收超12.6亿元, which may be of all together."""
    printed = folded[slice(*quantity.number)]
    bounded = quantity.comparator in (">", ">=") and not any(map(str.isdigit, printed))
    ends = folded[quantity.end : quantity.end + 1] in ("", *_ENDS)
    return bounded and ends and each_measured().fullmatch(folded, before.end, quantity.end) is not None


_ENDS = ",;。、)"


_THING_BEHIND = r"[\u4e00-\u9fff]{0,6}{}(?=[,;。、)]|\Z)"  # 3家市值过百亿元|上市公司


def _is_qualified(folded: str, before: Quantity, quantity: Quantity) -> bool:
    """Tell the number inside an attribute of those that are counted: 10名以上|主持过2项以上课题的专家, 5个年服务30场以上的站点."""
    if kinds().get(before.unit) != "count" or kinds().get(quantity.unit, "count") not in _COUNTED or before.unit == quantity.unit:
        return False
    between = folded[before.end : quantity.start]
    if not between and before.comparator == "=" != quantity.comparator and _WHOSE.match(folded, quantity.end):
        return True  # 1所200张床位以上的养老机构
    if not 1 < len(between) <= _NEAR or _MARK.search(between) or not words_around("qualifies").search(between):
        return False
    whose = _WHOSE.match(folded, quantity.end)
    return whose is not None and words_around("abstract_end", r"{}\Z").search(whose["who"]) is None


def _sizes_shared(folded: str, quantities: Sequence[Quantity]) -> frozenset[int]:
    """Return where the sizes stand of the items of a list whose last one alone names the things: 5家产值过百亿元、2家产值达500亿元的企业."""
    found: set[int] = set()
    for at in range(len(quantities) - 4, -1, -1):
        count, size, further, its_size = quantities[at : at + 4]
        alike = count.unit == further.unit and size.unit == its_size.unit and kinds().get(count.unit) == "count" != kinds().get(size.unit)
        if not alike or further.start != size.end + 1 or _LISTS.fullmatch(folded, size.end, further.start) is None:
            continue
        between = (folded[count.end : size.start], folded[further.end : its_size.start])
        if any(_MARK.search(words) or words_around("parted").search(words) for words in between):
            continue
        if its_size.start in found or _is_attribute(folded, further, its_size):
            found.add(size.start)
    return frozenset(found)


_COUNTED = frozenset(["count", "time", "money"])
_MARK = re.compile("[,;:。、()|的]")
_WHOSE = re.compile(r"[^,;:。、()|的\d]{0,12}的(?P<who>[\u4e00-\u9fff]{2,12})(?=[,;。、)]|\Z)")


def _is_of_some(folded: str, quantity: Quantity) -> bool:
    """Tell 建成一批100人以下矿井, where 一批 is what counts, also 一批运输无人化、100人以下矿井."""
    after = folded[quantity.end : quantity.end + 1]
    said = words_around("some", r"{}(?:[^,;:。、]|(?<=化)、)*\Z").search(folded, max(0, quantity.start - 4 * _NEAR), quantity.start)
    return said is not None and (after == "的" or (after.isalnum() and quantity.comparator != "="))


def as_meant(folded: str, phrase: Phrase) -> Phrase:
    """Read 突破 as the verb of what is broken through to (突破50种以上装备), not as the bound that it is elsewhere, and a bound behind a step (提高0.5个等级|以上)."""
    own = phrase.quantity
    step = _step().match(folded, own.end) if own.unit in _STEPS and own.comparator == "=" else None
    if step is not None and (bound := bound_after(folded, step.end())) is not None:
        return replace(phrase, quantity=replace(own, comparator=bound[1].comparator))
    if folded[own.start : own.number[0]] not in words_in("figures", "tackles") or not words_around("tackled").search(
        counted(folded, phrase)
    ):
        return phrase
    alone = next((one for one in find_quantities(folded[own.number[0] : own.end]) if not one.start), None)
    return replace(phrase, quantity=replace(own, start=own.number[0], comparator=alone.comparator if alone else "="))


_STEPS = frozenset(["个"])


@cache
def _step() -> re.Pattern[str]:
    return re.compile(around("step_of_scale"))


def quoted_spans(folded: str) -> list[tuple[int, int]]:
    """Return the names in quotation marks and book-title marks: a number inside is part of a name."""
    return [match.span() for match in _QUOTED.finditer(folded) if not _is_goal(folded, match)]


def _is_goal(folded: str, quoted: re.Match[str]) -> bool:
    """Tell 完成"创建50个示范项目"的工作目标, whose words are what is promised."""
    begin = _finishes().search(folded, max(0, quoted.start() - _NEAR), quoted.start())
    return begin is not None and _is_goal_behind().match(folded, quoted.end()) is not None


@cache
def _finishes() -> re.Pattern[str]:
    return re.compile(rf"{around('through')}\Z")


@cache
def _is_goal_behind() -> re.Pattern[str]:
    return re.compile(rf"的?[^,;。、的]{{0,4}}{around('goal_named')}")


def inside_name(spans: Sequence[tuple[int, int]], quantity: Quantity) -> bool:
    """Tell whether a quantity stands inside one of the spans, which are in order."""
    index = bisect_right(spans, (quantity.start, quantity.start)) - 1
    return any(start <= quantity.start and quantity.end <= end for start, end in spans[max(0, index) : index + 2])


def is_span_of_time(folded: str, quantity: Quantity) -> bool:
    """Tell a span that only says when (三年新增, 2年期, 5个工作日内) from a time that is itself the figure (办理时间压缩至3天)."""
    if kinds().get(quantity.unit) != "time":
        return False
    if reaches_time(folded, quantity):
        return False
    lasts = words("duration").search(folded[max(0, quantity.start - 2 * _NEAR) : quantity.start])
    return lasts is None or asked_as(folded, quantity) == "time-limit"  # 出让年限不低于20年


def reaches_time(folded: str, quantity: Quantity) -> bool:
    """Tell a time that a process is brought down to (压缩至4周以内, 1小时内到达) from one that says when."""
    before = folded[max(0, quantity.start - _NEAR) : quantity.start]
    if words("falls", rf"{{}}了?{around('arrived_at')}\Z").search(before):
        return True
    if quantity.unit not in words_in("figures", "age") and words("rises", rf"{{}}了?{around('arrived_at')}\Z").search(before):
        return True  # 运营时间延长至16小时; 范围扩大到24岁 says who
    if quantity.unit in words_in("figures", "counted_time") and words_around("arrives", r"{}\Z").search(before):
        return True  # 口述史录音增至2000小时
    if quantity.unit in words_in("figures", "study_time") and quantity.comparator.startswith(">"):
        return True  # 教师每年培训不少于90学时
    if (
        quantity.comparator.startswith(">")
        and quantity.unit in words_in("figures", "days_of_study")
        and _studied().search(folded, max(0, quantity.start - 3 * _NEAR), quantity.start)
    ):
        return True  # 每年参加集中培训不少于12天, 五年内累计参加脱产培训不少于3个月
    short = quantity.unit in words_in("figures", "short_time")
    if short and words("falls", r"{}了?\Z").search(before):
        return True  # 首车到场时间缩短2分钟
    if short and quantity.comparator != "=" and words_around("takes_time", r"{}\Z").search(before):
        return True  # 待泊时间不超过12小时
    if short and words_around("assures", r"{}\Z").search(before) and words_around("done_in").match(folded, quantity.end):
        return True  # 企业开办实现1天办结
    inside = short and folded[quantity.number[1] : quantity.end] in words_in("figures", "within")
    if inside and is_done_in(folded, quantity):
        return True
    return (
        inside
        and bool(words_around("assures", r"{}[^,;。]{0,8}\Z").search(before))
        and quantity.end < len(folded)
        and folded[quantity.end] not in ",;。的"
    )


@cache
def _studied() -> re.Pattern[str]:
    """What persons go through for so long each year, or in all."""
    often = rf"(?:{around('each_year')}|{around('all_told')})[^,;:。\d]{{0,16}}?{around('study')}{around('study_time_named')}?"
    return re.compile(rf"(?:{often}|{around('study')}{around('study_time_named')}?(?:{around('each_year')}|{around('all_told')}))\Z")


def is_done_in(folded: str, quantity: Quantity) -> bool:
    """Tell 公章刻制|2小时内|办结, what a process takes, from 受理后3日内办结, a rule."""
    if not words_around("done_in").match(folded, quantity.end):
        return False
    process = _PROCESS.search(folded, max(0, quantity.start - 2 * _NEAR), quantity.start)
    return process is not None and words_around("runs_from").search(process[0]) is None


_PROCESS = rarely(r"(?<![^,;:。、()])[\u4e00-\u9fff]{3,16}\Z")


def unit_goes_on(folded: str, quantity: Quantity) -> bool:
    """Tell a measure of which a part was not read (误差0.3%FS, 吞吐率100MB/S, 速率40Mbps@5MHz) from the name of what is counted (20家AI企业)."""
    return kinds().get(quantity.unit) != "count" and _GOES_ON.match(folded, quantity.end) is not None


_GOES_ON = re.compile(r"[A-Za-z/@√][\w/@√.-]{0,11}(?=[,;。、()]|\Z)", re.ASCII)
