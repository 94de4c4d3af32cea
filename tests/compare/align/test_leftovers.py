"""What is left over once counterparts are found: figures gathered from clauses that each have theirs."""

from __future__ import annotations

import pytest
from plans import COUNTY, compare, line, notice, page

from policydiff.compare.align.evidence import Evidence, rarity_of
from policydiff.compare.align.groups import Links
from policydiff.compare.align.leftovers import join_beside
from policydiff.compare.align.sections import Alignment

TASKS = """一、重点任务
（一）兴水利
疏浚主干排灌沟渠，改造标准化泵站机房{a}座。
（二）补林网
更新退化的农田林网，带动各乡镇补植乡土树种{b}万株，建成护田林带。
（三）收农膜
回收废旧农膜，在{where}设立村级回收站点{c}处以上。
"""
PARENT = TASKS.format(a=120, b=30, c=60, where="交通便利的村")
GATHERED = "改造标准化泵站机房6座，补植乡土树种2万株，设立村级回收站点8处以上。"


def _match(aims: str, where: str = "合作社集中的村"):
    child = f"一、主要目标\n{aims}\n" + TASKS.replace("一、", "二、").format(a=6, b=2, c=8, where=where)
    return next(match for match in compare(child, PARENT).matches if aims in match.child_text)


def test_figures_gathered_from_several_clauses_go_with_one_that_was_changed() -> None:
    match = _match(GATHERED)
    assert "村级回收站点60处" in match.parent_text and len(match.child) == 2
    assert (match.verdict, match.reason_args["how"]) == ("adapted", "second clause of one origin")


def test_what_was_kept_but_for_its_figures_keeps_its_origin_to_itself() -> None:
    assert _match(GATHERED, where="交通便利的村").verdict == "added"


def test_the_other_clauses_whose_figures_it_gathers_stand_beside_its_counterpart() -> None:
    told = {clause.id: clause.text for clause in notice(PARENT, name="parent").plans[0].all_clauses()}
    match = _match(GATHERED)
    assert [told[also.parent][:4] for also in match.also] == ["疏浚主干", "更新退化"]
    assert all(0 < also.coverage < 1 for also in match.also) and not {also.parent for also in match.also} & set(match.parent)


@pytest.mark.parametrize(
    "aims", ["设立村级回收站点8处以上，培训植保飞手2万人次。", "设立村级回收站点8处以上，组建代耕服务队8支，新建农机具库房9座。"]
)
def test_one_figure_is_gathered_from_nowhere_else(aims: str) -> None:
    assert _match(aims).also == ()


@pytest.mark.parametrize(
    "aims",
    [
        "新建农机具库房6座，培训植保飞手2万人次，组建代耕服务队8支以上。",  # promised nowhere
        "改造标准化泵站机房6座，新建农机具库房9座，培训植保飞手2万人次，组建代耕服务队8支。",  # most of it is not
        "设立村级回收站点8处以上，培训植保飞手2万人次。",  # one of them only
        "沟渠更通畅，林网更完整，农膜回收更便利。",  # no figures
    ],
)
def test_other_figures_are_new(aims: str) -> None:
    assert _match(aims).verdict == "added"


GATHERED_FROM = """一、做强茶业
推广抗寒无性系良种茶苗，改造低产老茶园，对连片改种的茶农给予苗木补助。
{second}
建设清洁化自动制茶车间，引进红外色选设备，提升精制加工水平。
二、兴办集市
增设乡镇早市摊位，减免摊位租金。
"""
TOLD_IN_ONE = "推广抗寒无性系良种茶苗，{second}，建设清洁化自动制茶车间。"


@pytest.mark.parametrize(
    ("parent", "child", "gathered"),
    [
        ("引导省乡村产业投资公司按市场化方式参股茶旅融合民宿项目开发。", "发展茶旅融合民宿", True),
        ("鼓励各设区市整合资金扶持茶文化研学线路和示范营地建设。", "县财政扶持茶文化研学", True),
        ("深化“茶乡工匠”“制茶能手”等评选活动，发挥技能大师工作室作用。", "用好技能大师工作室", True),
        ("深化“茶乡工匠”“制茶能手”等评选活动，发挥技能大师工作室作用。", "用好技能大师等力量", False),  # four characters may be anybody's
        ("深化“茶乡工匠”“制茶能手”等评选活动，发挥技能大师工作室作用。", "兴办茶叶合作社", False),  # nothing of it
        ("鼓励茶农改造低产老茶园，连片推广良种茶苗。", "修建山地运输轨道", False),  # what it has the first one has, too
    ],
)
def test_a_sentence_told_in_few_words_goes_with_what_stands_next_to_it(parent: str, child: str, gathered: bool) -> None:
    mine = TOLD_IN_ONE.format(second=child)
    found = compare(f"一、做强茶业\n{mine}\n二、兴办集市\n增设乡镇早市摊位，减免摊位租金。\n", GATHERED_FROM.format(second=parent))
    match = next(match for match in found.matches if mine in match.child_text)
    assert len(match.parent) == 2 + gathered and (parent in match.parent_text) is gathered


AIM = "茶园水肥一体化设施和病虫害绿色防控体系初步形成，清洁化自动制茶车间建设初见成效。"


@pytest.mark.parametrize(
    ("again", "joined"),
    [
        ("县农业农村局要督促茶企落实病虫害绿色防控体系，加快清洁化自动制茶车间建设。", True),
        ("引导合作社配齐茶园水肥一体化设施，建立病虫害绿色防控体系。", True),
        ("引导合作社配齐茶园水肥一体化设施，开办制茶技能夜校。", False),  # one short phrase
        ("县农业农村局要督促茶企建立田间档案，加快自动制茶。", False),  # four characters, by chance
        ("县农业农村局要督促茶企建立田间档案，开办制茶技能夜校。", False),
    ],
)
@pytest.mark.parametrize("kept", [False, True])
def test_what_is_said_again_at_length_in_a_task_goes_with_the_aim_that_was_changed(again: str, joined: bool, kept: bool) -> None:
    aim = AIM if kept else AIM.replace("初步形成，", "基本建成，茶旅融合更加紧密，")
    tasks = "二、重点任务\n（一）兴办集市\n增设乡镇早市摊位，减免摊位租金。\n（二）强化保障\n{}"
    parent = f"一、主要目标\n{AIM}\n" + tasks.format("设立产业发展专项资金，定期公布名单。\n")
    match = next(
        match for match in compare(f"一、主要目标\n{aim}\n" + tasks.format(again + "\n"), parent).matches if again in match.child_text
    )
    assert (match.parent_text == AIM) is (joined and not kept)  # what was kept has its origin to itself


SHORT = "建设富硒茶叶采摘示范区。"


@pytest.mark.parametrize(
    ("opening", "second", "gap", "joined"),
    [
        ("在云溪镇建设富硒茶叶采摘示范区", SHORT, "", True),
        ("加快建设富硒茶叶采摘示范区", SHORT, "", True),
        ("在云溪镇建设茶叶采摘示范区", SHORT, "", False),  # not all of its words
        ("在云溪镇建设富硒茶叶采摘示范区", "建设富硒茶叶采摘示范区，推广清洁能源。", "", False),  # it says more
        ("在云溪镇加强统筹协调", "加强统筹协调。", "", False),  # says nothing by itself
        ("在云溪镇建设富硒茶叶采摘示范区", SHORT, "表彰先进茶农。\n", False),  # not next to it
        ("在云溪镇建设富硒茶叶采摘示范区", SHORT, "（二）茶园改造\n", False),  # in another section
    ],
)
def test_a_short_sentence_goes_with_the_one_that_has_all_its_words_in_a_row(opening: str, second: str, gap: str, joined: bool) -> None:
    mine = page(f"一、做强茶业\n（一）茶叶采摘\n{opening}，围绕高山茶园推出标志性产品。\n", COUNTY)
    theirs = page(f"一、做强茶业\n（一）茶叶采摘\n{second}\n{gap}围绕高山茶园打造标志性产品。\n")
    evidence = Evidence(mine.lines, theirs.lines, rarity_of(mine.lines, theirs.lines))
    links = Links(mine, theirs, evidence, Alignment({0: 0}, {0: 0}, {}, 0.5, "related"))
    links.join(line(mine, "推出"), line(theirs, "打造"))
    join_beside(links)
    assert (line(theirs, second) in links.of_parent) is joined


def test_what_an_overview_tells_of_two_sentences_goes_with_the_one_that_has_no_other_counterpart() -> None:
    aim = "建立城乡一体的农机服务长效机制，开创农机社会化服务新格局，建成全国农机服务先行区。"
    task = "力争30%的县（市、区）通过农机社会化服务规范发展国家认定。"
    parent = f"一、主要目标\n{aim}\n二、重点任务\n推行农机社会化服务。\n{task}\n"
    told = "城乡一体的农机服务长效机制基本建立，农机社会化服务新格局加快形成，25%的县（市、区）通过农机社会化服务规范发展国家认定。"
    child = f"一、主要目标\n{told}\n二、重点任务\n推行农机社会化服务。\n{task.replace('30', '25')}\n"
    pairs = {match.child_text: match.parent_text for match in compare(child, parent).matches}
    assert (pairs[told], pairs[task.replace("30", "25")]) == (aim, task)


@pytest.mark.parametrize(
    ("mine", "theirs", "linked"),
    [
        ("图4 茶园监测网络框架", "图2 茶园监测网络总体框架", True),
        ("表1 茶园监测网络任务", "表3 茶园监测网络任务分解", True),
        ("图4 茶园监测网络框架", "茶园监测网络总体框架", False),
        ("茶园监测网络框架", "图2 茶园监测网络总体框架", False),
        ("图4 茶园监测网络框架", "表2 茶园监测网络总体框架", False),
        ("图纸齐全的茶园监测网络框架", "图纸完备的茶园监测网络总体框架", True),
    ],
)
def test_the_caption_of_a_figure_comes_from_none_but_a_caption(mine: str, theirs: str, linked: bool) -> None:
    shared = "一、茶园提升\n改造低产茶园，换种无性系良种，安装虫情测报灯。\n"
    found = compare(f"{shared}{mine}\n在渡口驿站开设展销窗口。\n", f"{shared}{theirs}\n组建采茶戏班子巡演。\n").matches
    assert bool(next(match for match in found if match.child_text == mine).parent) is linked
