"""A plan may say what it follows without quoting a title."""

from __future__ import annotations

import pytest
from gold_pairs import place
from plans import CITY, COUNTY, compare, notice

from policydiff.model import Citation, Jurisdiction, Notice

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


ELSEWHERE = place("北原市", "prefecture", "990900", ["西山省"])
PROVINCE = place("东江省", "province", "990000", [])
STATE = place("中华人民共和国", "national", "000000", [])
OPENINGS = {
    "city": "根据市委、市政府关于农村供水提质增效的部署，制定本方案。",
    "province": "为贯彻落实省农村供水提质增效三年行动，制定本方案。",
    "state": "为贯彻落实国家关于农村供水提质增效的决策部署和市委、市政府要求，制定本方案。",
    "council": "按照国务院农村供水提质增效部署，制定本方案。",
    "none": "为全面落实农村供水提质增效三年行动，制定本方案。",
}


@pytest.mark.parametrize(
    ("opening", "where", "cited"),
    [
        ("city", CITY, True),
        ("city", ELSEWHERE, False),  # another province's city
        ("city", STATE, False),
        ("province", PROVINCE, True),
        ("province", CITY, False),  # the province's, and not the city's
        ("state", STATE, True),
        ("state", CITY, False),
        ("state", ELSEWHERE, False),
        ("council", STATE, True),
        ("council", PROVINCE, False),
        ("none", CITY, True),
        ("none", ELSEWHERE, False),
        ("city", None, True),  # where a place is not known nothing speaks against it
    ],
)
def test_what_is_followed_in_words_is_of_the_level_and_the_place_that_they_say(opening: str, where: Jurisdiction, cited: bool) -> None:
    parent = notice("一、水源\n划定水源保护区，设立界碑。\n", where, title="农村供水提质增效三年行动方案", name="parent")
    child = notice(f"{OPENINGS[opening]}\n{REST}", COUNTY, title="农村饮水实施方案", name="child")
    assert compare(child, parent).parentage.cited is cited


def without_title(of: Notice) -> Notice:
    plan = of.plans[0].model_copy(update={"title": None})
    return of.model_copy(update={"plans": (plan,), "notice": of.notice.model_copy(update={"title": None})})


@pytest.mark.parametrize(
    ("cited", "number", "printed", "said"),
    [
        ("关于推进农村供水工作的意见", None, False, "parent-untitled"),
        ("农村供水三年行动方案", None, False, "parent-untitled"),
        ("关于推进农村供水工作的意见", None, True, "implements-another"),  # the parent has a title, and it is another
        ("关于推进农村供水工作的意见", "临政发〔2024〕3号", False, "implements-another"),  # as its number tells
        ("关于推进茶业发展的意见", None, False, "cites-none"),  # of another topic
    ],
)
def test_whether_a_parent_without_a_title_is_what_the_child_cites_nobody_can_tell(
    cited: str, number: str | None, printed: bool, said: str
) -> None:
    parent = notice(
        "一、水源\n划定水源保护区，设立界碑。\n",
        title="饮水安全方案",
        name="parent",
        document_number="临政发〔2023〕9号" if number else None,
    )
    own = Citation(title=cited, document_number=number, relation="implements", clause="p1#1", span=(0, 1))
    child = notice(f"为落实《{cited}》，制定本方案。\n{REST}", COUNTY, title="农村供水工作方案", name="child", citations=[own])
    found = compare(child, parent if printed else without_title(parent)).parentage
    assert found.reason_id == said
    assert found.cited == ("other" if said == "implements-another" else False)
