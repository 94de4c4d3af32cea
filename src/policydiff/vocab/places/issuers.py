"""Who issues notices: bodies of the centre, words before a place, words that are places, provinces' letters in numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from policydiff.vocab.load import load_yaml


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


def _any_of(names: list[str]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")"


@cache
def national_body() -> re.Pattern[str]:
    """Return the pattern of a central body's name. 部 before 门 (教育部门) is no ministry; 国家 and 中国 need a body's ending."""
    formed = "国家(?!级)[^省市县区]{2,12}?(?:委员会|总局|局|署|委(?!托|派|员)|办公室|部)|中国[^省市县区()]{1,12}?(?:委员会|银行|协会|联合会|[院会局联协])"
    return re.compile(rf"(?:{_any_of(_names('national'))}|{formed})(?!门)")


@cache
def branch_body() -> re.Pattern[str]:
    """Return the pattern of a central body with local branches."""
    return re.compile(_any_of(_names("branches")))


@cache
def branch_tail() -> re.Pattern[str]:
    """Return the pattern of what follows the place in a branch's name (重庆市 税务局)."""
    return re.compile(_any_of([tail for entry in load_yaml("issuers")["branches"] for tail in entry["tails"]]))


@cache
def opener() -> re.Pattern[str]:
    """Return the pattern of what may stand before the place (中共, 共青团)."""
    return re.compile(_any_of(_names("openers")))


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
    return re.compile(_any_of(_names("numbers")))


@cache
def abbreviations() -> dict[str, Abbreviation]:
    """Return the provinces' abbreviations by their letter."""
    return {
        entry["letter"]: Abbreviation(entry["letter"], entry["code"], entry["government"], entry.get("shared", False))
        for entry in load_yaml("issuers")["abbreviations"]
    }
