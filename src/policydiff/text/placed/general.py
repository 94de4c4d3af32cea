"""The reader of any YAML: nodes to values, noting what is not as it should be, and the places of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from policydiff.messages import tell
from policydiff.text.placed.nodes import PLAIN, place_of
from policydiff.text.placed.places import MAX_PROBLEMS, Path, Position, Problem

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


def values(root: Node | None) -> tuple[Any, tuple[Problem, ...]]:
    """Return the value of a document's root node, None for an empty one, and its problems."""
    builder = _Builder()
    value = None if root is None else builder.build(root, ())
    return value, tuple(builder.problems)


def place_in(node: Node, path: Path) -> Position:
    """Return where the value at `path` is written, as Placed.place says it."""
    mark = node.start_mark
    for step in path:
        found = _step(node, step)
        if found is None:
            break
        mark, node = found
    return place_of(mark)


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
