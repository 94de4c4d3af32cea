"""A copy of pages whose lines became blanks: each of its lines is a paragraph, but where a page ended in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from policydiff.parse.lay.breaks.alone import stands_alone
from policydiff.parse.lay.breaks.widths import PROSE, WINDOW
from policydiff.parse.lay.line import PhysicalLine
from policydiff.text.numbers import read_marker

_LONG = 70  # characters of a line that holds several of the page
_LEAST = 20  # columns of a line of a page
_FEWEST = 8  # of them of one width
_WIDER = 10  # of which one may be wider
_CLOSED = frozenset("。!?;:…)]》\"'")


def over_blanks(lines: Sequence[PhysicalLine]) -> set[int]:
    """Return the lines that go on the paragraph above, which the end of a page has cut: …服务 功能完善|的县区，….

    Blanks stand in the paragraphs where the page's lines ended, so these are known to be of one width. The paragraph ends in a full one without a mark, and the
    next begins as no item does.
    """
    long = [line for line in lines if len(line.folded) > _LONG and line.kind == "text" and " " in line.folded]
    width = _width(long) if long else 0
    if not width:
        return set()
    return {
        index
        for index, (last, line) in enumerate(pairwise(lines), start=1)
        if _is_cut(last, width) and line.kind == "text" and _goes_on(line.folded)
    }


def _width(lines: Sequence[PhysicalLine]) -> int:
    """Return the least columns of what stands between two blanks, where that is of one width mostly; 0 where it is not."""
    widths = Counter([columns for line in lines for piece in line.folded.split(" ")[:-1] if (columns := _columns(piece)) >= _LEAST])
    full, least = max(((sum(widths[low + more] for more in range(WINDOW + 1)), -low) for low in list(widths)), default=(0, 0))
    wider = sum(count for columns, count in widths.items() if columns > WINDOW - least)
    return -least if full >= _FEWEST and 2 * full >= widths.total() and _WIDER * wider <= widths.total() else 0


def _columns(text: str) -> int:
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _is_cut(line: PhysicalLine, width: int) -> bool:
    if line.kind != "text" or line.detail or line.folded[-1] in _CLOSED or " " not in line.folded or PROSE.search(line.folded) is None:
        return False
    return width <= _columns(line.folded.rpartition(" ")[2]) <= width + 2 * WINDOW


def _goes_on(folded: str) -> bool:
    return PROSE.search(folded) is not None and read_marker(folded) is None and not stands_alone(folded)
