"""A line of addressees → their names: what 、 parts, and what it does not."""

from __future__ import annotations

import pytest

from policydiff.parse.mark.addressees import split_addressees

LINES = [
    ("各旗县人民政府，自治区各委、办、厅、局：", ["各旗县人民政府", "自治区各委、办、厅、局"]),
    ("市各委、办、局，各直属单位：", ["市各委、办、局", "各直属单位"]),
    ("各学院、部、处，各附属医院：", ["各学院、部、处", "各附属医院"]),
    ("机关各科、室、站、所：", ["机关各科、室、站、所"]),
    ("在市各高等、中等职业学校：", ["在市各高等、中等职业学校"]),
    ("各公办、民办幼儿园，各乡镇中心校：", ["各公办、民办幼儿园", "各乡镇中心校"]),
    ("省属、市属各医院：", ["省属、市属各医院"]),
    ("各乡镇人民政府，县直各部门、各单位：", ["各乡镇人民政府", "县直各部门、各单位"]),
    ("各区、县（市）人民政府，市政府各部门、各直属单位：", ["各区、县（市）人民政府", "市政府各部门", "各直属单位"]),
    ("市博物馆、市图书馆、各文化站：", ["市博物馆", "市图书馆", "各文化站"]),
    ("各县民政局、财政局：", ["各县民政局", "财政局"]),
]


@pytest.mark.parametrize(("line", "names"), LINES, ids=[line for line, _ in LINES])
def test_a_name_that_counts_the_kinds_of_what_it_speaks_of_is_one(line: str, names: list[str]) -> None:
    assert list(split_addressees(line)) == names
