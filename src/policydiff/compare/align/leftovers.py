"""Clauses left over that explain the rest of a correspondence: what was merged into one clause, or split off another."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator

from policydiff.compare.align.evidence import Candidates, Kinship, Weights, kinship
from policydiff.compare.align.groups import COPY, LARGEST, PURPOSE, TEXT, Group, Links
from policydiff.compare.align.signs.likelihood import Remainder
from policydiff.compare.align.signs.statutes import are_two_statutes
from policydiff.compare.side.tokens import FIGURE

_MOST = 10
_SECOND = 1.2
"""Least score of a clause that has its origin in common with another one."""
_LEAST_SHARED = 2.0
_LEAST_NEW = 0.4
"""Least share of what two lines have in common that no counterpart explains so far: a clause that says once more what was said explains nothing."""
_SAID = 0.5
_LEAST_PART, _OPEN, _SATURATION = 5, 0.6, 3.0
_SEWN, _SEWN_PART, _LEAST_SEWN = 0.6, 0.8, 6.0
"""A clause counts as sewn together when 60% of it stands, part by part, nearly word for word in others."""
GATHERED = 0.6
"""Least share of a part with a figure that stands in the clause which promises it: the verbs are other ones where figures are gathered."""
_LEAST_OWN, _LEAST_RARE = 2, 3
"""Least number of rare runs of three characters that a sentence of the parent has in common with the one which gathers it and its neighbours: those that only
it has, and all of them. A word of four characters (服务平台) is not enough."""

_AT_LENGTH = 9
"""Least number of such runs that say again at length what was said: two phrases, or a long one."""
_Known = dict[tuple[int, int, bool, int, int], Remainder | None]


def find_near(links: Links) -> None:
    """Note for each clause left over the clauses of the other side that share most with it."""
    mine, theirs = ([line.index for line in page.lines if line.role in TEXT] for page in (links.child, links.parent))
    links.near_parents = links.evidence.candidates((line for line in mine if line not in links.of_child), theirs, _MOST)
    links.near_children = links.evidence.origins((line for line in theirs if line not in links.of_parent), mine, _MOST)


def attach_leftovers(links: Links) -> None:
    """Join each clause left over to the correspondence that it explains the rest of, until there is none."""
    joined, known = True, _Known()
    while joined:  # what a clause just joined may explain still more; each round joins at least one
        joined = sum(_attach(links, child, parent) for _, child, parent in sorted(_joinable(links, known))) > 0


def join_second_clauses(links: Links) -> None:
    """Join each clause of the child left over to the clause that it clearly comes from, though another clause comes from it, too."""
    options = []
    for child, found in links.near_parents.items() if links.related else ():
        for parent, kin in found if child not in links.of_child else ():
            where = links.where(child, parent)
            if parent in links.of_parent and where != "elsewhere" and kin.shared >= _LEAST_SHARED and not links.clash(child, parent):
                options.append((-links.score(child, parent, kin), child, parent))
    for score, child, parent in sorted(options):
        group = links.of_parent[parent]
        if group.how in (COPY, PURPOSE):
            continue  # a copy has its origin to itself, and a plan is made once
        if -score >= _SECOND and child not in links.of_child and (len(group.child) + 1) * len(group.parent) <= LARGEST:
            links.extend(group, [child], [], "second clause of one origin")


def join_sewn(links: Links, found: Candidates) -> None:
    """Join a clause sewn together from parts of several others, none of which it resembles as a whole."""
    for child, candidates in found.items():
        if child in links.of_child or len(links.child.lines[child].parts) < 2:
            continue
        owners = owners_of_parts(links, child, [parent for parent, _ in candidates if not links.clash(child, parent)], _SEWN_PART)
        sewn = sum(owners.values())
        if sewn < max(_LEAST_SEWN, _SEWN * links.evidence.child_total[child]):
            continue
        free = sorted((owner for owner in owners if owner not in links.of_parent), key=lambda owner: (-owners[owner], owner))
        if free:
            links.join(child, free[0], how="sewn together from parts")
            links.extend(links.of_child[child], [], free[1:LARGEST], "merged" if free[1:] else "")


def owners_of_parts(links: Links, child: int, parents: Iterable[int], least: float, sign: str = "") -> dict[int, float]:
    """Return the lines that parts of a clause stand in, and the weight of those parts.

    least: share of a part that must stand there, 0 to 1; sign: what a part must hold.
    """
    owners: dict[int, float] = defaultdict(float)
    parents = list(parents)
    for part in links.child.lines[child].parts:
        weights = links.evidence.weigh(part)
        total = sum(weights.values())
        if len(part) < _LEAST_PART or not total or sign not in part:
            continue
        shares = [
            (sum(weight for pair, weight in weights.items() if pair in links.evidence.parent[parent]) / total, -parent)
            for parent in parents
        ]
        share, owner = max(shares, default=(0.0, 0))
        if share >= least:
            owners[-owner] += total
    return owners


def join_gathered(links: Links) -> None:
    """Join a clause left over that gathers figures which several clauses of the parent promise, each of which has its counterpart, to one of these.

    It is the one that it holds most of, of those that were changed anyway: what was kept word for word has its origin to itself.
    """
    children = [line.index for line in links.child.lines if line.role == "body" and line.masked.count(FIGURE) > 1]
    free = [line for line in children if line not in links.of_child]
    parents = (line.index for line in links.parent.lines if line.role in TEXT and FIGURE in line.masked)
    for child, found in (links.evidence.candidates(free, parents, _MOST) if free else {}).items():
        owners = owners_of_parts(links, child, [parent for parent, _ in found if not links.clash(child, parent)], GATHERED, FIGURE)
        if len(owners) < 2 or sum(owners.values()) < max(_LEAST_SEWN, _SEWN * links.evidence.child_total[child]):
            continue
        for owner in sorted(owners, key=lambda owner: (-owners[owner], owner)):
            group = links.of_parent.get(owner)
            if group is None:
                links.join(child, owner, how="sewn together from parts")
                break
            if _is_changed(links, group) and (len(group.child) + 1) * len(group.parent) <= LARGEST:
                links.extend(group, [child], [], "second clause of one origin")
                break


def join_beside(links: Links) -> None:
    """Join a sentence of the parent left over to the sentence that gathers what stands next to it, if that has words of it which it has from nowhere else.

    三句并一句: of three sentences told in one the second is told in few words, but these are its own. Or all of its words stand there in a row.
    """
    free = [line.index for line in links.parent.lines if line.role == "body" and line.index not in links.of_parent]
    for line in [*free, *reversed(free)]:  # what is joined may lie next to another one
        for beside in (line - 1, line + 1) if line not in links.of_parent else ():
            group = links.of_parent.get(beside)
            if group is None or len(group.parent) == LARGEST:
                continue
            own, rare = links.reader.anchors.left(group.child[0], line, group.parent)
            gathered = own >= _LEAST_OWN and rare >= _LEAST_RARE and _gathers(links, group, line, beside)
            if gathered or links.holds(group, line, beside):
                links.extend(group, [], [line], "merged")
                break


def _gathers(links: Links, group: Group, line: int, beside: int) -> bool:
    """Return whether a line lies in the section of one beside it, which was told with others in one sentence."""
    lines = links.parent.lines
    child = links.child.lines[group.child[0]]
    together = len(group.child) == 1 < len(group.parent) and child.role == "body" and lines[line].node == lines[beside].node
    promised = FIGURE in lines[line].masked and FIGURE not in child.masked  # a figure is told by itself
    return together and not promised and not links.clash(child.index, line)


def join_said_again(links: Links) -> None:
    """Join a sentence left over that says again at length what one sentence says which was changed anyway. Not of laws: they do so in formulas."""
    mine = () if are_two_statutes(links.child, links.parent) else links.child.lines
    free = [line.index for line in mine if line.role == "body" and line.index not in links.of_child]
    for child, found in links.evidence.candidates(free, (line.index for line in links.parent.lines if line.role == "body"), _MOST).items():
        runs, parent = max(((links.reader.anchors.left(child, parent, ())[1], -parent) for parent, _ in found), default=(0, 0))
        group = links.of_parent.get(-parent)
        alone = group and len(group.parent) == 1 and len(group.child) < LARGEST and _is_changed(links, group)
        if group and alone and runs >= _AT_LENGTH and not links.clash(child, -parent):
            links.extend(group, [child], [], "second clause of one origin")


def _is_changed(links: Links, group: Group) -> bool:
    """Return whether lines that correspond differ in more than place, level and figures."""
    sides = (
        "".join(page.lines[line].masked for line in lines) for page, lines in ((links.child, group.child), (links.parent, group.parent))
    )
    return group.how not in (COPY, PURPOSE) and len(set(sides)) == 2


def _attach(links: Links, child: int, parent: int) -> bool:
    mine, theirs = links.of_child.get(child), links.of_parent.get(parent)
    if mine and not theirs and len(mine.child) * (len(mine.parent) + 1) <= LARGEST:
        links.extend(mine, [], [parent], "merged")
    elif theirs and not mine and (len(theirs.child) + 1) * len(theirs.parent) <= LARGEST:
        links.extend(theirs, [child], [], "split")
    else:
        return False
    return True


def offers(links: Links, known: _Known | None = None) -> Iterator[tuple[int, int, bool, Remainder]]:
    """Yield (free line, other line, whether it would be merged, signs) for the places of each clause left over, the likeliest first.

    A clause of the parent is merged into one of the child, which is the other line; a clause of the child is split off one of the parent.
    known: the signs read so far, of correspondences as large as they were.
    """
    known = {} if known is None else known
    for merging, found in ((True, links.near_children), (False, links.near_parents)):
        taken = links.of_parent if merging else links.of_child
        for free, candidates in found.items():
            for other, kin in candidates if free not in taken else ():
                child, parent = (other, free) if merging else (free, other)
                group = links.of_child.get(child) if merging else links.of_parent.get(parent)
                if group and group.how != PURPOSE and (links.wide or kin.shared >= _LEAST_SHARED) and not links.clash(child, parent):
                    key = (free, other, merging, len(group.child), len(group.parent))
                    if key not in known:
                        known[key] = _signs(links, child, parent, kin, group, merging)
                    if (signs := known[key]) is not None:
                        yield free, other, merging, signs


def _joinable(links: Links, known: _Known) -> Iterator[tuple[float, int, int]]:
    """Yield (−likelihood, child line, parent line) of the best place of each clause left over, where there is one."""
    best: dict[tuple[bool, int], tuple[float, int, int]] = {}
    for free, other, merging, signs in offers(links, known):
        child, parent = (other, free) if merging else (free, other)
        if links.tables.freely and signs.score < _least(links, signs.heading, merging):
            continue
        option = (-signs.likelihood(links.tables.remainders), child, parent)
        if -option[0] >= links.tables.least_remainder and option < best.get((merging, free), (0.0, 0, 0)):
            best[merging, free] = option
    yield from best.values()


def _least(links: Links, heading: bool, merging: bool) -> float:
    """Return what must speak for it by itself that a line left over belongs to another; a heading of the parent may stand before what it heads."""
    if not heading:
        return links.tables.least_score
    return -math.inf if merging else links.tables.least_heading


def _signs(links: Links, child: int, parent: int, whole_kin: Kinship, group: Group, merging: bool) -> Remainder | None:
    """Return what speaks for it that the free line explains what its neighbour's own counterparts leave unexplained; None where it does not.

    whole_kin: what the two lines share, explained or not.
    """
    evidence = links.evidence
    if merging:
        beside = [evidence.parent[other] for other in group.parent]
        rest = _less(evidence.child[child], beside)
        free, total, line, whole = (
            evidence.parent[parent],
            evidence.parent_total[parent],
            links.parent.lines[parent],
            links.child.lines[child],
        )
    else:
        beside = [evidence.child[other] for other in group.child]
        rest = _less(evidence.parent[parent], beside)
        free, total, line, whole = evidence.child[child], evidence.child_total[child], links.child.lines[child], links.parent.lines[parent]
    kin = kinship(rest, sum(rest.values()) or 1.0, free, total or 1.0)
    plain = links.tables.freely and not links.wide
    if line.role != "heading" and plain and (kin.shared < _LEAST_NEW * whole_kin.shared or _said(free, total, beside)):
        return None  # a heading is said again by what stands under it; where hardly a word was kept, what two clauses share is only their subject
    return Remainder(
        kin.of_parent,  # the free line stands where `kinship` has the parent
        max((_of_open_part(links, piece, rest, free) for piece in whole.parts), default=0.0),
        max((_of_part(links, piece, rest) for piece in line.parts), default=0.0),
        kin.shared,
        links.where(child, parent),
        _has_neighbour(links, child, parent, group, merging),
        line.role == "heading",
        links.reader.anchors.share(child, parent),
        links.score(child, parent, whole_kin),
        FIGURE in line.masked and FIGURE not in whole.masked,
        links.reader.piece(0, child, parent, group.parent) if merging else links.reader.piece(1, parent, child, group.child),
        any(abs(other - (parent if merging else child)) == 1 for other in (group.parent if merging else group.child)),
        links.reader.idea(0, child, parent, group.parent) if merging else links.reader.idea(1, parent, child, group.child),
    )


def _said(free: Weights, total: float, beside: Iterable[Weights]) -> bool:
    """Return whether most of a line stands in one beside it, too: of two that say the same, one is the counterpart."""
    return any(kinship(free, total or 1.0, other, 1.0).of_child >= _SAID for other in beside)


def _has_neighbour(links: Links, child: int, parent: int, group: Group, merging: bool) -> bool:
    """Return whether the group has another line of the free line's own section."""
    lines, others, free = (links.parent.lines, group.parent, parent) if merging else (links.child.lines, group.child, child)
    return any(lines[other].node == lines[free].node for other in others)


def _of_open_part(links: Links, piece: str, rest: Weights, free: Weights) -> float:
    """Return how far a part between commas that is so far unexplained stands in the free line, 0 to 1."""
    weights = links.evidence.weigh(piece) if len(piece) >= _LEAST_PART else {}
    total = sum(weights.values())
    still_open = sum(weight for pair, weight in weights.items() if rest.get(pair, 0.0) > 0.5 * weight)
    if not total or still_open < _OPEN * total:
        return 0.0
    shared = sum(weight for pair, weight in weights.items() if pair in free)
    return shared / total * (1 - math.exp(-shared / _SATURATION))


def _of_part(links: Links, piece: str, rest: Weights) -> float:
    """Return how far a part between commas of the free line stands in what is unexplained, 0 to 1."""
    weights = links.evidence.weigh(piece) if len(piece) >= _LEAST_PART else {}
    total = sum(weights.values())
    shared = sum(min(weight, rest[pair]) for pair, weight in weights.items() if pair in rest)
    return shared / total * (1 - math.exp(-shared / _SATURATION)) if total else 0.0


def _less(weights: Weights, others: Iterable[Weights]) -> Weights:
    rest = dict(weights)
    for other in others:
        for pair, weight in other.items():
            if pair in rest:
                rest[pair] -= weight
    return {pair: weight for pair, weight in rest.items() if weight > 0.01}
