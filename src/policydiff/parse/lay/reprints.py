"""The second printing of a text: portals print a notice on the page and once more for phones or for print."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from policydiff.model import Span
from policydiff.parse.lay.paragraphs import Paragraph

_LONG = 30  # characters; shorter paragraphs (一、总体要求) recur in any document
_SHARE = 0.2  # of the whole text; a shared preamble or table is no second printing
_LEAST = 200
_HALF = 0.4  # of a short text that is printed twice and is nothing else
_FEW = 3  # paragraphs of it
_BULLETS = "•·●■◆*- "
_LEAD = 12  # paragraphs over a second printing that may go with it


def find_duplicates(paragraphs: Sequence[Paragraph]) -> dict[int, Span]:
    """Return index -> the span it repeats, for every paragraph that belongs to a second printing of earlier ones.

    A second printing is a run of paragraphs that equals an earlier run and is at least a fifth of the whole text, or nearly half of a
    short one; the few lines over it (the title once more, the day) go with it where they too are printed above.
    """
    first: dict[str, int] = {}
    keys = [paragraph.passage.folded.lstrip(_BULLETS) for paragraph in paragraphs]
    if len(set(keys)) == len(keys):
        return {}  # nothing is printed twice
    for index, key in enumerate(keys):
        first.setdefault(key, index)
    total = sum([len(paragraph.folded) for paragraph in paragraphs])
    found: dict[int, Span] = {}
    done = 0
    for index in [at for at, key in enumerate(keys) if first[key] < at]:
        if index < done:
            continue
        original = first[keys[index]]
        end = _run(keys, original, index)
        characters = sum(len(p.folded) for p in paragraphs[index:end])
        long = any(len(p.folded) >= _LONG for p in paragraphs[index:end]) and characters >= max(_LEAST, total * _SHARE)
        characters += sum(len(p.folded) for p in paragraphs[_joined(paragraphs, first, original, index) : index])
        if long or (characters >= total * _HALF and end - index > _FEW):
            for position in range(_lead(paragraphs, first, index), end):
                lines = _printed(paragraphs[position], first)
                found[position] = (paragraphs[lines.start].passage.span()[0], paragraphs[lines.stop - 1].passage.span()[1])
        done = max(end, index + 1)
    return found


def _run(keys: Sequence[str], original: int, index: int) -> int:
    """Return where the run that starts at `index` stops equalling the one at `original`; the two never overlap."""
    end, ahead = index, index - original
    while end < len(keys) and end - ahead < index and keys[end - ahead] == keys[end]:
        end += 1
    return end


def _lead(paragraphs: Sequence[Paragraph], first: dict[str, int], index: int) -> int:
    """Return where the lines over a second printing begin that are printed above as well."""
    start = index
    while start > max(0, index - _LEAD) and _printed(paragraphs[start - 1], first).stop < start:
        start -= 1
    return start


def _joined(paragraphs: Sequence[Paragraph], first: dict[str, int], original: int, index: int) -> int:
    """Return where the lines begin that stand over `index` as they stand over `original`, though several of those may be one here."""
    start = index
    while start > max(0, index - _LEAD) and (lines := _printed(paragraphs[start - 1], first)).stop == original:
        start, original = start - 1, lines.start
    return start


def _printed(paragraph: Paragraph, first: dict[str, int]) -> range:
    """Return the lines that a line is printed as first: itself, or several that are one here (发布时间：… 来源：…)."""
    key = paragraph.folded.lstrip(_BULLETS)
    if paragraph.gaps and key == paragraph.folded:
        ends = (0, *paragraph.gaps, len(key))
        apart = [first.get(key[start:end].strip(), -1) for start, end in pairwise(ends)]
        if apart == list(range(apart[0], apart[0] + len(apart))) and apart[0] >= 0:
            return range(apart[0], apart[-1] + 1)
    return range(first[key], first[key] + 1)
