"""Of several clauses told in one, each has a part between commas, in words of its own."""

from __future__ import annotations

import pytest
from plans import COUNTY, line, page

from policydiff.compare.align.signs.apart import Apart
from policydiff.compare.align.signs.pieces import Pieces

MINE = """一、服务
灯具随客流增减，坏了当天换，夜里九点以后隔盏亮，省下的电费留给街道。
二、车站
候车亭装上遮雨棚，残疾人从坡道上车，站牌标出末班时刻。
三、渡口
渡船每季度验一次，船工都要持证，遇大风停航。
"""
THEIRS = """一、照明
根据人流密度动态调整灯具数量。
推行深夜节能照明，实行间隔开灯。
二、公交
候车设施应当具备遮阳避雨条件。
完善无障碍坡道，方便残疾人乘车。
公布首末班车时刻。
三、水运
定期开展渡船检验。
船员应当持有适任证书。
大风天气应当停止航行。
四、宣传
组织媒体报道先进典型。
"""


CHILD, PARENT = page(MINE, COUNTY), page(THEIRS)
PIECES = Pieces(Apart(CHILD, PARENT).characters, ([each.parts for each in CHILD.lines], [each.parts for each in PARENT.lines]))
PAIRS = [
    ("灯具随客流", "动态调整灯具"),
    ("候车亭", "无障碍坡道"),
    ("候车亭", "首末班车"),
    ("渡船每季度", "持有适任证书"),
    ("渡船每季度", "大风天气"),
]


@pytest.mark.parametrize(("mine", "theirs"), PAIRS)
def test_one_part_of_a_clause_stands_out_for_what_it_was_made_of(mine: str, theirs: str) -> None:
    found = PIECES.of(0, line(CHILD, mine), line(PARENT, theirs), ())
    others = [
        PIECES.of(0, line(CHILD, other), line(PARENT, theirs), ()) for other in ("灯具随客流", "候车亭", "渡船每季度") if other != mine
    ]
    assert found > 0.2
    assert all(found > other for other in others)


@pytest.mark.parametrize("mine", ["灯具随客流", "候车亭", "渡船每季度"])
def test_no_part_stands_out_for_what_a_clause_does_not_say(mine: str) -> None:
    assert PIECES.of(0, line(CHILD, mine), line(PARENT, "媒体"), ()) < 0.3


def test_a_part_that_is_more_alike_to_a_counterpart_is_left_to_it() -> None:
    ramp, boats = line(PARENT, "无障碍坡道"), line(CHILD, "候车亭")
    assert PIECES.of(0, boats, ramp, ()) > 0.2
    assert PIECES.of(0, boats, ramp, (ramp,)) == 0.0


def test_it_is_read_from_the_parents_side_too() -> None:
    assert PIECES.of(1, line(PARENT, "大风天气"), line(CHILD, "渡船每季度"), ()) > 0
