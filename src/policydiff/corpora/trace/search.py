"""Which clauses of a stream of documents say what the clauses of one document say: rare shingles first, then the texts themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from policydiff.tables.leaflets import Leaflet, MaskedClause, shingles
from policydiff.text.similarity import common_blocks, ratio

_FEWEST = 3
_SHARE = 0.08
_RUN = 2
"""A run of fewer common characters is no evidence by itself: any two sentences share single ones in order."""
_STRETCH = 1.6
_ENOUGH = 9
"""Characters that must be shared whatever their share."""
_SURE, _ALIKE = 0.75, 0.6
"""What stands in a longer sentence to this share is from there; of less, the two sentences must be alike as wholes."""
_WHOLE, _LOST = 0.9, 0.4
"""In a sentence so much longer that the two are less alike than this, all of a clause must stand: names of things meet in any long sentence."""
_LINES = 5
"""Sentences that follow each other over whose ends a clause is looked for, at most: a mark lost or put in makes one of two, or two of one."""
LEAST_SIZE = 10
"""A clause of fewer characters says too little to come from anywhere."""


class Hit(NamedTuple):
    """A clause, or several that follow each other, that says what clause number `line` says.

    coverage: the share of that clause that stands in it; similarity: of the two; opposite: what lies opposite to it, masked. part: it is a part of a longer
    sentence, or goes over the end of one, so that it must tell by itself that one is from the other; then similarity is to that part.
    """

    line: int
    source: MaskedClause
    coverage: float
    similarity: float
    opposite: str
    part: bool = False


class Finder:
    """The clauses that are looked for, by their shingles; documents are asked one after another, so that any number of them will do."""

    def __init__(self, lines: Sequence[MaskedClause], least: float) -> None:
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
        found: set[int] = set()
        traces: dict[int, dict[int, int]] = defaultdict(dict)
        for number, source in enumerate(document.lines):
            shared = shingles(source.masked) & self._all
            if len(shared) < _FEWEST:
                continue
            counted = Counter(chain.from_iterable(map(self._of_shingle.__getitem__, shared)))
            several = sorted((at, count) for at, count in counted.items() if count >= _FEWEST)  # as many are needed at least
            if not any(count >= self._needed[at] for at, count in several):
                continue  # an archive does not give such clauses
            pieces |= shared
            for at, count in several:
                traces[at][number] = count
                if count >= self._needed[at] and (hit := self._hit(at, source)):
                    found.add(at)
                    yield hit
        for at in sorted(traces.keys() - found):
            if sum(traces[at].values()) >= self._needed[at]:
                yield from self._parts(at, document.lines, traces[at])

    def _hit(self, at: int, source: MaskedClause) -> Hit | None:
        mine = self.lines[at].masked
        coverage = covered(mine, source.masked, self.least)
        if coverage >= self.least and says_the_same(mine, source.masked, coverage):
            return Hit(at, source, coverage, ratio(mine, source.masked), source.masked)
        return None

    def _parts(self, at: int, lines: Sequence[MaskedClause], traces: Mapping[int, int]) -> Iterator[Hit]:
        """Yield where a clause stands in a part of a longer sentence, or over the ends of sentences that follow each other. traces: shingles shared by number."""
        mine = self.lines[at].masked
        for run in _runs(lines, sorted(traces)):
            if sum(traces[number] for number in run) >= self._needed[at]:
                source = _joined([lines[number] for number in run], [traces[number] for number in run])
                coverage, opposite = _laid(mine, source.masked, self.least)
                alike = ratio(mine, opposite)
                if coverage >= self.least and alike >= _ALIKE:
                    yield Hit(at, source, coverage, alike, opposite, part=True)


def _runs(lines: Sequence[MaskedClause], numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield the numbers in runs of lines that follow each other in their section, a few at most."""
    run: list[int] = []
    for number in numbers:
        if run and not (len(run) < _LINES and _follows(lines[number].id, lines[run[-1]].id)):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _follows(one: str, other: str) -> bool:
    """Return whether a clause is the next one behind another in its section, by their ids (p1.3.1#4)."""
    section, _, number = other.rpartition("#")
    return number.isdecimal() and one == f"{section}#{int(number) + 1}"


def _joined(lines: Sequence[MaskedClause], traces: Sequence[int]) -> MaskedClause:
    """Return lines that follow each other as one, called by that which has most traces."""
    main = lines[max(range(len(lines)), key=lambda at: (traces[at], -at))]
    if len(lines) == 1:
        return main
    text, masked = "".join(line.text for line in lines), "".join(line.masked for line in lines)
    return MaskedClause(main.id, main.path, text, masked, sum(line.size for line in lines))


def needs(lines: Iterable[MaskedClause]) -> list[tuple[str, int]]:
    """Return the clauses that can be looked for, masked, each with the number of shingles that one that says the same shares with it."""
    return [(line.masked, _needed(line)) for line in lines if len(line.masked) >= LEAST_SIZE]


def _needed(line: MaskedClause) -> int:
    return max(_FEWEST, round(_SHARE * len(shingles(line.masked))))


def says_the_same(mine: str, other: str, coverage: float) -> bool:
    """Return whether a clause that stands to this share in another is from there: of a smaller share, the two must be alike as wholes."""
    alike = ratio(mine, other)
    return alike >= _ALIKE or coverage >= (_SURE if alike >= _LOST else _WHOLE)


def covered(mine: str, other: str, least: float = 0.0) -> float:
    """Return the share of `mine` that stands in one place of `other`, in the same order and in runs of two characters at least, or in step with one.

    One place: a stretch not much longer than `mine`, so that words scattered over a long sentence do not add up. 0 where the share is below `least`,
    or where so little is shared that any two sentences on one subject share it.
    """
    return _laid(mine, other, least)[0]


def _laid(mine: str, other: str, least: float) -> tuple[float, str]:
    """Return the share of `mine` that stands in one place of `other` (see covered), and that place."""
    if mine == other:
        return 1.0, other
    most = ratio(mine, other) * (len(mine) + len(other)) / 2  # the longest common subsequence, which is quick to find
    if most < max(least * len(mine), _ENOUGH):
        return 0.0, ""
    found, start, end = _densest(_telling(common_blocks(mine, other)), round(_STRETCH * len(mine)))
    return (found / len(mine), other[start:end]) if found >= max(least * len(mine), _ENOUGH) else (0.0, "")


def _telling(blocks: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Return (start in the other text, length) of the common runs, and of the single characters that lie as far from a run beside them in both texts."""
    steady: set[int] = set()
    for ordered in (blocks, blocks[::-1]):
        shift = None
        for at, there, size in ordered:
            if size >= _RUN:
                shift = there - at
            elif there - at == shift:
                steady.add(there)
    return [(there, size) for _, there, size in blocks if size >= _RUN or there in steady]


def _densest(blocks: Sequence[tuple[int, int]], width: int) -> tuple[int, int, int]:
    """Return how many characters of the blocks (start, length) a stretch of this width holds at most, and the start and end of that stretch."""
    most = (0, 0, 0)
    total = first = 0
    for at, size in blocks:
        total += size
        while at + size - blocks[first][0] > width and blocks[first][0] < at:
            total -= blocks[first][1]
            first += 1
        if total > most[0]:
            most = total, blocks[first][0], at + size
    return most


def best(hits: Iterable[Hit]) -> dict[int, Hit]:
    """Return the best hit of each clause."""
    found: dict[int, Hit] = {}
    for hit in hits:
        if hit.line not in found or (hit.coverage, hit.similarity) > (found[hit.line].coverage, found[hit.line].similarity):
            found[hit.line] = hit
    return found
