"""The units that the heads and the caption of a table give to its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.parse.figures.grid.values import is_unit
from policydiff.vocab.phrases import pattern

_BRACKETS = re.compile(r"\(([^()]{1,8})\)")
_UNIT = pattern("columns", r"{unit_leads}:?\s*([^\s,;:()、]{1,8})")


def without_brackets(label: str) -> str:
    """Return a head without what stands in brackets in it."""
    return _BRACKETS.sub("", label)


def units_in(text: str) -> Iterator[str]:
    """Yield the units that a folded head or caption gives: in brackets, or behind 单位."""
    for units in (_UNIT(), _BRACKETS):
        for found in units.finditer(text):
            if is_unit(found[1]):
                yield found[1]


def unit_for_all(captions: Sequence[str]) -> str:
    """Return the unit that the lines over a table give to all of it (单位：万亩), "" where they give none."""
    return next((found[1] for text in captions for found in _UNIT().finditer(text) if is_unit(found[1])), "")
