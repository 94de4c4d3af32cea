"""Exported tables as a person left them: a workbook, saved by whatever program, or a folder of CSV, becomes rows of text by column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from policydiff.corrections.notes import comment_words
from policydiff.errors import MissingExtra, PolicydiffError, UnreadableSource, reason_of
from policydiff.messages import tell
from policydiff.records import dataclass
from policydiff.report.office.delimited import plain_number
from policydiff.report.office.notices_book import head_of, sheet_name
from policydiff.tables.notices import FREE, NOTICE_TABLES
from policydiff.vocab.labels import LANGUAGES, labels

_Row = tuple[int, Sequence[Any], Mapping[int, str]]
"""A row's number, its values, and the comments of its cells by their place."""
_YEARS = range(1900, 2101)
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""In the format of a cell: what stands there as it is, a language, a colour."""
_ALIKE = 0.6
"""A sheet with more than this share of a table's columns is that table."""


_TWINS = {"targets": re.compile(r"t\d+"), "achievements": re.compile(r"a\d+")}
"""Tables of the same columns, told by the ids of their rows."""


@dataclass(frozen=True, slots=True)
class Written:
    """One row. where: its sheet and number, as a person finds it. cells: text by column key. notes: the comments of cells, by key."""

    where: str
    cells: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, key: str) -> str:
        """Return the text of a cell, "" where the row or the sheet has none."""
        return self.cells.get(key, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its columns by key, as far as they are ours, the heads that are not, and its rows that are not blank.

    copies: what sheets are called that look like it, beside it, and are not read.
    """

    table: str
    keys: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: tuple[Written, ...]
    copies: tuple[str, ...] = ()


def read_tables(path: Path) -> dict[str, Sheet]:
    """Return the tables of a workbook or of a folder of CSV by name; sheets and files that are none of ours are passed over.

    Raises UnreadableSource where it cannot be read, MissingExtra where the reader of workbooks is not installed, PolicydiffError
    where no table of ours is in it.
    """
    if not path.exists():
        raise UnreadableSource(tell("read.no-such-file", name=path), tell("hint.check-path"))
    if path.is_dir():
        files = {each.stem: each for each in sorted(path.glob("*.csv"))}
        _check_names({name: _csv_rows(each) for name, each in files.items()}, {name: name for name in NOTICE_TABLES})
        found = {name: _sheet(name, each.name, _csv_rows(each)) for name, each in files.items() if name in NOTICE_TABLES}
    elif path.suffix.lower() == ".csv":
        found = {path.stem: _sheet(path.stem, path.name, _csv_rows(path))} if path.stem in NOTICE_TABLES else {}
    else:
        found = _workbook(path)
    if not found:
        raise PolicydiffError(tell("apply.no-tables", path=path), tell("hint.export-first"))
    for sheet in found.values():
        _check_columns(sheet)
    return found


def _check_columns(sheet: Sheet) -> None:
    """Raise PolicydiffError where a sheet has lost a column that tells its rows apart, or one to correct while another came that is not ours."""
    if sheet.table not in FREE:
        return
    needed = {"notice"} if sheet.table == "notices" else {"notice", "id"}
    lost = [column.key for column in NOTICE_TABLES[sheet.table] if column.key in needed - {*sheet.keys}]
    if not lost and sheet.unknown:
        lost = [key for key in FREE[sheet.table] if key not in sheet.keys]
    if lost and sheet.unknown:
        columns, name = tuple(f"{sheet.table}.{key}" for key in lost), _nearest(sheet, lost)
        raise PolicydiffError(
            tell("apply.renamed-column", table=sheet.table, columns=columns, unknown=sheet.unknown),
            tell("hint.renamed-column", column=columns[0] if name else "", unknown=name),
        )
    if lost:
        columns = tuple(f"{sheet.table}.{key}" for key in lost)
        raise PolicydiffError(tell("apply.no-id-column", table=sheet.table, columns=columns), tell("hint.no-id-column"))


def _nearest(sheet: Sheet, lost: Sequence[str]) -> str:
    """Return the head that the first lost column is most likely called by now, "" where none is like it and there are several."""
    heads = [head_of(sheet.table, lost[0], labels(language)) for language in LANGUAGES]
    near = [each for head in heads for each in get_close_matches(head, sheet.unknown, n=1, cutoff=0.4)]
    return near[0] if near else sheet.unknown[0] if len(sheet.unknown) == 1 else ""


def _check_names(sheets: Mapping[str, Iterator[_Row]], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the sheets of other names that look like a table that is there, by its name; raise PolicydiffError where it is missing.

    names: the table of each name that is ours.
    """
    copies: dict[str, tuple[str, ...]] = {}
    there = {names[title] for title in sheets if title in names}
    for title, rows in sheets.items():
        first = next(rows, None) if title not in names else None
        heads = {_text(value).strip() for value in first[1]} if first else set()
        share = {table: len({key for head, key in _keys(table).items() if head in heads}) / len(NOTICE_TABLES[table]) for table in FREE}
        table = max(share, key=lambda each: share[each])
        if share[table] <= _ALIKE:
            continue
        if table in _TWINS:
            second = next(rows, None)
            table = next((twin for twin, id in _TWINS.items() if second and any(id.fullmatch(_text(value)) for value in second[1])), table)
        if table in there:
            copies[table] = (*copies.get(table, ()), title)
        else:
            raise PolicydiffError(
                tell("apply.renamed-sheet", table=table, title=title), tell("hint.renamed-sheet", table=table, title=title)
            )
    return copies


def sources(path: Path) -> frozenset[str]:
    """Return the structured files that the catalogue of an exported workbook names; raises as read_tables."""
    names = {sheet_name("notices", labels(language)) for language in LANGUAGES}
    sheets = (sheet for sheet in _opened(path, read_only=True).worksheets if sheet.title in names)  # a ledger may be long
    rows: Iterator[_Row] = ((number, row, {}) for sheet in sheets for number, row in enumerate(sheet.iter_rows(values_only=True), 1))
    return frozenset(row["file"] for row in _sheet("notices", "", rows).rows if row["file"])


def titles(path: Path) -> tuple[str, ...]:
    """Return what the sheets of a workbook are called that are none of ours; () for a folder. Raises as read_tables."""
    if path.is_dir() or path.suffix.lower() == ".csv":
        return ()
    ours = {sheet_name(table, labels(language)) for table in (*NOTICE_TABLES, "guide") for language in LANGUAGES}
    return tuple(sheet.title for sheet in _opened(path).worksheets if sheet.title not in ours)


def read_rows(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Return the rows of any table as text, each with its place as a person finds it: of a CSV file, or of a workbook's first sheet.

    Raises UnreadableSource where it cannot be read, MissingExtra where the reader of workbooks is not installed.
    """
    if not path.is_file():
        raise UnreadableSource(tell("read.no-such-file", name=path), tell("hint.check-path"))
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        name, rows = path.name, _csv_rows(path)
    else:
        sheet = _opened(path).worksheets[0]
        name, rows = sheet.title, _book_rows(sheet)
    return [(_where(name, number), tuple(_text(value).strip() for value in values)) for number, values, _ in rows]


def _sheet(table: str, name: str, rows: Iterator[_Row]) -> Sheet:
    first = next(rows, None)
    heads = _keys(table)
    keys = [heads.get(_text(value).strip(), "") for value in first[1]] if first else []
    unknown = tuple(
        _text(value).strip() for key, value in zip(keys, first[1] if first else (), strict=True) if not key and _text(value).strip()
    )
    written = []
    for number, values, comments in rows:
        cells = {key: _text(value) for key, value in zip(keys, values, strict=False) if key}
        if any(text.strip() for text in cells.values()):
            notes = {keys[at]: note for at, note in comments.items() if at < len(keys) and keys[at]}
            written.append(Written(_where(name, number), cells, notes))
    return Sheet(table, tuple(filter(None, keys)), unknown, tuple(written))


def _where(name: str, number: int) -> str:
    return tell("apply.row", name=name, number=number)


def _keys(table: str) -> dict[str, str]:
    """Return the column that a head means, by its key and by what it is called in each language."""
    heads: dict[str, str] = {}
    for column in NOTICE_TABLES[table]:
        for head in (column.key, *(head_of(table, column.key, labels(language)) for language in LANGUAGES)):
            heads.setdefault(head, column.key)
    return heads


def _text(value: Any) -> str:
    """Return what a cell holds as text: a day as ISO 8601, a number without exponent, a flag as true or false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return plain_number(value) if isinstance(value, int | float) else str(value)


def _workbook(path: Path) -> dict[str, Sheet]:
    book = _opened(path)
    names = {sheet_name(table, labels(language)): table for table in NOTICE_TABLES for language in LANGUAGES}
    copies = _check_names({sheet.title: _book_rows(sheet) for sheet in book.worksheets}, names)
    found = {}
    for sheet in book.worksheets:
        if (table := names.get(sheet.title)) is not None:
            found[table] = replace(_sheet(table, sheet.title, _book_rows(sheet)), copies=copies.get(table, ()))
    return found


def _opened(path: Path, *, read_only: bool = False) -> Any:
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtra("xlsx", tell("extra.read-xlsx")) from error
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _locked(path, error) from error
    try:
        return openpyxl.load_workbook(io.BytesIO(data), data_only=True, read_only=read_only)
    except Exception as error:  # whatever a damaged package makes of its reader
        raise UnreadableSource(tell("apply.no-workbook", path=path), tell("hint.save-as-xlsx")) from error


def _locked(path: Path, error: OSError) -> UnreadableSource:
    """Return why a file could not be read: most often it is open in the program in which it was corrected."""
    return UnreadableSource(tell("read.cannot-be-read", name=path, reason=reason_of(error)), tell("hint.may-be-open"))


def _book_rows(sheet: Any) -> Iterator[_Row]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [_shown(cell) for cell in row], _comments(row)


def _shown(cell: Any) -> Any:
    """Return a cell's value; of a day, what the cell shows of it: a month where it shows no day, and a year that was typed alone.

    2026 in a cell of days is the 2026th day since 1900, which no notice is about.
    """
    if not isinstance(cell.value, date):
        return cell.value
    from openpyxl.utils.datetime import to_excel

    if (number := to_excel(cell.value, cell.parent.parent.epoch)) in _YEARS:
        return int(number)
    form = _LITERAL.sub("", cell.number_format.lower())
    if "y" in form and not set("dhs") & set(form):
        return f"{cell.value:%Y-%m}" if "m" in form else f"{cell.value:%Y}"
    return cell.value


def _comments(row: Sequence[Any]) -> dict[int, str]:
    found = ((at, comment_words(str(cell.comment.text))) for at, cell in enumerate(row) if cell.comment)
    return {at: words for at, words in found if words}


def _csv_rows(path: Path) -> Iterator[_Row]:
    """Yield the rows of a CSV file as UTF-8 or, as Excel on a Chinese Windows saves it, as GB 18030; commas, tabs or semicolons."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _locked(path, error) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace").removeprefix("\ufeff")
    head = text.partition("\n")[0]
    mark = max((",", "\t", ";"), key=head.count)
    csv.field_size_limit(10_000_000)
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1):
        yield number, [_undefused(cell) for cell in row], {}


def _undefused(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2].strip() and cell[1:].lstrip()[:1] in tuple("=+-@＝＋－＠") else cell
