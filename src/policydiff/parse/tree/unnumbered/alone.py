"""Whether a line can be a heading by itself: short, whole, without punctuation, over a text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.parse.mark.marked import Marked
from policydiff.text.numbers import Marker
from policydiff.vocab.page.envelope import open_end
from policydiff.vocab.page.sections import names_a_box

LONGEST = 40
FEW = 14
TOP = 5.0
"""The rank of 一、."""
SHORT = 24
"""Characters of a heading that is run into its text."""
MARKS = re.compile(r"[,。;:!?]")
CLOSED = re.compile(r"[。;:!?)\"》]$")
_LINE = 15  # characters; a longer line without a mark at its end may go on in the next
_CAPTION = re.compile(r"[图表注]\s*[\d一二三四五六七八九十:]")


def heads_text(lines: Sequence[Marked], index: int) -> bool:
    """Whether a line is too short for one that is wrapped, and a whole paragraph or a numbered one follows."""
    below, folded = lines[index + 1], lines[index].folded
    if len(folded) > SHORT or "、" in folded[1:] or folded.startswith("(") or open_end().search(folded):
        return False
    return CLOSED.search(below.folded) is not None or below.marker is not None


def may_head(lines: Sequence[Marked], markers: Sequence[Marker | None], index: int) -> bool:
    """Whether a line can be a heading by itself: short, whole, without punctuation, under a finished line."""
    if index < 0 or markers[index] is not None:
        return False
    line = lines[index]
    folded = line.folded
    if not line.may_be_title or not 2 <= len(folded) <= LONGEST or line.paragraph.detail.isdigit():
        return False
    if MARKS.search(folded) or _CAPTION.match(folded) or names_a_box(folded) or folded.count("(") != folded.count(")"):
        return False
    return index == 0 or _is_finished(lines[index - 1], markers[index - 1])


def _is_finished(above: Marked, marker: Marker | None) -> bool:
    """Whether the line above a heading is whole: a sentence that ends, a heading, or a row; no line of wrapped text."""
    if above.kind != "text" or CLOSED.search(above.folded) or above.paragraph.detail.isdigit():
        return True
    return len(above.folded) <= LONGEST and len(above.folded) > marker.end if marker is not None else len(above.folded) <= _LINE


def between(lines: Sequence[Marked], markers: Sequence[Marker | None], found: Sequence[int]) -> Iterator[int]:
    """Yield the headings in the text's own words (重点整治内容) between those found: a few words alone, and text or a list below.

    What stands right below a heading of any plan is a part of its section.
    """
    for index in range(found[0] + 1, found[-1]):
        few = len(lines[index].folded) <= FEW and lines[index].kind == "text" and {index, index - 1}.isdisjoint(found)
        if few and may_head(lines, markers, index) and heads_text(lines, index):
            yield index
