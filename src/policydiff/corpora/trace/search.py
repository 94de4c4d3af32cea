"""Which clauses of a stream of documents say what the clauses of one document say: rare shingles first, then the texts themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from policydiff.tables.leaflets import Leaflet, Line, shingles
from policydiff.text.similarity import common_blocks, ratio

_FEWEST = 3
_SHARE = 0.08
_RUN = 2
"""A run of fewer common characters is no evidence: any two sentences share single ones in order."""
_STRETCH = 1.6
_ENOUGH = 9
"""Characters that must be shared whatever their share."""
_SURE, _ALIKE = 0.75, 0.6
"""What stands in a longer sentence to this share is from there; of less, the two sentences must be alike as wholes."""
_WHOLE, _LOST = 0.9, 0.4
"""In a sentence so much longer that the two are less alike than this, all of a clause must stand: names of things meet in any long sentence."""
LEAST_SIZE = 10
"""A clause of fewer characters says too little to come from anywhere."""


class Hit(NamedTuple):
    """A clause that says what clause number `line` says. coverage: the share of that clause that stands in it; similarity: of the two."""

    line: int
    source: Line
    coverage: float
    similarity: float


class Finder:
    """The clauses that are looked for, by their shingles; documents are asked one after another, so that any number of them will do."""

    def __init__(self, lines: Sequence[Line], least: float) -> None:
        self.lines, self.least = lines, least
        self._of_shingle: dict[str, list[int]] = defaultdict(list)
        self._needed = {at: _needed(line) for at, line in enumerate(lines) if len(line.masked) >= LEAST_SIZE}
        for at in self._needed:
            for part in shingles(lines[at].masked):
                self._of_shingle[part].append(at)
        self._all = frozenset(self._of_shingle)

    def hits(self, document: Leaflet) -> Iterator[Hit]:
        """Yield the hits of a document, in its order."""
        return self._hits(document, set())

    def look(self, document: Leaflet) -> tuple[dict[int, Hit], set[str]]:
        """Return the best hit of each clause in a document, and which pieces (shingles) of the clauses stand in what is like one of them."""
        pieces: set[str] = set()
        return best(self._hits(document, pieces)), pieces

    def _hits(self, document: Leaflet, pieces: set[str]) -> Iterator[Hit]:
        for source in document.lines:
            likely = self._likely(source.masked)
            if likely:
                pieces |= shingles(source.masked) & self._all
            for at in likely:
                mine = self.lines[at]
                coverage = covered(mine.masked, source.masked, self.least)
                if coverage >= self.least and says_the_same(mine.masked, source.masked, coverage):
                    yield Hit(at, source, coverage, ratio(mine.masked, source.masked))

    def _likely(self, masked: str) -> list[int]:
        shared = shingles(masked) & self._all
        if len(shared) < _FEWEST:
            return []
        counted = Counter(at for part in shared for at in self._of_shingle[part])
        return sorted(at for at, count in counted.items() if count >= self._needed[at])


def needs(lines: Iterable[Line]) -> list[tuple[str, int]]:
    """Return the clauses that can be looked for, masked, each with the number of shingles that one that says the same shares with it."""
    return [(line.masked, _needed(line)) for line in lines if len(line.masked) >= LEAST_SIZE]


def _needed(line: Line) -> int:
    return max(_FEWEST, round(_SHARE * len(shingles(line.masked))))


def says_the_same(mine: str, other: str, coverage: float) -> bool:
    """Return whether a clause that stands to this share in another is from there: of a smaller share, the two must be alike as wholes."""
    alike = ratio(mine, other)
    return alike >= _ALIKE or coverage >= (_SURE if alike >= _LOST else _WHOLE)


def covered(mine: str, other: str, least: float = 0.0) -> float:
    """Return the share of `mine` that stands in one place of `other`, in the same order and in runs of two characters at least.

    One place: a stretch not much longer than `mine`, so that words scattered over a long sentence do not add up. 0 where the share is below `least`,
    or where so little is shared that any two sentences on one subject share it.
    """
    if mine == other:
        return 1.0
    most = ratio(mine, other) * (len(mine) + len(other)) / 2  # the longest common subsequence, which is quick to find
    if most < max(least * len(mine), _ENOUGH):
        return 0.0
    found = _densest([(at, size) for _, at, size in common_blocks(mine, other) if size >= _RUN], round(_STRETCH * len(mine)))
    return found / len(mine) if found >= max(least * len(mine), _ENOUGH) else 0.0


def _densest(blocks: Sequence[tuple[int, int]], width: int) -> int:
    """Return how many characters of the blocks (start, length) a stretch of this width holds at most."""
    most = total = first = 0
    for at, size in blocks:
        total += size
        while at + size - blocks[first][0] > width and blocks[first][0] < at:
            total -= blocks[first][1]
            first += 1
        most = max(most, total)
    return most


def best(hits: Iterable[Hit]) -> dict[int, Hit]:
    """Return the best hit of each clause."""
    found: dict[int, Hit] = {}
    for hit in hits:
        if hit.line not in found or (hit.coverage, hit.similarity) > (found[hit.line].coverage, found[hit.line].similarity):
            found[hit.line] = hit
    return found
