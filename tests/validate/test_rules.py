"""Every rule lets one case pass and tells another at its line; both are data, in cases/."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from sample import HERE, corpus, find, subject

from policydiff.pipeline import parse_text
from policydiff.store import dump_notice
from policydiff.validate import RULES, Subject, check
from policydiff.validate.manual import rule_text
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


MISREAD = "某县行动方案\n一、目标\n企业达到30家以上。\n二、任务\n（一）培育企业\n由县科技局牵头。\n（二）建设平台\n由县教委牵头，比照{joint}（一）项规定办理有关手续。\n三、保障\n加强组织{head}四、经费\n列入预算。\n五、附则\n由县科技局解释。\n"


@pytest.mark.parametrize(
    ("rule", "broken", "way"),
    [
        (
            "numbering-inversion",
            {"joint": "\n"},
            "程序把一句话当成标题的，在原文里把它接到上一行（网页的，把正文复制到新的 .txt 里改），再解析",
        ),
        ("numbering-gap", {"head": ""}, "程序漏了标题的，在原文里把它另起一行，再解析"),
    ],
)
def test_a_misread_heading_is_mended_as_the_rule_says(rule: str, broken: dict[str, str], way: str) -> None:
    def told(**words: str) -> bool:
        text = MISREAD.format(**{"joint": "", "head": "\n", **words})
        return bool(find(rule, Subject("x.yaml", dump_notice(parse_text(text)))))

    assert told(**broken) and not told()
    assert way in rule_text(RULE_BY_ID[rule], labels("zh"))


GROUPS_OF_ITEMS = "某县行动方案\n{over}①建水厂。新建水厂。②改管网。更换管道。\n{below}\n"


@pytest.mark.parametrize("over", ["一、任务\n建设方面。", "建设方面。"], ids=["in a section", "in the plan"])
@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("管理方面。①测水质。每日公布。②查水源。定期巡查。", set()),
        ("①测水质。每日公布。②查水源。定期巡查。", {"numbering-inversion", "numbering-repeat"}),
        ("管理方面。①测水质。每日公布。②查水源。定期巡查。\n④抢修管网。", {"numbering-gap"}),
        ("管理方面。①测水质。每日公布。②查水源。定期巡查。\n②抢修管网。", {"numbering-repeat"}),
    ],
    ids=["anew", "without a lead", "a gap", "a repeat"],
)
def test_items_begin_anew_below_a_paragraph_that_leads_to_them(over: str, below: str, told: set[str]) -> None:
    made = Subject("x.yaml", dump_notice(parse_text(GROUPS_OF_ITEMS.format(over=over, below=below))))
    assert {rule for rule in ("numbering-gap", "numbering-inversion", "numbering-repeat") if find(rule, made)} == told


def test_the_bound_that_the_rule_names_is_the_word_of_the_workbook() -> None:
    words = labels("zh")
    said = rule_text(RULE_BY_ID["value-not-printed"], words)
    assert [(word, words("comparator", sign)) for word, sign in (("以上", ">="), ("超过", ">"))] == re.findall(r"“(\w+)”就?填“(\w+)”", said)
