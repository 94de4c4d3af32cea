"""What a search for reposts finds (`policydiff.duplicates/1`)."""

from __future__ import annotations

from typing import Any

from policydiff.corpora.plain import as_json, row_of
from policydiff.gathering.documents import Problem
from policydiff.records import dataclass

SCHEMA = "policydiff.duplicates/1"


@dataclass(frozen=True, slots=True)
class Copy:
    """A document of a cluster. share: of the text that it has in common with the cluster's first, of the longer of the two; same_text: whether it is that text to the letter."""

    id: str
    title: str | None
    place: str | None
    issued: str | None
    share: float
    same_text: bool
    path: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Documents that are one text. documents: the earliest first."""

    documents: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Duplicates:
    """All of them, the largest clusters first. searched: how many documents were looked at; extra: how many of them are no firsts."""

    searched: int
    extra: int
    clusters: tuple[Cluster, ...]
    problems: tuple[Problem, ...] = ()

    def to_rows(self) -> list[dict[str, Any]]:
        """Return a row a document, cluster by cluster; first: whether it is the earliest."""
        return [
            {"cluster": number, "first": at == 0, **row_of(copy)}
            for number, cluster in enumerate(self.clusters, 1)
            for at, copy in enumerate(cluster.documents)
        ]

    def to_json(self) -> str:
        """Return all of it as JSON, keys as documented."""
        return as_json(SCHEMA, self)
