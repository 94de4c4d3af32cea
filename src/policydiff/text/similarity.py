"""How alike two sequences are, and where two texts differ: the only door to rapidfuzz."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, takewhile

from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq

_DIFFLIB_LIMIT = 250_000
"""Cells (length × length) up to which the longest-block search is fast enough; above it, the bit-parallel subsequence."""
_MOST_CELLS = 400_000_000
"""Cells above which two stretches are not looked into: what is other in them is one stretch."""
_PHRASE = re.compile(r"\w*+\W*+")
Stretch = tuple[int, int, int, int]
"""Where two texts differ: start and end in the one, start and end in the other."""


def ratio(left: Sequence[Hashable], right: Sequence[Hashable]) -> float:
    """Return 2·common / (len + len) with common the longest common subsequence; 1.0 for two empty sequences.

    >>> ratio("全市科技", "全县科技")
    0.75
    """
    return Indel.normalized_similarity(left, right)


def common(left: Sequence[Hashable], right: Sequence[Hashable]) -> int:
    """Return the length of the longest common subsequence.

    >>> common("全市科技", "全县科技")
    3
    """
    return LCSseq.similarity(left, right)


def alike(text: str, others: Sequence[str], least: float) -> list[tuple[int, float]]:
    """Return (position, ratio) of the texts whose ratio to `text` is at least `least`, in their order.

    >>> alike("市场主体", ["从业人员", "市场主体数"], 0.8)
    [(1, 0.8888888888888888)]
    """
    found = process.extract_iter(text, others, scorer=Indel.normalized_similarity, processor=None, score_cutoff=least)
    return [(position, score) for _, score, position in found]


def common_blocks(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int, int]]:
    """Return the runs (start in left, start in right, length) that both share, in order, none overlapping, none empty.

    Long runs win over many short ones (Ratcliff and Obershelp), which is how a person sees what was kept; for very long
    sequences the longest common subsequence, which is faster, gives the runs.
    """
    if len(left) * len(right) <= _DIFFLIB_LIMIT:
        found = [tuple(block) for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()]
    else:
        found = [(block.a, block.b, block.size) for block in LCSseq.editops(left, right).as_matching_blocks()]
    return [(at, other, size) for at, other, size in found if size]


def differing(left: str, right: str, near: int) -> list[Stretch]:
    """Return the stretches in which two texts differ, in order; those no more than `near` characters apart are one.

    Phrases are compared first, then the characters of those that are other ones. Two empty ends: something was put in, or taken out, there.

    >>> differing("培育企业20家，建成园区3个。", "培育企业25家，建成园区3个。", 4)
    [(5, 6, 5, 6)]
    """
    found: list[Stretch] = []
    for start, end, other, stop in _phrases(left, right):
        for a, b, c, d in _between(left[start:end], right[other:stop]):
            each = (start + a, start + b, other + c, other + d)
            if found and each[0] - found[-1][1] <= near:
                each = (found[-1][0], each[1], found.pop()[2], each[3])
            found.append(each)
    return found


def _phrases(left: str, right: str) -> Iterator[Stretch]:
    """Yield the stretches of whole phrases, each with the marks behind it, that are other ones."""
    ours, theirs = _PHRASE.findall(left), _PHRASE.findall(right)
    at, other = _starts(ours), _starts(theirs)
    for a, b, c, d in _between(ours, theirs):
        yield at[a], at[b], other[c], other[d]


def _starts(phrases: Sequence[str]) -> list[int]:
    return [0, *accumulate(map(len, phrases))]


def _between(left: Sequence[Hashable], right: Sequence[Hashable]) -> Iterator[Stretch]:
    """Yield what lies between the runs that two sequences share."""
    first = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))
    ours, theirs = left[first:], right[first:]
    last = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(ours), reversed(theirs), strict=False)))
    ours, theirs = ours[: len(ours) - last], theirs[: len(theirs) - last]
    blocks = common_blocks(ours, theirs) if len(ours) * len(theirs) <= _MOST_CELLS else []
    at, other = 0, 0
    for start, there, size in (*blocks, (len(ours), len(theirs), 0)):
        if start > at or there > other:
            yield first + at, first + start, first + other, first + there
        at, other = start + size, there + size
