"""Hundreds of clauses that are alike: each finds its own, in order, and no clause costs as much as all of them."""

from __future__ import annotations

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
    places = [(line, 1.0) for line in range(100)]
    assert _window(places, 0.5, 10) == places[45:55]
    assert _window(places, 0.0, 10) == places[:10]
    assert _window(places, 1.0, 10) == places[90:]
