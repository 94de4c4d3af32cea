"""Paragraphs without a number at the end of a plan that stand in none of its items: what closes it, what is asked of everybody, the last words of a report."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from policydiff.parse.mark.marked import Marked
from policydiff.text.numbers import Marker
from policydiff.vocab.page.envelope import hails_all
from policydiff.vocab.page.sections import asks_everybody, closes_a_plan

_QUIET = 3  # chapters before the last of a report, in which nobody turns to all who hear it


def closing(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> int:
    """Return where the paragraphs at the end begin that close a plan by what they say."""
    at = len(lines)
    while at and markers[at - 1] is None and lines[at - 1].kind == "text" and closes_a_plan(lines[at - 1].folded):
        at -= 1
    return at


def beyond_items(lines: Sequence[Marked], markers: Sequence[Marker | None], headings: Collection[int]) -> int:
    """Return where the paragraphs at the end begin that ask something of everybody, and are more than any item beside the last one has.

    headings: the lines that are headings without a number. Below 三、工作要求 what everybody must do is the section's own; behind the
    last of some items of one paragraph each it is the plan's.
    """
    at = len(lines)
    while at and markers[at - 1] is None and lines[at - 1].kind == "text" and asks_everybody(lines[at - 1].folded):
        at -= 1
    last = next((index for index in range(at - 1, -1, -1) if markers[index] is not None), -1) if at < len(lines) else -1
    if last < 0 or any(index in headings or lines[index].paragraph.detail.isdigit() for index in range(last + 1, len(lines))):
        return len(lines)
    most = max(_beside(markers, last), default=None)
    if most is None or not (
        most or "。" in lines[last].folded[:-1] or (lines[last].folded[-1] == "。" and not _is_behind_items(markers, last))
    ):
        return len(lines)  # below a heading alone, beside others over items, it is all that the section says
    return max(at, last + 1 + most)


def _is_behind_items(markers: Sequence[Marker | None], last: int) -> bool:
    """Whether the number above an item is of one that stands below the item before it."""
    marker = markers[last]
    above = next((other for other in reversed(markers[:last]) if other is not None), None)
    return marker is not None and above is not None and above.rank > marker.rank


def last_turn(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> int:
    """Return where the words at the end of a report begin that stand in none of its chapters: 各位代表！ behind the text of the last, as in none of those before it."""
    top = min((marker.rank for marker in markers if marker is not None), default=0)
    chapters = [index for index, marker in enumerate(markers) if marker is not None and marker.rank == top]
    if len(chapters) <= _QUIET:
        return len(lines)
    last = chapters[-1]
    found = next((index for index in range(last + 2, len(lines)) if hails_all(lines[index].folded)), len(lines))
    ends = all(line.kind == "text" and marker is None for line, marker in zip(lines[found:], markers[found:], strict=True))
    quiet = ends and found < len(lines) and not any(hails_all(line.folded) for line in lines[chapters[-1 - _QUIET] : last])
    return found if quiet else len(lines)


def _beside(markers: Sequence[Marker | None], last: int) -> Iterator[int]:
    """Yield how many paragraphs without a number stand below each of the items that count up to the last one."""
    marker, below = markers[last], last
    assert marker is not None
    number = marker.number
    for index in range(last - 1, -1, -1):
        other = markers[index]
        if other is None:
            continue
        if other.run == marker.run:
            if other.number != number - 1:
                return
            number -= 1
            yield below - index - 1
        below = index
