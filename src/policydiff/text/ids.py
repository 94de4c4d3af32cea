"""What a notice is called after its file: one name for the raw file, the structured file and every report."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

# Control and direction marks could drive a terminal, slashes leave a folder, the others are not allowed on Windows.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd/\\<>:\"|?*]")
_RESERVED = re.compile(r"\A(CON|PRN|AUX|NUL|(?:COM|LPT)[0-9¹²³]) *(?=\.|$)", re.IGNORECASE)
"""Names of devices on Windows, whatever ending follows."""


_LIKE, _ENDING = 0.6, re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
"""How much of two names is the same where one may be meant by the other; what is no part of a name."""
_SIMPLE = re.compile(r"(?!(?:CON|PRN|AUX|NUL|(?:COM|LPT).)\.)[\w-]+\.\w+", re.IGNORECASE)
"""Most names: nothing in them is to be replaced."""


def notice_id(path: str) -> str:
    """Return the id of a notice: its file's stem, without what could break a path or a terminal; never empty.

    path: as it is printed (`source.path`): the file's name, behind the folders that tell it from others of that name.

    >>> notice_id("wuxi-keji-fuwu-2023.txt"), notice_id("2023/通知.txt"), notice_id("CON.txt"), notice_id("..")
    ('wuxi-keji-fuwu-2023', '2023-通知', 'CON_', 'notice')
    """
    if _SIMPLE.fullmatch(path):
        return path[: path.rfind(".")]
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
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


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
    listed = [*paths]
    return dict(zip(listed, (printed for printed, _ in names_and_ids([os.fspath(path) for path in listed])), strict=True))


def names_and_ids(paths: Sequence[str]) -> list[tuple[str, str]]:
    """Return how each file of a batch is printed (see printed_names) and its id."""
    flat = _in_one_folder(paths)
    if flat is not None:
        return flat
    below = _below_common(paths)
    names = [parts[-1] for parts in below]
    depths = [1] * len(below)
    changed: Iterable[int] = range(len(below))
    ids, keys = [""] * len(below), [""] * len(below)
    while True:
        for at in changed:
            ids[at] = notice_id(names[at])
            keys[at] = same_file_key(ids[at])
        if len(set(keys)) == len(keys):
            return list(zip(names, ids, strict=True))
        counted = Counter(keys)
        parents: dict[str, set[tuple[str, ...]]] = {}
        for key, parts in zip(keys, below, strict=True):
            if counted[key] > 1:
                parents.setdefault(key, set()).add(parts[:-1])
        changed = [at for at, key in enumerate(keys) if counted[key] > 1 and len(parents[key]) > 1 and depths[at] < len(below[at])]
        if not changed:
            return list(zip(names, ids, strict=True))
        for at in changed:
            depths[at] += 1
            names[at] = "/".join(below[at][-depths[at] :])


def _in_one_folder(paths: Sequence[str]) -> list[tuple[str, str]] | None:
    """Return the names and ids of files that lie in one folder and have plain names, no two of them alike, else None: most folders are such, and large."""
    folder = paths[0][: paths[0].rfind("/") + 1] if paths and not os.altsep else ""
    if not folder or folder.endswith("//") or folder == "/":
        return None
    start = len(folder)
    names = [path[start:] for path in paths if path.startswith(folder)]  # what has a folder left is not simple
    if len(names) < len(paths) or not all(map(_SIMPLE.fullmatch, names)):
        return None
    ids = [name[: name.rfind(".")] for name in names]
    return list(zip(names, ids, strict=True)) if len(set(map(same_file_key, ids))) == len(ids) else None


def _below_common(paths: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the parts of each path below the folder that they have in common, as text."""
    split = [_split(path) for path in paths]
    above = {folder: os.path.abspath(folder) for folder in {folder for folder, _ in split}}  # noqa: PTH100 (resolve() refuses a link that leads to itself)
    try:
        common = os.path.commonpath(above.values()) if above else ""
        least = len(common.rstrip(os.sep).split(os.sep))  # noqa: PTH206
    except ValueError:  # several drives
        least = 1
    below = {folder: tuple(map(as_text, whole.rstrip(os.sep).split(os.sep)[least:])) for folder, whole in above.items()}  # noqa: PTH206
    return [(*below[folder], as_text(name)) for folder, name in split]


def _split(path: str) -> tuple[str, str]:
    folder, _, name = path.rpartition("/")
    if os.altsep or not folder or folder[-1] == "/" or name in ("", ".", ".."):
        return os.path.split(os.path.abspath(path) if path.endswith(".") else path)  # noqa: PTH100
    return folder, name  # the same, in a third of the time


def likest(word: str, names: Iterable[str], most: int) -> list[str]:
    """Return the names that are most like one that is not there, by their stems: an ending and a folder that both have make no two of them alike.

    >>> likest("不存在的公文.txt", ["空白.txt", "公文/空白.txt"], 3), likest("台帐.xlsx", ["台账.xlsx", "表3.xlsx"], 3)
    ([], ['台账.xlsx'])
    """
    from difflib import SequenceMatcher

    wanted, matcher = _stem(word), SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    found = []
    for name in dict.fromkeys(names):
        stem = _stem(name)
        matcher.set_seq1(stem)
        slips = sum(one != other for one, other in zip(stem, wanted, strict=False)) if len(stem) == len(wanted) else _LIKE
        if (matcher.quick_ratio() >= _LIKE and (ratio := matcher.ratio()) >= _LIKE) or (
            len(wanted) > 1 and slips == 1 and (ratio := _LIKE)
        ):
            found.append((-ratio, name))
    return [name for _, name in sorted(found)[:most]]


def _stem(name: str) -> str:
    last = re.split(r"[/\\]", name.strip())[-1]
    return same_file_key(_ENDING.sub("", last) or last)


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


_READ_OTHERWISE = re.compile(r"[\s&()'`$;<>|*?\[\]]")
"""What parts words in a command, or what a shell reads as something else."""


def typed(word: Path | str) -> str:
    """Return a path or an id as it is typed in a command: in quotation marks where it holds what a shell reads otherwise."""
    return f'"{word}"' if _READ_OTHERWISE.search(str(word)) else str(word)
