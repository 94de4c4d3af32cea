"""Small files that would become huge: counted before they are expanded, and refused in a moment."""

from __future__ import annotations

import io
import time
import zipfile
import zlib

import pytest
from made_pdf import document, pages_of, shown, song, stream

from policydiff.errors import UnreadableSource
from policydiff.read import read_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A_MOMENT = 5.0
"""Seconds: far more than any of them takes, far less than what it would cost."""


def packed(data: bytes, entries: str = "") -> bytes:
    return stream(zlib.compress(data, 9), f"/Filter/FlateDecode{entries}")


def forms_in_forms(depth: int, fan: int) -> bytes:
    """Return a page with a form that draws another `fan` times, which does the same, `depth` levels down."""
    box = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]"
    calls = [stream(b"/F Do " * fan, f"{box}/Resources<</XObject<</F {6 + level} 0 R>>>>") for level in range(depth)]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    return document([b"<</Type/Catalog/Pages 2 0 R>>", tree, page, stream(b"/F Do"), *calls, stream(b"0 0 m 9 9 l S", box)])


def word(body: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def many_parts(count: int) -> bytes:
    buffer = io.BytesIO(word("<w:p/>"))
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(count):
            archive.writestr(str(number), b"")
    return buffer.getvalue()


SHOWN = b"BT /F1 16 Tf 60 700 Td " + b"<4E00>Tj " * 2_000_000
BOMBS = {
    "operators that show text": ("a.pdf", lambda: pages_of([packed(SHOWN)], song())),
    "the same, said to be a picture": ("a.pdf", lambda: pages_of([packed(SHOWN, "/Subtype/Image")], song())),
    "the same, in a name with numbers": ("a.pdf", lambda: pages_of([packed(SHOWN).replace(b"/Flate", b"/#46late")], song())),
    "one page of them many times": ("a.pdf", lambda: shared_content(1500)),
    "forms in forms": ("a.pdf", lambda: forms_in_forms(9, 10)),
    "elements": ("a.docx", lambda: word("<w:p/>" * 4_000_000)),
    "parts": ("a.docx", lambda: many_parts(20_001)),
    "tags": ("a.html", lambda: b"<html>" + b"<p>" * 1_100_000),
    "characters": ("a.txt", lambda: "字".encode() * 10_000_001),
}


def shared_content(count: int) -> bytes:
    pages = pages_of([packed(SHOWN[:600_000])], song())
    return pages.replace(b"/Count 1/Kids[7 0 R]", b"/Count %d/Kids[%s]" % (count, b"7 0 R " * count))


@pytest.mark.parametrize(("name", "made"), BOMBS.values(), ids=BOMBS.keys())
def test_a_small_file_that_would_become_huge_is_refused_at_once(name: str, made: object) -> None:
    assert callable(made)
    data = made()
    begun = time.process_time()
    with pytest.raises(UnreadableSource) as refused:
        read_bytes(data, name)
    assert time.process_time() - begun < A_MOMENT
    assert str(refused.value).startswith(name) and refused.value.hint


LIMITED = {
    "streams of nothing": ("paged.objects._MOST_IN_ALL", "a.pdf", lambda: pages_of([packed(bytes(1 << 20))] * 15, song())),
    "attributes": ("package._MOST_TAGS", "a.docx", lambda: word("<w:p " + " ".join(f'a{at}=""' for at in range(5000)) + "/>")),
}


@pytest.mark.parametrize(("limit", "name", "made"), LIMITED.values(), ids=LIMITED.keys())
def test_what_is_beyond_a_limit_in_all_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, name: str, made: object) -> None:
    assert callable(made)
    monkeypatch.setattr(f"policydiff.read.{limit}", 4096)
    with pytest.raises(UnreadableSource, match="more than a document holds"):
        read_bytes(made(), name)


def test_a_page_that_holds_too_much_is_left_out_and_told() -> None:
    lines = ["一、总体要求。坚持以人民为中心，促进就近就业创业，保障改善民生。"]
    source = read_bytes(pages_of([stream(shown(lines)), packed(b"1 1 m 9 9 l S " * 2_000_000)], song()), "a.pdf")
    assert source.text.splitlines() == lines
    assert [(loss.kind, loss.reason, loss.where) for loss in source.ledger.losses] == [("page", "limit", "2")]


def test_text_boxes_in_text_boxes_and_long_labels_stay_small() -> None:
    box = "<w:p><w:r><w:pict><w:txbxContent>" * 50 + "<w:p><w:r><w:t>字</w:t></w:r></w:p>" + "</w:txbxContent></w:pict></w:r></w:p>" * 50
    assert read_bytes(word(box), "a.docx").text == "字\n"
    level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{"长" * 100_000}"/></w:lvl>'
    lists = f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    assert len(read_bytes(word(item * 1000, numbering=lists), "a.docx").text) < 300_000
