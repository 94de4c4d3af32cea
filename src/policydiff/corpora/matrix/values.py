"""What a matrix says: a row for each child, a row for each clause and each section of the parent (`policydiff.matrix/1`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from policydiff.corpora.plain import as_json, row_of
from policydiff.gathering.documents import Problem
from policydiff.model import Comparison
from policydiff.records import dataclass

SCHEMA = "policydiff.matrix/1"
MARKS = ("fragment", "loose", "unrelated", "older", "cites-other")
"""Why a row is no ordinary one; a row with one of the first four is left out of every mean."""
MEANT = ("copied", "localized", "adapted", "added", "from_parent", "parent_kept")
"""The shares of which there is a mean."""


@dataclass(frozen=True, slots=True)
class Child:
    """One child, in the numbers of its comparison: shares are of body characters, headings apart.

    days_after_parent: from the parent's day of issue to the child's. complete: no sign that the text breaks off. related: related, loose or unrelated.
    clauses, characters: of the child's body. from_parent: the share of the child's characters that come from the parent, inserted words
    apart. strength_up, strength_down: edits that made a commitment stronger or weaker. targets: of the parent's targets, how
    many the child has. median_ratio: of the child's figures to the parent's. leads_changed: in how many statements. review: how many matches were close calls. marks: see MARKS.
    """

    id: str
    place: str | None
    code: str | None
    level: str | None
    issued: str | None
    days_after_parent: int | None
    complete: bool
    related: str | None
    clauses: int
    characters: int
    copied: float
    localized: float
    adapted: float
    added: float
    from_parent: float
    parent_kept: float
    strength_up: int
    strength_down: int
    targets: int
    median_ratio: float | None
    leads_changed: int
    review: int
    marks: tuple[str, ...] = ()
    title: str | None = None
    plan: str = ""
    cited: bool | str = False
    related_score: float | None = None
    sha256: str | None = None

    @property
    def counts(self) -> bool:
        """Whether the row is part of the means."""
        return not set(self.marks) & set(MARKS[:4])


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the parent's body. uptake: the share of the children that kept it; children: id → verdict, None where it is dropped."""

    id: str
    path: str
    text: str
    clause_role: str
    section: str
    uptake: float | None
    children: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the parent with all below it (or the text before the first one).

    children: id → the share of its body characters that stand in clauses which the child kept. close: the part of that share in clauses
    which were copied or only localized; the rest was adapted. uptake, uptake_close: their means. members: its clauses.
    """

    id: str
    path: str
    heading: str
    characters: int
    uptake: float | None
    uptake_close: float | None
    children: Mapping[str, float]
    close: Mapping[str, float]
    members: tuple[str, ...] = field(default=(), metadata={"hidden": True})


@dataclass(frozen=True, slots=True)
class Parent:
    """The document that the children are compared with. sha256, text_sha256: of its file and its text."""

    id: str
    plan: str
    title: str | None
    place: str | None
    code: str | None
    level: str | None
    issued: str | None
    clauses: int
    characters: int
    sha256: str | None
    text_sha256: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two siblings. The later one is the child. from_parent, similarity: shares of the child's and of both texts."""

    child: str
    parent: str
    related: str | None
    from_parent: float
    copied: float
    shared: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """One parent (None between siblings) and its children, in the order of what they took over.

    means: of the rows without a mark that excludes them, and how many these are. problems: what could not be compared.
    pairs: of siblings. comparisons: id → the single comparison that a row sums up, where it was asked to be kept.
    """

    parent: Parent | None
    children: tuple[Child, ...]
    clauses: tuple[Clause, ...] = ()
    sections: tuple[Part, ...] = ()
    means: Mapping[str, float | int] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    problems: tuple[Problem, ...] = ()
    comparisons: Mapping[str, Comparison] = field(default_factory=dict, metadata={"hidden": True})

    def to_rows(self, table: str = "children") -> list[dict[str, Any]]:
        """Return a table as rows, a dictionary each: children, pairs, uptake (a row a section), or clauses and sections with one row a cell."""
        if table == "uptake":
            return [row_of(each) for each in self.sections]
        if table in ("clauses", "sections"):
            return list(self._cells(self.clauses if table == "clauses" else self.sections))
        return [row_of(each) for each in (self.pairs if table == "pairs" else self.children)]

    def with_problems(self, problems: Sequence[Problem]) -> Matrix:
        """Return the matrix with further documents that could not be used."""
        return replace(self, problems=(*problems, *self.problems))

    def _cells(self, lines: tuple[Clause, ...] | tuple[Part, ...]) -> Iterator[dict[str, Any]]:
        parent = {"parent": self.parent.id if self.parent else None}
        for line in lines:
            key = "verdict" if isinstance(line, Clause) else "kept"
            for child in self.children:
                cell = {key: line.children.get(child.id)} | ({"close": line.close.get(child.id)} if isinstance(line, Part) else {})
                yield parent | row_of(line) | {"child": child.id, "place": child.place, "code": child.code} | cell

    def to_json(self) -> str:
        """Return the matrix as JSON, keys as documented."""
        return as_json(SCHEMA, self)
