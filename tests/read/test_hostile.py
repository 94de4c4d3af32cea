"""Whatever the bytes: a Source or a plain refusal, in time that grows with the size."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutate_files import mutants

from policydiff.errors import PolicydiffError
from policydiff.read import read_bytes

FIXTURES = sorted((Path(__file__).resolve().parents[1] / "fixtures").glob("*.*"))
SMALL = [path for path in FIXTURES if path.suffix in (".html", ".md", ".docx", ".ofd", ".pdf")]


def check(data: bytes, name: str) -> None:
    """Read `data`; assert what a Source guarantees, or that the refusal names the file."""
    try:
        source = read_bytes(data, name)
    except PolicydiffError as refused:
        assert refused.message and refused.hint is not None
        return
    assert source.text.strip() and not any(0xD800 <= ord(char) < 0xE000 for char in source.text)
    for mark in source.marks:
        assert 0 <= mark.start <= mark.end <= len(source.text)
        assert (mark.start == mark.end) == (mark.kind == "page")
        assert "\n" not in source.text[mark.start : mark.end]


@pytest.mark.parametrize("path", SMALL, ids=[path.name for path in SMALL])
def test_a_changed_file_never_breaks_the_reader(path: Path) -> None:
    """See tests/read/mutate_files.py, which does the same many thousand times."""
    data = path.read_bytes()
    for _, _, changed in mutants(data, range(12 if len(data) > 50_000 else 36)):
        check(changed, path.name)


@pytest.mark.parametrize(
    "path", [path for path in FIXTURES if path.suffix in (".docx", ".ofd", ".pdf", ".html")], ids=lambda path: path.name
)
def test_a_file_cut_anywhere_is_refused_or_tells_that_it_ends_too_early(path: Path) -> None:
    data = path.read_bytes()
    for part in range(1, 7):
        try:
            source = read_bytes(data[: len(data) * part // 7], path.name)
        except PolicydiffError:
            continue
        assert any(loss.kind in ("end", "page") for loss in source.ledger.losses)


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class=share>",
        "</div>",
        "<table>",
        "<tr>",
        "<td colspan=3>",
        "<td rowspan=2>",
        "</table>",
        "<ol>",
        "<li>",
        "</ol>",
        "<h2>",
        "</h2>",
        "<br>",
        "<a href=x.doc>",
        "</a>",
        "<sup>",
        "<pre>",
        "<dt>",
        "<dd>",
        "<!--正文开始-->",
        "<script>",
        "<b",
        "='",
        '"',
        "&",
        "]]>",
    ]
)
WORDS = st.sampled_from(
    [
        "索引号：",
        "发布日期",
        "一、总体要求",
        "到2025年，新增企业50家。",
        "（责任单位：县科技局）",
        "首页",
        "打印",
        "相关链接",
        "目录",
        "……………3",
        "\t",
        "\n",
        "\u202e",
        "𠮷",
    ]
)


@given(st.lists(st.one_of(TAGS, WORDS), max_size=60))
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_any_mixture_of_tags_and_words_is_read(pieces: list[str]) -> None:
    check(("<html><body>" + "".join(pieces)).encode(), "a.html")


@given(
    st.lists(
        st.one_of(WORDS, st.sampled_from(["# ", "**", "|", "|-|-|\n", "```\n", "---\n", "[", "](", "<!--", "-->", "\\", "> "])), max_size=60
    )
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_mixture_of_markdown_is_read(pieces: list[str]) -> None:
    check(("# 甲\n# 乙\n" + "".join(pieces)).encode(), "a.md")


@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            b"",
            b"%PDF-1.7\n",
            b"PK\x03\x04",
            b"<html>",
            b"\xff\xfe",
            b"\xef\xbb\xbf",
            b"Content-Type: multipart/related; boundary=x\n\n--x\n",
        ]
    ),
    st.sampled_from(["a.txt", "a.html", "a.md", "a.pdf", "a.docx", "a"]),
)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes, name: str) -> None:
    check(start + data, name)


GROWING = {
    "one line of text": ("a.txt", "", "文"),
    "one bracket": ("a.html", "<html><p>", "["),
    "paragraphs": ("a.html", "<html>", "<p>文字内容，一二三。</p>"),
    "labels": ("a.html", "<html><p>", "索引号："),
    "label lines": ("a.html", "<html>", "<p>索引号：</p>"),
    "open comments": ("a.html", "<html><p>文字</p>", "<!--"),
    "less-than signs": ("a.html", "<html>", "<"),
    "quotes": ("a.html", "<html>", "<a b='"),
    "table cells": ("a.html", "<html><table><tr>", "<td>甲"),
    "dot leaders": ("a.html", "<html>", "<p>总则……………3</p>"),
    "stars": ("a.md", "# 甲\n# 乙\n", "**a "),
    "pipes": ("a.md", "|a|\n|-|-|\n", "|"),
    "brackets and links": ("a.md", "# 甲\n# 乙\n", "[a]("),
    "hashes": ("a.md", "# 甲\n# 乙\n", " #"),
}


@pytest.mark.parametrize(("name", "start", "unit"), GROWING.values(), ids=GROWING.keys())
def test_a_page_of_one_thing_is_read_to_its_end(name: str, start: str, unit: str) -> None:
    """A reader that took time by the square would not come back; how fast it is, the benchmarks say."""
    data = (start + unit * (300_000 // len(unit.encode()))).encode()
    check(data, name)
