"""Labels and verbs of responsibility."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.load import load_yaml


@cache
def label_roles() -> dict[str, str]:
    """Return label -> role: lead, cooperating, responsible, guiding, person or deadline."""
    return {word: entry["role"] for entry in load_yaml("roles")["labels"] for word in entry["words"]}


@cache
def verb_roles() -> dict[str, str]:
    """Return verb phrase -> role: lead, cooperating, guiding, responsible, or shared (responsible alone, cooperating beside a lead)."""
    return {word: entry["role"] for entry in load_yaml("roles")["verbs"] for word in entry["words"]}


def _alternation(words: dict[str, str]) -> str:
    # A regular expression takes the first alternative that fits, so the longest comes first.
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def label_pattern() -> re.Pattern[str]:
    """Return a pattern for a role label in folded text; group 1 is the label, a colon (or ] and a colon) may follow."""
    return re.compile(rf"[\[(]?({_alternation(label_roles())})[\])]?(?:[:：]|(?=[\u4e00-\u9fff]))")


@cache
def verb_pattern() -> re.Pattern[str]:
    """Return a pattern for a role verb phrase in folded text; group 1 is the phrase."""
    return re.compile(f"({_alternation(verb_roles())})")


@cache
def verb_end_pattern() -> re.Pattern[str]:
    """Return a pattern for a role verb phrase that ends a folded sentence, a closing mark or bracket after it or not."""
    return re.compile(f"(?:{_alternation(verb_roles())})[。;,)]*$")
