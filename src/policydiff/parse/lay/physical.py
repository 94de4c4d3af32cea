"""The physical lines of a text, with page numbers and running heads told apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from policydiff.model import Mark, Source
from policydiff.records import dataclass
from policydiff.text.numbers import read_marker
from policydiff.vocab.duties.columns import is_head
from policydiff.vocab.genres import genre_of

_TERMINAL = re.compile(r"[。!?;:…][\"')\]》]*$")
_PAGE_NUMBER = re.compile(r"[-~·•]{1,2}\s*\d{1,4}\s*[-~·•]{1,2}$|第\s*\d{1,4}\s*页(?:[,/\s]*共\s*\d{1,4}\s*页)?$|\d{1,3}\s*/\s*\d{1,3}$")
_NUMBER = r"(?:[-~·•]\s*\d{1,4}\s*[-~·•]|第\s*\d{1,4}\s*页(?:[,/\s]*共\s*\d{1,4}\s*页)?)"
_HEAD_AND_NUMBER = re.compile(rf"(\S.{{0,38}}?)\s{{2,}}{_NUMBER}$|{_NUMBER}\s{{2,}}(\S.{{0,39}})$")
_BARE_NUMBER = re.compile(r"\d{1,3}$")
_TABBED_LINE = re.compile(r"[^\t\n]*\S *\t+ *\S")
_BARRED_LINE = re.compile(r"\|[^|\n]*\|[^|\n]*\|")
_FAR = 2  # lines that may stand between the rows of a table
_DRAWN = "+|- "  # a line between two rows is made of these, folded
_LONGEST_NUMBER = 20  # characters of 第 1 页 共 12 页
_LONGEST_HEAD = 40  # characters of a running head
_OFTEN = 3
_ISSUE = re.compile(r"(?:19|20)\d\d年?[^:]{0,6}\d{1,3}期")
_PROSE = re.compile("[,。;]")
_CONTENTS_LINE = re.compile(r"(?:\.{3,}|…+|·{3,}|-{4,}|_{4,})\s*\d{1,4}$")
_DOTS = re.compile(r"[.…·_-]{3,}")
_LONGEST_ENTRY = 120  # characters of a line of contents
_WIDE_MARKS = b"!,:;?()[]\"'%-~"  # folded from full width, or typed half-width where full width is meant


@dataclass(frozen=True, slots=True)
class PhysicalLine:
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


def physical_lines(source: Source, folded: str) -> list[PhysicalLine]:
    """Return the lines of `source` that are not blank, page numbers and running heads marked. folded: fold(source.text)."""
    marked = _MarkIndex(source.marks)
    may_have_rows = "\t" in source.text or "|" in folded or "+-" in folded
    lines: list[PhysicalLine] = []
    feeds: set[int] = set()  # lines before which a page ends
    position = gap = 0
    for raw in source.text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            lead = raw[: raw.index(body[0])]
            start, size = position + len(lead), len(body)
            indent = len(lead) + lead.count("\u3000") + 3 * lead.count("\t") if lead else 0
            kind, detail = marked.at(start) if marked else ("text", "")
            shape = folded[start : start + size]
            if kind == "text" and may_have_rows:
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
    lines = _without_lone_tabs(lines, marked)
    return _with_page_furniture(_with_barred_rows(lines) if "|" in folded else lines, feeds)


def _kind_of(body: str, shape: str) -> str:
    """Tell a row of a table, and a line drawn between two rows, from text."""
    if ("\t" in body and _TABBED_LINE.match(body) and not _is_numbered(body, shape)) or ("|" in shape and _BARRED_LINE.match(shape)):
        return "row"
    return "layout" if "+-" in shape and not shape.strip(_DRAWN) else "text"


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


def _with_page_furniture(lines: list[PhysicalLine], feeds: set[int]) -> list[PhysicalLine]:
    """Mark page numbers, and the running heads that are printed at least three times: beside the numbers, and over the first line.

    A text without page numbers may have running heads where its sentences show them.
    """
    texts = [line.folded for line in lines]
    short = [i for i, text in enumerate(texts) if len(text) <= _LONGEST_NUMBER and begins_number(text[0]) and lines[i].kind == "text"]
    beside_heads = _numbers_beside_heads(lines)
    if beside_heads:
        return [replace(line, kind="page-furniture") if i in beside_heads else line for i, line in enumerate(lines)]
    numbers = [i for i in short if _is_page_number(texts, i) or (feeds & {i, i + 1} and _BARE_NUMBER.match(texts[i]))]
    if not numbers:
        return _with_heads_in_sentences(lines)
    sides = {i for n in numbers for i in (n - 1, n + 1) if 0 <= i < len(lines) and len(lines[i].folded) <= _LONGEST_HEAD}
    beside = Counter(lines[i].folded for i in sides)
    opens = _over_the_title(lines, beside)
    heads = {text for text, count in beside.items() if count + (text == opens) >= _OFTEN and _may_run(text)}
    issues = _issues(texts, beside)
    again = _titles_again(lines, numbers)
    chosen = set(numbers) | {i for i in sides if lines[i].folded in heads or (i and lines[i].folded in again)}
    chosen |= {i for i, text in enumerate(texts) if text in issues} if issues else set()
    chosen |= {0} if opens in heads else set()
    return [replace(line, kind="page-furniture") if i in chosen else line for i, line in enumerate(lines)]


def _issues(texts: Sequence[str], beside: Counter[str]) -> set[str]:
    """Return the running heads with a number of their own (2024年第3期) that are printed often, twice beside page numbers and perhaps elsewhere without."""
    return {
        text
        for text, count in beside.items()
        if count > 1 and _ISSUE.search(text) and _may_run(text) and read_marker(text) is None and texts.count(text) >= _OFTEN
    }


def _numbers_beside_heads(lines: Sequence[PhysicalLine]) -> set[int]:
    """Return the lines that are a running head and a page number, a wide blank between them; the head is printed twice at least."""
    found: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        match = _HEAD_AND_NUMBER.match(line.folded) if line.kind == "text" and "  " in line.folded else None
        if match is not None:
            found.setdefault(match[1] or match[2], []).append(index)
    return {index for places in found.values() if len(places) > 1 for index in places}


def _with_heads_in_sentences(lines: list[PhysicalLine]) -> list[PhysicalLine]:
    """Mark the running heads of a text without page numbers: lines with a figure, or the title, printed three times, once in mid-sentence at least."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.kind == "text" and len(line.folded) <= _LONGEST_HEAD:
            places.setdefault(line.folded, []).append(index)
    chosen: set[int] = set()
    for text, found in places.items():
        if len(found) < _OFTEN or ":" in text or not _may_run(text):
            continue
        first = 0 if text == lines[0].folded else None
        if not (first == 0 or any(map(str.isdigit, text))) or read_marker(text) is not None:
            continue
        if any(_cuts_sentence(lines, at) for at in found):
            is_title = first == 0 and (len(lines) == 1 or genre_of(lines[1].folded) is None)
            chosen.update(found[1:] if is_title else found)
    return [replace(line, kind="page-furniture") if i in chosen else line for i, line in enumerate(lines)] if chosen else lines


def _cuts_sentence(lines: Sequence[PhysicalLine], at: int) -> bool:
    """Whether a line stands between two halves of a sentence."""
    if not 0 < at < len(lines) - 1:
        return False
    return _is_cut(lines[at - 1], lines[at + 1])


def _is_cut(above: PhysicalLine, below: PhysicalLine) -> bool:
    """Whether two lines are halves of a sentence."""
    is_prose = above.kind == below.kind == "text" and _PROSE.search(above.folded) is not None and _PROSE.search(below.folded) is not None
    return is_prose and not _TERMINAL.search(above.folded) and read_marker(below.folded) is None


def _over_the_title(lines: Sequence[PhysicalLine], beside: Counter[str]) -> str | None:
    """Return the first line where it is one of those beside page numbers and a title stands below it: the head of a gazette, not the title itself."""
    first = lines[0].folded
    if first not in beside or len(lines) == 1:
        return None
    below = lines[1].folded
    return first if below != first and genre_of(below) is not None else None


def _titles_again(lines: Sequence[PhysicalLine], numbers: Sequence[int]) -> set[str]:
    """Return the title where a page below prints it again over its first line, beside the number of the page above, and goes on in mid-sentence."""
    title = lines[0].folded
    for at in numbers:
        below = lines[at + 1 : at + 3]
        if at and len(below) == 2 and below[0].folded == title and _is_cut(lines[at - 1], below[1]) and _may_run(title):
            return {title}
    return set()


def _may_run(folded: str) -> bool:
    """Whether a line can be a running head: no end of a sentence or of a bracket, as the last words of a paragraph are."""
    return not _TERMINAL.search(folded) and folded.count("(") >= folded.count(")")


def _counts_on(texts: list[str], index: int, value: int) -> bool:
    """Tell one of three numbers that count on line by line: rows that nobody has filled in."""
    runs = ((-2, -1), (-1, 1), (1, 2))
    return any(all(0 <= index + step < len(texts) and texts[index + step] == str(value + step) for step in run) for run in runs)


def begins_number(first: str) -> bool:
    """Whether the number of a page can begin with a character."""
    return first.isdecimal() or first in "-~·•第"


def _cuts_list(texts: list[str], index: int) -> bool:
    """Tell a bare number between two names of a list (市水务局、 / 3 / 市林业局): neither a row nor a figure stands there."""
    before, after = texts[index - 1] if index else "", texts[index + 1] if index + 1 < len(texts) else ""
    return before[-1:] == "、" and "、" in after and not before[-2:-1].isdigit() and read_marker(after) is None


def _is_page_number(texts: list[str], index: int) -> bool:
    text = texts[index]
    if _PAGE_NUMBER.match(text):
        return True
    if not _BARE_NUMBER.match(text):
        return False
    if _cuts_list(texts, index):
        return True
    # A bare number counts only where others like it follow or precede in steps of one, pages apart, and none nearer: rows have numbers too.
    # The line beside it may be the number of a page that is blank but for it.
    value = int(text)
    if _counts_on(texts, index, value):
        return False
    near = texts[max(0, index - 8) : max(0, index - 1)] + texts[index + 2 : index + 9]
    if str(value + 1) in near or str(value - 1) in near:
        return False
    around = texts[max(0, index - 80) : max(0, index - 8)] + texts[index + 9 : index + 80]
    return str(value + 1) in around or str(value - 1) in around


def has_leaders(folded: str) -> bool:
    """Whether a line is one of contents: words, dots, and a page number at its end; two such may be run together."""
    if not folded[-1:].isdigit() or _CONTENTS_LINE.search(folded) is None:
        return False
    return len(folded) <= _LONGEST_ENTRY or len(_DOTS.sub("", folded)) <= _LONGEST_ENTRY
