"""Rows of words as lines with aligned columns, without rich: for tables of ten thousand rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from policydiff.report.terminal.breaking import broken, wide

Paint = Callable[[int, int, str], str]
"""Gives the words of a cell their colour: row, column, words with their blanks → what is printed."""


def plain(row: int, column: int, words: str) -> str:
    """Give them none."""
    return words


def aligned(rows: Sequence[Sequence[str]], width: int, right: Collection[int] = (), paint: Paint = plain) -> list[str] | None:
    """Return rows of words as lines with aligned columns, the first one a head with a rule under it, as `table` looks.

    width: of the terminal, into which the last column is broken. right: the columns that end instead of begin in one place. The rule is as wide
    as the widest line. None where more than the last column would have to be broken: rich shares out what room there is.
    """
    *whole, last = zip(*rows, strict=True)
    columns = [_padded(column, at in right) for at, column in enumerate(whole)]
    first, before = wide(columns[0][0]), sum(wide(column[0]) + 2 for column in columns)
    widths = {words: wide(words) for words in set(last)}
    widest = max(widths.values())
    room = min(widest, width - before)
    if room < widest and room <= first:
        return None
    lines: list[str] = []
    for row, (*cells, words) in enumerate(zip(*columns, last, strict=True)):
        margin = "  ".join([*(cells if paint is plain else [paint(row, at, cell) for at, cell in enumerate(cells)]), ""])
        for piece in broken(words, room) if widths[words] > room else (words.rstrip(),):
            lines.append((margin + paint(row, len(cells), piece)).rstrip())
            margin = " " * before
    return [lines[0], "─" * (before + room), *lines[1:]]


def _padded(column: Sequence[str], right: bool) -> list[str]:
    """Return the cells of a column with the blanks that make them of one width."""
    widths = {cell: wide(cell) for cell in set(column)}
    most = max(widths.values())
    pad = str.rjust if right else str.ljust  # they count characters, not columns
    padded = {cell: pad(cell, most - width + len(cell)) for cell, width in widths.items()}
    return [padded[cell] for cell in column]
