"""Chinese in terminal columns: never too wide, never broken where a typesetter would not, never lost."""

from __future__ import annotations

import re
from itertools import product
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import cells
from rich.cells import cell_len
from rich.text import Text

from policydiff.report import render_listing
from policydiff.report.terminal import breaking
from policydiff.report.terminal.aligned import aligned
from policydiff.report.terminal.breaking import breaks, wide
from policydiff.report.terminal.flow import Flow, Named, beside, hang


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in Flow(Text(text)).lines(width)]


WRAPPED = [
    pytest.param("建设众创空间，提升服务", 12, ["建设众创空", "间，提升服务"], id="a comma does not start a line"),
    pytest.param("建设（重庆）科学城", 6, ["建设", "（重", "庆）科", "学城"], id="a bracket does not end a line"),
    pytest.param("年营业收入达5000亿元以上", 14, ["年营业收入达", "5000亿元以上"], id="a number stays whole"),
    pytest.param("比值为 1/22000 元", 10, ["比值为", "1/22000 元"], id="a share stays whole"),
    pytest.param("总额达12,345万元", 10, ["总额达", "12,345万元"], id="a number with marks of thousands stays whole"),
    pytest.param("二/（一）/1 平台", 8, ["二/", "（一）/1", "平台"], id="a path is no share"),
    pytest.param("促进全[-市-]科技", 8, ["促进全", "[-市-]科", "技"], id="an edit mark stays with its word"),
    pytest.param("（据 表.xlsx 校改）", 8, ["（据", "表.xlsx", "校改）"], id="the ending of a file stays with its name"),
    pytest.param("存成对照.docx。", 12, ["存成对", "照.docx。"], id="the ending of a file and a full stop"),
    pytest.param("一是.提高abcdefg", 8, ["一是.提", "高", "abcdefg"], id="a full stop of ASCII ends a sentence"),
    pytest.param("支持 R&D 中心", 40, ["支持 R&D 中心"], id="it fits"),
    pytest.param("", 10, [""], id="nothing is one empty line"),
]


@pytest.mark.parametrize(("text", "width", "expected"), WRAPPED)
def test_breaks(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


NAMED = [
    ("巫溪县行动计划", "行动计划.txt", 40, ["巫溪县行动计划  行动计划.txt"]),
    ("巫溪县行动计划", "行动计划", 20, ["巫溪县行动计划", "行动计划"]),
    ("巫溪县三年行动计划", "行动计划", 12, ["巫溪县三年行", "动计划", "行动计划"]),
    ("巫溪县三年行动计划", "计划", 12, ["巫溪县三年行", "动计划  计划"]),
    ("方案", "巫溪县三年行动计划", 12, ["方案", "巫溪县三年行", "动计划"]),
    ("巫溪县行动计划", "", 40, ["巫溪县行动计划"]),
]


@pytest.mark.parametrize(("text", "name", "width", "expected"), NAMED)
def test_a_name_is_broken_only_where_it_fits_on_no_line(text: str, name: str, width: int, expected: list[str]) -> None:
    assert [line.plain.rstrip() for line in Named(Text(text), Text(name)).lines(width) if line.plain] == expected


@given(st.text(st.sampled_from("关于印发提升能力《》，、（2023—）5a ·.xls"), max_size=80), st.integers(2, 40))
def test_lines_that_are_full_are_found_at_once_where_they_are_found_at_all(text: str, width: int) -> None:
    found = breaks(text, width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(breaking, "_full_lines", lambda words, length: [])
        assert found == breaks(text, width)


ALPHABET = "全市县达到，。、（）“”《》[-]{+}5.6万家abcXYZ 　—%"


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text(ALPHABET, max_size=80), st.integers(4, 60))
def test_lines_fit_and_lose_nothing_but_blanks(text: str, width: int) -> None:
    found = lines(text, width)
    assert all(cells(line) <= width for line in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_two_columns_are_aligned() -> None:
    found = [line.plain for line in beside(Flow(Text("重庆市科技服务业")), Flow(Text("巫溪县")), 21)]
    assert found == ["重庆市科  │ 巫溪县", "技服务业  │ "]
    assert {cells(line[: line.index("│")]) for line in found} == {10}


def test_a_hanging_label_pushes_the_body_when_it_is_longer() -> None:
    found = [line.plain for line in hang(Text("责任单位 "), Flow(Text("县科技局、县财政局")), 20, 4)]
    assert found == ["责任单位 县科技局、", "         县财政局"]


def test_a_hostile_bracket_run_is_fast() -> None:
    assert sum(map(len, lines("（" * 100_000, 80))) == 100_000


STYLE = re.compile("\x1b\\[[0-9;]*m")


def styles(text: str) -> list[tuple[str, str]]:
    """Return every coloured word with its colour."""
    found = re.findall("\x1b\\[([1-9][0-9;]*)m([^\x1b]*)\x1b", text)
    return [(code, word) for code, words in found for word in words.split()]


def test_a_listing_looks_the_same_without_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    place = SimpleNamespace(name="巫溪县")
    counts = {"outdated": False, "document_number": None, "place": place, "tasks": 10, "targets": 18, "checks": 2}
    titles = [
        "",
        "关于印发",
        "关于印发《巫溪县提升科技服务能力推动科技服务业高质量发展三年行动计划（2023—2025年）》的通知",
        "A plan for 5G, in Latin letters" * 4,
    ]
    rows = [
        SimpleNamespace(id="wuxi" * at, state=state, issued=issued, title=title, **counts)
        for at, (title, state, issued) in enumerate(product(titles, ["fresh", "stale"], [None, "2023-09-06"]), start=1)
    ]
    rows += [
        SimpleNamespace(id=name, state="fresh", issued=None, title=titles[1], **counts) for name in ("巫溪县科技服务业通知" * 2, "a–b")
    ]
    for width in (40, 60, 61, 70, 71, 80, 81, 100, 118, 140, 400):
        for some in (rows[:1], rows[:4], rows[4:7], rows[7:9], rows[:12:3], rows[-2:], rows):
            own, coloured = (render_listing(some, width=width, color=color) for color in (False, True))
            assert STYLE.sub("", coloured).replace(" ", "") == own.replace(" ", "")
            with monkeypatch.context() as patch:
                patch.setattr("policydiff.report.terminal.listing.aligned", lambda *_, **__: None)
                assert render_listing(some, width=width) == own
                assert styles(render_listing(some, width=width, color=True)) == styles(coloured)


def test_long_ids_are_folded_without_rich() -> None:
    rows = [
        ("id", "place", "title"),
        ("chongqing-keji-fuwu-2023", "重庆市", "关于提升科技服务能力的通知"),
        ("wuxi", "巫溪县", "双倍增计划"),
    ]
    assert aligned(rows, 41) == [
        "id               place   title",
        "─────────────────────────────────────────",
        "chongqing-keji-  重庆市  关于提升科技服务",
        "fuwu-2023                能力的通知",
        "wuxi             巫溪县  双倍增计划",
    ]
    assert aligned(rows, 24) is None, "next to nothing is left of both"


@pytest.mark.parametrize(
    "words", ["三年行动计划（2023—2025年）", "“双随机、一公开”‘十四五’…", "发展指标–A·B", "ｱ全角Ａ１", "e\u0301 组合", "㎡①⑴", "", "\t制表"]
)
def test_columns_are_counted_as_rich_counts_them(words: str) -> None:
    assert wide(words) == cell_len(words)
