"""Findings as JUnit XML, which most CI systems show: a suite for each file, a case for each rule that found something in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from policydiff.messages import said
from policydiff.validate.finding import FailOn, Finding, reaches
from policydiff.vocab.labels import Labels

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(findings: Sequence[Finding], files: Sequence[str], fail_on: FailOn, words: Labels) -> str:
    """Return a <testsuites> document. Findings below `fail_on` are told in the output of a case that passes."""
    by_file: dict[str, list[Finding]] = {name: [] for name in files}
    for finding in findings:
        if finding.waived is None:
            by_file.setdefault(finding.file, []).append(finding)
    suites = [_suite(name, found, fail_on, words) for name, found in by_file.items()]
    cases = sum(count for _, count, _ in suites)
    failures = sum(count for _, _, count in suites)
    head = f'<testsuites name="policydiff validate" tests="{cases}" failures="{failures}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *(text for text, _, _ in suites), "</testsuites>"]) + "\n"


def _suite(name: str, found: list[Finding], fail_on: FailOn, words: Labels) -> tuple[str, int, int]:
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in found:
        by_rule[finding.rule].append(finding)
    cases = [_case(name, rule, told, fail_on, words) for rule, told in by_rule.items()]
    cases = cases or [(f"  <testcase {_names(name, 'validate')}/>", 0)]
    failures = sum(failed for _, failed in cases)
    head = f'<testsuite name={_attribute(name)} tests="{len(cases)}" failures="{failures}" errors="0" skipped="0">'
    return "\n".join([head, *(text for text, _ in cases), "</testsuite>"]), len(cases), failures


def _case(name: str, rule: str, told: list[Finding], fail_on: FailOn, words: Labels) -> tuple[str, int]:
    messages = [said(each.message, words) for each in told]
    places = (f"{each.file}:{each.line}:{each.column}: {words('severity', each.severity)}" for each in told)
    lines = escape(_clean("\n".join(f"{place}: {message}" for place, message in zip(places, messages, strict=True))))
    if reaches(told, fail_on):
        inner = f"    <failure message={_attribute(messages[0])} type={_attribute(rule)}>{lines}</failure>"
        return f"  <testcase {_names(name, rule)}>\n{inner}\n  </testcase>", 1
    return f"  <testcase {_names(name, rule)}>\n    <system-out>{lines}</system-out>\n  </testcase>", 0


def _names(name: str, rule: str) -> str:
    return f'name={_attribute(rule)} classname={_attribute(name)} file={_attribute(name)} time="0"'


def _attribute(text: str) -> str:
    return quoteattr(_clean(" ".join(text.split())))


def _clean(text: str) -> str:
    return _NOT_XML.sub("�", text)
