"""Findings for a person in a terminal: one line each, file:line:column first, so that terminals and editors can jump to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from policydiff.validate.finding import SEVERITIES, Finding


def to_text(findings: Sequence[Finding], files: Sequence[str]) -> str:
    """Return the findings that are not waived, each with its hint and detail, and a last line with the totals."""
    lines: list[str] = []
    for finding in findings:
        if finding.waived is None:
            lines.append(_line(finding))
            lines += [f"    {line}" for line in finding.detail]
            if finding.hint:
                lines.append(f"    hint: {safe(finding.hint)}")
    lines.append(totals(findings, files))
    return "\n".join(lines) + "\n"


def totals(findings: Sequence[Finding], files: Sequence[str]) -> str:
    """Return one line: how many files, how many findings of each severity, how many waived."""
    counted = Counter(finding.severity for finding in findings if finding.waived is None)
    waived = sum(finding.waived is not None for finding in findings)
    parts = [_count(counted[severity], severity) for severity in SEVERITIES if counted[severity]]
    said = ", ".join(parts) or "nothing to report"
    return f"{_count(len(files), 'file')}: {said}{f' ({waived} waived)' if waived else ''}"


def _line(finding: Finding) -> str:
    key = f" {safe(finding.key)}:" if finding.key else ""
    place = f"{safe(finding.file)}:{finding.line}:{finding.column}"
    return f"{place}: {finding.severity}: {finding.rule}:{key} {safe(finding.message)} [{finding.fingerprint}]"


def _count(number: int, word: str) -> str:
    if word == "info":
        return f"{number} info"
    return f"{number} {word}{'' if number == 1 else 's'}"


def safe(text: str) -> str:
    """Return `text` without what could steer a terminal: controls and marks of writing direction become �."""
    return "".join(char if char.isprintable() or char == "　" else " " if char.isspace() else "�" for char in text)
