"""Coded sheets as people leave them: workbooks of whatever program, or csv with the key in a file beside it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from policydiff.corpora.coding.agreement import Coded
from policydiff.corpora.coding.sample import VERDICTS
from policydiff.errors import PolicydiffError, UnreadableSource, reason_of
from policydiff.messages import tell
from policydiff.read.package import Package
from policydiff.vocab.labels import ALONE, LANGUAGES, labels

Row = Mapping[str, str]
_COLUMN = re.compile(r"[A-Z]+")


def key_path(sheet: Path) -> Path:
    """Return where the key of a csv sheet stands: sheet.key.csv beside sheet.csv."""
    return sheet.with_suffix(f".key{sheet.suffix}")


def read_sheet(path: Path, coder: str) -> Coded:
    """Return a coded sheet. Raises UnreadableSource where it cannot be read, PolicydiffError where it is no sheet of ours or a code is no verdict.

    Verdicts may be written as keys or as the words of either language; rows without one are not coded yet.
    """
    tables = read_tables(path)
    sheet = next((rows for rows in tables if rows and {"item", "verdict", "text"} <= rows[0].keys()), None)
    if sheet is None:
        raise PolicydiffError(tell("coding.no-sheet", path=path), tell("hint.coding-sheet"))
    key = next((rows for rows in tables if rows and {"item", "stratum", "weight"} <= rows[0].keys()), [])
    codes = {row["item"]: verdict_of(row["verdict"], path, row["item"]) for row in sheet if row["item"] and row["verdict"].strip()}
    return Coded(
        coder,
        codes,
        {row["item"]: row["text"] for row in sheet},
        {row["item"]: (row["verdict"], float(row["weight"]), row["stratum"]) for row in key if row["item"]},
    )


def verdict_of(word: str, path: Path, item: str) -> str:
    """Return the verdict that a word means, a key or a label of either language. Raises PolicydiffError where it means none; path, item: where it stands."""
    found = _words().get(word.strip().casefold())
    if found is None:
        raise PolicydiffError(tell("coding.no-verdict", path=path, item=item, word=word), tell("hint.choose", words=VERDICTS))
    return found


@cache  # a sheet asks for every row
def _words() -> Mapping[str, str]:
    said = [(verdict, labels(each)("verdict", verdict)) for verdict in VERDICTS for each in LANGUAGES]
    said += [(verdict, labels(each)("page", key)) for verdict, key in ALONE.items() for each in LANGUAGES]
    return {word.casefold(): verdict for verdict, word in (*zip(VERDICTS, VERDICTS, strict=True), *said)}


def read_tables(path: Path) -> list[list[Row]]:
    """Return the tables of a workbook, or of a csv and of the key beside it: rows by the keys of their columns. Raises UnreadableSource."""
    try:
        data = path.read_bytes()
        beside = key_path(path)
        more = beside.read_bytes() if path.suffix.lower() == ".csv" and beside.is_file() else b""
    except OSError as error:
        raise UnreadableSource(tell("read.cannot-be-read", name=path, reason=reason_of(error))) from error
    if data[:2] == b"PK":
        return [_keyed(rows) for rows in _sheets(Package(data, path.name))]
    return [_keyed(list(csv.reader(io.StringIO(text.decode("utf-8-sig", "replace"))))) for text in (data, more) if text]


def _keyed(rows: list[list[str]]) -> list[Row]:
    """Return rows by the keys of their columns: a head may be a key, or its word in either language."""
    if not rows:
        return []
    groups = [labels(each).groups[name] for name in ("column", "coding") for each in LANGUAGES]
    known = {entry.text: key for group in groups for key, entry in group.items()}
    heads = [known.get(head.strip(), head.strip()) for head in rows[0]]
    return [dict(zip(heads, [*row, *[""] * len(heads)], strict=False)) for row in rows[1:] if any(row)]


def _sheets(package: Package) -> Iterator[list[list[str]]]:
    shared = package.xml("xl/sharedStrings.xml")
    strings = [_text(entry) for entry in shared.iter("si")] if shared is not None else []
    number = 1
    while (root := package.xml(f"xl/worksheets/sheet{number}.xml")) is not None:
        yield [_cells(row, strings) for row in root.iter("row")]
        number += 1


def _cells(row: Element, strings: list[str]) -> list[str]:
    found: list[str] = []
    for cell in row.iter("c"):
        letters = _COLUMN.match(cell.get("r", ""))
        at = _number(letters[0]) if letters else len(found)
        found += [""] * (at - len(found))
        value = next(cell.iter("v"), None)
        kind = cell.get("t", "")
        if kind == "inlineStr":
            found.append(_text(cell))
        elif value is None or value.text is None:
            found.append("")
        else:
            found.append(strings[int(value.text)] if kind == "s" and int(value.text) < len(strings) else value.text)
    return found


def _text(element: Element) -> str:
    return "".join(part.text or "" for part in element.iter("t"))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return min(number - 1, 16_383)
