"""Articles of a regulation: what an authority does there by itself (A组织普查, not A应当组织普查) is its duty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from policydiff.parse.duties.names import cut_at, stripped
from policydiff.parse.duties.sentence.fitting import is_official
from policydiff.parse.duties.sentence.subjects import Names, before_any_deed, is_elided
from policydiff.parse.duties.statement import Body, Draft, Statement
from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.vocab.duties.organisations import is_at_large
from policydiff.vocab.duties.roles import role_words
from policydiff.vocab.phrases import pattern

_ARTICLE = re.compile(r"第[^/]{1,9}条[^/]{0,3}$")
_SEGMENT = re.compile(r"[;。!?]")
_PART = re.compile(r"[,:]")
_LONGEST = 600
_DEED = pattern("roles", r",?{between}*(?:{adverbials}[^;。]{1,120}?(?:,{between}*)?)?{own_deeds}(?!的|了|{no_deed_behind})(?=[^,;。]{2})")
_OTHERS = pattern("lists", "等[^、,;。()]{0,8}?{many}")
_ZONE = pattern("roles", "{zones}$")
_ANY = pattern("roles", "{own_deeds}")
_TOLD = pattern("roles", "{no_deed}|{persons}")
_OBLIGED = pattern("roles", ",?{between}??{obliged}")
_ORDERED = pattern("roles", "{ordered}")
_WHEN = pattern("roles", "(?![^,;。:]*{persons})[^,;。:]{2,20}{after}")
_CONDITION = pattern("roles", "{no_deed_behind}$|的$")


def in_article(sentence: Sentence) -> bool:
    """Return whether a sentence stands in an article itself, and in none of its items."""
    return _ARTICLE.search(sentence.path) is not None


def _says_a_deed(folded: str) -> bool:
    """Whether a text holds a deed, and where it is one stretch no word that makes a rule of it: most sentences of articles hold 应当 or 不得."""
    return _ANY().search(folded, 2) is not None and (";" in folded or _ORDERED().search(folded) is None)


def by_itself(sentence: Sentence) -> Iterator[Statement]:
    """Yield what authorities do by themselves in a sentence of an article that makes no statement otherwise."""
    if not in_article(sentence):
        return
    passage = sentence.passage
    if len(passage) > _LONGEST or not _says_a_deed(passage.folded):
        return
    if role_words("penal").search(passage.folded) or role_words("defines").search(passage.folded):
        return
    for start, end in cut_at(passage.folded, _SEGMENT):
        segment = passage.cut(*stripped(passage.folded, start, end))
        named = _doers(segment) if len(segment) else None
        if named is not None:
            draft = Draft([Body("responsible", name) for name in named[0]], named[1])
            yield replace(draft.settle("verb"), passage=segment, own=True)


def _doers(segment: Passage) -> Names | None:
    """Return the authorities of a stretch of a sentence that do something by themselves; a lead-in (在…领导下，) may stand before them."""
    folded = segment.folded
    # What rules it out costs less than to find who does it.
    if folded.endswith("的") or not _says_a_deed(folded):
        return None
    named = before_any_deed(segment)
    comma = folded.find(",")
    if named is None and comma > 0 and (is_elided(folded[:comma]) or _WHEN().fullmatch(folded, 0, comma)):
        named = before_any_deed(segment.cut(comma + 1))
    if named is None or not all(_is_authority(name) for name in named[0]):
        return None
    behind = segment.offsets.index(named[0][-1].offsets[-1]) + 1
    others = _OTHERS().match(folded, behind) if named[1] else None
    behind = others.end() if others else behind
    deed = _DEED().match(folded, behind)
    if deed is None or _TOLD().match(folded, behind) or _OBLIGED().match(folded, behind):
        return None
    if role_words("moods").search(folded, behind, deed.end()) or any(
        _CONDITION().search(folded[:end]) for _, end in cut_at(folded, _PART) if end > behind
    ):
        return None
    return named


def _is_authority(name: Passage) -> bool:
    """Whether a body is one, and no park or zone (省级园区): those apply, and are managed."""
    return is_official(name) and not is_at_large(name.folded) and _ZONE().search(name.folded) is None
