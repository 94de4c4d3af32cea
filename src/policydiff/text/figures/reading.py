"""One figure of a text, read at its place: its number with its multiplier and unit, before its surroundings are read."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from policydiff.records import dataclass
from policydiff.text.figures import grammar
from policydiff.text.figures.beside import LOOKBACK, is_bounded, is_led_to, is_one, is_open, is_several
from policydiff.text.figures.powers import read_power
from policydiff.text.figures.rhythm import begins_time, times_each
from policydiff.text.figures.units import Unit, and_half, days_ahead, is_of_time, trails_half, unit_at, unknown_at
from policydiff.text.numerals import COUNTING, GREAT_PLACES, PLACES, read_numeral, read_pair
from policydiff.vocab.amounts.figures import around, each_of, words_in

_HALF, _ONE = Decimal("0.5"), Decimal(1)
_TWO = "两"
_MANY = 20  # from here on a numeral in words counts with every unit, as digits do: 三十期, but not 十分 and 一面
_POINTS = str.maketrans(dict.fromkeys("·•・‧", ".") | {",": "", " ": ""})


@dataclass(frozen=True, slots=True)
class Figure:
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


Read = tuple[int, Figure | None]
"""Where reading ended, and what was read; None for a date and the like."""


def read_at(folded: str, start: int) -> Read | None:
    """Return the figure that begins at a place which `grammar.head` found, None where none does."""
    first = folded[start]
    return (_from_digits if first.isdigit() else _from_fold if first in "翻倍" else _from_words)(folded, start)


def counts_directly(folded: str, figure: Figure) -> bool:
    """Tell 带动3000农户, a round number between a verb of counting and a noun, from a code, a year, a hotline (建设12345平台, 服务110)."""
    value = figure.printed
    if value < 10 or value % 10 or 1900 <= value <= 2100 or value in _EMERGENCIES:
        return False
    behind = folded[figure.end : figure.end + 1] not in words_in("figures", "no_measure") and _NOUN.match(folded, figure.end)
    return bool(behind) and _counts_directly().search(folded, max(0, figure.start - LOOKBACK), figure.start) is not None


_EMERGENCIES = frozenset([Decimal(110), Decimal(120)])
_NOUN = re.compile(r"[\u4e00-\u9fff]{2}")


@cache
def _counts_directly() -> re.Pattern[str]:
    return re.compile(rf"{around('counts_directly')}了?\Z")


@cache
def _code_after() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,3}}(?:{around('code_tail')}|[A-Za-z+×*=]|/\d|{around('of_ratio')}\d|\.\d|[)）]\s*\Z)|[.)]")


def _from_fold(folded: str, start: int) -> Read | None:
    match = grammar.FOLDS.match(folded, start)
    if match is None:
        return None
    times = 1 if match["double"] else grammar.DOUBLINGS[match["times"]]
    return match.end(), Figure(start, match.end(), Decimal(2**times), None, "倍")


def _from_digits(folded: str, start: int) -> Read | None:
    """Read 5.6万家, 5-10家, 100亿级, 1/3以上; nothing for a date."""
    match = grammar.DIGITS.match(folded, start)
    if match is None:
        return None
    end = match.end()
    date, part = match.group("date", "part")
    if date:
        return end, None
    after = match.end("n1")
    following = folded[after : after + 1]
    if following in _RAISES and (power := read_power(folded, start)):
        return _raised(folded, start, *power)
    if part:
        return end, _fraction(match, Decimal(part), Decimal(match["whole"]))
    if following == " ":
        match = grammar.SPACED.match(folded, start) or match
        after = match.end("n1")
    ratio = grammar.ratio().match(folded, start) if folded.startswith("1", after + 1) else None
    if ratio and is_led_to(folded, start):
        return ratio.end(), Figure(start, ratio.end(), _number(match["n1"]), None, "")
    return _with_unit(folded, match)


_RAISES = frozenset("^×xX*⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def _raised(folded: str, start: int, end: int, value: Decimal | None) -> Read:
    """Read 1.5×10^4个; nothing for a power that is lost or below one (1×10-6)."""
    if value is None:
        return end, None
    unit = unit_at(folded, end, arabic=True)
    factor, base, stop = (unit.factor, unit.base, unit.end) if unit else (Decimal(1), "", end)
    return stop, Figure(start, stop, value * factor, None, base, open=unit is None, printed=value)


def _with_unit(folded: str, match: re.Match[str]) -> Read:
    """Read a number with its unit, or a range of two; nothing for a code (312国道, 5G)."""
    start, end = match.span()
    number, times, rest, rest_times, more1, more1b, grade = match.group("n1", "m1", "n1b", "m1b", "more1", "more1b", "grade")
    printed, multiplier = _number(number), _times(times)
    if rest_times:
        printed += Decimal(rest) * _times(rest_times) / multiplier  # 2万5千亩, 1亿2千万元
    more = ">" if more1 or more1b else "="
    if grade:
        return end, Figure(start, end, printed * multiplier, None, "级", more)
    half = and_half(folded, end) if folded.find("半", end, end + 3) > 0 else None
    unit = half or unit_at(folded, end, arabic=True) or _of_time(folded, start, end)
    if half:
        printed += _HALF
    end = unit.end if unit else end
    upper = grammar.UPPER.match(folded, end)
    if upper and folded[end : end + 2].lstrip().startswith("一") and printed >= _number(upper["n2"]):
        upper = None  # 3一5 is a range, 969.87一22.7 the rest of a row
    other = unit_at(folded, upper.end(), arabic=True) or times_each(folded, start, upper.end()) if upper else None
    if upper and (other or upper["m2"]):
        return _range(start, printed, multiplier if times or unit else None, more, unit, upper, other)
    if unit is None and not (times is None and 1900 <= printed <= 2100):
        unit = unknown_at(folded, start, end)
        end = unit.end if unit else end
    if unit is None and _code_after().match(folded, end):
        return end, None
    if unit and half is None and folded.startswith("半", end) and trails_half(folded, unit):
        printed, end = printed + _HALF / multiplier, end + 1
    is_open = unit is None and not times
    value = printed * multiplier * (unit.factor if unit else 1)
    return end, Figure(start, end, value, None, unit.base if unit else "", more, is_open, False, printed, multiplier)


def _range(
    start: int, low: Decimal, multiplier: Decimal | None, more: str, unit: Unit | None, upper: re.Match[str], other: Unit | None
) -> Read:
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
    return end, Figure(start, end, low * multiplier * factor, high * high_multiplier * factor, base, comparator)


def _from_words(folded: str, start: int) -> Read | None:
    """Read 二十家, 三至五家, 百分之二十, 三分之一, 一半, 百亿级, 千亿; nothing where the numeral is not well formed."""
    match = grammar.WORDS.match(folded, start)
    if match is None:
        return None
    end = match.end()
    if match["half"]:
        span = unit_at(folded, end, arabic=False) if match["half"] == "半" else None
        if span and is_of_time(span):
            return span.end, Figure(start, span.end, _HALF, None, span.base)  # 半天
        half = _fraction(match, Decimal(1), Decimal(2))
        return end, half if half is None or match["half"] == "一半" else replace(half, bare=True)  # 过半
    if match["percent"]:
        return _share(match)
    if match["whole"]:
        whole = read_numeral(match["whole"])
        return end, None if not whole else _fraction(match, Decimal(read_numeral(match["part"]) or 0), whole)
    return _from_numeral(folded, match)


def _share(match: re.Match[str]) -> Read:
    """Read 百分之二十, 千分之三, 百分之二十至三十; 万分之五 is 0.05 %."""
    start, end = match.span()
    ratio, upper = (_ratio(match[name]) for name in ("ratio", "ratio2"))
    if ratio is not None and match["ratio2"] and (upper is None or upper <= ratio):
        end, upper = match.end("ratio"), None
    unit, parts = ("‰", 1000) if match["percent"] == "千" else ("%", 100)
    scale = parts / (read_numeral(match["percent"]) or Decimal(parts))
    return end, None if ratio is None else Figure(start, end, ratio * scale, None if upper is None else upper * scale, unit)


def _from_numeral(folded: str, match: re.Match[str]) -> Read | None:
    """Read a numeral with what follows it; decimals belong to it only where a unit or 级 follows them (五点六家, not 一百点三)."""
    start = match.start()
    for text in dict.fromkeys((match["n1"] + (match["point"] or ""), match["n1"])):
        end = start + len(text)
        grade = grammar.GRADE.match(folded, end)
        if grade:
            value = _numeral(folded, start, text)
            return grade.end(), Figure(start, grade.end(), value, None, "级") if value is not None and value >= 100 else None
        found = _measured(folded, start, text)
        if found is not None:
            return found
        if text[-1] in GREAT_PLACES:
            value = _numeral(folded, start, text)
            return end, None if value is None else Figure(start, end, value, None, "", bare=True)
    return None


def _numeral(folded: str, start: int, text: str) -> Decimal | None:
    """Return the value of a numeral, None for one that is not well formed or open (数十五); the 数 of 株数一倍 belongs to the word before."""
    value = read_numeral(text)
    leaves_open = text[0] in PLACES and is_open(folded, start) and not is_several(folded, start)
    return None if value is None or leaves_open else value


def _measured(folded: str, start: int, text: str) -> Read | None:
    """Read a numeral with its unit, maybe a range: 三至五家; None where no unit follows."""
    if folded.startswith("半", start + len(text) + 1) and (half := and_half(folded, start + len(text))):
        value = _numeral(folded, start, text)
        return half.end, None if value is None else Figure(start, half.end, value + _HALF, None, half.base)  # 一个半小时
    after = grammar.AFTER_WORDS.match(folded, start + len(text))
    assert after is not None  # every part of it may be absent
    stops = [after.end(), *(after.start(part) for part in ("point", "upper") if after[part])]
    dated = folded[start - 1 : start] == "月"  # 六月三十日
    value = _numeral(folded, start, text)
    within = folded.startswith(each_of("figures", "days_within"), after.end())  # 收到之日起十日内, and no day of a month
    often = text == _TWO and folded.startswith(each_of("figures", "how_often"), after.end())  # 两次, not 二次
    many = not dated and (within or often or (len(text) > 1 and (value or 0) >= _MANY) or is_bounded(folded, start, after.end()))
    found = next(((unit, stop) for stop in stops if (unit := unit_at(folded, stop, arabic=many) or _of_time(folded, start, stop))), None)
    if found is None:
        return None
    unit, stop = found
    pair = read_pair(text)
    if pair and not after["upper"]:
        factor = (read_numeral(after["m1"]) or 1) * unit.factor if after["m1"] else unit.factor
        return unit.end, Figure(start, unit.end, pair[0] * factor, pair[1] * factor, unit.base)
    if text == "二" and not after["upper"] and unit.printed in words_in("figures", "ranked_kinds"):
        return unit.end, None  # 二类, 二期: the second one; two are 两类
    ranged = after["upper"] and stop > after.start("n2")  # 一至三人
    if value is None or (text == "一" and unit.base != "倍" and not ranged and not is_one(folded, start, unit)):
        return unit.end, None
    upper = read_numeral(folded[after.start("n2") : stop]) if ranged else None
    if (
        upper
        and folded[stop - 1] in GREAT_PLACES
        and text[-1] in COUNTING
        and value < upper / (place := read_numeral(folded[stop - 1]) or 1)
    ):
        value *= place  # 三至五万人, 二至三百个
    factor = (read_numeral(after["m1"]) or 1) * unit.factor if after["m1"] else unit.factor
    comparator, bare = (
        ("~" if after["about"] else ">", False) if after["more"] else ("=", text[0] in GREAT_PLACES)
    )  # 千余名 need no bounding word
    figure = Figure(start, unit.end, value * factor, None if upper is None else upper * factor, unit.base, comparator, bare=bare)
    if folded.startswith("半", unit.end) and trails_half(folded, unit):
        figure = replace(figure, value=figure.value + _HALF * unit.factor, end=unit.end + 1)
    return figure.end, figure


def _of_time(folded: str, start: int, end: int) -> Unit | None:
    return days_ahead(folded, start, end) or times_each(folded, start, end) if folded[end : end + 1] in begins_time() else None


def _fraction(match: re.Match[str], part: Decimal, whole: Decimal) -> Figure | None:
    """Read 三分之二, 1/3, 一半 as a share, so that it compares with one printed as 66.67%."""
    if part >= whole:
        return None
    return Figure(match.start(), match.end(), (100 * part / whole).quantize(Decimal("0.01")), None, "%")


def _ratio(text: str | None) -> Decimal | None:
    """Read the number of 百分之二十, 百分之20."""
    return None if not text else _number(text) if text[0].isdigit() else read_numeral(text)


def _number(text: str) -> Decimal:
    if text.isdigit():
        return Decimal(text)
    head, comma, tail = text.rpartition(",")
    return Decimal((f"{head}.{tail}" if comma and len(tail) < 3 else text).translate(_POINTS))


def _times(text: str | None) -> Decimal:
    return Decimal(grammar.MULTIPLIERS[text]) if text else _ONE
