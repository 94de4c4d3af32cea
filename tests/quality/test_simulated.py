"""Plans that an office made out of the founding notices are seen through, and better than by simple rules."""

from __future__ import annotations

import pytest
from gold_pairs import ROOT
from quality_simulated import measured

from policydiff.pipeline import parse_file

PARENTS = ("chongqing-keji-fuwu-2023", "pingliang-keji-2017", "wuxi-shuang-beizeng-2023")
FLOORS = {"close": 0.97, "re-organised": 0.92, "loose": 0.88}
"""A loose plan has many sentences of another founding notice, which truly has some of the parent's: those links count as wrong."""


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, dict[str, float]]]:
    return measured([parse_file(ROOT / "data/raw" / f"{stem}.txt") for stem in PARENTS])


@pytest.mark.parametrize("style", FLOORS)
def test_what_an_office_made_of_a_plan_is_seen_through(found, style: str) -> None:
    ours = found[style]["policydiff"]
    rules = {who: figures for who, figures in found[style].items() if who != "policydiff"}
    assert ours["links"] >= FLOORS[style], ours
    assert style == "loose" or all(ours["links"] >= figures["links"] for figures in rules.values()), found[style]
