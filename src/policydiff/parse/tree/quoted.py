"""Texts that an order of amendment quotes over several lines: their articles and items are no sections of the order."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.parse.mark.marked import Marked

_LONGEST = 60  # lines
_OPEN, _CLOSE = "“", "”"


def quoted_lines(lines: Sequence[Marked]) -> set[int]:
    """Return the indexes of the lines that go on a quotation: 第三条修改为：“第三条 …, over several lines, closed by a later one."""
    inside: set[int] = set()
    for index in [at for at, line in enumerate(lines) if _OPEN in line.text]:
        start = _start(lines, index) if index not in inside else None
        if start is not None:
            inside.update(range(index + 1, _end(lines, index, start) + 1))
    return inside


def _start(lines: Sequence[Marked], index: int) -> int | None:
    """Return where a quotation opens in a line behind a colon, or behind the colon that ends the line above."""
    text = lines[index].text
    if text.startswith(_OPEN) and index and lines[index - 1].folded.endswith(":"):
        return 0
    at = max(text.rfind(f"：{_OPEN}"), text.rfind(f":{_OPEN}"))
    return at + 1 if at >= 0 else None


def _end(lines: Sequence[Marked], index: int, start: int) -> int:
    """Return the line that closes the quotation; `index` where the line itself does, or none."""
    depth = 0
    for at in range(index, min(len(lines), index + _LONGEST)):
        text = lines[at].text[start:] if at == index else lines[at].text
        if at > index and text.startswith(_OPEN):
            depth -= depth > 0  # each paragraph of a quotation may begin with a mark of its own
        depth += text.count(_OPEN) - text.count(_CLOSE)
        if depth <= 0:
            return at
    return index
