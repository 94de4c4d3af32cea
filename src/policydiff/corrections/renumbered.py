"""Rows that a newer reading has numbered anew: the tables go by the ids of their export, and a row is found again by what it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policydiff.tables.cells import Cell

Row = tuple[str, str]
"""A table and an id."""
Rows = Mapping[Row, Mapping[str, Cell]]
_READ_FROM = {
    "tasks": ("text", "path", "heading"),
    "targets": ("text", "path"),
    "achievements": ("text", "path"),
    "diagnostics": ("rule", "sentence", "path"),
}
"""What no person corrects, and what tells one row from another."""
_OTHER = "+"
"""Behind the id of a row that the export had not, where a row of the export is called so."""


def as_exported(base: Rows, now: Rows) -> tuple[dict[Row, dict[str, Cell]], dict[Row, str]]:
    """Return the rows of a file by the ids of the export, and of each its id in the file; one that the export had not has an id that it had not."""
    found = dict(_again(base, now))
    ids = {at: found.get(at) or ((at[0], at[1] + _OTHER) if at in base and at[0] in _READ_FROM else at) for at in now}
    return {ids[at]: dict(values) for at, values in now.items()}, {ids[at]: at[1] for at in now}


def _again(base: Rows, now: Rows) -> Iterator[tuple[Row, Row]]:
    """Yield the rows of the file that are in the export, each with its row there: under the same id, else in the order of those alike."""
    there, here = _alike(base), _alike(now)
    for key, rows in here.items():
        same = {at for at in rows if at in there.get(key, ())}
        yield from ((at, at) for at in same)
        left, gone = ([at for at in each if at not in same] for each in (rows, there.get(key, ())))
        if len(left) == len(gone):  # else nobody knows which of them is which
            yield from zip(left, gone, strict=True)


def _alike(rows: Rows) -> dict[tuple[Cell, ...], list[Row]]:
    found: dict[tuple[Cell, ...], list[Row]] = {}
    for at, values in rows.items():
        if at[0] in _READ_FROM:
            found.setdefault((at[0], *(values[key] for key in _READ_FROM[at[0]])), []).append(at)
    return found
