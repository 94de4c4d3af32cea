"""The grammar of figures: expressions for numbers, and the lookup of bounding words, for reading.py and text/quantities.py.

Every quantifier is bounded or possessive, so that matching at one place takes bounded time.
"""

from __future__ import annotations

import re
from functools import cache

from policydiff.text.numerals import CHARACTERS, COUNTING, GREAT_PLACES, PLACES
from policydiff.text.numerals import DIGITS as NUMERALS
from policydiff.vocab.amounts.comparators import BoundWord, bound_words
from policydiff.vocab.amounts.figures import around, words_in
from policydiff.vocab.amounts.measures import measures

_SMALL, _GREAT = {"": 1, "十": 10, "百": 100, "千": 1000}, {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
# 百, 万, 百万, 千亿: what a number in digits may be multiplied by; 十 alone is none.
MULTIPLIERS = {a + b: _SMALL[a] * _GREAT[b] for b in _GREAT for a in _SMALL if a + b not in ("", "十") and (b != "万亿" or not a)}
DOUBLINGS = {"": 1, **NUMERALS, **{str(number): number for number in range(1, 5)}}

_B = r"\s{0,3}"
_TO = rf"{_B}(?:[-~]{{1,2}}|至|到){_B}"
_TO_DIGITS = rf"{_B}(?:[-~]{{1,2}}|至|到|一(?=\d)){_B}"  # 3一5个: copies have 一 for the dash between two digits
_NUMBER = r"\d{1,15}+(?>(?:,\d{3}(?!\d))*)(?>(?:[.·•・‧]\d+|,\d{1,2}(?!\d))?)"  # 4·6万吨, 1,84吨: a middle dot, or a comma before one or two digits, is a decimal point
# 1 200家: a blank between thousands, where the number is printed at the word before it and a word stands behind it (120 300 are two cells).
_THOUSANDS = r"(?<![\s\d.]|目|件|图|表|段|号|组)\d{1,3}(?>(?:\x20\d{3}(?!\d))+)(?=\s?[\u4e00-\u9fff%])"
_DECIMALS = f"点[{''.join(NUMERALS)}]{{1,6}}+"
_WORDS = rf"[{CHARACTERS}]{{1,12}}+(?:{_DECIMALS})?"
# 千瓦 and 百分点 are units, 百姓 and 百强 words: there 千 and 百 multiply nothing. A test asks for every unit that 千 makes.
_NO_MULTIPLIER = {"千": "瓦|米|克|升(?!级)|伏|安(?!全)|乏|欧|帕|焦|卡|牛|字(?=节)|赫|比(?=特)|贝|流(?=明)|勒|分点", "百": "分|强|姓|帕"}
_MULTIPLIER = "(?:{})".format(
    "|".join(
        word + (f"(?!{_NO_MULTIPLIER[word]})" if word in _NO_MULTIPLIER else "") for word in sorted(MULTIPLIERS, key=len, reverse=True)
    )
)
_YEAR = r"(?:19|20)\d\d"
_GRADE = r"(?:元|亩|吨|人)?级(?!别)"
_OF = "分之"
_DAY = rf"{_B}\d{{1,2}}{_B}日"
_MONTH_DAY = rf"\d{{1,2}}{_B}月(?:(?:{_B}\d{{1,2}}{_TO_DIGITS})?{_DAY}(?:{_TO_DIGITS}{_DAY})?)?"  # 9月6—8日, 10月9日至11日

# What the second step of a number is multiplied by: 2万5千, 1亿2千万; 3万5万 are two numbers.
_SECOND = "{}|百(?!万)|(?:{})(?:百|千)?万".format(
    f"千(?!万|{_NO_MULTIPLIER['千']})", "|".join(rf"(?<=亿{digits})" for digits in (r"\d", r"\d\d", r"\d{3}", r"\d{4}"))
)
_REST = rf"(?:{_B}(?P<more1>余|多))?(?:{_B}(?:个(?=亿))?(?P<m1>{_MULTIPLIER}))?(?:(?<=万|亿|千)(?P<n1b>\d{{1,4}})(?P<m1b>{_SECOND}))?(?P<more1b>余|多)?"

# A figure that begins with an Arabic digit, without its unit: a date (no quantity), 1/3以上, or a number with its multiplier and 级.
DIGITS = re.compile(
    rf"""(?P<date>{_YEAR}{_B}(?:年?(?:{_TO_DIGITS}|、)(?:{_YEAR}|\d\d){_B})?年(?!均)(?:{_B}{_MONTH_DAY})?
          |{_YEAR}[-~]{{1,2}}{_YEAR}(?!\d|{_B}(?:家|个|人|名|万|亩|元|吨|%))
          |{_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)
          |{_MONTH_DAY}|\d{{1,2}}{_TO_DIGITS}{_MONTH_DAY}|\d{{1,2}}:\d\d(?!\d)|\d{{16,}}+)
       |(?P<part>\d)/(?P<whole>\d)(?:(?={_B}(?:以(?:上|下|内)|左右|的(?!\d)))|(?<=的\d/\d|占\d/\d|约\d/\d|近\d/\d|过\d/\d)(?<!元[的]\d/\d)(?!\d))
       |(?P<n1>{_NUMBER}){_REST}(?P<grade>{_GRADE})?""",
    re.VERBOSE,
)
# The same for a number with blanks between its thousands, which most have not.
SPACED = re.compile(rf"(?P<n1>{_THOUSANDS}){_REST}(?P<grade>{_GRADE})?")
# The upper end of a range: -10万 in 5-10万家.
UPPER = re.compile(
    rf"(?>(?:~|至|到)(?P<minus>[-−])(?={_NUMBER}{_B}℃)|{_TO_DIGITS})(?!{_YEAR}{_B}年)(?P<n2>{_NUMBER})(?:{_B}(?P<m2>{_MULTIPLIER}))?(?P<more2>余|多)?"
)

# A figure that begins with a Chinese numeral, without its unit: percent, whole and part, half, or a numeral.
WORDS = re.compile(
    rf"""(?P<percent>(?:百|十)?万|百|千){_OF}(?P<ratio>{_WORDS}|{_NUMBER})(?!地(?=形)|图)(?:{_TO}(?:(?:百|千){_OF})?(?P<ratio2>{_WORDS}|{_NUMBER})(?![%‰]|年|月))?
       |(?P<whole>[{COUNTING}]{{1,2}}+){_OF}(?P<part>[{COUNTING}])
       |(?P<half>一半(?!会)|半数?)
       |(?P<n1>[{CHARACTERS}]{{1,12}}+)(?P<point>{_DECIMALS})?""",
    re.VERBOSE,
)
# What may stand between a numeral and its unit: 余 or 多, 来 (十来个), a multiplier, the upper end of a range.
AFTER_WORDS = re.compile(
    rf"(?P<more>余|多|几|(?P<about>(?<=[{PLACES}])来))?(?P<m1>(?:万|亿){{1,2}}+)?(?P<upper>{_TO}(?P<n2>[{CHARACTERS}]{{1,12}}+)(?P<point>{_DECIMALS})?)?"
)
GRADE = re.compile(_GRADE)
FIRST = f"翻{CHARACTERS}倍0-9半"
"""What a figure may begin with, for a set of characters. The digits are named: to ask of each character whether it is any script's digit takes twice as long."""


@cache
def head() -> re.Pattern[str]:
    """Return the expression for what a figure may begin with: a run of digits or of numerals, 翻, 倍 (倍增), or the 半 of 过半 and 半数.

    Most numerals are part of a word (进一步, 一是, 零部件): those behind which nothing stands that could make them a figure — a unit, a
    grade, 点, 余, 几, a range, 分之, 半 — are passed over, and so are the numbers of items, 1. and (1), those of articles (第二十条, not 第二条至第五条
    or 第三条-五条), 一 before 批, and those at the end of a text or in a code (20141200-T-469) that nothing leads to. The first character is taken before it is looked at, so that a text
    without any is passed over at once, and what most often begins none, a numeral, is asked first.
    """
    units = {measure.unit[0] for measure in measures() if not (measure.digits or measure.per)}
    more = re.escape("".join(sorted({measure.unit[0] for measure in measures() if measure.digits} - units)))
    after = re.escape("".join(sorted({*units, *"-~", *words_in("figures", "after_numeral")})))
    bounds = re.escape("".join(sorted({entry.word[-1] for entry in bound_words() if entry.place == "before" and not entry.bare})))
    leads = "".join(sorted({word[-1] for word in words_in("figures", "number_lead")}))
    numeral, led, within = f"[{CHARACTERS}]", "".join(sorted(words_in("figures", "half_led"))), around("days_within")
    return re.compile(
        rf"""[{FIRST}](?!(?<=第.)(?:\d*+|{numeral}*+){around("part_of_rule")}(?![每/半·至•到・一‧⋅∙~\s-]))(?:
            (?<={numeral})(?<!{numeral}{numeral})(?!(?<=一)批)(?:
                (?<=零){numeral}*+(?=点)
              | (?<!零){numeral}*+(?:(?<=[{GREAT_PLACES}])|(?<={numeral}{{13}})|(?=[{after}\s]|{within})|(?<=(?:{numeral}|[{bounds}]){numeral})(?=[{more}])))
          | (?<=\d)(?<!\d\d)(?:(?<=[><≥≤\s{leads}]\d)|(?!\d*+(?:\Z|-[A-Za-z])))\d*+(?!\)|\.(?!\d))
          | (?<=翻|倍)
          | (?<=半)(?=数)
          | (?<=(?:过|超)半)(?!年|天|日|月|小时|程|截|路|径|导)
          | (?<=[{led}]半)(?=个?(?:天|年|月|小|工|学|日)))""",
        re.VERBOSE,
    )


@cache
def ratio() -> re.Pattern[str]:
    """Return the expression for a ratio that is one number: 2.2:1 is 2.2. Others (1:15, 8:42:50) are none: see ratios.py."""
    return re.compile(rf"{_NUMBER}{around('of_ratio')}1(?![\d.:]|\d)")


# 翻一番 is twice, 翻两番 four times.
FOLDS = re.compile(rf"翻了?(?P<times>[{COUNTING}1-4]?)番|(?P<double>(?<!容|质|效)倍增)(?!计划|行动|工程|\")")


def bound_before(folded: str, start: int) -> tuple[int, BoundWord] | None:
    """Return where the bounding word that ends at `start` begins, and the word; blanks may stand between."""
    end = start
    while end > max(0, start - 3) and folded[end - 1].isspace():
        end -= 1
    table, lengths = _words_before()
    for length in lengths.get(folded[end - 1 : end], ()):
        entry = table.get(folded[end - length : end]) if length <= end else None
        if entry and not (entry.not_after and re.match(entry.not_after, folded[end - length - 1 : end - length])):
            return end - length, entry
    return None


def bound_of_base(folded: str, start: int) -> str | None:
    """Return how a word bounds a share behind the name of what it is of, as >= or <=: 不超过贷款利息的|50%, 不低于本市最低工资标准|80%; None where none does."""
    found = _over_base().search(folded, max(0, start - _LONGEST_BASE), start)
    return _words_before()[0][found[1]].comparator if found is not None else None


@cache
def _over_base() -> re.Pattern[str]:
    """A word that says no in both ways, and a name without another such word, a verb or a figure; from its last word on."""
    words = "|".join(sorted((word for word in _words_before()[0] if word.startswith(_NOT) and len(word) > _SHORT), key=len, reverse=True))
    return re.compile(rf"(?<!{_NOT})({words})(?:(?!{words}|{around('parts_base')})[\u4e00-\u9fff]){{2,20}}\Z")


_NOT, _SHORT, _LONGEST_BASE = "不", 2, 26


def least_before(folded: str, start: int) -> bool:
    """Tell 至少打造|一个: a word that bounds a number from below, and a verb between the two."""
    return _least().search(folded, max(0, start - _NEAR), start) is not None


@cache
def _least() -> re.Pattern[str]:
    return re.compile(rf"{around('least')}[\u4e00-\u9fff]{{1,4}}\Z")


_NEAR = 6


def bound_after(folded: str, end: int) -> tuple[int, BoundWord] | None:
    """Return where the bounding word that follows `end` ends, and the word."""
    table, expression = _words_after()
    match = expression.match(folded, end)
    return (match.end(), table[match[1]]) if match else None


@cache
def _words_before() -> tuple[dict[str, BoundWord], dict[str, tuple[int, ...]]]:
    """Return the words, and by their last character how long they are, the longest first."""
    table = {entry.word: entry for entry in bound_words() if entry.place == "before"}
    lengths: dict[str, set[int]] = {}
    for word in table:
        lengths.setdefault(word[-1], set()).add(len(word))
    return table, {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}


def _whole_word(entry: BoundWord) -> str:
    return re.escape(entry.word) + (f"(?!{entry.not_before})" if entry.not_before else "")


@cache
def _words_after() -> tuple[dict[str, BoundWord], re.Pattern[str]]:
    table = {entry.word: entry for entry in bound_words() if entry.place == "after"}
    return table, re.compile(rf"{_B}({'|'.join(_whole_word(entry) for entry in table.values())})(?!学)")
