"""YAML and JSON with the place of every value: the one reader for the store and for validation.

Stricter than YAML: a structured notice needs no alias, anchor, tag or second document, and those are how a YAML file
hurts its reader. Of a scalar without quotes only null, true, false and plain numbers are more than text; what YAML 1.1
and 1.2 readers read differently (no, 2023-09-06, 1:30, 0x1F, 1e3) is told as a problem.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from policydiff.text.placed.own import read_own
from policydiff.text.placed.parts import Parts
from policydiff.text.placed.places import MAX_CHARACTERS, MAX_PROBLEMS, Path, Position, Problem, Unreadable

if TYPE_CHECKING:
    from yaml.nodes import Node

__all__ = ["MAX_CHARACTERS", "MAX_PROBLEMS", "Path", "Placed", "Position", "Problem", "Unreadable", "dotted", "read_placed"]

_SURROGATES = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


class Placed:
    """A document's value, its problems, and the place of every part of it.

    value: dict, tuple, str, int, Decimal, bool or None. Lists are tuples; numbers are exact.
    """

    def __init__(self, value: Any, problems: tuple[Problem, ...], nodes: Callable[[], Node | None], parts: Parts | None = None) -> None:
        self.value = value
        self.problems = problems
        self._nodes = nodes
        self._parts = parts

    @cached_property
    def _root(self) -> Node | None:
        return self._nodes()

    def place(self, path: Path) -> Position:
        """Return where the value at `path` is written: at its key in a mapping, at the item in a list.

        A path that leads nowhere gives the place of the last part that exists.
        """
        from policydiff.text.placed.general import place_in

        part = self._parts.part(path) if self._parts is not None else None
        if part is not None:
            place = place_in(part.node, part.path)
            return Position(place.line + part.before, place.column)
        return Position(1, 1) if self._root is None else place_in(self._root, path)


def read_placed(text: str) -> Placed:
    """Return the document in `text` (YAML or JSON).

    Raises Unreadable for text that is no document or breaks the limits of places.py. Time and memory grow with len(text).
    """
    if len(text) <= MAX_CHARACTERS and text.lstrip()[:1] == "{":
        try:
            return Placed(_read_json(text), (), lambda: _compose_json(text))
        except (ValueError, RecursionError):
            pass  # YAML in braces, or JSON with something wrong, of which the YAML reader knows the place
    own = read_own(text)
    if own is not None:
        return Placed(own, (), lambda: _compose(text), Parts(text) if "\r" not in text else None)
    return _read_yaml(text)


def _read_yaml(text: str) -> Placed:
    """Return the document in any YAML."""
    from policydiff.text.placed.general import values

    root = _compose(text)
    value, problems = values(root)
    return Placed(value, problems, lambda: root)


def _compose(text: str) -> Node | None:
    from policydiff.text.placed.nodes import compose  # PyYAML is loaded where somebody else than this program wrote the file

    return compose(text)


def _read_json(text: str) -> Any:
    """Return the value of strict JSON; raises ValueError for anything else and for a key that stands twice."""
    return _with_tuples(json.loads(text, object_pairs_hook=_unique, parse_float=_decimal, parse_constant=_refuse))


def _compose_json(text: str) -> Node | None:
    """Return the nodes of JSON, for their places; None where JSON is more than the YAML reader takes."""
    try:
        return _compose(_SURROGATES.sub(_join_surrogates, text))
    except Unreadable:
        return None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise ValueError("a key stands twice")
    return result


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if abs(number.adjusted()) > 300:
        raise ValueError("no number that anybody counts")
    return number


def _refuse(text: str) -> Any:
    raise ValueError(f"{text} is no number")


def _with_tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_tuples(item) for key, item in value.items()}
    return tuple([_with_tuples(item) for item in value]) if isinstance(value, list) else value


def dotted(path: tuple[str | int, ...]) -> str:
    """Return a path as a person writes it: targets[3].value."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _join_surrogates(match: re.Match[str]) -> str:
    high, low = int(match[2], 16), int(match[3], 16)
    return f"{match[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08X}"
