"""The site: every page is in its navigation, links fit between its pages, and what leads nowhere or would be fetched is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from doc_pages import PAGES

from build_site import LANGUAGES, entries, faults, fitted

PLACES = {each.page: each.place for _, pages in entries() for each in pages}


def test_every_page_is_in_the_navigation() -> None:
    translations = tuple(f"{suffix}.md" for suffix in LANGUAGES.values() if suffix)
    assert {page for page in PAGES if not page.endswith(translations)} <= set(PLACES)


@pytest.mark.parametrize(
    ("page", "lang", "link", "expected"),
    [
        ("README.md", "en", "[a](docs/cli.md)", "[a](cli.md)"),
        ("README.md", "en", "![a](docs/images/a.png)", "![a](images/a.png)"),
        ("docs/cli.md", "en", "[a](../ARCHITECTURE.md#the-flow)", "[a](architecture.md#the-flow)"),
        ("docs/index.md", "en", "[a](for-analysts.zh-CN.md)", '<a href="zh/for-analysts.html">a</a>'),
        ("docs/index.md", "zh", "[a](for-analysts.zh-CN.md)", "[a](for-analysts.md)"),
        ("README.md", "zh", "[English](README.md)", '<a href="../readme.html">English</a>'),
        ("docs/cli.md", "en", "[a](https://example.org/x)", "[a](https://example.org/x)"),
        ("docs/contract.md", "en", "[a](#sections-1)", "[a](contract.md#sections_1)"),
        ("docs/contract.md", "zh", "[a](#sections-1)", "[a](contract.md#sections_1)"),
    ],
)
def test_links_fit_between_the_pages_of_the_site(page: str, lang: str, link: str, expected: str) -> None:
    assert fitted(link, page, lang, PLACES) == expected


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<a href="b.html">b</a><h2 id="x"></h2><a href="#x">x</a>', []),
        ('<a href="c.html">c</a>', ["a.html: c.html leads nowhere"]),
        ('<a href="b.html#y">b</a>', ["a.html: b.html#y has no such heading"]),
        ('<script src="https://example.org/s.js"></script>', ["a.html: fetches https://example.org/s.js"]),
        ('<link rel="alternate" href="b.html"><a href="https://example.org">e</a>', []),
    ],
)
def test_what_is_wrong_with_a_site_is_told(body: str, said: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(body, encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>b</p>", encoding="utf-8")
    assert faults(tmp_path) == said
