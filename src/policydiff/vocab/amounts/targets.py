"""The words around a number: what makes it a target, an achievement, or neither."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policydiff.records import dataclass
from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import in_order, longest_first


@dataclass(frozen=True, slots=True)
class TargetWords:
    """Words of one kind, and the line that proves each of them.

    probe: a line with {} for the word; heading, title: the heading that it stands under, the title of its text; targets, achievements: what must be read in it.
    """

    words: tuple[str, ...]
    probe: str
    heading: str
    title: str
    targets: tuple[str, ...]
    achievements: tuple[str, ...]


@cache
def target_words(group: str) -> tuple[TargetWords, ...]:
    """Return the entries of one group of vocab/words/targets.yaml."""
    return tuple(
        TargetWords(
            words=tuple(entry["words"]),
            probe=entry["probe"],
            heading=entry.get("heading", ""),
            title=entry.get("title", ""),
            targets=tuple(entry.get("targets", ())),
            achievements=tuple(entry.get("achievements", ())),
        )
        for entry in load_yaml("targets")[group]
    )


@cache
def groups() -> tuple[str, ...]:
    """Return the names of all groups."""
    return tuple(load_yaml("targets"))


@cache
def words_of(group: str) -> frozenset[str]:
    """Return the words of a group as a set."""
    return frozenset(word for entry in target_words(group) for word in entry.words)


@cache
def any_of(group: str, after: str = "") -> str:
    """Return the words of a group as a group of a regular expression, the longest first; after: see in_order."""
    return in_order(longest_first(words_of(group)), after)


@lru_cache(maxsize=1024)  # what stands below a heading asks the same
def tells_what_was(folded: str) -> bool:
    """Return whether a folded heading is of a section that tells what has been done.

    >>> tells_what_was("一、工作进展"), tells_what_was("二、主要任务")
    (True, False)
    """
    return re.search(any_of("report_heading"), folded) is not None
