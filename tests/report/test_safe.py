"""Strangers' text does nothing, whatever it holds."""

from __future__ import annotations

import doctest
import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.report.office import delimited as csv
from policydiff.tables import rows
from policydiff.text import inert as safe

VISIBLE = [
    ("全市科技服务业", "全市科技服务业"),
    ("\x1b]0;owned\x07", "␛]0;owned␇"),
    ("\x1b[31m红", "␛[31m红"),
    ("\x9b31m", "⟨U+009B⟩31m"),
    ("a\u202eb\u202c", "a⟨U+202E⟩b⟨U+202C⟩"),
    ("א\u200f。", "א⟨U+200F⟩。"),
    ("一行\n两行\t三", "一行 两行 三"),
    ("零\u200b宽", "零⟨U+200B⟩宽"),
    ("\ud800", "\N{REPLACEMENT CHARACTER}"),
    ("〔2023〕24号　㎡①Ⅲ𠮷", "〔2023〕24号　㎡①Ⅲ𠮷"),
]
CELLS = [
    ('=HYPERLINK("http://x","y")', '\'=HYPERLINK("http://x","y")'),
    ("+1+1", "'+1+1"),
    ("-2+3", "'-2+3"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("  =1+1", "'  =1+1"),
    ("\t=1+1", "' =1+1"),
    ("＝1＋1", "'＝1＋1"),
    ("=", "="),
    (">=", ">="),
    ("——强化", "——强化"),
    ("5—10家", "5—10家"),
]
MARKDOWN = [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a|b", r"a\|b"),
    ("[点](javascript:alert(1))", r"\[点\](javascript:alert(1))"),
    ("**粗**", r"\*\*粗\*\*"),
    ("@team", "@<!-- -->team"),
    ("https://x.cn", "https&#58;//x.cn"),
    ("&lt;", "&amp;lt;"),
    ("`rm`", r"\`rm\`"),
    ("第一行\n# 标题", "第一行 # 标题"),
]


@pytest.mark.parametrize(("text", "shown"), VISIBLE)
def test_visible(text: str, shown: str) -> None:
    assert safe.visible(text) == shown


@pytest.mark.parametrize(("text", "shown"), CELLS)
def test_cell(text: str, shown: str) -> None:
    assert safe.cell(text) == shown


@pytest.mark.parametrize(("text", "shown"), MARKDOWN)
def test_markdown(text: str, shown: str) -> None:
    assert safe.markdown(text) == shown


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(st.characters(), max_size=40))
def test_what_is_visible_commands_nothing_and_stays_so(text: str) -> None:
    shown = safe.visible(text)
    bad = [
        char
        for char in shown
        if unicodedata.category(char) in ("Cc", "Cs")
        or unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    ]
    assert bad == []
    assert safe.visible(shown) == shown


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=40))
def test_inert_json_has_the_same_values(text: str) -> None:
    document = safe.json_inert(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(document) == {"text": text}
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u202e\u200f\u2066" for char in document)


@pytest.mark.parametrize("module", [safe, rows, csv], ids=lambda module: module.__name__)
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0
