"""YAML and JSON with the place of every value: the one reader for the store and for validation.

Stricter than YAML: a structured notice needs no alias, anchor, tag or second document, and those are how a YAML file
hurts its reader. Of a scalar without quotes only null, true, false and plain numbers are more than text; what YAML 1.1
and 1.2 readers read differently (no, 2023-09-06, 1:30, 0x1F, 1e3) is told as a problem.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from policydiff.messages import tell
from policydiff.text.placed.nodes import MAX_CHARACTERS, PLAIN, Path, Place, Problem, Unreadable, compose, place_of
from policydiff.text.placed.own import read_own
from policydiff.text.placed.parts import Parts

__all__ = ["MAX_CHARACTERS", "MAX_PROBLEMS", "Path", "Place", "Placed", "Problem", "Unreadable", "dotted", "read_placed"]

MAX_PROBLEMS = 501
"""More problems than these in one file are not looked for: nobody reads them, and a hostile file would have millions."""

_CONSTANTS = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,4000})")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_DISPUTED = re.compile(
    r"(?i:yes|no|on|off|y|n)"
    r"|[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\.[0-9]+(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?0[box][0-9a-fA-F_]+"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"
    r"|=|<<"
)
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

    def place(self, path: Path) -> Place:
        """Return where the value at `path` is written: at its key in a mapping, at the item in a list.

        A path that leads nowhere gives the place of the last part that exists.
        """
        part = self._parts.part(path) if self._parts is not None else None
        if part is not None:
            place = _place(part.node, part.path)
            return Place(place.line + part.before, place.column)
        return Place(1, 1) if self._root is None else _place(self._root, path)


def _place(node: Node, path: Path) -> Place:
    mark = node.start_mark
    for step in path:
        found = _step(node, step)
        if found is None:
            break
        mark, node = found
    return place_of(mark)


def read_placed(text: str) -> Placed:
    """Return the document in `text` (YAML or JSON).

    Raises Unreadable for text that is no document or breaks the limits of nodes.py. Time and memory grow with len(text).
    """
    if len(text) <= MAX_CHARACTERS and text.lstrip()[:1] == "{":
        try:
            return Placed(_read_json(text), (), lambda: _compose_json(text))
        except (ValueError, RecursionError):
            pass  # YAML in braces, or JSON with something wrong, of which the YAML reader knows the place
    own = read_own(text)
    if own is not None:
        return Placed(own, (), lambda: compose(text), Parts(text) if "\r" not in text else None)
    return _read_yaml(text)


def _read_yaml(text: str) -> Placed:
    """Return the document in any YAML."""
    root = compose(text)
    builder = _Builder()
    value = None if root is None else builder.build(root, ())
    return Placed(value, tuple(builder.problems), lambda: root)


def _read_json(text: str) -> Any:
    """Return the value of strict JSON; raises ValueError for anything else and for a key that stands twice."""
    return _with_tuples(json.loads(text, object_pairs_hook=_unique, parse_float=_decimal, parse_constant=_refuse))


def _compose_json(text: str) -> Node | None:
    """Return the nodes of JSON, for their places; None where JSON is more than the YAML reader takes."""
    try:
        return compose(_SURROGATES.sub(_join_surrogates, text))
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


class _Builder:
    """Turns nodes into values, noting what is not as it should be."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def note(self, kind: str, message: str, node: Node, path: Path) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(kind, message, place_of(node.start_mark), path))

    def build(self, node: Node, path: Path) -> Any:
        if id(node) in self._seen:
            self.note("alias", tell("yaml.alias"), node, path)
            return None
        self._seen.add(id(node))
        if isinstance(node, ScalarNode):
            return self._scalar(node, path)
        if node.tag[0] != "?":
            self.note("tag", tell("yaml.tag", tag=_shorten(node.tag)), node, path)
        if isinstance(node, SequenceNode):
            return tuple([self.build(item, (*path, index)) for index, item in enumerate(node.value)])
        return self._mapping(node, path) if isinstance(node, MappingNode) else None

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.note("key", tell("yaml.key"), key_node, path)
                continue
            key = key_node.value
            value = self.build(value_node, (*path, key))
            if key in result:
                self.note("duplicate-key", tell("yaml.key-twice", key=_shorten(key)), key_node, (*path, key))
            elif key == "<<" and key_node.tag == PLAIN:
                self.note("key", tell("yaml.merge"), key_node, path)
            else:
                result[key] = value
        return result

    def _scalar(self, node: ScalarNode, path: Path) -> Any:
        text: str = node.value
        if node.tag != PLAIN:
            if node.tag[0] != "?":
                self.note("tag", tell("yaml.tag", tag=_shorten(node.tag)), node, path)
            return text
        if text in _CONSTANTS:
            return None
        if text in _BOOLEANS:
            return _BOOLEANS[text]
        if text[0] in "0123456789+-.=<yYnNoO":
            if _INTEGER.fullmatch(text):
                return int(text)
            if _DECIMAL.fullmatch(text):
                return Decimal(text)
            if _DISPUTED.fullmatch(text):
                self.note("unquoted", tell("yaml.unquoted", text=_shorten(text)), node, path)
        return text


def _step(node: Node, step: str | int) -> tuple[Any, Node] | None:
    if isinstance(node, MappingNode):
        # the last entry is the one that a reader without our strictness would take; the first is the one we took
        entries: Iterator[tuple[Node, Node]] = iter(node.value)
        return next(((key.start_mark, value) for key, value in entries if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        item = node.value[step]
        return item.start_mark, item
    return None


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _join_surrogates(match: re.Match[str]) -> str:
    high, low = int(match[2], 16), int(match[3], 16)
    return f"{match[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08X}"
