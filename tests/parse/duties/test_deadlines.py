"""By when: printed days in one form, and what a bracket answers for."""

from __future__ import annotations

import pytest

from policydiff.parse.duties.deadlines import deadline_in, deadline_of, is_deadline, year_of
from policydiff.pipeline import parse_text
from policydiff.text.fold import fold
from policydiff.vocab.load import load_yaml


@pytest.mark.parametrize(
    ("printed", "deadline"),
    [
        ("2025年", "2025"),
        ("2025年底前", "2025"),
        ("2025年年底前完成", "2025"),
        ("2025年12月", "2025-12"),
        ("2025年6月底前", "2025-06"),
        ("2025.6", "2025-06"),
        ("2025-06-30", "2025-06-30"),
        ("2025年6月30日前完成", "2025-06-30"),
        ("2024年一季度", "2024-03"),
        ("2024年上半年", "2024-06"),
        ("2023—2025年", "2025"),
        ("2023年1月至2024年6月", "2024-06"),
        ("持续推进", None),
        ("6月底前", None),
        ("2025年13月", None),
        ("2024年6月出台方案，2025年建成", None),
    ],
)
def test_a_deadline_has_one_form(printed: str, deadline: str | None) -> None:
    assert deadline_of(fold(printed)) == deadline


NOTICE = "某市关于开展隐患整治的通知\n各县区：\n一、目标\n消除隐患。\n二、报送\n{}\n某市应急管理局\n2024年7月2日\n"


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("请各区水务局于10月15日前报送总结。", "2024-10-15"),
        ("报送总结。（责任单位：区水务局；完成时限：10月15日前）", "2024-10-15"),
        ("报送总结。（责任单位：区水务局；完成时限：3月15日前）", "3月15日前"),
        ("报送总结。（责任单位：区水务局；完成时限：10月底前）", "10月底前"),
        ("报送总结。（责任单位：区水务局；完成时限：每年10月15日前）", "每年10月15日前"),
        ("各单位于每月5日、25日前报送进展情况，11月1日前报送整治总结。", "2024-11-01"),
        ("县住建局负责整治，于12月20日前完成。", "2024-12-20"),
        ("整治由县水利局负责，9月3日前摸底完毕。", "2024-09-03"),
        # a month alone, a day that is over, one that comes each year, two of them
        ("各区水务局应于9月底前报送自查报告。", "9月底前"),
        ("各区水务局应于2月15日前报送自查报告。", "2月15日前"),
        ("各区水务局应于每年10月15日前报送自查报告。", "每年10月15日前"),
        ("各区水务局应于10月15日前报送上一年度报告。", "10月15日前"),
        ("各区水务局于8月1日前摸底，10月15日前报送报告。", None),
        ("各区水务局应于2025年1月15日前报送自查报告。", "2025-01-15"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_of_issue(sentence: str, deadline: str | None) -> None:
    assert [task.deadline for task in parse_text(NOTICE.format(sentence)).tasks] == [deadline]


def test_a_day_without_a_year_stays_as_printed_in_a_plan_for_several() -> None:
    text = NOTICE.format("县住建局负责整治，于12月20日前完成。").replace("隐患整治", "隐患整治三年行动计划（2024—2026年）")
    assert [task.deadline for task in parse_text(text).tasks] == ["12月20日前"]


WORDS = load_yaml("deadlines")


@pytest.mark.parametrize("example", WORDS["examples"], ids=lambda example: f"{example['text']}-{example['year']}")
def test_a_cell_says_by_when(example: dict) -> None:
    words = fold(example["text"])
    assert is_deadline(words)
    assert (deadline_of(words, example["year"]) or example["text"]) == example["deadline"]


@pytest.mark.parametrize("example", WORDS["sentences"], ids=lambda example: f"{example['text']}-{example['year']}")
def test_a_sentence_says_by_when(example: dict) -> None:
    found = deadline_in([fold(example["text"])], example["year"])
    assert (found and found[0]) == example["deadline"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("岚州市2025年度重点任务分工方案", 2025),
        ("2024年政务公开工作要点", 2024),
        ("科技服务业三年行动计划(2023-2025年)", None),
        ("到2027年水利发展规划", None),
        ("岚州市水利条例", None),
    ],
)
def test_a_document_for_one_year_says_so_in_its_title(title: str, year: int | None) -> None:
    assert year_of(title) == year


PLAN = "某市水务提升行动方案\n一、重点任务\n"


@pytest.mark.parametrize(
    ("text", "deadline", "covers"),
    [
        ("（一）改造管网。2025年6月底前完成老旧小区改造。（责任单位：市水务局）", "2025-06", ["2025年6月底前完成老旧小区改造。"]),
        ("（一）改造管网。到2025年，改造管网80公里。（责任单位：市水务局）", "2025", ["到2025年，改造管网80公里。"]),
        ("（一）改造管网。2023年改造的管网到2030年不再检修。（责任单位：市水务局）", None, ["2023年改造的管网到2030年不再检修。"]),
        ("（一）改造管网。2024年底前摸底，2025年底前完成。（责任单位：市水务局）", None, ["2024年底前摸底，2025年底前完成。"]),
        ("（一）改造管网。完成改造。（责任单位：市水务局；完成时限：长期坚持）", "长期坚持", ["完成改造。"]),
        ("（一）改造管网（责任单位：市水务局）\n分批实施。", None, ["分批实施。"]),
        ("（一）改造管网（责任单位：市水务局）", None, ["（一）改造管网"]),
        (
            "（一）改造管网。对2005年4月1日前已经停用的管网进行改造。（责任单位：市水务局）",
            None,
            ["对2005年4月1日前已经停用的管网进行改造。"],
        ),
        ("（一）改造管网。2024年底前已建成的管网免检。（责任单位：市水务局）", None, ["2024年底前已建成的管网免检。"]),
        ("（一）改造管网。2025年6月底前，已建管网全部检修。（责任单位：市水务局）", "2025-06", ["2025年6月底前，已建管网全部检修。"]),
        ("（一）改造管网。分批实施。市水务局负责验收工作。", None, ["市水务局负责验收工作。"]),
    ],
)
def test_what_and_by_when(text: str, deadline: str | None, covers: list[str]) -> None:
    notice = parse_text(PLAN + text)
    (task,) = notice.tasks
    clauses = {clause.id: clause.text for section in notice.plans[0].sections[0].sections for clause in section.clauses}
    assert (task.deadline, [clauses[name] for name in task.covers]) == (deadline, covers)


@pytest.mark.parametrize(
    ("bracket", "bodies", "deadline"),
    [
        ("市交通局负责，6月底前完成", "市交通局", "2024-06"),
        ("6月底前完成；责任单位：市交通局", "市交通局", "2024-06"),
        ("2024年三季度，市交通局牵头", "市交通局", "2024-09"),
        ("责任单位：市交通局；长期坚持", "市交通局", "长期坚持"),
        ("责任单位：市交通局、市水务局，2025年底前", "市交通局 市水务局", "2025"),
        ("市交通局牵头，立即整改", "市交通局", "立即整改"),
        ("责任单位：市交通局；时限：年底前", "市交通局", "2024"),
        ("市交通局、市水务局按职责分工负责，持续推进", "市交通局 市水务局", "持续推进"),
        ("完成时限：每季度；责任单位：市交通局", "市交通局", "每季度"),
        ("市交通局牵头，6月底前完成方案，12月底前全面建成", "市交通局", "2024-12"),
        ("责任单位：市交通局；2024年6月底前完成；长期坚持", "市交通局", "2024-06"),
        ("责任单位：市交通局，完成时间：2024年9月30日", "市交通局", "2024-09-30"),
    ],
)
def test_a_bracket_says_by_when(bracket: str, bodies: str, deadline: str) -> None:
    (task,) = parse_text(f"岚州市2024年水务工作实施方案\n一、重点任务\n（一）改造管网。完成改造。（{bracket}）").tasks
    assert (" ".join([*task.lead, *task.responsible]), task.deadline) == (bodies, deadline)


COVERS = {
    "one bracket for five paragraphs": (
        "（一）改造管网\n摸清底数。\n制定方案。\n分批施工。\n组织验收。\n加强管护。（责任单位：市水务局）",
        [["摸清底数。", "制定方案。", "分批施工。", "组织验收。", "加强管护。"]],
    ),
    "several brackets in one paragraph": (
        "（一）改造管网。摸清底数。（市水务局负责）制定方案。（市住建局牵头）分批施工。（各区政府负责）",
        [["摸清底数。"], ["制定方案。"], ["分批施工。"]],
    ),
    "a bracket in the heading": ("（一）改造管网（市水务局牵头）\n摸清底数。组织验收。", [["摸清底数。", "组织验收。"]]),
    "lines of one statement": ("（一）改造管网。摸清底数。\n责任单位：市水务局\n完成时限：2024年10月", [["摸清底数。"]]),
    "duties listed below": (
        "（一）职责。市水务局履行下列职责：\n1.改造管网；\n2.扩建水厂。",
        [["市水务局履行下列职责：", "改造管网；", "扩建水厂。"]],
    ),
}


@pytest.mark.parametrize("kind", COVERS)
def test_what_a_statement_answers_for(kind: str) -> None:
    text, covers = COVERS[kind]
    notice = parse_text(PLAN + text)
    clauses = {clause.id: clause.text for clause in notice.all_clauses()}
    assert [[clauses[name] for name in task.covers] for task in notice.tasks] == covers


def test_a_heading_of_the_item_says_by_when() -> None:
    (task,) = parse_text(PLAN + "（一）2025年6月底前改造管网\n分批实施。（责任单位：市水务局）").tasks
    assert task.deadline == "2025-06"


LINES = {
    # a line of its own gives its day to the statement of its item
    "（一）实施抚育。县林业局会同县财政局制定计划。监督施工。\n完成时限：2026年12月。\n（二）加强宣传。加强引导。\n": "2026-12",
    "（一）实施抚育。县林业局负责制定计划。\n时间安排：2026年6月底前。\n（二）加强宣传。加强引导。\n": "2026-06",
    "（一）实施抚育。县林业局负责制定计划。\n（二）加强宣传。加强引导。\n完成时限：2026年12月。\n": None,
    "（一）实施抚育。县林业局负责制定计划。\n完成时限：2026年12月。\n完成时限：2027年12月。\n": None,
    # several days of one year
    "（一）调度。县林业局应分别于2026年2月14日、5月16日、11月14日前上报进展。\n": "2026-11-14",
    "（一）调度。县林业局应于2026年2月、8月底前上报进展。\n": "2026-08",
    "（一）调度。县林业局应于8月底前上报进展。\n": "8月底前",
}


@pytest.mark.parametrize("text", LINES)
def test_a_day_is_of_the_statement_that_it_stands_with(text: str) -> None:
    (task, *_) = parse_text(f"某县林业工作方案\n一、实施步骤\n{text}").tasks
    assert task.deadline == LINES[text]


def test_a_deadline_never_comes_from_a_neighbour() -> None:
    notice = parse_text(PLAN + "（一）甲。2025年6月底前完成。（市水务局负责）\n（二）乙。加快推进。（市财政局负责）")
    assert [task.deadline for task in notice.tasks] == ["2025-06", None]


def test_a_sentence_that_names_a_role_and_nobody_is_told() -> None:
    rules = [
        d.rule for d in parse_text(PLAN + "（一）甲。验收由外聘专家负责。\n（二）乙。鼓励企业牵头组建联盟。单位负责人要带头。").diagnostics
    ]
    assert rules.count("unread-statement") == 1


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("各有关部门必须密切配合。", 0),
        ("各专项工作组成员单位应当相互配合。", 0),
        ("税务机关与银行应当互相配合。", 0),
        ("各有关部门要承担起责任。", 1),
        ("税务、海关等部门应当依法配合。", 1),
        ("各级档案部门要切实负起责任。", 1),
        ("市财政局会同市农业局研究提出了办理意见。", 0),
        ("擅自摆设摊点的，由商务部门会同公安部门责令限期改正。", 0),
        ("市发展改革委会同市林业局上报的计划已经批准。", 0),
        ("具体面积以负责登记的部门认可的为准。", 0),
        ("具体以负责不动产登记部门认可的面积为准。", 0),
        ("企业要与高校密切配合。", 0),
        ("要明确责任、分工负责、强力推动。", 0),
        ("市交通局每年委托审计机构对补贴资金进行审计。", 1),
        ("必要时，会同林业和水利部门共同验收。", 1),
        ("要加大统筹力度，会同有关部门建立协调机制。", 1),
        ("鼓励扩大合作，会同有关部门建立联盟。", 0),
        ("对检查发现的问题，会同专家分析原因。", 0),
        ("违反规定的，由县商务局会同县公安局取缔。", 0),
        ("本条规定的登临权由军用船舶、军用航空器行使。", 0),
        ("股东会的职权由股东行使。", 0),
        ("管部门或者经营单位负责；", 1),
        # one of many, and whoever does something
        ("行政法规由国务院的一个部门或者几个部门具体负责起草工作。", 0),
        ("从事采矿活动的单位和个人，必须采取措施，并负责治理水土流失。", 0),
        ("县造价站参与，单位和个人支持；负责治理水土流失。", 1),
        ("造价工作由外聘顾问具体负责。", 1),
        # somebody is to be named, and nobody is
        ("学校和国有企业应明确牵头负责同志和负责部门。", 0),
        ("各单位要明确牵头负责人和牵头科室。", 0),
        ("各乡镇应确定牵头分管领导和责任部门。", 0),
        ("施工企业要指定牵头处室负责人，及时报名。", 0),
        ("要明确目标，管部门或者经营单位负责；", 1),
        # what is put into the hands of authorities in words that make no statement
        ("省水利厅委托市水利局进行方案审批。", 1),
        ("由省林业局委托市林业局实施行政许可。", 1),
        ("县民政局委托街道办事处办理登记手续。", 1),
        ("由区教育局会商后组织学校分批纳入。", 1),
        ("具体纠纷，由水利部门或者海事管理机构按照职责分工调解处理。", 1),
        ("可由县人民政府领导同志组织研究。", 0),
        ("由企业委托检测机构进行检测。", 0),
        ("受县林业局委托从事执法活动的组织。", 0),
        ("违反规定的，由县水利局按照职责责令改正。", 0),
        ("由县水利局按照职责责令限期改正。", 0),
        ("由有关部门组织处理。", 0),
        ("由县人民政府依照法定程序作出决定。", 0),
        ("本办法由县发展改革局负责解释。", 0),
        ("鼓励由县科技局委托专业机构进行评估。", 0),
        ("县水利局组织实施的工程。", 0),
        ("由县人民政府审定后的方案。", 0),
        # what one office is told to do, whatever that is, and not what anybody should take to heart
        ("国务院办公厅要加强督促检查，确保政令畅通。", 1),
        ("市应急局必须24小时值班，及时报告情况。", 1),
        ("市发展改革委、市财政局要与各区加强沟通。", 1),
        ("省领导小组办公室要加大宣传力度。", 1),
        ("县民政局也要加大投入。", 1),
        ("市教育局将着重做大平台。", 1),
        ("市教育局要高度重视。", 0),
        ("教育部门要加大投入。", 0),
        ("各有关部门要加大投入。", 0),
        ("各级人民政府要加大投入。", 0),
        ("地方政府要加大投入。", 0),
        ("企业要加大投入。", 0),
        ("市教育局要求各校加大投入。", 0),
        ("市教育局将审核意见提交市住建局。", 0),
        ("市政府应当加大投入。", 0),
        ("去年以来，市教育局要加大投入的呼声很高。", 0),
        # what a rule is called, a person's merits, and whom somebody is to have
        ("参照《国家发展改革委委托投资评估管理办法》，结合实际，制定本办法。", 0),
        ("依据《省水利厅委托市水利局实施许可的规定》办理。", 0),
        ("牵头负责校级及以上实训基地建设。", 0),
        ("牵头负责省级以上课题。", 0),
        ("或负责技术革新等方面的工作并取得显著成果。", 0),
        ("牵头负责全市实训基地建设。", 1),
        ("校内要有专门负责师资培训的院（系）和其他部门。", 0),
        ("要有专门负责师资培训的教师。", 0),
    ],
)
def test_a_role_of_authorities_is_told_where_no_task_was_read(sentence: str, told: int) -> None:
    notice = parse_text(PLAN + f"（一）甲。{sentence}")
    assert (notice.tasks, [d.rule for d in notice.diagnostics].count("unread-statement")) == ((), told)


ITEMS = {
    "配齐教师，各学校于2025年年底前配备到位。": None,
    "建立台账。各县区应于2025年6月底前建成分站。": None,
    "各县区要在2025年9月底前出台方案；到2026年全面建成。": "2026",
    "县住建局于2025年6月底前建成平台。": "2025-06",
    "力争于2025年年底建成中心。": "2025",
    "项目在2025年年底前完成。": "2025",
    "于2025年6月底前建成平台。": "2025-06",
}


@pytest.mark.parametrize("text", ITEMS)
def test_by_when_somebody_else_does_something_is_not_by_when_the_item_is_done(text: str) -> None:
    (task,) = parse_text(f"岚山县设施方案\n一、建设设施\n统筹建设。{text}（县住建局、县财政局负责）\n").tasks
    assert task.deadline == ITEMS[text]


@pytest.mark.parametrize(
    ("sentence", "deadlines"),
    [
        ("区大数据中心负责搭建平台，企业须于2024年6月30日前完成接入，区城管局负责日常使用。", ["2024-06-30", None]),
        ("县水利局负责清淤，2025年6月底前完成；县交通局负责修路，2025年10月底前完成。", ["2025-06", "2025-10"]),
        ("县水利局负责清淤，2025年6月底前完成；县交通局负责修路。", ["2025-06", None]),
        ("2025年底前，县水利局负责完成清淤，县交通局负责完成修路。", ["2025", "2025"]),
        ("县水利局负责清淤，2025年6月底前完成。", ["2025-06"]),
    ],
)
def test_of_several_in_a_sentence_each_has_its_own_day(sentence: str, deadlines: list[str | None]) -> None:
    assert [task.deadline for task in parse_text(f"某县行动方案\n一、重点任务\n{sentence}\n").tasks] == deadlines
