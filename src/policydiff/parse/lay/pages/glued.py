"""Page numbers that extraction glued to the first line of a page: -3-措施，对较低风险的…."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from policydiff.parse.lay.line import PhysicalLine

_GLUED = re.compile(r"([-~·•] ?(\d{1,4}) ?[-~·•]) ?(?=[^\s\d\-~])")
_FEW = 3  # pages
_PAGE = 4  # lines of the shortest page


def without_glued_numbers(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Return the lines, each page number at the beginning of one as a line of its own.

    Three pages at least are numbered so, one after the other; items (-1-准备 / -2-实施) follow each other at once.
    """
    if not any(line.folded[0] in "-~·•" for line in lines):
        return lines
    found = {index: match for index, line in enumerate(lines) if line.kind == "text" and (match := _GLUED.match(line.folded))}
    numbers = [int(match[2]) for match in found.values()]
    counted = all(after == before + 1 for before, after in pairwise(numbers))
    if len(found) < _FEW or not counted or any(after - before < _PAGE for before, after in pairwise(found)):
        return lines
    parted: list[PhysicalLine] = []
    for index, line in enumerate(lines):
        if index in found:
            size, at = found[index].end(1), line.start + found[index].end()
            parted.append(replace(line, end=line.start + size, folded=line.folded[:size], columns=size))
            line = replace(line, start=at, folded=line.folded[found[index].end() :], columns=line.columns - found[index].end(), gap=0)
        parted.append(line)
    return parted
