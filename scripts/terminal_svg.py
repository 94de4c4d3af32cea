"""Coloured terminal lines as an SVG in which Chinese takes two cells.

rich's own export counts characters, not cells, and squeezes Chinese into half its width.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from rich.cells import cell_len
from rich.color import ColorType
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

CELL, LINE, SIZE, PAD = 7.2, 19.0, 13.0, 18.0
INK, PAPER = "#23272c", "#faf9f5"
COLOURS = ("#23272c", "#b03228", "#2c743c", "#966200", "#2456a6", "#6a3ea6", "#0d6e70", "#5b636d", "#78808a")
FONTS = "Menlo,Consolas,'DejaVu Sans Mono','Sarasa Mono SC','Noto Sans Mono CJK SC',monospace"


def terminal_svg(lines: Iterable[str], width: int) -> str:
    """Return the picture of lines with ANSI colours, `width` cells wide; it asks for no font and nothing else."""
    console = Console(file=io.StringIO(), width=width, force_terminal=True, color_system="standard", _environ={})
    rows = [
        console.render_lines(Text.from_ansi(line), console.options.update(no_wrap=True, overflow="ignore"), pad=False)[0] for line in lines
    ]
    wide, high = width * CELL + 2 * PAD, len(rows) * LINE + 2 * PAD
    body = "\n".join(piece for number, row in enumerate(rows) for piece in _row(row, PAD + SIZE + number * LINE))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" width="{wide:g}" font-family="{FONTS}" font-size="{SIZE:g}">\n'
        f'<rect width="{wide:g}" height="{high:g}" rx="8" fill="{PAPER}"/>\n<g fill="{INK}">\n{body}\n</g>\n</svg>\n'
    )


def _row(row: list[Segment], y: float) -> Iterator[str]:
    at = 0
    for words, style, _ in row:
        for run in _runs(words):
            if not run.isspace():
                yield _text(run, PAD + at * CELL, y, cell_len(run) * CELL, style)
            at += cell_len(run)


def _runs(words: str) -> Iterator[str]:
    """Pieces of one width: Chinese, other words, blanks; a viewer may collapse blanks inside a piece."""
    for _, group in groupby(words, key=lambda char: (char.isspace(), cell_len(char) > 1)):
        yield "".join(group)


def _text(words: str, x: float, y: float, length: float, style: Style | None) -> str:
    marks = _marks(style) if style else ""
    return f'<text x="{x:g}" y="{y:g}" textLength="{length:g}"{marks}>{escape(words, quote=False)}</text>'


def _marks(style: Style) -> str:
    colour = style.color
    marks = ""
    if colour is not None and colour.type is ColorType.STANDARD and colour.number is not None:
        marks += f' fill="{COLOURS[min(colour.number, 8) if colour.number < 9 else colour.number - 8]}"'
    if style.bold:
        marks += ' font-weight="600"'
    return marks + (' opacity=".72"' if style.dim else "")
