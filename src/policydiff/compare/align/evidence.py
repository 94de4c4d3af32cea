"""How much two clauses share, measured in rare pairs of characters: what every plan says is no evidence."""

from __future__ import annotations

import heapq
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from policydiff.compare.side.pages import PreparedClause
from policydiff.compare.side.tokens import Lexicon
from policydiff.vocab.stock import stock_phrases

_STOCK_WEIGHT = 0.3
_SATURATION = 4.0
_BUDGET = 500
"""Postings read for one clause when looking for candidates, and no more: bounds the time where thousands of clauses are alike.
Of a pair of characters that more lines hold, those are read that stand where the clause stands on its own side."""
_EXACT = 16
_TEXTS = _BUDGET // _EXACT
"""Of so many texts the first lines are fewer than all that are read."""
_ROUNDING = 1e-6


class Kinship(NamedTuple):
    """What a child's and a parent's clause share.

    shared: weight of the pairs of characters in both; of_child, of_parent: as a share of each clause, 0 to 1.
    strength: how far the one stands in the other, 0 to 1, less where what is shared is little: a cut-down of a long
    sentence and a sentence swallowed by a longer one are both strong.
    """

    shared: float
    of_child: float
    of_parent: float
    strength: float

    @property
    def tightness(self) -> float:
        """How far each stands in the other: the smaller of the two shares."""
        return min(self.of_child, self.of_parent)


NONE = Kinship(0.0, 0.0, 0.0, 0.0)
Weights = dict[str, float]
Candidates = dict[int, list[tuple[int, Kinship]]]


@cache
def _stock_pattern() -> re.Pattern[str]:
    read = Lexicon(
        texts=stock_phrases()
    ).gist  # as the clauses are read: 县级以上人民政府应当 has a masked level, 健全工作机制 the word that stands for 健全
    phrases = {"".join(read(phrase)) for phrase in stock_phrases()}
    return re.compile("|".join(map(re.escape, sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))))


def rarity_of(*sides: Sequence[PreparedClause]) -> dict[str, float]:
    """Return what each pair of characters weighs, by the share of the lines that hold it: 0.05 for a common one to 1."""
    seen: Counter[str] = Counter()
    for side in sides:
        for line in side:
            seen.update(set(_pairs(line.masked)))
    count = sum(map(len, sides))
    scale = math.log(count + 2)
    return {pair: max(math.log((count + 2) / times) / scale, 0.05) for pair, times in seen.items()}


class Evidence:
    """The weighed pairs of characters of all clauses of both sides. Lines are referred to by their index on their page.

    rarity: what a pair of characters weighs, for every pair of both sides.
    """

    def __init__(self, child: Sequence[PreparedClause], parent: Sequence[PreparedClause], rarity: Mapping[str, float]) -> None:
        self._rarity = rarity
        self._parts: dict[str, dict[str, float]] = {}
        self.child = [self.weigh(line.masked) for line in child]
        self.parent = [self.weigh(line.masked) for line in parent]
        self.child_total = [sum(weights.values()) for weights in self.child]
        self.parent_total = [sum(weights.values()) for weights in self.parent]

    def _weigh(self, masked: str, pairs: Sequence[str]) -> dict[str, float]:
        stock = bytearray(len(masked) + 1)
        for found in _stock_pattern().finditer(masked):
            stock[found.start() : found.end() - 1] = b"\x01" * (len(found.group()) - 1)
        weights: dict[str, float] = defaultdict(float)
        for at, pair in enumerate(pairs):
            weights[pair] += self._rarity[pair] * (_STOCK_WEIGHT if stock[at] else 1.0)
        return dict(weights)

    def weigh(self, masked: str) -> dict[str, float]:
        """Return the weighed pairs of a clause or of a part of one; what is returned is kept, so nobody changes it."""
        weights = self._parts.get(masked)
        if weights is None:
            weights = self._parts[masked] = self._weigh(masked, [pair for pair in _pairs(masked) if pair in self._rarity])
        return weights

    def kinship(self, child: int, parent: int) -> Kinship:
        """Return what the child's clause and the parent's clause share."""
        return kinship(self.child[child], self.child_total[child], self.parent[parent], self.parent_total[parent])

    def identical(self, child: int) -> Kinship:
        """Return what a child's clause shares with a copy of it."""
        total = self.child_total[child]
        return _kinship(total, total, total)

    def candidates(self, children: Iterable[int], parents: Iterable[int], most: int) -> Candidates:
        """Return for each child line its at most `most` likeliest parent lines, best first (ties: reading order)."""
        return self._candidates(_Index(self.parent, self.parent_total, parents), children, most)

    def origins(self, parents: Iterable[int], children: Iterable[int], most: int) -> Candidates:
        """Return for each parent line its at most `most` likeliest child lines, best first (ties: reading order)."""
        asked = _Index(self.child, self.child_total, children)
        found: Candidates = {}
        for parent in parents:
            shared = asked.shared(self.parent[parent], parent / len(self.parent))
            found[parent] = _best(_kin(shared, self.child_total, self.parent_total[parent], of_child=False), most)
        return found

    def retold(self, asking: Mapping[int, tuple[Collection[int], float]], parents: Iterable[int], most: int) -> Candidates:
        """Return the candidates of those child lines of which a parent line may hold enough, besides those that are known to.

        asking: for each child line the parent lines that are known, and the least share of the child line that another must hold, 0 to 1.
        """
        asked = _Index(self.parent, self.parent_total, parents)
        return self._candidates(
            asked,
            (child for child, (known, least) in asking.items() if asked.may_hold(self.child[child], self.child_total[child], known, least)),
            most,
        )

    def _candidates(self, asked: _Index, children: Iterable[int], most: int) -> Candidates:
        found: Candidates = {}
        for child in children:
            shared = asked.shared(self.child[child], child / len(self.child))
            found[child] = _best(_kin(shared, self.parent_total, self.child_total[child], of_child=True), most)
        return found


class _Index:
    """The pairs of characters of some lines, with the lines that hold them."""

    def __init__(self, weights: Sequence[Weights], totals: Sequence[float], lines: Iterable[int]) -> None:
        self._weights, self._totals = weights, totals
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for line in lines:
            for pair, weight in weights[line].items():
                self._postings[pair].append((line, weight))
        # Clauses of one text have one weighing, which lives as long as the evidence: its identity stands for the text.
        self._orders: dict[int, list[str]] = {}
        self._answers: dict[int, list[tuple[int, float]]] = {}
        self._alike: dict[str, list[list[int]]] = {}
        self._texts: dict[int, list[tuple[float, list[int], float]]] = {}

    def shared(self, asking: Weights, place: float) -> list[tuple[int, float]]:
        """Return the lines that share the most with a text, and what they share. place: where the text stands, 0 to 1."""
        known = self._answers.get(id(asking))
        if known is not None:
            return known
        postings, weights = self._postings, self._weights
        rarest = self._rarest(asking)
        if rarest and len(postings[rarest[0]]) > _BUDGET:
            return self._around(asking, rarest[0], place)
        found: dict[int, float] = defaultdict(float)
        left = _BUDGET
        for pair in rarest:
            places = postings[pair]
            if len(places) > left:
                left = 0
                break
            left -= len(places)
            weight = asking[pair]
            for line, other in places:
                found[line] += weight if weight < other else other
        if len(found) > _EXACT:
            found = {line: found[line] for line in self._likeliest(found.items())}
        answer = list(found.items()) if left > 0 else [(line, _overlap(asking, weights[line])) for line in found]
        self._answers[id(asking)] = answer
        return answer

    def _around(self, asking: Weights, pair: str, place: float) -> list[tuple[int, float]]:
        """Return what `shared` does where even the rarest pair stands in too many lines: of those that stand where the text stands on its own side."""
        places = self._postings[pair]
        if pair not in self._alike:
            alike: dict[int, list[int]] = defaultdict(list)
            for at, (line, _) in enumerate(places):
                alike[id(self._weights[line])].append(at)
            self._alike[pair] = list(alike.values())
        start = _window(len(places), place, _BUDGET)
        if len(self._alike[pair]) <= _TEXTS:
            return self._first_of_texts(asking, pair, range(start, start + _BUDGET))
        weight = asking[pair]
        around = places[start : start + _BUDGET]
        likeliest = self._likeliest((line, weight if weight < other else other) for line, other in around)
        texts = {id(self._weights[line]): self._weights[line] for line in likeliest}
        shared = {text: _overlap(asking, weights) for text, weights in texts.items()}
        return [(line, shared[id(self._weights[line])]) for line in likeliest]

    def _first_of_texts(self, asking: Weights, pair: str, around: range) -> list[tuple[int, float]]:
        """Return what is likeliest around a place, and what it shares. Lines of one text share the same, so the first of them will do."""
        places = self._postings[pair]
        if (texts := self._texts.get(id(asking))) is None:
            first = [(places[text[0]], text) for text in self._alike[pair]]
            roughly = sorted(
                (-(weight := min(asking[pair], other)) - weight * weight / self._totals[line], text, line) for (line, other), text in first
            )
            texts = [(rough, text, _overlap(asking, self._weights[line])) for rough, text, line in roughly]
            self._texts[id(asking)] = texts
        found: list[tuple[float, int, float]] = []
        for rough, text, shared in texts:
            if len(found) >= _EXACT and rough > found[-1][0]:
                break
            first_in = text[(at := bisect_left(text, around.start)) : at + _EXACT]
            found += [(rough, places[each][0], shared) for each in first_in if each < around.stop]
        return [(line, shared) for _, line, shared in sorted(found)[:_EXACT]]

    def _likeliest(self, shared: Iterable[tuple[int, float]]) -> list[int]:
        """Return the lines that are the likeliest by a first guess, the best first (ties: the lowest index).

        A short clause that stands whole inside the text is as good a candidate as a long one that shares as much.
        """
        totals = self._totals
        rough = [(-weight - weight * weight / totals[line], line) for line, weight in shared]
        return [line for _, line in heapq.nsmallest(_EXACT, rough)]

    def _rarest(self, asking: Weights) -> list[str]:
        """Return the pairs of a text that any line holds, those first that fewest do."""
        known = self._orders.get(id(asking))
        if known is None:
            postings = self._postings
            known = self._orders[id(asking)] = sorted([pair for pair in asking if pair in postings], key=lambda pair: len(postings[pair]))
        return known

    def may_hold(self, asking: Weights, total: float, known: Collection[int], least: float) -> bool:
        """Return whether a line, none of those known, may share at least such a part of a text, 0 to 1; never False where one does.

        Who shares so much holds one of any pairs that weigh more than the rest may: the rarest are looked up.
        """
        rest = (1 - least) * total + _ROUNDING
        others: set[int] = set()
        for pair in self._rarest(asking):
            places = self._postings[pair]
            if len(places) > _EXACT + len(known):
                return True  # too many to look at each
            others.update([line for line, _ in places if line not in known])
            rest -= asking[pair]
            if rest < 0:
                break
        return any(_overlap(asking, self._weights[line]) >= least * total - _ROUNDING for line in others)


def _window(count: int, place: float, size: int) -> int:
    """Return where so many of `count` begin that lie about a place, 0 to 1."""
    return max(min(int(place * count) - size // 2, count - size), 0)


def _best(found: dict[int, Kinship], most: int) -> list[tuple[int, Kinship]]:
    return heapq.nsmallest(most, found.items(), key=lambda item: (-item[1].strength - item[1].tightness / 4, item[0]))


def kinship(child: Weights, child_total: float, parent: Weights, parent_total: float) -> Kinship:
    """Return what two weighed texts share."""
    return _kinship(_overlap(child, parent), child_total, parent_total)


def _overlap(one: Weights, other: Weights) -> float:
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    shared = 0.0
    for pair in filter(large.__contains__, small):  # most pairs of two clauses stand in one only
        weight, there = small[pair], large[pair]
        shared += weight if weight < there else there
    return shared


def _kinship(shared: float, child_total: float, parent_total: float) -> Kinship:
    if not shared:
        return NONE
    of_child, of_parent = shared / child_total, shared / parent_total
    return Kinship(shared, of_child, of_parent, max(of_child, of_parent) * (1 - math.exp(-shared / _SATURATION)))


def _kin(shared: Iterable[tuple[int, float]], totals: Sequence[float], total: float, *, of_child: bool) -> dict[int, Kinship]:
    """Return what a clause of such a total shares with each line; with lines of one text it is the same. of_child: the clause is the child's."""
    found: dict[int, Kinship] = {}
    seen: dict[tuple[float, float], Kinship] = {}
    for line, weight in shared:
        known = seen.get(key := (weight, totals[line]))
        if known is None:
            known = seen[key] = _kinship(weight, total, totals[line]) if of_child else _kinship(weight, totals[line], total)
        found[line] = known
    return found


def _pairs(masked: str) -> list[str]:
    return [masked[at : at + 2] for at in range(len(masked) - 1)] or ([masked] if masked else [])
