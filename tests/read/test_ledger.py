"""Nothing is lost before there is a text: what a file has and its text lacks stands in the ledger, and is told."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

import pytest
from made_pdf import document, pages_of, shown, song, stream

import build_box_font
from policydiff.model import Loss
from policydiff.parse import parse
from policydiff.read import read_bytes

LINES = ["一、总体要求。坚持以人民为中心，促进就近就业。", "（责任单位：县人力资源社会保障局）"]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(data: bytes) -> bytes:
    return stream(zlib.compress(data), "/Filter/FlateDecode")


def losses(data: bytes, name: str) -> list[tuple[str, str, str]]:
    return [(loss.kind, loss.reason, loss.where) for loss in read_bytes(data, name).ledger.losses]


def word(body: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {R}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr({"relations": "word/_rels/document.xml.rels"}[name], content)
    return buffer.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_sound_file_has_lost_nothing() -> None:
    ledger = read_bytes(pages_of([packed(shown(LINES))] * 3, song()), "a.pdf").ledger
    assert (ledger.pages, ledger.pages_read, ledger.objects, ledger.objects_read, ledger.losses) == (3, 3, 6, 6, ())


def test_a_page_whose_content_breaks_off_is_told() -> None:
    content = zlib.compress(b"\n".join(shown([f"第{number}条 {line}" for line in LINES]) for number in range(80)))
    cut = stream(content[: len(content) // 2], "/Filter/FlateDecode")
    assert losses(pages_of([packed(shown(LINES)), cut], song()), "a.pdf") == [("page", "damaged", "2")]


def test_a_page_without_the_content_that_it_names_is_told() -> None:
    data = pages_of([packed(shown(LINES))] * 2, song())
    assert losses(data.replace(b"/Contents 8 0 R", b"/Contents 99 0 R"), "a.pdf") == [("page", "damaged", "1")]


def test_a_page_that_is_not_there_is_told() -> None:
    data = pages_of([packed(shown(LINES))] * 2, song())
    assert losses(data.replace(b"/Count 2/Kids[7 0 R 9 0 R]", b"/Count 2/Kids[7 0 R 77 0 R]"), "a.pdf") == [("page", "damaged", "2")]


def cut_short(data: bytes) -> bytes:
    """Return a file, made for the web, that has its trailer at its beginning, without its end."""
    start, end = data.index(b"1 0 obj"), data.rindex(b"xref\n0")
    return data[:start] + b"trailer\n<</Root 1 0 R>>\n" + data[start:end]


def test_a_file_that_ends_too_early_is_told() -> None:
    assert losses(cut_short(pages_of([packed(shown(LINES))] * 2, song())), "a.pdf") == [("end", "damaged", "")]


def test_characters_beyond_the_limit_of_a_page_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policydiff.read.paged.pdf._MOST_ON_A_PAGE", 30)
    assert losses(pages_of([packed(shown(LINES))], song()), "a.pdf") == [("page", "limit", "1")]


def unseen_font() -> list[bytes]:
    """Return an embedded font without outlines, in which programs for OCR write the text under the picture of a page."""
    full = build_box_font._glyph
    build_box_font._glyph = lambda: struct.pack(">5h2x", 0, 0, 0, 0, 0)
    try:
        file = build_box_font.build()
    finally:
        build_box_font._glyph = full
    meanings = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
    system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    return [
        b"<</Type/Font/Subtype/Type0/BaseFont/None/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/None/CIDToGIDMap 8 0 R{system}/DW 1000/FontDescriptor 5 0 R>>".encode(),
        b"<</Type/FontDescriptor/FontName/None/Flags 5/FontBBox[0 0 1000 1000]/Ascent 880/Descent -120/StemV 80/FontFile2 7 0 R>>",
        stream(meanings),
        stream(file, f"/Length1 {len(file)}"),
        stream(b"\0\1" * 65536),
    ]


@pytest.mark.parametrize("one_by_one", [False, True], ids=["line by line", "character by character"])
def test_text_that_ocr_put_under_a_page_is_read_whole(one_by_one: bool) -> None:
    source = read_bytes(pages_of([stream(shown(LINES, one_by_one=one_by_one, mode=3))], unseen_font()), "a.pdf")
    assert source.text.splitlines() == LINES
    assert (source.ledger.objects, source.ledger.losses) == (source.ledger.objects_read, ())


def test_an_attached_file_is_told() -> None:
    data = pages_of([packed(shown(LINES))], song())
    data = data.replace(b"/Catalog/", b"/Catalog/Names<</EmbeddedFiles<</Names[(a.txt)<</Type/Filespec/F(a.txt)>>]>>>>/")
    assert losses(data, "a.pdf")[-1] == ("part", "unsupported", "1 attached")


def test_other_documents_inside_a_word_file_are_told() -> None:
    relations = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="r1" Type="{TYPES}/aFChunk" Target="/word/afchunk.mht"/>
        <Relationship Id="r2" Type="{TYPES}/image" Target="media/a.png"/>
        <Relationship Id="r3" Type="{TYPES}/diagramData" Target="diagrams/data1.xml"/></Relationships>"""
    data = word(paragraph(LINES[0]) + '<w:altChunk r:id="r1"/>' + paragraph(LINES[1]), relations=relations)
    assert losses(data, "a.docx") == [("part", "unsupported", "afchunk.mht"), ("part", "unsupported", "data1.xml")]
    told = [each.message for each in parse(read_bytes(data, "a.docx")).diagnostics if each.rule == "unread-parts"]
    assert told == ["not all of the file was read (of a kind that is not read: afchunk.mht, data1.xml)"]


def test_a_part_that_a_word_file_names_and_has_not_is_told() -> None:
    relations = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="r1" Type="{TYPES}/numbering" Target="numbering.xml"/></Relationships>"""
    assert losses(word(paragraph(LINES[0]), relations=relations), "a.docx") == [("part", "damaged", "numbering.xml")]


def test_a_page_saved_without_its_end_is_told() -> None:
    page = f"<html><body><p>{LINES[0]}</p><p>{LINES[1]}</p>"
    assert losses(page.encode(), "a.html") == [("end", "damaged", "")]
    assert losses(f"{page}</body></HTML >".encode(), "a.html") == []


LEFT_OUT = {
    "deleted": "<w:p><w:moveFrom><w:r><w:t>删去</w:t></w:r></w:moveFrom><w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>",
    "hidden": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r></w:p>",
    "a reading": "<w:p><w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
}


@pytest.mark.parametrize("left_out", LEFT_OUT.values(), ids=LEFT_OUT.keys())
def test_what_a_word_file_does_not_print_is_no_loss(left_out: str) -> None:
    assert losses(word(paragraph(LINES[0]) + left_out), "a.docx") == []


def test_text_where_a_word_file_has_none_is_told() -> None:
    data = word(paragraph(LINES[0]) + f"<w:unheardOf>{paragraph(LINES[1])}</w:unheardOf>")
    assert losses(data, "a.docx") == [("part", "unsupported", f"document.xml ({len(LINES[1])})")]


def test_a_text_box_in_a_text_box_is_read_once() -> None:
    box = "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>"
    source = read_bytes(word(box.format(paragraph(LINES[0]) + box.format(paragraph(LINES[1])))), "a.docx")
    assert source.text.splitlines() == LINES


def test_a_missing_page_of_an_ofd_is_told() -> None:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    text = f'<ofd:TextObject Boundary="20 20 200 10" Size="5"><ofd:TextCode X="0" Y="5">{LINES[0]}</ofd:TextCode></ofd:TextObject>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
        archive.writestr("D.xml", f'<ofd:Document {space}><ofd:Page BaseLoc="1.xml"/><ofd:Page BaseLoc="2.xml"/></ofd:Document>')
        archive.writestr("1.xml", f"<ofd:Page {space}><ofd:Content><ofd:Layer>{text}</ofd:Layer></ofd:Content></ofd:Page>")
    ledger = read_bytes(buffer.getvalue(), "a.ofd").ledger
    assert (ledger.pages, ledger.pages_read, ledger.losses) == (2, 1, (Loss("page", "damaged", "2"),))


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md"])
def test_bytes_that_are_no_character_are_counted(name: str) -> None:
    start = "<div><p>" if name == "a.html" else ""
    half = ("".join(LINES) * 10).encode()
    assert losses(start.encode() + half + b"\xff" + half, name) == [("characters", "damaged", "1")]


def test_losses_are_told_in_one_line_for_pages_and_one_for_parts() -> None:
    broken = stream(zlib.compress(shown(LINES) * 9)[:-20], "/Filter/FlateDecode")
    data = pages_of([packed(shown(LINES)), broken, broken], song())
    told = {each.rule: each.message for each in parse(read_bytes(cut_short(data), "a.pdf")).diagnostics}
    assert told["unread-pages"] == "pages were not read, or not whole (damaged: 2, 3)"
    assert told["unread-parts"] == "not all of the file was read (it ends too early)"


def test_a_document_without_a_plain_tree_of_pages_is_read_all_the_same() -> None:
    font = song()
    shifted = [re.sub(rb"(\d+) 0 R", lambda found: b"%d 0 R" % (int(found[1]) + 1), each) for each in font]
    content = packed(shown(LINES))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 8 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
    data = document([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids 3 0 R>>", b"[9 0 R]", *shifted, content, page])
    assert read_bytes(data, "a.pdf").text.splitlines() == LINES
