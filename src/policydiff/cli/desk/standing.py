"""Workbooks and the results that they are made of: where a workbook finds them, and of which results one is that stands here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cli.desk.recalling import place_of
from policydiff.cli.terminal import free_workbook, workbooks_here
from policydiff.errors import OutputInTheWay, PolicydiffError
from policydiff.messages import tell
from policydiff.text.ids import typed

if TYPE_CHECKING:
    from policydiff.corrections.written import Listed
    from policydiff.model import Notice
    from policydiff.tables.notices import Origin


_BOOKS = "workbooks"
"""Where the workbooks are remembered that were exported, as a result would be."""
_USED = "used"
"""The key under which, among them, the one is named that people work in."""
_NAMED = 5
"""How many results are named."""
Counts = tuple[str, ...]
"""How many tasks and targets a notice has, as a workbook says it."""


def origin_of(structured: Path, output: Path) -> Origin:
    """Return a structured file as a workbook names it: as it is called from where the workbook lies, and the state that it is in."""
    import os

    from policydiff.store import digest_of
    from policydiff.tables.notices import Origin

    try:
        name = Path(os.path.relpath(structured, output.parent)).as_posix()
    except ValueError:  # on another drive
        name = structured.absolute().as_posix()
    return Origin(name, digest_of(structured.read_text(encoding="utf-8-sig")))


def ledger(results: Path, books: Sequence[Path] | None = None) -> tuple[str, frozenset[str]]:
    """Return the workbook that people work in of a folder of results, "" where there is none, and the names of the results that it has.

    It is the one that was brought in last, or exported again, or first; a copy that was made once under another name is none.
    books: only one of these, the first that is one.
    """
    for path in [*_used(results), *books_of(results)] if books is None else books:
        if names := {Path(file).name for file in sources_of(path) if (path.parent / file).resolve().parent == results.resolve()}:
            return str(path), frozenset(names)
    return "", frozenset()


def ledger_name(results: Path) -> str:
    """Return the workbook that people work in of a folder of results, as it is typed, "" where there is none."""
    there, _ = ledger(results)
    return typed(there) if there else ""


def newest_but(tables: Path, results: Path) -> str:
    """Return the workbook that was exported last of a folder of results, "" where these tables are it."""
    book = ledger(results, books_of(results))[0]
    return "" if book and Path(book).resolve() == tables.resolve() else book


def usual_but(tables: Path, results: Path) -> str:
    """Return the workbook of a folder of results under a name of the advice, "" where these tables have such a name: a colleague's copy has one of its own."""
    usual = workbooks_here()
    return "" if tables.resolve() in [path.resolve() for path in usual] else ledger(results, usual)[0]


def books_of(results: Path) -> list[Path]:
    """Return the workbooks that may be made of a folder of results: those that were exported, the last one first, then those here under a name of the advice."""
    from policydiff.store.memory import Memory

    exported = [_from_here(results / place) for place in reversed(Memory(results / _BOOKS).keys()) if place != _USED]
    return [path for path in dict.fromkeys([*exported, *workbooks_here()]) if path.is_file()]


def _used(results: Path) -> list[Path]:
    """Return the workbook of a folder of results that people work in, as far as that is known and it is still there."""
    from policydiff.store.memory import Memory

    place = Memory(results / _BOOKS).get(_USED)
    return [path] if place and (path := _from_here(results / place)).is_file() else []


def last_books() -> list[str]:
    """Return the workbooks that were exported of the results that lie here, the last one first, as they are typed."""
    from policydiff.corpus import results_in

    found = [books for folder in results_in(Path()) if (books := books_of(folder))]
    found.sort(key=lambda books: books[0].stat().st_mtime, reverse=True)
    return list(dict.fromkeys(typed(path) for books in found for path in books))


def remember_book(output: Path, results: Path, names: Iterable[str]) -> None:
    """Remember that a workbook of all results of a folder was exported, the last one now. names: of the results that it has; one of some is no ledger.

    Under a new name it is no more than a copy of the one that people work in, until they bring in what they did in it or export it again.
    """
    from policydiff.corpus import STRUCTURED_ENDINGS, files
    from policydiff.store.memory import Memory

    if {path.name for path in files(results, STRUCTURED_ENDINGS) if path.parent == results} <= {*names}:
        kept, place, used = Memory(results / _BOOKS), place_of(output, results / _BOOKS), ledger(results)[0]
        kept.put(_USED, place if is_known(output, results) or not used else place_of(Path(used), results / _BOOKS))
        kept.put(place, "")
        kept.save()


def is_known(book: Path, results: Path) -> bool:
    """Return whether a workbook of all results of a folder was exported under this name before."""
    from policydiff.store.memory import Memory

    return Memory(results / _BOOKS).get(place_of(book, results / _BOOKS)) is not None


def remember_used(book: Path, results: Path) -> None:
    """Remember that people work in a workbook of a folder of results."""
    from policydiff.store.memory import Memory

    kept, place = Memory(results / _BOOKS), place_of(book, results / _BOOKS)
    if kept.get(_USED) != place:
        kept.put(_USED, place)
        kept.save()


def _from_here(path: Path) -> Path:
    """Return a path as it is typed here, where it is no longer than the whole one."""
    import os

    try:
        short = Path(os.path.relpath(path))
    except ValueError:  # on another drive
        return path
    return path if len(str(short)) > len(str(path)) else short


def change_since(there: Mapping[str, Listed], origins: Mapping[str, Origin], notices: Sequence[Notice]) -> Iterator[str]:
    """Yield which results a workbook has more and fewer than the one that stood there, and of which the tasks or targets are other in number.

    there: the structured files of the one before (see `sources_of`). origins: of each notice in the new one, its structured file.
    """
    files = {origin.file: id for id, origin in origins.items() if origin.file}
    new, gone = (sorted(Path(file).stem for file in found) for found in (files.keys() - there.keys(), there.keys() - files.keys()))
    if not there:
        return
    counts = {notice.id: (str(len(notice.tasks)), str(len(notice.targets))) for notice in notices}
    if other := [line for file, id in files.items() if file in there for line in _recounted(id, there[file][:2], counts[id])]:
        yield tell("cli.exported-recounted", rows=tuple(other[:_NAMED]), more=max(0, len(other) - _NAMED) or "")
    if not (new or gone):
        return
    words = {"came": len(new) or "", "left": len(gone) or "", "many": len(new) > _NAMED, "lots": len(gone) > _NAMED, "why": bool(gone)}
    yield tell("cli.exported-change", new=tuple(new[:_NAMED]), gone=tuple(gone[:_NAMED]), **words)


def _recounted(id: str, before: Counts, now: Counts) -> Iterator[str]:
    """Yield how many tasks and targets a notice had and has, where that is another number."""
    if before != now:
        tasks, targets = (f"{was} → {are}" if was != are else "" for was, are in zip(before, now, strict=True))
        yield tell("cli.exported-recount", name=id, tasks=tasks, targets=targets)


def check_same_results(output: Path, origins: Mapping[str, Origin]) -> None:
    """Raise OutputInTheWay where the workbook that stands here is the ledger of other results, of which none are among the new ones.

    origins: of each notice that is to be written, the structured file, as it is called from where the output lies.
    """
    there = sources_of(output)
    if there and there.keys().isdisjoint(origin.file for origin in origins.values()):
        folder = Path(min(there)).parent.as_posix()
        hint = tell("hint.another-workbook", book=typed(free_workbook(output.parent)))
        raise OutputInTheWay(output, tell("way.other-results", folder=folder, count=len(there)), hint)


def sources_of(output: Path) -> Mapping[str, Listed]:
    """Return the structured files of which an exported workbook was made, with what its catalogue says of each; none where it is no such workbook."""
    try:
        found = output.stat()
    except OSError:
        return {}
    return _sources(output.absolute(), (found.st_ino, found.st_mtime_ns, found.st_size)) if output.is_file() else {}


@lru_cache(maxsize=64)
def _sources(output: Path, stamp: tuple[int, ...]) -> Mapping[str, Listed]:
    """Return the same of a workbook as it is now, which the last lines of a command ask several times; stamp: what is other when it is."""
    from policydiff.store.guard import is_report

    if not is_report(output, workbooks=True):
        return {}
    from policydiff.corrections.written import sources

    try:
        return sources(output)
    except PolicydiffError:  # the write says what stands here
        return {}
