"""How much each sign counts: tables that were fitted on pairs read by people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


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
        "family": 0.0,
        "order": 0.0,
        "close": -3.18,
        "apart": 0.0,
        "alone": 0.0,
        "piece": 0.0,
        "idea": 0.0,
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
        "piece": 0.0,
        "beside": 0.0,
        "idea": 0.0,
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
        "family": 0.0,
        "order": 0.0,
        "close": 0.0,
        "apart": 0.0,
        "alone": 0.0,
        "piece": 0.0,
        "idea": 0.0,
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
        "piece": 0.0,
        "beside": 0.0,
        "idea": 0.0,
    },
    least_remainder=0.3,
    least_score=-1.6,
    least_heading=-1.6,
    freely=False,
)
"""Of regulations, whose sentences have much in common whatever they are about, of plans that do not follow each other, and of those that took over half or
more as it stood: likeness must be plain. Fitted on eight pairs, four of them regulations, before there were the signs that count nothing here."""

LOOSE = PLANS._replace(
    signs={
        "none": -8.96,
        "strength": 2.48,
        "tightness": 0.06,
        "wording": 0.57,
        "part": 4.05,
        "shared": 0.46,
        "formula": -1.78,
        "opening": 1.59,
        "home": 3.64,
        "same": -0.25,
        "near": 0.49,
        "anchor": 1.51,
        "company": 0.62,
        "family": 0.56,
        "order": 2.03,
        "close": -4.66,
        "apart": 2.77,
        "alone": 2.35,
        "piece": 2.37,
        "idea": 1.81,
    },
    rivals={"none": -0.08, "score": 0.86, "child": 0.42, "parent": 0.61},
    remainders={
        "none": -5.26,
        "free": 0.8,
        "open part": 2.42,
        "part": 2.66,
        "shared": 1.6,
        "home": 0.46,
        "same": -0.2,
        "near": 0.42,
        "neighbour": 1.42,
        "heading": 0.65,
        "anchor": -0.6,
        "score": 0.53,
        "figure": -0.51,
        "piece": 1.61,
        "beside": 1.39,
        "idea": 1.11,
    },
    least_score=LAWS.least_score,
    least_heading=1.5,
)
"""Of a plan that says whom it follows, or of whose text hardly any comes from there as it stood: what corresponds at all is worded anew, and stands out against what does not
(`Apart`), and what stands around it is all the more telling (`Companies`). Fitted on twenty pairs, twelve of which are not published (docs/how-alignment-works.md),
until tests/quality/quality_links.py printed with them what stands here, when there were half as many ideas; with the pairs of the repository alone it prints other weights."""

WAYS: Mapping[str, float] = {
    "identical text": 0.99,
    "heading of the paired section": 0.9,
    "heading that became the opening of a sentence": 0.95,
    "why the plans are made": 0.93,
    "responsibility of corresponding tasks": 0.98,
    "between corresponding neighbours": 0.75,
    "headings of one topic": 0.85,
    "headings of sections whose text corresponds": 0.9,
    "sewn together from parts": 0.85,
    "merged": 0.87,
    "split": 0.87,
    "second clause of one origin": 0.75,
}
"""How sure a link is that was made in another way than by its score: the share of those that were right, one right and one wrong
added; the ways that the gold has fewer than five of are set by hand."""
