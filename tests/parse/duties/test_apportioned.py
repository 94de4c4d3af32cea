"""Sections that share out duties: whatever a body is said to do there is its duty."""

from __future__ import annotations

import pytest

from policydiff.parse.duties.apportioned import shares_out
from policydiff.pipeline import parse_text
from policydiff.vocab.load import load_yaml

SAID = {
    "县农业农村局：制定实施方案。建立台账。": ["县农业农村局: 县农业农村局：制定实施方案。/建立台账。"],
    "县生态环境局要加强巡查。": ["县生态环境局: 县生态环境局要加强巡查。"],
    "县、乡卫生健康部门应当定期开展义诊。": ["县、乡卫生健康部门: 县、乡卫生健康部门应当定期开展义诊。"],
    "各镇人民政府组织开展宣传。": ["各镇人民政府: 各镇人民政府组织开展宣传。"],
    "县公安局、县应急局依法查处违法行为。": ["县公安局、县应急局: 县公安局、县应急局依法查处违法行为。"],
    "县财政局按照国库管理规定及时审核并支付资金。": ["县财政局: 县财政局按照国库管理规定及时审核并支付资金。"],
    "县教育局、县人社局等部门：推进校企合作。": ["县教育局、县人社局: 县教育局、县人社局等部门：推进校企合作。"],
    "（一）县气象局\n发布预警信息。汇总雨情。\n（二）县水利局\n巡查河道。\n": [
        "县气象局: 发布预警信息。/汇总雨情。",
        "县水利局: 巡查河道。",
    ],
    "（一）县民政局职责\n1．核定对象。\n2．发放补贴。\n": ["县民政局: 1．核定对象。/2．发放补贴。"],
    "县城管执法局依法对违反规定的行为实施行政处罚。": ["县城管执法局: 县城管执法局依法对违反规定的行为实施行政处罚。"],
    "违反规定的，由县城管执法局责令改正，处二千元罚款。": [],
    "县政府明确城南地块为临时中转场所，残渣运至填埋场。": [],
    "县住建局明确中转场所的标准。": ["县住建局: 县住建局明确中转场所的标准。"],
    "一要充分发挥社区自治作用，依托物业企业建立网络。": [],
    # offices that no vocabulary knows, beside others that are known
    "1．县教育局。改造校舍。\n2．县水利局。巡查河道。\n3．综改办。建立平台。\n4．网格中心。及时预警。\n": [
        "县教育局: 改造校舍。",
        "县水利局: 巡查河道。",
        "综改办: 建立平台。",
        "网格中心: 及时预警。",
    ],
    "1．县教育局。改造校舍。\n2．综改办。建立平台。\n": ["县教育局: 改造校舍。"],
    "1．县教育局。改造校舍。\n2．县水利局。巡查河道。\n3．服务中心建设。建立平台。\n": ["县教育局: 改造校舍。", "县水利局: 巡查河道。"],
    # citizens, firms, somebody or other, what may be done, what is no body
    "农户应当配合秸秆收集。": [],
    "企业要落实主体责任。": [],
    "各单位要高度重视。": [],
    "县财政局可以根据情况调整标准。": [],
    "县财政局局长任组长。": [],
    "资金：由县级统筹。": [],
    "补助标准：每亩20元。": [],
    "县属医院、行业所属的医院均参加考核。": [],
}


@pytest.mark.parametrize("text", SAID)
def test_what_a_body_does_in_a_section_of_duties_is_its_duty(text: str) -> None:
    assert told("职责分工", text) == SAID[text]


@pytest.mark.parametrize("heading", ["保障措施", "总体要求", "强化组织领导"])
def test_elsewhere_it_is_none(heading: str) -> None:
    assert told(heading, "县生态环境局要加强巡查。县农业农村局：制定方案。") == []


def test_a_statement_of_its_own_is_read_as_such() -> None:
    notice = parse_text("某县方案\n一、工作目标\n达到全覆盖。\n二、部门职责\n县水利局负责河道巡查。\n县财政局：安排资金。\n")
    assert [(task.responsible, task.text) for task in notice.tasks] == [
        (("县水利局",), "县水利局负责河道巡查"),
        (("县财政局",), "县财政局：安排资金"),
    ]


@pytest.mark.parametrize(
    ("title", "text", "owners"),
    [
        (
            "2024年重点任务分解表",
            "一、县教育局\n1．改造农村学校。\n2．新建幼儿园。\n二、县水利局\n1．巡查河道。\n",
            ["县教育局", "县水利局"],
        ),
        (
            "民生实事任务清单",
            "一、交通\n（一）县交通运输局任务\n改造危桥。\n（二）县公安局任务\n增设信号灯。\n",
            ["县交通运输局", "县公安局"],
        ),
        (
            "责任分解",
            "一、县民政局（2项）\n建设养老驿站。\n二、县残联（1项）\n开展康复训练。\n三、其他要求\n加强调度。\n",
            ["县民政局", "县残联"],
        ),
        # another kind of text, one heading alone, labels below, topics and persons
        ("秸秆综合利用方案", "一、县教育局\n改造农村学校。\n二、县水利局\n巡查河道。\n", []),
        ("2024年重点任务分解表", "一、县教育局\n改造农村学校。\n二、河道治理\n巡查河道。\n", []),
        (
            "2024年重点任务分解表",
            "一、县教育局\n改造学校。（责任单位：县住建局）\n二、县水利局\n巡查河道。（责任单位：县林业局）\n",
            ["县住建局", "县林业局"],
        ),
        ("2024年重点任务分解表", "一、教育工作\n改造学校。\n二、水利工作\n巡查河道。\n", []),
        ("2024年重点任务分解表", "一、县教育局局长\n改造学校。\n二、县水利局局长\n巡查河道。\n", []),
    ],
)
def test_a_list_of_tasks_may_name_their_owner_in_the_heading_alone(title: str, text: str, owners: list[str]) -> None:
    notice = parse_text(f"某县{title}\n\n{text}")
    assert ["、".join(task.responsible) for task in notice.tasks] == owners


def test_which_headings_share_out_duties() -> None:
    roles = load_yaml("roles")
    assert [heading for heading in roles["shared_headings"] if not shares_out([heading])] == []
    assert [heading for heading in roles["no_shared_headings"] if shares_out([heading])] == []


def told(heading: str, text: str) -> list[str]:
    """Return who is responsible for what by a section of a plan."""
    notice = parse_text(f"某县秸秆综合利用方案\n一、工作目标\n到2025年实现全覆盖。\n二、{heading}\n{text}\n")
    clauses = {clause.id: clause.text for plan in notice.plans for clause in plan.all_clauses()}
    return [f"{'、'.join(task.responsible)}: {'/'.join(clauses[clause] for clause in task.covers)}" for task in notice.tasks]
