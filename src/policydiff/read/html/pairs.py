"""Metadata of a portal page: label and value pairs, from the cells of a table or from a line of text."""

from __future__ import annotations

import re
from functools import cache

from policydiff.records import dataclass
from policydiff.text.fold import fold
from policydiff.vocab.portal import clean_label, is_weak_label, metadata_field, metadata_labels, tools_at

_PARTING = re.compile(r"[\s|\])>;,\d•·●■◆*]")
_BULLETS = "•·●■◆* "
_LONGEST = 600
"""Characters: longer lines are paragraphs and no list of labels."""
_LONGEST_LABEL = 24
_LONGEST_PAIR = 60
_UNKNOWN = re.compile(r"\s*\[?(?:[\u4e00-\u9fff]\s*){2,8}\]?:\s*")


@dataclass(frozen=True, slots=True)
class _Label:
    """A label in a line of text. start, end: with its brackets and colon."""

    name: str
    start: int
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    # 【索引号】 needs no colon; a bare label does. Longer labels come first.
    names = "|".join(map(re.escape, metadata_labels()))
    return re.compile(rf"\[({names})\]:?|({names}):")


def _labels(folded: str) -> list[_Label]:
    """Return the labels in a folded line, whatever blanks stand inside them (索  引  号)."""
    places = [index for index, char in enumerate(folded) if not char.isspace()]
    solid = "".join(folded[index] for index in places)
    found = (_Label(match[1] or match[2], places[match.start()], places[match.end() - 1] + 1) for match in _pattern().finditer(solid))
    return [label for label in found if _stands_free(folded, label)]


def _stands_free(folded: str, label: _Label) -> bool:
    """Return whether a label begins the line, follows a blank, bar, bracket or figure, or is too long to be there by chance.

    Spans that only a style sheet parts stand wall to wall in the text.
    """
    if label.start == 0 or folded[label.start] == "[" or _PARTING.match(folded, label.start - 1):
        return True
    return len(label.name) >= 4 and not is_weak_label(label.name)


def line_pairs(text: str, *, weak: bool) -> list[tuple[str, str]] | None:
    """Return the (label, value) pairs that a line of text is made of, None where it does not begin with a label.

    weak: whether a line of weak labels alone (来源, 日期…) counts. Tools at the end (字号 大 中 小 打印) come as a pair with the
    label "". Labels come without blanks and brackets; no character of a value is lost.
    """
    if len(text) > _LONGEST:
        return None
    labels = _labels(fold(text))
    if not labels or text[: labels[0].start].strip(_BULLETS + "\u3000\xa0\t"):
        return None
    if not weak and all(is_weak_label(label.name) for label in labels):
        return None
    ends = [*(label.start for label in labels[1:]), len(text)]
    pairs = [(label.name, text[label.end : end].strip()) for label, end in zip(labels, ends, strict=True)]
    return [*pairs[:-1], *_without_tools(*pairs[-1])]


def _without_tools(label: str, value: str) -> list[tuple[str, str]]:
    at = tools_at(fold(value)) if len(value) <= 200 else len(value)
    return [(label, value)] if at == len(value) else [(label, value[:at].strip()), ("", value[at:].strip())]


def cell_pairs(rows: list[list[str]]) -> list[tuple[str, str]] | None:
    """Return the pairs of a table that is made of labels and values (side by side, or both in a cell), None for another table.

    It is one where at least one pair in three has a strong label, and hardly anything else is there; a row of labels without
    values is the head of a list. A label that nobody knows is one by its colon, behind others in its row; whatever else stands there
    comes as a pair without a label.
    """
    pairs: list[tuple[str, str]] = []
    others = 0
    for row in rows[:60]:
        cells = [cell for cell in row if cell.strip()] if len(row) > 40 else row
        index = 0
        while index < len(cells):
            cell, following = cells[index], cells[index + 1] if index + 1 < len(cells) else ""
            index += 1
            if _is_label(cell):
                value = "" if _is_label(following) else following
                pairs.append((clean_label(cell), value.strip()))
                index += bool(value)
            elif inside := line_pairs(cell, weak=True):
                pairs.extend(inside)
            elif _looks_like_label(cell) and not (_is_label(following) or _looks_like_label(following)):
                pairs.append((clean_label(cell), following.strip()))
                index += 1
            elif cell.strip():
                others += 1
                pairs.append(("", cell.strip()))
    known = [(label, value) for label, value in pairs if label and metadata_field(label)]
    strong = [value for label, value in known if not is_weak_label(label)]
    filled = sum(bool(value) for label, value in pairs if label)
    if len(strong) == len(pairs) == 1 and not filled and not others and len(rows[0]) > 1:
        return pairs  # a label with an empty cell beside it: the next table is not its value
    told = len(pairs) - others
    if not strong or filled < min(2, len(rows)) or others > told / 2 or len(rows) > 60 or 3 * len(strong) < told:
        return None
    return pairs


def _is_label(cell: str) -> bool:
    return len(cell) <= _LONGEST_LABEL and metadata_field(cell) is not None


def unknown_pair(text: str) -> list[tuple[str, str]] | None:
    """Return the label that nobody knows and the value of a line, None where it has no colon behind a few words, or is a sentence."""
    label = _UNKNOWN.match(fold(text))
    if label is None or len(text) > _LONGEST_PAIR or text.rstrip().endswith(("。", "：", ":")):
        return None
    return [(clean_label(text[: label.end()]), text[label.end() :].strip())]


def _looks_like_label(cell: str) -> bool:
    """Whether a cell can be a label that nobody knows: a few words and a colon."""
    return _UNKNOWN.fullmatch(fold(cell)) is not None
