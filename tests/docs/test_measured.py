"""The pages of figures: one set of figures makes both languages, and nothing in the Chinese pages is left in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from docs_measured import LANGUAGES, PAGES, figures_of, measured, named, words

FIGURE = re.compile(r"\d[\d.,]*")


def cells(page: str) -> list[list[str]]:
    """Return the rows of all tables of a page, without their heads."""
    lines = page.splitlines()
    heads = {number - 1 for number, line in enumerate(lines) if line.startswith("|--") or line.startswith("|:-")}
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for number, line in enumerate(lines)
        if line.startswith("| ") and number not in heads
    ]


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_have_the_same_figures(name: str) -> None:
    rows = {lang: cells(measured(name, lang)) for lang in LANGUAGES}
    assert [len(row) for row in rows["en"]] == [len(row) for row in rows["zh"]]
    numbers = {lang: [[sorted(FIGURE.findall(cell)) for cell in row] for row in found] for lang, found in rows.items()}
    assert numbers["en"] == numbers["zh"]


def names_of(name: str) -> Iterator[str]:
    """Yield what the rows, columns and amounts of a page are called in its figures."""
    figures: dict[str, Any] = figures_of(name)
    for title, rows in figures.get("tables", {}).items():
        yield title
        for row in rows:
            yield from (row[key] for key in ("what", "beside", "ours", "other") if key in row)  # a peer that is not there has no figures
    for scores in figures.get("parse", {}).values():
        yield from (each["field"] for each in scores)
    for pair, found in figures.get("compare", {}).items():
        yield pair
        yield from (each["figure"] for each in found)
    yield from (each["mode"] for each in figures.get("validate", ()))


# Names of programs, commands and formats, measures, and the fields of files: the same in every language.
SAME = re.compile(
    r"policydiff|list|parse|show|compare|matrix|validate|--\w+|jieba\.lcut|difflib|rapidfuzz|redlines|GovernDiff|governdiff diff|"
    r"yaml\.CSafeLoader|typer|rich|pydantic|yaml|html|xlsx|docx|markdown|text|[kMG]?B|[mµ]?s"
)


@pytest.mark.parametrize("name", PAGES)
def test_every_row_has_a_chinese_name(name: str) -> None:
    left = {each: named(each, "zh") for each in names_of(name) if re.search("[A-Za-z]", SAME.sub("", named(each, "zh")))}
    assert left == {}, "to be named in docs/data/measured-words.yaml"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("parse a notice of 10 MB", "解析 10 MB 的公文"),
        ("12 MB of a notice", "12 MB 的公文"),
        ("the engine, 50 against 70 clauses", "对照：50 句对 70 句"),
        ("hard, parsed", "难句（从头解析）"),
        ("1.5 thousand characters/s", "1.5 千字/秒"),
        ("what nobody has named", "what nobody has named"),
    ],
)
def test_a_name_keeps_its_figures(name: str, expected: str) -> None:
    assert (named(name, "en"), named(name, "zh")) == (name, expected)


@pytest.mark.parametrize("name", PAGES)
def test_the_words_of_a_page_are_the_same_in_number(name: str) -> None:
    english, chinese = (words()[name][lang] for lang in LANGUAGES)
    assert [(key, len(text) if isinstance(text, list) else 1) for key, text in english.items()] == [
        (key, len(text) if isinstance(text, list) else 1) for key, text in chinese.items()
    ]
