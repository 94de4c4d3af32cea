"""Which section of the child corresponds to which of the parent: by heading and content, never by ordinal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Literal

from policydiff.compare.align.evidence import Candidates, Evidence, kinship
from policydiff.compare.align.signs.apart import Apart, Standing
from policydiff.compare.align.signs.headings import like_headings
from policydiff.compare.align.signs.statutes import are_two_statutes
from policydiff.compare.side.pages import Page
from policydiff.records import dataclass
from policydiff.vocab.stock import stock_headings, tells_what_is

Relatedness = Literal["related", "loose", "unrelated"]
_Option = tuple[float, int, int, float]
"""How far apart two sections stand, the one, the other, and how alike they are by themselves."""

_VOTE = 0.4
_LEAST_SCORE = 0.19
_LEAST_CONTENT = 0.15
_LEAST_BETWEEN = 0.2
"""Least share of two headings that have in common a section left over between two paired neighbours."""
_INHERITED = 0.3
"""Least strength of a clause's likeliest origin to count as inherited, when asking how related two plans are."""
_RELATED, _LOOSE, _AKIN = 0.12, 0.08, 0.01
"""Shares of inherited text: from which on two plans are related; loosely so; loosely so where the child cites the parent or
both have one topic. Under the last, only strong evidence relates."""
_ABREAST = 0.3
"""Share of inherited text under which a plan has not taken over another one of its level; what both have comes from above."""
_FREELY = 0.5
"""Share of inherited text from which on what a plan took over it took over nearly as it stood."""
_FEWEST = 2
"""One inherited clause relates no plans of two topics: it may be a formula of the law."""
_TIGHT, _MUCH = 0.4, 12.0
"""Least share of both clauses that plainly are one, and least weight of what they share. Of 417 random pairs of plans and laws two have two such
clauses (both on one topic, indeed); what laws have in common are single formulas."""
_STANDING = 0.25
"""Share of partners that stand out (see `Standing`): of pairs that have to do with each other .33 to .80, of random ones at most .18."""
_STANDING_IN_ORDER, _PARTNERS, _ORDER = 0.12, 0.5, 0.75
"""The same where half of the clauses or more have partners, most of them in one order: of 977 random pairs of documents that are no two laws none has
all three; those with as many partners have at most .71 of them in order, and that by chance, of seven."""
_COPY = 0.99
"""A copy is inherited however common its words are: of a text that repeats one line, every pair of characters is common."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of sections: child node → parent node, and back. Node 0, the plan itself, is always paired with node 0.

    content: for each pair, how much of the two sections' bodies is shared, 0 to 1. score: the share of the child's bodies
    that seems to come from the parent, 0 to 1: near 0 for two plans that do not derive from each other. relatedness: what the
    score and the titles say of the two plans; one pair of clauses must be the more alike the less related the plans are.
    freely: the child follows the parent, by what it cites or by much of its text, but most of it is in words of its own.
    cited: the child says that it follows the parent.
    abreast: two plans of one level that share little (siblings, two years of one plan): what every plan says is nobody's source.
    """

    to_parent: Mapping[int, int]
    to_child: Mapping[int, int]
    content: Mapping[tuple[int, int], float]
    score: float
    relatedness: Relatedness
    abreast: bool = False
    freely: bool = False
    cited: bool = False

    @property
    def related(self) -> bool:
        """Whether the plans have to do with each other at all."""
        return self.relatedness != "unrelated"


@dataclass(frozen=True, slots=True)
class _Clues:
    """What tells which sections correspond. content, headings: how alike two sections are, 0 to 1; related: whether the plans are."""

    child: Page
    parent: Page
    content: Mapping[tuple[int, int], float]
    headings: Mapping[tuple[int, int], float]
    related: bool


def align_sections(child: Page, parent: Page, evidence: Evidence, candidates: Candidates, akin: bool, cited: bool) -> Alignment:
    """Return the pairs of sections, best first; each section in at most one pair.

    candidates: for the body lines of the child, their likeliest parent lines. akin: the child cites the parent, or their
    titles are of one topic; cited: it does.
    """
    votes, score, inherited = _votes(child, parent, evidence, candidates)
    alone = not akin and inherited < min(_FEWEST, len(candidates))
    kin: Relatedness = "unrelated" if alone else _relatedness(score, akin)
    if kin == "unrelated" and cited:
        kin = "loose"  # whoever says whom he follows is believed, in whatever words he follows
    # What stands in two laws on two things is a formula of the law, and the articles of both come in one order.
    open_ = kin == "unrelated" and (akin or not are_two_statutes(child, parent))
    plain = open_ and _plain(candidates) >= _FEWEST
    stands_out = open_ and not plain and _stands_out(Apart(child, parent).standing())
    if plain or stands_out:
        kin = "loose"  # few words were kept, or none, but what each clause is about
    content = _content(child, parent, evidence, votes)
    headings = like_headings(child, parent, evidence)
    clues = _Clues(child, parent, content, headings, kin != "unrelated")
    pairs: dict[int, int] = {0: 0}
    options = sorted(_options(clues))
    for _ in range(2):
        pairs = _choose(clues, options, pairs)
    if clues.related:
        pairs |= _between(clues, evidence, pairs)
    abreast = not cited and score < _ABREAST and _level(child) is not None and _level(child) == _level(parent)
    freely = (cited or stands_out or kin == "related") and score < _FREELY
    return Alignment(pairs, {there: here for here, there in pairs.items()}, content, score, kin, abreast, freely, cited)


def _level(page: Page) -> str | None:
    place = page.notice.notice.jurisdiction
    return place.level if place else None


def _relatedness(score: float, akin: bool) -> Relatedness:
    if score >= _RELATED:
        return "related"
    return "loose" if score >= (_AKIN if akin else _LOOSE) else "unrelated"


def _stands_out(found: Standing) -> bool:
    in_order = found.partners >= _PARTNERS and found.order >= _ORDER
    return found.far >= (_STANDING_IN_ORDER if in_order else _STANDING)


def _plain(candidates: Candidates) -> int:
    """Return how many clauses of the parent plainly stand in clauses of the child, however little of the child that is."""
    return len({found[0][0] for found in candidates.values() if found and found[0][1].tightness >= _TIGHT and found[0][1].shared >= _MUCH})


def _votes(child: Page, parent: Page, evidence: Evidence, candidates: Candidates) -> tuple[dict[tuple[int, int], float], float, int]:
    """Return how much of one section seems to come from another, the share of all bodies that is inherited, and of how many clauses."""
    votes: dict[tuple[int, int], float] = defaultdict(float)
    total = inherited = 0.0
    clauses = 0
    for line, found in candidates.items():
        total += evidence.child_total[line]
        if found and (found[0][1].strength >= _INHERITED or found[0][1].tightness >= _COPY):
            inherited += found[0][1].shared
            clauses += 1
        if not found or found[0][1].strength < _VOTE:
            continue
        best = found[0][1]
        ties = [other for other, kin in found if kin.strength + kin.tightness > best.strength + best.tightness - 0.02]
        for other in ties:
            votes[child.lines[line].node, parent.lines[other].node] += best.shared / len(ties)
    return votes, inherited / total if total else 0.0, clauses


def _ancestry(page: Page) -> list[tuple[int, ...]]:
    lines: list[tuple[int, ...]] = []
    for node in page.nodes:
        lines.append((node.index, *(lines[node.parent] if node.parent >= 0 else ())))
    return lines


def _weights(page: Page, totals: list[float], ancestry: list[tuple[int, ...]]) -> list[float]:
    weights = [0.0] * len(page.nodes)
    for line in page.lines:
        if line.role in ("body", "row"):
            for node in ancestry[line.node]:
                weights[node] += totals[line.index]
    return weights


def _content(child: Page, parent: Page, evidence: Evidence, votes: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    above_child, above_parent = _ancestry(child), _ancestry(parent)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for (here, there), vote in votes.items():
        for one in above_child[here]:
            for other in above_parent[there]:
                shared[one, other] += vote
    here_weights = _weights(child, evidence.child_total, above_child)
    there_weights = _weights(parent, evidence.parent_total, above_parent)
    return {
        (one, other): min(weight / ((here_weights[one] * there_weights[other]) ** 0.5 or 1.0), 1.0)
        for (one, other), weight in shared.items()
    }


def _choose(clues: _Clues, options: Sequence[_Option], known: Mapping[int, int]) -> dict[int, int]:
    """Return the pairs of sections, best first; of equals, the nearest. known: the pairs so far; sections under paired sections are preferred."""
    scores = [-round(score + _company(clues, known, here, there), 6) for _, here, there, score in options]
    pairs: dict[int, int] = {0: 0}
    taken = {0}
    for index in sorted(range(len(options)), key=scores.__getitem__):
        _, here, there, _ = options[index]
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)
    return dict(sorted(pairs.items()))


def _between(clues: _Clues, evidence: Evidence, pairs: Mapping[int, int]) -> dict[int, int]:
    """Return pairs of sections that are left over between two paired neighbours on both sides, alone, and share a word of their headings."""
    found: dict[int, int] = {}
    for above, other in pairs.items():
        mine, theirs = clues.child.nodes[above].children, clues.parent.nodes[other].children
        places = {there: at for at, there in enumerate(theirs)}
        ends = [
            (-1, -1),
            *((at, places[pairs[here]]) for at, here in enumerate(mine) if pairs.get(here) in places),
            (len(mine), len(theirs)),
        ]
        for (before, there_before), (after, there_after) in pairwise(ends):
            if after - before != 2 or there_after - there_before != 2:
                continue
            here, there = mine[before + 1], theirs[there_before + 1]
            if there not in pairs.values() and _share_a_word(clues, evidence, here, there):
                found[here] = there
    return found


def _share_a_word(clues: _Clues, evidence: Evidence, here: int, there: int) -> bool:
    one, other = (evidence.weigh(page.nodes[at].heading) for page, at in ((clues.child, here), (clues.parent, there)))
    return kinship(one, sum(one.values()) or 1.0, other, sum(other.values()) or 1.0).tightness >= _LEAST_BETWEEN


def _options(clues: _Clues) -> Iterator[_Option]:
    """Yield the pairs of sections that may correspond."""
    child, parent = clues.child, clues.parent
    sizes = max(len(child.nodes), 1), max(len(parent.nodes), 1)
    told, told_there = ([tells_what_is(node.core) for node in page.nodes] for page in (child, parent))  # of each once, not of each pair
    stock = [node.core in stock_headings() for node in child.nodes]
    for pair in chain(clues.headings, (pair for pair in clues.content if pair not in clues.headings)):
        here, there = pair
        if not here or not there:
            continue
        body, heading = clues.content.get(pair, 0.0), clues.headings.get(pair, 0.0)
        if (body < _LEAST_CONTENT and not heading) or told[here] != told_there[there]:
            continue
        if not clues.related and body < _LEAST_CONTENT and (heading < 1.0 or stock[here]):
            continue  # two plans of different descent: a like topic relates nothing, nor does a heading that every plan has
        score = 0.5 * heading + 0.5 * min(1.3 * body, 1.0)
        score += 0.3 * (heading == 1.0 and not stock[here])
        if score >= _LEAST_SCORE:
            yield (
                abs(here / sizes[0] - there / sizes[1]),
                here,
                there,
                score - 0.04 * abs(child.nodes[here].depth - parent.nodes[there].depth),
            )


def _company(clues: _Clues, known: Mapping[int, int], here: int, there: int) -> float:
    """Return how much two sections gain by what stands over and under them being paired."""
    one, nodes = clues.child.nodes[here], clues.parent.nodes
    gain = 0.12 * (known.get(one.parent) == nodes[there].parent)
    if not one.children:
        return gain
    return gain + 0.12 * sum(part in known and nodes[known[part]].parent == there for part in one.children) / len(one.children)
