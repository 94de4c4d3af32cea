"""Pledges of many documents: a row for each pair of targets, a sum for each target of the parent (`policydiff.targets/1`)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from policydiff.corpora.plain import as_json, row_of
from policydiff.gathering.documents import Problem
from policydiff.records import dataclass

SCHEMA = "policydiff.targets/1"
Pairing = Literal["name", "text", "both"]


@dataclass(frozen=True, slots=True)
class Pledge:
    """A target of the parent and the child's. Values are in `unit`, the common one of the measure, and of what basis says.

    ratio: child over parent, None where the two do not compare. by: text where their sentences correspond, name where only the metric does. notes: as in a
    comparison; year-unknown, year-differs and several besides. review: whether a person should look. expected, relative: with denominators, the parent's value by the
    child's share of them, and the child's value over it.
    """

    metric: str
    canonical: str
    unit: str
    basis: str
    direction: str | None
    parent_value: Decimal
    parent_year: int | None
    child: str
    child_value: Decimal
    child_year: int | None
    ratio: float | None
    by: str
    notes: tuple[str, ...]
    review: bool
    place: str | None = None
    code: str | None = None
    parent_target: str = ""
    child_target: str = ""
    parent_printed: str = ""
    child_printed: str = ""
    parent_text: str = ""
    child_text: str = ""
    expected: float | None = None
    relative: float | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A target of the parent and the sum of the children's. children: how many are in it; of: how many have the target at all.

    jiama_ratio: the sum over the parent's value. comparable: whether a sum was made; reasons: why none was, why a child was left out of it, or what makes
    it doubtful though it is counted.
    """

    metric: str
    canonical: str
    unit: str
    basis: str
    parent_value: Decimal
    parent_year: int | None
    children_sum: Decimal | None
    children: int
    of: int
    jiama_ratio: float | None
    comparable: bool
    reasons: tuple[str, ...]
    parent_target: str = ""


@dataclass(frozen=True, slots=True)
class Pledges:
    """All pairs, and a sum for every target of the parent that a child has, too. targets: how many the parent has."""

    parent: dict[str, str | None]
    targets: int
    children: tuple[str, ...]
    rows: tuple[Pledge, ...]
    sums: tuple[Sum, ...]
    problems: tuple[Problem, ...] = ()

    def to_rows(self, table: str = "rows") -> list[dict[str, Any]]:
        """Return the pairs or the sums, a dictionary each."""
        return [row_of(each) for each in (self.sums if table == "sums" else self.rows)]

    def to_json(self) -> str:
        """Return all of it as JSON, keys as documented."""
        return as_json(SCHEMA, self)
