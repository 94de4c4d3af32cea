"""What speaks of a level without its mark: the world above the nation (世界领先), who is at the head (国务院), what a place is (省份), whose bodies meet (部际)."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either, pattern, words_of
from policydiff.vocab.places.levels import LEVELS, marks

world = pattern("levels", "{world}")
"""What is above the nation."""
height_behind = pattern("levels", "^{heights}|^[^,;。、]{1,12}?{summits}")
"""What follows the world where that says how high something is: 世界|领先."""
ranked = pattern("levels", "{ranked}$")
"""世界级: the word itself says how high."""
anywhere = pattern("levels", "{anywhere}")
"""A text's own place or a part of it, whatever that is: 本地区, 区域."""
meeting_behind = pattern("levels", "^[^,;。、:()]{0,20}?{meetings}")
"""What follows a level that stands before the name of a meeting, a group or a committee."""
one_meeting_behind = pattern("levels", "^{meetings}")
torn_behind = pattern("levels", "{no_level_behind}$")
between_bodies = pattern("levels", "^{between}")
localities = pattern("levels", "{localities}")
"""Those below, whoever they are."""
local_governments = pattern("levels", "{local_governments}")
governments_end = pattern("levels", "{governments}$")
of_localities_behind = pattern("levels", "^{of_localities}")
together_behind = pattern("levels", "^{together_on}?{together}")
of_centre = pattern("levels", "{of_centre}")
some_ministries = pattern("levels", "{some_ministries}")
each = pattern("levels", "^{each}")
nation = pattern("levels", "{nation}")
cabinet = pattern("levels", "{cabinet}")
departments_behind = pattern("levels", "^{departments_behind}")
this = pattern("levels", "^{this}")
sits_before = pattern("levels", "(?<!{no_sits}){sits}$")
"""Before what a place is called by one character: 来|滨创业."""
beyond = pattern("levels", "{beyond}$")
inside = pattern("levels", "^{inside}")
everyone = pattern("levels", "{everyone}")
people_behind = pattern("levels", "^{people}")


@cache
def joined_bodies() -> dict[str, frozenset[int]]:
    """Return what meets, by one character (部际, 厅际) → the steps of its level."""
    return {entry["word"]: frozenset(map(LEVELS.index, entry["levels"])) for entry in load_yaml("levels")["joined"]}


@cache
def joined_between() -> re.Pattern[str]:
    """Return the pattern of what says whose bodies meet: 部际."""
    return re.compile(f"(?P<body>{either(joined_bodies())}){words_of('levels', 'between')}")


@cache
def _in_pairs() -> dict[int, str]:
    return str.maketrans({entry["word"]: entry["mark"] for entry in load_yaml("levels")["in_pairs"]})


def levels_in_pair(text: str) -> str:
    """Return the levels of those who do something together, by their marks.

    >>> levels_in_pair("部省"), levels_in_pair("央地"), levels_in_pair("县镇")
    ('国省', '国省', '县镇')
    """
    return text.translate(_in_pairs())


@cache
def level_first() -> re.Pattern[str]:
    """Return the pattern of a level at the beginning of a text: 省级|主管部门, 市|主管部门."""
    return re.compile(f"(?P<mark>{either(marks())})(?:{words_of('levels', 'ranked')})?")


@cache
def own_departments() -> re.Pattern[str]:
    """Return the pattern of the departments of a level, or of all that there are: 市直有关部门, 有关部门."""
    return re.compile(f"各?(?:(?P<mark>{either(marks())}){words_of('levels', 'of_cabinet')}?)?{words_of('levels', 'some_departments')}")


@cache
def session(numerals: str) -> re.Pattern[str]:
    """Return the pattern of a meeting of a level by its number: 省委十二届三次全会, 市第十四次党代会. numerals: the characters of numbers."""
    number, meeting = (words_of("levels", key) for key in ("session_numbers", "sessions"))
    return re.compile(rf"(?P<mark>{either(marks())})委?(?:[{numerals}\d]{{1,4}}|{number}){{3,12}}[^,;。、:()《》]{{0,12}}?{meeting}")


@cache
def session_number(numerals: str) -> re.Pattern[str]:
    """Return the pattern of a session's number, with or without the level before it: 十二届三, 省第十二."""
    return re.compile(rf"{either(marks())}?(?:[{numerals}\d]|{words_of('levels', 'session_numbers')})+")


@cache
def rank(numerals: str) -> re.Pattern[str]:
    """Return the pattern of which place one has among others: 全国第五, 居全省第二位. numerals: the characters of numbers.

    >>> [found["among"] for text in ("保持全球第一", "居全省第二位", "省内排名第3", "全国第三产业") if (found := rank("一二三").search(text))]
    ['全球', '全省', '省内']
    """
    among = f"{words_of('levels', 'world')}|全{either(marks())}|{either(marks())}内"
    return re.compile(
        f"(?P<among>{among}){words_of('levels', 'stands_at')}?{rank_alone(numerals).pattern}(?!{words_of('levels', 'no_rank_behind')})"
    )


@cache
def rank_alone(numerals: str) -> re.Pattern[str]:
    """Return the pattern of a place in a row, whoever stands in it: 第五, 第2位."""
    return re.compile(rf"第(?:[{numerals}]{{1,3}}|\d{{1,3}}){words_of('levels', 'ranks_behind')}?")


document_number = pattern("levels", r"(?<=\()(?P<body>[\u4e00-\u9fa5]{2,10})\(\d{4}\)\d{1,4}号(?=\))")
"""The number of a document behind its title, with the letters of who issued it."""


@cache
def of_own() -> re.Pattern[str]:
    """Return the pattern of what belongs to a level: 省属, 市直, 县级."""
    return re.compile(f"(?P<mark>{either(marks())}){words_of('levels', 'of_own')}")


outside = pattern("levels", "{outside}")
"""Inside and outside the nation: 国际国内."""


@cache
def _inside() -> tuple[re.Pattern[str], ...]:
    mark = f"(?P<mark>{either(marks())})"
    return tuple(re.compile(form.replace("{}", mark, 1).replace("{}", "(?P=mark)")) for form in load_yaml("levels")["insides"])


def insides(text: str) -> list[re.Match[str]]:
    """Return where a text says what is inside and outside of a level, each with the level's mark.

    >>> [[found["mark"] for found in insides(text)] for text in ("统筹省内省外资源", "统筹国内省内资源", "统筹省内资源")]
    [['省'], ['省'], []]
    """
    return [found for form in _inside() if (found := form.search(text))]


def kind_of_place(word: str, before: str) -> frozenset[int]:
    """Return the steps of a word for what a place is, behind the text before it; none where it is no such word there.

    >>> [sorted(kind_of_place(*found)) for found in (("国家", ""), ("省份", "创新型"), ("城市", "创新型"), ("城市", "改善"))]
    [[0], [1], [2, 3], []]
    """
    entries = load_yaml("levels")["kinds"]
    found = next((entry for entry in entries if entry["word"] == word and before.endswith(entry.get("behind", ""))), None)
    return frozenset(map(LEVELS.index, found["levels"])) if found else frozenset()


@cache
def ends_as_place() -> re.Pattern[str]:
    """Return the pattern of the end of what says what a place is: 制造强国, 先锋城市."""
    return re.compile(f"{either([*marks(), *(entry['word'] for entry in load_yaml('levels')['kinds'])])}$")


@cache
def _heads() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    mark = f"(?P<mark>{either(marks())})"
    return tuple(
        (frozenset(entry["centre"]), re.compile(mark + "(?:" + "|".join(entry["organs"]).replace("{}", "(?P=mark)") + ")"))
        for entry in load_yaml("levels")["heads"]
    )


@cache
def _of_cabinet() -> re.Pattern[str]:
    return re.compile(f"(?P<mark>{either(marks())}){words_of('levels', 'of_cabinet')}?")


def mark_of_cabinet(others: str) -> str | None:
    """Return the mark of the level whose departments are meant: 省直|有关部门, 县|有关部门.

    >>> [mark_of_cabinet(words) for words in ("省直", "县", "县人民政府", "茶企")]
    ['省', '县', '县', None]
    """
    found = _of_cabinet().fullmatch(others)
    return found["mark"] if found else None


def mark_of_heads(centre: str, others: str) -> str | None:
    """Return the mark of the level at whose head others are as those of the centre are at the head of the nation.

    >>> mark_of_heads("党中央、国务院", "省委、省政府"), mark_of_heads("国务院", "县人民政府"), mark_of_heads("国务院", "县委")
    ('省', '县', None)
    """
    found = (pattern_.fullmatch(others) for names, pattern_ in _heads() if centre in names)
    return next((match["mark"] for match in found if match), None)
