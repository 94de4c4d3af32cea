"""What a notice is called after its file: one name for the raw file, the structured file and every report."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

# Control and direction marks could drive a terminal, slashes leave a folder, the others are not allowed on Windows.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd/\\<>:\"|?*]")
_RESERVED = re.compile(r"\A(CON|PRN|AUX|NUL|(?:COM|LPT)[0-9¹²³]) *(?=\.|$)", re.IGNORECASE)
"""Names of devices on Windows, whatever ending follows."""


def notice_id(path: str) -> str:
    """Return the id of a notice: its file's stem, without what could break a path or a terminal; never empty.

    path: as it is printed (`source.path`): the file's name, behind the folders that tell it from others of that name.

    >>> notice_id("wuxi-keji-fuwu-2023.txt"), notice_id("2023/通知.txt"), notice_id("CON.txt"), notice_id("..")
    ('wuxi-keji-fuwu-2023', '2023-通知', 'CON_', 'notice')
    """
    folders, _, name = path.rpartition("/")
    parts = [part for part in folders.split("/") if part.strip(". ")]
    name = name.rpartition("\\")[2]
    ending = name.rfind(".")
    stem = name[:ending] if 0 < ending < len(name) - 1 else name
    whole = "-".join([*parts, stem]) if stem.strip(". ") else "-".join(parts)
    return _RESERVED.sub(r"\1_", _UNSAFE.sub("_", whole).strip(". "), count=1) or "notice"


def same_file_key(name: str) -> str:
    """Return what two names share where a file system may take them for one: Windows and macOS tell neither capitals nor ways
    of composing a letter apart."""
    return unicodedata.normalize("NFC", name).casefold()


def file_name(path: Path) -> str:
    """Return the last part of a path as text that can be written anywhere.

    A name that is not UTF-8 (unpacked from an archive made on a Chinese Windows) is read as GB18030.
    """
    return as_text(path.name)


def printed_names(paths: Iterable[Path]) -> dict[Path, str]:
    """Return how each file of a batch is printed: its name, behind as many folders below their common one as its id needs.

    Files whose ids no folder tells apart (one name with two endings in one folder) keep equal ids.

    >>> printed_names([Path("raw/a/通知.txt"), Path("raw/b/通知.txt"), Path("raw/b/方案.txt")])[Path("raw/a/通知.txt")]
    'a/通知.txt'
    """
    below = _below_common([*paths])
    depths = dict.fromkeys(below, 1)
    while True:
        keys = {path: same_file_key(notice_id("/".join(parts[-depths[path] :]))) for path, parts in below.items()}
        counted = Counter(keys.values())
        parents: dict[str, set[tuple[str, ...]]] = {}
        for path, key in keys.items():
            if counted[key] > 1:
                parents.setdefault(key, set()).add(below[path][:-1])
        deeper = [path for path, key in keys.items() if counted[key] > 1 and len(parents[key]) > 1 and depths[path] < len(below[path])]
        if not deeper:
            return {path: "/".join(parts[-depths[path] :]) for path, parts in below.items()}
        for path in deeper:
            depths[path] += 1


def _below_common(paths: list[Path]) -> dict[Path, tuple[str, ...]]:
    """Return the parts of each path below the folder that they have in common, as text."""
    whole = {path: os.path.abspath(path) for path in paths}  # noqa: PTH100 (resolve() refuses a link that leads to itself)
    try:
        folder = os.path.commonpath({os.path.dirname(path) for path in whole.values()}) if whole else ""  # noqa: PTH120
        common = len(folder.rstrip(os.sep).split(os.sep))  # noqa: PTH206
    except ValueError:  # several drives
        common = 1
    return {path: tuple(map(as_text, full.split(os.sep)[common:])) for path, full in whole.items()}  # noqa: PTH206


def as_text(name: str) -> str:
    """Return a name from the system, or a word of the command line, as text: where it was not understood, as UTF-8 or else GB18030."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        data = os.fsencode(name)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode("gb18030", "replace")
    return name
