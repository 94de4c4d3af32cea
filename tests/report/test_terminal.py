"""The terminal report: every row, at every width, with and without colour."""

from __future__ import annotations

import re
from collections import Counter
from types import SimpleNamespace

import pytest
from printed import cells
from report_notice import notice
from report_sample import comparison, render_comparison_text, render_listing, render_notice_text

from policydiff.report.terminal.file_listing import file_listing
from policydiff.report.terminal.tallies import body_counts
from policydiff.tables.options import Options
from policydiff.vocab.labels import labels

WIDTHS = (40, 60, 80, 120, 200)
EDIT_MARKS = re.compile(r"\[-|-\]|\{\+|\+\}")


@pytest.mark.parametrize(("width", "lang"), [*((width, "zh") for width in WIDTHS), (40, "en"), (80, "en")])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str) -> None:
    for text in (render_comparison_text(comparison(), width=width, lang=lang), render_notice_text(notice(), width=width, lang=lang)):
        assert max(map(cells, text.splitlines())) <= width
        assert not any(line.endswith(" ") for line in text.splitlines())


@pytest.mark.parametrize("width", [60, 80, 200])
def test_every_word_of_both_plans_is_there(width: int) -> None:
    text = render_comparison_text(comparison(), width=width)
    clauses = text[text.index("逐句对照") :]
    columns = {"parent": "", "child": ""}
    for line in clauses.splitlines():
        left, bar, right = line.partition("│")
        columns["parent"] += "".join(left.split())
        columns["child"] += "".join(right.split() if bar else line.split())
    found = {side: EDIT_MARKS.sub("", words) for side, words in columns.items()}
    for match in comparison().matches:
        if match.verdict != "copied":
            assert match.parent_text in found["parent"]
        if match.child_text:
            assert match.child_text in found["child"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_width_loses_a_word_of_the_tables(lang: str) -> None:
    tables = comparison().model_copy(update={"matches": ()})

    def words(width: int) -> Counter[str]:
        parts = render_comparison_text(tables, width=width, lang=lang).split("\n\n")[2:5]
        bodies = (part.partition("─\n")[2] or part.partition("\n")[2] for part in parts)
        return Counter("".join("".join(bodies).replace("→", "").split()))

    expected, narrower = words(200), (68, 76, 80, 94, 108)
    assert {width: words(width) - expected | expected - words(width) for width in narrower} == {width: Counter() for width in narrower}


def test_a_pipe_gets_no_colour_and_a_terminal_does() -> None:
    assert "\x1b" not in render_comparison_text(comparison())
    coloured = render_comparison_text(comparison(), color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == render_comparison_text(comparison()).split()


def test_edits_are_marked_and_explained() -> None:
    text = render_comparison_text(comparison(), width=200)
    assert "{+鼓励+}发展科技保险" in text
    assert "力度↓ 大力→鼓励" in text
    assert "[-5.6万家-]" in text


def test_the_overview() -> None:
    text = render_comparison_text(comparison(), width=100)
    assert re.search(r"上级文件 +合计 +134 句 +6588 字", text)
    assert re.search(r"= 沿用 +37 句 +43\.5% +968 字 +27\.7%", text)
    assert "没有引用上级文件" in text
    assert re.search(r"S7 +删去 +三/（一）/3 检验检测认证服务 +—", text)
    assert re.search(r"T19 +变动 +技术合同成交额 +1100亿元 +力争500万元 +2025 +1/22000 +语气减弱、悬殊", text)
    assert "市金融监管局→县国资监管中心（县金融事务中心） [职能对应]" in text


def test_english_labels_around_chinese_text() -> None:
    text = render_comparison_text(comparison(), width=120, lang="en")
    assert re.search(r"≈ localized +6 clauses", text)
    assert "softer words" in text


def test_only_and_what_it_hides() -> None:
    text = render_comparison_text(comparison(), only=["added"])
    assert "未显示 130" in text
    assert text.count("+ 新增 m") == 5
    assert "没有符合条件的内容" in render_comparison_text(comparison(), only=["place"])


def test_a_sorted_report_says_where_each_clause_stands() -> None:
    text = render_comparison_text(comparison(), sort="similarity", width=120)
    assert "§" not in text
    assert "三/（一）/4 → 三/（一）/3" in text[text.index("逐句对照") :]


def test_a_notice() -> None:
    text = render_notice_text(notice(), width=80)
    assert "      1．研究开发服务" in text
    assert "责任 县科技局、县发展改革委、县经济信息委" in text
    assert "◆ 科技服务业市场主体  ≥45家  2025" in text
    assert "重庆市巫溪县 500238 县级" in text
    assert "没有文号  [missing-document-number]" in text


def test_open_ended_lists_and_roles() -> None:
    names = {"lead": ("县科技局",), "cooperating": ("县财政局",), "responsible": (), "open_ended": True}
    statement = "牵头单位：县科技局；配合单位：县财政局等"
    task = notice().tasks[0].model_copy(update={**names, "text": statement})
    text = render_notice_text(notice().model_copy(update={"tasks": (task,)}))
    assert "牵头 县科技局\n" in text
    assert "配合 县财政局等\n" in text


def test_the_listing_is_aligned() -> None:
    place = SimpleNamespace(name="巫溪县")
    entries = [
        SimpleNamespace(
            id="wuxi",
            state="fresh",
            title="关于印发",
            document_number=None,
            issued="2023-09-06",
            place=place,
            tasks=10,
            targets=18,
            checks=2,
        ),
        SimpleNamespace(id="x", state="not parsed", title=None, document_number=None, issued=None, place=None, tasks=0, targets=0),
    ]
    text = render_listing(entries, width=80)
    assert [line.split() for line in text.splitlines()] == [
        ["编号", "地区", "成文", "任务", "指标", "待核", "状态", "标题"],
        ["─" * len(text.splitlines()[1])],
        ["wuxi", "巫溪县", "2023-09-06", "10", "18", "2", "已解析", "关于印发"],
        ["x", "—", "—", "—", "—", "—", "未解析", "—"],
    ]
    assert "没有" in render_listing([])


@pytest.mark.parametrize(
    ("counted", "lang", "expected"),
    [
        ({"kept": 33, "role-changed": 0, "dropped": 18, "added": 1}, "zh", "对应 33 · 删去 18 · 新增 1（牵头"),
        ({"kept": 33, "dropped": 18, "added": 1}, "zh", "对应 33 · 删去 18 · 新增 1（牵头"),
        ({"kept": 2, "role-changed": 2, "dropped": 0, "added": 1}, "zh", "对应 2（其中角色变动 2：配合变责任 2 个） · 新增 1（牵头"),
        (
            {"kept": 26, "role-changed": 2, "dropped": 31, "added": 5},
            "en",
            "kept 26 (2 of them role changed: cooperating to responsible 2) · dropped 31 · ",
        ),
        ({"kept": 0, "role-changed": 0, "dropped": 0, "added": 0}, "zh", ""),
    ],
)
def test_bodies_of_another_role_are_told_among_those_that_correspond(counted: dict[str, int], lang: str, expected: str) -> None:
    changes = tuple((name, name, "cooperating", "responsible") for name in ("市科技局", "市财政局"))
    made = comparison()
    pair = made.responsibilities[0].model_copy(update={"role_changes": changes if counted.get("role-changed") else ()})
    summary = made.summary.model_copy(update={"organisations": counted})
    told = body_counts(made.model_copy(update={"summary": summary, "responsibilities": (pair,)}), labels(lang))
    assert told.startswith(expected) and bool(told) == bool(expected)


def test_whole_sentences_and_characters_are_told_apart() -> None:
    text = render_comparison_text(comparison(), width=200, brief=True)
    assert "沿用：整句不变；" in text
    assert "原样就有（按字数算，不管整句）" in text
    assert re.search(r"上级文件的字 +原样留下 [\d.]+% · 留下的句子里删去", text)
    assert "一字不差" not in text and "一字没动" not in text


@pytest.mark.parametrize(
    ("title", "state", "last"),
    [
        ("山东省优化营商环境条例", "fresh", "山东省优化营商环境条例"),  # as the file is called: left out, it looks like none
        ("山东省 优化营商环境条例", "fresh", "山东省 优化营商环境条例"),
        ("关于优化营商环境的意见", "fresh", "关于优化营商环境的意见"),
        (None, "fresh", "（没有读到标题）"),
        ("", "corrected", "（没有读到标题）"),
        (None, "not parsed", "未解析"),
        (None, "unreadable", "无法读取"),
    ],
)
@pytest.mark.parametrize("one_line", [True, False])
def test_a_long_list_tells_a_title_that_was_not_read_from_one_that_the_file_has(
    title: str | None, state: str, last: str, one_line: bool
) -> None:
    facts = {"title": title, "state": state, "outdated": False, "issued": None, "place": None, "tasks": 8, "targets": 0, "checks": 0}
    entry = SimpleNamespace(id="山东省优化营商环境条例（2020）", structured_file="a.yaml", raw_file=None, **facts)
    assert file_listing([entry], Options(lang="zh"), one_line=one_line).rstrip("\n").split(" · ")[-1].strip().endswith(last)
