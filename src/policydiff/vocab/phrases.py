"""Patterns made of the words of a vocabulary: the grammar stands in code, the words in words/NAME.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from policydiff.vocab.load import load_yaml

_SLOT = re.compile(r"\{([a-z_]+)\}")


def either(words: Iterable[str]) -> str:
    """Return words as a group of a regular expression, the longest first: an expression takes the first alternative that fits.

    >>> either(["负责", "牵头", "负责人"])
    '(?:负(?:责人|责)|牵头)'
    """
    return in_order(longest_first(words))


def longest_first(words: Iterable[str]) -> list[str]:
    """Return words as forms for `in_order`, the longest first."""
    longest = sorted(set(words))
    longest.sort(key=len, reverse=True)
    return longest if "".join(longest).isalnum() else [word if word.isalnum() else re.escape(word) for word in longest]


def in_order(forms: Iterable[str], after: str = "") -> str:
    """Return forms as a group of a regular expression that takes the first that fits; each is an escaped word and what must hold behind it.

    Those that begin with the same character stand together: at any other a text is passed over, several times as fast. after: what must stand before
    them, of a fixed length; it is asked behind that character, for the same reason.
    """
    begun: dict[str, list[str]] = {}
    for form in forms:
        first = form[:1]
        if first == "\\":
            first = form[:2]
        rest = form[len(first) :]
        if first in begun:
            begun[first].append(rest)
        else:
            begun[first] = [rest]
    return _grouped(begun, after)


def _grouped(begun: dict[str, list[str]], after: str = "") -> str:
    groups = []
    for first, rests in begun.items():
        head = f"{first}(?<={after}{first})" if after else first
        groups.append(head + rests[0] if len(rests) == 1 else f"{head}(?:{'|'.join(rests)})")
    return f"(?:{'|'.join(groups)})"


def anywhere(forms: Iterable[str], rare: str) -> str:
    """Return forms as a group that finds something in the very texts in which that of `in_order` does, but not at the same place, in half the time.

    Each is looked for by the first of some rare characters that its word has, so that a text is passed over at most places.

    >>> re.compile(anywhere(["推进单位", "建设主体(?=为)", "配合"], "单体")).findall("推进单位:甲局,建设主体为乙局,配合")
    ['单位', '体', '配合']
    """
    begun: dict[str, list[str]] = {}
    for form in forms:
        found = _WORD.match(form)
        word = found[0] if found else ""
        at = next((word.index(mark) for mark in rare if mark in word), 0)
        first = word[at : at + 1] or form[: 1 + form.startswith("\\")]
        begun.setdefault(first, []).append((f"(?<={word[: at + 1]})" if at else "") + form[at + len(first) :])
    return _grouped(begun)


_WORD = re.compile(r"[\u4e00-\u9fff]+(?![?*+{])")


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
