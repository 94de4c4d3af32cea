"""What two clauses have in common is measured against what any two of the pair have."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from plans import COUNTY, line, page

from policydiff.compare.align.signs.apart import Apart

MINE = """一、泵站
检修停运的泵站，逐座找出原因。
二、巡查
每村推选两名护渠员，发现淤堵当日上报。
三、经费
县里按验收合格的渠段给予奖补，每公里不超过两万元。
四、水价
农户按方计量缴费，节约归己。
五、闸门
更换锈蚀启闭机，装上遥控装置。
"""
THEIRS = """一、设施
对停用泵站开展排查，弄清停用原因并建账。
二、队伍
推行村级护渠员制度，人数不少于两人。
三、投入
设立灌区资金，采取先建后补、以奖代补方式支持各县。
四、改革
健全农业用水计量收费办法，鼓励节水。
五、装备
推广闸门自动化，淘汰老旧启闭设备。
六、宣传
组织媒体报道先进典型。
七、验收
省级部门抽查工程质量。
"""


CHILD, PARENT = page(MINE, COUNTY), page(THEIRS)
PAIRS = [("检修停运", "停用泵站"), ("推选两名", "村级护渠员"), ("给予奖补", "以奖代补"), ("按方计量", "计量收费"), ("启闭机", "启闭设备")]


@pytest.mark.parametrize(("mine", "theirs"), PAIRS)
def test_what_says_one_thing_in_other_words_stands_out_on_both_sides(mine: str, theirs: str) -> None:
    apart = Apart(CHILD, PARENT)
    here, there = line(CHILD, mine), line(PARENT, theirs)
    found = apart.of(here, there)
    others = [apart.of(here, line(PARENT, other)) for _, other in PAIRS if other != theirs]
    assert min(found) > 0.25
    assert all(found[0] > other[0] for other in others)


@pytest.mark.parametrize(
    ("mine", "theirs"), [("检修停运", "媒体报道"), ("按方计量", "抽查工程"), ("启闭机", "媒体报道"), ("推选两名", "先建后补")]
)
def test_what_has_no_more_in_common_than_any_two_does_not_stand_out_on_both_sides(mine: str, theirs: str) -> None:
    assert min(Apart(CHILD, PARENT).of(line(CHILD, mine), line(PARENT, theirs))) < 0.25


def test_a_heading_stands_out_among_headings() -> None:
    child, parent = (
        page("一、闸门改造\n换闸。\n二、护渠队伍\n招人。\n", COUNTY),
        page("一、闸门更新\n换闸。\n二、宣传\n报道。\n三、验收\n抽查。\n"),
    )
    apart = Apart(child, parent)
    assert apart.of(line(child, "闸门改造"), line(parent, "闸门更新"))[0] > apart.of(line(child, "护渠队伍"), line(parent, "闸门更新"))[0]


def test_two_texts_that_say_nothing_stand_out_by_nothing() -> None:
    child, parent = page("一、闸门\n换闸。\n", COUNTY), page("一、渠道\n清淤。\n")
    assert Apart(child, parent).of(line(child, "换闸"), line(parent, "清淤")) == pytest.approx((0.0, 0.0), abs=0.3)


OTHER = """一、书屋
农家书屋每月更换图书，设儿童角。
二、戏台
修缮古戏台，请剧团演出。
三、广场
安装健身器材，划出球场。
四、非遗
评选剪纸传承人，收徒授艺。
五、电影
每村每月放映一场电影。
"""


def filled(text: str, start: int, many: int = 15) -> str:
    """A text with as many sentences behind it that have nothing in common with any other."""
    return text + "".join(f"{''.join(map(chr, range(at, at + 12)))}。\n" for at in range(start, start + 12 * many, 12))


MINE_ALONE, THEIRS_ALONE = 0x5F00, 0x6F00


@pytest.mark.parametrize(
    ("mine", "theirs", "related"),
    [(MINE, THEIRS, True), (OTHER, OTHER, True), (OTHER, THEIRS, False), (MINE, OTHER, False)],
    ids=["other words", "the same words", "another matter", "another matter of the parent"],
)
def test_two_texts_of_one_matter_have_more_partners_that_stand_out_than_chance_gives(mine: str, theirs: str, related: bool) -> None:
    child, parent = page(filled(mine, MINE_ALONE), COUNTY), page(filled(theirs, THEIRS_ALONE))
    assert (Apart(child, parent).standing().far > 0.1) is related


def test_of_few_clauses_and_of_very_many_nothing_is_told() -> None:
    few = page("一、泵站\n检修停运的泵站，逐座找出原因。\n", COUNTY)
    many = page("\n".join(["一、渠道", *(f"清理第{number}号渠道。" for number in range(7000))]))
    assert Apart(few, PARENT).standing().far == 0  # so few clauses cannot tell
    assert Apart(CHILD, many).standing().far == 0


@pytest.mark.parametrize(
    ("words", "origin"), [("检修停运", "停用泵站"), ("护渠员", "护渠员"), ("按方计量", "计量收费"), ("启闭机", "启闭设备")]
)
def test_the_likest_by_its_characters_is_found_though_no_two_in_a_row_were_kept(words: str, origin: str) -> None:
    mine, theirs = page(MINE, COUNTY), page(THEIRS)
    child = next(line.index for line in mine.lines if words in line.text)
    bodies = [line.index for line in theirs.lines if line.role == "body"]
    found = Apart(mine, theirs).likest(child, bodies, 3)
    assert len(found) <= 3
    assert origin in theirs.lines[found[0]].text


@pytest.mark.parametrize(
    ("order", "share"),
    [(range(12), 1.0), ((1, 0, *range(2, 12)), 11 / 12), ((*range(6, 12), *range(6)), 0.5), (range(11, -1, -1), 1 / 12)],
    ids=["as they stood", "two swapped", "two halves swapped", "backwards"],
)
def test_partners_in_one_order_are_told(order: Sequence[int], share: float) -> None:
    words = [f"{chr(at)}{chr(at + 1)}{chr(at + 2)}{chr(at + 3)}" for at in range(0x5F00, 0x5F00 + 4 * 12, 4)]
    child = page("一、任务\n" + "".join(f"{word}。\n" for word in words), COUNTY)
    parent = page("一、任务\n" + "".join(f"{words[at]}。\n" for at in order))
    found = Apart(child, parent).standing()
    assert found.partners == 1.0
    assert found.order == pytest.approx(share)


def test_of_few_partners_the_order_is_chance() -> None:
    words = [f"{chr(at)}{chr(at + 1)}{chr(at + 2)}{chr(at + 3)}" for at in range(0x5F00, 0x5F00 + 4 * 24, 4)]
    child = page("一、任务\n" + "".join(f"{word}。\n" for word in words[:12]), COUNTY)
    parent = page("一、任务\n" + "".join(f"{word}。\n" for word in words[6:18]))
    assert Apart(child, parent).standing().order == 0
