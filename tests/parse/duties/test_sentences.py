"""Sentences that make somebody responsible, and those that only sound like it."""

from __future__ import annotations

import pytest

from policydiff.parse.duties.plausible import is_implausible
from policydiff.parse.duties.sentence.parts import read_duties
from policydiff.parse.lay.passage import Passage
from policydiff.vocab.load import load_yaml

SAID = {
    # what an authority does by itself; what is done by 由
    "镇人民政府依据本规定制定实施细则。": ["responsible=镇人民政府"],
    "市人民政府结合河道现状，制订河道管理技术规定。": ["responsible=市人民政府"],
    "审计机关依法对专项资金的使用进行审计监督。": ["responsible=审计机关"],
    "上级人民政府对下级人民政府的节水工作进行监督。": ["responsible=上级人民政府"],
    "初步设计由市水利局审批。": ["responsible=市水利局"],
    "选址方案由街道办事处报经区规划部门核准。": ["responsible=街道办事处"],
    "测站的撤销，由市气象局报省气象局批准。": ["responsible=市气象局"],
    "各区人民政府承担本区域内涝防治的主体责任。": ["responsible=各区人民政府"],
    "有关县（区）人民政府要扛起主体责任，完善机制。": ["responsible=有关县（区）人民政府"],
    "各单位所属学校负责本校资产的日常管理，应当建立台账。": ["responsible=各单位所属学校"],
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
    "智能工厂培育认定工作由省工信厅负责；各市工信局负责申报工作。": ["responsible=省工信厅", "responsible=各市工信局"],
    "人才推荐工作由市人社局负责。": ["responsible=市人社局"],
    "鼓励智能工厂培育工作由市工信局负责。": [],
    "培育工作可由市工信局负责。": [],
    # 由 and whoever is told by somebody else, keeps a thing, or has a power
    "河堤验收后，由所在地县、区人民政府指定的单位、河堤权属单位或者河堤修复责任人负责管理和维护。": [
        "responsible=所在地县、区人民政府指定的单位",
        "responsible=河堤权属单位",
        "responsible=河堤修复责任人",
    ],
    "报废的机井，应当由机井所有权人或者管理单位实施封填。": ["responsible=机井所有权人", "responsible=管理单位"],
    "危房的日常巡查由房屋安全责任人负责。": ["responsible=房屋安全责任人"],
    "未成立业主大会的小区，其绿地由使用人或者社区居民委员会负责。": ["responsible=使用人", "responsible=社区居民委员会"],
    "城市管理领域的行政处罚权由区综合执法局集中行使。": ["responsible=区综合执法局"],
    "镇人民政府依法行使下放的行政执法权。": ["responsible=镇人民政府"],
    "停车收费标准由市发展改革部门作出具体规定。": ["responsible=市发展改革部门"],
    "厂内应急计划由化工厂应急机构制定，报县应急局备案。": ["responsible=化工厂应急机构"],
    # who guides beside whoever leads or answers; a duty of the same bodies is no second statement
    "由各苏木人民政府牵头，旗残联指导，为残疾人家庭改造卫生间。": ["lead=各苏木人民政府", "guiding=旗残联"],
    "上述任务由开发区管委会负责，市数据局督导，市审计局监督。": ["responsible=开发区管委会", "guiding=市数据局", "guiding=市审计局"],
    "由镇农业服务中心负责，县供销社配合，县农业农村局业务指导。": [
        "responsible=镇农业服务中心",
        "cooperating=县供销社",
        "guiding=县农业农村局",
    ],
    "视力筛查由区教育局负责，在区卫健委指导下开展。": ["responsible=区教育局", "guiding=区卫健委"],
    "由市水务局负责，按照省水利厅指导意见执行。": ["responsible=市水务局"],
    "由市卫健委牵头，市疾控中心、市中医院参加，负责伤员救治。": ["lead=市卫健委", "cooperating=市疾控中心", "cooperating=市中医院"],
    # whoever a later part cooperates with, answers for what the earlier one says
    "市住建局应当加强对工地的检查，公安、交通等部门予以配合。": ["responsible=市住建局", "cooperating=公安", "cooperating=交通"],
    "县应急局组织抢险，镇人民政府配合做好转移工作。": ["responsible=县应急局", "cooperating=镇人民政府"],
    "企业应当建立台账，县税务局予以协助。": ["cooperating=县税务局"],
    "有关机关查询账户的，市级银行机构应当予以配合。": ["cooperating=市级银行机构"],
    "各申报单位在提交申报书前应当查询其人员承担任务的情况。": [],
    "县财政局负责拨款，区人民政府管理旅游的部门在市文旅局的指导下，开展检查。": ["responsible=县财政局"],
    "市国资委会同有关部门制定管理办法并组织实施。": ["lead=市国资委", "cooperating=有关部门"],
    # what authorities are asked to do
    "请发展改革委、财政部等部门在2026年6月底前完成。": ["responsible=发展改革委", "responsible=财政部"],
    "相关事项另行公布，请县委编办研究提出机构设置意见。": ["responsible=县委编办"],
    "请区商务局牵头，区财政局配合，兑现奖补资金。": ["lead=区商务局", "cooperating=区财政局"],
    "请各县区、市直各部门认真贯彻执行。": [],
    "请市财政局予以支持。": [],
    "请审批机关批准。": [],
    "股票持有人可以申请公示催告，请求人民法院宣告股票失效。": [],
    "请主动联系区社保经办机构办理变更。": [],
    "请批转各有关市人民政府执行。": [],
    "申请人请区民政局出具证明。": [],
    "执行中遇到的问题，请径向市医保局反映。": [],
    "请企业于4月底前提交材料。": [],
    # under guidance, of whatever
    "在县档案局指导下，各镇组织开展档案整理。": ["responsible=各镇", "guiding=县档案局"],
    "各街道在区统计局的指导下组织实施入户登记。": ["responsible=各街道", "guiding=区统计局"],
    "登记工作在县统计局指导下组织开展。": [],
    # what is made and carried out
    "市、县人民政府应当编制湿地修复规划，并组织实施。": ["responsible=市、县人民政府"],
    "区水利局应当根据汛情制定调度方案并组织实施。": ["responsible=区水利局"],
    "建设单位应当编制施工方案并组织实施。": [],
    "专项规划经批准后组织实施。": [],
    "鼓励乡镇人民政府制定建设计划并组织实施。": [],
    # who leads work or keeps a thing
    "各级党组织要切实履行领导责任。": [],
    "县委要切实履行领导责任。": ["responsible=县委"],
    "联席会议办公室要发挥统筹协调作用，及时通报进展。": ["responsible=联席会议办公室"],
    "厂区内的古树，由所在单位管护。": ["responsible=所在单位"],
    # what is brought into being is called in full
    "成立种业振兴办公室，办公室设在县农业农村局，具体负责日常工作。": ["responsible=种业振兴办公室"],
    # a party committee and its government are one name
    "各镇党委、政府负责本辖区的防火工作。": ["responsible=各镇党委、政府"],
    "由各县（市、区）党委、人民政府牵头，市民政局指导。": ["lead=各县（市、区）党委、人民政府", "guiding=市民政局"],
    # how they do it stands between the bodies and the verb
    "县城管局通过购买服务负责公厕的保洁。": ["responsible=县城管局"],
    "区财政局在年度预算中负责安排资金。": ["responsible=区财政局"],
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
    "市卫健委会同市医保局制订办法，负责组织培训。": ["lead=市卫健委", "cooperating=市医保局"],
    "省数据主管部门应当会同有关部门建立共享机制，具体负责平台建设。": ["lead=省数据主管部门", "cooperating=有关部门"],
    "市司法局要加强对落实情况的指导，会同有关部门进行监督检查。": ["lead=市司法局", "cooperating=有关部门"],
    "园林主管部门应当建立古树保护制度，会同有关部门定期开展普查。": ["lead=园林主管部门", "cooperating=有关部门"],
    "鼓励市科技局先行先试，会同有关部门开展评估。": [],
    "企业应当建立台账，会同有关部门开展演练。": [],
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
    "市公路主管部门所属的养护机构（以下简称养护机构）具体负责巡查。": ["responsible=市公路主管部门所属的养护机构"],
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
    "水利、林业等有关部门和机构，依照有关法律、法规以及市人民政府确定的职责分工，在各自的职责范围内做好治污工作。": [
        "responsible=水利",
        "responsible=林业",
    ],
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
    # by their duties, by whose word, under guidance, of a territory, 会同, a mechanism, a report due
    "农业、水利、气象等部门（机构）在各自职责范围内，共同做好旱情监测工作。": ["responsible=农业", "responsible=水利", "responsible=气象"],
    "教育、民政、文旅等有关部门和机构，依照有关法规以及县人民政府确定的职责分工，在各自的职责范围内做好未成年人保护工作。": [
        "responsible=教育",
        "responsible=民政",
        "responsible=文旅",
    ],
    "教育、公安、消防等有关部门（机构），依照有关法律、法规以及市人民政府确定的职责分工，在各自职责范围内协同做好校园安全工作。": [
        "responsible=教育",
        "responsible=公安",
        "responsible=消防",
    ],
    "县级以上地方人民政府林业等主管部门按照职责分工做好本行政区域内林木种苗检疫工作。": ["responsible=县级以上地方人民政府林业"],
    "市、县（区）人民政府公安、自然资源和规划、水利、港航管理、气象等部门（机构）在各自职责范围内，共同做好河道采砂监督管理工作。": [
        "responsible=市、县（区）人民政府公安",
        "responsible=自然资源和规划",
        "responsible=水利",
        "responsible=港航管理",
        "responsible=气象",
    ],
    "各级人民政府及其部门应当按照各自职责，落实就业政策。": ["responsible=各级人民政府", "responsible=其部门"],
    "本市国家机关、社会团体、企业事业单位应当按照各自的职责，做好国防教育工作。": [
        "responsible=本市国家机关",
        "responsible=社会团体",
        "responsible=企业事业单位",
    ],
    "县级以上人民政府公安、财政、人力资源社会保障、住房城乡建设和人民法院、人民检察院等有关部门和单位，应当按照各自职责做好欠薪治理的相关工作。": [
        "responsible=县级以上人民政府公安",
        "responsible=财政",
        "responsible=人力资源社会保障",
        "responsible=住房城乡建设",
        "responsible=人民法院",
        "responsible=人民检察院",
    ],
    "教育、财政、水务等部门应当依照有关法律法规和本条例的规定，在职责范围内做好节水工作。": [
        "responsible=教育",
        "responsible=财政",
        "responsible=水务",
    ],
    "国务院有关部门和地方人民政府建立会商机制，根据各自职责参与疫情防控相关工作。": [
        "responsible=国务院有关部门",
        "responsible=地方人民政府",
    ],
    "工商、文化、铁路等有关部门，应当按照各自职责协同公安机关加强站前广场治安管理。": [
        "cooperating=工商",
        "cooperating=文化",
        "cooperating=铁路",
    ],
    "发展和改革、规划、建设等有关部门和处置设施所在地人民政府，应当按照各自职责做好选址等保障工作。": [
        "responsible=发展和改革",
        "responsible=规划",
        "responsible=建设",
        "responsible=处置设施所在地人民政府",
    ],
    "其他噪声污染防治的监督管理，由有关部门依照有关法律和本条例规定以及政府确定的职责分工，在各自职责范围内实施。": [
        "responsible=有关部门"
    ],
    "其他事项，依照有关法规，由有关部门在各自职责范围内实施。": ["responsible=有关部门"],
    "信息化、公安、保密等部门应当按照国家和省有关规定，在各自职责范围内做好信息安全保障工作。": [
        "responsible=信息化",
        "responsible=公安",
        "responsible=保密",
    ],
    "承担招商工作的有关部门、司法机关、人民团体和社会组织按照各自职责，做好营商环境相关工作。": [
        "responsible=承担招商工作的有关部门",
        "responsible=司法机关",
        "responsible=人民团体",
        "responsible=社会组织",
    ],
    "县级以上人民政府水行政、农业、渔业等部门以及重要湖泊的流域水资源保护机构，在各自的职责范围内，对有关水污染防治实施监督管理。": [
        "responsible=县级以上人民政府水行政",
        "responsible=农业",
        "responsible=渔业",
        "responsible=重要湖泊的流域水资源保护机构",
    ],
    "市人民政府设立的各类开发区管理机构按照授权做好本辖区内的绿化工作。": ["responsible=市人民政府设立的各类开发区管理机构"],
    "高新区、南山风景区、鹤山管理区等管委会根据市人民政府授权，依据本条例做好辖区内文物保护工作。": [
        "responsible=高新区",
        "responsible=南山风景区",
        "responsible=鹤山管理区",
    ],
    "高新技术产业开发区管理委员会和鸭河工区管理委员会根据市人民政府的授权，依据本条例做好本辖区垃圾分类工作。": [
        "responsible=高新技术产业开发区管理委员会",
        "responsible=鸭河工区管理委员会",
    ],
    "城乡一体化示范区、官庄工区和卧龙综合保税区等管委会根据市人民政府的授权，依据本条例做好本辖区消防安全管理工作。": [
        "responsible=城乡一体化示范区",
        "responsible=官庄工区",
        "responsible=卧龙综合保税区",
    ],
    "市示范区管理委员会按照市人民政府授权的管理范围，依照本条例做好辖区内防汛工作。": ["responsible=市示范区管理委员会"],
    "具有行政管理职能的市人民政府派出机构根据授权，负责辖区内湿地保护管理。": ["responsible=具有行政管理职能的市人民政府派出机构"],
    "中国人民银行的分支机构根据中国人民银行的授权，履行监督管理职责。": ["responsible=中国人民银行的分支机构"],
    "各级人民政府应当对本行政区域内的声环境质量负责。": ["responsible=各级人民政府"],
    "县级以上地方人民政府对本行政区域内的地下水管理负责。": ["responsible=县级以上地方人民政府"],
    "各级人民政府对扶贫工作统一负责。": ["responsible=各级人民政府"],
    "镇人民政府对本辖区防汛工作负责，应当及时组织排查。": ["responsible=镇人民政府"],
    "街道办事处在区人民政府领导及其有关部门的指导下，做好辖区内的垃圾分类工作。": ["responsible=街道办事处", "guiding=有关部门"],
    "乡镇人民政府在上级人民政府的领导及有关部门的指导下，做好辖区内防汛相关工作。": ["responsible=乡镇人民政府", "guiding=有关部门"],
    "居（村）民委员会在街道办事处、乡镇人民政府指导下开展养犬管理相关工作。": [
        "responsible=居（村）民委员会",
        "guiding=街道办事处",
        "guiding=乡镇人民政府",
    ],
    "其他有关部门在指挥部的统一领导下，做好相关配合工作。": ["cooperating=其他有关部门"],
    "村（居）民委员会教育引导村（居）民遵守规定，在上级人民政府及其有关部门的指导下做好禁烧工作。": [
        "responsible=村（居）民委员会",
        "guiding=上级人民政府",
        "guiding=有关部门",
    ],
    "由县文旅局做好文物巡查工作。": ["responsible=县文旅局"],
    "其他湿地由其产权单位、使用单位或者管理单位做好日常维护管理工作。": [
        "responsible=产权单位",
        "responsible=使用单位",
        "responsible=管理单位",
    ],
    "园林、物业等行业协会应当加强行业自律，协助有关部门和单位做好养犬管理工作。": ["cooperating=园林", "cooperating=物业"],
    "居（村）民委员会应当支持和协助开展养老服务活动。": ["cooperating=居（村）民委员会"],
    "村民委员会、业主委员会等单位应当协助、配合城管部门开展拆违工作。": ["cooperating=村民委员会", "cooperating=业主委员会"],
    "业主委员会应当督促业主履行消防规定；配合镇人民政府做好小区的消防安全工作。": ["cooperating=业主委员会"],
    "建立省级政府办公厅牵头、省级有关部门参与的工作机制。": ["lead=省级政府办公厅", "cooperating=省级有关部门"],
    "建立由市农业农村局、市工业和信息化局牵头的农机发展协调推进机制。": ["lead=市农业农村局", "lead=市工业和信息化局"],
    "市数据局应当会同市住建局依托一体化平台，牵头建立统一的审批系统。": ["lead=市数据局", "cooperating=市住建局"],
    "重点湖泊的防治规划，由省生态环境厅会同省水利厅等部门和有关市人民政府编制，报省人民政府批准。": [
        "lead=省生态环境厅",
        "cooperating=省水利厅",
        "cooperating=有关市人民政府",
    ],
    # what an authority may do, and does in time, with others beside it
    "公安机关可以会同交通运输部门对车辆进行抽检。": ["lead=公安机关", "cooperating=交通运输部门"],
    "县民政局会同县残联可以作出停发决定。": ["lead=县民政局", "cooperating=县残联"],
    "市医保局适时会同财政部门提出缴费标准的调整意见。": ["lead=市医保局", "cooperating=财政部门"],
    "县卫健局自收到申请之日起十五日内会同县医保局作出决定。": ["lead=县卫健局", "cooperating=县医保局"],
    # by when, between the bodies and the verb
    "区教育局于2026年8月底前牵头修订招生方案。": ["lead=区教育局"],
    "市水务局每年汛期前负责排查隐患。": ["responsible=市水务局"],
    "市水务局每年5月底前负责排查隐患。": ["responsible=市水务局"],
    "县数据局自本办法施行之日起三个月内牵头制定细则。": ["lead=县数据局"],
    "街道办事处在收到材料后5个工作日内负责初审。": ["responsible=街道办事处"],
    # who cooperates behind a comma of lists
    "由县商务局牵头、县财政局和县税务局配合，开展促消费活动。": ["lead=县商务局", "cooperating=县财政局", "cooperating=县税务局"],
    "由市文旅局牵头、市体育局参与，编制赛事目录。": ["lead=市文旅局", "cooperating=市体育局"],
    # what somebody makes, holds or pays
    "具体标准由省人民政府另行制定。": ["responsible=省人民政府"],
    "名录由省文物主管部门制定、公布，并报国务院备案。": ["responsible=省文物主管部门"],
    "自律规则由中国银行业协会制定。": ["responsible=中国银行业协会"],
    "所需经费由市、县人民政府按照事权分级负担。": ["responsible=市、县人民政府"],
    "养老补贴由区民政部门按月发放。": ["responsible=区民政部门"],
    "禁渔期由省渔业主管部门商国家渔业主管机关确定。": ["lead=省渔业主管部门", "cooperating=国家渔业主管机关"],
    "受灾群众由镇人民政府组织转移。": ["responsible=镇人民政府"],
    "补贴由区级残联组织发放。": ["responsible=区级残联组织"],
    "禁止燃放烟花爆竹的具体办法由县人民政府制定。": ["responsible=县人民政府"],
    "环境保护税由税务机关依照本法的规定征收管理。": ["responsible=税务机关"],
    "收费标准由省人民政府规定，报国务院备案。": ["responsible=省人民政府"],
    "贷款损失由市财政部门给予风险补偿。": ["responsible=市财政部门"],
    "所需经费由县级人民政府予以保障。": ["responsible=县级人民政府"],
    "街道办事处应当按照规定的职责做好信访工作。": ["responsible=街道办事处"],
    "结算周期由区级残联组织与区级财政部门结合本区实际情况确定。": ["responsible=区级残联组织", "responsible=区级财政部门"],
    "面向本县的招生计划由县教育局直接核定。": ["responsible=县教育局"],
    "由各工业主管部门对现行标准进行一次修订。": ["responsible=各工业主管部门"],
    "车辆由排放检验机构定期对其进行检验。": [],
    "先期由市数据局进行监管和指导。": ["responsible=市数据局"],
    "许可证由省水行政主管部门统一印制。": ["responsible=省水行政主管部门"],
    "自然资源部门作为牵头部门，应当承担以下责任：": ["lead=自然资源部门"],
    "民政部门对慈善活动实施监督检查。": ["responsible=民政部门"],
    "民政部门应当会同公安等部门对慈善活动进行监督检查。": ["lead=民政部门", "cooperating=公安"],
    "渔船由所有者或者使用者负责管护。": ["responsible=所有者", "responsible=使用者"],
    # how they do it stands between the bodies and the verb
    "收费标准由县人民政府根据物价水平核定。": ["responsible=县人民政府"],
    "补贴由区民政部门通过银行按月发放。": ["responsible=区民政部门"],
    "具体比例由各区结合实际制定。": ["responsible=各区"],
    "开放时间由各县自行确定。": ["responsible=各县"],
    "实施细则由省教育厅研究制定并适时调整。": ["responsible=省教育厅"],
    "所需经费由市级财政统筹安排。": ["responsible=市级财政"],
    "护理补贴由镇人民政府按照财务规定，每月发放给本人。": ["responsible=镇人民政府"],
    "专项资金由县人民政府确定的工作机构依法管理，专款专用。": ["responsible=县人民政府确定的工作机构"],
    "临渚县、市公安局负责整治。": ["responsible=临渚县", "responsible=市公安局"],
    "重度残疾人由各供养机构通过申报平台代为申请。": ["responsible=各供养机构"],
    "检测费用由公安机关承担，但另有约定的除外。": ["responsible=公安机关"],
    "区域评估由市人民政府按照国家有关规定推行。": ["responsible=市人民政府"],
    "街道办事处自接收到申请之日起三日内，会同区民政局入户核查。": ["lead=街道办事处", "cooperating=区民政局"],
    "线路延伸的，由市交通局会同市公安局与市住建局协商提出方案。": ["lead=市交通局", "cooperating=市公安局", "cooperating=市住建局"],
    # what is built and kept, by firms, too; either of two
    "系统由运营单位统一建设。": ["responsible=运营单位"],
    "监控设备由施工单位在开工前安装。": ["responsible=施工单位"],
    "林地由村集体经济组织管护或者由镇人民政府指定专人管护。": ["responsible=村集体经济组织", "responsible=镇人民政府"],
    "规范由住房和城乡建设部组织编制。": ["responsible=住房和城乡建设部"],
    "水池的改建由水利、住房城乡建设等部门指导。": ["guiding=水利", "guiding=住房城乡建设"],
    "政府建立的专职消防队按照责任区划分，承担火灾扑救工作。": ["responsible=政府建立的专职消防队"],
    # 履行, 行使 with what it is
    "省级统计机构依法行使统计监督职权。": ["responsible=省级统计机构"],
    "证券监督管理机构依法履行对基金公司的监督管理职责。": ["responsible=证券监督管理机构"],
    "镇人民政府应当履行森林防火属地责任。": ["responsible=镇人民政府"],
    "各级政府要在党委统一领导下，切实履行主体责任。": ["responsible=各级政府"],
    "养老机构应当履行以下消防安全管理职责：": ["responsible=养老机构"],
    "具体办法由省民政厅会同有关部门制定。": ["lead=省民政厅", "cooperating=有关部门"],
    "联席会议由市法院会同市司法局组织。": ["lead=市法院", "cooperating=市司法局"],
    "重点名录由市应急局商同级有关部门确定。": ["lead=市应急局", "cooperating=同级有关部门"],
    "各有关部门于每年2月底前，根据上一年度成效，提出名单，报送省政府办公厅。": ["responsible=各有关部门"],
    "各市应于2024年6月底前将实施方案报省发展改革委备案。": ["responsible=各市"],
    "省级住建部门汇总本行政区域的方案，组织审核，于2022年7月31日前报送住房城乡建设部。": ["responsible=省级住建部门"],
    "试点城市政府要对试点情况进行评估总结，2021年3月底前报送生态环境部。": ["responsible=试点城市政府"],
    "每年3月底前，区民政部门应当完成上年度资金清算工作，报市民政部门审核。": ["responsible=区民政部门"],
    "乡镇人民政府、单位、村民委员会建立的志愿消防队，承担辖区内的防火巡查工作。": [
        "responsible=乡镇人民政府、单位、村民委员会建立的志愿消防队"
    ],
    "A方案由市发展改革委组织起草，由市政府办公室会同市司法局审核后印发。": [
        "responsible=市发展改革委",
        "lead=市政府办公室",
        "cooperating=市司法局",
    ],
    "由省市场监管局指定甲检测所、乙检测所为复检机构，负责争议样品的复检。": ["responsible=甲检测所", "responsible=乙检测所"],
    "市住建局通过招标确定甲银行、乙银行成为合作银行，负责发放贷款。": ["responsible=甲银行", "responsible=乙银行"],
    "由甲公司和乙公司成立运营公司负责园区的管理。": ["responsible=运营公司"],
    "有关机关必须研究处理并负责答复。": ["responsible=有关机关"],
    "县市场监管局要切实履行牵头抓总职责，县公安局、县司法局按照职责分工抓好落实。": [
        "lead=县市场监管局",
        "cooperating=县公安局",
        "cooperating=县司法局",
    ],
    "县农业农村局要会同各乡镇（街道）将任务分解到村到户，3月底前完成面积核定。": ["lead=县农业农村局", "cooperating=各乡镇（街道）"],
    "市水行政主管部门会同市城市管理主管部门编制节水规划。": ["lead=市水行政主管部门", "cooperating=市城市管理主管部门"],
    "市园林部门应当会同有关部门，制定绿化专项规划。": ["lead=市园林部门", "cooperating=有关部门"],
    "科技局充分发挥牵头作用，统筹推进。": ["lead=科技局"],
    "市发展改革委要充分发挥牵头作用，统筹推进。": ["lead=市发展改革委"],
    "工信部门会同相关单位进行专题论证。": ["lead=工信部门", "cooperating=相关单位"],
    "县级以上人民政府农业主管部门会同教育、人事等有关部门制定农业技术人员培训计划，并组织实施。": [
        "lead=县级以上人民政府农业主管部门",
        "cooperating=教育",
        "cooperating=人事",
    ],
    "市水务局会同市规划部门，根据流域需要，划定保护范围。": ["lead=市水务局", "cooperating=市规划部门"],
    # A会同B, whatever the two do
    "市生态环境局会同有关部门约谈该地区主要负责人。": ["lead=市生态环境局", "cooperating=有关部门"],
    "国家科委要会同有关部门制订具体的考核制度和奖励办法。": ["lead=国家科委", "cooperating=有关部门"],
    "县公安局会同县政府办公室、县交警大队查处超限运输。": ["lead=县公安局", "cooperating=县政府办公室", "cooperating=县交警大队"],
    "市教育局会同市人民政府发展改革、资源规划等部门实行差异化管理。": [
        "lead=市教育局",
        "cooperating=市人民政府发展改革",
        "cooperating=资源规划",
    ],
    "市农业银行会同市粮食集团公司及时清算贷款。": ["lead=市农业银行", "cooperating=市粮食集团公司"],
    "生态环境部会同有关部门组建协调小组和专家委员会，统筹研究重大问题。": ["lead=生态环境部", "cooperating=有关部门"],
    "由各级计委会同各级经委按照规定的权限审批。": ["lead=各级计委", "cooperating=各级经委"],
    "区民政局自收到申请之日起10个工作日内，会同区残联重新核实。": ["lead=区民政局", "cooperating=区残联"],
    "古城保护管理机构应当建立档案，并会同有关部门按照下列规定进行保护：": ["lead=古城保护管理机构", "cooperating=有关部门"],
    "县农业农村局应当指导河道沿岸开展养殖；会同县生态环境局划定禁养区。": ["lead=县农业农村局", "cooperating=县生态环境局"],
    "各区住建局负责房源筹集，会同相关部门做好审核工作，并配合市住建局做好查处工作。": ["responsible=各区住建局", "cooperating=相关部门"],
    # whoever has the duty with them, and what only sounds like it
    "市水利局对河道实施统一监督管理，并与有关部门按照下列规定，履行监督管理职责：": ["responsible=市水利局", "responsible=有关部门"],
    "市水利局对河道实施统一监督管理，并与公安机关共同做好采砂管理工作。": ["responsible=市水利局", "responsible=公安机关"],
    "县农业农村局主管本县种子工作，并和县粮食局按照职责分工，落实储备任务。": ["responsible=县农业农村局", "responsible=县粮食局"],
    "区民政局负责养老服务，与区卫健局共同负责医养结合。": ["responsible=区民政局", "responsible=区卫健局"],
    "市数据局负责平台建设，并与有关部门建立的平台对接。": ["responsible=市数据局"],
    "市规划局负责规划编制，并与国土空间规划相衔接。": ["responsible=市规划局"],
    "市数据局负责平台建设，与市财政局联系。": ["responsible=市数据局"],
    # whom somebody helps in what he may do
    "县环保局可以对机动车进行抽测，县公安局应当予以配合。": ["responsible=县环保局", "cooperating=县公安局"],
    "在不影响通行的情况下，市交通局可以通过遥感监测开展检查，市公安局予以配合。": ["responsible=市交通局", "cooperating=市公安局"],
    "企业可以申请检测，市公安局应当予以配合。": ["cooperating=市公安局"],
    "有关部门可以抽测，市公安局应当予以配合。": ["cooperating=市公安局"],
    # in their own field of work
    "工会、共产主义青年团、妇女联合会，应当在各自的工作范围内，做好就业工作。": [
        "responsible=工会",
        "responsible=共产主义青年团",
        "responsible=妇女联合会",
    ],
    "县残联在工作范围内做好康复工作。": ["responsible=县残联"],
    "红十字会及其分支机构负责人道救助工作。": ["responsible=红十字会", "responsible=分支机构"],
    "红十字会的负责人道德高尚。": [],
    "工会应当会同企业行政方面和有关方面协商解决职工的要求。": ["lead=工会", "cooperating=企业行政方面", "cooperating=有关方面"],
    # what becomes of whoever breaks a rule, by duty too
    "工作人员违反本条例规定，造成不良影响的，由有关部门根据职责权限采取下列方式督促整改：": [],
    "违反前款规定的，由县水利局按照职责督促改正。": [],
    "逾期不缴的，市税务局按照职责催缴。": [],
    "县水利局按照职责对违反规定取水的行为加强监督。": ["responsible=县水利局"],
    "污水直排的，由县水利局按照职责督促改正。": ["responsible=县水利局"],
    "场站不合标准的，由市气象局提出意见，市或者区、县人民政府组织治理。": ["responsible=市气象局", "responsible=市或者区、县人民政府"],
    "市或者县人民政府负责管网改造。": ["responsible=市或者县人民政府"],
    "市水利局或者县水利局负责管网改造。": ["responsible=市水利局", "responsible=县水利局"],
    # whom one turns to where something befalls is a step, and what is put before somebody otherwise a duty
    "如果调控未见成效，由市粮食指挥部提请省粮食指挥部进行调控。": [],
    "库区如遇险情，若超出能力，由县水利局报请市水利局支援。": [],
    "规划方案由市水利局报请市人民政府批准。": ["responsible=市水利局"],
    "如需扩建，由市水利局负责组织。": ["responsible=市水利局"],
    # 由 and what is done by duty, whatever follows
    "所需资金由县财政局统筹安排。": ["responsible=县财政局"],
    "由县财政局统筹安排乡村振兴资金。": ["responsible=县财政局"],
    "申报材料由市科技局受理，由市工信局审核。": ["responsible=市科技局", "responsible=市工信局"],
    "专项规划由市交通局组织编制，报市政府批准。": ["responsible=市交通局"],
    "该奖项由省文联承办，省作协协办。": ["responsible=省文联"],
    "堤防由所在地的乡（镇）人民政府管护。": ["responsible=所在地的乡（镇）人民政府"],
    "国有林区的巡护由县国有林场负责，集体林区的巡护由所在地乡镇人民政府负责。": [
        "responsible=县国有林场",
        "responsible=所在地乡镇人民政府",
    ],
    # what is put into somebody's charge
    "机关大院内的树木，由本单位负责。": ["responsible=本单位"],
    "自家院内的绿地由居民自行负责。": ["responsible=居民"],
    "小区绿地由业主或者其委托的物业服务企业负责。": ["responsible=业主", "responsible=其委托的物业服务企业"],
    "裸露地面由使用权人、管理单位负责覆盖。": ["responsible=使用权人", "responsible=管理单位"],
    "供水设施的所有权人负责设施的维护。": ["responsible=供水设施的所有权人"],
    # who leads by his part, cooperates, answers for what it decides
    "充分发挥市委科技委员会牵头抓总作用，完善推进机制。": ["lead=市委科技委员会"],
    "发挥县乡村振兴局的牵头协调职能。": ["lead=县乡村振兴局"],
    # by whose word an authority does what is another's
    "县水务局受市水务局委托，实施河道采砂许可。": ["responsible=县水务局"],
    "县林业局依照省林业局的委托，实施采伐许可。": ["responsible=县林业局"],
    "镇人民政府根据县自然资源局委托开展巡查。": ["responsible=镇人民政府"],
    "县疾控中心接受市卫生健康委委托开展水质检测。": ["responsible=县疾控中心"],
    "公安、交通运输等部门应当予以配合。": ["cooperating=公安", "cooperating=交通运输"],
    "各地水利部门、农业农村部门要加强协同配合，督促企业整改。": ["cooperating=各地水利部门", "cooperating=农业农村部门"],
    "法制审核机构对重大执法决定的法制审核意见负责。": ["responsible=法制审核机构"],
    "市人民政府负责湖区保护工作的统一领导。": ["responsible=市人民政府"],
    "开展试点的县级主管部门要会同有关部门制定方案。": ["lead=县级主管部门", "cooperating=有关部门"],
    # places in the place of their bodies
    "甲山省、乙水省和丙河市人民政府负责本段的采砂管理。": ["responsible=甲山省", "responsible=乙水省", "responsible=丙河市人民政府"],
    "省水利厅会同沿河有关市、县人民政府编制规划。": ["lead=省水利厅", "cooperating=沿河有关市、县人民政府"],
    "临渚县、白崖市负责试点工作。": ["responsible=临渚县", "responsible=白崖市"],
    # several in one sentence
    "区教育局为牵头单位，区财政局、区人社局为责任单位。": ["lead=区教育局", "cooperating=区财政局", "cooperating=区人社局"],
    "县教育局负责师资培训；县卫健局负责校医配备。": ["responsible=县教育局", "responsible=县卫健局"],
    # who guides by 组织协调 or 统筹指导, whatever its name holds; whoever leads and guides; whoever bears work and not what it costs
    "在市推进湖区治理领导小组统筹指导下，岚县人民政府要切实履行主体责任。": ["responsible=岚县人民政府", "guiding=市推进湖区治理领导小组"],
    "在省水利厅的组织协调下，由市水利局负责堤防的维护。": ["responsible=市水利局", "guiding=省水利厅"],
    "镇人民政府在县人民政府领导和县林业局指导下，做好防火工作。": ["responsible=镇人民政府", "guiding=县林业局"],
    "由县民政局牵头和指导，共同建设照料平台。": ["lead=县民政局", "guiding=县民政局"],
    "由市卫健委牵头、指导，建设健康小屋。": ["lead=市卫健委", "guiding=市卫健委"],
    "园区的物业管理由物业服务企业承担，按照规定收费。": ["responsible=物业服务企业"],
    "公共绿地的养护由县园林管理中心承担。": ["responsible=县园林管理中心"],
    "木雕、漆器、竹编培训班的举办由州职业技术学院承担。": ["responsible=州职业技术学院"],
    "疑难病例的会诊由市人民医院承担。": ["responsible=市人民医院"],
    "新生儿疾病的筛查由县妇幼保健院、县疾控中心承担。": ["responsible=县妇幼保健院", "responsible=县疾控中心"],
    "教材的编写由松岭农业大学承担。": ["responsible=松岭农业大学"],
    "生活垃圾的清运由县环卫公司具体承担。": ["responsible=县环卫公司"],
    "竞赛的组织由市总工会承担。": ["responsible=市总工会"],
    "区商务局具体受理，由区财政局汇总。": ["responsible=区商务局", "responsible=区财政局"],
    "学校安全管理机构负有下列职责：": ["responsible=学校安全管理机构"],
    "县林业局依照分工和权限做好古树的养护工作。": ["responsible=县林业局"],
    # a second authority with a part of its own
    "市教育局负责平台的建设，市公安局公布地址，市财政局安排资金。": [
        "responsible=市教育局",
        "responsible=市公安局",
        "responsible=市财政局",
    ],
    "市教育局牵头建设平台，市财政局保障资金。": ["lead=市教育局", "cooperating=市财政局"],
    "市教育局负责平台的建设，组织有关部门开展评审。": ["responsible=市教育局"],
    "市教育局负责平台的建设，市财政局应当安排资金。": ["responsible=市教育局"],
    "市教育局负责平台的建设，各有关部门建立台账。": ["responsible=市教育局"],
    "市教育局负责平台的建设，龙头企业提供服务。": ["responsible=市教育局"],
    "县（市、区）人民政府承担古树保护工作的部门（以下简称县级古树行政管理部门）依照管理权限和职责分工，负责古树的监督管理。": [
        "responsible=县（市、区）人民政府承担古树保护工作的部门"
    ],
    # what a board has in hand; whoever the body before it has do it
    "市联席会议统筹协调全市技能培训工作，研究解决重大问题。": ["responsible=市联席会议"],
    "成立推进领导小组，由分管副市长任组长，市有关部门负责人为成员，统筹协调全市标准化工作。": ["responsible=推进领导小组"],
    "省人民政府统一领导本省水库移民工作。": ["responsible=省人民政府"],
    "准运证由县级以上烟草专卖部门或者其授权的机构审批、发放。": ["responsible=县级以上烟草专卖部门", "responsible=其授权的机构"],
    # or somebody else, whoever that is; who guides; who works with whom
    "涉及两个部门的事项，由市政府制定办法，或由有关部门联合制定办法。": ["responsible=市政府", "responsible=有关部门"],
    "渠道由县水利局维护，或者由村民委员会维护。": ["responsible=县水利局", "responsible=村民委员会"],
    "评价工作由市法院信息化领导小组统筹指导，市法院信息化领导小组办公室负责组织实施。": [
        "guiding=市法院信息化领导小组",
        "responsible=市法院信息化领导小组办公室",
    ],
    "人民法院、仲裁机构应当密切配合，及时移送材料。": ["cooperating=人民法院", "cooperating=仲裁机构"],
    "民政、教育、公安等主管部门应当协同配合，履行救助职责。": ["responsible=民政", "responsible=教育", "responsible=公安"],
    "民政、教育、公安等主管部门应当协同配合，形成合力。": ["cooperating=民政", "cooperating=教育", "cooperating=公安"],
    # 会同 of several, whatever their list holds
    "市资源主管部门应当会同市沙湖保护与发展部门和水利、林业等部门根据生态价值，将岛屿划分为三类。": [
        "lead=市资源主管部门",
        "cooperating=市沙湖保护与发展部门",
        "cooperating=水利",
        "cooperating=林业",
    ],
    "线路的延伸由市交通主管部门会同市公安机关与有关县（市）协商提出方案。": [
        "lead=市交通主管部门",
        "cooperating=市公安机关",
        "cooperating=有关县（市）",
    ],
    "纠纷先由上一级水利部门会同对方主管部门进行调解。": ["lead=上一级水利部门", "cooperating=对方主管部门"],
    "出口项目由省商务主管部门会同省政府、省军区的有关部门审查批准。": ["lead=省商务主管部门", "cooperating=省政府、省军区的有关部门"],
    "省水利厅会同省林业厅和有关市、县人民政府，可以根据水体功能，确定水质标准。": [
        "lead=省水利厅",
        "cooperating=省林业厅",
        "cooperating=有关市、县人民政府",
    ],
    # what B does with them is said of its own stretch alone
    "区民政部门牵头做好补贴发放工作；会同区残联，通过系统报送花名册。": ["lead=区民政部门", "lead=区民政部门", "cooperating=区残联"],
    "公安、交通运输、生态环境等部门负责联合执法。": ["responsible=公安", "responsible=交通运输", "responsible=生态环境"],
    # near misses of vouching, of explanations, of wordings and of how a board works
    "申报材料真实性的核查由县科技局负责。": ["responsible=县科技局"],
    "数据质量由县统计局负责。": ["responsible=县统计局"],
    "材料真实性由申报企业负责，县科技局负责审核。": ["responsible=县科技局"],
    "市建科院负责技术解释工作的组织。": [],
    "请市财政局明确差旅费报销办法。": ["responsible=市财政局"],
    "请市财政局在6月底前明确差旅费报销办法。": ["responsible=市财政局"],
    "市场监管部门要履行好监管职责。": ["responsible=市场监管部门"],
    "教育行政部门要履行好监管职责。": ["responsible=教育行政部门"],
    "市联席会议统筹协调全市职业教育工作，研究解决重大问题。": ["responsible=市联席会议"],
    # a name ends where what the body does begins
    "市信访办公室会同相关督查部门定期开展联合督办，检查办理情况。": ["lead=市信访办公室", "cooperating=相关督查部门"],
    "镇城管中心负责沿街巡查，发现违建及时报送镇规建办与镇网格中心，并协助镇规建办处置。": ["responsible=镇城管中心"],
    "镇投促中心负责业态把关，直接报至镇规建办。": ["responsible=镇投促中心"],
    # offices of a place that no vocabulary knows
    "承包商管理办法由镇采购办另行制定。": ["responsible=镇采购办"],
    "年度计划由区机管局编制。": ["responsible=区机管局"],
    "具体标准由县投促中心制定。": ["responsible=县投促中心"],
    "具体标准由县住宅服务中心制定。": ["responsible=县住宅服务中心"],
    "具体标准由市咨询事务所制定。": [],
    # whose the work is
    "该项目建设主体为县应急局，统筹开展方案设计。": ["responsible=县应急局"],
    "管网改造的实施主体是镇人民政府。": ["responsible=镇人民政府"],
    "本项目责任单位为市教育局。": ["responsible=市教育局"],
    "加装电梯的责任主体为县住建局、县财政局。": ["responsible=县住建局", "responsible=县财政局"],
    "鼓励确定建设主体为县供水局。": [],
    "项目的建设主体为小区业主。": [],
    "县交通局是全县客运行业的行政主管部门。": [],
    # with whom, by 协同 and behind who is asked for something
    "市工信局协同市电力公司进行核定。": ["lead=市工信局", "cooperating=市电力公司"],
    "县教育局协同县公安局开展校园周边整治。": ["lead=县教育局", "cooperating=县公安局"],
    "县数据局统筹协同治理工作。": [],
    "请市经信委予以支持，会同市电力公司研究确定用户清单。": ["lead=市经信委", "cooperating=市电力公司"],
    "请市财政局会同市水利局提出方案。": ["lead=市财政局", "cooperating=市水利局"],
    # what is due by a day
    "各县建设管理部门应于2026年5月31日前完成排查方案。": ["responsible=各县建设管理部门"],
    "县水利局要在2026年9月底前完成清淤。": ["responsible=县水利局"],
    "县水利局于2023年9月底前完成清淤。": [],
    "建设单位应于2026年5月31日前完成整改。": [],
    # all of a place's, and what goes on behind a name
    "各街道、镇作为辖区责任主体，负责日常监管。": ["responsible=各街道", "responsible=镇"],
    "各街道、村负责日常巡查。": ["responsible=各街道", "responsible=村"],
    "请国家能源局派出机构加强对规划落实情况的监管。": ["responsible=国家能源局派出机构"],
    "请市税务局所属单位提供数据。": ["responsible=市税务局所属单位"],
    "成立我县停车共享工作领导小组，负责推进全县工作。": ["responsible=停车共享工作领导小组"],
    "成立我国卫星应用领导小组，负责推进工作。": ["responsible=我国卫星应用领导小组"],
    "县消防局负责加强消防站建设，协同县住建局推动增设充电场所。": ["responsible=县消防局", "cooperating=县住建局"],
    # which work, and not who does it
    "由街镇组织实施的抚育工作收回到县级林业部门实施。": [],
    "抚育工作由街镇组织实施。": ["responsible=街镇"],
}

UNSAID = [
    "驾驶人对事故负全部责任。",
    "房屋的检测费用由物业服务企业承担。",
    "学员的住宿费由州职业技术学院承担。",
    "编写教材的开支由松岭农业大学承担。",
    "展馆的讲解由志愿者承担。",
    "延误造成的损失由县环卫公司承担。",
    "具体受理部门见附件。",
    "拆除的费用由机井所有权人实施分摊。",
    "房屋维修的费用由房屋安全责任人负责。",
    "管部门或者经营单位负责；",
    "股东会的职权由股东行使。",
    "镇人民政府应当制定实施细则。",
    "为了加强管理，市人民政府制定本规定。",
    "市发展改革委制定了管理办法。",
    "新闻媒体对执法活动进行监督。",
    "市水利局应当对工程质量进行监督检查。",
    "该组在协调小组基础上，整合交通工作组设立的新工作组，负责法规的协调任务。",
    "各有关部门应当密切配合。",
    "企业应当相互配合。",
    "平台企业统筹协调全链条的配送工作。",
    "市数据局应当统筹协调本领域工作。",
    "鼓励市联席会议统筹协调全市的宣传工作。",
    "商业部门要与生产部门通力合作。",
    "主管部门，有权通过现场查验等方式，对生产者进行监督检查。",
    "生产企业承担产品质量的主体责任。",
    "拒不改正的，由主管部门报同级人民政府予以关闭。",
    "单位负责人要加强领导。",
    "各部门主要负责同志要亲自抓。",
    "申请人应当对材料的真实性负责。",
    "鼓励龙头企业牵头组建创新联合体。",
    "支持由行业协会牵头制定团体标准。",
    "市科技局应当建立台账并定期公开。",
    "本办法由市财政局负责解释。",
    "县级以上人民政府承担文物保护工作的部门应当加强巡查。",
    "省级部门负责审批的专项规划，其报告书由设区的市另行审查。",
    "谁主管谁负责，谁经营谁负责。",
    "牵头单位要加强协调。",
    "所需费用由申请单位承担。",
    # vouching, also where 由 stands behind what is vouched for; who explains a text, and who made it
    "申报材料的真实性由申报企业负责。",
    "数据的准确性、及时性均由各填报单位负责。",
    "发票真实性、合规性由报销单位负责。",
    "附表内容的完整性，由推荐单位负责。",
    "市建科院负责技术解释。",
    "规程由省建科院负责具体技术内容的解释。",
    "省水科院负责条文解释。",
    # a wording of a rule, a kind of body, and how a board goes about its work
    "请市财政局在差旅费管理办法中明确，出国费用从宽报销。",
    "请市人社局在操作规程里予以注明。",
    "行政部门要简政放权并履行好监管职责。",
    "行政部门依法履行监管职责。",
    "市联席会议统筹协调全市职业教育工作，每年召开两次会议。",
    "领导小组统筹协调全县防汛工作，每季度召开会议。",
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
    "构建“市级指导、县级负责、镇级落实”管理养护责任体系。",
    "形成“部门牵头、街道落实”的格局。",
    "健全“谁检查、谁负责”机制，严格执法。",
    "出海企业总部需承担投资、研发等总部职能之一。",
    "入驻机构应当承担检测、认证等服务职能之一。",
    # nobody in particular, persons
    "县政府主要领导、乡镇政府主要领导为县、乡两级路长，负责公路养护工作。",
    "县教育局分管领导为召集人，负责日常协调。",
    "应当指定专门机构负责投诉处理。",
    "户主负责申报登记。",
    "由政府负责投资，市场化运营。",
    # by duty, and no duty
    "由公安、城管等部门按照各自职责责令改正，处一千元罚款。",
    "未设置围挡的，由住建、水利等部门按照职责分工限期改正。",
    "有关部门未按照职责分工履行职责的，依法给予处分。",
    "主管部门在职责范围内有权进行现场检查。",
    "单位应当予以协助。",
    "申请人应当配合做好核查工作。",
    "市科技局牵头编制了若干政策。",
    "本办法所称联合审批，是指由发展改革部门牵头负责的审批方式。",
    # by the same ways, and no duty
    "由市水务局会同有关部门责令改正，处一万元罚款。",
    "由市交通局会同市公安局确定的单位应当公开信息。",
    "可以由市民政局会同有关部门制定优惠办法。",
    "建立由县长牵头、有关部门参与的机制。",
    "建立由单位牵头、职工参与的机制。",
    "县级人民政府对本级人民代表大会负责。",
    "县统计局对统计资料的真实性负责。",
    "生产经营单位主要负责人对本单位的安全生产工作全面负责。",
    "供水企业应当于每年3月底前向市水务局报送检测报告。",
    "申报单位须于2024年5月底前报送材料。",
    "市财政局应当在接到申请后报送市政府。",
    "学生家长应当协助学校做好管理工作。",
    "企业在有关部门指导下开展生产活动。",
    "县教育局协同推进校园安全。",
    "鼓励在市科协指导下开展科普活动。",
    "县林业局在省林业局指导下开展的活动应当公开。",
    "服务器端：负责接收并处理请求。",
    "管理平台层，负责数据的存储。",
    # beside others, and no duty
    "正确处理政企关系，破除制约大数据中心协同创新体系发展的瓶颈。",
    "融入核心企业生态圈，实现大中小企业协同转型。",
    "县公安局会同县交通局查处违法运输，处一万元罚款。",
    "省发展改革委会同水利厅研究提出了办理意见。",
    "市科技局会同市财政局联合制定了《办法》。",
    "省教育厅会同省卫生健康委确定并公布的学校除外。",
    "由违法建设主管部门会同有关部门责令停止。",
    # no places, or whose work it is
    "我市负责编制流域规划。",
    "全县牵头建设项目12个。",
    "支持高新区牵头实施重大工程。",
    # 会同 in what tells a noun, in a wish, of whoever acts for himself
    "省教育厅会同省卫生健康委联合印发的通知继续有效。",
    "企业可以会同高校开展研究。",
    "市民可以会同业主委员会提出申请。",
    "鼓励市科技局会同高校开展研究。",
    "经营者应当承担下列义务：",
    "企业承担全部监管责任。",
    # a person of a body's; what begins with a deed; what may not be done
    "由社区面向居民负责事务的受理。",
    "协助有关部门核定费用，负责提出奖惩意见。",
    "机关所属事业单位不得开展与本机关所负责的审批相关的服务。",
    "鼓励由行业协会制定团体标准。",
    "符合由国务院规定条件的企业可以申请。",
    "对成绩显著的个人，由有关部门给予表彰。",
    "由县公安局根据情况，责令改正。",
    "申报材料由申请人按照要求，提供原件。",
    "有关部门对企业实施监督检查应当有法律依据。",
    # as a rule has it, and no verb; what others do to somebody; an exception
    "表现突出的个人，由市人民政府按照有关规定给予奖励。",
    "登记手续由收养人向登记机关申请办理。",
    "除依法由县级人民政府负责调查的以外，移送有关部门处理。",
    "统一管理期间，各方应当配合，接受检查。",
    "竣工设施由建设单位承担费用。",
    # what a firm makes, what is done to whoever breaks a rule, what tells a noun; a duty in the course of which something may be done
    "环评文件应当由建设单位委托有资质的机构编制。",
    # what anybody does whom somebody asks, by nobody's word, by that of no authority, or as a firm
    "检测机构接受委托开展检测。",
    "市审计局根据委托开展审计。",
    "街道办事处受业主委托，实施电梯改造。",
    "招标代理机构受采购人委托组织评审。",
    "检测机构受县市场监管局委托，开展抽样检验。",
    "县水务局委托县水利站实施行政许可。",
    "违法建筑由县级人民政府组织拆除，并处一万元罚款。",
    "由财政部门拨付事业经费的文化事业单位转制为企业。",
    "费用由违法者负担。",
    "具体办法由有关部门制定。",
    "统计机构履行监督职责时，可以询问当事人。",
    "工作人员不履行监督管理职责的，依法给予处分。",
    "运营单位应当履行安全管理责任。",
    "公安机关依法履行职责，任何单位不得阻挠。",
    "企业应当加强管理；会同有关部门开展演练。",
    # by 由, and no duty, or nobody's in particular
    "由县财政局统筹安排的资金，应当专款专用。",
    "申报材料由市科技局审核后报省科技厅。",
    "由有关部门审核。",
    "由县公安局统一管理的车辆应当登记。",
    "由企业受理售后投诉。",
    # what something costs or causes, and procedures of persons
    "更新改造的费用由业主负责。",
    "因此造成的损失，由使用人自行负责。",
    "业主负责办理登记手续。",
    "不足部分由居民自行承担。",
    # nobody's part
    "充分发挥各部门牵头作用。",
    "鼓励发挥市科协牵头作用。",
    "各牵头部门要充分发挥牵头作用，主动协调解决问题。",
    "有关部门应当予以配合。",
    "定点康复机构应当予以协助。",
    "被检查单位应当予以配合。",
    "检验机构对检验结论负责。",
    "行政执法机关主要负责人是第一责任人，对本机关作出的行政执法决定负责。",
    "由分管领导负责的事项应当报告。",
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
    ("name", "known", "elliptic", "told"),
    [
        ("数据来源:市统计局", True, False, True),
        ("市财政局(预算科", True, False, True),
        ("均加盖协议签署单位公章", False, False, True),
        ("软通公司成立运营公司", False, False, True),
        ("各特殊技能", False, False, True),
        ("有关单位应当", False, False, True),
        ("第三条县政府", True, False, True),
        ("市财政局", True, False, False),
        ("市人民政府确定的部门", False, False, False),
        ("优化营商环境咨询委员会", False, False, False),
        ("公安", True, False, False),
        ("县国资监管中心(县金融事务中心)", True, False, False),
        ("企业", True, False, False),
        ("经济综合宏观调控", False, True, False),
        ("经济综合宏观调控", False, False, True),
        ("江苏省", False, True, False),
        ("社会组织", False, True, False),
        ("市卫健局做好", False, True, True),
        ("各区、县(市)", True, False, False),
        ("各市、州", True, False, False),
        ("沿江各市、县", True, False, False),
        ("市、县", False, False, True),
        ("各区、县(市)要", True, False, True),
    ],
)
def test_a_name_that_no_reader_would_accept_is_told(name: str, known: bool, elliptic: bool, told: bool) -> None:
    assert is_implausible(name, known, elliptic) == told


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
        # 会同, and what says when, before the verb
        (
            "隐患整改后，县水利局组织复查。",
            "必要时，会同县住建局、县交通局共同验收。",
            ["lead=县水利局", "cooperating=县住建局", "cooperating=县交通局"],
        ),
        ("县档案局要加强业务指导。", "会同县委党校开展轮训。", ["lead=县档案局", "cooperating=县委党校"]),
        ("供水企业应当加强巡查。", "必要时，会同专家开展检测。", []),
        ("鼓励县水利局先行先试。", "必要时，会同有关部门开展检测。", []),
        ("县粮食局要对储备工作加强管理。", "当群众反映问题时，应负责核查。", ["responsible=县粮食局"]),
        ("系统分为三层。", "数据到达后，负责校验。", []),
    ],
)
def test_a_sentence_without_a_subject_speaks_of_the_one_before(before: str, sentence: str, expected: list[str]) -> None:
    assert said(sentence, before) == expected


TEXTS = {
    "县文旅局负责本县旅游管理，区人民政府负责旅游管理的部门在市文旅局的指导下，负责本区旅游管理。": [
        "县文旅局负责本县旅游管理",
        "区人民政府负责旅游管理的部门在市文旅局的指导下，负责本区旅游管理",
    ],
    "市教育局负责统筹规划，市人社局在各自职责范围内，负责技工教育。": ["市教育局负责统筹规划", "市人社局在各自职责范围内，负责技工教育"],
    "市水利局主管节水工作，市住建局根据市人民政府授权，负责城镇节水。": [
        "市水利局主管节水工作",
        "市住建局根据市人民政府授权，负责城镇节水",
    ],
    "市水利局负责节水工作，做好宣传，开展检查。": ["市水利局负责节水工作，做好宣传，开展检查"],
}


@pytest.mark.parametrize("sentence", TEXTS)
def test_the_text_of_a_statement_ends_where_the_next_begins(sentence: str) -> None:
    assert [said.passage.text for said in read_duties(Passage.of(sentence)) if said.passage] == TEXTS[sentence]
