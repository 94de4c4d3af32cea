"""Waivers: findings that a person has looked at and lets stand, with a reason and, if wished, a date."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from policydiff.messages import Message, tell
from policydiff.records import dataclass
from policydiff.validate.finding import Finding, fingerprint
from policydiff.validate.rule import Rule
from policydiff.validate.rules import file, rule_named

SETTINGS = frozenset({"waive", "vocabulary", "lang", "baseline"})
"""What policydiff.toml may say."""
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
        settings = _settings(tomllib.loads(text), name)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.search(str(error))
        line = int(found[1]) if found else 1
        return (), (_finding(file.WAIVER_INVALID, tell("waiver-invalid.toml", error=str(error)), name, line, "toml"),)
    tables = _as_list(settings.get("waive", []))
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEAD.finditer(text)]
    waivers: list[Waiver] = []
    wrong = [_unknown_setting(key, text, name) for key in settings if key not in SETTINGS]
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
                    tell("waiver-expired", rule=waiver.rule, until=f"{waiver.until}"),
                    waiver.file,
                    waiver.line,
                    waiver.fingerprint,
                )
            )
        elif whole and key not in used:
            out.append(
                _finding(
                    file.WAIVER_UNUSED,
                    tell("waiver-unused", rule=waiver.rule, fingerprint=waiver.fingerprint),
                    waiver.file,
                    waiver.line,
                    waiver.fingerprint,
                )
            )
    return tuple(out)


def _settings(config: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what is ours: the whole of policydiff.toml (or of a file of another name), of pyproject.toml one table."""
    tool = config.get("tool", {})
    own = tool.get("policydiff", {}) if isinstance(tool, dict) else {}
    own = own if isinstance(own, dict) else {}
    if name.rpartition("/")[2] == "pyproject.toml":
        return own
    return {**{key: value for key, value in config.items() if key != "tool"}, **own}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _unknown_setting(key: str, text: str, name: str) -> Finding:
    place = re.compile(
        rf"^[ \t]*(?:\[\[?[ \t]*(?:tool\.policydiff\.)?[\"']?{re.escape(key)}\b|[\"']?{re.escape(key)}[\"']?[ \t]*[.=])", re.MULTILINE
    )
    found = place.search(text)
    near = get_close_matches(key, sorted(SETTINGS), n=1)
    said = tell("unknown-setting", key=key, near=near[0] if near else "", settings=() if near else tuple(sorted(SETTINGS)))
    return _finding(file.UNKNOWN_SETTING, said, name, text.count("\n", 0, found.start()) + 1 if found else 1, key)


def _complaint(table: Any) -> Message | None:
    if not isinstance(table, dict):
        return tell("waiver-invalid.no-table")
    missing = [key for key in ("rule", "fingerprint", "reason") if not isinstance(table.get(key), str) or not table[key].strip()]
    if missing:
        return tell("waiver-invalid.lacks", keys=tuple(missing))
    unknown = sorted(table.keys() - _KEYS)
    if unknown:
        return tell("waiver-invalid.unknown-key", keys=tuple(unknown))
    if rule_named(table["rule"]) is None:
        return tell("waiver-invalid.no-rule", rule=table["rule"])
    if "until" in table and _day(table["until"]) is None:
        return tell("waiver-invalid.until")
    return None


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
