"""Documents become clusters of reposts: by the clauses that they share to the letter, whatever stands around the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

from policydiff.corpora.reposts.values import Cluster, Copy, Duplicates
from policydiff.corpora.trace.leaflets import whole_leaflets
from policydiff.gathering.documents import Document, Problem
from policydiff.gathering.keeping import Shelf
from policydiff.records import dataclass
from policydiff.tables.leaflets import Leaflet
from policydiff.text.fold import fold, squeeze

MIN_SHARE = 0.8
_SILENT = re.compile(r"\W+")
_TELLING = 12
"""Characters from which on a clause that two documents have in common makes it worth looking at them."""
_COMMON = 60
"""A clause that more texts have is no sign that two of them are one."""


@dataclass(frozen=True, slots=True)
class _Text:
    """What is kept of a document. sizes: characters of each clause, by a digest of its letters."""

    leaflet: Leaflet
    path: str
    sizes: Mapping[bytes, int]

    @property
    def total(self) -> int:
        return sum(self.sizes.values())

    @property
    def rank(self) -> tuple[str, str]:
        return self.leaflet.issued or "9", self.leaflet.id


def find_duplicates(
    documents: Sequence[Document], kept: Shelf, least: float = MIN_SHARE, step: Callable[[str], None] = lambda _: None
) -> Duplicates:
    """Return the clusters of documents that have at least this share of their text in common, each with one that is in the cluster already.

    Of each document only digests of its clauses are kept, so that memory grows by some kilobytes a document.
    """
    texts: list[_Text] = []
    problems: list[Problem] = []
    for document, leaflet in zip(documents, whole_leaflets(documents, kept), strict=True):
        step(document.id)
        if isinstance(leaflet, Problem):
            problems.append(leaflet)
        elif leaflet.lines:
            texts.append(_Text(_without_lines(leaflet), str(document.path or ""), _sizes(leaflet)))
    clusters = [_cluster(sorted(group, key=lambda text: text.rank)) for group in _grouped(texts, least)]
    clusters.sort(key=lambda cluster: (-len(cluster.documents), cluster.documents[0].issued or "9", cluster.documents[0].id))
    extra = sum(len(cluster.documents) - 1 for cluster in clusters)
    return Duplicates(len(documents) - len(problems), extra, tuple(clusters), tuple(problems))


def _grouped(texts: Sequence[_Text], least: float) -> Iterator[list[_Text]]:
    same: dict[frozenset[bytes], list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        same[frozenset(text.sizes)].append(at)
    firsts = [members[0] for members in same.values()]
    home = list(range(len(texts)))
    for members in same.values():
        for at in members:
            home[at] = members[0]
    for one, other in _likely(texts, firsts):
        if _share(texts[one], texts[other]) >= least:
            _join(home, one, other)
    groups: dict[int, list[_Text]] = defaultdict(list)
    for at, text in enumerate(texts):
        groups[_root(home, at)].append(text)
    return (group for group in groups.values() if len(group) > 1)


def _likely(texts: Sequence[_Text], firsts: Iterable[int]) -> set[tuple[int, int]]:
    """Return the pairs that have a telling clause in common which not everybody has."""
    having: dict[bytes, list[int]] = defaultdict(list)
    for at in firsts:
        for key, size in texts[at].sizes.items():
            if size >= _TELLING:
                having[key].append(at)
    return {pair for found in having.values() if 1 < len(found) <= _COMMON for pair in combinations(found, 2)}


def _share(one: _Text, other: _Text) -> float:
    common = sum(size for key, size in one.sizes.items() if key in other.sizes)
    return common / (max(one.total, other.total) or 1)


def _root(home: list[int], at: int) -> int:
    while home[at] != at:
        home[at] = home[home[at]]
        at = home[at]
    return at


def _join(home: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(home, one), _root(home, other)))
    home[high] = low


def _cluster(group: Sequence[_Text]) -> Cluster:
    first = group[0]
    return Cluster(
        tuple(
            Copy(
                text.leaflet.id,
                text.leaflet.title,
                text.leaflet.place,
                text.leaflet.issued,
                _share(first, text),
                text.sizes.keys() == first.sizes.keys(),
                text.path,
            )
            for text in group
        )
    )


def _sizes(leaflet: Leaflet) -> dict[bytes, int]:
    letters = (_SILENT.sub("", squeeze(fold(line.text))) for line in leaflet.lines)
    return {blake2b(each.encode("utf-8", "surrogatepass"), digest_size=8).digest(): len(each) for each in letters if each}


def _without_lines(leaflet: Leaflet) -> Leaflet:
    return Leaflet(
        leaflet.id, leaflet.title, leaflet.place, leaflet.code, leaflet.level, leaflet.parents, leaflet.issued, leaflet.text_sha256, ()
    )
