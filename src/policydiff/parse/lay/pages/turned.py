"""Where a newspaper says on which page its text goes on, and from which it comes: (下转第四版)(上接第一版)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.parse.lay.line import PhysicalLine
from policydiff.vocab.page.turned import turns_of_page

_ENDS = frozenset('。!?;:"')


def with_turns_apart(lines: Sequence[PhysicalLine]) -> list[PhysicalLine]:
    """Return the lines, what turns the page as page furniture of its own: at either end of a line, or between two sentences of it."""
    return [piece for line in lines for piece in _parted(line)]


def _parted(line: PhysicalLine) -> Iterator[PhysicalLine]:
    folded, at = line.folded, 0
    for start, end in turns_of_page(folded) if line.kind == "text" else ():
        if folded[:start].strip() and folded[end:].strip() and folded[:start].rstrip()[-1] not in _ENDS:
            continue  # inside a sentence
        yield from _piece(line, at, start, "text")
        yield from _piece(line, start, end, "page-furniture")
        at = end
    if at == 0:
        yield line
    else:
        yield from _piece(line, at, len(folded), "text")


def _piece(line: PhysicalLine, start: int, end: int, kind: str) -> Iterator[PhysicalLine]:
    body = line.folded[start:end].strip()
    if body:
        left = start + line.folded[start:end].index(body[0])
        gap, indent = (0, 0) if left else (line.gap, line.indent)
        yield replace(
            line,
            start=line.start + left,
            end=line.start + left + len(body),
            folded=body,
            columns=2 * len(body),
            indent=indent,
            gap=gap,
            kind=kind,
        )
