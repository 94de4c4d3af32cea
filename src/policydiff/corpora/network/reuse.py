"""Who copies whom: each clause of each document goes to the earliest of those that say it best, found by what few clauses have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from zlib import crc32

from policydiff.corpora.network.values import Edge, Network, Node, heaviest
from policydiff.corpora.trace.build import KIN, MAX_DF, MIN_COVERAGE, relation_of
from policydiff.corpora.trace.leaflets import whole_leaflets
from policydiff.corpora.trace.search import covered, says_the_same
from policydiff.gathering.documents import Document, Problem
from policydiff.gathering.keeping import Shelf
from policydiff.tables.leaflets import Leaflet, Line, shingles
from policydiff.text.fold import fold
from policydiff.vocab.page.sections import is_formula, states_a_purpose

_LEAST = 12
"""Characters of a clause, masked, from which on it is looked for."""
_ONE_IN = 4
"""Of so many shingles one is kept, the same ones in every clause."""
_COMMON = 80
"""A shingle that more clauses have is no trace."""
_FEWEST = 3

Place = tuple[int, int]
"""Document and clause, by their numbers."""


def reuse_network(documents: Sequence[Document], kept: Shelf, step: Callable[[str], None] = lambda _: None) -> Network:
    """Return the network of reuse: an edge from each document to those that it has clauses from, weighted by their characters.

    A clause has one source, the earliest of those that say it best (as `trace` has it), among documents that are not younger. What documents say that
    have nothing else in common is no reuse, nor are formulae: who interprets a document, when it comes into force, why it is made. Clauses and every fourth shingle are kept in memory: for some thousands of documents, not more.
    """
    leaflets: list[Leaflet] = []
    problems: list[Problem] = []
    for document, found in zip(documents, whole_leaflets(documents, kept), strict=True):
        step(document.id)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            leaflets.append(found)
    leaflets.sort(key=lambda leaflet: (leaflet.issued or "9", leaflet.id))
    sources = {place: list(hits) for place, hits in _hits(leaflets)}
    edges = _edges(leaflets, sources)
    nodes = tuple(Node(each.id, each.title or each.id, _facts(each)) for each in sorted(leaflets, key=lambda leaflet: leaflet.id))
    return Network("reuse", len(leaflets), nodes, heaviest(edges), tuple(problems))


def _hits(leaflets: Sequence[Leaflet]) -> Iterator[tuple[Place, list[tuple[float, Place]]]]:
    """Yield for each clause the clauses of documents before its own that say the same, with their coverage."""
    having: dict[int, list[Place]] = defaultdict(list)
    for number, leaflet in enumerate(leaflets):
        mine: list[tuple[int, list[int]]] = []
        for at, line in enumerate(leaflet.lines):
            if len(line.masked) < _LEAST or is_formula(fold(line.text)) or states_a_purpose(fold(line.text)):
                continue
            parts = _chosen(line.masked)
            mine.append((at, parts))
            found = _verified(leaflets, line, Counter(place for part in parts for place in having.get(part, ())), len(parts))
            if found:
                yield (number, at), found
        for at, parts in mine:
            for part in parts:
                if len(having[part]) <= _COMMON:
                    having[part].append((number, at))


def _chosen(masked: str) -> list[int]:
    keys = (crc32(part.encode("utf-8", "surrogatepass")) for part in shingles(masked))
    return sorted(key for key in keys if key % _ONE_IN == 0)


def _verified(leaflets: Sequence[Leaflet], line: Line, shared: Counter[Place], parts: int) -> list[tuple[float, Place]]:
    found: list[tuple[float, Place]] = []
    for place, count in sorted(shared.items()):
        if count >= max(2, round(0.15 * parts)):
            other = leaflets[place[0]].lines[place[1]]
            coverage = covered(line.masked, other.masked, MIN_COVERAGE)
            if coverage >= MIN_COVERAGE and says_the_same(line.masked, other.masked, coverage):
                found.append((coverage, place))
    return found


def _edges(leaflets: Sequence[Leaflet], sources: dict[Place, list[tuple[float, Place]]]) -> list[Edge]:
    together: dict[tuple[int, int], set[int]] = defaultdict(set)
    for (number, at), hits in sources.items():
        for _, (other, _) in hits:
            together[number, other].add(at)
    least = {number: max(KIN * len(leaflet.lines), 2) for number, leaflet in enumerate(leaflets)}
    most = max(MAX_DF * len(leaflets), _FEWEST)
    clauses: Counter[tuple[int, int]] = Counter()
    characters: Counter[tuple[int, int]] = Counter()
    for (number, at), hits in sources.items():
        strangers = {other for _, (other, _) in hits if len(together[number, other]) < least[number]}
        if len(strangers) <= most:
            best = max(hits, key=lambda hit: (round(hit[0], 6), -hit[1][0], -hit[1][1]))[1][0]
            clauses[number, best] += 1
            characters[number, best] += leaflets[number].lines[at].size
    return [_edge(leaflets[pair[0]], leaflets[pair[1]], clauses[pair], characters[pair]) for pair in sorted(clauses)]


def _edge(mine: Leaflet, other: Leaflet, clauses: int, characters: int) -> Edge:
    total = sum(line.size for line in mine.lines) or 1
    facts = {"clauses": clauses, "share": round(characters / total, 4), "relation": relation_of(mine, other)}
    return Edge(mine.id, other.id, characters, facts)


def _facts(leaflet: Leaflet) -> dict[str, str | int | None]:
    return {
        "place": leaflet.place,
        "code": leaflet.code,
        "level": leaflet.level,
        "issued": leaflet.issued,
        "clauses": len(leaflet.lines),
        "characters": sum(line.size for line in leaflet.lines),
    }
