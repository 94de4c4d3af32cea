"""Regular expressions for what few texts hold: compiled when they are first used, and asked once of many texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")


def rarely(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern of an expression, compiled at its first use: Python takes a millisecond for a class that holds all of Chinese.

    >>> rarely("[一-龥]{2}").fullmatch("负责").group()
    '负责'
    """
    return cast("re.Pattern[str]", _Rarely(source, flags))


class _Rarely:
    """Stands in for a pattern; from the first use on its methods are the pattern's own."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((each, getattr(compiled, each)) for each in _METHODS)
        return getattr(compiled, name)


def texts_with(expression: re.Pattern[str], texts: Sequence[str]) -> set[int]:
    """Return the indexes of the texts in which an expression finds something: most hold nothing, and to call a reader costs more than to look.

    >>> sorted(texts_with(re.compile("[省市]长|局"), ["由副市长召集", "由县里召集", "省", "长办公会", "县局"]))
    [0, 4]
    """
    search = expression.search
    return {index for index, text in enumerate(texts) if search(text) is not None}


def texts_holding(words: Iterable[str], texts: Sequence[str]) -> set[int]:
    """Return the indexes of the texts that hold one of a few words, which are found without an expression.

    >>> sorted(texts_holding(["年", "世纪"], ["到本世纪末", "由县里召集", "三年内"]))
    [0, 2]
    """
    found: set[int] = set()
    for word in words:
        found.update([index for index, text in enumerate(texts) if word in text])
    return found
