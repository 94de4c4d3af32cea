"""Where else the parent says what the child took over: said in the overview, and again in its section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from policydiff.compare.align.groups import BODY, Links

_MOST = 4
_LEAST_SHARED, _LEAST_STRENGTH, _LEAST_OF_CHILD = 6.0, 0.5, 0.5


def other_places(links: Links) -> Mapping[int, Sequence[tuple[int, float]]]:
    """Return for each line of the child that has a counterpart the parent's other lines that say the same.

    Each with the share of the child's line that stands there, 0 to 1, in the parent's order. They are no part of the correspondence.
    """
    mine = [line.index for line in links.child.lines if line.role in BODY and line.index in links.of_child]
    theirs = [line.index for line in links.parent.lines if line.role in BODY]
    found: dict[int, Sequence[tuple[int, float]]] = {}
    for child, near in links.evidence.candidates(mine, theirs, _MOST).items():
        others = sorted(
            (parent, kin.of_child)
            for parent, kin in near
            if parent not in links.of_child[child].parent
            and kin.shared >= _LEAST_SHARED
            and kin.strength >= _LEAST_STRENGTH
            and kin.of_child >= _LEAST_OF_CHILD
        )
        if others:
            found[child] = others
    return found
