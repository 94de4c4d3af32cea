"""Tables that a copy has flattened to one cell a line: the lines of each row are gathered again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, pairwise, takewhile

from policydiff.parse.mark.marked import Marked
from policydiff.parse.tree.flat.led import led_rows
from policydiff.parse.tree.flat.row import cell_of, row_of
from policydiff.parse.tree.flat.wrapped import may_stand, wrapped_names
from policydiff.text.patterns import rarely
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.columns import column_kind, fits_column, gives_role, is_head, may_be_column, may_name_columns

_MOST_COLUMNS, _LONGEST_COLUMN = 12, 40  # of a table; characters of the name of one
_LONGEST_ROW, _LONGEST_CELL = 40, 400  # lines; characters
_LONGEST_HEADING, _LONGEST_GROUP = 36, 8  # characters of a heading over all columns, and of a cell merged over several rows
_GROUPS = 2  # lines between two rows: a heading over all columns, and a cell that is merged over the rows below it
_WRAPS = 4  # lines by which the last row may be longer, where cells go on over lines
_GOES_ON = "、,()"
_SAYS = ("task", None)  # kinds of columns that say what is to be done
_NAME = rarely(r"[\u4e00-\u9fff][^。;:]{0,30}\Z")
_FIGURE = re.compile(r"[<>≥≤(\[]?[\d.,]+[%‰)\]]?|[-/]")


def gather_rows(lines: Sequence[Marked]) -> list[Marked]:
    """Return the lines with the cells of flattened tables joined to rows; all others as they are, nothing lost.

    The head tells how many cells make a row: a run of two or more lines that are heads of columns. Rows follow as long as each begins
    with its number, or every cell is closed by a bar, or the cells fit their columns (a body under 责任单位, a number under 2025年), or a
    name stands before figures alone, as in a table of places whose other heads nobody knows. A row
    that begins with its number and has more lines than the head is gathered all the same: it is read by nobody, and told.
    """
    out: list[Marked] = []
    index = 0  # behind what is in `out`
    for start in [at for at, (line, below) in enumerate(pairwise(lines)) if may_head(line.folded, below.folded)]:
        head = _head(lines, start) if start >= index else None
        if head is None:
            rows, end = led_rows(lines, start) if start >= index else ([], 0)
            if rows:
                out, index = [*out, *lines[index:start], *rows], end
            continue
        out += lines[index:start]
        index = start
        out.append(head.row(lines, index))
        index += head.lines
        while index < len(lines):
            if head.stands_at(lines, index):  # once more, overleaf
                out.append(head.row(lines, index))
                index += head.lines
                continue
            size = head.row_at(lines, index)
            over = 0 if size else head.over_row(lines, index)
            if size:
                cells = head.cells(lines[index : index + size])
                out.append(row_of(*cells, merged=head.merged(cells)))
            elif over:
                out.extend(lines[index : index + over])
            else:
                break
            index += size or over
    return [*out, *lines[index:]]


def may_head(folded: str, below: str) -> bool:
    """A quick look before _head: no line is a head that is long as it stands, without blanks or a bar to be left out, or over one too long for the next name."""
    if len(below) > _LONGEST_COLUMN and "(" not in below and " " not in below:
        return False  # most short lines
    return may_be_column(folded) or " " in folded or folded[-1:] == "|"


def _is_barred(line: Marked) -> bool:
    return line.folded.endswith("|") and line.folded.count("|") == 1


def _is_number(line: Marked) -> bool:
    text = cell_of(line).rstrip(".、")
    return text.isdigit() and len(text) <= 3


class _Head:
    """The heads of a flattened table: how many, and how a row below them is known."""

    def __init__(
        self,
        labels: Sequence[str],
        *,
        barred: bool = False,
        numbered: bool = False,
        figured: bool = False,
        grouped: bool = False,
        sizes: Sequence[int] = (),
    ):
        self.width = len(labels)
        self._sizes = sizes or [1] * len(labels)  # how many lines each label has
        self.lines = sum(self._sizes)
        self._is_wrapped = self.lines > self.width
        self._labels = labels
        self._barred = barred
        self._numbered = numbered
        self._figured = figured
        self._grouped = grouped  # a column stands before the numbers, each cell of which is merged over several rows

    def stands_at(self, lines: Sequence[Marked], index: int) -> bool:
        """Return whether the heads stand at `index`: as a table has them once more over what stands on its next page."""
        labels = self._labels
        return cell_of(lines[index]) == labels[0] and "".join(map(cell_of, lines[index : index + self.lines])) == "".join(labels)

    def row(self, lines: Sequence[Marked], index: int) -> Marked:
        """Return the row of the heads, which stand at `index`."""
        ends = list(accumulate(self._sizes, initial=index))
        return row_of(*(lines[start:end] for start, end in pairwise(ends)))

    def row_at(self, lines: Sequence[Marked], index: int) -> int:
        """Return how many lines from `index` on are one row, 0 where none begins there."""
        row = lines[index : index + self.width]
        if not row or any(line.kind not in ("text", "row") for line in row):
            return 0
        if self._barred:
            numbered = not self._numbered or _is_number(row[0])
            return self.width if numbered and len(row) == self.width and all(_is_barred(line) for line in row) else 0
        if self._figured:
            return self.width if len(row) == self.width and _is_figured(row) else 0
        if self._numbered:
            return self._numbered_row(lines, index) if _is_number(row[0]) else 0
        return self.width if len(row) == self.width and self._fits(row) else 0

    def over_row(self, lines: Sequence[Marked], index: int) -> int:
        """Return how many lines at `index` are headings over all columns, or a merged cell, right above a row; 0 where none are."""
        over = range(1, 1 + (_GROUPS if self._grouped else 1))
        short = (count for count in over if all(len(line.folded) <= _LONGEST_HEADING for line in lines[index : index + count]))
        return next((count for count in short if index + count < len(lines) and self.row_at(lines, index + count)), 0)

    def cells(self, row: Sequence[Marked]) -> list[list[Marked]]:
        """Return the lines of a row cell by cell, as they fit the columns; each line is a cell where they do so in no way.

        A row with a line too few has an empty cell, as far to the right as may be: a day does not stand where a body is asked for. One
        with a line too many has a cell that is wrapped, where only one can be; where several can, the last that says what is to be done.
        """
        if len(row) == self.width or self._barred:
            return [[line] for line in row]
        few = len(row) < self.width
        ways = self._with_gaps(row) if few else self._with_wraps(row)
        fitting = [way for way in ways if self._all_fit(way)]
        if few and fitting:
            return fitting[0]
        if self._is_wrapped and fitting and self._are_alike(fitting):  # narrow columns are, and no text of a whole sentence
            return min(fitting, key=lambda way: max(len("".join(map(cell_of, cell))) for cell in way if len(cell) > 1))
        return fitting[-1] if fitting and self._are_alike(fitting) else [[line] for line in row]

    def merged(self, cells: Sequence[Sequence[Marked]]) -> str:
        """Return the columns of a row that go on from the row above, as the mark of a row says it: bodies, in a table with merged cells."""
        found = enumerate(zip(self._labels, cells, strict=False)) if self._grouped else ()
        return ",".join([str(at) for at, (label, cell) in found if not cell and gives_role(label)])

    def _without_groups(self, row: Sequence[Marked]) -> int:
        """Return how many lines of a numbered row are its own where the merged cell of the rows below it, and a heading over that, stand at its end."""
        if not self._grouped or self._fits_somehow(row):
            return len(row)
        sizes = range(len(row) - 1, max(1, len(row) - 1 - _GROUPS), -1)
        return next((size for size in sizes if not names_a_body(cell_of(row[size])) and self._fits_somehow(row[:size])), len(row))

    def _fits_somehow(self, row: Sequence[Marked]) -> bool:
        return len(cells := self.cells(row)) == self.width and self._all_fit(cells)

    def _are_alike(self, ways: Sequence[Sequence[Sequence[Marked]]]) -> bool:
        """Whether several ways to take a row differ in nothing but what is to be done: bodies and days stand in the same cells."""
        asked = [at for at, label in enumerate(self._labels) if column_kind(label) not in _SAYS]
        return all([way[at] for at in asked] == [ways[0][at] for at in asked] for way in ways)

    def _with_gaps(self, row: Sequence[Marked]) -> Iterator[list[list[Marked]]]:
        for filled in combinations(range(self.width), len(row)):
            if filled[0] == 0:
                yield [[row[filled.index(column)]] if column in filled else [] for column in range(self.width)]

    def _with_wraps(self, row: Sequence[Marked]) -> Iterator[list[list[Marked]]]:
        extra = len(row) - self.width
        for column in range(1, self.width):
            end = column + extra + 1
            yield [*([line] for line in row[:column]), list(row[column:end]), *([line] for line in row[end:])]

    def _all_fit(self, cells: Sequence[Sequence[Marked]]) -> bool:
        """Whether each cell can stand under its head, and a cell of several lines says what is to be done or goes on after a mark."""
        wrapped = any(len(lines) > 1 for lines in cells)
        for label, lines in zip(self._labels, cells, strict=True):
            cell = "".join(map(cell_of, lines))
            if fits_column(label, cell) is False or (self._is_wrapped and not may_stand(label, cell)):
                return False
            says = column_kind(label) in _SAYS
            if len(lines) > 1 and not _goes_on(lines, says=says, bodies=not self._grouped):
                return False
            if wrapped and says and len(lines) == 1 and names_a_body(cell_of(lines[0])):
                return False  # a body stands in another column, of several a line
        return True

    def _numbered_row(self, lines: Sequence[Marked], index: int) -> int:
        """A row reaches to the next number or to the head overleaf, and has as many lines as the head unless that number comes later."""
        following = int(cell_of(lines[index]).rstrip(".、")) + 1
        for at in range(index + 2, min(len(lines), index + _LONGEST_ROW)):
            if lines[at].kind not in ("text", "row") or lines[at].marker is not None:
                break
            if self.stands_at(lines, at) or (_is_number(lines[at]) and int(cell_of(lines[at]).rstrip(".、")) == following):
                return self._without_groups(lines[index:at])  # fewer lines than columns: an empty cell left no line behind
        if self._is_wrapped:
            last = sum(1 for _ in takewhile(lambda line: line.kind == "text" and line.marker is None, lines[index : index + _LONGEST_ROW]))
            return last if last <= self.width + _WRAPS else min(self.width, len(lines) - index)
        return min(self.width, len(lines) - index)

    def _fits(self, row: Sequence[Marked]) -> bool:
        if any(line.marker is not None and line.marker.is_article for line in row) or any(len(line.folded) > _LONGEST_CELL for line in row):
            return False
        told = [fit for label, line in zip(self._labels, row, strict=True) if (fit := fits_column(label, cell_of(line))) is not None]
        return bool(told) and all(told)


def _head(lines: Sequence[Marked], index: int) -> _Head | None:
    """Return the head that begins with lines[index], of a line for each name or more; None where there is none."""
    if lines[index].kind == "text" and column_kind(cell_of(lines[index])) == "number":
        texts = [cell_of(line) for line in lines[index : index + _MOST_LINES]]
        if sizes := wrapped_names(texts):
            labels = ["".join(texts[start:end]) for start, end in pairwise(accumulate(sizes, initial=0))]
            return _Head(labels, numbered=True, sizes=sizes)
    return _plain_head(lines, index)


_MOST_LINES = 120  # of the head of a table and its first rows


def _plain_head(lines: Sequence[Marked], index: int) -> _Head | None:
    """Return the head that begins with lines[index], a name a line; None where there is none."""
    first = lines[index]
    name = cell_of(first)
    if not may_be_column(name):
        return None
    barred = _is_barred(first)
    kind = column_kind(name) if first.kind == "text" or barred else None
    if kind is None or (not barred and index + 1 < len(lines) and column_kind(cell_of(lines[index + 1])) == "number"):
        return None  # a column before that of the numbers is merged over several rows: the rows begin with their number
    if first.kind == "text" and kind in ("place", "indicator") and (figured := _figured_head(lines, index)) is not None:
        return figured
    width = 0
    while width < _MOST_COLUMNS and index + width < len(lines) and _may_head(lines[index + width], barred):
        width += 1
    numbered = kind == "number"
    grouped = numbered and not barred and index > 0 and _names(lines[index - 1]) and len(cell_of(lines[index - 1])) <= _LONGEST_GROUP
    if numbered and not barred:  # heads that nobody knows count where the number of the first row stands behind them
        while width < _MOST_COLUMNS and index + width < len(lines) and _names(lines[index + width]):
            width += 1
        if not any(_is_number(line) for line in lines[index + width : index + width + 2]):  # a heading may stand over the first row
            return None
    if barred or grouped:  # names that nobody knows behind the last head that somebody does are cells of the first row
        width = max(at for at in range(width) if column_kind(cell_of(lines[index + at])) is not None) + 1
    labels = [cell_of(line) for line in lines[index : index + width]]
    head = _Head(labels, barred=barred, numbered=numbered, grouped=grouped)
    enough = width >= 2 and (is_head(labels) or (numbered and width >= 3 and may_name_columns(labels)))
    first_rows = range(index + width, min(len(lines), index + width + 1 + (_GROUPS if grouped else 1)))
    return head if enough and any(head.row_at(lines, at) for at in first_rows) else None


def _figured_head(lines: Sequence[Marked], index: int) -> _Head | None:
    """Return the head of a table of places or indicators: as many names as lines make up each of the first two rows below."""
    width = 1
    while width < _MOST_COLUMNS and index + width < len(lines) and _names(lines[index + width]):
        width += 1
        if width > 1 and all(_is_figured(lines[at : at + width]) for at in (index + width, index + 2 * width)):
            return _Head([cell_of(line) for line in lines[index : index + width]], figured=True)
    return None


def _is_figured(row: Sequence[Marked]) -> bool:
    """Whether a row is a name, and figures or nothing in all its other cells."""
    cells = [cell_of(line) for line in row]
    return len(cells) > 1 and _NAME.match(cells[0]) is not None and all(map(_FIGURE.fullmatch, cells[1:]))


def _may_head(line: Marked, barred: bool) -> bool:
    return (
        _is_barred(line) == barred
        and (line.kind == "text" or barred)
        and (column_kind(cell_of(line)) is not None or (barred and _names(line)))
    )


def _names(line: Marked) -> bool:
    text = cell_of(line)
    return bool(text) and line.marker is None and may_name_columns([text])


def _goes_on(lines: Sequence[Marked], *, says: bool, bodies: bool) -> bool:
    """Whether lines can be one cell: of one that says what is to be done none is a body, of others each is one (bodies), or each ends in a mark."""
    if says:
        return not any(names_a_body(cell_of(line)) for line in lines)
    return (bodies and all(names_a_body(cell_of(line)) for line in lines)) or all(
        cell_of(before)[-1:] in _GOES_ON or cell_of(after)[:1] in _GOES_ON for before, after in pairwise(lines)
    )
