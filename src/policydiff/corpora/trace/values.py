"""What tracing says: for each clause its verdict, whether every document says it anyway, and its sources (`policydiff.trace/1`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policydiff.corpora.plain import as_json, row_of
from policydiff.gathering.documents import Problem
from policydiff.model.comparison import PlaceRelation, SourceOrder, Whence
from policydiff.records import dataclass

SCHEMA = "policydiff.trace/1"

_DAY = len("2021-11-05")

ORIGINS: tuple[Whence, ...] = ("borrowed", "shared", "alike", "original", "boilerplate")


def order_of(source: str | None, child: str | None) -> SourceOrder:
    """Return whether a source was issued earlier or later than the child; a month without a day is on no side of its days.

    >>> order_of("2021-10-31", "2021-11"), order_of("2021-11", "2021-11-05"), order_of("2021-11-05", "2021-11-05")
    ('earlier', 'unknown', 'same_day')
    """
    if not source or not child:
        return "unknown"
    size = min(len(source), len(child))
    if source[:size] != child[:size]:
        return "earlier" if source < child else "later"
    return "same_day" if size == _DAY == max(len(source), len(child)) else "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """A clause of another document that says the same. coverage: the share of the traced clause that stands in it; similarity: of the two texts.

    relation: of the document's place to the child's: own, sibling (same level, same parent), ancestor, national, other. order: whether the document is
    earlier or later than the child, unknown where one of the two has no date.
    """

    id: str
    clause: str
    path: str
    text: str
    coverage: float
    similarity: float
    issued: str | None
    relation: PlaceRelation
    place: str | None = None
    title: str | None = None
    order: SourceOrder = "unknown"


@dataclass(frozen=True, slots=True)
class Traced:
    """A clause of the child. verdict: against the parent, None without one. documents: how many say the same.

    origin: borrowed (the source is earlier), shared (no date says so), alike (too little of it stands elsewhere to be from there), original (nothing is like
    it), boilerplate (a formula, or so many documents say it that have nothing else in common with the child that it comes from nowhere in particular).
    """

    id: str
    path: str
    text: str
    verdict: str | None
    boilerplate: bool
    sources: tuple[Source, ...]
    origin: Whence = "original"
    documents: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Amount:
    """So many clauses of so many characters."""

    clauses: int
    characters: int


@dataclass(frozen=True, slots=True)
class Trace:
    """The clauses of a child that its parent does not have (or all of them), and where else they stand.

    summary: added (what was traced), and how much of it is of each origin. documents: how many were searched.
    """

    child: Mapping[str, str | None]
    parent: Mapping[str, str | None] | None
    documents: int
    settings: Mapping[str, float | bool]
    summary: Mapping[str, Amount]
    clauses: tuple[Traced, ...]
    problems: tuple[Problem, ...] = ()

    def to_rows(self) -> list[dict[str, Any]]:
        """Return a row for each source of each clause, and one for a clause without any."""
        return list(self._rows())

    def _rows(self) -> Iterator[dict[str, Any]]:
        for clause in self.clauses:
            own = {"child": self.child["id"], **{key: value for key, value in row_of(clause).items() if key != "sources"}}
            for source in clause.sources or (None,):
                yield own | ({f"source_{key}": value for key, value in row_of(source).items()} if source else {})

    def to_json(self) -> str:
        """Return the trace as JSON, keys as documented."""
        return as_json(SCHEMA, self)
