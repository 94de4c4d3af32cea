"""A codebook as a PDF to hand in with a paper: A4 across, a table of variables for each table of the program."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from policydiff.errors import MissingExtra
from policydiff.messages import said, tell
from policydiff.vocab.labels import Labels

_COLUMNS = ("variable", "name", "type", "definition", "values", "example", "accuracy")
_WIDTHS = (32, 30, 16, 78, 58, 36, 19)
"""Of the columns, in millimetres: together what is left of A4 across between margins of 14 mm."""
_FONT = "STSong-Light"
"""Adobe's standard font for Chinese, which every reader of PDF has or replaces: nothing is embedded, and none has to be installed where this is made."""


def codebook_pdf(rows: Sequence[Mapping[str, Any]], labels: Labels) -> bytes:
    """Return the codebook; rows: those of corpora.codebook.Codebook, table by table. The same rows give the same bytes.

    Raises MissingExtra without reportlab.
    """
    try:
        from reportlab.lib.pagesizes import A4, landscape
        from reportlab.lib.units import mm
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.platypus import SimpleDocTemplate
    except ImportError as error:
        raise MissingExtra("print", tell("extra.print")) from error
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    stream = io.BytesIO()
    title = labels("many_table", "variables")
    edges = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 14 * mm)
    page = SimpleDocTemplate(stream, pagesize=landscape(A4), title=title, author="policydiff", invariant=1, **edges)
    page.build(list(_story(rows, labels)), onFirstPage=_number, onLaterPages=_number)
    return stream.getvalue()


def _story(rows: Sequence[Mapping[str, Any]], labels: Labels) -> Iterator[Any]:
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import LongTable, Paragraph, Spacer

    body = ParagraphStyle("body", fontName=_FONT, fontSize=7.5, leading=10, wordWrap="CJK")
    small = ParagraphStyle("head", parent=body, textColor=colors.white)
    above = ParagraphStyle("table", parent=body, fontSize=11, leading=15, spaceBefore=8, spaceAfter=4, keepWithNext=1)
    yield Paragraph(escape(labels("many_table", "variables")), ParagraphStyle("title", parent=body, fontSize=18, leading=26))
    yield Paragraph(escape(said(tell("codebook.about"), labels)), ParagraphStyle("about", parent=body, fontSize=9, leading=13))
    yield Spacer(1, 4 * mm)
    heads = [Paragraph(escape(labels("many_column", key)), small) for key in _COLUMNS]
    for name, found in groupby(rows, key=lambda row: row["table"]):
        yield Paragraph(escape(name), above)
        cells = [[Paragraph(escape(_shown(row[key])), body) for key in _COLUMNS] for row in found]
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
    canvas.setFont(_FONT, 8)
    canvas.drawCentredString(page.pagesize[0] / 2, 20, str(page.page))


def _shown(value: Any) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
