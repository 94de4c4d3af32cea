"""Folding: widths, look-alikes and traditional forms become one, character for character."""

from __future__ import annotations

import pytest

from policydiff.text.fold import fold


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        pytest.param("１．研究（５．６％）", "1.研究(5.6%)", id="full width"),
        pytest.param("〔2024〕【附件】", "(2024)[附件]", id="brackets"),
        pytest.param("4·6万吨", "4.6万吨", id="a middle dot in a quantity is its decimal point"),
        pytest.param("3•5％", "3.5%", id="so is a bullet"),
        pytest.param("7·20特大暴雨", "7·20特大暴雨", id="in a day it is none"),
        pytest.param("二〇二五", "二零二五", id="a round zero"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded == fold(folded)
    assert len(printed) == len(folded)
