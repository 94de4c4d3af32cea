"""Samples and agreement: published worked examples, blind sheets that go out and come back, weights that undo the strata."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import krippendorff
import pytest
from corpus_of import PARENT, WUXI
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import policydiff
from policydiff.corpora.coding.agreement import Coded, agreement_of
from policydiff.corpora.coding.sample import draw_sample
from policydiff.corpora.coding.sheets import read_sheet
from policydiff.corpora.coding.statistics import bootstrapped, cohen_kappa, krippendorff_alpha, weighted_share, wilson
from policydiff.errors import PolicydiffError
from policydiff.model import Comparison


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
)
def test_wilson_as_newcombe_1998_has_it(hits: int, count: int, low: float, high: float) -> None:
    assert wilson(hits / count, count) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("table", "kappa"), [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)])
def test_kappa_as_the_worked_examples_have_it(table: tuple[int, int, int, int], kappa: float) -> None:
    pairs = [pair for count, pair in zip(table, [(1, 1), (1, 0), (0, 1), (0, 0)], strict=True) for pair in [pair] * count]
    assert cohen_kappa(pairs) == pytest.approx(kappa, abs=5e-5)


def units(*coders: str) -> list[tuple[str, ...]]:
    return [tuple(code for code in item if code != ".") for item in zip(*(coder.split() for coder in coders), strict=True)]


# Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability: examples A, B and C, nominal.
ALPHA = [
    pytest.param(units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095, id="two coders, two codes"),
    pytest.param(units("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692, id="two coders, five codes"),
    pytest.param(
        units("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."),
        0.743,
        id="four coders, codes missing",
    ),
]


@pytest.mark.parametrize(("found", "alpha"), ALPHA)
def test_alpha_as_krippendorff_has_it(found: list[tuple[str, ...]], alpha: float) -> None:
    assert krippendorff_alpha(found) == pytest.approx(alpha, abs=5e-4)
    low, high = bootstrapped(found, 1) or (1.0, 0.0)
    assert low < alpha < high and bootstrapped(found, 1) == (low, high)


@given(st.lists(st.lists(st.sampled_from("abcd."), min_size=3, max_size=3), min_size=4, max_size=30))
@settings(max_examples=60)
def test_alpha_is_that_of_the_krippendorff_package(coded: list[list[str]]) -> None:
    items = [tuple(code for code in item if code != ".") for item in coded]
    alpha = krippendorff_alpha(items)
    if alpha is None:
        return
    numbers = [[float("nan") if code == "." else "abcd".index(code) for code in coder] for coder in zip(*coded, strict=True)]
    theirs = krippendorff.alpha(reliability_data=numbers, level_of_measurement="nominal")
    assert alpha == pytest.approx(theirs, abs=1e-9)


def test_agreement_without_a_choice_is_none() -> None:
    assert krippendorff_alpha([("a", "a"), ("a", "a")]) is None and krippendorff_alpha([("a",)]) is None
    assert cohen_kappa([("a", "a")]) is None and cohen_kappa([]) is None
    assert weighted_share([]) == (None, (0.0, 1.0))


def test_weights_undo_the_strata() -> None:
    share, (low, high) = weighted_share([(True, 90.0), (False, 10.0)])
    assert share == 0.9 and low < 0.5 and high < 1


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return policydiff.diff(WUXI, PARENT)


def test_a_sample_is_stratified_blind_and_the_same_for_a_seed(comparison: Comparison) -> None:
    drawn = draw_sample([comparison], 40, 7)
    assert drawn == draw_sample([comparison], 40, 7) != draw_sample([comparison], 40, 8)
    assert len(drawn.items) == len({item.item for item in drawn.items}) == 40
    counts = Counter(key.stratum for key in drawn.keys)
    assert counts == {name: found["drawn"] for name, found in drawn.strata.items() if found["drawn"]}
    full = [count for name, count in counts.items() if count < drawn.strata[name]["matches"]]
    assert max(full) - min(full) <= 1, "as many of each as of any other"
    weights = Counter()  # type: ignore[var-annotated]
    for key in drawn.keys:
        weights[key.stratum] += key.weight
    assert all(weights[name] == pytest.approx(found["matches"]) for name, found in drawn.strata.items())
    assert {item.verdict for item in drawn.items} == {""}
    places = Counter(key.candidate for key in drawn.keys if key.verdict in ("copied", "localized", "adapted"))
    assert set(places) == {"a", "b"}, "what was matched stands now left, now right"
    assert all(item.a != item.b for item in drawn.items)


def coded(path: Path, target: Path, key: dict[str, str], wrong: int) -> None:
    """Fill in a sheet as a coder would who agrees with the program but for some items."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    for number, row in enumerate(sheet.iter_rows(min_row=2)):
        verdict = key[row[0].value]
        row[heads.index("verdict")].value = verdict if number >= wrong else ("added" if verdict != "added" else "copied")
    book.save(target)


def test_a_workbook_goes_out_and_comes_back(run: Callable[..., Any], comparison: Comparison, tmp_path: Path) -> None:
    saved, sheet = tmp_path / "comparison.json", tmp_path / "sheet.xlsx"
    policydiff.save(comparison, saved)
    run("sample", saved, "-n", "30", "--seed", "3", "-o", sheet)
    book = load_workbook(sheet)
    assert book.worksheets[-1].sheet_state == "veryHidden" and len(book.worksheets[0].data_validations.dataValidation) == 2
    key = {row[0]: row[2] for row in book.worksheets[-1].iter_rows(min_row=2, values_only=True)}
    for name, wrong in (("li", 3), ("wang", 0)):
        coded(sheet, tmp_path / f"{name}.xlsx", key, wrong)
    found = run("agree", tmp_path / "li.xlsx", tmp_path / "wang.xlsx", "--format", "json")
    assert found["coders"] == ["li", "wang"] and found["items"] == 30 and len(found["disagreements"]) == 3
    between = {(each["one"], each["other"]): each["agreed"] for each in found["between"]}
    assert between == {("li", "wang"): 0.9, ("program", "li"): 0.9, ("program", "wang"): 1.0}
    assert all(each["precision"] in (1.0, None) and each["recall"] in (1.0, None) for each in found["accuracy"] if each["coder"] == "wang")
    assert sum(found["confusion"]["li"][verdict][verdict] for verdict in found["confusion"]["li"]) == 27
    assert "alpha (with the program)" in run("agree", tmp_path / "li.xlsx")


def test_a_csv_has_its_key_beside_it(run: Callable[..., Any], comparison: Comparison, tmp_path: Path) -> None:
    saved, sheet = tmp_path / "comparison.yaml", tmp_path / "sheet.csv"
    policydiff.save(comparison, saved)
    run("sample", saved, "-n", "12", "-o", sheet)
    with sheet.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert "fingerprint" not in rows[0]
    rows[0]["verdict"], rows[1]["verdict"] = "沿用", "Adapted"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    back = read_sheet(sheet, "li")
    assert back.codes == {rows[0]["item"]: "copied", rows[1]["item"]: "adapted"} and len(back.key) == 12
    rows[2]["verdict"] = "maybe"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(PolicydiffError, match="no verdict"):
        read_sheet(sheet, "li")


def test_sheets_without_their_key_say_so(run: Callable[..., Any], comparison: Comparison, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    pair = tmp_path / "pair.json"
    policydiff.save(comparison, pair)
    run("sample", pair, "-n", 10, "-o", sheet)
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    coded = io.StringIO()
    writer = csv.DictWriter(coded, rows[0].keys())
    writer.writeheader()
    writer.writerows(row | {"verdict": "added"} for row in rows)
    for name in ("li", "wang"):
        (tmp_path / f"{name}.csv").write_text(coded.getvalue(), encoding="utf-8")
    without = run("agree", tmp_path / "li.csv", tmp_path / "wang.csv")
    assert "li.key.csv" in without and "how right the program is:" in without
    (tmp_path / "sheet.key.csv").rename(tmp_path / "li.key.csv")
    assert "li.key.csv" not in run("agree", tmp_path / "li.csv", tmp_path / "wang.csv")


def test_precision_is_reweighted_by_stratum() -> None:
    key = {"1": ("copied", 90.0, "copied/clear"), "2": ("copied", 10.0, "copied/close")}
    found = agreement_of([Coded("li", {"1": "copied", "2": "added"}, {}, key)])
    copied = next(each for each in found.accuracy if each.verdict == "copied")
    assert (copied.precision, copied.recall, copied.items) == (0.9, 1.0, 2)
    assert json.loads(found.to_json())["schema"] == "policydiff.agreement/1"


def test_the_guide_of_a_sheet_is_printed_on_one_page(run: Callable[..., Any], tmp_path: Path) -> None:
    run("compare", WUXI, PARENT, "-o", tmp_path / "pair.json")
    run("sample", tmp_path / "pair.json", "-n", "5", "--seed", "1", "-o", tmp_path / "sheet.xlsx")
    guide = load_workbook(tmp_path / "sheet.xlsx").worksheets[1]
    assert guide.page_setup.orientation == "landscape" and guide.sheet_properties.pageSetUpPr.fitToPage
