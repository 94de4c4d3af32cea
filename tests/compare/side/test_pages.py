"""What of a plan is compared: its text, and neither a number alone nor whom it addresses."""

from __future__ import annotations

import pytest
from plans import COUNTY, compare, notice

from policydiff.compare.side.pages import make_page

PLAN = "一、任务\n疏浚排灌沟渠，加固泵站机房。\n"


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        ("国务院：", False),
        ("省水利厅：", False),
        ("各市工业和信息化局、各高等学校，有关企业：", False),
        ("现将有关事项通知如下：", True),
        ("主要任务是：", True),
        ("到2027年实现以下目标：", True),
        ("省水利厅负责全省沟渠疏浚工作。", True),
    ],
)
def test_whom_a_plan_addresses_is_no_text_to_be_kept_or_dropped(line: str, is_text: bool) -> None:
    plan = notice(f"{line}\n{PLAN}", COUNTY)
    page = make_page(plan, plan.plans[0])
    assert (line in [each.text for each in page.lines]) is is_text
    assert len(page.lines) == sum(1 for _ in plan.plans[0].all_clauses()) - (not is_text)


def test_two_plans_to_one_body_share_no_address() -> None:
    comparison = compare(f"国务院：\n{PLAN}", f"国务院：\n{PLAN}")
    assert {match.verdict for match in comparison.matches} == {"copied"} and "国务院" not in str(comparison.matches)


@pytest.mark.parametrize(
    ("of_the_parent", "of_the_child"),
    [
        ("1.\ue010疏浚排灌沟渠。加固泵站机房。", "1.疏浚排灌沟渠。加固泵站机房。"),
        ("\uf06c 疏浚排灌沟渠，加固泵站机房。", "疏浚排灌沟渠，加固泵站机房。"),
        ("疏浚排灌沟渠\ue000，加固泵站机房。", "疏浚排灌沟渠，加固泵站机房。"),
    ],
)
def test_what_only_a_font_drew_is_no_difference(of_the_parent: str, of_the_child: str) -> None:
    comparison = compare(f"一、任务\n{of_the_child}\n", f"一、任务\n{of_the_parent}\n")
    assert {match.verdict for match in comparison.matches} == {"copied"}


def test_a_private_character_is_no_place() -> None:
    comparison = compare("一、任务\n依托\ue000灌区疏浚沟渠。\n", "一、任务\n依托汉江灌区疏浚沟渠。\n")
    assert [match.verdict for match in comparison.matches if match.role == "body"] == ["adapted"]
