"""What stands between clauses that correspond: it corresponds, too, where it is somewhat alike."""

from __future__ import annotations

from policydiff.compare.align.groups import BODY, Group, Links

_LEAST = 0.26
"""Least strength where both neighbours correspond to both neighbours."""


def fill_between(links: Links) -> None:
    """Join what stands between corresponding neighbours on both sides and is somewhat alike."""
    for here, there in links.sections.to_parent.items():
        mine = [index for index in links.child.nodes[here].lines if links.child.lines[index].role in BODY]
        for position, line in enumerate(mine):
            if line in links.of_child:
                continue
            before = links.of_child.get(mine[position - 1]) if position else None
            after = links.of_child.get(mine[position + 1]) if position + 1 < len(mine) else None
            options = [
                (links.evidence.kinship(line, other), -other) for other in _gap(links, there, before, after) if not links.clash(line, other)
            ]
            kin, best = max(options, key=lambda option: (option[0].strength, option[1]), default=(None, 0))
            if kin and min(kin.strength, kin.of_child) >= _LEAST:
                links.join(line, -best, how="between corresponding neighbours")


def _gap(links: Links, node: int, before: Group | None, after: Group | None) -> list[int]:
    lines = [index for index in links.parent.nodes[node].lines if links.parent.lines[index].role in BODY]
    low = max(before.parent) if before else -1
    high = min(after.parent) if after else len(links.parent.lines)
    if (before and low not in lines) or (after and high not in lines) or (not before and not after):
        return []
    return [index for index in lines if low < index < high and index not in links.of_parent]
