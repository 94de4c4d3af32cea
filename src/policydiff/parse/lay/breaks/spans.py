"""Lines that are pieces of one: a copy broke them before and behind what stood in a type of its own, as figures often do (共计 / 20 / 万亩。)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from policydiff.parse.lay.breaks.parted import begins_parted, parted_end
from policydiff.parse.lay.line import PhysicalLine
from policydiff.text.figures.cuts import cuts_figure
from policydiff.text.numbers import read_marker
from policydiff.vocab.page.envelope import is_numbered_label, leads_to_figure

_FIGURE = re.compile(r"\d[\d.,:~/%-]{0,23}$")
_LATIN = re.compile(r"(?=\d*[A-Za-z])[A-Za-z\d][A-Za-z\d.+/-]{0,15}$")  # 5G, APP: in the type of the figures
_LITTLE = re.compile(r"\d{1,3}$")  # what may be the number of a page, or of a row
_BEHIND = frozenset(",。、;:)]》%/")  # what begins no paragraph
_NUMBER = re.compile(r"\d{1,2}$")  # of an item, a table or an annex
_NUMBERED = re.compile(r"\d{1,2}\.$")
_LAST_NUMBER = re.compile(r"\d+(?:\.\d+)?$")  # of a range
_CLOSED = re.compile(r"[。!?;][\"')\]》]*$")
_OPENING, _CLOSING = ("(", "["), (")", "]")  # of the year in a number
_OPEN = tuple(",、([《/")
_LONGEST_LABEL = 8  # of a figure: 联系电话：
_BRACKET = 200  # characters of a bracket over several pieces
_LEADERS, _PAGE = re.compile(r"[.…·_]{3,}$"), re.compile(r"-?\s?\d{1,4}\s?-?$")
_OF = "的"
_MONTH = "月"
_GO_ON = ("年", _MONTH, "日", "号", _OF)  # and what begins one behind a figure only
_PROSE = re.compile(r"[,。;]")
_MEASURED = re.compile(r"[\u4e00-\u9fff%]{1,5}[,。;]")  # a measure, and the pause of the sentence behind it
_LEAST, _SURE = 6, 2  # such figures in a text, and in its sentences; fewer may be cells, but for those of a day
_WHOLE_DAY = re.compile(r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?$")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_TO_MONTH = re.compile(r"(?:19|20)\d\d年\d{1,2}月")
_DAY_PIECES = 6
_LABEL = "附"


def join_pieces(lines: Sequence[PhysicalLine], folded: str) -> list[PhysicalLine]:
    """Return the lines, each with its pieces where the copy broke lines before and behind figures; where it did not, only a day and an item's number are made whole.

    It did where six figures and more stand alone on their lines, or those of a day or of two sentences, and half of them over what begins no paragraph: a
    mark, a measure. A day whose pieces are all there is stays a line of its own. folded: the text; a line's end in a piece is a blank there.
    """
    figures = [index for index, line in enumerate(lines) if line.folded[0].isdigit() and line.kind == "text" and _is_figure(line.folded)]
    going_on = {index for index in figures if index + 1 < len(lines) and _goes_on(lines, index)}
    if 2 * len(going_on) < len(figures) or not (len(going_on) >= _LEAST or _is_sure(lines, going_on)):
        return _without_parted(lines, folded)
    return [_whole(lines[start:end], folded) for start, end in _Pieces(lines, going_on).groups()]


def _without_parted(lines: Sequence[PhysicalLine], folded: str) -> list[PhysicalLine]:
    """Return the lines of a copy that is not broken around figures, with the days and numbers whole that are broken all the same."""
    out: list[PhysicalLine] = []
    begun = 0  # behind what is in `out`
    for start in [index for index, line in enumerate(lines) if line.folded[0] in begins_parted]:
        end = parted_end(lines, start) if start >= begun else 0
        if end:
            out += [*lines[begun:start], _whole(lines[start:end], folded)]
            begun = end
    return [*out, *lines[begun:]]


def _goes_on(lines: Sequence[PhysicalLine], index: int) -> bool:
    """Whether what stands below a figure goes on with it: a mark, a measure, a part of a day."""
    below = lines[index + 1].folded
    after = lines[index + 2].folded if index + 2 < len(lines) else ""
    if below[0] in _BEHIND or below.startswith(_GO_ON) or _is_pointed(lines, index):
        return True
    number = _LAST_NUMBER.search(lines[index].folded)
    return number is not None and cuts_figure(f"共{number.group()}", below + after[:1])


def _is_sure(lines: Sequence[PhysicalLine], going_on: set[int]) -> bool:
    """Whether a few figures are enough: one of a day, two in sentences, or two over measures at which a sentence pauses that goes on or ends there."""
    if any(_breaks_day(lines, index) for index in going_on) or sum(_cuts_sentence(lines, index) for index in going_on) >= _SURE:
        return True
    measured = [index for index in going_on if _stands_over_measure(lines, index)]
    return len(measured) >= _SURE and any(_PROSE.search(lines[at - 1].folded) or _CLOSED.search(lines[at + 1].folded) for at in measured)


def _breaks_day(lines: Sequence[PhysicalLine], index: int) -> bool:
    """Whether a figure is the year of a day that is broken before and behind it and its month: 2024 / 年 / 5 / 月. No cells stand so."""
    if not _YEAR.match(lines[index].folded) or index + 4 > len(lines):
        return False
    year, of_year, month, of_month = [line.folded for line in lines[index : index + 4]]
    return _NUMBER.match(month) is not None and _TO_MONTH.fullmatch(year + of_year + month + of_month[:1]) is not None


def _is_pointed(lines: Sequence[PhysicalLine], index: int) -> bool:
    """Whether a figure is the number of an item whose point or text begins the next line: 1 / ．清淤。, 1. / 清淤。"""
    if index + 1 == len(lines):
        return False
    figure, below = lines[index].folded, lines[index + 1].folded
    if _NUMBERED.match(figure):
        return not _is_figure(below)
    return _NUMBER.match(figure) is not None and below[0] == "." and not below[1:2].isdigit()


def _cuts_sentence(lines: Sequence[PhysicalLine], index: int) -> bool:
    """Whether a figure stands between a line that wants one, or has paused, and one that goes on with it: 到 / 2025 / 年，. No cells stand so."""
    above = lines[index - 1].folded if index else ""
    return above != "" and (above[-1] in _OPEN or leads_to_figure().search(above) is not None)


def _stands_over_measure(lines: Sequence[PhysicalLine], index: int) -> bool:
    """Whether a figure stands below words and over a measure at which the sentence pauses: 应收小麦 / 42.6 / 万亩，机收率达到. A cell seldom begins so."""
    return index > 0 and not _CLOSED.search(lines[index - 1].folded) and _MEASURED.match(lines[index + 1].folded) is not None


class _Pieces:
    def __init__(self, lines: Sequence[PhysicalLine], figures: set[int]) -> None:
        self._lines = lines
        self._figures = figures  # those over what goes on with them
        self._pages = self._may_be_pages()

    def _may_be_pages(self) -> bool:
        """Whether the little numbers that nothing goes on with may be those of pages: three count on, and no page number is printed otherwise."""
        lines = enumerate(self._lines)
        little = [int(line.folded) for index, line in lines if index not in self._figures and _LITTLE.match(line.folded)]
        counts_on = any((b, c) == (a + 1, a + 2) for a, b, c in zip(little, little[1:], little[2:], strict=False))
        return counts_on and not any(line.folded[0] == "-" and _PAGE.match(line.folded) for line in self._lines)

    def groups(self) -> list[tuple[int, int]]:
        """Return where each whole line begins and ends."""
        found: list[tuple[int, int]] = []
        start = 0
        while start < len(self._lines):
            end = self._day_end(start) or start + 1
            while end < len(self._lines) and self._joins(start, end):
                end += 1
            found.append((start, end))
            start = end
        return found

    def _joins(self, start: int, index: int) -> bool:
        """Whether a line is a piece of the one that begins at `start`, of which the line above is the last piece as yet."""
        line, above = self._lines[index], self._lines[index - 1]
        if line.kind != "text" or above.kind != "text" or line.detail or above.detail:
            return False
        if line.folded[0] in _BEHIND or self._is_of_contents(index):
            return True
        if self._day_end(start) == index:
            return False
        if index - 1 in self._figures or self._is_in_bracket(start, index) or self._opens_year(index):
            return True
        if read_marker(line.folded) is not None or line.folded.startswith(_LABEL) or self._day_end(index):
            return False
        if _is_pointed(self._lines, index):
            return False
        if _is_figure(line.folded):
            return self._is_of_label(index) or (self._leads(start, index) and (index in self._figures or self._is_between(start, index)))
        if above.folded[-1] in _OPEN or line.folded[0] == _OF:
            return True
        if self._is_of_label(index - 1):
            return not self._lines[start].folded.startswith(_LABEL)  # 表1 is followed by its name, 附件1 stands over it
        if _LATIN.match(line.folded):
            return self._leads(start, index) and self._is_between(start, index)
        return (index - 1 > start and _is_piece(above.folded)) or self._is_gone_on(start, index)

    def _is_of_label(self, index: int) -> bool:
        """Whether a line is the number of a table or an annex, whose word is the line above: 表 / 1."""
        return index > 0 and _NUMBER.match(self._lines[index].folded) is not None and is_numbered_label(self._lines[index - 1].folded)

    def _is_gone_on(self, start: int, index: int) -> bool:
        """Whether a line stands between a sentence that has paused and not ended and a comma: 由站点办理， / 以集中形式 / ，其余."""
        below = self._lines[index + 1].folded if index + 1 < len(self._lines) else ""
        return below[:1] == "," and self._is_begun(start, index) and _CLOSED.search(self._lines[index - 1].folded) is None

    def _is_of_contents(self, index: int) -> bool:
        """Whether a line is of the leaders of a line of contents, or the number of the page behind them."""
        line, above = self._lines[index].folded, self._lines[index - 1].folded
        return _LEADERS.match(line) is not None or (_LEADERS.search(above) is not None and _PAGE.match(line) is not None)

    def _opens_year(self, index: int) -> bool:
        """Whether a line is the bracket around the year of a number whose letters stand above it: 某政发 / 〔 / 2021 / 〕 / 2 / 号."""
        return self._lines[index].folded in _OPENING and self._has_year(index)

    def _has_year(self, index: int) -> bool:
        """Whether a line opens the bracket around the year of a document's number: 某政发〔 / 2021 / 〕 / 2."""
        following = [line.folded for line in self._lines[max(0, index) : index + 4]]
        if len(following) < 4 or following[0][-1] not in _OPENING:
            return False
        return _YEAR.match(following[1]) is not None and following[2][0] in _CLOSING and following[3].isdigit()

    def _is_in_bracket(self, start: int, index: int) -> bool:
        text = "".join(line.folded for line in self._lines[start:index]) if index - start <= _BRACKET else ""
        opened = text.rfind("(")
        return opened >= 0 and text.count("(") > text.count(")") and len(text) - opened <= _BRACKET

    def _is_between(self, start: int, index: int) -> bool:
        """Whether a figure that nothing goes on with stands between pieces of a sentence, and is no cell and no number of a page."""
        line, above = self._lines[index].folded, self._lines[index - 1].folded
        below = self._lines[index + 1].folded if index + 1 < len(self._lines) else ""
        if above[-1] == ")" or not below or _is_piece(below) or _is_piece(above):
            return False
        if not self._is_begun(start, index) and leads_to_figure().search(above) is None:
            return False
        return not (_LITTLE.match(line) and self._pages)

    def _leads(self, start: int, index: int) -> bool:
        """Whether the line above a figure is open: no sentence that has ended, and no heading."""
        above = self._lines[index - 1].folded
        if _CLOSED.search(above) or (above[-1] == ":" and len(above) > _LONGEST_LABEL):
            return False
        if above[-1] in _OPEN or (above in _CLOSING and self._has_year(index - 3)) or leads_to_figure().search(above):
            return True
        if self._is_begun(start, index):
            return True
        return above[-1] != ")" and (read_marker(self._lines[start].folded) is None or self._is_counted(index))

    def _is_counted(self, index: int) -> bool:
        """Whether a figure has its measure below it and begins no sentence, as a year and a month do: （二）近 / 3 / 年受到处罚的."""
        if index not in self._figures or _YEAR.match(self._lines[index].folded[:4]):
            return False
        below = self._lines[index + 1].folded
        return below[0] not in _BEHIND and below[0] != _MONTH

    def _is_begun(self, start: int, index: int) -> bool:
        return any(_PROSE.search(line.folded) for line in self._lines[start:index])

    def _day_end(self, start: int) -> int:
        """Return where the pieces of a day end that begin at `start` and are all there is of a line; 0 where they make none, or a sentence has them."""
        if not _YEAR.match(self._lines[start].folded) or (start and self._is_in_sentence(self._lines[start - 1].folded)):
            return 0
        text = ""
        for end in range(start, min(start + _DAY_PIECES, len(self._lines))):
            text += self._lines[end].folded
            below = self._lines[end + 1].folded if end + 1 < len(self._lines) else ""
            if _WHOLE_DAY.match(text) and not below[:1].isdigit() and below[:1] not in _BEHIND:
                return end + 1
        return 0

    def _is_in_sentence(self, above: str) -> bool:
        if _CLOSED.search(above):
            return False
        return above[-1] in _OPEN or _PROSE.search(above) is not None or leads_to_figure().search(above) is not None


def _is_figure(folded: str) -> bool:
    return folded[0].isdigit() and _FIGURE.match(folded) is not None


def _is_piece(folded: str) -> bool:
    return _is_figure(folded) or _LATIN.match(folded) is not None


def _whole(lines: Sequence[PhysicalLine], folded: str) -> PhysicalLine:
    """Return the line that its pieces make; what stood between them is a blank."""
    if len(lines) == 1:
        return lines[0]
    first, last = lines[0], lines[-1]
    text = folded[first.start : last.end]
    return replace(first, end=last.end, folded=re.sub(r"\s", " ", text), columns=sum(line.columns for line in lines))
