"""Powers of ten: 10^4, 1.5×10^4, 10¹². One below one, or one whose exponent a copy has set on the line (2.5×106, 1×10-6), is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TIMES = r"(?P<times>\d{1,9}(?:\.\d{1,6})?)\s?[×xX*]\s?"
_POWER = re.compile(rf"(?:{_TIMES})?10(?:\^(?P<up>\d{{1,2}})(?!\d)|(?P<raised>[{_RAISED}]{{1,2}}))")
_UNREAD = re.compile(rf"(?:{_TIMES})?10\^?[-−⁻][\d{_RAISED}]{{1,2}}(?!\d)|{_TIMES}10(?:[2-9]|1\d)(?!\d|\s?%)".replace("?P<times>", "?:"))
_SIGNS = re.compile(rf"[\^×xX*{_RAISED}⁻]")


def read_power(folded: str, start: int) -> tuple[int, Decimal | None] | None:
    """Return where the power of ten ends that begins at a place, and its value, None for one that is not read; None where none begins there.

    >>> read_power("1.5×10^4个", 0), read_power("10¹²个", 0), read_power("1×10-6", 0), read_power("10个", 0)
    ((8, Decimal('15000.0')), (4, Decimal('1000000000000')), (6, None), None)
    """
    power = _POWER.match(folded, start)
    if power is None:
        unread = _UNREAD.match(folded, start)
        return None if unread is None else (unread.end(), None)
    exponent = power["up"] or "".join(str(_RAISED.index(character)) for character in power["raised"])
    return power.end(), Decimal(power["times"] or 1) * 10 ** int(exponent)


def unread_powers(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where powers of ten of a folded text stand that are not read."""
    if _SIGNS.search(folded) is not None:
        for match in _UNREAD.finditer(folded):
            yield match.span()
