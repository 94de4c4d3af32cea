"""The leaflets of many documents, one after another, from the cache or an archive where they stand there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

from policydiff.archive.reading import Archive
from policydiff.gathering.documents import Document, Problem, problem_of
from policydiff.gathering.keeping import Shelf, key_of
from policydiff.tables.leaflets import Leaflet, Line, leaflet_of

Needs = Sequence[tuple[str, int]]
"""Masked clauses that are looked for, each with the number of shingles that another one must share with it (see search.needs)."""


def read_leaflets(documents: Iterable[Document], kept: Shelf, needs: Needs) -> Iterator[Leaflet | Problem]:
    """Yield the leaflet of each document, or what is wrong with it; from the cache where it stands there. Never raises for a file.

    Of a document in an archive, which finds them by itself, only the clauses are in it that share enough with one that is looked for.
    """
    found: dict[Archive, dict[str, Leaflet]] = {}
    for document in documents:
        try:
            if document.held is None:
                yield _read(document, kept)
                continue
            archive = document.held.archive
            if archive not in found:
                found[archive] = {leaflet.id: leaflet for leaflet in archive.leaflets(needs)}
            yield replace(found[archive].pop(document.held.id), id=document.id)
        except Exception as error:  # one file must not stop ten thousand others
            yield problem_of(document, error)


def whole_leaflets(documents: Iterable[Document], kept: Shelf) -> Iterator[Leaflet | Problem]:
    """Yield the leaflet of each document with all its clauses, or what is wrong with it. Never raises for a file."""
    for document in documents:
        try:
            yield _read(document, kept) if document.held is None else leaflet_of(document.notice(kept))
        except Exception as error:  # one file must not stop ten thousand others
            yield problem_of(document, error)


def _read(document: Document, kept: Shelf) -> Leaflet:
    key = key_of("leaflet", document.id, document.path.name if document.path else "", document.digest)
    found = kept.get(key)
    if found is not None:
        try:
            return _loaded(json.loads(found))
        except (ValueError, KeyError, TypeError):  # damaged: made again
            pass
    made = leaflet_of(document.notice(kept))
    kept.put(key, json.dumps(asdict(made), ensure_ascii=False, separators=(",", ":")))
    return made


def _loaded(value: dict[str, Any]) -> Leaflet:
    lines, parents = value.pop("lines"), value.pop("parents")
    return Leaflet(**value, parents=tuple(parents), lines=tuple(Line(**line) for line in lines))
