"""A flattened table that the line above it announces (安排如下表：), whatever its columns are: names before figures, row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile

from policydiff.parse.mark.marked import Marked
from policydiff.parse.tree.flat.row import cell_of, row_of

_LEADS = "表:"  # ends the line above
_LONGEST, _MOST = 20, 400  # characters of a cell; lines of a table
_FEWEST, _WIDEST = 3, 8  # rows; columns
_FIGURE = re.compile(r"[\d.,]+(?:[-~][\d.,]+)?[%‰]?")


def led_rows(lines: Sequence[Marked], start: int) -> tuple[list[Marked], int]:
    """Return the rows of the table that begins at `start` below a line that announces it, and where it ends; none where no such table begins there.

    Each row is names and then figures, as many as in the first; one with a name less has the first cell of the row above, which is merged.
    """
    if not start or not lines[start - 1].folded.endswith(_LEADS):
        return [], start
    cells = list(takewhile(_is_cell, lines[start : start + _MOST]))
    runs = [list(run) for _, run in groupby(cells, key=_is_figure)]
    if len(runs) < 2 * _FEWEST or len(runs) % 2 or _is_figure(cells[0]):
        return [], start
    names, figures = runs[::2], runs[1::2]
    width, odd = divmod(len(names[0]) + len(figures[0]), 2)  # the heads, and as many cells
    if odd or not 1 < width <= _WIDEST:
        return [], start
    head, names[0] = names[0][:width], names[0][width:]
    most = len(names[0])
    if most < 1 or any(len(run) not in (most, most - 1) for run in names) or any(len(run) != len(figures[0]) for run in figures):
        return [], start
    rows = [_row(name, figure, whole=len(name) == most) for name, figure in zip(names, figures, strict=True)]
    return [row_of(*([line] for line in head)), *rows], start + len(cells)


def _row(names: Sequence[Marked], figures: Sequence[Marked], *, whole: bool) -> Marked:
    cells = [[line] for line in (*names, *figures)]
    return row_of(*cells) if whole else row_of([], *cells, merged="0")


def _is_cell(line: Marked) -> bool:
    return (
        line.kind == "text" and line.marker is None and len(line.folded) <= _LONGEST and not line.ends_sentence and ":" not in line.folded
    )


def _is_figure(line: Marked) -> bool:
    return _FIGURE.fullmatch(cell_of(line)) is not None
