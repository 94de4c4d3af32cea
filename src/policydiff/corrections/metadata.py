"""A table that somebody keeps of notices: what it says of each, for the fields that a notice's own text lacks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policydiff.corrections.cells import value_of
from policydiff.corrections.places import place_meant
from policydiff.corrections.written import read_rows
from policydiff.errors import PolicydiffError
from policydiff.known import Known
from policydiff.messages import said, tell
from policydiff.records import dataclass
from policydiff.tables.notices import NOTICES
from policydiff.text.ids import file_name, likest, notice_id, same_file_key
from policydiff.vocab.labels import labels
from policydiff.vocab.page.catalogue import catalogue_field

_COLUMNS = {column.key: column for column in NOTICES}
_PLACES = ("place", "code")


@dataclass(frozen=True, slots=True)
class _Said:
    """One row: where it stands, the names that it has for its notice, and what it says, as text by field."""

    where: str
    names: tuple[str, ...]
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Metadata:
    """A table of notices. known: what it says of each file. problems: rows that mean no file, or say what cannot be. passed_over: heads of other columns."""

    known: Mapping[Path, Known]
    problems: tuple[PolicydiffError, ...]
    passed_over: tuple[str, ...]


def read_metadata(table: Path, printed: Mapping[Path, str], *, whole: bool = True) -> Metadata:
    """Return what a CSV file or workbook says of some files; printed: how each is called among them (see text.ids.printed_names).

    whole: the files are all that the table can be about, so that a row that means none of them is a problem; otherwise only where
    no row does. Raises PolicydiffError where it cannot be read, or has no column that says which notice a row is about.
    """
    rows, passed_over = _rows(table)
    by_name = _by_name(printed, table.absolute().parent)
    found: dict[Path, tuple[_Said, Known]] = {}
    problems: list[PolicydiffError] = []
    about_none = whole or not any(_names_one(row, by_name) for row in rows)
    for row in rows:
        try:
            path = _meant(row, by_name)
            if path is not None and path in found:
                first = found[path][0].where
                raise PolicydiffError(tell("metadata.twice", where=row.where, name=path.name, first=first), tell("hint.one-row"))
            if path is not None:
                found[path] = row, _known(row, table.name)
            elif about_none:
                raise _stranger(row, by_name)
        except PolicydiffError as error:
            problems.append(error)
    return Metadata({path: known for path, (_, known) in found.items() if known.values}, tuple(problems), passed_over)


def _rows(table: Path) -> tuple[list[_Said], tuple[str, ...]]:
    head, *lines = read_rows(table) or [("", ())]
    fields = [catalogue_field(word) for word in head[1]]
    if "name" not in fields:
        raise PolicydiffError(tell("metadata.no-names", path=table), tell("hint.metadata-names"))
    rows = []
    for where, cells in lines:
        pairs = [(field, cell) for field, cell in zip(fields, cells, strict=False) if field and cell]
        if pairs:
            names = tuple(cell for field, cell in pairs if field == "name")
            rows.append(_Said(where, names, {field: cell for field, cell in reversed(pairs) if field != "name"}))
    return rows, tuple(word for word, field in zip(head[1], fields, strict=True) if word and field is None)


def _by_name(printed: Mapping[Path, str], beside: Path) -> dict[str, set[Path]]:
    """Return the files that a name can mean: their ids, names and stems, how they are printed, and their paths, also from where the table lies."""
    names: dict[str, set[Path]] = {}
    for path, name in printed.items():
        whole = path.absolute()
        below = [whole.relative_to(beside).as_posix()] if whole.is_relative_to(beside) else []
        for each in (notice_id(name), name, file_name(path), Path(file_name(path)).stem, path.as_posix(), whole.as_posix(), *below):
            names.setdefault(same_file_key(each), set()).add(path)
    return names


def _names_one(row: _Said, by_name: Mapping[str, set[Path]]) -> bool:
    return any(_key(name) in by_name for name in row.names)


def _key(name: str) -> str:
    return same_file_key(name.replace("\\", "/").removeprefix("./"))


def _meant(row: _Said, by_name: Mapping[str, set[Path]]) -> Path | None:
    """Return the file that a row is about; raises PolicydiffError where its names mean several."""
    for name in row.names:
        found = by_name.get(_key(name), set())
        if len(found) > 1:
            several = tuple(sorted(path.as_posix() for path in found))
            raise PolicydiffError(tell("metadata.several", where=row.where, name=name, files=several), tell("hint.metadata-path"))
        if found:
            return next(iter(found))
    return None


def _stranger(row: _Said, by_name: Mapping[str, set[Path]]) -> PolicydiffError:
    if not row.names:
        return PolicydiffError(tell("metadata.nameless", where=row.where), tell("hint.metadata-names"))
    near = likest(row.names[0], {file_name(path) for paths in by_name.values() for path in paths}, 3)
    hint = tell("hint.metadata-near", near=tuple(near)) if near else tell("hint.metadata-row")
    return PolicydiffError(tell("metadata.no-file", where=row.where, name=row.names[0]), hint)


def _known(row: _Said, table: str) -> Known:
    values: dict[str, Any] = {}
    for field, text in row.fields.items():
        if field not in (*_PLACES, "topic", "note"):
            values[field] = _value(row.where, field, text)
    if "issuer" in values:
        values["issuers"] = (values["issuer"],)
    if any(row.fields.get(field) for field in _PLACES):
        values["jurisdiction"] = place_meant(row.fields.get("code", ""), row.fields.get("place", ""), row.where)
    if topic := row.fields.get("topic"):
        values["metadata"] = {labels("zh")("column", "topic"): topic}
    note = row.fields.get("note") or said(tell("metadata.note", table=table), labels("zh"))
    return Known(values, dict.fromkeys(values, note))


def _value(where: str, field: str, text: str) -> Any:
    try:
        value = value_of(text, _COLUMNS[field])
    except PolicydiffError as error:
        raise PolicydiffError(tell("metadata.cell", where=where, field=field, message=error.message), error.hint) from None
    return "".join(str(value).split()) if field == "document_number" else value
