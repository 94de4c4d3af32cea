"""The pledges of one parent and its children, from their single comparisons."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from policydiff.corpora.matrix.comparing import Compared, Step, compare_family
from policydiff.corpora.pledges.pairing import pledges_of
from policydiff.corpora.pledges.sums import Territory, sum_of
from policydiff.corpora.pledges.values import Pairing, Pledge, Pledges
from policydiff.errors import PolicydiffError, UnreadableSource, reason_of
from policydiff.gathering.documents import Group
from policydiff.gathering.keeping import Shelf
from policydiff.messages import tell
from policydiff.model import Notice, Target

Denominators = Mapping[str, float]
"""Of a place, by its code or its name: its population, its product …"""


def build_pledges(
    parents: Group,
    groups: Sequence[Group],
    *,
    kept: Shelf,
    pairing: Pairing = "both",
    tolerance: int = 0,
    denominators: Denominators | None = None,
    topic: str | None = None,
    jobs: int | None = None,
    step: Step = lambda _: None,
) -> Pledges:
    """Return what the children pledge beside what their parent pledges. Raises PolicydiffError as `compare_family` does.

    A child whose text has nothing to do with the parent's has no pairs by text, and is told by `review` where it has some by name.
    """
    family = compare_family(parents, groups, kept=kept, topic=topic, jobs=jobs, step=step)
    page, found = family.parent, family.compared
    places = {each.id: _place(_notice(each, groups, kept)) for each in found}
    rows = [row for each in found for row in pledges_of(each.comparison, each.id, pairing, tolerance)]
    targets = [target for target in page.notice.targets if target.plan == page.plan.id]
    children = {(each.id, pair.child.id): pair.child for each in found for pair in each.comparison.targets if pair.child}
    sums = [
        sum_of(target, mine, {row.child: children[row.child, row.child_target] for row in mine}, places, _place(page.notice))
        for target in targets
        if (mine := _of(rows, target))
    ]
    side = found[0].comparison.parent
    return Pledges(
        {
            "id": side.id,
            "plan": side.plan,
            "title": side.title,
            "place": side.jurisdiction,
            "code": side.code,
            "issued": side.issued,
            "sha256": side.sha256,
        },
        len(targets),
        tuple(each.id for each in found),
        tuple(_weighed(row, denominators, _place(page.notice), places) for row in rows) if denominators else tuple(rows),
        tuple(sums),
        family.problems,
    )


def read_denominators(path: Path) -> Denominators:
    """Return the denominators of a CSV with the columns `code` or `place`, and `value` (1250.5 or 1,250.5).

    Raises PolicydiffError where it has none of these, or a value is no number above zero; UnreadableSource where it cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        found = {name: _number(row["value"], path) for row in rows for name in (row.get("code"), row.get("place")) if name}
        if not found:
            raise KeyError
        return found
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSource(
            tell("read.cannot-be-read", name=path, reason=reason_of(error) if isinstance(error, OSError) else "UTF-8")
        ) from error
    except KeyError:
        raise PolicydiffError(tell("targets.denominators", path=path), tell("hint.denominators")) from None


def _number(printed: str | None, path: Path) -> float:
    try:
        number = float((printed or "").replace(",", ""))
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise PolicydiffError(tell("targets.denominator", path=path, value=printed or ""), tell("hint.denominators"))
    return number


def _of(rows: Sequence[Pledge], target: Target) -> list[Pledge]:
    return [row for row in rows if row.parent_target == target.id]


def _notice(found: Compared, groups: Sequence[Group], kept: Shelf) -> Notice:
    group = next(group for group in groups if group[0].id == found.id)
    return next(notice for document in group if (notice := document.notice(kept)).id == found.comparison.child.id)


def _place(notice: Notice) -> Territory:
    place = notice.notice.jurisdiction
    return Territory(place.name, place.code, place.level, place.parents) if place else Territory(None, None, None, ())


def _weighed(row: Pledge, denominators: Denominators, parent: Territory, places: Mapping[str, Territory]) -> Pledge:
    """Return a row with what the parent's figure comes to by the child's share of the denominators."""
    mine, whole = _weight(places[row.child], denominators), _weight(parent, denominators)
    if whole is None:
        known = {place.name: found for place in places.values() if (found := _weight(place, denominators)) is not None}
        whole = sum(known.values()) or None
    if mine is None or not whole:
        return row
    expected = float(row.parent_value) * mine / whole
    return replace(row, expected=expected, relative=float(row.child_value) / expected if expected and row.ratio is not None else None)


def _weight(place: Territory, denominators: Denominators) -> float | None:
    return denominators.get(place.code or "", denominators.get(place.name or ""))
