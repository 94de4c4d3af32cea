"""What is left out of the search for who else says a clause says none of it: the short way gives what the long one does."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from policydiff.compare.align.evidence import Evidence, rarity_of
from policydiff.compare.align.signs.headings import _same_characters
from policydiff.compare.side.pages import Page, make_page
from policydiff.pipeline import parse_text

SUBJECTS = ("渔港", "冷库", "温室", "林场", "茶园")
DEEDS = ("新建改建", "对外开放", "分级管护", "统一登记", "按季抽检", "限期整治")
MOST = 4


def _page(seed: int, lines: int) -> Page:
    drawn = random.Random(seed)
    said = ["".join(drawn.sample(SUBJECTS, 2)) + "，".join(drawn.sample(DEEDS, drawn.randint(1, 4))) for _ in range(lines)]
    notice = parse_text("\n".join(f"{text}。" for text in said), "plan.txt")
    return make_page(notice, notice.plans[0])


@pytest.mark.parametrize("least", [0.0, 0.3, 0.6, 0.9, 1.0])
@pytest.mark.parametrize(("seed", "lines"), [(1, 6), (2, 20), (3, 60), (4, 200)])
def test_a_line_that_another_may_hold_keeps_all_its_candidates_and_no_holder_is_lost(seed: int, lines: int, least: float) -> None:
    child, parent = _page(seed, lines), _page(seed + 100, lines)
    evidence = Evidence(child.lines, parent.lines, rarity_of(child.lines, parent.lines))
    mine, theirs = range(len(child.lines)), range(len(parent.lines))
    every = evidence.candidates(mine, theirs, MOST)
    own = {line: tuple(other for other, _ in found[:1]) for line, found in every.items()}
    short = evidence.retold({line: (own[line], least) for line in mine}, theirs, MOST)
    assert all(short[line] == every[line] for line in short)
    left_out = [kin for line in mine if line not in short for other, kin in every[line] if other not in own[line]]
    assert all(kin.of_child < least for kin in left_out)


def test_lines_that_share_nothing_with_any_other_are_left_out() -> None:
    child, parent = (parse_text(text, "plan.txt") for text in ("渔港疏浚到位。\n茶园修剪有序。", "渔港疏浚到位。\n温室增设滴灌。"))
    mine, theirs = make_page(child, child.plans[0]), make_page(parent, parent.plans[0])
    evidence = Evidence(mine.lines, theirs.lines, rarity_of(mine.lines, theirs.lines))
    assert evidence.retold({0: ((0,), 0.9), 1: ((), 0.6)}, range(2), MOST) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [("港口岸线整治", "岸线港口整治"), ("茶茶园", "茶园园"), ("渔港", "渔港"), ("冷库", "温室大棚"), ("水水水库", "水库库")],
)
def test_the_same_characters_count_as_often_as_both_have_them(one: str, other: str) -> None:
    shared = 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other)) if min(len(one), len(other)) > 2 else 0.0
    assert _same_characters("".join(sorted(one)), "".join(sorted(other))) == shared
