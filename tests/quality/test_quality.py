"""The accuracy that was reached is kept: the floors hold on the gold, the gold is the pinned one, and floors go down only aloud."""

from __future__ import annotations

from pathlib import Path

import pytest
from quality_floors import Pinned, Refused, gold_digests, pinned
from quality_score import Score, Wanted, joined, key

from quality import compare_figures, compare_tables, parse_figures, parse_scores


def _under(figures: dict[str, float], room: str) -> dict[str, tuple[float | None, float]]:
    return {name: found for name, found in pinned().broken(figures).items() if name.startswith(room)}


def test_the_gold_is_the_pinned_one() -> None:
    assert pinned().changed_gold(gold_digests()) == []


def test_the_parse_holds_its_floors() -> None:
    figures = parse_figures(parse_scores())
    assert len(figures) > 30
    assert _under(figures, "parse/") == {}


def test_the_comparison_holds_its_floors() -> None:
    figures = compare_figures(compare_tables())
    assert len(figures) > 80
    assert _under(figures, "compare/") == {}


def test_validation_has_a_floor_for_corrupted_files() -> None:
    """The corruptions themselves run in tests/validate/test_mutation.py on a sample and in `make quality` on real notices."""
    assert pinned().floor("validate/mutants, edited") >= 0.99
    assert pinned().floor("validate/mutants, sealed") >= 0.99


# --- counting -----------------------------------------------------------------------------------------------------------

_OR = Wanted(("2025", "none"))
_MAYBE = Wanted(("x",), optional=True)


@pytest.mark.parametrize(
    ("wanted", "found", "hits", "missed", "extra"),
    [
        pytest.param(["a", "b"], ["a", "b"], 2, 0, 0, id="all"),
        pytest.param(["a", "a"], ["a"], 1, 1, 0, id="one of two alike"),
        pytest.param(["a"], ["a", "a"], 1, 0, 1, id="one too many"),
        pytest.param([_OR], ["none"], 1, 0, 0, id="another reading"),
        pytest.param([_OR, "none"], ["none", "2025"], 2, 0, 0, id="a reading is left to who has no other"),
        pytest.param([_MAYBE, "a"], ["a"], 1, 0, 0, id="optional, absent"),
        pytest.param([_MAYBE, "a"], ["a", "x"], 1, 0, 0, id="optional, found"),
        pytest.param([_MAYBE], ["x", "x"], 0, 0, 1, id="optional, once"),
    ],
)
def test_counting(wanted: list[object], found: list[str], hits: int, missed: int, extra: int) -> None:
    score = Score()
    score.add("text", wanted, found)  # type: ignore[arg-type]
    assert (score.hits, len(score.missed), len(score.extra)) == (hits, missed, extra)
    assert (score.expected, score.found) == (hits + missed, hits + extra)


def test_precision_recall_and_their_mean() -> None:
    score = Score()
    score.add("text", "abcd", "abx")
    assert (score.precision, score.recall, score.f1) == pytest.approx((2 / 3, 1 / 2, 4 / 7))


def test_texts_compare_by_their_characters() -> None:
    assert key("（一） 总体\u3000要求。") == key("(一)总体要求")
    assert key(None) == ""
    assert joined(["县科技局", "县财政局"]) == joined("县科技局、县财政局")


# --- floors -------------------------------------------------------------------------------------------------------------

_PINNED = Pinned({"compare": 0.98}, {"parse/edge/targets": 0.9, "compare/pair/links": 0.95}, {"data/gold/a.yaml": "1"})


def test_a_figure_under_its_floor_or_not_taken_is_told() -> None:
    assert _PINNED.broken({"parse/edge/targets": 0.9, "compare/pair/links": 0.94}) == {"compare/pair/links": (0.94, 0.95)}
    assert _PINNED.broken({"parse/edge/targets": 0.91}) == {"compare/pair/links": (None, 0.95)}
    reached = {"parse/edge/targets": 0.9, "compare/pair/links": 0.95}
    assert _PINNED.broken({**reached, "compare/other/links": 0.97}) == {"compare/other/links": (0.97, 0.98)}, "the floor of its room"


@pytest.mark.parametrize(
    ("gold", "changed"),
    [
        pytest.param({"data/gold/a.yaml": "1"}, [], id="the same"),
        pytest.param({"data/gold/a.yaml": "2"}, ["data/gold/a.yaml"], id="other content"),
        pytest.param({}, ["data/gold/a.yaml"], id="gone"),
        pytest.param({"data/gold/a.yaml": "1", "data/gold/b.yaml": "1"}, ["data/gold/b.yaml"], id="new"),
    ],
)
def test_changed_gold_is_told(gold: dict[str, str], changed: list[str]) -> None:
    assert _PINNED.changed_gold(gold) == changed


def test_raising_never_lowers_and_leaves_room_for_taste() -> None:
    raised = _PINNED.raised({"parse/edge/targets": 0.8, "compare/pair/links": 1.0, "parse/edge/sections": 0.9968})
    assert raised.exceptions == {"parse/edge/targets": 0.9, "parse/edge/sections": 0.995}
    assert raised.floor("compare/pair/links") == 0.98, "at the floor of its room it is no exception any more"


_LINE = "- Floor `parse/edge/targets` lowered from 0.9 to 0.85: the gold has harder cases.\n"


def test_a_floor_goes_down_with_a_line_in_the_changelog() -> None:
    figures = {"parse/edge/targets": 0.8512, "compare/pair/links": 0.96}
    assert _PINNED.lowered(["parse/edge/targets"], figures, _LINE).floor("parse/edge/targets") == 0.85


@pytest.mark.parametrize(
    ("name", "figure", "changelog", "reason"),
    [
        pytest.param("parse/edge/targets", 0.8512, "", "CHANGELOG.md has no line", id="no line"),
        pytest.param("parse/edge/targets", 0.7, _LINE, "CHANGELOG.md has no line", id="a line about another figure"),
        pytest.param("parse/edge/targets", 0.93, _LINE, "not under its floor", id="nothing to lower"),
        pytest.param("parse/edge/bodies", 0.5, _LINE, "no floor", id="unknown name"),
    ],
)
def test_a_floor_does_not_go_down_quietly(name: str, figure: float, changelog: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        _PINNED.lowered([name], {name: figure}, changelog)


def test_the_file_of_floors_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    path.write_text(_PINNED.dump(), encoding="utf-8")
    assert pinned(path) == _PINNED
