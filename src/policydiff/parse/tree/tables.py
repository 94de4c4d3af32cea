"""Tables: consecutive row paragraphs as one grid whose columns are known by the head, read once for every reader of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from policydiff.parse.lay.passage import Passage
from policydiff.records import dataclass
from policydiff.vocab.duties.captions import allots_money
from policydiff.vocab.duties.columns import (
    About,
    about,
    column_kind,
    gives_a_plain_goal,
    gives_a_total,
    gives_role,
    is_example,
    is_head,
    is_label_of,
    may_name_columns,
)

_FEW = 2  # lines outside a table that part its rows and end nothing
_LONGEST_CAPTION = 60
_GOES_ON = frozenset(
    {"moment", "group", "task", "problem", "lead", "responsible", "year"}
)  # kinds of columns whose cell may stand for rows below it
_TABLE = "表"
_RULE = re.compile(r"[\s|:+-]*$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell. passage: without the blanks at its edges; start: its offset in the row's own text, None where it is merged from above."""

    passage: Passage
    start: int | None

    @property
    def text(self) -> str:
        """The folded text."""
        return self.passage.folded


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    kind: head, rule (a line of dashes), group (one cell that stands over the rows below it), data, example (how a form is to be filled in),
    pair (its cells are labels and what belongs to each: columns are the labels, cells the others), card and field (a row of a card: policydiff.parse.tree.cards), or loose (a row with more cells than
    its head has columns: nobody can say which is which). columns: the label of each column as the head above says it, of a head
    of two rows the lower one, with the year of the upper; () where no head is known. over: what stands over each column in the upper
    row of such a head. table: the running number of the table. caption: the folded lines right above it, the nearest first.
    beside: of a card, how many rows of it stand before and behind this one.
    """

    kind: str
    cells: tuple[Cell, ...]
    columns: tuple[str, ...] = ()
    table: int = 0
    over: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    beside: tuple[int, int] = (0, 0)

    def kinds(self) -> tuple[str | None, ...]:
        """Return what each column holds (policydiff.vocab.duties.columns.column_kind)."""
        return tuple(column_kind(label) for label in self.columns)

    @property
    def about(self) -> About:
        """What the table says by its head: who does what, how much of what by when, scores, sums, or other particulars."""
        return about(self.columns)

    def shares_money(self, title: str) -> bool:
        """Return whether the caption, or the title of a text that is a table, says that money is shared out, and no column says by whom or when."""
        told = (*self.caption, title) if title.endswith(_TABLE) else self.caption
        return self.about in ("particulars", "unknown") and any(map(allots_money, told))

    @property
    def scores(self) -> bool:
        """Whether a column says how many points something is worth."""
        return "score" in self.kinds()

    @property
    def has_goals(self) -> bool:
        """Whether a column says what is to be reached, and not merely how that is marked."""
        return any(map(gives_a_plain_goal, self.columns))


def split_cells(passage: Passage) -> tuple[Cell, ...]:
    """Return the cells of a row, parted by tabs, or by bars as in Markdown; bars at the edges of the row open no cell."""
    mark, text = ("\t", passage.text) if "\t" in passage.text else ("|", passage.folded)
    bounds = [-1, *(match.start() for match in re.finditer(re.escape(mark), text)), len(text)]
    places = [(left + 1, right) for left, right in pairwise(bounds)]
    if mark == "|":
        first = 0 if text[: places[0][1]].strip() else 1
        last = len(places) - (0 if text[places[-1][0] :].strip() else 1)
        places = places[first:last] or places[:1]
    return tuple(_cell(passage, start, end) for start, end in places)


def _cell(passage: Passage, start: int, end: int) -> Cell:
    folded = passage.folded
    while start < end and folded[start] in " |":
        start += 1
    while end > start and folded[end - 1] in " |":
        end -= 1
    return Cell(passage.cut(start, end), start)


def read_rows(lines: Iterable[tuple[Passage, str] | str]) -> Iterator[Row | None]:
    """Yield the row that each line (its passage, and the detail of its mark) is; None for a line outside tables (its folded text).

    A head holds for the rows below it, also past a line or two outside (a heading over all columns, a page's end), where the
    rows go on with no more cells than it has.
    """
    table = _Table()
    for line in lines:
        if isinstance(line, str):
            table.pass_over(line)
            yield None
        else:
            yield table.read(*line)


@dataclass(slots=True)
class _Table:
    """The table that is being read: its number and head, the row above, whether that was a head, and the lines outside since."""

    number: int = 0
    columns: tuple[str, ...] = ()
    above: tuple[Cell, ...] = ()
    in_head: bool = False
    begun: bool = False
    outside: int = 0
    over: tuple[str, ...] = ()
    caption: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    def pass_over(self, line: str) -> None:
        """Note a line outside tables: it may stand over the next one."""
        self.outside += 1
        self.lines = (line, *self.lines[: _FEW - 1]) if len(line) <= _LONGEST_CAPTION else ()

    def read(self, passage: Passage, detail: str) -> Row:
        cells = split_cells(passage)
        if _RULE.match(passage.folded):
            return self._row("rule", cells)
        if not self.begun or (self.outside and (self.outside > _FEW or self._begins_anew(cells) or detail == "header")):
            self.number += 1
            self.columns, self.above, self.in_head, self.begun = (), (), False, False
            self.over, self.caption = (), self.lines
        self.outside, self.lines = 0, ()
        labels = tuple(cell.text.replace(" ", "") for cell in cells)
        if _is_pairs(labels):
            self.in_head, self.begun, self.above = False, True, ()
            return Row("pair", cells[1::2], labels[::2], self.number, (), self.caption)
        if self._is_head(labels, detail):
            self.columns, self.over = self._under(labels) if self.in_head else (labels, ())
            self.in_head, self.begun, self.above = True, True, ()
            return self._row("head", cells)
        self.in_head, self.begun = False, True
        merged = {int(number) for number in detail.split(",")} if detail[:1].isdigit() else self._left_empty(labels, detail)
        cells = tuple(self._merged(index) if index in merged else cell for index, cell in enumerate(_padded(cells, merged)))
        grouped = sum(map(bool, labels)) == 1 and len(cells) > 2 and bool(labels[0]) and not merged
        self.above = () if grouped else cells
        loose = bool(self.columns) and len(cells) > len(self.columns) and any(cell.text for cell in cells[len(self.columns) :])
        example = not grouped and is_example(next(filter(None, labels), ""))
        return self._row("group" if grouped else "loose" if loose else "example" if example else "data", cells)

    def _begins_anew(self, cells: tuple[Cell, ...]) -> bool:
        """Whether a row below other lines is of another table: it has more cells, or begins with the head's first name and goes on with others."""
        labels = [cell.text.replace(" ", "") for cell in cells]
        others = labels[0] == self.columns[0] != "" and tuple(labels) != self.columns if self.columns else False
        return len(cells) > len(self.columns) or (others and may_name_columns(list(filter(None, labels))))

    def _row(self, kind: str, cells: tuple[Cell, ...]) -> Row:
        return Row(kind, cells, self.columns, self.number, self.over, self.caption)

    def _is_head(self, labels: tuple[str, ...], detail: str) -> bool:
        """Whether a row is a head: by its words; as the reader saw it; or as the first of its table, where it reads as names."""
        filled = [label for label in labels if label]
        if self.above and detail[:1].isdigit():
            return False  # a cell of the data above goes on in it
        if is_head(filled) or (detail == "header" and (self.in_head or not self.begun)):
            return True
        return not self.begun and len(filled) > 1 and len(filled) == len(labels) and may_name_columns(filled)

    def _under(self, labels: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the labels of a second head row, and what stands over each: the first row's where the second is empty, its year with it.

        A cell of the first row over several columns leaves those to its right empty: 2025年 over 目标值 and 增速.
        """
        width = max(len(labels), len(self.columns))
        lower, upper = [(*row, *[""] * (width - len(row))) for row in (labels, self.columns)]
        out: list[str] = []
        spans: list[str] = []
        over = ""
        for below, above in zip(lower, upper, strict=True):
            over = above or (over if below else "")
            kind = column_kind(over) if below and below != over and not gives_role(below) else None
            if kind == "division" and column_kind(below) in (None, "place"):  # 责任分工 over 市级部门 and 区县
                out.append(over)
            else:
                out.append(f"{over}{below}" if kind == "year" else below or above)
            spans.append(over if below and over != below else "")
        return tuple(out), tuple(spans)

    def _left_empty(self, labels: tuple[str, ...], detail: str) -> set[int]:
        """Return the columns at the left that a row leaves empty and that go on from the row above, in a table whose merged cells no reader saw.

        A year, a body or a task is printed once for the rows below it; a row of the whole, or one with nothing else, begins no such.
        """
        empty = next((at for at, label in enumerate(labels) if label), len(labels))
        if not empty or detail or not self.above or len(labels) - empty < _FEW or any(map(gives_a_total, labels)):
            return set()
        return {at for at, label in enumerate(self.columns[:empty]) if column_kind(label) in _GOES_ON}

    def _merged(self, column: int) -> Cell:
        """Return the cell above, which covers this column too."""
        return Cell(self.above[column].passage, None) if column < len(self.above) else Cell(Passage("", (), ""), None)


def _is_pairs(labels: Sequence[str]) -> bool:
    """Whether a row is labels each before what belongs to it: 责任单位 before a body, 完成时限 before a day."""
    if len(labels) % 2 or any(map(column_kind, labels[1::2])) or not all(map(column_kind, labels[::2])):
        return False
    return any(is_label_of(label, cell) for label, cell in zip(labels[::2], labels[1::2], strict=True))


def _padded(cells: tuple[Cell, ...], merged: set[int]) -> tuple[Cell, ...]:
    """A line loses the empty cells at its end; those that are merged from above count."""
    missing = max(merged, default=-1) + 1 - len(cells)
    return (*cells, *[Cell(Passage("", (), ""), None)] * missing)
