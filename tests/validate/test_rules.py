"""Every rule lets one case pass and tells another at its line; both are data, in cases/."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from sample import HERE, corpus, find, subject

from policydiff.validate import RULES, check
from policydiff.validate.rule import GROUPS
from policydiff.validate.rules import RULE_BY_ID
from policydiff.vocab.labels import labels

ELSEWHERE = {
    "too-many-findings",
    "rule-failed",
    "missing-structured",
    "orphan-raw",
    "waiver-invalid",
    "waiver-expired",
    "waiver-unused",
    "unknown-setting",
    "stale-comparison",
}
"""Rules on whole runs, and on comparisons, whose cases are in test_check.py, test_comparison.py, test_gates.py and test_waivers.py."""
CASES: list[dict[str, Any]] = [
    case
    for path in sorted((HERE / "cases").glob("*.yaml"))
    for case in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
]


def given(case: dict[str, Any]) -> Any:
    options = {key: value for key, value in case.items() if key not in ("at", "says", "nth")}
    if "corpus" in options:
        options["corpus"] = corpus(**options["corpus"])
    return subject(options.pop("edit", None), **options)


def test_every_rule_has_its_case() -> None:
    covered = {case["rule"] for case in CASES}
    assert covered == {rule.id for rule in RULES if rule.group != "comparison"} - ELSEWHERE


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_the_passing_case_passes(case: dict[str, Any]) -> None:
    assert find(case["rule"], given(case["passes"])) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_the_failing_case_is_told_at_its_line(case: dict[str, Any]) -> None:
    fails = case["fails"]
    made = given(fails)
    lines = [number for number, line in enumerate(made.text.splitlines(), start=1) if str(fails["at"]) in line]
    line = lines[fails.get("nth", 1) - 1]
    found = find(case["rule"], made)
    assert any(fails["says"] in finding.message and finding.line == line for finding in found), (line, found)


def test_the_sample_is_clean() -> None:
    assert [finding.rule for finding in check(subject(fresh=True))] == ["tracked-changes"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_documents_itself(rule: Any) -> None:
    assert RULE_BY_ID[rule.id] is rule
    assert rule.group in GROUPS
    assert rule.summary.endswith(".")
    assert rule.id == rule.id.lower() and "_" not in rule.id


@pytest.mark.parametrize(("lang", "name"), [("en", "rules.md"), ("zh", "rules.zh-CN.md")])
def test_the_documentation_is_fresh(lang: str, name: str) -> None:
    from policydiff.validate.manual import rules_markdown

    page = Path(__file__).parents[2] / "docs" / name
    assert page.read_text(encoding="utf-8") == rules_markdown(labels(lang)), "run: python scripts/docs.py"
