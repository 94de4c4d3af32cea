"""Rows of words as lines with aligned columns, without rich: for tables of ten thousand rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import zip_longest

from policydiff.report.terminal.breaking import broken, wide

Paint = Callable[[int, int, str], str]
"""Gives the words of a cell their colour: row, column, words with their blanks → what is printed."""


def plain(row: int, column: int, words: str) -> str:
    """Give them none."""
    return words


_GAP = 2
"""Blanks between two columns."""
_LEAST = 8
"""Columns of a terminal below which what is broken is not read any more."""


def aligned(rows: Sequence[Sequence[str]], width: int, right: Collection[int] = (), paint: Paint = plain) -> list[str] | None:
    """Return rows of words as lines with aligned columns, the first one a head with a rule under it, as `table` looks.

    width: of the terminal, into which the first and the last column are broken. right: the columns that end instead of begin in one place. The rule is as
    wide as the widest line. None where one of the two would be next to nothing: rich shares out what room there is.
    """
    firsts, *between, lasts = zip(*rows, strict=True)
    columns = [padded(column, at in right) for at, column in enumerate(between, start=1)]
    inner = sum(wide(column[0]) + _GAP for column in columns)
    widths = {words: wide(words) for words in {*firsts, *lasts}}
    widest = max(map(widths.__getitem__, firsts)), max(map(widths.__getitem__, lasts))
    first, room = _shared(*widest, width - inner - _GAP, width - len(columns) - 1)
    if first < min(_LEAST, widest[0]) or room < min(_LEAST, widest[1]):
        return None
    before, nothing = first + _GAP + inner, " " * inner
    indent = " " * before
    lines: list[str] = []
    for row, (name, *cells, words) in enumerate(zip(firsts, *columns, lasts, strict=True)):
        long = widths[name] > first
        pieces = broken(words, room) if widths[words] > room else (words.rstrip(),)
        if paint is plain and not long:  # nearly all rows
            head = f"{name}{' ' * (first + _GAP - widths[name])}{'  '.join(cells)}  {pieces[0]}"
            lines.append(head.rstrip() if not pieces[0] else head)
            lines += [indent + piece for piece in pieces[1:]]
            continue
        names = broken(name, first) if long else (name,)
        middle = "  ".join([*(cells if paint is plain else [paint(row, at, cell) for at, cell in enumerate(cells, start=1)]), ""])
        for head, tail in zip_longest(names, pieces, fillvalue=""):
            start = head + " " * (first + _GAP - wide(head)) if head else " " * (first + _GAP)
            lines.append(f"{paint(row, 0, start)}{middle}{paint(row, len(cells) + 1, tail)}".rstrip())
            middle = nothing
    return [lines[0], "─" * (before + room), *lines[1:]]


def _shared(first: int, last: int, room: int, most: int) -> tuple[int, int]:
    """Return how wide two columns are in so much room, as rich shares it out: the wider one gives way until both are alike, then each by half.

    most: what one of them asks for at most. To rich, a blank of the gap belongs to the first.
    """
    if first + last <= room:
        return first, last
    first, last = min(first + 1, most), min(last, most)
    over = first + last - room - 1
    less = min(over, abs(first - last))
    first, last = (first - less, last) if first > last else (first, last - less)
    half = round((over - less) / 2)
    return first - half - 1, last - (over - less - half)


def padded(column: Sequence[str], right: bool) -> list[str]:
    """Return the cells of a column with the blanks that make them of one width."""
    widths = {cell: wide(cell) for cell in set(column)}
    most = max(widths.values())
    pad = str.rjust if right else str.ljust  # they count characters, not columns
    padded = {cell: pad(cell, most - width + len(cell)) for cell, width in widths.items()}
    return [padded[cell] for cell in column]
