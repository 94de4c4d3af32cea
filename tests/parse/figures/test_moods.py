"""Every number with a measure has one class, by one row of the table of moods; cases as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from policydiff.parse.figures.moods import MOODS
from policydiff.parse.figures.plan import read_figures
from policydiff.parse.figures.tense import TENSES, Facts, tense_of
from policydiff.parse.lay.passage import Passage, Sentence
from policydiff.vocab.load import load_yaml

CASES = load_yaml("labels")["figure_reason"]
DOCS = Path(__file__).parents[3] / "docs" / "figures.md"


def rows_of(page: Path) -> list[list[str]]:
    return [row.split(" | ") for row in page.read_text(encoding="utf-8").splitlines() if row.startswith("| `")]


EXAMPLES = [row for row in rows_of(DOCS) if row[1] not in ("reached", "promised")]
TENSED = [row for row in rows_of(DOCS) if row[1] in ("reached", "promised")]


def classes(text: str, heading: str = "", title: str = "", family: str = "plan") -> list[str]:
    role = "heading" if text.startswith("#") else "body"
    path = "第三条" if text.startswith("第三条") else "一"
    sentence = Sentence("p1.1#1", role, Passage.of(text), "p1", "p1.1", path, (heading,) if heading else (), 1)
    found = read_figures([sentence], period=None, issued_year=2024, title=title, family=family)
    rows = [(target.span[1], f"target {target.reason} {target.printed}") for target in found.targets]
    rows += [(target.span[1], f"achievement {target.reason} {target.printed}") for target in found.achievements]
    rows += [(figure.span[1], f"{figure.class_} {figure.reason} {figure.printed}") for figure in found.figures]
    return [row for _, row in sorted(rows)]


def test_the_documented_table_is_the_one_that_runs() -> None:
    assert [row[0].strip("| `") for row in EXAMPLES] == [mood.id for mood in MOODS]
    assert set(CASES) == {mood.id for mood in MOODS}


def test_the_chinese_page_has_the_same_rows_and_examples() -> None:
    rows = rows_of(DOCS.with_name("figures.zh-CN.md"))
    assert [(row[0], row[3]) for row in rows] == [(row[0], row[3]) for row in (*EXAMPLES, *TENSED)]


@pytest.mark.parametrize("row", EXAMPLES, ids=[row[0].strip("| `") for row in EXAMPLES])
def test_each_row_of_the_table_decides_its_example(row: list[str]) -> None:
    name, kind, _, example = (cell.strip("|` ") for cell in row)
    heading, _, text = example.rpartition("§")
    printed = text.split("【")[1].split("】")[0]
    family = "other" if name == "told" else "plan"  # news and letters tell, plans promise
    found = classes(text.replace("【", "").replace("】", ""), heading, family=family)
    if name == "table":
        return  # test_targets.py reads tables of indicators
    wanted = kind.replace("promise", "target")
    assert f"{wanted} {name} {printed}" in found, found


GRANTED = {
    # what a rule gives, also as a share or with a bound, and whatever stands before it
    "对符合条件的企业，按照实际发生额的50%给予支持。": ["benefit 50%"],
    "经评估，按其分回情况给予最高不超过20%的支持。": ["benefit 20%"],
    "单个项目支持金额最高不超过200万元。": ["benefit 200万元"],
    "对入选企业给予一次性奖励，最高不超过30万元。": ["benefit 30万元"],
    "按照不超过项目投资额30%的比例给予一次性奖补，最高300万元。": ["benefit 30%", "benefit 300万元"],
    "按每人每月300元标准给予补贴。": ["benefit 300元"],
    "每家企业年度支持总额最高不超过1000万元。": ["benefit 1000万元"],
    # who may have it, and what is asked of him
    "对获得50万元以上资助的团队优先推荐。": ["condition 50万元"],
    "对年营业收入2000万元以上的企业给予奖励。": ["condition 2000万元"],
    "实际响应量低于申报量的80%，按照补贴价格的20%进行补贴。": ["condition 80%", "benefit 20%"],
    "单户贷款不超过300万元。": ["condition 300万元"],
    # a pledge
    "到2026年，奖补资金达到200万元。": ["target 200万元"],
    "到2026年，本地配套率达到50%，支持企业发展。": ["target 50%"],
}


@pytest.mark.parametrize("text", GRANTED)
def test_what_a_rule_gives_is_a_benefit_and_who_has_it_a_condition(text: str) -> None:
    assert [f"{kind} {printed}" for kind, _, printed in (one.split(" ", 2) for one in classes(text))] == GRANTED[text]


def test_the_documented_table_of_tenses_is_the_one_that_runs() -> None:
    assert [(row[0].strip("| `"), row[1] == "reached") for row in TENSED] == [(tense.id, tense.reached) for tense in TENSES]


@pytest.mark.parametrize("row", TENSED, ids=[row[0].strip("| `") for row in TENSED])
def test_what_is_promised_is_told_from_what_is_reached(row: list[str]) -> None:
    name, then, _, example = (cell.strip("|` ") for cell in row)
    heading, _, text = example.rpartition("§")
    printed = text.split("【")[1].split("】")[0]
    found = classes(text.replace("【", "").replace("】", ""), heading)
    wanted = "achievement" if then == "reached" else "target"
    assert any(one.startswith(wanted) and one.endswith(printed) for one in found), (name, found)


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (Facts(year=2024, issued=2024, so_far=True, future=True), "so-far"),
        (Facts(year=2022, issued=2024, past=True, future=True, report=True), "promise"),
        (Facts(year=2026, issued=2024, past=True, report=True), "to-come"),
        (Facts(year=2026, issued=2024, undated=True, report=True), "report"),
        (Facts(year=2024, issued=2024, over=True), "months"),
        (Facts(due=True, report=True, inherited=True), "due"),
        (Facts(year=2022, issued=2024, pledged=True), "open"),
        (Facts(year=2022, early=True), "year-over"),
        (Facts(inherited=True), "goes-on"),
    ],
)
def test_the_first_sign_that_fits_decides_the_tense(facts: Facts, wanted: str) -> None:
    assert tense_of(facts).id == wanted
