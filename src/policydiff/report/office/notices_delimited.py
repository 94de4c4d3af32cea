"""Tables of notices as CSV and TSV: in English with the keys of the contract, for programs; in Chinese as the sheets of the workbook, for people."""

from __future__ import annotations

import csv
import io

from policydiff.report.office.delimited import delimited, plain_number
from policydiff.report.office.notices_book import head_of, sheet_name
from policydiff.report.office.workbook import words_of
from policydiff.tables.cells import Cell, Column, Table
from policydiff.text.inert import cell
from policydiff.vocab.labels import Labels

KEYED = "en"
"""The language in which columns, words and files are called by their keys."""


def file_name(table: str, labels: Labels) -> str:
    """Return what the file of a table is called: tasks.csv, 任务.csv."""
    return f"{table if labels.language == KEYED else sheet_name(table, labels)}.csv"


def notices_delimited(table: Table, labels: Labels, *, delimiter: str = ",", bom: bool = False) -> str:
    """Return a table of notices; in a language of people with the heads and the words of its sheet, which corrections read back as well.

    Numbers stay plain decimals, which every spreadsheet takes for numbers.
    """
    if labels.language == KEYED:
        return delimited(table, delimiter=delimiter, bom=bom, words=labels)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow([head_of(table.name, column.key, labels) for column in table.columns])
    writer.writerows([[_printed(value, column, labels) for value, column in zip(row, table.columns, strict=True)] for row in table.rows])
    return ("\ufeff" if bom else "") + stream.getvalue()


def _printed(value: Cell, column: Column, labels: Labels) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "✓" if value else ""
    return cell(words_of(value, column, labels)) if isinstance(value, (str, tuple)) else plain_number(value)
