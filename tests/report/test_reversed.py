"""A target that is to fall above and to rise below is told in every report."""

from __future__ import annotations

import pytest

from policydiff.compare import compare_plans
from policydiff.pipeline import parse_text
from policydiff.report import render

PARENT = "临江市节水方案\n一、主要目标\n到2025年，单位产值用水量下降14%。\n"
CHILD = "云溪县节水方案\n一、主要目标\n到2025年，单位产值用水量增长3%。\n"


@pytest.mark.parametrize("brief", [False, True])
@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_a_reversed_target_is_told(name: str, brief: bool) -> None:
    child, parent = parse_text(CHILD), parse_text(PARENT)
    comparison = compare_plans(child, child.plans[0], parent, parent.plans[0])
    assert [pair.verdict for pair in comparison.targets] == ["reversed"]
    assert "reversed" in render(comparison, name, brief=brief)
