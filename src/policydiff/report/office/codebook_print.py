"""A codebook as a PDF to hand in with a paper: A4 across, a table of variables for each table of the program."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from policydiff.errors import MissingExtra
from policydiff.messages import said, tell
from policydiff.records import dataclass
from policydiff.vocab.labels import Labels

_COLUMNS = ("variable", "name", "type", "definition", "values", "example", "accuracy")
_WIDTHS = (32, 30, 16, 78, 58, 36, 19)
"""Of the columns, in millimetres: together what is left of A4 across between margins of 14 mm."""
_UNEMBEDDED = "STSong-Light"
"""Adobe's standard font for Chinese, which Acrobat and browsers replace and other readers draw as boxes: where no font to embed is found."""
_FILES = (
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "uming.ttc",
    "simsun.ttc",
    "Songti.ttc",
    "Arial Unicode.ttf",
)
"""TrueType fonts with Chinese, of Linux, Windows and macOS, that may be embedded; reportlab looks where each system keeps fonts, and takes no CFF (Noto, Source Han)."""
_LATIN = "Vera"
"""A font that reportlab brings along, for what such a font lacks: Droid's has no Latin letters."""


def codebook_pdf(rows: Sequence[Mapping[str, Any]], labels: Labels) -> bytes:
    """Return the codebook; rows: those of corpora.codebook.Codebook, table by table. The same rows and the same fonts give the same bytes.

    What is printed of a font with Chinese is embedded, where one is installed; else the reader of the file must have one.
    Raises MissingExtra without reportlab.
    """
    try:
        from reportlab.lib.pagesizes import A4, landscape
        from reportlab.lib.units import mm
        from reportlab.platypus import SimpleDocTemplate
    except ImportError as error:
        raise MissingExtra("print", tell("extra.print")) from error
    face = _face()
    stream = io.BytesIO()
    title = labels("many_table", "variables")
    edges = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 14 * mm)
    page = SimpleDocTemplate(stream, pagesize=landscape(A4), title=title, author="policydiff", invariant=1, **edges)
    page.build(list(_story(rows, labels, face)), onFirstPage=_number, onLaterPages=_number)
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class _Face:
    """The font of the text. has: the characters that it has; None where the reader of the file chooses the font, which has all."""

    name: str
    has: Container[int] | None

    def marked(self, text: str) -> str:
        """Return a text as reportlab's markup, what the font lacks in the other one."""
        if self.has is None:
            return escape(text)
        has = self.has
        runs = groupby(text, key=lambda char: char.isspace() or ord(char) in has)
        return "".join(escape("".join(run)) if own else f'<font name="{_LATIN}">{escape("".join(run))}</font>' for own, run in runs)


def _face() -> _Face:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    pdfmetrics.registerFont(TTFont(_LATIN, "Vera.ttf"))
    for file in _FILES:
        try:
            font = TTFont(file, file)
        except TTFError:
            continue
        pdfmetrics.registerFont(font)
        return _Face(font.fontName, font.face.charToGlyph)
    pdfmetrics.registerFont(UnicodeCIDFont(_UNEMBEDDED))
    return _Face(_UNEMBEDDED, None)


def _story(rows: Sequence[Mapping[str, Any]], labels: Labels, face: _Face) -> Iterator[Any]:
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import LongTable, Paragraph, Spacer

    body = ParagraphStyle("body", fontName=face.name, fontSize=7.5, leading=10, wordWrap="CJK")
    small = ParagraphStyle("head", parent=body, textColor=colors.white)
    above = ParagraphStyle("table", parent=body, fontSize=11, leading=15, spaceBefore=8, spaceAfter=4, keepWithNext=1)
    yield Paragraph(face.marked(labels("many_table", "variables")), ParagraphStyle("title", parent=body, fontSize=18, leading=26))
    yield Paragraph(face.marked(said(tell("codebook.about"), labels)), ParagraphStyle("about", parent=body, fontSize=9, leading=13))
    yield Spacer(1, 4 * mm)
    heads = [Paragraph(face.marked(labels("many_column", key)), small) for key in _COLUMNS]
    for name, found in groupby(rows, key=lambda row: row["table"]):
        yield Paragraph(face.marked(name), above)
        cells = [[Paragraph(face.marked(_shown(row[key])), body) for key in _COLUMNS] for row in found]
        table = LongTable([heads, *cells], colWidths=[width * mm for width in _WIDTHS], repeatRows=1)
        table.setStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#3A4A5E")),
                ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.HexColor("#B9B4A8")),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (-1, -1), 3),
            ]
        )
        yield table


def _number(canvas: Any, page: Any) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(page.pagesize[0] / 2, 20, str(page.page))


def _shown(value: Any) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
