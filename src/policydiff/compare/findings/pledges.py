"""Targets of both sides: which one corresponds to which, and by what factor it was scaled."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median

from policydiff.compare.side.tokens import Lexicon
from policydiff.model import Target, TargetPair, ratios
from policydiff.text.fold import fold
from policydiff.text.similarity import alike, ratio
from policydiff.vocab.amounts.metrics import parts_named
from policydiff.vocab.amounts.strength import PLAIN, strength_of

_ALIKE, _ALIKE_BESIDE, _ALIKE_ELSEWHERE, _LEFTOVER = 0.5, 0.65, 0.85, 0.25
_ONE_METRIC = 0.86
_OUTLIER = 3.5
_LEAST_FACTOR = 3.0
_FEWEST = 5
_MOST_NAMESAKES = 50
_HEAD = 2
"""So many characters at the end of a metric say what is counted: 企业, 单位."""
_FLOORS = frozenset({">", ">="})


class TargetPairer:
    """Pairs the targets of two plans.

    lexicon, parent_lexicon: what each side calls places and bodies; child_match, parent_match: clause id → id of the match that it stands in; aligned: child section → parent section;
    related: whether the plans have to do with each other, so that one metric means one target wherever it stands.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        parent_lexicon: Lexicon,
        child_match: Mapping[str, str],
        parent_match: Mapping[str, str],
        aligned: Mapping[str, str],
        related: bool,
    ) -> None:
        self.lexicon, self.parent_lexicon = lexicon, parent_lexicon
        self.child_match, self.parent_match = child_match, parent_match
        self.aligned, self.related = aligned, related

    def pairs(self, child: Sequence[Target], parent: Sequence[Target]) -> tuple[TargetPair, ...]:
        """Return every target of both sides in exactly one pair: the parent's in its order, then those of the child alone."""
        names = {
            id(target): "".join(lexicon.mask(target.metric))
            for lexicon, targets in ((self.lexicon, child), (self.parent_lexicon, parent))
            for target in targets
        }
        options = sorted(self._options(child, parent, names))
        placed = self._near(child, parent) | self._beside(child, parent)
        chosen: dict[int, int] = {}
        taken: set[int] = set()
        for _, _, there, here in options:
            if there not in chosen and here not in taken:
                chosen[there] = here
                taken.add(here)
        pairs = [
            _compare(child[chosen[there]], target, names, (chosen[there], there) in placed)
            if there in chosen
            else _single("dropped", target, None)
            for there, target in enumerate(parent)
        ]
        pairs += [_single("added", None, target) for here, target in enumerate(child) if here not in taken]
        return mark_outliers(pairs)

    def _options(
        self, child: Sequence[Target], parent: Sequence[Target], names: Mapping[int, str]
    ) -> Iterator[tuple[float, int, int, int]]:
        near, beside, anywhere = (self._near(child, parent), self._beside(child, parent), self._anywhere(child, parent, names))
        for here, there in sorted({*near, *beside, *anywhere}):
            one, other = child[here], parent[there]
            alike_ = _alike(names[id(one)], names[id(other)])
            if one.canonical is not None and one.canonical == other.canonical:
                alike_ = max(alike_, _ONE_METRIC)
            together, unit = (here, there) in near, one.measured[1] == other.measured[1]
            leftover = together and unit and alike_ >= _LEFTOVER
            least = (_ALIKE if together else _ALIKE_BESIDE) if unit else _ALIKE_BESIDE if together else _ALIKE_ELSEWHERE
            if (alike_ < least and not leftover) or _counts_another(one, other):
                continue
            score = alike_ + 0.3 * together + 0.15 * ((here, there) in beside) + 0.2 * unit + 0.05 * (one.basis == other.basis)
            score += 0.05 * (one.year == other.year)
            score += 0.1 * (one.of is None) * (other.of is None)
            yield -round(score, 6), abs(here - there), there, here

    def _near(self, child: Sequence[Target], parent: Sequence[Target]) -> set[tuple[int, int]]:
        """Return the pairs that stand in one match."""
        mine = [self.child_match.get(target.clause) for target in child]
        return _joined(mine, [self.parent_match.get(target.clause) for target in parent])

    def _beside(self, child: Sequence[Target], parent: Sequence[Target]) -> set[tuple[int, int]]:
        """Return the pairs that stand in paired sections."""
        return _joined([self.aligned.get(target.section) for target in child], [target.section for target in parent])

    def _anywhere(self, child: Sequence[Target], parent: Sequence[Target], names: Mapping[int, str]) -> set[tuple[int, int]]:
        """Return the pairs that are of one metric, or have nearly one name, in one measure, wherever they stand."""
        if not self.related:
            return set()
        metrics: dict[tuple[str, str], list[int]] = defaultdict(list)
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for there, target in enumerate(parent):
            unit = target.measured[1]
            places[names[id(target)], unit].append(there)
            metrics[target.canonical or "", unit].append(there)
        known = list(places)
        found: set[tuple[int, int]] = set()
        for here, target in enumerate(child):
            unit = target.measured[1]
            if target.canonical:
                found.update((here, there) for there in metrics.get((target.canonical, unit), ())[:_MOST_NAMESAKES])
            for position, _ in alike(names[id(target)], [name for name, _ in known], _ALIKE_ELSEWHERE):
                if known[position][1] == unit:
                    found.update((here, there) for there in places[known[position]][:_MOST_NAMESAKES])
        return found


def _joined(one: Sequence[str | None], other: Sequence[str | None]) -> set[tuple[int, int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for there, key in enumerate(other):
        if key is not None:
            places[key].append(there)
    return {(here, there) for here, key in enumerate(one) if key is not None for there in places.get(key, ())}


def _alike(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    likeness = ratio(one, other)
    common = likeness * (len(one) + len(other)) / 2
    # A qualified name keeps its head: 员工制家政企业 and 家政企业 are closer than their lengths say.
    return max(likeness, 0.9 * common / min(len(one), len(other)) if min(len(one), len(other)) >= 3 else 0.0)


def _single(verdict: str, parent: Target | None, child: Target | None) -> TargetPair:
    metric = (parent or child).metric  # type: ignore[union-attr]
    return TargetPair.filled(verdict=verdict, metric=metric, parent=parent, child=child)


def _compare(child: Target, parent: Target, names: Mapping[int, str], placed: bool) -> TargetPair:
    notes = list(_notes(child, parent, names))
    mine, theirs = _values(child, parent)
    same = mine == theirs and child.measured[1] == parent.measured[1] and child.value_max == parent.value_max
    opposite = bool(child.direction and parent.direction and child.direction != parent.direction)
    comparable = theirs and not opposite and not {"basis-differs", "unit-differs"} & set(notes)
    return TargetPair.made(
        verdict="reversed" if opposite else "unchanged" if same else "scaled",
        by="text" if placed else "name",
        metric=parent.metric,
        parent=parent,
        child=child,
        ratio=mine / theirs if comparable else None,
        notes=tuple(notes),
    )


def _values(child: Target, parent: Target) -> tuple[Decimal, Decimal]:
    """Return the two values in one unit: the printed one where both have it, which a person may have corrected, else the common one."""
    if child.unit == parent.unit:
        return child.value, parent.value
    return child.measured[0], parent.measured[0]


def _notes(child: Target, parent: Target, names: Mapping[int, str]) -> Iterator[str]:
    if child.measured[1] != parent.measured[1]:
        yield "unit-differs"
    if child.basis != parent.basis or (child.per is None) != (parent.per is None) or _is_part(child.metric, parent.metric):
        yield "basis-differs"
    floors = (
        parent.comparator in _FLOORS,
        child.comparator in _FLOORS or (parent.comparator in _FLOORS and child.value_max is not None),
    )  # 2至3名 is at least 2
    if floors[0] != floors[1]:
        yield "floor-lost" if floors[0] else "floor-gained"
    modality = _strength(parent.modality), _strength(child.modality)
    if modality[0] != modality[1]:
        yield "modality-weakened" if modality[1] < modality[0] else "modality-strengthened"
    if child.year and parent.year and child.year != parent.year:
        yield "deadline-moved"
    if child.scope and parent.scope and _bare(child.scope) != _bare(parent.scope):
        yield "scope-differs"
    if _alike(names[id(child)], names[id(parent)]) < _ALIKE:
        yield "metric-differs"


def _is_part(one: str, other: str) -> bool:
    """Tell 规上茶叶企业 from 茶叶企业: by its words one metric counts only some of what the other does."""
    first, second = parts_named(fold(one)), parts_named(fold(other))
    return first < second or second < first


def _counts_another(one: Target, other: Target) -> bool:
    """Tell some of one kind (规上茶叶企业) from all of another (茶叶从业单位), which is no counterpart."""
    if one.metric[-_HEAD:] == other.metric[-_HEAD:] or (one.canonical is not None and one.canonical == other.canonical):
        return False
    return _is_part(one.metric, other.metric)


def _strength(modality: str | None) -> int:
    return PLAIN if modality is None else strength_of(modality) or PLAIN


def _bare(scope: str) -> str:
    return "".join(char for char in scope if char not in "省市州盟县区旗乡镇")


def mark_outliers(pairs: Sequence[TargetPair]) -> tuple[TargetPair, ...]:
    """Return the pairs with the note `outlier` where a ratio is far from the pair's own median, on a log scale.

    Far: a modified z-score (0.6745 · distance / median distance) over 3.5, and a factor of three at least; fewer than five
    ratios make no median. Rates (90% stays 90% in the smallest county) are measured among themselves.
    """
    marked = list(pairs)
    for rates in (False, True):
        logs = {
            at: _log(pair.ratio) for at, pair in enumerate(pairs) if pair.ratio is not None and pair.ratio > 0 and pair.is_rate == rates
        }
        if len(logs) < _FEWEST:
            continue
        middle = median(logs.values())
        spread = median(abs(value - middle) for value in logs.values())
        for at, value in logs.items():
            distance = abs(value - middle)
            if distance > math.log(_LEAST_FACTOR) and 0.6745 * distance > _OUTLIER * spread:
                marked[at] = pairs[at].model_copy(update={"notes": (*pairs[at].notes, "outlier")})
    return tuple(marked)


def median_ratio(pairs: Sequence[TargetPair]) -> float | None:
    """Return the median of the ratios; None where there is none."""
    found = ratios(pairs)
    return float(median(found)) if found else None


def _log(value: Decimal) -> float:
    return math.log(value)
