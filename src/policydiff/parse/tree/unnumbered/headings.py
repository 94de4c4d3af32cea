"""Headings without a number that the numbers below them tell: where numbering starts again, and where a number was lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from policydiff.parse.mark.marked import Marked
from policydiff.parse.tree.unnumbered.alone import CLOSED, FEW, LONGEST, MARKS, SHORT, TOP, between, heads_text, may_head
from policydiff.parse.tree.unnumbered.bulleted import bulleted
from policydiff.parse.tree.unnumbered.of_time import headings_of_time
from policydiff.records import dataclass
from policydiff.text.numbers import Marker
from policydiff.vocab.page.envelope import open_end
from policydiff.vocab.page.headings import is_stock_heading, names_a_chapter
from policydiff.vocab.page.sections import begins_a_sentence, says_a_rule

_NEAR = 80  # lines above a number among which the one that lost its own may stand
_FIRST = 3
_COUNTED = frozenset({"chinese", "chinese-bracket", "arabic"})
_BOXED = re.compile(r"\s*[【〖]\s*[^【】〖〗,，。:：]{2,20}[】〗]\s*")
_HALVES = re.compile(r"[^,。;:!?]{2,16},[^,。;:!?]{2,16}")  # 抗疫情,奋力保障群众安全
_SEVERAL = 2
_FEW_ARTICLES = 3  # a chapter has at least so many, on an average


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A heading without a number. rank: under what it stands; end: where it ends in its line, 0 where it is the whole line."""

    rank: float
    end: int = 0


@dataclass(slots=True)
class _Run:
    """A run of numbers: its rank and style, and the index of the line that began it."""

    rank: float
    style: str
    start: int


def unnumbered_headings(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> dict[int, Unnumbered]:
    """Return the headings without a number, by the index of their line.

    A short line without punctuation right before numbering starts again at 1 is one; then so is the line before the numbers that
    it repeats, and where a sign sets it off, each line with that sign beside it; and below the last of several of a few words, lines like them over paragraphs. Lines that are headings of any plan (工作目标, 保障措施), say of when they tell (2022年工作回顾, 今年重点工作), or stand in 【】, are headings where two of
    them do so and the first stands above all numbers; beside chapters 总则 and 附则 are chapters. Where the count of the numbers leaves one out, the one line there that reads as those beside it has lost its own.
    Below a chapter a line of a few words between two articles is the heading of the next, whose 第X章 was lost. Below a numbered heading
    lines of a few words head the paragraphs that they stand over, each of its own, where nothing else stands there.
    markers: of each line, None where it has none or is not to be counted.
    """
    restarts = dict(_before_restarts(lines, markers))
    restarts |= dict(bulleted(lines, markers, restarts)) if restarts else {}
    restarts |= dict(_behind_restarts(lines, markers, restarts)) if len(restarts) >= _SEVERAL else {}
    found = {index: Unnumbered(rank) for index, rank in restarts.items()}
    found |= {index: Unnumbered(rank) for index, rank in _by_themselves(lines, markers)}
    found |= {index: Unnumbered(rank, end) for index, rank, end in headings_of_time(lines, markers)}
    found |= {index: Unnumbered(rank) for index, rank in _chapters_lost(lines, markers)}
    found |= {index: Unnumbered(rank) for index, rank in _in_turn(lines, markers) if index not in found}
    return found | {index: Unnumbered(rank, end) for index, rank, end in _lost(lines, markers)}


def _by_themselves(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> Iterator[tuple[int, float]]:
    """Yield the lines that are headings by what they say or how they are printed, each with a rank above that of all numbers."""
    first = next((index for index, marker in enumerate(markers) if marker is not None), len(lines))
    top = min((marker.rank for marker in markers if marker is not None), default=TOP) - 1
    chapter = next((marker.rank for marker in markers if marker is not None and marker.style == "chapter"), top)
    plain = [index for index, line in enumerate(lines[:-1]) if markers[index] is None and line.kind == "text"]
    for told in (_is_stock, _is_boxed):
        found = [index for index in plain if told(lines, markers, index)]
        if len(found) >= _SEVERAL and found[0] < first:
            yield from ((index, chapter if names_a_chapter(lines[index].folded) else top) for index in found)
            if told is not _is_boxed:
                yield from ((index, top) for index in between(lines, markers, found))


def _is_stock(lines: Sequence[Marked], markers: Sequence[Marker | None], index: int) -> bool:
    """Whether a line is a heading of any plan; of contents without numbers one follows another."""
    if not is_stock_heading(lines[index].folded) or is_stock_heading(lines[index + 1].folded):
        return False
    listed = index >= _SEVERAL and all(is_stock_heading(line.folded) for line in lines[index - _SEVERAL : index])
    return not listed and may_head(lines, markers, index)


def _is_boxed(lines: Sequence[Marked], markers: Sequence[Marker | None], index: int) -> bool:
    text = lines[index].text
    return ("】" in text or "〗" in text) and _BOXED.fullmatch(text) is not None and lines[index + 1].kind == "text"


def _before_restarts(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> Iterator[tuple[int, float]]:
    """Yield (index, rank) of the lines under which numbers begin again: between these numbers and those above.

    A heading of any plan behind the last of those above (三、进度安排 … 保障措施), under which the numbers began right away, stands beside them: it has lost its own.
    """
    runs: list[_Run] = []
    last = {marker.rank: index for index, marker in enumerate(markers) if marker is not None}
    for index, marker in enumerate(markers):
        if marker is None:
            continue
        while runs and runs[-1].rank > marker.rank:
            runs.pop()
        run = runs[-1] if runs and runs[-1].rank == marker.rank else None
        if run is None:
            runs.append(_Run(marker.rank, marker.style, index))
        elif marker.number == 1 and marker.style == run.style and not marker.key.count("-"):
            if may_head(lines, markers, index - 1):
                headed = may_head(lines, markers, run.start - 1)
                if headed:
                    yield run.start - 1, marker.rank - 0.5
                above = runs[-2].rank if len(runs) > 1 and not headed else None
                ends = above is not None and all(at < index for rank, at in last.items() if rank <= above)
                beside = ends and is_stock_heading(lines[index - 1].folded)
                yield index - 1, above if beside and above is not None else marker.rank - 0.5
            run.start = index


def _behind_restarts(lines: Sequence[Marked], markers: Sequence[Marker | None], restarts: dict[int, float]) -> Iterator[tuple[int, float]]:
    """Yield (index, rank) of the lines of a few words below the last of some headings under which numbers begin again, that head paragraphs without numbers."""
    last = max(restarts)
    if len(set(restarts.values())) > 1 or any(len(lines[index].folded) > FEW for index in restarts):
        return
    if any(marker is not None and marker.rank < restarts[last] for marker in markers):
        return
    for index in range(last + _SEVERAL, len(lines) - 1):
        if CLOSED.search(lines[index - 1].folded) and _is_brief(lines, markers, index):
            yield index, restarts[last]


def _chapters_lost(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> Iterator[tuple[int, float]]:
    """Yield (index, rank of a chapter) of the lines between two articles that are names of chapters: 第二章 总则 … 保护措施 / 第十九条.

    Where more than every third article has one above it, they say what the articles are of.
    """
    chapter = next((marker for marker in markers if marker is not None and marker.style == "chapter"), None)
    if chapter is None:
        return
    found: list[int] = []
    count = articles = 0
    for index, marker in enumerate(markers):
        if marker is None:
            continue
        count += marker.style == "chapter"
        articles += marker.style == "article"
        if marker.style == "article" and marker.number > 1 and count and index and _names_chapter(lines, markers, index - 1):
            found.append(index - 1)
    if len(found) * _FEW_ARTICLES <= articles:
        yield from ((index, chapter.rank) for index in found)


def _names_chapter(lines: Sequence[Marked], markers: Sequence[Marker | None], index: int) -> bool:
    folded = lines[index].folded
    alone = lines[index].kind == "text" and len(folded) <= FEW and CLOSED.search(lines[index - 1].folded) is not None
    return alone and may_head(lines, markers, index) and open_end().search(folded) is None


def _in_turn(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> Iterator[tuple[int, float]]:
    """Yield (index, rank) of the lines of a few words that take turns with whole paragraphs from a numbered heading to the next number."""
    numbered = [index for index, marker in enumerate(markers) if marker is not None]
    for above, below in pairwise([*numbered, len(lines)]):
        marker = markers[above]
        if below - above <= 2 * _SEVERAL or marker is None or lines[above].ends_sentence or not _is_brief(lines, markers, above + 1):
            continue
        found = [index for index in range(above + 1, below - 1) if _is_brief(lines, markers, index)]
        told = all(line.kind != "text" or CLOSED.search(line.folded) for line in lines[above + 1 : below] if len(line.folded) > FEW)
        short = sum(len(line.folded) <= FEW for line in lines[above + 1 : below])
        if told and len(found) == short >= _SEVERAL:
            yield from ((index, marker.rank + 0.5) for index in found)


def _is_brief(lines: Sequence[Marked], markers: Sequence[Marker | None], index: int) -> bool:
    """Whether a line of a few words is alone, and a paragraph without a number stands below it."""
    few = index + 1 < len(lines) and len(lines[index].folded) <= FEW and lines[index].kind == lines[index + 1].kind == "text"
    return few and markers[index + 1] is None and may_head(lines, markers, index) and heads_text(lines, index)


def _lost(lines: Sequence[Marked], markers: Sequence[Marker | None]) -> Iterator[tuple[int, float, int]]:
    """Yield (index, rank, end of the heading) of the lines whose number was lost in the copy: （二） without a （一） above it."""
    above: list[tuple[int, Marker]] = []  # the lines that the next number may stand below or beside
    last: dict[tuple[str, str], tuple[int, Marker]] = {}  # of each run, also in the section before
    for index, marker in enumerate(markers):
        if marker is None:
            continue
        while above and above[-1][1].rank > marker.rank:
            above.pop()
        beside = above.pop() if above and above[-1][1].rank == marker.rank else None
        if beside is None and marker.number > 2:  # numbers may run on over the sections
            beside = last.get(marker.run)
        last[marker.run] = (index, marker)
        if marker.style in _COUNTED and _leaves_one_out(beside, marker, above):
            start = beside[0] if beside else above[-1][0] if above else -1
            # The first of its run stands right below what it belongs to.
            stop = index if beside else min(index, start + 1 + _FIRST)
            found = _one_alike(lines, markers, range(max(start + 1, index - _NEAR), stop), index)
            if found is not None:
                yield found[0], marker.rank, found[1]
        above.append((index, marker))


def _leaves_one_out(beside: tuple[int, Marker] | None, marker: Marker, above: Sequence[tuple[int, Marker]]) -> bool:
    if beside is None:
        return marker.number == 2 and (bool(above) or marker.style != "arabic")
    return beside[1].run == marker.run and beside[1].number == marker.number - 2


def _one_alike(lines: Sequence[Marked], markers: Sequence[Marker | None], between: range, index: int) -> tuple[int, int] | None:
    """Return the one line between that reads as the numbered line below it, and where its heading ends; None where none or several do."""
    marker = markers[index]
    assert marker is not None
    stop = _run_in(lines[index].folded, marker.end)
    if stop:
        plain = [at for at in between if markers[at] is None and lines[at].kind == "text"]
        found = [(at, _run_in(lines[at].folded, 0)) for at in plain]
        found = [(at, end) for at, end in found if end]
    elif not MARKS.search(lines[index].folded[marker.end :]) and len(lines[index].folded) <= LONGEST:
        found = [(at, 0) for at in between if may_head(lines, markers, at) and heads_text(lines, at)]
    elif _HALVES.fullmatch(lines[index].folded, marker.end):
        plain = [at for at in between if markers[at] is None and lines[at].kind == "text" and _HALVES.fullmatch(lines[at].folded)]
        found = [(at, 0) for at in plain if heads_text(lines, at) and (CLOSED.search(lines[at - 1].folded) or markers[at - 1] is not None)]
    else:
        return None
    return found[0] if len(found) == 1 else None


def _run_in(folded: str, start: int) -> int:
    """Return where a heading ends that is run into its text: a few words and a full stop, and a sentence behind it; 0 where there is none."""
    stop = folded.find("。", start, start + SHORT)
    if stop < 0 or stop + 1 == len(folded) or stop - start < 2 or MARKS.search(folded[start:stop]):
        return 0
    return 0 if begins_a_sentence(folded[start:stop]) or says_a_rule(folded[start:stop]) else stop + 1
