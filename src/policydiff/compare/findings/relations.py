"""Where each section went: same place, renumbered, moved, dropped, added."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from policydiff.compare.align.sections import Alignment
from policydiff.compare.side.pages import Node, Page
from policydiff.model import SectionPair
from policydiff.model.comparison import Relation


def section_pairs(child: Page, parent: Page, sections: Alignment) -> tuple[SectionPair, ...]:
    """Return what became of every section, in the child's order, each dropped section after the one that it followed.

    same: the printed path is the same. renumbered: under the counterpart of its parent section and in the same order, by
    another number, its own or that of a section above it. moved: under another section, or in another order among those
    that stayed.
    """
    moved = _moved(child, parent, sections)
    ordered: list[tuple[tuple[int, int, int], SectionPair]] = []
    for node in child.nodes[1:]:
        there = sections.to_parent.get(node.index)
        if there is None:
            ordered.append(((node.index, 0, 0), _pair(node, None, "added")))
            continue
        other = parent.nodes[there]
        relation: Relation = "same" if _numbers(child, node) == _numbers(parent, other) else "renumbered"
        ordered.append(((node.index, 0, 0), _pair(node, other, "moved" if node.index in moved else relation)))
    last = 0
    for other in parent.nodes[1:]:
        here = sections.to_child.get(other.index)
        if here is None:
            ordered.append(((last, 1, other.index), _pair(None, other, "dropped")))
        else:
            last = here
    return tuple(pair for _, pair in sorted(ordered, key=lambda item: item[0]))


def moved_sections(child: Page, parent: Page, sections: Alignment) -> frozenset[int]:
    """Return the child's sections that moved."""
    return frozenset(_moved(child, parent, sections))


def _moved(child: Page, parent: Page, sections: Alignment) -> set[int]:
    moved: set[int] = set()
    siblings: dict[int, list[int]] = defaultdict(list)
    for here, there in sections.to_parent.items():
        if not here:
            continue
        one, other = child.nodes[here], parent.nodes[there]
        if sections.to_parent.get(one.parent) == other.parent:
            siblings[one.parent].append(here)
        else:
            moved.add(here)
    for group in siblings.values():
        group.sort()
        stayed = longest_rising([sections.to_parent[here] for here in group])
        moved.update(here for position, here in enumerate(group) if position not in stayed)
    return moved


def longest_rising(values: Sequence[int]) -> set[int]:
    """Return the positions of a longest strictly rising subsequence.

    >>> sorted(longest_rising([3, 1, 2, 5]))
    [1, 2, 3]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(position)
        else:
            tails[at], ends[at] = value, position
    chosen: set[int] = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        chosen.add(position)
        position = before[position]
    return chosen


def _numbers(page: Page, node: Node) -> tuple[str, ...]:
    numbers: list[str] = []
    while node.parent >= 0:
        numbers.append(node.number)
        node = page.nodes[node.parent]
    return tuple(numbers)


def _pair(child: Node | None, parent: Node | None, relation: Relation) -> SectionPair:
    return SectionPair.made(
        child=child.id if child else None,
        parent=parent.id if parent else None,
        child_path=child.path if child else None,
        parent_path=parent.path if parent else None,
        child_heading=child.printed if child else None,
        parent_heading=parent.printed if parent else None,
        relation=relation,
    )
