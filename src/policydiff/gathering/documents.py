"""Which documents some words mean, and what each of them says: what cannot be read is told and never stops the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from policydiff.archive.opening import looks_like_archive
from policydiff.archive.reading import Archive
from policydiff.corpus import Corpus, Entry, entries_of
from policydiff.errors import NotFound, PolicydiffError, UnreadableSource, reason_of
from policydiff.gathering.keeping import Shelf, key_of
from policydiff.gathering.reading import read_entry
from policydiff.messages import tell
from policydiff.model import Notice
from policydiff.records import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that could not be used. id, path: which; message, hint: why, and what can be done."""

    id: str
    path: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A notice of an archive, by its id there. input: the digest of what it was made of."""

    archive: Archive
    id: str
    input: str


@dataclass(frozen=True)
class Document:
    """One document of many, not read yet. id: its own among all that were gathered. held: the archive that it lies in, its id and digest there."""

    id: str
    entry: Entry | None = None
    given: Notice | None = None
    held: Held | None = None

    @property
    def path(self) -> Path | None:
        """The file that is read; of one in an archive, its id behind the archive's path."""
        if self.held is not None:
            return self.held.archive.path / self.held.id
        return self.entry.current if self.entry else None

    @property
    def titles(self) -> tuple[str, ...] | None:
        """The titles of its plans where they are known without reading it: of a notice in an archive."""
        return self.held.archive.titles(self.held.id) if self.held is not None else None

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the file, or of the value, that is read. Raises UnreadableSource."""
        if self.given is not None:
            return sha256(self.given.model_dump_json().encode("utf-8", "surrogatepass")).hexdigest()
        if self.held is not None:
            return self.held.input
        try:
            return sha256(self.path.read_bytes() if self.path else b"").hexdigest()
        except OSError as error:
            raise UnreadableSource(tell("read.cannot-be-read", name=self.path, reason=reason_of(error))) from error

    def read(self) -> Notice:
        """Return the notice as its file says, under the id that stands there. Raises PolicydiffError where the file cannot be read."""
        if self.held is not None:
            return self.held.archive.notice(self.held.id)
        return self.given or read_entry(self.entry or Entry(self.id, "not parsed"))

    def notice(self, kept: Shelf) -> Notice:
        """Return the notice under the document's own id, from the cache where it stands there. Raises as `read` does."""
        if self.given is not None or self.path is None:
            return self.read()
        key = self._key(self.path)
        found = kept.get(key)
        if found is not None:
            try:
                return Notice.model_validate_json(found)
            except ValueError:  # damaged: read again
                pass
        notice = self.read()
        notice = notice if notice.id == self.id else notice.model_copy(update={"id": self.id})
        kept.put(key, notice.model_dump_json())
        return notice

    def clauses(self, kept: Shelf) -> Notice:
        """Return the notice with its envelope and plans, under the document's own id: of a raw file that the cache does not hold nothing else is read, and
        nothing is kept. Raises as `read` does."""
        if self.given is not None or self.held is not None or self.path is None or self.entry is None or kept.has(self._key(self.path)):
            return self.notice(kept)
        notice = read_entry(self.entry, clauses=True)
        return notice if notice.id == self.id else notice.model_copy(update={"id": self.id})

    def _key(self, path: Path) -> str:
        return key_of("notice", self.id, path.name, self.digest)


Group = tuple[Document, ...]
"""The documents that one word may mean: several where a place has several notices."""


def gather(words: Iterable[str | Path | Notice], corpus: Corpus) -> tuple[list[Group], list[Problem]]:
    """Return the documents that files, folders, ids and places mean, in the order given, each file once, and what means none.

    A folder stands for every notice below it, also for two raw files of one name. Ids are made unique: the second `plan` is `plan~2`.
    """
    groups: list[Group] = []
    problems: list[Problem] = []
    taken: set[str] = set()
    seen: set[Path] = set()
    for word in words:
        try:
            for found in _meant(word, corpus):
                fresh = tuple(_named(each, taken) for each in found if _first(each, seen))
                groups += [fresh] if fresh else []
        except PolicydiffError as error:
            problems.append(Problem(str(word), str(word), error.message, error.hint))
    return groups, problems


def singles(groups: Iterable[Group]) -> Iterator[Document]:
    """Yield every document of the groups."""
    for group in groups:
        yield from group


def read_all(documents: Iterable[Document], kept: Shelf) -> Iterator[tuple[Document, Notice | Problem]]:
    """Yield each document with its notice, or with what is wrong with it. Never raises for what a file may hold."""
    for document in documents:
        try:
            yield document, document.notice(kept)
        except PolicydiffError as error:
            yield document, problem_of(document, error)
        except Exception as error:  # one file must not stop ten thousand others
            yield document, problem_of(document, error)


def problem_of(document: Document, error: Exception) -> Problem:
    """Return what went wrong with a document."""
    path = str(document.path or document.id)
    if isinstance(error, PolicydiffError):
        return Problem(document.id, path, error.message, error.hint)
    return Problem(document.id, path, tell("error.internal", what=f"{type(error).__name__}: {error}"), tell("hint.bug-with-file"))


def _meant(word: str | Path | Notice, corpus: Corpus) -> Iterator[Sequence[Document]]:
    if isinstance(word, Notice):
        yield [Document(word.id, None, word)]
    elif looks_like_archive(Path(word)):
        archive = Archive(Path(word))
        yield from ([Document(name, held=Held(archive, name, input))] for name, input in archive.inputs().items())
    elif Path(word).is_dir():
        found = entries_of(Path(word))
        if not found:
            raise NotFound(tell("many.empty-folder", folder=word), tell("hint.check-spelling"))
        for entry in found:
            yield [Document(entry.id, entry)]
            yield from ([Document(entry.id, Entry(entry.id, "not parsed", raw))] for raw in entry.other_files)
    else:
        yield [Document(entry.id, entry) for entry in corpus.resolve(str(word))]


def _first(document: Document, seen: set[Path]) -> bool:
    if document.path is None:
        return True
    where = document.path.resolve()
    new = where not in seen
    seen.add(where)
    return new


def _named(document: Document, taken: set[str]) -> Document:
    name, number = document.id, 1
    while name in taken:
        number += 1
        name = f"{document.id}~{number}"
    taken.add(name)
    return replace(document, id=name)
