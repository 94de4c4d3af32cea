"""A result over many documents as a workbook: a sheet for each table, and the heat map of a matrix in colours."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from policydiff.records import dataclass
from policydiff.report.many.sheet import Result, head_of
from policydiff.report.office.workbook import Book, short, workbook
from policydiff.tables.cells import Cell, Table
from policydiff.tables.options import Options
from policydiff.vocab.labels import Labels

_WIDTHS = {
    "text": 56,
    "source_text": 56,
    "title": 40,
    "source_title": 40,
    "message": 50,
    "heading": 26,
    "id": 26,
    "child": 36,
    "parent": 26,
    "source_id": 26,
    "source": 26,
    "target": 26,
    "metric": 30,
    "notes": 26,
    "reasons": 40,
    "place": 12,
    "path": 14,
    "source_path": 14,
    "sha256": 14,
}
_FILE = ("documents", "path")
"""The column of this table that holds the path of a file, and no place in a document."""
_FILE_WIDTH = 44
_USUAL = 10
_UNMEASURED = ("sha256",)
"""Columns for which no row is made higher: nobody reads a checksum."""
_PRINTED = 225
"""Characters of columns that are printed at most: a page across takes them at little more than half their size."""
_TALLEST = 115.0
_PALE, _DARK = "#FFFFFF", "#3F8F8D"
_HEAT_WIDTH = 7
_FACT_WIDTH = 110


@dataclass(frozen=True, slots=True)
class HeatSheet:
    """A heat map. name: of its sheet; columns: heads; rows: name and shares, None where nothing is known; foot: the means."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]
    foot: tuple[float | None, ...]


def many_xlsx(found: Result, options: Options, heats: Sequence[HeatSheet] = ()) -> bytes:
    """Return a workbook: facts first, the heat maps where there are some, then every table that has rows."""
    labels = options.labels
    with workbook() as book:
        _facts(book, found, labels)
        for heat in heats:
            _heat(book, heat, labels)
        for table in found.tables.values():
            if table.rows:
                _table(book, table, labels)
    return book.bytes


def _facts(book: Book, found: Result, labels: Labels) -> None:
    sheet = book.add(labels("heading", "summary"))
    sheet.set_column(0, 0, _FACT_WIDTH)
    sheet.write_string(0, 0, short(found.title), book.style(bold=True, font_size=13))
    told = [fact for fact in found.facts if fact != found.title]
    for number, fact in enumerate(told, 2):
        book.paragraph(sheet, number, short(fact), _FACT_WIDTH)
    book.set_paper(sheet)


def _heat(book: Book, heat: HeatSheet, labels: Labels) -> None:
    heads: Sequence[tuple[str, int]] = [(labels("heading", "child"), 30), *((head, _HEAT_WIDTH) for head in heat.columns)]
    sheet = book.begin(labels("many_table", heat.name), heads)
    book.head_height(sheet, heads)
    percent = book.style(num_format="0%", align="center")
    for number, (name, shares) in enumerate((*heat.rows, (labels("many_column", "uptake"), heat.foot)), 1):
        sheet.write_string(number, 0, short(name), book.style(bold=number > len(heat.rows)))
        for at, share in enumerate(shares, 1):
            if share is not None:
                sheet.write_number(number, at, share, percent)
    colours = {"type": "2_color_scale", "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
    sheet.conditional_format(1, 1, max(len(heat.rows), 1), max(len(heat.columns), 1), {**colours, "min_color": _PALE, "max_color": _DARK})
    sheet.freeze_panes(1, 1)
    book.set_paper(sheet)


def _table(book: Book, table: Table, labels: Labels) -> None:
    widths = [_FILE_WIDTH if (table.name, column.key) == _FILE else _WIDTHS.get(column.key, _USUAL) for column in table.columns]
    heads = [(head_of(column, labels), width) for column, width in zip(table.columns, widths, strict=True)]
    figures = [at for at in range(len(table.columns)) if any(_is_figure(row[at]) for row in table.rows)]
    sheet = book.begin(labels("many_table", table.name), heads, figures=figures)
    book.head_height(sheet, heads)
    for at, column in enumerate(table.columns):
        if column.key == "parent" and len(table.rows) > 1 and len({row[at] for row in table.rows}) == 1:
            book.fold(sheet, at, widths[at])  # one parent for all: the facts name it
    measured = [at for at, column in enumerate(table.columns) if column.key not in _UNMEASURED]
    above: tuple[Cell, ...] = (None,) * len(table.columns)
    for number, row in enumerate(table.rows, 1):
        new = [at for at in measured if row[at] != above[at]]  # what stands above already is cut to a line
        book.height(sheet, number, [(row[at], table.columns[at], widths[at]) for at in new], labels, _TALLEST)
        for at, column in enumerate(table.columns):
            cut = {"text_wrap": False} if row[at] and at not in new else {}
            book.write(sheet, number, at, row[at], column, labels, **cut)
        above = row
    book.end(sheet, len(table.rows), len(table.columns), printed=_printed(widths))


def _is_figure(value: Cell) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _printed(widths: Sequence[int]) -> int:
    """Return how many columns a page has room for: at least one."""
    return max(sum(total <= _PRINTED for total in accumulate(widths)), 1)
