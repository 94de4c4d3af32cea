"""Rows of words as lines with aligned columns, without rich: for tables of ten thousand rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_PLAIN = re.compile(r"[\x20-\x7e\u4e00-\u9fff\u3001-\u3011\uff01-\uff5e]*")  # one column, or two; nothing that joins or has none


def wide(words: str) -> int:
    """Return how many columns of a terminal some words take, as rich counts them."""
    if words.isascii() and words.isprintable():
        return len(words)
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
        widths = [wide(cell) for cell in column]
        most = max(widths)
        total += most + 2
        blanks = [" " * (most - width) for width in widths]
        both = zip(blanks, column, strict=True) if at in right else zip(column, blanks, strict=True)
        columns.append(["".join(pair) for pair in both])
    lines = ["  ".join(cells).rstrip() for cells in zip(*columns, strict=True)]
    return [lines[0], "─" * total, *lines[1:]]
