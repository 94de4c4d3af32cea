"""The one flat view: what is selected and in which order is decided here alone."""

from __future__ import annotations

import pytest
from report_sample import comparison

from policydiff.errors import PolicydiffError
from policydiff.tables.options import Options
from policydiff.tables.rows import natural, view

SELECTED = [
    pytest.param({"dropped"}, 50, 17, 18, 5, id="dropped, in every table"),
    pytest.param({"dropped", "added"}, 55, 17, 19, 5, id="dropped and added"),
    pytest.param({"copied"}, 37, 35, 52, 24, id="a word of the clauses leaves the other tables whole"),
    pytest.param({"scaled"}, 135, 17, 52, 24, id="a word of the targets leaves the clauses whole"),
    pytest.param({"strength"}, 2, 35, 52, 24, id="an edit kind"),
    pytest.param({"renumbered"}, 6, 35, 52, 6, id="a mark that is also a relation"),
    pytest.param({"review"}, 1, 35, 52, 24, id="to be reviewed"),
]


@pytest.mark.parametrize(("only", "clauses", "targets", "organisations", "sections"), SELECTED)
def test_only(only: set[str], clauses: int, targets: int, organisations: int, sections: int) -> None:
    rows = view(comparison(), Options(only=frozenset(only)))
    assert (len(rows.clauses), len(rows.targets), len(rows.organisations), len(rows.sections)) == (
        clauses,
        targets,
        organisations,
        sections,
    )
    assert rows.hidden == 135 - clauses


def test_rows_stand_in_the_order_of_the_comparison() -> None:
    rows = view(comparison(), Options())
    assert [row.id for row in rows.clauses] == [match.id for match in comparison().matches]
    assert [row.id for row in rows.targets] == [f"T{n}" for n in range(1, 36)]


def test_a_dropped_section_is_a_group_of_its_own() -> None:
    groups = [group for group, _ in view(comparison(), Options()).groups()]
    dropped = [group for group in groups if group and group.relation == "dropped"]
    assert dropped[0].parent_path == "三/（一）/3"
    assert (dropped[0].child, dropped[0].heading) == (None, "检验检测认证服务")


def test_min_similarity_keeps_what_has_no_counterpart() -> None:
    rows = view(comparison(), Options(min_similarity=0.9))
    assert all(row.match.similarity >= 0.9 or row.match.verdict in ("added", "dropped") for row in rows.clauses)
    assert {"added", "dropped", "copied"} <= {row.match.verdict for row in rows.clauses}


def test_sort() -> None:
    by_parent = view(comparison(), Options(sort="parent"))
    places = [natural(row.match.parent[0]) for row in by_parent.clauses if row.match.parent]
    assert places == sorted(places)
    assert [group for group, _ in by_parent.groups()] == [None]
    similarities = [row.match.similarity for row in view(comparison(), Options(sort="similarity")).clauses]
    assert similarities == sorted(similarities)
    assert view(comparison(), Options(sort="verdict")).clauses[0].match.verdict == "dropped"


def test_bodies_are_kept_dropped_and_added_with_their_reason() -> None:
    rows = view(comparison(), Options()).organisations
    finance = next(row for row in rows if row.parent_name == "市金融监管局")
    assert (finance.verdict, finance.child_name, finance.reason, finance.parent_role) == (
        "kept",
        "县国资监管中心（县金融事务中心）",
        "function",
        "responsible",
    )
    assert [row.child_name for row in rows if row.verdict == "added"] == ["县文化旅游委"]


def test_a_changed_role_is_a_verdict() -> None:
    pair = comparison().responsibilities[0].model_copy(update={"role_changes": (("市科技局", "县科技局", "lead", "cooperating"),)})
    rows = view(comparison().model_copy(update={"responsibilities": (pair,)}), Options()).organisations
    assert (rows[0].verdict, rows[0].parent_role, rows[0].child_role) == ("role-changed", "lead", "cooperating")


WRONG = [
    pytest.param({"only": {"deleted"}}, "only does not know 'deleted'", id="only"),
    pytest.param({"sort": "length"}, "sort does not know 'length'", id="sort"),
    pytest.param({"lang": "de"}, "lang does not know 'de'", id="lang"),
    pytest.param({"min_similarity": 7}, "min-similarity is 7", id="min_similarity"),
]


@pytest.mark.parametrize(("options", "message"), WRONG)
def test_wrong_options_name_the_right_ones(options: dict[str, object], message: str) -> None:
    with pytest.raises(PolicydiffError, match=message) as error:
        Options(**options)
    assert error.value.hint
