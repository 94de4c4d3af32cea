"""Annexes of a text whose lines were joined: the list that names them, and where each is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from policydiff.records import dataclass
from policydiff.vocab.page.titles import annex_labels

_LONGEST = 120  # characters of an entry
_MOST = 40  # entries
_LEAST = 2  # entries of a list that is counted
_LEAST_TITLE = 4
_SAME = 4  # characters at either end of a title that is worded otherwise
_DAY = re.compile(r"(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日")


@dataclass(frozen=True, slots=True)
class AnnexList:
    """A list of annexes from start to end. cuts: where it, its entries, a signature behind them and what follows begin.

    printed: of each annex, where its label, its title and its text begin.
    """

    start: int
    end: int
    cuts: tuple[int, ...]
    printed: tuple[tuple[int, int, int], ...]


@cache
def _label() -> str:
    return f"(?:{'|'.join(annex_labels())})"


@cache
def _list() -> re.Pattern[str]:
    return re.compile(rf"(?<=[。) ]){_label()} ?:(?= ?\S)")


def annex_lists(folded: str) -> list[AnnexList]:
    """Return the lists 附件:1.… 2.… of a text, each with the annexes that are printed below it under their label and the very title."""
    return [_read(folded, match.start(), match.end()) for match in _list().finditer(folded)]


def _read(folded: str, start: int, first: int) -> AnnexList:
    """Return the list that begins at `start`, its first entry at `first`; an annex without a number alone is a list whose end nobody knows."""
    entries, titles = [start], list[tuple[int, int]]()
    at = first
    for number in range(1, _MOST):
        opened = re.compile(rf" *{number}[.、] *(?!\d)").match(folded, at)
        if opened is None:
            break
        if number > 1:
            entries.append(at)
        at = _entry_end(folded, opened.end(), number)
        titles.append((opened.end(), at))
    if len(titles) < _LEAST:
        return AnnexList(start, first, (start,), ())
    begin, end = titles[-1]
    signed = _DAY.search(folded, begin, end)
    blank = folded.find(" ", begin, end)
    if signed is not None and blank > begin:  # the signature stands behind the last one
        titles[-1] = begin, blank
        entries.append(blank)
        at = signed.end()
    return AnnexList(start, at, (*entries, at), tuple(_printed(folded, [folded[a:b].strip() for a, b in titles], at)))


def _entry_end(folded: str, start: int, number: int) -> int:
    """Return where the title of an annex ends: at the number of the next, at the label of the first that is printed, or at the end of a sentence."""
    stop = min(start + _LONGEST, len(folded))
    below = re.compile(rf"(?<=[\u4e00-\u9fff)》\"]) ?{number + 1}[.、](?!\d)|[。;]|{_label()} ?[1一](?!\d)").search(folded, start, stop)
    return below.start() if below is not None else stop


def _printed(folded: str, titles: Sequence[str], at: int) -> Iterator[tuple[int, int, int]]:
    """Yield of each annex, in order, where its label, its title and its text begin."""
    for number, title in enumerate(titles, 1):
        if len(title) < _LEAST_TITLE:
            continue
        label = rf"({_label()} ?{number}[:.、]? *)"
        words = [re.escape(char) for char in title.replace(" ", "")]
        exactly = re.compile(rf"{label}{' *'.join(words)} *").search(folded, at)
        # The title may be worded otherwise between its first words and its last.
        found = exactly or re.compile(rf"{label}{' *'.join(words[:_SAME])}[^。]{{0,80}}?{' *'.join(words[-_SAME:])} *").search(folded, at)
        if found is not None:
            at = found.end()
            yield found.start(), found.end(1), at
