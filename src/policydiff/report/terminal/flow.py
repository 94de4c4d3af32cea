"""Chinese text in terminal columns: measured in cells, broken where a typesetter would (see breaking.py); rich folds a line without blanks anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from policydiff.report.terminal.breaking import breaks


class Flow:
    """A styled text that fills whatever column it is given."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def lines(self, width: int) -> list[Text]:
        """Return the text in lines of at most `width` cells (at least one character each)."""
        parts = self.text.divide(breaks(self.text.plain, max(width, 2)))
        lines = [part for part in parts if part.plain.strip()] or [Text()]
        for line in lines:
            line.rstrip()
            line.no_wrap, line.overflow = True, "ignore"
        return lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self.lines(options.max_width)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = min(cell_len(self.text.plain), options.max_width)
        return Measurement(min(widest, 8), widest)


class Named(Flow):
    """A text with a name behind it, which is not broken where it fits on a line of its own."""

    def __init__(self, text: Text, name: Text) -> None:
        super().__init__(text)
        self.name = name

    def lines(self, width: int) -> list[Text]:
        """Return the text and the name in lines of at most `width` cells (at least one character each)."""
        found, name = super().lines(width), Flow(self.name).lines(width)
        if cell_len(found[-1].plain) + 2 + cell_len(name[0].plain) <= width:
            found[-1].append("  " if name[0].plain else "").append_text(name.pop(0))
        return [*found, *name]


def beside(left: Flow, right: Flow, width: int, gap: str = " │ ") -> Iterator[Text]:
    """Yield lines of `width` cells with two texts in equal columns."""
    column = (width - cell_len(gap)) // 2
    lefts, rights = left.lines(column), right.lines(column)
    for row in range(max(len(lefts), len(rights))):
        line = lefts[row].copy() if row < len(lefts) else Text()
        line.append(" " * (column - cell_len(line.plain)))
        line.append(gap, "dim")
        if row < len(rights):
            line.append_text(rights[row])
        yield _whole(line)


def hang(label: Text, body: Flow, width: int, indent: int) -> Iterator[Text]:
    """Yield the body in lines of `width` cells behind a label; the body starts at `indent`, or just behind a longer label."""
    indent = max(indent, cell_len(label.plain))
    for row, line in enumerate(body.lines(width - indent)):
        head = Text().append_text(label) if row == 0 else Text()  # its style must not run on into the body
        head.append(" " * (indent - cell_len(head.plain)))
        yield _whole(head.append_text(line))


def _whole(line: Text) -> Text:
    line.no_wrap, line.overflow = True, "ignore"
    return line
