"""The straight lines that a page of an OFD draws: the borders of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

Segment = tuple[float, float, float, float]

_MOST = 20_000
"""Segments of a page: one with more is a drawing."""
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""How many numbers stand behind each operator of a path; the last two are where the pen is then (GB/T 33190, 9.3)."""


def segments_of(layer: Element, corner: Sequence[float]) -> list[Segment]:
    """Return the straight pieces (x0, y0, x1, y1) of the paths of a layer in millimetres; none of a page that is a drawing.

    corner: where the layer begins on the page.
    """
    found: list[Segment] = []
    for path in layer.iter("ofd:PathObject"):
        if path.get("Visible") == "false":
            continue
        found.extend(_segments(path, corner))
        if len(found) > _MOST:
            return []
    return found


def numbers(value: str | None) -> list[float]:
    """Return the finite numbers that blanks part in `value`, none where one of them is no number."""
    try:
        found = [float(word) for word in (value or "").split()[:64]]
    except ValueError:
        return []
    return found if all(abs(number) < 1e6 for number in found) else []


def _segments(path: Element, corner: Sequence[float]) -> Iterator[Segment]:
    boundary, turn = numbers(path.get("Boundary")), numbers(path.get("CTM"))
    if len(boundary) != 4:
        return
    a, b, c, d, e, f = turn if len(turn) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    left, top = boundary[0] + corner[0], boundary[1] + corner[-1]
    begun = last = None
    for operator, x, y in _steps(next((data.text or "" for data in path.iter("ofd:AbbreviatedData")), "")):
        point = begun if operator == "C" else (left + a * x + c * y + e, top + b * x + d * y + f)
        if operator in ("L", "C") and last is not None and point is not None:
            yield (*last, *point)
        if operator in ("M", "S"):
            begun = point
        last = point


def _steps(data: str) -> Iterator[tuple[str, float, float]]:
    """Yield each operator of a path with where it leads the pen; what cannot be read ends the path."""
    words = data.split()
    at = 0
    while at < len(words) and at < 8 * _MOST:
        count = _ARGUMENTS.get(words[at])
        if count is None:
            return
        given = numbers(" ".join(words[at + 1 : at + 1 + count]))
        if len(given) != count:
            return
        yield (words[at], *(given[-2:] if count else (0.0, 0.0)))
        at += 1 + count
