"""Two laws on two things have their formulas in common, and nothing else: none of it is a counterpart."""

from __future__ import annotations

import pytest
from plans import CITY, COUNTY, notice

from policydiff.compare import compare_plans
from policydiff.model import Notice

REWARD = "各级人民政府对在{topic}工作中作出突出贡献的单位和个人，应当依法给予表彰和奖励。"
PUNISH = "各级人民政府和有关部门的工作人员在{topic}工作中滥用职权、玩忽职守、徇私舞弊的，依法给予处分；构成犯罪的，依法追究刑事责任。"
ELSEWHERE = "违反本条例规定的行为，有关法律、法规已有法律责任规定的，从其规定。"
COMMITTEES = "云溪高新技术产业开发区、松岭旅游度假区管理委员会根据市人民政府的授权，依据本条例做好本辖区的{topic}工作。"
IN_FORCE = "本条例自2024年{month}月1日起施行。"


def own(first: str) -> list[str]:
    """What only this law has to say, in characters that nothing else has: enough that formulas are a small part of it, as they are of any law."""
    return ["".join(map(chr, range(start, start + 24))) + "。" for start in range(ord(first), ord(first) + 60 * 24, 24)]


WELLS, KITES = own("\u6c00"), own("\u7c00")


def law(topic: str, rules: list[str], formulas: list[str], *, child: bool, family: str = "regulation") -> Notice:
    text = "\n".join([*rules, *(formula.format(topic=topic, month=3 if child else 7) for formula in formulas)])
    read = notice(text, COUNTY if child else CITY, title=f"{topic}条例", name="child" if child else "parent")
    return read.model_copy(update={"family": family})


def linked(mine: Notice, theirs: Notice) -> list[str]:
    return [
        match.child_text for match in compare_plans(mine, mine.plans[0], theirs, theirs.plans[0]).matches if match.child and match.parent
    ]


@pytest.mark.parametrize(
    "formulas",
    [[REWARD, PUNISH], [REWARD, PUNISH, IN_FORCE], [REWARD, COMMITTEES, ELSEWHERE], [REWARD, PUNISH, COMMITTEES, ELSEWHERE, IN_FORCE]],
)
def test_formulas_of_two_laws_on_two_things_do_not_correspond(formulas: list[str]) -> None:
    mine, theirs = law("古井保护", WELLS, formulas, child=True), law("风筝放飞", KITES, formulas, child=False)
    assert linked(mine, theirs) in ([], [ELSEWHERE])  # word for word
    comparison = compare_plans(mine, mine.plans[0], theirs, theirs.plans[0])
    assert comparison.related.verdict == "unrelated"


def test_a_law_and_another_one_on_the_same_thing_keep_them() -> None:
    formulas = [REWARD, PUNISH, COMMITTEES]
    mine, theirs = law("古井保护", WELLS[:9], formulas, child=True), law("古井保护", WELLS, formulas, child=False)
    assert len(linked(mine, theirs)) == 9 + 3


def test_a_plan_is_no_law_and_two_clauses_that_plainly_are_one_relate_it() -> None:
    said = [REWARD, COMMITTEES]
    mine = law("古井保护", WELLS, said, child=True, family="plan")
    theirs = law("风筝放飞", KITES, said, child=False)
    assert len(linked(mine, theirs)) == 2
