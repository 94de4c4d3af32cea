"""The furniture of pages, told by where it stands: page numbers, running heads, the head of a gazette's issue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from policydiff.parse.lay.line import PhysicalLine
from policydiff.text.numbers import read_marker
from policydiff.vocab.duties.columns import column_kind
from policydiff.vocab.genres import genre_of

_TERMINAL = re.compile(r"[。!?;:…][\"')\]》]*$")
_PAGE_NUMBER = re.compile(
    r"(?:(?P<page>\d{1,4})[.、]\s*)?[-~·•]{1,2}\s*(?(page)(?P=page)|\d{1,4})\s*[-~·•]{1,2}$|第\s*\d{1,4}\s*页(?:[,/\s]*共\s*\d{1,4}\s*页)?$|\d{1,3}\s*/\s*\d{1,3}$"
)
_NUMBER = r"(?:[-~·•]\s*\d{1,4}\s*[-~·•]|第\s*\d{1,4}\s*页(?:[,/\s]*共\s*\d{1,4}\s*页)?)"
_HEAD_AND_NUMBER = re.compile(rf"(\S.{{0,38}}?)\s{{2,}}{_NUMBER}$|{_NUMBER}\s{{2,}}(\S.{{0,39}})$")
_BARE_NUMBER = re.compile(r"\d{1,3}$")
_DIGITS = re.compile(r"(\d+)")
_LONGEST_NUMBER = 20  # characters of 第 1 页 共 12 页
_LONGEST_HEAD = 40  # characters of a running head
_OFTEN = 3
_LONGEST_COLUMN, _MOST_COLUMNS, _LONGEST_ROW = 4, 24, 40  # characters of the name of a column of numbers; lines of a head and of a row
_END_OF_ISSUE = "期"
_ISSUE = re.compile(r"(?:19|20)\d\d ?年?[^:]{0,6}\d{1,3} ?期")
_PROSE = re.compile("[,。;]")


def with_page_furniture(lines: list[PhysicalLine], feeds: set[int]) -> list[PhysicalLine]:
    """Mark page numbers, and the running heads that are printed at least three times: beside the numbers, and over the first line.

    A text without page numbers may have running heads where its sentences show them.
    """
    texts = [line.folded for line in lines]
    short = [i for i, text in enumerate(texts) if len(text) <= _LONGEST_NUMBER and begins_number(text[0]) and lines[i].kind == "text"]
    page = "\n".join(texts)  # for a look at all lines at once
    beside_heads = _numbers_beside_heads(lines) if "  " in page else set()
    if beside_heads:
        return [replace(line, kind="page-furniture") if i in beside_heads else line for i, line in enumerate(lines)]
    dressed = {int(number[1]) for i in short if _PAGE_NUMBER.match(texts[i]) and (number := _DIGITS.search(texts[i]))}
    numbers = [i for i in short if _is_page_number(texts, i, dressed=dressed) or (feeds & {i, i + 1} and _BARE_NUMBER.match(texts[i]))]
    numbers = sorted(set(numbers) - _numbers_of_rows(texts)) if numbers else numbers
    cutting = _issues_in_sentences(lines, set(numbers)) if _ISSUE.search(page) else set()
    if not numbers:
        lines = _with_heads_in_sentences(lines) if len(texts) - len(set(texts)) >= _OFTEN - 1 else lines
        return [replace(line, kind="page-furniture") if i in cutting else line for i, line in enumerate(lines)] if cutting else lines
    sides = {i for n in numbers for i in (n - 1, n + 1) if 0 <= i < len(lines) and len(lines[i].folded) <= _LONGEST_HEAD}
    beside = Counter(lines[i].folded for i in sides)
    opens = _over_the_title(lines, beside)
    heads = {text for text, count in beside.items() if count + (text == opens) >= _OFTEN and _may_run(text)}
    heads |= _twice_in_sentences(lines, numbers, beside)
    issues = _issues(texts, beside)
    again = _titles_again(lines, numbers)
    chosen = set(numbers) | cutting | {i for i in sides if lines[i].folded in heads or (i and lines[i].folded in again)}
    chosen |= {i for i, text in enumerate(texts) if text in issues} if issues else set()
    chosen |= {0} if opens in heads else set()
    return [replace(line, kind="page-furniture") if i in chosen else line for i, line in enumerate(lines)]


def _twice_in_sentences(lines: Sequence[PhysicalLine], numbers: Sequence[int], beside: Counter[str]) -> set[str]:
    """Return the running heads that are printed twice, each time beside a page number, and one of these times between two halves of a sentence."""
    twice = {
        text
        for text, count in beside.items()
        if count == _OFTEN - 1 and _may_run(text) and not _PROSE.search(text) and read_marker(text) is None
    }
    found: set[str] = set()
    for at in numbers if twice else ():
        for head, above, below in ((at - 1, at - 2, at + 1), (at + 1, at - 1, at + 2)):
            inside = above >= 0 and below < len(lines) and lines[head].folded in twice
            if inside and lines[head].folded not in (lines[0].folded, *found) and _is_cut(lines[above], lines[below]):
                found.add(lines[head].folded)
    return found


def _numbers_of_rows(texts: Sequence[str]) -> set[int]:
    """Return the bare numbers that count the rows of a table from 1 on, below the name of their column, cell by cell: 序号 / 项目 / 1 / … / 2."""
    found: set[int] = set()
    for head in [at for at, text in enumerate(texts) if len(text) <= _LONGEST_COLUMN and column_kind(text) == "number"]:
        at, value, far = head, 1, _MOST_COLUMNS
        while (row := next((i for i in range(at + 1, min(len(texts), at + 1 + far)) if texts[i] == str(value)), None)) is not None:
            found.add(row)
            at, value, far = row, value + 1, _LONGEST_ROW
    return found


def _issues(texts: Sequence[str], beside: Counter[str]) -> set[str]:
    """Return the running heads with a number of their own (2024年第3期) that are printed often, twice beside page numbers and perhaps elsewhere without."""
    return {
        text
        for text, count in beside.items()
        if count > 1 and _ISSUE.search(text) and _may_run(text) and read_marker(text) is None and texts.count(text) >= _OFTEN
    }


def _issues_in_sentences(lines: Sequence[PhysicalLine], numbers: set[int]) -> set[int]:
    """Return the running heads with the number of an issue that stand between two halves of a sentence, with the number of a page or without, however often."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if (
            len(line.folded) <= _LONGEST_HEAD
            and _END_OF_ISSUE in line.folded
            and _ISSUE.search(line.folded)
            and _may_run(line.folded)
            and not _PROSE.search(line.folded)
        ):
            beside = {
                at for at in (index - 1, index + 1) if at in numbers or (0 <= at < len(lines) and _BARE_NUMBER.match(lines[at].folded))
            }
            above, below = index - 1 - (index - 1 in beside), index + 1 + (index + 1 in beside)
            if above >= 0 and below < len(lines) and _is_cut(lines[above], lines[below]):
                found |= {index, *beside}
    return found


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
    before = index > 0 and texts[index - 1] == str(value - 1)
    after = texts[index + 1 : index + 2] == [str(value + 1)]
    if before and after:
        return True
    return (before and index > 1 and texts[index - 2] == str(value - 2)) or (after and texts[index + 2 : index + 3] == [str(value + 2)])


def begins_number(first: str) -> bool:
    """Whether the number of a page can begin with a character."""
    return first.isdecimal() or first in "-~·•第"


def _cuts_list(texts: list[str], index: int) -> bool:
    """Tell a bare number between two names of a list (市水务局、 / 3 / 市林业局): neither a row nor a figure stands there."""
    before, after = texts[index - 1] if index else "", texts[index + 1] if index + 1 < len(texts) else ""
    return before[-1:] == "、" and "、" in after and not before[-2:-1].isdigit() and read_marker(after) is None


def _is_page_number(texts: list[str], index: int, *, dressed: set[int]) -> bool:
    text = texts[index]
    if _PAGE_NUMBER.match(text):
        return True
    if not _BARE_NUMBER.match(text):
        return False
    if _cuts_list(texts, index):
        return True
    if not dressed.isdisjoint(range(int(text) - 1, int(text) + 2)):
        return False  # who prints — 2 — prints no 3 alone: that is the number of a row
    # A bare number counts only where others like it follow or precede in steps of one, pages apart, and none nearer: rows have numbers too.
    # The line beside it may be the number of a page that is blank but for it.
    value = int(text)
    if not value or _counts_on(texts, index, value):
        return False
    near = texts[max(0, index - 8) : max(0, index - 1)] + texts[index + 2 : index + 9]
    if str(value + 1) in near or str(value - 1) in near:
        return False
    around = texts[max(0, index - 80) : max(0, index - 8)] + texts[index + 9 : index + 80]
    return str(value + 1) in around or str(value - 1) in around
