"""Which change of level is local: the one that goes with the change from the parent's level to the child's."""

from __future__ import annotations

from policydiff.model import Jurisdiction
from policydiff.records import dataclass
from policydiff.vocab.places.levels import LEVELS, marks


@dataclass(frozen=True, slots=True)
class Places:
    """The level marks of both sides: 市 for 重庆市, 县 for 巫溪县, empty where the place is unknown; and the steps of both, 0 for the nation."""

    parent: frozenset[str]
    child: frozenset[str]
    levels: tuple[int, int] | None = None

    def local(self, parent_mark: str | None, child_mark: str | None) -> bool:
        """Return whether a change from one level mark to another goes with the change from the parent's level to the child's.

        One's own level for one's own (全市 → 全县); else what stands to the child as the other one stood to the parent: a level above it, which is further
        down now (全国前列 → 全市前列, of a province and a county), its own or one between for the parent's own (省级 → 市级), its own or one below it for one below (市级 → 县级).
        """
        if parent_mark is None or child_mark is None:
            return False
        if (not self.parent or parent_mark in self.parent) and (not self.child or child_mark in self.child):
            return True
        if self.levels is None or self.levels[0] == self.levels[1]:
            return False
        top, bottom = self.levels
        return any(
            _goes_along(before, after, top, bottom)
            for before in map(LEVELS.index, marks()[parent_mark])
            if before != top or parent_mark in self.parent
            for after in map(LEVELS.index, marks()[child_mark])
        )


def places_of(parent: Jurisdiction | None, child: Jurisdiction | None) -> Places:
    """Return the level marks of both sides."""
    levels = (LEVELS.index(parent.level), LEVELS.index(child.level)) if parent and child else None
    return Places(_marks_of(parent), _marks_of(child), levels)


def _goes_along(before: int, after: int, top: int, bottom: int) -> bool:
    """Return whether a level that became a lower one stands to the child's (bottom) as the other one stood to the parent's (top)."""
    if before == top:
        return top < after <= bottom
    return before < after and (after < bottom if before < top else after >= bottom)


def _marks_of(jurisdiction: Jurisdiction | None) -> frozenset[str]:
    if jurisdiction is None:
        return frozenset()
    found = {mark for mark, levels in marks().items() if jurisdiction.level in levels and jurisdiction.name.endswith(mark)}
    return frozenset(found or {mark for mark, levels in marks().items() if jurisdiction.level in levels})
