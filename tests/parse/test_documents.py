"""Whole small documents: the envelope, the parts, the tree."""

from __future__ import annotations

import pytest

from policydiff.model import Notice
from policydiff.pipeline import parse_text

HEAD = """某县人民政府办公室
关于印发某县养老服务三年行动计划
（2024—2026年）的通知
某府办发〔2024〕3 号
各乡镇人民政府、街道办事处，县政府各部门，有关单位：
《某县养老服务三年行动计划（2024—2026年）》已经县政府同意，现印发给你们，请认真贯彻执行。
某县人民政府办公室
2024 年 5 月 6 日
（此件公开发布）
"""
PLAN = """某县养老服务三年行动计划
（2024—2026年）
为发展养老服务，制定本计划。
一、总体要求
坚持以人为本。
二、重点任务
（一）建设设施。到2026年，建成养老服务中心10个。（责任单位：县民政局）
（二）培养人才。每年培训护理员100人。（责任单位：县人力社保局等）
"""


def tree(notice: Notice) -> list[list[tuple[str, str]]]:
    return [[(s.path, s.heading) for s in plan.walk()] for plan in notice.plans]


def test_the_envelope_of_a_notice() -> None:
    notice = parse_text(HEAD + PLAN)
    head = notice.notice
    assert head.title == "某县人民政府办公室关于印发某县养老服务三年行动计划（2024—2026年）的通知"
    assert (head.genre, head.issuer, head.document_number, head.issued) == (
        "通知",
        "某县人民政府办公室",
        "某府办发〔2024〕3号",
        "2024-05-06",
    )
    assert head.addressees == ("各乡镇人民政府", "街道办事处", "县政府各部门", "有关单位")
    assert [clause.role for clause in head.letter] == ["letter"]
    assert [entry.reason for entry in notice.discarded] == ["publication-mark"]


def test_the_plan_of_a_notice() -> None:
    plan = parse_text(HEAD + PLAN).plans[0]
    assert plan.title == "某县养老服务三年行动计划（2024—2026年）"
    assert plan.period == (2024, 2026)
    assert [clause.text for clause in plan.clauses] == ["为发展养老服务，制定本计划。"]
    assert [s.id for s in plan.walk()] == ["p1.1", "p1.2", "p1.2.1", "p1.2.2"]
    assert [(c.id, c.role) for c in plan.sections[1].sections[0].clauses] == [
        ("p1.2.1#1", "heading"),
        ("p1.2.1#2", "body"),
        ("p1.2.1#3", "responsibility"),
    ]


def test_the_tasks_of_a_plan() -> None:
    tasks = parse_text(HEAD + PLAN).tasks
    assert [(t.id, t.path, t.heading, t.responsible, t.open_ended) for t in tasks] == [
        ("p1.2.1", "二/（一）", "建设设施", ("县民政局",), False),
        ("p1.2.2", "二/（二）", "培养人才", ("县人力社保局",), True),
    ]


TREES = [
    (
        "a body without an envelope",
        "一、总体要求\n坚持创新。\n二、任务\n1.建设平台。支持企业。",
        [("一", "总体要求"), ("二", "任务"), ("二/1", "建设平台")],
    ),
    (
        "articles under chapters",
        "某市专利奖励办法\n第一章 总则\n第一条 为了鼓励创新，制定本办法。\n第二章 奖励\n第二条 【条件】申报人应当符合下列条件：\n（一）专利有效；\n（二）无争议。",
        [
            ("第一章", "总则"),
            ("第一章/第一条", ""),
            ("第二章", "奖励"),
            ("第二章/第二条", "条件"),
            ("第二章/第二条/（一）", ""),
            ("第二章/第二条/（二）", ""),
        ],
    ),
    (
        "numbers that run on",
        "一、甲\n（一）子\n1.甲一。文。\n（二）丑\n2.乙二。文。",
        [("一", "甲"), ("一/（一）", "子"), ("一/（一）/1", "甲一"), ("一/（二）", "丑"), ("一/（二）/2", "乙二")],
    ),
    (
        "a level skipped",
        "三、保障\n1.政策保障。编制保留。\n2.强化激励。给予表彰。",
        [("三", "保障"), ("三/1", "政策保障"), ("三/2", "强化激励")],
    ),
    (
        "decimal numbers",
        "1 总则\n1.1 目的\n规范处置。\n2 体系\n2.1 机构\n设在局里。",
        [("1", "总则"), ("1/1.1", "目的"), ("2", "体系"), ("2/2.1", "机构")],
    ),
    (
        "a list is no headings",
        "一、条件\n（一）有场地；\n（二）有人员；\n（三）无失信记录。",
        [("一", "条件"), ("一/（一）", ""), ("一/（二）", ""), ("一/（三）", "")],
    ),
    (
        "a heading parted by a wide blank",
        "一、强化领导　　各级各部门要高度重视这项工作，加强统筹。\n二、督查　　定期开展督促检查，通报情况。",
        [("一", "强化领导"), ("二", "督查")],
    ),
    (
        "一是 and 二是 stay in their sentence",
        "一、措施\n（一）优化政策。一是加强落实。二是持续优化。",
        [("一", "措施"), ("一/（一）", "优化政策")],
    ),
    (
        "a contents list is no outline",
        "某省规划\n目 录\n第一章 基础……1\n第二章 目标……4\n第一章 基础\n投入增长。\n第二章 目标\n建成体系。",
        [("第一章", "基础"), ("第二章", "目标")],
    ),
    (
        "a box of figures is no section",
        "一、目标\n坚持创新。\n专栏1 主要指标\n1.平台：150个\n2.贡献率：70%\n二、任务\n抓好落实。",
        [("一", "目标"), ("二", "任务")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TREES], ids=[case[0] for case in TREES])
def test_trees(text: str, expected: list[tuple[str, str]]) -> None:
    assert tree(parse_text(text)) == [expected]


def test_a_number_that_occurs_twice_gets_an_id_of_its_own_and_a_diagnostic() -> None:
    notice = parse_text("一、甲\n文。\n一、乙\n文。")
    assert [s.id for s in notice.plans[0].sections] == ["p1.1", "p1.1~2"]
    assert [d.rule for d in notice.diagnostics if d.rule == "numbering-repeat"] == ["numbering-repeat"]


def test_several_plans_in_one_notice() -> None:
    text = """某市人民政府关于印发某市甲方案和某市乙方案的通知
各县人民政府：
现将《某市甲方案》《某市乙方案》印发给你们。
某市人民政府
2020年1月2日
某市甲方案
一、目标
文。
某市乙方案
一、目标
文。"""
    assert [plan.title for plan in parse_text(text).plans] == ["某市甲方案", "某市乙方案"]


def test_annexes_are_plans_with_a_label() -> None:
    text = """某局关于做好某项工作的通知
各科室：
一、内容
文。
二、要求
文。
附件：1.任务分工表
2.联系表
某局
2024年1月2日
附件1
任务分工表
工作任务\t牵头单位\t配合单位\t完成时限
建设平台\t市科技局\t市财政局、市教育局\t2025年底
附件2
联系表
姓名\t电话"""
    notice = parse_text(text)
    assert [(plan.title, plan.attachment) for plan in notice.plans] == [
        ("某局关于做好某项工作的通知", None),
        ("任务分工表", "附件1"),
        ("联系表", "附件2"),
    ]
    assert [(t.heading, t.lead, t.cooperating, t.deadline, t.form) for t in notice.tasks] == [
        ("建设平台", ("市科技局",), ("市财政局", "市教育局"), "2025", "row")
    ]


def test_the_signed_day_wins_over_the_portal() -> None:
    notice = parse_text(
        "成文日期：2024-10-12\n发布日期：2024-10-13\n某局关于某提案答复的函\n王某委员：\n现答复如下。\n一、情况\n文。\n某市科学技术局\n2024年5月23日"
    )
    assert (notice.notice.issued, notice.notice.published) == ("2024-05-23", "2024-10-13")
    assert "conflicting-dates" in [d.rule for d in notice.diagnostics]


def test_the_second_printing_is_a_duplicate() -> None:
    body = HEAD + PLAN + "三、保障措施\n" + "加强组织领导，落实工作责任，形成工作合力，推动各项任务落地见效。" * 8 + "\n"
    once, twice = parse_text(body), parse_text(body + "扫一扫在手机打开当前页\n" + body)
    assert tree(once) == tree(twice)
    repeated = [entry for entry in twice.discarded if entry.reason == "duplicate"]
    assert repeated and all(entry.repeats is not None for entry in repeated)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("牵头单位：市民政局\n配合单位：市财政局、市教育局\n完成时限：2025年底", [(("市民政局",), ("市财政局", "市教育局"), (), "2025")]),
        ("第一段。（责任单位：市甲局）\n第二段。（责任单位：市乙局）", [((), (), ("市甲局",), None), ((), (), ("市乙局",), None)]),
        ("建立机制。由市科技局牵头，市财政局配合。", [(("市科技局",), ("市财政局",), (), None)]),
        ("（责任单位：市甲局、市乙局）\n列第一位的为牵头单位。", [(("市甲局",), ("市乙局",), (), None)]),
    ],
)
def test_statements_of_one_item(lines: str, expected: list[tuple[object, ...]]) -> None:
    notice = parse_text(f"一、任务\n{lines}")
    assert [(t.lead, t.cooperating, t.responsible, t.deadline) for t in notice.tasks] == expected


def test_what_a_notice_follows_and_what_it_names() -> None:
    text = "某县方案\n根据《某市人民政府关于印发某市方案的通知》（某府发〔2023〕26号），制定本方案。\n一、任务\n落实《某市条例》。"
    assert [(c.title, c.document_number, c.relation) for c in parse_text(text).citations] == [
        ("某市人民政府关于印发某市方案的通知", "某府发〔2023〕26号", "implements"),
        ("某市条例", None, "cites"),
    ]


@pytest.mark.parametrize(
    ("named", "later", "full"),
    [
        ("《某省养老服务条例》（以下简称《条例》）", "《条例》", "某省养老服务条例"),
        ("《某省养老服务条例》（以下简称“条例”）", "《条例》", "某省养老服务条例"),
        ("《关于发展银发经济的意见》（国办发〔2024〕1号，以下简称《意见》）", "《意见》", "关于发展银发经济的意见"),
        ("《关于发展银发经济的意见》（国办发〔2024〕1号）（以下称《意见》）", "《意见》", "关于发展银发经济的意见"),
        ("《某省养老服务条例》", "《某省消防条例》", None),
    ],
)
def test_a_short_name_stands_for_the_document_that_it_was_given_to(named: str, later: str, full: str | None) -> None:
    citations = parse_text(f"某县方案\n根据{named}，制定本方案。\n一、任务\n落实{later}。").citations
    assert [(each.title, each.full_title) for each in citations] == [(named[1 : named.index("》")], None), (later.strip("《》"), full)]


def test_the_short_name_of_what_a_notice_promulgates_is_no_citation() -> None:
    letter = "某市政府关于印发某市节水方案的通知\n各县：\n现将《某市节水方案》（以下简称《方案》）印发给你们，请按《方案》执行。\n某市政府\n2024年3月5日"
    assert parse_text(f"{letter}\n某市节水方案\n一、任务\n各县落实《方案》。").citations == ()
