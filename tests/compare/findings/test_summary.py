"""The comparison in numbers: what a text has of its own does not depend on what it is compared with."""

from __future__ import annotations

import pytest
from plans import compare

CHILD = "一、目标\n到2025年，茶园达5万亩。\n二、任务\n（一）推广茶艺。\n举办茶艺比赛，培育茶艺师五十名，办好茶艺讲堂。\n（责任单位：县文化旅游委）\n"
RUN_ON = (
    "一、目标\n到2025年，茶园达50万亩。\n二、任务\n推广茶艺，举办茶艺比赛，培育茶艺师五百名，办好茶艺讲堂。\n（责任单位：市文化旅游委）\n"
)
OTHERS = {
    "the same headings": CHILD.replace("县", "市").replace("五十", "五百"),
    "headings that run on into their sentences": RUN_ON,
    "none of it": "一、原则\n坚持安全第一。\n二、应急\n组织消防演练，检查灭火器。\n（责任单位：市消防救援支队）\n",
}


@pytest.mark.parametrize("parent", OTHERS.values(), ids=OTHERS)
def test_a_text_has_as_much_body_whatever_it_is_compared_with(parent: str) -> None:
    for found, side in ((compare(CHILD, parent).summary, "child"), (compare(parent, CHILD).summary, "parent")):
        body = getattr(found.body, side).total
        assert (body.clauses, body.characters) == (3, 50), side
        assert getattr(found, side).total.clauses == 6
