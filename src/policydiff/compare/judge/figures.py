"""What a text has for the parent's figure: another number with its bound, another round number (千家 → 百家), another rank (全球第一 → 全省第三)."""

from __future__ import annotations

import re
from typing import Literal

from policydiff.compare.judge.levels import Places
from policydiff.compare.judge.names import Change
from policydiff.compare.judge.standing import around, is_higher
from policydiff.compare.side.tokens import Token
from policydiff.model import EditKind
from policydiff.text.numerals import CHARACTERS, PLACES
from policydiff.vocab.amounts.measures import counting_units
from policydiff.vocab.places.standing import rank, rank_alone

Direction = Literal["weaker", "stronger"] | None

_BOUND = {">=": 1, ">": 1, "=": 0, "~": -1, "<=": 0, "<": 0}
_BARE = re.compile(r"\d{1,4}")
_LONGEST_UNIT = 2
_COUNTED = "第"


def changed_figure(parent: Token, child: Token) -> tuple[EditKind, bool, Direction, str | None]:
    """Return the kind of edit that two figures of one measure are, whether it is local, its direction and its note."""
    before, after = _BOUND.get(parent.comparator, 0), _BOUND.get(child.comparator, 0)
    direction: Direction = "stronger" if after > before else "weaker" if after < before else None
    note = {"stronger": "floor-gained", "weaker": "floor-lost"}.get(direction or "")
    if parent.comparator != child.comparator and note is None:
        note = "bound-differs"
    kind: EditKind = "strength" if parent.value == child.value and direction else "quantity"
    return kind, parent.comparator == child.comparator, direction, note


def is_figure(parent: Change, child: Change, places: Places) -> bool:
    """Return whether a figure that no measure tells became another one: 千家 → 百家, 每5所 → 每4所, 全球第一 → 全省第三."""
    return _is_round(parent, child) or _is_bare(parent, child) or _is_rank(parent, child, places)


def _is_round(parent: Change, child: Change) -> bool:
    old, new = (side.changed for side in (parent, child))
    units = [text.lstrip(PLACES) or side.behind[:1] for text, side in ((old, parent), (new, child))]
    rounds = [text[: len(text) - len(text.lstrip(PLACES))] for text in (old, new)]
    return all(rounds) and units[0] == units[1] and units[0] in counting_units()


def _is_bare(parent: Change, child: Change) -> bool:
    """每5所 → 每4所: no 第5所, and no 5G."""
    if not (_BARE.fullmatch(parent.changed) and _BARE.fullmatch(child.changed) and parent.before[-1:] == child.before[-1:] != _COUNTED):
        return False
    return any(
        parent.behind[:size] == child.behind[:size] and parent.behind[:size] in counting_units() for size in range(1, _LONGEST_UNIT + 1)
    )


def _is_rank(parent: Change, child: Change, places: Places) -> bool:
    """全国第五 → 全省第二, of a province and its city."""
    numbers = [_COUNTED + side.changed.removeprefix(_COUNTED) for side in (parent, child)]
    if all(map(rank_alone(CHARACTERS).fullmatch, numbers)):
        return all(around(rank(CHARACTERS), side) for side in (parent, child))
    found = [rank(CHARACTERS).fullmatch(side.changed) for side in (parent, child)]
    if found[0] is None or found[1] is None:
        return False
    old, new = (match["among"] for match in found if match)
    return old == new or places.word_local(old, new) or is_higher(old, new, places)
