"""The names of the five-year plans are computed: every n-th one from 一五 to 二十五五."""

from __future__ import annotations

import itertools
import re

import pytest

from policydiff.vocab.amounts.five_year_plans import any_plan, plan_years, plans_in


def test_the_plans_follow_one_another() -> None:
    years = list(plan_years().values())
    assert years[0] == (1953, 1957) and years[1] == (1958, 1962) and years[2] == (1966, 1970)
    assert all(later[0] == earlier[1] + 1 for earlier, later in itertools.pairwise(years[2:]))
    assert all(re.fullmatch(any_plan(), name) for name in plan_years())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某市国民经济和社会发展第十四个五年规划", [(2021, 2025)]),
        ("某县“十四五”水利规划", [(2021, 2025)]),
        ("某县十六五水利规划", [(2031, 2035)]),
        ('"十二五"以来', [(2011, 2015)]),
        ("“十三五”成果和“十五五”思路", [(2016, 2020), (2026, 2030)]),
        ("“九五”期间、“十五”期间", [(1996, 2000), (2001, 2005)]),
        ("“八五”普法规划", []),
        ("十五个工作日内，二十五名", []),
        ("第十五五百页", []),
    ],
)
def test_a_text_names_its_plans(text: str, expected: list[tuple[int, int]]) -> None:
    assert plans_in(text) == expected
