"""Particulars of a page in the rows of a table: a row of labels over one of values, or labels and values by turns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.particulars import Particular
from policydiff.vocab.duties.columns import column_kind
from policydiff.vocab.portal import is_strong_label, metadata_field

_BAR = re.compile("[\t|]")
_WORD = re.compile(r"\[?(?:[\u4e00-\u9fff] *){2,10}\]?:?")
_TWO_PAIRS = 4  # cells
_LONG = 6  # characters of a title


def below_labels(rows: Sequence[Marked]) -> list[Particular]:
    """Return the particulars of the second of two rows whose first one has nothing but labels, most of which are known; none for other rows.

    A head that counts (序号) is that of a list of documents.
    """
    if len(rows) < 2 or rows[1].kind != "row":
        return []
    (labels, _), (words, values) = map(_cells, rows)
    known = [label for label in labels if metadata_field(label)]
    if len(known) * 2 <= len(labels) or not all(_WORD.fullmatch(label) for label in labels) or len(words) > len(labels):
        return []
    if len(known) < 2 or any(map(metadata_field, words)) or any(column_kind(label) == "number" for label in labels):
        return []
    found = zip(labels, words, values, strict=False)
    return [Particular(metadata_field(label) or "topic", label.rstrip(":"), *place) for label, word, place in found if word]


def _cells(row: Marked) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the folded words of the cells of a row, and their places."""
    ends = [*(match.start() for match in _BAR.finditer(row.text)), len(row.text)]
    places = list(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))
    return [row.folded[start:end].strip() for start, end in places], places


def pairs_of_row(line: Marked) -> list[Particular]:
    """Return the particulars of a row that has labels and values by turns, whether all labels are known or not; none for another row."""
    words, cells = _within_bars(*_cells(line))
    labels = words[::2]
    if len(cells) < _TWO_PAIRS or len(cells) % 2 or any(map(metadata_field, words[1::2])) or not any(map(is_strong_label, labels)):
        return []
    if not (is_strong_label(labels[0]) or all(label.endswith(":") for label in labels)) or not all(map(_WORD.fullmatch, labels)):
        return []
    found = zip(labels, cells[1::2], strict=True)
    return [Particular(metadata_field(label) or "topic", label.rstrip(":"), start, end) for label, (start, end) in found]


def pairs_beside(line: Marked) -> list[Particular]:
    """Return the particulars of a row below rows of labels and values, whose own first label is a word elsewhere: 名称 | 某市某方案 | 文号 | …."""
    words, cells = _within_bars(*_cells(line))
    labels, values = words[::2], words[1::2]
    if len(labels) != len(values) or len(values[0]) < _LONG or metadata_field(labels[0]) is None:
        return []
    if not all(map(is_strong_label, labels[1:])) or any(map(metadata_field, values)):
        return []
    found = zip(labels, cells[1::2], strict=True)
    return [Particular(metadata_field(label) or "topic", label.rstrip(":"), start, end) for label, (start, end) in found]


def _within_bars(words: list[str], places: list[tuple[int, int]]) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the words and places of the cells without the empty ones before the first bar of a line and behind its last."""
    first, last = int(len(words) > 1 and not words[0]), len(words)
    while last > first + 1 and not words[last - 1]:
        last -= 1
    last += (last - first) % 2 and last < len(words) - 1  # the last value may be empty
    return words[first:last], places[first:last]
