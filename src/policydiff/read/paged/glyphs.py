"""Glyphs on pages become lines in reading order: shared by the formats that place every character (PDF, OFD)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from policydiff.records import dataclass

_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character. x0, x1: left and right edge; y: baseline, growing downwards; size: height of its font; all in points."""

    char: str
    x0: float
    x1: float
    y: float
    size: float


@dataclass(slots=True)
class Row:
    """One line of a page: its glyphs from left to right; kinds: marks that later steps give it.

    written: its text where that is not simply its glyphs in order (a row of a table).
    """

    glyphs: list[Glyph]
    kinds: list[tuple[str, str]] = field(default_factory=list)
    written: str | None = None
    _size: float = field(default=0.0, repr=False, compare=False)

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def y(self) -> float:
        """Baseline, counted from the page's top."""
        return self.glyphs[0].y

    @property
    def size(self) -> float:
        """The most common height of its characters; found once, when the row is complete."""
        if not self._size:
            self._size = Counter(round(glyph.size, 1) for glyph in self.glyphs).most_common(1)[0][0]
        return self._size

    @property
    def text(self) -> str:
        """The characters, with a blank where there is a gap: as wide as it where it is of a character's width or more."""
        if self.written is not None:
            return self.written
        parts: list[str] = []
        for before, glyph in zip([None, *self.glyphs], self.glyphs, strict=False):
            if before is not None:
                parts.append(_gap(before, glyph))
            parts.append(glyph.char)
        return "".join(parts).strip()


@dataclass(slots=True)
class PageRows:
    """The rows of one page in reading order, and the page's size in points.

    strokes: places (from the top) of short level lines that are of no table; columns: edges of the columns of the last table.
    """

    rows: list[Row]
    width: float
    height: float
    strokes: tuple[float, ...] = ()
    columns: tuple[float, ...] = ()


def _gap(before: Glyph, after: Glyph) -> str:
    gap, size = after.x0 - before.x1, max(before.size, after.size, 1.0)
    if before.char.isspace() or after.char.isspace() or gap < 0.2 * size:
        return ""
    if _WIDE.match(before.char) and _WIDE.match(after.char):
        # Justified Chinese lines stretch their gaps a little; a blank that means something is wider.
        return "" if gap < 0.7 * size else "\u3000" * min(4, max(1, round(gap / size)))
    return " " if gap < 1.5 * size else "\u3000" * min(4, round(gap / size))


def rows_of(glyphs: Sequence[Glyph], width: float, height: float) -> PageRows:
    """Return the rows of a page: two columns one after the other, else from top to bottom.

    Characters on one baseline form a row; one that is printed twice in one place (imitated bold) counts once.
    """
    fragments = _fragments(glyphs)
    ordered: list[Row] = []
    for block in _columns(fragments, width):
        ordered.extend(_merged(block))
    return PageRows([row for row in ordered if row.text], width, height)


def _fragments(glyphs: Sequence[Glyph]) -> list[Row]:
    """Return runs of characters as the file draws them, cut where the baseline changes or the pen goes back."""
    rows: list[Row] = []
    for glyph in glyphs:
        last = rows[-1].glyphs[-1] if rows else None
        if last is not None and _continues(last, glyph):
            rows[-1].glyphs.append(glyph)
        else:
            rows.append(Row([glyph]))
    return [row for row in rows if any(not glyph.char.isspace() for glyph in row.glyphs)]


def _continues(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size, 1.0)
    return abs(last.y - glyph.y) <= 0.45 * size and -0.9 * size <= glyph.x0 - last.x1 <= 1.2 * size


def _merged(fragments: list[Row]) -> list[Row]:
    """Return fragments on the same baseline joined into rows, from top to bottom."""
    merged: list[Row] = []
    for fragment in sorted(fragments, key=lambda row: (row.y, row.x0)):
        target = next((row for row in merged[-6:] if _same_line(row, fragment)), None)
        if target is None:
            merged.append(Row(list(fragment.glyphs)))
        else:
            target.glyphs.extend(fragment.glyphs)
    for row in merged:
        row.glyphs = _without_double(sorted(row.glyphs, key=lambda glyph: glyph.x0))
    return sorted(merged, key=lambda row: row.y)


def _same_line(row: Row, fragment: Row) -> bool:
    smaller = min(row.glyphs[0].size, fragment.glyphs[0].size)
    return abs(row.y - fragment.y) <= 0.35 * max(smaller, 1.0)


def _without_double(glyphs: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in glyphs:
        if any(other.char == glyph.char and abs(other.x0 - glyph.x0) < 0.25 * max(glyph.size, 1.0) for other in kept[-3:]):
            continue
        kept.append(glyph)
    return kept


def _columns(fragments: list[Row], width: float) -> list[list[Row]]:
    """Return the fragments as one block, or as (above, left, right, below) where a gutter parts two columns of running text."""
    gutter = _gutter(fragments, width)
    if gutter is None:
        return [fragments]
    crossing = [row.y for row in fragments if row.x0 < gutter < row.x1]
    sides = [row for row in fragments if not row.x0 < gutter < row.x1]
    top = min(row.y for row in sides)
    above = [row for row in fragments if row.x0 < gutter < row.x1 and row.y <= top]
    below = [row for row in fragments if row.x0 < gutter < row.x1 and row.y > top]
    if len(above) + len(below) != len(crossing):
        return [fragments]
    left = [row for row in sides if row.x1 <= gutter]
    right = [row for row in sides if row.x0 >= gutter]
    return [above, left, right, below]


def _gutter(fragments: list[Row], width: float) -> float | None:
    """Return the place of a gutter near the middle, None where the page has one column (or a table, whose cells are short)."""
    rows = _merged(fragments)
    if len(rows) < 12:
        return None
    for share in (0.5, 0.49, 0.51, 0.48, 0.52):
        middle = width * share
        left = [row for row in fragments if row.x1 <= middle]
        right = [row for row in fragments if row.x0 >= middle]
        across = len(fragments) - len(left) - len(right)
        if across > 0.1 * len(fragments) or len(left) < 8 or len(right) < 8:
            continue
        if _runs_full(left, middle - min(row.x0 for row in left)) and _runs_full(right, max(row.x1 for row in right) - middle):
            return middle
    return None


def _runs_full(rows: list[Row], width: float) -> bool:
    full = sum(row.x1 - row.x0 >= 0.75 * width for row in rows)
    return full >= 0.6 * len(rows) and sum(len(row.glyphs) for row in rows) >= 12 * len(rows)
