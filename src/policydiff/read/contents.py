"""Tables of contents: lines with dot leaders and page numbers."""

from __future__ import annotations

import itertools
import re

from policydiff.read.assemble import ExtractedLine
from policydiff.text.fold import fold

_LEADER = re.compile(
    r"(?:\.{4,}|…{2,}|·{4,}|-{6,}|_{4,}|(?:\. ){4,}|(?:… ){2,}|(?:· ){4,})[\s.…·]{0,200}[-(]?\s?(?:\d{1,4}|[ivxlIVXL]{1,6})\s?[-)]?\s*$"
)
_TABBED = re.compile(r"\S[\t ]\s*\d{1,4}\s*$")
_HEADING = re.compile(r"^\s*\[?目\s*[录次]\]?\s*$")
_ENTRY = re.compile(r"^\s*(?:第.{1,4}[章节条编]|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]|附[件录表])")
_WRAPPED = 3
"""Lines: an entry of a contents list may be wrapped over so many before its dot leaders come."""


def mark_contents(lines: list[ExtractedLine]) -> list[ExtractedLine]:
    """Return the lines with those of a table of contents marked `contents`: its heading, entries and wrapped entries.

    An entry ends in dot leaders and a page number, or, under a heading 目录, in a page number alone.
    """
    folded = [fold(line.text) for line in lines]
    hits = {index for index, text in enumerate(folded) if len(text) <= 300 and _LEADER.search(text)}
    for index, text in enumerate(folded):
        if len(text) <= 12 and _HEADING.match(text):
            hits |= _listed(folded, index, hits)
    if not hits:
        return lines
    filled = _filled(hits, folded)
    return [line.marked("contents") if index in filled and not _is_marked(line) else line for index, line in enumerate(lines)]


def _is_marked(line: ExtractedLine) -> bool:
    return any(kind == "contents" for kind, _ in line.kinds)


def _listed(folded: list[str], heading: int, hits: set[int]) -> set[int]:
    """Return the heading and the entries under it that end in a page number, where there are at least two of them."""
    found = {heading}
    misses = 0
    for index in range(heading + 1, min(heading + 400, len(folded))):
        text = folded[index]
        if not text.strip():
            continue
        if index in hits or (len(text) <= 120 and _TABBED.search(text) and _ENTRY.match(text)):
            found.add(index)
            misses = 0
            continue
        misses += 1
        if misses > _WRAPPED or len(text) > 120 or text.rstrip().endswith(("。", "；")):
            break
    return found if len(found) > 2 else set()


def _filled(hits: set[int], folded: list[str]) -> set[int]:
    """Return `hits` with the few lines between two of them, which are the beginnings of wrapped entries or page numbers."""
    filled = set(hits)
    ordered = sorted(hits)
    for before, after in itertools.pairwise(ordered):
        between = range(before + 1, after)
        if len(between) <= _WRAPPED and not any(folded[index].rstrip().endswith(("。", "；")) for index in between):
            filled.update(between)
    return filled
