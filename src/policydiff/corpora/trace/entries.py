"""What a list names and no sentence says: the standards of a catalogue, captions, and the institutions that a sentence counts up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from policydiff.tables.leaflets import MaskedClause
from policydiff.text.fold import fold
from policydiff.vocab.phrases import pattern

_CATALOGUE = 5
"""Standards that the lines of one section name by their numbers before it is a catalogue: its other lines are broken off rows of it."""
_SEVERAL = 3
_BODY = r"(?<![A-Za-z])[A-Z]{1,6}(?: ?\d{2})?(?:/[A-Z]{1,4})?"
_FULL = re.compile(_BODY + r"[ \-]?\d+(?:\.\d+)*[-—–:](?:19|20)\d{2}(?!\d)|\d{8}-[A-Z]-\d{3}")
"""The number of a standard with its year, or of one that is being made: GB/T 2260-2007, DB 37/T 1234-2020, HJ 91.1—2019, 20182048-T-339."""
_BARE = r"(?:GB|ISO|IEC|IEEE|ITU)(?:/[A-Z]{1,4})?[ \-]?\d[\d.\-~～]*"
_EDGE = re.compile(rf"^(?:\d+ +)?{_BARE}|(?<![A-Za-z]){_BARE}(?:[A-Z/]+|[ \d.\-~～])*$")
"""One without its year stands before or behind the title; in its middle it may be what a measure is about (通过ISO 9001认证20家)."""
_ENDED = re.compile("[。;!?:][”’\"')]*$")
_CAPTION = pattern("turns", r"^{captions} ?\d+(?:[.\-]\d+)* ?(?!\d)")
_COUNTED = pattern(
    "turns", r"(?<=、)[^、,;:。]{2,24}?{institutions}(?:\([^()]{1,8}\))?|[^、,;:。]{2,24}?{institutions}(?:\([^()]{1,8}\))?(?=、)"
)


def names_a_standard(text: str) -> bool:
    """Return whether a line is an entry of a list of standards: it has the number of one and no end of a sentence; or whether it is a caption.

    >>> names_a_standard("21 渡船缆绳通用技术条件 GB/T 40123-2021 已发布"), names_a_standard("缆绳执行GB/T 40123-2021标准。")
    (True, False)
    """
    line = fold(text).strip()
    return not _is_ended(line) and any(found.search(line) for found in (_FULL, _EDGE, _CAPTION()))


def entries(lines: Sequence[MaskedClause]) -> frozenset[str]:
    """Return the ids of the clauses that are entries of lists of standards, and captions.

    In a catalogue, also the lines without an end of a sentence that have no number: a cell that was printed over two lines.
    """
    named = {line.id for line in lines if names_a_standard(line.text)}
    counted = Counter(_section(each) for each in named)
    broken = {line.id for line in lines if counted[_section(line.id)] >= _CATALOGUE and not _is_ended(line.text)}
    return frozenset(named | broken)


def is_a_title(text: str, sources: Iterable[str]) -> bool:
    """Return whether a clause without an end of a sentence stands in such an entry of another document, which then has its number."""
    return not _is_ended(text) and any(names_a_standard(source) for source in sources)


def institutions(text: str) -> tuple[str, ...]:
    """Return the institutions that a folded clause counts up, three at least: whoever supports the universities of a province names the same ones."""
    named = tuple(found[0] for found in _COUNTED().finditer(text)) if "、" in text else ()
    return named if len(named) >= _SEVERAL else ()


def _is_ended(text: str) -> bool:
    return _ENDED.search(fold(text).strip()) is not None


def _section(clause: str) -> str:
    return clause.rpartition("#")[0]
