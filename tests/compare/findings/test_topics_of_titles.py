"""Whether two documents are of one topic by their titles: where these end alike, what stands before tells."""

from __future__ import annotations

import pytest
from plans import notice

from policydiff.compare.findings.parentage import same_topic

TEXT = "一、水源\n划定水源保护区，设立界碑。\n"


@pytest.mark.parametrize(
    ("child", "parent", "akin"),
    [
        ("云溪县大气污染防治条例", "中华人民共和国水污染防治法", False),
        ("云溪县水污染防治条例", "临江市大气污染防治条例", False),
        ("云溪县大气污染防治条例", "临江市噪声污染防治条例", False),
        ("云溪县固体废物污染防治办法", "临江市水污染防治条例", False),
        ("云溪县大气污染防治条例", "中华人民共和国大气污染防治法", True),
        ("云溪县水污染防治办法", "临江市水污染防治条例", True),
        ("云溪县扶贫茶产业提升方案", "临江市茶产业提升方案", True),  # one topic within the other
        ("云溪县白茶产业链提升方案", "临江市绿茶产业链提升方案", True),  # one character of many tells two things too little
        ("云溪县全面推进城镇老旧小区改造方案", "临江市扎实推进城镇老旧小区改造方案", True),
    ],
)
def test_two_titles_of_one_ending_are_of_one_topic_if_their_subject_is(child: str, parent: str, akin: bool) -> None:
    mine, theirs = notice(TEXT, None, title=child, name="child"), notice(TEXT, None, title=parent, name="parent")
    assert same_topic(mine, mine.plans[0], theirs, theirs.plans[0]) is akin
