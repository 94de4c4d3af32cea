"""By how much one part between commas stands out for a clause of the other side: of several clauses told in one each has a part, in words of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set

from policydiff.compare.align.signs.apart import MARKS, Characters, out_by, sample, spread_of

_SHORTEST = 4
"""Characters of a part that can stand out: 做好服务 says too little."""


class Pieces:
    """How far parts of clauses stand out. Lines are referred to by their index on their page; sides are 0, the child's, and 1, the parent's.

    Alike is what has rare characters in common, as with whole clauses (see `Apart`), whose characters these are.
    """

    def __init__(self, characters: Characters, parts: tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]]) -> None:
        self._characters = characters
        self._parts = tuple([[one for part in line if len(one := frozenset(part) - MARKS) >= _SHORTEST] for line in side] for side in parts)
        self._samples = tuple(sample([part for line in side for part in line]) for side in self._parts)
        self._lines = tuple(sample(side) for side in characters.lines)
        self._of_part: tuple[dict[Set[str], tuple[float, float]], dict[Set[str], tuple[float, float]]] = ({}, {})
        self._of_line: tuple[dict[int, tuple[float, float]], dict[int, tuple[float, float]]] = ({}, {})

    def of(self, side: int, whole: int, free: int, others: Collection[int]) -> float:
        """Return by how much the best part of a line stands out for a line of the other side, -1 to 2; 0 where none is left for it.

        side: where the line stands; others: lines of the other side that it corresponds with: a part that is more alike to one of them is theirs.
        """
        best: float | None = None
        there = self._characters.lines[1 - side]
        for part in self._parts[side][whole]:
            alike = self._characters.alike(part, there[free])
            if alike <= max((self._characters.alike(part, there[other]) for other in others), default=0.0):
                continue
            stands = min(out_by(alike, *self._noise_of_part(side, part)), out_by(alike, *self._noise_of_line(1 - side, free)))
            best = stands if best is None else max(best, stands)
        return best or 0.0

    def _noise_of_part(self, side: int, part: Set[str]) -> tuple[float, float]:
        if part not in self._of_part[side]:
            self._of_part[side][part] = spread_of([self._characters.alike(part, line) for line in self._lines[1 - side]])
        return self._of_part[side][part]

    def _noise_of_line(self, side: int, line: int) -> tuple[float, float]:
        if line not in self._of_line[side]:
            own = self._characters.lines[side][line]
            self._of_line[side][line] = spread_of([self._characters.alike(part, own) for part in self._samples[1 - side]])
        return self._of_line[side][line]
