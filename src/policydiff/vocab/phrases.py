"""What the stages say of their findings, in the reader's language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from policydiff.vocab.labels import Labels
from policydiff.vocab.load import load_yaml

_SLOT = re.compile(r"\{(\d)(?::(\w+))?\}")
_WORD = re.compile(r"[a-z]+(?: [a-z]+)*")
_LONGEST = 2000
"""A phrase quotes a clause at most; beyond this nothing is looked for."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """pattern: fits a whole phrase; zh: the same in Chinese, with slots; examples: phrase → Chinese."""

    pattern: re.Pattern[str]
    zh: str
    examples: tuple[tuple[str, str], ...]


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return all phrases, in the order in which they are tried."""
    return tuple(Phrase(re.compile(entry["pattern"]), entry["zh"], tuple(entry["examples"].items())) for entry in load_yaml("phrases"))


def said(message: str, labels: Labels) -> str:
    """Return a stage's message in the language of `labels`; a phrase that nobody has put into Chinese stays as it is."""
    if labels.language == "en" or (not message.isascii() and not _WORD.search(message)):
        return message
    parts = [_said(part, labels) for part in message.split("; ")]
    return "；".join(parts)


def _said(part: str, labels: Labels) -> str:
    if len(part) > _LONGEST:
        return part
    for phrase in phrases():
        if found := phrase.pattern.fullmatch(part):
            return _SLOT.sub(lambda slot: _filled(found[int(slot[1])], slot[2], labels), phrase.zh)
    return part


def _filled(words: str, group: str | None, labels: Labels) -> str:
    if group is None:
        return words
    return _WORD.sub(lambda word: labels(group, word[0]), words).replace(", ", "、")
