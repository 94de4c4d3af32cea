"""Whether a line goes on the paragraph before it: hard wraps undone.

PDF text is wrapped at a fixed width, often with a blank line after every line; a paragraph then ends only where a line is
clearly shorter than the others, where the next one is indented, or where it starts with a heading mark. Pages pasted from a
portal are not wrapped at all. Both are told apart by the lengths of the lines that end without punctuation.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from policydiff.parse.lay.breaks.alone import is_row_of_title, stands_alone, tells_printing, tells_when_printed
from policydiff.parse.lay.breaks.unended import closes_title, cuts_number, ends_in_part, goes_on_inside, inside_bracket, lacks_indent
from policydiff.parse.lay.breaks.widths import (
    BEGUN,
    INDENT,
    MIN_WRAP,
    PROSE,
    WINDOW,
    densest,
    is_full,
    is_numbered_heading,
    is_ragged,
    lead,
    least_width,
    width_of_longest,
    width_of_prose,
)
from policydiff.parse.lay.line import PhysicalLine
from policydiff.parse.lay.pages.leaders import has_leaders
from policydiff.parse.lay.rows.fields import opens_field
from policydiff.records import dataclass
from policydiff.text.figures.cuts import cuts_digits, cuts_figure, cuts_measure, cuts_range, cuts_word
from policydiff.text.numbers import read_marker
from policydiff.text.numerals import CHARACTERS, GREAT_PLACES
from policydiff.text.patterns import rarely
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.genres import genre_of, statutory
from policydiff.vocab.page.envelope import cites_items, cites_on_its_own_line, form_line, leads_to_count, leads_to_figure
from policydiff.vocab.page.sections import leads_to_an_article

_TERMINAL = re.compile(r"[。!?;:…][\"')\]》]*$")
_CLOSED, _QUOTES = frozenset("。!?;:…)]"), frozenset("\"'》")  # what ends a sentence, before closing quotes, if any
_JOINS_ON, _LONGEST_HEADING, _BARS = ",、([《“‘—+", 18, 3  # bars of cells, not of a sentence
_JOINS_BACK = re.compile(r"[,。、;:)\]》”’!?]|%(?=.)")  # a lone % may be the unit of a table
_BEGINS_BACK = frozenset(",。、;:)]》”’!?%")
_GOES_ON, _GONE_ON = frozenset([*_JOINS_ON, "》", *GREAT_PLACES]), frozenset("第《")
"""What ends a line that the next may go on, though it is not full, and what begins the next; a figure does, too."""
_CUT_NUMBER = rarely(r"[\u4e00-\u9fff] ?\d+\.?$")
_NUMBER_GOES_ON = rarely(r"\d{1,6}(?:\.\d+)?(?:%|[\u4e00-\u9fff])")
_LABEL = re.compile(r"附\s*[件表录]\s*\d{0,2}\s*:[^\d,;。]{4,60}$")  # 附件：TITLE, whole on its line
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:[万亿千百%]|(?![年月日])[\u4e00-\u9fff]{1,4}[,。;])")
_BEGINS_DAY = frozenset(f"12{CHARACTERS}")
_COUNT, _TABLED = rarely(r"\d{1,3} [\u4e00-\u9fff]"), re.compile(r"\d+(?:\s|$)")
_TELEPHONE = re.compile(r"(?<!\d)(?:0\d{2,3}\)?-?\d{7,8}|1\d{10}|[2-9]\d{6,7})$")
_MARKED, _BULLET = re.compile(r"[,。;:]"), re.compile(r"[•●■◆]|[-*·] ")


@dataclass(frozen=True, slots=True)
class Wrap:
    """How the text is wrapped. chars, width: least length of a full line (0: not wrapped); blank: blank lines mean nothing.

    whole: every line is a paragraph, as in Word files and web pages; only what begins as no paragraph does goes on: a mark, a figure and its measure.
    uneven: pages and boxes are wrapped at several widths; a line is gone on with in the middle of a sentence only. indented: some paragraph's first line is.
    """

    chars: int
    width: int
    blank: bool
    whole: bool = False
    uneven: bool = False
    indented: bool = True

    @classmethod
    def measure(cls, lines: Sequence[PhysicalLine]) -> Wrap:
        """Return how the text that has these lines is wrapped, if it is."""
        prose = [line for line in lines if line.kind == "text"]
        texts = [line.folded for line in prose]
        is_open = [_is_open(text) and not (is_numbered_heading(text) or stands_alone(text)) for text in texts]
        below = [*texts[1:], ""]
        cut = [index for index, text in enumerate(texts) if text[-1].isdigit() and cuts_figure(text, below[index])]
        leads = [lead(x) if x.indent else 0 for x in prose]
        columns = [x.columns + inner for x, inner in zip(prose, leads, strict=True)]
        chars = densest([len(x.folded) + inner // 2 for x, inner in zip(prose, leads, strict=True)], is_open, cut, 1, MIN_WRAP // 2)
        width = densest(columns, is_open, cut, WINDOW, MIN_WRAP)
        if not chars and not width:
            width = width_of_prose(prose, columns, is_open)
        uneven = not chars and not width
        if uneven:
            width = least_width(columns, is_open)
        if not chars and not width:
            width, uneven = width_of_longest(prose, columns, is_open), False
        if not chars and not width and is_ragged(prose, is_open):
            width, uneven = 1, True
        if not chars and not width:
            return cls(0, 0, False)
        full = [(line, after) for line, after in itertools.pairwise(prose) if _is_open(line.folded) and is_full(line, chars, width)]
        blank = bool(full) and sum(after.gap > 0 for _, after in full) * 2 >= len(full)
        return cls(chars, width, blank, uneven=uneven, indented=any(leads))

    def joins(self, group: Sequence[PhysicalLine], line: PhysicalLine, over_page: bool) -> bool:
        """Whether `line` goes on the paragraph that the lines of `group` began."""
        last, chars, width, end, begin = group[-1], self.chars, self.width, group[-1].folded[-1], line.folded[0]
        printed = begin in _BEGINS_DAY and _prints_on(group, line)
        full = bool(chars or width) and (is_full(last, chars, width) or lacks_indent(group, line, chars, width, self.indented))
        if not full and not printed and may_end(end, begin, over_page) and not inside_bracket(group):
            return end != "。" and cuts_measure(last.folded, line.folded) and not _are_apart(last, line)  # most lines
        if not (full or printed or over_page) and _opens_item(last.folded, line.folded):
            return False
        if (apart := _are_apart(last, line)) or printed:
            return not apart
        figure = over_page and _CUT_NUMBER.search(last.folded) and _NUMBER_GOES_ON.match(line.folded)
        if figure or closes_title(group, line.folded) or _cites_on(group, line):
            return True
        if self.whole or _ends_title(group) or stands_alone(line.folded) or _is_over_body(group, line):
            return self.whole and _goes_on_a_sentence(last.folded, line.folded)
        if stands_alone(last.folded):
            return len(group) == 1 and is_row_of_title(last.folded) and line.indent < INDENT and full
        if cuts_figure(last.folded, line.folded) or cuts_digits(last.folded, line.folded):
            return True
        if _goes_on_by_itself(last.folded, line.folded):
            return True
        if _BULLET.match(line.folded) or _labels(group, line.folded):
            return False
        if line.indent >= INDENT and not (self.blank and line.indent <= group[0].indent):
            return False
        if over_page and _goes_over_page(last.folded, line.folded):
            return True
        inside = full and self._is_inside(group, line)
        marker = None if inside else read_marker(line.folded)
        if marker is not None and not (full and marker.is_article and leads_to_an_article(last.folded)):
            return False
        if end in _JOINS_ON or (marker is None and goes_on_inside(group, line.folded, bool(chars or width))):
            return True
        if not full or (self.uneven and not inside and not self._goes_on_unevenly(group, line)):
            return False
        if line.gap and not self.blank and not over_page:
            # A page's end in mid-sentence; a single full line may as well be a title.
            return _is_open(last.folded) and len(group) > 1
        if end in "。;":
            return (self.blank or not line.gap) and not self._begins_anew(line)
        return _is_open(last.folded) or ends_in_part(group)

    def _begins_anew(self, line: PhysicalLine) -> bool:
        """Whether what follows a full stop is no last line of its paragraph: a signature, the imprint, or a title, neither full nor ended."""
        return _is_body(line) or tells_printing(line.folded) or (not is_full(line, self.chars, self.width) and _is_open(line.folded))

    def _goes_on_unevenly(self, group: Sequence[PhysicalLine], line: PhysicalLine) -> bool:
        """Whether, where lines are of several widths, one breaks a sentence and what follows is no signature."""
        return _breaks_sentence(group, line.folded) and (not _is_body(line) or is_full(line, self.chars, self.width))

    def _is_inside(self, group: Sequence[PhysicalLine], line: PhysicalLine) -> bool:
        """Whether what follows a full line stands in a bracket, is half a word or counts what it ends with, and so no item, though it begins as one."""
        if (not self.uneven and inside_bracket(group)) or cuts_word([each.folded for each in group], line.folded):
            return True
        if cuts_number(group[-1].folded, line.folded) or (line.folded[0] == "(" and cites_items(group[-1].folded, line.folded)):
            return True
        return line.folded[0].isdigit() and _COUNT.match(line.folded) is not None and leads_to_count().search(group[-1].folded) is not None


def may_end(last: str, first: str, over_page: bool) -> bool:
    """Whether a paragraph ends, where nothing is open in it, between a line that is not full and the next, by the last character of the one and the first of the other.

    So most lines are told: a sentence has ended, or nothing says that the line below goes on.
    """
    if first in _BEGINS_BACK:
        return False
    return last == "。" or not (over_page or last in _GOES_ON or first in _GONE_ON or last.isdigit() or first.isdigit())


_TITLED = re.compile(r"[^。:;]{0,60}(?:关于|印发|转发)[^。:;]{4,200}的..(?:\([^()]{0,16}\(\s*\d{4}\s*\)\s*\d{1,5}\s*号\))?$")
_BESIDE_TITLE = re.compile(r"\([^()]{0,16}\(\s*\d{4}\s*\)\s*\d{1,5}\s*号\)$")
_ARTICLE = re.compile(rf"第[{CHARACTERS}\d]{{1,6}}条")


def _are_apart(last: PhysicalLine, line: PhysicalLine) -> bool:
    """Whether neither goes on the other, whatever they say: a row, a heading that the reader knows, cells, a line of contents, 抄送：…."""
    if line.kind != "text" or last.kind != "text" or line.detail or last.detail:
        return True
    bars = "|" in (last.folded[-1], line.folded[-1]) or last.folded.count("|") >= _BARS
    return bars or form_line("copies").match(line.folded) is not None or (last.folded[-1].isdigit() and has_leaders(last.folded))


def _opens_item(last: str, line: str) -> bool:
    """Whether a line begins as an item does, and nothing that the one above it has begun goes on in it; a full one may cut a word there."""
    return read_marker(line) is not None and not cuts_figure(last, line) and not _goes_on_by_itself(last, line)


def _prints_on(group: Sequence[PhysicalLine], line: PhysicalLine) -> bool:
    """Whether a line says when the body above it, which stands alone, printed the sheet: 某局办公室 / 2021年5月18日印发."""
    return len(group) == 1 and tells_when_printed(line.folded) and _is_body(group[0])


def _goes_on_a_sentence(last: str, line: str) -> bool:
    """Whether a paragraph of a Word file or a page begins as none does, behind a sentence without an end: 建设服务站 / 65个。"""
    return PROSE.search(last) is not None and _is_open(last) and _goes_on_by_itself(last, line)


def _goes_on_by_itself(last: str, line: str) -> bool:
    """Whether a line begins as none does but in the middle of a sentence: with a mark, a figure and its measure, or an article that is referred to."""
    if line[0] in _BEGINS_BACK and _JOINS_BACK.match(line) and not _TERMINAL.search(last):
        return True
    if not _is_open(last):
        return False
    if line[:1].isdigit():
        if cuts_range(last):
            return True
        if leads_to_figure().search(last) and PROSE.search(last):
            return True  # …机制基本建立。到 / 2026年，…
        return PROSE.search(last) is not None and PROSE.search(line) is not None and _FIGURE.match(line) is not None
    if not line.startswith("第") or _ARTICLE.match(line) is None:
        return False
    return read_marker(line) is None or leads_to_an_article(last)


def _cites_on(group: Sequence[PhysicalLine], line: PhysicalLine) -> bool:
    if len(group) > 4 or (line.folded[0] != "《" and group[-1].folded[-1] != "》"):
        return False  # most lines; in four the sentence would have paused
    return cites_on_its_own_line([each.folded for each in group], line.folded) and read_marker(line.folded) is None


def _labels(group: Sequence[PhysicalLine], line: str) -> bool:
    """Whether a line, or the one above it, is the label of an annex with its title (附件：某办法), or the line opens the field of a card."""
    last = group[-1].folded
    annexed = (line[0] == "附" and _LABEL.match(line)) or (last[0] == "附" and _LABEL.match(last))
    return bool(annexed) or (opens_field(last, line) and not inside_bracket(group))


def _ends_title(group: Sequence[PhysicalLine]) -> bool:
    """Whether the lines are the whole title of a notice: 某局关于…的通知."""
    if len(group) > 4:
        return False
    last = group[-1].folded
    if last.endswith(")"):
        last = _BESIDE_TITLE.sub("", last)
    if last[-2:] not in statutory():
        return False
    return _TITLED.match("".join(line.folded for line in group)) is not None


def around_tables(lines: Sequence[PhysicalLine]) -> tuple[set[int], set[int]]:
    """Return the rows that interrupt a sentence, and the lines in which the sentence goes on behind them.

    The line over the table is prose without an end, and the one below begins as no paragraph does: with a mark or a bare figure.
    """
    interrupting: set[int] = set()
    going_on: set[int] = set()
    open_at: int | None = None
    for index, line in enumerate(lines):
        if line.kind == "row":
            continue
        rows = range(open_at + 1, index) if open_at is not None else range(0)
        if rows and line.kind == "text" and (_JOINS_BACK.match(line.folded) or _FIGURE.match(line.folded)):
            interrupting.update(rows)
            going_on.add(index)
        is_prose = line.kind == "text" and not line.detail and PROSE.search(line.folded) is not None and _is_open(line.folded)
        open_at = index if is_prose else None
    return interrupting, going_on


def _is_over_body(group: Sequence[PhysicalLine], line: PhysicalLine) -> bool:
    """Whether a body stands below what no name of one goes on: a title (某市统计公报 / 某市统计局), or whom to call (…电话：0900-1234567)."""
    if not _is_body(line):
        return False
    title = group[0].folded
    titled = len(group) == 1 and not _MARKED.search(title) and genre_of(title) is not None
    return titled or _TELEPHONE.search(group[-1].folded) is not None


def _is_body(line: PhysicalLine) -> bool:
    """Whether a line is the name of a body and nothing else, as below a text."""
    return not _MARKED.search(line.folded) and names_a_body(line.folded.replace(" ", ""))


def _breaks_sentence(group: Sequence[PhysicalLine], line: str) -> bool:
    """Whether the break between two lines is in the middle of a sentence, and in no table or figure; nor is a heading run on with."""
    last = group[-1].folded
    if not _is_open(last) or _TABLED.match(line) or not (PROSE.search(last) or PROSE.search(line) or _lists_on(group, line)):
        return False
    before, _, begun = last.rpartition("。")
    if before:
        return read_marker(begun.lstrip()) is None  # …建设。 三、保障措施: extraction ran the heading on
    return PROSE.search(last) is not None or read_marker(last) is None


def _lists_on(group: Sequence[PhysicalLine], line: str) -> bool:
    """Whether two lines without a pause are of one list in the middle of a sentence: 标准。包括甲系统、 / 乙系统、丙系 / 统、丁系统等."""
    return "、" in group[-1].folded and "、" in line and any(PROSE.search(each.folded) for each in group[-4:-1])


def _goes_over_page(last: str, line: str) -> bool:
    """Whether a sentence that a page's end cuts goes on: it has begun and not ended, and what follows is neither an item nor without any mark."""
    return BEGUN.search(last) is not None and _is_open(last) and read_marker(line) is None and PROSE.search(line) is not None


def _is_open(folded: str) -> bool:
    last = folded[-1:]
    return last not in _CLOSED and (last not in _QUOTES or folded.rstrip("\"'》")[-1:] not in _CLOSED)
