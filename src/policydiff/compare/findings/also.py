"""Where else the parent says what the child took over: said in the overview, and again in its section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policydiff.compare.align.evidence import Kinship
from policydiff.compare.align.groups import BODY, Links

_MOST = 4
_LEAST_SHARED, _LEAST_STRENGTH, _LEAST_OF_CHILD = 6.0, 0.5, 0.6
_AS_GOOD, _SET = 0.9, 0.5
"""Least share of what the counterpart says of the child's line that the other place says of it, and most of what it says there in set phrases: of targets in one
form (全市…市场主体达…家) none says what another says."""


def other_places(links: Links) -> Mapping[int, Sequence[tuple[int, float]]]:
    """Return for each line of the child that has a counterpart the parent's other lines that say the same.

    Each with the share of the child's line that stands there, 0 to 1, in the parent's order. They are no part of the correspondence.
    """
    mine = [line.index for line in links.child.lines if line.role in BODY and line.index in links.of_child]
    theirs = [line.index for line in links.parent.lines if line.role in BODY]
    asking = {child: (links.of_child[child].parent, _least(links, child)) for child in mine}
    found: dict[int, Sequence[tuple[int, float]]] = {}
    for child, near in links.evidence.retold(asking, theirs, _MOST).items():
        own, least = asking[child]
        others = sorted((parent, kin.of_child) for parent, kin in near if parent not in own and _says_it(links, child, parent, kin, least))
        if others:
            found[child] = others
    return found


def _least(links: Links, child: int) -> float:
    """Return the least share of a line of the child that another line of the parent must hold."""
    return max(_LEAST_OF_CHILD, _AS_GOOD * max(links.evidence.kinship(child, parent).of_child for parent in links.of_child[child].parent))


def _says_it(links: Links, child: int, parent: int, kin: Kinship, least: float) -> bool:
    """Return whether another line of the parent says a line of the child, too, and not only as any line of its kind does."""
    if kin.shared < _LEAST_SHARED or kin.strength < _LEAST_STRENGTH or kin.of_child < least:
        return False
    return links.formulas.share(child, parent, links.evidence) < _SET
