"""Which two plans to compare, and whether the child cites its parent."""

from __future__ import annotations

import pytest
from gold_pairs import build_notice, place
from plans import CITY, COUNTY, notice, sentences

from policydiff.compare.findings.parentage import parentage, same_topic, topic_of
from policydiff.compare.pair import choose
from policydiff.errors import NotFound
from policydiff.messages import said
from policydiff.model import Citation, Notice
from policydiff.vocab.labels import labels

TEA = "一、重点任务\n推广良种茶苗，改造低产低效茶园，新建生态茶园。\n"
FISH = "一、重点任务\n建设标准化养殖池塘，推广鱼菜共生模式。\n"


def cites(title: str | None, number: str | None = None, relation: str = "implements") -> Citation:
    return Citation(title=title, document_number=number, relation=relation, clause="p1#1", span=(0, 1))  # type: ignore[arg-type]


def city(topic: str, text: str = TEA, number: str | None = None) -> Notice:
    return notice(text, CITY, title=topic, name=f"city-{topic}", document_number=number)


def county(topic: str, text: str = TEA, *citations: Citation) -> Notice:
    return notice(text, COUNTY, title=topic, name=f"county-{topic}", citations=citations)


TITLES = [
    ("临江市人民政府办公室关于印发临江市茶产业提升行动方案（2024—2026年）的通知", "茶产业提升"),
    ("《重庆市高新技术企业和科技型企业“双倍增”行动计划（2023—2027年）》", "高新技术企业和科技型企业双倍增"),
    ("云溪县促进茶产业发展实施方案", "促进茶产业发展"),
    ("国务院关于加快科技服务业发展的若干意见", "加快科技服务业发展"),
]


@pytest.mark.parametrize(("title", "topic"), TITLES)
def test_what_a_title_is_about(title, topic):
    assert topic_of(title) == topic


CITED = {
    "by number": ([cites("随便一个标题", "临政办发〔2024〕11号")], True),
    "by number in other brackets": ([cites(None, "临政办发(2024) 11号")], True),
    "by title": ([cites("临江市茶产业提升方案")], True),
    "by the title of its notice": ([cites("临江市人民政府办公室关于印发临江市茶产业提升方案的通知", None)], True),
    "another number under the same title": ([cites("临江市茶产业提升方案", "临政办发〔2019〕3号")], "other"),
    "another place's plan": ([cites("东江省茶产业提升方案", "东政办发〔2023〕9号")], "other"),
    "a law": ([cites("中华人民共和国农业法", None, "cites")], False),
    "a document of another topic": ([cites("临江市养老服务条例")], False),
    "nothing": ([], False),
}


@pytest.mark.parametrize("name", CITED)
def test_does_the_child_cite_this_parent(name):
    citations, expected = CITED[name]
    parent, child = city("茶产业提升方案", number="临政办发〔2024〕11号"), county("茶产业提升方案", TEA, *citations)
    found = parentage(child, child.plans[0], parent, parent.plans[0])
    assert found.cited == expected and found.reason


def test_the_pair_is_the_one_that_the_child_cites():
    children = [county("渔业方案", FISH), county("茶业方案", TEA, cites("临江市茶产业提升方案"))]
    parents = [city("渔业振兴方案", FISH), city("茶产业提升方案")]
    choice = choose(children, parents)
    assert (choice.child.id, choice.parent.id, choice.swapped) == ("county-茶业方案", "city-茶产业提升方案", False)
    assert "cites" in choice.reason


def test_or_the_one_whose_titles_are_of_one_topic():
    choice = choose(
        [county("渔业方案", FISH), county("茶产业提升方案")], [city("茶产业提升方案"), city("养老方案", "一、任务\n建设养老服务设施。\n")]
    )
    assert (choice.child.id, choice.parent.id) == ("county-茶产业提升方案", "city-茶产业提升方案")


def test_or_the_one_with_the_most_in_common():
    choice = choose([county("工作要点", FISH)], [city("提升方案", TEA), city("振兴方案", FISH)], anyway=True)
    assert choice.parent.id == "city-振兴方案"


def test_sides_given_the_wrong_way_round_are_swapped():
    choice = choose([city("茶产业提升方案")], [county("茶产业提升方案")])
    assert (choice.swapped, choice.child.id, choice.parent.id) == (True, "county-茶产业提升方案", "city-茶产业提升方案")


def test_a_township_stands_below_its_county():
    town = notice(TEA, place("青石镇", "township", ""), title="茶产业提升方案", name="town")
    choice = choose([county("茶产业提升方案")], [town])
    assert (choice.swapped, choice.child.id) == (True, "town")


def test_two_notices_of_one_level_stand_as_given():
    other = notice(TEA, place("石门县", "county", "990122"), title="茶产业提升方案", name="other")
    choice = choose([county("茶产业提升方案")], [other])
    assert (choice.swapped, choice.same_level, choice.parent.id) == (False, True, "other")


def test_a_topic_or_a_plan_can_be_asked_for():
    children = [county("渔业方案", FISH), county("茶产业提升方案")]
    parents = [city("渔业方案", FISH), city("茶产业提升方案")]
    assert choose(children, parents, topic="渔业").parent.id == "city-渔业方案"
    assert choose(children, parents, child_plan="茶产业").child.id == "county-茶产业提升方案"
    assert choose(children[:1], parents[:1], child_plan="p1", parent_plan="1").child_plan.id == "p1"


@pytest.mark.parametrize("asked", [{"topic": "养老"}, {"child_plan": "p9"}, {"parent_plan": "没有"}])
def test_what_is_not_there_is_said_with_what_there_is(asked):
    with pytest.raises(NotFound) as caught:
        choose([county("茶产业提升方案")], [city("茶产业提升方案")], **asked)
    assert "p1" in caught.value.hint


def test_strangers_are_not_compared_by_accident():
    children = [county("茶产业提升方案"), county("渔业方案", FISH)]
    with pytest.raises(NotFound):
        choose(children, [city("数据要素条例", "一、总则\n规范数据流通交易活动。\n")])
    assert choose(children, [city("数据要素条例", "一、总则\n规范数据流通交易活动。\n")], anyway=True)


def test_one_plan_of_a_notice_with_several():
    two = build_notice("two", "云溪县茶产业提升方案", COUNTY, sentences(TEA))[0]
    fish = two.plans[0].model_copy(update={"id": "p2", "title": "云溪县渔业方案"})
    both = two.model_copy(update={"plans": (fish, two.plans[0])})
    chosen = choose([both], [city("茶产业提升方案")])
    assert chosen.child_plan.id == "p1"
    assert (
        "two p1" in chosen.reason
        and "there are 2 plans in it, beside this one 2 云溪县渔业方案; for another one add its number, as --child-plan 2" in chosen.reason
    )
    assert "--parent-plan 2" in choose([city("茶产业提升方案")], [both]).reason  # the wrong way round: as the person gave them
    assert "plans in it" not in choose([both], [city("茶产业提升方案")], child_plan="p2").reason
    more = [fish.model_copy(update={"id": f"p{number}", "title": None if number == 3 else f"方案{number}"}) for number in range(3, 9)]
    many = two.model_copy(update={"plans": (two.plans[0], fish, *more)})
    told = said(choose([many], [city("茶产业提升方案")]).reason, labels("zh"))
    assert "里面有 8 个方案，另外的是 2《云溪县渔业方案》、3、4《方案4》、5《方案5》、6《方案6》、…；" in told
    assert "命令末尾加它的号，例如 --child-plan 2）" in told


def test_two_plans_that_implement_one_document_are_of_one_topic_and_two_that_implement_one_law_are_not():
    def implementing(title: str, text: str) -> Notice:
        cited = Citation(title=title, relation="implements", clause="p1#1", span=(0, 1))
        return notice(text, CITY, title="方案", name=title, citations=[cited])

    def akin(title: str) -> bool:
        mine, theirs = implementing(title, TEA), implementing(title, TEA)
        return same_topic(mine, mine.plans[0], theirs, theirs.plans[0])

    assert akin("数字东江发展规划（2018—2022年）")
    assert not akin("中华人民共和国立法法")
