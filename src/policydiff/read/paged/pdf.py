"""PDF: the text layer in reading order."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from policydiff.errors import UnreadableSource
from policydiff.model import Source
from policydiff.read.assemble import assemble
from policydiff.read.paged.furniture import page_lines
from policydiff.read.paged.glyphs import Glyph, PageRows
from policydiff.read.paged.pdfium import opened
from policydiff.read.paged.ruled import page_with_tables, rules_of
from policydiff.vocab.radicals import radicals

_MOST_PAGES = 2000
_MOST_ON_A_PAGE = 100_000
_MOST_CHARACTERS = 5_000_000
_LEAST_ON_A_PAGE = 20
"""Non-blank characters a page: a file of pictures with fewer is a scan."""
_MOST_UNKNOWN = 0.3
"""Share of characters without a meaning (private use, control) above which the text layer is of no use."""
_MOST_SEGMENTS = 20_000
"""Of a page: one with more is a drawing."""
_OCR = "run OCR first, for example: ocrmypdf -l chi_sim IN.pdf OUT.pdf"

Turn = Callable[[float, float], tuple[float, float]]
"""From the coordinates of a page, which grow upwards, to those of the page as seen, which grow downwards."""


def read_pdf(data: bytes, name: str) -> Source:
    """Return the Source of a PDF's text layer.

    One line of a page is one line of the text, indented by full-width blanks as printed; page numbers and running heads are
    marked page-furniture, footnotes footnote, a table of contents contents. Radicals and compatibility characters that fonts
    put for ordinary ones are read as these. Raises UnreadableSource for a damaged, encrypted, scanned or huge file, and
    MissingExtra.
    """
    with opened(data, name) as document:
        pages = _pages(document, name)
    _check(pages, name)
    return assemble(name, data, page_lines(pages), "application/pdf")


def _pages(document: Any, name: str) -> list[PageRows]:
    """Return the rows of every page that can be loaded."""
    import pypdfium2

    count = len(document)
    if count > _MOST_PAGES:
        raise UnreadableSource(f"{name}: has {count} pages, more than {_MOST_PAGES}", "split it first")
    pages: list[PageRows] = []
    characters = 0
    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            continue
        turn = _turn(page)
        width, height = page.get_size()
        glyphs = _glyphs(page, turn)
        characters += len(glyphs)
        if characters > _MOST_CHARACTERS:
            raise UnreadableSource(f"{name}: has more than {_MOST_CHARACTERS} characters", "split it first")
        picture = len(glyphs) < _LEAST_ON_A_PAGE and _has_picture(page)
        rows = page_with_tables(glyphs, rules_of(_segments(page, turn)), width, height)
        rows.picture = picture
        pages.append(rows)
        page.close()
    return pages


def _check(pages: list[PageRows], name: str) -> None:
    characters = "".join(row.text for page in pages for row in page.rows if not row.kinds)
    solid = "".join(characters.split())
    if not pages:
        raise UnreadableSource(f"{name}: is a damaged PDF: no page can be read", "check that the download was complete")
    if not solid or (any(page.picture for page in pages) and len(solid) < _LEAST_ON_A_PAGE * len(pages)):
        raise UnreadableSource(f"{name}: has no text layer, its pages are pictures", _OCR)
    unknown = sum(unicodedata.category(char) in ("Co", "Cc", "Cn", "Cs") or char == "\ufffd" for char in solid)
    if unknown > _MOST_UNKNOWN * len(solid):
        raise UnreadableSource(f"{name}: its text layer is unreadable (the fonts do not say what their signs mean)", _OCR)


def _has_picture(page: Any) -> bool:
    import pypdfium2.raw as raw

    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _glyphs(page: Any, turn: Turn) -> list[Glyph]:
    """Return the visible characters of a page in the order in which they are drawn."""
    import ctypes

    import pypdfium2.raw as raw

    text = page.get_textpage()
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    known = radicals()
    glyphs: list[Glyph] = []
    pending = 0
    for index in range(min(text.count_chars(), _MOST_ON_A_PAGE)):
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_IsGenerated(text, index) == 1 or code in (0, 2, 0xFFFE, 0xFFFF, 0xFEFF, 0xAD):
            continue
        if 0xD800 <= code < 0xDC00:
            pending = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((pending - 0xD800) << 10) + code - 0xDC00 if pending else 0xFFFD
        pending = 0
        if not raw.FPDFText_GetLooseCharBox(text, index, box) or not raw.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        x0, y0 = turn(box.left, y.value)
        x1, _ = turn(box.right, y.value)
        size = abs(box.top - box.bottom)
        glyphs.append(Glyph(_character(code, known), min(x0, x1), max(x0, x1), y0, size))
    text.close()
    return glyphs


def _character(code: int, known: dict[int, str]) -> str:
    if code < 32 or code > 0x10FFFF:
        return " "
    if code in known:
        return known[code]
    if 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F:
        return unicodedata.normalize("NFKC", chr(code))
    return chr(code)


def _segments(page: Any, turn: Turn) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight pieces of the page's drawn paths, which rule its tables."""
    import ctypes

    import pypdfium2.raw as raw

    x, y = ctypes.c_float(), ctypes.c_float()
    seen = 0
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
        matrix = path.get_matrix()
        begun = last = None
        count = raw.FPDFPath_CountSegments(path)
        seen += max(count, 1)
        if seen > _MOST_SEGMENTS:
            return
        for index in range(max(count, 0)):
            piece = raw.FPDFPath_GetPathSegment(path, index)
            if not raw.FPDFPathSegment_GetPoint(piece, x, y):
                continue
            point = turn(*matrix.on_point(x.value, y.value))
            kind = raw.FPDFPathSegment_GetType(piece)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                begun = point
            elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
                yield (*last, *point)
            last = point
            if raw.FPDFPathSegment_GetClose(piece) and begun is not None:
                yield (*last, *begun)


def _turn(page: Any) -> Turn:
    """Return the function from page coordinates, which grow upwards, to those of the page as seen, which grow downwards."""
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    if rotation == 90:
        return lambda x, y: (y - bottom, x - left)
    if rotation == 180:
        return lambda x, y: (right - x, y - bottom)
    if rotation == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)
