"""The YAML that this program writes, read line by line: several times as fast as a reader that knows all of YAML.

It takes a part of YAML in which nothing has two readings: block mappings and lists indented by two, flow values that are JSON but for
words without quotes. Whatever is otherwise, by a single character, is left to the general reader, which gives the same values for all
that is taken here; a test holds the two against each other over damaged files.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

MOST_CHARACTERS = 4_000_000
"""A longer text is left to the general reader, which counts its values."""
_DEEPEST = 24
"""Levels of block mappings, and of brackets in one value: far fewer than the general reader's limit, far more than a notice has."""

_STRING = r'"[^"\\]*+(?>(?:\\.[^"\\]*+)*)"'
_WORD = r"[a-z][a-z0-9]*+(?>(?:[-./_][a-z0-9]++)*)"
_LINE = re.compile(rf"( *+)(- )?(?:({_STRING}|{_WORD}):(?: (.++))?|(\{{.++))", re.DOTALL)
_SPLIT = re.compile(f"({_STRING})")
_BARE = re.compile(rf"({_WORD})(?=: )|({_WORD})(?=[,\]}}]|\Z)")
_PLAIN = re.compile(r"[a-z](?>(?:[a-z0-9+./_-]|:(?![ ]|\Z)|[ ](?=[a-z0-9+./_-]))*)")
_CONSTANTS = {"null": None, "true": True, "false": False}
_DISPUTED = frozenset(["yes", "no", "on", "off", "y", "n"])
# What a reader refuses or reads in its own way outside of escapes: control characters, line ends beyond \n, halves of surrogate pairs.
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\\\\u[dD][89a-fA-F]|\\\\/")


class _Otherwise(ValueError):
    """The text is not as this program writes."""


def read_own(text: str) -> dict[str, Any] | None:
    """Return the value of a structured file as this program writes it, None for any other text.

    The value is that of the general reader: lists are tuples, numbers int or Decimal. Never raises; the time grows with len(text).
    """
    if len(text) > MOST_CHARACTERS:
        return None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if _ODD.search(text):
        return None
    try:
        return _Lines(_logical(text)).mapping(0, 0)
    except (ValueError, RecursionError):
        return None


def _logical(text: str) -> list[str]:
    """Return the lines of a text, each with the lines that go on with its brackets; without comments and blank lines."""
    found: list[str] = []
    open_line = ""
    for line in text.split("\n"):
        if open_line:
            if len(line) - len(line.lstrip(" ")) <= len(open_line) - len(open_line.lstrip(" ")):
                raise _Otherwise
            line = f"{open_line}\n{line}"
        elif not line or line.startswith("#"):
            continue
        open_line = line if line[-1] in ",[{" else ""
        if not open_line:
            found.append(line)
    if open_line:
        raise _Otherwise
    return found


class _Lines:
    """The lines of a document, taken one after another."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = [_taken_apart(line) for line in lines]
        self._lines.append((-1, False, None, None))
        self._next = 0

    def mapping(self, indent: int, depth: int) -> dict[str, Any]:
        """Return the block mapping that begins here; its keys stand at `indent`, the first one perhaps behind a dash."""
        if depth > _DEEPEST:
            raise _Otherwise
        result: dict[str, Any] = {}
        while True:
            found, _, key, rest = self._lines[self._next]
            if found != indent or key is None:
                break
            if key in result:
                raise _Otherwise
            self._next += 1
            result[key] = _value(rest) if rest is not None else self._below(indent, depth)
            if self._lines[self._next][1]:
                break
        if not result or (depth == 0 and self._lines[self._next][0] != -1):
            raise _Otherwise
        return result

    def _below(self, indent: int, depth: int) -> Any:
        """Return what stands below a key without a value: a mapping two characters to the right, or a list at its own place."""
        found, dash, _, _ = self._lines[self._next]
        if not dash and found == indent + 2:
            return self.mapping(found, depth + 1)
        items: list[Any] = []
        while dash and found == indent + 2:
            _, _, key, rest = self._lines[self._next]
            if key is None:
                items.append(_value(rest or ""))
                self._next += 1
            else:
                self._lines[self._next] = (found, False, key, rest)
                items.append(self.mapping(found, depth + 1))
            found, dash, _, _ = self._lines[self._next]
        if not items:
            raise _Otherwise
        return tuple(items)


def _taken_apart(line: str) -> tuple[int, bool, str | None, str | None]:
    """Return where a line's content begins, whether a dash stands before it, its key (None: an item of a list) and its value."""
    parts = _LINE.fullmatch(line)
    if parts is None:
        raise _Otherwise
    pad, dash, key, rest, item = parts.groups()
    if item is not None and dash is None:
        raise _Otherwise
    if key is not None and key[0] == '"':
        key = json.loads(key)
    return len(pad) + (2 if dash else 0), dash is not None, key, item if item is not None else rest


def _value(text: str) -> Any:
    first = text[0]
    if first in '"-0123456789':
        value, end = _decode(text)
    elif first in "[{":
        parts = _SPLIT.split(text)
        parts[::2] = map(_quoted, parts[::2])
        text = "".join(parts)
        value, end = _decode(text)
        value = _frozen(value, 0)
    elif text in _CONSTANTS:
        return _CONSTANTS[text]
    elif text in _DISPUTED or not _PLAIN.fullmatch(text):
        raise _Otherwise
    else:
        return text
    if end != len(text):
        raise _Otherwise
    return value


@lru_cache(maxsize=4096)
def _quoted(between: str) -> str:
    """Return what stands between two strings of a flow value (", role: body, text: ") as JSON has it."""
    return _BARE.sub(_in_quotes, between)


def _in_quotes(token: re.Match[str]) -> str:
    key, word = token.groups()
    if word in _DISPUTED:
        raise _Otherwise
    return token[0] if word in _CONSTANTS else f'"{key or word}"'


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise _Otherwise
    return result


def _decimal(text: str) -> Decimal:
    if "e" in text or "E" in text:
        raise _Otherwise
    return Decimal(text)


def _refused(text: str) -> Any:
    raise _Otherwise


_decode = json.JSONDecoder(object_pairs_hook=_mapping, parse_float=_decimal, parse_constant=_refused).raw_decode


def _frozen(value: Any, depth: int) -> Any:
    """Return a value with its lists as tuples."""
    if depth > _DEEPEST:
        raise _Otherwise
    if type(value) is list:
        return tuple([_frozen(item, depth + 1) if type(item) in _NESTED else item for item in value])
    if type(value) is dict:
        for key, item in value.items():
            if type(item) in _NESTED:
                value[key] = _frozen(item, depth + 1)
    return value


_NESTED = (list, dict)
