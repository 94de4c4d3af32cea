"""Files of a folder that no command reads, results that another version wrote or whose raw file was replaced: which they are, and what a person can do about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from policydiff.cli.terminal import say
from policydiff.messages import tell
from policydiff.text.ids import typed

_WAYS = {
    "hint.save-as-docx": (".doc", ".wps", ".rtf"),
    "hint.left-pictures": (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif"),
    "hint.left-archives": (".zip", ".rar", ".7z"),
    "hint.left-sheets": (".xls", ".xlsx", ".et", ".csv"),
}
"""What to do with files that are left out, by their endings."""
_TEXTS = _WAYS["hint.save-as-docx"]
_OURS = (".yaml", ".yml", ".json")
_NAMED = 8
"""How many of the files that are left out are named."""


def foreign(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that this program did not write: what it wrote is no news."""
    from policydiff.store import header

    return tuple(path for path in paths if path.suffix.lower() not in _OURS or header(path).schema is None)


def tell_left_out(others: Sequence[Path]) -> None:
    """Say which files were left out, and what to do about each kind of them."""
    if not others:
        return
    names = tuple(path.name for path in others[:_NAMED])
    say(tell("cli.left-out", names=names, more=len(others) - len(names), count=len(others)))
    for hint, endings in _WAYS.items():
        if there := tuple(ending for ending in endings if any(path.suffix.lower() == ending for path in others)):
            say(tell("cli.hint", what=tell(hint, endings=there)))


def tell_unread(folders: Iterable[Path]) -> None:
    """Say which texts lie in folders of raw files and have no result, since nothing reads their type."""
    from policydiff.corpus import find_files

    found, others = find_files([folder for folder in folders if folder.is_dir()])
    if texts := [path for path in others if found and path.suffix.lower() in _TEXTS]:
        names = tuple(path.name for path in texts[:_NAMED])
        say(tell("findings.left-out", names=names, more=len(texts) - len(names), count=len(texts)))


def tell_older(files: Sequence[Path], folders: Sequence[Path]) -> None:
    """Say which results another version of the program wrote, and how they are read anew. folders: of the raw files."""
    from policydiff.store import generator, header

    old = [path for path in files if header(path).generator not in (None, generator())]
    if old:
        names = tuple(path.stem for path in old[:_NAMED])
        sources = typed(folders[0]) if len(folders) == 1 else ""
        words = {"sources": sources, "results": typed(old[0].parent) if sources else ""}
        say(tell("findings.older", names=names, more=len(old) - len(names), count=len(old), **words))


def tell_replaced(folder: Path) -> None:
    """Say of which corrected results the raw file is another one by now: the workbook says what the former one said."""
    from policydiff.corpus import Corpus

    found = [entry for entry in Corpus(folder).entries(beside=True) if entry.state == "corrected" and entry.outdated and entry.structured]
    if found:
        names, first = tuple(entry.id for entry in found[:_NAMED]), typed(found[0].structured or folder)
        words = {"names": names, "more": max(0, len(found) - _NAMED) or "", "count": len(found), "first": first}
        say(tell("cli.note", what=tell("parse.replaced", **words)))


def tell_left_behind(before: Path, output: Path, results: Path | None, data: Path) -> None:
    """Say what in the workbook that people work in is not brought in yet, where another one was exported beside it. data: see apply."""
    from policydiff.cli.desk.sealed import unapplied
    from policydiff.cli.terminal import say
    from policydiff.store.guard import kind_of
    from policydiff.text.ids import typed

    if kind_of(before.read_bytes()) == "corrected" and (count := unapplied(before, data)):
        words = {"before": typed(before), "path": typed(output), "folder": typed(results) if results else ""}
        say(tell("cli.note", what=tell("cli.exported-without", count=count, **words)))
