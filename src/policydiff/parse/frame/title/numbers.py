"""The numbers that stand around a title, put into the draft."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.frame.draft import Draft
from policydiff.parse.mark.marked import Marked
from policydiff.parse.mark.orders import bare_serial, is_issue
from policydiff.text.fold import squeeze


def take_number(draft: Draft, line: Marked, number: re.Match[str]) -> None:
    """Take the number that a line holds; what stands beside it is dropped."""
    start, end = number.span()
    draft.document_number.take(squeeze(line.text[start:end]), *line.spans(start, end))
    for left, right in ((0, start), (end, len(line.text))):
        if line.text[left:right].strip():
            draft.discard("imprint", line.spans(left, right))


def take_serial(draft: Draft, line: Marked) -> None:
    """Take a number that stands alone on its line (第37号, 第21期) without the brackets around it."""
    left, right = bare_serial(line.folded)
    draft.document_number.take(squeeze(line.text[left:right]), *line.spans(left, right))
    draft.discard("imprint", (*line.spans(0, left), *line.spans(right)))


def take_issue(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Take the number of minutes that stands right under their title, over who issues them and the day: 第21期 / 某市政府办公室 2025年7月8日."""
    below = lines[at + 1] if draft.title.printed is not None and at + 1 < len(lines) else None
    if below is None or below.signs_with_day is None or not is_issue(lines[at].folded):
        return 0
    take_serial(draft, lines[at])
    return 1
