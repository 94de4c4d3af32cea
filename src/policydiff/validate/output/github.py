"""Findings as annotations of a GitHub workflow, and the job summary beside them."""

from __future__ import annotations

from collections.abc import Sequence

from policydiff.model import Severity
from policydiff.validate.finding import SEVERITIES, Finding
from policydiff.validate.output.text import safe, totals
from policydiff.vocab.labels import labels

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
LIMIT = 10
"""GitHub shows ten annotations of each kind a step and drops the rest (docs: workflow commands, limits)."""
_MOST_ROWS = 500
"""A job summary may have 1 MiB; five hundred rows stay well below."""


def to_github(findings: Sequence[Finding]) -> str:
    """Return workflow commands, the first ten of each severity, and a line for each kind that says how many more there are."""
    lines: list[str] = []
    for severity in SEVERITIES:
        found = [finding for finding in findings if finding.severity == severity and finding.waived is None]
        lines += [_command(finding) for finding in found[:LIMIT]]
        if len(found) > LIMIT:
            lines.append(f"{len(found) - LIMIT} more of severity {severity}: see the job summary")
    return "".join(line + "\n" for line in lines)


def to_summary(findings: Sequence[Finding], files: Sequence[str]) -> str:
    """Return Markdown for $GITHUB_STEP_SUMMARY: the totals and a table of all findings, the gravest first."""
    open_ones = [finding for finding in findings if finding.waived is None]
    rows = sorted(open_ones, key=lambda finding: (SEVERITIES.index(finding.severity), finding.order))
    lines = ["### policydiff validate", "", totals(findings, files, labels("en")), ""]
    if rows:
        lines += ["| Severity | Place | Rule | What |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {row.severity} | {_cell(f'{row.file}:{row.line}')} | `{row.rule}` | {_cell(row.message)} |" for row in rows[:_MOST_ROWS]
        ]
    if len(rows) > _MOST_ROWS:
        lines += ["", f"… and {len(rows) - _MOST_ROWS} more"]
    return "\n".join(lines) + "\n"


def _command(finding: Finding) -> str:
    place = f"file={_property(finding.file)},line={finding.line},col={finding.column},title={_property(finding.rule)}"
    parts = [finding.message, *finding.detail, *([f"hint: {finding.hint}"] if finding.hint else [])]
    return f"::{_COMMANDS[finding.severity]} {place}::{_data(chr(10).join(parts))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    return safe(text).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("`", "\\`")
