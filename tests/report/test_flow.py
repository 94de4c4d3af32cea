"""Chinese in terminal columns: never too wide, never broken where a typesetter would not, never lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import cells
from rich.text import Text

from policydiff.report.terminal.flow import Flow, beside, hang


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in Flow(Text(text)).lines(width)]


WRAPPED = [
    pytest.param("建设众创空间，提升服务", 12, ["建设众创空", "间，提升服务"], id="a comma does not start a line"),
    pytest.param("建设（重庆）科学城", 6, ["建设", "（重", "庆）科", "学城"], id="a bracket does not end a line"),
    pytest.param("年营业收入达5000亿元以上", 14, ["年营业收入达", "5000亿元以上"], id="a number stays whole"),
    pytest.param("促进全[-市-]科技", 8, ["促进全", "[-市-]科", "技"], id="an edit mark stays with its word"),
    pytest.param("支持 R&D 中心", 40, ["支持 R&D 中心"], id="it fits"),
    pytest.param("", 10, [""], id="nothing is one empty line"),
]


@pytest.mark.parametrize(("text", "width", "expected"), WRAPPED)
def test_breaks(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


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
