"""Who copies whom: each clause of each document goes to the earliest of those that say it best, found by what few clauses have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from zlib import crc32

from policydiff.corpora.network.values import Edge, Network, Node, heaviest
from policydiff.corpora.trace.build import KIN, MAX_DF, MIN_COVERAGE, relation_of
from policydiff.corpora.trace.entries import entries, is_a_title
from policydiff.corpora.trace.leaflets import whole_leaflets
from policydiff.corpora.trace.search import covered, says_the_same
from policydiff.corpora.trace.telling import Rarity, Spoken, suffices, surplus_of
from policydiff.gathering.documents import Document, Problem
from policydiff.gathering.keeping import Shelf
from policydiff.tables.leaflets import Leaflet, MaskedClause, shingles
from policydiff.text.similarity import ratio

_LEAST = 12
"""Characters of a clause, masked, from which on it is looked for."""
_ONE_IN = 4
"""Of so many shingles one is kept, the same ones in every clause."""
_COMMON = 80
"""A shingle that more clauses have is no trace."""
_FEWEST = 3

Posting = tuple[int, int]
"""Document and clause, by their numbers."""
Found = tuple[float, Posting]
"""A clause that says the same: the share of the other one that stands in it, and where it is."""


def reuse_network(documents: Sequence[Document], kept: Shelf, step: Callable[[str], None] = lambda _: None) -> Network:
    """Return the network of reuse: an edge from each document to those that it has clauses from, weighted by their characters.

    A clause has one source, the earliest of those that say it best (as `trace` has it), among documents that are not younger. What documents say that
    have nothing else in common is no reuse, nor are formulae, and what two clauses share must tell (see trace.telling). Clauses and every fourth shingle are
    kept in memory: for some thousands of documents, not more.
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


def _hits(leaflets: Sequence[Leaflet]) -> Iterator[tuple[Posting, list[Found]]]:
    """Yield for each clause the clauses of documents before its own that say the same, with their coverage."""
    having: dict[int, list[Posting]] = defaultdict(list)
    for number, leaflet in enumerate(leaflets):
        mine: list[tuple[int, list[int]]] = []
        for at, line in enumerate(leaflet.lines):
            if len(line.masked) < _LEAST:
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


def _verified(leaflets: Sequence[Leaflet], line: MaskedClause, shared: Counter[Posting], parts: int) -> list[Found]:
    found: list[Found] = []
    for place, count in sorted(shared.items()):
        if count >= max(2, round(0.15 * parts)):
            other = leaflets[place[0]].lines[place[1]]
            coverage = covered(line.masked, other.masked, MIN_COVERAGE)
            if coverage >= MIN_COVERAGE and says_the_same(line.masked, other.masked, coverage):
                found.append((coverage, place))
    return found


def _edges(leaflets: Sequence[Leaflet], sources: Mapping[Posting, list[Found]]) -> list[Edge]:
    """Return the edges of what tells (see trace.telling); documents that share much are kin, and what they say is no sign that everybody says it."""
    of_document: dict[int, dict[int, list[Found]]] = defaultdict(dict)
    for (number, at), hits in sources.items():
        of_document[number][at] = hits
    having = _having(leaflets, sources)
    edges: list[Edge] = []
    for number, found in sorted(of_document.items()):
        clauses: Counter[int] = Counter()
        characters: Counter[int] = Counter()
        for at, other in _told(leaflets, number, found, having):
            clauses[other] += 1
            characters[other] += leaflets[number].lines[at].size
        edges += [_edge(leaflets[number], leaflets[other], clauses[other], characters[other]) for other in sorted(clauses)]
    return edges


def _told(leaflets: Sequence[Leaflet], number: int, found: Mapping[int, list[Found]], having: Mapping[str, set[int]]) -> Iterator[Posting]:
    """Yield which clause of a document is from which other document."""
    mine = leaflets[number]
    together = Counter(other for hits in found.values() for other in {place[0] for _, place in hits})
    kin = {number, *(other for other, count in together.items() if count >= max(KIN * len(mine.lines), 2))}
    pieces = {piece for at in found for piece in shingles(mine.lines[at].masked)}
    spoken = Spoken([line.masked for line in mine.lines])
    rarity = Rarity({piece: len(having[piece] - kin) for piece in pieces}, len(leaflets), spoken.subject)
    most = max(MAX_DF * len(leaflets), _FEWEST)
    listed = entries(mine.lines)
    telling: dict[int, list[tuple[Found, float]]] = {}
    for at, hits in found.items():
        line, others = mine.lines[at], [leaflets[other].lines[there] for _, (other, there) in hits]
        if line.id in listed or spoken.is_furniture(line.masked):
            continue
        if is_a_title(line.text, (other.text for other in others)):
            continue
        if len({other for _, (other, _) in hits} - kin) > most:
            continue
        beyond = [surplus_of(line, other, ratio(line.masked, other.masked), rarity) for other in others]
        telling[at] = [(hit, each) for hit, each in zip(hits, beyond, strict=True) if each is not None and each >= 0]
    company = Counter(other for hits in telling.values() for other in {place[0] for (_, place), _ in hits})
    for at, weighed in telling.items():
        sure = [hit for hit, beyond in weighed if suffices(beyond, company[hit[1][0]], len(mine.lines))]
        if sure:
            yield at, max(sure, key=lambda hit: (round(hit[0], 6), -hit[1][0], -hit[1][1]))[1][0]


def _having(leaflets: Sequence[Leaflet], sources: Mapping[Posting, list[Found]]) -> Mapping[str, set[int]]:
    """Return which documents have each piece of the clauses that stand in another one."""
    having: dict[str, set[int]] = {piece: set() for number, at in sources for piece in shingles(leaflets[number].lines[at].masked)}
    for number, leaflet in enumerate(leaflets):
        for line in leaflet.lines:
            for piece in shingles(line.masked) & having.keys():
                having[piece].add(number)
    return having


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
