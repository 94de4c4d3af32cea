"""What changed between two sentences, in the pieces that a person would name."""

from __future__ import annotations

import pytest
from plans import compare, edits, notice, rebuilt, the_match

HEAD = "一、重点任务\n（一）发展茶产业。\n"
OTHERS = "支持茶企改造加工车间，引进清洁化生产线。\n每年举办开茶节，组织企业参加国内知名茶博会。\n"


def changed(parent: str, child: str):
    """Compare two sentences as they stand in a section whose other sentences were kept."""
    comparison = compare(HEAD + OTHERS + child, HEAD + OTHERS + parent)
    return the_match(comparison, child)


CASES = {
    # verdict, edits (kind, parent, child), directions
    "level": ("促进全市茶产业增收提质。", "促进全县茶产业增收提质。", "localized", [("level", "全市", "全县")]),
    "place": ("打造临江茶叶区域公用品牌。", "打造云溪茶叶区域公用品牌。", "localized", [("place", "临江", "云溪")]),
    "place that stays": ("依托临江英才计划引进茶叶人才。", "依托临江英才计划引进茶叶人才。", "copied", []),
    "counterpart body": (
        "由市农业农村局会同有关部门组织验收。",
        "由县农业农村局会同有关部门组织验收。",
        "localized",
        [("organisation", "市农业农村局", "县农业农村局")],
    ),
    "body under another name": (
        "由市发改委负责茶叶项目审批。",
        "由县发展改革局负责茶叶项目审批。",
        "localized",
        [("organisation", "市发改委", "县发展改革局")],
    ),
    "body by function": (
        "由市知识产权局指导茶叶商标注册。",
        "由县市场监管局指导茶叶商标注册。",
        "localized",
        [("organisation", "市知识产权局", "县市场监管局")],
    ),
    "bodies one level down": (
        "各县（市、区）人民政府要落实茶园管护责任。",
        "各乡镇（街道）要落实茶园管护责任。",
        "localized",
        [("level", "各县（市、区）人民政府", "各乡镇（街道）")],
    ),
    "figure": ("到2025年，新建生态茶园45万亩。", "到2025年，新建生态茶园54万亩。", "localized", [("quantity", "45万亩", "54万亩")]),
    "figure and bound": (
        "到2025年，茶叶企业达5.6万家。",
        "到2025年，茶叶企业达45家以上。",
        "adapted",
        [("quantity", "5.6万家", "45家以上")],
    ),
    "bound lost": ("到2025年，培育茶叶品牌5个以上。", "到2025年，培育茶叶品牌5个。", "adapted", [("strength", "5个以上", "5个")]),
    "deadline": ("到2025年，茶园面积稳定在15万亩。", "到2027年，茶园面积稳定在15万亩。", "adapted", [("quantity", "2025年", "2027年")]),
    "unit": ("引进茶叶龙头企业3家。", "引进茶叶龙头企业3个。", "adapted", [("quantity", "3家", "3个")]),
    "strength": (
        "推行茶园统防统治，大力发展有机茶、富硒茶生产。",
        "推行茶园统防统治，鼓励发展有机茶、富硒茶生产。",
        "adapted",
        [("strength", "大力", "鼓励")],
    ),
    "力争 added": ("到2025年，茶叶综合产值达到30亿元。", "到2025年，力争茶叶综合产值达到30亿元。", "adapted", [("strength", "", "力争")]),
    "探索 added": ("支持茶叶交易中心建设冷链仓储设施。", "探索支持茶叶交易中心建设冷链仓储设施。", "adapted", [("strength", "", "探索")]),
    "item deleted": (
        "发展采茶、制茶、品茶、斗茶等体验项目。",
        "发展采茶、制茶、斗茶等体验项目。",
        "adapted",
        [("enumeration", "品茶、", "")],
    ),
    "last item deleted": (
        "推动茶产业专业化、网络化、规模化、高端化发展。",
        "推动茶产业专业化、网络化、规模化发展。",
        "adapted",
        [("enumeration", "、高端化", "")],
    ),
    "item added": (
        "发展采茶、制茶、斗茶等体验项目。",
        "发展采茶、制茶、品茶、斗茶等体验项目。",
        "adapted",
        [("enumeration", "", "品茶、")],
    ),
    "item replaced": (
        "提供良种繁育、茶园托管、仓储物流等服务。",
        "提供良种繁育、茶园托管、电商直播等服务。",
        "adapted",
        [("enumeration", "仓储物流", "电商直播")],
    ),
    "part deleted": (
        "推广良种茶苗，改造低产低效茶园，新建生态茶园。",
        "推广良种茶苗，新建生态茶园。",
        "adapted",
        [("clause", "改造低产低效茶园，", "")],
    ),
    "last part deleted": (
        "推广良种茶苗，新建生态茶园，配套水肥一体化设施。",
        "推广良种茶苗，新建生态茶园。",
        "adapted",
        [("clause", "，配套水肥一体化设施", "")],
    ),
    "part added": (
        "推广良种茶苗，新建生态茶园。",
        "落实茶园管护补助，推广良种茶苗，新建生态茶园。",
        "adapted",
        [("clause", "", "落实茶园管护补助，")],
    ),
    "part replaced": (
        "建设茶叶交易中心，完善冷链仓储设施，扶持茶叶专业合作社发展。",
        "建设茶叶交易中心，推行线上拍卖模式，扶持茶叶专业合作社发展。",
        "adapted",
        [("clause", "完善冷链仓储设施", "推行线上拍卖模式")],
    ),
    "word": (
        "建立茶叶质量追溯制度，健全茶叶标准体系。",
        "落实茶叶质量追溯制度，健全茶叶标准体系。",
        "adapted",
        [("wording", "建立", "落实")],
    ),
    "whole words": (
        "根据茶产业发展需求，健全茶叶标准体系，满足市场需求和消费需要。",
        "根据茶产业发展需要，健全茶叶标准体系，满足市场需求和消费需要。",
        "adapted",
        [("wording", "需求", "需要")],
    ),
    "level word added": (
        "推广无性系良种茶苗，建设茶叶追溯平台。",
        "推广无性系良种茶苗，建设县级茶叶追溯平台。",
        "adapted",
        [("level", "", "县级")],
    ),
    "a higher level changed": (
        "争创全国茶叶百强，建设国家级茶叶庄园。",
        "争创全国茶叶百强，建设县级茶叶庄园。",
        "adapted",
        [("level", "国家级", "县级")],
    ),
    "own level added": (
        "认真落实市委、市政府关于茶产业的工作要求。",
        "认真落实市委、市政府及县委、县政府关于茶产业的工作要求。",
        "localized",
        [("level", "", "及县委、县政府")],
    ),
    "quoted items": (
        "打响“临江毛峰”“临江红”等茶叶品牌，拓展销售渠道。",
        "打响“云溪云雾”等茶叶品牌，拓展销售渠道。",
        "adapted",
        [("wording", "“临江毛峰”“临江红”", "“云溪云雾”")],
    ),
    "blanks and width": ("推广 良种茶苗(无性系),新建生态茶园。", "推广良种茶苗（无性系），新建生态茶园。", "copied", []),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_named_as_a_person_would(name):
    parent, child, verdict, expected = CASES[name]
    match = changed(parent, child)
    assert (match.verdict, edits(match)) == (verdict, expected)
    assert rebuilt(match) == child or verdict == "copied"


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("strength", "weaker"),
        ("力争 added", "weaker"),
        ("探索 added", "weaker"),
        ("bound lost", "weaker"),
        ("figure and bound", "stronger"),
    ],
)
def test_weaker_and_stronger(name, direction):
    parent, child, _, _ = CASES[name]
    assert [edit.direction for edit in changed(parent, child).edits] == [direction]
    opposite = {"weaker": "stronger", "stronger": "weaker"}[direction]
    assert [edit.direction for edit in changed(child, parent).edits] == [opposite]


STATEMENTS = {
    "body dropped": (
        "（责任单位：市农业农村局、市教委、市财政局）",
        "（责任单位：县农业农村局、县财政局）",
        "adapted",
        [("organisation", "市农业农村局", "县农业农村局"), ("organisation", "市教委、", ""), ("organisation", "市财政局", "县财政局")],
    ),
    "lead removed": (
        "（责任单位：市农业农村局、市教委、市财政局）",
        "（责任单位：市教委、市财政局）",
        "adapted",
        [("organisation", "市农业农村局、", "")],
    ),
    "body added": (
        "（责任单位：市农业农村局、市财政局）",
        "（责任单位：市农业农村局、市商务局、市财政局）",
        "adapted",
        [("organisation", "", "市商务局、")],
    ),
    "only carried down": (
        "（责任单位：市农业农村局、市财政局，各县（市、区）人民政府）",
        "〔责任单位：县农业农村局、县财政局，各乡镇（街道）〕",
        "localized",
        [
            ("organisation", "市农业农村局", "县农业农村局"),
            ("organisation", "市财政局", "县财政局"),
            ("level", "各县（市、区）人民政府", "各乡镇（街道）"),
        ],
    ),
    "two dropped": (
        "（责任单位：市农业农村局、市教委、市科协，市供销社）",
        "（责任单位：市农业农村局）",
        "adapted",
        [("organisation", "、市教委", ""), ("organisation", "、市科协", ""), ("organisation", "，市供销社", "")],
    ),
    "outer bracket": ("（责任单位：市农业农村局）", "〔责任单位：市农业农村局〕", "copied", []),
}


@pytest.mark.parametrize(
    ("parent", "child", "verdict"),
    [
        ("四是推动规范发展。", "五是推动规范发展。", "copied"),
        ("一是疏浚主干排灌沟渠，加固病险泵站机房。", "三是疏浚主干排灌沟渠，加固病险泵站机房。", "copied"),
        ("一是疏浚全市主干排灌沟渠。", "疏浚全县主干排灌沟渠。", "localized"),
        ("一是疏浚主干排灌沟渠。", "二是疏浚主干排灌沟渠，加固病险泵站机房。", "adapted"),
        ("三要素齐备疏浚排灌沟渠。", "四要素齐备疏浚排灌沟渠。", "adapted"),  # three of what
    ],
)
def test_what_only_counts_a_sentence_is_no_change(parent: str, child: str, verdict: str) -> None:
    match = the_match(compare(f"一、整治水土\n{child}\n", f"一、整治水土\n{parent}\n"), child)
    assert match.verdict == verdict


MERGED = {
    "the same twice": (
        "（责任单位：市水利局、市财政局）",
        "（责任单位：市水利局、市财政局）",
        "（责任单位：县水务局、县财政局）",
        "localized",
    ),
    "one within the other": ("（责任单位：市水利局）", "（责任单位：市水利局、市财政局）", "（责任单位：县水利局、县财政局）", "localized"),
    "the fuller one first": ("（市水利局牵头，市财政局配合）", "（市水利局牵头）", "（县水利局牵头，县财政局配合）", "localized"),
    "another body": ("（责任单位：市水利局、市财政局）", "（责任单位：市水利局、市林业局）", "（责任单位：县水利局、县财政局）", "adapted"),
    "another way to take part": ("（市水利局牵头）", "（市水利局、市财政局负责）", "（县水利局、县财政局负责）", "adapted"),
    "a body lost": ("（责任单位：市水利局、市财政局）", "（责任单位：市水利局、市财政局）", "（责任单位：县水利局）", "adapted"),
}


@pytest.mark.parametrize("name", MERGED)
def test_of_two_statements_that_became_one_nothing_is_lost_where_the_other_says_it_all(name: str) -> None:
    first, second, one, verdict = MERGED[name]
    tasks = "疏浚主干排灌沟渠三十公里。", "加固病险泵站机房十二座。"
    parent = f"一、整治水土\n{tasks[0]}\n{first}\n{tasks[1]}\n{second}\n"
    match = the_match(compare(f"一、整治水土\n{tasks[0]}\n{tasks[1]}\n{one}\n", parent), one)
    assert (len(match.parent), match.verdict) == (2, verdict)
    twice = [edit for edit in match.edits if edit.note == "said twice"]
    assert all(match.parent_text[slice(*edit.parent_at)] == edit.parent and not edit.child for edit in twice)
    assert bool(twice) == (verdict == "localized" or name == "a body lost")


ROLES = {
    "no lead any more": (
        "（牵头单位：市商务局；配合单位：市财政局）",
        "（责任单位：市商务局、市财政局）",
        [("organisation", "牵头单位", "责任单位", "weaker"), ("organisation", "；配合单位：", "、", None)],
    ),
    "a lead named": ("（责任单位：市商务局）", "（牵头单位：市商务局）", [("organisation", "责任单位", "牵头单位", "stronger")]),
    "by verbs": ("（市商务局牵头，市财政局配合）", "（市商务局负责，市财政局配合）", [("organisation", "牵头", "负责", "weaker")]),
}


@pytest.mark.parametrize("name", ROLES)
def test_a_change_of_role_says_which_way(name):
    parent, child, expected = ROLES[name]
    match = the_match(compare(HEAD + OTHERS + child, HEAD + OTHERS + parent), "市商务局")
    assert [(edit.kind, edit.parent, edit.child, edit.direction) for edit in match.edits] == expected
    assert {edit.note for edit in match.edits} == {"role-changed"} and match.verdict == "adapted"


@pytest.mark.parametrize("name", STATEMENTS)
def test_bodies_of_a_statement_change_one_by_one(name):
    parent, child, verdict, expected = STATEMENTS[name]
    match = the_match(compare(HEAD + OTHERS + child, HEAD + OTHERS + parent), "责任单位")
    assert (match.verdict, edits(match)) == (verdict, expected)


def test_two_sentences_merged_differ_by_their_stop_alone():
    parent = "加强茶树种质资源保护利用。\n建设无性系良种茶苗繁育基地。\n"
    comparison = compare(HEAD + OTHERS + "加强茶树种质资源保护利用，建设无性系良种茶苗繁育基地。", HEAD + OTHERS + parent)
    match = the_match(comparison, "种质资源")
    assert (len(match.parent), match.verdict, edits(match)) == (2, "adapted", [("wording", "。", "，")])


def test_the_lesson_of_the_crossed_figures():
    """Twenty of the deleted part must not be taken for the one of the kept part."""
    match = changed(
        "到2025年，茶叶服务市场主体达5000家，市级及以上品牌茶企达20家以上，从业评茶师达800人。",
        "到2025年，茶叶服务市场主体达1家以上，从业评茶师达6人。",
    )
    assert edits(match) == [
        ("quantity", "5000家", "1家以上"),
        ("clause", "市级及以上品牌茶企达20家以上，", ""),
        ("quantity", "800人", "6人"),
    ]


LOCAL = {
    "the document's own name": ("本规范由市水务局负责解释。", "本实施细则由县水务局负责解释。", "own name"),
    "another own name": ("渡口未达本办法要求的，限期整改。", "渡口未达本规定要求的，限期整改。", "own name"),
    "an item that became a sentence": ("擅自占用渡口岸线的；", "擅自占用渡口岸线的。", "closing mark"),
    "a sentence that became an item": ("运砂船应当加盖篷布，防止遗撒。", "运砂船应当加盖篷布，防止遗撒；", "closing mark"),
}


@pytest.mark.parametrize(("parent", "child", "note"), LOCAL.values(), ids=LOCAL)
def test_the_own_name_and_the_closing_mark_are_local(parent, child, note):
    (match,) = [match for match in compare(f"一、渡口\n{child}\n", f"一、渡口\n{parent}\n").matches if match.role == "body"]
    assert match.verdict == "localized" and note in {edit.note for edit in match.edits}


def test_another_document_is_no_own_name():
    child, parent = "一、渡口\n按照省里办法执行并报备。\n", "一、渡口\n按照省里规定执行并报备。\n"
    assert {match.verdict for match in compare(child, parent).matches if match.role == "body"} == {"adapted"}


NEUTRAL = """
本办法自2020年3月1日起施行。 | 本办法自2021年7月1日起施行。
本办法自公布之日起施行。 | 本办法自2021年7月1日起施行。
本办法自印发之日起施行，有效期至2025年12月31日。 | 本办法自印发之日起施行，有效期至2027年6月30日。
市、县（市、区）人民政府环境保护主管部门应当监测茶园土壤。 | 县人民政府生态环境主管部门应当监测茶园土壤。
县级以上地方人民政府应当安排资金支持茶树良种繁育。 | 县、乡镇人民政府应当安排资金支持茶树良种繁育。
设区的市、县（市、区）人民政府应当建立茶园普查制度。 | 县（市、区）人民政府应当建立茶园普查制度。
县级以上人民政府农业主管部门负责茶苗检疫。 | 县农业农村主管部门负责茶苗检疫。
国土资源主管部门应当保障茶叶加工用地。 | 自然资源和规划主管部门应当保障茶叶加工用地。
鼓励各市统筹专项资金支持茶园改造。 | 鼓励各县市区统筹专项资金支持茶园改造。
指导各县编制茶园改造方案。 | 指导各乡镇（街道）编制茶园改造方案。
各市、县要公布茶园改造进度。 | 各乡镇要公布茶园改造进度。
鼓励茶企按照国家和本市有关规定申报良种。 | 鼓励茶企按照国家和市有关规定申报良种。
优化茶叶加工布局，形成优势突出的集聚区。 | 优化全县茶叶加工布局，形成优势突出的集聚区。
支持茶企在产地开设直营门店。 | 支持县内茶企在产地开设直营门店。
加强市县联动，鼓励茶农根据本规划制定茶园改造计划。 | 加强县镇联动，鼓励茶农根据本规划制定茶园改造计划。
每年选择部分县试点开展茶苗检疫。 | 每年选择部分镇（街道）试点开展茶苗检疫。
优先向国家推荐茶叶加工示范项目。 | 优先向省、市推荐茶叶加工示范项目。
建立市、县、乡三级茶园管护机制。 | 建立县、镇、村三级茶园管护机制。
开展“一县一茶品，一镇一特色”创建行动。 | 开展“一镇一茶品，一村一特色”创建行动。
实行市级统筹、县级负责、乡级落实的茶园管护机制。 | 实行县级统筹、镇级负责、村级落实的茶园管护机制。
在16县推广茶叶质量追溯模式。 | 在14个镇（街道）推广茶叶质量追溯模式。
每个乡镇（街道）至少建设一处茶叶仓库。 | 每个镇（街道）至少建设一处茶叶仓库。
每个县（市、区）至少建设一处茶叶仓库。 | 每个镇（街道）至少建设一处茶叶仓库。
茶园管护经费由各县政府筹措。 | 茶园管护经费由各镇政府、街道办事处筹措。
对成效明显的县、乡镇给予茶叶品牌奖励。 | 对成效明显的镇（街道）、村给予茶叶品牌奖励。
在临沂、富阳等地开展茶叶出口试点。 | 在岱崮镇、坦埠镇等地开展茶叶出口试点。
落实国家、省有关茶叶税收优惠。 | 落实国家、省、市有关茶叶税收优惠。
到2025年，形成完整的茶叶质量追溯体系： | 到2025年，形成完整的茶叶质量追溯体系。
到2025年，形成完整的茶叶质量追溯体系 | 到2025年，形成完整的茶叶质量追溯体系。
违反本办法第十九条第二款规定，未公布茶样检测结果的，责令改正。 | 违反本办法第十三条规定，未公布茶样检测结果的，责令改正。
"""


@pytest.mark.parametrize(("parent", "child"), [tuple(line.split(" | ")) for line in NEUTRAL.strip().splitlines()])
def test_what_every_level_says_in_its_own_terms_is_local(parent: str, child: str):
    assert changed(parent, child).verdict == "localized"


REAL = """
到2025年，茶园面积稳定在15万亩。 | 到2027年，茶园面积稳定在15万亩。
县级以上人民政府应当安排资金支持茶树良种繁育。 | 县人民政府可以安排资金支持茶树良种繁育。
环境保护主管部门应当监测茶园土壤。 | 水行政主管部门应当监测茶园土壤。
本办法自2020年3月1日起施行。 | 本办法自2021年7月1日起施行，原办法同时废止。
鼓励各市场统筹专项资金支持茶园改造。 | 鼓励各县市区统筹专项资金支持茶园改造。
指导各县编制茶园改造方案。 | 指导各茶场编制茶园改造方案。
优化茶叶加工布局，形成优势突出的集聚区。 | 优化全市茶叶加工布局，形成优势突出的集聚区。
优化茶叶加工布局，形成优势突出的集聚区。 | 在全县优化茶叶加工和销售布局，形成优势突出的集聚区。
加强市县联动，鼓励茶农根据本规划制定茶园改造计划。 | 加强县企联动，鼓励茶农根据本规划制定茶园改造计划。
加强市县联动，鼓励茶农根据本规划制定茶园改造计划。 | 加强省市联动，鼓励茶农根据本规划制定茶园改造计划。
每年选择部分县试点开展茶苗检疫。 | 每年选择部分茶场试点开展茶苗检疫。
优先向国家推荐茶叶加工示范项目。 | 优先向省、协会推荐茶叶加工示范项目。
优先向省、市推荐茶叶加工示范项目。 | 优先向国家推荐茶叶加工示范项目。
到2025年，形成完整的茶叶质量追溯体系。 | 到2025年，形成完整的茶叶质量追溯体系，
支持特色小镇、产业强镇建设茶叶展馆。 | 支持森林小镇、文旅强镇建设茶叶展馆。
支持茶叶市场建设茶叶展馆。 | 支持坦埠镇建设茶叶展馆。
落实国家、省有关茶叶税收优惠。 | 落实国家、省、镇有关茶叶税收优惠。
每个乡镇（街道）至少建设一处茶叶仓库。 | 每个县（市、区）至少建设一处茶叶仓库。
市场主体应当公示茶样检测结果。 | 茶企应当公示茶样检测结果。
"""


@pytest.mark.parametrize(("parent", "child"), [tuple(line.split(" | ")) for line in REAL.strip().splitlines()])
def test_what_changes_the_matter_is_not_local(parent: str, child: str):
    assert changed(parent, child).verdict == "adapted"


LOCAL_NAMES = [
    # departments of a list, by words of one line, and what departments are called
    ("农业、林业等主管部门应当公布茶园用药名录。", "农业农村、林业等部门应当公布茶园用药名录。", True),
    ("会同环境保护、公安和交通运输部门查验茶叶冷链车。", "会同生态环境、公安和交通运输部门查验茶叶冷链车。", True),
    ("报县级以上质量监督行政管理部门备案后方可使用茶叶标识。", "报县级以上市场监督管理部门备案后方可使用茶叶标识。", True),
    ("茶叶检验机构由行政主管部门核发证书，每三年复核。", "茶叶检验机构由主管部门核发证书，每三年复核。", True),
    # the same words where no department is meant, or another one
    ("统筹农业、林业等产业发展，划定茶叶优势产区。", "统筹农业农村、林业等产业发展，划定茶叶优势产区。", False),
    ("农业、林业等主管部门应当公布茶园用药名录。", "水利、林业等主管部门应当公布茶园用药名录。", False),
    # what is bound by a level is bound by one's own, too; nothing may go, and nothing below may come
    ("按照国家和省要求安装茶叶加工除尘设备。", "按照国家、省和市要求安装茶叶加工除尘设备。", True),
    ("按照国家有关规定安装茶叶加工除尘设备。", "按照国家和省有关规定安装茶叶加工除尘设备。", True),
    ("落实国家、省、市茶叶产业政策，引导茶企参与。", "落实国家、省、市、县茶叶产业政策，引导茶企参与。", True),
    ("落实国家、省、市茶叶产业政策，引导茶企参与。", "落实国家、市茶叶产业政策，引导茶企参与。", False),
    # levels by their number
    ("鼓励各级财政统筹资金支持茶园改造。", "鼓励县、乡两级财政统筹资金支持茶园改造。", True),
    ("健全省市县三级茶样检测网络。", "健全市、县两级茶样检测网络。", True),
    ("健全各级茶样检测网络。", "健全两级茶样检测网络。", False),
    ("健全市、县两级茶样检测网络。", "健全县级茶样检测网络。", False),  # one of them is left out
    # places of the parent for places of the child; other things in a list
    ("选择济南、青岛等地建设茶叶交易中心。", "选择桓台、高青等地建设茶叶交易中心。", True),
    ("借鉴山东茶园标准体系，定期评估。", "借鉴浙江茶园标准体系，定期评估。", False),  # of two whose places are known, neither is one's own
    ("改造城区茶叶市场，定期评估。", "改造郊区茶叶市场，定期评估。", False),
    ("打造数字山东茶园标准体系，定期评估。", "打造数字茶乡茶园标准体系，定期评估。", False),
    ("选择绿茶、红茶等品类建设茶叶交易中心。", "选择白茶、黑茶等品类建设茶叶交易中心。", False),
    ("选择济南、青岛等地建设茶叶交易中心。", "选择桓台、茶场等地建设茶叶交易中心。", False),
    ("落实国家、省茶叶产业政策，引导茶企参与。", "落实国家、省、镇茶叶产业政策，引导茶企参与。", False),
]


@pytest.mark.parametrize(("parent", "child", "local"), LOCAL_NAMES)
def test_names_of_departments_and_levels_are_local(parent: str, child: str, local: bool) -> None:
    assert (changed(parent, child).verdict == "localized") is local


@pytest.mark.parametrize(
    ("parent", "child", "kinds"),
    [
        ("茶企应当建立台账，留存茶样两年。", "茶企建立台账，应当留存茶样两年。", {"wording"}),
        ("茶企应当建立台账，应当留存茶样两年。", "茶企建立台账，应当留存茶样两年。", {"strength"}),
        ("茶企应当建立台账，留存茶样两年。", "茶企建立台账，可以留存茶样两年。", {"strength"}),
    ],
)
def test_a_word_of_strength_that_moved_makes_nothing_weaker(parent: str, child: str, kinds: set[str]) -> None:
    assert {edit.kind for edit in changed(parent, child).edits} == kinds


@pytest.mark.parametrize(
    ("parent", "child", "verdict"),
    [("数字山东", "数字沂南", "localized"), ("数字山东", "数字茶乡", "adapted"), ("和平家园", "友好家园", "adapted")],
)
def test_a_place_for_a_place_is_local_where_no_head_names_either(parent: str, child: str, verdict: str) -> None:
    text = HEAD + OTHERS + "打造{}茶园标准体系，定期评估。"
    found = compare(notice(text.format(child), None, name="child"), notice(text.format(parent), None, name="parent"))
    assert the_match(found, f"打造{child}").verdict == verdict
