"""Regular expressions as this Python has compiled them, kept in the user's cache: six hundred are made in a fiftieth of the time; never the truth.

Our words make long expressions, and to compile those of a command takes longer than to parse a notice. What an expression becomes depends on nothing
but its text, its flags and the version of Python, which the copy is called after. The means are Python's own and not for everybody, so they are tried
once on an expression that is known; where they give anything else, or fail, everything is compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import time
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from policydiff.kept import cache_folder

_WORTH = 0.02
"""Seconds: where all that is new took less to compile, it is not worth being written, and what is made for one text alone is not kept at every run."""
_MOST = 5000
"""Expressions that are kept; words of many versions may be in use, and when there are so many the copy is begun anew."""
_PROOF = r"(?P<number>\d{1,4}|[\u4e00-\u9fff]+?)(?=[，。)]|\Z)(?i:a)"

_Key = tuple[str, int]
_Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""An expression's flags, its code as unsigned numbers, its count of groups, and their names."""
_Places = dict[bytes, tuple[int, int, bytes]]
"""Of each expression: where it stands in a copy, how long it is there, and its digest."""
_DIGEST, _LENGTH = 32, 8
"""Bytes at the start of a copy: the digest of the table of places, and its length."""


@contextmanager
def kept_expressions() -> Iterator[None]:
    """Take what this Python has compiled before from the user's cache, and keep what is new at the end.

    For a program of its own only: while it lasts, `re` compiles in another way for everybody in this process, with the same result.
    """
    compiler: Any = import_module("re._compiler")
    plain = compiler.compile
    store = _Store(_path())
    ours = _compiling(plain, store)
    if ours is None:
        yield
        return
    compiler.compile = ours
    try:
        yield
    finally:
        compiler.compile = plain
        store.keep()


def _path() -> Path | None:
    """Return the copy of exactly this Python."""
    folder = cache_folder()
    return folder / "expressions" / f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}-each" if folder else None


class _Store:
    """What is kept, looked up when it is first asked for, and what is new. path: None where nothing can be kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: _Copy | None = None
        self._fresh: dict[bytes, bytes] = {}
        self._seconds = 0.0

    def get(self, key: _Key) -> _Kept | None:
        """Return an expression that was compiled before."""
        if self._known is None:
            self._known = _Copy(self._path)
        return self._known.get(_called(key))

    def add(self, key: _Key, made: _Kept, seconds: float) -> None:
        """Remember a new one, and how long it took."""
        self._fresh[_called(key)] = marshal.dumps(made)
        self._seconds += seconds

    def keep(self) -> None:
        """Write the copy with what is new, whole or not at all; whatever goes wrong, nothing but time is lost."""
        if self._known is not None:
            self._known.close()  # a file that is open is not replaced everywhere
        if self._path is None or not self._fresh or self._seconds < _WORTH:
            return
        with suppress(OSError, ValueError):
            known = _Copy(self._path)  # another process may have been here
            kept = known.all() if len(known) + len(self._fresh) <= _MOST else {}
            known.close()
            self._path.parent.mkdir(exist_ok=True)
            new = self._path.with_suffix(f".{os.getpid()}")
            new.write_bytes(_written({**kept, **self._fresh}))
            new.replace(self._path)


class _Copy:
    """The expressions in a file: where each stands is read at once, the expression itself when it is asked for.

    A copy grows with every version of the words, and to read all of it took longer than to find what a small command needs. Nothing is in a copy that
    is missing or damaged.
    """

    def __init__(self, path: Path | None) -> None:
        self._file: BinaryIO | None = None
        self._places: _Places = {}
        self._start = 0
        with suppress(OSError, ValueError, EOFError, TypeError):
            self._file = path.open("rb", buffering=0) if path else None
            if self._file is not None:
                self._start, self._places = _places(self._file)

    def __len__(self) -> int:
        return len(self._places)

    def get(self, name: bytes) -> _Kept | None:
        """Return an expression by the name of its key, None where it is not there or is damaged."""
        if name not in self._places:
            return None
        with suppress(OSError, ValueError, EOFError, TypeError):
            data = self._read(name)
            if _digest(data) == self._places[name][2]:
                found: _Kept = marshal.loads(data)
                return found
        return None

    def all(self) -> dict[bytes, bytes]:
        """Return all of them as they stand there, to be written anew; raises OSError."""
        return {name: self._read(name) for name in self._places}

    def close(self) -> None:
        """Look no further into the file."""
        if self._file is not None:
            self._file.close()
        self._places = {}

    def _read(self, name: bytes) -> bytes:
        assert self._file is not None
        at, length, _ = self._places[name]
        self._file.seek(self._start + at)
        return self._file.read(length)


def _places(file: BinaryIO) -> tuple[int, _Places]:
    """Return where the expressions of a copy begin, and the table of their places; raises ValueError where it is damaged."""
    head = file.read(_DIGEST + _LENGTH)
    length = int.from_bytes(head[_DIGEST:], "little")
    table = file.read(length) if length < os.fstat(file.fileno()).st_size else b""
    if head[:_DIGEST] != sha256(table).digest():
        raise ValueError("damaged")
    return _DIGEST + _LENGTH + length, marshal.loads(table)


def _written(kept: Mapping[bytes, bytes]) -> bytes:
    """Return a copy with these expressions, each as it stands there."""
    places: _Places = {}
    at = 0
    for name, data in kept.items():
        places[name] = (at, len(data), _digest(data))
        at += len(data)
    table = marshal.dumps(places)
    return b"".join((sha256(table).digest(), len(table).to_bytes(_LENGTH, "little"), table, *kept.values()))


def _called(key: _Key) -> bytes:
    """Return what an expression is called in a copy: long expressions are found as soon as short ones."""
    pattern, flags = key
    return _digest(f"{flags} {pattern}".encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()[:16]


def _compiling(plain: Callable[..., Any], store: _Store) -> Callable[..., Any] | None:
    """Return what compiles as `plain` does, with a store; None where this Python does it by other means."""
    try:
        means = import_module("re._compiler"), import_module("re._parser"), import_module("_sre")
        made = _compiled(_PROOF, int(re.ASCII), means)
        sound = _expression(_PROOF, made, means[2]) == plain(_PROOF, re.ASCII) and array("I").itemsize == means[2].CODESIZE
    except Exception:  # whatever another Python makes of it
        return None
    if not sound:
        return None

    def compile(pattern: Any, flags: int = 0) -> Any:
        if not isinstance(pattern, str) or flags & re.DEBUG:
            return plain(pattern, flags)
        key = (pattern, int(flags))
        kept = store.get(key)
        if kept is None:
            began = time.perf_counter()
            kept = _compiled(pattern, int(flags), means)
            store.add(key, kept, time.perf_counter() - began)
        return _expression(pattern, kept, means[2])

    return compile


def _compiled(pattern: str, flags: int, means: tuple[Any, Any, Any]) -> _Kept:
    """Return what the standard library makes of an expression, as its own `compile` does; raises re.error as that."""
    compiler, parser, _ = means
    parsed = parser.parse(pattern, flags)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    code = array("I", compiler._code(parsed, flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, dict(parsed.state.groupdict), tuple(names)


def _expression(pattern: str, kept: _Kept, engine: Any) -> Any:
    flags, code, groups, numbers, names = kept
    return engine.compile(pattern, flags, array("I", code).tolist(), groups, numbers, names)
