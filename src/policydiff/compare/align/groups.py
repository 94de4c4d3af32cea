"""Correspondences being made: groups of lines, each line in at most one."""

from __future__ import annotations

from collections.abc import Iterable

from policydiff.compare.align.evidence import Candidates, Evidence, Kinship
from policydiff.compare.align.penalties import Penalties
from policydiff.compare.align.sections import Alignment
from policydiff.compare.align.signs.apart import can_stand_out
from policydiff.compare.align.signs.company import Companies
from policydiff.compare.align.signs.formulas import Formulas
from policydiff.compare.align.signs.likelihood import Reader, Signs, Where, score_of
from policydiff.compare.align.signs.named import Named
from policydiff.compare.align.signs.statutes import STATUTES
from policydiff.compare.align.signs.tables import LAWS, LOOSE, PLANS, WAYS, Tables
from policydiff.compare.side.pages import Page
from policydiff.compare.side.tokens import DATE, PLACE, SELF
from policydiff.records import dataclass
from policydiff.vocab.phrases import pattern
from policydiff.vocab.stock import stock_headings, tells_what_is

_IN_FORCE = pattern("acts", f"[{SELF}{PLACE}]?自?{DATE}{{in_force}}")
_CAPTION = pattern("turns", r"({captions})\d")
BODY = frozenset({"body", "row"})
TEXT = BODY | {"heading"}
COPY, PAIRED, PURPOSE = "identical text", "heading of the paired section", "why the plans are made"
_LEAST_WHOLE = 8
"""Least number of characters of a sentence that stands in another one: 加强统筹协调 says nothing by itself."""
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
        self.formulas = formulas = Formulas(child.lines, parent.lines)
        self.tables = _tables(child, parent, sections)
        self.reader = Reader(child, parent, evidence, formulas, sections.score, self.tables.signs["apart"] > 0)
        self.penalties = Penalties(child, parent, evidence, formulas)
        self._named = Named(child, parent, evidence)
        self.companies = Companies(child, parent, (), {})
        """What the clauses of each section say together of where it comes from, as far as that is known."""
        self.scores: dict[tuple[int, int], float] = {}
        """The log-odds of the links that were weighed."""
        self._above_child, self._above_parent = _ancestry(child), _ancestry(parent)
        self._captions = tuple(_captions(page) for page in (child, parent))
        self._status = tuple(_status(page) for page in (child, parent))
        self._silent = tuple(_said_by_all(page) if sections.abreast else frozenset() for page in (child, parent))
        self.homes: dict[int, int] = {}
        """For sentences of the child that open with a heading of the parent, that heading's section."""

    @property
    def wide(self) -> bool:
        """Whether hardly any word was kept, so that what stands around two clauses must tell, too."""
        return self.tables.signs["apart"] > 0

    @property
    def related(self) -> bool:
        """Whether the two plans have to do with each other at all."""
        return self.sections.related

    def clash(self, child: int, parent: int) -> bool:
        """Return whether two lines cannot correspond, however alike: by what they punish, one alone is the caption of a figure, or a sentence is not about what
        a heading names."""
        if self.penalties.clash(child, parent) or self._captions[0].get(child) != self._captions[1].get(parent):
            return True
        return self.wide and (self._named.missing(child, parent) or self._tells(child, parent))

    def _tells(self, child: int, parent: int) -> bool:
        """Return whether one line tells what is so already (工作基础) and the other, of a section of its own, what shall be."""
        here, there = self.child.lines[child].node, self.parent.lines[parent].node
        one, other = here in self._status[0], there in self._status[1]
        return one != other and bool(here and there)

    def score(self, child: int, parent: int, kin: Kinship) -> float:
        """Return the log-odds that two lines correspond, as far as they say it by themselves and by the company that they stand in."""
        known = self.scores.get((child, parent))
        if known is None:
            signs = self.reader.signs(child, parent, kin, self.where(child, parent))
            known = self.scores[child, parent] = score_of(self.in_company(child, parent, signs), self.tables.signs)
        return known

    def in_company(self, child: int, parent: int, signs: Signs) -> Signs:
        """Return the signs of two lines with what is known of the company that they stand in."""
        known = self.companies
        if not self.wide:
            return signs._replace(company=known.of(child, parent))
        return signs._replace(company=known.of(child, parent), family=known.family(child, parent), order=known.order(child, parent))

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

    def holds(self, group: Group, line: int, beside: int) -> bool:
        """Return whether one part of the child's only line in a group has all words of a short line of the parent, next to one of the group in its section:
        建设示范区。 in 在县城建设示范区，….
        """
        lines, whole = self.parent.lines, self.parent.lines[line].parts
        if len(group.child) > 1 or group.how == COPY or len(whole) != 1 or len(whole[0]) < _LEAST_WHOLE:
            return False
        child = self.child.lines[group.child[0]]
        together = lines[line].node == lines[beside].node and child.role == lines[line].role == "body"
        return together and any(whole[0] in part for part in child.parts)

    def join(self, child: int, parent: int, margin: float | None = None, how: str = "", confidence: float | None = None) -> bool:
        """Let two lines correspond; return whether both were free, and either says what not every plan does."""
        if child in self.of_child or parent in self.of_parent or child in self._silent[0] or parent in self._silent[1]:
            return False
        self.extend(Group([], [], margin, how, WAYS.get(how, 1.0) if confidence is None else confidence), [child], [parent])
        return True

    def part(self, group: Group) -> None:
        """Let the lines of a group correspond no more."""
        for line in group.child:
            del self.of_child[line]
        for line in group.parent:
            del self.of_parent[line]

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


def _tables(child: Page, parent: Page, sections: Alignment) -> Tables:
    """Return the weights for two documents: of one that follows the other freely likeness is less plain."""
    laws = not STATUTES.isdisjoint((child.notice.family, parent.notice.family))
    if not sections.freely or sections.abreast or laws:
        return LAWS
    told = sections.cited and can_stand_out(child, parent)
    return LOOSE if sections.relatedness == "loose" or told else PLANS


def _said_by_all(page: Page) -> frozenset[int]:
    """Return the lines of a page that every plan has: stock headings, and the day of entry into force."""
    known = stock_headings()
    headings = {node.lines[0] for node in page.nodes[1:] if node.lines and node.core in known}
    return frozenset(headings | {line.index for line in page.lines if _IN_FORCE().fullmatch(line.masked)})


def _captions(page: Page) -> dict[int, str]:
    """Return the lines of a page that are the caption of a figure or table, with what it is of: 图4智能装备标准子体系."""
    return {line.index: found[1] for line in page.lines if (found := _CAPTION().match(line.ink))}


def _status(page: Page) -> frozenset[int]:
    """Return the sections that tell what is so already, and those under them."""
    return frozenset(inner for node in page.nodes[1:] if tells_what_is(node.core) for inner in page.below(node.index))


def _ancestry(page: Page) -> list[tuple[int, ...]]:
    lines: list[tuple[int, ...]] = []
    for node in page.nodes:
        lines.append((node.index, *(lines[node.parent] if node.parent >= 0 else ())))
    return lines
