"""PDF files written by hand, for what no library writes: fonts that are not embedded, odd encodings, damaged parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

ENCODINGS = {
    "GB-EUC-H": "gb2312",
    "GBK-EUC-H": "gbk",
    "GBKp-EUC-H": "gbk",
    "GBK2K-H": "gb18030",
    "UniGB-UCS2-H": "utf-16-be",
    "UniGB-UTF16-H": "utf-16-be",
    "Identity-H": None,
}
"""The encodings of Chinese text in PDF, each with the codec that gives its codes; Identity-H has codes of the file's own."""


def stream(data: bytes, entries: str = "") -> bytes:
    """Return a stream object that holds `data`."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries.encode(), data)


def document(objects: Sequence[bytes]) -> bytes:
    """Return a PDF file of these objects, numbered from 1; the first is its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def pages_of(contents: Sequence[bytes], font: Sequence[bytes]) -> bytes:
    """Return a PDF whose pages have these content streams (whole objects); `font`: the objects of its font, F1 the first of them.

    Objects of the font are numbered from 3 on.
    """
    first = 3 + len(font)
    pages = [
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>" % (first + 2 * index + 1)
        for index in range(len(contents))
    ]
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(contents)))
    tree = f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>".encode()
    pairs = [each for page, content in zip(pages, contents, strict=True) for each in (page, content)]
    return document([b"<</Type/Catalog/Pages 2 0 R>>", tree, *font, *pairs])


def song(encoding: str = "UniGB-UCS2-H", text: str = "") -> list[bytes]:
    """Return the objects of a Song font that is not embedded; with Identity-H, its codes say in /ToUnicode what of `text` they mean."""
    own = "/ToUnicode 6 0 R" if encoding == "Identity-H" else ""
    codes = "".join(f"<{code:04X}> <{ord(char):04X}>\n" for char, code in _own_codes(text).items())
    meanings = f"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(set(text))} beginbfchar\n{codes}endbfchar endcmap"
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    return [
        f"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/{encoding}/DescendantFonts[4 0 R]{own}>>".encode(),
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun{system}/DW 1000/FontDescriptor 5 0 R>>".encode(),
        b"<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -141 1000 859]/ItalicAngle 0/Ascent 859/Descent -141/StemV 80>>",
        stream(meanings.encode()),
    ]


def shown(lines: Iterable[str], encoding: str = "UniGB-UCS2-H", *, one_by_one: bool = False, mode: int = 0) -> bytes:
    """Return the operators that show `lines` in 16 points, an operator a line or (`one_by_one`) a character."""
    lines = list(lines)
    codec, own = ENCODINGS[encoding], _own_codes("".join(lines))
    parts = [f"BT {mode} Tr /F1 16 Tf"]
    for row, line in enumerate(lines):
        for at, text in enumerate(line) if one_by_one else [(0, line)]:
            codes = text.encode(codec).hex() if codec else "".join(f"{own[char]:04X}" for char in text)
            parts.append(f"1 0 0 1 {60 + 16 * at} {760 - 30 * row} Tm <{codes}> Tj")
    return "\n".join([*parts, "ET"]).encode()


def _own_codes(text: str) -> dict[str, int]:
    return {char: code for code, char in enumerate(sorted(set(text)), 100)}
