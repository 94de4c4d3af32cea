"""Lines read as one text: a title over several lines, a signature in columns; every character still at its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from policydiff.model import Span
from policydiff.parse.mark.imprint import is_enactment
from policydiff.parse.mark.marked import Marked, mark
from policydiff.records import dataclass
from policydiff.vocab.genres import genre_of
from policydiff.vocab.page.envelope import addressee_word
from policydiff.vocab.page.titles import title_word

_MOST = 6  # lines of one bracket
_LONGEST = 1000  # characters of a title with its history
_LONGEST_LIST = 200  # characters of addressees on the line of the first sentence
_COLON = re.compile(r"(?<!\d):|:(?!\d\d)")
_NARROW = 2  # from one character to the next over a single blank


@dataclass(frozen=True, slots=True)
class Joined:
    """text, folded: the lines without anything between them; starts: where each line begins in it."""

    lines: tuple[Marked, ...]
    text: str
    folded: str
    starts: tuple[int, ...]

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return where text[start:end] stands in the source, a span for each line that it touches; blank ends are left out."""
        stop = len(self.text) if end is None else end
        found: list[Span] = []
        for line, at in zip(self.lines, self.starts, strict=True):
            left, right = max(start - at, 0), min(stop - at, len(line.text))
            if left < right and line.text[left:right].strip():
                found.extend(line.spans(left, right))
        return tuple(found)

    def breaks(self) -> tuple[int, ...]:
        """Return the places before which a blank or a line's end stood."""
        found: list[int] = []
        for line, at in zip(self.lines, self.starts, strict=True):
            if at:
                found.append(at)
            found.extend(at + place for place in _places(line))
        return tuple(found)


def _places(line: Marked) -> list[int]:
    """Return the places in a line before which a blank stood; where wide blanks part names, none between characters that stand apart: 财 政 部　　水 务 局."""
    offsets = line.paragraph.passage.offsets
    gaps = {at: step for at in range(1, len(offsets)) if (step := offsets[at] - offsets[at - 1]) > 1 or line.text[at] == " "}
    wide = [at for at, step in gaps.items() if step > _NARROW]
    if not wide:
        return list(gaps)
    apart = [range(start, end) for start, end in pairwise((0, *wide, len(offsets))) if all(at in gaps for at in range(start + 1, end))]
    return [at for at in gaps if at in wide or not any(at in letters for letters in apart)]


def join(lines: Sequence[Marked]) -> Joined:
    """Return the lines as one text."""
    starts: list[int] = []
    at = 0
    for line in lines:
        starts.append(at)
        at += len(line.text)
    return Joined(tuple(lines), "".join(line.text for line in lines), "".join(line.folded for line in lines), tuple(starts))


def enactment_end(lines: Sequence[Marked], start: int) -> int:
    """Return where the line ends that says in brackets who passed a text and when, which may be wrapped over several; `start` where none stands there."""
    if start < len(lines) and lines[start].is_enactment:
        return start + 1
    if start >= len(lines) or not lines[start].folded.startswith("(") or lines[start].folded.endswith(")"):
        return start
    for end in range(start + 1, min(start + _MOST, len(lines))):
        if lines[end].kind != "text" or lines[end].marker is not None or lines[end].ends_sentence:
            return start
        if lines[end].folded.endswith(")"):
            return end + 1 if is_enactment(join(lines[start : end + 1]).folded) else start
    return start


def enactment_apart(lines: Sequence[Marked], most: int) -> Sequence[Marked]:
    """Return the lines with a title among the first `most` parted from the bracket behind it that says who passed the text and when: 某条例（…通过）."""
    for index, line in enumerate(lines[:most]):
        if line.marker is not None or line.ends_sentence or len(line.folded) > _LONGEST:
            break
        at = line.folded.rfind("(", 1)
        while at > 0 and not (is_enactment(line.folded[at:]) and genre_of(line.folded[:at].strip()) is not None):
            at = line.folded.rfind("(", 1, at)
        if at > 0:
            return [*lines[:index], *(mark(piece) for piece in line.paragraph.parted(at)), *lines[index + 1 :]]
    return lines


def addressees_apart(lines: Sequence[Marked], most: int) -> Sequence[Marked]:
    """Part the addressees, among the first `most` lines, from the text that runs on behind their colon: 各市水利局：为贯彻….

    Only where no line of the head holds addressees alone, and the first sentence stands behind them.
    """
    for index, line in enumerate(lines[:most]):
        cut = _colon_end(line.folded) if line.kind == "text" and line.marker is None else 0
        if end := _title_over_addressees(line):
            return [*lines[:index], *map(mark, line.paragraph.parted(end)), *lines[index + 1 :]]
        if line.addresses or line.marker is not None:
            break
        if 0 < cut <= _LONGEST_LIST and len(line.folded) > cut:
            first, rest = (mark(piece) for piece in line.paragraph.parted(cut))
            if first.addresses and is_sentence(rest):
                return [*lines[:index], first, rest, *lines[index + 1 :]]
        if line.ends_sentence:
            break
    return lines


def _colon_end(folded: str) -> int:
    """Return where the first colon of a folded line ends that is none of a clock's (12:00); 0 where none does."""
    found = _COLON.search(folded) if ":" in folded else None
    return 0 if found is None else found.end()


def _title_over_addressees(line: Marked) -> int:
    """Return where a title ends that a full line has joined with the addressees below it: 关于…的意见 / 各县水利局：; 0 where none does."""
    if line.kind != "text" or not line.folded.endswith(":") or title_word("about").search(line.folded) is None:
        return 0
    ends = (found.start() for found in addressee_word("openers").finditer(line.folded, 1))
    return next((end for end in ends if genre_of(line.folded[:end]) and mark(line.paragraph.parted(end)[1]).addresses), 0)


def is_sentence(line: Marked) -> bool:
    """Return whether a line is a sentence, or begins one that leads to what stands below it."""
    return line.marker is None and (line.ends_sentence or ("," in line.folded and (len(line.folded) > 20 or line.folded.endswith(":"))))
