"""A notice as the rows of an archive's tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from hashlib import blake2b
from typing import Any
from zlib import crc32

from policydiff.archive.columns import FIELDS
from policydiff.model import Notice
from policydiff.tables.leaflets import leaflet_of, shingles
from policydiff.tables.notices import Origin, notice_table

_HALF = 1 << 31
Rows = dict[str, list[tuple[Any, ...]]]
"""Rows by the name of their table, cells in the order of its columns."""


def rows_of(notice: Notice, input: str, origin: Origin | None = None) -> Rows:
    """Return the rows of a notice in every table of the archive; input: the digest of what it was made of; origin: the file that it stands in."""
    origins = {notice.id: origin} if origin else {}
    made: Rows = {}
    for name in FIELDS:
        if name != "documents":
            made[name] = [tuple(map(_plain, row)) for row in notice_table((notice,), name, origins).rows]
    made["clauses"] = list(_sketched(notice, made["clauses"]))
    made["documents"] = [(notice.id, input, notice.source.text_sha256, notice.model_dump_json(exclude_none=True))]
    return made


def sketch_of(ink: str) -> list[int]:
    """Return the hashes of the shingles of a clause's ink, whole numbers of 32 bits with a sign, ascending."""
    return sorted(crc32(shingle.encode("utf-8", "surrogatepass")) - _HALF for shingle in shingles(ink))


def _sketched(notice: Notice, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    lines = {line.id: line for line in leaflet_of(notice).lines}
    at = [field.name for field in FIELDS["clauses"]].index("id")
    for row in rows:
        line = lines.get(row[at])
        yield (*row, line.size, line.masked, _hash(line.masked), sketch_of(line.masked)) if line else (*row, None, None, None, None)


def _hash(ink: str) -> int:
    return int.from_bytes(blake2b(ink.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def _plain(cell: Any) -> Any:
    if isinstance(cell, Decimal):
        return float(cell)
    return list(cell) if isinstance(cell, tuple) else cell
