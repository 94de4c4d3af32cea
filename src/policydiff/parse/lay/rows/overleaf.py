"""Rows of a table that a page's end cuts: what is overleaf goes on in the cells above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from policydiff.parse.lay.line import PhysicalLine
from policydiff.parse.lay.rows.aligned import AlignedRow
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.columns import is_nobody

_ENDS = tuple("。;!?:")
_JOINS_ON, _JOINS_BACK = tuple("、,(《"), tuple("、,。;)》")
_LIST = re.compile("[、,; ]")
_DAY_BEGINS, _DAY_ENDS = re.compile(r"\d年?(?:\d{1,2}月?)?$"), re.compile(r"\d{0,2}(?:年|月|日|底|前)")
_WORD = 3  # characters of what may be a whole name
_SURE = 2  # cells that go on, where the first of them may be that of a new row
_CONTINUED = 6  # characters of a line that says so: 续表, （续上表）

_Cell = tuple[int, int]


def rows_cut_by_pages(lines: Sequence[PhysicalLine], text: str, pages: Sequence[int]) -> Iterator[tuple[AlignedRow, int]]:
    """Yield each row that goes on overleaf as one, and the line that holds its second part.

    pages: where pages begin in the text; a page number between two rows tells as much. The first row overleaf, past a head that is printed again,
    goes on where its number is left out and a cell is in the middle of a name or list, where it has a single cell and that one above it is no whole
    sentence, or where two cells are in the middle of something.
    """
    rows = [index for index, line in enumerate(lines) if line.kind == "row" and "\t" in text[line.start : line.end]]
    printed: set[str] = set()
    widest = 0
    last: int | None = None
    for index in rows:
        again = lines[index].folded in printed
        printed.add(lines[index].folded)
        if again:
            continue
        widest = max(widest, text.count("\t", lines[index].start, lines[index].end))
        if last is not None and _is_overleaf(lines, last, index, pages):
            upper, lower = _cells(lines[last], text), _cells(lines[index], text)
            if _goes_on(lines, last, index, upper, lower, alone=widest >= _SURE):
                joined = zip_longest([(last, cell) for cell in upper], [(index, cell) for cell in lower])
                cells = (tuple((line, *cell) for line, cell in filter(None, pair) if cell[0] < cell[1]) for pair in joined)
                yield AlignedRow(last, last + 1, tuple(cells)), index
                last = None
                continue
        last = index


def _is_overleaf(lines: Sequence[PhysicalLine], upper: int, lower: int, pages: Sequence[int]) -> bool:
    between = lines[upper + 1 : lower]
    if any(line.kind == "text" and len(line.folded) > _CONTINUED for line in between):
        return False
    start, stop = lines[upper].start, lines[lower].start
    return any(line.kind == "page-furniture" for line in between) or any(start < page <= stop for page in pages)


def _cells(line: PhysicalLine, text: str) -> list[_Cell]:
    """Return where the words of each cell stand in a line."""
    bounds = [-1, *(match.start() for match in re.finditer("\t", text[line.start : line.end])), line.end - line.start]
    return [_bare(line.folded, left + 1, right) for left, right in pairwise(bounds)]


def _bare(folded: str, start: int, end: int) -> _Cell:
    while start < end and folded[start] == " ":
        start += 1
    while end > start and folded[end - 1] == " ":
        end -= 1
    return start, end


def _goes_on(lines: Sequence[PhysicalLine], upper: int, lower: int, above: Sequence[_Cell], below: Sequence[_Cell], *, alone: bool) -> bool:
    """alone: whether a single cell may go on, for the table has more than two columns."""
    pairs = [(lines[upper].folded[slice(*one)], lines[lower].folded[slice(*other)]) for one, other in zip(above, below, strict=False)]
    if len(below) > len(above) or not pairs or lines[lower].detail == "header":
        return False
    filled = [(one, other) for one, other in pairs if other]
    if any(not one for one, _ in filled):
        return False  # nothing to go on with
    sure = sum(_is_cut(one, other) for one, other in filled)
    if pairs[0][1]:
        return sure >= _SURE
    return sure > 0 or (alone and len(filled) == 1 and not filled[0][0].endswith(_ENDS))


def _is_cut(above: str, below: str) -> bool:
    """Whether two pieces of a cell are in the middle of a list, a bracket, a day or the name of a body."""
    if above.endswith(_JOINS_ON) or below.startswith(_JOINS_BACK) or above.count("(") > above.count(")"):
        return True
    if _DAY_BEGINS.search(above) and _DAY_ENDS.match(below):
        return True
    name, rest = _LIST.split(above)[-1], _LIST.split(below)[0]
    whole = len(name) >= _WORD and names_a_body(rest)  # 市水务集团 over 市生态环境局: each is a name of its own
    return not (whole or is_nobody(above) or names_a_body(name)) and names_a_body(name + rest)
