"""Where two texts differ: gaps between what both keep, cut at borders that a person would see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policydiff.compare.side.tokens import Token
from policydiff.text.fold import fold
from policydiff.text.similarity import common_blocks, ratio
from policydiff.vocab.places.levels import marks

_STOPS = frozenset("，。；！？：,;!?:")
_TELLING = _STOPS | {"等", "要", "应"}
_GRAMMAR = frozenset("和及与或等要应的并为在将把对由以")
_OPENING, _CLOSING = frozenset("“《（(〔【‘"), frozenset("”》）)〕】’")
_REACH = 20
_LISTS = frozenset("、，,；;。")
_ANCHOR = 0.6
_CUT_DOWN = 0.95
_SHORTEST = 5
_MOST_PARTS = 2500
_THIN = 0.3
"""A stretch of which less than this is shared is rewritten: the characters that both happen to hold are not kept ones."""

Block = tuple[int, int, int]


class Gap(NamedTuple):
    """A change: tokens [parent_start, parent_end) of the parent became [child_start, child_end) of the child."""

    parent_start: int
    parent_end: int
    child_start: int
    child_end: int


class Cohesion:
    """How often two characters stand together in the two documents: where a word may be cut."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        for text in texts:
            folded = fold(text)
            self._counts.update(folded[at : at + 2] for at in range(len(folded) - 1))

    def between(self, left: str, right: str) -> int:
        """Return how often `right` follows `left`, by the last character of the one and the first of the other."""
        return self._counts[fold(left[-1:]) + fold(right[:1])]


def find_changes(parent: Sequence[Token], child: Sequence[Token], cohesion: Cohesion) -> tuple[list[Block], list[Gap]]:
    """Return what both keep (runs of equal keys) and the gaps between, in order; together they cover both sides."""
    blocks = _without_shreds(_blocks(parent, child), parent, len(child))
    gaps = [_slid(gap, parent, child, cohesion) for gap in _gaps(blocks, len(parent), len(child))]
    gaps = [_closed(_whole_words(gap, parent, child, cohesion), parent, child) for gap in gaps]
    gaps = _apart(gaps)
    return _kept(gaps, len(parent), len(child)), gaps


def _blocks(parent: Sequence[Token], child: Sequence[Token]) -> list[Block]:
    """Match the parts between commas that are nearly alike, then what stands between and inside them."""
    anchors = _anchors(parent, child)
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


def _slid(gap: Gap, parent: Sequence[Token], child: Sequence[Token], cohesion: Cohesion) -> Gap:
    """Return a pure insertion or deletion moved, as far as the text allows, to where it is a whole piece with its comma."""
    deletion = gap.child_start == gap.child_end
    if not deletion and gap.parent_start != gap.parent_end:
        return gap
    tokens = parent if deletion else child
    other = child if deletion else parent
    start, end = (gap.parent_start, gap.parent_end) if deletion else (gap.child_start, gap.child_end)
    at_other = gap.child_start if deletion else gap.parent_start
    choices = [0]
    for step in (1, -1):
        shift = step
        while _may_slide(tokens, other, start, end, at_other, shift, step):
            choices.append(shift)
            shift += step
    shift = max(choices, key=lambda shift: (_border_score(tokens, start + shift, end + shift, cohesion), -abs(shift)))
    if deletion:
        return Gap(start + shift, end + shift, at_other + shift, at_other + shift)
    return Gap(at_other + shift, at_other + shift, start + shift, end + shift)


def _may_slide(tokens: Sequence[Token], other: Sequence[Token], start: int, end: int, at_other: int, shift: int, step: int) -> bool:
    if abs(shift) > 12:
        return False
    out, into = (start + shift - 1, end + shift - 1) if step > 0 else (end + shift, start + shift)
    beside = at_other + shift - 1 if step > 0 else at_other + shift
    if not (0 <= into < len(tokens) and 0 <= beside < len(other)):
        return False
    # The token that leaves the gap takes the place of the one that enters it, and must correspond to the other side's.
    return tokens[out].key == tokens[into].key and tokens[out].text == tokens[into].text == other[beside].text


def _border_score(tokens: Sequence[Token], start: int, end: int, cohesion: Cohesion) -> float:
    before = tokens[start - 1].text if start else "。"
    after = tokens[end].text if end < len(tokens) else "。"
    first, last = tokens[start].text, tokens[end - 1].text
    score = 0.0
    if last in _LISTS:
        score += 3.0 + (before in _LISTS or before in "(（：:")
    elif first in _LISTS:
        score += 2.0 + (after in _LISTS or after in ")）等")
    score -= 0.1 * min(cohesion.between(before, first), 5) + 0.1 * min(cohesion.between(last, after), 5)
    return score


def _whole_words(gap: Gap, parent: Sequence[Token], child: Sequence[Token], cohesion: Cohesion) -> Gap:
    """Return a change of one character widened to the word that it belongs to: 需[求→要] is 需求→需要."""
    old, new = parent[gap.parent_start : gap.parent_end], child[gap.child_start : gap.child_end]
    if not old or not new or min(len(old), len(new)) > 1 or any(token.kind != "char" for token in (*old, *new)):
        return gap
    if all("".join(token.key for token in side) in marks() for side in (old, new)) or {old[0].text, new[0].text} <= _GRAMMAR:
        return gap
    left = right = -1
    if gap.parent_start and gap.child_start and parent[gap.parent_start - 1].kind == "char":
        before = parent[gap.parent_start - 1].text
        left = cohesion.between(before, old[0].text) + cohesion.between(before, new[0].text)
    if gap.parent_end < len(parent) and gap.child_end < len(child) and parent[gap.parent_end].kind == "char":
        after = parent[gap.parent_end].text
        right = cohesion.between(old[-1].text, after) + cohesion.between(new[-1].text, after)
    if max(left, right) <= 0:
        return gap
    if left >= right:
        return Gap(gap.parent_start - 1, gap.parent_end, gap.child_start - 1, gap.child_end)
    return Gap(gap.parent_start, gap.parent_end + 1, gap.child_start, gap.child_end + 1)


def _closed(gap: Gap, parent: Sequence[Token], child: Sequence[Token]) -> Gap:
    """Return a change widened to the quotation marks or brackets that it holds one of: “甲[乙”“丙→丁]戊” is “甲乙”“丙戊”→“甲丁戊”."""
    old, new = parent[gap.parent_start : gap.parent_end], child[gap.child_start : gap.child_end]
    left, right = (max(_open(side)[end] for side in (old, new)) for end in (0, 1))
    if not left and not right:
        return gap
    before = _reach(parent, gap.parent_start - 1, -1, left, child, gap.child_start - 1)
    after = _reach(parent, gap.parent_end, 1, right, child, gap.child_end)
    if before is None or after is None:
        return gap
    return Gap(gap.parent_start - before, gap.parent_end + after, gap.child_start - before, gap.child_end + after)


def _open(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return how many closing marks lack their opening one, and how many opening ones their closing one."""
    closing = opening = 0
    for token in tokens:
        if token.text in _OPENING:
            opening += 1
        elif token.text in _CLOSING:
            closing, opening = (closing, opening - 1) if opening else (closing + 1, opening)
    return closing, opening


def _reach(parent: Sequence[Token], at: int, step: int, wanted: int, child: Sequence[Token], other: int) -> int | None:
    """Return how many kept tokens to take in until `wanted` marks are closed; None where they are too far or not kept."""
    marks_, opposite = (_OPENING, _CLOSING) if step < 0 else (_CLOSING, _OPENING)
    taken = 0
    while wanted:
        inside = 0 <= at < len(parent) and 0 <= other < len(child)
        if not inside or taken >= _REACH or parent[at].key != child[other].key:
            return None
        text = parent[at].text
        wanted += (text in opposite) - (text in marks_)
        taken, at, other = taken + 1, at + step, other + step
    return taken


def _apart(gaps: list[Gap]) -> list[Gap]:
    """Return the gaps with those joined that now touch or overlap."""
    apart: list[Gap] = []
    for gap in gaps:
        if apart and (gap.parent_start < apart[-1].parent_end or gap.child_start < apart[-1].child_end):
            last = apart.pop()
            gap = Gap(last.parent_start, max(last.parent_end, gap.parent_end), last.child_start, max(last.child_end, gap.child_end))
        apart.append(gap)
    return apart
