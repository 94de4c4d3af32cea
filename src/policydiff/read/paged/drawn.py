"""What a page of a PDF draws beside its characters: straight lines, pictures, and pieces of text that cannot be seen."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any

from policydiff.records import dataclass

Matrix = tuple[float, float, float, float, float, float]
Turn = Callable[[float, float], tuple[float, float]]
"""From the coordinates of a page, which grow upwards, to those of the page as seen, which grow downwards."""

_UNTURNED: Matrix = (1, 0, 0, 1, 0, 0)
_MOST_SEGMENTS = 20_000
"""Of a page: one with more is a drawing."""
_MOST_OBJECTS = 400_000
_DEEPEST = 4
"""Levels of forms, in which whole pages are wrapped by what prints, stamps or merges them."""


@dataclass(slots=True)
class Drawn:
    """What is on a page. segments: straight pieces of drawn paths (x0, y0, x1, y1); texts: how many pieces of text there are.

    unseen: the addresses of those that are drawn invisibly, as the text under the picture of a scanned page is.
    """

    segments: list[tuple[float, float, float, float]] = field(default_factory=list)
    picture: bool = False
    texts: int = 0
    unseen: set[int] = field(default_factory=set)


def drawn_on(page: Any, turn: Turn) -> Drawn:
    """Return what is drawn on a page, its forms included."""
    import pypdfium2.raw as raw

    found = Drawn()
    pieces = 0
    for piece, matrix in _pieces(page):
        kind = raw.FPDFPageObj_GetType(piece)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            found.texts += 1
            if raw.FPDFTextObj_GetTextRenderMode(piece) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
                found.unseen.add(address(piece))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.picture = True
        elif kind == raw.FPDF_PAGEOBJ_PATH and pieces <= _MOST_SEGMENTS:
            pieces += max(raw.FPDFPath_CountSegments(piece), 1)
            found.segments.extend(_segments(piece, matrix, turn) if pieces <= _MOST_SEGMENTS else ())
    return found


def address(piece: Any) -> int:
    """Return what tells one object of PDFium from another."""
    return ctypes.addressof(piece.contents)


def _pieces(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Yield the objects of a page in the order in which they are drawn, those of its forms in their place, each with its form's matrix."""
    import pypdfium2.raw as raw

    top = (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))
    levels: list[tuple[Iterator[Any], Matrix]] = [(top, _UNTURNED)]
    left = _MOST_OBJECTS
    while levels and left:
        pieces, matrix = levels[-1]
        piece = next(pieces, None)
        left -= 1
        if piece is None:
            levels.pop()
        elif raw.FPDFPageObj_GetType(piece) == raw.FPDF_PAGEOBJ_FORM:
            if len(levels) < _DEEPEST:
                levels.append((_inside(piece), _product(_matrix(piece), matrix)))
        else:
            yield piece, matrix


def _inside(form: Any) -> Iterator[Any]:
    import pypdfium2.raw as raw

    return (raw.FPDFFormObj_GetObject(form, index) for index in range(raw.FPDFFormObj_CountObjects(form)))


def _segments(path: Any, outer: Matrix, turn: Turn) -> Iterator[tuple[float, float, float, float]]:
    import pypdfium2.raw as raw

    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = _product(_matrix(path), outer)
    begun = last = None
    for index in range(raw.FPDFPath_CountSegments(path)):
        piece = raw.FPDFPath_GetPathSegment(path, index)
        if not raw.FPDFPathSegment_GetPoint(piece, x, y):
            continue
        point = turn(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = raw.FPDFPathSegment_GetType(piece)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begun = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield (*last, *point)
        last = point
        if raw.FPDFPathSegment_GetClose(piece) and begun is not None:
            yield (*last, *begun)


def _matrix(piece: Any) -> Matrix:
    import pypdfium2.raw as raw

    found = raw.FS_MATRIX()
    return (found.a, found.b, found.c, found.d, found.e, found.f) if raw.FPDFPageObj_GetMatrix(piece, found) else _UNTURNED


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does first what `inner` does, then what `outer` does."""
    if outer == _UNTURNED:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
