"""The door: which format a file is of, what is refused and how, what a Source guarantees."""

from __future__ import annotations

import hashlib
import io
import sys
import zipfile
from pathlib import Path

import pytest
from marked import lines, read_html

from policydiff.errors import MissingExtra, UnreadableSource
from policydiff.read import read_bytes, read_file

TEXT = "某某县人民政府办公室文件\n一、总体要求\n到2025年，新增企业50家。\n"


def packed(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


KINDS = [
    pytest.param(TEXT, "notice.txt", "text/plain", id="txt"),
    pytest.param(TEXT, "notice", "text/plain", id="no suffix"),
    pytest.param(TEXT, "-", "text/plain", id="standard input"),
    pytest.param(TEXT, "通知（第2.1稿）", "text/plain", id="a dot that is no suffix"),
    pytest.param(TEXT, "notice.md", "text/markdown", id="md"),
    pytest.param("# 通知\n\n## 一、总体要求\n\n正文。\n", "notice.txt", "text/markdown", id="Markdown headings in a txt"),
    pytest.param("<!DOCTYPE html><p>正文。</p>", "notice.txt", "text/html", id="a page named txt"),
    pytest.param("\ufeff \r\n<html><body><p>正文。</p>", "notice", "text/html", id="a page after blanks"),
    pytest.param('<?xml version="1.0"?><!-- x --><html><p>正文。</p></html>', "notice", "text/html", id="XHTML"),
    pytest.param("<p>正文。</p><p>第二段。</p>", "notice.html", "text/html", id="a fragment"),
    pytest.param(
        "文号：某政发〔2018〕1号\n<p>各县：</p><p>正文。</p><p>某县</p>",
        "notice.txt",
        "text/html",
        id="the source of a page below particulars",
    ),
    pytest.param("标签<p>表示段落，以</p>结束，<br>换行。\n正文。", "notice.txt", "text/plain", id="tags that a text speaks of"),
    pytest.param(TEXT, "notice.html", "text/html", id="text named html"),
    pytest.param(TEXT, "notice.jsp", "text/html", id="a page of a server"),
]


@pytest.mark.parametrize(("content", "name", "media_type"), KINDS)
def test_the_content_tells_the_format_before_the_name(content: str, name: str, media_type: str) -> None:
    assert read_bytes(content.encode(), name).media_type == media_type


def test_a_given_media_type_decides_where_the_content_does_not() -> None:
    assert read_bytes(TEXT.encode(), "download", "text/html; charset=utf-8").media_type == "text/html"


REFUSED = [
    pytest.param(b"", "a.txt", "empty", "download", id="no bytes"),
    pytest.param(b" \r\n\t ", "a.txt", "empty", "download", id="blanks"),
    pytest.param("\u3000\n".encode(), "a.txt", "no text", "complete", id="full-width blanks"),
    pytest.param(b"<html><script>var a = 1</script></html>", "a.html", "no text", "browser", id="a page without text"),
    pytest.param(TEXT.encode(), "a.xyz", ".xyz", ".docx", id="unknown suffix"),
    pytest.param(TEXT.encode(), "a.csv", ".csv", ".docx", id="another type of text"),
    pytest.param(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "表 1.doc",
        ".doc, .wps",
        "soffice --headless --convert-to docx '表 1.doc'",
        id="doc",
    ),
    pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.wps", ".doc, .wps", "soffice", id="wps"),
    pytest.param(b"{\\rtf1\\ansi}", "a.doc", "RTF", "soffice", id="rtf"),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0", "a.png", "PNG", "OCR", id="png"),
    pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", "a.txt", "JPEG", "OCR", id="jpeg named txt"),
    pytest.param(b"Rar!\x1a\x07\0", "a.rar", "RAR", ".docx", id="rar"),
    pytest.param(packed(xl__workbook="x"), "a.xlsx", "archive", ".docx", id="xlsx"),
    pytest.param(b"PK\x03\x04 cut", "a.docx", "damaged", "download", id="cut zip"),
    pytest.param(b"%PDF-1.7\n", "a.pdf", "damaged", "download", id="cut pdf"),
    pytest.param('[{"content": "一"}, {"content": "二"}]'.encode(), "a.txt", "records", "own", id="several records"),
    pytest.param('{"text": "一"}\n{"text": "二"}\n'.encode(), "a.txt", "records", "own", id="a record a line"),
    pytest.param("INSERT INTO `t` VALUES (1, '关于节水的通知');".encode(), "a.txt", "records", "own", id="a dump of a database"),
]


@pytest.mark.parametrize(("data", "name", "said", "advice"), REFUSED)
def test_what_cannot_be_read_is_refused_with_a_reason_and_advice(data: bytes, name: str, said: str, advice: str) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read_bytes(data, name)
    assert refused.value.message.startswith(name) and said in refused.value.message
    assert advice in refused.value.hint


RECORDS = [
    pytest.param(
        '{"id": 7, "title": "通知", "pubDate": "2023-05-08", "content": "各县：\\n请节水。"}',
        "title: 通知\npubDate: 2023-05-08\n\n各县：\n请节水。",
        id="one",
    ),
    pytest.param('[{"标题": "通知", "正文": "请节水。"}]', "标题: 通知\n\n请节水。", id="in a list, with Chinese keys"),
    pytest.param('{"title": "通知", "content": "各县：\\n请节', "title: 通知\n\n各县：\n请节", id="broken off"),
    pytest.param('{"content": "摘要", "fulltext": "请做好节水。", "tags": ["水"]}', "请做好节水。", id="the longest of two texts"),
    pytest.param('{"关于": "节水"}', '{"关于": "节水"}', id="no text in it"),
    pytest.param('{"关于节水的通知"}\n正文。', '{"关于节水的通知"}\n正文。', id="braces alone"),
    pytest.param('["一", "二"]', '["一", "二"]', id="a list of words"),
]


@pytest.mark.parametrize(("data", "text"), RECORDS)
def test_one_record_of_a_database_is_its_particulars_and_its_text(data: str, text: str) -> None:
    source = read_bytes(data.encode(), "a.txt")
    assert (source.text.strip(), source.media_type) == (text, "text/plain")
    assert source.sha256 == hashlib.sha256(data.encode()).hexdigest()


def test_other_fields_of_a_record_that_say_something_are_told() -> None:
    source = read_bytes('{"id": 3, "title": "关于节水的通知", "summary": "节水有方。", "content": "请节水。"}'.encode(), "a.txt")
    assert [(loss.kind, loss.where) for loss in source.ledger.losses] == [("part", "summary")]


def test_a_record_may_hold_the_source_of_a_page() -> None:
    source = read_bytes('{"title": "通知", "content": "<p>各县：</p><p>请节水。</p><p>某县</p>"}'.encode(), "a.json")
    assert source.media_type == "text/html"
    assert source.text.split() == ["title：通知", "各县：", "请节水。", "某县"]


def test_plain_text_is_kept_as_it_is() -> None:
    text = "\u3000　 一、\r\n\x1b[31m红\x1b[0m\x0c\u202e反\n\n\n尾  "
    source = read_bytes(b"\xef\xbb\xbf" + text.encode(), "a.txt")
    assert source.text == text and source.marks == ()


def test_a_source_carries_both_digests() -> None:
    data = TEXT.encode("gbk")
    source = read_bytes(data, "a.txt")
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (source.path, source.encoding) == ("a.txt", "gb18030")


def test_the_same_bytes_give_the_same_source() -> None:
    assert read_html("<p>一</p>") == read_html("<p>一</p>")


def test_a_file_is_named_by_its_last_part_or_as_told(tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text(TEXT, "utf-8")
    assert read_file(tmp_path / "通知.txt").path == "通知.txt"
    assert read_file(tmp_path / "通知.txt", name="raw/通知.txt").path == "raw/通知.txt"


@pytest.mark.parametrize(("name", "said"), [("none.txt", "no such file"), (".", "folder"), ("a\0b", "cannot be read")])
def test_a_path_that_is_no_file_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UnreadableSource, match=said):
        read_file(tmp_path / name)


@pytest.mark.parametrize(
    ("module", "data", "extra"), [("selectolax.lexbor", b"<html><p>x</p>", "html"), ("pypdfium2", b"%PDF-1.7\n", "pdf")]
)
def test_a_missing_part_names_its_installation(monkeypatch: pytest.MonkeyPatch, module: str, data: bytes, extra: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra) as missing:
        read_bytes(data, "a")
    assert f'pip install ".[{extra}]"' in missing.value.hint


def test_a_page_saved_with_its_pictures_is_a_page() -> None:
    data = (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        b'\tboundary="--b"\r\n\r\n----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        b"<html><body><p>=E6=AD=A3=E6=96=87=E3=80=82</p></body></html>\r\n----b\r\nContent-Type: image/png\r\n\r\nx\r\n----b--\r\n"
    )
    source = read_bytes(data, "页.mhtml")
    assert (source.media_type, lines(source)) == ("text/html", [("", "正文。")])


def test_a_saved_page_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="no page in it"):
        read_bytes(b'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: image/png\n\nx\n--b--\n', "a.mht")


REFERENCES = {
    "&#8220;老人&#8221;、&ldquo;老账&rdquo;": "“老人”、“老账”",
    "&#x201c;放管服&#X201D;改革": "“放管服”改革",
    "&nbsp;&nbsp;各区&mdash;&mdash;各县": "\xa0\xa0各区——各县",
    "A&amp;B公司，R&amp;D经费": "A&B公司，R&D经费",
    # near: no reference
    "R&D经费；投入": "R&D经费；投入",
    "http://a.cn/?id=1&copy=2&nbsp": "http://a.cn/?id=1&copy=2&nbsp",
    "A&某;B&xyzw;C&notice;": "A&某;B&xyzw;C&notice;",
}


@pytest.mark.parametrize("text", REFERENCES)
def test_a_reference_to_a_character_in_plain_text_is_the_character(text: str) -> None:
    source = read_bytes((TEXT + text).encode(), "notice.txt")
    assert source.text == TEXT + REFERENCES[text]
    assert source.text_sha256 == hashlib.sha256(source.text.encode()).hexdigest()
