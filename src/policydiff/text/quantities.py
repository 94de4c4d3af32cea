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
from policydiff.text import figure_grammar as figures
from policydiff.text.figure_grammar import Unit
from policydiff.text.numerals import COUNTING, GREAT_PLACES, PLACES, read_numeral, read_pair
from policydiff.vocab.amounts.forms import around, words_in

_LOOKBACK = 12
_POINTS = str.maketrans(dict.fromkeys("·•・‧", ".") | {",": ""})
# What makes a number no quantity: an ordinal, a code, a base (每万人), an open numeral (数十家), a rank (前10名).
_NOT_BEFORE = re.compile(r"(?:第|每|[A-Za-z+×@]|[A-Za-z]-|\d[-/.·•・‧])\Z", re.DOTALL)
# 培育OPC100家以上: a word in capitals before a count of things is no code; M0, G60 and PM2.5 are.
_WORD_BEFORE = re.compile(r"[A-Za-z]{3,}\Z")
_BARE_PLACES = re.compile(rf"[{PLACES}]+(?![{COUNTING}])")
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


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure before its surroundings are read.

    open: without a unit, a quantity only where the words before it or the next item of its list say so.
    bare: begins with 百, 千, 万 or 亿, a quantity only with a bounding word (过千亿) or as a sum of 亿元.
    printed, multiplier: the number as it stands, for the list that shares its unit (10、20、30万家).
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    comparator: str = "="
    open: bool = False
    bare: bool = False
    printed: Decimal = Decimal(0)
    multiplier: Decimal = Decimal(1)


def find_quantities(folded: str) -> list[Quantity]:
    """Return the quantities of a folded text, in their order, never overlapping; in time linear in the text's length.

    >>> [(q.value, q.unit, q.comparator) for q in find_quantities("达5.6 万家,年营业收入1亿元以上,占比超过百分之二十")]
    [(Decimal('56000'), '家', '='), (Decimal('100000000'), '元', '>='), (Decimal('20'), '%', '>')]
    """
    found: list[Quantity] = []
    following: _Figure | None = None
    for figure in reversed(_scan(folded)):
        if following is not None and figure.unit == "个" and following.unit in words_in("figures", "point"):
            figure = _share_points(folded, figure, following)
        following = _close(folded, figure, following) if figure.open else figure
        if following is not None and (quantity := _bound(folded, following)):
            found.append(quantity)
    found.reverse()
    return found


@cache
def _label() -> re.Pattern[str]:
    """图7, 附1: the number of a part of the text."""
    return re.compile(rf"{around('label_of_part')}\Z")


@cache
def _open() -> re.Pattern[str]:
    """数十家: an open numeral."""
    return re.compile(rf"{around('open')}\Z")


@cache
def _several() -> re.Pattern[str]:
    """数百家, 几十个: more than that many; but 人数百万人, 系数十."""
    return re.compile(rf"{around('several_of')}\Z")


@cache
def _leads_in() -> re.Pattern[str]:
    """A number without a unit counts only where the words before it say that it is one."""
    return re.compile(rf"(?:{around('number_lead')}|[><≥≤])\s{{0,3}}\Z")


@cache
def _code_after() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,3}}(?:{around('code_tail')}|[A-Za-z+×*=]|[/:]\d|\.\d|[)）]\s*\Z)|[.)]")


_Read = tuple[int, _Figure | None]
"""Where reading ended, and what was read; None for a date and the like."""


def _scan(folded: str) -> list[_Figure]:
    read: list[_Figure] = []
    position = 0
    for head in figures.head().finditer(folded):
        start = head.start()
        if start < position:
            continue
        first = folded[start]
        found = (_from_digits if first.isdigit() else _from_fold if first in "翻倍" else _from_words)(folded, start)
        if found is None:
            continue
        position, figure = found
        if figure is None:
            continue
        if folded[start - 1 : start] in _may_unmake() and (
            _is_named(folded, figure) or (_NOT_BEFORE.search(folded, max(0, start - 3), start) and not _after_word(folded, figure))
        ):
            continue
        figure = _below_zero(folded, figure)
        read.append(replace(figure, start=start - 1, comparator=">", bare=False) if figure.unit and _is_several(folded, start) else figure)
    return read


@cache
def _may_unmake() -> frozenset[str]:
    """The characters one of which stands before every number that _is_named or _NOT_BEFORE speaks of."""
    return frozenset([*ascii_letters, "第", "每", "前", *"+×@-/.·•・‧", *(word[-1] for word in words_in("figures", "label_of_part"))])


def _below_zero(folded: str, figure: _Figure) -> _Figure:
    """Read the sign of a temperature: -40~85℃, 零下18℃, -25℃至-18℃."""
    if figure.unit not in words_in("figures", "temperature"):
        return figure
    at = figure.start
    sign = _minus().search(folded, max(0, at - 3), at)
    if sign:
        figure = replace(figure, start=sign.start(), value=-figure.value)
    return figure


@cache
def _minus() -> re.Pattern[str]:
    return re.compile(rf"(?:{around('below_zero')}|(?<![\d℃]){around('minus')})\s?\Z")


def _is_named(folded: str, figure: _Figure) -> bool:
    """Tell a rank (前10名) and the number of a part of the text (图7)."""
    start = figure.start
    ranked = figure.unit in words_in("figures", "ranked") and folded[start - 1 : start] == "前"
    return ranked or _label().search(folded, max(0, start - 2), start) is not None


def _after_word(folded: str, figure: _Figure) -> bool:
    return figure.unit in words_in("figures", "thing") and _WORD_BEFORE.search(folded, max(0, figure.start - 3), figure.start) is not None


def _from_fold(folded: str, start: int) -> _Read | None:
    match = figures.FOLDS.match(folded, start)
    if match is None:
        return None
    times = 1 if match["double"] else figures.DOUBLINGS[match["times"]]
    return match.end(), _Figure(start, match.end(), Decimal(2**times), None, "倍")


def _from_digits(folded: str, start: int) -> _Read | None:
    """Read 5.6万家, 5-10家, 100亿级, 1/3以上; nothing for a date."""
    match = figures.DIGITS.match(folded, start)
    if match is None:
        return None
    end = match.end()
    if match["date"]:
        return end, None
    if match["part"]:
        return end, _fraction(match, Decimal(match["part"]), Decimal(match["whole"]))
    ratio = figures.RATIO.match(folded, start) if folded.startswith(":1", match.end("n1")) else None
    if ratio and _leads_in().search(folded, max(0, start - _LOOKBACK), start):
        return ratio.end(), _Figure(start, ratio.end(), _number(match["n1"]), None, "")
    printed, multiplier = _number(match["n1"]), _times(match["m1"])
    more = ">" if match["more1"] or match["more1b"] else "="
    if match["grade"]:
        return end, _Figure(start, end, printed * multiplier, None, "级", more)
    unit = figures.unit_at(folded, end, arabic=True)
    end = unit.end if unit else end
    upper = figures.UPPER.match(folded, end)
    other = figures.unit_at(folded, upper.end(), arabic=True) if upper else None
    if upper and (other or upper["m2"]):
        return _range(start, printed, multiplier if match["m1"] or unit else None, more, unit, upper, other)
    if unit is None and _code_after().match(folded, end):
        return end, None
    is_open = unit is None and not match["m1"]
    value = printed * multiplier * (unit.factor if unit else 1)
    return end, _Figure(start, end, value, None, unit.base if unit else "", more, is_open, False, printed, multiplier)


def _range(
    start: int, low: Decimal, multiplier: Decimal | None, more: str, unit: Unit | None, upper: re.Match[str], other: Unit | None
) -> _Read:
    """Read 5-10万家; multiplier: the first number's own, None where that has neither multiplier nor unit."""
    high, high_multiplier = _number(upper["n2"]), _times(upper["m2"])
    if multiplier is None:
        multiplier = high_multiplier if low < high else Decimal(1)  # 5-10万家 begins with 50000
    last = other or unit
    base, factor = (last.base, last.factor) if last else ("", Decimal(1))
    end = other.end if other else upper.end()
    comparator = ">" if upper["more2"] else more
    if upper["minus"]:
        high = -high  # -25℃至-18℃
    return end, _Figure(start, end, low * multiplier * factor, high * high_multiplier * factor, base, comparator)


def _from_words(folded: str, start: int) -> _Read | None:
    """Read 二十家, 三至五家, 百分之二十, 三分之一, 一半, 百亿级, 千亿; nothing where the numeral is not well formed."""
    match = figures.WORDS.match(folded, start)
    if match is None:
        return None
    end = match.end()
    if match["half"]:
        half = _fraction(match, Decimal(1), Decimal(2))
        return end, half if half is None or match["half"] == "一半" else replace(half, bare=True)  # 过半
    if match["percent"]:
        ratio, upper = (_ratio(match[name]) for name in ("ratio", "ratio2"))
        unit = "%" if match["percent"] == "百" else "‰"
        if ratio is not None and match["ratio2"] and (upper is None or upper <= ratio):
            end, upper = match.end("ratio"), None
        return end, None if ratio is None else _Figure(start, end, ratio, upper, unit)
    if match["whole"]:
        whole = read_numeral(match["whole"])
        return end, None if not whole else _fraction(match, Decimal(read_numeral(match["part"]) or 0), whole)
    return _from_numeral(folded, match)


def _from_numeral(folded: str, match: re.Match[str]) -> _Read | None:
    """Read a numeral with what follows it; decimals belong to it only where a unit or 级 follows them (五点六家, not 一百点三)."""
    start = match.start()
    for text in dict.fromkeys((match["n1"] + (match["point"] or ""), match["n1"])):
        end = start + len(text)
        grade = figures.GRADE.match(folded, end)
        if grade:
            value = _numeral(folded, start, text)
            return grade.end(), _Figure(start, grade.end(), value, None, "级") if value is not None and value >= 100 else None
        found = _measured(folded, start, text)
        if found is not None:
            return found
        if text[-1] in GREAT_PLACES:
            value = _numeral(folded, start, text)
            return end, None if value is None else _Figure(start, end, value, None, "", bare=True)
    return None


def _numeral(folded: str, start: int, text: str) -> Decimal | None:
    """Return the value of a numeral, None for one that is not well formed or open (数十五)."""
    value = read_numeral(text)
    return None if value is None or (_open().search(folded, max(0, start - 1), start) and not _is_several(folded, start)) else value


def _is_several(folded: str, start: int) -> bool:
    """Tell the numeral of 数百家, 几十个."""
    return bool(_BARE_PLACES.match(folded, start) and _several().search(folded, max(0, start - 2), start))


def _measured(folded: str, start: int, text: str) -> _Read | None:
    """Read a numeral with its unit, maybe a range: 三至五家; None where no unit follows."""
    after = figures.AFTER_WORDS.match(folded, start + len(text))
    assert after is not None  # every part of it may be absent
    stops = [after.end(), *(after.start(part) for part in ("point", "upper") if after[part])]
    found = next(((unit, stop) for stop in stops if (unit := figures.unit_at(folded, stop, arabic=False))), None)
    if found is None:
        return None
    unit, stop = found
    pair = read_pair(text)
    if pair and not after["upper"]:
        factor = (read_numeral(after["m1"]) or 1) * unit.factor if after["m1"] else unit.factor
        return unit.end, _Figure(start, unit.end, pair[0] * factor, pair[1] * factor, unit.base)
    value = _numeral(folded, start, text)
    if text == "二" and not after["upper"] and unit.printed in words_in("figures", "ranked_kinds"):
        return unit.end, None  # 二类, 二期: the second one; two are 两类
    if value is None or (text == "一" and unit.base != "倍" and not _is_one(folded, start, unit)):
        return unit.end, None
    upper = read_numeral(folded[after.start("n2") : stop]) if after["upper"] and stop > after.start("n2") else None
    factor = (read_numeral(after["m1"]) or 1) * unit.factor if after["m1"] else unit.factor
    figure = _Figure(start, unit.end, value * factor, None if upper is None else upper * factor, unit.base, ">" if after["more"] else "=")
    if unit.base == "倍" and folded[unit.end : unit.end + 1] == "半":
        figure = replace(figure, value=figure.value + Decimal("0.5"), end=unit.end + 1)
    return figure.end, replace(figure, bare=text[0] in GREAT_PLACES)


def _is_one(folded: str, start: int, unit: Unit) -> bool:
    """Tell 一名, 一所 (至少一个) from the 一 of words: 一个, 一批, 一家一策, 同一家."""
    if unit.printed == "批":
        return False  # 突破一批关键技术
    if figures.bound_before(folded, start) or figures.bound_after(folded, unit.end):
        return True
    other = folded[start - 1 : start] in words_in("figures", "before_one") if start else False
    return unit.printed in words_in("figures", "one_of_them") and not other and "一" not in folded[unit.end : unit.end + 3]


def _fraction(match: re.Match[str], part: Decimal, whole: Decimal) -> _Figure | None:
    """Read 三分之二, 1/3, 一半 as a share, so that it compares with one printed as 66.67%."""
    if part >= whole:
        return None
    return _Figure(match.start(), match.end(), (100 * part / whole).quantize(Decimal("0.01")), None, "%")


def _ratio(text: str | None) -> Decimal | None:
    """Read the number of 百分之二十, 百分之20."""
    return None if not text else _number(text) if text[0].isdigit() else read_numeral(text)


def _number(text: str) -> Decimal:
    head, comma, tail = text.rpartition(",")
    return Decimal((f"{head}.{tail}" if comma and len(tail) < 3 else text).translate(_POINTS))


def _times(text: str | None) -> Decimal:
    return Decimal(figures.MULTIPLIERS[text]) if text else Decimal(1)


def _share_points(folded: str, figure: _Figure, following: _Figure) -> _Figure:
    """3.5个和6个百分点: the first 个 is short for 个百分点."""
    shared = _LIST_MARK.fullmatch(folded, figure.end, following.start)
    return replace(figure, unit=following.unit) if shared else figure


def _close(folded: str, figure: _Figure, following: _Figure | None) -> _Figure | None:
    """Give a number without a unit that of the next item of its list, or keep it where the words before it lead to a number."""
    shares = following is not None and following.unit and not following.bare and _LIST_MARK.fullmatch(folded, figure.end, following.start)
    if following is not None and shares:
        scale = following.multiplier if figure.printed < following.printed * 10 else Decimal(1)
        return replace(figure, value=figure.printed * scale, unit=following.unit, open=False, printed=figure.printed, multiplier=scale)
    if 1900 <= figure.value <= 2100 and figure.value == figure.value.to_integral_value():
        return None  # 到2025 at the end of a line is a year
    leads = _leads_in().search(folded, max(0, figure.start - _LOOKBACK), figure.start)
    return replace(figure, open=False) if leads else None


def _bound(folded: str, figure: _Figure) -> Quantity | None:
    """Attach the bounding words before and after; None for a bare multiplier (千家万户) that has none."""
    start, end, comparator = figure.start, figure.end, figure.comparator
    if folded[start - 1 : start] == "±":  # 误差±3% stays within
        start, comparator = start - 1, "<="
    lead = figures.bound_before(folded, start)
    if lead and lead[1].bare and not figure.bare:
        lead = None
    tail = figures.bound_after(folded, end)
    if figure.bare and not (lead or tail or (figure.unit == "元" and figure.value >= 10**8)):
        return None
    if tail and comparator == "=":
        comparator = tail[1].comparator
    if lead and (not lead[1].weak or comparator == "="):
        comparator = lead[1].comparator
    return Quantity(
        start=lead[0] if lead else start,
        end=tail[0] if tail else end,
        number=(start, figure.end),
        value=plain(figure.value),
        value_max=None if figure.value_max is None else plain(figure.value_max),
        unit=figure.unit,
        comparator=comparator,
    )


def plain(value: Decimal) -> Decimal:
    """Return the value without trailing zeros and without an exponent: 56000, not 56000.0 or 5.6E+4."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
