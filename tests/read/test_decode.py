"""Bytes become characters: marks, UTF-8, UTF-16, GB18030, and what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.errors import UnreadableSource
from policydiff.read.decode import declared_charset, decode

NOTICE = "某某县人民政府办公室关于印发行动计划的通知\r\n各乡镇人民政府：\r\n　　到2025年，新增企业5．6万家、占比超过18%。\r\n"
TRADITIONAL = "為深入貫徹落實黨中央、國務院決策部署，推動科技服務業高質量發展，制定本行動計劃。一、總體要求"

WRITTEN = [
    pytest.param(NOTICE.encode(), NOTICE, "utf-8", id="utf-8"),
    pytest.param(codecs.BOM_UTF8 + NOTICE.encode(), NOTICE, "utf-8", id="utf-8 with mark"),
    pytest.param(NOTICE.encode("utf-16"), NOTICE, "utf-16-le", id="utf-16 with mark"),
    pytest.param(codecs.BOM_UTF16_BE + NOTICE.encode("utf-16-be"), NOTICE, "utf-16-be", id="utf-16-be with mark"),
    pytest.param(NOTICE.encode("utf-16-le"), NOTICE, "utf-16-le", id="utf-16-le bare"),
    pytest.param(NOTICE.encode("utf-16-be"), NOTICE, "utf-16-be", id="utf-16-be bare"),
    pytest.param("hello world".encode("utf-16-be"), "hello world", "utf-16-be", id="ASCII in utf-16-be"),
    pytest.param(NOTICE.encode("gb2312"), NOTICE, "gb18030", id="gb2312"),
    pytest.param("镕锒𠮷喆".encode("gb18030") + NOTICE.encode("gbk"), "镕锒𠮷喆" + NOTICE, "gb18030", id="gb18030 beyond gbk"),
    pytest.param(TRADITIONAL.encode("gbk"), TRADITIONAL, "gb18030", id="traditional characters in gbk"),
    pytest.param(TRADITIONAL.encode("big5"), TRADITIONAL, "big5", id="big5"),
    pytest.param(b"plain ascii", "plain ascii", "utf-8", id="ASCII"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), WRITTEN)
def test_a_text_is_read_in_its_encoding(data: bytes, text: str, encoding: str) -> None:
    assert decode(data, "文件.txt") == (text, encoding)


DAMAGED = [
    pytest.param(NOTICE.encode()[:-4], "utf-8", id="cut inside a character"),
    pytest.param((NOTICE * 20).encode()[:300] + (NOTICE * 20).encode()[301:], "utf-8", id="a byte lost"),
    pytest.param((NOTICE * 20).encode("gbk")[:501] + (NOTICE * 20).encode("gbk")[502:], "gb18030", id="a byte lost in gbk"),
]


@pytest.mark.parametrize(("data", "encoding"), DAMAGED)
def test_a_text_damaged_in_one_place_is_still_read(data: bytes, encoding: str) -> None:
    text, used = decode(data, "文件.txt")
    assert used == encoding
    assert "各乡镇人民政府" in text and text.count("\ufffd") <= 3


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\0" * 1000, id="zeros"),
        pytest.param(bytes(range(256)) * 40, id="every byte"),
        pytest.param(b"\xff" * 1000, id="one high byte"),
    ],
)
def test_bytes_that_are_no_text_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"照片\.txt") as refused:
        decode(data, "照片.txt")
    assert refused.value.hint


@pytest.mark.parametrize(
    ("page", "codec"),
    [
        (b'<meta charset="GB2312">', "gb18030"),
        (b'<META http-equiv=Content-Type content="text/html; charset=gbk">', "gb18030"),
        (b'<meta charset="utf-8"/>', "utf-8"),
        (b'<?xml version="1.0" encoding="big5"?>', "big5"),
        (b'<meta charset="hex">', None),
        (b'<meta charset="iso-8859-1">', None),
        (b'<meta charset="utf-16">', None),
        (b'<meta charset="no-such">', None),
        (b"<p>charset=gbk</p>", None),
    ],
)
def test_a_page_says_its_encoding(page: bytes, codec: str | None) -> None:
    assert declared_charset(page) == codec


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_utf8_comes_back_as_written(text: str) -> None:
    if "\ufeff" not in text and text.encode()[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        assert decode(text.encode(), "f") == (text, "utf-8")


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_bytes_give_text_or_a_plain_refusal(data: bytes) -> None:
    try:
        text, codec = decode(data, "f")
    except UnreadableSource as refused:
        assert refused.message.startswith("f: ")
    else:
        assert isinstance(text, str) and codecs.lookup(codec)


@pytest.mark.parametrize("codec", ["gb18030", "utf-8"])
def test_the_indent_of_gb18030_is_a_blank(codec: str) -> None:
    text, _ = decode("\ue5e5\ue5e5一、总体要求。坚持以人民为中心。".encode(codec), "a.txt")
    assert text == "\u3000\u3000一、总体要求。坚持以人民为中心。"
