"""How likely it is that one clause comes from another: several signs, weighed by a table (see `tables`)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from policydiff.compare.align.evidence import Evidence, Kinship, Weights
from policydiff.compare.align.signs.anchors import Anchors
from policydiff.compare.align.signs.apart import Apart
from policydiff.compare.align.signs.formulas import Formulas
from policydiff.compare.align.signs.ideas import Ideas
from policydiff.compare.align.signs.pieces import Pieces
from policydiff.compare.side.pages import Page, PreparedClause
from policydiff.text.similarity import ratio

Where = Literal["home", "same", "near", "elsewhere"]
"""How near the sections of two clauses are: the child's sentence opens with the heading of the parent's section; the two sections are a
pair; they stand under a pair; anything else."""

_LEAST_PART, _LEAST_PART_WEIGHT, _PART_SATURATION = 6, 3.0, 4.0
_LEAST_OPENING = 4


_FARTHEST = 2.0
"""A longer lead, or a longer lag, says no more than this one."""


class Signs(NamedTuple):
    """What speaks for it that a child's clause comes from a parent's.

    strength, tightness: see Kinship; wording: the ratio of the two texts, 0 to 1; part: how far the best part between commas of the
    one stands in the other, 0 to 1; shared: logarithm of the weight of what both share; formula: the share of that which is a set phrase
    of their documents, 0 to 1; opening: whether both begin with the same part, 1 by the clauses of a side that do; where: how near their
    sections are; anchor: how much they have in common that hardly any other clause has, 0 to 1; company: how many other clauses of their
    sections seem to be pairs, 0 to 1; family, order: the same of the sections above, and of the clauses beside them (see `Companies`); close: how much of the child's text comes from the parent at all, 0 to 1: in a close pair what is
    unlike is new; apart, alone: by how much the parent's clause stands out among the parent's clauses for the child's, and the child's
    among the child's for the parent's (see `Apart`); piece: the same of the best part between commas of either (see `Pieces`); idea: how much
    they say in different words of one idea, 0 to 1 (see `Ideas`).
    """

    strength: float
    tightness: float
    wording: float
    part: float
    shared: float
    formula: float
    opening: float
    where: Where
    anchor: float = 0.0
    company: float = 0.0
    family: float = 0.0
    order: float = 0.0
    close: float = 0.0
    apart: float = 0.0
    alone: float = 0.0
    piece: float = 0.0
    idea: float = 0.0

    @property
    def values(self) -> dict[str, float]:
        """The signs by name, as the tables name them."""
        return {
            "none": 1.0,
            "strength": self.strength,
            "tightness": self.tightness,
            "wording": self.wording,
            "part": self.part,
            "shared": self.shared,
            "formula": self.formula,
            "opening": self.opening,
            "home": float(self.where == "home"),
            "same": float(self.where == "same"),
            "near": float(self.where == "near"),
            "anchor": self.anchor,
            "company": self.company,
            "family": self.family,
            "order": self.order,
            "close": self.close,
            "apart": self.apart,
            "alone": self.alone,
            "piece": self.piece,
            "idea": self.idea,
        }


class Remainder(NamedTuple):
    """What speaks for it that a clause left over belongs to a clause that has its counterpart: what was merged, or split off.

    free: the share of the free clause that stands in what the counterparts leave unexplained, 0 to 1; open_part, part: how far the best
    unexplained part between commas stands in the free clause, and the free clause's best part in what is unexplained, 0 to 1;
    shared: weight of that; neighbour: another clause of the free one's section is in the correspondence; heading: the free clause is one;
    anchor: see Signs; score: what speaks for the pair of clauses by itself; figure: the free clause has one, and the other none;
    piece: by how much a part between commas of the other clause, which is more alike to the free clause than to any counterpart, stands out for it
    (see `Pieces`); beside: the free clause stands next to one of the correspondence; idea: how much the two say in different words of one idea that no
    counterpart has, 0 to 1 (see `Ideas`).
    """

    free: float
    open_part: float
    part: float
    shared: float
    where: Where
    neighbour: bool
    heading: bool
    anchor: float
    score: float
    figure: bool
    piece: float = 0.0
    beside: bool = False
    idea: float = 0.0

    @property
    def values(self) -> dict[str, float]:
        """The signs by name, as the tables name them."""
        return {
            "none": 1.0,
            "free": self.free,
            "open part": self.open_part,
            "part": self.part,
            "shared": math.log1p(self.shared),
            "home": float(self.where == "home"),
            "same": float(self.where == "same"),
            "near": float(self.where == "near"),
            "neighbour": float(self.neighbour),
            "heading": float(self.heading),
            "anchor": self.anchor,
            "score": self.score,
            "figure": float(self.figure),
            "piece": self.piece,
            "beside": float(self.beside),
            "idea": self.idea,
        }

    def likelihood(self, weights: Mapping[str, float]) -> float:
        """Return how likely it is, 0 to 1."""
        return 1 / (1 + math.exp(-sum([weights[name] * value for name, value in self.values.items() if value])))


def score_of(signs: Signs, weights: Mapping[str, float]) -> float:
    """Return the log-odds of a link, before it is known what else either clause may be linked with."""
    return sum([weights[name] * value for name, value in signs.values.items() if value])


def confidence_of(score: float, child_lead: float, parent_lead: float, rivals: Mapping[str, float]) -> float:
    """Return how sure a link is, 0 to 1: the share of such links that readers found right.

    child_lead, parent_lead: the score less that of the next best link of the child's clause and of the parent's.
    """
    leads = [max(min(lead, _FARTHEST), -_FARTHEST) for lead in (child_lead, parent_lead)]
    odds = rivals["none"] + rivals["score"] * score + rivals["child"] * leads[0] + rivals["parent"] * leads[1]
    return 1 / (1 + math.exp(-odds))


class Reader:
    """Reads the signs of two clauses off the two pages. Lines are referred to by their index on their page."""

    def __init__(self, child: Page, parent: Page, evidence: Evidence, formulas: Formulas, close: float, apart: bool) -> None:
        self._close = close
        self._apart = Apart(child, parent) if apart else None
        parts = [line.parts for line in child.lines], [line.parts for line in parent.lines]
        self._pieces = Pieces(self._apart.characters, parts) if self._apart else None
        self._ideas = Ideas(child, parent) if apart else None
        self._lines = child.lines, parent.lines
        self._evidence, self._formulas = evidence, formulas
        self._begun = _begun(child), _begun(parent)
        self.anchors = Anchors(child, parent)
        self._known: dict[tuple[int, int], tuple[Kinship, Signs]] = {}
        self._parts: tuple[dict[int, Sequence[tuple[Weights, float]]], dict[int, Sequence[tuple[Weights, float]]]] = ({}, {})

    def signs(self, child: int, parent: int, kin: Kinship, where: Where) -> Signs:
        """Return the signs of two lines that share something."""
        known = self._known.get((child, parent))
        if known is None or known[0] != kin:
            known = self._known[child, parent] = kin, self._read(child, parent, kin, where)
        return known[1] if known[1].where == where else known[1]._replace(where=where)

    def _read(self, child: int, parent: int, kin: Kinship, where: Where) -> Signs:
        one, other = self._lines[0][child], self._lines[1][parent]
        part = max(self._best_part(0, one, self._evidence.parent[parent]), self._best_part(1, other, self._evidence.child[child]))
        wording, shared = ratio(one.masked, other.masked), math.log1p(kin.shared)
        formula = self._formulas.share(child, parent, self._evidence)
        opening, anchor = self._opening(one, other), self.anchors.share(child, parent)
        apart, alone = self._apart.of(child, parent) if self._apart else (0.0, 0.0)
        return Signs(
            kin.strength,
            kin.tightness,
            wording,
            part,
            shared,
            formula,
            opening,
            where,
            anchor,
            close=self._close,
            apart=apart,
            alone=alone,
            piece=max(self.piece(0, child, parent, ()), self.piece(1, parent, child, ())),
            idea=self._ideas.share(child, parent) if self._ideas else 0.0,
        )

    def piece(self, side: int, whole: int, free: int, others: Collection[int]) -> float:
        """Return by how much a part of a line stands out for another line (see `Pieces`) where that is read, else 0."""
        return self._pieces.of(side, whole, free, others) if self._pieces else 0.0

    def idea(self, side: int, whole: int, free: int, others: Collection[int]) -> float:
        """Return how much a line says in other words that is left for another line (see `Ideas`) where that is read, else 0."""
        return self._ideas.left(side, whole, free, others) if self._ideas else 0.0

    def likest(self, child: int, parents: Sequence[int], most: int) -> list[int]:
        """Return the parent's lines that are likest to a line of the child where `Apart` is read, else none."""
        return self._apart.likest(child, parents, most) if self._apart else []

    def _opening(self, one: PreparedClause, other: PreparedClause) -> float:
        if min(len(one.parts), len(other.parts)) < 2 or one.parts[0] != other.parts[0] or len(one.parts[0]) < _LEAST_OPENING:
            return 0.0
        return 1 / max(begun[one.parts[0]] for begun in self._begun)

    def _best_part(self, side: int, line: PreparedClause, other: Weights) -> float:
        parts = self._parts[side].get(line.index)
        if parts is None:
            weighed = [self._evidence.weigh(part) for part in line.parts if len(part) >= _LEAST_PART]
            parts = [(weights, total) for weights in weighed if (total := sum(weights.values())) >= _LEAST_PART_WEIGHT]
            self._parts[side][line.index] = parts
        best = 0.0
        for weights, total in parts:
            shared = sum([weight for pair, weight in weights.items() if pair in other])
            best = max(best, shared / total * (1 - math.exp(-shared / _PART_SATURATION)))
        return best


def _begun(page: Page) -> Counter[str]:
    return Counter(line.parts[0] for line in page.lines if line.parts)
