"""Findings for a person in a terminal: one line each, file:line:column first, so that terminals and editors can jump to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policydiff.messages import said, tell
from policydiff.validate.finding import SEVERITIES, Finding
from policydiff.vocab.labels import Labels

_COUNTS = {"error": "findings.error", "warning": "findings.warning", "info": "findings.info"}


def to_text(findings: Sequence[Finding], files: Sequence[str], words: Labels) -> str:
    """Return the findings that are not waived, each with its hint and detail, and a last line with the totals."""
    lines: list[str] = []
    for finding in findings:
        if finding.waived is None:
            lines.append(_line(finding, words))
            lines += [f"    {said(line, words)}" for line in finding.detail]
            if finding.hint:
                lines.append(f"    {safe(said(tell('findings.hint', what=finding.hint), words))}")
    lines.append(totals(findings, files, words))
    return "\n".join(lines) + "\n"


def totals(findings: Sequence[Finding], files: Sequence[str], words: Labels) -> str:
    """Return one line: how many files, how many findings of each severity, how many waived."""
    counted = Counter(finding.severity for finding in findings if finding.waived is None)
    waived = sum(finding.waived is not None for finding in findings)
    parts = [tell(_COUNTS[severity], count=counted[severity]) for severity in SEVERITIES if counted[severity]]
    return said(tell("findings.files", count=len(files), found=tuple(parts or [tell("findings.nothing")]), waived=waived), words)


def _line(finding: Finding, words: Labels) -> str:
    key = f" {safe(finding.key)}:" if finding.key else ""
    place = f"{safe(finding.file)}:{finding.line}:{finding.column}"
    severity = words("severity", finding.severity)
    return f"{place}: {severity}: {finding.rule}:{key} {safe(said(finding.message, words))} [{finding.fingerprint}]"


def safe(text: str) -> str:
    """Return `text` without what could steer a terminal: controls and marks of writing direction become �."""
    return "".join(char if char.isprintable() or char == "　" else " " if char.isspace() else "�" for char in text)
