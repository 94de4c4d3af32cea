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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from policydiff.kept import cache_folder

_WORTH = 0.02
"""Seconds: where all that is new took less to compile, it is not worth being written, and what is made for one text alone is not kept at every run."""
_MOST = 5000
"""Expressions that are kept; words of many versions may be in use, and when there are so many the copy is begun anew."""
_PROOF = r"(?P<number>\d{1,4}|[\u4e00-\u9fff]+?)(?=[，。)]|\Z)(?i:a)"

_Key = tuple[str, int]
_Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""An expression's flags, its code as unsigned numbers, its count of groups, and their names."""


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
    return folder / "expressions" / f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}" if folder else None


class _Store:
    """What is kept, read when it is first asked for, and what is new. path: None where nothing can be kept."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known: dict[_Key, _Kept] | None = None
        self._fresh: dict[_Key, _Kept] = {}
        self._seconds = 0.0

    def get(self, key: _Key) -> _Kept | None:
        """Return an expression that was compiled before."""
        if self._known is None:
            self._known = _read(self._path)
        return self._known.get(key)

    def add(self, key: _Key, made: _Kept, seconds: float) -> None:
        """Remember a new one, and how long it took."""
        self._fresh[key] = made
        self._seconds += seconds

    def keep(self) -> None:
        """Write the copy with what is new, whole or not at all; whatever goes wrong, nothing but time is lost."""
        if self._path is None or not self._fresh or self._seconds < _WORTH:
            return
        with suppress(OSError, ValueError):
            known = _read(self._path)  # another process may have been here
            data = marshal.dumps({**(known if len(known) + len(self._fresh) <= _MOST else {}), **self._fresh})
            self._path.parent.mkdir(exist_ok=True)
            new = self._path.with_suffix(f".{os.getpid()}")
            new.write_bytes(sha256(data).digest() + data)
            new.replace(self._path)


def _read(path: Path | None) -> dict[_Key, _Kept]:
    """Return what a copy holds; nothing where it is missing or damaged."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        data = path.read_bytes() if path else b""
        if data[:32] == sha256(data[32:]).digest():
            found: dict[_Key, _Kept] = marshal.loads(data[32:])
            return found
    return {}


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
