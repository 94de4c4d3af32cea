"""Correspondences being made: groups of lines, each line in at most one."""

from __future__ import annotations

from collections.abc import Iterable

from policydiff.compare.align.evidence import Candidates, Evidence
from policydiff.compare.align.formulas import Formulas
from policydiff.compare.align.likelihood import WAYS, Reader, Where
from policydiff.compare.align.penalties import Penalties
from policydiff.compare.align.sections import Alignment
from policydiff.compare.side.pages import Page
from policydiff.records import dataclass

BODY = frozenset({"body", "row"})
TEXT = BODY | {"heading"}
COPY = "identical text"
LARGEST = 8
"""Links in one group: eight clauses may merge into one, two into four, but groups must not chain on."""


@dataclass(slots=True)
class Group:
    """Lines that correspond: indices on the child's and the parent's page.

    margin: lead over the second-best counterpart, None where there was none. how: why they were joined, where it is not plain.
    confidence: of the least sure of its links.
    """

    child: list[int]
    parent: list[int]
    margin: float | None = None
    how: str = ""
    confidence: float = 1.0


class Links:
    """The correspondences of two pages, as far as they are made."""

    def __init__(self, child: Page, parent: Page, evidence: Evidence, sections: Alignment) -> None:
        self.child, self.parent, self.evidence, self.sections = child, parent, evidence, sections
        self.of_child: dict[int, Group] = {}
        self.of_parent: dict[int, Group] = {}
        self.near_parents: Candidates = {}
        """For the child's lines left over, the parent lines that they share most with."""
        self.near_children: Candidates = {}
        self.doubts: dict[tuple[str, int], float] = {}
        """Confidence of the surest link that was weighed, of each line by its side: what speaks against it that it stands alone."""
        formulas = Formulas(child.lines, parent.lines)
        self.reader = Reader(child, parent, evidence, formulas)
        self.penalties = Penalties(child, parent, evidence, formulas)
        self._above_child, self._above_parent = _ancestry(child), _ancestry(parent)
        self.homes: dict[int, int] = {}
        """For sentences of the child that open with a heading of the parent, that heading's section."""

    @property
    def related(self) -> bool:
        """Whether the two plans have to do with each other at all."""
        return self.sections.related

    def groups(self) -> list[Group]:
        """Return the correspondences in the child's reading order."""
        unique = {id(group): group for group in self.of_child.values()}
        for group in unique.values():
            group.child.sort()
            group.parent.sort()
        return sorted(unique.values(), key=lambda group: group.child)

    def where(self, child: int, parent: int) -> Where:
        """Return how near the two lines' sections are."""
        home = self.homes.get(child)
        if home is not None and home in self._above_parent[self.parent.lines[parent].node]:
            return "home"
        here, there = self.child.lines[child].node, self.parent.lines[parent].node
        if self.sections.to_parent.get(here) == there or self.penalties.agree(child, parent):
            return "same"
        for node in self._above_child[here]:
            counterpart = self.sections.to_parent.get(node)
            if counterpart is not None:
                return "near" if counterpart and counterpart in self._above_parent[there] else "elsewhere"
        return "elsewhere"

    def join(self, child: int, parent: int, margin: float | None = None, how: str = "", confidence: float | None = None) -> bool:
        """Let two lines correspond; return whether both were free."""
        if child in self.of_child or parent in self.of_parent:
            return False
        self.extend(Group([], [], margin, how, WAYS.get(how, 1.0) if confidence is None else confidence), [child], [parent])
        return True

    def extend(self, group: Group, children: Iterable[int], parents: Iterable[int], how: str = "") -> None:
        """Add free lines to a group."""
        for child in children:
            group.child.append(child)
            self.of_child[child] = group
        for parent in parents:
            group.parent.append(parent)
            self.of_parent[parent] = group
        group.how = how or group.how
        group.confidence = min(group.confidence, WAYS.get(how, 1.0))


def _ancestry(page: Page) -> list[tuple[int, ...]]:
    lines: list[tuple[int, ...]] = []
    for node in page.nodes:
        lines.append((node.index, *(lines[node.parent] if node.parent >= 0 else ())))
    return lines
