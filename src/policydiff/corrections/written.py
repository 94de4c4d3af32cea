"""Exported tables as a person left them: a workbook, saved by whatever program, or a folder of CSV, becomes rows of text by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from difflib import get_close_matches
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

from policydiff.corpus import hint_beside
from policydiff.corrections.opened import TITLES, Row, book_rows, csv_rows, opened_book, struck_rows, text_of, uncomputed
from policydiff.errors import PolicydiffError, UnreadableSource
from policydiff.messages import tell
from policydiff.records import dataclass
from policydiff.report.office.notices_book import head_of, sheet_name
from policydiff.tables.notices import FREE, NOTICE_TABLES
from policydiff.text.ids import typed
from policydiff.vocab.labels import LANGUAGES, labels

_HEADS = 2
"""So many heads of ours the row of heads has at least: a title may be called as one column is."""
_NO_TABLES = frozenset((".yaml", ".yml", ".json", ".docx", ".doc", ".html", ".htm", ".txt", ".md", ".pdf"))
_NAMED = 3
"""So many rows of a kind are named."""
_NAME = 20
"""So many characters of what stands in a row are told."""
_ALIKE = 0.6
"""A sheet with more than this share of a table's columns is that table."""
Listed = tuple[str, str, str, str]
"""Of a notice in the catalogue: how many tasks and targets it has, its id, and the digest of its file."""
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

    copies: what sheets are called that look like it, beside it, and are not read. head: the number of the row of heads. struck: the rows with
    cells that are struck through.
    """

    table: str
    keys: tuple[str, ...]
    unknown: tuple[str, ...]
    rows: tuple[Written, ...]
    copies: tuple[str, ...] = ()
    head: int = 1
    struck: tuple[str, ...] = ()


def read_tables(path: Path) -> dict[str, Sheet]:
    """Return the tables of a workbook or of a folder of CSV by name; sheets and files that are none of ours are passed over.

    Raises UnreadableSource where it cannot be read, MissingExtra where the reader of workbooks is not installed, PolicydiffError
    where no table of ours is in it.
    """
    if not path.exists():
        raise UnreadableSource(tell("read.no-such-file", name=path), hint_beside(path))
    _check_kind(path)
    if path.is_dir():
        found = _folder(path)
    elif path.suffix.lower() == ".csv":
        found = {table: _sheet(table, path.name, csv_rows(path)) for stem, table in _names().items() if stem == path.stem}
    else:
        found = _workbook(path)
    if not found:
        where = tell("apply.is-folder", path=path) if path.is_dir() else tell("apply.no-tables", path=path)
        raise PolicydiffError(where, _name_a_workbook())
    for sheet in found.values():
        _check_columns(sheet)
    return found


def _folder(path: Path) -> dict[str, Sheet]:
    """Return the tables of a folder of CSV. Raises PolicydiffError where one stands in it under two names: nobody but the person knows which counts."""
    files = {each.stem: each for each in sorted(path.glob("*.csv"))}
    names = {stem: table for stem, table in _names().items() if stem in files}
    for table in dict.fromkeys(names.values()):
        twins = tuple(files[stem].name for stem in names if names[stem] == table)
        if len(twins) > 1:
            raise PolicydiffError(tell("apply.twin-files", names=twins), tell("hint.twin-files", folder=path))
    _check_names({stem: csv_rows(each) for stem, each in files.items()}, names)
    return {table: _sheet(table, files[stem].name, csv_rows(files[stem])) for stem, table in names.items()}


@cache
def _names() -> Mapping[str, str]:
    """Return the table of each name that export gives a sheet or a file."""
    return {name: table for table in NOTICE_TABLES for name in (table, *(sheet_name(table, labels(each)) for each in LANGUAGES))}


def _check_kind(path: Path) -> None:
    """Raise PolicydiffError for a file that is plainly no workbook: a result, a report, what a program puts beside an open file."""
    if path.name.startswith("~$"):
        raise PolicydiffError(tell("apply.lock-file", path=path), tell("hint.lock-file", name=path.name[2:]))
    if path.is_file() and path.suffix.lower() in _NO_TABLES:
        raise PolicydiffError(tell("apply.is-no-workbook", path=path), _name_a_workbook())


def _name_a_workbook() -> str:
    """Return what apply takes, with the workbook that lies here where it is the only one."""
    there = [path for path in Path().glob("*.xlsx") if not path.name.startswith("~$")]
    return tell("hint.export-first", there=typed(there[0]) if len(there) == 1 else "")


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


def _check_names(sheets: Mapping[str, Iterator[Row]], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the sheets of other names that look like a table that is there, by its name; raise PolicydiffError where it is missing.

    names: the table of each name that is ours.
    """
    copies: dict[str, tuple[str, ...]] = {}
    there = {names[title] for title in sheets if title in names}
    for title, rows in sheets.items():
        first, rows = _below_title(rows, _all_keys()) if title not in names else (None, rows)
        heads = {text_of(value).strip() for value in first[1]} if first else set()
        share = {table: len({key for head, key in _keys(table).items() if head in heads}) / len(NOTICE_TABLES[table]) for table in FREE}
        table = max(share, key=lambda each: share[each])
        if share[table] <= _ALIKE:
            continue
        if table in _TWINS:
            second = next(rows, None)
            table = next(
                (twin for twin, id in _TWINS.items() if second and any(id.fullmatch(text_of(value)) for value in second[1])), table
            )
        if table in there:
            copies[table] = (*copies.get(table, ()), title)
        else:
            raise PolicydiffError(
                tell("apply.renamed-sheet", table=table, title=title), tell("hint.renamed-sheet", table=table, title=title)
            )
    return copies


def sources(path: Path) -> dict[str, Listed]:
    """Return what the catalogue of an exported workbook, or of a folder of CSV, says of each structured file that it names; raises as read_tables."""
    names = {sheet_name("notices", labels(language)) for language in LANGUAGES}
    rows: Iterator[Row]
    if path.is_dir():
        rows = chain.from_iterable(csv_rows(each) for each in path.glob("*.csv") if each.stem in names)
    else:
        sheets = (sheet for sheet in opened_book(path, read_only=True).worksheets if sheet.title in names)  # a ledger may be long
        rows = ((number, row, {}) for sheet in sheets for number, row in enumerate(sheet.iter_rows(values_only=True), 1))
    return {
        row["file"]: (row["tasks"], row["targets"], row["notice"], row["digest"]) for row in _sheet("notices", "", rows).rows if row["file"]
    }


def titles(path: Path) -> tuple[str, ...]:
    """Return what the sheets of a workbook are called that are none of ours; () for a folder. Raises as read_tables."""
    if path.is_dir() or path.suffix.lower() == ".csv":
        return ()
    ours = {sheet_name(table, labels(language)) for table in (*NOTICE_TABLES, "guide") for language in LANGUAGES}
    return tuple(sheet.title for sheet in opened_book(path, read_only=True).worksheets if sheet.title not in ours)


def read_rows(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Return the rows of any table as text, each with its place as a person finds it: of a CSV file, or of a workbook's first sheet.

    Raises UnreadableSource where it cannot be read, MissingExtra where the reader of workbooks is not installed.
    """
    if not path.is_file():
        raise UnreadableSource(tell("read.no-such-file", name=path), hint_beside(path))
    if path.suffix.lower() in (".csv", ".tsv", ".txt"):
        name, rows = path.name, csv_rows(path)
    else:
        sheet = opened_book(path).worksheets[0]
        name, rows = tell("metadata.sheet", table=path.name, sheet=sheet.title), book_rows(sheet)
    return [(_where(name, number), tuple(text_of(value).strip() for value in values)) for number, values, _ in rows]


def _sheet(table: str, name: str, rows: Iterator[Row]) -> Sheet:
    heads = _keys(table)
    first, rows = _below_title(rows, heads)
    keys = [heads.get(text_of(value).strip(), "") for value in first[1]] if first else []
    unknown = tuple(
        text_of(value).strip() for key, value in zip(keys, first[1] if first else (), strict=True) if not key and text_of(value).strip()
    )
    written = []
    for number, values, comments in rows:
        cells = {key: text_of(value) for key, value in zip(keys, values, strict=False) if key}
        if any(text.strip() for text in cells.values()):
            notes = {keys[at]: note for at, note in comments.items() if at < len(keys) and keys[at]}
            written.append(Written(_where(name, number), cells, notes))
    return Sheet(table, tuple(filter(None, keys)), unknown, tuple(written), head=first[0] if first else 1)


def _below_title(rows: Iterator[Row], heads: Mapping[str, str]) -> tuple[Row | None, Iterator[Row]]:
    """Return the row of heads and the rows below it: people put a title, or a line of who and when, above a table that they print."""
    top = list(islice(rows, TITLES))
    at = next((at for at, row in enumerate(top) if len({text_of(value).strip() for value in row[1]} & heads.keys()) >= _HEADS), 0)
    return (top[at] if top else None), chain(top[at + 1 :], rows)


def _where(name: str, number: int) -> str:
    return tell("apply.row", name=name, number=number)


@cache
def _all_keys() -> dict[str, str]:
    return {head: key for table in FREE for head, key in _keys(table).items()}


@cache
def _keys(table: str) -> Mapping[str, str]:
    """Return the column that a head means, by its key and by what it is called in each language; every sheet is held against every table."""
    heads: dict[str, str] = {}
    for column in NOTICE_TABLES[table]:
        for head in (column.key, *(head_of(table, column.key, labels(language)) for language in LANGUAGES)):
            heads.setdefault(head, column.key)
    return heads


def _check_merged(sheet: Any, head: int) -> None:
    """Raise PolicydiffError where cells beside each other are merged below the heads: what the hidden ones said is gone, and nobody meant that."""
    wide = next((each for each in sheet.merged_cells.ranges if each.max_col > each.min_col and each.min_row > head), None)
    if wide is not None:
        raise PolicydiffError(tell("apply.merged", where=_where(sheet.title, wide.min_row), cells=str(wide)), tell("hint.merged"))


def _workbook(path: Path) -> dict[str, Sheet]:
    names = {sheet_name(table, labels(language)): table for table in NOTICE_TABLES for language in LANGUAGES}
    book = opened_book(path, heads_of=[title for title, table in names.items() if table not in FREE])
    copies = _check_names({sheet.title: book_rows(sheet) for sheet in book.worksheets}, names)
    found = {}
    for sheet in book.worksheets:
        if (table := names.get(sheet.title)) is not None:
            found[table] = replace(_sheet(table, sheet.title, book_rows(sheet)), copies=copies.get(table, ()))
            if table in FREE:
                _check_merged(sheet, found[table].head)
                found[table] = replace(found[table], struck=_struck(sheet, found[table]))
    _check_computed(path, book, {sheet_name(table, labels(language)) for table in FREE for language in LANGUAGES})
    return found


def _struck(sheet: Any, found: Sheet) -> tuple[str, ...]:
    """Return where rows below the heads are struck through, each with what stands in it: after a new export its number is another row's."""
    rows = {row.where: row for row in found.rows}
    return tuple(_named(_where(sheet.title, number), rows) for number in struck_rows(sheet) if number != found.head)


def _named(where: str, rows: Mapping[str, Written]) -> str:
    if (row := rows.get(where)) is None:
        return where
    words = next(filter(None, (row[key] for key in ("content", "metric", "name", "title", "message"))), "")
    what = words if len(words) <= _NAME else f"{words[:_NAME]}…"
    return tell("apply.row-of", where=where, notice=row["notice"], id=row["id"], what=what)


def _check_computed(path: Path, book: Any, ours: set[str]) -> None:
    """Raise PolicydiffError where a cell has a formula without what it comes to: it would be read as emptied."""
    rows = [_where(title, number) for title, number in uncomputed(path, book) if title in ours]
    if rows:
        raise PolicydiffError(
            tell("apply.uncomputed", rows=tuple(rows[:_NAMED]), more=len(rows) > _NAMED), tell("hint.uncomputed", path=typed(path))
        )
