"""What a page shows of a text above it: its first lines on one, title and addressees and all, until it breaks off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from policydiff.parse.lay.line import PhysicalLine

_TOP, _BELOW = 12, 12  # lines among which a teaser stands, and those that it may run together
_LEAST, _BEGUN = 40, 6  # characters of a teaser at least, and those that are looked at first
_BROKEN_OFF = ".…"


def with_teasers(lines: Sequence[PhysicalLine]) -> Sequence[PhysicalLine]:
    """Return the lines; one at the top that runs together what the lines right below it begin with is of the page."""
    found = [index for index, line in enumerate(lines[:_TOP]) if len(line.folded) >= _LEAST and _is_teaser(lines, index)]
    return [replace(line, kind="portal") if index in found else line for index, line in enumerate(lines)] if found else lines


def _is_teaser(lines: Sequence[PhysicalLine], index: int) -> bool:
    line, below = lines[index], lines[index + 1 : index + 1 + _BELOW]
    if line.kind != "text" or not below or below[0].folded[:_BEGUN] != line.folded[:_BEGUN]:
        return False
    said = "".join(line.folded.split()).rstrip(_BROKEN_OFF)
    text = ["".join(other.folded.split()) for other in below]
    return len(text[0]) != len(said) and "".join(text).startswith(said)
