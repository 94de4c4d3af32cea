"""A physical line of a text."""

from __future__ import annotations

from policydiff.records import dataclass


@dataclass(frozen=True, slots=True)
class PhysicalLine:
    """A physical line without its outer blanks.

    columns: printed width (1 for Latin letters, digits and points, 2 for all else, whichever width its commas have); indent: columns before it; gap: blank lines before it; kind: see
    Paragraph.
    """

    start: int
    end: int
    folded: str
    columns: int
    indent: int
    gap: int
    kind: str
    detail: str = ""
