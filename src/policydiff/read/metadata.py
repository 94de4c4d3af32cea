"""Metadata of a portal page: label and value pairs, from the cells of a table or from a line of text."""

from __future__ import annotations

import re
from functools import cache

from policydiff.text.fold import fold
from policydiff.vocab.portal import clean_label, is_weak_label, metadata_field, metadata_labels, tools_at

_BLANK = r"[\s\u3000\xa0]*"
_LONGEST = 600
"""Characters: longer lines are paragraphs and no list of labels."""
_LONGEST_LABEL = 24


@cache
def _pattern() -> re.Pattern[str]:
    names = _alternation(metadata_labels())
    # A label of four characters and a colon is no chance: spans that only a style sheet parts stand wall to wall.
    long = _alternation(tuple(label for label in metadata_labels() if len(label) >= 4 and not is_weak_label(label)))
    begins = rf"(?:^|(?<=[\s|\])>;,\d•·●■◆*])){_BLANK}(?:[•·●■◆*]{_BLANK})?"
    return re.compile(rf"{begins}(?:\[{_BLANK}({names}){_BLANK}\]{_BLANK}:?|({names}){_BLANK}:)|({long}){_BLANK}:")


def _alternation(labels: tuple[str, ...]) -> str:
    return "|".join(_BLANK.join(map(re.escape, label)) for label in labels)


def line_pairs(text: str, *, weak: bool) -> list[tuple[str, str]] | None:
    """Return the (label, value) pairs that a line of text is made of, None where it does not begin with a label.

    weak: whether a line of weak labels alone (来源, 日期…) counts. Tools at the end (字号 大 中 小 打印) come as a pair with the
    label "". Labels come without blanks and brackets; no character of a value is lost.
    """
    if len(text) > _LONGEST:
        return None
    folded = fold(text)
    found = list(_pattern().finditer(folded))
    if not found or folded[: found[0].start()].strip():
        return None
    labels = [text[slice(*match.span(match.lastindex or 0))] for match in found]
    if not weak and all(map(is_weak_label, labels)):
        return None
    ends = [*(match.start() for match in found[1:]), len(text)]
    pairs = [
        (clean_label(label), text[match.end() : end].strip())
        for label, match, end in zip(labels, found, ends, strict=True)
    ]
    return [*pairs[:-1], *_without_tools(*pairs[-1])]


def _without_tools(label: str, value: str) -> list[tuple[str, str]]:
    at = tools_at(fold(value)) if len(value) <= 200 else len(value)
    return [(label, value)] if at == len(value) else [(label, value[:at].strip()), ("", value[at:].strip())]


def cell_pairs(rows: list[list[str]]) -> list[tuple[str, str]] | None:
    """Return the pairs of a table that is made of labels and values (side by side, or both in a cell), None for another table.

    It is one where at least one pair in three has a strong label, and hardly anything else is there; a row of labels without
    values is the head of a list.
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
            else:
                others += bool(cell.strip())
    strong = [value for label, value in pairs if label and not is_weak_label(label)]
    filled = sum(bool(value) for _, value in pairs)
    if (
        not strong
        or filled < min(2, len(rows))
        or others > len(pairs) / 2
        or len(rows) > 60
        or 3 * len(strong) < len(pairs)
    ):
        return None
    return pairs


def _is_label(cell: str) -> bool:
    return len(cell) <= _LONGEST_LABEL and metadata_field(cell) is not None
