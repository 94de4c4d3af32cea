"""Authorities that are told in plain words to do a piece of work: A做好…工作, A要落实…属地责任; and sentences that only sound like it."""

from __future__ import annotations

import pytest

from policydiff.parse.duties.deadlines import recurring_in
from policydiff.parse.duties.plainly import does_plain_work, may_do_work
from policydiff.parse.duties.sentence.parts import read_duties
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
    # what somebody says that it will do itself
    "省数据局将探索线上办理的实现路径，就医地应积极配合，协助完成。": ["responsible=省数据局"],
    "教育部将于2026年4月底前组织验收总结。": ["responsible=教育部"],
    "市民政局将按月通报进展，对进展缓慢的进行约谈。": ["responsible=市民政局"],
    "市商务局将加强指导，县商务局将做好配合。": ["responsible=市商务局", "responsible=县商务局"],
    # whose work it is, is another's
    "县公安局要主动配合县教育局，抓好校园周边的安全管理工作。": ["cooperating=县公安局"],
    "各级地震部门要积极配合有关部门，做好防震知识的宣传工作。": ["cooperating=各级地震部门"],
    "县公安局要加强与县教育局的配合，做好值班工作。": ["responsible=县公安局"],
    "县公安局要配合检查，做好整改工作。": ["responsible=县公安局"],
    "县公安局要配合检查，完善台账，做好整改工作。": ["responsible=县公安局"],
    # what an office does or is told to do, and not only to take to heart
    "省营商环境领导小组办公室要建立改革事项更新机制，分批研究制定清单。": ["responsible=省营商环境领导小组办公室"],
    "市教育局要制定培训规划。": ["responsible=市教育局"],
    "教育部、财政部将根据各地实施情况核拨补助经费。": ["responsible=教育部", "responsible=财政部"],
    "省财政厅将把绩效结果作为分配资金的依据。": ["responsible=省财政厅"],
    "县水利局向各镇下达年度任务；县财政局按照进度拨付资金。": ["responsible=县水利局", "responsible=县财政局"],
    "民政部、财政部定期组织对试点工作进行评估。": ["responsible=民政部", "responsible=财政部"],
    "区民政部门必须按照公平公正的原则，组织专家开展评审。": ["responsible=区民政部门"],
    "省咨询委员会对全省院校的教学质量进行指导、考核、评估。": ["responsible=省咨询委员会"],
    "省教育厅规划处根据专家意见，最终确定入选机构。": ["responsible=省教育厅规划处"],
    "教育部发展规划司结合业务量，择优确定评估机构。": ["responsible=教育部发展规划司"],
    "我部将组织编写新教材。": ["responsible=我部"],
    "我局将定期开展抽查。": ["responsible=我局"],
    "市人民政府要指导各县开展创建。": ["guiding=市人民政府"],
    "省农业农村厅对各县培训班次进行业务指导。": ["guiding=省农业农村厅"],
    "县统计局要加强对乡镇统计工作的业务指导。": ["guiding=县统计局"],
    "市教育局要进一步加强对各县区的工作指导，及时总结经验。": ["guiding=市教育局"],
    "县应急局要压实部门监管责任；县交通局抓好道路抢通工作。": ["responsible=县应急局", "responsible=县交通局"],
}
SCHEDULED = {
    "2024年7月1日至8月15日，区教育局开展有针对性的抽查。": ["区教育局"],
    "2024年7月1日至31日，各镇街道办事处组织辖区企业全面自查。": ["各镇街道办事处"],
    "区交通局于2024年9月1日至10月底开展抽查。": ["区交通局"],
    "9月1日至9月20日，市商务局、市公安局对集贸市场进行检查。": ["市商务局", "市公安局"],
    "各区交通管理部门组织停车场企业开展全面自查，应在2024年6月30日前登录平台。": ["各区交通管理部门"],
    "2024年7月1日至8月15日，各区交通管理部门根据自查结果组织开展抽查。": ["各区交通管理部门"],
    "2024年9月1日至10月20日，市商务局、市公安局在各县自查的基础上，联合行业协会进行检查。": ["市商务局", "市公安局"],
    "2023年7月1日至8月15日，区教育局开展了抽查。": [],
    "2023年7月1日至8月15日，区教育局累计开展抽查。": [],
    "2024年7月1日至8月15日，企业开展自查。": [],
    "2024年7月1日至8月15日为禁渔期。": [],
}
UNTOLD = [
    "各级教育部门要加强对学校的指导。",
    "市教育局应加强对学校的业务指导。",
    "市教育局要加强对指导教师的培训。",
    "县水利局要加强对水库的监督管理。",
    "市教育局将审核意见提交市住建局。",
    "市教育局将研究成果报送市政府。",
    "市政府将考核情况作为评优的依据。",
    "区教育局将不再安排学位。",
    "各区教育局将组织检查。",
    "有关部门将开展检查。",
    "企业将开展自查。",
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
    "市教育局要高度重视，加强领导。",
    "国网某市电力公司建立信用评价体系。",
    "市能源局按照规划有关规定，加强对规划实施情况的评估。",
    "我部将审核意见报国务院。",
    "我市将开展抽查。",
    "市教育局应当制定培训规划。",
    "市教育局可以制定办法。",
    "市教育局不得制定办法。",
    "教育部门要建立机制。",
    "地方政府要建立机制。",
    "各成员单位要制定方案。",
    "各高校要建立台账。",
    "市教育局组织召开动员会议。",
    "市教育局已制定培训规划。",
    "市教育局组织制定的标准已经发布。",
    "市教育局组织开展检查时，重点查看台账。",
    "坚持省科技委员会对科技创新工作的统筹领导。",
    "市教育局每年委托第三方机构对学校进行评估。",
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
    # one body in several roles, and who leads beside who is responsible
    "区水务局负责全区河道整治，完善长效机制，牵头推进雨污分流改造。": ["responsible=区水务局", "lead=区水务局"],
    "县住建局负责市政管网维护，负责配合县消防大队排查消火栓。": ["responsible=县住建局", "cooperating=县住建局"],
    "市林业局负责牵头落实造林任务。": ["lead=市林业局"],
    "县河长办负责日常协调；负责统筹实施考核，牵头组织巡查。": ["responsible=县河长办", "responsible=县河长办", "lead=县河长办"],
    "市粮食局牵头制定办法，负责日常监管。": ["lead=市粮食局"],
    "市交通局人事处牵头，市职业资格中心具体负责，开展专项治理。": ["lead=市交通局人事处", "cooperating=市职业资格中心"],
    "市水务局牵头制定办法，各街道负责日常巡查。": ["lead=市水务局", "responsible=各街道"],
    "区房管局负责小区改造；完善台账，配合区水务局推动管网普查。": ["responsible=区房管局", "cooperating=区房管局"],
    "区房管局负责小区改造；街道完善台账，企业配合区水务局推动管网普查。": ["responsible=区房管局"],
    # a level by itself, of its own territory; as what somebody does it
    "省级负责全省票据的样式管理。": ["responsible=省级"],
    "市级按照省分配的号段，负责本行政区域内的发放。": ["responsible=市级"],
    "县（市、区）负责本县（市、区）的日常管理。": ["responsible=县（市、区）"],
    "市级负责落实，镇级负责实施。": [],
    "县文旅局作为全县文物主管部门履行文物保护主体责任。": ["responsible=县文旅局"],
    "县农业农村局是全县农村土地承包工作的主管机关。": ["responsible=县农业农村局"],
    "县审计局是全县村级审计工作的主管机关（以下简称主管机关）。": ["responsible=县审计局"],
    "票据由省本级和设区市为单位负责统一印制。": [],
    "市人民政府领导本行政区域内的献血工作。": ["responsible=市人民政府"],
    "市人民政府应当领导本行政区域内的献血工作。": [],
    # whoever has a relative clause before the name, 或 between two, functions before whom a description stands for
    "举报奖励由查处案件的粮食主管部门负责。": ["responsible=粮食主管部门"],
    "村庄绿化由村民委员会或村集体经济组织实施。": ["responsible=村民委员会", "responsible=村集体经济组织"],
    "教育、民政等道路设施、公共设施相关部门负责无障碍改造。": ["responsible=教育", "responsible=民政"],
    "市财政局、市公安局对征用命令应当给予支持、配合。": ["cooperating=市财政局", "cooperating=市公安局"],
    "承储企业应当给予支持、配合。": [],
    # one body, several stretches; whom somebody entrusts; 由 and 由; a person who is named
    "县民政局负责养老服务的统筹；负责标准的制定；负责机构的监管。": ["responsible=县民政局"],
    "省级负责全省平台的建设；负责编码规则的制定；负责票据的监管。": ["responsible=省级"],
    "县教育局负责校舍排查；配合县住建局做好鉴定工作；负责学生安全教育。": [
        "responsible=县教育局",
        "cooperating=县教育局",
        "responsible=县教育局",
    ],
    "市财政局牵头制定标准；负责资金监管。": ["lead=市财政局", "responsible=市财政局"],
    "县教育局负责统筹；县卫健局负责落实；负责数据上报。": ["responsible=县教育局", "responsible=县卫健局"],
    "由省教育厅委托入选咨询机构实施。": ["responsible=省教育厅", "responsible=入选咨询机构"],
    "绩效评价由县财政局委托县审计中心组织实施。": ["responsible=县财政局", "responsible=县审计中心"],
    "项目评估由县发展改革局委托第三方机构开展。": ["responsible=县发展改革局"],
    "由县水利局组织验收，由施工单位提供资料。": ["responsible=县水利局", "responsible=施工单位"],
    "由省教育厅向评估单位下达委托书，由项目建设单位提供资料。": ["responsible=省教育厅", "responsible=项目建设单位"],
    "由施工单位提供资料。": [],
    "由区民政局核准后，由区财政局与定点机构直接结算。": [],
    "由评估单位确定具有资格的人员作为项目负责人，负责评估全过程的组织。": [],
    "市科技局指定专人担任联络员，负责信息报送。": [],
    "市政府指定市数据局为牵头单位，负责统筹推进。": ["responsible=市数据局"],
    "培训中小学校长及其他管理干部，同时承担当地的培训工作。": [],
    "省教育厅规划司为审查主管单位，市教育局为验收配合单位。": ["responsible=省教育厅规划司", "cooperating=市教育局"],
    "市科技局为评审牵头单位。": ["lead=市科技局"],
    "县水利局是项目责任单位。": ["responsible=县水利局"],
    "甲公司为项目承担单位。": [],
    "县水利局为水行政主管部门。": [],
    "经核销的票据，由县财政局和医疗机构各自按照要求归档备查。": ["responsible=县财政局", "responsible=医疗机构"],
    "合同由县财政局和建设单位分别保管。": ["responsible=县财政局", "responsible=建设单位"],
    "票据由县财政局和医疗机构归档备查。": [],
    "材料由甲公司和乙公司各自保管。": [],
    "票据由省财政厅统一印（监）制。": ["responsible=省财政厅"],
    "由省财政厅印（监）制的票据应当保管。": [],
    "列入目录，由省财政厅统一印制（样式见附件，医院可选择）。": ["responsible=省财政厅"],
    "补贴标准由县财政局核定（含税，不含运费）并公布。": ["responsible=县财政局"],
    "由县财政局核定（含税，不含运费）的标准应当公布。": [],
    "由市建筑业协会负责协办。": ["cooperating=市建筑业协会"],
    "由省勘察设计协会高校分会负责协办。": ["cooperating=省勘察设计协会高校分会"],
    "省教育厅对全省基地建设工作进行宏观指导。": ["guiding=省教育厅"],
    "专家对农户进行指导。": [],
    # several clauses in one part, each with its body; who guides by what is received
    "由各镇负责排查、县应急局负责督导、县消防大队负责执法。": ["responsible=各镇", "responsible=县应急局", "responsible=县消防大队"],
    "县人社局牵头、县财政局配合，负责补贴发放。": ["lead=县人社局", "cooperating=县财政局"],
    "县教育局负责校车管理、驾驶人培训。": ["responsible=县教育局"],
    "村级审计工作接受县审计机关的指导和监督。": ["guiding=县审计机关"],
    "景区管委会负责景区的保护，并接受县林业局的指导和监督。": ["responsible=景区管委会", "guiding=县林业局"],
    "商户应当接受县公安局的指导。": [],
    "自觉接受社会监督。": [],
    "企业应当接受有关部门的指导。": [],
    "县卫生健康部门应当制定献血规划，报县人民政府批准后组织实施。": ["responsible=县卫生健康部门"],
    "县卫生健康部门应当制定献血规划，报县人民政府批准。": [],
    # what is to be handed in again and again
    "各街道办事处要将整治情况于每月20日前报区安委办。": ["responsible=各街道办事处"],
    "县住建局于次月5日前将台账上报市住建局。": ["responsible=县住建局"],
    "各镇人民政府于每周五下班前报送进展。": ["responsible=各镇人民政府"],
    "企业于每月5日前申报区级项目。": [],
    # all of a kind are asked in earnest where it is said by when
    "请各街道于4月30日前完成清单编制。": ["responsible=各街道"],
    "请各县住建局于6月底前完成摸底。": ["responsible=各县住建局"],
    "请各单位于7月5日前将申报表（附件1）及汇总表（附件2）报送区民政局。": [],
    "各单位于7月5日前将报名表报送区民政局。": [],
    "请各街道于7月5日前将申报材料报送区民政局。": ["responsible=各街道"],
    "请各单位于7月5日前将自查报告报送区民政局。": ["responsible=各单位"],
    "请各街道抓紧落实。": [],
    "请各有关部门于6月底前完成摸底。": [],
}


@pytest.mark.parametrize("sentence", TOLD)
def test_an_authority_has_plain_work_to_do(sentence: str) -> None:
    found = does_plain_work(Passage.of(sentence))
    assert [f"{body.role}={body.name.text}" for each in found for body in each.bodies] == TOLD[sentence]
    assert may_do_work([fold(sentence)]) == {0}


@pytest.mark.parametrize("sentence", SCHEDULED)
def test_an_authority_does_something_in_days_of_a_schedule(sentence: str) -> None:
    found = list(does_plain_work(Passage.of(sentence)))
    assert [body.name.text for each in found for body in each.bodies] == SCHEDULED[sentence]
    assert all("月" in (each.deadline or sentence) for each in found)


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
    ("before", "sentence", "expected"),
    [
        ("城关派出所。", "配合开展宣传，负责隐患确认。", ["responsible=城关派出所", "cooperating=城关派出所"]),
        ("县消防大队。", "负责微型消防站建设，协同县住建局推动改造。", ["responsible=县消防大队", "cooperating=县住建局"]),
        ("县房管局。", "负责小区改造，牵头推动楼道整治。", ["responsible=县房管局", "lead=县房管局"]),
        ("县房管局。", "完善台账，加强宣传。", []),
    ],
)
def test_a_body_that_an_item_is_called_by_has_each_role(before: str, sentence: str, expected: list[str]) -> None:
    found = read_duties(Passage.of(sentence), Passage.of(before))
    assert sorted(f"{body.role}={body.name.text}" for each in found for body in each.bodies) == sorted(expected)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("因自然因素破坏的，河岸的修复由县水利局负责。", "因自然因素破坏的，河岸的修复由县水利局负责"),
        ("无法确定责任单位的，由县住建局负责修缮。", "无法确定责任单位的，由县住建局负责修缮"),
        ("跨县的，一般的，维护由市交通局负责。", "跨县的，一般的，维护由市交通局负责"),
        ("加强宣传，河岸的修复由县水利局负责。", "河岸的修复由县水利局负责"),
    ],
)
def test_the_text_begins_with_the_case_in_which_it_holds(sentence: str, text: str) -> None:
    assert [each.passage.text for each in read_duties(Passage.of(sentence)) if each.passage] == [text]


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
