"""Where Chinese text is broken into the lines of a column: as a typesetter would, without rich.

No line starts with closing punctuation or ends with an opening bracket (the rules of GB/T 15834 and of CLREQ), numbers and Latin words stay
whole, and an edit mark stays with its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_OPENING = r"\[-|\{\+|[（《“‘「『【〔(<]"
_CLOSING = r"-\]|\+\}|[，。、；：！？）》”’」』】〕％…,.;:!?)>%]"
_UNIT = re.compile(rf"(?:{_OPENING}){{0,6}}(?:[0-9A-Za-z_.\-]{{1,40}}|.)(?:{_CLOSING}){{0,6}}", re.DOTALL)
_PLAIN = re.compile(r"[\x20-\x7e\u4e00-\u9fff\u3001-\u3011\uff01-\uff5e]*")  # one column, or two; nothing that joins or has none
NOTHING = "—"
"""What stands in a cell that has nothing to say."""


def wide(words: str) -> int:
    """Return how many columns of a terminal some words take, as rich counts them."""
    if words.isascii() and words.isprintable():
        return len(words)
    if words == NOTHING:
        return 1
    if _PLAIN.fullmatch(words):
        return 2 * len(words) - len(words.encode("ascii", "ignore"))
    from rich.cells import cell_len  # looks at one character after the other

    return cell_len(words)


def breaks(words: str, width: int) -> list[int]:
    """Return where words are broken so that no line is wider than `width` columns (at least one character each)."""
    if wide(words) <= width:
        return []
    found, at, used = [], 0, 0
    for unit, cells in _units(words, width):
        if used and used + cells > width and used + wide(unit.rstrip()) > width:
            found.append(at)
            used = 0
        used += cells
        at += len(unit)
    return found


_columns = lru_cache(maxsize=4096)(wide)  # characters recur


def _units(words: str, width: int) -> Iterator[tuple[str, int]]:
    """Yield the pieces that may not be broken, with their columns; one that is wider than a line is broken anywhere."""
    for unit in _UNIT.findall(words):
        cells = _columns(unit)
        if cells <= width:
            yield unit, cells
        else:
            yield from ((char, _columns(char)) for char in unit)


def broken(words: str, width: int) -> list[str]:
    """Return words in lines of at most `width` columns, none of them blank; one empty line for no words.

    >>> broken("关于印发《某办法》的通知", 10)
    ['关于印发', '《某办法》', '的通知']
    """
    places = breaks(words, max(width, 2))
    lines = [words[start:end].rstrip() for start, end in zip([0, *places], [*places, len(words)], strict=True)]
    return [line for line in lines if line] or [""]
