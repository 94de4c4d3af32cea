"""Sections that stand on one side only, with all that is in them."""

from __future__ import annotations

from collections.abc import Iterator

from policydiff.model import Comparison, SectionPair


def alone(comparison: Comparison, relation: str) -> tuple[SectionPair, ...]:
    """Return the sections that were dropped (or added) and of which no clause, below them neither, has a counterpart."""
    side, other = ("parent", "child") if relation == "dropped" else ("child", "parent")
    shared: set[str] = set()
    for match in comparison.matches:
        for clause in getattr(match, side) if getattr(match, other) else ():
            parts = clause.rpartition("#")[0].split(".")
            shared.update(".".join(parts[:length]) for length in range(1, len(parts) + 1))
    return tuple(pair for pair in comparison.sections if pair.relation == relation and getattr(pair, side) not in shared)


def topmost(pairs: tuple[SectionPair, ...], relation: str) -> Iterator[SectionPair]:
    """Yield the sections that were dropped (or added) and stand in no section that was dropped (or added)."""
    side = "parent_path" if relation == "dropped" else "child_path"
    paths = {getattr(pair, side) or "" for pair in pairs if pair.relation == relation}
    for pair in pairs:
        path = getattr(pair, side) or ""
        if pair.relation == relation and not any(path.startswith(f"{other}/") for other in paths):
            yield pair
