"""CSV and TSV: one table a file, English keys, whole sentences in a language, for R, pandas and spreadsheets."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from policydiff.messages import Message, said
from policydiff.tables.cells import Cell, Table
from policydiff.text.inert import cell
from policydiff.vocab.labels import Labels

SEPARATOR = ";"
"""Between the items of a list in one cell; no name of a body and no key contains it."""


def delimited(table: Table, *, delimiter: str = ",", bom: bool = False, words: Labels | None = None) -> str:
    """Return a head row of column keys and one line a row.

    Text is visible and defused (a cell that starts with = + - @ gets an apostrophe); numbers are plain decimals, flags are
    true or false, what is missing is empty. bom: a byte-order mark first, without which Excel takes UTF-8 for GBK.
    words: in whose language the sentences of the program stand (why, what is to be checked), else in English; keys are keys in any.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    writer.writerows(
        [[_printed(said(value, words) if words and isinstance(value, Message) else value) for value in row] for row in table.rows]
    )
    return ("\ufeff" if bom else "") + stream.getvalue()


def _printed(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return cell(SEPARATOR.join(value))
    return cell(value) if isinstance(value, str) else plain_number(value)


def plain_number(value: Decimal | float | int) -> str:
    """Return a number without exponent and with at most 12 significant digits: 0.00080357142857."""
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    return format(Decimal(f"{value:.12g}"), "f")
