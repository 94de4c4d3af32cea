"""The lines of a text become paragraphs: wraps undone, page furniture set aside, every character still at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydiff.model import Source
from policydiff.parse.lay.breaks.blanks import over_blanks
from policydiff.parse.lay.breaks.bodies import halves_of_names, roles_below_names
from policydiff.parse.lay.breaks.occasions import halves_of_occasions
from policydiff.parse.lay.flat import part_flat
from policydiff.parse.lay.headings.halves import halves_of_headings
from policydiff.parse.lay.headings.lone import lines_behind_numbers
from policydiff.parse.lay.invisible import has_invisible, put_back, visible
from policydiff.parse.lay.line import PhysicalLine
from policydiff.parse.lay.pages.teasers import with_teasers
from policydiff.parse.lay.passage import NOWHERE, Passage
from policydiff.parse.lay.physical import physical_lines
from policydiff.parse.lay.rows.aligned import aligned_rows, row_passage
from policydiff.parse.lay.rows.broken import broken_rows, whole_row
from policydiff.parse.lay.rows.drawn import joined, rows_of_lines
from policydiff.parse.lay.rows.overleaf import rows_cut_by_pages
from policydiff.parse.lay.rows.tabbed import has_tabbed_cells, tabbed_rows
from policydiff.parse.lay.wraps import Wrap, around_tables
from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.text.numerals import CHARACTERS

_WHOLE = frozenset({"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "text/html"})  # their lines are paragraphs
_ASIDE = frozenset({"page-furniture", "footnote"})
_BLANK_RUN = re.compile(r"\s+")
_OPENING_NUMBER = re.compile(
    rf"\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}(?=\s)(?!\s\d\s\d\s?(?:\d\s?)?年|\s[.．、])|[{CHARACTERS}]{{1,2}}(?=\s{{1,3}}[\u4e00-\u9fff]{{2,18}}$)"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A logical paragraph.

    kind: text, row (cells parted by tabs or bars), portal, metadata, contents, footnote, page-furniture, layout (a line drawn).
    gaps: positions before which the source has a wide blank; a heading may end there. detail: the reader's (heading level, header).
    """

    passage: Passage
    kind: str = "text"
    indent: int = 0
    gap: int = 0
    gaps: tuple[int, ...] = ()
    detail: str = ""

    @property
    def text(self) -> str:
        """The paragraph without wraps and layout blanks."""
        return self.passage.text

    @property
    def folded(self) -> str:
        """The same, folded."""
        return self.passage.folded

    def parted(self, cut: int) -> tuple[Paragraph, Paragraph]:
        """Return the paragraphs before and from text[cut]; the second begins a line of its own."""
        before, after = self.passage.cut(0, cut), self.passage.cut(cut)
        return (
            replace(self, passage=before, gaps=tuple(x for x in self.gaps if x < cut)),
            replace(self, passage=after, gaps=tuple(x - cut for x in self.gaps if x > cut)),
        )


def read_paragraphs(source: Source) -> list[Paragraph]:
    """Return the paragraphs of `source` in order; every character that is seen is in exactly one of them. Never raises."""
    if not has_invisible(source.text):
        return _read(source)
    seen, places = visible(source)
    return [replace(paragraph, passage=put_back(paragraph.passage, places)) for paragraph in _read(seen)]


def _read(source: Source) -> list[Paragraph]:
    folded = fold(source.text)
    lines: Sequence[PhysicalLine] = with_teasers(part_flat(physical_lines(source, folded)))
    lines, rows = _rows(source, folded, lines)
    kinds = {line.kind for line in lines}
    wrap = Wrap(0, 0, False, source.media_type in _WHOLE) if source.media_type in _WHOLE else Wrap.measure(lines)
    paragraphs: list[Paragraph] = []
    group: list[PhysicalLine] = []
    holes: list[int] = []  # index in group before which something foreign stood
    aside: list[PhysicalLine] = []
    interrupting, going_on = around_tables(lines) if "row" in kinds else (set(), set())
    going_on |= _halves(lines)
    for index, line in enumerate(lines):
        if index in rows:
            if group:
                paragraphs.append(_paragraph(source.text, folded, group, holes))
                group, holes = [], []
            paragraphs.extend(rows[index])
        elif line.kind in _ASIDE or index in interrupting:
            aside.append(line)
        elif group and (index in going_on or wrap.joins(group, line, bool(aside))):
            if aside:
                holes.append(len(group))
                paragraphs.extend(_paragraph(source.text, folded, [item], []) for item in aside)
                aside = []
            group.append(line)
        else:
            if group:
                paragraphs.append(_paragraph(source.text, folded, group, holes))
            holes = [0] if aside else []
            if aside:
                paragraphs.extend(_paragraph(source.text, folded, [item], []) for item in aside)
                aside = []
            group = [line]
    if group:
        paragraphs.append(_paragraph(source.text, folded, group, holes))
    paragraphs.extend(_paragraph(source.text, folded, [item], []) for item in aside)
    if rows or not kinds.isdisjoint(("row", *_ASIDE)):  # all others come in order
        paragraphs.sort(key=lambda paragraph: paragraph.passage.offsets[0])
    return paragraphs


def _halves(lines: Sequence[PhysicalLine]) -> set[int]:
    """Return the lines that go on the one above, by what the two say: numbers and headings, names and roles, occasions, over blanks."""
    halves = lines_behind_numbers(lines) | halves_of_headings(lines) | halves_of_names(lines) | roles_below_names(lines)
    return halves | halves_of_occasions(lines) | over_blanks(lines)


def _rows(source: Source, folded: str, lines: Sequence[PhysicalLine]) -> tuple[Sequence[PhysicalLine], dict[int, list[Paragraph]]]:
    """Return the lines, those of tables set with blanks as rows; and the paragraphs of each row of several lines or of blanks at its first line, none at the others."""
    text = source.text
    found: dict[int, list[Paragraph]] = {}
    tabbed = list(tabbed_rows(lines, text)) if has_tabbed_cells(text) else []
    for row in tabbed or aligned_rows(lines, text):
        found |= {at: [] for at in range(row.start, row.end) if tabbed or lines[at].kind == "text"}
        first = lines[row.start]
        found[row.start] = [Paragraph(row_passage(row, lines, text, folded), "row", first.indent, first.gap)]
    if found:
        lines = [replace(line, kind="row") if index in found else line for index, line in enumerate(lines)]
    kinds = {line.kind for line in lines}
    for row, second in (
        () if "row" not in kinds else rows_cut_by_pages(lines, text, [mark.start for mark in source.marks if mark.kind == "page"])
    ):
        first = lines[row.start]
        found[row.start] = [Paragraph(row_passage(row, lines, text, folded), "row", first.indent, first.gap, (), first.detail)]
        found[second] = []
    for start, end in broken_rows(lines, text) if "\t" in text else ():
        if found.keys().isdisjoint(range(start, end)):
            found |= {at: [] for at in range(start, end)}
            found[start] = [Paragraph(whole_row(lines[start:end], text, folded), "row", lines[start].indent, lines[start].gap)]
    for start, end in rows_of_lines(lines).items() if "layout" in kinds else ():
        found |= {at: [] for at in range(start, end)}
        found[start] = list(_drawn_row(text, folded, lines[start:end]))
    return lines, found


def _drawn_row(text: str, folded: str, lines: Sequence[PhysicalLine]) -> Iterator[Paragraph]:
    """Yield the row that several lines of a drawn table make, and the bars between its lines."""
    offsets, breaks, bars = joined(text, lines)
    passage = Passage("".join(text[at] for at in offsets), offsets, "".join(folded[at] for at in offsets), breaks)
    yield Paragraph(passage, "row", lines[0].indent, lines[0].gap)
    for at in bars:
        yield Paragraph(Passage(text[at], range(at, at + 1), folded[at]), "layout")


def _paragraph(text: str, folded: str, group: Sequence[PhysicalLine], holes: Sequence[int]) -> Paragraph:
    first = group[0]
    if len(group) == 1 and (first.kind == "row" or " " not in first.folded):
        passage = Passage(
            text[first.start : first.end], range(first.start, first.end), first.folded, frozenset([first.start]) if holes else NOWHERE
        )
        return Paragraph(passage, first.kind, first.indent, first.gap, (), first.detail)
    out: list[str] = []
    shapes: list[str] = []
    offsets: list[int] = []  # an array takes five times as long to fill
    begins: list[int] = []  # of each line in the passage
    gaps: list[int] = []
    for index, line in enumerate(group):
        if index and _is_letter(out[-1][-1]) and _is_letter(text[line.start]):
            out.append(" ")  # a wrap between two Latin words
            shapes.append(" ")
            offsets.append(line.start - 1)
        begins.append(len(offsets))
        if " " not in line.folded:
            out.append(text[line.start : line.end])
            shapes.append(line.folded)
            offsets.extend(range(line.start, line.end))
            continue
        for start, end, wide in _pieces(text, line.start, line.end, first=index == 0):
            if wide and offsets:
                gaps.append(len(offsets))
            out.append(f"{text[start : end - 1]} " if start < end and text[end - 1] in "\r\n" else text[start:end])
            shapes.append(folded[start:end])
            offsets.extend(range(start, end))
    breaks = frozenset([offsets[begins[index]] for index in holes]) if holes else NOWHERE
    passage = Passage("".join(out), offsets, "".join(shapes), breaks)
    return Paragraph(passage, first.kind, first.indent, first.gap, tuple(gaps), first.detail)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _pieces(text: str, start: int, end: int, *, first: bool) -> list[tuple[int, int, bool]]:
    """Return the stretches between layout blanks, and whether a wide blank stood before.

    One blank between Latin words stays, and the one after a number that opens a paragraph: it may be all that marks 1 总则 or 三 组织保障.
    """
    pieces: list[tuple[int, int, bool]] = []
    wide = False
    opening = _OPENING_NUMBER.match(text, start, end) if first else None
    behind_number = opening.end() if opening is not None else -1
    for run in _BLANK_RUN.finditer(text, start, end):
        stop, after = run.span()
        left, right = text[stop - 1], text[after]
        latin = left.isascii() and right.isascii() and left.isalnum() and right.isalnum() and (left.isalpha() or right.isalpha())
        pieces.append((start, stop + (latin or stop == behind_number), wide))
        wide = after - stop > 1 or text[stop] in "\u3000\t"
        start = after
    pieces.append((start, end, wide))
    return pieces
