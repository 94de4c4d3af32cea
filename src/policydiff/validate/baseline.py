"""A baseline: the findings that a repository had when it began to be checked, so that only new ones fail."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from policydiff.errors import PolicydiffError
from policydiff.messages import Message, tell
from policydiff.validate.finding import Finding

SCHEMA = "policydiff.baseline/1"
_KEYS = ("file", "rule", "fingerprint")
Key = tuple[str, str]


def write_baseline(findings: Iterable[Finding]) -> str:
    """Return the baseline of some findings as JSON, a line each; those that a waiver covers are left out.

    The line and the words are not in it: a finding is known by its rule and its fingerprint, which outlive edits elsewhere.
    """
    rows = sorted({(each.file, each.rule, each.fingerprint) for each in findings if each.waived is None})
    lines = ",\n".join("    " + json.dumps(dict(zip(_KEYS, row, strict=True)), ensure_ascii=False) for row in rows)
    return f'{{\n  "schema": "{SCHEMA}",\n  "findings": [\n{lines}\n  ]\n}}\n'


def is_baseline(path: Path) -> bool:
    """Return whether a file says that it is a baseline."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # also what is no UTF-8
        return False
    return isinstance(value, dict) and value.get("schema") == SCHEMA


def read_baseline(text: str, name: str) -> frozenset[Key]:
    """Return what a baseline holds; raises PolicydiffError for a text that is none. name: of its file, as printed."""
    try:
        value = json.loads(text)
        if value["schema"] != SCHEMA:
            raise ValueError(tell("baseline.other-schema"))
        return frozenset((str(each["rule"]), str(each["fingerprint"])) for each in value["findings"])
    except (ValueError, KeyError, TypeError) as error:
        reason = error.args[0] if error.args and isinstance(error.args[0], Message) else str(error)
        raise PolicydiffError(tell("baseline.none", path=name, reason=reason), tell("hint.baseline-anew")) from error


def apply_baseline(findings: Sequence[Finding], known: frozenset[Key]) -> tuple[tuple[Finding, ...], int]:
    """Return the findings, those of the baseline waived, and how many of the baseline are settled by now."""
    found = {(each.rule, each.fingerprint) for each in findings}
    marked = (
        replace(each, waived=tell("baseline.waived")) if each.waived is None and (each.rule, each.fingerprint) in known else each
        for each in findings
    )
    return tuple(marked), len(known - found)
