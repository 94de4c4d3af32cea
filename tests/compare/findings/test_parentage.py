"""A plan may say what it follows without quoting a title."""

from __future__ import annotations

import pytest
from plans import COUNTY, compare, notice

PARENT = notice("一、水源\n划定水源保护区，设立界碑。\n", title="农村供水提质增效三年行动方案", name="parent")
REST = "一、管网\n更换老旧水表五百只。\n"


@pytest.mark.parametrize(
    ("opening", "title", "cited"),
    [
        ("为全面落实市农村供水提质增效三年行动，制定本方案。", "农村供水工作方案", True),
        ("根据市委、市政府关于农村供水提质增效的部署，制定本方案。", "农村饮水实施方案", True),
        ("我县农村供水提质增效成果明显。", "农村供水工作方案", False),  # follows nothing
        ("贯彻省委全会精神，加快农村供水提质增效。", "农村供水工作方案", False),  # follows something else
        ("为落实农村供水提质增效工作，制定本方案。", "农村供水提质增效实施方案", False),  # its own topic
    ],
)
def test_a_plan_that_names_its_parent_in_words_follows_it(opening: str, title: str, cited: bool) -> None:
    comparison = compare(notice(f"{opening}\n{REST}", COUNTY, title=title, name="child"), PARENT)
    assert comparison.parentage.cited is cited
    assert not cited or comparison.related.verdict != "unrelated"
