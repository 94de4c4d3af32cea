"""Words that bound a number: 不低于, 超过, 以上, 左右."""

from __future__ import annotations

from functools import cache

from policydiff.records import dataclass
from policydiff.vocab.load import load_yaml


@dataclass(frozen=True, slots=True)
class BoundWord:
    """A word and its comparator. place: before | after the number; bare: only with a number without a digit (过千亿).

    weak: a word on the other side of the number wins over this one (控制在3%左右). no_time: bounds no span of time (近3年). not_after: a regular expression of what
    makes it another word (节约, 附近); not_before: the same of what follows it (内资).
    """

    word: str
    comparator: str
    place: str
    bare: bool
    weak: bool
    no_time: bool
    not_after: str
    not_before: str
    examples: tuple[str, ...]


@cache
def bound_words() -> tuple[BoundWord, ...]:
    """Return every entry of vocab/words/comparators.yaml, the longest word first."""
    found = [
        BoundWord(
            word=entry["word"],
            comparator=entry["comparator"],
            place=place,
            bare=entry.get("bare", False),
            weak=entry.get("weak", False),
            no_time=entry.get("no_time", False),
            not_after=entry.get("not_after", ""),
            not_before=entry.get("not_before", ""),
            examples=tuple(entry["examples"]),
        )
        for place, entries in load_yaml("comparators").items()
        for entry in entries
    ]
    return tuple(sorted(found, key=lambda entry: -len(entry.word)))
