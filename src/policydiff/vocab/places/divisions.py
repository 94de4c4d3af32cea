"""Which place issued a notice: read from its issuer, title and numbers, never from its text.

A free scan would find 会同县 in 会同县级有关部门, so names are looked for in two places only: where a title or issuer begins and
right behind 关于印发. Where a name fits several places and nothing in the notice's head tells which, the answer has all their
codes as candidates and no code: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from policydiff.model import Jurisdiction
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.gazetteer import LEVELS, NATION, Division, by_name, gazetteer, standing
from policydiff.vocab.places.issuers import (
    abbreviations,
    answers,
    body_elsewhere,
    branch_body,
    branch_tail,
    generic_names,
    names_behind,
    national_body,
    national_number,
    offices,
    opener,
    organ,
    torn,
    word_names,
    zone,
)
from policydiff.vocab.places.townships import in_place, township_alone, township_below

__all__ = ["Division", "by_name", "find", "from_document_number", "from_index_number", "jurisdiction"]

_MARKS = re.compile(r"^\W+")
"""What may stand before a name: brackets, quotation marks, a picture."""

_ALWAYS_TORN = pattern("issuers", "区{always_torn}")
_YEAR = re.compile(r"(?:19|20)\d\d年(?:度)?[,，]?")
_LEVEL = pattern("issuers", "(?!区{no_level_behind}){level_marks}")
"""A short name before its level is another name: 湖滨 is a district of 三门峡, 湖滨市 is not."""
_TOWN = pattern("issuers", "(?!{no_town})(?:(?!{below_the_centre}).){1,2}{town_marks}")
_PILOT = pattern("issuers", "{pilots}[(（]")
"""中国（上海）自由贸易试验区."""
_ANOTHER = pattern("issuers", "(?!{no_others}){others}")
_NO_COUNTY = pattern("issuers", "(?!{no_others})(?:{others}|{other_than_counties})")
"""青浦湾区, 延安路街道, 太湖流域."""
_WIDER = pattern("issuers", "{wider}")
"""杭州湾, which is in no district of 杭州."""
_DOUBLED = pattern("issuers", "{shared}")
"""内江市中区: 内江市's 市中区, the doubled 市 printed once."""


def jurisdiction(
    title: str | None, issuer: str | None, document_number: str | None, year: int | None = None, index_number: str | None = None
) -> Jurisdiction | None:
    """Return the place that issued a notice, or None where its head names none.

    title, issuer, document_number, index_number: as printed, blanks and all. year: of the notice, so that a place is found under
    the name and code that it had then. The issuer speaks first, then the title, then the index number's code, then the document
    number; each of them helps to tell equally named places apart. code is None where that did not succeed.
    """
    evidence = [text for text in (title, issuer, document_number, index_number) if text]
    undecided = None
    for text in (issuer, title):
        found = find(text, year, evidence) if text else None
        if undecided and undecided.level == "township":
            found = in_place(undecided, found)
        if found and (found.code or (found.parents and found.level == "township")):
            return found
        undecided = undecided or found
    if undecided and undecided.level == "township":
        return in_place(undecided, from_index_number(index_number or "", year))
    if undecided or any(body_elsewhere().match(_squeeze(text)) for text in (issuer, title) if text):
        return undecided  # it names a place: one of several, or one that the table lacks; the numbers must not put another there
    return from_index_number(index_number or "", year) or from_document_number(document_number or "", year)


def find(text: str, year: int | None = None, hints: Iterable[str] = ()) -> Jurisdiction | None:
    """Return the place that a title or an issuer begins with (or names right behind 关于印发), or None.

    巫溪县人民政府办公室关于… -> 巫溪县; 重庆市巫溪县… -> 巫溪县 in 重庆市; a ministry -> 中国 (code 000000, level national).
    hints: other strings of the notice's head. A name that fits several places is decided by a parent that is named in `text` or in
    a hint, or by a division code or province's letter there; else code is None. candidates: all codes that the name fits, if several.
    """
    squeezed = _squeeze(text)
    for start in _starts(squeezed):
        fits = _read(squeezed, start, year)
        if fits:
            (named, chosen), end = fits
            found = _settle(named, chosen, year, (squeezed, *map(_squeeze, hints)))
            return township_below(found, squeezed, end) or found
        if township := township_alone(squeezed, start):
            return township
    return None


def from_document_number(number: str, year: int | None = None) -> Jurisdiction | None:
    """Return the place that a document number begins with: 巫溪府办发 -> 巫溪县, 渝府办发 -> 重庆市, 国办发 -> 中国; else None.

    Weak evidence, for each body chooses its own: 新政 is 新疆 and 新乡, so it names none; 鄂府 is not 湖北, whose numbers begin with 鄂政.
    """
    head = _head(number)
    if national_number().match(head):
        return _settle((NATION,), (NATION,), year, ())
    short = gazetteer().longest(head, short=True)
    if short and len(short) < len(head) and short not in word_names() and not _WIDER().match(head):
        named = standing(gazetteer().called(short), year)
        return _settle(named, _highest(named), year, ())
    letter = abbreviations().get(head[:1])
    if letter is None or letter.shared or len(head) < 2 or head[1] not in letter.government + offices():
        return None
    province = standing(gazetteer().coded(letter.code), year)
    return _settle(province, province, year, ())


def from_index_number(number: str, year: int | None = None) -> Jurisdiction | None:
    """Return the place whose code an index number begins with (620800/2017020030, 11500000MB15895317/2024-00099), or None.

    Index numbers (信息索引号) begin with the division's code or with the publishing body's unified social credit code (GB 32100:
    1, 1 for bodies of the State, then the division's code).
    """
    for code in _codes(number):
        named = standing(gazetteer().coded(code), year)
        if named:
            return _settle(named[-1:], named[-1:], year, ())
    return None


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _starts(text: str) -> Iterator[int]:
    start = len(text) - len(_MARKS.sub("", text))
    yield start
    if year := _YEAR.match(text, start):
        yield year.end()  # 2026年西藏自治区政府工作报告
    promulgates = names_behind().search(text)
    # 关于重庆市…的批复 answers the place it names; it was not issued there.
    if promulgates and not text.endswith(answers()):
        yield promulgates.end()


_GRACE = 3
"""Years for which a short name outlives (or precedes) the division."""

Named = tuple[tuple[Division, ...], tuple[Division, ...]]
"""The places that a name fits, and those of them that the names before it allow."""


def _read(text: str, start: int, year: int | None) -> tuple[Named, int] | None:
    """Return the place or the central body that `text` has at `start`, and where the place ends; the end of the text, where no other may stand below it."""
    nation = ((NATION,), (NATION,)), len(text)
    opened = opener().match(text, start)
    start = opened.end() if opened else start
    branch = branch_body().match(text, start)
    if branch:
        place = _place(text, branch.end(), year)
        if place and branch_tail().match(text, place[1]):
            return place[0], len(text)
    if national_body().match(text, start):
        return nation
    pilot = _PILOT().match(text, start)
    return _place(text, pilot.end() if pilot else start, year)


def _place(text: str, start: int, year: int | None) -> tuple[Named, int] | None:
    """Return the lowest place of a chain of names (甘肃省平凉市崆峒区) at `start`, and where the chain ends."""
    first = _full(text, start, year, ()) or _bare(text, start, year, ())
    if first is None:
        return None
    (named, chosen), end = first
    while True:
        below = _full(text, end, year, chosen) or _bare(text, end, year, chosen)
        if below is None and _DOUBLED().match(text, end - 1):
            below = _full(text, end - 1, year, chosen)
        if below is None:
            return (named, chosen), end
        (named, chosen), end = below


def _full(text: str, start: int, year: int | None, above: tuple[Division, ...]) -> tuple[Named, int] | None:
    """Return the longest full name at `start` (of a place in `above`, if there is one before), and where it ends."""
    table, length = gazetteer(), 16
    while True:
        name = table.longest(text[: start + length], start)
        if not name:
            return None
        end, length = start + len(name), len(name) - 1
        everywhere = table.named(name)
        inside = _inside(everywhere, above)
        if inside and _stands(name, inside, text, end, bool(above)):
            return (standing(everywhere, year), standing(inside, year)), end


def _stands(name: str, divisions: tuple[Division, ...], text: str, end: int, below: bool) -> bool:
    """Return whether a full name is a name here and not the beginning of other words."""
    rest = text[end : end + 1]
    if name in generic_names():
        return below and bool(organ().match(text, end))
    if _ALWAYS_TORN().match(text, end - 1):
        return False
    is_torn = bool(rest) and rest in torn().get(name[-1], ())
    return not (is_torn and (len(name) == 2 or any(division.short in word_names() for division in divisions)))


def _bare(text: str, start: int, year: int | None, above: tuple[Division, ...]) -> tuple[Named, int] | None:
    """Return the longest short name at `start` that can stand for its place there, and where it ends.

    Provinces and prefectures go by their short names (重庆, 平凉) unless these are words; counties only before a zone or a body
    (巫溪工业园区).
    """
    table = gazetteer()
    short = table.longest(text, start, short=True)
    if not short or _WIDER().match(text, start):
        return None
    end = start + len(short)
    everywhere = tuple(division for division in table.called(short) if _current(division, year))
    chosen = _highest(standing(_inside(everywhere, above), year))
    if not chosen or (chosen[0].level == "county" and short in word_names()):
        return None
    needs_body = chosen[0].level == "county" or short in word_names()
    if (
        _LEVEL().match(text, end)
        or (_NO_COUNTY if chosen[0].level == "county" else _ANOTHER)().match(text, end)
        or _begins_another(text, end)
        or (needs_body and not (zone().match(text, end) or organ().match(text, end)))
    ):
        return None
    return (_highest(standing(everywhere, year)), chosen), end


def _begins_another(text: str, end: int) -> bool:
    """Whether a short name is the beginning of a place's that the table lacks: 宁波 in 宁波湾市人民政府, not in 宁波慈溪市人民政府."""
    town = _TOWN().match(text, end)
    return town is not None and organ().match(text, town.end()) is not None and not gazetteer().longest(text, end)


def _current(division: Division, year: int | None) -> bool:
    """Return whether a short name can still mean a division: 万盛经开区 is not the 万盛区 that ended years before."""
    return division.valid_to is None if year is None else division.distance(year) <= _GRACE


def _inside(divisions: tuple[Division, ...], above: tuple[Division, ...]) -> tuple[Division, ...]:
    if not above:
        return divisions
    return tuple(division for division in divisions if any(division.within(upper) and division.code != upper.code for upper in above))


def _highest(divisions: tuple[Division, ...]) -> tuple[Division, ...]:
    """Return those of the highest level: 吉林 alone is the province, not its city."""
    top = min((LEVELS.index(division.level) for division in divisions), default=0)
    return tuple(division for division in divisions if LEVELS.index(division.level) == top)


def _settle(named: tuple[Division, ...], chosen: tuple[Division, ...], year: int | None, evidence: tuple[str, ...]) -> Jurisdiction:
    """Return the one place that is meant, or what the possible ones have in common."""
    chosen = _highest(chosen)
    if len(chosen) > 1:
        weights = [sum(_supports(text, division) for text in evidence) for division in chosen]
        best = max(weights)
        if best and weights.count(best) == 1:
            chosen = (chosen[weights.index(best)],)
    one, parents = chosen[0], [gazetteer().parents(division, year) for division in chosen]
    common = tuple(names[0] for names in zip(*parents, strict=False) if len(set(names)) == 1)
    return Jurisdiction.made(
        name=one.name,
        short=one.short,
        slug=one.slug,
        code=one.code if len(chosen) == 1 else None,
        level=one.level,
        parents=common,
        candidates=tuple(division.code for division in named) if len(named) > 1 else (),
    )


def _supports(text: str, division: Division) -> bool:
    """Return whether another string of the notice's head speaks for a division: a parent's name, a code, a province's letter."""
    if any(parent in text for parent in division.parents):
        return True
    letter = abbreviations().get(text[:1])
    if letter and letter.code[:2] == division.code[:2] and re.match(r"[^\d]{1,12}?[〔(（\[【]\d{4}", text):
        return True
    return any(division.within(area) for code in _codes(text) for area in gazetteer().coded(code))


def _codes(text: str) -> list[str]:
    """Return the division codes that an index number begins with."""
    found = re.match(r"(?:11(\d{6})[0-9A-Z]{6,12}|(\d{6}))(?![0-9])", text)
    return [code for code in found.groups() if code] if found else []


def _head(number: str) -> str:
    """Return the letters of a document number: 渝府办发 of 渝府办发〔2023〕24号."""
    found = re.match(r"[一-鿿]+", _squeeze(number))
    return found[0] if found else ""
