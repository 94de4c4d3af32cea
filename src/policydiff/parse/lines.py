"""Physical lines become paragraphs: hard wraps undone, page furniture set aside.

PDF text is wrapped at a fixed width, often with a blank line after every line; a paragraph then ends only where a line is
clearly shorter than the others, where the next one is indented, or where it starts with a heading mark. Pages pasted from a
portal are not wrapped at all. Both are told apart by the lengths of the lines that end without punctuation.
"""

from __future__ import annotations

import itertools
import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from policydiff.model import Mark, Source
from policydiff.parse.markers import read_marker
from policydiff.parse.passage import Passage
from policydiff.text.fold import fold


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line without its outer blanks.

    columns: printed width (1 for Latin letters, digits and points, 2 for all else, whichever width its commas have); indent: columns before it; gap: blank lines before it; kind: see
    Paragraph.
    """

    start: int
    end: int
    folded: str
    columns: int
    indent: int
    gap: int
    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A logical paragraph.

    kind: text, row (cells parted by tabs or bars), portal, metadata, contents, footnote, page-furniture.
    holes: positions in the passage before which something foreign (a page number) was left out.
    gaps: positions before which the source has a wide blank; a heading may end there. detail: the reader's (heading level, header).
    """

    passage: Passage
    kind: str = "text"
    indent: int = 0
    gap: int = 0
    holes: tuple[int, ...] = ()
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


_TERMINAL = re.compile(r"[。!?;:…][\"')\]》]*$")
_CLOSED = re.compile(r"[。!?;:…)\]][\"'》]*$")
_JOINS_ON = re.compile(r"[,、(\[《“‘—+]$")
_JOINS_BACK = re.compile(r"[,。、;:)\]》”’!?%]")
_CUT_FIGURE = re.compile(r"[\u4e00-\u9fff] ?\d+(?:\.\d+)?$")
_FIGURE_GOES_ON = re.compile(r"[万亿千百%]|(?:家|个|人|项|元|年|月|名|吨|亩|所)[^、.]")
_PAGE_NUMBER = re.compile(
    r"[-~·•]{1,2}\s*\d{1,4}\s*[-~·•]{1,2}$|第\s*\d{1,4}\s*页(?:[,/\s]*共\s*\d{1,4}\s*页)?$|\d{1,3}\s*/\s*\d{1,3}$"
)
_BARE_NUMBER = re.compile(r"\d{1,3}$")
_BLANK_RUN = re.compile(r"\s+")
_OPENING_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}(?=\s)")
_LETTER = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[A-Za-z0-9]")
_TABLE_LINE = re.compile(r"[^\t\n]*\S *\t+ *\S|\|[^|\n]*\|[^|\n]*\|")

_WIDE_MARKS = b"!,:;?()[]\"'%-~"  # folded from full width, or typed half-width where full width is meant

_MIN_WRAP = 20  # columns; a narrower "page" is a list of short lines, not wrapped prose
_WINDOW = 5  # columns by which full lines differ: no punctuation at a line's start, digits are half-width
_INDENT = 2  # columns; a page top is often indented by one stray blank


def read_paragraphs(source: Source) -> list[Paragraph]:
    """Return the paragraphs of `source` in order; every non-blank character is in exactly one of them. Never raises."""
    folded = fold(source.text)
    lines = _physical_lines(source, folded)
    wrap = _Wrap.measure(lines)
    paragraphs: list[Paragraph] = []
    group: list[Line] = []
    holes: list[int] = []  # index in group before which furniture stood
    aside: list[Line] = []
    for line in lines:
        if line.kind in ("page-furniture", "footnote"):
            aside.append(line)
        elif group and wrap.joins(group, line, bool(aside)):
            if aside:
                holes.append(len(group))
                paragraphs.extend(_paragraph(source.text, folded, [item], []) for item in aside)
                aside = []
            group.append(line)
        else:
            if group:
                paragraphs.append(_paragraph(source.text, folded, group, holes))
            paragraphs.extend(_paragraph(source.text, folded, [item], []) for item in aside)
            group, holes, aside = [line], [], []
    if group:
        paragraphs.append(_paragraph(source.text, folded, group, holes))
    paragraphs.extend(_paragraph(source.text, folded, [item], []) for item in aside)
    paragraphs.sort(key=lambda paragraph: paragraph.passage.offsets[0])
    return paragraphs


# --- physical lines -----------------------------------------------------------------------------------------------------


def _physical_lines(source: Source, text: str) -> list[Line]:
    marked = _MarkIndex(source.marks)
    lines: list[Line] = []
    position = gap = 0
    for raw in source.text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start = position + raw.index(body[0])
            lead = raw[: start - position]
            indent = sum(2 if ch == "\u3000" else 4 if ch == "\t" else 1 for ch in lead)
            kind, detail = marked.at(start)
            shape = text[start : start + len(body)]
            if kind == "text" and _TABLE_LINE.match(body):
                kind = "row"
            narrow = len(shape.encode("ascii", "ignore").translate(None, _WIDE_MARKS))
            lines.append(Line(start, start + len(body), shape, 2 * len(shape) - narrow, indent, gap, kind, detail))
            gap = 0
        else:
            gap += 1
        position += len(raw)
    return _with_page_furniture(lines)


class _MarkIndex:
    """The reader's marks by position; the narrowest stands where they nest."""

    _KINDS = frozenset({"portal", "page-furniture", "footnote", "contents", "row", "metadata", "heading"})

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = sorted(
            (mark for mark in marks if mark.kind in self._KINDS), key=lambda mark: (mark.start, -mark.end)
        )
        self._starts = [mark.start for mark in self._marks]

    def at(self, position: int) -> tuple[str, str]:
        """Return (kind, detail) of the mark over `position`; a heading is text with a level."""
        for index in range(
            bisect_right(self._starts, position) - 1, max(-1, bisect_right(self._starts, position) - 4), -1
        ):
            mark = self._marks[index]
            if mark.start <= position < mark.end:
                return ("text", mark.detail or "1") if mark.kind == "heading" else (mark.kind, mark.detail)
        return "text", ""


def _with_page_furniture(lines: list[Line]) -> list[Line]:
    """Mark page numbers, and the running heads that stand beside them at least three times."""
    numbers = [i for i, line in enumerate(lines) if line.kind == "text" and _is_page_number(lines, i)]
    if not numbers:
        return lines
    beside = Counter(
        lines[i].folded for n in numbers for i in (n - 1, n + 1) if 0 <= i < len(lines) and len(lines[i].folded) <= 40
    )
    heads = {text for text, count in beside.items() if count >= 3 and not _TERMINAL.search(text)}
    chosen = set(numbers) | {
        i for n in numbers for i in (n - 1, n + 1) if 0 <= i < len(lines) and lines[i].folded in heads
    }
    return [replace(line, kind="page-furniture") if i in chosen else line for i, line in enumerate(lines)]


def _is_page_number(lines: list[Line], index: int) -> bool:
    text = lines[index].folded
    if len(text) > 20:
        return False
    if _PAGE_NUMBER.match(text):
        return True
    if not _BARE_NUMBER.match(text):
        return False
    # A bare number counts only where others like it follow or precede in steps of one, pages apart.
    value = int(text)
    return any(
        lines[j].folded in (str(value + 1), str(value - 1)) and abs(j - index) > 8
        for j in (*range(max(0, index - 80), index), *range(index + 1, min(len(lines), index + 80)))
    )


# --- wraps --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How the text is wrapped. chars, width: least length of a full line (0: not wrapped); blank: blank lines mean nothing."""

    chars: int
    width: int
    blank: bool

    @classmethod
    def measure(cls, lines: Sequence[Line]) -> _Wrap:
        prose = [line for line in lines if line.kind == "text"]
        chars = _densest([len(x.folded) for x in prose], [_is_open(x.folded) for x in prose], 1, _MIN_WRAP // 2)
        width = _densest([x.columns for x in prose], [_is_open(x.folded) for x in prose], _WINDOW, _MIN_WRAP)
        if not chars and not width:
            return cls(0, 0, False)
        full = [
            (line, after)
            for line, after in itertools.pairwise(prose)
            if _is_open(line.folded) and _is_full(line, chars, width)
        ]
        blank = bool(full) and sum(after.gap > 0 for _, after in full) * 2 >= len(full)
        return cls(chars, width, blank)

    def joins(self, group: Sequence[Line], line: Line, over_page: bool) -> bool:
        """Whether `line` goes on the paragraph that the lines of `group` began."""
        last, first = group[-1], group[0]
        if line.kind != last.kind or line.kind != "text" or line.detail or last.detail:
            return False
        if _CUT_FIGURE.search(last.folded) and _FIGURE_GOES_ON.match(line.folded):
            return True
        if _JOINS_BACK.match(line.folded) and not _TERMINAL.search(last.folded):
            return True
        if line.indent >= _INDENT and not (self.blank and line.indent <= first.indent):
            return False
        full = _is_full(last, self.chars, self.width)
        inside = _inside_bracket(group)
        marker = None if full and inside else read_marker(line.folded)
        if marker is not None and not (full and _breaks_reference(last.folded)):
            return False
        if _JOINS_ON.search(last.folded) or (marker is None and inside):
            return True
        if not full:
            return False
        if line.gap and not self.blank and not over_page:
            # A page's end in mid-sentence; a single full line may as well be a title.
            return _is_open(last.folded) and len(group) > 1
        if last.folded[-1] in "。;":
            # What follows a full stop and is neither full nor ended is a title or a signature, not the paragraph's last line.
            ends_here = not _is_full(line, self.chars, self.width) and _is_open(line.folded)
            return (self.blank or not line.gap) and not ends_here
        return _is_open(last.folded) or _ends_in_remark(group)


_REFERENCE = re.compile(r"(?:第|按照|根据|依据|本条|前款|见)$")


def _breaks_reference(folded: str) -> bool:
    return bool(_REFERENCE.search(folded))


def _inside_bracket(group: Sequence[Line]) -> bool:
    """Whether a bracket or title mark opened in the last lines is still open; a stray one is forgotten after a few lines."""
    tail = "".join(line.folded for line in group[-8:])
    return any(tail.count(opening) > tail.count(closing) for opening, closing in ("()", "《》"))


def _ends_in_remark(group: Sequence[Line]) -> bool:
    """Whether the bracket that ends the last line is part of a sentence: 各县(区), not （责任单位：…） after a full stop."""
    tail = "".join(line.folded for line in group[-8:])
    opened = tail.rfind("(")
    return tail.endswith(")") and opened > 0 and tail[opened - 1] not in "。!?;:)" and tail.count("(") == tail.count(")")


def _is_open(folded: str) -> bool:
    return not _CLOSED.search(folded)


_PROSE = re.compile(r"[。;,]")


def _is_full(line: Line, chars: int, width: int) -> bool:
    """Whether the line reaches the wrap; a line of prose may lack two characters, the indent that extraction loses."""
    spare = 2 if _PROSE.search(line.folded) else 0
    return bool(chars and len(line.folded) >= chars) or bool(width and line.columns >= width - 2 * spare)


def _densest(lengths: Sequence[int], open_: Sequence[bool], window: int, least: int) -> int:
    """Return the least length of a full line, or 0 where the lengths do not look like wrapped prose.

    Wrapped prose: most open lines are about as long as the longest, and hardly any line is longer.
    """
    opens = sorted(length for length, is_open in zip(lengths, open_, strict=True) if is_open and length >= least)
    if len(opens) < 2:
        return 0
    best, floor = 0, 0
    for high in sorted(set(opens)):
        count = bisect_right(opens, high) - bisect_left(opens, high - window)
        if count >= best:
            best, floor = count, high - window
    longer = sum(length > floor + window + 2 for length in lengths)
    if best < 2 or best * 2 < len(opens) or longer * 10 > len(lengths):
        return 0
    return floor


# --- paragraphs ---------------------------------------------------------------------------------------------------------


def _paragraph(text: str, folded: str, group: Sequence[Line], holes: Sequence[int]) -> Paragraph:
    first = group[0]
    if len(group) == 1 and (first.kind == "row" or not _BLANK_RUN.search(text, first.start, first.end)):
        passage = Passage(text[first.start : first.end], range(first.start, first.end), first.folded)
        return Paragraph(passage, first.kind, first.indent, first.gap, (), (), first.detail)
    out: list[str] = []
    shapes: list[str] = []
    offsets = array("q")
    hole_at: list[int] = []
    gaps: list[int] = []
    for index, line in enumerate(group):
        if index:
            if _LETTER.match(out[-1][-1]) and _LETTER.match(text[line.start]):
                out.append(" ")  # a wrap between two Latin words
                shapes.append(" ")
                offsets.append(line.start - 1)
            if index in holes:
                hole_at.append(len(offsets))
        for start, end, wide in _pieces(text, line.start, line.end, first=index == 0):
            if wide and offsets:
                gaps.append(len(offsets))
            out.append(text[start:end])
            shapes.append(folded[start:end])
            offsets.extend(range(start, end))
    return Paragraph(
        Passage("".join(out), offsets, "".join(shapes)), first.kind, first.indent, first.gap, tuple(hole_at), tuple(gaps), first.detail
    )


def _pieces(text: str, start: int, end: int, *, first: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches between layout blanks, and whether a wide blank stood before.

    One blank between Latin words stays, and the one after a number that opens a paragraph: it may be all that marks 1 总则.
    """
    wide = False
    opening = first and _OPENING_NUMBER.match(text, start, end)
    for run in _BLANK_RUN.finditer(text, start, end):
        left, right = text[run.start() - 1], text[run.end()]
        if (
            (_LETTER.match(left) and _WORD.match(right))
            or (_WORD.match(left) and _LETTER.match(right))
            or (opening and run.start() == opening.end())
        ):
            yield start, run.start() + 1, wide
        else:
            yield start, run.start(), wide
        wide = run.end() - run.start() > 1 or text[run.start()] in "\u3000\t"
        start = run.end()
    yield start, end, wide
