"""How names of official bodies end."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import words_of


@cache
def body_endings() -> frozenset[str]:
    """Return the endings of names of bodies and of the open sets that stand in their place."""
    return frozenset(word for entry in load_yaml("bodies")["endings"] for word in entry["words"])


@cache
def last_characters() -> frozenset[str]:
    """Return the characters of which one ends every folded name of a body, a bracket's included."""
    return frozenset({*(word[-1] for word in body_endings()), ")"})


@cache
def open_ends() -> tuple[str, ...]:
    """Return 等 and the words that may follow it at a list's end, longest first."""
    return tuple(sorted(load_yaml("bodies")["open_ends"], key=len, reverse=True))


@cache
def _endings_by_last() -> dict[str, tuple[str, ...]]:
    """Return the endings by their last character, which few texts share with any."""
    found: dict[str, list[str]] = {}
    for word in sorted(body_endings()):
        found.setdefault(word[-1], []).append(word)
    return {last: tuple(words) for last, words in found.items()}


_NESTED = re.compile(r"\([^()]*\)$")


@lru_cache(maxsize=2048)  # names recur, and several stages ask
def names_a_body(folded: str) -> bool:
    """Return whether a folded name ends as the names of bodies do; a bracket at its end (a second name) is looked past.

    >>> names_a_body("县国资监管中心(县金融事务中心)"), names_a_body("工业")
    (True, False)
    """
    bare = _NESTED.sub("", folded) if folded.endswith(")") else folded
    if len(bare) < 2:
        return bare != folded and bare in load_yaml("bodies")["short"]  # 镇(街道), 乡(镇), 村(社区)
    if len(bare) > 60:
        return False
    return bare.endswith(_endings_by_last().get(bare[-1], ())) and not bare.endswith(_no_ends())


@cache
def _no_ends() -> tuple[str, ...]:
    return tuple(load_yaml("bodies")["no_ends"])


@cache
def name_words(key: str) -> re.Pattern[str]:
    """Return a pattern for one of the words under a key of names.yaml: never, starts, inside, finite, holders, described and their kin."""
    return re.compile(words_of("names", key))
