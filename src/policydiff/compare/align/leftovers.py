"""Clauses left over that explain the rest of a correspondence: what was merged into one clause, or split off another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policydiff.compare.align.evidence import Candidates, Weights, kinship
from policydiff.compare.align.groups import COPY, LARGEST, TEXT, Group, Links
from policydiff.compare.align.likelihood import Where, score_of

_MOST = 10
_SECOND = 1.2
"""Least score of a clause that has its origin in common with another one."""
_LEAST_SHARED, _LEAST_SHARED_AFAR = 2.0, 3.5
_LEAST: dict[Where, float] = {"home": 1.2, "same": 2.5, "near": 3.5, "elsewhere": 6.0}
"""Least weight that a clause left over must explain of what is unexplained."""
_HALF: dict[Where, float] = {"home": 0.35, "same": 0.5, "near": 0.5, "elsewhere": 0.6}
_HEADING = 0.7
_PART: dict[Where, float] = {"home": 0.4, "same": 0.6, "near": 0.7, "elsewhere": 0.8}
_LEAST_PART, _OPEN = 5, 0.6
_BONUS: dict[Where, float] = {"home": 0.3, "same": 0.25, "near": 0.1, "elsewhere": 0.0}


def attach_leftovers(links: Links) -> None:
    """Join each clause left over to the correspondence that it explains the rest of, until there is none; of unrelated plans, none."""
    mine, theirs = ([line.index for line in page.lines if line.role in TEXT] for page in (links.child, links.parent))
    links.near_parents = links.evidence.candidates((line for line in mine if line not in links.of_child), theirs, _MOST)
    links.near_children = links.evidence.origins((line for line in theirs if line not in links.of_parent), mine, _MOST)
    joined = links.related
    while joined:  # what a clause just joined may explain still more; each round joins at least one
        options = [*_joinable(links, links.near_children, merging=True), *_joinable(links, links.near_parents, merging=False)]
        joined = sum(_attach(links, child, parent) for _, child, parent in sorted(options)) > 0


def join_second_clauses(links: Links) -> None:
    """Join each clause of the child left over to the clause that it clearly comes from, though another clause comes from it, too."""
    options = []
    for child, found in links.near_parents.items() if links.related else ():
        for parent, kin in found if child not in links.of_child else ():
            where = links.where(child, parent)
            if (
                parent in links.of_parent
                and where != "elsewhere"
                and kin.shared >= _LEAST_SHARED
                and not links.penalties.clash(child, parent)
            ):
                options.append((-score_of(links.reader.signs(child, parent, kin, where)), child, parent))
    for score, child, parent in sorted(options):
        group = links.of_parent[parent]
        if group.how == COPY:
            continue  # a copy has its origin to itself
        if -score >= _SECOND and child not in links.of_child and (len(group.child) + 1) * len(group.parent) <= LARGEST:
            links.extend(group, [child], [], "second clause of one origin")


def _attach(links: Links, child: int, parent: int) -> bool:
    mine, theirs = links.of_child.get(child), links.of_parent.get(parent)
    if mine and not theirs and len(mine.child) * (len(mine.parent) + 1) <= LARGEST:
        links.extend(mine, [], [parent], "merged")
    elif theirs and not mine and (len(theirs.child) + 1) * len(theirs.parent) <= LARGEST:
        links.extend(theirs, [child], [], "split")
    else:
        return False
    return True


def _joinable(links: Links, found: Candidates, merging: bool) -> Iterator[tuple[float, int, int]]:
    """Yield (−score, child line, parent line) of the best place of each clause left over, where there is one."""
    taken = links.of_parent if merging else links.of_child
    for free, candidates in found.items():
        best: tuple[float, int, int] | None = None
        for other, kin in candidates if free not in taken else ():
            child, parent = (other, free) if merging else (free, other)
            group = links.of_child.get(child) if merging else links.of_parent.get(parent)
            if group is None or kin.shared < _LEAST_SHARED or links.penalties.clash(child, parent):
                continue
            score = _explained(links, child, parent, group, merging)
            if score and (best is None or -score < best[0]):
                best = (-score, child, parent)
        if best:
            yield best


def _explained(links: Links, child: int, parent: int, group: Group, merging: bool) -> float:
    """Return how well the free line explains what its neighbour's own counterparts leave unexplained; 0 for not at all."""
    evidence, where = links.evidence, links.where(child, parent)
    if where == "elsewhere" and _has_neighbour(links, child, parent, group, merging):
        where = "near"  # clauses of one section merge together, wherever they go
    if merging:
        rest = _less(evidence.child[child], (evidence.parent[other] for other in group.parent))
        free, total, line = evidence.parent[parent], evidence.parent_total[parent], links.parent.lines[parent]
    else:
        rest = _less(evidence.parent[parent], (evidence.child[other] for other in group.child))
        free, total, line = evidence.child[child], evidence.child_total[child], links.child.lines[child]
    kin = kinship(rest, sum(rest.values()) or 1.0, free, total or 1.0)
    of_free = kin.of_parent  # the free line stands where `kinship` has the parent
    if line.role == "heading":  # a heading that became part of a sentence stands in it nearly whole
        fits = where != "elsewhere" and kin.shared >= _LEAST_SHARED and of_free >= _HEADING
        return of_free + _BONUS[where] if fits else 0.0
    if kin.shared < _LEAST[where]:
        return 0.0
    if of_free >= _HALF[where]:
        return of_free + _BONUS[where]
    whole = links.child.lines[child] if merging else links.parent.lines[parent]
    least = _LEAST_SHARED if where in ("home", "same") else _LEAST_SHARED_AFAR
    part = max((_of_part(links, piece, rest, free, least) for piece in whole.parts), default=0.0)
    return part + _BONUS[where] if part >= _PART[where] else 0.0


def _has_neighbour(links: Links, child: int, parent: int, group: Group, merging: bool) -> bool:
    """Return whether the group has another line of the free line's own section."""
    lines, others, free = (links.parent.lines, group.parent, parent) if merging else (links.child.lines, group.child, child)
    return any(lines[other].node == lines[free].node for other in others)


def _of_part(links: Links, piece: str, rest: Weights, free: Weights, least: float) -> float:
    """Return how much of a part between commas, so far unexplained, stands in the free line; 0 where that weighs less than `least`."""
    weights = links.evidence.weigh(piece) if len(piece) >= _LEAST_PART else {}
    total = sum(weights.values())
    still_open = sum(weight for pair, weight in weights.items() if rest.get(pair, 0.0) > 0.5 * weight)
    if not total or still_open < _OPEN * total:
        return 0.0
    shared = sum(weight for pair, weight in weights.items() if pair in free)
    return shared / total if shared >= least else 0.0


def _less(weights: Weights, others: Iterable[Weights]) -> Weights:
    rest = dict(weights)
    for other in others:
        for pair, weight in other.items():
            if pair in rest:
                rest[pair] -= weight
    return {pair: weight for pair, weight in rest.items() if weight > 0.01}
