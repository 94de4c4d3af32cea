"""What stands to a place of one level as something else does to one of another, by its name: its region, its seat, the corps of its services."""

from __future__ import annotations

from functools import cache

from policydiff.vocab.load import load_yaml
from policydiff.vocab.phrases import pattern
from policydiff.vocab.places.levels import LEVELS

region = pattern("levels", "[\u4e00-\u9fff]{2,6}?{regions}")
"""A part of a province that is no division: 省会经济圈."""
seat = pattern("levels", "{seats}")
county_seat = pattern("levels", "{county_seats}")
corps_behind = pattern("levels", "^{of_corps}")


@cache
def corps() -> dict[str, frozenset[int]]:
    """Return what a corps is called by, before 队 → the steps of its level.

    >>> sorted(corps()["支"]), sorted(corps()["大"])
    ([2], [3])
    """
    return {entry["word"]: frozenset(map(LEVELS.index, entry["levels"])) for entry in load_yaml("levels")["corps"]}
