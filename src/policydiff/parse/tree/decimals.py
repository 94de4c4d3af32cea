"""Plain numbers between decimal ones (1.1, 1.2): which of them are chapters of the plan, and which are items below a decimal one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.parse.mark.marked import Marked
from policydiff.records import dataclass
from policydiff.text.numbers import Marker

_PLAIN, _DECIMAL = "arabic", "decimal"
_RANK = 10.5  # under 1.1.1.1, over （1）
_CHAPTER = 7  # over 1.1
_ENDED = "。;"
_GLUED = re.compile(r"(\d{1,2})[\u4e00-\u9fff][\u4e00-\u9fff、()]{1,18}")


def items_of_decimals(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> dict[int, Marker]:
    """Return the plain numbers that are items below decimal ones, by index, with the rank of such items: 2.1 县指挥部 / 1. … / 2. ….

    A plain number that begins anew below a decimal one counts items, up to the number of the next chapter: the one that the next decimal number
    begins with (3 over 3.1), that is printed as the chapters are, or that ends no sentence where the items do. Numbers of a higher style end the count.
    """
    if not any(marker is not None and marker.style == _DECIMAL for marker in markers):
        return {}
    return dict(_Count(lines, markers, _below(markers)).items())


def glued_chapters(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> dict[int, Marker]:
    """Return the numbers that nothing parts from the names of chapters, right over the first of their decimal ones: 2组织机构及职责 / 2.1指挥部设置."""
    found: dict[int, Marker] = {}
    for index, below in enumerate(markers[1:]):
        if below is None or below.style != _DECIMAL or below.number != 1 or markers[index] is not None:
            continue
        glued = _GLUED.fullmatch(lines[index].folded) if lines[index].kind == "text" else None
        if glued is not None and int(glued[1]) == _chapter(below):
            end = glued.end(1)
            found[index] = Marker(style=_PLAIN, rank=_CHAPTER, number=int(glued[1]), key=glued[1], end=end, core=(0, end))
    return found


@dataclass(slots=True)
class _Count:
    lines: Sequence[Marked]
    markers: Sequence[Marker | None]
    below: Sequence[tuple[Marker | None, bool]]  # of each line: the next decimal number; whether its plain number stands again over that
    chapter: int = 0  # its number; 0 before the first decimal number
    opened: int = -1  # the line that opened it
    last: int = -1  # the line of the last item
    number: int = 0  # of that item

    def items(self) -> Iterator[tuple[int, Marker]]:
        plain = -1  # the last plain number that is no item
        for index, marker in enumerate(self.markers):
            if marker is None:
                continue
            if marker.style == _DECIMAL:
                self._enter(marker, plain)
            elif marker.style == _PLAIN and self.chapter and self._is_item(index, marker):
                self.last, self.number = index, marker.number
                yield index, replace(marker, rank=_RANK)
            elif marker.style == _PLAIN:
                plain = self.opened = index
                self.chapter, self.number = marker.number if self.chapter else 0, 0
            elif marker.rank < _RANK:
                self.chapter, self.number, plain = 0, 0, -1

    def _enter(self, marker: Marker, plain: int) -> None:
        """Enter a section with a decimal number, and its chapter."""
        above = self.markers[plain] if plain >= 0 else None
        self.chapter, self.number = _chapter(marker), 0
        self.opened = plain if above is not None and above.number == self.chapter else -1

    def _is_item(self, index: int, marker: Marker) -> bool:
        following, again = self.below[index]
        if following is not None and following.number == 1 and _chapter(following) == marker.number and not again:
            return False  # 3 over 3.1
        if marker.number == 1:
            return True
        if not self.number or marker.number != self.number + 1:
            return False
        return marker.number != self.chapter + 1 or self._is_as_items(index, following)

    def _is_as_items(self, index: int, following: Marker | None) -> bool:
        """Whether a number that counts on from chapters and items alike is an item."""
        if following is not None and _chapter(following) == self.chapter:
            return True
        of_chapter, of_item = (self._mark(self.opened) if self.opened >= 0 else None), self._mark(self.last)
        if of_chapter not in (None, of_item):
            return self._mark(index) == of_item
        return self.lines[index].folded[-1:] in _ENDED or self.lines[self.last].folded[-1:] not in _ENDED

    def _mark(self, index: int) -> str:
        """Return what stands behind the number of a line: a point, a comma, nothing."""
        marker = self.markers[index]
        return self.lines[index].folded[marker.core[1] : marker.end].strip() if marker is not None else ""


def _chapter(marker: Marker) -> int:
    return int(marker.key.partition("-")[0])


def _below(markers: Sequence[Marker | None]) -> list[tuple[Marker | None, bool]]:
    """Return for each line the next decimal number below it, and whether the plain number of the line stands again before that."""
    out: list[tuple[Marker | None, bool]] = []
    following: Marker | None = None
    between: set[int] = set()
    for marker in reversed(markers):
        plain = marker.number if marker is not None and marker.style == _PLAIN else 0
        out.append((following, plain in between))
        if plain:
            between.add(plain)
        elif marker is not None and marker.style == _DECIMAL:
            following, between = marker, set()
    return out[::-1]
