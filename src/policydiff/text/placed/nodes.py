"""YAML text to nodes with their places, within limits that no file can break: depth, length, number of values."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.error import MarkedYAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import ReaderError

from policydiff.messages import tell
from policydiff.text.placed.places import MAX_CHARACTERS, MAX_DEPTH, MAX_VALUES, Position, Problem, Unreadable
from policydiff.text.slips import find_slip

PLAIN = "?plain"
"""The tag of a scalar without quotes; every tag that begins otherwise than with ? was written in the file."""
_KINDS = {ScalarNode: "?scalar", MappingNode: "?mapping", SequenceNode: "?sequence"}


def compose(text: str) -> Node | None:
    """Return the root node of the one document in `text`, None where it is empty; scalars without quotes have the tag PLAIN.

    Raises Unreadable for text that is no document, too long, too deep or of too many values.
    """
    if len(text) > MAX_CHARACTERS:
        raise _unreadable(tell("yaml.too-long", count=f"{len(text):,}", most=f"{MAX_CHARACTERS:,}"), Position(1, 1))
    try:
        root: Node | None = _Composer(text).get_single_node()
    except MarkedYAMLError as error:
        slip = find_slip(text)
        if slip is not None:
            raise _unreadable(slip[0], _at(text, slip[1])) from None
        mark = error.problem_mark or error.context_mark
        raise _unreadable(_explain(error), Position(1, 1) if mark is None else _at(text, mark.index)) from None
    except ReaderError as error:
        raise _unreadable(tell("yaml.character", code=_code(error.character)), _at(text, error.position)) from None
    except UnicodeEncodeError as error:
        raise _unreadable(tell("yaml.surrogate"), _at(text, error.start)) from None
    return root


class _Resolve:
    """Stands in for PyYAML's resolver: tells plain scalars from quoted ones, decides nothing else, and keeps the limits.

    The C composer calls itself for every level and would overflow the stack of the process.
    """

    depth = 0
    values = 0

    def resolve(self, kind: type[Node], value: str | None, implicit: tuple[bool, bool] | bool) -> str:
        if kind is ScalarNode and isinstance(implicit, tuple) and implicit[0]:
            return PLAIN
        return _KINDS[kind]

    def descend_resolver(self, parent: Node | None, index: Any) -> None:
        self.depth += 1
        self.values += 1
        if self.depth > MAX_DEPTH:
            raise _unreadable(tell("yaml.too-deep", most=MAX_DEPTH), place_of((parent or index).start_mark))
        if self.values > MAX_VALUES:
            raise _unreadable(tell("yaml.too-many", most=f"{MAX_VALUES:,}"), Position(1, 1))

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


def place_of(mark: Any) -> Position:
    """Return the place of a mark of PyYAML's, which counts from 0."""
    return Position(mark.line + 1, mark.column + 1)


def _at(text: str, offset: int) -> Position:
    offset = min(offset, len(text.rstrip("\r\n")))  # at the very end, the last line that there is
    return Position(text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _unreadable(message: str, place: Position) -> Unreadable:
    return Unreadable(Problem("syntax", message, place))


def _explain(error: MarkedYAMLError) -> str:
    return tell("yaml.syntax", what=tuple(part for part in (error.context, error.problem) if part))


def _code(character: Any) -> str:
    return f"U+{(ord(character) if isinstance(character, str) else int(character)):04X}"
