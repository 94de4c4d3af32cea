"""The days that a bracket of responsibility names among its bodies: （A牵头，2025年6月底前完成，B配合）, （完成时限：2025年6月；A牵头）."""

from __future__ import annotations

import re
from functools import cache, reduce

from policydiff.parse.duties.deadlines import deadline_in, is_deadline
from policydiff.parse.duties.names import cut_at, stripped
from policydiff.parse.lay.passage import Passage
from policydiff.text.fold import fold
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.duties.roles import bracket_labels, verb_words
from policydiff.vocab.phrases import either

_SOME_YEAR, _LONGEST = 2000, 20
_PIECES = re.compile(r"[,;。]")


def without_deadlines(passage: Passage) -> tuple[Passage, str | None]:
    """Return a passage without the pieces that say by when and nothing else, with a label or without, and the last of their days as printed; None where it has none."""
    folded = passage.folded
    pieces = [place for place in cut_at(folded, _PIECES) if folded[slice(*place)].strip()]
    days = [_day(passage, *place) for place in pieces]
    dated = [day for day in days if day is not None]
    if not dated or len(dated) == len(pieces):
        return passage, None
    kept = [place for place, day in zip(pieces, days, strict=True) if day is None]
    runs: list[tuple[int, int]] = []
    for start, end in kept:
        if runs and not folded[runs[-1][1] : start].strip(",;。 "):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start - 1 if runs else start, end))  # with the mark before it
    return reduce(_and, (passage.cut(*run) for run in runs)), reduce(last_day, dated)


def last_day(inner: str | None, outer: str) -> str:
    """Return the later of two days of a bracket (…，6月底前出方案，12月底前建成): the work is done then; else the one among the bodies."""
    days = [(deadline_in([fold(words)], _SOME_YEAR) or ("", ""))[0] for words in (inner or "", outer)]
    return outer if inner is None or (all(day[:1].isdigit() for day in days) and days[1] > days[0]) else inner


def _day(passage: Passage, start: int, end: int) -> str | None:
    """Return what a piece prints where it says by when and nothing else."""
    label = _label().match(passage.folded, start, end)
    place = stripped(passage.folded, label.end() if label is not None else start, end)
    words = passage.folded[slice(*place)]
    return passage.cut(*place).text if is_deadline(words) or _does_by_then(words) else None


def _does_by_then(folded: str) -> bool:
    """Whether a piece says what is done by when, and names nobody: 2025年6月底前出方案."""
    day = deadline_in([folded]) if folded[:1].isdigit() and len(folded) <= _LONGEST else None
    return day is not None and folded.startswith(day[1]) and verb_words().search(folded) is None and not names_a_body(folded)


@cache
def _label() -> re.Pattern[str]:
    """A label of a day, with its colon."""
    return re.compile(rf"\s*{either(word for word, role in bracket_labels().items() if role == 'deadline')}:")


def _and(first: Passage, second: Passage) -> Passage:
    """Return two runs of a passage as one, each character at its place."""
    breaks = first.breaks | second.breaks
    return Passage(first.text + second.text, [*first.offsets, *second.offsets], first.folded + second.folded, breaks)
