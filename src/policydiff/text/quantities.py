"""Quantities: a number with its unit, its multiplier and the words that make it a bound.

Everything here works on folded text (see text/fold.py), with or without blanks and line ends inside a figure.
A date, a document number, an ordinal (第三), a Latin code (M0, 5G) or a policy's name (双百, 十四五) is no quantity.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from string import ascii_letters

from policydiff.records import dataclass
from policydiff.text.figures import grammar
from policydiff.text.figures.beside import goes_on_led, is_led_to, is_round_count, is_several
from policydiff.text.figures.reading import Figure, counts_directly, read_at
from policydiff.text.numerals import CHARACTERS, COUNTING
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.measures import kinds

# What makes a number no quantity: an ordinal, a code, a base (每万人), an open numeral (数十家), a rank (前10名).
_NOT_BEFORE = re.compile(r"(?:第|每|[A-Za-z+×@]|[A-Za-z]-|\d[-/.·•・‧])\Z", re.DOTALL)
_AT_HOUR = re.compile(r"\d\s*时\s*\Z")
# 培育OPC100家以上: a word in capitals before a count of things is no code; M0, G60 and PM2.5 are.
_WORD_BEFORE = re.compile(r"[A-Za-z]{3,}\Z")
_ORDINAL = "第"
_LIST_MARK = re.compile(r"\s*(?:[、,/]|和|及)\s*\Z")


@dataclass(frozen=True, slots=True)
class Quantity:
    """start, end: half-open offsets of number, unit and the bounding words attached to them (超过…, …以上).

    number: offsets of number and unit alone. value, value_max: in base units (5.6万家 is 56000 家; 1600亿元 is
    160000000000 元; 18% is 18 %; 5-10家 is 5 and 10). unit: the base unit, "" where none is printed; 级 for a grade such
    as 百亿级. comparator: = >= > <= < ~, as the attached words say.
    """

    start: int
    end: int
    number: tuple[int, int]
    value: Decimal
    value_max: Decimal | None
    unit: str
    comparator: str


def find_quantities(folded: str) -> list[Quantity]:
    """Return the quantities of a folded text, in their order, never overlapping; in time linear in the text's length.

    >>> [(q.value, q.unit, q.comparator) for q in find_quantities("达5.6 万家,年营业收入1亿元以上,占比超过百分之二十")]
    [(Decimal('56000'), '家', '='), (Decimal('100000000'), '元', '>='), (Decimal('20'), '%', '>')]
    """
    found: list[Quantity] = []
    if grammar.head().search(folded) is None:
        return found  # most names
    following: Figure | None = None
    for figure in reversed(_scan(folded)):
        if following is not None and figure.unit == "个" and following.unit in words_in("figures", "point"):
            figure = _share_points(folded, figure, following)
        following = _close(folded, figure, following) if figure.open else figure
        if following is not None and (quantity := _bound(folded, following)):
            joined = _joined(folded, quantity, found[-1]) if found and quantity.end + 1 >= found[-1].start else None
            if joined:
                found[-1] = joined
            else:
                found.append(quantity)
    found.reverse()
    return found


def counts_something(folded: str) -> bool:
    """Tell whether folded words hold a number of something else than time: 完成120个, not 30日内完成."""
    return any(kinds().get(quantity.unit) != "time" for quantity in find_quantities(folded))


@cache
def _label() -> re.Pattern[str]:
    """图7, 附1: the number of a part of the text."""
    return re.compile(rf"{around('label_of_part')}\Z")


def _scan(folded: str) -> list[Figure]:
    read: list[Figure] = []
    position = 0
    for head in grammar.head().finditer(folded):
        start = head.start()
        if start < position:
            continue
        found = read_at(folded, start)
        if found is None:
            continue
        position, figure = found
        if figure is None:
            continue
        if folded[start - 1 : start] in _may_unmake() and (
            _is_named(folded, figure)
            or _is_ordinal(folded, start)
            or (_NOT_BEFORE.search(folded, max(0, start - 3), start) and not (_after_word(folded, figure) or _recurs(folded, figure)))
        ):
            continue
        if figure.unit == "分" and _AT_HOUR.search(folded, max(0, start - 4), start):
            continue  # 3时46分 is a time of day
        figure = _below_zero(folded, figure)
        read.append(replace(figure, start=start - 1, comparator=">", bare=False) if figure.unit and is_several(folded, start) else figure)
    return read


@cache
def _may_unmake() -> frozenset[str]:
    """The characters one of which stands before every number that _is_named or _NOT_BEFORE speaks of."""
    return frozenset(
        [
            *ascii_letters,
            "第",
            "每",
            "前",
            *"+×@-/.·•・‧",
            *"、,和",
            *(word[-1] for key in ("label_of_part", "bus") for word in words_in("figures", key)),
        ]
    )


def _below_zero(folded: str, figure: Figure) -> Figure:
    """Read the sign of a temperature: -40~85℃, 零下18℃, -25℃至-18℃; and of a rate that is led to: 自然增长率为-1.84‰."""
    at = figure.start
    if figure.unit in _RATES and folded[at - 1 : at] in _SIGNS and _led_below_zero().search(folded, max(0, at - 4), at):
        return replace(figure, start=at - 1, value=-figure.value)
    if figure.unit not in words_in("figures", "temperature"):
        return figure
    sign = _minus().search(folded, max(0, at - 3), at)
    if sign:
        figure = replace(figure, start=sign.start(), value=-figure.value)
    return figure


_RATES, _SIGNS = frozenset(["%", "‰"]), ("-", "−")


@cache
def _led_below_zero() -> re.Pattern[str]:
    return re.compile(rf"{around('before_minus')}{around('minus')}\Z")


@cache
def _minus() -> re.Pattern[str]:
    return re.compile(rf"(?:{around('below_zero')}|(?<![\d℃]){around('minus')})\s?\Z")


def _is_named(folded: str, figure: Figure) -> bool:
    """Tell a rank (前10名), a bus (公交3路) and the number of a part of the text (图7)."""
    start = figure.start
    ranked = figure.unit in words_in("figures", "ranked") and folded[start - 1 : start] == "前"
    if figure.unit in words_in("figures", "bus_line") and _bus().search(folded, max(0, start - _LONGEST_LINES), start):
        return True
    return ranked or _label().search(folded, max(0, start - 2), start) is not None


def _is_ordinal(folded: str, start: int) -> bool:
    """Tell 第二、|三类, both of them ordinals, from what a mark of numbering opens (第一、2家)."""
    worded = folded[start] in COUNTING and _ORDINAL in folded[max(0, start - _LONGEST_ORDINALS) : start]
    return worded and _ordinals().search(folded, max(0, start - _LONGEST_ORDINALS), start) is not None


_LONGEST_ORDINALS = 12


@cache
def _ordinals() -> re.Pattern[str]:
    return re.compile(rf"{_ORDINAL}[{COUNTING}]{{1,3}}(?:(?:、|{around('parted')})[{COUNTING}]{{1,3}}){{0,4}}(?:、|{around('parted')})\Z")


_LONGEST_LINES = 24


@cache
def _bus() -> re.Pattern[str]:
    return re.compile(rf"{around('bus')}(?:\d{{1,3}}{around('bus_line')}?[、,和])*\Z")


def _after_word(folded: str, figure: Figure) -> bool:
    return figure.unit in words_in("figures", "thing") and _WORD_BEFORE.search(folded, max(0, figure.start - 3), figure.start) is not None


def _recurs(folded: str, figure: Figure) -> bool:
    """Tell 每|4年 and 每|两个月, how often something is done, from 每万人 and 每半年."""
    return figure.value >= 1 == figure.multiplier and folded[figure.start - 1] not in _CODED and kinds().get(figure.unit) == "time"


_CODED = frozenset([*ascii_letters, "第", *"+×@-/.·•・‧"])


def _share_points(folded: str, figure: Figure, following: Figure) -> Figure:
    """3.5个和6个百分点: the first 个 is short for 个百分点."""
    shared = _LIST_MARK.fullmatch(folded, figure.end, following.start)
    return replace(figure, unit=following.unit) if shared else figure


def _close(folded: str, figure: Figure, following: Figure | None) -> Figure | None:
    """Give a number without a unit that of the next item of its list, or keep it where the words before it lead to a number."""
    shares = following is not None and following.unit and not following.bare and _LIST_MARK.fullmatch(folded, figure.end, following.start)
    if following is not None and shares:
        scale = following.multiplier if figure.printed < following.printed * 10 else Decimal(1)
        return replace(figure, value=figure.printed * scale, unit=following.unit, open=False, printed=figure.printed, multiplier=scale)
    if 1900 <= figure.value <= 2100 and figure.value == figure.value.to_integral_value():
        return None  # 到2025 at the end of a line is a year
    if is_led_to(folded, figure.start) or counts_directly(folded, figure):
        return replace(figure, open=False)
    return replace(figure, open=False) if folded.find(".", figure.start, figure.end) > 0 and goes_on_led(folded, figure.start) else None


def _bound(folded: str, figure: Figure) -> Quantity | None:
    """Attach the bounding words before and after; None for a bare multiplier (千家万户) that has none and counts nothing (培育百家企业)."""
    start, end, comparator = figure.start, figure.end, figure.comparator
    if folded[start - 1 : start] == "±":  # 误差±3% stays within
        start, comparator = start - 1, "<="
    lead = grammar.bound_before(folded, start)
    if lead and ((lead[1].bare and not figure.bare) or (lead[1].no_time and kinds().get(figure.unit) == "time")):
        lead = None
    tail = grammar.bound_after(folded, end)
    if figure.bare and not (
        lead or tail or (figure.unit == "元" and figure.value >= 10**8) or is_round_count(folded, start, figure.end, figure.unit)
    ):
        return None
    if tail and comparator == "=":
        comparator = tail[1].comparator
    if lead and (not lead[1].weak or comparator == "="):
        comparator = lead[1].comparator
    if comparator == "=" and figure.unit in _RATES:
        comparator = grammar.bound_of_base(folded, start) or comparator
    return Quantity(
        start=lead[0] if lead else start,
        end=tail[0] if tail else end,
        number=(start, figure.end),
        value=plain(figure.value),
        value_max=None if figure.value_max is None else plain(figure.value_max),
        unit=figure.unit,
        comparator=comparator,
    )


def _joined(folded: str, low: Quantity, high: Quantity) -> Quantity | None:
    """Join two numbers that are the ends of one range; None for two that are none."""
    if low.end == high.start:
        return _between(low, high)
    return _up_to(folded, low, high) if folded[low.end] in words_in("figures", "range_to") and folded[low.start] in CHARACTERS else None


def _up_to(folded: str, low: Quantity, high: Quantity) -> Quantity | None:
    """Join 十元|至|三十元, in words with the unit twice, to a range; in digits it is one figure already, and 由三元至五元 tells a change."""
    plain_ends = low.comparator == high.comparator == "=" and low.value_max is None and high.value_max is None
    ends = plain_ends and low.end == low.number[1] and high.start == high.number[0]
    moved = folded[low.start - 1 : low.start] in words_in("figures", "from_value")
    if not ends or moved or low.unit != high.unit or low.value >= high.value:
        return None
    return replace(high, start=low.start, number=(low.number[0], high.number[1]), value=low.value, value_max=high.value)


def _between(low: Quantity, high: Quantity) -> Quantity | None:
    """Join 二千元以上|一万元以下 to a range; None for two numbers that are none."""
    bounds = low.comparator == ">=" and high.comparator == "<=" and low.end > low.number[1] and high.end > high.number[1]
    if not bounds or low.unit != high.unit or low.value_max is not None or high.value_max is not None or low.value >= high.value:
        return None
    return replace(high, start=low.start, number=(low.number[0], high.end), value=low.value, value_max=high.value, comparator="=")


def plain(value: Decimal) -> Decimal:
    """Return the value without trailing zeros and without an exponent: 56000, not 56000.0 or 5.6E+4."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
