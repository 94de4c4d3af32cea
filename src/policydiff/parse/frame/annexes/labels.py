"""The lines that open an annex: its label alone, or with the title behind it; and those that list annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.model import Span
from policydiff.parse.frame.draft import Part
from policydiff.parse.mark.marked import Marked
from policydiff.text.numbers import read_marker
from policydiff.vocab.genres import form_name, genre_of
from policydiff.vocab.page.titles import title_words

LABEL_LINE = 60  # characters of a line that is an annex's label and perhaps its title
_NUMBER = 20  # characters that a number and a full title may have more than a line with a label
_PARTED_NUMBER = re.compile(r"\d{1,2}-\d{1,2}[.、 ]")  # of an annex of an annex: 6-1.告知书
_ENDING = re.compile(r"\.[A-Za-z]{2,4}[)）]?.{0,16}$")
_HALVES = 2  # lines of the name of a form
_UNDER_LABEL = 4  # lines below it among which its table begins: a caption, a unit


def is_lone_label(line: Marked) -> bool:
    """Return whether a line is the label of an annex and no more than a title behind it."""
    return line.label_end is not None and len(line.folded) <= LABEL_LINE and ":" not in line.folded[line.label_end :]


def titled_label(lines: Sequence[Marked], index: int) -> Part | None:
    """Return the part, as yet without its text, that a label with its title on one line opens: 附件4 名词解释."""
    line = lines[index]
    at = line.label_end
    if at is None or at >= len(line.text) or not is_lone_label(line) or line.is_file:
        return None
    title = line.text[at:].strip()
    numbered = any(map(str.isdigit, line.folded[:at]))  # 附录1：流程图, a picture that is no text
    if (
        not numbered
        and line.folded[at - 1] == ":"
        and genre_of(line.folded) is None
        and not _opens_text(lines[index + 1 : index + _UNDER_LABEL])
    ):
        return None  # 附件：申报表, over nothing but the signature
    if len(title) < 3 or (title[0] not in '《“"（' and not "\u4e00" <= title[0] <= "\u9fff") or line.folded[-1] in "。;:,、":
        return None
    return Part(title, line.spans(at), line.text[:at].rstrip("：:.． "), line.spans(0, at), ())


def _opens_text(below: Sequence[Marked]) -> bool:
    """Whether a table or a numbering of its own begins in the lines below a label."""
    first = below[0].marker if below else None
    told = next((line for line in below if line.kind == "row" or line.is_date or line.is_label), None)
    return (told is not None and told.kind == "row") or (first is not None and first.number == 1)


def bare_label(lines: Sequence[Marked], index: int) -> tuple[int, str | None, tuple[Span, ...]]:
    """Return where the title under a label begins, the label, and its place; a line that goes on after its label is none."""
    line = lines[index]
    if line.label_end is None or line.label_end < len(line.text):
        return index, None, ()
    return index + 1, line.text.rstrip("：:.． "), line.spans()


def is_cut_form(lines: Sequence[Marked]) -> bool:
    """Return whether two lines under a label are the name of one form, which a wrap has cut: 某区公益创投项目 / 申报表."""
    if len(lines) < _HALVES or not lines[1].may_be_title or form_name(lines[0].folded) is not None:
        return False
    return len(lines[1].folded) < len(lines[0].folded) and form_name(lines[0].folded + lines[1].folded) is not None


def is_listed(line: Marked) -> bool:
    """Return whether a line is an entry of a list of annexes: 2.某办法, 6-1.某告知书."""
    if len(line.folded) > LABEL_LINE + _NUMBER or line.ends_sentence:
        return False
    return (line.marker is not None and line.marker.style == "arabic") or _PARTED_NUMBER.match(line.folded) is not None


def listed_title(line: Marked) -> str:
    """Return the title that a line of the list names: 附件：1．甲办法 names 甲办法."""
    start = line.label_end or 0
    parted = _PARTED_NUMBER.match(line.folded, start)
    marker = read_marker(line.folded[start:])
    title = line.text[parted.end() if parted else start + (marker.end if marker else 0) :].strip(" .。")
    title = title.strip("《》") if title.find("》") in (-1, len(title) - 1) else title
    if line.is_file:  # 附件1：某情况表.xls is one that hangs elsewhere; a link without a label may be the notice itself
        title = _ENDING.sub("", title) if start and line.folded[start - 1] == ":" else ""
    offered = title.strip("（）()") in title_words("offers") or title.endswith(title_words("interprets"))
    return title if len(title) >= 4 and not offered else ""
