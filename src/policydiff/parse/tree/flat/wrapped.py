"""The head of a flattened table whose names go on over lines: 建设起 / 止年限, 总投资 / (万元), 责任 / 单位."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from policydiff.vocab.duties.columns import column_kind, gives_role, is_head, may_name_columns

_FEW, _MOST = 4, 24  # columns of such a table; lines of its head
_LONGEST_NAME = 12  # characters of a name that nobody knows, of two parts
_LONGEST_DAY = 20  # characters of the days from which and until when
_FIRST = "1"
_ROWS = 3


def wrapped_names(texts: Sequence[str]) -> list[int]:
    """Return how many lines each name of the head has that texts begin with, what stands in each line below one another; none where there is no such head.

    The numbers of the rows tell how many columns there are: as many as the shortest row has lines. Two parts are one name where that is known, or
    where a bracket goes on with the first; and where there are still too many names, those that make the shortest name that nobody knows.

    >>> wrapped_names(["序号", "项目", "名称", "总投资", "(万元)", "责任", "单位", *"1某9局", *"2某9局", *"3某9局"])
    [1, 2, 2, 2]
    """
    head = list(takewhile(lambda text: text != _FIRST, texts[: _MOST + 1]))
    width = _shortest_row(texts, len(head)) if _FEW <= len(head) <= _MOST else 0
    if not _FEW <= width < len(head) or any("。" in text for text in head):
        return []
    sizes, names = [1], [head[0]]
    for text in head[1:]:
        if len(names) > 1 and (text.startswith("(") or _are_one(names[-1], text)):
            names[-1], sizes[-1] = names[-1] + text, sizes[-1] + 1
        else:
            names.append(text)
            sizes.append(1)
    if len(names) == len(head):
        return []  # no part of a name that somebody knows: a row may have an empty cell
    while len(names) > width:
        unknown = [at for at in range(1, len(names) - 1) if column_kind(names[at]) is None is column_kind(names[at + 1])]
        at = min(unknown, key=lambda at: len(names[at] + names[at + 1]), default=0)
        if not at or len(names[at] + names[at + 1]) > _LONGEST_NAME:
            return []
        names[at : at + 2], sizes[at : at + 2] = [names[at] + names[at + 1]], [sizes[at] + sizes[at + 1]]
    return sizes if len(names) == width and is_head(names) and len(set(names)) == width and may_name_columns(names[:1]) else []


def _are_one(first: str, second: str) -> bool:
    """Whether two parts make a name that somebody knows, and are not two such: 责任 / 单位, 资金 / 来源, 完成 / 时限."""
    kind, own, other = map(column_kind, (first + second, first, second))
    if kind is None:
        return False
    return own in (None, kind) or other is None or (kind == other and len(first) <= _LONGEST_STEM and gives_role(first))


_LONGEST_STEM = 2


def may_stand(label: str, cell: str) -> bool:
    """Return whether a cell can stand under a name: one of days or of sums is short and has a figure.

    >>> may_stand("完成时限", "2023.01-2023.12"), may_stand("总投资(万元)", "完工投用"), may_stand("资金来源", "政府投资")
    (True, False, True)
    """
    kind = column_kind(label)
    figured = kind == "deadline" or (kind == "money" and "(" in label)
    return not figured or (len(cell) <= _LONGEST_DAY and any(map(str.isdigit, cell)) and cell[-1] not in "。;")


def _shortest_row(texts: Sequence[str], start: int) -> int:
    """Return how many lines the shortest of the numbered rows has of which another follows; 0 where they are too few."""
    begins = [start]
    for number in range(2, len(texts)):
        following = next((at for at in range(begins[-1] + 2, min(len(texts), begins[-1] + _MOST)) if texts[at] == str(number)), None)
        if following is None:
            break
        begins.append(following)
    return min((below - above for above, below in pairwise(begins)), default=0) if len(begins) >= _ROWS else 0
