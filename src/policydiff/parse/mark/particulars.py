"""The table of particulars that portals print over a notice: 索引号, 发文字号, 成文日期…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from policydiff.parse.lay.passage import Passage
from policydiff.records import dataclass
from policydiff.text.fold import squeeze
from policydiff.vocab.portal import is_strong_label, is_weak_label, metadata_field, metadata_labels, tool_labels

_BEFORE = "[(•·●■◆*|\t 　-"
_NUMBERED = r"\d{1,2}[.、] ?(?=\[)"  # 3.【发文号】
_OPEN = f"(?:{_NUMBERED})?[{re.escape(_BEFORE)}]*"
_NUMBER, _DIGITS = 5, "0123456789.、 "
_CLOSE = r"[\])|\t 　]*"
_LONGEST = 400
_LEAST_RUN = 2  # labels with their values on one line
_HALVES = 4  # pieces of a label whose characters stand apart


@dataclass(frozen=True, slots=True)
class Particular:
    """One value of the table: its contract field, its label, and where the value stands in the passage (empty: no value)."""

    field: str
    label: str
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    labels = "|".join(
        r"\s*".join(map(re.escape, label)) for label in sorted({*metadata_labels(), *tool_labels()}, key=lambda label: (-len(label), label))
    )
    return re.compile(rf"{_OPEN}({labels}){_CLOSE}(:?)[\s|]*", re.IGNORECASE)


@cache
def _begins() -> frozenset[str]:
    """Return the characters that a label can begin with."""
    return frozenset(char for label in (*metadata_labels(), *tool_labels()) for char in (label[0].lower(), label[0].upper()))


def may_begin_particular(folded: str) -> bool:
    """A quick look before read_particulars: whether a line begins as a label does."""
    if folded[:1].isdigit() and "[" in folded[:_NUMBER]:
        folded = folded.lstrip(_DIGITS)
    return folded.lstrip(_BEFORE)[:1] in _begins()


_END_NOISE = " \t\u3000[(|•·●■◆*;"


def read_particulars(passage: Passage, *, weak: bool, table: bool = False) -> list[Particular]:
    """Return the particulars of a line that begins with a metadata label; none where it does not.

    weak: whether labels that are ordinary words too (日期, 来源) count; they do above the notice only. table: the reader knows
    the line as a row of the portal's table, so a label needs no colon or bracket.
    """
    folded = passage.folded
    if len(folded) > _LONGEST or not may_begin_particular(folded) or not _pattern().match(folded):
        return []
    if not table and not may_be_marked(folded, passage.text):
        return []
    found = [match for match in _pattern().finditer(folded) if _is_marked(match, passage.text) or (table and match.start() == 0)]
    if not found or found[0].start() != 0:
        return []
    particulars: list[Particular] = []
    for index, match in enumerate(found):
        label = match.group(1)
        if is_weak_label(label) and not (weak and match.group(2)):
            return [] if index == 0 else particulars
        end = found[index + 1].start() if index + 1 < len(found) else len(folded)
        while end > match.end() and folded[end - 1] in _END_NOISE:
            end -= 1
        if "(" in match.group() and folded.endswith(")", 0, end) and "(" not in folded[match.end() : end]:
            end -= 1  # (来源:某某网)
        particulars.append(Particular(_field(label), label, match.end(), end))
    return particulars


def read_run(passage: Passage, least: int = _LEAST_RUN) -> list[Particular]:
    """Return the particulars of a line of labels and values by turns with nothing but blanks between them; none for another line.

    索引号 1133/2021-4 发布机构 某市水利局 成文日期 2021-06-30: it begins with a label, and most of its labels have a value;
    least: how many must.
    """
    folded = passage.folded
    if len(folded) > _LONGEST or folded[:1] not in _begins():
        return []
    labels = list(_labels_between_blanks(folded, _pieces(passage)))
    if not labels or labels[0][0] != 0:
        return []
    ends = [*(start for start, _ in labels[1:]), len(folded)]
    found = [Particular(_field(folded[a:b]), folded[a:b], b, end) for (a, b), end in zip(labels, ends, strict=True)]
    valued = sum(bool(folded[item.start : item.end].strip()) for item in found)
    return found if valued >= least and 2 * valued > len(found) else []


def _pieces(passage: Passage) -> list[tuple[int, int]]:
    """Return where the pieces of a line stand that blanks part, whether the passage has kept these or not."""
    folded, offsets = passage.folded, passage.offsets
    cuts = [0, *(at for at in range(1, len(folded)) if offsets[at] - offsets[at - 1] > 1 or folded[at - 1] == " "), len(folded)]
    return [(start, end) for start, end in pairwise(cuts) if folded[start:end].strip()]


def _labels_between_blanks(folded: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where a piece, or a few whose characters stand apart (文 号), is a label that is no ordinary word."""
    at = 0
    while at < len(pieces):
        start = pieces[at][0]
        stops = range(min(len(pieces), at + _HALVES), at, -1)
        end = next((stop for stop in stops if is_strong_label(folded[start : pieces[stop - 1][1]].strip())), 0)
        if end:
            yield start, pieces[end - 1][1]
        at = end or at + 1


def _field(label: str) -> str:
    return "tools" if squeeze(label) in tool_labels() else metadata_field(label) or "topic"


def may_be_marked(folded: str, text: str) -> bool:
    """A quick look before the labels of a line are sought: a text that has none of the marks of a label in it has no label."""
    return ":" in folded or "]" in folded or "\t" in text or "|" in text


def _is_marked(match: re.Match[str], text: str) -> bool:
    """主题分类 in a sentence is a word; a label has a colon or stands in brackets or in a cell of its own."""
    printed = text[match.start() : match.end()]
    return bool(match.group(2)) or "]" in match.group() or "\t" in printed or "|" in printed
