"""Findings for a person who reads no paths and keys: file by file, each in a sentence, what to do about them once at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from policydiff.messages import said, tell
from policydiff.validate.finding import Finding
from policydiff.validate.output.text import named, safe, totals
from policydiff.vocab.labels import Labels

_KEY = re.compile(r"（[a-z_.\[\]0-9]{2,80}）")
"""A key of the file behind what a person calls it, as Chinese messages have it."""
_ROW = re.compile(r"(tasks|targets|achievements|citations)\[([0-9]+)\]\.?([a-z_]*)")


def to_plain(findings: Sequence[Finding], files: Sequence[str], words: Labels) -> str:
    """Return the findings that are not waived under the names of their files, without the lines of YAML that differ, then hints and totals."""
    open_ = [finding for finding in findings if finding.waived is None]
    lines: list[str] = []
    for file, found in groupby(open_, key=lambda finding: finding.file):
        lines += [safe(file), *_of_one_file(list(found), words), ""]
    hints = dict.fromkeys(said(tell("findings.hint", what=finding.hint), words) for finding in open_ if finding.hint)
    lines += [*map(safe, hints), totals(findings, files, words)]
    if open_:
        lines.append(said(tell("findings.meaning", rule=open_[0].rule), words))
    return "\n".join(lines) + "\n"


def _of_one_file(found: Sequence[Finding], words: Labels) -> list[str]:
    colon = ": " if words.language == "en" else "："
    lines = []
    for finding in found:
        place = safe(_place(finding.key, words)) if finding.key else _line(finding, words)
        field = f"{place}{colon}" if place else ""
        message = _KEY.sub("", safe(said(finding.message, words)))
        lines.append(f"  {words('severity', finding.severity)}  {field}{message}  [{finding.rule}]")
    return lines


def _line(finding: Finding, words: Labels) -> str:
    """Return the line of what is damaged; of a whole file, "" ."""
    return said(tell("findings.line", number=finding.line), words) if finding.rule == "unreadable" and finding.line > 1 else ""


def _place(key: str, words: Labels) -> str:
    """Return what a finding is about as a person says it: the row of a list with what of it is meant (指标 3 年份)."""
    row = _ROW.match(key)
    if row is None:
        return named(key, words)
    field = "" if row[3] in ("", "evidence") else f" {named(key, words)}"
    return f"{words('sheet', row[1])} {int(row[2]) + 1}{field}"
