"""Findings for a person in a terminal: one line each, file:line:column first, so that terminals and editors can jump to it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from policydiff.messages import key_named, said, tell
from policydiff.validate.finding import SEVERITIES, Finding
from policydiff.vocab.labels import Labels

_UNVERIFIED = ("source-missing", "source-changed")
_KEY = re.compile(r"[a-z_][a-z0-9_]*")
_COUNTS = {"error": "findings.error", "warning": "findings.warning", "info": "findings.info"}


def to_text(findings: Sequence[Finding], files: Sequence[str], words: Labels) -> str:
    """Return the findings that are not waived, each with its hint and detail, and a last line with the totals."""
    lines: list[str] = []
    for finding in findings:
        if finding.waived is None:
            lines.append(_line(finding, words))
            lines += [f"    {safe(line)}" for line in lines_of(finding, words)[1:]]
    lines.append(totals(findings, files, words))
    return "\n".join(lines) + "\n"


def lines_of(finding: Finding, words: Labels) -> list[str]:
    """Return a finding's message, its details and its hint, a line each, in the language of `words`."""
    hints = [tell("findings.hint", what=finding.hint)] if finding.hint else []
    return [said(each, words) for each in (finding.message, *finding.detail, *hints)]


def totals(findings: Sequence[Finding], files: Sequence[str], words: Labels) -> str:
    """Return one line: how many files, findings of each severity, waived ones; and how many files could not be verified."""
    counted = Counter(finding.severity for finding in findings if finding.waived is None)
    waived = sum(finding.waived is not None for finding in findings)
    parts = [tell(_COUNTS[severity], count=counted[severity]) for severity in SEVERITIES if counted[severity]]
    if count := unverified(findings):
        missing, replaced = (any(finding.rule == rule for finding in findings) for rule in _UNVERIFIED)
        parts.append(tell("findings.unverified", count=count, missing=missing, both=missing and replaced, replaced=replaced))
    return said(tell("findings.files", count=len(files), found=tuple(parts or [tell("findings.nothing")]), waived=waived), words)


def unverified(findings: Sequence[Finding]) -> int:
    """Return how many files could not be checked against their raw files."""
    return len({finding.file for finding in findings if finding.rule in _UNVERIFIED})


def _line(finding: Finding, words: Labels) -> str:
    key = f" {safe(_placed(finding.key, words))}:" if finding.key else ""
    place = f"{safe(finding.file)}:{finding.line}:{finding.column}"
    severity = words("severity", finding.severity)
    return f"{place}: {severity}: {finding.rule}:{key} {safe(said(finding.message, words))} [{finding.fingerprint}]"


def _placed(key: str, words: Labels) -> str:
    """Return where in the file, with what a person calls the last key of it before it: 年份（targets[3].year）."""
    name = named(key, words)
    return f"{name}（{key}）" if name != key else key


def named(key: str, words: Labels) -> str:
    """Return what a person calls the last part of a place in a file (targets[3].year: 年份), the place where it has no other name."""
    if words.language == "en":
        return key
    steps = _KEY.findall(key)
    found = next((name for last in (".".join(steps[-2:]), *steps[-1:]) if (name := key_named(last, words)) != last), "")
    return found.partition("（")[0] or key


def safe(text: str) -> str:
    """Return `text` without what could steer a terminal: controls and marks of writing direction become �."""
    return "".join(char if char.isprintable() or char == "　" else " " if char.isspace() else "�" for char in text)
