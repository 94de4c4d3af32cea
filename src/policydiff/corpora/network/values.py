"""A network over a corpus: nodes and weighted, directed edges with what is known of them (`policydiff.network/1`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from policydiff.corpora.plain import as_json, row_of
from policydiff.gathering.documents import Problem
from policydiff.records import dataclass

SCHEMA = "policydiff.network/1"
Kind = Literal["citations", "organisations", "reuse"]
KINDS: tuple[Kind, ...] = ("citations", "organisations", "reuse")
Facts = Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Node:
    """A notice, a document that is cited but not in the corpus, or a body. facts: the same keys for all nodes of a network."""

    id: str
    label: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Edge:
    """From whom to whom: who cites to what is cited, who leads to who cooperates, who copies to who is copied."""

    source: str
    target: str
    weight: int
    facts: Facts


def heaviest(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return edges in the order of a network."""
    return tuple(sorted(edges, key=lambda edge: (-edge.weight, edge.source, edge.target)))


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by id, and edges, the heaviest first. documents: how many were read."""

    kind: Kind
    documents: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    problems: tuple[Problem, ...] = ()

    def to_rows(self, table: str = "edges") -> list[dict[str, Any]]:
        """Return a row an edge, or (nodes) a row a node, its facts among its columns."""
        return [row_of(each) | dict(each.facts) for each in (self.nodes if table == "nodes" else self.edges)]

    def to_json(self) -> str:
        """Return all of it as JSON, keys as documented."""
        return as_json(SCHEMA, self)
