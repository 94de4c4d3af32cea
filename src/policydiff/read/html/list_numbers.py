"""Numbers that a browser prints before the items of an ordered list."""

from __future__ import annotations

import re
from typing import Any

from policydiff.read.counters import chinese, letters, roman
from policydiff.records import dataclass

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]*)", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:第?[（(]?[一二三四五六七八九十百\d０-９]{1,4}[）)、.．章条节]|[①-⑳])")
_BY_TYPE = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_CHINESE = frozenset({"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal", "japanese-informal"})


@dataclass(slots=True)
class _List:
    ordered: bool
    kind: str
    at: int
    step: int = 1


class ListNumbers:
    """Counts the items of the lists that are open."""

    def __init__(self) -> None:
        self._open: list[_List] = []

    def open(self, tag: str, names: dict[str, str | None]) -> None:
        """Note that an element begins."""
        if tag in ("ul", "menu", "dir"):
            self._open.append(_List(False, "none", 0))
        elif tag == "ol":
            style = _STYLE.search(names.get("style") or "")
            kind = _BY_TYPE.get(names.get("type") or "1", "decimal")
            if style:
                kind = next((word for word in style[1].lower().split() if word not in ("inside", "outside")), kind)
            reverse = "reversed" in names
            self._open.append(_List(True, kind, _number(names.get("start"), 1), -1 if reverse else 1))

    def close(self, tag: str) -> None:
        """Note that an element ends."""
        if tag in ("ol", "ul", "menu", "dir") and self._open:
            self._open.pop()

    def marker(self, names: dict[str, str | None], item: Any) -> str:
        """Return the number that stands before `item` ("" in an unordered list, or where the item brings its own)."""
        if not self._open or not self._open[-1].ordered or self._open[-1].kind in ("none", "disc", "circle", "square"):
            return ""
        current = self._open[-1]
        number = _number(names.get("value"), current.at)
        current.at = number + current.step
        return "" if _NUMBERED.match(_opening(item)) else _printed(number, current.kind)


def _printed(number: int, kind: str) -> str:
    if kind in _CHINESE:
        return chinese(number) + "、"
    if kind.endswith(("alpha", "latin")):
        return (letters(number).upper() if kind.startswith("upper") else letters(number)) + "."
    if kind.endswith("roman"):
        return (roman(number).upper() if kind.startswith("upper") else roman(number)) + "."
    return f"{number}."


def _number(value: str | None, default: int) -> int:
    try:
        return max(-9999, min(99999, int(value))) if value else default
    except ValueError:
        return default


def _opening(item: Any) -> str:
    """Return the first text inside `item`, looking at few nodes."""
    node, seen = item.child, 0
    while node is not None and seen < 20:
        seen += 1
        if node.tag == "-text":
            text: str = node.text_content or ""
            if text.strip():
                return text[:40]
        if node.child is not None:
            node = node.child
            continue
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node == item:
                return ""
        node = node.next if node is not None else None
    return ""
