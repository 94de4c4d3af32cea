"""What a task is about, in tables for people: the words of its own where one sentence speaks of several."""

from __future__ import annotations

import pytest

from policydiff import parse_text
from policydiff.tables.items import contents

SAID = {
    "each says what it does": (
        "交通运输主管部门负责运输船舶的监督管理，渔业主管部门负责渔业船舶的监督管理。",
        ["交通运输主管部门负责运输船舶的监督管理", "渔业主管部门负责渔业船舶的监督管理"],
    ),
    "with the case that it is for": (
        "镇规划由镇人民政府组织编制，经镇人民代表大会审议通过后公布；村规划由乡镇人民政府组织编制，报县人民政府批准。",
        ["镇规划由镇人民政府组织编制，经镇人民代表大会审议通过后公布", "村规划由乡镇人民政府组织编制，报县人民政府批准"],
    ),
    "the sentence, where the words do not say which work": (
        "户外广告的清理工作由县城管局负责指导，由街道办事处组织实施。",
        ["户外广告的清理工作由县城管局负责指导", "户外广告的清理工作由县城管局负责指导，由街道办事处组织实施。"],
    ),
    "one alone has its sentence": (
        "县水利局负责河道采砂的监督管理，对违法行为依法查处。",
        ["县水利局负责河道采砂的监督管理，对违法行为依法查处。"],
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), SAID.values(), ids=SAID)
def test_words_of_its_own(sentence: str, expected: list[str]) -> None:
    notice = parse_text(f"某县水域管理办法\n第一条 为了加强管理，制定本办法。\n第二条 {sentence}\n")
    assert list(contents(notice).values()) == expected
