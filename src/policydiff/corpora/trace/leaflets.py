"""The leaflets of many documents, one after another, from the cache or an archive where they stand there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from functools import cache
from typing import Any

from policydiff.archive.reading import Archive
from policydiff.errors import PolicydiffError
from policydiff.gathering.documents import Document, Problem, problem_of
from policydiff.gathering.keeping import Shelf, key_of, shelf
from policydiff.processes import on_processes
from policydiff.tables.leaflets import Leaflet, MaskedClause, leaflet_of

_ALONE = 12
"""Documents up to which one process has parsed them before several have started."""

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


def make_ahead(documents: Iterable[Document], kept: Shelf) -> Iterator[str]:
    """Make the leaflets that the cache does not hold on several processes, and yield the id of each document that was done; what cannot be read is told
    by whoever reads it. Nothing happens without a cache, for few documents, and on one processor."""
    missing = [each for each in documents if each.held is None and each.given is None and not _is_kept(each, kept)] if kept.holds else []
    processes = min(os.cpu_count() or 1, len(missing) // _ALONE)
    if processes > 1:
        yield from on_processes(_make, missing, processes, _id_of)


def _is_kept(document: Document, kept: Shelf) -> bool:
    try:
        return kept.has(_key(document))
    except PolicydiffError:  # told when it is read
        return True


def _make(document: Document) -> str:
    with suppress(Exception):  # told when it is read
        _read(document, _own_shelf())
    return document.id


def _id_of(document: Document) -> str:
    return document.id


@cache
def _own_shelf() -> Shelf:
    """The cache as this process has opened it: a connection outlives no fork."""
    return shelf()


def _key(document: Document) -> str:
    return key_of("leaflet", document.id, document.path.name if document.path else "", document.digest)


def _read(document: Document, kept: Shelf) -> Leaflet:
    key = _key(document)
    found = kept.get(key)
    if found is not None:
        try:
            return _loaded(json.loads(found))
        except (ValueError, KeyError, TypeError):  # damaged: made again
            pass
    made = leaflet_of(document.clauses(kept))
    kept.put(key, json.dumps(_dumped(made), ensure_ascii=False, separators=(",", ":")))
    return made


def _dumped(leaflet: Leaflet) -> dict[str, Any]:
    facts = {each.name: getattr(leaflet, each.name) for each in fields(leaflet)}
    return facts | {"lines": [(line.id, line.path, line.text, line.masked, line.size) for line in leaflet.lines]}


def _loaded(value: dict[str, Any]) -> Leaflet:
    lines, parents = value.pop("lines"), value.pop("parents")
    return Leaflet(**value, parents=tuple(parents), lines=tuple(MaskedClause(*line) for line in lines))
