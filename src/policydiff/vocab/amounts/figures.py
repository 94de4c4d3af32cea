"""Words around a number, for the grammar of figures to put together: each group of a file as one alternation."""

from __future__ import annotations

import re
from functools import cache

from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import in_order


@cache
def one_of(name: str, group: str, after: str = "") -> str:
    """Return the words of a group of words/NAME.yaml as one group of a regular expression, each with its guards, the longest first; after: see in_order.

    >>> one_of("figures", "joint")
    '(?:以及|并|及(?<!(?:[惠涉普危遍触顾])及)(?!以[上下])|和(?!谐|平|美(?![国术发容]))|与(?<!(?:参)与))'
    """
    # The guard of what stands before a word is asked behind it: most places are passed over for their character.
    return in_order(forms_of(name, group), after)


@cache
def forms_of(name: str, group: str) -> tuple[str, ...]:
    """Return the words of a group of words/NAME.yaml as forms for `in_order`, each with its guards, the longest first: to be put together with others."""
    found = [(word, entry.get("not_after", ""), entry.get("not_before", "")) for entry in load_yaml(name)[group] for word in entry["words"]]
    found.sort(key=lambda one: -len(one[0]))
    return tuple(
        re.escape(word) + (f"(?<!(?:{after}){re.escape(word)})" if after else "") + (f"(?!{before})" if before else "")
        for word, after, before in found
    )


@cache
def words_in(name: str, group: str) -> frozenset[str]:
    """Return the words of a group of words/NAME.yaml as a set, without their guards."""
    return frozenset(word for entry in load_yaml(name)[group] for word in entry["words"])


@cache
def each_of(name: str, group: str) -> tuple[str, ...]:
    """Return the same as a tuple, for what a text begins or ends with."""
    return tuple(sorted(words_in(name, group)))


def around(group: str, after: str = "") -> str:
    """Return `one_of` for a group of words/figures.yaml."""
    return one_of("figures", group, after)


def when(group: str) -> str:
    """Return `one_of` for a group of words/moments.yaml."""
    return one_of("moments", group)
