"""The pages of the documentation, and what stands in them as code."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from docs import ROOT, pages
from docs_console import pieces

PAGES = pages()
WRITTEN = tuple(
    page for page in PAGES if page.removesuffix(".md").removesuffix(".zh-CN") not in ("docs/cli", "docs/contract", "docs/rules")
)
"""The pages that people write, in part or whole."""

_INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


@cache
def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def prose_of(page: str) -> str:
    """Return a page without its fences and comments."""
    text = text_of(page)
    for piece in reversed([piece for piece in pieces(text) if piece.is_fence]):
        text = text[: piece.start] + text[piece.end :]
    return re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)


def inline_code(page: str) -> list[str]:
    return _INLINE.findall(prose_of(page))


def commands_shown(page: str) -> list[str]:
    """Return the commands of policydiff that a page shows, in fences and in sentences."""
    fences = [piece.body for piece in pieces(text_of(page)) if piece.is_fence]
    lines = [line for body in fences for line in body.splitlines()] + inline_code(page)
    return [found[0] for line in lines for found in re.finditer(r"(?<![\w/\"'-])policydiff [a-z-][^|;&>#\n\"()]*", line)]


def path_of(name: str) -> Path:
    return ROOT / name
