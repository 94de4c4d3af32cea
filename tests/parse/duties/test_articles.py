"""Articles of a regulation: what an authority does there by itself is its duty."""

from __future__ import annotations

import pytest

from policydiff.pipeline import parse_text

SAID = {
    "市人民政府建立节水目标责任制。": ["市人民政府"],
    "县水利局根据河道状况，编制河道保护规划。": ["县水利局"],
    "市、县（区）气象主管机构依法对雷电防护进行监督检查。": ["市、县（区）气象主管机构"],
    "县级人民政府根据声环境标准，划定各类标准的适用区域。": ["县级人民政府"],
    "市生态环境主管部门分别不同区域制定排放标准。": ["市生态环境主管部门"],
    "乡镇人民政府、街道办事处在县人民政府领导下，组织开展防火宣传。": ["乡镇人民政府、街道办事处"],
    "在县人民政府领导下，县林业局组织开展森林普查。": ["县林业局"],
    "县财政、审计等部门加强对专项资金的监督。": ["县财政、审计"],
    "市教育局制定校车方案；县教育局组织实施校车方案。": ["市教育局", "县教育局"],
    "村民委员会、居民委员会开展下列防疫工作：": ["村民委员会、居民委员会"],
    "县人民代表大会及其常务委员会通过执法检查等方式，加强对本办法实施的监督。": ["县人民代表大会、常务委员会"],
    "管网改造完工后，县住建部门依照国家标准组织竣工验收。": ["县住建部门"],
    "在汛期前，县水利局组织开展水库安全检查。": ["县水利局"],
    "古树迁移实施期间，市园林主管部门组织专家指导。": ["市园林主管部门"],
    "项目负责人变更后，县科技局组织复核。": [],
    "施工单位完工后，应当组织清理。": [],
    # others behind them do something, too
    "县教育局建立公开的热线电话，县公安局公布办公地址，受理求助。": ["县教育局、县公安局"],
    "县教育局编制校车规划，组织有关部门开展检查。": ["县教育局"],
    "县教育局编制校车规划，报县人民政府批准后实施。": ["县教育局"],
    "县教育局编制校车规划，有关企业提供服务。": ["县教育局"],
    # a rule for it, what it may do, what it has done, a condition, a penalty
    "市人民政府应当建立节水目标责任制。": [],
    "县水利局编制河道保护规划，应当征求意见。": [],
    "县水利局可以组织开展抽查。": [],
    "县林业局组织开展森林普查的，参照本办法执行。": [],
    "县林业局组织验收后，发给证书。": [],
    "县水利局责令改正，组织开展清理，处一万元罚款。": [],
    # a noun, firms and zones, somebody or other, what others do
    "县水利局所属机构组织验收。": [],
    "供水企业建立应急制度。": [],
    "省级园区实行动态管理制度。": [],
    "有关部门加强监督检查。": [],
    "县级以上人民政府鼓励企业开展技术改造。": [],
    "市人民政府的规划适用于全市。": [],
}


@pytest.mark.parametrize("text", SAID)
def test_what_an_authority_does_in_an_article_is_its_duty(text: str) -> None:
    assert who(f"第一条 为了加强管理，制定本办法。\n第二条 {text}\n第三条 本办法自2026年1月1日起施行。\n") == SAID[text]


def test_in_a_plan_it_tells_what_is_done() -> None:
    assert who("一、工作进展\n市人民政府建立节水目标责任制。\n二、下一步打算\n继续推进。\n") == []


def test_items_of_a_list_of_duties_name_their_own_bodies() -> None:
    text = """第一条 为了加强管理，制定本办法。
第二条 县级以上人民政府有关部门应当履行下列职责：
（一）发展改革部门将消防设施纳入投资计划；
（二）财政部门足额拨付经费；
（三）制定和修改管理委员会章程；
（四）其他职责。
第三条 本办法自2026年1月1日起施行。
"""
    assert who(text) == ["县级以上人民政府有关部门", "发展改革部门", "财政部门"]


def who(text: str) -> list[str]:
    """Return who is responsible by the sentences of a text."""
    return ["、".join(task.responsible) for task in parse_text(f"某市节水管理办法\n{text}").tasks]
