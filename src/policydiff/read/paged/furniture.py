"""Pages become lines of text: page numbers, running heads and footnotes are marked, indents show as full-width blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from policydiff.read.assemble import ExtractedLine
from policydiff.read.contents import mark_contents
from policydiff.read.paged.glyphs import PageRows, Row
from policydiff.text.fold import fold

_PAGE_NUMBER = re.compile(
    r"^(?:[-_~.·\s]{0,8}\d{1,4}[-_~.·\s]{0,8}|第\s*[\d一二三四五六七八九十百]{1,5}\s*页(?:[\s,，/]*共\s*[\d一二三四五六七八九十百]{1,5}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[ivxIVX]{1,6}|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"^\s*(?:[①-⑳]|\[\d{1,2}\]|\(\d{1,2}\)|\d{1,2}(?=[\s\u4e00-\u9fff《])|[*※]|注\d{0,2}\s*:)")
_EDGE = 0.12
"""Share of a page's height, at its top and its foot, where page numbers and running heads stand."""
_SMALL = 0.87
"""Footnotes are set at most this share of the size of the text."""
_LOWEST_TEXT = 0.4
"""Share of a page's height above which no footnote stands."""
_SIMILAR = 0.12
"""Rows of running text differ at most by this share in size."""
_DEEPEST_INDENT = 20


def page_lines(pages: Sequence[PageRows]) -> list[ExtractedLine]:
    """Return the lines of all pages in order.

    Marked: page-furniture (page numbers; what stands at the same edge of several pages), footnote, contents, row. A line that
    begins right of the page's margin begins with as many full-width blanks as characters would fit there.
    """
    size = _text_size(pages)
    _mark_furniture(pages)
    for page in pages:
        _mark_footnotes(page, size)
    common = _margin([row for page in pages for row in page.rows], size)
    _mark_repeated_heads(pages)
    lines: list[ExtractedLine] = []
    begins = []
    for page in pages:
        begins.append(len(lines))
        lines.extend(_lines(page, size, common))
    lines = mark_contents(lines)
    for at in begins:
        if at < len(lines):
            lines[at] = lines[at].marked("page")
    return lines


def _lines(page: PageRows, size: float, common: float | None) -> Iterator[ExtractedLine]:
    margin = _margin(page.rows, size)
    if margin is None or (common is not None and common < margin <= common + 2.5 * size):
        # Every paragraph of the page may be one indented line; the other pages know the margin.
        margin = common
    for row in page.rows:
        indent = 0 if margin is None or row.kinds else round((row.x0 - margin) / max(row.size, 1.0))
        blanks = "\u3000" * max(0, min(_DEEPEST_INDENT, indent))
        yield ExtractedLine(blanks + row.text, tuple(row.kinds))


def _text_size(pages: Sequence[PageRows]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page.rows:
            sizes[round(row.size * 2) / 2] += len(row.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _margin(rows: Sequence[Row], size: float) -> float | None:
    """Return the left edge of the running text: the leftmost place where rows of its size that fill the line begin."""
    rows = [row for row in rows if not row.kinds and abs(row.size - size) <= _SIMILAR * size]
    if not rows:
        return None
    widths = sorted(row.x1 - row.x0 for row in rows)
    usual = widths[int(0.9 * (len(widths) - 1))]
    wide = [row for row in rows if row.x1 - row.x0 >= 0.6 * usual]
    starts = Counter(round(row.x0 / 4) for row in wide)
    least = min(0.1 * len(wide), max(starts.values()))
    place = min(start for start, count in starts.items() if count >= least)
    return min(row.x0 for row in wide if round(row.x0 / 4) == place)


def _mark_furniture(pages: Sequence[PageRows]) -> None:
    heads: Counter[str] = Counter()
    for page in pages:
        heads.update({_masked(row) for row in _edge_rows(page)})
    least = 2 if len(pages) == 2 else max(3, len(pages) // 4)
    for page in pages:
        for row in _edge_rows(page):
            text = fold(row.text).strip()
            if row.written is not None:
                continue
            if _PAGE_NUMBER.match(text) or (len(pages) > 1 and heads[_masked(row)] >= least and len(text) <= 60):
                row.kinds.append(("page-furniture", ""))


def _masked(row: Row) -> str:
    return re.sub(r"\d+", "#", "".join(fold(row.text).split()))


def _edge_rows(page: PageRows) -> list[Row]:
    """Return the first and last two rows of the page, as far as they stand near its edges."""
    rows = sorted(page.rows, key=lambda row: row.y)
    top = [row for row in rows[:2] if row.y <= _EDGE * page.height]
    foot = [row for row in rows[-2:] if row.y >= (1 - _EDGE) * page.height and row not in top]
    return top + foot


def _mark_repeated_heads(pages: Sequence[PageRows]) -> None:
    """Take the header mark from the first row of a table that goes on from the page before, unless it prints its head again."""
    head, in_table = "", False
    for page in pages:
        content = [row for row in page.rows if ("page-furniture", "") not in row.kinds]
        for index, row in enumerate(content):
            if ("row", "header") in row.kinds:
                if index == 0 and in_table and row.text != head:
                    row.kinds[:] = [("row", "")]
                else:
                    head = row.text
        in_table = bool(content) and content[-1].written is not None


def _mark_footnotes(page: PageRows, size: float) -> None:
    """Mark the rows at the page's foot that are small, or under a short line, from the first that begins with a note's sign."""
    body = [row for row in page.rows if not row.kinds]
    stroke = max((at for at in page.strokes if at >= _LOWEST_TEXT * page.height), default=page.height)
    notes: list[Row] = []
    for row in reversed(body):
        if row.y < _LOWEST_TEXT * page.height or (row.size > _SMALL * size and row.y < stroke):
            break
        notes.insert(0, row)
    while notes and not _NOTE.match(fold(notes[0].text)):
        notes.pop(0)
    if len(notes) < len(body):
        for row in notes:
            row.kinds.append(("footnote", ""))
