"""Regular expressions for what few texts hold: compiled when they are first used, not when their module is loaded."""

from __future__ import annotations

import re
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
