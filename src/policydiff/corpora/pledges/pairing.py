"""Which target of a child belongs to which of the parent: by their sentences, by the one name of the metric, or by either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policydiff.corpora.pledges.values import Pairing, Pledge
from policydiff.model import Comparison, Target
from policydiff.text.figures.showing import with_unit

_UNCOMPARABLE = frozenset({"unit-differs", "basis-differs"})
_DOUBTFUL = frozenset({"metric-differs", "scope-differs", "outlier", "several", "year-unknown", "year-differs"})


class Found(NamedTuple):
    """A pair. by: text or name; notes: of the comparison, where it paired them itself."""

    parent: Target
    child: Target
    by: str
    notes: tuple[str, ...]


def pledges_of(comparison: Comparison, child: str, pairing: Pairing, tolerance: int) -> Iterator[Pledge]:
    """Yield the pledges of a child in the parent's order; every target of either side is in one pair at most.

    tolerance: years that the two may lie apart before it is noted.
    """
    found = _paired(comparison, pairing, tolerance)
    order = {pair.parent.id: at for at, pair in enumerate(comparison.targets) if pair.parent}
    for pair in sorted(found, key=lambda pair: order[pair.parent.id]):
        yield _pledge(pair, comparison, child, tolerance)


def _paired(comparison: Comparison, pairing: Pairing, tolerance: int) -> list[Found]:
    own = [
        Found(pair.parent, pair.child, pair.by, pair.notes)
        for pair in comparison.targets
        if pair.parent is not None and pair.child is not None and (pairing == "both" or (pairing == "text" and pair.by == "text"))
    ]
    if pairing == "text":
        return own
    parents = [pair.parent for pair in comparison.targets if pair.parent is not None]
    children = [pair.child for pair in comparison.targets if pair.child is not None]
    mine = {pair.child.id for pair in own}
    theirs = {pair.parent.id for pair in own}
    return own + list(
        _by_name([each for each in parents if each.id not in theirs], [each for each in children if each.id not in mine], tolerance)
    )


def _by_name(parents: Sequence[Target], children: Sequence[Target], tolerance: int) -> Iterator[Found]:
    used: set[str] = set()
    by_key: Mapping[tuple[object, ...], list[Target]] = _grouped(children)
    for parent in parents:
        fitting = [each for each in by_key.get(_key(parent), ()) if each.id not in used]
        near = [each for each in fitting if _apart(parent, each) <= tolerance]
        if near:
            best = min(near, key=lambda each: (_apart(parent, each), each.of is not None, children.index(each)))
            used.add(best.id)
            yield Found(parent, best, "name", ("several",) if len(near) > 1 else ())


def _grouped(targets: Sequence[Target]) -> dict[tuple[object, ...], list[Target]]:
    found: dict[tuple[object, ...], list[Target]] = {}
    for target in targets:
        found.setdefault(_key(target), []).append(target)
    return found


def _key(target: Target) -> tuple[object, ...]:
    return name_of(target), target.basis, target.measured[1], target.direction, target.per is None


def name_of(target: Target) -> str:
    """Return the one name of a target's metric."""
    return target.canonical or target.metric


def _apart(one: Target, other: Target) -> int:
    return abs(one.year - other.year) if one.year and other.year else 0


def _pledge(pair: Found, comparison: Comparison, child: str, tolerance: int) -> Pledge:
    parent, own = pair.parent, pair.child
    value, unit = parent.measured
    mine, own_unit = own.measured
    notes = [note for note in pair.notes if note != "unit-differs" or own_unit != unit]
    if own_unit != unit and "unit-differs" not in notes:
        notes.append("unit-differs")
    if own.basis != parent.basis and "basis-differs" not in notes:
        notes.append("basis-differs")
    if not (own.year and parent.year):
        notes.append("year-unknown")
    elif _apart(parent, own) > tolerance:
        notes.append("year-differs")
    opposite = bool(own.direction and parent.direction and own.direction != parent.direction)
    if opposite:
        notes.append("direction-differs")
    comparable = value and not opposite and not _UNCOMPARABLE & set(notes)
    return Pledge(
        metric=parent.metric,
        canonical=name_of(parent),
        unit=unit,
        basis=parent.basis,
        direction=parent.direction,
        parent_value=value,
        parent_year=parent.year,
        child=child,
        child_value=mine,
        child_year=own.year,
        ratio=float(mine / value) if comparable else None,
        by=pair.by,
        notes=tuple(notes),
        review=pair.by == "name" or bool(_DOUBTFUL & set(notes)) or opposite,
        place=comparison.child.jurisdiction,
        code=comparison.child.code,
        parent_target=parent.id,
        child_target=own.id,
        parent_printed=with_unit(parent.printed, parent.value, parent.unit),
        child_printed=with_unit(own.printed, own.value, own.unit),
        parent_text=parent.text,
        child_text=own.text,
    )
