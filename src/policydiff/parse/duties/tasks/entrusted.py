"""Work that a sentence puts into the hands of authorities in words that make no statement: 由A按照…办理, A委托B进行…, A依照职责分工…."""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.duties.sentence.fitting import is_official, is_wished
from policydiff.parse.duties.sentence.subjects import Names, before_any_deed, before_verb
from policydiff.parse.duties.sentence.verbs import BY
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.duties.organisations import is_at_large
from policydiff.vocab.duties.roles import by_duty_forms, by_duty_phrase, role_words
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import in_order, longest_first, pattern

_PART = re.compile(r"[^,;。:!?]+")
_TITLE = re.compile("《[^《》]*》")
_LONGEST = 600
_BY_BODIES = pattern("names", r"(?<!自)由(?!{because})")
_PUT = pattern("roles", r"(?!的|[^,;。]{0,2}{persons}(?!、|全|本))[^,;。《\"]{0,60}?{put_deeds}(?!的|后|过|了|{persons})")
_ENTRUSTS = pattern("roles", r"{between}*{hands_on}(?!的)[^,;。《\"]{2,40}?{put_deeds}(?!的|后|过|了)")
_HANDS_ON = pattern("roles", "{hands_on}")
_BY_WORD_OF = pattern("roles", "{by_word_of}")
_EXPLAINED = pattern("roles", "{explained}")
_TELLS_WHICH = pattern("roles", "{tells_which}$")


def entrusted(folded: str) -> tuple[int, int] | None:
    """Return the place of the first words of a folded sentence that put work into the hands of authorities by name, None for most.

    What becomes of whoever breaks a rule, what somebody may do and what is only wished are no work of theirs.
    """
    if len(folded) > _LONGEST or role_words("penal").search(folded) or _EXPLAINED().search(folded):
        return None
    told = _TITLE.sub(lambda title: "《" * len(title[0]), folded) if "《" in folded else folded  # what a law or a rule is called
    for part in _PART.finditer(told):
        if not may_entrust().search(part.group()) or _TELLS_WHICH().search(part.group()):
            continue
        found = _put(part) or _hands_on(part) or _by_duty(part)
        if found is not None:
            return found
    return None


@cache
def may_entrust() -> re.Pattern[str]:
    """A quick look: 由, 委托, or by what duty."""
    return re.compile(in_order(entrusting_forms()))


def entrusting_forms() -> list[str]:
    """Return what it looks for as forms, to be put together with others."""
    return [BY, *longest_first(load_yaml("roles")["hands_on"]), *by_duty_forms()]


def _put(part: re.Match[str]) -> tuple[int, int] | None:
    by = next(_BY_BODIES().finditer(part.group()), None)
    if by is None or is_wished(part.group()[: by.end()]):
        return None
    names = before_any_deed(Passage.of(part.group()[by.end() :]))
    if names is None or not _are_named(names):
        return None
    put = _PUT().match(part.group(), by.end() + names[0][-1].offsets[-1] + 1)
    return None if put is None else (part.start() + by.start(), part.start() + put.end())


def _hands_on(part: re.Match[str]) -> tuple[int, int] | None:
    if _HANDS_ON().search(part.group()) is None or _BY_WORD_OF().match(part.group()):
        return None
    names = before_any_deed(Passage.of(part.group()))
    if names is None or not _are_named(names):
        return None
    put = _ENTRUSTS().match(part.group(), names[0][-1].offsets[-1] + 1)
    return None if put is None else (part.start(), part.start() + put.end())


def _by_duty(part: re.Match[str]) -> tuple[int, int] | None:
    phrase = by_duty_phrase().search(part.group())
    names = before_verb(Passage.of(part.group()[: phrase.start()])) if phrase is not None else None
    if phrase is None or names is None or not _are_named(names) or is_wished(part.group()[: phrase.start()]):
        return None
    return part.start() + phrase.start(), part.start() + phrase.end()


def _are_named(names: Names) -> bool:
    """Whether bodies are authorities, and one of them more than whoever has to do with it."""
    return all(map(is_official, names[0])) and not all(is_at_large(name.folded) for name in names[0])
