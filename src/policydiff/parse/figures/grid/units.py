"""The units that the heads and the caption of a table give to its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policydiff.parse.figures.grid.values import is_unit
from policydiff.text.quantities import find_quantities
from policydiff.vocab.phrases import pattern

_BRACKETS = re.compile(r"\(([^()]{1,8})\)")
_UNITS = pattern("columns", r"{unit_leads}:?\s*([^\s,;:()、]{1,8}(?:[、,][^\s,;:()、]{1,8}){0,3})")
_LONGEST_LINE = 24
_APART = re.compile("[、,]")


def without_brackets(label: str) -> str:
    """Return a head without what stands in brackets in it."""
    return _BRACKETS.sub("", label)


def units_in(text: str) -> Iterator[str]:
    """Yield the units that a folded head or caption gives: in brackets, or behind 单位; none of several (单位:万头、万只)."""
    yield from filter(None, map(_only, _UNITS().finditer(text)))
    yield from (found[1] for found in _BRACKETS.finditer(text) if is_unit(found[1]))


def unit_for_all(captions: Sequence[str]) -> str:
    """Return the unit that the lines over a table give to all of it (单位：万亩), "" where they give none, or several."""
    return next((unit for text in captions for found in _UNITS().finditer(text) if (unit := _only(found))), "")


def unit_like(measure: str, captions: Sequence[str]) -> str:
    """Return the unit of the same measure that the lines over a table give, alone or among several: 万人 for 人; else the measure itself."""
    base = _base(measure)
    named = [unit for text in captions for found in _UNITS().finditer(text) for unit in _APART.split(found[1]) if is_unit(unit)]
    return next((unit for unit in named if _base(unit) == base), measure)


def is_unit_line(folded: str) -> bool:
    """Return whether a folded line is that over a table which gives its unit: in 单位:亿元 nothing is counted."""
    line = folded.strip(" ()。") if len(folded) <= _LONGEST_LINE else ""
    found = _UNITS().fullmatch(line)
    return found is not None and all(map(is_unit, _APART.split(found[1])))


def _only(found: re.Match[str]) -> str:
    """Return the unit behind 单位, "" where several stand there, or none."""
    units = [unit for unit in _APART.split(found[1]) if is_unit(unit)]
    return units[0] if len(units) == 1 else ""


def _base(unit: str) -> str:
    return next((one.unit for one in find_quantities(f"1{unit}")), "")
