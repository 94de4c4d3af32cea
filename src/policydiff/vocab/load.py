"""The one door to the words: the data files of this folder, and the folders that a user lays over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from pkgutil import get_data
from typing import TYPE_CHECKING, Any

from policydiff.errors import PolicydiffError
from policydiff.kept import read_before
from policydiff.messages import tell

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_over: tuple[Path, ...] = ()
"""The user's folders. Set once, before the first word is read: what is built of the words is kept for the whole process."""


def use_vocabulary(*folders: str | Path) -> None:
    """Lay folders of YAML files over the words of this package, for the whole process.

    A file has the name and the groups of one of ours (src/policydiff/vocab/words); its entries are added to ours. Call it before
    anything else of the library: raises PolicydiffError where words were read already, where a folder or a file is none of
    ours, and where an entry has another form than ours (with file, line and key). The same folders again change nothing.
    """
    global _over
    wanted = tuple(Path(folder) for folder in folders)
    if wanted == _over:
        return
    if load_yaml.cache_info().currsize:
        raise PolicydiffError(tell("words.read-before"), tell("hint.words-first"))
    for name, path in _user_files(wanted):
        _laid_over(_ours(name), path)
    _over = wanted


def vocabulary() -> tuple[Path, ...]:
    """Return the folders in use: what another process is to be given."""
    return _over


@cache
def vocabulary_digest() -> str:
    """Return twelve hexadecimal digits for the content of the user's files; "" where there are none."""
    total = sha256()
    found = list(_user_files(_over))
    for name, path in found:
        total.update(f"{name}\0".encode() + sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12] if found else ""


@cache
def load_yaml(name: str) -> Any:
    """Return the content of words/NAME.yaml with the user's entries; read once a process, and not to be changed by the caller."""
    content = _ours(name)
    for over, path in _user_files(_over):
        if over == name:
            content = _laid_over(content, path)
    return content


@cache
def load_lines(name: str) -> tuple[str, ...]:
    """Return the lines of words/NAME (a TSV or a list) without comments (#) and blank lines; read once a process."""
    return _lines(_data(name))


def load_made(name: str, called: str, make: Callable[[tuple[str, ...]], Any]) -> Any:
    """Return what is made of the lines of words/NAME, from its copy where it was made before (see `kept`).

    called: what the copy is called. It counts for the lines and for the module that makes it as they are: another version of the program may keep another form.
    """
    package, _, module = make.__module__.rpartition(".")
    return read_before(called, _data(name) + (get_data(package, f"{module}.py") or b""), lambda _: make(_lines(_data(name))))


def _lines(data: bytes) -> tuple[str, ...]:
    return tuple(line for line in data.decode("utf-8").splitlines() if line.strip() and not line.startswith("#"))


def _words() -> Traversable:
    from importlib.resources import files

    return files(__package__).joinpath("words")


def _ours(name: str) -> Any:
    return read_before(name, _data(f"{name}.yaml"), _read)


def _read(data: bytes) -> Any:
    import yaml

    return yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _data(name: str) -> bytes:
    data = get_data(__package__, f"words/{name}")  # importlib.resources does the same, and takes longer to load than many a command
    assert data is not None
    return data


def _laid_over(content: Any, path: Path) -> Any:
    from policydiff.vocab.overlay import laid_over

    return laid_over(content, path)


def _user_files(folders: Iterable[Path]) -> list[tuple[str, Path]]:
    """Return (name, path) of the files in some folders, folder by folder, in the order of names. Raises for one that is none of ours."""
    found: list[tuple[str, Path]] = []
    for folder in folders:
        if not folder.is_dir():
            raise PolicydiffError(tell("words.no-folder", folder=folder), tell("hint.words-folder"))
        found += [(path.stem, path) for path in sorted(folder.glob("*.yaml"))]
    if found:
        known = sorted(entry.name.removesuffix(".yaml") for entry in _words().iterdir() if entry.name.endswith(".yaml"))
        for name, path in found:
            if name not in known:
                raise PolicydiffError(tell("words.no-file", path=path, name=name), tell("hint.choose", words=known))
    return found
