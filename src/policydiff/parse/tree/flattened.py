"""Tables that a copy has flattened to one cell a line: the lines of each row are gathered again."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from policydiff.parse.lay.paragraphs import Paragraph
from policydiff.parse.lay.passage import Passage
from policydiff.parse.mark.marked import Marked, mark
from policydiff.vocab.duties.columns import column_kind, is_head

_MOST_COLUMNS = 12
_APART = 3


def gather_rows(paragraphs: Sequence[Marked]) -> list[Marked]:
    """Return the paragraphs with the cells of flattened tables joined to rows; all others as they are, nothing lost.

    The head tells how many cells make a row: a run of three or more lines that are heads of columns. Rows follow as long as
    each begins with its number, or as every cell is closed by a bar.
    """
    out: list[Marked] = []
    index = 0
    while index < len(paragraphs):
        width = _head_width(paragraphs, index)
        if not width:
            out.append(paragraphs[index])
            index += 1
            continue
        barred = _is_barred(paragraphs[index])
        out.append(_row(paragraphs[index : index + width]))
        index += width
        while index < len(paragraphs):
            if _begins_row(paragraphs, index, width, barred):
                out.append(_row(paragraphs[index : index + width]))
                index += width
            elif _begins_row(paragraphs, index + 1, width, barred) and len(paragraphs[index].folded) <= 40:
                out.append(paragraphs[index])  # a heading over all columns
                index += 1
            else:
                break
    return out


def _cell(paragraph: Marked) -> str:
    return paragraph.folded.rstrip("| ").replace(" ", "") if paragraph.kind in ("text", "row") else ""


def _is_barred(paragraph: Marked) -> bool:
    return paragraph.folded.endswith("|") and paragraph.folded.count("|") == 1


def _is_number(paragraph: Marked) -> bool:
    text = _cell(paragraph)
    return text.isdigit() and len(text) <= 3


def _head_width(paragraphs: Sequence[Marked], index: int) -> int:
    """Return how many lines from `index` on are the heads of columns, 0 where they are no flattened head."""
    first = paragraphs[index]
    barred = _is_barred(first)
    if (first.kind != "text" and not barred) or column_kind(_cell(first)) is None:
        return 0
    width = 0
    for paragraph in paragraphs[index : index + _MOST_COLUMNS]:
        if _is_barred(paragraph) != barred or (paragraph.kind == "row" and not barred) or column_kind(_cell(paragraph)) is None:
            break
        width += 1
    heads = [_cell(paragraph) for paragraph in paragraphs[index : index + width]]
    numbered = column_kind(heads[0]) == "number"
    ends = index + width < len(paragraphs) and (barred or _is_number(paragraphs[index + width]))
    return width if width >= 3 and is_head(heads) and ends and (numbered or barred) else 0


def _begins_row(paragraphs: Sequence[Marked], index: int, width: int, barred: bool) -> bool:
    row = paragraphs[index : index + width]
    if len(row) < width:
        return False
    if barred:
        return all(_is_barred(paragraph) for paragraph in row)
    return _is_number(row[0])


def _row(cells: Sequence[Marked]) -> Marked:
    """Return one row of several lines; a tab parts the cells where no bar does.

    What lies more than a line end or two apart may have something foreign between (a page number): a hole.
    """
    text, folded, holes = [cells[0].text], [cells[0].folded], []
    first = cells[0].paragraph
    offsets = array("q", first.passage.offsets)
    for cell in cells[1:]:
        start = cell.start
        if start - offsets[-1] > _APART:
            holes.append(len(offsets))
        if not text[-1].endswith("|"):
            text.append("\t")
            folded.append(" ")
            offsets.append(start - 1)
            holes = [at + 1 if at == len(offsets) - 1 else at for at in holes]
        text.append(cell.text)
        folded.append(cell.folded)
        offsets.extend(cell.paragraph.passage.offsets)
    return mark(Paragraph(Passage("".join(text), offsets, "".join(folded)), "row", first.indent, first.gap, tuple(holes)))
