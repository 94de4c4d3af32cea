"""The numbers that stand around a title, put into the draft."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydiff.parse.frame.draft import Body, Draft
from policydiff.parse.frame.joined import join
from policydiff.parse.mark.bodies import split_bodies
from policydiff.parse.mark.imprint import Issued
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


def take_serial(draft: Draft, line: Marked, *, beside: bool = False) -> None:
    """Take a number that stands alone on its line (第37号, 第21期) without the brackets around it; beside: it may be that of a gazette."""
    left, right = bare_serial(line.folded)
    take = draft.document_number.take_beside if beside else draft.document_number.take
    take(squeeze(line.text[left:right]), *line.spans(left, right))
    draft.discard("imprint", (*line.spans(0, left), *line.spans(right)))


def take_issue(draft: Draft, lines: Sequence[Marked], at: int) -> int:
    """Take the number of minutes that stands right under their title, over who issues them and the day: 第21期 / 某市政府办公室 2025年7月8日."""
    below = lines[at + 1] if draft.title.printed is not None and at + 1 < len(lines) else None
    if below is None or below.signs_with_day is None or not is_issue(lines[at].folded):
        return 0
    take_serial(draft, lines[at])
    return 1


def take_issued_with(draft: Draft, line: Marked, told: Issued) -> None:
    """Take a line under a title that says when, by whom and under which number the text was issued: （某政发〔2021〕4号，2021年7月1日印发）."""
    draft.issued.take_beside(told.value, *line.spans(*told.day))
    if told.number is not None:
        draft.document_number.take(squeeze(line.text[slice(*told.number)]), *line.spans(*told.number))
    if told.body is not None:
        start, end = told.body
        for a, b in split_bodies(line.folded[start:end], [at - start for at in join([line]).breaks()]) or [(0, end - start)]:
            draft.beside.append(Body(line.text[start + a : start + b].strip(" ,，、").replace(" ", ""), line.spans(start + a, start + b)))
    taken = sorted(place for place in (told.day, told.number, told.body) if place is not None)
    at = 0
    for start, end in [*taken, (len(line.text), len(line.text))]:
        draft.discard("imprint", line.spans(at, start))
        at = end
