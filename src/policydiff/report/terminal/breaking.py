"""Where Chinese text is broken into the lines of a column: as a typesetter would, without rich.

No line starts with closing punctuation or ends with an opening bracket (the rules of GB/T 15834 and of CLREQ), numbers and Latin words stay
whole, an edit mark stays with its words, and the ending of a file with its name.
"""

from __future__ import annotations

import re
from functools import lru_cache

_OPENING = r"\[-|\{\+|[\[（《“‘「『【〔(<]"
_CLOSING = r"-\]|\+\}|[\]，。、；：！？）》”’」』】〕％…,.;:!?)>%]"
_UNIT = rf"(?:{_OPENING}){{0,6}}(?:[0-9]{{1,12}}(?:[/,][0-9]{{1,12}}){{1,4}}|[0-9A-Za-z_.\-]{{1,40}}|.(?:\.[a-z]{{3,4}}(?![0-9A-Za-z]))?)(?:{_CLOSING}){{0,6}}"
_RUNS = re.compile(rf"[\u4e00-\u9fff]+(?!{_CLOSING})|{_UNIT}", re.DOTALL)
"""Units, but that characters of Chinese of which each is one are taken together: a title has sixty, and a list has ten thousand titles."""
_TWO = r"\u4e00-\u9fff\u3001-\u3011\uff01-\uff5e"
_PLAIN = re.compile(
    rf"[\x20-\x7e\u2013-\u2014\u2018-\u2019\u201c-\u201d\u2026{_TWO}]*"
)  # one column, or two; nothing that joins or has none
_SOLID = re.compile(rf"[{_TWO}]*")
_OF_TWO = re.compile(rf"[{_TWO}]+")
NOTHING = "—"
"""What stands in a cell that has nothing to say."""


def wide(words: str) -> int:
    """Return how many columns of a terminal some words take, as rich counts them."""
    if words.isascii() and words.isprintable():
        return len(words)
    if _PLAIN.fullmatch(words):
        return 2 * len(words) - len(_OF_TWO.sub("", words))
    from rich.cells import cell_len  # looks at one character after the other

    return cell_len(words)


def breaks(words: str, width: int) -> list[int]:
    """Return where words are broken so that no line is wider than `width` columns (at least one character each).

    A piece that is wider than a line is broken anywhere.
    """
    if len(words) <= width and wide(words) <= width:  # of what is longer, counting would only say what breaking finds
        return []
    found, at, used, (first, last) = _full_lines(words, width // 2), 0, 0, _HAN
    if found:
        at = found[-1]
        words = words[at:]
    for run in _RUNS.findall(words):
        if first <= run[0] <= last and first <= run[-1] <= last:
            left = len(run)
            while left > (fits := max((width - used) // 2, 0 if used else 1)):
                at, left, used = at + fits, left - fits, 0
                found.append(at)
            at, used = at + left, used + 2 * left
            continue
        whole = _columns(run)
        for unit, cells in ((run, whole),) if whole <= width else [(char, _columns(char)) for char in run]:
            if used and used + cells > width and used + wide(unit.rstrip()) > width:
                found.append(at)
                used = 0
            used += cells
            at += len(unit)
    return found


def _full_lines(words: str, length: int) -> list[int]:
    """Return where the first lines end that so many characters of two columns fill, up to one that is not broken between two characters of Chinese."""
    found, end, (first, last) = [], length, _HAN
    while (
        end < len(words) and first <= words[end - 1] <= last and first <= words[end] <= last and _SOLID.fullmatch(words, end - length, end)
    ):
        found.append(end)
        end += length
    return found


_HAN = ("\u4e00", "\u9fff")
_columns = lru_cache(maxsize=4096)(wide)  # characters recur


def broken(words: str, width: int) -> list[str]:
    """Return words in lines of at most `width` columns, none of them blank; one empty line for no words.

    >>> broken("关于印发《某办法》的通知", 10)
    ['关于印发', '《某办法》', '的通知']
    """
    places = breaks(words, max(width, 2))
    lines = [words[start:end].rstrip() for start, end in zip([0, *places], [*places, len(words)], strict=True)]
    return [line for line in lines if line] or [""]
