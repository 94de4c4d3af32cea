"""What is not at its end where a line is: a bracket, a title, a quotation, a number, a paragraph whose indent is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.lay.breaks.widths import PROSE
from policydiff.parse.lay.line import PhysicalLine
from policydiff.text.numbers import read_marker
from policydiff.text.numerals import CHARACTERS

_LATER_PART = re.compile(r"(?:0\d|\d{3})\d*(?![\d.、)])")  # no item has such a number: 01旅游咨询, 309 要求
_VERSION = re.compile(r"\d{1,2}\.0[\u4e00-\u9fff]")  # nor this one: 3.0版
_ENDS_IN_DIGITS, _YEAR_GOES_ON = re.compile(r"(?<![\d.])\d{1,3}$"), re.compile(r"(\d{1,3}) ?年")
_LAST_WORDS = 7  # characters; a sentence of its own has more
_LOST_INDENT = 4  # columns
_INDENT = 2  # characters
_MARKED = re.compile("[。;,:]")
_ENDED = "。:"
_ARTICLE_AT_ONCE = re.compile(rf"第[{CHARACTERS}]{{1,6}}条(?! )")  # its blank is lost, too; so long a line is no article's heading


def inside_bracket(group: Sequence[PhysicalLine]) -> bool:
    """Return whether a bracket or title mark opened in the last lines is still open; a stray one is forgotten after a few lines."""
    tail = "".join([line.folded for line in group[-8:]]) if len(group) > 1 else group[-1].folded
    return ("(" in tail and tail.count("(") > tail.count(")")) or ("《" in tail and _inside_title(tail))


def goes_on_inside(group: Sequence[PhysicalLine], line: str, wrapped: bool) -> bool:
    """Return whether a line goes on what the lines above it have opened and not closed.

    Where lines are not wrapped, a summary may be cut in the middle of a title for want of room (…，《某市防汛): a whole sentence below it is no part of that.
    A mark that a scan has misread, and the sentence runs on behind it, is no such cut.
    """
    return inside_bracket(group) and (wrapped or _pauses_inside(group) or not _is_whole(line))


def _pauses_inside(group: Sequence[PhysicalLine]) -> bool:
    """Whether a sentence goes on behind the last bracket or title mark that some lines open, with a pause in it."""
    tail = "".join([line.folded for line in group[-8:]])
    return _MARKED.search(tail, max(tail.rfind("("), tail.rfind("《"))) is not None


def _is_whole(line: str) -> bool:
    """Whether a line is a sentence, or leads to what stands below it, and closes what it opens itself and nothing else."""
    depth = 0
    for char in line if line[-1] in _ENDED else ")":
        depth += (char in "(《") - (char in ")》")
        if depth < 0:
            return False
    return depth == 0


def closes_title(group: Sequence[PhysicalLine], line: str) -> bool:
    """Return whether a line begins with what ends a title of the lines above it: 《…的通知 / 》, however whole it looks, or …方法[M] / .某地：某出版社."""
    if line[0] == ".":
        return group[-1].folded[-1] == "]" and line[1:2] != "."
    return line[0] == "》" and _inside_title("".join([each.folded for each in group[-8:]]))


def _inside_title(tail: str) -> bool:
    return tail.count("《") > tail.count("》")


def ends_in_part(group: Sequence[PhysicalLine]) -> bool:
    """Return whether the bracket or quotation mark that ends the last line is part of a sentence.

    So is 各县(区) and 《…指南(2021版)》, and a mark that opens behind a full stop (…发展。“ / 一带一路”); not (责任单位:…) after a full stop.
    """
    last = group[-1].folded
    if last[-1] not in ')》"':
        return False
    tail = "".join([line.folded for line in group[-8:]])
    if last[-1] == '"':
        return last[-2:-1] in ("。", ";") and tail.count('"') % 2 == 1
    tail = tail.removesuffix("》")
    opened = tail.rfind("(")
    return tail.endswith(")") and opened > 0 and tail[opened - 1] not in "。!?;:)" and tail.count("(") == tail.count(")")


def cuts_number(last: str, line: str) -> bool:
    """Return whether a full line is cut in a number, so that the next begins as an item does.

    >>> cuts_number("拨打热线123", "01咨询,"), cuts_number("提出 202", "1 年度建议。"), cuts_number("见附件1", "2.总则"), cuts_number("实现5G,", "3 总则")
    (True, True, False, False)
    """
    if not line[:1].isdigit() or PROSE.search(last + line) is None:
        return False
    if _VERSION.match(line):
        return True
    if not (last[-1].isascii() and last[-1].isalnum()):
        return False
    if _LATER_PART.match(line):
        return True
    begun, rest = _ENDS_IN_DIGITS.search(last), _YEAR_GOES_ON.match(line)
    return begun is not None and rest is not None and len(begun.group() + rest.group(1)) == 4 and begun.group()[0] in "12"


def lacks_indent(group: Sequence[PhysicalLine], line: PhysicalLine, chars: int, width: int, indented: bool) -> bool:
    """Return whether a paragraph's first line is full but for the indent that extraction lost, and its sentence goes on below.

    It does where both have the marks of prose; where the first has none it could be a heading, but not in a text that has lost all its indents,
    for none is so nearly full, and below one stand no last words: 完成审核等 / 工作。 indented: whether any line of the text is.
    """
    if not (chars or width) or len(group) > 1 or line.gap:
        return False
    first = group[-1]
    if not first.folded[-1].isalnum():
        return False
    article = _ARTICLE_AT_ONCE.match(first.folded) is not None
    counted = bool(chars) and len(first.folded) >= chars - (1 if indented else _INDENT) - article
    if counted and _MARKED.search(line.folded) and (article or PROSE.search(first.folded) or not (indented or read_marker(first.folded))):
        return True
    words, stop, _ = line.folded[: _LAST_WORDS + 1].partition("。")
    return bool(words and stop) and PROSE.search(words) is None and (counted or (bool(width) and first.columns >= width - _LOST_INDENT))
