"""The table of particulars that portals print over a notice: 索引号, 发文字号, 成文日期…"""

from __future__ import annotations

import re
from functools import cache

from policydiff.parse.lay.passage import Passage
from policydiff.records import dataclass
from policydiff.text.fold import squeeze
from policydiff.vocab.portal import is_weak_label, metadata_field, metadata_labels, tool_labels

_BEFORE = "[(•·●■◆*|\t 　-"
_OPEN = f"[{re.escape(_BEFORE)}]*"
_CLOSE = r"[\])|\t 　]*"
_LONGEST = 400


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
    return re.compile(rf"{_OPEN}({labels}){_CLOSE}(:?)\s*", re.IGNORECASE)


@cache
def _begins() -> frozenset[str]:
    """Return the characters that a label can begin with."""
    return frozenset(char for label in (*metadata_labels(), *tool_labels()) for char in (label[0].lower(), label[0].upper()))


_END_NOISE = " \t\u3000[(|•·●■◆*;"


def read_particulars(passage: Passage, *, weak: bool, table: bool = False) -> list[Particular]:
    """Return the particulars of a line that begins with a metadata label; none where it does not.

    weak: whether labels that are ordinary words too (日期, 来源) count; they do above the notice only. table: the reader knows
    the line as a row of the portal's table, so a label needs no colon or bracket.
    """
    folded = passage.folded
    if len(folded) > _LONGEST or folded.lstrip(_BEFORE)[:1] not in _begins() or not _pattern().match(folded):
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
        particulars.append(Particular(_field(label), label, match.end(), end))
    return particulars


def _field(label: str) -> str:
    return "tools" if squeeze(label) in tool_labels() else metadata_field(label) or "topic"


def may_be_marked(folded: str, text: str) -> bool:
    """A quick look before the labels of a line are sought: a text that has none of the marks of a label in it has no label."""
    return ":" in folded or "]" in folded or "\t" in text or "|" in text


def _is_marked(match: re.Match[str], text: str) -> bool:
    """主题分类 in a sentence is a word; a label has a colon or stands in brackets or in a cell of its own."""
    printed = text[match.start() : match.end()]
    return bool(match.group(2)) or "]" in match.group() or "\t" in printed or "|" in printed
