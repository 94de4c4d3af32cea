"""Findings for programs: one JSON object."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from policydiff.validate.finding import SEVERITIES, Finding


def to_json(findings: Sequence[Finding], files: Sequence[str], version: str) -> str:
    """Return `schema`, `version`, `files`, `summary` (how many of each severity, how many waived) and `findings`, all keys always there."""
    counted = Counter(finding.severity for finding in findings if finding.waived is None)
    summary = {severity: counted[severity] for severity in SEVERITIES} | {"waived": sum(each.waived is not None for each in findings)}
    document = {
        "schema": "policydiff.findings/1",
        "version": version,
        "files": list(files),
        "summary": summary,
        "findings": [asdict(finding) for finding in findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
