"""The files of a data folder, and which of them belong to one notice."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

from policydiff.store.digest import NOTICE, schema_of
from policydiff.store.guard import is_report
from policydiff.text.ids import names_and_ids

RAW_ENDINGS = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml", ".pdf", ".docx", ".ofd"}
)
"""Of the raw files that a folder is searched for; a file of another name is read where it is named."""
STRUCTURED_ENDINGS = frozenset({".yaml", ".yml"})


_LOOKED_AT, _TRIED = 200, 3
"""Of a folder that may be anything: how many of its files are looked at, and how many of the fitting ones are opened."""


_TELLING = 20
"""How many notices tell which folder beside theirs holds their raw files."""


Files = tuple[tuple[str, ...], str | None]
"""The raw files of an id and its structured file: strings, for a folder may hold ten thousand, and a Path takes as long to make as a file to find."""


def found_in(folder: Path) -> dict[str, Files]:
    """Return the notices of a folder by their ids: of a data folder, of one of its two halves, or of any folder of raw and structured files.

    Of the half of structured files these are the notices, each with its raw file in the other half, which says whether it is out of date. Files of
    YAML and JSON that are no structured notices are left out, and pages and Word files that this program wrote.
    """
    above = folder.parent if folder.name == "raw" and (folder.parent / "structured").is_dir() else folder
    if (above / "raw").is_dir() or (above / "structured").is_dir():
        found = files_of(above)
        return {name: (raws, path) for name, (raws, path) in found.items() if raws or above == folder}
    structured = [path for path in _files(folder, {*STRUCTURED_ENDINGS, ".json"}) if schema_of(path) == NOTICE]
    found = _paired([path for path in _files(folder, RAW_ENDINGS) if not is_report(Path(path))], structured)
    if folder.name == "structured" and (folder.parent / "raw").is_dir():
        other = _paired(_files(folder.parent / "raw", RAW_ENDINGS), ())
        return {name: (raws or other.get(name, ((), None))[0][:1], path) for name, (raws, path) in found.items()}
    return found


def with_raw_beside(found: Mapping[str, Files]) -> dict[str, Files]:
    """Return notices with the raw files that lie in a folder beside their structured ones, where validate finds them, too."""
    from policydiff.store.beside import raw_folder

    names = [f"{name}{ending}" for name in islice(found, _TELLING) for ending in RAW_ENDINGS]
    beside: dict[str, dict[str, str]] = {}
    paired: dict[str, Files] = {}
    for name, (raws, structured) in found.items():
        if not raws and structured is not None:
            folder = _folder(structured)
            if folder not in beside:
                there = _files(raw_folder(Path(folder), names), RAW_ENDINGS)
                beside[folder] = {id: path for path, (_, id) in zip(there, names_and_ids(there), strict=True)}
            raws = (beside[folder][name],) if name in beside[folder] else ()
        paired[name] = (raws, structured)
    return paired


def _paired(raw: Sequence[str], structured: Sequence[str]) -> dict[str, Files]:
    raws: dict[str, tuple[str, ...]] = {}
    for path, (_, name) in zip(raw, names_and_ids(raw), strict=True):
        raws[name] = (*raws[name], path) if name in raws else (path,)
    read = {path[path.rfind(os.sep) + 1 : path.rfind(".")]: path for path in structured}
    return {name: (raws.get(name, ()), read.get(name)) for name in sorted({*raws, *read})}


def files(folder: Path, endings: Iterable[str] | None = None) -> tuple[Path, ...]:
    """Return the files under `folder` with one of the endings (None: with any), sorted.

    Hidden ones, what lies in hidden folders, and the ~$ files of open documents are left out, and links to folders are not followed.
    """
    return tuple(map(Path, _files(folder, endings)))


def find_files(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the files named and those of a readable type below the folders named, and the others that lie there.

    In a stable order, each file once; hidden ones are left out, and of folders the reports that this program wrote. A path that does not exist is
    returned too: parsing says so.
    """
    found: dict[str, Path] = {}
    others: dict[Path, None] = {}
    for path in paths:
        for each in files(path) if path.is_dir() else (path,):
            if each != path and is_report(each, workbooks=True):
                continue
            if each == path or each.suffix.lower() in RAW_ENDINGS:
                found.setdefault(os.path.abspath(each), each)  # noqa: PTH100 (resolve() refuses a link that leads to itself)
            else:
                others[each] = None
    return tuple(found.values()), tuple(others)


def _files(folder: Path, endings: Iterable[str] | None) -> list[str]:
    if not folder.is_dir():
        return []
    wanted = None if endings is None else tuple(endings)
    found = [
        [path for path in paths if wanted is None or path.endswith(wanted) or path.lower().endswith(wanted)]
        for paths in _below(os.fspath(folder))
    ]
    if os.path.normcase is posixpath.normcase and sum(map(bool, found)) == 1:
        return sorted(*filter(None, found))  # of one folder the names alone say the order
    return sorted(chain.from_iterable(found), key=_in_order)


def _folder(path: str) -> str:
    return path[: path.rfind(os.sep)]


def _in_order(path: str) -> str:
    """Return what sorts paths as their parts sort: the files of a folder stand together."""
    return os.path.normcase(path).replace(os.sep, "\0")


def _below(folder: str) -> Iterator[list[str]]:
    """Yield the files of a folder and of each one below it; one that cannot be looked into has none."""
    found, folders = [], []
    with suppress(OSError), os.scandir(folder) as there:
        for each in there:
            if each.name.startswith((".", "~$")):
                continue
            try:
                if each.is_file(follow_symlinks=False):  # nearly all are
                    found.append(each.path)
                elif each.is_dir(follow_symlinks=False):
                    folders.append(each.path)
                elif each.is_file():
                    found.append(each.path)
            except OSError:  # a link that leads to itself
                continue
    yield found
    for name in folders:
        yield from _below(name)


def results_in(folder: Path, most: int = 3) -> tuple[Path, ...]:
    """Return the folders in a folder that hold structured notices, at most so many, in their order."""
    found: list[Path] = []
    with suppress(OSError):
        for each in sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")):
            first = [path for path in sorted(each.iterdir())[:_LOOKED_AT] if path.suffix.lower() in {*STRUCTURED_ENDINGS, ".json"}]
            if len(found) < most and any(schema_of(path) == NOTICE for path in first[:_TRIED]):
                found.append(each)
    return tuple(found)


def files_of(root: Path) -> dict[str, Files]:
    """Return the files of a data folder with raw/ and structured/ by the ids of its notices."""
    return _paired(_files(root / "raw", RAW_ENDINGS), _files(root / "structured", STRUCTURED_ENDINGS))
