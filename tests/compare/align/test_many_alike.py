"""Hundreds of clauses that are alike: each finds its own, in order, and no clause costs as much as all of them."""

from __future__ import annotations

import pytest
from plans import compare, notice

from policydiff.compare.align.evidence import _BUDGET, Evidence, _window, rarity_of
from policydiff.compare.side.pages import make_page

ROW = "清淤河道，加固堤防，疏通桥涵。\n"


def test_copies_of_one_clause_correspond_in_order() -> None:
    comparison = compare("一、清淤\n" + ROW * 90, "一、清淤\n" + ROW * 100)
    bodies = [match for match in comparison.matches if match.role == "body"]
    assert [match.verdict for match in bodies].count("copied") == 90
    pairs = [(match.child[0], match.parent[0]) for match in bodies if match.verdict == "copied"]
    assert len(set(pairs)) == 90
    assert [match.verdict for match in bodies].count("dropped") == 10


def test_no_more_than_the_budget_is_read_for_one_clause() -> None:
    page = make_page(plan := notice("一、清淤\n" + ROW * (_BUDGET + 100)), plan.plans[0])
    evidence = Evidence(page.lines, page.lines, rarity_of(page.lines, page.lines))
    found = evidence.candidates([_BUDGET], [line.index for line in page.lines], 10)[_BUDGET]
    assert len(found) == 10 and all(abs(index - _BUDGET) < _BUDGET for index, _ in found)


def test_the_window_lies_about_the_place_of_the_clause() -> None:
    assert [_window(100, place, 10) for place in (0.0, 0.02, 0.5, 0.97, 1.0)] == [0, 0, 45, 90, 90]


@pytest.mark.parametrize(
    "rows", [[ROW], [ROW, "疏通桥涵，加固堤防。\n"], [ROW, ROW, "清淤河道。\n", "加固堤防，疏通桥涵，清淤河道，修补路面。\n"]]
)
def test_of_lines_of_one_text_the_first_stand_for_all(rows: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_page(plan := notice("一、清淤\n" + "".join(rows) * (1500 // len(rows))), plan.plans[0])
    lines = [line.index for line in page.lines]
    evidence = Evidence(page.lines, page.lines, rarity_of(page.lines, page.lines))
    found = evidence.candidates(lines, lines, 8)
    monkeypatch.setattr("policydiff.compare.align.evidence._TEXTS", 0)
    assert evidence.candidates(lines, lines, 8) == found
