"""Folding: widths, look-alikes and traditional forms become one, character for character."""

from __future__ import annotations

import pytest

from policydiff.text.fold import fold


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        pytest.param("１．研究（５．６％）", "1.研究(5.6%)", id="full width"),
        pytest.param("〔2024〕【附件】", "(2024)[附件]", id="brackets"),
        pytest.param("4·6万吨", "4.6万吨", id="a middle dot in a quantity is its decimal point"),
        pytest.param("3•5％", "3.5%", id="so is a bullet"),
        pytest.param("7·20特大暴雨", "7·20特大暴雨", id="in a day it is none"),
        pytest.param("加强培训.每年一次.\n抓好落实.", "加强培训。每年一次。\n抓好落实。", id="a full stop of half width ends a sentence"),
        pytest.param("建成园区4个.(牵头单位:县教育局)", "建成园区4个。(牵头单位:县教育局)", id="before a bracket, too"),
        pytest.param("一.总则\n(二).任务\n3.措施", "一.总则\n(二).任务\n3.措施", id="behind a number it is its mark"),
        pytest.param("约翰.史密斯来访。", "约翰.史密斯来访。", id="not where the text has the Chinese one"),
        pytest.param("增长3.5%,见附件.doc", "增长3.5%,见附件.doc", id="nor before digits and letters"),
        pytest.param("二〇二五", "二零二五", id="a round zero"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded == fold(folded)
    assert len(printed) == len(folded)
