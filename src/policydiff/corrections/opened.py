"""Workbooks, saved by whatever program, and CSV files as rows of values."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from html import unescape
from pathlib import Path
from posixpath import normpath
from typing import Any
from zipfile import ZipFile

from policydiff.corrections.notes import comment_words
from policydiff.errors import MissingExtra, UnreadableSource, reason_of
from policydiff.messages import tell
from policydiff.report.office.delimited import plain_number

Row = tuple[int, Sequence[Any], Mapping[int, str]]
"""A row's number, its values, and the comments of its cells by their place."""
TITLES = 6
"""So many rows may stand above the data: a title, a line of who and when, the heads."""
_MARKS = (",", "\t", ";")
_YEARS = range(1900, 2101)
_FORMULA, _SHEETS = re.compile(b"<f[ >/]"), "xl/worksheets/"
_TAG, _ATTRIBUTE = re.compile(r"<(?:sheet|Relationship) [^>]*>"), re.compile(r'([A-Za-z:]+)="([^"]*)"')
_COMMENTS, _PLACE = re.compile(r'Target="([^"]*comments[^"]*)"'), re.compile(rb'<comment [^>]*?ref="[A-Z]+([0-9]+)"')
_ROW_END, _DATA_END = b"</row>", b"</sheetData>"
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""In the format of a cell: what stands there as it is, a language, a colour."""


def text_of(value: Any) -> str:
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


def opened_book(path: Path, *, read_only: bool = False, heads_of: Collection[str] = ()) -> Any:
    """Return a workbook as its program left it. Raises UnreadableSource where it is none, MissingExtra where nothing here reads workbooks.

    heads_of: sheets of which the first rows are enough: of ten thousand sentences nobody corrects any, and they took longer to read than all the rest.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise MissingExtra("xlsx", tell("extra.read-xlsx")) from error
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _locked(path, error) from error
    try:
        return openpyxl.load_workbook(io.BytesIO(_lightened(data, heads_of)), data_only=True, read_only=read_only)
    except Exception as error:  # whatever a damaged package makes of its reader
        raise UnreadableSource(tell("apply.no-workbook", path=path), tell("hint.save-as-xlsx")) from error


def _lightened(data: bytes, heads_of: Collection[str]) -> bytes:
    """Return a workbook's package in which some sheets have their first rows only; one with a comment below these stays whole."""
    if not heads_of:
        return data
    try:
        with ZipFile(io.BytesIO(data)) as package:
            parts = {part for title, part in _parts(package).items() if title in heads_of and not _has_comments(package, part)}
            made = io.BytesIO()
            with ZipFile(made, "w") as light:
                for name in package.namelist() if parts else ():
                    light.writestr(name, _first_rows(package.read(name)) if name in parts else package.read(name))
            return made.getvalue() if parts else data
    except Exception:  # whatever a package holds that is laid out otherwise, or damaged: its reader says so
        return data


def _parts(package: ZipFile) -> dict[str, str]:
    """Return the part of each sheet of a package by its title."""
    tags = {name: package.read(name).decode("utf-8") for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")}
    sheets, links = ([dict(_ATTRIBUTE.findall(tag)) for tag in _TAG.findall(text)] for text in tags.values())
    targets = {link["Id"]: link["Target"] for link in links if "Target" in link}
    return {unescape(sheet["name"]): _joined("xl", targets[sheet["r:id"]]) for sheet in sheets if {"name", "r:id"} <= sheet.keys()}


def _has_comments(package: ZipFile, part: str) -> bool:
    """Return whether a sheet has a comment below its first rows."""
    folder, _, name = part.rpartition("/")
    links = f"{folder}/_rels/{name}.rels"
    found = _COMMENTS.findall(package.read(links).decode("utf-8")) if links in package.namelist() else []
    return any(int(row) > TITLES for target in found for row in _PLACE.findall(package.read(_joined(folder, target))))


def _joined(folder: str, target: str) -> str:
    return target[1:] if target[:1] == "/" else normpath(f"{folder}/{target}")


def _first_rows(sheet: bytes) -> bytes:
    """Return the XML of a sheet with its first rows only."""
    at = 0
    for _ in range(TITLES):
        at = sheet.find(_ROW_END, at) + len(_ROW_END)
        if at < len(_ROW_END):
            return sheet
    rest = sheet.find(_DATA_END, at)
    return sheet[:at] + sheet[rest:] if rest >= 0 else sheet


def _locked(path: Path, error: OSError) -> UnreadableSource:
    """Return why a file could not be read: most often it is open in the program in which it was corrected."""
    return UnreadableSource(tell("read.cannot-be-read", name=path, reason=reason_of(error)), tell("hint.may-be-open"))


def book_rows(sheet: Any) -> Iterator[Row]:
    """Yield the rows of a sheet, with the comments of their cells."""
    carried = _carried(sheet)
    for number, row in enumerate(sheet.iter_rows(), 1):
        yield number, [_shown(carried.get(cell.coordinate, cell)) for cell in row], _comments(row)


def _carried(sheet: Any) -> dict[str, Any]:
    """Return the cells that are merged with the one above them, each with that cell: what it says holds for all of them."""
    return {
        sheet.cell(number, merged.min_col).coordinate: sheet.cell(merged.min_row, merged.min_col)
        for merged in sheet.merged_cells.ranges
        if merged.min_col == merged.max_col
        for number in range(merged.min_row + 1, merged.max_row + 1)
    }


def _shown(cell: Any) -> Any:
    """Return a cell's value; of a share the number before its %, of a day what the cell shows of it: a month where it shows no day, and a year that was typed alone.

    2026 in a cell of days is the 2026th day since 1900, which no notice is about.
    """
    form = _LITERAL.sub("", cell.number_format.lower())
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool) and "%" in form:
        return float(Decimal(str(cell.value)) * 100)  # 20% is typed, shown and meant, and kept as 0.2
    if not isinstance(cell.value, date):
        return cell.value
    from openpyxl.utils.datetime import to_excel

    if (number := to_excel(cell.value, cell.parent.parent.epoch)) in _YEARS:
        return int(number)
    if "y" in form and not set("dhs") & set(form):
        return f"{cell.value:%Y-%m}" if "m" in form else f"{cell.value:%Y}"
    return cell.value


def _comments(row: Sequence[Any]) -> dict[int, str]:
    found = ((at, comment_words(str(cell.comment.text))) for at, cell in enumerate(row) if cell.comment)
    return {at: words for at, words in found if words}


def csv_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a CSV file as UTF-8 or, as Excel on a Chinese Windows saves it, as GB 18030; commas, tabs or semicolons."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _locked(path, error) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace").removeprefix("\ufeff")
    head = next((line for line in text.split("\n", TITLES) if any(mark in line for mark in _MARKS)), "")  # a title has none
    mark = max(_MARKS, key=head.count)
    csv.field_size_limit(10_000_000)
    for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1):
        yield number, [_undefused(cell) for cell in row], {}


def _undefused(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2].strip() and cell[1:].lstrip()[:1] in tuple("=+-@＝＋－＠") else cell


def struck_rows(sheet: Any) -> Iterator[int]:
    """Yield the numbers of the rows in which a cell with words is struck through, as people mark what is to go."""
    if not any(font.strike for font in sheet.parent._fonts):  # looking at every cell takes long
        return
    for number, row in enumerate(sheet.iter_rows(), 1):
        if any(cell.value is not None and cell.font.strike for cell in row):
            yield number


def uncomputed(path: Path, book: Any) -> Iterator[tuple[str, int]]:
    """Yield the sheet and the row of each formula whose value is not in the file: a program wrote it that does not calculate.

    book: the same file, with values instead of formulas.
    """
    data = path.read_bytes()
    with ZipFile(io.BytesIO(data)) as package:
        if not any(_FORMULA.search(package.read(name)) for name in package.namelist() if name.startswith(_SHEETS)):
            return
    import openpyxl

    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        values = book[sheet.title]
        for row in sheet.iter_rows():
            if any(cell.data_type == "f" and values[cell.coordinate].value is None for cell in row):
                yield sheet.title, row[0].row
