"""Findings for a person who reads no paths and keys: file by file, each in a sentence, what to do about them once at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from policydiff.messages import said, tell
from policydiff.validate.finding import SEVERITIES, Finding
from policydiff.validate.output.text import named, safe, totals
from policydiff.validate.rules import rule_named
from policydiff.vocab.labels import Labels

_KEY = re.compile(r"（[a-z_.\[\]0-9]{2,80}）")
"""A key of the file behind what a person calls it, as Chinese messages have it."""
_MANY, _SHOWN = 4, 6
"""So many of a kind in a file that are only worth a look are one line, and so many rows of the others are named in it."""
_ROW = re.compile(r"(tasks|targets|achievements|figures|citations|removed)\[[0-9]+\]\.?([a-z_]*)")


def to_plain(findings: Sequence[Finding], files: Sequence[str], words: Labels) -> str:
    """Return the findings that are not waived under the names of their files, without the lines of YAML that differ, then what to do, and totals.

    What is worst comes first, of files and in a file; what is only worth a look is one line where a file has many of a kind. Every kind of
    error and of warning has what to do once: its own hint, else what its rule says.
    """
    open_ = [finding for finding in findings if finding.waived is None]
    lines: list[str] = []
    of_files = [list(found) for _, found in groupby(open_, key=lambda finding: finding.file)]
    for found in sorted(of_files, key=lambda found: min(map(_weight, found))):
        lines += [safe(found[0].file), *_of_one_file(sorted(found, key=_weight), words), ""]
    hints = dict.fromkeys(said(tell("findings.hint", what=finding.hint), words) for finding in open_ if finding.hint)
    lines += [*map(safe, hints), *_ways(open_, words), totals(findings, files, words)]
    if open_:
        worst = min(open_, key=lambda finding: (_weight(finding), finding.rule == "corrected"))
        lines.append(said(tell("findings.meaning", rule=worst.rule), words))
    return "\n".join(lines) + "\n"


def _weight(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _ways(found: Sequence[Finding], words: Labels) -> Iterator[str]:
    """Yield for each kind of error and warning without a hint what its rule says is to be done."""
    hinted = {finding.rule for finding in found if finding.hint}
    for rule in dict.fromkeys(finding.rule for finding in found if finding.severity != "info" and finding.rule not in hinted):
        if (known := rule_named(rule)) is not None:
            joint = " " if words.language == "en" else ""
            told = _KEY.sub("", joint.join(known.told(words.language).split("\n\n")[:2]))
            yield said(tell("findings.way", rule=rule, what=told), words)


def _of_one_file(found: Sequence[Finding], words: Labels) -> list[str]:
    colon = ": " if words.language == "en" else "："
    alike = Counter(finding.rule for finding in found if finding.severity == "info")
    told: set[str] = set()
    lines = []
    for finding in found:
        if finding.rule in told:
            continue
        place = safe(_place(finding, words)) if finding.key else _line(finding, words)
        field = f"{place}{colon}" if place else ""
        message = _KEY.sub("", safe(said(finding.message, words)))
        if alike[finding.rule] >= _MANY:
            told.add(finding.rule)
            others = [safe(other.item.split(" ")[0]) for other in found if other.rule == finding.rule and other is not finding]
            rows = list(filter(None, others))[:_SHOWN]
            message += said(tell("findings.alike", count=len(others), rows=rows, more=bool(rows) and len(others) > len(rows)), words)
        lines.append(f"  {words('severity', finding.severity)}  {field}{message}  [{finding.rule}]")
    return lines


def _line(finding: Finding, words: Labels) -> str:
    """Return the line of what is damaged; of a whole file, "" ."""
    return said(tell("findings.line", number=finding.line), words) if finding.rule == "unreadable" and finding.line > 1 else ""


def _place(finding: Finding, words: Labels) -> str:
    """Return what a finding is about as a person finds it: the sheet, its row's id and name, and which column (指标 t3 企业数 年份)."""
    row = _ROW.match(finding.key)
    item = "" if finding.item in finding.message else finding.item  # which the message says itself
    if row is None:
        return item or ("" if finding.item else named(finding.key, words))
    field = "" if row[2] in ("", "evidence", "irregular") else named(finding.key, words)
    return " ".join(filter(None, (words("sheet" if row[1] != "removed" else "field", row[1]), item, field)))
