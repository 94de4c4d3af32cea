"""What is left open in a paper that somebody is to fill in and sign: 于　年　月　日, 案件编号：　, 声明人（签字）：."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.mark.marked import Marked
from policydiff.text.numerals import CHARACTERS
from policydiff.vocab.phrases import pattern

DAY_TO_FILL = re.compile(rf"(?<![\d{CHARACTERS} ]) *年 *月 *日")
"""Of whoever signs a form: 负责人签字 年 月 日."""
_OPEN = re.compile(r"_{2,}|□|[\u4e00-\u9fff)] *: *(?=[,;、)。])|[\[(] *[\])]")
_MAY_BE_OPEN = re.compile(r"__|□|: *[,;、)。]|[\[(] *[\])]|年 *月 *日")
_SIGNED = pattern("genres", r"{to_sign}\)?:? *$")
_DAY = 8  # characters of a line with a day to be filled in and nothing else
_LEAST = 2  # lines with something open
_LEAST_OF_ANY = 3  # of an annex that is called after no such paper, and half of all its lines


def is_open(line: Marked) -> bool:
    """Whether a line leaves something to be filled in: a day, a value behind a label within a sentence, a gap, a box, a signature."""
    return any(found.search(line.folded) is not None for found in (_OPEN, DAY_TO_FILL, _SIGNED()))


def may_be_open(folded: str) -> bool:
    """A quick look: whether a text of several lines has a gap or a day to be filled in anywhere."""
    return _MAY_BE_OPEN.search(folded) is not None


def is_paper(lines: Sequence[Marked], *, called: bool) -> bool:
    """Whether an annex is a paper to be filled in and signed; called: by its title it may be one (告知书, 通知书)."""
    if not may_be_open("\n".join([line.folded for line in lines])):
        return False
    left = sum(map(is_open, lines))
    if not any(_OPEN.search(line.folded) or (DAY_TO_FILL.search(line.folded) and len(line.folded) > _DAY) for line in lines):
        return False  # a whole text that is only signed
    return left >= _LEAST if called else left >= _LEAST_OF_ANY and 2 * left >= len(lines)
