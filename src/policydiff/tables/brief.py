"""What a person should see first of a comparison: a few rows of each kind, chosen by plain rules, in the order of the document."""

from __future__ import annotations

import math
from collections.abc import Iterable

from policydiff.model import Edit, Match
from policydiff.records import dataclass
from policydiff.tables.rows import ClauseRow, OrganisationRow, TargetRow, View
from policydiff.vocab.amounts.strength import strength_of

_CLAUSES = 3
_STEP = 15
"""How far apart on the ladder of words two are of which one is plainly the weaker: neighbours differ in shade."""
_LEADS = 6
_TARGETS = {"reversed": 3, "dropped": 2, "added": 2, "scaled": 3}
"""How many pairs of targets of each verdict."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A choice of rows.

    clauses: the longest sentences added and dropped, and those whose force changed plainly. targets: what turned round,
    what is gone, what is farthest from its parent. organisations: those of the statements whose lead is another one.
    """

    clauses: tuple[ClauseRow, ...]
    targets: tuple[TargetRow, ...]
    organisations: tuple[OrganisationRow, ...]


def brief(rows: View) -> Brief:
    """Return the rows of a view that tell most."""
    bodies = [row for row in rows.clauses if row.match.role != "heading"]
    chosen = {row.id for verdict in ("added", "dropped") for row in _longest(row for row in bodies if row.match.verdict == verdict)}
    chosen |= {row.id for row in _longest(row for row in bodies if _force(row.match))}
    kept = {row.id for verdict, most in _TARGETS.items() for row in _farthest(rows.targets, verdict)[:most]}
    leads = [row for row in rows.organisations if row.pair.lead_changed and "lead" in (row.parent_role, row.child_role)]
    return Brief(
        tuple(row for row in rows.clauses if row.id in chosen), tuple(row for row in rows.targets if row.id in kept), tuple(leads[:_LEADS])
    )


def _longest(rows: Iterable[ClauseRow]) -> list[ClauseRow]:
    return sorted(rows, key=lambda row: -len(row.match.child_text or row.match.parent_text))[:_CLAUSES]


def _farthest(rows: Iterable[TargetRow], verdict: str) -> list[TargetRow]:
    return sorted((row for row in rows if row.pair.verdict == verdict and not row.repeats), key=lambda row: -_distance(row))


def _force(match: Match) -> bool:
    return match.verdict == "adapted" and any(map(is_plain_step, match.edits))


def is_plain_step(edit: Edit) -> bool:
    """Whether an edit makes a sentence so much weaker or stronger that nobody would argue: 大力 → 鼓励, and not 全面 → 深入."""
    if edit.kind != "strength" or not edit.direction:
        return False
    before, after = strength_of(edit.parent), strength_of(edit.child)
    return before is None or after is None or abs(after - before) >= _STEP


def _distance(row: TargetRow) -> float:
    ratio = row.pair.ratio
    return abs(math.log(float(ratio))) if ratio and ratio > 0 else 0.0
