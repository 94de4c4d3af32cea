"""How alike the headings of two plans are."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import NamedTuple

from policydiff.compare.align.evidence import Evidence, Weights, kinship
from policydiff.compare.side.pages import Node, Page
from policydiff.text.similarity import common, ratio
from policydiff.vocab.stock import same_function, stock_headings, subject_of

_LEAST_HEADING = 0.45
_SLOT = 0.7
_REORDERED, _LEAST_SUBJECT = 0.7, 3
_MOST_ALIKE = 80
"""Headings of the parent with the same two characters that a heading of the child is compared with: the nearest, where there are more."""
_WORDED = 0.6
"""What the ratio of two headings counts beside their rare pairs of characters: 健全工作机制 and 健全工作推进机制 have few."""


class _Heading(NamedTuple):
    """A section's heading made ready for being compared with many: its pairs of characters, what they weigh, and its subject's characters, sorted."""

    node: Node
    weights: Weights
    total: float
    characters: str


def like_headings(child: Page, parent: Page, evidence: Evidence) -> dict[tuple[int, int], float]:
    """Return for each two sections whose headings are alike (child's node, parent's node) how much: 1 where they are the same."""
    known = stock_headings()
    stock = [node.index for node in parent.nodes[1:] if node.core in known]
    there = [_read(node, evidence) for node in parent.nodes[1:]]
    postings: dict[str, list[int]] = defaultdict(list)
    for position, other in enumerate(there):
        for pair in other.weights:
            postings[pair].append(position)
    stretch = len(parent.nodes) / max(len(child.nodes), 1)
    alike: dict[tuple[int, int], float] = {}
    scores: dict[tuple[str, str, str, str], float] = {}  # of two texts: many sections are headed alike
    for node in child.nodes[1:]:
        own, place = _read(node, evidence), node.index * stretch
        slots = _nearest(stock, place) if node.core in known else ()
        alike.update({(node.index, index): _SLOT for index in slots if same_function(node.core, parent.nodes[index].core)})
        for position in sorted(set().union(*(_nearest(postings[pair], place - 1) for pair in own.weights if pair in postings))):
            other = there[position]
            if other.node.heading == node.heading:
                alike[node.index, other.node.index] = 1.0
                continue
            texts = (node.heading, node.core, other.node.heading, other.node.core)
            if (score := scores.get(texts)) is None:
                score = scores[texts] = _likeness(own, other)
            if score >= _LEAST_HEADING:
                alike[node.index, other.node.index] = max(min(score, 0.95), alike.get((node.index, other.node.index), 0.0))
    return alike


def _read(node: Node, evidence: Evidence) -> _Heading:
    weights = evidence.weigh(node.heading)
    return _Heading(node, weights, sum(weights.values()), "".join(sorted(subject_of(node.core))))


def _likeness(one: _Heading, other: _Heading) -> float:
    kin = kinship(one.weights, one.total, other.weights, other.total)
    return max(
        0.6 * kin.tightness + 0.4 * max(kin.of_child, kin.of_parent),
        _WORDED * ratio(one.node.core, other.node.core),
        _REORDERED * _same_characters(one.characters, other.characters),
    )


def _nearest(places: list[int], place: float) -> list[int]:
    """Return those of many places, which are in order, that lie nearest to one: of headings that all say the same, few can correspond."""
    if len(places) <= _MOST_ALIKE:
        return places
    middle = bisect_left(places, place)
    start = min(max(0, middle - _MOST_ALIKE // 2), len(places) - _MOST_ALIKE)
    return places[start : start + _MOST_ALIKE]


def _same_characters(one: str, other: str) -> float:
    """Return how far two subjects are made of the same characters, in whatever order: 数据共享开放 and 数据开放共享 are.

    Both are given with their characters sorted: what two sorted texts have in common stands in one order in both.
    """
    if min(len(one), len(other)) < _LEAST_SUBJECT:
        return 0.0
    return 2 * common(one, other) / (len(one) + len(other))
