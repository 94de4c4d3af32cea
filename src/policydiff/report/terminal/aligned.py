"""Rows of words as lines with aligned columns, without rich: for tables of ten thousand rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

NOTHING = "—"
"""What stands in a cell that has nothing to say."""
_PLAIN = re.compile(r"[\x20-\x7e\u4e00-\u9fff\u3001-\u3011\uff01-\uff5e]*")  # one column, or two; nothing that joins or has none


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


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """Return rows of words as lines with aligned columns, the first one a head with a rule under it, as `table` looks where nothing is wrapped.

    right: the columns that end instead of begin in one place. The rule is as wide as the widest line.
    """
    columns: list[list[str]] = []
    total = -2
    for at, column in enumerate(zip(*rows, strict=True)):
        widths = {cell: wide(cell) for cell in set(column)}
        most = max(widths.values())
        total += most + 2
        pad = str.rjust if at in right else str.ljust  # they count characters, not columns
        padded = {cell: pad(cell, most - width + len(cell)) for cell, width in widths.items()}
        columns.append([padded[cell] for cell in column])
    lines = ["  ".join(cells).rstrip() for cells in zip(*columns, strict=True)]
    return [lines[0], "─" * total, *lines[1:]]
