"""What speaks for a link, one sign at a time, and how sure a link is."""

from __future__ import annotations

import pytest
from plans import COUNTY, compare, notice, the_match

from policydiff.compare.align.signs.likelihood import Signs, confidence_of, score_of
from policydiff.compare.align.signs.tables import LAWS, PLANS, WAYS, Tables

FAIR = Signs(strength=0.4, tightness=0.3, wording=0.4, part=0.4, shared=2.0, formula=0.5, opening=0.0, where="near", close=0.3)
STRONGER: list[dict[str, object]] = [
    {"strength": 0.8},
    {"tightness": 0.6},
    {"wording": 0.8},
    {"part": 0.9},
    {"shared": 3.0},
    {"formula": 0.0},
    {"opening": 1.0},
    {"where": "home"},
]


@pytest.mark.parametrize("tables", [PLANS, LAWS], ids=["plans", "laws"])
@pytest.mark.parametrize("stronger", STRONGER)
def test_every_sign_speaks_for_a_link(stronger: dict[str, object], tables: Tables) -> None:
    assert score_of(FAIR._replace(**stronger), tables.signs) > score_of(FAIR, tables.signs)


@pytest.mark.parametrize("stronger", [{"anchor": 0.6}, {"company": 0.7}, {"close": 0.1}])
def test_in_a_plan_that_follows_freely_rare_words_and_company_speak_for_a_link(stronger: dict[str, object]) -> None:
    assert score_of(FAIR._replace(**stronger), PLANS.signs) > score_of(FAIR, PLANS.signs)
    assert score_of(FAIR._replace(**stronger), LAWS.signs) == score_of(FAIR, LAWS.signs)


@pytest.mark.parametrize("tables", [PLANS, LAWS], ids=["plans", "laws"])
def test_a_rival_makes_a_link_less_sure_and_its_absence_nothing_sure(tables: Tables) -> None:
    rivals = tables.rivals
    assert confidence_of(1.0, 2.0, 2.0, rivals) > confidence_of(1.0, 0.0, 2.0, rivals) > confidence_of(1.0, 0.0, -2.0, rivals)
    assert confidence_of(1.0, 9.0, 9.0, rivals) == confidence_of(1.0, 2.0, 2.0, rivals)
    assert confidence_of(-4.0, 9.0, 9.0, rivals) < 0.2


def test_no_way_of_linking_is_certain() -> None:
    assert all(0.5 < share < 1 for share in WAYS.values())


REST = "\n二、深化林权改革\n完善林地经营权登记办法，搭建县域林权流转平台，探索碳汇收益共享。\n"
PARTS = {
    "a part of a long sentence in another section": (
        "一、繁荣乡村文化\n弘扬耕读传家家风，评选身边好人，建设崇德、向善、睦邻、守望的村落氛围。\n",
        "三、留住古韵\n挖掘戏曲、剪纸、社火等民间技艺，修缮祠堂戏台，建设崇德、向善、睦邻、守望的村落氛围。\n",
    ),
    "a heading that became a part": (
        "一、培育数据驱动的织造新模式\n贯通订单与排产数据。\n",
        "三、做深应用\n加快全流程上云，发展数据驱动的织造新模式新业态，引导织造企业用好染整数据。\n",
    ),
    "words in another order": ("一、促进纺织数据共享开放\n织机联网。\n", "三、推动纺织数据开放共享\n鼓励行业协会公布面料目录。\n"),
}


@pytest.mark.parametrize(("child", "parent"), PARTS.values(), ids=PARTS)
def test_a_part_is_enough(child: str, parent: str) -> None:
    first = child.splitlines()[1 if "氛围" in child else 0]
    assert the_match(compare(child + REST, parent + REST), first).verdict == "adapted"


def test_what_the_parent_says_twice_is_told_beside_the_match() -> None:
    said = "到2027年建成覆盖全域的井灌区地下水位自动监测站网。"
    parent = f"一、总体要求\n统筹井渠双灌，{said}\n三、加密监测\n{said}\n" + REST
    comparison = compare(f"一、加密监测\n{said}\n" + REST, parent)
    match = next(each for each in comparison.matches if each.child_text == said)
    (other,) = [match for match in comparison.matches if "井渠双灌" in match.parent_text]
    assert [each.parent for each in match.also] == list(other.parent) and match.also[0].coverage > 0.9
    assert set(match.parent).isdisjoint(each.parent for each in match.also)


def test_two_clauses_may_have_one_origin() -> None:
    parent = "一、控制总量\n设区的市和县人民政府应当根据全省用水总量控制规划和削减目标，制定本级的区域用水总量控制方案并组织实施。\n" + REST
    child = (
        "一、控制总量\n市人民政府应当根据全省用水总量控制规划和削减目标，制定全市用水总量控制方案。\n"
        "县人民政府应当根据用水总量控制方案，制定本级的具体措施并组织实施。\n" + REST
    )
    match = the_match(compare(child, parent), "削减目标")
    assert len(match.child) == 2


def test_a_copy_has_its_origin_to_itself() -> None:
    said = "实施茶园执法检查，不得妨碍茶农正常的生产经营活动。\n"
    other = "县茶叶服务中心可以制定采摘公约，不得妨碍茶农正常的生产经营活动，提高服务规范性和公信力。\n"
    comparison = compare(f"一、执法\n{said}{other}" + REST, f"一、执法\n{said}" + REST)
    assert the_match(comparison, "执法检查").verdict == "copied" and the_match(comparison, "采摘公约").verdict == "added"


REWRITTEN = {  # each says the same in other words
    "测绘机构必须健全成果质量监管体系。": "测绘单位应当完善成果质量监督管理体系，对其完成的测绘成果质量负责。",
    "主管部门必须强化对边界闸坝的监管。": "主管部门应当加强对边界闸坝的监督管理。",
    "按照产业链需求打造中试载体，推进企业开放检测设施。": "依据产业链需求建设中试平台，推动企业开放检验设备。",
    "瞄准主导产业攻克一批关键技术，给予后补助经费。": "围绕主导产业突破一批关键技术，提供后补助资金。",
    "普及节水灌溉技术，从严执行用水定额。": "推广节水灌溉技术，严格落实用水定额。",
}


@pytest.mark.parametrize(("child", "parent"), REWRITTEN.items())
def test_a_sentence_in_other_words_is_found(child: str, parent: str) -> None:
    comparison = compare(f"一、任务\n{child}\n" + REST, f"三、举措\n{parent}\n" + REST)
    assert the_match(comparison, child).parent_text == parent


def test_one_part_each_of_two_sentences_of_a_section_that_went_elsewhere_merge() -> None:
    parent = (
        "三、气象\n气象台应当做好茶园霜冻气象服务，协同做好采摘期预报指导工作。\n及时预测预报茶园虫情和连阴雨天气，设立村级观测点。\n"
        + REST
    )
    child = "七、防灾\n及时预测预报茶园虫情和连阴雨天气，气象台应当做好茶园霜冻气象服务。\n" + REST
    assert len(the_match(compare(child, parent), "虫情").parent) == 2


def test_a_match_that_is_not_sure_is_to_be_reviewed() -> None:
    comparison = compare("一、育苗\n扶持育苗户。\n" + REST, "一、育苗\n扶持育苗户。\n" + REST)
    assert all(match.confidence is not None and match.confidence > 0.85 and not match.review for match in comparison.matches)


FORMULAS = {
    "contained": (
        "构成违反治安管理行为的，依法给予治安管理处罚；构成犯罪的，依法追究刑事责任。",
        "违反国家规定，非法获取、窃取、出售个人档案，构成违反治安管理行为的，依法给予治安管理处罚；构成犯罪的，依法追究刑事责任。",
    ),
    "renewed": (
        "违反本办法规定的行为，法律、行政法规已有处罚规定的，从其规定。",
        "违反本条例规定的行为，法律、法规已有法律责任规定的，从其规定。",
    ),
    "copied": (
        "违反本条例规定的行为，法律、法规已有法律责任规定的，从其规定。",
        "违反本条例规定的行为，法律、法规已有法律责任规定的，从其规定。",
    ),
}
HIVES = (
    "一、蜂箱\n统一蜂箱规格和巢脾间距，淘汰含铅隔王板，推广塑料巢础。\n设立越冬蜂群温度哨点，逐月记录箱内湿度。\n"
    "二、蜜源\n划定刺槐和荆条蜜源保护带，标明花期起止日。\n花期内停止喷洒拟除虫菊酯，提前三天告知蜂农转场。\n"
)
LIFTS = (
    "一、维保\n更换超期钢丝绳和限速器，封存报废曳引机。\n推行无纸化维保记录，轿厢内张贴扫码标牌。\n"
    "二、救援\n设置困人救援服务站点，配备盘车手轮和对讲机。\n接警后三十分钟内抵达现场，逐台回访住户。\n"
)


@pytest.mark.parametrize(("child", "parent"), FORMULAS.values(), ids=FORMULAS)
def test_a_formula_of_the_law_links_no_unrelated_texts(child: str, parent: str) -> None:
    comparison = compare(notice(HIVES + child, COUNTY, title="蜂业规定"), notice(LIFTS + parent, title="电梯条例"))
    assert comparison.related is not None and comparison.related.verdict == "unrelated"
    assert {match.verdict for match in comparison.matches} == {"added", "dropped"}
