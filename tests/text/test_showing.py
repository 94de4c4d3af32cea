"""A figure with its unit, also where that stands in the head of its column."""

from __future__ import annotations

from decimal import Decimal

import pytest

from policydiff.text.figures.showing import with_unit


@pytest.mark.parametrize(
    ("printed", "value", "unit", "shown"),
    [
        pytest.param("45", 450_000, "亩", "45万亩", id="the unit of a cell with its multiplier"),
        pytest.param("95", 95, "%", "95%", id="per cent"),
        pytest.param("1,200", 1_200, "个", "1,200个", id="with a comma"),
        pytest.param("4.5", 450_000_000, "立方米", "4.5亿立方米", id="with decimals"),
        pytest.param("0", 0, "个", "0个", id="nothing"),
        pytest.param("45家", 45, "家", "45家", id="it has its unit"),
        pytest.param("5—10", 5, "家", "5—10", id="a range"),
        pytest.param("4.5", 7, "吨", "4.5", id="number and value that do not fit"),
        pytest.param("45", 45, "", "45", id="no unit"),
        pytest.param("两", 2, "处", "两", id="in words"),
    ],
)
def test_a_bare_number_is_shown_with_its_unit(printed: str, value: int, unit: str, shown: str) -> None:
    assert with_unit(printed, Decimal(value), unit) == shown
