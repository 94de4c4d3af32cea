"""Findings and rules in Chinese: whatever a rule says, no English is left in it but keys, ids, names and commands."""

from __future__ import annotations

import re
from functools import cache

import pytest
from sample import YAML, edited
from test_comparison import WRONG
from test_rules import CASES, given
from test_slips import SLIPS

from policydiff.messages import rule_words, said
from policydiff.store import dump_comparison
from policydiff.validate import RULES, Finding, Subject, check
from policydiff.validate.manual import rule_text, rules_table
from policydiff.validate.output import Result, render
from policydiff.validate.rules import rule_called, rule_named
from policydiff.validate.schema import SCHEMA_NAMES, schema_of
from policydiff.vocab.labels import labels

ZH = labels("zh")
NAMES = re.compile(
    r"`[^`]*`|“[^”]*”|--[a-z-]+|policydiff(?: [a-z]+(?: data/\w+)*)?|https?:\S+|[a-z]+(?:[.-][a-z0-9]+)+|YAML|\.yaml|\.xlsx|JSON|TOML|Word|SHA-\d+"
)


@cache
def told() -> tuple[Finding, ...]:
    """Every finding of every case that fails, slips of typing and comparisons too."""
    found = [finding for case in CASES for finding in check(given(case["fails"]))]
    found += [finding for edit, *_ in SLIPS for finding in check(Subject("x.yaml", edited(edit)))]
    found += [finding for text in (YAML[:700], YAML[:2000] + "}", YAML + "- x\n") for finding in check(Subject("x.yaml", text))]
    return (*found, *(finding for given, *_ in WRONG for finding in check(Subject("x.yaml", dump_comparison(given)))))


@cache
def key_words() -> frozenset[str]:
    """Every key of the contract, and every word that it allows as a value."""

    def walk(part: object) -> set[str]:
        if isinstance(part, list):
            return {word for each in part for word in walk(each)}
        if not isinstance(part, dict):
            return set()
        words = {*part.get("properties", {}), *map(str, part.get("enum", ()))}
        return words.union(*(walk(each) for each in part.values()))

    return frozenset({"null", "true", "false"}).union(*(walk(schema_of(name)) for name in SCHEMA_NAMES))


def english(text: str) -> list[str]:
    """The runs of four Latin letters in a text that are no key, no id and no name."""
    return [word for word in re.findall("[A-Za-z_]{4,}", NAMES.sub("", text)) if word not in key_words()]


def test_every_finding_is_said_in_chinese() -> None:
    assert len({finding.rule for finding in told()}) > 60
    lines = [said(line, ZH) for finding in told() for line in (finding.message, finding.hint, *finding.detail)]
    assert [line for line in lines if english(line) and "an invented note" not in line] == []


@pytest.mark.parametrize("form", ["text", "github", "junit", "sarif"])
def test_every_report_is_in_the_language_that_is_asked_for(form: str) -> None:
    found = [finding for finding in told() if finding.rule == "impossible-date"]
    text = render(Result(tuple(found), ("sample.yaml",), "0"), form, ZH)  # type: ignore[arg-type]
    assert "不是 1949 年以来的某一天" in text
    assert "no day since" not in text


def test_every_rule_is_documented_in_both_languages() -> None:
    assert {rule.id for rule in RULES} | {"noted by the parser"} == rule_words().keys()
    for rule in RULES:
        assert english(rule.told("zh")) == [], rule.id
        assert rule_text(rule, ZH).startswith(f"{ZH('rule', rule.id)} {rule.id} (")
    assert len({ZH("rule", rule.id) for rule in RULES}) == len(RULES), "two rules are called the same"
    assert all(rule_called(ZH("rule", rule.id)) == rule for rule in RULES)
    shown = rule_text(rule_named("numbering-gap") or RULES[0], ZH)
    assert "打 ✓" in shown and "json" not in shown, "who asks in Chinese ticks off, and writes no file for programs"
    assert "Evidence" not in rules_table(ZH)
