"""Findings as annotations of a GitHub workflow, and the job summary beside them."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.messages import said, tell
from policydiff.model import Severity
from policydiff.validate.finding import SEVERITIES, Finding
from policydiff.validate.output.text import lines_of, safe, totals
from policydiff.vocab.labels import Labels

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
LIMIT = 10
"""GitHub shows ten annotations of each kind a step and drops the rest (docs: workflow commands, limits)."""
_MOST_ROWS = 500
"""A job summary may have 1 MiB; five hundred rows stay well below."""


def to_github(findings: Sequence[Finding], words: Labels) -> str:
    """Return workflow commands, the first ten of each severity, and a line for each kind that says how many more there are."""
    lines: list[str] = []
    for severity in SEVERITIES:
        found = [finding for finding in findings if finding.severity == severity and finding.waived is None]
        lines += [_command(finding, words) for finding in found[:LIMIT]]
        if len(found) > LIMIT:
            lines.append(said(tell("findings.more", count=len(found) - LIMIT, severity=severity), words))
    return "".join(line + "\n" for line in lines)


def to_summary(findings: Sequence[Finding], files: Sequence[str], words: Labels) -> str:
    """Return Markdown for $GITHUB_STEP_SUMMARY: the totals and a table of all findings, the gravest first."""
    open_ones = [finding for finding in findings if finding.waived is None]
    rows = sorted(open_ones, key=lambda finding: (SEVERITIES.index(finding.severity), finding.order))
    lines = ["### policydiff validate", "", totals(findings, files, words), ""]
    if rows:
        lines += [said(tell("findings.table"), words), "| --- | --- | --- | --- |"]
        lines += [
            f"| {words('severity', row.severity)} | {_cell(f'{row.file}:{row.line}')} | `{row.rule}` | {_cell(said(row.message, words))} |"
            for row in rows[:_MOST_ROWS]
        ]
    if len(rows) > _MOST_ROWS:
        lines += ["", said(tell("findings.and-more", count=len(rows) - _MOST_ROWS), words)]
    return "\n".join(lines) + "\n"


def _command(finding: Finding, words: Labels) -> str:
    place = f"file={_property(finding.file)},line={finding.line},col={finding.column},title={_property(finding.rule)}"
    return f"::{_COMMANDS[finding.severity]} {place}::{_data(chr(10).join(lines_of(finding, words)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    return safe(text).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("`", "\\`")
