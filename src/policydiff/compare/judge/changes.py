"""Where two texts differ: gaps between what both keep, cut at borders that a person would see."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.compare.judge.borders import Cohesion, Gap, drawn
from policydiff.compare.side.tokens import Token
from policydiff.text.similarity import common_blocks, ratio

_STOPS = frozenset("，。；！？：,;!?:")
_TELLING = _STOPS | {"等", "要", "应"}
_ANCHOR = 0.6
_CUT_DOWN = 0.95
_SHORTEST = 5
_MOST_PARTS = 2500
_THIN = 0.3
"""A stretch of which less than this is shared is rewritten: the characters that both happen to hold are not kept ones."""

Block = tuple[int, int, int]


def find_changes(parent: Sequence[Token], child: Sequence[Token], cohesion: Cohesion) -> tuple[list[Block], list[Gap]]:
    """Return what both keep (runs of equal keys) and the gaps between, in order; together they cover both sides."""
    blocks = _without_shreds(_blocks(parent, child), parent, len(child))
    gaps = drawn(_gaps(blocks, len(parent), len(child)), parent, child, cohesion)
    return _kept(gaps, len(parent), len(child)), gaps


def _blocks(parent: Sequence[Token], child: Sequence[Token]) -> list[Block]:
    """Match the parts between commas that are nearly alike, then what stands between and inside them."""
    words = ([token.key for token in side if token.kind != "mark"] for side in (parent, child))
    anchors = [] if len({tuple(side) for side in words}) == 1 else _anchors(parent, child)  # where marks alone differ, no part has moved
    blocks: list[Block] = []
    at_parent = at_child = 0
    for start_parent, end_parent, start_child, end_child in (*anchors, (len(parent), len(parent), len(child), len(child))):
        blocks += _stretch(parent, child, at_parent, start_parent, at_child, start_child, _THIN)
        blocks += _stretch(parent, child, start_parent, end_parent, start_child, end_child, 0.0)
        at_parent, at_child = end_parent, end_child
    return _merged(blocks)


def _stretch(
    parent: Sequence[Token], child: Sequence[Token], start: int, end: int, child_start: int, child_end: int, least: float
) -> list[Block]:
    """Match the tokens of one stretch: what both begin and end with, then the longest runs, unless it is all rewritten."""
    head = 0
    while start + head < end and child_start + head < child_end and parent[start + head].key == child[child_start + head].key:
        head += 1
    inner, child_inner = start + head, child_start + head
    tail = 0
    while end - tail > inner and child_end - tail > child_inner and parent[end - tail - 1].key == child[child_end - tail - 1].key:
        tail += 1
    blocks = [(start, child_start, head)] if head else []
    keys = [token.key for token in parent[inner : end - tail]]
    child_keys = [token.key for token in child[child_inner : child_end - tail]]
    if keys and child_keys:
        found = common_blocks(keys, child_keys)
        shared = sum(size for at, _, size in found if size > 1 or parent[inner + at].kind not in ("char", "mark"))
        if shared + head + tail >= least * min(end - start, child_end - child_start):
            blocks += [(inner + at, child_inner + other, size) for at, other, size in found]
    return [*blocks, (end - tail, child_end - tail, tail)] if tail else blocks


def _parts(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    start = 0
    for at, token in enumerate(tokens):
        if token.text in _STOPS:
            if at > start:
                parts.append((start, at))
            start = at + 1
    if start < len(tokens):
        parts.append((start, len(tokens)))
    return parts


def _anchors(parent: Sequence[Token], child: Sequence[Token]) -> list[tuple[int, int, int, int]]:
    """Return pairs of parts (start, end, child start, child end), in order on both sides, with the most in common overall."""
    mine, theirs = _parts(child), _parts(parent)
    if len(mine) * len(theirs) > _MOST_PARTS:
        return []
    child_keys = [[token.key for token in child[start:end]] for start, end in mine]
    parent_keys = [[token.key for token in parent[start:end]] for start, end in theirs]
    gain = [[_likeness(one, other) * (len(one) + len(other)) for other in child_keys] for one in parent_keys]
    best = [[0.0] * (len(mine) + 1) for _ in range(len(theirs) + 1)]
    for i in range(len(theirs) - 1, -1, -1):
        for j in range(len(mine) - 1, -1, -1):
            taken = gain[i][j] + best[i + 1][j + 1] if gain[i][j] else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    anchors: list[tuple[int, int, int, int]] = []
    i = j = 0
    while i < len(theirs) and j < len(mine):
        if gain[i][j] and best[i][j] == gain[i][j] + best[i + 1][j + 1]:
            anchors.append((*theirs[i], *mine[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return anchors


def _likeness(one: list[str], other: list[str]) -> float:
    if one == other:
        return 1.0
    likeness = ratio(one, other)
    if likeness >= _ANCHOR:
        return likeness
    # A part cut down to a few of its words is still that part, when all of them stand there in order.
    shorter = min(len(one), len(other))
    common = likeness * (len(one) + len(other)) / 2
    return likeness if shorter >= _SHORTEST and common >= _CUT_DOWN * shorter else 0.0


def _merged(blocks: list[Block]) -> list[Block]:
    merged: list[Block] = []
    for at, other, size in blocks:
        if merged and merged[-1][0] + merged[-1][2] == at and merged[-1][1] + merged[-1][2] == other:
            merged[-1] = (merged[-1][0], merged[-1][1], merged[-1][2] + size)
        else:
            merged.append((at, other, size))
    return merged


def _without_shreds(blocks: list[Block], parent: Sequence[Token], child_size: int) -> list[Block]:
    """Drop single characters and list commas that both sides happen to hold between two changes."""
    kept: list[Block] = []
    for at, other, size in blocks:
        token = parent[at]
        shred = size == 1 and token.text not in _TELLING and token.kind in ("char", "mark")
        if not shred or (at == 0 and other == 0) or (at + 1 == len(parent) and other + 1 == child_size):
            kept.append((at, other, size))
    return kept


def _gaps(blocks: Sequence[Block], parent_size: int, child_size: int) -> list[Gap]:
    gaps: list[Gap] = []
    at_parent = at_child = 0
    for at, other, size in (*blocks, (parent_size, child_size, 0)):
        if at > at_parent or other > at_child:
            gaps.append(Gap(at_parent, at, at_child, other))
        at_parent, at_child = at + size, other + size
    return gaps


def _kept(gaps: Sequence[Gap], parent_size: int, child_size: int) -> list[Block]:
    kept: list[Block] = []
    at_parent = at_child = 0
    for gap in (*gaps, Gap(parent_size, parent_size, child_size, child_size)):
        if gap.parent_start > at_parent:
            kept.append((at_parent, at_child, gap.parent_start - at_parent))
        at_parent, at_child = gap.parent_end, gap.child_end
    return kept
