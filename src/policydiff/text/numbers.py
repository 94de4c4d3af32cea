"""Printed numbers: the marks that open an item (第一章, 第三条, 一、, （一）, 1．, （1）, ①, 1.1), read, stripped and compared.

The one grammar of them: what parsing takes for a mark, comparing leaves out of account and checking counts on.

GB/T 9704-2012 (7.3.3) orders the levels 一、 （一） 1. （1）; regulations use 第X编/章/节/条. Rank says which style stands
above which; real notices skip levels, so depth comes from the tree and not from the rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import lru_cache

from policydiff.records import dataclass
from policydiff.text.fold import fold, squeeze
from policydiff.text.numerals import read_numeral
from policydiff.vocab.page.headings import begins_as_a_measure
from policydiff.vocab.page.sections import counted_by_name

_CN = "[一二三四五六七八九十百零两]"
_UNITS = "[万亿千百元%倍吨亩个家]"
_MEASURES = "[人项米平公度月日年时分名只台套所座户种期岁周天次份件处条页]"
# 第三条第二款规定, 第三条和第四条 and 第三条规定:“ refer to an article; 第三条第三方机构 opens one whose text begins like that.
_NO_REFERENCE = (
    rf"(?![、或的之款]|至(?!少)|和(?!谐)|及(?!时)|规定[,的:\"]|等(?!级)(?=[^。,]{{0,6}}规))(?!第\s*(?:{_CN}{{1,4}}|\d{{1,3}})\s*[款项目条])"
)
# What may stand first in an item without making its number a decimal: a year, 5G, 3D, the number of a thing (1.4#泊位), a hotline's number.
_FIGURE_FIRST = rf"(?:19|20)\d\d年|\d{{1,2}}#|[2-6][GD](?![A-Za-z])|\d{{4,6}}(?!\d|\s*{_UNITS})"
_GRADE = r"[\u2160-\u216b](?=[^\s\d|])|(?:[IVX]{1,4}|(?<=\s)[A-D]) ?(?:级|类|型)|(?<=\.\d\.\d )[A-Z]"
"""What a heading may begin with in place of a Chinese character: Ⅰ级响应, IV级预警, behind a blank A类物资 (3.5A级 is a figure), behind 3.2.1 GIS平台."""
_PRIVATE = "\ue000-\uf8ff"  # a dot in the font of a typesetting system
_COUNTED = "一二三四五六七八九十"
_GLYPHS: dict[str, tuple[str, str]] = {  # a number with its mark in one character → style, the number as it is printed otherwise
    chr(start + value - first): (style, _COUNTED[value - 1] if style == "chinese-bracket" else str(value))
    for start, first, last, style in (
        (0x2460, 1, 20, "circled"),  # ①
        (0x3251, 21, 35, "circled"),  # ㉑
        (0x32B1, 36, 50, "circled"),  # ㊱
        (0x2776, 1, 10, "circled"),  # ❶
        (0x2780, 1, 10, "circled"),  # ➀
        (0x278A, 1, 10, "circled"),  # ➊
        (0x3280, 1, 10, "circled"),  # ㊀
        (0x2474, 1, 20, "arabic-bracket"),  # ⑴
        (0x2488, 1, 20, "arabic"),  # ⒈
        (0x3220, 1, 10, "chinese-bracket"),  # ㈠
    )
    for value in range(first, last + 1)
}
_WITHOUT_DOT = {0x2488 + value: str(value + 1) for value in range(20)}


def in_path(printed: str) -> str:
    """Return a number as it stands in a path: as it is printed, without blanks, and without a dot that is a part of its character.

    >>> in_path("⒈"), in_path("（ 一 ）"), in_path("1.1")
    ('1', '（一）', '1.1')
    """
    return printed.replace(" ", "").translate(_WITHOUT_DOT)


# Order matters: 1.1 must be tried before 1. and the bracketed forms before the bare ones.
_STYLES: tuple[tuple[str, int, str], ...] = (  # name, rank, pattern
    ("part", 1, rf"第\s*(?P<part>{_CN}{{1,4}}|\d{{1,2}})\s*(?:编|篇|部分)"),
    ("chapter", 2, rf"第\s*(?P<chapter>{_CN}{{0,3}}-|{_CN}{{1,4}}|\d{{1,3}})\s*章"),
    ("subchapter", 3, rf"第\s*(?P<subchapter>{_CN}{{1,4}}|\d{{1,3}})\s*节"),
    ("article", 4, rf"第\s*(?P<article>{_CN}{{0,5}}-|{_CN}{{1,6}}|\d{{1,4}})\s*条(?:\s*之(?P<within>{_CN}{{1,2}}))?{_NO_REFERENCE}"),
    (
        "chinese",
        5,
        rf"(?P<chinese>{_CN}{{1,4}})\s*(?:、|[.,](?!\d)|[·•。{_PRIVATE}](?=[\u4e00-\u9fff《\"]))(?!{_CN}[、产])"
        rf"|(?P<chineseblank>{_CN}{{1,2}})\s{{1,3}}(?!{_UNITS}|{_MEASURES})(?=[\u4e00-\u9fff]{{2,18}}$)",
    ),
    ("chinese-bracket", 6, rf"\(\s*(?P<chinesebracket>{_CN}{{1,4}})\s*\)[、.]?|(?P<chinesehalf>{_CN}{{1,3}})\)(?=[\u4e00-\u9fff])"),
    (
        "decimal",
        8,
        rf"(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{2,3}}|\d{{1,2}}\.\d{{1,2}})[.、]?(?:\s+(?!{_UNITS})|(?!{_UNITS}|{_MEASURES}))(?=[\u4e00-\u9fff《\"]|{_GRADE})",
    ),
    (
        "arabic",
        7,
        rf"(?P<arabic>\d{{1,3}})\s*(?:\.(?!\d)|\.(?={_FIGURE_FIRST})|、(?!\d)|[·•。{_PRIVATE}](?=[\u4e00-\u9fff《\"])|,(?=[\u4e00-\u9fff])| (?!{_UNITS}|{_MEASURES})(?=[\u4e00-\u9fff]|{_GRADE}))"
        r"|(?P<arabicpadded>0\d)\.?(?![年月日时分号])(?=[\u4e00-\u9fff])",
    ),
    ("arabic-bracket", 11, r"\(\s*(?P<arabicbracket>\d{1,3})\s*\)[、.]?|(?P<arabichalf>\d{1,2})\s*\)"),
    ("circled", 12, rf"(?P<glyph>[{''.join(_GLYPHS)}])[、.]?"),
)
_MARKER = re.compile(r"\s*(?:" + "|".join(pattern for _, _, pattern in _STYLES) + ")")
# 4.2人员防护, 1 分级响应: the first word of the text begins as a measure does, so the words decide.
_BEFORE_MEASURE = re.compile(
    rf"\s*(?:(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})\.?\s*|(?P<arabic>\d{{1,3}}) |(?P<chineseblank>{_CN}{{1,2}})\s{{1,3}})(?={_UNITS}|{_MEASURES})"
)
_RANK = {name: rank for name, rank, _ in _STYLES}
_BY_GROUP = {name.replace("-", ""): name for name in _RANK} | {
    "arabichalf": "arabic-bracket",
    "chinesehalf": "chinese-bracket",
    "chineseblank": "chinese",
    "arabicpadded": "arabic",
}
_FIRST = frozenset("第一二三四五六七八九十百零两(0123456789") | frozenset(_GLYPHS)
_MAY_BEGIN = _FIRST.union(filter(str.isspace, map(chr, range(0x3001))))  # what a mark begins with, and all blanks
_FIRST_OF_NUMBER = _FIRST | {"其"}
_ARTICLE_STYLES = frozenset({"part", "chapter", "subchapter", "article"})
_BY_WORDS = re.compile(rf"(?:(?:第|其)(?P<ordinal>{_CN}{{1,2}})(?:是|[,、:])|(?P<cardinal>{_CN}{{1,2}})(?:是|要))(?!否)")
COUNTED_BY = frozenset(["第", "其", *_CN[1:-1]])
"""What the mark of a paragraph that words count begins with."""
_DASH = "-"  # as a copy has 一 behind 第: 第二十—条
_MARKS = "()、.,:"
_TEXTS = ("文", "、文", ". 文")  # what a number that stands alone may have lost behind it: its text, or its mark and its text


@dataclass(frozen=True, slots=True)
class Marker:
    """style, rank: see above; number: its value (of the last part for 1.1); key: its Arabic form for ids (1-1 for 1.1, 第一条之一).

    end: where the mark ends in the folded paragraph; core: offsets of the number as it stands in a path (（一） keeps its
    brackets, 一、 and 1. lose their mark). run: what numbers that count on have in common: the style; for 第三条之一 also the article, for 1.1 how deep it is.
    """

    style: str
    rank: float
    number: int
    key: str
    end: int
    core: tuple[int, int]
    run: tuple[str, str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "run", (self.style, _run_within(self.style, self.key) if "-" in self.key else ""))

    @property
    def is_article(self) -> bool:
        """Whether the mark is one of a regulation: 第X编, 章, 节, 条."""
        return self.style in _ARTICLE_STYLES


def _run_within(style: str, key: str) -> str:
    above = key.rpartition("-")[0]
    return "-" * above.count("-") if style == "decimal" and above else above


def read_marker(folded: str) -> Marker | None:
    """Return the mark that opens the folded paragraph, or None. Constant time.

    >>> read_marker("(一)实施").style, read_marker("5.6万家"), read_marker("2.1总体目标").key
    ('chinese-bracket', None, '2-1')
    """
    if folded[:1] not in _MAY_BEGIN:
        return None  # most paragraphs
    return _read(folded[:24])


@lru_cache(maxsize=1024)  # numbers recur, in a text and from text to text
def read_number(printed: str) -> Marker | None:
    """Return the mark of a number that stands alone, as a section's does, with its mark or without; None where it is no number.

    >>> read_number("（十二）").number, read_number("3.2.1").key, read_number("四").style, read_number("⑵").number, read_number("附")
    (12, '3-2-1', 'chinese', 2, None)
    """
    folded = fold(printed).strip()
    if folded[:1] not in _FIRST_OF_NUMBER or len(folded) > 20:
        return None
    for text in _TEXTS:
        marker = _read(folded + text)
        if marker and marker.end >= len(folded):
            return marker
    marker = read_counted(folded)
    return marker if marker and marker.end >= len(folded) else None


def read_counted(folded: str) -> Marker | None:
    """Return the mark of a paragraph that words count: 一是…, 第二，…. They are numbers where a text has no others.

    >>> read_counted("二是加强管理").number, read_counted("第三,加强管理").key, read_counted("二、加强管理")
    (2, '3', None)
    """
    match = _BY_WORDS.match(folded[:6])
    number = int(read_numeral(match["ordinal"] or match["cardinal"]) or 0) if match is not None else 0
    if match is None or not number:
        return None
    return Marker(
        "chinese", _RANK["chinese"], number, str(number), match.end(), (0, match.end("ordinal" if match["ordinal"] else "cardinal"))
    )


def read_named(folded: str) -> Marker | None:
    """Return the mark of a paragraph whose number has a name before it: 行动一：…. It is one where a text counts on so.

    >>> read_named("行动二:扩大供给").key, read_named("任务12.更新设备").style, read_named("行动方案")
    ('2', '任务', None)
    """
    match = counted_by_name(folded)
    number = int(match[2] if match[2].isdigit() else read_numeral(match[2]) or 0) if match is not None else 0
    if match is None or not number:
        return None
    return Marker(match[1], _RANK["chinese"], number, str(number), match.end(), (match.start(1), match.end(2)))


def number_end(folded: str) -> int:
    """Return where the printed number that opens a folded heading ends, with its mark; 0 where none opens it.

    >>> number_end("第二部分 基础"), number_end("⑴加强领导"), number_end("加强领导"), number_end("3.2.1")
    (4, 1, 0, 5)
    """
    marker = read_marker(folded)
    if marker:
        return marker.end
    return len(folded) if read_number(folded) else 0


def bare_number(printed: str) -> str:
    """Return a printed number without brackets and marks: （三）, (三) and ㈢ are the same number, 3． and 三、 are not.

    >>> bare_number("（三）"), bare_number("㈢"), bare_number("第 3 条")
    ('三', '三', '第3条')
    """
    bare = squeeze(fold(printed)).strip(_MARKS)
    return _GLYPHS[bare][1] if bare in _GLYPHS else bare


@lru_cache(maxsize=2048)  # each paragraph is looked at by several stages, and numbers recur
def _read(head: str) -> Marker | None:
    stripped = head.lstrip()
    if not stripped or stripped[0] not in _FIRST:
        return None
    match = _MARKER.match(head) or _before_measure_word(head)
    if match is None:
        return None
    within = "within" in match.re.groupindex and match["within"]
    group = "article" if within else match.lastgroup or ""
    style, printed = _GLYPHS[match[group]] if group == "glyph" else (_BY_GROUP[group], match[group])
    rank = _RANK[style]
    if style == "decimal":
        parts = printed.split(".")
        key, number, rank = "-".join(parts), int(parts[-1]), rank - 1 + len(parts) - 1
    else:
        number = int(printed) if printed.isdigit() else int(read_numeral(printed.replace(_DASH, "一")) or 0)
        if not number:
            return None
        key = str(number)
        if within:
            number = int(read_numeral(within) or 0)
            key = f"{key}-{number}"
    start, end = len(head) - len(stripped), match.end()
    bare = style in ("chinese", "arabic", "decimal")
    core_end = match.end(group) if bare else start + len(head[start:end].rstrip("、. "))
    return Marker(style, rank, number, key, end, (start, core_end))


def _before_measure_word(head: str) -> re.Match[str] | None:
    """Return the match of a number with a blank or a point before a word that begins as a measure does."""
    match = _BEFORE_MEASURE.match(head)
    return match if match is not None and begins_as_a_measure(head[match.end() :]) else None


@dataclass(frozen=True, slots=True)
class Step:
    """A number with the last of its run before it. last: None where its run begins with it; printed: how that one is printed, "" for none."""

    at: int
    value: int
    last: int | None
    printed: str

    @property
    def left_out(self) -> tuple[int, int | None] | None:
        """The first number that is left out, and the last where there are several; None where none is."""
        if self.last is None or self.value <= self.last + 1:
            return None
        return self.last + 1, self.value - 1 if self.value > self.last + 2 else None


def steps(numbers: Iterable[tuple[str, str, str | None]]) -> Iterator[Step]:
    """Yield each number as a step. numbers: (the plan, what it stands in, the number as printed) in the order of the text.

    Items that number on across sections (1–13 over （一）–（四）) go on from the last of their run in the plan.

    >>> [step.left_out for step in steps([("p", "p", "一、"), ("p", "p1", "（一）"), ("p", "p1", "（四）"), ("p", "p", "三、")])]
    [None, None, (2, 3), (2, None)]
    """
    beside: dict[tuple[str, str, tuple[str, str]], tuple[int, str]] = {}
    before: dict[tuple[str, tuple[str, str]], tuple[int, str]] = {}
    for at, (plan, parent, number) in enumerate(numbers):
        found = read_number(number) if number else None
        if found is None:
            continue
        run, value = found.run, found.number
        last = beside.get((plan, parent, run))
        if last is None and value > 1:
            last = before.get((plan, run), (0, ""))
        beside[plan, parent, run] = before[plan, run] = value, number or ""
        yield Step(at, value, *(last or (None, "")))


def number_path(numbers: Iterable[str | None]) -> str:
    """Return a number behind those that it stands in, as printed, without their marks: 二/（三）/2, for a notice has many a 2."""
    return "/".join(filter(None, ((number or "").rstrip("、.．") for number in numbers)))
