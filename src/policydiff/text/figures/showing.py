"""A figure as a reader wants it shown: with its unit, also where that stands in a column of its own."""

from __future__ import annotations

import re
from decimal import Decimal

from policydiff.text.figures.grammar import MULTIPLIERS
from policydiff.text.fold import fold, squeeze

_BARE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def with_unit(printed: str, value: Decimal, unit: str) -> str:
    """Return a printed figure with its unit: a cell has the bare number, and the unit stands in the column's head or in a cell of its own.

    Unchanged where it is no bare number, and where number and value differ by no multiplier, so that nothing is shown that was not printed.

    >>> with_unit("45", Decimal(450000), "亩"), with_unit("45家", Decimal(45), "家"), with_unit("4.5", Decimal(7), "吨")
    ('45万亩', '45家', '4.5')
    """
    bare = squeeze(fold(printed))
    if not unit or not _BARE.fullmatch(bare):
        return printed
    number = Decimal(bare.replace(",", ""))
    for word, times in {"": 1, **MULTIPLIERS}.items():
        if number * times == value:
            return f"{printed}{word}{unit}"
    return printed
