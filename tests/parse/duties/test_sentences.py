"""Sentences that make somebody responsible, and those that only sound like it."""

from __future__ import annotations

import pytest

from policydiff.parse.duties.sentences import read_duties
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.load import load_yaml

SAID = {
    # 负责, 主管, 承担 with an object
    "县水利局负责全县河道的巡查管护。": ["responsible=县水利局"],
    "市公安局具体负责校园周边巡逻工作。": ["responsible=市公安局"],
    "各镇人民政府按照职责分工负责本辖区的排查工作。": ["responsible=各镇人民政府"],
    "公安部门主管本市养犬管理工作。": ["responsible=公安部门"],
    "区应急管理局承担应急指挥部办公室的日常工作。": ["responsible=区应急管理局"],
    "税务机关根据国家有关规定负责征收。": ["responsible=税务机关"],
    # 会同, 牵头
    "市民政局会同市财政局负责补贴的发放。": ["responsible=市民政局", "cooperating=市财政局"],
    "区商务局牵头制订促消费方案。": ["lead=区商务局"],
    "在市政府领导下，市农业农村局牵头推进高标准农田建设。": ["lead=市农业农村局"],
    "市人才办负责人才工作的统筹。": ["responsible=市人才办"],
    # 由
    "管网的维护由供水企业负责。": ["responsible=供水企业"],
    "城市道路，由市容环境卫生机构负责。": ["responsible=市容环境卫生机构"],
    "工作台账由县审计局会同县财政局牵头建立。": ["lead=县审计局", "cooperating=县财政局"],
    "由县交通局负总责，县公安局、县应急局协同推进。": ["responsible=县交通局", "cooperating=县公安局", "cooperating=县应急局"],
    # …为牵头单位
    "市体育局为牵头单位，市教育局、市文旅局为配合单位。": ["lead=市体育局", "cooperating=市教育局", "cooperating=市文旅局"],
    "市科协作为责任单位，每年组织一次活动。": ["responsible=市科协"],
    # the subject stands in an earlier part
    "市住房城乡建设主管部门是本市物业管理的主管部门，负责物业管理活动的监督工作。": ["responsible=市住房城乡建设主管部门"],
    "商务部按照各自职能分工，负责市场应急供应工作。": ["responsible=商务部"],
    # several in one sentence
    "县教育局负责师资培训；县卫健局负责校医配备。": ["responsible=县教育局", "responsible=县卫健局"],
    "公安、交通运输、生态环境等部门负责联合执法。": ["responsible=公安", "responsible=交通运输", "responsible=生态环境"],
}

UNSAID = [
    "单位负责人要加强领导。",
    "各部门主要负责同志要亲自抓。",
    "申请人应当对材料的真实性负责。",
    "县政府对本行政区域质量负责。",
    "鼓励龙头企业牵头组建创新联合体。",
    "支持由行业协会牵头制定团体标准。",
    "市科技局应当建立台账并定期公开。",
    "本办法由市财政局负责解释。",
    "县级以上人民政府承担文物保护工作的部门应当加强巡查。",
    "省级部门负责审批的专项规划，其报告书由设区的市另行审查。",
    "谁主管谁负责，谁经营谁负责。",
    "牵头单位要加强协调。",
    "所需费用由申请单位承担。",
    "落实安全生产责任制，严格责任追究。",
    "项目（县财政局负责拨款）应当公示。",
]


def said(sentence: str) -> list[str]:
    return [f"{body.role}={body.name.text}" for statement in read_duties(Passage.of(sentence)) for body in statement.bodies]


@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_says_who_is_responsible(sentence: str) -> None:
    assert said(sentence) == SAID[sentence]


@pytest.mark.parametrize("sentence", UNSAID)
def test_a_sentence_about_responsibility_makes_nobody_responsible(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize("entry", load_yaml("roles")["duties"], ids=lambda entry: entry["words"][-1])
def test_every_verb_of_duty_holds_its_examples(entry: dict) -> None:
    for example in entry["examples"]:
        assert said(example["text"]) == [f"{entry['role']}={name}" for name in example["names"]]


def test_a_statement_keeps_its_place_in_a_longer_sentence() -> None:
    (first, second) = read_duties(Passage.of("其中，县水利局负责河道；县林业局负责林地。"))
    assert (first.passage.text, second.passage.text) == ("县水利局负责河道", "县林业局负责林地")  # type: ignore[union-attr]
    assert first.bodies[0].name.span() == (3, 7)
