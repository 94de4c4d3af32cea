"""How likely it is that one clause comes from another: several signs, weighed by one table that was fitted on pairs read by people."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from policydiff.compare.align.evidence import Evidence, Kinship, Weights
from policydiff.compare.align.formulas import Formulas
from policydiff.compare.side.pages import Line, Page
from policydiff.text.similarity import ratio

Where = Literal["home", "same", "near", "elsewhere"]
"""How near the sections of two clauses are: the child's sentence opens with the heading of the parent's section; the two sections are a
pair; they stand under a pair; anything else."""

_LEAST_PART, _LEAST_PART_WEIGHT, _PART_SATURATION = 6, 3.0, 4.0
_LEAST_OPENING = 4

WEIGHTS: Mapping[str, float] = {
    "none": -7.0,
    "strength": 3.77,
    "tightness": 1.09,
    "wording": 1.94,
    "part": 4.5,
    "shared": 0.55,
    "formula": -3.64,
    "opening": 1.53,
    "home": 2.94,
    "same": 1.84,
    "near": 0.83,
}
"""What each sign adds to the log-odds; tests/quality/quality_links.py fits them, and prints what they reach on each pair when it is left out."""

RIVALS: Mapping[str, float] = {"none": -0.04, "score": 1.43, "child": 0.68, "parent": 0.84}
"""The same once it is known what else the two clauses resemble: their own log-odds, and the lead over the next best of either."""

REMAINDERS: Mapping[str, float] = {
    "none": -6.36,
    "free": 1.89,
    "open part": 2.5,
    "part": 2.88,
    "shared": 0.73,
    "home": 1.78,
    "same": 0.04,
    "near": 0.06,
    "neighbour": 1.73,
    "heading": 0.97,
}
"""What each sign adds to the log-odds that a clause left over belongs to a correspondence (see `Remainder`), fitted likewise."""

WAYS: Mapping[str, float] = {
    "identical text": 0.99,
    "heading of the paired section": 0.99,
    "heading that became the opening of a sentence": 0.95,
    "responsibility of corresponding tasks": 0.98,
    "between corresponding neighbours": 0.75,
    "headings of one topic": 0.85,
    "sewn together from parts": 0.85,
    "merged": 0.93,
    "split": 0.78,
    "second clause of one origin": 0.75,
}
"""How sure a link is that was made in another way than by its score: the share of those that were right, one right and one wrong
added; the ways that the gold has fewer than five of are set by hand."""

_FARTHEST = 2.0
"""A longer lead, or a longer lag, says no more than this one."""


class Signs(NamedTuple):
    """What speaks for it that a child's clause comes from a parent's.

    strength, tightness: see Kinship; wording: the ratio of the two texts, 0 to 1; part: how far the best part between commas of the
    one stands in the other, 0 to 1; shared: logarithm of the weight of what both share; formula: the share of that which is a set phrase
    of their documents, 0 to 1; opening: whether both begin with the same part, 1 by the clauses of a side that do; where: how near their
    sections are.
    """

    strength: float
    tightness: float
    wording: float
    part: float
    shared: float
    formula: float
    opening: float
    where: Where

    @property
    def values(self) -> dict[str, float]:
        """The signs by name, as `WEIGHTS` names them."""
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
        }


class Remainder(NamedTuple):
    """What speaks for it that a clause left over belongs to a clause that has its counterpart: what was merged, or split off.

    free: the share of the free clause that stands in what the counterparts leave unexplained, 0 to 1; open_part, part: how far the best
    unexplained part between commas stands in the free clause, and the free clause's best part in what is unexplained, 0 to 1;
    shared: weight of that; neighbour: another clause of the free one's section is in the correspondence; heading: the free clause is one.
    """

    free: float
    open_part: float
    part: float
    shared: float
    where: Where
    neighbour: bool
    heading: bool

    @property
    def values(self) -> dict[str, float]:
        """The signs by name, as `REMAINDERS` names them."""
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
        }

    def likelihood(self, weights: Mapping[str, float] = REMAINDERS) -> float:
        """Return how likely it is, 0 to 1."""
        return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in self.values.items())))


def score_of(signs: Signs, weights: Mapping[str, float] = WEIGHTS) -> float:
    """Return the log-odds of a link, before it is known what else either clause may be linked with."""
    return sum(weights[name] * value for name, value in signs.values.items())


def confidence_of(score: float, child_lead: float, parent_lead: float, rivals: Mapping[str, float] = RIVALS) -> float:
    """Return how sure a link is, 0 to 1: the share of such links that readers found right.

    child_lead, parent_lead: the score less that of the next best link of the child's clause and of the parent's.
    """
    leads = [max(min(lead, _FARTHEST), -_FARTHEST) for lead in (child_lead, parent_lead)]
    odds = rivals["none"] + rivals["score"] * score + rivals["child"] * leads[0] + rivals["parent"] * leads[1]
    return 1 / (1 + math.exp(-odds))


class Reader:
    """Reads the signs of two clauses off the two pages. Lines are referred to by their index on their page."""

    def __init__(self, child: Page, parent: Page, evidence: Evidence, formulas: Formulas) -> None:
        self._lines = child.lines, parent.lines
        self._evidence, self._formulas = evidence, formulas
        self._begun = _begun(child), _begun(parent)
        self._parts: tuple[dict[int, Sequence[tuple[Weights, float]]], dict[int, Sequence[tuple[Weights, float]]]] = ({}, {})

    def signs(self, child: int, parent: int, kin: Kinship, where: Where) -> Signs:
        """Return the signs of two lines that share something."""
        one, other = self._lines[0][child], self._lines[1][parent]
        part = max(self._best_part(0, one, self._evidence.parent[parent]), self._best_part(1, other, self._evidence.child[child]))
        wording, shared = ratio(one.masked, other.masked), math.log1p(kin.shared)
        formula = self._formulas.share(child, parent, self._evidence)
        return Signs(kin.strength, kin.tightness, wording, part, shared, formula, self._opening(one, other), where)

    def _opening(self, one: Line, other: Line) -> float:
        if min(len(one.parts), len(other.parts)) < 2 or one.parts[0] != other.parts[0] or len(one.parts[0]) < _LEAST_OPENING:
            return 0.0
        return 1 / max(begun[one.parts[0]] for begun in self._begun)

    def _best_part(self, side: int, line: Line, other: Weights) -> float:
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
