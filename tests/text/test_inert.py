"""What strangers' text may do, and what is left of it: the same words, and nothing that a terminal, a page or a spreadsheet would obey."""

from __future__ import annotations

import json

import pytest

from policydiff.text.inert import cell, json_inert, markdown, visible

VISIBLE = {
    "全市\n全县": "全市 全县",
    "\x1b[31m红": "␛[31m红",
    "一\u202e二": "一⟨U+202E⟩二",
    "零\u200b宽": "零⟨U+200B⟩宽",
    "删\x7f": "删␡",
    "半\ud800个": "半\ufffd个",
    "全角　空格，不变": "全角　空格，不变",
}


@pytest.mark.parametrize(("text", "shown"), VISIBLE.items())
def test_every_character_can_be_seen(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", [*VISIBLE, "\U000e0041标", "\ufeff首", "一\t二\r三"])
def test_json_says_the_same_and_shows_it(text: str) -> None:
    document = json.dumps({"text": text}, ensure_ascii=False, indent=1)
    inert = json_inert(document)
    assert json.loads(inert) == {"text": text}
    assert inert.count("\n") == document.count("\n") == 2
    assert inert.replace("\n", "").replace("\u3000", "").isprintable()


def test_json_on_one_line_that_shows_everything_stays_as_it_is() -> None:
    assert json_inert('{"text": "水利局"}') == '{"text": "水利局"}'


CELLS = {"=1+1": "'=1+1", " ＝1+1": "' ＝1+1", "\x0b=1+1": "' =1+1", "-": "-", "一=二": "一=二", "@某县": "'@某县"}


@pytest.mark.parametrize(("text", "shown"), CELLS.items())
def test_a_spreadsheet_runs_no_cell(text: str, shown: str) -> None:
    assert cell(text) == shown


MARKDOWN = {
    "a|b": "a\\|b",
    "<b>": "&lt;b&gt;",
    "www.a.cn": "www&#46;a.cn",
    "http://a": "http&#58;//a",
    "@me": "@<!-- -->me",
    "@ me": "@ me",
}


@pytest.mark.parametrize(("text", "shown"), MARKDOWN.items())
def test_markdown_marks_nothing_up(text: str, shown: str) -> None:
    assert markdown(text) == shown
