"""What every terminal page is made with: rich, told nothing by the environment."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich import box
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from policydiff.report.terminal.flow import Flow
from policydiff.tables.options import Options
from policydiff.text.inert import visible


def capture(parts: Iterable[RenderableType], options: Options) -> str:
    """Return what rich prints of `parts`: no colour unless asked, whatever the environment says, no trailing blanks."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=options.width,
        height=100,
        force_terminal=options.color,
        color_system="standard" if options.color else None,
        no_color=not options.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for part in parts:
        if isinstance(part, Text) and ((part.no_wrap and part.overflow == "ignore") or _fits(part, options)):
            stream.write(_styled(part, console))
        else:
            console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def _fits(text: Text, options: Options) -> bool:
    """Whether a text is laid out already: rich would wrap nothing, close no colour at a line's end, and take ten times as long."""
    lines = text.plain.split("\n")
    return "\t" not in text.plain and (len(lines) == 1 or not options.color) and all(cell_len(line) <= options.width for line in lines)


def _styled(text: Text, console: Console) -> str:
    if console.no_color:
        return text.plain + "\n"
    segments = text.render(console, end="\n")
    return "".join(style.render(words, color_system=ColorSystem.STANDARD) if style else words for words, style, _ in segments)


def heading(words: str, aside: str = "") -> Text:
    """Return a heading line with a blank line above it."""
    return Text("\n").append(words, "bold").append(f"  {aside}" if aside else "", "dim")


def flow(words: str, style: str = "") -> Flow:
    """Return words made safe, in one style, ready for a column."""
    return Flow(Text(visible(words), style))


def table(*columns: str) -> Table:
    """Return an empty table with these column heads, one thin line under them."""
    grid = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False, header_style="dim")
    for column in columns:
        grid.add_column(column)
    return grid
