"""A text as a person sees it: without the characters that take no room, which editors and portals leave between the words."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from policydiff.model import Source
from policydiff.parse.lay.passage import Passage
from policydiff.text.fold import INVISIBLE


def has_invisible(text: str) -> bool:
    """Return whether a text has characters that take no room."""
    return not text.isascii() and any(char in text for char in INVISIBLE)


def visible(source: Source) -> tuple[Source, Sequence[int]]:
    """Return the source without the characters that take no room, and where each of the others stands; the reader's marks go with the text."""
    places = array("q", (at for at, char in enumerate(source.text) if char not in INVISIBLE))
    marks = tuple(replace(mark, start=bisect_left(places, mark.start), end=bisect_left(places, mark.end)) for mark in source.marks)
    return replace(source, text="".join(source.text[at] for at in places), marks=marks), places


def put_back(passage: Passage, places: Sequence[int]) -> Passage:
    """Return a passage of the visible text with its places in the whole one; it goes on anew behind what is not seen."""
    offsets = array("q", (places[at] for at in passage.offsets))
    breaks = {places[at] for at in passage.breaks if at < len(places)}
    for index in range(1, len(offsets)):
        if offsets[index] - offsets[index - 1] != passage.offsets[index] - passage.offsets[index - 1]:
            breaks.add(offsets[index])
    return Passage(passage.text, offsets, passage.folded, frozenset(breaks))
