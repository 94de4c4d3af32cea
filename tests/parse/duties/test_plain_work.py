"""Authorities that are told in plain words to do a piece of work: A做好…工作, A要落实…属地责任; and sentences that only sound like it."""

from __future__ import annotations

import pytest

from policydiff.parse.duties.deadlines import recurring_in
from policydiff.parse.duties.sentence.parts import read_duties
from policydiff.parse.duties.plainly import does_plain_work, may_do_work
from policydiff.parse.lay.passage import Passage
from policydiff.text.fold import fold

TOLD = {
    "区教育局做好秋季学期校园饮水安全排查工作，对发现的问题逐一建档。": ["responsible=区教育局"],
    "县城市管理局要抓好渣土车辆的日常管理。": ["responsible=县城市管理局"],
    "各镇（街道）要落实属地责任，对沿街商铺开展拉网式排查。": ["responsible=各镇（街道）"],
    "各县教育局要严格落实监管责任。": ["responsible=各县教育局"],
    "县水利局要加强领导，做好水库巡查。": ["responsible=县水利局"],
    "市民政局、市财政局要切实做好临时救助工作。": ["responsible=市民政局", "responsible=市财政局"],
    "卫健部门做好医疗救治、疫情监测等工作，公安部门做好现场秩序维护工作。": ["responsible=卫健部门", "responsible=公安部门"],
    "县应急局要压实部门监管责任；县交通局抓好道路抢通工作。": ["responsible=县应急局", "responsible=县交通局"],
}
UNTOLD = [
    "各有关部门要做好宣传工作。",
    "各地要做好总结工作。",
    "企业要落实主体责任，做好自查工作。",
    "区应急局督促企业落实主体责任。",
    "镇人民政府应当做好防火工作。",
    "县教育局应当加强领导，做好排查工作。",
    "区民政局已做好摸底工作。",
    "为做好防汛工作，制定本方案。",
    "在区水务局做好排查工作的基础上，开展整治。",
    "希望数据工作组继续做好标准化工作。",
    "我们将督促有关部门做好落实工作。",
    "县财政局做好保障工作的，给予表扬。",
    "拒不改正的，镇人民政府责令停工并做好现场管理。",
    "区文旅局抓好防火。",
]
OTHERWISE = {
    # whoever drives on what a whole place does leads, whatever it is
    "市数据局统筹推进全市公共数据授权运营。": ["lead=市数据局"],
    "县农业农村局统筹推进全县村庄清洁行动。": ["lead=县农业农村局"],
    "市数据局要统筹推进全市公共数据授权运营。": [],
    "企业统筹推进全市充电设施布局。": [],
    # who has the main part
    "区民政局主责推进，各街道协同推进。": ["lead=区民政局", "cooperating=各街道"],
    "该项工作由县政务服务办抓总，各窗口单位具体落实。": ["lead=县政务服务办", "cooperating=各窗口单位"],
    "主责部门推进不力的，予以通报。": [],
    "要明确抓总的人。": [],
    # the authority of the place
    "启动条件由当地主管部门根据实际确定。": ["responsible=当地主管部门"],
    "具体标准应由属地主管部门确定。": ["responsible=属地主管部门"],
    "具体标准由有关部门确定。": [],
    # what is to be handed in again and again
    "各街道办事处要将整治情况于每月20日前报区安委办。": ["responsible=各街道办事处"],
    "县住建局于次月5日前将台账上报市住建局。": ["responsible=县住建局"],
    "各镇人民政府于每周五下班前报送进展。": ["responsible=各镇人民政府"],
    "企业于每月5日前申报区级项目。": [],
    # all of a kind are asked in earnest where it is said by when
    "请各街道于4月30日前完成清单编制。": ["responsible=各街道"],
    "请各县住建局于6月底前完成摸底。": ["responsible=各县住建局"],
    "请各街道抓紧落实。": [],
    "请各有关部门于6月底前完成摸底。": [],
}


@pytest.mark.parametrize("sentence", TOLD)
def test_an_authority_has_plain_work_to_do(sentence: str) -> None:
    found = does_plain_work(Passage.of(sentence))
    assert [f"{body.role}={body.name.text}" for each in found for body in each.bodies] == TOLD[sentence]
    assert may_do_work()(fold(sentence)) is not None


@pytest.mark.parametrize("sentence", UNTOLD)
def test_nobody_is_told_to_do_work(sentence: str) -> None:
    assert list(does_plain_work(Passage.of(sentence))) == []


@pytest.mark.parametrize("sentence", OTHERWISE)
def test_who_is_responsible_otherwise(sentence: str) -> None:
    found = read_duties(Passage.of(sentence))
    assert [f"{body.role}={body.name.text}" for each in found for body in each.bodies] == OTHERWISE[sentence]


def test_the_text_of_each_ends_where_the_next_begins() -> None:
    found = does_plain_work(Passage.of("卫健部门做好救治工作，开展监测，公安部门做好秩序维护工作。"))
    assert [each.passage.text for each in found if each.passage] == ["卫健部门做好救治工作，开展监测", "公安部门做好秩序维护工作"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("各科室于每季度末月25日前提交总结", "每季度末月25日前"),
        ("于次月5日前报送", "次月5日前"),
        ("每学期末前完成", "每学期末前"),
        ("每周五下班前更新", "每周五下班前"),
        ("每月20日为宣传日", None),
        ("每月走访2次", None),
        ("每周一前报计划，每周五前报进展", None),
    ],
)
def test_a_day_comes_again_and_again(sentence: str, expected: str | None) -> None:
    assert recurring_in([fold(sentence)]) == expected
