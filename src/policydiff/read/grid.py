"""Tables of any format: cells over several columns and rows become rows of text that keep their columns."""

from __future__ import annotations

from dataclasses import field

from policydiff.records import dataclass

_MOST_COLUMNS = 60


@dataclass(slots=True)
class Cell:
    """One cell. text: its lines parted by blanks; paragraphs: how many lines it has; span, rows: columns and rows it covers."""

    text: str
    paragraphs: int
    links: int
    head: bool
    span: int
    rows: int


@dataclass(slots=True)
class Grid:
    """The rows of a table that holds no other table. heads: the indexes of rows in its head element."""

    rows: list[list[Cell]] = field(default_factory=list)
    heads: set[int] = field(default_factory=set)
    caption: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One line of a table. kind: the detail of its `row` mark, None for a line of text across the table.

    The detail is "header", or the numbers (from 0, joined by commas) of the columns that a cell above covers.
    """

    text: str
    links: int
    kind: str | None


def data_rows(grid: Grid, *, begun: bool = False) -> list[GridRow]:
    """Return one line a row; a cell over several columns or rows leaves the places that it covers empty.

    begun: whether the table goes on from a page before, so that its first row is a head by its words alone.
    """
    lines: list[GridRow] = []
    covered: dict[int, int] = {}
    above = False
    for index, row in enumerate(grid.rows):
        cells, links, merged = _laid_out(row, covered)
        filled = [text for text in cells if text.strip()]
        if not filled:
            continue
        if len(filled) == 1 and len(row) == 1 and not covered:
            lines.append(GridRow(filled[0], links, None))
            continue
        head = index in grid.heads or all(cell.head for cell in row) or (not begun and is_header(filled))
        # Beside the cells of a head that cover two rows stands its second row.
        head = head or (above and bool(merged) and _are_names(filled))
        begun, above = True, head
        lines.append(GridRow("\t".join(cells), links, "header" if head else ",".join(map(str, merged))))
    return lines


def is_header(cells: list[str]) -> bool:
    """Return whether the filled cells of a first row read as column names: two or more."""
    return len(cells) >= 2 and _are_names(cells)


def _are_names(cells: list[str]) -> bool:
    """Return whether cells read as names of columns: short, no sentence, no figure alone."""
    return all(len(cell) <= 16 and not cell.strip("（）()").isdigit() and not any(mark in cell for mark in "。；，") for cell in cells)


def _laid_out(row: list[Cell], covered: dict[int, int]) -> tuple[list[str], int, list[int]]:
    texts: list[str] = []
    merged = sorted(covered)
    crowded: list[str] = []
    links = 0
    for cell in row:
        _skip_covered(texts, covered)
        links += cell.links
        if len(texts) >= _MOST_COLUMNS:
            crowded.append(cell.text)
            continue
        start = len(texts)
        texts.extend([cell.text, *[""] * (cell.span - 1)])
        if cell.rows > 1:
            covered.update((column, cell.rows) for column in range(start, start + cell.span))
    _skip_covered(texts, covered)
    for column in list(covered):
        covered[column] -= 1
        if not covered[column]:
            del covered[column]
    if crowded:
        texts[-1] = " ".join(filter(None, [texts[-1], *crowded]))
    return texts, links, merged


def _skip_covered(texts: list[str], covered: dict[int, int]) -> None:
    # A column that this very row has just begun to cover is already in `texts`, so only later ones match.
    while len(texts) in covered and len(texts) < _MOST_COLUMNS:
        texts.append("")


def is_data(grid: Grid) -> bool:
    """Return whether a table holds data: at least two rows, and half of them, fill two cells or more. Others lay out text."""
    wide = [row for row in grid.rows if sum(bool(cell.text.strip()) for cell in row) >= 2]
    return len(wide) >= 2 and len(wide) * 2 >= len([row for row in grid.rows if any(cell.text.strip() for cell in row)])
