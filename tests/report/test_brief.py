"""The short report of a comparison and the list of what to check: what a person sees first, at every width."""

from __future__ import annotations

import re

import pytest
from printed import cells
from report_notice import notice
from report_sample import comparison, render_comparison_text, render_notice_text

from policydiff.model import Diagnostic
from policydiff.report.terminal.check_screen import check_text
from policydiff.report.wording import percent
from policydiff.tables.checks import checks, folded
from policydiff.tables.options import Options

NUMBERS = ("134", "6588", "84", "3865", "50", "2723", "85", "3498", "37", "968")
SURVIVAL = comparison().summary.survival
SHARES = tuple(percent(share) for share in (SURVIVAL.verbatim, SURVIVAL.cut, SURVIVAL.dropped, SURVIVAL.from_parent))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("brief", [True, False])
def test_no_figure_of_the_summary_is_cut(width: int, lang: str, brief: bool) -> None:
    text = render_comparison_text(comparison(), width=width, lang=lang, brief=brief)
    assert max(map(cells, text.splitlines())) <= width
    assert [number for number in (*NUMBERS, *SHARES) if not re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text)] == []


@pytest.mark.parametrize(("width", "bars", "shares"), [(36, False, False), (50, False, True), (60, True, True), (200, True, True)])
def test_bars_give_way_first(width: int, bars: bool, shares: bool) -> None:
    text = render_comparison_text(comparison(), width=width, brief=True)
    assert ("█" in text, "62.7%" in text) == (bars, shares)
    assert "3865" in text


def test_the_short_report_ends_on_the_summary_and_the_way_to_the_rest() -> None:
    text = render_comparison_text(comparison(), width=80, brief=True)
    assert len(text.splitlines()) < 80 < len(render_comparison_text(comparison(), width=80).splitlines())
    clauses, targets, summary = (text.index(f"\n{head}") for head in ("逐句对照", "指标", "概览"))
    assert clauses < targets < summary
    assert "--full" in "".join(text.splitlines()[-5:])


def test_the_numbers_that_are_explained_stand_on_the_screen() -> None:
    text = render_comparison_text(comparison(), width=120, brief=True)
    ((clause, target),) = re.findall(r"(m\d+)、(T\d+) 是这次对照的号", text)
    assert re.search(rf"^. \S+ {clause} ", text, re.MULTILINE) and re.search(rf"^{target} ", text, re.MULTILINE)


def test_the_numbers_of_bodies_are_explained_where_they_stand_on_the_screen() -> None:
    one = comparison()
    first, *others = one.responsibilities
    led = {"lead_changed": True, "added": ("县科技局",), "child_roles": {**first.child_roles, "县科技局": "lead"}}
    pairs = (first.model_copy(update=led), *others)
    text = render_comparison_text(one.model_copy(update={"responsibilities": pairs}), width=120, brief=True)
    (body,) = re.findall(r"T\d+、(O\d+) 是这次对照的号", text)
    assert re.search(rf"  {body}\b", text)


def test_the_short_report_has_some_of_each_kind() -> None:
    text = render_comparison_text(comparison(), width=120, brief=True)
    assert {verdict: len(re.findall(rf"^. {verdict} m\d+", text, re.MULTILINE)) for verdict in ("新增", "删去", "改写", "沿用")} == {
        "新增": 3,
        "删去": 3,
        "改写": 2,
        "沿用": 0,
    }
    assert "语气变弱：“大力”改成“鼓励”" in text
    assert len(re.findall(r"^T\d+ 变动", text, re.MULTILINE)) == 3


def doubtful(count: int, rule: str = "unread-figure"):
    one = notice()
    clause = next(one.all_clauses())
    found = tuple(Diagnostic.told(rule, "info", clause.span, path=f"一/{n}", text=f"{n}家") for n in range(1, count + 1))
    return one.model_copy(update={"diagnostics": found, "source": one.source.model_copy(update={"pages": (0, clause.span[0], 100_000)})})


@pytest.mark.parametrize(("count", "groups"), [(1, [1]), (4, [1, 1, 1, 1]), (5, [5]), (7, [7])])
def test_five_alike_are_one(count: int, groups: list[int]) -> None:
    assert [len(group) for group in folded(checks(doubtful(count)))] == groups
    text = render_notice_text(doubtful(count), width=100)
    assert text.count("[数字没归类 unread-figure]") == len(groups)
    assert (f"同类共 {count}" in text) == (count >= 5)


@pytest.mark.parametrize("count", [1, 6])
def test_the_list_has_the_sentence_and_its_page(count: int) -> None:
    one = doubtful(count)
    text = check_text(one, Options(lang="zh", width=200))
    assert text.count(next(one.all_clauses()).text[:12]) == count
    assert text.count("页 2") == count


def test_what_a_person_has_filled_in_is_no_longer_to_be_checked() -> None:
    one = doubtful(1).model_copy(update={"diagnostics": (Diagnostic.told("no-title", "warning"),)})
    assert len(checks(one)) == 1
    filled = one.notice.model_copy(update={"manual": {"title": "据目录"}})
    assert checks(one.model_copy(update={"notice": filled})) == ()
