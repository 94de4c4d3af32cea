"""Items that words count where a text has no numbers: 一是…, 二是… or 第一，…, 第二，…, each at the beginning of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.parse.mark.marked import Marked
from policydiff.text.numbers import Marker, read_counted

_LEAST = 2


def counted_by_words(lines: Sequence[Marked]) -> dict[int, Marker]:
    """Return the marks of the lines that count so, by index; none where they do not count on from one.

    Only for a text without printed numbers: elsewhere 一是 is a part of an item's text.
    """
    found = {index: marker for index, line in enumerate(lines) if line.kind == "text" and (marker := read_counted(line.folded)) is not None}
    numbers = [marker.number for marker in found.values()]
    return found if len(numbers) >= _LEAST and numbers == list(range(1, len(numbers) + 1)) else {}
