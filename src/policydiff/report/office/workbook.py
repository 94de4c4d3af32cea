"""What every workbook is made with: the door to xlsxwriter, styles, heads, cells, row heights and the printed page."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from typing import Any

from policydiff.errors import MissingExtra, PolicydiffError
from policydiff.messages import said, tell
from policydiff.tables.cells import Cell, Column
from policydiff.text.inert import visible
from policydiff.vocab.labels import Labels

COLOURS = {
    "copied": "#66707C",
    "localized": "#0D6E70",
    "adapted": "#8A5800",
    "added": "#2456A6",
    "dropped": "#B03228",
    "same": "#66707C",
    "renumbered": "#0D6E70",
    "moved": "#8A5800",
    "scaled": "#8A5800",
    "unchanged": "#66707C",
    "reversed": "#B0265C",
    "kept": "#0D6E70",
    "role-changed": "#8A5800",
    "place": "#0D6E70",
    "level": "#146996",
    "organisation": "#2C743C",
    "quantity": "#6A3EA6",
    "strength": "#B0265C",
    "enumeration": "#845200",
    "clause": "#8C4820",
    "wording": "#545E6E",
}
_COLOURED = frozenset(("verdict", "edit", "relation", "target_verdict", "organisation_verdict"))
"""Groups of words that have colours: the level of a place is no total of a target, though both are called level."""
CELL_LIMIT = 32_000
"""Excel refuses a cell of more than 32 767 characters."""
_ROW_LIMIT = 1_048_576
_LINE = 16.0
_TALLEST = 409.0
_STAMP = datetime(2000, 1, 1)
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10}
_HEAD = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
LINED = {"bottom": 1, "bottom_color": "#DDD8CC"}
"""A thin line under a cell, which leads the eye along a row."""
_PLAIN_HEAD, FREE_HEAD = "#F1EEE7", "#E2EFDA"
"""Colours of heads: of a column, and of one that a person may write in."""


@contextmanager
def workbook() -> Iterator[Book]:
    """Yield an empty workbook, whose bytes are there when it is left. Raises MissingExtra without xlsxwriter."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtra("xlsx", tell("extra.xlsx")) from error
    stream = io.BytesIO()
    # Constant memory would cut rich strings; in_memory writes no temporary files. Nothing in a cell is ever guessed at.
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {**_FONT},
    }
    made = xlsxwriter.Workbook(stream, settings)
    made.set_properties({"created": _STAMP, "comments": "policydiff"})
    book = Book(made)
    yield book
    made.close()
    book.bytes = stream.getvalue()


class Book:
    """One workbook being written; formats are made once each."""

    def __init__(self, made: Any) -> None:
        self.bytes = b""
        self._workbook = made
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def style(self, **properties: Any) -> Any:
        """Return the format with some properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(properties)
        return self._formats[key]

    def cell(self, **properties: Any) -> Any:
        """Return the format of a cell of text: from the top, wrapped."""
        return self.style(**{"valign": "top", "text_wrap": True, **properties})

    def add(self, name: str) -> Any:
        """Return a new sheet."""
        return self._workbook.add_worksheet(name)

    def begin(self, name: str, heads: Sequence[tuple[str, int]], free: Sequence[int] = (), figures: Sequence[int] = ()) -> Any:
        """Return a new sheet with its head row: (head, width in characters of the default font; a Chinese character takes two).

        free: the columns that a person may write in; their heads have another colour. figures: those whose head stands to the right, over figures.
        """
        sheet = self.add(name)
        for at, (head, width) in enumerate(heads):
            sheet.set_column(at, at, width)
            side = {"align": "right"} if at in figures else {}
            sheet.write_string(0, at, head, self.style(bg_color=FREE_HEAD if at in free else _PLAIN_HEAD, **_HEAD, **side))
        return sheet

    def explain(self, sheet: Any, at: int, text: str) -> None:
        """Let the head of a column say what it means where somebody points at it."""
        sheet.write_comment(0, at, text, {"author": "", "font_size": 9, "width": 190, "height": 22 + 18 * -(-_cells(text) // 28)})

    def fold(self, sheet: Any, at: int, width: int) -> None:
        """Fold a column away: a click on the + above the sheet shows it; it is not printed."""
        sheet.set_column(at, at, width, None, {"level": 1, "hidden": True})

    def end(self, sheet: Any, rows: int, columns: int, *, printed: int) -> None:
        """Freeze the head and two columns, set filters, and the page to print: the head on each, the first `printed` columns.

        Raises PolicydiffError where a sheet of Excel does not take as many rows.
        """
        if rows >= _ROW_LIMIT:
            raise PolicydiffError(tell("report.too-many-rows", name=sheet.get_name(), count=rows), tell("hint.csv-or-json"))
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(rows, 1), columns - 1)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, max(rows, 1), printed - 1)
        self.set_paper(sheet)

    def set_paper(self, sheet: Any) -> None:
        """Print on A4, across, as wide as a page."""
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.set_footer("&C&P / &N")

    def height(
        self,
        sheet: Any,
        row: int,
        cells: Sequence[tuple[Cell, Column, int]],
        labels: Labels,
        most: float = _TALLEST,
        *,
        lined: bool = False,
    ) -> None:
        """Make a row as high as its cells (value, column, width) need: spreadsheets do not measure wrapped rich text on opening.

        lined: a thin line under the row, where its cells have one (see `cell`), also under those that are empty.
        """
        need = max((_height(words_of(value, column, labels), width) for value, column, width in cells), default=_LINE)
        sheet.set_row(row, min(need, most), self.style(**LINED) if lined else None)

    def spread(self, sheet: Any, row: int, columns: tuple[int, int], text: str, width: int) -> None:
        """Write a text over several columns, wrapped, in a row that is as high as it needs; width: that of the columns together."""
        sheet.merge_range(row, columns[0], row, columns[1], text, self.style(text_wrap=True, valign="top"))
        sheet.set_row(row, min(_height(text, width), _TALLEST))

    def paragraph(self, sheet: Any, row: int, text: str, width: int) -> None:
        """Write a text in the first column, wrapped, in a row that is as high as it needs; width: the column's."""
        sheet.write_string(row, 0, text, self.cell())
        sheet.set_row(row, min(_height(text, width), _TALLEST))

    def head_height(self, sheet: Any, heads: Sequence[tuple[str, int]], most: float = 5 * _LINE) -> None:
        """Make the head row as high as its heads (head, width) need."""
        sheet.set_row(0, min(max((_height(head, width) for head, width in heads), default=_LINE), most))

    def write(self, sheet: Any, row: int, at: int, value: Cell, column: Column, labels: Labels, **style: Any) -> None:
        """Write one cell of a table; nothing where there is nothing."""
        if value is None or value == () or value == "":
            if style:
                sheet.write_blank(row, at, None, self.cell(**style))
        elif isinstance(value, bool):
            if value:
                sheet.write_string(row, at, "✓", self.cell(align="center", **style))
        elif isinstance(value, (int, float, Decimal)):
            sheet.write_number(row, at, float(value), self.cell(num_format=_number_format(value, column), **style))
        else:
            colour = COLOURS.get(value) if column.group in _COLOURED and isinstance(value, str) else None
            look = self.cell(font_color=colour, bold=True, **style) if colour else self.cell(**style)
            sheet.write_string(row, at, short(words_of(value, column, labels)), look)


def words_of(value: Cell, column: Column, labels: Labels) -> str:
    """Return what a cell of text shows: labels for keys, messages in the language, lists joined."""
    if column.kind == "message":
        return said(value, labels) if isinstance(value, str) else ""
    if column.kind == "rule":
        return labels.rule(value)[1:-1] if isinstance(value, str) else ""
    items = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    if column.kind == "named":
        return labels.join([labels.of_name(column.group, item) for item in items])
    return labels.join([labels(column.group, item) for item in items] if column.kind == "words" else list(items))


def short(text: str) -> str:
    """Return a text as a cell takes it: visible, and cut (which it says) where it is longer than a cell can be."""
    shown = visible(text)
    return shown if len(shown) <= CELL_LIMIT else f"{shown[:CELL_LIMIT]}… (+{len(shown) - CELL_LIMIT})"


def _height(text: str, width: int) -> float:
    return min(max(-(-_cells(text) // max(width - 1, 1)), 1) * _LINE + 3, _TALLEST)


def _cells(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def _number_format(value: int | float | Decimal, column: Column) -> str:
    if column.key == "ratio":
        return "0.000%" if abs(float(value)) < 0.1 else "0.0%"
    if column.kind == "share":
        return "0.00"
    if column.kind == "number":
        return "#,##0" if value == int(value) else "#,##0.0###"
    return "0"
