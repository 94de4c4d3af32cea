"""Sentences that make somebody responsible, and those that only sound like it."""

from __future__ import annotations

import pytest

from policydiff.parse.duties.plausible import is_implausible
from policydiff.parse.duties.sentence.parts import read_duties
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
    "县发改局负责规划编制，对全县项目进行调度，并负责督促检查。": ["responsible=县发改局"],
    "县应急委员会下设办公室，负责日常工作。": ["responsible=办公室"],
    "指挥部设办公室，承担信息汇总工作。": ["responsible=办公室"],
    "领导小组办公室设在县发改局，具体负责方案的推进。": ["responsible=领导小组办公室"],
    "组建以县长为组长的数字化改革领导小组，负责研究重大问题。": ["responsible=数字化改革领导小组"],
    "市人民政府设立优化服务咨询委员会，负责收集企业诉求。": ["responsible=优化服务咨询委员会"],
    "市卫健委会同市医保局制订办法，负责组织培训。": ["responsible=市卫健委"],
    # what stands around the bodies
    "建立协调机制，县科技局牵头抓好行动计划实施，形成合力。": ["lead=县科技局"],
    "每年3月底前，市民政部门负责对补助资金进行清算。": ["responsible=市民政部门"],
    "除另有约定外，专业经营单位负责入户端口以外设施的维修。": ["responsible=专业经营单位"],
    "各县（市、区）人民政府对本辖区安全生产工作负总责。": ["responsible=各县（市、区）人民政府"],
    "市应急局要会同市消防救援支队牵头开展专项整治。": ["lead=市应急局", "cooperating=市消防救援支队"],
    "由市住建局牵头，会同市财政局、各区政府负责老旧小区改造。": ["lead=市住建局", "cooperating=市财政局", "cooperating=各区政府"],
    "具体工作由市交通局、市公安局按职责分工落实。": ["responsible=市交通局", "responsible=市公安局"],
    "州人民政府授权州数据局负责统筹政务数据。": ["responsible=州数据局"],
    "设施建成后移交镇人民政府负责管理。": ["responsible=镇人民政府"],
    "由市水务局负总责，市住建局、各区政府分头抓落实。": ["responsible=市水务局", "cooperating=市住建局", "cooperating=各区政府"],
    "成立专班，由市水务局牵头，市财政局、市住建局为成员单位，负责统筹推进。": ["lead=市水务局"],
    "街道办事处、乡镇人民政府负责物业活动的组织、指导和监督工作。": ["responsible=街道办事处", "responsible=乡镇人民政府"],
    # bodies told by others, elliptic lists, endings that a verb might take
    "市、区人民政府确定的部门负责日常检查。": ["responsible=市、区人民政府确定的部门"],
    "工程所在地的县级人民政府负责征地。": ["responsible=工程所在地的县级人民政府"],
    "省、自治区、直辖市人民政府管理专利工作的部门负责行政裁决。": ["responsible=省、自治区、直辖市人民政府管理专利工作的部门"],
    "市公路主管部门所属的养护机构（以下简称养护机构）具体负责巡查。": ["responsible=市公路主管部门所属的养护机构（以下简称养护机构）"],
    "住房城乡建设、房屋征收部门负责拆除扬尘的监督。": ["responsible=住房城乡建设", "responsible=房屋征收部门"],
    "市和区、县农业主管部门负责技术推广。": ["responsible=市和区、县农业主管部门"],
    "设区的市、县（市）自然资源主管部门负责发放证件。": ["responsible=设区的市、县（市）自然资源主管部门"],
    "水库由镇人民政府或者村民委员会负责管护。": ["responsible=镇人民政府", "responsible=村民委员会"],
    "乡（镇）负责初审。": ["responsible=乡（镇）"],
    "市安全生产委员会负责统筹协调。": ["responsible=市安全生产委员会"],
    "中国互联网协会要牵头设立专家委员会。": ["lead=中国互联网协会"],
    "共青团中央、全国妇联负责联合表彰。": ["responsible=共青团中央", "responsible=全国妇联"],
    "其他有关部门在各自的职责范围内负责监督管理工作。": ["responsible=其他有关部门"],
    "地方政府负责落实属地责任。": ["responsible=地方政府"],
    "自由贸易试验区管理委员会负责建设工作。": ["responsible=自由贸易试验区管理委员会"],
    # by their duties, whatever they do
    "市、县（区）教育、资源规划主管部门按照各自职责共同做好校园的规划编制等工作。": [
        "responsible=市、县（区）教育",
        "responsible=资源规划主管部门",
    ],
    "其他有关部门在各自的职责范围内，共同做好科学普及工作。": ["responsible=其他有关部门"],
    "各有关部门要按照职责分工，加强对企业的指导。": ["responsible=各有关部门"],
    "水利、农业等部门根据各自职责，依法管理取水设施。": ["responsible=水利", "responsible=农业"],
    "市水利局，根据各自职责，组织实施本办法。": ["responsible=市水利局"],
    "市财政局按照职责配合做好资金审核工作。": ["cooperating=市财政局"],
    "气象信息由气象台站按照职责统一发布。": ["responsible=气象台站"],
    "市城管局负责统筹，公安、交通等部门按照各自职责，做好执法工作。": ["responsible=市城管局", "responsible=公安", "responsible=交通"],
    "市水利局按照职责分工，牵头制定方案。": ["lead=市水利局"],
    # 监督管理, 协助
    "县生态环境局对本县噪声污染防治实施统一监督管理。": ["responsible=县生态环境局"],
    "海事管理机构对船舶污染防治实施监督管理。": ["responsible=海事管理机构"],
    "村民委员会应当协助镇人民政府做好防火工作。": ["cooperating=村民委员会"],
    "街道办事处应当配合做好排查工作。": ["cooperating=街道办事处"],
    "由市财政局牵头，市审计局配合做好资金监督工作。": ["lead=市财政局", "cooperating=市审计局"],
    # 会同 behind the verb, or in a later part
    "市民政局牵头会同市财政局和市残联拟订补贴标准。": ["lead=市民政局", "cooperating=市财政局", "cooperating=市残联"],
    "市能源局牵头推进改革，会同有关部门解决重大问题。": ["lead=市能源局", "cooperating=有关部门"],
    "名录由市司法局商有关部门组织实施。": ["responsible=市司法局", "cooperating=有关部门"],
    # duties that are listed below
    "湿地管理机构统一管理湿地，主要职责是：": ["responsible=湿地管理机构"],
    "公安派出所应当履行下列职责：": ["responsible=公安派出所"],
    "市水文机构的职责是：": ["responsible=市水文机构"],
    # several in one sentence
    "区教育局为牵头单位，区财政局、区人社局为责任单位。": ["lead=区教育局", "cooperating=区财政局", "cooperating=区人社局"],
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
    # names by a duty
    "负责招标的部门应当公开信息。",
    "县级以上人民政府负责水运管理的机构应当加强巡查。",
    "发现违法行为的，应当报告负责监督管理的部门。",
    "由负责审批的机关责令改正，处一万元罚款。",
    "审查机构及其负责审查的人员应当保密。",
    # principles, mechanisms
    "坚持属地管理、分级负责、条块结合的原则。",
    "推行首问负责、一次性告知等制度。",
    "按照政府领导、部门监管、单位负责、群众参与的方针开展工作。",
    "建立由分管副市长牵头、有关部门参与的工作机制。",
    # wishes and facts
    "支持链主企业加强攻关，牵头组建创新联合体。",
    "鼓励领军企业加大投入，牵头承担重大任务。",
    "企业牵头重大项目比例达到80%以上。",
    "以领军企业牵头，联合上下游实施项目。",
    # nobody in particular, persons
    "应当指定专门机构负责投诉处理。",
    "户主负责申报登记。",
    "由政府负责投资，市场化运营。",
    # by duty, and no duty
    "由公安、城管等部门按照各自职责责令改正，处一千元罚款。",
    "有关部门未按照职责分工履行职责的，依法给予处分。",
    "主管部门在职责范围内有权进行现场检查。",
    "单位应当予以协助。",
    "申请人应当配合做好核查工作。",
    "市科技局牵头编制了若干政策。",
    "本办法所称联合审批，是指由发展改革部门牵头负责的审批方式。",
    # vouching, conditions
    "申报单位对材料的真实性负总责。",
    "民办学校承担义务教育任务的，应当拨付经费。",
    "科研院所承担重大任务的组织化程度显著提升。",
]


def said(sentence: str, before: str | None = None) -> list[str]:
    statements = read_duties(Passage.of(sentence), Passage.of(before) if before else None)
    return [f"{body.role}={body.name.text}" for statement in statements for body in statement.bodies]


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


@pytest.mark.parametrize(
    ("name", "known", "told"),
    [
        ("数据来源:市统计局", True, True),
        ("市财政局(预算科", True, True),
        ("均加盖协议签署单位公章", False, True),
        ("软通公司成立运营公司", False, True),
        ("各特殊技能", False, True),
        ("有关单位应当", False, True),
        ("第三条县政府", True, True),
        ("市财政局", True, False),
        ("市人民政府确定的部门", False, False),
        ("优化营商环境咨询委员会", False, False),
        ("公安", True, False),
        ("县国资监管中心(县金融事务中心)", True, False),
        ("企业", True, False),
    ],
)
def test_a_name_that_no_reader_would_accept_is_told(name: str, known: bool, told: bool) -> None:
    assert is_implausible(name, known) == told


def test_a_statement_keeps_its_place_in_a_longer_sentence() -> None:
    (first, second) = read_duties(Passage.of("其中，县水利局负责河道；县林业局负责林地。"))
    assert (first.passage.text, second.passage.text) == ("县水利局负责河道", "县林业局负责林地")  # type: ignore[union-attr]
    assert first.bodies[0].name.span() == (3, 7)


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        ("县科技局是科技工作的主管部门。", "负责全县科技规划的编制。", ["responsible=县科技局"]),
        ("市民政局、市残联依法开展救助；市财政局安排资金。", "并负责资金的监督管理。", ["responsible=市财政局"]),
        ("系统分为三层。", "负责数据的接收和处理。", []),
        ("县科技局是主管部门。", "县财政局负责资金保障。", ["responsible=县财政局"]),
        ("鼓励县科技局先行先试。", "牵头制定标准。", []),
    ],
)
def test_a_sentence_without_a_subject_speaks_of_the_one_before(before: str, sentence: str, expected: list[str]) -> None:
    assert said(sentence, before) == expected
