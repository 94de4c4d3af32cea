"""When and where a report was given, over two or three lines below its title."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.parse.lay.line import PhysicalLine
from policydiff.vocab.page.envelope import form_line

_HEAD, _MOST = 60, 3  # lines; of one occasion
_LEADS = frozenset("-(12")


def halves_of_occasions(lines: Sequence[PhysicalLine]) -> set[int]:
    """Return the lines that go on an occasion: ——2023年1月5日在某县第十八届 / 人民代表大会第二次会议上."""
    found: set[int] = set()
    for index, line in enumerate(lines[:_HEAD]):
        if line.folded[0] not in _LEADS or line.kind != "text" or form_line("occasion_begun").match(line.folded) is None:
            continue
        if (end := _end(lines, index)) > index + 1:
            found.update(range(index + 1, end))
    return found


def _end(lines: Sequence[PhysicalLine], start: int) -> int:
    """Return where the occasion ends that begins at `start`, or `start`."""
    joined = ""
    for end, line in enumerate(lines[start : start + _MOST], start=start + 1):
        if line.kind != "text":
            return start
        joined += line.folded.replace(" ", "")
        if form_line("occasion").match(joined) is not None:
            return end
    return start
