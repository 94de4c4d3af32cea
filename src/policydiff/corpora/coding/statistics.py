"""Agreement and accuracy as the literature has them: Wilson's interval, Cohen's kappa, Krippendorff's alpha with a bootstrap."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from statistics import quantiles

_Z = 1.959963984540054
"""Of a two-sided interval of 95%."""
Interval = tuple[float, float]


def wilson(share: float, count: float) -> Interval:
    """Return Wilson's 95% interval of a share seen in `count` cases (which need not be whole: an effective size); (0, 1) without any.

    >>> [round(bound, 4) for bound in wilson(81 / 263, 263)]
    [0.2553, 0.3662]
    """
    if count <= 0:
        return 0.0, 1.0
    spread = _Z**2 / count
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * math.sqrt(share * (1 - share) / count + spread / (4 * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def weighted_share(cases: Sequence[tuple[bool, float]]) -> tuple[float | None, Interval]:
    """Return the share of weighted cases that hold, and Wilson's interval for the effective number of cases; None without any.

    The effective number is (Σw)² / Σw² (Kish): cases of unequal weight tell less than as many of equal weight.
    """
    total = sum(weight for _, weight in cases)
    if not total:
        return None, (0.0, 1.0)
    share = sum(weight for holds, weight in cases if holds) / total
    return share, wilson(share, total**2 / sum(weight**2 for _, weight in cases))


def cohen_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of two coders' codes of the same items; None without items, and where chance explains everything.

    >>> round(cohen_kappa([(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15), 4)
    0.4
    """
    if not pairs:
        return None
    count = len(pairs)
    seen = sum(one == other for one, other in pairs) / count
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[code] * second[code] for code in first) / count**2
    return (seen - chance) / (1 - chance) if chance < 1 else None


def krippendorff_alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha for nominal codes. units: for each item the codes that it has; items with fewer than two do not count.

    None where no item has two codes, and where all codes are the same.

    >>> round(krippendorff_alpha([(0, 1), (1, 1), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (1, 0), (0, 0)]), 3)
    0.406
    """
    paired = [unit for unit in units if len(unit) > 1]
    counted = [Counter(unit) for unit in paired]
    totals: Counter[Hashable] = sum(counted, Counter())
    size = totals.total()
    expected = size**2 - sum(count**2 for count in totals.values())
    if not expected:
        return None
    seen = sum((unit.total() ** 2 - sum(count**2 for count in unit.values())) / (unit.total() - 1) for unit in counted)
    return 1 - (size - 1) * seen / expected


def bootstrapped(units: Sequence[Sequence[Hashable]], seed: int, times: int = 1000) -> Interval | None:
    """Return the 95% interval of alpha over samples of the items drawn with replacement; the same seed gives the same interval."""
    paired = [unit for unit in units if len(unit) > 1]
    if len(paired) < 2:
        return None
    draw = random.Random(seed)
    found = [alpha for _ in range(times) if (alpha := krippendorff_alpha(draw.choices(paired, k=len(paired)))) is not None]
    if len(found) < 2:
        return None
    cuts = quantiles(found, n=40, method="inclusive")
    return cuts[0], cuts[-1]


def confusion(pairs: Sequence[tuple[str, str]], codes: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
    """Return how often each code of the first went with each of the second."""
    counted = Counter(pairs)
    return {one: {other: counted[one, other] for other in codes} for one in codes}
