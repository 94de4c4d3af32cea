"""Counting hits: what the gold wants, with readings that count as right and items that may be there or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from policydiff.text.fold import fold, squeeze


@dataclass(frozen=True)
class Wanted:
    """An item of the gold. readings: any of these counts as right; optional: neither missed where absent nor extra where found."""

    readings: tuple[Hashable, ...]
    optional: bool = False


@dataclass
class Score:
    """Hits against what was wanted and what was found; misses and extras are kept to be read."""

    hits: int = 0
    expected: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def add(self, name: str, wanted: Iterable[Hashable | Wanted], found: Iterable[Hashable]) -> None:
        """Count one document. Each found item answers one wanted item: required ones first, those with fewest readings first."""
        items = [item if isinstance(item, Wanted) else Wanted((item,)) for item in wanted]
        left = Counter(found)
        for item in sorted(items, key=lambda item: (item.optional, len(item.readings))):
            answer = next((reading for reading in item.readings if left[reading]), None)
            if answer is not None:
                left[answer] -= 1
            if item.optional:
                continue
            self.expected += 1
            if answer is None:
                self.missed.append(f"{name}: {_shown(item.readings[0])}")
            else:
                self.hits += 1
                self.found += 1
        extra = list((+left).elements())
        self.found += len(extra)
        self.extra += [f"{name}: {_shown(item)}" for item in extra]

    def __iadd__(self, other: Score) -> Score:
        self.hits += other.hits
        self.expected += other.expected
        self.found += other.found
        self.missed += other.missed
        self.extra += other.extra
        return self

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else float(not self.expected)

    @property
    def recall(self) -> float:
        return self.hits / self.expected if self.expected else float(not self.found)

    @property
    def f1(self) -> float:
        total = self.expected + self.found
        return 2 * self.hits / total if total else 1.0

    @property
    def measured(self) -> bool:
        """Whether the gold wants or the program finds anything at all."""
        return bool(self.expected or self.found)


def key(text: object) -> str:
    """Return a text as it is compared: without blanks, widths, quotes at the ends and a closing mark; "" for None."""
    return re.sub(r"[\"'。.:]+$|^[\"']", "", squeeze(fold("" if text is None else str(text))))


def joined(names: str | Sequence[str]) -> str:
    """Return names as one string without what separates them, so that a list and its line compare."""
    return re.sub("[,、;]", "", key(names if isinstance(names, str) else "".join(names)))


def _shown(item: Hashable) -> str:
    return " · ".join("–" if part is None else str(part) for part in item) if isinstance(item, tuple) else str(item)
