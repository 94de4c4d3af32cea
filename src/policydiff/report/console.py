"""What every terminal page is made with: rich, told nothing by the environment."""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from policydiff.report.flow import Flow
from policydiff.report.options import Options
from policydiff.report.safe import visible


def capture(parts: Iterable[RenderableType], options: Options) -> str:
    """Return what rich prints of `parts`: no colour unless asked, whatever the environment says, no trailing blanks."""
    stream = io.StringIO()
    console = Console(
        file=stream, width=options.width, height=100, force_terminal=options.color, color_system="standard" if options.color else None,
        no_color=not options.color, highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


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
