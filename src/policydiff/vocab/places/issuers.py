"""Who issues notices: bodies of the centre, words before a place, words that are places, provinces' letters in numbers."""

from __future__ import annotations

import re
from functools import cache

from policydiff.records import dataclass
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either, words_of


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A province's letter in document numbers (渝) and the letter of its government there (府).

    shared: a city's numbers look the same, so that they prove nothing by themselves.
    """

    letter: str
    code: str
    government: str
    shared: bool


def _names(key: str) -> list[str]:
    return [name for entry in load_yaml("issuers")[key] for name in entry["names"]]


@cache
def national_names() -> tuple[str, ...]:
    """Return the names of bodies of the centre, in the order of the list."""
    return tuple(_names("national"))


def _behind_a_body() -> str:
    return f"(?=$|{words_of('issuers', 'behind_a_body')})"


def _ending(names: list[str]) -> str:
    """Return the pattern of a body's ending; 委 begins other words too (委托, 委派, 委员)."""
    return rf"{either(names)}(?!(?<=委){words_of('issuers', 'no_body_behind')})"


@cache
def national_body() -> re.Pattern[str]:
    """Return the pattern of a central body's name. 部 before 门 (教育部门) is no ministry; 国家 and 中国 need a body's ending."""
    provincial = words_of("issuers", "below_the_centre")
    formed = (
        rf"{entry['begins']}(?!级)(?:(?!{provincial})[^()]){{{entry['length']}}}?{_ending(entry['ends'])}"
        for entry in load_yaml("issuers")["formed"]
    )
    return re.compile(rf"(?:{either(_names('national'))}|{'|'.join(formed)})(?!门)")


@cache
def organ() -> re.Pattern[str]:
    """Return the pattern of what follows a place's name where it is the name of a body (巫溪县 人民政府, 巫溪县 水利局)."""
    words = load_yaml("issuers")["organs"]
    tail = either(words["endings"])
    return re.compile(rf"{_ending(words['names'])}|[^关]{{1,14}}?{tail}{_behind_a_body()}")


@cache
def torn() -> dict[str, list[str]]:
    """Return by a level's character what makes another word of it: 会同县|级, 合作市|场."""
    return dict(load_yaml("issuers")["torn"])


@cache
def zone() -> re.Pattern[str]:
    """Return the pattern of what follows a place's name where it is the name of a zone (巫溪 工业园区)."""
    words = load_yaml("issuers")["zones"]
    return re.compile(rf"{either(words['ranks'])}?{either(words['kinds'])}[^关]{{0,14}}?{either(words['endings'])}")


@cache
def body_elsewhere() -> re.Pattern[str]:
    """Return the pattern of a body of some place that the table may lack: 湖阴市水利局, not 市水利局."""
    words = load_yaml("issuers")["organs"]
    own = rf"{_ending(words['governments'])}|[^关]{{1,14}}?{either(words['endings'])}{_behind_a_body()}"
    levels = words_of("issuers", "level_marks")
    return re.compile(rf"(?!{words_of('issuers', 'about')}|{levels})[一-鿿]{{2,10}}?{levels}(?:{own})")


@cache
def names_behind() -> re.Pattern[str]:
    """Return the pattern behind which the issuer's own place may be named: 关于印发《 重庆市…. Not 转发, which names somebody else's."""
    return re.compile(rf"{words_of('issuers', 'about')}{either(load_yaml('issuers')['promulgates']['verbs'])}?[《<〈\"“(（]*")


@cache
def answers() -> tuple[str, ...]:
    """Return the endings of titles that answer the place they name: 关于重庆市…的批复 was not issued there."""
    return tuple(load_yaml("issuers")["answers"]["endings"])


@cache
def offices() -> str:
    """Return the characters that follow a province's letter in the number of one of its bodies (渝 科 局函)."""
    return str(load_yaml("issuers")["offices"]["characters"])


@cache
def branch_body() -> re.Pattern[str]:
    """Return the pattern of a central body with local branches."""
    return re.compile(either(_names("branches")))


@cache
def seated_pattern() -> str:
    """Return the regular expression, on folded text and without groups, of a central body's branch with the name of its place."""
    tails = [tail for entry in load_yaml("issuers")["branches"] for tail in entry["tails"] if len(tail) > 1]
    no_place = "".join(entry["no_place"] for entry in load_yaml("issuers")["branches"])
    return f"{either(_names('branches'))}[^\\W{no_place}]{{2,8}}?{either(tails)}"


@cache
def branch_tail() -> re.Pattern[str]:
    """Return the pattern of what follows the place in a branch's name (重庆市 税务局)."""
    return re.compile(either([tail for entry in load_yaml("issuers")["branches"] for tail in entry["tails"]]))


@cache
def opener() -> re.Pattern[str]:
    """Return the pattern of what may stand before the place (中共, 共青团)."""
    return re.compile(either(_names("openers")))


@cache
def word_names() -> frozenset[str]:
    """Return short names of places that are ordinary words too (合作, 平安)."""
    return frozenset(_names("words"))


@cache
def generic_names() -> frozenset[str]:
    """Return full names that many cities have a part of (城区, 郊区)."""
    return frozenset(_names("generic"))


@cache
def national_number() -> re.Pattern[str]:
    """Return the pattern with which document numbers of the centre begin."""
    return re.compile(either(_names("numbers")))


@cache
def abbreviations() -> dict[str, Abbreviation]:
    """Return the provinces' abbreviations by their letter."""
    return {
        entry["letter"]: Abbreviation(entry["letter"], entry["code"], entry["government"], entry.get("shared", False))
        for entry in load_yaml("issuers")["abbreviations"]
    }
