"""Texts that repeat themselves cost by their length: what is done is counted in calls, once and ten times as long, on any machine alike."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable

import pytest

from benchmarks.corners import COMPARED, PARSED, sides
from policydiff import diff
from policydiff.pipeline import parse_text

TIMES = 10
_SHARE = 5  # the benchmarks take longer texts, and the time


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", PARSED)
def test_parsing_grows_with_the_text(name: str) -> None:
    make, count = PARSED[name]
    parse_text(make(3))  # what is loaded once
    once, longer = (calls(lambda count=each: parse_text(make(count))) for each in (count // _SHARE, TIMES * count // _SHARE))
    assert longer < 1.3 * TIMES * once


@pytest.mark.parametrize("name", COMPARED)
def test_comparing_grows_with_the_texts(name: str) -> None:
    make, count = COMPARED[name]
    diff(*sides(make, 3))
    short, long = sides(make, count // 2), sides(make, count)
    assert calls(lambda: diff(*long)) < 1.3 * 2 * calls(lambda: diff(*short))
