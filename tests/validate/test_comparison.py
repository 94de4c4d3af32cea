"""Comparisons: schema and inner agreement."""

from __future__ import annotations

import pytest

from policydiff.model import Comparison, Edit, Match, Parentage, Share, Side, SideSummary, Summary, Survival
from policydiff.store import dump_comparison, dump_json
from policydiff.validate import Subject, check


def share(clauses: int) -> Share:
    return Share(clauses=clauses, characters=10 * clauses, clause_share=0.5, character_share=0.5)


def match(name: str, verdict: str, child: tuple[str, ...], parent: tuple[str, ...], edits: tuple[Edit, ...] = ()) -> Match:
    return Match(
        id=name,
        fingerprint=f"f{name}",
        verdict=verdict,
        role="body",
        child=child,
        parent=parent,
        child_text="全县共有5家。" if child else "",
        parent_text="全市共有50家。" if parent else "",
        similarity=0.9,
        coverage=0.9,
        edits=edits,
        reason="x",
    )  # type: ignore[arg-type]


PLACE = Edit(kind="level", parent="全市", child="全县", parent_at=(0, 2), child_at=(0, 2))
MATCHES = (
    match("m1", "localized", ("p1#1",), ("p1#1",), (PLACE,)),
    match("m2", "added", ("p1#2",), ()),
    match("m3", "dropped", (), ("p1#2",)),
)


def comparison(*matches: Match, localized: int = 1) -> Comparison:
    side = Side(id="x", plan="p1", title="t", jurisdiction="j")
    counted = SideSummary(total=share(2), copied=share(0), localized=share(localized), adapted=share(0), added=share(1))
    summary = Summary(
        child=counted,
        parent=SideSummary(total=share(2)),
        survival=Survival(verbatim=1, cut=0, dropped=0, from_parent=1),
        targets={},
        organisations={},
        sections={},
    )
    return Comparison(child=side, parent=side, parentage=Parentage(cited=False), summary=summary, matches=matches)


def told(given: Comparison) -> list[tuple[str, str]]:
    found = check(Subject("x.yaml", dump_comparison(given)))
    assert [each.rule for each in check(Subject("x.json", dump_json(given)))] == [each.rule for each in found]
    return [(finding.rule, finding.key) for finding in found]


def test_a_sound_comparison_is_clean() -> None:
    assert told(comparison(*MATCHES)) == []


WRONG = [
    (comparison(*MATCHES, match("m4", "copied", (), ("p1#1",))), "clause-in-two-matches", "matches[3].parent[0]"),
    (comparison(MATCHES[0], match("m2", "added", ("p1#2",), ("p1#9",))), "verdict-without-side", "matches[1].verdict"),
    (
        comparison(MATCHES[0].model_copy(update={"edits": (PLACE.model_copy(update={"child": "全州"}),)})),
        "edit-not-found",
        "matches[0].edits[0].child",
    ),
    (comparison(*MATCHES, localized=2), "summary-mismatch", "summary.child.localized"),
]


@pytest.mark.parametrize(("given", "rule", "key"), WRONG, ids=lambda part: part if isinstance(part, str) else "")
def test_a_contradiction_is_told(given: Comparison, rule: str, key: str) -> None:
    assert (rule, key) in told(given)


def test_its_schema_is_checked() -> None:
    text = (
        dump_comparison(comparison(*MATCHES)).replace("verdict: added", "verdict: gone").replace("similarity: 0.9", 'similarity: "high"', 1)
    )
    assert [(finding.rule, finding.key) for finding in check(Subject("x.yaml", text))] == [
        ("schema", "matches[0].similarity"),
        ("schema", "matches[1].verdict"),
    ]


@pytest.mark.parametrize(
    ("now", "told_of"),
    [({"00"}, []), ({"99", "00"}, []), (set(), []), ({"99"}, [("stale-comparison", "child.sha256")])],
    ids=["as compared", "one of two files of the name", "no such file", "changed since"],
)
def test_a_comparison_of_a_text_that_has_changed_is_stale(now: set[str], told_of: list[tuple[str, str]]) -> None:
    given = comparison(*MATCHES)
    given = given.model_copy(update={"child": given.child.model_copy(update={"sha256": "00"})})
    subject = Subject("x.yaml", dump_comparison(given), sources=lambda name: frozenset(now if name == given.child.id else ()))
    assert [(finding.rule, finding.key) for finding in check(subject)] == told_of
