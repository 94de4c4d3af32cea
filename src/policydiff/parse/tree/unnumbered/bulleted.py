"""Headings that a sign sets off in place of a number (·2016年12月（方案编制）, ——打好“七大战役”): where one is told, so are those of its run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policydiff.parse.mark.marked import Marked
from policydiff.parse.tree.unnumbered.alone import LONGEST, MARKS
from policydiff.text.numbers import Marker

_SIGN = re.compile(r"(?P<sign>[·•●■◆◇▲△★☆▪○]|-{1,2}(?=[\u4e00-\u9fff\"]))\s*(?=[^\s·•])")
_DEEPER = 0.1  # of rank, between the signs that stand one below the other


def bulleted(lines: Sequence[Marked], markers: Sequence[Marker | None], told: Mapping[int, float]) -> Iterator[tuple[int, float]]:
    """Yield (index, rank) of the lines with the sign of a heading, where all with it between two higher numbers are a few words alone.

    told: the headings that the numbers below them tell, with their rank. A sign that first stands below another one is of a lower rank.
    """
    signs = {index: sign for index in told if (sign := _sign(lines[index]))}
    if not signs:
        return
    every = {index: sign for index, line in enumerate(lines) if markers[index] is None and line.kind == "text" and (sign := _sign(line))}
    runs: dict[int, float] = {}
    seen: set[int] = set()
    for index in signs:
        run = _run(markers, every, index, told[index]) if index not in seen else []
        seen.update(run)
        if len(run) > 1 and all(_is_alone(lines[at]) for at in run):
            runs |= dict.fromkeys(run, told[index])
    order = list(dict.fromkeys(every[index] for index in sorted(runs)))
    yield from ((index, rank - _DEEPER * (len(order) - 1 - order.index(every[index]))) for index, rank in runs.items())


def _sign(line: Marked) -> str:
    found = _SIGN.match(line.folded)
    return found["sign"] if found is not None else ""


def _run(markers: Sequence[Marker | None], every: Mapping[int, str], index: int, rank: float) -> list[int]:
    """Return the lines with the sign of one, down and up to the next number of a higher rank."""
    start = next((at for at in range(index - 1, -1, -1) if (marker := markers[at]) is not None and marker.rank < rank), -1)
    stop = next((at for at in range(index + 1, len(markers)) if (marker := markers[at]) is not None and marker.rank < rank), len(markers))
    return [at for at, sign in every.items() if start < at < stop and sign == every.get(index)]


def _is_alone(line: Marked) -> bool:
    return len(line.folded) <= LONGEST and MARKS.search(line.folded) is None
