"""PDF, Word and OFD fixtures, written byte-stable."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

FONTS = ("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf", "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf")
A4 = (595.28, 841.89)
# GB/T 9704-2012, 5.2 and 5.3: margins of 37 mm and 28 mm, 28 characters a line of size 3 (16 pt), 22 lines a page.
LEFT, TOP, SIZE, STEP, COLUMNS, ROWS = 79.4, 104.9, 15.8, 28.9, 28, 22
CLOSING = "，。；：、）》”？！％"
_TITLE_END = re.compile(r"的通知$|^（20\d\d—20\d\d年）$")
_CHAPTER = re.compile(r"^[一二三四五六七八九十]+、")
_GROUP = re.compile(r"^（[一二三四五六七八九十]+）")
_ITEM = re.compile(r"^\d{1,2}．")

Row = tuple[float, float, str, float]
"""x, y from the top, text, size."""


def wrapped(text: str, first: int, columns: int = COLUMNS) -> Iterator[str]:
    """Yield the lines of a paragraph, its first one `first` characters shorter; closing marks hang rather than begin a line."""
    room = columns - first
    while text:
        cut = room
        while cut < len(text) and (text[cut] in CLOSING or (text[cut - 1 : cut + 1].isdigit() and text[cut - 1 : cut + 1].isascii())):
            cut += 1
        yield text[:cut]
        text, room = text[cut:], columns


def printed(paragraphs: Sequence[str]) -> list[list[Row]]:
    """Return a notice as pages of rows: titles in the middle, signatures right, paragraphs indented."""
    pages: list[list[Row]] = [[]]
    title = True
    for index, text in enumerate(paragraphs):
        signed = index + 1 < len(paragraphs) and bool(re.match(r"20\d\d年\d{1,2}月\d{1,2}日$", paragraphs[index + 1]))
        title = title and len(text) <= 60
        dated = bool(re.match(r"20\d\d年\d{1,2}月\d{1,2}日$", text))
        size = 20.0 if title else SIZE
        lines = (
            [text] if title and len(text) <= 22 else list(wrapped(text, 0 if title or text.endswith("：") else 2, 20 if title else COLUMNS))
        )
        for number, line in enumerate(lines):
            if len(pages[-1]) == ROWS:
                pages.append([])
            width = len(line) * size
            x = LEFT + (2 * SIZE if not number and not text.endswith("：") else 0)
            if title:
                x = (A4[0] - width) / 2
            elif signed or dated:
                x = A4[0] - LEFT - width - 2 * SIZE
            pages[-1].append((x, TOP + len(pages[-1]) * STEP, line, size))
        if _TITLE_END.search(text):
            title = False
        if text == "（此件公开发布）":
            title = True
            pages.append([])
    return [page for page in pages if page]


def contents_page(paragraphs: Sequence[str], pages: Sequence[Sequence[Row]]) -> list[Row]:
    """Return the rows of a table of contents with dot leaders."""
    rows: list[Row] = [((A4[0] - 60) / 2, TOP, "目　录", 20.0)]
    for text in paragraphs:
        heading = re.split("。", text)[0]
        if not (_CHAPTER.match(text) or (_GROUP.match(text) and len(heading) < 24)) or len(rows) >= ROWS:
            continue
        page = next(number for number, page in enumerate(pages, 2) if any(row[2].startswith(heading[:10]) for row in page))
        leader = "." * int((COLUMNS - len(heading) - 2) * 2.9)
        rows.append((LEFT, TOP + len(rows) * STEP, f"{heading}{leader}{page}", SIZE))
    return rows


def write_pdf(path: Path, paragraphs: Sequence[str], *, contents: bool = False) -> None:
    """Write a PDF with an embedded font, hard wraps and page numbers; with contents, a running head and a footnote if asked."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    font = next((name for name in FONTS if Path(name).exists()), None)
    if font is None:
        raise SystemExit("no Chinese TrueType font found; on Debian: apt-get install fonts-arphic-gbsn00lp")
    pdfmetrics.registerFont(TTFont("Chinese", font))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    pages: list[Sequence[Row]] = list(printed(paragraphs))
    if contents:
        pages.insert(1, contents_page(paragraphs, pages))
    for number, page in enumerate(pages, 1):
        rows = [*page, ((A4[0] - 40) / 2, A4[1] - 70, f"— {number} —", 14.0)]
        if contents:
            rows.append(((A4[0] - 150) / 2, 60, "某某县人民政府行政规范性文件", 10.5))
        if contents and number == 3:
            rows.append((LEFT, A4[1] - 95, "① 本行动计划所称科技型企业，以国家有关部门公布的名单为准。", 10.5))
        for x, y, text, size in rows:
            canvas.setFont("Chinese", size)
            canvas.drawString(x, A4[1] - y, text)
        canvas.showPage()
    canvas.save()
    path.write_bytes(buffer.getvalue())


def write_scan(path: Path) -> None:
    """Write a PDF of one picture, as a scanner does."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    canvas.drawImage(ImageReader(Image.new("L", (62, 88), 230)), 0, 0, *A4)
    canvas.save()
    path.write_bytes(buffer.getvalue())


def write_zip(path: Path, parts: dict[str, str]) -> None:
    """Write a zip package with a fixed date."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2023, 1, 1, 0, 0, 0)), content.encode(), zipfile.ZIP_DEFLATED)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    HEAD
    + """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>
</Types>"""
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    HEAD
    + f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
)
PARTS = (
    HEAD
    + f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>"""
)
STYLES = (
    HEAD
    + f"""<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>
<w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style></w:styles>"""
)
NUMBERING = (
    HEAD
    + f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="1"/><w:suff w:val="nothing"/><w:lvlText w:val="%3．"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
)
NOTES = (
    HEAD
    + f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> 以国家有关部门公布的名单为准。</w:t></w:r></w:p></w:footnote></w:footnotes>"""
)


def run(text: str) -> str:
    """Return a run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph, its text cut in two runs as Word does at every edit."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text[:7])}{run(text[7:]) if text[7:] else ''}</w:p>"


def document(body: str) -> dict[str, str]:
    """Return the parts of a Word file."""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f"{HEAD}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": PARTS,
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": NOTES,
    }


def write_numbered_docx(path: Path, paragraphs: Sequence[str]) -> None:
    """Write a notice whose printed numbers are all made by Word: by a style, and by lists of two further levels."""
    body = []
    for text in paragraphs:
        if match := _CHAPTER.match(text):
            body.append(paragraph(text[match.end() :], '<w:pStyle w:val="1"/>'))
        elif match := _GROUP.match(text):
            body.append(paragraph(text[match.end() :], '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'))
        elif match := _ITEM.match(text):
            body.append(paragraph(text[match.end() :], '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>'))
        else:
            body.append(paragraph(text))
    write_zip(path, document("".join(body)))


def write_tasks_docx(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write a table of tasks with merged cells, under a contents field, with tracked changes, a footnote and a text box."""
    cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in ("序号", "类别", "工作任务", "牵头单位", "配合单位", "完成时限"))
    table = [f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>"]
    for index, (number, group, *others) in enumerate(rows):
        first = index == 0 or rows[index - 1][1] != group
        merged = f"<w:tcPr><w:vMerge{' w:val=' + chr(34) + 'restart' + chr(34) if first else ''}/></w:tcPr>"
        spanned = f"<w:tc>{merged}{paragraph(group if first else '')}</w:tc>"
        table.append(
            f"<w:tr><w:tc>{paragraph(number)}</w:tc>{spanned}{''.join(f'<w:tc>{paragraph(text)}</w:tc>' for text in others)}</w:tr>"
        )
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    listed = (
        f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{field.format("begin")}<w:r><w:instrText>TOC \\o "1-1"</w:instrText></w:r>'
        f"{field.format('separate')}{run('一、任务分工')}<w:r><w:tab/></w:r>{run('1')}</w:p><w:p>{field.format('end')}</w:p>"
    )
    changed = (
        f'<w:p>{run("请各单位于每年")}<w:del w:id="1" w:author="甲"><w:r><w:delText>六月底</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="甲">{run("年底")}</w:ins>{run("前报送进展情况。")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    box = f"<w:txbxContent>{paragraph('（此件公开发布）')}</w:txbxContent>"
    shape = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r></w:p>"
    )
    edges = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    ruled = f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
    heading = paragraph("任务分工", '<w:pStyle w:val="1"/>')
    body = f"{paragraph('某某县三年行动计划任务分工表')}{listed}{heading}{changed}<w:tbl>{ruled}{''.join(table)}</w:tbl>{shape}"
    write_zip(path, document(body))


def steps(text: str, size: float) -> str:
    """Return the distances between the characters of a line, runs of equal ones shortened."""
    widths = [size if ord(char) > 0x2E7F else size / 2 for char in text[:-1]]
    runs = [f"g {len(list(group))} {width:.3f}" for width, group in groupby(widths)]
    return " ".join(runs)


def write_ofd(path: Path, paragraphs: Sequence[str]) -> None:
    """Write an OFD of the same pages as the PDF, one text object a line."""
    parts = {}
    millimetre = 25.4 / 72
    names = []
    for number, page in enumerate(printed(paragraphs)):
        rows = [*page, ((A4[0] - 40) / 2, A4[1] - 70, f"— {number + 1} —", 14.0)]
        objects = "".join(
            f'<ofd:TextObject ID="{1000 * number + index + 10}" Boundary="{x * millimetre:.2f} {(y - size) * millimetre:.2f} '
            f'{len(text) * size * millimetre:.2f} {1.3 * size * millimetre:.2f}" Font="3" Size="{size * millimetre:.3f}">'
            f'<ofd:TextCode X="0" Y="{size * millimetre:.3f}" DeltaX="{steps(text, size * millimetre)}">'
            f"{escape(text)}</ofd:TextCode></ofd:TextObject>"
            for index, (x, y, text, size) in enumerate(rows)
        )
        names.append(f"Pages/Page_{number}/Content.xml")
        parts[f"Doc_0/{names[-1]}"] = (
            f'<?xml version="1.0" encoding="UTF-8"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content>'
            f'<ofd:Layer ID="{number + 5}">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    listed = "".join(f'<ofd:Page ID="{index + 1}" BaseLoc="{name}"/>' for index, name in enumerate(names))
    box = f"0 0 {A4[0] * millimetre:.1f} {A4[1] * millimetre:.1f}"
    write_zip(
        path,
        {
            "OFD.xml": '<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.1" '
            'DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>',
            "Doc_0/Document.xml": '<?xml version="1.0" encoding="UTF-8"?><ofd:Document xmlns:ofd="http://www.ofdspec.org/2016">'
            f"<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
            f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
            **parts,
        },
    )
