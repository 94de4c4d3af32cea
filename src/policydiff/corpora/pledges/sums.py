"""Whether the pledges of several places may be added up, why not, and what they come to beside the parent's (层层加码)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from policydiff.corpora.pledges.pairing import name_of
from policydiff.corpora.pledges.values import Pledge, Sum
from policydiff.model import Target
from policydiff.vocab.amounts.sums import is_additive_metric, is_additive_unit

SUMMED = ("level", "increase")
_LEFT_OUT = ("unit-differs", "basis-differs", "direction-differs", "year-differs", "scope-differs", "metric-differs")


class Territory(NamedTuple):
    """Where a child stands. parents: the places above it, by name."""

    name: str | None
    code: str | None
    level: str | None
    parents: tuple[str, ...]


def sum_of(target: Target, rows: Sequence[Pledge], own: Mapping[str, Target], places: Mapping[str, Territory], parent: Territory) -> Sum:
    """Return the sum of the children's figures of one target of the parent, or the reasons why there is none.

    rows: the pairs of this target, one a child at most. own: child → its target.
    Only levels and increases of additive units and metrics are summed; a child whose figure does not compare, is a part of another one or a rate per
    something, whose place lies outside the parent's or within another child's is left out of the sum. What makes a sum doubtful though it is counted
    (no year, no place, the lower end of a range) is among the reasons.
    """
    reasons = list(_never(target))
    counted = [] if reasons else [row for row in rows if not (found := _left_out(row, own, places, parent)) or _noted(reasons, found)]
    counted = _without_nested(counted, places, reasons)
    reasons += (doubt for row in counted for doubt in _doubts(row, own[row.child], places[row.child]))
    total = sum((row.child_value for row in counted), Decimal(0)) if counted else None
    value, unit = target.measured
    return Sum(
        metric=target.metric,
        canonical=name_of(target),
        unit=unit,
        basis=target.basis,
        parent_value=value,
        parent_year=target.year,
        children_sum=total,
        children=len(counted),
        of=len(rows),
        jiama_ratio=float(total / value) if total is not None and value else None,
        comparable=total is not None,
        reasons=tuple(dict.fromkeys(reasons)),
        parent_target=target.id,
    )


def _never(target: Target) -> Iterable[str]:
    if target.basis not in SUMMED:
        yield "basis-not-additive"
    if not is_additive_unit(target.measured[1]):
        yield "unit-not-additive"
    if not is_additive_metric(name_of(target)):
        yield "metric-not-additive"
    if target.per is not None:
        yield "rate-per"
    if target.of is not None:
        yield "part-of-another"


def _left_out(row: Pledge, own: Mapping[str, Target], places: Mapping[str, Territory], parent: Territory) -> list[str]:
    found = [note for note in row.notes if note in _LEFT_OUT]
    if own[row.child].of is not None or own[row.child].per is not None:
        found.append("part-of-another")
    place = places[row.child]
    if parent.name and parent.level != "national" and place.name and parent.name not in place.parents:
        found.append("place-outside")
    return found


def _doubts(row: Pledge, own: Target, place: Territory) -> Iterable[str]:
    if "year-unknown" in row.notes:
        yield "year-unknown"
    if own.value_max is not None:
        yield "least-of-range"
    if not place.name:
        yield "place-unknown"


def _noted(reasons: list[str], found: Iterable[str]) -> bool:
    reasons += found
    return False


def _without_nested(rows: Sequence[Pledge], places: Mapping[str, Territory], reasons: list[str]) -> list[Pledge]:
    """Return the rows without those whose place lies within another one's, or is there twice: these would be counted twice."""
    names = {places[row.child].name for row in rows}
    kept: list[Pledge] = []
    seen: set[tuple[str | None, str | None]] = set()
    for row in rows:
        place = places[row.child]
        if (place.name and set(place.parents) & names) or (place.name and (place.name, place.code) in seen):
            reasons.append("places-overlap")
            continue
        seen.add((place.name, place.code))
        kept.append(row)
    return kept
