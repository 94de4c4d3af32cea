"""Links lead somewhere, pictures are there, and the first commands come first."""

from __future__ import annotations

import re

import pytest
from doc_pages import PAGES, path_of, prose_of, text_of

from docs_console import pieces

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


def links(page: str) -> list[str]:
    return [link for link in _LINK.findall(prose_of(page)) if not link.startswith(("http://", "https://"))]


def anchors(page: str) -> set[str]:
    """Return the anchors that GitHub gives the headings of a page; the second of a name ends in -1."""
    found: set[str] = set()
    for heading in _HEADING.findall(prose_of(page)):
        slug = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).replace(" ", "-")
        count = 0
        while (anchor := f"{slug}-{count}" if count else slug) in found:
            count += 1
        found.add(anchor)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = (path_of(page).parent / name).resolve() if name else path_of(page)
        shown = target.relative_to(path_of("").resolve()).as_posix()
        assert target.exists(), f"{page}: there is no {shown}"
        if anchor and target.suffix == ".md":
            assert anchor in anchors(shown), f"{page}: {shown} has no heading #{anchor}"


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_two_commands_come_first(page: str) -> None:
    first = next(piece for piece in pieces(text_of(page)) if piece.kind == "sh")  # in Chinese behind what a reader of workbooks types
    assert [line.split("#")[0].strip() for line in first.body.splitlines()] == ["make demo", "make test"]


def test_every_page_can_be_reached_from_the_readme() -> None:
    found, ahead = set(), ["README.md"]
    while ahead:
        page = ahead.pop()
        if page in found:
            continue
        found.add(page)
        targets = [(path_of(page).parent / link.partition("#")[0]).resolve() for link in links(page) if link.partition("#")[0]]
        ahead += [target.relative_to(path_of("").resolve()).as_posix() for target in targets if target.suffix == ".md"]
    assert set(PAGES) <= found


def test_both_readmes_have_the_same_sections() -> None:
    count = [len(_HEADING.findall(prose_of(page))) for page in ("README.md", "README.zh-CN.md")]
    assert count[0] == count[1]
