"""The overview: two small plans go in, and the sentence and the lines that every report begins with come out."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

import policydiff
from policydiff.corpora.coding.sheets import verdict_of
from policydiff.messages import said
from policydiff.model import Comparison, Diagnostic
from policydiff.report import render
from policydiff.report.descent import apart, descent_words, parentage_words
from policydiff.report.naming import naming
from policydiff.report.overview.gist import gist
from policydiff.report.wording import address, headline, times
from policydiff.tables.options import Options
from policydiff.vocab.labels import labels

ZH, EN = Options(lang="zh").labels, Options(lang="en").labels
PARENT = """临江市茶叶产业发展行动方案
一、任务
到2025年，建成标准茶园100个，培育茶叶龙头企业20家，新增冷链仓库12座。
加强对农技人员的培训，组织现场观摩，推广先进经验，提升茶农技能水平。
二、品牌
推动区域公用品牌建设，组织企业参加各类展会，扩大茶叶品牌的知名度。
三、保障
各乡镇要安排专项经费用于病虫害防治，建立台账，每季度通报进展情况。
"""
CHILD = """云溪县茶叶产业发展行动方案
一、任务
到2025年，建成标准茶园3个，培育茶叶龙头企业30家，新增冷链仓库。
加强对农技人员的培训，组织现场观摩，推广先进经验，提升茶农技能水平。
二、保障
各乡镇要安排专项经费用于病虫害防治，建立台账，每季度通报进展情况。
"""


def compared(child: str, parent: str) -> Comparison:
    here, there = (policydiff.parse_text(text, name=name) for text, name in ((child, "child"), (parent, "parent")))
    return policydiff.diff(here, there)


def lines(child: str, parent: str) -> dict[str, str]:
    return {key: said(line, ZH) for key, line in gist(compared(child, parent))}


def test_the_sentence_says_what_was_taken_over_dropped_and_changed_in_figures() -> None:
    found = gist(compared(CHILD, PARENT))
    assert found[0][0] == "verdict"
    assert said(found[0][1], ZH) == (
        "本级文件正文全部沿用、本地化或改写自上级文件（临江市）；上级文件正文约 24% 整句删去，其中整节删去 1 节（共 3 节）；上级文件 3 项指标删去 1 项、改动 2 项。"
    )
    assert said(found[0][1], EN) == (
        "All of the child's body text is copied, localized or adapted from the parent (临江市); about 24% of the parent's body text is "
        "dropped in whole sentences, including all of 1 of its 3 sections; "
        "of the parent's 3 targets: 1 dropped, 2 changed."
    )


def test_the_sentence_says_who_leads_or_that_nobody_does() -> None:
    task = "建设茶叶加工园区，引进精深加工企业，完善冷链物流设施。（{}）"
    steady = "\n二、保障\n各乡镇要安排专项经费用于病虫害防治，建立台账，每季度通报进展情况。"
    plan = "茶叶产业发展行动方案\n一、任务\n" + task + steady
    parent = plan.format("县农业农村局牵头，县商务局配合")
    assert lines(plan.format("县商务局牵头，县农业农村局配合"), parent)["verdict"].endswith(
        "；两边都有的任务中，本级文件里牵头最多的是县商务局，1 节换了牵头单位。"
    )
    assert "牵头最多" not in lines(plan.format("县商务局牵头，县农业农村局配合"), plan.format("责任单位：县商务局"))["verdict"]
    assert lines(plan.format("责任单位：县商务局"), parent)["verdict"].endswith(
        "；两边都有的任务，上级文件写明了牵头单位，本级文件没有写牵头、只写了责任单位。"
    )
    led = LED.format("一、任务", "（县商务局牵头）")
    assert lines(BARE, led)["verdict"].endswith("；两边都有的任务，上级文件写明了牵头单位，本级文件没有。")


def test_a_section_whose_text_went_into_another_is_not_told_as_dropped() -> None:
    moved = CHILD.replace("二、保障\n", "二、保障\n推动区域公用品牌建设，组织企业参加各类展会，扩大茶叶品牌的知名度。\n")
    found = gist(compared(moved, PARENT))
    assert "；上级文件没有整句删去的，1 节并入别处；" in said(found[0][1], ZH)
    assert "; no sentence of the parent is dropped whole, 1 section went into others; " in said(found[0][1], EN)
    assert said(dict(found)["cut"], ZH) == "上级文件正文 140 字，没有整句删去的；另有 1 节并入别处"


def test_of_unrelated_plans_it_says_that_nothing_counts_as_dropped() -> None:
    other = "云溪县消防演练通知\n一、时间\n本周五上午九点，各单位在操场集合，按照路线疏散。\n二、要求\n不得迟到早退，注意踩踏风险。\n"
    comparison = compared(other, PARENT)
    assert comparison.related is not None
    assert comparison.related.verdict == "unrelated"
    assert said(gist(comparison)[0][1], ZH).startswith("两份文件不相关：本级文件和上级文件（临江市）的正文没有一句互相对应。")
    assert "删去" not in said(dict(gist(comparison))["headings"], ZH)


def test_of_unrelated_plans_none_and_some_read_well_in_english() -> None:
    other = "云溪县消防演练通知\n一、时间\n本周五上午九点，各单位在操场集合，按照路线疏散。\n二、要求\n不得迟到早退，注意踩踏风险。\n"
    assert "no sentence of the child has a counterpart in the parent (临江市)" in said(gist(compared(other, PARENT))[0][1], EN)


def test_only_one_share_answers_how_much_was_taken_over() -> None:
    words = descent_words(compared(CHILD, PARENT), ZH)
    assert "两份文件相关" in words
    assert "%" not in words


@pytest.mark.parametrize(
    ("child", "parent", "told"),
    [
        (("云溪县", "county", "990121"), ("临江市", "prefecture", "990100"), False),
        (("云溪县", "county", "990121"), ("东江省", "province", "990000"), False),
        (("云溪县", "county", "990121"), ("云溪县", "county", "990121"), False),  # two years of one place
        (("云溪县", "county", "990121"), ("全国", "national", None), False),
        (("云溪县", "county", "990121"), ("临江市", "prefecture", None), False),  # nobody knows
        (("云溪县", "county", "990121"), ("北山市", "prefecture", "990200"), True),
        (("云溪县", "county", "990121"), ("西河省", "province", "980000"), True),
        (("云溪县", "county", "990121"), ("南岭县", "county", "990122"), True),
        (("临江市", "prefecture", "990100"), ("云溪县", "county", "990121"), True),
    ],
)
def test_two_places_of_which_none_is_above_the_other_are_no_parent_and_child(
    child: tuple[str, str, str | None], parent: tuple[str, str, str | None], told: bool
) -> None:
    found = compared(CHILD, PARENT)
    sides = {
        name: getattr(found, name).model_copy(update=dict(zip(("jurisdiction", "level", "code"), place, strict=True)))
        for name, place in (("child", child), ("parent", parent))
    }
    moved = found.model_copy(update=sides)
    words, sentence = descent_words(moved, ZH), said(dict(gist(moved))["verdict"], ZH)
    assert sentence.startswith("两份不是上下级：") is told  # then nothing is said to come from it, or to be dropped
    assert ("句子对应" in sentence) is told and ("整句删去" in sentence) is not told
    assert (f"两份不是上下级：{parent[0]}不是{child[0]}的上级" in words) is told
    cited = found.model_copy(update={**sides, "parentage": found.parentage.model_copy(update={"cited": True})})
    assert "两份不是上下级" not in descent_words(cited, ZH)
    gone = Diagnostic.told(
        "dangling-reference", "warning", None, clause="p1#1", path="一", preamble=False, number=1, subject="农机", section="二"
    )
    noted = moved.model_copy(update={"diagnostics": (gone,)})
    screen = str(render(noted, "text", lang="zh", brief=True, width=200))
    assert screen.startswith(f"{parent[0]}文件" if told else "上级文件")
    for words in ("所提一节已删", "可告诉起草人", "谁作上级"):
        assert (words in screen) is not told, words
    assert "报百分数用概览第一句" in screen  # two figures stand there that may be quoted: whatever the two are to each other
    assert "dangling-reference" in str(render(noted, "json"))


@pytest.mark.parametrize(
    "words",
    [{}, {"建成标准": "新建绿色", "加强对": "开展", "组织现场观摩，推广先进经验": "到示范基地参观学习", "安排专项经费": "落实资金"}],
    ids=["as it is", "reworded"],
)
def test_what_corresponds_beside_is_no_copy_where_little_of_it_stands_there_as_it_is(words: dict[str, str]) -> None:
    text = CHILD
    for old, new in words.items():
        text = text.replace(old, new)
    found = compared(text, PARENT)
    assert found.related is not None
    loose = found.model_copy(update={"related": found.related.model_copy(update={"verdict": "loose"})})
    told = dict(gist(loose))["verdict"]
    share, printed = (int(str(told.args[key]).removesuffix("%")) for key in ("shared", "printed"))
    assert share > printed > 0 and ("不等于照抄" in said(told, ZH)) is (2 * printed < share)
    assert f"全文里原样就有的字约 {printed}%" in said(told, ZH) and f"about {printed}% stand there as they are" in said(told, EN)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0.0000455", "1/22000"),
        ("0.000472", "1/2100"),
        ("0.01", "1/100"),
        ("0.0333", "1/30"),
        ("0.0999", "1/10"),
        ("0.1", "10%"),
        ("0.834", "83%"),
        ("1", "100%"),
        ("1.087", "109%"),
        ("12.5", "1250%"),
        ("0", "0%"),
    ],
)
def test_a_ratio_is_said_as_it_is_read_aloud(value: str, words: str) -> None:
    assert times(Decimal(value)) == words


def test_the_sentence_says_what_all_changes_are_and_names_no_verdict_that_is_not_there() -> None:
    parent = (
        "临江市茶叶产业发展行动方案\n一、任务\n到2025年，建成标准茶园100个，培育茶叶龙头企业20家，带动茶农稳定增收，推广绿色防控技术。\n"
    )
    child = "云溪县茶叶产业发展行动方案\n一、任务\n到2025年，力争建成标准茶园3个，培育茶叶龙头企业2家，带动茶农增收，普及绿色防控技术。\n"
    sentence = said(gist(compared(child, parent))[0][1], EN)
    assert "is reworded from the parent" in sentence and sentence.endswith("of the parent's 2 targets: 2 with a smaller figure.")


@pytest.mark.parametrize(("lang", "absent"), [("zh", ("删去", "新增")), ("en", ("dropped", "added"))])
@pytest.mark.parametrize("brief", [True, False])
def test_on_the_screen_nothing_of_a_loose_pair_is_called_dropped_or_added(lang: str, absent: tuple[str, ...], brief: bool) -> None:
    comparison = compared(CHILD, PARENT)
    loose = comparison.model_copy(update={"related": comparison.related.model_copy(update={"verdict": "loose"})})
    screen = render(loose, "text", lang=lang, brief=brief)
    assert not [word for word in absent if f"- {word}" in screen or f"+ {word}" in screen]
    assert {"zh": "只有上级文件讲", "en": "only in the parent"}[lang] in screen


def test_sections_below_a_dropped_one_are_told_as_such() -> None:
    nested = PARENT.replace(
        "三、保障",
        "（一）展会\n每年组织茶商赴外地参加博览会，搭建展台宣传推介。\n（二）评比\n开展斗茶大赛，邀请专家打分，表彰优胜茶企。\n三、保障",
    )
    assert lines(CHILD, nested)["cut"] == "上级文件正文 185 字，整句删去 42.2%：整节删去的 3 节（共 5 节，含小节）占了全部，即“品牌”"


@pytest.mark.parametrize(
    ("changed", "called"),
    [
        (("云溪县", ""), "茶叶产业发展行动方案"),
        (("云溪县茶叶产业发展行动方案\n", ""), "child"),  # the name of a file says nothing to a reader
    ],
)
def test_a_side_is_called_by_its_place_else_its_title_else_what_it_is(changed: tuple[str, str], called: str) -> None:
    assert headline(compared(CHILD.replace(*changed), PARENT), EN) == f"临江市 → {called}"


RULE = "甲省茶叶促进条例\n第一章 总则\n第一条 为了促进茶叶产业发展，规范生产经营行为，制定本条例。\n第二条 从事茶叶加工的企业应当遵守安全生产规定。\n{}"
PENALTY = "第二章 法律责任\n第三条 违反本条例第二条规定，使用陈茶冒充新茶销售的，由市场监督管理部门处以罚款。\n第四条 县级人民政府应当建立茶叶质量追溯制度，公布检测结果。"


def test_of_a_regulation_articles_are_counted_and_a_penalty_is_called_by_what_it_punishes() -> None:
    child = RULE.format("").replace("甲省", "乙市")
    found = lines(child, RULE.format(PENALTY))
    assert "，其中整条删去 2 条（共 4 条）" in found["verdict"]
    assert "：整条删去的 2 条（共 4 条）占了全部" in found["cut"]
    only = RULE.format(PENALTY.replace("第二章 法律责任\n", ""))
    cut = lines(child, only)["cut"]
    assert cut.endswith("（共 4 条）占了全部，即“第三条 违反…，使用陈茶冒充新茶销售的…”、“第四条 县级人民政府应当建立茶叶质量追溯制度…”")
    assert "chapters" in found and "headings" not in found


def test_a_body_with_and_without_its_government_is_one() -> None:
    task = "（一）加工\n建设茶叶加工园区，引进精深加工企业。（{}牵头）\n（二）冷链\n完善冷链物流设施，降低茶农储运成本。（{}牵头）\n"
    plan = "茶叶产业发展行动方案\n一、任务\n" + task
    found = lines(plan.format("市人民政府商务主管部门", "商务主管部门"), plan.format("省商务厅", "省农业农村厅"))["leads"]
    assert found.startswith("商务主管部门（2 节）")


def test_a_lower_bound_that_is_lost_is_no_target_unchanged_and_no_targets_are_no_line() -> None:
    parent = PARENT.replace("20家", "20家以上")
    child = PARENT.replace("临江市", "云溪县")
    assert lines(child, parent)["targets"] == "上级文件 3 项：数没变但不再写“以上” 1 项、不变 2 项"
    assert "targets" not in lines(BARE, BARE)


BARE = "云溪县茶叶产业发展行动方案\n一、任务\n加强对农技人员的培训，组织现场观摩，推广先进经验，提升茶农技能水平。\n"
LED = "云溪县茶叶产业发展行动方案\n{}\n加强对农技人员的培训，组织现场观摩，推广先进经验，提升茶农技能水平。{}\n"
FEW_MANY = [
    pytest.param(CHILD, BARE, "targets", "上级文件没有指标；本级文件自有 2 项", "the parent has none; 2 of the child's own", id="no target there"),
    pytest.param(BARE, CHILD, "targets", "上级文件 2 项：删去 2 项", "of the parent's 2: 2 dropped", id="no target here"),
    pytest.param(BARE, BARE, "text", "本级文件正文 34 字（不计标题）：沿用 100.0%", "34 characters of the child's body text, without headings: copied 100.0%", id="all alike"),
    pytest.param(BARE, BARE, "cut", "上级文件正文 34 字，没有整句删去的", "none of the parent's 34 characters of body text dropped in whole sentences", id="nothing cut"),
    pytest.param(BARE, LED.format("", ""), "headings", "上级文件没有标题；本级文件自有 1 个", "the parent has none; 1 of the child's own", id="no heading there"),
    pytest.param(LED.format("一、任务", "（县商务局牵头）"), BARE, "leads", "县商务局（1 节）；1 节上级文件没有写明牵头单位，本级文件写明了", "县商务局 (1 section); in 1 section the parent names no lead and the child does", id="one leads"),
    pytest.param(LED.format("一、任务", "（责任单位：县商务局）"), BARE, "leads", "两边都有的任务，两份都没有写明牵头单位；本级文件 1 节写了责任单位：县商务局", "for the tasks that both have, neither names a lead; 1 section of the child names who is responsible: 县商务局", id="nobody leads"),
    pytest.param(BARE, LED.format("一、任务", "（责任单位：县商务局）"), "leads", "两边都有的任务，两份都没有写明牵头单位，本级文件也没有写明责任单位", "for the tasks that both have, neither names a lead, nor does the child name anybody else", id="nobody at all"),
]  # fmt: skip


@pytest.mark.parametrize(("child", "parent", "key", "chinese", "english"), FEW_MANY)
def test_none_one_and_many_are_said_as_a_person_would(child: str, parent: str, key: str, chinese: str, english: str) -> None:
    line = dict(gist(compared(child, parent)))[key]
    assert (said(line, ZH), said(line, EN)) == (chinese, english)


@pytest.mark.parametrize(
    ("child", "parent", "chinese", "english"),
    [
        ("三/（一）", "三/（一）", "三/（一） 品牌", "三/（一） 品牌"),
        ("二/（一）", "三/（一）", "本级文件 二/（一） 品牌", "child's 二/（一） 品牌"),
        (None, "三", "上级文件 三 品牌", "parent's 三 品牌"),
        ("四", None, "本级文件 四 品牌", "child's 四 品牌"),
        ("", "", "前言 品牌", "preamble 品牌"),
    ],
)
def test_an_address_says_whose_it_is_where_the_numberings_differ(child: str | None, parent: str | None, chinese: str, english: str) -> None:
    where = address(child, parent, "品牌")
    assert (said(where, ZH), said(where, EN)) == (chinese, english)


@pytest.mark.parametrize(("days", "words"), [(0, "与上级文件同日"), (1, "晚于上级文件 1 天"), (-30, "早于上级文件 30 天")])
def test_how_long_after_its_parent_a_child_was_issued(days: int, words: str) -> None:
    assert said(apart(days), ZH) == words


@pytest.mark.parametrize("name", ["text", "markdown", "html", "xlsx", "docx"])
def test_every_report_says_the_sentence(name: str) -> None:
    comparison = compared(CHILD, PARENT)
    sentence = said(gist(comparison)[0][1], naming(comparison, ZH))
    assert "".join(sentence.split()) in printed(render(comparison, name, lang="zh"))


def test_on_the_page_the_sentence_stands_before_everything_but_the_headline() -> None:
    page = str(render(compared(CHILD, PARENT), "html", lang="zh"))
    places = [page.index(f'class="{name}"') for name in ("verdict", "relation", "pair", "gist")]
    assert places == sorted(places)


def printed(report: str | bytes) -> str:
    """The words of a report without blanks and marks; of a workbook or a document those of all its parts."""
    if isinstance(report, bytes):
        with zipfile.ZipFile(io.BytesIO(report)) as package:
            report = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    return "".join(re.sub(r"<[^>]*>", "", report).split())


def test_the_median_over_unlike_figures_stands_with_the_figures_alone() -> None:
    smaller = PARENT.replace("100个", "7万个")
    assert times(Decimal(str(compared(CHILD, smaller).summary.median_ratio))) == "75%"
    assert "75%" not in lines(CHILD, smaller)["targets"]  # one figure over unlike things stands with the figures
    screen = "".join(str(render(compared(CHILD, smaller), "text", lang="zh", brief=True)).split())
    assert "两边都有的指标，半数不超过上级的75%（中位数）" in screen


LEADING = "某{}茶业行动方案\n一、任务\n加强对农技人员的培训，组织现场观摩，推广先进经验，提升茶农技能水平。{}\n二、保障\n完善考核办法，落实资金安排，定期通报进展。{}\n"
FIRST, SECOND = "（牵头单位：{}农业农村局）", "（牵头单位：{}财政局）"


@pytest.mark.parametrize(
    ("child", "parent", "heads"),
    [
        pytest.param(("", ""), (FIRST, ""), ["上级文件 一  O1  本级文件没有写明牵头单位"], id="the parent's alone"),
        pytest.param(("", SECOND), ("", ""), ["本级文件 二  O1  上级文件没有写明牵头单位"], id="the child's alone"),
        pytest.param(
            ("", SECOND),
            (FIRST, ""),
            ["上级文件 一  O1  本级文件没有写明牵头单位", "本级文件 二  O2  上级文件没有写明牵头单位"],
            id="one each",
        ),
        pytest.param((FIRST, ""), (SECOND, ""), ["一  O1–O2  换了牵头单位"], id="both name one"),
        pytest.param((FIRST, ""), (FIRST, ""), [], id="no change"),
    ],
)
def test_a_lead_that_one_side_names_is_told_with_whose_number_it_is(
    child: tuple[str, str], parent: tuple[str, str], heads: list[str]
) -> None:
    sides = [LEADING.format(level, *(words.format(level) for words in named)) for level, named in (("县", child), ("市", parent))]
    screen = str(render(compared(*sides), "text", lang="zh", brief=True)).splitlines()
    assert [line for line in screen if re.search(r"  O\d", line)] == heads


def test_what_the_child_cites_instead_stands_behind_a_colon() -> None:
    parentage = compared(CHILD, PARENT).parentage.model_copy(update={"cited": "other", "title": "天山省林业发展规划"})
    assert parentage_words(parentage, ZH).startswith("本级文件引用的是另一份文件：《天山省林业发展规划》；")


OTHER = "云溪县消防演练通知\n一、时间\n本周五上午九点，各单位在操场集合，按照路线疏散。\n二、要求\n不得迟到早退，注意踩踏风险。\n"


def test_a_pull_request_and_a_screen_list_nothing_that_unrelated_plans_lack() -> None:
    comparison = compared(OTHER, PARENT)
    page, screen = (str(render(comparison, name, lang="zh", brief=True)) for name in ("markdown", "text"))
    assert "**只有上级文件讲** 任务、品牌、保障" in page and "**只有本级文件讲** 时间、要求" in page
    assert "不得迟到早退" not in page + screen and "病虫害防治" not in page + screen
    assert "只有上级文件讲 3" in screen and "删去" not in screen.replace("不算删去", "") + page.replace("不算删去", "")
    assert "不得迟到早退" in str(render(comparison, "markdown", lang="zh", only=("added",)))
    assert "不得迟到早退" in str(render(comparison, "text", lang="zh"))


ELSEWHERE = """平川市茶叶产业发展行动方案
一、任务
建成一批标准茶园，培育茶叶龙头企业，加强对农技人员的培训，组织现场观摩。
二、品牌
推动区域公用品牌建设，组织企业参加各类展会，扩大茶叶品牌知名度。
三、仓储
新建冷链仓库，配齐设备。
"""


def beside() -> Comparison:
    """A comparison of two of which none is above the other, and that have sentences alike."""
    found = compared(ELSEWHERE, PARENT)
    sides = {side: getattr(found, side).model_copy(update={"code": code}) for side, code in (("child", "500238"), ("parent", "620800"))}
    return found.model_copy(update=sides)


@pytest.mark.parametrize(("lang", "word", "own"), [("zh", "相近", "改写"), ("en", "similar", "adapted")])
def test_of_two_that_are_not_one_above_the_other_nothing_is_called_adapted(lang: str, word: str, own: str) -> None:
    comparison = beside()
    assert any(match.verdict == "adapted" for match in comparison.matches)
    paper = zipfile.ZipFile(io.BytesIO(bytes(render(comparison, "docx", lang=lang)))).read("word/document.xml").decode()
    book = load_workbook(io.BytesIO(bytes(render(comparison, "xlsx", lang=lang))))
    cells = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    text, short, markdown, page = (
        str(render(comparison, name, lang=lang, brief=brief))
        for name, brief in (("text", False), ("text", True), ("markdown", False), ("html", False))
    )
    shown = re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", page, flags=re.S)
    for report in (paper, cells, text, short, markdown, shown):
        assert word in report and not re.search(rf"\b{own}\b" if lang == "en" else own, report)
    assert str(labels(lang)("message", "apart_legend"))[:9] in short.replace("\n", "") and labels(lang)("message", "apart_legend") in paper
    assert '"verdict": "adapted"' in str(render(comparison, "json", lang=lang))


def test_of_a_parent_and_its_child_it_is_still_called_adapted() -> None:
    adapted = compared(CHILD.replace("每季度通报进展情况", "按月通报"), PARENT)
    for name in ("text", "markdown", "html"):
        assert "改写" in str(render(adapted, name, lang="zh")) and "相近：" not in str(render(adapted, name, lang="zh", brief=True))


def test_the_percentage_to_quote_is_named_for_every_pair() -> None:
    for comparison in (beside(), compared(CHILD, PARENT)):
        assert "报百分数用概览第一句" in str(render(comparison, "text", lang="zh", brief=True)).replace("\n", "")


def test_the_workbook_of_unrelated_plans_calls_nothing_dropped_and_is_understood_again() -> None:
    other = "云溪县消防演练通知\n一、时间\n本周五上午九点，各单位在操场集合，按照路线疏散。\n二、要求\n不得迟到早退，注意踩踏风险。\n"
    data = render(compared(other, PARENT), "xlsx", lang="zh")
    assert isinstance(data, bytes)
    book = load_workbook(io.BytesIO(data))
    words = {str(row[1].value) for name in ("逐句对照", "章节对照") for row in book[name].iter_rows(min_row=2)}
    assert words == {"只有上级文件讲", "只有本级文件讲"}
    assert [verdict_of(word, Path("对照.xlsx"), "1") for word in sorted(words)] == ["dropped", "added"]
    assert [verdict_of(word, Path("pair.xlsx"), "1") for word in ("only in the parent", "dropped", "新增")] == [
        "dropped",
        "dropped",
        "added",
    ]


def test_a_loose_pair_counts_its_headings_once() -> None:
    """The sentence and the line of headings answer one question with one number."""
    found = compared(CHILD, PARENT)
    assert found.related is not None
    loose = found.model_copy(update={"related": found.related.model_copy(update={"verdict": "loose"})})
    told = dict(gist(loose))
    assert told["verdict"].args["topics"] == told["headings"].args["kept"] > 0
    assert "请核对" not in said(told["verdict"], ZH) and "与上级文件的句子对应（全文里原样就有的字约 95%），约 " in said(
        told["verdict"], ZH
    )
    assert "corresponds to the parent's (of all its characters about 95% stand there as they are) and about " in said(told["verdict"], EN)


BOTH = LED.format("一、任务", "（责任单位：县商务局）")


@pytest.mark.parametrize(
    ("child", "parent", "told"),
    [
        pytest.param(BOTH, BARE, False, id="the child alone names who is responsible"),
        pytest.param(BARE, BOTH, False, id="the parent alone does"),
        pytest.param(BOTH, LED.format("一、任务", "（责任单位：市商务局）"), True, id="both do, and neither says who leads"),
        pytest.param(BOTH, LED.format("一、任务", "（市商务局牵头）"), False, id="the parent says who leads"),
    ],
)
def test_that_neither_names_a_lead_is_said_only_where_both_name_somebody(child: str, parent: str, told: bool) -> None:
    sentence = said(dict(gist(compared(child, parent)))["verdict"], ZH)
    assert ("两份都没有写明牵头单位，只写了责任单位" in sentence) is told
