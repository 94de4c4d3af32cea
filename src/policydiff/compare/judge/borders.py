"""Where a change begins and ends for a person: at whole pieces, whole words, closed quotation marks and brackets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policydiff.compare.side.tokens import Token
from policydiff.text.fold import fold
from policydiff.vocab.places.levels import named_levels

_GRAMMAR = frozenset("和及与或等要应的并为在将把对由以")
_OPENING, _CLOSING = frozenset("“《（(〔【‘"), frozenset("”》）)〕】’")
_REACH = 20
_LISTS = frozenset("、，,；;。")


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
            self._counts.update([folded[at : at + 2] for at in range(len(folded) - 1)])

    def between(self, left: str, right: str) -> int:
        """Return how often `right` follows `left`, by the last character of the one and the first of the other."""
        return self._counts[fold(left[-1:]) + fold(right[:1])]


def drawn(gaps: Sequence[Gap], parent: Sequence[Token], child: Sequence[Token], cohesion: Cohesion) -> list[Gap]:
    """Return the gaps with borders that a person would draw, those joined that then touch or overlap."""
    slid = [_slid(gap, parent, child, cohesion) for gap in gaps]
    return _apart([_closed(_whole_words(gap, parent, child, cohesion), parent, child) for gap in slid])


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
    if all(named_levels("".join(token.key for token in side)) for side in (old, new)) or {old[0].text, new[0].text} <= _GRAMMAR:
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
