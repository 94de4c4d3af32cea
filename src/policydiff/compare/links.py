"""Which clauses correspond: copies first, then the best counterparts, then what was merged or split, then the brackets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from policydiff.compare.evidence import Candidates, Evidence, Kinship, Weights, kinship
from policydiff.compare.pages import Line, Page
from policydiff.compare.sections import UNRELATED, Alignment
from policydiff.text.similarity import ratio

_MOST = 10
_SAME, _NEAR, _ELSEWHERE = 0.34, 0.42, 0.5
"""Least strength of a counterpart in the matched section, under a section of the same descent, and anywhere else."""
_LEAST_UNRELATED = 0.6
_BETWEEN = 0.26
"""Least strength where both neighbours correspond to both neighbours."""
_BONUS = {"same": 0.25, "near": 0.1, "elsewhere": 0.0}
_LEAST_PART = 5
_LEAST_SHARED = 2.0
_FAR_WEAKER = 0.25
_SEWN, _SEWN_PART, _LEAST_SEWN = 0.6, 0.8, 6.0
"""A clause counts as sewn together when 60% of it stands, part by part, nearly word for word in others."""
_LARGEST = 8
"""Links in one group: four clauses may merge into one or two into four, but groups must not chain on."""


@dataclass(slots=True)
class Group:
    """Lines that correspond: indices on the child's and the parent's page. margin: lead over the second-best counterpart."""

    child: list[int]
    parent: list[int]
    margin: float | None = None
    how: str = ""


@dataclass(frozen=True, slots=True, order=True)
class _Option:
    rank: float
    distance: float
    child: int
    parent: int
    kin: Kinship = field(compare=False)
    where: str = field(compare=False)


class Linker:
    """Links the clauses of two pages; `groups()` returns every correspondence, each line in at most one."""

    def __init__(self, child: Page, parent: Page, evidence: Evidence, sections: Alignment) -> None:
        self.child, self.parent, self.evidence, self.sections = child, parent, evidence, sections
        self.of_child: dict[int, Group] = {}
        self.of_parent: dict[int, Group] = {}
        self.above_child = _ancestry(child)
        self.above_parent = _ancestry(parent)
        self.near_parents: Candidates = {}
        self.near_children: Candidates = {}

    def groups(self) -> list[Group]:
        """Return the correspondences in the child's reading order."""
        self._copies()
        self._headings()
        self._counterparts()
        self._leftovers()
        self._between()
        self._brackets()
        unique = {id(group): group for group in self.of_child.values()}
        for group in unique.values():
            group.child.sort()
            group.parent.sort()
        return sorted(unique.values(), key=lambda group: group.child)

    def where(self, child: int, parent: int) -> str:
        """Return how near the two lines' sections are: same (paired), near (of one descent), elsewhere."""
        here, there = self.child.lines[child].node, self.parent.lines[parent].node
        if self.sections.to_parent.get(here) == there:
            return "same"
        above = set(self.above_parent[there])
        for node in self.above_child[here]:
            counterpart = self.sections.to_parent.get(node)
            if counterpart is not None:
                return "near" if counterpart in above and counterpart != 0 else "elsewhere"
        return "elsewhere"

    # -- steps -------------------------------------------------------------------------------------------------------

    def _copies(self) -> None:
        by_ink: dict[str, list[int]] = defaultdict(list)
        for line in self.parent.lines:
            if line.role in _BODY:
                by_ink[line.ink].append(line.index)
        options = [
            self._option(line.index, other, self.evidence.identical(line.index))
            for line in self.child.lines if line.role in _BODY
            for other in by_ink.get(line.ink, ())[:200]
        ]  # fmt: skip
        self._take(options, "identical text")

    def _headings(self) -> None:
        for here, there in self.sections.to_parent.items():
            one = next((i for i in self.child.nodes[here].lines if self.child.lines[i].role == "heading"), None)
            other = next((i for i in self.parent.nodes[there].lines if self.parent.lines[i].role == "heading"), None)
            if one is None or other is None:
                continue
            same_ink = self.child.lines[one].ink == self.parent.lines[other].ink
            # Sections that share their content keep a heading of which one word survives; others need a like heading.
            least = 0.12 if self.sections.content.get((here, there), 0.0) >= 0.25 else 0.25
            if same_ink or self.evidence.kinship(one, other).tightness >= least:
                self._join(one, other, None, "heading of the matched section")

    def _counterparts(self) -> None:
        children = [line.index for line in self.child.lines if line.role in _TEXT and line.index not in self.of_child]
        parents = [line.index for line in self.parent.lines if line.role in _TEXT and line.index not in self.of_parent]
        found = self.evidence.candidates(children, parents, _MOST)
        options = [self._option(child, parent, kin) for child, parent, kin in self._widened(found, set(parents))]
        options = _loyal(options)
        self._take([option for option in options if option.kin.strength >= self._least(option)], "")
        self._patchwork(found)

    def _widened(self, found: Candidates, free: set[int]) -> Iterator[tuple[int, int, Kinship]]:
        for child, candidates in found.items():
            seen = {parent for parent, _ in candidates}
            for parent, kin in candidates:
                yield child, parent, kin
            there = self.sections.to_parent.get(self.child.lines[child].node)
            if there is None:
                continue
            for parent in self.parent.nodes[there].lines[:60]:
                if parent in free and parent not in seen:
                    yield child, parent, self.evidence.kinship(child, parent)

    def _patchwork(self, found: Candidates) -> None:
        """Join a clause sewn together from parts of several others, none of which it resembles as a whole."""
        for child, candidates in found.items():
            line = self.child.lines[child]
            if child in self.of_child or len(line.parts) < 2:
                continue
            owners: dict[int, float] = defaultdict(float)
            for part in line.parts:
                weights = self.evidence.weigh(part)
                total = sum(weights.values())
                best = max(((self._covered(weights, parent) / total, -parent) for parent, _ in candidates), default=(0.0, 0)) if total else (0.0, 0)
                if len(part) >= _LEAST_PART and best[0] >= _SEWN_PART:
                    owners[-best[1]] += total
            if sum(owners.values()) < _SEWN * self.evidence.child_total[child] or sum(owners.values()) < _LEAST_SEWN:
                continue
            free = sorted((owner for owner in owners if owner not in self.of_parent), key=lambda owner: (-owners[owner], owner))
            for position, owner in enumerate(free[:_LARGEST]):
                if position:
                    self._extend(self.of_child[child], [], [owner], "merged")
                else:
                    self._join(child, owner, None, "")

    def _covered(self, weights: Weights, parent: int) -> float:
        there = self.evidence.parent[parent]
        return sum(weight for pair, weight in weights.items() if pair in there)

    def _between(self) -> None:
        for here, there in self.sections.to_parent.items():
            mine = [i for i in self.child.nodes[here].lines if self.child.lines[i].role in _BODY]
            for position, line in enumerate(mine):
                if line in self.of_child:
                    continue
                before = self.of_child.get(mine[position - 1]) if position else None
                after = self.of_child.get(mine[position + 1]) if position + 1 < len(mine) else None
                gap = self._gap(there, before, after)
                best = max(((self.evidence.kinship(line, other), -other) for other in gap), key=lambda item: (item[0].strength, item[1]), default=None)
                if best and best[0].strength >= _BETWEEN and best[0].of_child >= _BETWEEN:
                    self._join(line, -best[1], None, "between corresponding neighbours")

    def _gap(self, node: int, before: Group | None, after: Group | None) -> list[int]:
        lines = [i for i in self.parent.nodes[node].lines if self.parent.lines[i].role in _BODY]
        low = max(before.parent) if before else -1
        high = min(after.parent) if after else len(self.parent.lines)
        if (before and low not in lines) or (after and high not in lines) or (not before and not after):
            return []
        return [i for i in lines if low < i < high and i not in self.of_parent]

    def _leftovers(self) -> None:
        """Join clauses left over to a correspondence that they explain the rest of, until there is none."""
        everything = [[line.index for line in page.lines if line.role in _TEXT] for page in (self.child, self.parent)]
        self.near_parents = self.evidence.candidates((i for i in everything[0] if i not in self.of_child), everything[1], _MOST)
        self.near_children = self.evidence.origins((i for i in everything[1] if i not in self.of_parent), everything[0], _MOST)
        joined = True
        while joined:  # what a clause just joined may explain still more; each round joins at least one
            joined = False
            merges, splits = self._joinable(self.near_children, merging=True), self._joinable(self.near_parents, merging=False)
            for _, child, parent in sorted([*merges, *splits]):
                joined |= self._attach(child, parent)

    def _attach(self, child: int, parent: int) -> bool:
        mine, theirs = self.of_child.get(child), self.of_parent.get(parent)
        if mine and not theirs and len(mine.child) * (len(mine.parent) + 1) <= _LARGEST:
            self._extend(mine, [], [parent], "merged")
        elif theirs and not mine and (len(theirs.child) + 1) * len(theirs.parent) <= _LARGEST:
            self._extend(theirs, [child], [], "split")
        else:
            return False
        return True

    def _joinable(self, found: Candidates, merging: bool) -> Iterator[tuple[float, int, int]]:
        for free, candidates in found.items():
            best: tuple[float, int, int] | None = None
            for other, kin in candidates if free not in (self.of_parent if merging else self.of_child) else ():
                child, parent = (other, free) if merging else (free, other)
                group = self.of_child.get(child) if merging else self.of_parent.get(parent)
                if group is None or kin.shared < _LEAST_SHARED:
                    continue
                score = self._residual(child, parent, group, merging)
                if score and (best is None or -score < best[0]):
                    best = (-score, child, parent)
            if best:
                yield best

    def _residual(self, child: int, parent: int, group: Group, merging: bool) -> float:
        """Return how well the free line explains what its neighbour's own counterparts leave unexplained; 0 for not at all."""
        evidence = self.evidence
        if merging:
            rest = _less(evidence.child[child], (evidence.parent[other] for other in group.parent))
            free, total = evidence.parent[parent], evidence.parent_total[parent]
        else:
            rest = _less(evidence.parent[parent], (evidence.child[other] for other in group.child))
            free, total = evidence.child[child], evidence.child_total[child]
        kin = kinship(rest, sum(rest.values()) or 1.0, free, total or 1.0)
        where = self.where(child, parent)
        heading = (self.parent.lines[parent] if merging else self.child.lines[child]).role == "heading"
        bonus = _BONUS[where]
        if heading:  # a heading that became part of a sentence stands in it nearly whole
            return kin.of_parent + bonus if where != "elsewhere" and kin.shared >= 2.0 and kin.of_parent >= 0.7 else 0.0
        if kin.shared < {"same": 2.5, "near": 3.5, "elsewhere": 6.0}[where]:
            return 0.0
        if kin.of_parent >= (0.6 if where == "elsewhere" else 0.5):
            return kin.of_parent + bonus
        parts = (self.child.lines[child] if merging else self.parent.lines[parent]).parts
        part = max((self._part(piece, rest, free) for piece in parts), default=0.0)
        return part + bonus if part >= (0.68 if where == "same" else 0.85) else 0.0

    def _part(self, piece: str, rest: Weights, free: Weights) -> float:
        if len(piece) < _LEAST_PART:
            return 0.0
        weights = self.evidence.weigh(piece)
        total = sum(weights.values())
        open_ = {pair: weight for pair, weight in weights.items() if rest.get(pair, 0.0) > 0.5 * weight}
        if not total or sum(open_.values()) < 0.6 * total:
            return 0.0
        shared = sum(weight for pair, weight in weights.items() if pair in free)
        return shared / total if shared >= 2.0 else 0.0

    def _brackets(self) -> None:
        mine, theirs = list(_brackets(self.child)), list(_brackets(self.parent))
        owner = {body: bracket for bracket, bodies in theirs for body in bodies}
        options = []
        votes_for: dict[int, dict[int, float]] = {}
        for bracket, bodies in mine:
            votes_for[bracket] = votes = self._bracket_votes(bracket, bodies, theirs, owner)
            for other, vote in votes.items():
                alike = ratio(self.child.lines[bracket].masked, self.parent.lines[other].masked)
                options.append((-(vote + 0.3 * alike), abs(bracket - other), bracket, other))
        least = 0.2 if self.sections.related >= UNRELATED else 0.5
        for _, _, bracket, other in sorted(options):
            if votes_for[bracket][other] >= least and bracket not in self.of_child and other not in self.of_parent:
                self._join(bracket, other, None, "responsibility of corresponding tasks")
        self._merge_brackets(mine, theirs)

    def _bracket_votes(
        self, bracket: int, bodies: list[int], theirs: list[tuple[int, list[int]]], owner: dict[int, int]
    ) -> dict[int, float]:
        votes: dict[int, float] = defaultdict(float)
        for body in bodies:
            for other in self.of_child[body].parent if body in self.of_child else ():
                if other in owner:
                    votes[owner[other]] += 1 / len(bodies)
        here = self.child.lines[bracket].node
        there = self.sections.to_parent.get(here)
        if there is not None and (self.sections.related >= UNRELATED or self.sections.content.get((here, there), 0.0) >= 0.2):
            for other, _ in theirs:
                if self.parent.lines[other].node == there:
                    votes[other] += 0.8
        return votes

    def _merge_brackets(self, mine: list[tuple[int, list[int]]], theirs: list[tuple[int, list[int]]]) -> None:
        """Join a statement left over to that of the task which took in most of what it was responsible for."""
        keeper = {body: bracket for bracket, bodies in mine for body in bodies}
        for other, bodies in theirs:
            if other in self.of_parent:
                continue
            homes = [keeper.get(i) for body in bodies if body in self.of_parent for i in self.of_parent[body].child[:1]]
            home = max(homes, key=homes.count, default=None)
            if home is None or home not in self.of_child or 2 * homes.count(home) <= len(homes):
                continue
            if len(homes) > 1 or self.evidence.kinship(home, other).of_parent >= 0.8:
                self._extend(self.of_child[home], [], [other], "merged")

    # -- tools -------------------------------------------------------------------------------------------------------

    def _option(self, child: int, parent: int, kin: Kinship) -> _Option:
        where = self.where(child, parent)
        rank = kin.strength + kin.tightness / 4 + _BONUS[where]
        if self.child.lines[child].role != self.parent.lines[parent].role:
            rank -= 0.15
        distance = abs(child / (len(self.child.lines) or 1) - parent / (len(self.parent.lines) or 1))
        return _Option(-round(rank, 6), distance, child, parent, kin, where)

    def _least(self, option: _Option) -> float:
        if self.sections.related < UNRELATED:
            return _LEAST_UNRELATED
        least = {"same": _SAME, "near": _NEAR, "elsewhere": _ELSEWHERE}[option.where]
        if self.child.lines[option.child].role != self.parent.lines[option.parent].role:
            least += 0.15
        return least

    def _take(self, options: list[_Option], how: str) -> None:
        by_child: dict[int, list[float]] = defaultdict(list)
        for option in sorted(options):
            by_child[option.child].append(-option.rank)
        for option in sorted(options):
            if option.child not in self.of_child and option.parent not in self.of_parent:
                ranks = by_child[option.child]
                ranks.remove(-option.rank)
                margin = -option.rank - ranks[0] if ranks else None
                self._join(option.child, option.parent, margin, how)

    def _join(self, child: int, parent: int, margin: float | None, how: str) -> None:
        if child in self.of_child or parent in self.of_parent:
            return
        group = Group([], [], margin, how)
        self._extend(group, [child], [parent], "")

    def _extend(self, group: Group, children: list[int], parents: list[int], how: str) -> None:
        group.child += children
        group.parent += parents
        group.how = how or group.how
        self.of_child.update(dict.fromkeys(children, group))
        self.of_parent.update(dict.fromkeys(parents, group))


_BODY = ("body", "row")
_TEXT = ("body", "row", "heading")


def _loyal(options: list[_Option]) -> list[_Option]:
    """Return the options without those far weaker than another one of the same clause: what was split or merged finds its own."""
    best: dict[tuple[str, int], float] = defaultdict(float)
    for option in options:
        for key in (("child", option.child), ("parent", option.parent)):
            best[key] = max(best[key], option.kin.strength)
    return [
        option for option in options
        if max(best["child", option.child], best["parent", option.parent]) - option.kin.strength <= _FAR_WEAKER
    ]  # fmt: skip


def _ancestry(page: Page) -> list[tuple[int, ...]]:
    lines: list[tuple[int, ...]] = []
    for node in page.nodes:
        lines.append((node.index, *(lines[node.parent] if node.parent >= 0 else ())))
    return lines


def _less(weights: Weights, others: Iterable[Weights]) -> Weights:
    rest = dict(weights)
    for other in others:
        for pair, weight in other.items():
            if pair in rest:
                rest[pair] -= weight
    return {pair: weight for pair, weight in rest.items() if weight > 0.01}


def _brackets(page: Page) -> Iterator[tuple[int, list[int]]]:
    """Yield each responsibility statement with the body lines that it closes: those before it, since the one before."""
    for node in page.nodes:
        bodies: list[int] = []
        for index in node.lines:
            line: Line = page.lines[index]
            if line.role == "responsibility":
                yield index, bodies
                bodies = []
            elif line.role in _BODY:
                bodies.append(index)
