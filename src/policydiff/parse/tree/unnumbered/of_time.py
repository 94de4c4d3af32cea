"""Headings without a number that say of when their part tells: 2022年工作回顾, alone on their line or run into their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydiff.parse.mark.marked import Marked
from policydiff.parse.tree.unnumbered.alone import FEW, SHORT, TOP, between, heads_text, may_head
from policydiff.text.numbers import Marker
from policydiff.vocab.page.headings import is_heading_of_time, names_a_time

_SEVERAL = 2
_COLON = ":"
_STOP = "。"


def headings_of_time(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> Iterator[tuple[int, float, int]]:
    """Yield (index, rank, where it ends in its line: 0 where it is the whole line) of the headings that say of when they tell.

    They part the text above all numbers, be it only one that does (…, 2023年主要工作, 一、…); with a year in it, a line alone over a text of its
    own then stands beside them (奋力开创2025年发展新局面). Right below the heading of a section two of them part that section, and where numbers that began
    above the first of them count on below it, it is none of these. Behind a colon one counts beside another, and above all numbers. Behind the last
    number of the last part a few words alone are a part, too (加强政府自身建设).
    """
    first = next((index for index, marker in enumerate(markers) if marker is not None), len(lines))
    ends = dict(_told(lines, markers, first))
    if not ends:
        return
    start = min(ends)
    above = markers[start - 1] if start > first and not lines[start - 1].ends_sentence else None
    alone = len(ends) < _SEVERAL and (above is not None or not _parts_alone(lines, markers, start, ends[start]))
    rank = above.rank + 0.5 if above is not None else _rank_above_numbers(markers, start)
    if alone or rank is None:
        return
    yield from ((index, rank, end) for index, end in ends.items())
    told = [] if start > first else (index for index in range(start + 1, len(lines) - 1) if _is_of_a_year(lines, markers, index))
    beside = [index for index in told if ends.keys().isdisjoint((index, index - 1))]
    last = max(index for index, marker in enumerate(markers) if marker is not None) if first < len(lines) else len(lines)
    if above is None and last > max(ends):
        beside += [index for index in range(last + 1, len(lines) - 1) if _is_alone_over_text(lines, markers, index)]
    yield from ((index, rank, 0) for index in {*beside, *between(lines, markers, sorted(ends))})


def _told(lines: Sequence[Marked], markers: Sequence[Marker | None], first: int) -> Iterator[tuple[int, int]]:
    """Yield (index, end) of the lines that are such headings, or begin with one. first: the index of the first number."""
    plain = [index for index, line in enumerate(lines) if markers[index] is None and line.kind == "text"]
    alone = [(index, 0) for index in plain if is_heading_of_time(lines[index].folded) and _is_alone(lines, markers, index)]
    run_in = [(index, end) for index in plain if (end := _run_in(lines[index]))]
    labels = {index for index, end in run_in if lines[index].folded[end - 1] == _COLON}
    counted = sum(index < first for index, _ in (*alone, *run_in)) >= _SEVERAL
    yield from alone
    yield from ((index, end) for index, end in run_in if index not in labels or (counted and index < first))


def _is_alone(lines: Sequence[Marked], markers: Sequence[Marker | None], index: int) -> bool:
    """Whether a line that is such a heading stands alone over others; of contents one follows another."""
    if index + 1 == len(lines):
        return False
    beside = (lines[at].folded for at in (index - 1, index + 1) if at >= 0)
    return may_head(lines, markers, index) and not any(is_heading_of_time(folded) for folded in beside)


def _run_in(line: Marked) -> int:
    """Return where such a heading ends that is run into its text, behind its mark or before a wide blank; 0 where the line begins with none."""
    folded = line.folded
    stop, colon = folded.find(_STOP, 0, SHORT), folded.find(_COLON, 0, SHORT)
    if colon > 0 and not 0 < stop < colon:
        stop = colon
    if 0 < stop < len(folded) - 1:
        return stop + 1 if is_heading_of_time(folded[:stop]) else 0
    gap = line.paragraph.gaps[0] if line.paragraph.gaps else 0
    return gap if 0 < gap <= SHORT and is_heading_of_time(folded[:gap]) else 0


def _parts_alone(lines: Sequence[Marked], markers: Sequence[Marker | None], index: int, end: int) -> bool:
    """Whether the only heading of time of a text parts it: a text follows, or one above is parted from the numbers below, over which alone it is a line of the title."""
    if end:
        return True
    told = markers[index + 1] is None or any(line.ends_sentence for line in lines[:index])
    return told and heads_text(lines, index)


def _rank_above_numbers(markers: Sequence[Marker | None], start: int) -> float | None:
    """Return the rank of what stands above all numbers; None where those of the highest begin above a line and count on below it."""
    top = min((marker.rank for marker in markers if marker is not None), default=TOP)
    begun = any(marker is not None and marker.rank == top for marker in markers[:start])
    below = next((marker for marker in markers[start:] if marker is not None and marker.rank == top), None)
    return None if begun and below is not None and below.number > 1 else top - 1


def _is_of_a_year(lines: Sequence[Marked], markers: Sequence[Marker | None], index: int) -> bool:
    """Whether a line alone over a text of its own has a year in it."""
    line = lines[index]
    if markers[index] is not None or line.kind != "text" or len(line.folded) > SHORT or not names_a_time(line.folded):
        return False
    return may_head(lines, markers, index) and heads_text(lines, index)


def _is_alone_over_text(lines: Sequence[Marked], markers: Sequence[Marker | None], index: int) -> bool:
    """Whether a few words stand alone between paragraphs that end as sentences do."""
    few = len(lines[index].folded) <= FEW and lines[index].kind == "text" and lines[index - 1].ends_sentence
    return few and may_head(lines, markers, index) and heads_text(lines, index)
