"""Who is responsible, by what the brackets and sentences of real documents look like."""

from __future__ import annotations

import pytest

from policydiff.parse.duties.names import split_names
from policydiff.parse.duties.sentence.parts import read_duties
from policydiff.parse.duties.statements import read_statement
from policydiff.parse.lay.passage import Passage

# (inside of the bracket, lead, cooperating, responsible, guiding, open-ended, deadline)
BRACKETS = [
    ("责任单位：县科技局、县发展改革委，各乡镇（街道）", "", "", "县科技局 县发展改革委 各乡镇（街道）", "", False, None),
    ("主办：市水务局；协办：市财政局、市住建局", "市水务局", "市财政局 市住建局", "", "", False, None),
    ("牵头：市水务局，配合：市财政局", "市水务局", "市财政局", "", "", False, None),
    ("县级住房城乡建设部门负责，省住房城乡建设厅加强督促指导", "", "", "县级住房城乡建设部门", "省住房城乡建设厅", False, None),
    ("市水利局牵头，省水利厅加强指导监督", "市水利局", "", "", "省水利厅", False, None),
    ("县教育局负责总牵头，县财政局按职责配合，2025年底前完成", "县教育局", "县财政局", "", "", False, "2025年底前完成"),
    ("县教育局负责牵头，县财政局配合", "县教育局", "县财政局", "", "", False, None),
    ("①市水务局、②市住建局负责", "", "", "市水务局 市住建局", "", False, None),
    ("市水务局牵头，各县（市、区）、有关部门按职能分工负责", "市水务局", "各县（市、区） 有关部门", "", "", False, None),
    ("责任单位：各区政府、市水务局按照职责分工抓好落实", "", "", "各区政府 市水务局", "", False, None),
    ("6月底完成并持续推进，牵头考核单位：市水务局、市住建局", "市水务局 市住建局", "", "", "", False, "6月底完成并持续推进"),
    ("主责：区文旅局；协办：各街道；办结时限：2024年12月", "区文旅局", "各街道", "", "", False, "2024年12月"),
    ("责任单位：县水利局；整改期限：2024年6月底", "", "", "县水利局", "", False, "2024年6月底"),
    ("办理部门：县水利局；协办部门：县住建局；考核单位：县委督查室", "", "县住建局", "县水利局", "县委督查室", False, None),
    ("责任单位县科技局", "", "", "县科技局", "", False, None),
    ("牵头单位:市科技局;配合单位:市工信委、市农牧局", "市科技局", "市工信委 市农牧局", "", "", False, None),
    ("牵头单位：县科技局、县经信委；责任单位：县教委等，各乡镇（街道）", "县科技局 县经信委", "县教委 各乡镇（街道）", "", "", True, None),
    ("牵头单位:市科技局;市工信委、市财政局", "市科技局", "市工信委 市财政局", "", "", False, None),
    ("责任单位：市金融办；配合单位：市发改委", "", "市发改委", "市金融办", "", False, None),
    ("牵头领导：某某某；牵头单位：县教育局；责任单位：县财政局", "县教育局", "县财政局", "", "", False, None),
    ("责任单位：县教育局；完成时限：2025年12月底", "", "", "县教育局", "", False, "2025年12月底"),
    ("责任单位：各县区政府；指导单位：市住建局", "", "", "各县区政府", "市住建局", False, None),
    ("责任单位：市科技局牵头，市财政局配合", "市科技局", "市财政局", "", "", False, None),
    ("责任单位:市统计局会同相关部门", "", "相关部门", "市统计局", "", False, None),
    ("责任单位：县国资监管中心（县金融事务中心）、县财政局", "", "", "县国资监管中心（县金融事务中心） 县财政局", "", False, None),
    ("责任单位：各区人民政府〈含开发区、长江新区，下同〉", "", "", "各区人民政府〈含开发区、长江新区，下同〉", "", False, None),
    ("责任单位：市数据局，以下均涉及各县区、功能区，不再重复列出", "", "", "市数据局", "", False, None),
    ("责任单位：市科技局、市数据局，市委网信办；第一个逗号前为牵头单位，下同", "市科技局 市数据局", "市委网信办", "", "", False, None),
    ("市市场监管局、市住建局按职责分工负责，列第一位的为牵头单位", "市市场监管局", "市住建局", "", "", False, None),
    ("各有关部门和单位，各县政府按职责分工负责，列第一位的为牵头单位", "", "", "各有关部门和单位 各县政府", "", False, None),
    ("市交通局牵头，临渚县配合", "市交通局", "临渚县", "", "", False, None),
    ("市体育局、白崖区牵头，市财政局参与", "市体育局 白崖区", "市财政局", "", "", False, None),
    ("科技部牵头，财政部、教育部等参与", "科技部", "财政部 教育部", "", "", True, None),
    ("科技部牵头，财政部等部门和各省级人民政府按职责分工负责", "科技部", "财政部 各省级人民政府", "", "", True, None),
    ("工业和信息化部、科技部负责", "", "", "工业和信息化部 科技部", "", False, None),
    ("国家发展改革委、财政部等部门按职责分工负责", "", "", "国家发展改革委 财政部", "", True, None),
    ("各有关部门按职责分工负责", "", "", "各有关部门", "", False, None),
    ("市科技局会同市财政局牵头", "市科技局", "市财政局", "", "", False, None),
    ("省委组织部、省科技厅牵头，省教育厅配合，各市党委和政府落实", "省委组织部 省科技厅", "省教育厅 各市党委和政府", "", "", False, None),
    ("市科技局牵头，各县（市、区）政府配合，2025年底前完成", "市科技局", "各县（市、区）政府", "", "", False, "2025年底前完成"),
    ("市科技局牵头，会同市工信局2025年底前完成", "市科技局", "市工信局", "", "", False, "2025年底前完成"),
    ("市科技局牵头，会同市工信局、市财政局，2025年底前完成", "市科技局", "市工信局 市财政局", "", "", False, "2025年底前完成"),
    ("市水利局牵头，各县区政府负责", "市水利局", "各县区政府", "", "", False, None),
    ("市水利局牵头，市财政局配合，各县区政府负责落实", "市水利局", "市财政局 各县区政府", "", "", False, None),
    ("市水利局牵头，各县区政府按职责分工负责", "市水利局", "各县区政府", "", "", False, None),
    ("市水利局牵头，各县区政府组织实施", "市水利局", "各县区政府", "", "", False, None),
    ("A区政府负责，市住建局指导", "", "", "A区政府", "市住建局", False, None),
    ("市住房和城乡建设局、市人力资源和社会保障局负责", "", "", "市住房和城乡建设局 市人力资源和社会保障局", "", False, None),
]

REMARKS = [
    "2023—2025年",
    "此件公开发布",
    "以下简称“三区”人才",
    "专项、基金等",
    "自治县",
    "M0",
    "重庆",
    "以下统称区县政府",
    "市级",
    "责任区负责",
    "含本级",
]


@pytest.mark.parametrize(
    ("text", "lead", "cooperating", "responsible", "guiding", "open_ended", "deadline"), BRACKETS, ids=[c[0][:16] for c in BRACKETS]
)
def test_bracket(text: str, lead: str, cooperating: str, responsible: str, guiding: str, open_ended: bool, deadline: str | None) -> None:
    said = read_statement(Passage.of(text), bracket=True)
    assert said is not None
    assert " ".join(said.of("lead")) == lead
    assert " ".join(said.of("cooperating")) == cooperating
    assert " ".join(said.of("responsible")) == responsible
    assert " ".join(said.of("guiding")) == guiding
    assert (said.open_ended, said.deadline) == (open_ended, deadline)


@pytest.mark.parametrize(
    ("text", "responsible", "cooperating"),
    [
        ("省应急厅会同省水利厅、省气象局，各市政府", ("省应急厅",), ("省水利厅", "省气象局", "各市政府")),
        ("县应急局会同有关部门", ("县应急局",), ("有关部门",)),
        ("县应急局、县水利局", ("县应急局", "县水利局"), ()),
    ],
)
def test_names_alone_in_a_bracket_behind_a_sentence(text: str, responsible: tuple[str, ...], cooperating: tuple[str, ...]) -> None:
    said = read_statement(Passage.of(text), bracket=True, after_sentence=True)
    assert said is not None
    assert (said.of("responsible"), said.of("cooperating")) == (responsible, cooperating)


@pytest.mark.parametrize("text", REMARKS)
def test_a_remark_in_brackets_says_nothing_of_responsibility(text: str) -> None:
    assert read_statement(Passage.of(text), bracket=True) is None


@pytest.mark.parametrize(
    ("sentence", "lead", "cooperating"),
    [
        ("由市科技局牵头，市财政局配合。", ("市科技局",), ("市财政局",)),
        ("建立工作台账，由市科技局牵头，市财政局、市教育局配合。", ("市科技局",), ("市财政局", "市教育局")),
    ],
)
def test_a_sentence_may_end_in_a_statement(sentence: str, lead: tuple[str, ...], cooperating: tuple[str, ...]) -> None:
    said = read_statement(Passage.of(sentence), bracket=False) or read_duties(Passage.of(sentence))[0]
    assert (said.of("lead"), said.of("cooperating")) == (lead, cooperating)


@pytest.mark.parametrize(
    "sentence",
    [
        "支持科技企业牵头实施产学研合作项目。",
        "市场导向明确的科技计划项目由企业牵头组织实施。",
        "本办法由市科技局负责解释。",
        "建立由县长牵头、有关部门参与的协调机制。",
    ],
)
def test_a_sentence_about_leading_is_no_statement(sentence: str) -> None:
    assert read_statement(Passage.of(sentence), bracket=False) is None
    assert read_duties(Passage.of(sentence)) == []


@pytest.mark.parametrize(
    ("text", "names", "open_ended"),
    [
        ("市科技局和市财政局", ["市科技局", "市财政局"], False),
        ("市工业和信息化局、市文化和旅游局", ["市工业和信息化局", "市文化和旅游局"], False),
        ("中、省驻平有关单位", ["中、省驻平有关单位"], False),
        ("各市、县人民政府", ["各市、县人民政府"], False),
        ("省科技厅、省财政厅等12个部门", ["省科技厅", "省财政厅"], True),
        ("县教委、县国资监管中心等，各乡镇（街道）", ["县教委", "县国资监管中心", "各乡镇（街道）"], True),
        ("市委组织部（人才办）、团市委", ["市委组织部（人才办）", "团市委"], False),
        ("乡镇人民政府、街道办事处的消防安全委员会", ["乡镇人民政府、街道办事处的消防安全委员会"], False),
        ("县教育局、县财政局的专班", ["县教育局", "县财政局的专班"], False),
        ("县民政局和县人民法院", ["县民政局", "县人民法院"], False),
    ],
)
def test_names_as_printed(text: str, names: list[str], open_ended: bool) -> None:
    found, is_open = split_names(Passage.of(text))
    assert ([name.text for name in found], is_open) == (names, open_ended)


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("由县民政局牵头，县财政局、县卫生健康局配合。", True),
        ("由市水务局牵头，各区政府配合，2025年6月底前完成。", True),
        ("县体育局牵头，县教育局参与，分批完成。", True),
        ("由市水务局牵头，会同市财政局，2025年6月底前完成。", True),
        ("由县民政局牵头，在每个乡镇办一所老年食堂，2025年底前全部开业。", False),
        ("由市水务局牵头，整合现有雨量站，已经建成的，2026年3月底前并入。", False),
        ("由县体育局牵头，3年内改造健身步道，老旧器材2024年12月底前换新。", False),
        ("县教育局牵头，采取集中轮训的办法，2025年8月底前把校车司机培训一遍。", False),
    ],
)
def test_a_sentence_that_says_what_is_to_be_done_is_no_mere_statement_of_who_does_it(sentence: str, alone: bool) -> None:
    assert (read_statement(Passage.of(sentence), bracket=False) is not None) is alone
