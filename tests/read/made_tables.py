"""PDF and OFD files with ruled tables on their pages, drawn line by line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from made_pdf import pages_of, song, stream

Page = Sequence[str | Sequence[str]]
"""A line of text, or the cells of a row: ^ goes on from the cell above, < from the one at the left; a line end parts a cell's lines."""

SIZE = 10
MILLIMETRES = 25.4 / 72
XML = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def drawn(page: Page, widths: Sequence[int]) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, int, int]]]:
    """Return the texts of a page, and its lines, in points from the lower left corner."""
    texts: list[tuple[int, int, str]] = []
    lines: list[tuple[int, int, int, int]] = []
    edges = [50 + sum(widths[:at]) for at in range(len(widths) + 1)]
    y = 772
    for row, after in zip(page, [*page[1:], ""], strict=True):
        if isinstance(row, str):
            texts.append((250 if row.startswith("—") else 50, y - 12, row))
            y -= 20
            continue
        foot = y - 6 - 14 * max(cell.count("\n") + 1 for cell in row)
        for cell, left, right in zip(row, edges, edges[1:], strict=False):
            lines += [] if cell == "^" else [(left, y, right, y)]
            lines += [] if cell == "<" else [(left, y, left, foot)]
            lines += [(left, foot, right, foot)] if isinstance(after, str) else []
            shown = [] if cell in ("^", "<") else cell.split("\n")
            texts += [(left + 3, y - 13 - 14 * number, line) for number, line in enumerate(shown) if line]
        lines.append((edges[-1], y, edges[-1], foot))
        y = foot
    return texts, lines


def pdf(pages: Sequence[Page], widths: Sequence[int]) -> bytes:
    """Return a PDF with these pages."""
    contents = []
    for page in pages:
        texts, lines = drawn(page, widths)
        ruled = [f"{x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in lines]
        shown = [f"1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj" for x, y, text in texts]
        contents.append(stream("\n".join(["0.5 w", *ruled, f"BT /F1 {SIZE} Tf", *shown, "ET"]).encode()))
    return pages_of(contents, song())


def ofd(pages: Sequence[Page], widths: Sequence[int]) -> bytes:
    """Return an OFD with these pages."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("OFD.xml", f"{XML}<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>D/D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        listed = "".join(f'<ofd:Page ID="{at + 1}" BaseLoc="{at}.xml"/>' for at in range(len(pages)))
        area = "<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        package.writestr("D/D.xml", f"{XML}<ofd:Document {SPACE}>{area}<ofd:Pages>{listed}</ofd:Pages></ofd:Document>")
        for at, page in enumerate(pages):
            texts, lines = drawn(page, widths)
            objects = "".join([*map(_text, texts), *map(_line, lines)])
            package.writestr(
                f"D/{at}.xml", f'{XML}<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID="1">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
            )
    return out.getvalue()


def _text(text: tuple[int, int, str]) -> str:
    x, y, words = text
    steps = " ".join(f"{(SIZE / 2 if char.isascii() else SIZE) * MILLIMETRES:.3f}" for char in words[:-1])
    size = SIZE * MILLIMETRES
    return (
        f'<ofd:TextObject Boundary="{x * MILLIMETRES:.2f} {(842 - y) * MILLIMETRES - size:.2f} 150 5" Size="{size:.3f}">'
        f'<ofd:TextCode X="0" Y="{size:.3f}" DeltaX="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def _line(line: tuple[int, int, int, int]) -> str:
    x0, y0, x1, y1 = line[0] * MILLIMETRES, (842 - line[1]) * MILLIMETRES, line[2] * MILLIMETRES, (842 - line[3]) * MILLIMETRES
    width, height = abs(x1 - x0), abs(y1 - y0)
    return (
        f'<ofd:PathObject Boundary="{x0:.2f} {y0:.2f} {width:.2f} {height:.2f}">'
        f"<ofd:AbbreviatedData>M 0 0 L {width:.2f} {height:.2f}</ofd:AbbreviatedData></ofd:PathObject>"
    )
