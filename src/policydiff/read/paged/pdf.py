"""PDF: the text layer in reading order, and what of the file is not in it."""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from policydiff.errors import UnreadableSource
from policydiff.messages import tell
from policydiff.model import Ledger, Loss, Source
from policydiff.read.assemble import assemble
from policydiff.read.paged.annotations import opened_page, with_forms
from policydiff.read.paged.drawn import Drawn, Turn, address, drawn_on
from policydiff.read.paged.furniture import page_lines
from policydiff.read.paged.glyphs import Glyph, PageRows
from policydiff.read.paged.objects import Expansion, Objects, look_through
from policydiff.read.paged.pdfium import opened
from policydiff.read.paged.ruled import page_with_tables, rules_of
from policydiff.records import dataclass
from policydiff.vocab.radicals import radicals

_MOST_PAGES = 2000
_MOST_ON_A_PAGE = 100_000
_MOST_CHARACTERS = 5_000_000
_HEAVIEST_PAGE = 1_500_000
"""Weight (see Expansion): a page of text has a thousandth, a plan of streets a tenth."""
_HEAVIEST_FILE = 12_000_000
_LEAST_ON_A_PAGE = 20
"""Non-blank characters a page: a file of pictures with fewer is a scan."""
_MOST_UNKNOWN = 0.3
"""Share of characters without a meaning (private use, control) above which the text layer is of no use."""
_OCR = tell("hint.ocr-pdf")
_FONT_FILE = re.compile(rb"/FontFile([23]?[\s]+\d+ \d+ R)")
_NOTHING = (2, 0xFFFE, 0xFFFF, 0xFEFF, 0xAD)
"""Codes of no character: the mark of a hyphen, byte order marks, soft hyphens."""
_SPACES = frozenset("\t\n\v\f\r")
_MOST_BLANKS = 2
"""Control codes that the fonts of one page use for their blanks; with more of them, what is drawn has lost its meaning."""


def read_pdf(data: bytes, name: str) -> Source:
    """Return the Source of a PDF's text layer.

    One line of a page is one line of the text, indented by full-width blanks as printed; page numbers and running heads are
    marked page-furniture, footnotes footnote, a table of contents contents. Radicals and compatibility characters that fonts
    put for ordinary ones are read as these. Pages that cannot be read whole stand in the ledger. Raises UnreadableSource for a
    damaged, encrypted, scanned or huge file, and MissingExtra.
    """
    objects = look_through(data)
    expansions = _bounded(objects, name)
    with opened(data, name) as document:
        unread = with_forms(document)
        pages = list(_pages(document, expansions, name))
        attached = document.count_attachments()
        doubtful = [index for index, page in enumerate(pages) if page.dropped or not objects.fonts]
        bare = _without_fonts(document) if doubtful else b""
    if doubtful:
        pages = _with_unseen(pages, doubtful, bare, name)
    _check(pages, name)
    return assemble(
        name, data, page_lines([page.rows for page in pages]), "application/pdf", ledger=_ledger(pages, objects, attached, unread)
    )


@dataclass(slots=True)
class _Page:
    """One page. characters: those in its rows, or None where it was not read; loss: why it is not in the text, or not whole; "" where it is.

    texts: pieces of text on it; dropped: those that cannot be seen and that PDFium did not read.
    """

    rows: PageRows
    loss: str = ""
    characters: int = 0
    texts: int = 0
    dropped: int = 0


def _bounded(objects: Objects, name: str) -> list[Expansion]:
    """Return what each page expands to, where the file says so plainly; refuse one that expands to more than a document holds."""
    pages = objects.pages()
    whole = sum(page.weight for page in pages) if pages else sum(stream.weight for stream in objects.streams.values())
    light = sum(page.weight for page in pages if page.weight <= _HEAVIEST_PAGE)
    if objects.huge or (light if pages else whole) > _HEAVIEST_FILE or (pages and all(page.weight > _HEAVIEST_PAGE for page in pages)):
        raise UnreadableSource(tell("read.pdf-expands", name=name), tell("hint.print-anew"))
    return pages


def _pages(document: Any, expansions: Sequence[Expansion], name: str, wanted: Iterable[int] | None = None) -> Iterator[_Page]:
    """Yield every page, or the wanted ones."""
    import pypdfium2

    count = len(document)
    if count > _MOST_PAGES:
        raise UnreadableSource(tell("read.too-many-pages", name=name, count=count, most=_MOST_PAGES), tell("hint.split"))
    known = expansions if len(expansions) == count else [Expansion(1, True)] * count
    characters = 0
    above: tuple[float, ...] = ()
    for index in range(count) if wanted is None else wanted:
        if known[index].weight > _HEAVIEST_PAGE:
            yield _Page(PageRows([], 0, 0), "limit")
            continue
        try:
            page, complete = opened_page(document, index)
        except pypdfium2.PdfiumError:
            yield _Page(PageRows([], 0, 0), "damaged")
            continue
        read = _page(page, above)
        above = read.rows.columns
        if not known[index].whole:
            read.loss = "damaged"
        elif not complete:
            read.loss = read.loss or "annotation"
        characters += max(read.characters, read.texts)
        if characters > _MOST_CHARACTERS:
            raise UnreadableSource(tell("read.too-many-characters", name=name, most=_MOST_CHARACTERS), tell("hint.split"))
        yield read
        page.close()


def _page(page: Any, above: Sequence[float]) -> _Page:
    turn = _turn(page)
    width, height = page.get_size()
    drawn = drawn_on(page, turn)
    glyphs, whole, dropped = _glyphs(page, turn, drawn)
    rows = page_with_tables(glyphs, rules_of(drawn.segments), width, height, above)
    loss = "" if whole else "limit"
    if drawn.picture and len(glyphs) < _LEAST_ON_A_PAGE:
        loss = "picture"
    return _Page(rows, loss, len(glyphs), drawn.texts, dropped)


def _without_fonts(document: Any) -> bytes:
    """Return a copy of a document in which no font is embedded, so that PDFium takes the box font for all of them."""
    copy = io.BytesIO()
    document.save(copy)
    return _FONT_FILE.sub(rb"/FontNone\1", copy.getvalue())


def _with_unseen(pages: list[_Page], wanted: list[int], bare: bytes, name: str) -> list[_Page]:
    """Return the pages, the wanted ones read again from a copy without fonts, where that gives more.

    Programs for OCR write the text under a picture in a font without outlines, and the outlines of a damaged font are missing: of
    such text PDFium drops pieces of one character.
    """
    with opened(bare, name) as document:
        again = dict(zip(wanted, _pages(document, (), name, wanted), strict=True)) if len(document) == len(pages) else {}
    for index in wanted:
        if index not in again:
            pages[index].loss = pages[index].loss or ("damaged" if pages[index].dropped else "")
        elif again[index].characters > pages[index].characters:
            again[index].loss = again[index].loss or ("annotation" if pages[index].loss == "annotation" else "")
            pages[index] = again[index]
        else:
            pages[index].dropped = 0  # they show nothing
    return pages


def _ledger(pages: Sequence[_Page], objects: Objects, attached: int, form: str) -> Ledger:
    losses = [Loss("page", page.loss, str(number)) for number, page in enumerate(pages, 1) if page.loss]
    if not any(page.loss == "damaged" for page in pages):
        losses.extend(Loss("part", "damaged", f"object {number}") for number in objects.damaged())
    if not objects.fonts:
        losses.append(Loss("part", "damaged", "fonts"))
    if objects.cut:
        losses.append(Loss("end", "damaged"))
    if attached:
        losses.append(Loss("part", "unsupported", f"{attached} attached"))
    if form:
        losses.append(Loss("part", "unsupported", form))
    texts = sum(page.texts for page in pages)
    read = sum(bool(page.characters) or not page.loss for page in pages)
    return Ledger(len(pages), read, texts, texts - sum(page.dropped for page in pages), tuple(losses))


def _check(pages: Sequence[_Page], name: str) -> None:
    characters = "".join(row.text for page in pages for row in page.rows.rows if not row.kinds)
    solid = "".join(characters.split())
    if not any(page.loss != "damaged" or page.characters for page in pages):
        raise UnreadableSource(tell("read.no-readable-page", name=name), tell("hint.check-download"))
    if not solid or (any(page.loss == "picture" for page in pages) and len(solid) < _LEAST_ON_A_PAGE * len(pages)):
        raise UnreadableSource(tell("read.pdf-pictures", name=name), _OCR)
    unknown = sum(unicodedata.category(char) in ("Co", "Cc", "Cn", "Cs") or char == "\ufffd" for char in solid)
    if unknown > _MOST_UNKNOWN * len(solid):
        raise UnreadableSource(tell("read.pdf-unreadable", name=name), _OCR)


def _glyphs(page: Any, turn: Turn, drawn: Drawn) -> tuple[list[Glyph], bool, int]:
    """Return the characters of a page in the order in which they are drawn, whether these are all, and how many unseen texts lack."""
    import pypdfium2.raw as raw

    text = page.get_textpage()
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    known = radicals()
    glyphs: list[Glyph] = []
    pending = 0
    count = text.count_chars()
    for index in range(min(count, _MOST_ON_A_PAGE)):
        code = raw.FPDFText_GetUnicode(text, index)
        # What PDFium makes up are blanks and line ends; a character without a meaning is none of them.
        if code in _NOTHING or (0 < code <= 32 and raw.FPDFText_IsGenerated(text, index) == 1):
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
    dropped = 0
    if drawn.unseen:
        read = (raw.FPDFText_GetTextObject(text, index) for index in range(count))
        dropped = len(drawn.unseen - {address(piece) for piece in read if piece})
    text.close()
    return _without_controls(glyphs), count <= _MOST_ON_A_PAGE, dropped


def _character(code: int, known: dict[int, str]) -> str:
    if code == 0:
        return "\ufffd"
    if code > 0x10FFFF:
        return " "
    if code in known:
        return known[code]
    if 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F:
        return unicodedata.normalize("NFKC", chr(code))
    return chr(code)


def _without_controls(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the characters of a page with blanks for its control codes, or U+FFFD where there are more than fonts have blanks."""
    codes = {glyph.char for glyph in glyphs if glyph.char < " "}
    shown = " " if len(codes - _SPACES) <= _MOST_BLANKS else "\ufffd"
    return [replace(glyph, char=" " if glyph.char in _SPACES else shown) if glyph.char in codes else glyph for glyph in glyphs]


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
