"""Where the raw files of structured ones lie: in a folder beside theirs, whatever a person calls the two."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def raw_folder(folder: Path, names: Iterable[str]) -> Path:
    """Return the folder that holds the raw files of a folder of structured ones; names: what the raw files are called.

    It is data/raw for data/structured and any folder below it; else the folder beside that holds the most of those names; else
    `raw` beside it, which need not exist.
    """
    for above in (folder, *folder.parents):
        if above.name == "structured":
            return above.parent / "raw"
    usual, wanted = folder.parent / "raw", frozenset(names)
    if usual.is_dir():
        return usual
    held = {each: _held(each, wanted) for each in _beside(folder)}
    return max(held, key=lambda each: held[each]) if any(held.values()) else usual


def raw_elsewhere(folder: Path, names: Iterable[str]) -> dict[str, Path]:
    """Return of some names of raw files where they lie in any folder beside that of structured ones: what came later is often kept apart.

    A name that several folders have is none of them.
    """
    wanted = frozenset(names)
    found: dict[str, list[Path]] = {}
    for each in _beside(folder) if wanted else ():
        try:
            for name in wanted.intersection(os.listdir(each)):  # noqa: PTH208 (names alone are asked for)
                found.setdefault(name, []).append(each / name)
        except OSError:
            continue
    return {name: paths[0] for name, paths in found.items() if len(paths) == 1 and paths[0].is_file()}


def _held(folder: Path, names: frozenset[str]) -> int:
    """Return how many files of these names a folder holds. It is looked into once: a desktop has many folders, and a notice may have many names."""
    try:
        return sum((folder / name).is_file() for name in names.intersection(os.listdir(folder)))  # noqa: PTH208 (names alone are asked for)
    except OSError:
        return 0


def _beside(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.parent.iterdir() if each.is_dir() and each != folder and not each.name.startswith("."))
    except OSError:
        return []
