"""What stands between clauses that correspond: it corresponds, too, where it is somewhat alike."""

from __future__ import annotations

from policydiff.compare.align.groups import BODY, Group, Links

_LEAST = 0.26
"""Least strength where both neighbours correspond to both neighbours."""
_ALONE, _LEAST_WORDED = 2, -2.45
"""Of a plan in words of its own: clauses of the parent that may stand there, and the least log-odds. What stood between two such neighbours, alone or
with one other, was right from -2.0 on and wrong up to -2.9 (pairs read by people)."""


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


def fill_alone(links: Links) -> None:
    """Join a clause alone between two that correspond to what stands alone between their counterparts, in whatever section, if anything speaks for it.

    Only in a plan in words of its own, where hardly any word was kept and the place must tell.
    """
    if not links.wide:
        return
    mine, theirs = ([line.index for line in page.lines if line.role in BODY] for page in (links.child, links.parent))
    place = {line: at for at, line in enumerate(theirs)}
    for before, line, after in zip(mine, mine[1:], mine[2:], strict=False):
        if line in links.of_child or before not in links.of_child or after not in links.of_child:
            continue
        low = max((place.get(other, -1) for other in links.of_child[before].parent), default=-1)
        high = min((place.get(other, -1) for other in links.of_child[after].parent), default=-1)
        between = theirs[low + 1 : high] if low >= 0 else []
        if not 0 < len(between) <= _ALONE or not links.of_parent.keys().isdisjoint(between):
            continue
        scores = [
            (links.score(line, other, links.evidence.kinship(line, other)), -other) for other in between if not links.clash(line, other)
        ]
        score, best = max(scores, default=(_LEAST_WORDED, 0))
        if score > _LEAST_WORDED:
            links.join(line, -best, how="between corresponding neighbours")


def _gap(links: Links, node: int, before: Group | None, after: Group | None) -> list[int]:
    lines = [index for index in links.parent.nodes[node].lines if links.parent.lines[index].role in BODY]
    low = max(before.parent) if before else -1
    high = min(after.parent) if after else len(links.parent.lines)
    if (before and low not in lines) or (after and high not in lines) or (not before and not after):
        return []
    return [index for index in lines if low < index < high and index not in links.of_parent]
