"""All tables of notices as files for other programs: a workbook, a folder of CSV, or one JSON document."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Any

from policydiff.model import Notice
from policydiff.report.office.notices_delimited import file_name, notices_delimited
from policydiff.tables.cells import Cell, Table
from policydiff.tables.notices import NOTICE_TABLES, Origin, notice_table
from policydiff.tables.options import Options
from policydiff.text.inert import json_inert

EXPORT_FORMATS = ("xlsx", "csv", "json")
EXPORT_SCHEMA = "policydiff.export/1"
SEAL = "policydiff-export.json"
"""In a folder of CSV: what each file was when it was written, so that nobody's corrections are written over."""


def export(notices: Sequence[Notice], format: str, options: Options, origins: Mapping[str, Origin]) -> dict[str, str | bytes]:
    """Return the files of an export by name; "" is the name of the one file of xlsx and json.

    options.tables: only these, all of NOTICE_TABLES where none is named. origins: where each notice was read from, by its id.
    """
    if format == "xlsx":
        from policydiff.report.office.notices_book import notices_xlsx

        return {"": notices_xlsx(notices, options, origins)}
    tables = [notice_table(notices, name, origins) for name in (options.tables or NOTICE_TABLES)]
    if format == "json":
        return {"": _json(tables)}
    made = {file_name(table.name, options.labels): notices_delimited(table, options.labels, bom=True) for table in tables}
    seals = {name: sha256(text.encode()).hexdigest() for name, text in made.items()}
    return {**made, SEAL: json.dumps({"schema": EXPORT_SCHEMA, "files": seals}, indent=2) + "\n"}


def _json(tables: Sequence[Table]) -> str:
    rows = {
        table.name: [{column.key: _value(cell) for column, cell in zip(table.columns, row, strict=True)} for row in table.rows]
        for table in tables
    }
    return json_inert(json.dumps({"schema": EXPORT_SCHEMA, **rows}, ensure_ascii=False, indent=1)) + "\n"


def _value(cell: Cell) -> Any:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return str(cell) if isinstance(cell, str) else list(cell) if isinstance(cell, tuple) else cell
