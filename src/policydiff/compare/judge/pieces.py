"""A change cut into whole pieces: bodies that correspond, single bodies of a list, whole parts between commas, items of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.compare.judge.borders import Gap
from policydiff.compare.side.counterparts import correspondence
from policydiff.compare.side.tokens import Token

_STOPS = frozenset("，。；！？：,;!?:")
_LIST = frozenset("、")
_LIST_END = frozenset("等和及与")


def pieces(gap: Gap, parent: Sequence[Token], child: Sequence[Token]) -> Iterator[Gap]:
    """Cut a change at the bodies in it that correspond, a list of bodies into one piece a body, and off whole parts."""
    at_parent, at_child = gap.parent_start, gap.child_start
    for one, other in (*_counterparts(gap, parent, child), (gap.parent_end, gap.child_end)):
        yield from _uncut(Gap(at_parent, one, at_child, other), parent, child)
        if one < gap.parent_end and other < gap.child_end:
            yield Gap(one, one + 1, other, other + 1)
        at_parent, at_child = one + 1, other + 1


def _counterparts(gap: Gap, parent: Sequence[Token], child: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the bodies in a change that correspond, in the order of both sides, each at most once."""
    pairs: list[tuple[int, int]] = []
    for i in range(gap.parent_start, gap.parent_end):
        body = parent[i].body
        for j in range(pairs[-1][1] + 1 if pairs else gap.child_start, gap.child_end) if body else ():
            other = child[j].body
            if body and other and correspondence(body, other):
                pairs.append((i, j))
                break
    return pairs


def _uncut(gap: Gap, parent: Sequence[Token], child: Sequence[Token]) -> Iterator[Gap]:
    old, new = parent[gap.parent_start : gap.parent_end], child[gap.child_start : gap.child_end]
    if not old and not new:
        return
    if len(old) == len(new) == 1:
        yield gap
    elif all(is_list_of_bodies(side) for side in (old, new)):
        yield from _singles(parent, gap.parent_start, gap.parent_end, gap.child_start, deleted=True)
        yield from _singles(child, gap.child_start, gap.child_end, gap.parent_end, deleted=False)
    else:
        yield from _parts_and_rest(gap, parent, child)


def _parts_and_rest(gap: Gap, parent: Sequence[Token], child: Sequence[Token]) -> Iterator[Gap]:
    """Cut off whole parts that only one side has: 前一分句，→力争 is a part deleted, and 力争 inserted after it."""
    starts_part = gap.parent_start == 0 or parent[gap.parent_start - 1].text in _STOPS
    cut, child_cut = (
        max((at + 1 for at in range(start, end) if tokens[at].text in _STOPS), default=start)
        for tokens, start, end in ((parent, gap.parent_start, gap.parent_end), (child, gap.child_start, gap.child_end))
    )
    heads = cut > gap.parent_start, child_cut > gap.child_start
    if starts_part and heads[0] != heads[1] and (cut, child_cut) != (gap.parent_end, gap.child_end):
        yield Gap(gap.parent_start, cut, gap.child_start, child_cut)
        yield Gap(cut, gap.parent_end, child_cut, gap.child_end)
    else:
        yield gap


def is_list_of_bodies(tokens: Sequence[Token]) -> bool:
    """Return whether the tokens are bodies and what joins them, or nothing."""
    bodies = sum(token.kind == "organisation" for token in tokens)
    return all(token.kind == "organisation" or token.text in "、，,和及" for token in tokens) and bool(bodies or not tokens)


def _singles(tokens: Sequence[Token], start: int, end: int, other: int, deleted: bool) -> Iterator[Gap]:
    """Yield tokens[start:end], a list of bodies, one body a piece, each with the comma before it or, else, after it."""
    at = start
    for index in range(start, end):
        leading = tokens[start].kind != "organisation"
        last_of_piece = tokens[index].kind == "organisation" if leading else tokens[index].kind != "organisation"
        if last_of_piece or index + 1 == end:
            yield Gap(at, index + 1, other, other) if deleted else Gap(other, other, at, index + 1)
            at = index + 1


def is_whole_part(tokens: Sequence[Token], around: tuple[str, str]) -> bool:
    """Return whether the tokens are whole parts between commas, with or without the comma before or after them."""
    starts = around[0] in _STOPS or tokens[0].text in _STOPS
    ends = around[1] in _STOPS or tokens[-1].text in _STOPS
    return starts and ends and any(token.text not in _STOPS for token in tokens)


def is_items(tokens: Sequence[Token], around: tuple[str, str]) -> bool:
    """Return whether the tokens are whole items of a 、-list, with or without the comma of the list."""
    if any(token.text in _STOPS for token in tokens[1:-1]):
        return False
    first, last = tokens[0].text, tokens[-1].text
    if first in _LIST or last in _LIST:
        return True
    if any(token.text in _LIST for token in tokens) and (around[0] in _LIST or around[1] in _LIST | _LIST_END):
        return True
    return around[0] in _LIST and (around[1] in _LIST or around[1] in _LIST_END or around[1] in _STOPS or around[1] in "）)")
