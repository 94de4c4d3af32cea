"""What every Word file is made with: the package, written with the standard library alone, its paragraphs, runs and tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from policydiff.text.inert import visible

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/footer1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:description>policydiff</dc:description>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
)
"""By which the program knows its own files again, and that nobody has saved them since (see store.guard)."""
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" '
    'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_PARTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>'
)
_FOOTER = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:ftr xmlns:w="{_NAMESPACE}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)
_NUMBERED = '<w:footerReference w:type="default" r:id="rId1"/>'
"""The number of the page, in the middle of its foot."""
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F1EEE7"/>'
"""Of the rows that head others."""
_MARGINS = '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/>'


def package(body: Iterator[str], *, lying: bool) -> bytes:
    """Return the Word file of a body in parts, on A4; lying: across. The same parts give the same bytes."""
    page = 'w:w="16838" w:h="11906" w:orient="landscape"' if lying else 'w:w="11906" w:h="16838"'
    head = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{_NAMESPACE}" xmlns:r="{_RELATIONSHIPS}"><w:body>'
    )
    document = f"{head}{''.join(body)}<w:sectPr>{_NUMBERED}<w:pgSz {page}/>{_MARGINS}</w:sectPr></w:body></w:document>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
        for name, content in {
            **parts,
            "word/_rels/document.xml.rels": _PARTS,
            "word/footer1.xml": _FOOTER,
            "docProps/core.xml": _CORE,
        }.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return stream.getvalue()


def table_head(widths: Sequence[int]) -> str:
    """Return the beginning of a table with columns of these widths, in twentieths of a point; </w:tbl> ends it."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="BBBBBB"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'


def row(cells: Sequence[str], widths: Sequence[int], *, head: bool = False, group: bool = False) -> str:
    """Return a row of cells, each its runs. A head stands on every page; a group heads the rows below it and stays with them."""
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else "<w:trPr><w:cantSplit/></w:trPr>"
    shade = _SHADE if head or group else ""
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{paragraph(cell, keep=group, centred=head)}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr>{properties}{inner}</w:tr>"


def spanning(cell: str, widths: Sequence[int]) -> str:
    """Return a row of one cell over the whole width, which heads the rows below it and stays with them."""
    width = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr>{width}{_SHADE}</w:tcPr>{paragraph(cell, keep=True)}</w:tc></w:tr>"


def run(words: str, *, bold: bool = False, strike: bool = False, underline: bool = False, colour: str = "", size: int = 19) -> str:
    """Return a run; the schema wants its properties in this order. size: in half points."""
    properties = "".join(
        (
            '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:hint="eastAsia"/>',
            "<w:b/>" if bold else "",
            "<w:strike/>" if strike else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:sz w:val="{size}"/>',
            '<w:u w:val="single"/>' if underline else "",
        )
    )
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(visible(words))}</w:t></w:r>'


def paragraph(runs: str, *, left: int = 0, first: int = 0, keep: bool = False, centred: bool = False, level: int = 0) -> str:
    """Return a paragraph of runs.

    left, first: its indent and that of its first line, in twentieths of a point. keep: on one page with what follows, as a section's row
    with its first clause. level: of a heading, from 1, as Word's list of headings shows it; 0 for text.
    """
    stay = "<w:keepNext/>" if keep or level else ""
    indents = "".join(f' w:{side}="{size}"' for side, size in (("left", left), ("firstLine", first)) if size)
    indent = f"<w:ind{indents}/>" if indents else ""
    middle = '<w:jc w:val="center"/>' if centred else ""
    outline = f'<w:outlineLvl w:val="{min(level, 9) - 1}"/>' if level else ""
    return f'<w:p><w:pPr>{stay}<w:spacing w:after="40"/>{indent}{middle}{outline}</w:pPr>{runs}</w:p>'
