"""Second halves of headings: a heading that was wrapped, in a text whose other lines do not tell how wide it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.parse.lay.line import PhysicalLine
from policydiff.text.numbers import read_marker
from policydiff.vocab.duties.bodies import names_a_body
from policydiff.vocab.page.sections import is_half_a_heading

_SHORTEST, _LONGEST = 14, 60  # characters of a first half
_FULL = 20  # characters of one that only its length tells
_TAIL = 30  # characters of a second half
_NEAR = 1  # characters by which full lines differ
_ENDS = tuple('。!?;:…)]》"')
_PARTS = re.compile("[。;:!?]")
_GOES_ON = "的"  # begins no line
_WORDS_WITH = frozenset({"士", "确"})  # 的士, 的确


def halves_of_headings(lines: Sequence[PhysicalLine]) -> set[int]:
    """Return the lines that go on a numbered heading above them.

    Either words tell (…有辨识度 / 的消费地标, …，满足 / 群众需求), or two headings and more that have a comma break off at one length, which no
    other heading exceeds, and a short line without any mark stands below each, before its text or the next number.
    """
    told: set[int] = set()
    full: list[tuple[int, int]] = []  # lengths and tails
    longest = 0
    for above, index in _headings(lines):
        heading, line = lines[above].folded, lines[index].folded if index else ""
        if line and ((line[0] == _GOES_ON and line[1:2] not in _WORDS_WITH) or is_half_a_heading(heading)):
            told.add(index)
        if line and "," in heading and len(heading) >= _FULL and _is_tail(lines, above, index):
            full.append((len(heading), index))
        else:
            longest = max(longest, len(heading))
    least = min(full, default=(0, 0))[0]
    if len(full) > 1 and max(full)[0] - least <= _NEAR and longest <= least:
        told.update(index for _, index in full)
    return told


def _headings(lines: Sequence[PhysicalLine]) -> Iterator[tuple[int, int]]:
    """Yield the lines that are a number and words without an end, each with the line below it, or 0 where that has a number of its own or is none of text."""
    long = [index for index, line in enumerate(lines) if _SHORTEST <= len(line.folded) <= _LONGEST and not line.folded.endswith(_ENDS)]
    for above in long:
        if not _is_of_text(lines[above]) or read_marker(lines[above].folded) is None or _PARTS.search(lines[above].folded):
            continue
        index = next((at for at in range(above + 1, len(lines)) if lines[at].kind != "page-furniture"), 0)
        if index:
            yield above, index if _is_of_text(lines[index]) and read_marker(lines[index].folded) is None else 0


def _is_of_text(line: PhysicalLine) -> bool:
    return line.kind == "text" and not line.detail


def _is_tail(lines: Sequence[PhysicalLine], above: int, index: int) -> bool:
    """Whether a line is a few words without any mark, no body, and what stands below it is a sentence or has a number."""
    folded = lines[index].folded
    if len(folded) > min(_TAIL, len(lines[above].folded) - 1) or folded.endswith(_ENDS) or _PARTS.search(folded):
        return False
    below = lines[index + 1].folded if index + 1 < len(lines) else ""
    return (below.endswith("。") or read_marker(below) is not None) and not names_a_body(folded.replace(" ", ""))
