"""Tables on a page of placed characters: found by their ruled lines, read cell by cell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from policydiff.read.grid import Cell, Grid, data_rows, is_data
from policydiff.read.paged.glyphs import Glyph, PageRows, Row, rows_of
from policydiff.records import dataclass

_NEAR = 3.0
"""Points: lines nearer than this are one, and ends nearer than this meet."""
_SHORTEST = 6.0
_MOST_LINES = 1200


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along an axis. at: its place across (y of a level one); start, end: its extent along; in points."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The level and the upright lines of a page, counted from its top left corner."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()


def rules_of(segments: Iterable[tuple[float, float, float, float]]) -> Rules:
    """Return the lines among segments (x0, y0, x1, y1): pieces along one line joined, slanting and tiny ones dropped."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for x0, y0, x1, y1 in segments:
        if abs(y0 - y1) <= 1.5 and abs(x0 - x1) >= _SHORTEST:
            level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= 1.5 and abs(y0 - y1) >= _SHORTEST:
            upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return Rules(_joined(level), _joined(upright))


def _joined(rules: list[Rule]) -> tuple[Rule, ...]:
    by_place: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if by_place and rule.at - by_place[-1][0].at <= _NEAR:
            by_place[-1].append(rule)
        else:
            by_place.append([rule])
    joined: list[Rule] = []
    for group in by_place:
        at = sum(rule.at for rule in group) / len(group)
        for rule in sorted(group, key=lambda rule: rule.start):
            last = joined[-1] if joined and joined[-1].at == at else None
            if last is not None and rule.start <= last.end + _NEAR:
                joined[-1] = Rule(at, last.start, max(last.end, rule.end))
            else:
                joined.append(Rule(at, rule.start, rule.end))
    return tuple(joined)


def page_with_tables(glyphs: Sequence[Glyph], rules: Rules, width: float, height: float, above: Sequence[float] = ()) -> PageRows:
    """Return the rows of a page; a ruled table gives one row of text a table row, cells parted by tabs and marked `row`.

    above: edges of the columns of the last table on the page before: what has the same goes on in it, also with a single row.
    """
    tables = [] if len(rules.level) + len(rules.upright) > _MOST_LINES else list(_tables(rules, above))
    inside: list[list[Glyph]] = [[] for _ in tables]
    outside: list[Glyph] = []
    for glyph in glyphs:
        owner = next((index for index, table in enumerate(tables) if table.place(glyph) is not None), None)
        (outside if owner is None else inside[owner]).append(glyph)
    found: list[Row] = []
    for table, held in zip(tables, inside, strict=True):
        rows = table.rows(held)
        if rows is None:
            outside.extend(held)
        else:
            found.extend(rows)
    page = _merged(rows_of(outside, width, height), found)
    page.columns = tuple(tables[-1].across) if tables and found else ()
    page.strokes = tuple(
        rule.at
        for rule in rules.level
        if 0.1 * width <= rule.end - rule.start <= 0.5 * width and not any(table.spans(rule.at) for table in tables)
    )
    return page


def _merged(page: PageRows, found: list[Row]) -> PageRows:
    """Return the page with table rows put in before the first line below them."""
    rows = list(page.rows)
    for row in sorted(found, key=lambda row: -row.y):
        at = next((index for index, other in enumerate(rows) if other.y > row.y), len(rows))
        rows.insert(at, row)
    return PageRows(rows, page.width, page.height)


@dataclass(slots=True)
class _Table:
    """A grid of lines. across, down: places of its columns' and rows' edges; cells: for each (row, column) its cell's number.

    goes_on: whether its columns are those of the table that ended the page before.
    """

    across: list[float]
    down: list[float]
    cells: dict[tuple[int, int], int]
    goes_on: bool = False

    def spans(self, at: float) -> bool:
        """Return whether a height of the page lies between the table's top and foot."""
        return self.down[0] - _NEAR <= at <= self.down[-1] + _NEAR

    def place(self, glyph: Glyph) -> tuple[int, int] | None:
        """Return (row, column) of the cell that holds the middle of a character, None outside the table."""
        column = bisect_right(self.across, (glyph.x0 + glyph.x1) / 2) - 1
        row = bisect_right(self.down, glyph.y - 0.35 * glyph.size) - 1
        return (row, column) if 0 <= row < len(self.down) - 1 and 0 <= column < len(self.across) - 1 else None

    def rows(self, glyphs: list[Glyph]) -> list[Row] | None:
        """Return the table's rows, None where it is a frame around text and no table."""
        held: dict[int, list[Glyph]] = defaultdict(list)
        for glyph in glyphs:
            place = self.place(glyph)
            if place is not None:
                held[self.cells[place]].append(glyph)
        grid, first = self._grid(held)
        if not self.goes_on and not is_data(grid):
            return None
        starts = [row for row, cells in enumerate(grid.rows) if any(cell.text for cell in cells)]
        made = data_rows(grid, begun=self.goes_on)
        return [
            Row(first[start], [] if line.kind is None else [("row", line.kind)], line.text)
            for start, line in zip(starts, made, strict=True)
        ]

    def _grid(self, held: dict[int, list[Glyph]]) -> tuple[Grid, dict[int, list[Glyph]]]:
        extent: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, number in self.cells.items():
            extent[number].append(place)
        grid = Grid([[] for _ in self.down[1:]])
        first: dict[int, list[Glyph]] = defaultdict(list)
        for number in sorted(extent, key=lambda number: min(extent[number])):
            places = extent[number]
            row = min(places)[0]
            text = _cell_text(held[number])
            rows, span = len({place[0] for place in places}), len({place[1] for place in places})
            grid.rows[row].append(Cell(text, 1 if text else 0, 0, False, span, rows))
            first[row].extend(held[number])
        return grid, first


def _cell_text(glyphs: list[Glyph]) -> str:
    text = ""
    for row in rows_of(glyphs, 0, 0).rows:
        line = row.text
        text += (" " if text[-1:].isascii() and text[-1:].isalnum() and line[:1].isascii() else "") + line
    return text.replace("\t", " ")


def _tables(rules: Rules, above: Sequence[float]) -> Iterable[_Table]:
    for level, upright in _crossing(rules):
        across, down = _places(upright), _places(level)
        goes_on = len(across) == len(above) and all(abs(here - there) <= 2 * _NEAR for here, there in zip(across, above, strict=True))
        if len(across) >= 3 and len(down) >= (2 if goes_on else 3):
            yield _Table(across, down, _cells(across, down, level, upright), goes_on)


def _places(rules: list[Rule]) -> list[float]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return places


def _crossing(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Return groups of lines that hang together by crossing or meeting."""
    count = len(rules.level)
    group = list(range(count + len(rules.upright)))

    def root(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for i, level in enumerate(rules.level):
        for j, upright in enumerate(rules.upright):
            meets = level.start - _NEAR <= upright.at <= level.end + _NEAR
            if meets and upright.start - _NEAR <= level.at <= upright.end + _NEAR:
                group[root(i)] = root(count + j)
    gathered: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate(rules.level):
        gathered[root(i)][0].append(rule)
    for j, rule in enumerate(rules.upright):
        gathered[root(count + j)][1].append(rule)
    return sorted(gathered.values(), key=lambda lines: min((rule.at for rule in lines[0]), default=0.0))


def _cells(across: list[float], down: list[float], level: list[Rule], upright: list[Rule]) -> dict[tuple[int, int], int]:
    """Return for each place of the grid the number of its cell: places that no line parts are one cell."""
    cells: dict[tuple[int, int], int] = {}
    for row in range(len(down) - 1):
        middle = (down[row] + down[row + 1]) / 2
        for column in range(len(across) - 1):
            centre = (across[column] + across[column + 1]) / 2
            if row and not _parted(level, down[row], centre):
                cells[row, column] = cells[row - 1, column]
            elif column and not _parted(upright, across[column], middle):
                cells[row, column] = cells[row, column - 1]
            else:
                cells[row, column] = row * len(across) + column
    return cells


def _parted(rules: list[Rule], at: float, through: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start <= through <= rule.end for rule in rules)
