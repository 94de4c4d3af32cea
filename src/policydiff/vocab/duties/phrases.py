"""Alternatives of words for the patterns of this room."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from policydiff.vocab.load import load_yaml


def either(words: Iterable[str]) -> str:
    """Return words as a group of a regular expression, the longest first: an expression takes the first alternative that fits."""
    return f"(?:{'|'.join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))})"


@cache
def words_of(name: str, key: str) -> str:
    """Return the words under a key of words/NAME.yaml as a group of a regular expression."""
    return either(load_yaml(name)[key])
