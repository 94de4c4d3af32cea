"""Words of the form of a document: its addressees, and the lines that belong to the form and not to the text."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import either


def _any_of(key: str) -> str:
    return either(load_yaml("envelope")["addressees"][key])


@cache
def addressee_word(key: str) -> re.Pattern[str]:
    """Return a pattern of one of the words under a key of `addressees`: marks, openers, levels, told, leads."""
    return re.compile(_any_of(key))


@cache
def addressee_end(key: str) -> re.Pattern[str]:
    """Return a pattern of an end of a folded name, before a bracket that it may have: ends, parting, persons, places, elliptic."""
    return re.compile(_any_of(key) + r"(?:\([^()]*\))?$")


@cache
def addressee_phrases() -> tuple[str, ...]:
    """Return the set phrases that are one addressee although 、 stands in them: 国务院各部委、各直属机构."""
    return tuple(load_yaml("envelope")["addressees"]["one"])


@cache
def form_line(kind: str) -> re.Pattern[str]:
    """Return the pattern of a folded line of the form: publication, imprint, letterhead, reprint, occasion."""
    found = [pattern for entry in load_yaml("envelope")["lines"] if entry["kind"] == kind for pattern in entry["patterns"]]
    return re.compile("|".join(f"(?:{pattern})" for pattern in found))


@cache
def open_end() -> re.Pattern[str]:
    """Return a pattern of a folded text that ends in a word after which more must follow."""
    words = sorted(map(re.escape, load_yaml("envelope")["endings"]["open"]), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(words)})$")


@cache
def leads_to_figure() -> re.Pattern[str]:
    """Return a pattern of a folded text that ends in a word behind which a figure or a year must follow."""
    return re.compile(f"{either(load_yaml('envelope')['endings']['before_figure'])}$")


@cache
def page_word() -> re.Pattern[str]:
    """Return a pattern of words of a page that stand around a text and in no title."""
    return re.compile(either(load_yaml("envelope")["doubts"]["page"]))
