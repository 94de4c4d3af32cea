"""Places in a file as this program writes it: only the part that a path leads into is composed, not the whole file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policydiff.records import dataclass
from policydiff.text.placed.places import Path

if TYPE_CHECKING:
    from yaml.nodes import Node

_KEY = re.compile(r"^(\w+):", re.MULTILINE)
_ITEM = re.compile(r"^- ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a file. node: what it holds; path: the rest of the path, from there; before: the lines of the file before it."""

    node: Node
    path: Path
    before: int


class Parts:
    """The parts of a text in the program's own layout: top-level keys and the items of their lists stand at the beginning of lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = [(each[1], each.start()) for each in _KEY.finditer(text)]
        ends = [start for _, start in found[1:]] + [len(text)]
        self._blocks = {key: (start, end) for (key, start), end in zip(found, ends, strict=True)}
        self._items: dict[str, list[int]] = {}
        self._composed: dict[tuple[int, int], Node | None] = {}

    def part(self, path: Path) -> Part | None:
        """Return the item of a top-level list, else the top-level value, that a path leads to or into; None where there is none."""
        key = str(path[0]) if path else ""
        if key not in self._blocks:
            return None
        start, end = self._blocks[key]
        rest = path
        if len(path) > 1 and isinstance(path[1], int):
            if key not in self._items:
                self._items[key] = [found.start() for found in _ITEM.finditer(self._text, start, end)]
            items = self._items[key]
            if 0 <= path[1] < len(items):
                start, end = items[path[1]], items[path[1] + 1] if path[1] + 1 < len(items) else end
                rest = (0, *path[2:])
        if (start, end) not in self._composed:
            from policydiff.text.placed.nodes import compose

            self._composed[start, end] = compose(self._text[start:end])
        node = self._composed[start, end]
        return None if node is None else Part(node, rest, self._text.count("\n", 0, start))
