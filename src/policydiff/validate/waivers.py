"""Waivers: findings that a person has looked at and lets stand, with a reason and, if wished, a date."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from policydiff.validate.finding import Finding, fingerprint
from policydiff.validate.rule import Rule
from policydiff.validate.rules import RULE_BY_ID, file

_KEYS = {"rule", "fingerprint", "reason", "until"}
_HEAD = re.compile(r"^[ \t]*\[\[\s*(?:tool\.policydiff\.)?waive\s*\]\]", re.MULTILINE)
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One `[[waive]]` table. file, line: where it stands; until: the last day on which it holds (None: for good)."""

    rule: str
    fingerprint: str
    reason: str
    until: date | None
    file: str
    line: int


def read_waivers(text: str, name: str) -> tuple[tuple[Waiver, ...], tuple[Finding, ...]]:
    """Return the waivers of a configuration, and what is wrong with it.

    text: of policydiff.toml (`[[waive]]`) or pyproject.toml (`[[tool.policydiff.waive]]`); name: of that file, as printed.
    Tables that are none of ours are passed over. Never raises.
    """
    try:
        tables = _tables(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.search(str(error))
        line = int(found[1]) if found else 1
        return (), (_finding(file.WAIVER_INVALID, f"no TOML: {error}", name, line, "toml"),)
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEAD.finditer(text)]
    waivers: list[Waiver] = []
    wrong: list[Finding] = []
    for index, table in enumerate(tables):
        line = lines[index] if len(lines) == len(tables) else 1
        complaint = _complaint(table)
        if complaint:
            wrong.append(_finding(file.WAIVER_INVALID, complaint, name, line, f"{index}"))
        else:
            until = table.get("until")
            waivers.append(Waiver(table["rule"], table["fingerprint"], table["reason"], _day(until), name, line))
    return tuple(waivers), tuple(wrong)


def apply_waivers(findings: Iterable[Finding], waivers: Sequence[Waiver], today: date, *, whole: bool = True) -> tuple[Finding, ...]:
    """Return the findings, those that a waiver covers marked with its reason, and findings on the waivers themselves.

    today: decides which waivers have expired. whole: all files that the waivers are about were checked, so that a waiver
    which fits nothing is unused.
    """
    valid = {(waiver.rule, waiver.fingerprint): waiver for waiver in waivers if waiver.until is None or waiver.until >= today}
    out: list[Finding] = []
    used: set[tuple[str, str]] = set()
    for finding in findings:
        key = finding.rule, finding.fingerprint
        if key in valid:
            used.add(key)
            finding = replace(finding, waived=valid[key].reason)
        out.append(finding)
    for waiver in waivers:
        key = waiver.rule, waiver.fingerprint
        if key not in valid:
            out.append(
                _finding(
                    file.WAIVER_EXPIRED,
                    f"the waiver of {waiver.rule} held until {waiver.until}",
                    waiver.file,
                    waiver.line,
                    waiver.fingerprint,
                )
            )
        elif whole and key not in used:
            out.append(
                _finding(
                    file.WAIVER_UNUSED,
                    f"the waiver of {waiver.rule} ({waiver.fingerprint}) fits nothing",
                    waiver.file,
                    waiver.line,
                    waiver.fingerprint,
                )
            )
    return tuple(out)


def _tables(config: dict[str, Any]) -> list[Any]:
    own = config.get("tool", {}).get("policydiff", {}) if isinstance(config.get("tool"), dict) else {}
    waive = config.get("waive", own.get("waive", []) if isinstance(own, dict) else [])
    return waive if isinstance(waive, list) else [waive]


def _complaint(table: Any) -> str:
    if not isinstance(table, dict):
        return "waive must be a list of tables: [[waive]]"
    missing = [key for key in ("rule", "fingerprint", "reason") if not isinstance(table.get(key), str) or not table[key].strip()]
    if missing:
        return f"the waiver lacks {' and '.join(missing)}"
    unknown = sorted(table.keys() - _KEYS)
    if unknown:
        return f"a waiver has no key {', '.join(unknown)}"
    if table["rule"] not in RULE_BY_ID:
        return f"there is no rule {table['rule']}; policydiff rules lists them"
    if "until" in table and _day(table["until"]) is None:
        return "until must be a day: until = 2026-12-31"
    return ""


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) else None


def _finding(rule: Rule, message: str, name: str, line: int, about: str) -> Finding:
    return Finding(rule.id, rule.severity, message, name, line, 1, "", fingerprint(rule.id, name, about))
