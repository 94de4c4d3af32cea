"""A 对照表 for Word: three columns, changed words struck or underlined, written with the standard library alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from policydiff.model import Comparison, Match
from policydiff.report import wording
from policydiff.tables.options import Options
from policydiff.tables.rows import ClauseRow, view
from policydiff.text.inert import visible
from policydiff.vocab.labels import Labels

_COLOURS = {
    "place": "0D6E70",
    "level": "146996",
    "organisation": "2C743C",
    "quantity": "6A3EA6",
    "strength": "B0265C",
    "enumeration": "845200",
    "clause": "8C4820",
    "wording": "545E6E",
}
_WIDTHS = (5300, 5300, 3500)
"""Of the three columns, in twentieths of a point: A4 lying, less its margins."""
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def comparison_docx(comparison: Comparison, options: Options) -> bytes:
    """Return the clauses side by side (parent, child, what changed), section by section; the rows are those of `view`."""
    document = "".join(_document(comparison, options))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), ("word/document.xml", document)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return stream.getvalue()


def _document(comparison: Comparison, options: Options) -> Iterator[str]:
    labels, rows = options.labels, view(comparison, options)
    names = [side.jurisdiction or side.id for side in (comparison.child, comparison.parent)]
    yield f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{_NAMESPACE}"><w:body>'
    yield _paragraph(_run(" ← ".join(names), bold=True, size=32))
    for role, side in (("parent", comparison.parent), ("child", comparison.child)):
        yield _paragraph(
            _run(f"{labels('heading', role)}  ", bold=True) + _run(f"{side.title or side.id} {side.document_number or ''}".rstrip())
        )
    yield _paragraph(_run(wording.descent_words(comparison, labels)))
    yield _table_head()
    sides = (("parent", comparison.parent), ("child", comparison.child))
    heads = (*(" · ".join(filter(None, (labels("heading", role), side.jurisdiction))) for role, side in sides), labels("column", "edits"))
    yield _row([_run(head, bold=True) for head in heads], head=True)
    for group, members in rows.groups():
        if group is not None:
            yield _spanning(_run(f"{wording.place(group, labels)} {group.heading}".strip(), bold=True))
        for row in members:
            yield _row([_marked(row.match, "parent"), _marked(row.match, "child"), _changes(row, labels)])
    yield '</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    yield '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/>'
    yield "</w:sectPr></w:body></w:document>"


def _table_head() -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="BBBBBB"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'


def _row(cells: list[str], *, head: bool = False) -> str:
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell)}</w:tc>'
        for width, cell in zip(_WIDTHS, cells, strict=True)
    )
    return f"<w:tr>{properties}{inner}</w:tr>"


def _spanning(cell: str) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F1EEE7"/>'
    width = f'<w:tcW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:gridSpan w:val="3"/>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{width}{shade}</w:tcPr>{_paragraph(cell, keep=True)}</w:tc></w:tr>"


def _marked(match: Match, side: str) -> str:
    return "".join(
        _run(words, strike=side == "parent", underline=side == "child", colour=_COLOURS[edit.kind]) if edit else _run(words)
        for words, edit in wording.pieces(match, side)
    )


def _changes(row: ClauseRow, labels: Labels) -> str:
    match = row.match
    head = " ".join((wording.SIGNS[match.verdict], labels("verdict", match.verdict), row.id, *wording.marks(match, labels)))
    edits = "; ".join(wording.edit_words(edit, labels) for edit in match.edits)
    return _run(head, bold=True) + (_run(f" {edits}") if edits else "")


def _run(words: str, *, bold: bool = False, strike: bool = False, underline: bool = False, colour: str = "", size: int = 19) -> str:
    """Return a run; the schema wants its properties in this order. size: in half points."""
    properties = "".join(
        (
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>',
            "<w:b/>" if bold else "",
            "<w:strike/>" if strike else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:sz w:val="{size}"/>',
            '<w:u w:val="single"/>' if underline else "",
        )
    )
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(visible(words))}</w:t></w:r>'


def _paragraph(runs: str, *, keep: bool = False) -> str:
    """Return a paragraph; keep: on one page with what follows, as a section's row with its first clause."""
    stay = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr>{stay}<w:spacing w:after="40"/></w:pPr>{runs}</w:p>'
