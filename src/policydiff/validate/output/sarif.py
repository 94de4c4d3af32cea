"""Findings as SARIF 2.1.0 (OASIS), the format that code-scanning services read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from policydiff.messages import said
from policydiff.model import Severity
from policydiff.validate.finding import Finding
from policydiff.validate.output.text import lines_of
from policydiff.validate.rule import NOTED, Rule
from policydiff.validate.rules import every_rule, rule_named
from policydiff.vocab.labels import Labels

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def to_sarif(findings: Sequence[Finding], version: str, words: Labels) -> str:
    """Return one run with the metadata of all rules; waived findings are there as suppressed ones, with the reason.

    Columns count Unicode code points; the fingerprint stays the same while the finding does (see finding.fingerprint).
    """
    rules = [*every_rule(), *_unknown(findings)]
    index = {rule.id: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "policydiff",
                "semanticVersion": version,
                "version": version,
                "rules": [_rule(rule, words) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.rule], words) for finding in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _unknown(findings: Sequence[Finding]) -> list[Rule]:
    """Return stand-ins for rules that a file's own diagnostics name and this version does not know."""
    found = {finding.rule: finding for finding in findings if rule_named(finding.rule) is None}
    return [Rule(name, finding.severity, "reading", NOTED) for name, finding in sorted(found.items())]


def _rule(rule: Rule, words: Labels) -> dict[str, Any]:
    documentation = rule.told(words.language)
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": documentation.partition("\n")[0]},
        "fullDescription": {"text": " ".join(documentation.split())},
        "help": {"text": documentation, "markdown": documentation},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group]},
    }


def _result(finding: Finding, rule_index: int, words: Labels) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(finding.file)},
            "region": {"startLine": finding.line, "startColumn": finding.column},
        }
    }
    if finding.key:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.key, "kind": "member"}]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(lines_of(finding, words))},
        "locations": [location],
        "partialFingerprints": {"policydiff/v1": finding.fingerprint},
    }
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "external", "justification": said(finding.waived, words)}]
    return result


def _uri(path: str) -> str:
    """Return a path as a relative (or file:) URI reference."""
    uri = quote(path.replace("\\", "/"))
    return f"file://{uri}" if uri.startswith("/") else uri
