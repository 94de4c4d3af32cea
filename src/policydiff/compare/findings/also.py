"""Where else the parent says what the child took over: said in the overview, and again in its section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policydiff.compare.align.evidence import Kinship
from policydiff.compare.align.groups import BODY, Links
from policydiff.compare.align.leftovers import GATHERED, owners_of_parts
from policydiff.compare.side.tokens import FIGURE

_MOST, _PROMISED = 4, 10
_LEAST_SHARED, _LEAST_STRENGTH, _LEAST_OF_CHILD = 6.0, 0.5, 0.6
_AS_GOOD, _SET = 0.9, 0.5
"""Least share of what the counterpart says of the child's line that the other place says of it, and most of what it says there in set phrases: of targets in one
form (全市…市场主体达…家) none says what another says."""


def other_places(links: Links) -> Mapping[int, Sequence[tuple[int, float]]]:
    """Return for each line of the child that has a counterpart the parent's other lines that say the same, or promise one of the figures that it gathers.

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
    for child, promised in _gathered(links, mine, theirs).items():
        found[child] = sorted((promised | dict(found.get(child, ()))).items())
    return found


def _gathered(links: Links, mine: Sequence[int], theirs: Sequence[int]) -> Mapping[int, dict[int, float]]:
    """Return for each line that gathers figures the lines that promise one of them each, and have counterparts of their own."""
    lines = links.child.lines
    asking = [child for child in mine if lines[child].masked.count(FIGURE) > 1 and len(lines[child].parts) > 1]
    parents = [parent for parent in theirs if FIGURE in links.parent.lines[parent].masked and parent in links.of_parent]
    found: dict[int, dict[int, float]] = {}
    for child, near in (links.evidence.candidates(asking, parents, _PROMISED) if asking else {}).items():
        own = links.of_child[child].parent
        owners = owners_of_parts(links, child, [parent for parent, _ in near if not links.clash(child, parent)], GATHERED, FIGURE)
        others = {
            parent: weight / links.evidence.child_total[child]
            for parent, weight in owners.items()
            if parent not in own and links.formulas.share(child, parent, links.evidence) < _SET
        }
        if others and len(owners) > 1:
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
