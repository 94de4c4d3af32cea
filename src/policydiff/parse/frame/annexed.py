"""What is annexed to a text without being one: forms to be filled in, tables of points. They belong to the text that they stand below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policydiff.parse.frame.draft import Part
from policydiff.parse.mark.marked import Marked
from policydiff.text.fold import fold
from policydiff.vocab.genres import form_name

_HEADS = 2  # rows of a blank table that have words in them
_BESIDE = 3  # lines over and under a table of points
_FEW = 16  # lines of a blank table that has lost its rows
_LABEL = 16  # characters of a label on such a line


def is_annexed(part: Part) -> bool:
    """Return whether an annex is a form or a table of points by its title: 申请表 always, 汇总表 where nothing is filled in, 分值表 where it is a table."""
    kind = form_name(fold(part.title)) if part.title and part.attachment else None
    if kind == "blank":
        return _is_blank(part.paragraphs)
    if kind == "points":
        rows = sum(line.kind == "row" for line in part.paragraphs)
        return rows > 0 and len(part.paragraphs) - rows <= _BESIDE
    return kind == "form"


def with_annexed(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, each form or table of points with the last text above it; one that stands below nothing is a text of its own."""
    out: list[Part] = []
    for part in parts:
        if out and is_annexed(part):
            above = out[-1]
            titles = (*above.annexed_titles, part.title or "")
            out[-1] = replace(above, annexed=(*above.annexed, *part.head, *part.paragraphs), annexed_titles=titles)
        else:
            out.append(part)
    return out


def _is_blank(lines: Sequence[Marked]) -> bool:
    if any(line.ends_sentence for line in lines):
        return False
    rows = [line for line in lines if line.kind == "row"]
    if rows:
        return sum(_is_filled(line) for line in rows) <= _HEADS
    return len(lines) <= _FEW and all(len(line.folded) <= _LABEL and not any(map(str.isdigit, line.folded[3:])) for line in lines)


def _is_filled(line: Marked) -> bool:
    """Whether more than the number of a row stands in it."""
    cells = (cell.strip(" .|、") for cell in line.text.replace("|", "\t").split("\t"))
    return any(cell and not cell.isdigit() for cell in cells)
