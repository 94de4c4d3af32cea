"""Workbooks: text that is never a formula, numbers that are numbers, changed characters coloured inside the cell."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from typing import Any

from policydiff.errors import MissingExtra
from policydiff.messages import said, tell
from policydiff.model import Comparison, Match, Notice
from policydiff.report import wording
from policydiff.report.terms import terms
from policydiff.tables.columns import Cell, Column, Table, comparison_table, notice_table
from policydiff.tables.options import Options
from policydiff.tables.rows import view
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
# Column widths in characters of the default font; a Chinese character takes two. The order is the sheet's.
_CLAUSES = (
    ("id", 6),
    ("verdict", 8),
    ("parent_path", 12),
    ("parent_text", 56),
    ("child_path", 12),
    ("child_text", 56),
    ("edit_kinds", 14),
    ("similarity", 8),
    ("coverage", 9),
    ("margin", 7),
    ("moved", 6),
    ("renumbered", 6),
    ("review", 6),
    ("clause_role", 7),
    ("heading", 20),
    ("reason", 40),
    ("parent_clauses", 16),
    ("child_clauses", 16),
    ("fingerprint", 14),
)
_TARGETS = (
    ("id", 6),
    ("verdict", 7),
    ("metric", 34),
    ("parent_printed", 15),
    ("child_printed", 15),
    ("ratio", 11),
    ("notes", 18),
    ("parent_value", 16),
    ("parent_value_max", 12),
    ("parent_unit", 9),
    ("child_value", 14),
    ("child_value_max", 12),
    ("child_unit", 9),
    ("parent_comparator", 9),
    ("child_comparator", 9),
    ("parent_basis", 9),
    ("child_basis", 9),
    ("parent_year", 9),
    ("child_year", 9),
    ("parent_modality", 9),
    ("child_modality", 9),
    ("parent_path", 12),
    ("child_path", 12),
    ("parent_clause", 14),
    ("child_clause", 14),
)
_ORGANISATIONS = (
    ("id", 6),
    ("verdict", 8),
    ("parent_path", 13),
    ("child_path", 13),
    ("parent_name", 28),
    ("child_name", 34),
    ("parent_role", 9),
    ("child_role", 9),
    ("reason", 12),
    ("lead_changed", 10),
    ("parent_section", 12),
    ("child_section", 12),
)
_SECTIONS = (
    ("id", 6),
    ("relation", 8),
    ("parent_path", 13),
    ("parent_heading", 44),
    ("child_path", 13),
    ("child_heading", 44),
    ("parent_section", 12),
    ("child_section", 12),
)
_TASKS = (
    ("notice", 26),
    ("jurisdiction", 10),
    ("path", 13),
    ("heading", 26),
    ("lead", 28),
    ("responsible", 40),
    ("cooperating", 34),
    ("guiding", 16),
    ("open_ended", 5),
    ("deadline", 11),
    ("text", 44),
    ("code", 9),
    ("plan", 6),
    ("id", 14),
    ("clause", 16),
    ("start", 8),
    ("end", 8),
)
_NOTICE_TARGETS = (
    ("notice", 26),
    ("jurisdiction", 10),
    ("path", 13),
    ("metric", 32),
    ("modality", 8),
    ("comparator", 7),
    ("value", 16),
    ("value_max", 12),
    ("unit", 9),
    ("year", 7),
    ("basis", 8),
    ("printed", 15),
    ("scope", 10),
    ("per", 10),
    ("achieved", 8),
    ("text", 44),
    ("code", 9),
    ("plan", 6),
    ("id", 8),
    ("of", 8),
    ("clause", 16),
    ("start", 8),
    ("end", 8),
)
_CELL_LIMIT = 32_000
"""Excel refuses a cell of more than 32 767 characters."""
_PRINTED = 7
"""On paper only the first columns of a sheet are printed; the others are for filters and programs."""
_LINE = 16.0
_STAMP = datetime(2000, 1, 1)
_FONT = {"font_name": "Microsoft YaHei", "font_size": 10}


def comparison_xlsx(comparison: Comparison, options: Options) -> bytes:
    """Return a workbook of five sheets: overview, clauses, targets, organisations, sections; the rows are those of `view`."""
    with _workbook() as book:
        book.overview(comparison, options)
        rows = {row.id: row.match for row in view(comparison, options).clauses}
        for name, widths in (("clauses", _CLAUSES), ("targets", _TARGETS), ("organisations", _ORGANISATIONS), ("sections", _SECTIONS)):
            book.sheet(comparison_table(comparison, name, options), widths, options.labels, rows if name == "clauses" else {})
    return book.bytes


def notices_xlsx(notices: Sequence[Notice], options: Options) -> bytes:
    """Return a workbook of the tasks and the targets of any number of notices."""
    with _workbook() as book:
        for name, widths in (("tasks", _TASKS), ("targets", _NOTICE_TARGETS)):
            book.sheet(notice_table(notices, name), widths, options.labels, {})
    return book.bytes


@contextmanager
def _workbook() -> Iterator[_Book]:
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
    workbook = xlsxwriter.Workbook(stream, settings)
    workbook.set_properties({"created": _STAMP, "comments": "policydiff"})
    book = _Book(workbook)
    yield book
    workbook.close()
    book.bytes = stream.getvalue()


class _Book:
    """One workbook being written; formats are made once each."""

    def __init__(self, workbook: Any) -> None:
        self.bytes = b""
        self._workbook = workbook
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def style(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(properties)
        return self._formats[key]

    def cell(self, **properties: Any) -> Any:
        return self.style(valign="top", text_wrap=True, **properties)

    def sheet(self, table: Table, widths: tuple[tuple[str, int], ...], labels: Labels, matches: dict[str, Match]) -> None:
        """Write a table: head row frozen, filters set, columns in the order of `widths`."""
        sheet = self._workbook.add_worksheet(labels("heading", table.name))
        order = {column.key: number for number, column in enumerate(table.columns)}
        for at, (key, width) in enumerate(widths):
            sheet.set_column(at, at, width)
            sheet.write_string(
                0, at, labels("column", key), self.style(bold=True, bottom=1, text_wrap=True, valign="top", bg_color="#F1EEE7")
            )
        for number, row in enumerate(table.rows, 1):
            match = matches.get(str(row[0]))
            printed = [(row[order[key]], table.columns[order[key]], width) for key, width in widths[:_PRINTED]]
            sheet.set_row(number, max(_height(_words(value, column, labels), width) for value, column, width in printed))
            for at, (key, _) in enumerate(widths):
                side = key.removesuffix("_text")
                if match is not None and side in ("parent", "child") and key.endswith("_text"):
                    self._text(sheet, number, at, match, side)
                else:
                    self._write(sheet, number, at, row[order[key]], table.columns[order[key]], labels)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(widths) - 1)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, max(len(table.rows), 1), _PRINTED - 1)
        _print_setup(sheet)

    def _write(self, sheet: Any, row: int, at: int, value: Cell, column: Column, labels: Labels) -> None:
        if value is None or value == () or value == "":
            return
        if isinstance(value, bool):
            if value:
                sheet.write_string(row, at, "✓", self.cell(align="center"))
        elif isinstance(value, (int, float, Decimal)):
            sheet.write_number(row, at, float(value), self.cell(num_format=_number_format(value, column)))
        else:
            colour = COLOURS.get(value) if column.kind == "words" and isinstance(value, str) else None
            style = self.cell(font_color=colour, bold=True) if colour else self.cell()
            sheet.write_string(row, at, _short(_words(value, column, labels)), style)

    def _text(self, sheet: Any, row: int, at: int, match: Match, side: str) -> None:
        text = match.parent_text if side == "parent" else match.child_text
        parts = [(visible(words), edit) for words, edit in wording.pieces(match, side)]
        base = self.cell(font_color=COLOURS["copied"]) if match.verdict == "copied" else self.cell()
        if len(text) > _CELL_LIMIT or sum(len(words) for words, _ in parts) > _CELL_LIMIT or not any(edit for _, edit in parts):
            if text:
                sheet.write_string(row, at, _short(text), base)
        elif len(parts) == 1:  # a rich string needs two pieces; one piece is a plain cell in that style
            sheet.write_string(row, at, parts[0][0], self.cell(**_edit_style(parts[0][1], side)))
        else:
            fragments: list[Any] = []
            for words, edit in parts:
                fragments += [self.style(**_edit_style(edit, side)) if edit else self.style(), words]
            sheet.write_rich_string(row, at, *fragments, base)

    def overview(self, comparison: Comparison, options: Options) -> None:
        """Write the first sheet: the pair, the shares, what survived, the counts, and what the words mean."""
        labels = options.labels
        sheet = self._workbook.add_worksheet(labels("heading", "summary"))
        for at, width in enumerate((14, 26, 12, 12, 12, 12)):
            sheet.set_column(at, at, width)
        for number, line in enumerate((*_overview(comparison, labels), *_term_lines(comparison, options))):
            heads = len(line) > 3 and all(isinstance(value, str) for value in line)
            for at, value in enumerate(line):
                if isinstance(value, str):
                    style = self.style(align="right", bottom=1) if heads and at > 1 else self.style(bold=at == 0, valign="top")
                    sheet.write_string(number, at, _short(value), style)
                elif value is not None:
                    sheet.write_number(number, at, value, self.style(num_format="0.0%" if isinstance(value, float) else "#,##0"))
        _print_setup(sheet)


def _overview(comparison: Comparison, labels: Labels) -> Iterator[tuple[str | int | float | None, ...]]:
    summary = comparison.summary
    for role, side in (("parent", comparison.parent), ("child", comparison.child)):
        yield labels("heading", role), side.title or side.id
        yield "", " · ".join(filter(None, (side.jurisdiction, side.document_number, f"{side.id}/{side.plan}")))
    yield labels("heading", "parentage"), wording.parentage_words(comparison.parentage, labels)
    yield ()
    yield (
        "",
        labels("column", "verdict"),
        *(labels("column", key) for key in ("clauses", "clause_share", "characters", "character_share")),
    )
    for role, side_summary in (("parent", summary.parent), ("child", summary.child)):
        for name, share in wording.shares(side_summary):
            word = labels("message", name) if name in ("total", "kept") else labels("verdict", name)
            head = labels("heading", role) if name == "total" else ""
            yield head, word, share.clauses, float(share.clause_share), share.characters, float(share.character_share)
    yield ()
    for name in ("verbatim", "cut", "dropped", "from_parent"):
        head = labels("heading", "survival") if name == "verbatim" else ""
        yield head, labels("message", name), float(getattr(summary.survival, name))
    for group, title in (("target_verdict", "targets"), ("organisation_verdict", "organisations"), ("relation", "sections")):
        yield ()
        for number, (word, count) in enumerate(getattr(summary, title).items()):
            yield labels("heading", title) if number == 0 else "", labels(group, word), count
    yield ()
    for verdict in ("copied", "localized", "adapted", "added", "dropped"):
        head = labels("heading", "how_to_read") if verdict == "copied" else ""
        yield head, labels("verdict", verdict), labels.about("verdict", verdict)
    for entry in comparison.diagnostics:
        yield labels("severity", entry.severity), entry.rule, said(entry.as_message, labels)


def _term_lines(comparison: Comparison, options: Options) -> Iterator[tuple[str | int | float | None, ...]]:
    labels = options.labels
    for name, words in terms(comparison, options):
        yield ()
        yield labels("message", name), "", labels("heading", "parent"), labels("heading", "child")
        yield from (("", term.word, term.parent, term.child) for term in words)


def _edit_style(edit: Any, side: str) -> dict[str, Any]:
    mark: dict[str, Any] = {"font_strikeout": True} if side == "parent" else {"underline": 1}
    return {"font_color": COLOURS[edit.kind], "bold": True, **mark}


def _words(value: Cell, column: Column, labels: Labels) -> str:
    """Return what a cell of text shows: labels for keys, lists joined."""
    items = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
    if column.key == "reason" and column.kind == "text":
        return said(value, labels) if isinstance(value, str) else ""
    return labels.join([labels(column.group, item) for item in items] if column.kind == "words" else list(items))


def _height(text: str, width: int) -> float:
    """Return the row height in points that shows `text`: spreadsheets do not measure wrapped rich text on opening."""
    cells = sum(2 if ord(char) > 0x2E7F else 1 for char in text)
    return min(max(-(-cells // max(width - 1, 1)), 1) * _LINE + 3, 409.0)


def _number_format(value: int | float | Decimal, column: Column) -> str:
    if column.key == "ratio":
        return "0.000%" if abs(float(value)) < 0.1 else "0.0%"
    if column.kind == "share":
        return "0.00"
    if column.kind == "number":
        return "#,##0" if value == int(value) else "#,##0.0###"
    return "0"


def _short(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _CELL_LIMIT else f"{shown[:_CELL_LIMIT]}… (+{len(shown) - _CELL_LIMIT})"


def _print_setup(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
