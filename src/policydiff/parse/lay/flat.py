"""A whole notice on one line: parted again at its numbers in rising order, and at the pieces of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from policydiff.parse.lay.physical import Line
from policydiff.text.numbers import Marker, read_marker
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.genres import title_in
from policydiff.vocab.page.sections import stock_heading_end

_LONG = 100  # characters; a shorter line is a paragraph
_SHARE = 0.7  # of the text
_MISSING = 3
_HEADING = 24  # characters of a heading that the next number may be glued to
_MARKER = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十百零]{1,5}[编章节条]|(?<![\d.])\d{1,2}[.、\ue000-\uf8ff](?!\d)|\(\d{1,2}\)"
)
_STOPPED = re.compile(r"[。!?;:)]\"?\s*$")
_REFERS = re.compile(r"[第本前上款条项章节见按照据和及至与或]\s*$")
_MARKS = re.compile(r"[,。;:!?、]")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[(\[]\s*(?:19|20)\d{2}\s*[)\]]\s*第?\s*\d{1,5}\s*号")
_ADDRESSED = re.compile(r"[^。:]{2,200}:(?=\s*[《\u4e00-\u9fff])")
_DAY = r"(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日|二[零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
_SIGNED = re.compile(rf"(?<=[。)])(\s*[\u4e00-\u9fff、,() ]{{4,60}}?){_DAY}")
_MARK = re.compile(r"\(此件[^()]{2,12}\)")
_QUOTED = re.compile(r"《([^《》]{4,120})》")


def part_flat(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, with one that holds nearly the whole text parted; all others as they are."""
    total = sum(len(line.folded) for line in lines)
    least = max(_LONG, total * _SHARE)
    if not any(len(line.folded) > least for line in lines):
        return list(lines)
    return [piece for line in lines for piece in (_part(line) if len(line.folded) > least else [line])]


def _part(line: Line) -> Iterator[Line]:
    numbers = dict(_rising(line.folded))
    if len(numbers) < 2:
        yield line
        return
    headings = (stock_heading_end(line.folded, marker.end + at) for at, marker in numbers.items())
    tail = _signature_cuts(line.folded, max(numbers), len(line.folded))
    cuts = {0, *_head_cuts(line.folded, min(numbers)), *numbers, *(end for end in headings if end), *tail, len(line.folded)}
    for start, end in pairwise(sorted(cuts)):
        text = line.folded[start:end]
        body = text.strip()
        if body:
            left = start + text.index(body[0])
            yield replace(
                line, start=line.start + left, end=line.start + left + len(body), folded=body, columns=2 * len(body), indent=0, gap=1
            )


def _rising(folded: str) -> Iterator[tuple[int, Marker]]:
    """Yield where numbers stand that go on the count of their style, behind the end of a sentence or of a heading, and the numbers."""
    below: dict[int, int] = {}  # rank → the last number under the same heading
    ever: dict[tuple[str, str], int] = {}
    end = None  # of the number before
    for match in _MARKER.finditer(folded):
        at = match.start()
        marker = read_marker(folded[at : at + 24])
        if marker is None or not _is_parted(folded, end, at):
            continue
        last = ever.get(marker.run, 0)
        missing = _MISSING if marker.is_article else 0  # an article whose full stop is lost parts nothing; the next one does
        if marker.number == below.get(marker.rank, 0) + 1 or last < marker.number <= last + 1 + missing:
            below = {rank: number for rank, number in below.items() if rank < marker.rank} | {marker.rank: marker.number}
            ever[marker.run] = marker.number
            end = at + marker.end
            yield at, marker


def _is_parted(folded: str, end: int | None, at: int) -> bool:
    """Whether a sentence ended before `at`, or a heading: a few words without a mark behind the number before, or the title."""
    before = folded[max(0, at - 4) : at]
    if at == 0 or _STOPPED.search(before):
        return True
    if _REFERS.search(before):
        return False
    if end is None:
        # What stands over the first article may end in anything; then the second one follows a full stop.
        second = re.search(rf"[。;:)]\s*第二{re.escape(folded[at + 2])}|第二章", folded[at:]) if folded.startswith("第一", at) else None
        return second is not None
    return 1 < at - end <= _HEADING and _MARKS.search(folded, end, at) is None


def _head_cuts(folded: str, stop: int) -> Iterator[int]:
    """Yield where the pieces of a head begin: number, addressees, letter, signature, the promulgated text's title and preamble."""
    at = _skip(folded, title_in(folded, 0, stop))
    if at:
        yield at
    number = _NUMBER.match(folded, at, stop)
    if number is not None:
        at = _skip(folded, number.end())
        yield at
    addressed = _ADDRESSED.match(folded, at, stop)
    if addressed is not None:
        at = addressed.end()
        yield at
    for cut in _signature_cuts(folded, at, stop):
        at = _skip(folded, cut)
        yield cut
    mark = _MARK.match(folded, at, stop)
    if mark is not None:
        at = _skip(folded, mark.end())
        yield at
    for quoted in _QUOTED.finditer(folded, 0, at):
        end = _again(folded, at, quoted.group(1))
        if end:
            yield end
            return


def _signature_cuts(folded: str, start: int, stop: int) -> tuple[int, ...]:
    """Return where the first signature begins and ends, nothing where there is none."""
    for signed in _SIGNED.finditer(folded, start, stop):
        if names_a_body(signed.group(1).replace(" ", "")):
            return signed.start(), signed.end()
    return ()


def _skip(folded: str, at: int) -> int:
    while at < len(folded) and folded[at] == " ":
        at += 1
    return at


def _again(folded: str, at: int, title: str) -> int:
    """Return where a title ends that is printed again at `at`, blanks left out; 0 where it is not."""
    for char in title.replace(" ", ""):
        at = _skip(folded, at)
        if not folded.startswith(char, at):
            return 0
        at += 1
    return at
