"""Which notices some words mean, and what each of them says: structured files, which a person may have corrected, before raw ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.corpus import STRUCTURED_ENDINGS, Corpus, Entry, entries_of
from policydiff.errors import NotFound, PolicydiffError
from policydiff.messages import tell
from policydiff.text.ids import same_file_key

if TYPE_CHECKING:
    from policydiff.model import Notice

_STRUCTURED = (*STRUCTURED_ENDINGS, ".json")


@dataclass(frozen=True, slots=True)
class Found:
    """One notice that is meant: its id, and at least one of its raw and its structured file. stale: the structured one is not read."""

    id: str
    raw: Path | None
    structured: Path | None
    stale: bool = False
    remark: str = ""

    @property
    def path(self) -> Path:
        """The file that is read: the structured one where there is one that is not stale."""
        path = self.raw if self.stale else self.structured or self.raw
        assert path is not None
        return path


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of one: the notice, or why there is none."""

    found: Found
    notice: Notice | None
    message: str = ""
    hint: str = ""


def meant(words: Sequence[str], data: Path = Path("data")) -> tuple[Found, ...]:
    """Return the notices that some words mean, each file once, in the order of the words: files, folders, ids and places.

    Without words, all of the data folder. Raises NotFound for a word that means nothing, and where nothing is found.
    """
    found: dict[Path, Found] = {}
    for word in words or (str(data),):
        for each in _of(word, data):
            found.setdefault(each.path.absolute(), each)
    if not found:
        raise NotFound(tell("cli.no-notices", places=tuple(words) or (str(data),)), tell("hint.data"))
    return tuple(found.values())


def gather(found: Sequence[Found]) -> Iterator[Gathered]:
    """Yield each notice as its structured file says, or as its raw file reads now; never raises for what is in a file.

    Where two are called the same, which no table could tell apart, the second one fails.
    """
    taken: dict[str, Path] = {}
    for each in found:
        got = _read(each)
        if got.notice is not None:
            first = taken.setdefault(same_file_key(got.notice.id), each.path)
            if first != each.path:
                got = Gathered(each, None, tell("batch.same-id", id=got.notice.id, first=first), tell("hint.rename-one"))
        yield got


def _of(word: str, data: Path) -> Iterator[Found]:
    folder = Path(word)
    if folder.is_dir():
        for entry in entries_of(folder):
            yield _found(entry)
            yield from (Found(entry.id, raw, None) for raw in entry.clashes)
    elif folder.is_file() and folder.suffix.lower() in _STRUCTURED:
        yield Found(folder.stem, None, folder)
    else:
        yield from map(_found, Corpus(data).resolve(word))


def _found(entry: Entry) -> Found:
    return Found(entry.id, entry.raw, entry.structured, entry.current != entry.structured and entry.structured is not None, entry.remark)


def _read(found: Found) -> Gathered:
    from policydiff.batch import Job, read_job

    if found.structured is None or found.stale:
        assert found.raw is not None
        notice, outcome = read_job(Job(found.raw, Path()))
        if notice is not None and notice.id != found.id:  # two files of one name: the folder tells them apart
            notice = notice.model_copy(update={"id": found.id})
        return Gathered(found, notice, outcome.message, outcome.hint)
    from policydiff.store import load_notice

    try:
        return Gathered(found, load_notice(found.structured))
    except PolicydiffError as error:
        return Gathered(found, None, error.message, error.hint)
