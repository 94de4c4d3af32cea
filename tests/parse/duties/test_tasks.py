"""Statements of one item become tasks: which of them say something of their own."""

from __future__ import annotations

import pytest

from policydiff.pipeline import parse_text

PLAN = "巫溪县人民政府办公室关于印发方案的通知\n各乡镇：\n现印发给你们。\n\n实施方案\n一、重点任务\n（一）统筹协调。{}\n"


@pytest.mark.parametrize(
    ("item", "leads"),
    [
        ("县科技局牵头抓好实施工作。（牵头单位：县科技局；配合单位：县财政局）", [("县科技局",)]),
        ("地方政府科技管理部门牵头对平台进行年度考核。（责任单位：县科技局、县人力社保局）", [()]),
        ("市科技局牵头制定办法。（牵头单位：县科技局；配合单位：县财政局）", [("市科技局",), ("县科技局",)]),
        ("市科技管理部门牵头制定办法。（责任单位：县科技局、县财政局）", [("市科技管理部门",), ()]),
        ("县教委牵头制定办法。（牵头单位：县科技局；配合单位：县财政局）", [("县教委",), ("县科技局",)]),
        ("县科技局牵头制定办法。（责任单位：县科技局、县财政局）", [("县科技局",), ()]),
        ("县科技局牵头抓好实施工作。", [("县科技局",)]),
        ("建立由县科技局、县财政局牵头的协调机制，解决突出问题。（县科技局、县财政局牵头负责）", [("县科技局", "县财政局")]),
        ("建立由县科技局牵头的协调机制，解决突出问题。（县财政局负责）", [("县科技局",), ()]),
    ],
)
def test_a_sentence_that_says_again_what_the_items_label_says_is_no_second_task(item: str, leads: list[tuple[str, ...]]) -> None:
    assert [task.lead for task in parse_text(PLAN.format(item)).tasks] == leads


def test_what_all_hand_in_each_year_is_no_task_beside_labels() -> None:
    labelled = "修建渠道。（责任单位：县水利局）\n（二）改造泵站。更新设备。（责任单位：县供电公司）\n（三）抓好落实。"
    asked = labelled + "各乡镇、各部门要结合实际细化举措（每年11月20日前报送总结）。"
    assert [task.responsible for task in parse_text(PLAN.format(asked)).tasks] == [("县水利局",), ("县供电公司",)]
    told = labelled + "各有关部门于每年2月底前将名单报送县政府办公室。"
    assert [task.responsible for task in parse_text(PLAN.format(told)).tasks][2:] == [("各有关部门",)]


def test_the_items_of_a_section_that_have_no_numbers_are_called_by_their_first_words() -> None:
    text = "一、支持平台\n培育各类平台。建设平台3个。（责任单位：县科技局）\n推动企业上云。建立资源池。（责任单位：县经信委、县财政局）\n"
    later = "二、支持人才\n引进高端人才。给予补助。（责任单位：县人社局）\n"
    more = "三、支持园区\n完善园区设施。新建道路。（责任单位：县住建局）\n建设标准厂房。分期实施。（责任单位：县科技局）\n"
    found = [task.heading for task in parse_text(f"临水县支持政策\n{text}{later}{more}").tasks]
    assert found == ["培育各类平台", "推动企业上云", "引进高端人才", "完善园区设施", "建设标准厂房"]
    alone = "临水县支持政策\n一、支持平台\n培育各类平台。建设平台3个。（责任单位：县科技局）\n"
    assert [task.heading for task in parse_text(alone).tasks] == ["支持平台"]


def test_a_row_is_called_by_its_task_and_says_its_content() -> None:
    rows = "序号\t工作事项\t主要内容\t牵头单位\n1\t改造管网\t更换老旧管道，消除漏损\t市水务局\n"
    (task,) = parse_text(f"某市方案\n一、分工\n{rows}").tasks
    assert (task.heading, task.content) == ("改造管网", "更换老旧管道，消除漏损")


def test_who_works_with_whom_counts_where_no_label_says_who_is_responsible() -> None:
    together = "县水利局会同县农业农村局编制灌溉规划。"
    (alone,) = parse_text(f"某县灌溉办法\n第一条 {together}\n").tasks
    assert (alone.lead, alone.cooperating) == (("县水利局",), ("县农业农村局",))
    labelled = "（二）修建渠道。新建渠道。（责任单位：县水利局）\n（三）改造泵站。更新设备。（责任单位：县供电公司）\n"
    assert [task.responsible for task in parse_text(PLAN.format(f"{together}\n{labelled}")).tasks] == [("县水利局",), ("县供电公司",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "具体比例由各区结合实际制定。",
        "名单由市科技主管部门按年度汇总报省科技主管部门备案。",
        "补贴由县民政局通过银行按月发放。",
        "县水利局会同县财政局制定标准。",
    ],
)
def test_the_way_in_which_somebody_does_it_counts_where_no_bracket_says_who_is_responsible(sentence: str) -> None:
    (alone,) = parse_text(f"某市节水方案\n一、主要任务\n（一）奖励节水。设立奖项。{sentence}\n（二）宣传节水。开展活动。\n").tasks
    assert alone.form == "verb"
    closed = f"（一）奖励节水。设立奖项。{sentence}（责任单位：市水务局）\n（二）宣传节水。开展活动。（责任单位：市教育局）\n"
    tasks = parse_text(f"某市节水方案\n一、主要任务\n{closed}").tasks
    assert [task.responsible for task in tasks] == [("市水务局",), ("市教育局",)]


def test_a_charge_counts_beside_brackets_whatever_says_how() -> None:
    closed = "（一）清淤。由县水利局结合汛情负责组织。（责任单位：县财政局）\n（二）植树。（责任单位：县林业局）\n"
    tasks = parse_text(f"某县河湖方案\n一、主要任务\n{closed}").tasks
    assert [task.responsible for task in tasks] == [("县水利局",), ("县财政局",), ("县林业局",)]


REASONS = {
    "bracket": "水务规划\n一、管网\n改造管网。（责任单位：市水务局）\n",
    "label": "水务规划\n一、管网\n改造管网。\n责任单位：市水务局\n",
    "sentence": "水务规划\n一、管网\n市水务局负责管网的改造。\n",
    "jointly": "水务规划\n一、管网\n市水务局会同市财政局制定改造标准。\n",
    "article": "某某市供水条例\n第一条　为了供水，制定本条例。\n第二条　市水务局组织开展管网普查。\n第三条　本条例自公布之日起施行。\n",
    "section": "水务规划\n一、部门职责分工\n市水务局要改造管网。\n",
    "row": "水务规划\n序号\t重点任务\t牵头单位\t完成时限\n1\t改造管网\t市水务局\t2024年6月底前\n",
}


@pytest.mark.parametrize("reason", REASONS)
def test_a_task_says_by_which_sign_it_was_told(reason: str) -> None:
    assert [task.reason for task in parse_text(REASONS[reason]).tasks] == [reason]


PLACES = {
    "萧山区、余杭区、各县（市）交通运输主管部门主管本辖区的客运管理工作。": ["交通局", "交通局", "交通局"],
    "房山县、昌平区、各区县教育部门负责本辖区的招生工作。": ["教育局", "教育局", "教育局"],
    "余杭区、各县（市）人民政府负责本辖区的招生工作。": ["政府", "下级政府"],
    "余杭区、市水利局负责本辖区的清淤工作。": ["政府", "水利局"],
    "中国残疾人联合会及其地方组织负责残疾人就业工作。": ["残联", "残联"],
    "市工商联及其所属组织负责培训工作。": ["工商联", "工商联"],
    "市红十字会及其基层组织负责培训工作。": ["红十字会", "红十字会"],
    "防汛指挥部下设办公室，负责日常工作。": ["议事协调机构"],
    "规划编制由智慧林业领导小组及其办公室负责。": ["议事协调机构", "议事协调机构"],
    "成立安全生产工作领导小组，办公室设在县应急局，具体负责督促检查。": ["议事协调机构"],
    "办公室承担公文处理工作。": [None],
    "市红十字会、基层组织负责培训工作。": ["红十字会", None],
    "县水利局会同青山市、白河市和绿水市人民政府水行政主管部门编制规划。": ["水利局", "水利局", "水利局", "水利局"],
    "县林业局会同青山县、白河县林业主管部门编制规划。": ["林业局", "林业局", "林业局"],
    "县水利局会同青山市、白河市人民政府编制规划。": ["水利局", "政府", "政府"],
    "（县水利局，青山市、白河市负责）": ["水利局", "政府", "政府"],
    "（青山市、县水利局负责）": ["政府", "水利局"],
}


@pytest.mark.parametrize("item", PLACES)
def test_places_before_a_places_department_stand_for_theirs(item: str) -> None:
    (task,) = parse_text(PLAN.format(item)).tasks
    assert [body.canonical for body in task.organisations] == PLACES[item]


def test_others_of_a_kind_are_bodies_of_their_own() -> None:
    text = "某市电网方案\n一、总体要求\n提升水平。\n二、工作要求\n电力企业、研究机构及其它行业相关单位应积极参与配合。\n"
    (task,) = parse_text(text).tasks
    assert task.cooperating == ("电力企业", "研究机构", "其它行业相关单位")
