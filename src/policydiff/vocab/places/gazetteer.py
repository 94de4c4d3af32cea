"""The table of administrative divisions: GB/T 2260 from the province to the county, every pair of code and name since 1980."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Literal, TypedDict, cast

from policydiff.records import dataclass
from policydiff.vocab.load import load_made

Level = Literal["national", "province", "prefecture", "county"]
LEVELS: tuple[Level, ...] = ("national", "province", "prefecture", "county")
"""Of the divisions of the table; townships are below them (see townships.py)."""


@dataclass(frozen=True, slots=True)
class Division:
    """One division under one name.

    code: six digits. short: the name without its level and nations (巫溪, 湘西); slug: the short name's pinyin, no identity.
    parents: names from the province down, as they were when this name was last valid.
    valid_from, valid_to: first and last year of the name under this code (1980: or before; None: to this day).
    """

    code: str
    name: str
    short: str
    slug: str
    level: Level
    parents: tuple[str, ...]
    valid_from: int
    valid_to: int | None

    def distance(self, year: int) -> int:
        """Return how many years `year` lies outside the division's validity, 0 within it."""
        return max(self.valid_from - year, year - (self.valid_to or year), 0)

    def within(self, other: Division) -> bool:
        """Return whether this division lies in `other` (by code; a division lies in itself)."""
        return self.code.startswith(re.sub("(?:00){1,3}$", "", other.code))


NATION = Division("000000", "中国", "全国", "zhongguo", "national", (), 1949, None)

# A name that nobody dates is taken to be of this year or later: divisions that ended before are then out of the question.
_RECENT = 2000


_ROW, _FIELD = "|", "\t"
"""What stands between the rows of the table as it is kept, and between what is in a row."""


class Made(TypedDict):
    """What is kept of the table: its rows, and of all names and of all short names the numbers of their rows, by their first character."""

    rows: str
    names: dict[str, str]
    shorts: dict[str, str]


class Gazetteer:
    """The table with its indexes; one a process (see `gazetteer`), never changed after it is read.

    made: as `indexed` makes it. Rows stay strings until somebody asks for them: a lookup touches a handful of seven thousand. Strings, and tuples of
    numbers, are also nothing that Python's search for circles has to walk through.
    """

    def __init__(self, made: Made) -> None:
        self._rows = made["rows"].split(_ROW)
        self._names, self._shorts = _Index(made["names"]), _Index(made["shorts"])

    def named(self, name: str) -> tuple[Division, ...]:
        """Return every division that ever had this full name (or 秀山县 for an autonomous 秀山)."""
        return tuple(map(self._division, self._names.of(name)))

    def called(self, short: str) -> tuple[Division, ...]:
        """Return every division that ever had this short name."""
        return tuple(map(self._division, self._shorts.of(short)))

    def coded(self, code: str) -> tuple[Division, ...]:
        """Return the names that a code ever had."""
        return tuple(map(self._division, self._coded(code)))

    def spelled(self, slug: str) -> tuple[Division, ...]:
        """Return every division whose short name is read so (pinyin without tones, ü as v)."""
        return tuple(map(self._division, self._slugs.get(slug, ())))

    def longest(self, text: str, start: int = 0, *, short: bool = False) -> str:
        """Return the longest full (or short) name that `text` has at `start`, or ""."""
        index, longest = (self._shorts, 8) if short else (self._names, 16)
        known = index.beginning(text[start : start + 1])
        ends = range(min(len(text), start + longest), start + 1, -1) if known else ()
        return next((text[start:end] for end in ends if text[start:end] in known), "")

    def without_counties(self) -> frozenset[str]:
        """Return the codes of the prefectures of today that have no counties: 东莞市."""
        today = [row for line in self._rows if not (row := line.split("\t"))[7]]
        parted = {row[0][:4] for row in today if row[3] == "county"}
        return frozenset(row[0] for row in today if row[3] == "prefecture" and row[0][:4] not in parted)

    def parents(self, division: Division, year: int | None = None) -> tuple[str, ...]:
        """Return the names of the divisions above, from the province down, as they were in `year` (or when it last stood)."""
        if division is NATION:
            return ()
        last = division.valid_to or 9999
        return self._above(self._parent(division.code), last if year is None else max(min(year, last), division.valid_from))

    def _parent(self, code: str) -> str:
        return self._row(self._coded(code)[0])[4]

    def _above(self, code: str, year: int) -> tuple[str, ...]:
        names: tuple[str, ...] = ()
        while code:
            rows = [self._row(number) for number in self._coded(code)]
            # The last that fits: in the year of a change both names do. A prefecture that was not there yet is passed over.
            fitting = [name for _, name, *_, first, last in rows if int(first) <= year <= int(last or 9999)]
            names = (*fitting[-1:], *names)
            code = rows[0][4]
        return names

    def _row(self, number: int) -> list[str]:
        return self._rows[number].split("\t")

    def _division(self, number: int) -> Division:
        code, name, short, level, parent, slug, first, last = self._row(number)
        above = self._above(parent, int(last or 9999))
        return Division(code, name, short, slug, cast(Level, level), above, int(first), int(last) if last else None)

    def _coded(self, code: str) -> range:
        """Return the rows of a code: they are in the order of codes."""
        first = last = bisect_left(self._rows, code + _FIELD)
        while last < len(self._rows) and self._rows[last].startswith(code + _FIELD):
            last += 1
        return range(first, last)

    @cached_property
    def _slugs(self) -> dict[str, tuple[int, ...]]:
        slugs: dict[str, tuple[int, ...]] = {}
        for number in range(len(self._rows)):
            slug = self._row(number)[5]
            slugs[slug] = (*slugs.get(slug, ()), number)
        return slugs


class _Index:
    """Words and the numbers of their rows, by what they begin with: whoever looks for one has those taken apart that begin alike."""

    def __init__(self, groups: Mapping[str, str]) -> None:
        self._groups = groups
        self._open: dict[str, dict[str, str]] = {}

    def beginning(self, character: str) -> Mapping[str, str]:
        """Return the words that begin with a character, each with its numbers as they are written."""
        if character not in self._open:
            rows = self._groups.get(character)
            self._open[character] = dict(row.split(_FIELD, 1) for row in rows.split(_ROW)) if rows else {}
        return self._open[character]

    def of(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the rows of a word, in their order."""
        return tuple(map(int, self.beginning(word[:1]).get(word, "").split()))


def indexed(lines: Sequence[str]) -> Made:
    """Return what is kept of the table: values that JSON gives back as they were, or the copy would never be written."""
    names: dict[str, list[int]] = {}
    shorts: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        _, name, short, _ = line.split(_FIELD, 3)
        names.setdefault(name, []).append(number)
        shorts.setdefault(short, []).append(number)
        if "自治" in name and len(name) - len(short) > 2:
            # 秀山县 and 湘西州 are what people and document numbers call 秀山土家族苗族自治县 and 湘西土家族苗族自治州.
            names.setdefault(short + name[-1], []).append(number)
    return {"rows": _ROW.join(lines), "names": _grouped(names), "shorts": _grouped(shorts)}


def _grouped(index: Mapping[str, Sequence[int]]) -> dict[str, str]:
    groups: dict[str, list[str]] = {}
    for word, numbers in index.items():
        groups.setdefault(word[:1], []).append(f"{word}{_FIELD}{' '.join(map(str, numbers))}")
    return {character: _ROW.join(rows) for character, rows in groups.items()}


@cache
def gazetteer() -> Gazetteer:
    """Return the table, read on the first call."""
    return Gazetteer(load_made("divisions.tsv", "divisions-by-character", indexed))


def standing(divisions: Sequence[Division], year: int | None) -> tuple[Division, ...]:
    """Return those of some equally named divisions that a text of `year` can mean, each place once, by code.

    With a year: the divisions valid then, else those nearest in time. Without: those of 2000 or later, if there are any.
    A place that changed its code or its rank (吕梁地区, now 吕梁市) counts once, under the newest.
    """
    if year is not None:
        nearest = min((division.distance(year) for division in divisions), default=0)
        pool = [division for division in divisions if division.distance(year) == nearest]
    else:
        pool = [division for division in divisions if (division.valid_to or _RECENT) >= _RECENT] or list(divisions)
    return tuple(
        division for division in sorted(pool, key=lambda division: division.code) if not any(_succeeds(other, division) for other in pool)
    )


def _succeeds(later: Division, earlier: Division) -> bool:
    """Return whether one division took the other's place: same short name, level and province, and began where the other ended."""
    alike = (later.short, later.level, later.code[:2]) == (earlier.short, earlier.level, earlier.code[:2])
    return alike and later is not earlier and earlier.valid_to is not None and later.valid_from >= earlier.valid_to


_LEVEL_SYLLABLES = {"xian": "县", "shi": "市", "qu": "区", "sheng": "省", "zhou": "州", "qi": "旗", "meng": "盟"}


def is_name(name: str) -> bool:
    """Return whether a division is called so, in full or in short; no slug and no code.

    >>> is_name("巫溪"), is_name("巫溪县"), is_name("wuxi"), is_name("加强")
    (True, True, False, False)
    """
    return any(name in (division.name, division.short) for division in (*gazetteer().named(name), *gazetteer().called(name)))


def by_name(query: str, year: int | None = None) -> tuple[Division, ...]:
    """Return the divisions that a person can mean by a name, short name, slug or code; () where there is none.

    wuxi -> 无锡市 and 巫溪县; wuxixian, 巫溪 and 500238 -> 巫溪县; 全国 and 中国 -> the nation.
    Ordered by level, then code. With `year`, divisions of that year (see `standing`).
    """
    table, word = gazetteer(), "".join(query.split()).lower()
    if word in (NATION.code, NATION.name, NATION.short, NATION.slug):
        return (NATION,)
    found = table.coded(word) or (*table.named(word), *table.called(word)) or _by_slug(word)
    each = standing(tuple(dict.fromkeys(found)), year)
    return tuple(sorted(each, key=lambda division: (LEVELS.index(division.level), division.code)))


def _by_slug(word: str) -> tuple[Division, ...]:
    bare = re.sub("[-_']", "", word).replace("ü", "v").replace("lyu", "lv")
    found = gazetteer().spelled(bare)
    if found:
        return found
    for syllable, character in _LEVEL_SYLLABLES.items():
        if bare.endswith(syllable):
            named = gazetteer().spelled(bare.removesuffix(syllable))
            return tuple(division for division in named if division.name.endswith(character))
    return ()
