"""Notices and comparisons become text, pages and tables for people: one flat view, many formats.

    render(comparison, "html", lang="en")    render(notice, "text", width=120)    render([notice, …], "xlsx")

Every format prints the rows of `rows.view`; the same input gives the same bytes; text from strangers is inert in all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policydiff.tables.options import Options

if TYPE_CHECKING:
    from policydiff.messages import Message
    from policydiff.model import Comparison, Notice
    from policydiff.report.terminal.listing import Listed
    from policydiff.tables.notices import Origin

__all__ = ["COMPARISON_FORMATS", "NOTICE_FORMATS", "Options", "render", "render_comparison_text", "render_listing", "render_notice_text"]

COMPARISON_FORMATS = ("text", "markdown", "html", "csv", "tsv", "xlsx", "docx", "json")
NOTICE_FORMATS = ("text", "markdown", "html", "csv", "tsv", "xlsx", "docx", "json")


def render(value: Comparison | Notice | Sequence[Notice], format: str, **options: Any) -> str | bytes:
    """Return `value` in a format; bytes for xlsx and docx, text for the others.

    options: the fields of Options. Several notices at once: csv, tsv, xlsx. Raises PolicydiffError for a format, table or
    option that does not fit, MissingExtra where the library of a format is not installed.

    >>> import policydiff
    >>> notice = policydiff.parse_text("一、总则\\n加快发展。（责任单位：县科技局）", name="measures")
    >>> print(policydiff.render(notice, "tsv", table="tasks").splitlines()[1].split("\\t")[:2])
    ['measures', '']
    """
    from policydiff.model import Comparison, Notice
    from policydiff.report import formats

    chosen = Options(**options)
    if isinstance(value, Comparison):
        return formats.comparison(value, format, chosen)
    return formats.notices((value,) if isinstance(value, Notice) else tuple(value), format, chosen)


def render_comparison_text(
    comparison: Comparison, *, width: int = 80, color: bool = False, lang: str = "en", only: Iterable[str] = (), **more: Any
) -> str:
    """Return the terminal report of a comparison; `more`: the other fields of Options."""
    from policydiff.report.terminal.comparison_screen import comparison_text

    return comparison_text(comparison, Options(width=width, color=color, lang=lang, only=frozenset(only), **more))  # type: ignore[arg-type]


def render_notice_text(notice: Notice, *, width: int = 80, color: bool = False, lang: str = "en") -> str:
    """Return the terminal page of one notice."""
    from policydiff.report.terminal.notice_screen import notice_text

    return notice_text(notice, Options(width=width, color=color, lang=lang))  # type: ignore[arg-type]


def render_checks(
    notice: Notice,
    format: str,
    *,
    width: int = 80,
    color: bool = False,
    lang: str = "en",
    origins: Mapping[str, Origin] | None = None,
    advice: Sequence[Message] = (),
) -> str | bytes:
    """Return the list of what is to be checked in a notice: as text, docx, or the sheet of a workbook (xlsx).

    origins: the structured file of the notice; with it, what is ticked off in the workbook can go back. advice: what to do, for paper.
    """
    options = Options(width=width, color=color, lang=lang, tables=("diagnostics",))  # type: ignore[arg-type]
    if format == "docx":
        from policydiff.report.office.notice_paper import checks_docx

        return checks_docx(notice, options, advice)
    if format == "xlsx":
        from policydiff.report.office.notices_book import notices_xlsx

        return notices_xlsx([notice], replace(options, tables=("diagnostics", "notices")) if origins else options, origins)
    from policydiff.report.terminal.check_screen import check_text

    return check_text(notice, options)


def render_listing(entries: Iterable[Listed], *, width: int | None = 80, color: bool = False, lang: str = "en") -> str:
    """Return the table of what a corpus holds. width: columns of a terminal; None for one line a notice, however long."""
    from policydiff.report.terminal.listing import listing_lines, listing_text

    if width is None:
        return listing_lines(entries, Options(lang=lang))  # type: ignore[arg-type]
    return listing_text(entries, Options(width=width, color=color, lang=lang))  # type: ignore[arg-type]
