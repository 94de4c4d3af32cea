"""A whole notice on one line: parted again at its numbers in rising order, and at the pieces of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from policydiff.parse.lay.flat_head import head_cuts, signature_cuts, table_end, titles_below
from policydiff.parse.lay.line import PhysicalLine
from policydiff.text.numbers import Marker, read_marker
from policydiff.text.patterns import rarely
from policydiff.vocab.page.headings import heading_of_time_end
from policydiff.vocab.page.sections import begins_a_sentence, stock_heading_end

_LONG = 100  # characters; a shorter line is a paragraph
_FIRST = 12  # lines among which a portal's table stands
_BESIDE_TABLE = 20  # characters of a title, or of addressees and a letter, behind a table
_SHARE = 0.7  # of the text
_MISSING = 3
_BLANKS = 16  # that may stand before a number
_HEADING = 24  # characters of a heading that the next number may be glued to
_MARKER = rarely(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十百零]{1,5}[编章节条]|(?<![\d.])\d{1,2}[.、\ue000-\uf8ff](?!\d)|\(\d{1,2}\)"
)
_STOPPED = re.compile(r"[。!?;:)]\"?\s*$")
_STOP = re.compile(r"[。!:]\s*")
_REFERS = re.compile(r"[第本前上款条项章节见按照据和及至与或统之唯专单逐十]\s*$")
_MARKS = re.compile(r"[。;:!?]|,[^,]*,")  # a heading may have two halves
_BLANK_BEHIND = rarely(r"( *[\u4e00-\u9fff、\"]{4,24}) +(?=[\u4e00-\u9fff\"《][^ 。]{8})")
_HEAD = 3000  # characters of a head, which names the texts that it encloses


def part_flat(lines: Sequence[PhysicalLine]) -> list[PhysicalLine]:
    """Return the lines, with one that holds nearly the whole text, or a table and more, parted; all others as they are."""
    least = max(_LONG, sum([len(line.folded) for line in lines]) * _SHARE)
    flat = [index for index, line in enumerate(lines) if len(line.folded) > _LONG and _is_flat(line, index, least)]
    return [piece for index, line in enumerate(lines) for piece in (_part(line) if index in flat else [line])]


def _is_flat(line: PhysicalLine, index: int, least: float) -> bool:
    """Whether a line holds nearly the whole text, or a portal's table and what stands below it."""
    if len(line.folded) > least:
        return True
    return index < _FIRST and 0 < table_end(line.folded) < len(line.folded) - _BESIDE_TABLE


def _part(line: PhysicalLine) -> Iterator[PhysicalLine]:
    folded = line.folded
    texts = titles_below(folded, min(len(folded), _HEAD))
    numbers = dict(_rising(folded, [at for at, _ in texts]))
    head = set(head_cuts(folded, min(numbers, default=len(folded))))
    if len(numbers) < 2 and not head:
        yield line
        return
    headings = (
        stock_heading_end(folded, marker.end + at) or _heading_before_blank(folded, marker.end + at) for at, marker in numbers.items()
    )
    times = {at: end for match in _STOP.finditer(folded) if (end := heading_of_time_end(folded, at := match.end()))}
    tail = signature_cuts(folded, max(numbers, default=0), len(folded))
    cuts = {
        0,
        *head,
        *(at for text in texts for at in text),
        *numbers,
        *(end for end in headings if end),
        *times,
        *times.values(),
        *tail,
        len(folded),
    }
    for start, end in pairwise(sorted(cuts)):
        text = folded[start:end]
        body = text.strip()
        if body:
            left = start + text.index(body[0])
            yield replace(
                line, start=line.start + left, end=line.start + left + len(body), folded=body, columns=2 * len(body), indent=0, gap=1
            )


def _heading_before_blank(folded: str, start: int) -> int:
    """Return where a heading ends that a blank parts from its text, the trace of a line's end: 提升服务水平 更新车辆…; 0 where none does."""
    match = _BLANK_BEHIND.match(folded, start)
    return match.end(1) if match is not None and not begins_a_sentence(match.group(1)) else 0


def _rising(folded: str, restarts: Sequence[int]) -> Iterator[tuple[int, Marker]]:
    """Yield where numbers stand that go on the count of their style, behind the end of a sentence or of a heading, and the numbers.

    restarts: where another text begins, whose numbers are its own.
    """
    below: dict[float, int] = {}  # rank → the last number under the same heading
    ever: dict[tuple[str, str], int] = {}
    end = None  # of the number before
    texts = list(restarts)
    for match in _MARKER.finditer(folded):
        at = match.start()
        if texts and at >= texts[0]:
            texts.pop(0)
            below, ever, end = {}, {}, None
        marker = read_marker(folded[at : at + 24])
        if marker is None or not _is_parted(folded, end, at):
            continue
        last = ever.get(marker.run, 0) if at else marker.number - 1  # what opens the line is an item, whatever stands above it
        missing = _MISSING if marker.is_article else 0  # an article whose full stop is lost parts nothing; the next one does
        if marker.number == below.get(marker.rank, 0) + 1 or last < marker.number <= last + 1 + missing:
            below = {rank: number for rank, number in below.items() if rank < marker.rank} | {marker.rank: marker.number}
            ever[marker.run] = marker.number
            end = at + marker.end
            yield at, marker


def _is_parted(folded: str, end: int | None, at: int) -> bool:
    """Whether a sentence ended before `at`, or a heading: a few words without a mark behind the number before, or the title."""
    before = folded[max(0, at - _BLANKS) : at].rstrip()[-4:]
    if at == 0 or _STOPPED.search(before):
        return True
    if _REFERS.search(before):
        return False
    if end is None:
        # What stands over the first number may end in anything; then the second one follows a full stop.
        first = _MARKER.match(folded, at)
        if first is None or "一" not in first.group():
            return False
        second = re.escape(first.group().replace("一", "二", 1))
        return re.search(rf"[。;:)]\s*{re.sub('[编章节]$', '[编章节条]', second)}", folded[at:]) is not None
    return 1 < at - end <= _HEADING + _BLANKS and 1 < len(folded[end:at].strip()) <= _HEADING and _MARKS.search(folded, end, at) is None
