"""A comparison as a workbook: overview, clauses, targets, organisations and sections, with the changed words marked inside the cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from policydiff.messages import said
from policydiff.model import Comparison, Match
from policydiff.report import wording
from policydiff.report.descent import apart, descent_words, is_related
from policydiff.report.naming import naming
from policydiff.report.office.workbook import CELL_LIMIT, COLOURS, Book, short, workbook
from policydiff.report.overview.body import is_of_body, sides, survival
from policydiff.report.overview.gist import days_between, fate, fates_of, gist
from policydiff.report.overview.telling import telling
from policydiff.report.terms import terms
from policydiff.tables.cells import Cell, Column, Table
from policydiff.tables.columns import comparison_table
from policydiff.tables.options import Options
from policydiff.tables.rows import TargetRow, view
from policydiff.text.inert import visible
from policydiff.vocab.codebook import definition_of
from policydiff.vocab.labels import Labels

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
    ("moved", 6),
    ("renumbered", 6),
    ("review", 6),
    ("clause_role", 7),
    ("heading", 20),
    ("reason", 40),
    ("also", 16),
    ("origin", 9),
    ("source_place", 12),
    ("source_issued", 12),
    ("source_order", 9),
    ("source_relation", 8),
    ("source_coverage", 9),
    ("source_text", 56),
    ("source_id", 20),
    ("by_hand", 6),
    ("program", 8),
    ("note", 26),
    ("margin", 7),
    ("confidence", 7),
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
    ("remarks", 34),
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
    ("parent_role", 13),
    ("child_role", 13),
    ("remarks", 34),
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
_FOLDED = {
    "clauses": ("margin", "confidence", "parent_clauses", "child_clauses", "fingerprint"),
    "targets": ("parent_clause", "child_clause"),
    "organisations": ("parent_section", "child_section"),
    "sections": ("parent_section", "child_section"),
}
"""Columns for programs, the last of each sheet: folded away, under a + above it."""
_OF_A_CORPUS = (
    "also",
    "origin",
    "source_place",
    "source_issued",
    "source_order",
    "source_relation",
    "source_coverage",
    "source_text",
    "source_id",
)
_WHERE_SAID = frozenset((*_OF_A_CORPUS, "by_hand", "program", "note", "remarks"))
"""Columns that a sheet has only where something stands in them: where a corpus was searched, where persons judged or corrected."""
_PRINTED = {"clauses": 7, "targets": 7, "organisations": 8, "sections": 6}
"""On paper only the first columns of a sheet are printed; the others are for filters and programs."""


def comparison_xlsx(comparison: Comparison, options: Options) -> bytes:
    """Return a workbook of five sheets: overview, clauses, targets, organisations, sections; the rows are those of `view`."""
    with workbook() as book:
        _first(book, comparison, options)
        rows = view(comparison, options)
        matches = {row.id: row.match for row in rows.clauses}
        for name, widths in (("clauses", _CLAUSES), ("targets", _TARGETS), ("organisations", _ORGANISATIONS), ("sections", _SECTIONS)):
            table = comparison_table(comparison, name, options)
            said = [(key, width) for key, width in widths if key not in _WHERE_SAID or any(row[table.at(key)] for row in table.rows)]
            table = _as_shown(table, rows.targets) if name == "targets" else table
            _sheet(book, table, tuple(said), fates_of(comparison, options.labels), matches if name == "clauses" else {})
    return book.bytes


def _as_shown(table: Table, rows: tuple[TargetRow, ...]) -> Table:
    """Return the table of targets with its figures as the screen says them: with bound and rate, and the one that a person has put in."""
    at = {side: table.at(f"{side}_printed") for side in ("parent", "child")}
    shown = []
    for cells, row in zip(table.rows, rows, strict=True):
        said = {at[side]: wording.figure(getattr(row.pair, side)) or None for side in at}
        shown.append(tuple(said.get(number, cell) for number, cell in enumerate(cells)))
    return replace(table, rows=tuple(shown))


def _sheet(book: Book, table: Table, widths: tuple[tuple[str, int], ...], labels: Labels, matches: dict[str, Match]) -> None:
    """Write a table: head row frozen, filters set, columns in the order of `widths`."""
    sheet = book.begin(labels("heading", table.name), [(labels("column", key), width) for key, width in widths])
    for at, (key, _) in enumerate(widths):
        meaning = definition_of(table.name, key, labels.language)
        if meaning and meaning != labels("column", key):
            book.explain(sheet, at, meaning)
    order = {column.key: number for number, column in enumerate(table.columns)}
    printed = _PRINTED[table.name] + any(key == "remarks" for key, _ in widths)
    for number, row in enumerate(table.rows, 1):
        match = matches.get(str(row[0]))
        book.height(sheet, number, [(row[order[key]], table.columns[order[key]], width) for key, width in widths[:printed]], labels)
        for at, (key, _) in enumerate(widths):
            side = key.removesuffix("_text")
            if match is not None and side in ("parent", "child") and key.endswith("_text"):
                _text(book, sheet, number, at, match, side)
            else:
                column = table.columns[order[key]]
                book.write(sheet, number, at, _rounded(row[order[key]], column), column, labels)
    for at, (key, width) in enumerate(widths):
        if key in _FOLDED[table.name]:
            book.fold(sheet, at, width)
    book.end(sheet, len(table.rows), len(widths), printed=printed)


def _rounded(value: Cell, column: Column) -> Cell:
    """Return a share or a ratio as a person writes it: whoever opens the cell sees no sixteen digits. CSV and JSON have them all."""
    if column.kind == "share" and isinstance(value, float | Decimal):
        return round(float(value), 2)
    if column.key == "ratio" and isinstance(value, float | Decimal):
        return float(f"{value:.3g}")
    return value


def _text(book: Book, sheet: Any, row: int, at: int, match: Match, side: str) -> None:
    text = match.parent_text if side == "parent" else match.child_text
    parts = [(visible(words), edit) for words, edit in wording.pieces(match, side)]
    base = book.cell(font_color=COLOURS["copied"]) if match.verdict == "copied" else book.cell()
    if len(text) > CELL_LIMIT or sum(len(words) for words, _ in parts) > CELL_LIMIT or not any(edit for _, edit in parts):
        if text:
            sheet.write_string(row, at, short(text), base)
    elif len(parts) == 1:  # a rich string needs two pieces; one piece is a plain cell in that style
        sheet.write_string(row, at, parts[0][0], book.cell(**_edit_style(side)))
    else:
        fragments: list[Any] = []
        for words, edit in parts:
            fragments += [book.style(**_edit_style(side)) if edit else book.style(), words]
        sheet.write_rich_string(row, at, *fragments, base)


def _first(book: Book, comparison: Comparison, options: Options) -> None:
    """Write the first sheet: the pair, the shares, what survived, the counts, and what the words mean."""
    labels = options.labels
    sheet = book.add(labels("heading", "summary"))
    widths = (27, 34, 15, 15, 15, 17)
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    for number, line in enumerate((*_overview(comparison, naming(comparison, labels)), *_term_lines(comparison, options))):
        if len(line) == 2 and isinstance(line[1], str) and len(line[1]) > widths[1] // 2:
            sheet.write_string(number, 0, str(line[0]), book.style(bold=True, valign="top"))
            book.spread(sheet, number, (1, len(widths) - 1), short(line[1]), sum(widths[1:]))
            continue
        heads = len(line) > 3 and all(isinstance(value, str) for value in line)
        for at, value in enumerate(line):
            if isinstance(value, str):
                style = book.style(align="right", bottom=1) if heads and at > 1 else book.style(bold=at == 0, valign="top")
                sheet.write_string(number, at, short(value), style)
            elif value is not None:
                sheet.write_number(number, at, value, book.style(num_format="0.0%" if isinstance(value, float) else "#,##0"))
    book.set_paper(sheet)


def _overview(comparison: Comparison, labels: Labels) -> Iterator[tuple[str | int | float | None, ...]]:
    for role, side in (("parent", comparison.parent), ("child", comparison.child)):
        yield labels("heading", role), side.title or side.id
        yield "", " · ".join(filter(None, (side.jurisdiction, side.document_number, f"{side.id}/{side.plan}")))
    yield labels("heading", "parentage"), descent_words(comparison, labels)
    if (days := days_between(comparison)) is not None:
        yield "", said(apart(days), labels)
    yield ()
    for key, line in gist(comparison):
        yield labels("gist", key), said(line, labels)
    if is_related(comparison):
        yield ()
        for number, one in enumerate(telling(comparison, view(comparison, Options()))):
            head = labels("heading", "telling") if number == 0 else ""
            yield head, f"{labels('telling', one.called)} {said(one.message, labels)} ({one.row}, {said(one.where, labels)})"
    yield ()
    yield (
        labels("message", "body_only") if is_of_body(comparison) else "",
        labels("column", "verdict"),
        *(labels("column", key) for key in ("clauses", "clause_share", "characters", "character_share")),
    )
    for role, side_summary in sides(comparison):
        for name, share in wording.shares(side_summary):
            group = "message" if name in ("total", "kept") else "verdict"
            word = fate(comparison, group, name, labels)
            head = labels("heading", role) if name == "total" else ""
            yield head, word, share.clauses, float(share.clause_share), share.characters, float(share.character_share)
    yield from _counts(comparison, labels)
    yield ()
    for verdict in ("copied", "localized", "adapted", "added", "dropped"):
        head = labels("heading", "how_to_read") if verdict == "copied" else ""
        yield head, fate(comparison, "verdict", verdict, labels), wording.verdict_about(verdict, is_related(comparison), labels)
    for entry in comparison.diagnostics:
        yield labels("severity", entry.severity), labels("rule", entry.rule), said(entry.as_message, labels)


def _counts(comparison: Comparison, labels: Labels) -> Iterator[tuple[str | int | float | None, ...]]:
    """Yield what became of the parent's text, where it was taken over at all, and how many figures, bodies and sections went which way."""
    summary = comparison.summary
    yield ()
    fates = ("verbatim", "cut", "dropped", "from_parent") if is_related(comparison) else ()  # what was never taken over was not dropped
    for name in fates:
        # what was never taken over was not dropped
        head = labels("heading", "survival") if name == "verbatim" else ""
        yield head, labels("message", name), float(getattr(survival(comparison), name))
    for group, title in (("target_verdict", "targets"), ("organisation_verdict", "organisations"), ("relation", "sections")):
        yield ()
        for number, (word, count) in enumerate(getattr(summary, title).items()):
            yield labels("heading", title) if number == 0 else "", fate(comparison, group, word, labels), count


def _term_lines(comparison: Comparison, options: Options) -> Iterator[tuple[str | int | float | None, ...]]:
    labels = options.labels
    for name, words in terms(comparison, options):
        yield ()
        yield labels("message", name), "", labels("heading", "parent"), labels("heading", "child")
        yield from (("", term.word, term.parent, term.child) for term in words)


def _edit_style(side: str) -> dict[str, Any]:
    mark: dict[str, Any] = {"font_strikeout": True} if side == "parent" else {"underline": 1}
    return {"font_color": COLOURS["dropped"] if side == "parent" else COLOURS["organisation"], "bold": True, **mark}
