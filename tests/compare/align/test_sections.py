"""Where sections and clauses went: by heading and content, never by ordinal."""

from __future__ import annotations

import pytest
from plans import CITY, COUNTY, compare, notice, the_match, verdicts

from policydiff.compare.findings.relations import longest_rising
from policydiff.model import Citation, Jurisdiction

TEA = "推广良种茶苗，改造低产低效茶园，新建高标准生态茶园。\n推行统防统治和绿色防控，全面禁用高毒高残留农药。\n（责任单位：市农业农村局）\n"
FISH = "建设标准化养殖池塘，推广鱼菜共生、循环水养殖模式。\n培育水产龙头企业，发展预制鱼加工。\n（责任单位：市水利局）\n"
HERBS = "开展道地药材资源普查，建设中药材良种繁育基地。\n引导药企与种植大户签订订单，延伸饮片加工链条。\n（责任单位：市卫生健康委）\n"
PARENT = f"一、重点任务\n（一）发展茶叶产业。\n{TEA}（二）发展水产养殖业。\n{FISH}（三）发展中药材产业。\n{HERBS}"


def relations(comparison):
    return [(pair.child_path, pair.parent_path, pair.relation) for pair in comparison.sections]


def test_a_dropped_section_renumbers_those_after_it():
    child = f"一、重点任务\n（一）发展茶叶产业。\n{TEA}（二）发展中药材产业。\n{HERBS}"
    comparison = compare(child, PARENT)
    assert relations(comparison) == [
        ("一", "一", "same"),
        ("一/（一）", "一/（一）", "same"),
        (None, "一/（二）", "dropped"),
        ("一/（二）", "一/（三）", "renumbered"),
    ]
    heading = the_match(comparison, "发展中药材产业")
    assert (heading.verdict, heading.renumbered, heading.moved) == ("copied", True, False)
    assert all(match.verdict == "dropped" for match in comparison.matches if "水产" in match.parent_text or "养殖" in match.parent_text)


def test_a_section_under_a_renumbered_one_is_renumbered_though_its_own_number_stands():
    parent = f"一、现状\n现状说明文字与后文无关。\n二、重点任务\n（一）发展茶叶产业。\n{TEA}"
    child = f"一、重点任务\n（一）发展茶叶产业。\n{TEA}"
    comparison = compare(child, parent)
    assert ("一/（一）", "二/（一）", "renumbered") in relations(comparison)
    assert the_match(comparison, "发展茶叶产业").renumbered is False


def test_swapped_sections_are_moved_and_nothing_else():
    child = f"一、重点任务\n（一）发展水产养殖业。\n{FISH}（二）发展茶叶产业。\n{TEA}（三）发展中药材产业。\n{HERBS}"
    comparison = compare(child, PARENT)
    assert {match.verdict for match in comparison.matches} == {"copied"}
    assert [relation for _, _, relation in relations(comparison)].count("moved") == 1
    assert [(pair.kept, pair.dropped, pair.added) for pair in comparison.responsibilities] == [
        ((("市水利局", "市水利局"),), (), ()),
        ((("市农业农村局", "市农业农村局"),), (), ()),
        ((("市卫生健康委", "市卫生健康委"),), (), ()),
    ]


def test_a_section_under_another_heading_is_moved():
    child = f"一、富民产业\n（一）发展茶叶产业。\n{TEA}二、健康产业\n（一）发展中药材产业。\n{HERBS}"
    parent = f"一、富民产业\n（一）发展茶叶产业。\n{TEA}（二）发展中药材产业。\n{HERBS}二、健康产业\n建设区域医疗中心。\n"
    assert ("二/（一）", "一/（二）", "moved") in relations(compare(child, parent))


def test_a_renamed_section_is_known_by_its_content():
    child = PARENT.replace("（二）发展水产养殖业。", "（二）做大渔业经济。")
    comparison = compare(child, PARENT)
    assert ("一/（二）", "一/（二）", "same") in relations(comparison)
    assert verdicts(comparison)["培育水产龙头企业，发展预制鱼加工。"] == "copied"


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("茶园管护", "茶园提质"),
        ("健全联席会议制度", "健全部门联席会议推进制度"),
        ("就业支撑", "就业服务"),
        ("做优茶旅融合", "茶旅融合示范"),
    ],
)
def test_headings_of_new_content_are_known_by_a_word_and_by_their_neighbours(mine: str, theirs: str) -> None:
    """Both stand between the same two sections, alone, and share a word; that they have one number is no sign."""
    around = f"一、茶叶\n{TEA}{{}}三、药材\n{HERBS}"
    child, parent = around.format(f"二、{mine}\n每户选派一名土专家。\n"), around.format(f"二、{theirs}\n举办赶集日直播。\n")
    match = the_match(compare(child, parent), mine)
    assert (match.parent_text, match.verdict) == (f"二、{theirs}", "adapted")


def test_a_heading_between_the_same_neighbours_that_shares_no_word_is_another():
    around = f"一、茶叶\n{TEA}{{}}三、药材\n{HERBS}"
    comparison = compare(around.format("二、护林防火\n每户选派一名土专家。\n"), around.format("二、赛事经济\n举办赶集日直播。\n"))
    assert verdicts(comparison)["二、护林防火"] == "added"


def test_a_clause_in_another_section_is_moved():
    clause = "培育水产龙头企业，发展预制鱼加工。\n"
    child = PARENT.replace(clause, "").replace("（三）发展中药材产业。\n", f"（三）发展中药材产业。\n{clause}")
    match = the_match(compare(child, PARENT), "预制鱼")
    assert (match.verdict, match.moved, match.child_path, match.parent_path) == ("copied", True, "一/（三）", "一/（二）")


def test_identical_statements_belong_to_their_own_sections():
    same = "（责任单位：市农业农村局、市财政局）\n"
    parent = f"一、重点任务\n（一）发展茶叶产业。\n推广良种茶苗，新建生态茶园。\n{same}（二）发展水产养殖业。\n建设标准化养殖池塘。\n{same}"
    child = f"一、重点任务\n（一）发展水产养殖业。\n建设标准化养殖池塘。\n{same}"
    statements = [match for match in compare(child, parent).matches if match.role == "responsibility"]
    assert [(match.verdict, match.parent_path) for match in statements] == [("dropped", "一/（一）"), ("copied", "一/（二）")]


def test_a_statement_goes_with_its_item_into_the_section_above():
    """The items became one section without numbers, of their sentences little is left; their statements stand there one after another."""
    parent = f"一、富民产业\n（一）发展茶叶产业。\n{TEA}（二）发展水产养殖业。\n{FISH}二、健康产业\n{HERBS}"
    child = (
        "一、富民产业\n评选种茶能手。\n增殖放流鱼苗。\n（责任单位：县农业农村局）\n（责任单位：县水利局）\n二、健康产业\n"
        + HERBS.replace("市", "县")
    )
    statements = {m.child_text: m.parent_text for m in compare(child, parent).matches if m.role == "responsibility" and m.child}
    assert statements["（责任单位：县水利局）"] == "（责任单位：市水利局）"
    assert statements["（责任单位：县农业农村局）"] == "（责任单位：市农业农村局）"


def test_a_heading_that_became_a_sentence_is_no_loss():
    parent = "一、保障措施\n（一）强化茶叶质量监管。\n推行食用农产品承诺达标合格证制度。\n（二）发展茶叶产业。\n" + TEA
    child = "一、保障措施\n强化茶叶质量监管，推行食用农产品承诺达标合格证制度。\n（一）发展茶叶产业。\n" + TEA
    match = the_match(compare(child, parent), "合格证制度")
    assert (match.verdict, len(match.parent)) == ("adapted", 2)


def test_four_sentences_become_one():
    four = "建立茶农健康档案。\n为采茶工每年提供一次免费体检。\n开展炒茶师职业病预防干预。\n推进茶乡安宁疗护服务试点。\n"
    one = "建立茶农健康档案，为采茶工每年提供一次免费体检，开展炒茶师职业病预防干预，推进茶乡安宁疗护服务试点。\n"
    match = the_match(compare(PARENT + one, PARENT + four), "健康档案")
    assert (len(match.parent), len(match.child)) == (4, 1)


def test_sentences_merge_across_others():
    parent = (
        PARENT
        + "充分发挥市场在茶叶资源配置中的作用，区分公益和经营服务，引导茶场改制。\n建设茶叶博物馆。\n落实茶叶科研人员成果转化奖励政策。\n"
    )
    child = PARENT + "充分发挥市场在茶叶资源配置中的作用，区分公益和经营服务，落实茶叶科研人员成果转化奖励政策。\n"
    comparison = compare(child, parent)
    assert len(the_match(comparison, "资源配置").parent) == 2
    assert verdicts(comparison)["建设茶叶博物馆。"] == "dropped"


def test_a_sentence_splits_in_two():
    parent = PARENT + "支持茶企连锁化、品牌化、规模化发展，鼓励龙头茶企通过加盟、并购等方式整合中小茶场。\n"
    child = PARENT + "支持茶企连锁化、品牌化、规模化发展。\n推进茶文化进校园。\n鼓励龙头茶企通过加盟、并购等方式整合中小茶场。\n"
    comparison = compare(child, parent)
    match = the_match(comparison, "连锁化")
    assert (len(match.child), len(match.parent), match.verdict) == (2, 1, "adapted")
    assert verdicts(comparison)["推进茶文化进校园。"] == "added"


def test_a_cut_down_sentence_keeps_its_origin():
    parent = (
        PARENT
        + "鼓励高校、科研院所、茶企、新型研发机构、合作社开放应用场景、创新平台和市场渠道，开展投资孵化、场景孵化、平台孵化等孵化服务，助推初创茶企快速成长。\n"
    )
    child = PARENT + "鼓励茶企、研发机构、创新平台开展孵化服务。\n"
    match = the_match(compare(child, parent), "开展孵化服务")
    assert match.verdict == "adapted" and match.coverage == 1.0


def test_a_stock_phrase_is_no_origin():
    parent = PARENT + "充分利用报刊、广播、电视、网络等媒体，加强政策解读，营造良好氛围，形成工作合力。\n"
    child = PARENT + "深入开展“最美茶农”寻访活动，营造良好氛围，形成工作合力。\n"
    match = the_match(compare(child, parent), "最美茶农")
    assert match.verdict == "added" and "no counterpart" in match.reason


def test_longest_rising():
    assert longest_rising([]) == set()
    assert longest_rising([2, 0, 1, 3]) == {1, 2, 3}


OWN, THEIRS = (
    [f"{verb}{thing}，{end}。" for verb, _ in verbs for thing in things for _, end in verbs]
    for verbs, things in (
        (
            [("整治", "每旬通报"), ("调查", "一处一档"), ("修缮", "年内完工"), ("改造", "分批招标"), ("培训", "考核上岗")],
            ["城郊废品回收站", "古树名木和祠堂", "乡镇自来水厂", "乡村医生急救箱", "文化站图书音响"],
        ),
        (
            [("补建", "立牌管护"), ("清退", "限期拆除"), ("轮换", "抽样送检"), ("评定", "公布名录"), ("联办", "开放看台")],
            ["山塘护坡林带", "占用河滩的堆场", "粮库陈粮和烘干机组", "民宿星级客栈", "端午龙舟赛事"],
        ),
    )
)
SAID_BY_BOTH = (
    (
        "渔光互补是以养殖水面架设光伏组件、水下放养鱼虾为方式，实现一地两用的过程。",
        "渔光互补是在养殖水面架设光伏组件，以水下放养鱼虾为路径，实现一地两用、增产增收的过程。",
    ),
    (
        "推动养殖户成为组件清洗、鱼虾捕捞、水质监测、电费分成的主体，带动一批村集体。",
        "坚持养殖户的主体地位，推动养殖户成为组件清洗、鱼虾捕捞、水质监测、电费分成的主体。",
    ),
)


@pytest.mark.parametrize(("said", "verdict"), [(2, "loose"), (1, "unrelated"), (0, "unrelated")])
def test_two_clauses_that_plainly_are_one_relate_two_plans_however_little_that_is_of_them(said: int, verdict: str) -> None:
    child, parent = (
        notice("\n".join(["一、工作背景", *(pair[side] for pair in SAID_BY_BOTH[:said]), *own]), where, title=title)
        for side, own, where, title in ((0, OWN, COUNTY, "乡村建设方案"), (1, THEIRS, CITY, "水域开发意见"))
    )
    comparison = compare(child, parent)
    assert comparison.related.verdict == verdict
    if verdict == "loose":
        assert (
            tuple((match.child_text, match.parent_text) for match in comparison.matches if match.child and match.parent)[-2:]
            == SAID_BY_BOTH
        )


@pytest.mark.parametrize(("mine", "kept"), [("（一）健全工作机制。", True), ("（一）防汛演练。", False)])
def test_a_section_that_keeps_its_content_keeps_a_heading_of_which_little_is_left(mine: str, kept: bool) -> None:
    body = "建立渡口联席会议，每季度通报水位、客流和隐患台账。\n组建应急船队，落实值班备勤。\n"
    comparison = compare(f"一、任务\n{mine}\n{body}", f"一、任务\n（一）建立健全协同推动服务机制\n{body}")
    match = the_match(comparison, mine)
    assert bool(match.parent) is kept


ABREAST = """一、总体要求
{aim}
二、重点任务
{tasks}
三、保障措施
{safeguard}
本方案自{day}起施行。
"""


@pytest.mark.parametrize(
    ("where", "cites", "counted"),
    [(CITY, False, True), (COUNTY, False, False), (COUNTY, True, True)],
    ids=["of the level above", "of the same level", "of the same level, cited"],
)
def test_between_plans_of_one_level_that_share_little_what_every_plan_says_is_nobodys_source(
    where: Jurisdiction, cites: bool, counted: bool
) -> None:
    lake = "划定水库垂钓区，设置安全警示牌和救生圈。"
    child = ABREAST.format(aim="还湖于民。", tasks=f"{lake}\n" + "\n".join(OWN[:40]), safeguard="专班调度。", day="2025年3月1日")
    parent = ABREAST.format(aim="护好江河。", tasks=f"{lake}\n" + "\n".join(THEIRS[:40]), safeguard="纳入考核。", day="2024年8月1日")
    said = [Citation(title=f"{where.name}水域管理方案", relation="implements", clause="p1#1", span=(0, 1))] if cites else []
    comparison = compare(notice(child, COUNTY, title="水域管理方案", citations=said), notice(parent, where, title="水域管理方案"))
    found = {match.child_text: match.verdict for match in comparison.matches if match.child}
    assert comparison.related.verdict != "unrelated"
    assert found[lake] == "copied"
    assert {found[text] != "added" for text in ("一、总体要求", "二、重点任务", "三、保障措施", "本方案自2025年3月1日起施行。")} == {
        counted
    }
