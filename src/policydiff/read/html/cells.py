"""Tables of a page: data becomes rows, the portal's metadata becomes labelled lines, layout is left to the walk."""

from __future__ import annotations

from typing import Any

from policydiff.read.grid import Cell, Grid, data_rows
from policydiff.read.html.boxes import PageLine, is_hidden, tags, tidy
from policydiff.read.html.pairs import cell_pairs

_SKIPPED = tags("script style noscript template textarea select option svg")
_BREAKS = tags("br p div li tr h1 h2 h3 h4 h5 h6 ul ol dl dd dt")
_MOST_CELLS = 200_000
_LONG_CELL = 600
"""Characters: a cell of several paragraphs beyond it that outweighs all the others holds a text, and the table is layout."""


def table_lines(table: Any) -> list[PageLine] | None:
    """Return a table's lines: metadata pairs, or one tab-parted line a row; None for layout, whose cells are walked as text."""
    grid = _grid(table)
    if grid is None or not grid.rows:
        return None
    pairs = cell_pairs([[cell.text for cell in row] for row in grid.rows])
    if pairs is not None:
        return [PageLine(f"{label}：{value}" if label else value, 0, metadata=True) for label, value in pairs]
    if not _is_data(grid):
        return None
    lines = [PageLine(grid.caption, 0)] if grid.caption else []
    return lines + [PageLine(row.text, 0, row.links, row=row.kind) for row in data_rows(grid)]


def _is_data(grid: Grid) -> bool:
    wide = sum(sum(bool(cell.text.strip()) for cell in row) >= 2 for row in grid.rows)
    if wide == 0 or (wide == 1 and len(grid.rows) > 3):
        return False
    whole = sum(len(cell.text) for row in grid.rows for cell in row)
    if any(cell.paragraphs > 3 and len(cell.text) > max(_LONG_CELL, 0.5 * whole) for row in grid.rows for cell in row):
        return False
    return wide >= 2 or any(cell.head for row in grid.rows for cell in row)


def _grid(table: Any) -> Grid | None:
    """Return the table's cells, None where it holds another table or is too large."""
    grid = Grid()
    reader = _CellReader(grid)
    stack: list[tuple[Any, bool]] = [(table, False)]
    first = True
    while stack:
        node, leaving = stack.pop()
        if leaving:
            reader.leave(node.tag)
            continue
        tag = node.tag
        if tag == "table" and not first:
            return None
        first = False
        if tag == "-text":
            reader.text(node.text_content or "")
            continue
        if not tag or tag.startswith(("-", "!")) or tag in _SKIPPED:
            continue
        if node is not table and is_hidden(node.attributes):
            continue
        reader.enter(tag, node)
        if reader.cells > _MOST_CELLS:
            return None
        stack.append((node, True))
        children = []
        child = node.child
        while child is not None:
            children.append(child)
            child = child.next
        stack.extend((child, False) for child in reversed(children))
    return grid


class _CellReader:
    """Fills a grid while the tree of a table is walked."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.cells = 0
        self._parts: list[str] | None = None
        self._links = 0
        self._link = 0
        self._in_head = 0
        self._shape = (False, 1, 1)

    def enter(self, tag: str, node: Any) -> None:
        if tag == "tr":
            if self._in_head:
                self.grid.heads.add(len(self.grid.rows))
            self.grid.rows.append([])
        elif tag in ("td", "th", "caption"):
            names = node.attributes
            self._parts, self._links, self.cells = [], 0, self.cells + 1
            self._shape = (tag == "th", _span(names.get("colspan"), 20), _span(names.get("rowspan"), 500))
        elif tag == "thead":
            self._in_head += 1
        elif tag == "a":
            self._link += 1
        elif tag in _BREAKS and self._parts is not None:
            self._parts.append("\v")

    def leave(self, tag: str) -> None:
        if tag in ("td", "th", "caption") and self._parts is not None:
            lines = [line for part in "".join(self._parts).split("\v") if (line := tidy(part)).strip()]
            text = " ".join(lines).replace("\t", " ")
            if tag == "caption":
                self.grid.caption = text
            elif self.grid.rows:
                self.grid.rows[-1].append(Cell(text, len(lines), self._links, *self._shape))
            self._parts = None
        elif tag == "thead":
            self._in_head -= 1
        elif tag == "a":
            self._link -= 1
        elif tag in _BREAKS and self._parts is not None:
            self._parts.append("\v")

    def text(self, text: str) -> None:
        if self._parts is not None:
            self._parts.append(text)
            if self._link:
                self._links += len("".join(text.split()))


def _span(value: str | None, most: int) -> int:
    try:
        return max(1, min(most, int(value))) if value else 1
    except ValueError:
        return 1
