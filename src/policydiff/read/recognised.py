"""Text that a machine has read off a picture, and badly: what it makes of numbers and markers, hardly anybody types."""

from __future__ import annotations

import re

_SIGNS = (
    re.compile(r"\d ?· ?\d"),  # 5 · 8万吨
    re.compile(r"\d，\d{3}(?!\d)"),  # 5，900万亩
    re.compile(r"^[\s\u3000]*、", re.MULTILINE),  # a marker whose number was lost
)
_FEW, _MANY = 3, 20


def looks_recognised(text: str) -> str:
    """Return a damaged number or marker out of a text that has many of two kinds, as scans do; "" where a text is clean.

    One kind alone says nothing: 7·20 is a day, and somebody may group all his thousands by a full-width comma.
    """
    found = [sign.findall(text) for sign in _SIGNS]
    kinds = [each for each in found if len(each) >= _FEW]
    return kinds[0][0].strip() if len(kinds) > 1 and sum(map(len, kinds)) >= _MANY else ""
