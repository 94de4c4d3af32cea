"""Files of a folder that no command reads, results that another version wrote or whose raw file was replaced: which they are, and what a person can do about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from policydiff.cli.terminal import say
from policydiff.messages import Message, tell
from policydiff.text.ids import typed

if TYPE_CHECKING:
    from policydiff.store import Header

_WAYS = {
    "hint.save-as-docx": (".doc", ".wps", ".rtf"),
    "hint.left-pictures": (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif"),
    "hint.left-archives": (".zip", ".rar", ".7z"),
    "hint.left-sheets": (".xls", ".xlsx", ".et", ".csv"),
}
"""What to do with files that are left out, by their endings."""
_TEXTS = _WAYS["hint.save-as-docx"]
_NUMBER, _RELEASE = re.compile(r"[0-9]{1,9}"), re.compile(r"[^0-9.].*")
"""A number of a version, and what may follow the numbers of it."""
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


def tell_older(files: Iterable[Path], folders: Sequence[Path] | None = None, again: str | None = None) -> bool:
    """Say which results another version of the program wrote, and how they are read anew; what a person has corrected is not. Return whether there are any.

    folders: of the raw files, else the one beside the results. again: what was exported of them, as it is typed, which is to be done once more then.
    """
    from policydiff.store import generator, header, raw_folder

    heads = {path: header(path) for path in files}
    others = {path: head for path, head in heads.items() if head.fits and head.generator not in (None, generator())}
    for by in dict.fromkeys(_written_by(head) for head in others.values()):
        old = [path for path, head in others.items() if _written_by(head) == by]
        results = old[0].parent
        found = [raw_folder(results, [others[path].source_name or "" for path in old])] if folders is None else folders
        known = len(found) == 1 and found[0].is_dir() and all(path.parent == results for path in old)
        where = {"sources": typed(found[0]), "results": typed(results)} if known else {}
        names = tuple(path.stem for path in old[:_NAMED])
        words = {"by": by, "names": names, "more": len(old) - len(names), "count": len(old), "newer": by.id == "findings.by-newer"}
        say(tell("cli.note", what=tell("findings.older", **words, **where, again=again, anew=again is not None, checks=again is None)))
    return bool(others)


def _written_by(head: Header) -> Message:
    """Return which other version of the program wrote a file, or that this one did with other words."""
    from policydiff.store import generator

    ours, theirs = ((each or "").partition(" ")[2].partition("+")[0] for each in (generator(), head.generator))
    if theirs == ours:
        return tell("findings.by-words")
    here, there = ([int(part) for part in _NUMBER.findall(_RELEASE.sub("", each))] for each in (ours, theirs))
    which = "findings.by-other" if not there or there == here else "findings.by-older" if there < here else "findings.by-newer"
    return tell(which, version=theirs, ours=ours)


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
