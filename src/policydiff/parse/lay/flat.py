"""A whole notice on one line: parted again at its numbers in rising order, and at the pieces of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from policydiff.parse.lay.physical import Line
from policydiff.text.numbers import Marker, read_marker
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.genres import statutory

_LONG = 200  # characters; a shorter line is a paragraph
_SHARE = 0.8  # of the text
_AFTER_STOP = re.compile(r"(?<=[。!?;)])(?=[一二三四五六七八九十(第\d])")
_ORDERED = re.compile(r"(?=(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十百]{1,4}[章条]))")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}\((?:19|20)\d{2}\)\d{1,5}号")
_ADDRESSED = re.compile(r"[^。:]{2,200}:(?=[《\u4e00-\u9fff])")
_SIGNED = re.compile(r"(?<=[。)])([\u4e00-\u9fff、,() ]{4,40}?)((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)")
_MARK = re.compile(r"\(此件[^()]{2,12}\)")
_QUOTED = re.compile(r"《([^《》]{4,120})》")


def part_flat(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, with one that holds nearly the whole text parted; all others as they are."""
    total = sum(len(line.folded) for line in lines)
    if not any(len(line.folded) > max(_LONG, total * _SHARE) for line in lines):
        return list(lines)
    return [piece for line in lines for piece in (_part(line) if len(line.folded) > max(_LONG, total * _SHARE) else [line])]


def _part(line: Line) -> Iterator[Line]:
    numbers = sorted(_rising(line.folded))
    if len(numbers) < 2:
        yield line
        return
    bounds = sorted({0, *_head_cuts(line.folded, numbers[0]), *numbers, len(line.folded)})
    for start, end in pairwise(bounds):
        text = line.folded[start:end]
        body = text.strip()
        if body:
            left = start + text.index(body[0])
            yield replace(
                line, start=line.start + left, end=line.start + left + len(body), folded=body, columns=2 * len(body), indent=0, gap=1
            )


def _rising(folded: str) -> Iterator[int]:
    """Yield where numbers stand that go on the count of their style, behind the end of a sentence; 一、 and the like also behind a heading."""
    last: dict[int, int] = {}
    for at in sorted({match.start() for pattern in (_AFTER_STOP, _ORDERED) for match in pattern.finditer(folded)}):
        marker = read_marker(folded[at : at + 24])
        if marker is not None and _goes_on(marker, last):
            last = {rank: number for rank, number in last.items() if rank < marker.rank} | {marker.rank: marker.number}
            yield at


def _goes_on(marker: Marker, last: dict[int, int]) -> bool:
    return marker.number == last.get(marker.rank, 0) + 1 and (bool(last) or marker.number == 1)


def _head_cuts(folded: str, stop: int) -> Iterator[int]:
    """Yield where the pieces of a head begin: number, addressees, letter, signature, the promulgated text's title and preamble."""
    at = min(
        (folded.find("的" + genre, 0, stop) + 1 + len(genre) for genre in statutory() if folded.find("的" + genre, 0, stop) > 0), default=0
    )
    number = _NUMBER.match(folded, at, stop)
    if at and (number or _ADDRESSED.match(folded, at, stop)):
        yield at
    if number is not None:
        at = number.end()
        yield at
    addressed = _ADDRESSED.match(folded, at, stop)
    if addressed is not None:
        at = addressed.end()
        yield at
    for signed in _SIGNED.finditer(folded, at, stop):
        if names_a_body(signed.group(1)):
            yield signed.start()
            at = signed.end()
            yield at
            break
    mark = _MARK.match(folded, at, stop)
    if mark is not None:
        at = mark.end()
        yield at
    for quoted in _QUOTED.finditer(folded, 0, at):
        if folded.startswith(quoted.group(1), at):
            yield at + len(quoted.group(1))
            return
