"""Numbers alone on their line, whose heading or text stands on the next: 1.1 / 编制目的."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.lay.line import PhysicalLine
from policydiff.text.numbers import Marker, read_marker, read_number
from policydiff.text.patterns import rarely

_LONGEST = 8
_AHEAD = 60  # lines within which the next number of a run must come
_NEAR = 8
_MARKED = re.compile(r"[、.)章节条编篇分]$")
_TEXT = rarely(r"[\u4e00-\u9fff《\"]")
_BY_THEMSELVES = frozenset({"part", "chapter", "subchapter", "article", "chinese", "chinese-bracket", "arabic-bracket"})


def lines_behind_numbers(lines: Sequence[PhysicalLine]) -> set[int]:
    """Return the lines that go on a number which stands alone on the line above.

    A number with a mark of its own (一、 （一） 第一章) is none of anything else. 1.1 may be a figure in a cell, and 1 a number of a
    row: the one counts where 1.2 follows alone or before its text, the other where 1.1 stands below.
    """
    short = ((index, line) for index, line in enumerate(lines) if len(line.folded) <= _LONGEST and line.kind == "text")
    numbers = {index: marker for index, line in short if (marker := _alone(line)) is not None}
    if not numbers:
        return set()
    found = {index for index, marker in numbers.items() if _is_followed(lines, index) and _counts(lines, numbers, index, marker)}
    if any(numbers[index].style == "decimal" for index in found):  # then 2.1 is one of them, though no 2.2 follows
        found |= {index for index, marker in numbers.items() if marker.key.endswith("-1") and _is_followed(lines, index)}
    return {index + 1 for index in found}


def _alone(line: PhysicalLine) -> Marker | None:
    marker = read_number(line.folded)
    return marker if marker is not None and marker.end >= len(line.folded.rstrip()) else None


def _is_followed(lines: Sequence[PhysicalLine], index: int) -> bool:
    if index + 1 == len(lines):
        return False
    below = lines[index + 1]
    return below.kind == "text" and _TEXT.match(below.folded) is not None and read_marker(below.folded) is None


def _counts(lines: Sequence[PhysicalLine], numbers: dict[int, Marker], index: int, marker: Marker) -> bool:
    if marker.style in _BY_THEMSELVES:
        return _MARKED.search(lines[index].folded) is not None
    if marker.style == "decimal":
        return any(_is(lines, numbers, at, _next(marker.key)) for at in range(index + 1, min(len(lines), index + _AHEAD))) or any(
            _is(lines, numbers, at, _before(marker.key)) for at in range(max(0, index - _AHEAD), index)
        )
    below = range(index + 1, min(len(lines), index + _NEAR))  # 3.1 over 4.6 is a figure in a cell
    return lines[index].folded.isdigit() and any(
        _is(lines, numbers, at, f"{marker.key}-1") and (at not in numbers or _is_followed(lines, at)) for at in below
    )


def _is(lines: Sequence[PhysicalLine], numbers: dict[int, Marker], at: int, key: str) -> bool:
    marker = numbers.get(at) or read_marker(lines[at].folded)
    return marker is not None and marker.key == key


def _next(key: str) -> str:
    above, _, last = key.rpartition("-")
    return f"{above}-{int(last) + 1}"


def _before(key: str) -> str:
    above, _, last = key.rpartition("-")
    return f"{above}-{int(last) - 1}"
