"""A row made of the lines of its cells."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.lay.passage import Passage
from policydiff.parse.mark.marked import Marked, mark
from policydiff.vocab.duties.bodies import names_a_body

_APART = 3  # characters between two lines with nothing between them


def cell_of(line: Marked) -> str:
    """Return what stands in a cell of one line, without blanks and the bar that closes it; "" for what is no text."""
    return line.folded.rstrip("| ").replace(" ", "") if line.kind in ("text", "row") else ""


def row_of(*cells: Sequence[Marked], merged: str = "") -> Marked:
    """Return one row of several cells, each of the lines given; a tab parts the cells where no bar does.

    What lies more than a line end or two apart may have something foreign between (a page number, a line of the portal): a break. The tab
    stands for the end of the line above, before whatever is foreign.
    """
    opening = next(cell[0] for cell in cells if cell)
    first, begins = opening.paragraph, bool(cells[0])  # where the first cell is empty, a tab stands for the end of the line above
    text, folded = ([first.text], [first.folded]) if begins else (["\t"], [" "])
    breaks = set().union(*(line.paragraph.passage.breaks for cell in cells for line in cell))
    offsets = array("q", first.passage.offsets if begins else [opening.start - 1])
    tabs = 0 if begins else -1
    for cell in cells[1:]:
        tabs += 1
        several = len(cell) > 1 and all(names_a_body(cell_of(line)) for line in cell)
        for line in cell:
            last = offsets[-1]
            if several and line is not cell[0]:  # of several bodies each is one by itself
                text.append(" ")
                folded.append(" ")
                offsets.append(last + 1)
            if line.start - last > _APART:
                breaks.add(line.start)
            for _ in range(0 if text[-1].endswith("|") else tabs):
                text.append("\t")
                folded.append(" ")
                offsets.append(last + 1)
            tabs = 0
            text.append(line.text)
            folded.append(line.folded)
            offsets.extend(line.paragraph.passage.offsets)
    return mark(Paragraph(Passage("".join(text), offsets, "".join(folded), frozenset(breaks)), "row", first.indent, first.gap, (), merged))
