"""The physical lines of a text, with page numbers and running heads told apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from policydiff.model import Mark, Source
from policydiff.parse.lay.breaks.spans import join_pieces
from policydiff.parse.lay.line import PhysicalLine
from policydiff.parse.lay.pages.furniture import with_page_furniture
from policydiff.parse.lay.pages.glued import without_glued_numbers
from policydiff.parse.lay.pages.turned import with_turns_apart
from policydiff.text.numbers import read_marker
from policydiff.vocab.duties.columns import is_head
from policydiff.vocab.page.turned import turns_of_page

_TABBED_LINE = re.compile(r"[^\t\n]*\S *\t+ *\S")
_BARRED_LINE = re.compile(r"\|[^|\n]*\|[^|\n]*\|")
_FAR = 2  # lines that may stand between the rows of a table
_DRAWN = "+|- "  # a line between two rows is made of these, folded
_LONGEST_NUMBER = 20  # characters of 第 1 页 共 12 页
_LONGEST_HEAD = 40  # characters of a running head
_WIDE_MARKS = b"!,:;?()[]\"'%-~"  # folded from full width, or typed half-width where full width is meant


def physical_lines(source: Source, folded: str) -> list[PhysicalLine]:
    """Return the lines of `source` that are not blank, page numbers and running heads marked. folded: fold(source.text)."""
    marked = _MarkIndex(source.marks)
    has_marks = bool(marked)
    may_have_rows = "\t" in source.text or "|" in folded or "+-" in folded
    lines: list[PhysicalLine] = []
    feeds: set[int] = set()  # lines before which a page ends
    position = gap = 0
    for raw in source.text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start, size, indent, lead, kind, detail = position, len(body), 0, "", "text", ""
            if raw[0] != body[0]:
                lead = raw[: raw.index(body[0])]
                start += len(lead)
                indent = len(lead) + lead.count("\u3000") + 3 * lead.count("\t")
            if has_marks:
                kind, detail = marked.at(start)
            shape = folded[start : start + size]
            if may_have_rows and kind == "text":
                kind = _kind_of(body, shape)
            if kind == "row" and "\t" in lead:  # empty cells: the columns of a row stay where they are
                start, body = start - len(lead) + lead.index("\t"), lead[lead.index("\t") :] + body
                size = len(body)
                shape = folded[start : start + size]
            narrow = len(shape.encode("ascii", "ignore").translate(None, _WIDE_MARKS))
            lines.append(PhysicalLine(start, start + size, shape, 2 * size - narrow, indent, gap, kind, detail))
            gap = 0
        else:
            gap += 1
            if "\f" in raw:
                feeds.add(len(lines))
        position += len(raw)
    if may_have_rows or has_marks:
        lines = _without_lone_tabs(lines, marked)
    whole = join_pieces(without_glued_numbers(lines), folded)
    if len(whole) < len(lines) and feeds:
        starts = [line.start for line in whole]
        feeds = {bisect_left(starts, lines[at].start) for at in feeds if at < len(lines)}
    found = with_page_furniture(_with_barred_rows(whole) if "|" in folded else whole, feeds)
    return with_turns_apart(found) if turns_of_page(folded) else found


def _kind_of(body: str, shape: str) -> str:
    """Tell a row of a table, and a line drawn between two rows or a bar that is left of a table, from text."""
    if ("\t" in body and _TABBED_LINE.match(body) and not _is_numbered(body, shape)) or ("|" in shape and _BARRED_LINE.match(shape)):
        return "row"
    return "layout" if shape == "|" or ("+-" in shape and not shape.strip(_DRAWN)) else "text"


def _is_numbered(body: str, shape: str) -> bool:
    """Tell a paragraph with a tab behind its number (（一）⇥指导思想) from a row of two cells."""
    head, _, rest = body.partition("\t")
    head = head.rstrip()
    if "\t" in rest.strip() or not 0 < len(head) <= _LONGEST_NUMBER or head[-1].isnumeric():
        return False
    number = read_marker(shape)
    return number is not None and number.end >= len(head)


def _without_lone_tabs(lines: list[PhysicalLine], marked: _MarkIndex) -> list[PhysicalLine]:
    """Return the lines with one as text that only a tab makes a row, and that has no row near it: a blank of the layout."""
    rows = [index for index, line in enumerate(lines) if line.kind == "row"]
    lone = {
        at
        for before, at, after in zip([-_FAR - 2, *rows], rows, [*rows[1:], len(lines) + _FAR + 2], strict=False)
        if at - before > _FAR + 1 and after - at > _FAR + 1 and "|" not in lines[at].folded and marked.at(lines[at].start)[0] == "text"
    }
    return [replace(line, kind="text") if index in lone else line for index, line in enumerate(lines)] if lone else lines


def _with_barred_rows(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Mark the rows whose cells bars part or close and do not enclose (甲|乙|丙): heads of columns, and the lines below with as many bars."""
    found: set[int] = set()
    bars = head = away = 0
    for index, line in enumerate(lines):
        count = line.folded.count("|") if line.kind in ("text", "row") else 0
        if count and count == bars:
            found.update((head, index))
            away = 0
        elif not count and bars and away < _FAR and len(line.folded) <= _LONGEST_HEAD:
            away += 1  # a heading over the rows of a group
        elif not count or (count == 1 and line.folded[-1] == "|") or not is_head([cell for cell in line.folded.split("|") if cell.strip()]):
            bars = 0
        else:
            bars, head, away = count, index, 0
    return [replace(line, kind="row") if index in found else line for index, line in enumerate(lines)] if found else lines


class _MarkIndex:
    """The reader's marks by position; the narrowest stands where they nest."""

    _KINDS = frozenset({"portal", "page-furniture", "footnote", "contents", "row", "metadata", "heading"})

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = sorted((mark for mark in marks if mark.kind in self._KINDS), key=lambda mark: (mark.start, -mark.end))
        self._starts = [mark.start for mark in self._marks]

    def __bool__(self) -> bool:
        return bool(self._marks)

    def at(self, position: int) -> tuple[str, str]:
        """Return (kind, detail) of the mark over `position`; a heading is text with a level."""
        last = bisect_right(self._starts, position) - 1
        for index in range(last, max(-1, last - 3), -1):
            mark = self._marks[index]
            if mark.start <= position < mark.end:
                return ("text", mark.detail or "1") if mark.kind == "heading" else (mark.kind, mark.detail)
        return "text", ""
