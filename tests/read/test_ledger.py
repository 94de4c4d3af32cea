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
from policydiff.errors import UnreadableSource
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


DAMAGED_MAPS = {
    "an entry is gone": (b"<0064> <", b"<0064>8> <"),
    "two entries are gone": (b"endbfchar", b""),
    "its beginning is gone": (b"begincmap", b""),
    "its end is gone": (b"endcmap", b""),
}


@pytest.mark.parametrize(("old", "new"), DAMAGED_MAPS.values(), ids=DAMAGED_MAPS.keys())
def test_a_damaged_map_from_codes_to_characters_is_told(old: bytes, new: bytes) -> None:
    font = song("Identity-H", "".join(LINES))
    content = [packed(shown(LINES, "Identity-H"))]
    assert losses(pages_of(content, font), "a.pdf") == []
    damaged = [*font[:3], stream(font[3].partition(b">>stream\n")[2].rpartition(b"\nendstream")[0].replace(old, new, 1))]
    assert ("part", "damaged", "object 6") in losses(pages_of(content, damaged), "a.pdf")


def test_a_font_whose_tables_are_cut_is_told() -> None:
    font = unseen_font()
    file = build_box_font.build()
    content = [packed(shown(LINES, mode=3))]
    for kept, told in ((len(file), []), (len(file) - 20, [("part", "damaged", "fonts")])):
        embedded = [*font[:4], stream(file[:kept], f"/Length1 {kept}"), font[5]]
        assert losses(pages_of(content, embedded), "a.pdf") == told


def test_characters_without_a_meaning_are_shown_as_such_but_for_blanks() -> None:
    def page(codes: str) -> str:
        words = b"Notice of the county government on its plan".hex() + codes
        content = f"BT /F1 12 Tf 1 0 0 1 60 700 Tm <{words}> Tj ET".encode()
        return read_bytes(pages_of([stream(content)], [b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]), "a.pdf").text

    assert "planA B" in page("410342")  # a font's blank
    assert page("41030405060742").count("\ufffd") == 5


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


SWALLOWED = {
    "a style sheet without its end": ("<style>p{{}}<p>{0}</p>", "<style>"),
    "a choice without its end": ("<select><option>全部</option><p>{0}</p>", "<select>"),
    "a choice without its end behind a whole one": ("<select><option>全部</option></select><select><option>标题<p>{0}</p>", "<select>"),
    "a style sheet that ends at the end of another": ("<style>p{{}}<p>{0}</p><style>p{{}}</style>", "<style>"),
    "a script without its end": ("<script>let a = 1;<p>{0}</p>", "<script>"),
    "a field without its end": ("<textarea><p>{0}</p>", "<textarea>"),
    "a comment without its end": ("<!-- 正文 <p>{0}</p>", "<!--"),
    "a comment that ends at the end of another": ("<!-- 正文 <p>{0}</p><!-- 页脚 -->", "<!--"),
    "a tag without its bracket": ("<p {0}</p>", "<p>"),
    "a value without its quotation mark": ('<p class="a>{0}</p><p class="b">', "<p>"),
}


@pytest.mark.parametrize(("page", "tag"), SWALLOWED.values(), ids=SWALLOWED.keys())
def test_a_broken_tag_that_swallows_text_is_told(page: str, tag: str) -> None:
    data = f"<html><body><p>{LINES[1]}</p>{page.format(LINES[0])}</body></html>".encode()
    source = read_bytes(data, "a.html")
    assert LINES[0] not in source.text
    assert losses(data, "a.html") == [("part", "damaged", tag)]


def test_what_a_page_hides_on_purpose_is_no_loss() -> None:
    hidden = "".join(
        [
            f"<!-- {LINES[0]} <p>{LINES[1]}</p> --><style>/* {LINES[0]} */ p{{}}</style><title>{LINES[0]}</title>",
            f"<script>document.write('<p>{LINES[0]}</p>')</script><textarea><p>{LINES[0]}</p></textarea>",
            f'<a title=\'{LINES[0]}\' data-text="{LINES[1]}" alt=图片>全文</a><meta content="落实"六稳"工作，全面推进改革">',
        ]
    )
    assert losses(f"<html><body>{hidden}<p>{LINES[0]}</p></body></html>".encode(), "a.html") == []


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
    data = ofd('<ofd:Page BaseLoc="1.xml"/><ofd:Page BaseLoc="2.xml"/>', **{"1.xml": ofd_text(LINES[0])})
    ledger = read_bytes(data, "a.ofd").ledger
    assert (ledger.pages, ledger.pages_read, ledger.losses) == (2, 1, (Loss("page", "damaged", "2"),))


def ofd(document: str, **parts: str) -> bytes:
    """Return an OFD file: what stands in its document, and its other parts by name."""
    parts = {"OFD.xml": "<ofd:DocBody><ofd:DocRoot>D/D.xml</ofd:DocRoot></ofd:DocBody>", "D/D.xml": document} | {
        f"D/{name}": content for name, content in parts.items()
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<ofd:Root xmlns:ofd="http://www.ofdspec.org/2016">{content}</ofd:Root>')
    return buffer.getvalue()


def ofd_text(line: str, at: int = 20) -> str:
    return f'<ofd:TextObject Boundary="20 {at} 200 10" Size="5"><ofd:TextCode X="0" Y="5">{line}</ofd:TextCode></ofd:TextObject>'


def test_a_page_of_an_ofd_has_the_text_of_its_template() -> None:
    pages = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/head.xml"/><ofd:Page ID="1" BaseLoc="1.xml"/><ofd:Page ID="2" BaseLoc="2.xml"/>'
    parts = {"Tpls/head.xml": ofd_text("某县人民政府文件"), "1.xml": '<ofd:Template TemplateID="9"/>' + ofd_text(LINES[0], 40)}
    source = read_bytes(ofd(pages, **parts, **{"2.xml": ofd_text(LINES[1], 40)}), "a.ofd")
    assert source.text.split() == ["某县人民政府文件", *LINES]
    assert source.ledger.losses == ()


def test_a_page_of_an_ofd_without_the_template_that_it_names_is_told() -> None:
    data = ofd('<ofd:Page BaseLoc="1.xml"/>', **{"1.xml": '<ofd:Template TemplateID="9"/>' + ofd_text(LINES[0])})
    assert losses(data, "a.ofd") == [("page", "damaged", "1")]


SHOWN = f'<ofd:Appearance Boundary="0 30 200 20">{ofd_text(LINES[1], 10)}</ofd:Appearance>'
OVER_AN_OFD = {
    "a stamp": (f'<ofd:Annot Type="Stamp">{SHOWN}</ofd:Annot>', LINES),
    "hidden": (f'<ofd:Annot Type="Stamp" Visible="false">{SHOWN}</ofd:Annot>', LINES[:1]),
}


@pytest.mark.parametrize(("note", "lines"), OVER_AN_OFD.values(), ids=OVER_AN_OFD.keys())
def test_what_is_laid_over_a_page_of_an_ofd_is_read(note: str, lines: list[str]) -> None:
    pages = '<ofd:Page ID="7" BaseLoc="1.xml"/><ofd:Annotations>Annots/all.xml</ofd:Annotations>'
    listed = '<ofd:Page PageID="7"><ofd:FileLoc>one.xml</ofd:FileLoc></ofd:Page>'
    source = read_bytes(ofd(pages, **{"1.xml": ofd_text(LINES[0]), "Annots/all.xml": listed, "Annots/one.xml": note}), "a.ofd")
    assert (source.text.split(), source.ledger.losses) == (lines, ())


UNREAD_IN_AN_OFD = {
    "attached files": ("Attachments", '<ofd:Attachment ID="1"/><ofd:Attachment ID="2"/>', [("part", "unsupported", "2 attached")]),
    "text as a graphic": (
        "PublicRes",
        f"<ofd:CompositeGraphicUnit>{ofd_text(LINES[1])}</ofd:CompositeGraphicUnit>",
        [("part", "unsupported", "CompositeGraphicUnit")],
    ),
    "a graphic without text": ("PublicRes", "<ofd:CompositeGraphicUnit/>", []),
}


@pytest.mark.parametrize(("tag", "part", "told"), UNREAD_IN_AN_OFD.values(), ids=UNREAD_IN_AN_OFD.keys())
def test_other_parts_of_an_ofd_with_text_are_told(tag: str, part: str, told: list[tuple[str, str, str]]) -> None:
    document = f'<ofd:Page BaseLoc="1.xml"/><ofd:{tag}>other.xml</ofd:{tag}>'
    assert losses(ofd(document, **{"1.xml": ofd_text(LINES[0]), "other.xml": part}), "a.ofd") == told
    gone = losses(ofd(document, **{"1.xml": ofd_text(LINES[0])}), "a.ofd")
    assert gone == [("part", "damaged", "other.xml")]


TEXT_BOX = "<</Type/Annot/Subtype/FreeText/Rect[60 500 460 524]/F {flag}{shown}/Contents<FEFF9644>>>"
FIELD = "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[60 500 460 524]/F 4{shown}/V<FEFF53BF655980B25C40>>>"
FORM = "/AcroForm<</Fields[]/DA(/F1 12 Tf)>>"
DRAWN = "/AP<</N 9 0 R>>"
OVER_A_PDF = {
    "a text box": (TEXT_BOX.format(flag=4, shown=DRAWN), "", ["县教育局"], []),
    "a stamp": (f"<</Type/Annot/Subtype/Stamp/Rect[60 500 460 524]{DRAWN}>>", "", ["县教育局"], []),
    "a text box that does not say how it prints": (TEXT_BOX.format(flag=4, shown=""), "", [], [("page", "annotation", "1")]),
    "a hidden text box": (TEXT_BOX.format(flag=2, shown=DRAWN), "", [], []),
    "a comment beside the text": ("<</Type/Annot/Subtype/Text/Rect[60 500 80 520]/Contents<FEFF9644>>>", "", [], []),
    "a field of a form": (FIELD.format(shown=DRAWN), FORM, ["县教育局"], []),
    "a field that is drawn when it is opened": (FIELD.format(shown=""), FORM, ["县教育局"], []),
}


@pytest.mark.parametrize(("note", "form", "lines", "told"), OVER_A_PDF.values(), ids=OVER_A_PDF.keys())
def test_what_is_laid_over_a_page_of_a_pdf_is_read_or_told(
    note: str, form: str, lines: list[str], told: list[tuple[str, str, str]]
) -> None:
    box = "/Type/XObject/Subtype/Form/BBox[0 0 400 24]/Resources<</Font<</F1 3 0 R>>>>"
    shows = stream(b"BT /F1 16 Tf 2 4 Td <53BF655980B25C40> Tj ET", box)
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 8 0 R/Resources<</Font<</F1 3 0 R>>>>/Annots[{note}]>>"
    catalog = f"<</Type/Catalog/Pages 2 0 R{form}>>"
    objects = [catalog.encode(), b"<</Type/Pages/Count 1/Kids[7 0 R]>>", *song(), page.encode(), packed(shown(LINES)), shows]
    data = document(objects)
    assert read_bytes(data, "a.pdf").text.splitlines() == [*LINES, *lines]
    assert losses(data, "a.pdf") == told


def test_what_is_laid_over_a_page_counts_before_it_is_drawn() -> None:
    """A small form called a million times, by way of a stamp, is refused like one on the page."""
    box = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
    inner = stream(b"0 0 m 1 1 l S\n" * 2000, box)
    outer = stream(b"/X Do\n" * 200_000, f"{box}/Resources<</XObject<</X 10 0 R>>>>")
    stamp = "<</Type/Annot/Subtype/Stamp/Rect[60 500 460 524]/AP<</N 9 0 R>>>>"
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 8 0 R/Resources<</Font<</F1 3 0 R>>>>/Annots[{stamp}]>>"
    tree = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[7 0 R]>>"]
    with pytest.raises(UnreadableSource, match="expand"):
        read_bytes(document([*tree, *song(), page.encode(), packed(shown(LINES)), outer, inner]), "a.pdf")


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
