"""The changes that tell the most: two small plans go in, and what a reader is told on the first screen comes out."""

from __future__ import annotations

import pytest

import policydiff
from policydiff.messages import said
from policydiff.report.overview.telling import telling
from policydiff.tables.options import Options
from policydiff.tables.rows import view

OPTIONS = Options(lang="en")
STEADY = (
    "\n二、保障\n各乡镇要安排专项经费用于病虫害防治，建立台账，每季度通报进展情况。\n加强对农技人员的培训，组织现场观摩，推广先进经验。"
)


def told(parent: str, child: str) -> list[tuple[str, str]]:
    sides = [
        policydiff.parse_text(f"{name}茶叶产业发展行动方案\n一、任务\n{text}{STEADY}", name=name)
        for name, text in (("甲市", parent), ("乙县", child))
    ]
    comparison = policydiff.diff(sides[1], sides[0])
    return [(one.kind, said(one.message, OPTIONS.labels)) for one in telling(comparison, view(comparison, OPTIONS))]


@pytest.mark.parametrize(
    ("parent", "child", "kind", "words"),
    [
        (
            "到2025年，建成标准茶园100个以上。",
            "到2025年，建成标准茶园3个。",
            "target-weakened",
            "建成标准茶园: no longer a minimum, ≥100个 → 3个 (2025)",
        ),
        (
            "到2025年，建成标准茶园100个。",
            "到2025年，力争建成标准茶园3个。",
            "target-weakened",
            "建成标准茶园: in softer words, 100个 → 力争3个 (2025)",
        ),
        (
            "到2025年，建成标准茶园100个。",
            "到2027年，建成标准茶园100个。",
            "target-weakened",
            "建成标准茶园: later, 100个 (2025) → 100个 (2027)",
        ),
        (
            "大力发展茶叶精深加工产业和茶旅融合。",
            "鼓励发展茶叶精深加工产业和茶旅融合。",
            "weaker",
            '"大力"发展茶叶精深加工产业和茶旅融合 → "鼓励"发展茶叶精深加工产业和茶旅融合',
        ),
    ],
)
def test_what_binds_less_is_told(parent: str, child: str, kind: str, words: str) -> None:
    assert (kind, words) in told(parent, child)


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        ("到2025年，建成标准茶园100个以上。", "到2025年，建成标准茶园120个。"),  # the floor went, and the figure rose
        ("到2027年，建成标准茶园100个。", "到2025年，建成标准茶园100个。"),  # earlier
        ("每个茶园配备农技人员不少于2名。", "每个茶园配备农技人员2至3名。"),  # a range has a floor, too
        ("深入实施茶叶品牌提升工程和茶园改造。", "积极实施茶叶品牌提升工程和茶园改造。"),  # one ornament for another
    ],
)
def test_what_binds_no_less_is_not_told(parent: str, child: str) -> None:
    assert not {kind for kind, _ in told(parent, child)} & {"target-weakened", "weaker"}


def test_what_stands_before_the_first_section_is_not_told_as_weaker() -> None:
    opening = "为{}贯彻落实国家关于茶叶产业高质量发展的部署，结合实际，制定本方案。"
    sides = [
        policydiff.parse_text(f"{name}茶叶产业发展行动方案\n{opening.format(word)}\n一、任务\n{STEADY}", name=name)
        for name, word in (("甲市", "大力"), ("乙县", ""))
    ]
    comparison = policydiff.diff(sides[1], sides[0])
    assert any(edit.direction == "weaker" for match in comparison.matches for edit in match.edits)
    assert "weaker" not in {one.kind for one in telling(comparison, view(comparison, OPTIONS))}


def test_a_figure_that_left_its_sentence_is_told_with_its_name() -> None:
    found = told("培育茶叶龙头企业，带动农户增收，建成茶叶市场8个。", "培育茶叶龙头企业，带动农户增收。")
    assert ("target-dropped", "茶叶市场: 8个, without a figure now") in found


def test_formulas_that_every_document_has_are_not_told_as_cut() -> None:
    found = told("全面贯彻党的二十大精神，推动茶叶产业提质增效和农民增收。", "推动茶叶产业提质增效和农民增收。")
    assert "part-dropped" not in dict(found)


@pytest.mark.parametrize(
    ("parent", "child", "words"),
    [
        ("县农业农村局牵头，县商务局配合", "县商务局牵头，县农业农村局配合", "now led by 县商务局, no longer by 县农业农村局"),
        ("县农业农村局牵头，县商务局配合", "县农业农村局、县文旅局牵头，县商务局配合", "now led by 县文旅局 beside 县农业农村局"),
        ("县农业农村局、县文旅局牵头，县商务局配合", "县文旅局牵头，县商务局配合", "no longer led by 县农业农村局, still by 县文旅局"),
    ],
)
def test_who_leads_now_is_told_by_who_came_and_who_went(parent: str, child: str, words: str) -> None:
    task = "建设茶叶加工园区，引进精深加工企业，完善冷链物流设施。（{}）"
    assert ("lead-changed", words) in told(task.format(parent), task.format(child))


@pytest.mark.parametrize(
    "gone", ["建设冷链仓库，完善配送网络。", "建设冷链仓库，完善配送网络。\n1. 选址。综合考虑交通条件。\n2. 招标。公开招标确定单位。"]
)
def test_a_section_is_as_long_as_what_stands_under_its_headings(gone: str) -> None:
    parent = f"甲市茶叶产业发展行动方案\n一、任务\n{STEADY}\n三、仓储物流\n{gone}\n"
    child = f"乙县茶叶产业发展行动方案\n一、任务\n{STEADY}\n"
    comparison = policydiff.diff(policydiff.parse_text(child, name="child"), policydiff.parse_text(parent, name="parent"))
    (found,) = (one for one in telling(comparison, view(comparison, OPTIONS)) if one.kind == "section-dropped")
    body = comparison.summary.body
    assert body is not None and body.parent.dropped is not None  # all that is gone stood in this section
    assert said(found.message, OPTIONS.labels).endswith(f", {body.parent.dropped.characters} characters")


def test_an_article_without_a_heading_is_called_by_its_first_words() -> None:
    sides = []
    article = "第二条 县级人民政府应当建立茶叶质量追溯制度，公布检测结果。"
    for name, articles in (("甲省", f"{article}\n第三条"), ("乙市", "第二条")):
        text = f"{name}茶叶促进条例\n第一条 为了促进茶叶产业发展，规范生产经营行为，制定本条例。\n{articles} 从事茶叶加工的企业应当遵守安全生产规定。"
        sides.append(policydiff.parse_text(text, name=name))
    comparison = policydiff.diff(sides[1], sides[0])
    found = [said(one.message, OPTIONS.labels) for one in telling(comparison, view(comparison, OPTIONS)) if one.kind == "section-dropped"]
    assert found == ['"第二条 县级人民政府应当建立茶叶质量追溯制度…", 26 characters']


def test_a_section_of_which_a_sentence_stands_elsewhere_was_not_dropped_whole() -> None:
    moved = "建立茶叶质量追溯制度，定期公布检测结果。"
    gone = "组织茶叶龙头企业参加展会，宣传推介地方品牌，拓展国内外销售渠道，提高市场占有率。"
    steady = "引进精深加工企业，完善冷链物流设施，建设茶叶加工园区。"
    parent = f"{steady}\n（一）质量监管\n{moved}{gone}"
    assert "section-dropped" in dict(told(parent, steady))
    assert "section-dropped" not in dict(told(parent, f"{steady}{moved}"))


def test_the_last_of_the_dropped_targets_says_how_many_went() -> None:
    kept = "培育茶叶龙头企业{}，建成茶叶市场{}，新增冷链仓库{}，打造茶旅线路{}。"
    found = told(kept.format("8家", "9个", "12座", "5条"), kept.format("", "", "", ""))
    dropped = [words for kind, words in found if kind == "target-dropped"]
    assert len(dropped) == 1  # one row is told once
    assert dropped[0].endswith(" (one of 4 such targets)")


def test_a_sentence_of_the_childs_own_is_told_where_much_is_its_own() -> None:
    steady = "引进精深加工企业，完善冷链物流设施，建设茶叶加工园区。"
    own = "组建茶艺表演队伍，常年在游客中心向外地宾客展示本地民俗。"
    found = told(steady, f"{steady}\n{own}")
    assert ("clause-added", f'"{own}"') in found
