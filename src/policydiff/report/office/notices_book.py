"""Notices as a workbook for an analyst: a catalogue, tasks, figures and bodies to correct, and what is to be checked, each with its link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policydiff.messages import said, tell
from policydiff.model import Notice
from policydiff.report.office.workbook import FREE_HEAD, LINED, Book, workbook
from policydiff.tables.cells import Cell, Column, Table
from policydiff.tables.notices import FREE, LEADING, LISTS, NOTICE_TABLES, Origin, notice_table
from policydiff.tables.options import Options
from policydiff.vocab.codebook import definition_of
from policydiff.vocab.duties.roles import label_roles
from policydiff.vocab.labels import Labels

ALWAYS = ("notices", "tasks", "targets", "organisations", "diagnostics")
"""The sheets that are there also where they are empty; the others only where they hold something."""
_WIDTHS = {
    "notice": 20,
    "title": 30,
    "id": 9,
    "path": 11,
    "heading": 18,
    "content": 60,
    "lead": 16,
    "guiding": 14,
    "responsible": 24,
    "cooperating": 22,
    "text": 44,
    "sentence": 50,
    "message": 38,
    "name": 24,
    "canonical": 16,
    "metric": 28,
    "value": 14,
    "printed": 12,
    "document_number": 20,
    "issuer": 24,
    "issuers": 26,
    "addressees": 34,
    "note": 24,
    "cited_title": 46,
    "cited_number": 20,
    "plan_title": 50,
    "source": 26,
    "row": 14,
    "covers": 18,
    "file": 26,
    "sha256": 12,
    "digest": 12,
    "clause": 14,
    "section": 12,
    "rule": 28,
    "issued": 11,
    "published": 11,
    "deadline": 11,
    **dict.fromkeys(
        ("open_ended", "open_set", "checked", "page", "role", "direction", "year", "per", "genre", "plans", "sections", "tasks"), 6
    ),
    **dict.fromkeys(("targets", "achievements", "diagnostics"), 7),
}
_USUAL = 9
_PRINTED = {"notices": "diagnostics", "tasks": "deadline", "targets": "printed", "organisations": "deadline", "diagnostics": "row"}
"""The last column that is printed on paper, where not all are."""
_FOLDED = frozenset(
    (
        *("title", "code", "level", "issued", "issuers", "published", "addressees", "family"),
        *("guiding", "sha256", "file", "digest", "start", "end"),
    )
)
"""Columns that are folded away, under a + above the sheet, so that what people work with fits a screen, and in width a sheet of paper."""
_ALWAYS_OPEN = {"notices": ("title", "issued"), "plans": ("title",)}
_CLIPPED = frozenset(("title", "source", "sha256", "digest", "file", "covers"))
"""Columns that stand on one line, cut at their edge, and make no row higher; the title is whole in the catalogue."""
_LOW = {"content": ("organisations",)}
"""Columns that make no row of these tables higher: what they say in many lines stands whole in another sheet."""
_DAYS, _AS_TYPED = frozenset(("issued", "published", "deadline")), "@"
"""Columns in which a spreadsheet program takes what is typed as text: a month stays a month, a year no day of 1905."""
_GREY = "#8A8F98"
_FIRST = ""
"""Stands for the first of a notice's checks that nobody has ticked off."""
_GUIDE, _GUIDE_WIDTH = Column("guide", str, "message"), 100
_LINK = {"font_color": "#0D5FA8", "underline": 1}

Places = dict[tuple[str, str, str], int]
"""(table, notice, id) → the row of the sheet, from 1."""


def notices_xlsx(notices: Sequence[Notice], options: Options, origins: Mapping[str, Origin] | None = None) -> bytes:
    """Return the workbook of all tables of NOTICE_TABLES that hold something; options.tables: only these.

    origins: where each notice was read from, so that corrections can go back. Raises PolicydiffError where a sheet has too many rows.
    """
    tables = [notice_table(notices, name, origins) for name in (options.tables or NOTICE_TABLES)]
    shown = [table for table in tables if table.rows or table.name in (options.tables or ALWAYS)]
    places = _places(shown)
    with workbook() as book:
        for table in shown:
            _sheet(book, table, options.labels, places)
            if not options.tables and table.name == ALWAYS[0]:
                _guide_sheet(book, options.labels, writable=bool(origins), beside=any(map(_has_beside, notices)))
    return book.bytes


def _guide_sheet(book: Book, labels: Labels, *, writable: bool, beside: bool) -> None:
    """Say what may be changed in the sheets, and how that comes into the files; writable: whether it can. beside: whether a lead has others beside it.

    It stands behind the catalogue, where whoever opens the workbook sees its tab without looking for it.
    """
    sheet = book.add(labels("sheet", "guide"))
    sheet.set_tab_color(FREE_HEAD)
    sheet.set_column(0, 0, _GUIDE_WIDTH)
    can = (tell("book.guide-free"), tell("book.guide-rows"), tell("book.guide-checks"), tell("book.guide-apply"))
    lines = (*(can if writable else (tell("book.guide-raw"),)), *([tell("book.guide-beside")] if beside else []))
    for number, line in enumerate(lines):
        book.height(sheet, number, [(line, _GUIDE, _GUIDE_WIDTH)], labels)
        sheet.write_string(number, 0, said(line, labels), book.cell())
    book.set_paper(sheet)


def _has_beside(notice: Notice) -> bool:
    """Return whether a task names a lead and, under a label of their own, who is responsible: these work with it."""
    responsible = [label for label, role in label_roles().items() if role == "responsible"]
    return any(task.lead and task.cooperating and any(label in task.text for label in responsible) for task in notice.tasks)


def head_of(table: str, key: str, labels: Labels) -> str:
    """Return the head of a column in the sheet of a table: the table's own word for it, else the usual one."""
    own = labels.groups["column"].get(f"{table}.{key}")
    return own.text if own else labels("column", key)


def sheet_name(table: str, labels: Labels) -> str:
    """Return what the sheet of a table is called."""
    return labels("sheet", table)


def _places(tables: Sequence[Table]) -> Places:
    places = {
        (table.name, str(row[0]), str(row[0 if table.name == "notices" else len(LEADING)])): number
        for table in tables
        for number, row in enumerate(table.rows, 2)
    }
    for table in tables:
        for number, row in enumerate(table.rows if table.name == "diagnostics" else (), 2):
            if not row[table.at("checked")]:
                places.setdefault((table.name, str(row[0]), _FIRST), number)
    return places


def _sheet(book: Book, table: Table, labels: Labels, places: Places) -> None:
    keys = [column.key for column in table.columns]
    free = [at for at, key in enumerate(keys) if key in FREE.get(table.name, ())]
    widths = [_WIDTHS.get(key, _USUAL) for key in keys]
    figures = [at for at, column in enumerate(table.columns) if column.kind == "number" or column.key == "year"]
    heads = [(head_of(table.name, key, labels), w) for key, w in zip(keys, widths, strict=True)]
    sheet = book.begin(sheet_name(table.name, labels), heads, free, figures)
    for at, key in enumerate(keys):
        meaning = definition_of(table.name, key, labels.language)
        notes = [meaning] if meaning and meaning != heads[at][0] else []
        if (table.name, key) == ("tasks", "cooperating"):
            notes.append(said(tell("book.beside-lead"), labels))
        if at in free:
            notes.append(said(tell("book.free-list" if key in LISTS else "book.free"), labels))
        if notes:
            book.explain(sheet, at, "\n".join(notes))
    clipped = _CLIPPED - ({"title"} if table.name in ("notices", "plans") else set())
    folded = {at for at, key in enumerate(keys) if _is_folded(key, table)}
    tall = [at for at, key in enumerate(keys) if key not in clipped and at not in folded and table.name not in _LOW.get(key, ())]
    for number, row in enumerate(table.rows, 1):
        book.height(sheet, number, [(row[at], table.columns[at], widths[at]) for at in tall], labels, lined=True)
        for at, column in enumerate(table.columns):
            book.write(sheet, number, at, row[at], column, labels, **_look(column.key, at in free, clipped))
        _link(book, sheet, number, table, row, labels, places)
    for at in (at for at in free if keys[at] in _DAYS):  # also in the rows that a person adds
        sheet.set_column(at, at, widths[at], book.cell(num_format=_AS_TYPED))
    _guide(sheet, table, free, labels)
    for at in folded:
        book.fold(sheet, at, widths[at])
    last = _PRINTED.get(table.name)
    book.end(sheet, len(table.rows), len(keys), printed=keys.index(last) + 1 if last else len(keys))


def _is_folded(key: str, table: Table) -> bool:
    if key == "guiding":
        return not any(row[table.at(key)] for row in table.rows)
    if key == "issuers":  # of a joint notice the column beside it has the first alone
        return not any(isinstance(all_of := row[table.at(key)], tuple) and len(all_of) > 1 for row in table.rows)
    return key in _FOLDED and key not in _ALWAYS_OPEN.get(table.name, ())


def _look(key: str, free: bool, clipped: frozenset[str] | set[str]) -> dict[str, Any]:
    grey = {"font_color": _GREY} if key in ("id", "notice", "file", "digest", "sha256") and not free else {}
    return {**LINED, **grey, **({"text_wrap": False} if key in clipped else {}), **({"num_format": _AS_TYPED} if key in _DAYS else {})}


def _link(book: Book, sheet: Any, number: int, table: Table, row: tuple[Cell, ...], labels: Labels, places: Places) -> None:
    """Link a thing to check to its row, and a notice to the first of what is to be checked in it."""
    if table.name == "diagnostics":
        at, target, word = table.at("row"), (str(row[table.at("table")]), str(row[0]), str(row[table.at("row")])), ""
    elif table.name == "notices" and row[table.at("diagnostics")]:
        at, target, word = table.at("diagnostics"), ("diagnostics", str(row[0]), _FIRST), str(row[table.at("diagnostics")])
    else:
        return
    place = places.get(target)
    if place is not None:
        name = sheet_name(target[0], labels)
        look = book.cell(**_LINK, **LINED, **({"align": "right"} if word else {}))
        sheet.write_url(number, at, f"internal:'{name}'!A{place}", look, word or f"{name} {place}")


def _guide(sheet: Any, table: Table, free: Sequence[int], labels: Labels) -> None:
    """Offer the words of a column as a list, and refuse what is typed into the ids: by them a row is found again."""
    rows = len(table.rows) + 500
    for at in free:
        column = table.columns[at]
        if column.key == "checked":
            sheet.data_validation(1, at, rows, at, {"validate": "list", "source": ["✓"], "error_type": "warning"})
        elif column.kind == "words":
            words = [label.text for key, label in labels.groups[column.group].items() if key]
            sheet.data_validation(1, at, rows, at, {"validate": "list", "source": words, "error_type": "warning"})
    if table.rows and table.name in FREE:
        at = table.at("notice" if table.name == "notices" else "id")
        rule = {"validate": "custom", "value": "=FALSE", "ignore_blank": False, "error_title": labels("column", "id")}
        sheet.data_validation(1, at, len(table.rows), at, {**rule, "error_message": labels("message", "keep_ids")})
