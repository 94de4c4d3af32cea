"""What a chain of documents says: for each clause of the last one, the highest document at which it stands (`policydiff.chain/1`)."""

from __future__ import annotations

from typing import Any

from policydiff.corpora.plain import as_json, row_of
from policydiff.records import dataclass

SCHEMA = "policydiff.chain/1"


@dataclass(frozen=True, slots=True)
class Rung:
    """A document of the chain. clauses, characters, share: of the last document's text, what stands here first (of the last one itself: nowhere above).

    shared: the share of the last document's text that stands here at all. related: of the two plans.
    """

    id: str
    place: str | None
    code: str | None
    level: str | None
    issued: str | None
    title: str | None
    related: str | None
    clauses: int
    characters: int
    share: float
    shared: float


@dataclass(frozen=True, slots=True)
class Stand:
    """How a clause of the last document stands in one above: verdict, the clauses there and their text."""

    id: str
    verdict: str
    clauses: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A clause (or some that are one match) of the last document. origin: the highest document that has it, None where none has.

    verdict, source_text: as it stands there; skipped: documents between that do not have it; stands: everywhere, the highest first.
    """

    id: str
    path: str
    clause_role: str
    text: str
    characters: int
    origin: str | None
    place: str | None
    verdict: str
    source_text: str
    skipped: tuple[str, ...]
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The documents, the highest first, and the clauses of the last one."""

    documents: tuple[Rung, ...]
    clauses: tuple[Linked, ...]

    def to_rows(self, table: str = "clauses") -> list[dict[str, Any]]:
        """Return a row a clause, or (documents) a row a document."""
        if table == "documents":
            return [row_of(each) for each in self.documents]
        return [
            {key: value for key, value in row_of(each).items() if key != "stands"} | {"child": self.documents[-1].id}
            for each in self.clauses
        ]

    def to_json(self) -> str:
        """Return all of it as JSON, keys as documented."""
        return as_json(SCHEMA, self)
