"""Laws have their formulas in common, whatever they are about: when two of them have to do with each other."""

from __future__ import annotations

from policydiff.compare.side.pages import Page

STATUTES = frozenset({"regulation", "order"})
"""The families whose sentences have much in common whatever they are about."""


def are_two_statutes(child: Page, parent: Page) -> bool:
    """Return whether both sides are laws: who is rewarded, who is punished, and from when it holds, any two of them say alike."""
    return {child.notice.family, parent.notice.family} <= STATUTES
