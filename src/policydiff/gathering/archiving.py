"""Documents into an archive: what has not changed since the last time stays, the rest is read on several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from policydiff.archive.rows import Rows, rows_of
from policydiff.archive.writing import Writer
from policydiff.errors import PolicydiffError
from policydiff.gathering.documents import Document, Problem, problem_of
from policydiff.limits import bounded
from policydiff.messages import tell
from policydiff.processes import on_processes
from policydiff.records import dataclass
from policydiff.store import digest_of, generator
from policydiff.tables.notices import Origin

_ALONE = 20
"""Documents up to which one process is sooner done than several have started."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of an archive: how many notices are new or changed, stayed as they were, are gone, and what could not be read."""

    written: int
    kept: int
    gone: int
    problems: tuple[Problem, ...]


def fill_archive(
    path: Path, documents: Sequence[Document], *, jobs: int | None = None, force: bool = False, step: Callable[[str], None] = lambda _: None
) -> Filled:
    """Make an archive hold exactly these documents, and return what that took; step: called with the id of each document that is done.

    path: a .duckdb file, or a folder for Parquet files. force: read all of them anew, and write over what is no archive. Memory does not grow with the number
    of documents. Raises as archive.writing.Writer does; a document that cannot be read is told in the result.
    """
    problems: list[Problem] = []
    written = 0
    with Writer(path, force=force) as writer:
        todo = []
        for document in documents:
            try:
                input = input_of(document)
            except PolicydiffError as error:
                problems.append(problem_of(document, error))
                continue
            if not force and writer.held.get(document.id) == input:
                writer.keep([document.id])
            else:
                todo.append((document, input))
        kept = len(documents) - len(problems) - len(todo)
        processes = 1 if len(todo) <= _ALONE else min(jobs or os.cpu_count() or 1, len(todo))
        done = map(_rows, todo) if len(todo) == 1 else on_processes(_rows, todo, processes, _crashed)
        for made in done:
            if isinstance(made, Problem):
                problems.append(made)
                step(made.id)
            else:
                writer.put(made)
                written += 1
                step(made["documents"][0][0])
    present = {document.id for document in documents}
    return Filled(written, kept, sum(name not in present for name in writer.held), tuple(problems))


def input_of(document: Document) -> str:
    """Return the digest of all that an archive's rows of a document are made of: its file, its id, the program and its words. Raises UnreadableSource."""
    return sha256(
        "\0".join((document.id, document.path.name if document.path else "", document.digest, generator())).encode("utf-8", "surrogatepass")
    ).hexdigest()


def _rows(item: tuple[Document, str]) -> Rows | Problem:
    document, input = item
    try:
        with bounded(str(document.path or document.id), fatal=False):
            notice = document.read()
            notice = notice if notice.id == document.id else notice.model_copy(update={"id": document.id})
            return rows_of(notice, input, _origin(document))
    except Exception as error:  # one file must not stop ten thousand others
        return problem_of(document, error)


def _origin(document: Document) -> Origin | None:
    """Return the structured file that a document was read from; None for a raw one."""
    entry = document.entry
    if entry is None or entry.current is None or entry.current != entry.structured:
        return None
    return Origin(entry.current.as_posix(), digest_of(entry.current.read_text(encoding="utf-8-sig")))


def _crashed(item: tuple[Document, str]) -> Rows | Problem:
    return Problem(item[0].id, str(item[0].path), tell("batch.crashed"), tell("hint.report-file"))
