"""How alike two sequences are: the only door to rapidfuzz."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq

_DIFFLIB_LIMIT = 250_000
"""Cells (length × length) up to which the longest-block search is fast enough; above it, the bit-parallel subsequence."""


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
