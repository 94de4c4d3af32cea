"""Honest slips in the founding notices fail the action, at their line, once; slips.py does the same over any documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from slips import KINDS, fresh_bench, slips, told

RAW = sorted((Path(__file__).parents[2] / "data" / "raw").glob("*.txt"), key=lambda path: path.stat().st_size)


@pytest.fixture(scope="module")
def results():
    made = {}
    for bench in map(fresh_bench, RAW):  # the shortest notice that has room for the kind: the suite must stay quick
        for slip in slips(bench):
            if slip.kind not in made:
                made[slip.kind] = told(bench, slip)
    return made


def test_a_slip_of_every_kind_is_made(results) -> None:
    assert set(results) == set(KINDS)


def test_each_fails_the_action_at_its_line(results) -> None:
    assert [kind for kind, result in results.items() if not (result.fails and result.at_line)] == []


def test_each_is_told_once(results) -> None:
    assert {kind: result.findings for kind, result in results.items() if result.findings > 1} == {}
