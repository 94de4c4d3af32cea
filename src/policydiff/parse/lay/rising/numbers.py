"""Where the numbers of items stand in a text whose lines were joined: those that go on the count of their style."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from policydiff.records import dataclass
from policydiff.text.numbers import Marker, read_marker
from policydiff.text.numerals import COUNTING
from policydiff.text.patterns import rarely
from policydiff.vocab.page.headings import goes_with_number, goes_with_number_before
from policydiff.vocab.page.sections import cuts_number_word

_MISSING = 3
_BLANKS = 16  # that may stand before a number
_HEADING = 24  # characters of a heading that the next number may be glued to
_LOOK = 24  # characters in which a number is read
_CN = COUNTING.removesuffix("两")
_MARKER = rarely(
    rf"[{_CN}]{{1,3}}、|\([{_CN}]{{1,3}}\)|第[{_CN}百零]{{1,5}}[编章节条]|(?<![\d.])\d{{1,2}}(?:[.、\ue000-\uf8ff](?!\d)|\.(?=\d{{1,2}}#))|\(\d{{1,2}}\)|[①-⑳]"
)
_STOPPED = re.compile(r"[。!?;:)]\"?\s*$")
_NO_STOP = re.compile(r"[,;]\"?\s*$")  # for ①, which counts inside sentences, too
_MARKS = re.compile(r"[。;:!?]|,[^,]*,")  # a heading may have two halves
_BEFORE = re.compile(r"[\u4e00-\u9fff)\"》%]\Z")
_BEHIND = re.compile(r"\s*[\u4e00-\u9fff《\"\d][^,。;:]{2}")
_IN_LIST = ("、", ",")
_CIRCLED = "circled"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A number. stopped: whether a sentence ended before it; opens: whether it may open an item wherever it stands, by the words around it."""

    at: int
    marker: Marker
    stopped: bool
    opens: bool

    @property
    def key(self) -> tuple[tuple[str, str], int]:
        return self.marker.run, self.marker.number


def rising_numbers(folded: str, restarts: Sequence[int], apart: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[int, Marker]]:
    """Yield where numbers stand that go on the count of their style, behind the end of a sentence or of a heading, and the numbers.

    And where none of these stands before it, the next number of a list behind whatever there is: …=甲+乙(二)…. restarts: where another text begins,
    whose numbers are its own. apart: where nothing opens an item, from and to.
    """
    found = [seen for seen in _seen(folded) if not any(start <= seen.at < end for start, end in apart)]
    ahead = _Ahead(found)
    below: dict[float, int] = {}  # rank → the last number under the same heading
    ever: dict[tuple[str, str], int] = {}
    end = None  # of the number before
    texts = list(restarts)
    for seen in found:
        at, marker = seen.at, seen.marker
        while texts and at >= texts[0]:
            texts.pop(0)
            below, ever, end = {}, {}, None
        last = ever.get(marker.run, 0) if at else marker.number - 1  # what opens the line is an item, whatever stands above it
        missing = _MISSING if marker.is_article else 0  # an article whose full stop is lost parts nothing; the next one does
        counts_on = marker.number == below.get(marker.rank, 0) + 1
        if not (counts_on or last < marker.number <= last + 1 + missing):
            continue
        if _is_parted(folded, end, seen) or (end is not None and counts_on and seen.opens and ahead.is_due(seen)):
            below = {rank: number for rank, number in below.items() if rank < marker.rank} | {marker.rank: marker.number}
            ever[marker.run] = marker.number
            end = at + marker.end
            yield at, marker


def _seen(folded: str) -> Iterator[_Seen]:
    for match in _MARKER.finditer(folded):
        at = match.start()
        marker = read_marker(folded[at : at + _LOOK])
        if marker is None:
            continue
        before = folded[max(0, at - _BLANKS) : at].rstrip()[-4:]
        stopped = at == 0 or (_STOPPED.search(before) is not None and not (marker.style == _CIRCLED and _NO_STOP.search(before)))
        yield _Seen(at, marker, stopped, stopped or _opens(folded, before, at, marker))


def _opens(folded: str, before: str, at: int, marker: Marker) -> bool:
    """Whether a number behind no full stop is no reference, no word and no figure: words stand before it and behind it with which none goes."""
    end = at + marker.end
    if marker.is_article or not _BEFORE.search(before) or not _BEHIND.match(folded, end):
        return False
    if goes_with_number(before) or goes_with_number_before(folded[end : end + 2]):
        return False
    return marker.style != "chinese" or cuts_number_word(before, folded[at:end]) is None


class _Ahead:
    """Where each number stands behind the end of a sentence, and where it may open an item."""

    def __init__(self, found: Sequence[_Seen]) -> None:
        self._stopped: dict[tuple[tuple[str, str], int], list[int]] = {}
        self._opening: dict[tuple[tuple[str, str], int], list[int]] = {}
        for seen in found:
            if seen.stopped:
                self._stopped.setdefault(seen.key, []).append(seen.at)
            if seen.opens:
                self._opening.setdefault(seen.key, []).append(seen.at)

    def is_due(self, seen: _Seen) -> bool:
        """Whether no other stands in its place: the same number behind a full stop in the same list; for the first of a list, whether the second follows."""
        run, number = seen.key
        again = _next(self._opening.get((run, 1), ()), seen.at)
        if number > 1:
            other = _next(self._stopped.get((run, number), ()), seen.at)
            return other is None or (again is not None and again < other)
        second = _next(self._opening.get((run, 2), ()), seen.at)
        return second is not None and (again is None or again > second)


def _next(places: Sequence[int], at: int) -> int | None:
    index = bisect_right(places, at)
    return places[index] if index < len(places) else None


def _is_parted(folded: str, end: int | None, seen: _Seen) -> bool:
    """Whether a sentence ended before a number, or a heading: a few words without a mark behind the number before, or the title."""
    at = seen.at
    if seen.stopped:
        return True
    before = folded[max(0, at - _BLANKS) : at].rstrip()
    if goes_with_number(before) or before.endswith(_IN_LIST):
        return False
    if end is None:
        # What stands over the first number may end in anything; then the second one follows a full stop.
        first = _MARKER.match(folded, at)
        if first is None or "一" not in first.group():
            return False
        second = re.escape(first.group().replace("一", "二", 1))
        return re.search(rf"[。;:)]\s*{re.sub('[编章节]$', '[编章节条]', second)}", folded[at:]) is not None
    return 1 < at - end <= _HEADING + _BLANKS and 1 < len(folded[end:at].strip()) <= _HEADING and _MARKS.search(folded, end, at) is None
