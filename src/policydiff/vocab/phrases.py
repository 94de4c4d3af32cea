"""Patterns made of the words of a vocabulary: the grammar stands in code, the words in words/NAME.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from policydiff.vocab.load import load_yaml

_SLOT = re.compile(r"\{([a-z_]+)\}")


def either(words: Iterable[str]) -> str:
    """Return words as a group of a regular expression, the longest first: an expression takes the first alternative that fits."""
    distinct = sorted(set(words), key=lambda word: (-len(word), word))
    longer = [re.escape(word) for word in distinct if len(word) != 1]
    single = "".join(re.escape(word) for word in distinct if len(word) == 1)
    # Nothing is shorter than one character, so the class stands last but for the empty word.
    at = longer.index("") if "" in longer else len(longer)
    return f"(?:{'|'.join([*longer[:at], *([f'[{single}]'] if single else []), *longer[at:]])})"


@cache
def words_of(name: str, key: str) -> str:
    """Return the words under a key of words/NAME.yaml as a group of a regular expression."""
    return either(load_yaml(name)[key])


def pattern(name: str, template: str) -> Callable[[], re.Pattern[str]]:
    """Return a function that gives the pattern of a template, in which {key} stands for the words under that key of words/NAME.yaml.

    The pattern is made at the first call, when the words are chosen (a user's folder may be laid over ours), and kept.
    """

    @cache
    def made() -> re.Pattern[str]:
        return re.compile(_SLOT.sub(lambda slot: words_of(name, slot[1]), template))

    return made
