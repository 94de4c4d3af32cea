"""A whole notice on one line: parted again at its numbers in rising order, and at the pieces of its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from policydiff.parse.lay.flat_head import head_cuts, signature_cuts, table_end, titles_below
from policydiff.parse.lay.flat_page import bar_cuts, tail_cuts
from policydiff.parse.lay.line import PhysicalLine
from policydiff.parse.lay.rising.annexes import annex_lists
from policydiff.parse.lay.rising.headings import heading_ends
from policydiff.parse.lay.rising.numbers import rising_numbers
from policydiff.vocab.page.headings import heading_of_time_end
from policydiff.vocab.portal import page_way

_LONG = 100  # characters; a shorter line is a paragraph
_FIRST = 12  # lines among which a portal's table stands
_BESIDE_TABLE = 20  # characters of a title, or of addressees and a letter, behind a table
_SHARE = 0.7  # of the text
_STOP = re.compile(r"[。!:]\s*")
_HEAD = 3000  # characters of a head, which names the texts that it encloses


def part_flat(lines: Sequence[PhysicalLine]) -> list[PhysicalLine]:
    """Return the lines, with one that holds nearly the whole text, or a table and more, parted; all others as they are."""
    sizes = [len(line.folded) for line in lines]
    longest = max(sizes, default=0)
    least = max(_LONG, sum(sizes) * _SHARE)
    may_be = [*range(len(sizes[:_FIRST])), *([sizes.index(longest)] if longest > least else [])]
    flat = {index for index in may_be if sizes[index] > _LONG and _is_flat(lines[index], index, least)}
    if not flat:
        return list(lines)
    return [piece for index, line in enumerate(lines) for piece in (_part(line) if index in flat else [line])]


def _is_flat(line: PhysicalLine, index: int, least: float) -> bool:
    """Whether a line holds nearly the whole text, or a portal's table or the head of a page and what stands below it."""
    if len(line.folded) > least:
        return True
    if index >= _FIRST:
        return False
    if page_way(line.folded) and bar_cuts(line.folded):
        return True
    return 0 < table_end(line.folded) < len(line.folded) - _BESIDE_TABLE


def _part(line: PhysicalLine) -> Iterator[PhysicalLine]:
    folded = line.folded
    texts = titles_below(folded, min(len(folded), _HEAD))
    lists = annex_lists(folded)
    printed = [places for one in lists for places in one.printed]
    restarts = sorted({*(at for at, _ in texts), *(at for at, *_ in printed)})
    numbers = dict(rising_numbers(folded, restarts, [(one.start, one.end) for one in lists]))
    head = set(head_cuts(folded, min(numbers, default=len(folded))))
    if len(numbers) < 2 and not head:
        yield line
        return
    times = {at: end for match in _STOP.finditer(folded) if (end := heading_of_time_end(folded, at := match.end()))}
    tail = signature_cuts(folded, max(numbers, default=0), len(folded))
    cuts = {
        0,
        *head,
        *(at for places in (*texts, *printed) for at in places),
        *(at for one in lists for at in one.cuts),
        *numbers,
        *heading_ends(folded, numbers),
        *times,
        *times.values(),
        *tail,
        *tail_cuts(folded, max(numbers, default=0)),
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
