"""Whether a title below the first opens another text of a file: its numbers begin anew, or it is a notice with its number or its addressees."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.parse.frame.joined import join
from policydiff.parse.frame.title.lines import own_title_end
from policydiff.parse.mark.marked import Marked
from policydiff.vocab.genres import addressed, genre_of

_LEAST_TITLE = 8
_STYLES = frozenset({"chinese", "chapter", "article"})  # of the numbers that a plan begins with


def last_anew(lines: Sequence[Marked]) -> int:
    """A quick look before opens_another: the last line whose number begins a count of plans again, -1 where none does. No title below it restarts one."""
    seen: set[str] = set()
    last = -1
    for index, line in enumerate(lines):
        marker = line.marker
        if marker is not None and marker.style in _STYLES:
            if marker.number == 1 and marker.style in seen:
                last = index
            seen.add(marker.style)
    return last


def opens_another(lines: Sequence[Marked], body: int, index: int, anew: int) -> bool:
    """Return whether the title of another text begins at `index`. body: where the text above it begins; anew: last_anew(lines)."""
    line, above = lines[index], lines[index - 1]
    if (index >= anew and not above.ends_sentence) or len(line.folded) < _LEAST_TITLE or not line.may_be_title:
        return False  # most lines
    end = own_title_end(lines, index)
    return end > 0 and (_restarts(lines, body, index, end) or (above.ends_sentence and _opens_notice(lines, index, end)))


def _opens_notice(lines: Sequence[Marked], index: int, end: int) -> bool:
    """Whether another notice begins in the file: its title, which ends at `end`, and right below that its number or to whom it goes."""
    if genre_of(join(lines[index:end]).folded) not in addressed():
        return False
    return any(line.is_number or line.addresses for line in lines[end : end + 2])


def _restarts(lines: Sequence[Marked], body: int, index: int, end: int) -> bool:
    """A title of a kind of document after which 一、 or 第一章 begins anew opens another plan. end: where the title ends."""
    ahead = next((line.marker for line in lines[end : end + 6] if line.marker is not None), None)
    if ahead is None or ahead.number != 1 or ahead.style not in _STYLES:
        return False
    return any(line.marker is not None and line.marker.style == ahead.style for line in lines[body:index])
