"""The marks that open a numbered item: 第一章, 第三条, 一、, （一）, 1．, （1）, ①, 1.1.

GB/T 9704-2012 (7.3.3) orders the levels 一、 （一） 1. （1）; regulations use 第X编/章/节/条. Rank says which style stands
above which; real notices skip levels, so depth comes from the tree and not from the rank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from policydiff.text.numerals import read_numeral

_CN = "[一二三四五六七八九十百零两]"
_UNITS = "[万亿千百元%倍吨亩个家]"
_MEASURES = "[人项米平公度月日年时分名只台套所座户种期岁周天次份件处条页]"
# Order matters: 1.1 must be tried before 1. and the bracketed forms before the bare ones.
_STYLES: tuple[tuple[str, int, str], ...] = (  # name, rank, pattern
    ("part", 1, rf"第\s*(?P<part>{_CN}{{1,4}}|\d{{1,2}})\s*(?:编|篇|部分)"),
    ("chapter", 2, rf"第\s*(?P<chapter>{_CN}{{1,4}}|\d{{1,3}})\s*章"),
    ("subchapter", 3, rf"第\s*(?P<subchapter>{_CN}{{1,4}}|\d{{1,3}})\s*节"),
    ("article", 4, rf"第\s*(?P<article>{_CN}{{1,6}}|\d{{1,4}})\s*条(?:\s*之{_CN})?(?![、第至和或及的之规款])"),
    ("chinese", 5, rf"(?P<chinese>{_CN}{{1,4}})\s*(?:、|[.,](?!\d))(?!{_CN}[、产])"),
    ("chinese-bracket", 6, rf"\(\s*(?P<chinesebracket>{_CN}{{1,4}})\s*\)[、.]?"),
    (
        "decimal",
        8,
        rf"(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{2,3}}|\d{{1,2}}\.\d{{1,2}})\.?(?:\s+(?!{_UNITS})|(?!{_UNITS}|{_MEASURES}))(?=[\u4e00-\u9fff《\"])",
    ),
    (
        "arabic",
        7,
        rf"(?P<arabic>\d{{1,3}})\s*(?:\.(?!\d)|\.(?=(?:19|20)\d\d年)|、(?!\d)|,(?=[\u4e00-\u9fff])| (?!{_UNITS}|{_MEASURES})(?=[\u4e00-\u9fff]))",
    ),
    ("arabic-bracket", 9, r"\(\s*(?P<arabicbracket>\d{1,3})\s*\)[、.]?|(?P<arabichalf>\d{1,2})\s*\)"),
    ("circled", 10, r"(?P<circled>[\u2460-\u2473\u2474-\u2487])[、.]?"),
)
_MARKER = re.compile(r"\s*(?:" + "|".join(pattern for _, _, pattern in _STYLES) + ")")
_RANK = {name: rank for name, rank, _ in _STYLES}
_BY_GROUP = {name.replace("-", ""): name for name in _RANK} | {"arabichalf": "arabic-bracket"}
_FIRST = frozenset("第一二三四五六七八九十百零两(0123456789") | {chr(code) for code in range(0x2460, 0x2488)}
_ARTICLE_STYLES = frozenset({"part", "chapter", "subchapter", "article"})


@dataclass(frozen=True, slots=True)
class Marker:
    """style, rank: see above; number: its value (of the last part for 1.1); key: its Arabic form for ids (1-1 for 1.1).

    end: where the mark ends in the folded paragraph; core: offsets of the number as it stands in a path (（一） keeps its
    brackets, 一、 and 1. lose their mark).
    """

    style: str
    rank: int
    number: int
    key: str
    end: int
    core: tuple[int, int]

    @property
    def is_article(self) -> bool:
        """Whether the mark is one of a regulation: 第X编, 章, 节, 条."""
        return self.style in _ARTICLE_STYLES


def read_marker(folded: str) -> Marker | None:
    """Return the mark that opens the folded paragraph, or None. Constant time.

    >>> read_marker("(一)实施").style, read_marker("5.6万家"), read_marker("2.1总体目标").key
    ('chinese-bracket', None, '2-1')
    """
    return _read(folded[:24])


@lru_cache(maxsize=8192)  # each paragraph is looked at by several stages, and numbers recur
def _read(head: str) -> Marker | None:
    stripped = head.lstrip()
    if not stripped or stripped[0] not in _FIRST:
        return None
    match = _MARKER.match(head)
    if match is None:
        return None
    group = match.lastgroup or ""
    style = _BY_GROUP[group]
    printed = match[group]
    rank = _RANK[style]
    if style == "decimal":
        parts = printed.split(".")
        key, number, rank = "-".join(parts), int(parts[-1]), rank - 1 + len(parts) - 1
    elif style == "circled":
        number = (ord(printed) - 0x2460) % 20 + 1
        key = str(number)
    else:
        value = int(printed) if printed.isdigit() else int(read_numeral(printed) or 0)
        if not value:
            return None
        number, key = value, str(value)
    start, end = len(head) - len(stripped), match.end()
    bare = style in ("chinese", "arabic", "decimal")
    core_end = match.end(group) if bare else start + len(head[start:end].rstrip("、. "))
    return Marker(style, rank, number, key, end, (start, core_end))
