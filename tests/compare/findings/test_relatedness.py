"""What is told of two plans knows what was found to correspond: a child in words of its own follows its parent, too."""

from __future__ import annotations

import pytest
from plans import CITY, COUNTY, compare, notice

from policydiff.compare.align.sections import Alignment, Relatedness
from policydiff.compare.findings.relatedness import relatedness
from policydiff.model import Citation, Comparison, Jurisdiction, Match


def matches(linked: int, alone: int, role: str = "body") -> list[Match]:
    return [
        Match(
            id=f"m{number}",
            verdict="adapted" if number < linked else "added",
            role=role,
            child=(f"p1#{number}",),
            parent=("p1#1",) if number < linked else (),
            fingerprint="",
            child_text="设立界碑。",
            parent_text="",
            similarity=0.0,
            coverage=0.0,
            reason="",
        )
        for number in range(linked + alone)
    ]


def aligned(kind: Relatedness, *, abreast: bool = False) -> Alignment:
    return Alignment({}, {}, {}, 0.02, kind, abreast)


@pytest.mark.parametrize(
    ("kind", "linked", "alone", "cited", "abreast", "told"),
    [
        ("loose", 6, 6, False, False, "related"),
        ("loose", 4, 6, False, False, "related"),  # two fifths
        ("loose", 3, 7, False, False, "loose"),
        ("loose", 3, 7, True, False, "related"),  # less is enough of whom it cites
        ("loose", 3, 12, True, False, "related"),
        ("loose", 3, 13, True, False, "loose"),
        ("loose", 2, 1, True, False, "loose"),  # too few to tell
        ("loose", 6, 2, False, True, "loose"),  # siblings: both follow a third
        ("unrelated", 6, 2, False, False, "unrelated"),
        ("related", 0, 9, False, False, "related"),
    ],
)
def test_who_has_enough_of_the_parent_in_whatever_words_is_related(
    kind: Relatedness, linked: int, alone: int, cited: bool, abreast: bool, told: str
) -> None:
    found = relatedness(aligned(kind, abreast=abreast), matches(linked, alone), cited=cited, akin=True)
    assert found.verdict == told
    assert found.score == 0.02
    assert (found.reason_id == "related-freely") is (kind == "loose" and told == "related")


def test_headings_and_statements_say_nothing_of_how_far_plans_are_related() -> None:
    found = relatedness(
        aligned("loose"), [*matches(5, 0, "heading"), *matches(5, 0, "responsibility"), *matches(1, 9)], cited=True, akin=True
    )
    assert found.verdict == "loose"


PARENT = """一、茶园
加快布设霜冻警铃等防灾设施，提高预报水平。
到2027年推广白叶一号良种10万亩。
二、茶厂
改建萎凋车间，拆除燃煤热风炉。
三、茶市
开通斗茶会专列，设立试饮摊位。
"""
CHILD = """{opening}
一、茶园
鼓励各村架设霜冻警铃，做到户户听得见。
年内移栽白叶一号茶苗300亩，成活率不低于九成。
二、加工
新建萎凋房三间，停用燃煤热风炉。
三、营销
与铁路部门商定斗茶会专列班次，摆设试饮摊位十个。
"""


def pair(opening: str, where: Jurisdiction, *, cites: bool) -> Comparison:
    cited = [Citation(title="临江市茶业全产业链振兴行动方案", relation="implements", clause="p1#1", span=(0, 1))] if cites else []
    child = notice(CHILD.format(opening=opening), where, title="茶业高质量发展措施", name="child", citations=cited)
    return compare(child, notice(PARENT, CITY, title="茶业全产业链振兴行动方案", name="parent"))


@pytest.mark.parametrize(
    ("opening", "cites"),
    [("为落实《临江市茶业全产业链振兴行动方案》，制定本措施。", True), ("为贯彻落实全市茶业全产业链振兴行动，制定本措施。", False)],
    ids=["by its title", "without quoting its title"],
)
def test_a_child_that_cites_its_parent_and_follows_it_freely_is_related(opening: str, cites: bool) -> None:
    found = pair(opening, COUNTY, cites=cites)
    assert found.related is not None
    assert found.related.verdict == "related", found.related
