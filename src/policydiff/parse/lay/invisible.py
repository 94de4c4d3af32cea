"""A text as a person sees it: without the characters that take no room, which editors and portals leave between the words.

Nor does a careful reader see the sounds that some copies print behind their characters, one after another (發(fā)展), or the marks that a copy has for blanks: 某省人民政府????????.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from policydiff.model import Source
from policydiff.parse.lay.passage import Passage
from policydiff.text.fold import INVISIBLE

_TONES = "àèìùòüáéíúóāēīūōǎěǐǔǒǖǘǚǜ"
_SOUND = re.compile(rf"(?<=[\u4e00-\u9fff])[(（](?=[a-z]{{0,4}}[{_TONES}])[a-z{_TONES}]{{1,6}}[)）]")
_UNSEEN = re.compile(f"[{re.escape(''.join(sorted(INVISIBLE)))}{_TONES}]")
_FEW = 3  # sounds of rare characters, which an author may add
_BLANKS, _LOST = re.compile(r"\?{4,}"), "????"


def has_invisible(text: str) -> bool:
    """Return whether a text has characters that take no room, sounds behind its characters, or lost blanks."""
    if _LOST in text:
        return not text.isascii()
    return _UNSEEN.search(text) is not None and (any(char in text for char in INVISIBLE) or _has_sounds(text))


def _has_sounds(text: str) -> bool:
    return any(char in text for char in _TONES) and len(_SOUND.findall(text)) > _FEW


def visible(source: Source) -> tuple[Source, Sequence[int]]:
    """Return the source without what is not seen, and where each character that is left stands; the reader's marks go with the text."""
    places = array("q", (at for at in _seen(source.text) if source.text[at] not in INVISIBLE))
    marks = tuple(replace(mark, start=bisect_left(places, mark.start), end=bisect_left(places, mark.end)) for mark in source.marks)
    return replace(source, text="".join(source.text[at] for at in places), marks=marks), places


def _seen(text: str) -> Iterable[int]:
    """Return the places in a text outside the sounds and lost blanks."""
    hidden = [found.span() for found in _BLANKS.finditer(text)]
    if _has_sounds(text):
        hidden += [found.span() for found in _SOUND.finditer(text)]
    at = 0
    for start, end in sorted(hidden):
        yield from range(at, start)
        at = end
    yield from range(at, len(text))


def is_unseen(text: str) -> bool:
    """Return whether a piece of a text is nothing but what `visible` leaves out: characters that take no room, a sound without the character before it, lost blanks."""
    bare = text.strip()
    return INVISIBLE.issuperset("".join(text.split())) or bool(_BLANKS.fullmatch(bare) or _SOUND.fullmatch(f"\u4e00{bare}", 1))


def put_back(passage: Passage, places: Sequence[int]) -> Passage:
    """Return a passage of the visible text with its places in the whole one; it goes on anew behind what is not seen."""
    offsets = array("q", (places[at] for at in passage.offsets))
    breaks = {places[at] for at in passage.breaks if at < len(places)}
    for index in range(1, len(offsets)):
        if offsets[index] - offsets[index - 1] != passage.offsets[index] - passage.offsets[index - 1]:
            breaks.add(offsets[index])
    return Passage(passage.text, offsets, passage.folded, frozenset(breaks))
