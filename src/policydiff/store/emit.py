"""Models to YAML text, with one quoting rule: text is a JSON string, which is a YAML string in double quotes.

So "0798", "no" and "2023-09-06" are text to every YAML 1.1 and 1.2 reader. Written by hand rather than by PyYAML: it keeps
the layout of layout.py and is several times as fast.
"""

from __future__ import annotations

import json.encoder
import re
from decimal import Decimal
from typing import Any

from policydiff.model.values import Model
from policydiff.store.key_order import BLOCK, Entry, entries_of, lines_of

_quote = json.encoder.encode_basestring
_BARE = re.compile(r"(?=.{1,80}\Z)[a-z][a-z0-9]*(?:[-./_][a-z0-9]+)*")
_RESERVED = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
# Line ends beyond \n, byte-order marks, and marks that no eye sees or that turn the direction of writing.
_HIDDEN = re.compile("[\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]")
_LONGEST_KEY = 512
"""YAML readers give up on a longer key unless it is marked with `?`."""


def emit(model: Model) -> str:
    """Return a model of layout.BLOCK as YAML lines, each ended by a newline; the same value gives the same bytes."""
    out: list[str] = []
    _block(model, "", out)
    return "\n".join(out) + "\n"


def scalar(text: str) -> str:
    """Return `text` as a YAML (and JSON) string in double quotes, on one line.

    >>> scalar("no")
    '"no"'
    """
    return escape_hidden(_quote(text))


def escape_hidden(document: str) -> str:
    """Return YAML or JSON with the marks in its texts that no eye sees, or that drive a terminal, as escapes: the same values."""
    return _HIDDEN.sub(_escape, document)


def plain_number(value: Decimal | float) -> str:
    """Return a number without exponent: 56000, 4.5.

    >>> plain_number(Decimal("1E+3"))
    '1000'
    """
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    return str(int(number)) if number == number.to_integral_value() else f"{number.normalize():f}"


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _block(model: Model, pad: str, out: list[str]) -> None:
    values = model.__dict__
    for entry in entries_of(type(model)):
        value = values[entry.name]
        if entry.optional and value == entry.default:
            continue
        _entry(entry, value, pad, out)


def _entry(entry: Entry, value: Any, pad: str, out: list[str]) -> None:
    key = entry.key
    if isinstance(value, BLOCK):
        out.append(f"{pad}{key}:")
        _block(value, pad + "  ", out)
    elif isinstance(value, dict) and value:
        out.append(f"{pad}{key}:")
        out.extend(f"{pad}  {_key(name, pad + ' ')}: {_flow(item, False)}" for name, item in value.items())
    elif isinstance(value, tuple) and value and isinstance(value[0], Model):
        out.append(f"{pad}{key}:")
        for item in value:
            _item(item, pad, out)
    else:
        out.append(f"{pad}{key}: {_nested(_shown(entry, value), entry.bare, pad + '  ')}")


def _item(model: Model, pad: str, out: list[str]) -> None:
    if not isinstance(model, BLOCK):
        out.append(f"{pad}- {_mapping(model, pad + '   ')}")
        return
    first = len(out)
    _block(model, pad + "  ", out)
    out[first] = f"{pad}- {out[first][len(pad) + 2 :]}"


def _mapping(model: Model, pad: str) -> str:
    """Return a flow mapping; its second and further lines start with `pad`."""
    values = model.__dict__
    lines = []
    for line in lines_of(type(model)):
        parts = [
            f"{entry.key}: {_nested(_shown(entry, values[entry.name]), entry.bare, pad)}"
            for entry in line
            if not (entry.optional and values[entry.name] == entry.default)
        ]
        if parts:
            lines.append(", ".join(parts))
    return "{" + f",\n{pad}".join(lines) + "}"


def _nested(value: Any, bare: bool, pad: str) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], Model):
        inner = pad + " "
        return "[\n" + ",\n".join(inner + _mapping(item, inner + " ") for item in value) + "]"
    if isinstance(value, Model):
        return _mapping(value, pad + " ")
    return _flow(value, bare)


def _flow(value: Any, bare: bool) -> str:
    if isinstance(value, str):
        return value if bare and _BARE.fullmatch(value) and value not in _RESERVED else scalar(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal | float):
        return plain_number(value)
    if isinstance(value, tuple):
        return "[" + ", ".join([_flow(item, bare) for item in value]) + "]"
    return "{" + ", ".join(f"{_key(key, '')}: {_flow(item, bare)}" for key, item in value.items()) + "}"


def _key(key: str, pad: str) -> str:
    if _BARE.fullmatch(key) and key not in _RESERVED:
        return key
    return scalar(key) if len(key) <= _LONGEST_KEY else f"? {scalar(key)}\n{pad} "


def _shown(entry: Entry, value: Any) -> Any:
    return value if entry.show is None or value is None else entry.show(value)
