"""Notices and comparisons become text, pages and tables for people: one flat view, many formats.

    render(comparison, "html", lang="en")    render(notice, "text", width=120)

Formats of a comparison: text, markdown, html, csv, tsv, xlsx, docx, json; of a notice: the same without docx.
Every format prints the rows of `rows.view`; the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from policydiff.model import Comparison, Notice
from policydiff.report.options import Options

if TYPE_CHECKING:
    from policydiff.report.terminal_notice import ListingEntry

__all__ = ["Options", "render_comparison_text", "render_listing", "render_notice_text"]


def render_comparison_text(
    comparison: Comparison, *, width: int = 80, color: bool = False, lang: str = "zh", only: Iterable[str] = (), **more: Any
) -> str:
    """Return the terminal report of a comparison; `more`: the other fields of Options."""
    from policydiff.report.terminal import comparison_text

    return comparison_text(comparison, Options(width=width, color=color, lang=lang, only=frozenset(only), **more))  # type: ignore[arg-type]


def render_notice_text(notice: Notice, *, width: int = 80, color: bool = False, lang: str = "zh") -> str:
    """Return the terminal page of one notice."""
    from policydiff.report.terminal_notice import notice_text

    return notice_text(notice, Options(width=width, color=color, lang=lang))  # type: ignore[arg-type]


def render_listing(entries: Iterable[ListingEntry], *, width: int = 80, color: bool = False, lang: str = "zh") -> str:
    """Return the table of what a corpus holds."""
    from policydiff.report.terminal_notice import listing_text

    return listing_text(entries, Options(width=width, color=color, lang=lang))  # type: ignore[arg-type]
