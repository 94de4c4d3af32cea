"""How likely it is that one clause comes from another: several signs, weighed by one table that was fitted on pairs read by people."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from policydiff.compare.align.evidence import Evidence, Kinship, Weights
from policydiff.compare.align.signs.anchors import Anchors
from policydiff.compare.align.signs.formulas import Formulas
from policydiff.compare.side.pages import Page, PreparedClause
from policydiff.text.similarity import ratio

Where = Literal["home", "same", "near", "elsewhere"]
"""How near the sections of two clauses are: the child's sentence opens with the heading of the parent's section; the two sections are a
pair; they stand under a pair; anything else."""

_LEAST_PART, _LEAST_PART_WEIGHT, _PART_SATURATION = 6, 3.0, 4.0
_LEAST_OPENING = 4


class Tables(NamedTuple):
    """What each sign adds to the log-odds.

    signs: of a link by itself (see `Signs`); rivals: once it is known what else the two clauses resemble, their own log-odds and the
    lead over the next best of either; remainders: of a clause left over for its being part of a correspondence (see `Remainder`); least_remainder: how likely
    that must be at least, 0 to 1; least_score: what must speak for any link by itself: having no rival makes nothing a counterpart;
    least_heading: the same of a link with a heading, which has few words;
    freely: whether a text in words of its own is looked for, so that what only says a thing again must be told from what explains it.
    """

    signs: Mapping[str, float]
    rivals: Mapping[str, float]
    remainders: Mapping[str, float]
    least_remainder: float
    least_score: float
    least_heading: float
    freely: bool


PLANS = Tables(
    signs={
        "none": -7.61,
        "strength": 4.29,
        "tightness": 1.45,
        "wording": 2.33,
        "part": 4.83,
        "shared": 1.35,
        "formula": -4.38,
        "opening": 1.57,
        "home": 4.33,
        "same": 1.03,
        "near": 1.9,
        "anchor": 2.76,
        "company": 1.91,
        "close": -3.18,
    },
    rivals={"none": 0.52, "score": 1.55, "child": 0.56, "parent": 0.68},
    remainders={
        "none": -5.62,
        "free": 1.77,
        "open part": 2.85,
        "part": 2.97,
        "shared": 1.98,
        "home": 1.41,
        "same": -0.18,
        "near": 1.08,
        "neighbour": 2.09,
        "heading": 1.24,
        "anchor": 0.99,
        "score": 0.94,
        "figure": -0.91,
    },
    least_remainder=0.45,
    least_score=-0.6,
    least_heading=0.0,
    freely=True,
)
"""Of a plan that follows another one in words of its own; tests/quality/quality_links.py fits them, drawn to those of the other table, and prints
what they reach on each pair when it is left out. least_score holds back links that a plan made of pieces of two parents would get (tests/quality/simulated_pairs.py)."""

LAWS = Tables(
    signs={
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
        "anchor": 0.0,
        "company": 0.0,
        "close": 0.0,
    },
    rivals={"none": -0.04, "score": 1.43, "child": 0.68, "parent": 0.84},
    remainders={
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
        "anchor": 0.0,
        "score": 0.0,
        "figure": 0.0,
    },
    least_remainder=0.3,
    least_score=-1.6,
    least_heading=-1.6,
    freely=False,
)
"""Of regulations, whose sentences have much in common whatever they are about, of plans that do not follow each other, and of those that took over half or
more as it stood: likeness must be plain. Fitted on eight pairs, four of them regulations, before there were the signs that count nothing here."""

LOOSE = PLANS._replace(least_score=LAWS.least_score)
"""Of a plan that says whom it follows, and of whose text hardly anything comes from there as it stood: what corresponds at all is worded anew. Nothing more is
asked of a link by itself than in the other table; with what is asked for PLANS two such pairs that were read lose links each, and gain none."""

WAYS: Mapping[str, float] = {
    "identical text": 0.99,
    "heading of the paired section": 0.99,
    "heading that became the opening of a sentence": 0.95,
    "responsibility of corresponding tasks": 0.98,
    "between corresponding neighbours": 0.75,
    "headings of one topic": 0.85,
    "headings of sections whose text corresponds": 0.85,
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
    sections are; anchor: how much they have in common that hardly any other clause has, 0 to 1; company: how many other clauses of their
    sections seem to be pairs, 0 to 1; close: how much of the child's text comes from the parent at all, 0 to 1: in a close pair what is
    unlike is new.
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
    close: float = 0.0

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
            "close": self.close,
        }


class Remainder(NamedTuple):
    """What speaks for it that a clause left over belongs to a clause that has its counterpart: what was merged, or split off.

    free: the share of the free clause that stands in what the counterparts leave unexplained, 0 to 1; open_part, part: how far the best
    unexplained part between commas stands in the free clause, and the free clause's best part in what is unexplained, 0 to 1;
    shared: weight of that; neighbour: another clause of the free one's section is in the correspondence; heading: the free clause is one;
    anchor: see Signs; score: what speaks for the pair of clauses by itself; figure: the free clause has one, and the other none.
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
        }

    def likelihood(self, weights: Mapping[str, float]) -> float:
        """Return how likely it is, 0 to 1."""
        return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in self.values.items())))


def score_of(signs: Signs, weights: Mapping[str, float]) -> float:
    """Return the log-odds of a link, before it is known what else either clause may be linked with."""
    return sum(weights[name] * value for name, value in signs.values.items())


def confidence_of(score: float, child_lead: float, parent_lead: float, rivals: Mapping[str, float]) -> float:
    """Return how sure a link is, 0 to 1: the share of such links that readers found right.

    child_lead, parent_lead: the score less that of the next best link of the child's clause and of the parent's.
    """
    leads = [max(min(lead, _FARTHEST), -_FARTHEST) for lead in (child_lead, parent_lead)]
    odds = rivals["none"] + rivals["score"] * score + rivals["child"] * leads[0] + rivals["parent"] * leads[1]
    return 1 / (1 + math.exp(-odds))


class Reader:
    """Reads the signs of two clauses off the two pages. Lines are referred to by their index on their page."""

    def __init__(self, child: Page, parent: Page, evidence: Evidence, formulas: Formulas, close: float) -> None:
        self._close = close
        self._lines = child.lines, parent.lines
        self._evidence, self._formulas = evidence, formulas
        self._begun = _begun(child), _begun(parent)
        self.anchors = Anchors(child, parent)
        self._parts: tuple[dict[int, Sequence[tuple[Weights, float]]], dict[int, Sequence[tuple[Weights, float]]]] = ({}, {})

    def signs(self, child: int, parent: int, kin: Kinship, where: Where, company: float = 0.0) -> Signs:
        """Return the signs of two lines that share something."""
        one, other = self._lines[0][child], self._lines[1][parent]
        part = max(self._best_part(0, one, self._evidence.parent[parent]), self._best_part(1, other, self._evidence.child[child]))
        wording, shared = ratio(one.masked, other.masked), math.log1p(kin.shared)
        formula = self._formulas.share(child, parent, self._evidence)
        opening, anchor = self._opening(one, other), self.anchors.share(child, parent)
        return Signs(kin.strength, kin.tightness, wording, part, shared, formula, opening, where, anchor, company, self._close)

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
