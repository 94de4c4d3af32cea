"""YAML and JSON with the place of every value: the one reader for the store and for validation.

Stricter than YAML: a structured notice needs no alias, anchor, tag or second document, and those are how a YAML file
hurts its reader. Of a scalar without quotes only null, true, false and plain numbers are more than text; what YAML 1.1
and 1.2 readers read differently (no, 2023-09-06, 1:30, 0x1F, 1e3) is told as a problem.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import yaml
from yaml.error import MarkedYAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

MAX_CHARACTERS = 32_000_000
"""A longer file is refused unread: the structured form of a hundred ordinary notices is shorter."""
MAX_VALUES = 2_000_000
"""Every value takes some hundred bytes while a document is read, however short it is."""
MAX_DEPTH = 64
MAX_PROBLEMS = 501
"""More problems than these in one file are not looked for: nobody reads them, and a hostile file would have millions."""

Path = tuple[str | int, ...]
"""Keys and indices from the root of a document to a value."""

_KINDS = {ScalarNode: "?scalar", MappingNode: "?mapping", SequenceNode: "?sequence"}
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


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both from 1; columns count characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a document that is not as it should be; kind: syntax | duplicate-key | unquoted | alias | tag | key."""

    kind: str
    message: str
    place: Place
    path: Path = ()


class Unreadable(ValueError):
    """Text that is no YAML document at all; `problem` says why and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Placed:
    """A document's value, its problems, and the place of every part of it.

    value: dict, tuple, str, int, Decimal, bool or None. Lists are tuples; numbers are exact.
    """

    def __init__(self, value: Any, problems: tuple[Problem, ...], compose: Callable[[], Node | None]) -> None:
        self.value = value
        self.problems = problems
        self._compose = compose

    @cached_property
    def _root(self) -> Node | None:
        return self._compose()

    def place(self, path: Path) -> Place:
        """Return where the value at `path` is written: at its key in a mapping, at the item in a list.

        A path that leads nowhere gives the place of the last part that exists.
        """
        if self._root is None:
            return Place(1, 1)
        node, mark = self._root, self._root.start_mark
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            mark, node = found
        return _place(mark)


def read_placed(text: str) -> Placed:
    """Return the document in `text` (YAML or JSON).

    Raises Unreadable for text that is no document, too long or nested too deeply. Time and memory grow with len(text).
    """
    if len(text) > MAX_CHARACTERS:
        raise _unreadable(f"the file has {len(text):,} characters; more than {MAX_CHARACTERS:,} are not read", Place(1, 1))
    if text.lstrip()[:1] == "{":
        try:
            return Placed(_read_json(text), (), lambda: _compose_json(text))
        except (ValueError, RecursionError):
            pass  # YAML in braces, or JSON with something wrong, of which the YAML reader knows the place
    root = _compose(text)
    builder = _Builder()
    value = None if root is None else builder.build(root, ())
    return Placed(value, tuple(builder.problems), lambda: root)


def _compose(text: str) -> Node | None:
    try:
        root: Node | None = _Composer(text).get_single_node()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _unreadable(_explain(error), Place(1, 1) if mark is None else _at(text, mark.index)) from None
    except ReaderError as error:
        raise _unreadable(f"the character {_code(error.character)} is not allowed", _at(text, error.position)) from None
    except UnicodeEncodeError as error:
        raise _unreadable("half of a surrogate pair is no character", _at(text, error.start)) from None
    return root


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


class _Resolve:
    """Stands in for PyYAML's resolver: tells plain scalars from quoted ones, decides nothing else, and keeps the limits.

    The C composer calls itself for every level and would overflow the stack of the process.
    """

    depth = 0
    values = 0

    def resolve(self, kind: type[Node], value: str | None, implicit: tuple[bool, bool] | bool) -> str:
        if kind is ScalarNode and isinstance(implicit, tuple) and implicit[0]:
            return "?plain"
        return _KINDS[kind]

    def descend_resolver(self, parent: Node | None, index: Any) -> None:
        self.depth += 1
        self.values += 1
        if self.depth > MAX_DEPTH:
            raise _unreadable(f"nested more than {MAX_DEPTH} levels deep", _place((parent or index).start_mark))
        if self.values > MAX_VALUES:
            raise _unreadable(f"more than {MAX_VALUES:,} values", Place(1, 1))

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def check_resolver_prefix(self, depth: int, path: Any, kind: Any, parent: Any, index: Any) -> bool:
        return False


if yaml.__with_libyaml__:
    from yaml._yaml import CParser  # yaml.cyaml re-exports it, unknown to its type stubs

    class _Composer(CParser, _Resolve):
        """The C composer without PyYAML's resolver."""

else:
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Composer(Reader, Scanner, Parser, Composer, _Resolve):  # type: ignore[no-redef]
        """The same in Python, for a PyYAML without libyaml."""

        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)


class _Builder:
    """Turns nodes into values, noting what is not as it should be."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def note(self, kind: str, message: str, node: Node, path: Path) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(kind, message, _place(node.start_mark), path))

    def build(self, node: Node, path: Path) -> Any:
        if id(node) in self._seen:
            self.note("alias", "an alias (*name) repeats what is written here; write it out in both places", node, path)
            return None
        self._seen.add(id(node))
        if isinstance(node, ScalarNode):
            return self._scalar(node, path)
        if node.tag[0] != "?":
            self.note("tag", f"the tag {_shorten(node.tag)} has no meaning here", node, path)
        if isinstance(node, SequenceNode):
            return tuple([self.build(item, (*path, index)) for index, item in enumerate(node.value)])
        return self._mapping(node, path) if isinstance(node, MappingNode) else None

    def _mapping(self, node: MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.note("key", "a key must be a word", key_node, path)
                continue
            key = key_node.value
            value = self.build(value_node, (*path, key))
            if key in result:
                self.note("duplicate-key", f"the key {_shorten(key)} stands here a second time", key_node, (*path, key))
            elif key == "<<" and key_node.tag == "?plain":
                self.note("key", "merge keys (<<) are not read; write the values themselves", key_node, path)
            else:
                result[key] = value
        return result

    def _scalar(self, node: ScalarNode, path: Path) -> Any:
        text: str = node.value
        if node.tag != "?plain":
            if node.tag[0] != "?":
                self.note("tag", f"the tag {_shorten(node.tag)} has no meaning here", node, path)
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
                self.note("unquoted", f'{_shorten(text)} is not text to every YAML reader; write it in quotes: "{_shorten(text)}"', node, path)
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


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


def _at(text: str, offset: int) -> Place:
    offset = min(offset, len(text.rstrip("\r\n")))  # at the very end, the last line that there is
    return Place(text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _unreadable(message: str, place: Place) -> Unreadable:
    return Unreadable(Problem("syntax", message, place))


def _explain(error: MarkedYAMLError) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return "no YAML: " + ", ".join(parts)


def _code(character: Any) -> str:
    return f"U+{(ord(character) if isinstance(character, str) else int(character)):04X}"


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _join_surrogates(match: re.Match[str]) -> str:
    high, low = int(match[2], 16), int(match[3], 16)
    return f"{match[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08X}"
