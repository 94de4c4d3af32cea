"""A sample of matches for coders who do not see the verdict: by verdict and confidence, two candidates in no order (`policydiff.sample/1`)."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from policydiff.corpora.plain import as_json, row_of
from policydiff.model import Comparison, Match
from policydiff.records import dataclass
from policydiff.text.fold import fold, squeeze
from policydiff.text.similarity import ratio

SCHEMA = "policydiff.sample/1"
VERDICTS = ("copied", "localized", "adapted", "added", "dropped")
NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the sheet. side: whose text it is; a, b: two texts of the other side, one of them what the program matched (if it matched any).

    verdict, candidate, note: for the coder: what happened to the text, and which of the two it corresponds to (a, b, neither).
    """

    item: str
    child: str
    parent: str
    side: str
    path: str
    text: str
    a: str
    b: str
    verdict: str = ""
    candidate: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """What the sheet hides of an item. verdict, candidate: the program's; stratum: the verdict and whether it was a close call; weight: how many matches the item
    stands for.
    """

    item: str
    fingerprint: str
    verdict: str
    candidate: str
    stratum: str
    weight: float


@dataclass(frozen=True, slots=True)
class Sample:
    """The sheet and its key, in the same order, which is no order of the texts or verdicts. strata: how many matches of different texts each has, and how many of them were drawn."""

    seed: int
    strata: Mapping[str, Mapping[str, int]]
    items: tuple[Item, ...]
    keys: tuple[Key, ...]

    def to_rows(self, table: str = "items") -> list[dict[str, Any]]:
        """Return the sheet, or its key, a dictionary a row."""
        return [row_of(each) for each in (self.keys if table == "keys" else self.items)]

    def to_json(self) -> str:
        """Return all of it as JSON, the key included."""
        return as_json(SCHEMA, self)


Drawn = tuple[Comparison, Match]


def draw_sample(comparisons: Iterable[Comparison], size: int, seed: int) -> Sample:
    """Return a sample of the matches of comparisons, headings apart: as many of each stratum as of any other, as far as there are.

    The same comparisons, size and seed give the same sample. A text that several matches have is drawn once.
    """
    rnd = random.Random(seed)
    strata: dict[str, dict[str, Drawn]] = defaultdict(dict)
    for comparison in comparisons:
        for match in comparison.matches:
            if match.role != "heading":
                strata[_stratum(match)].setdefault(_item(comparison, match), (comparison, match))
    shares = _allotted({name: len(found) for name, found in strata.items()}, size)
    drawn = [(name, item) for name in sorted(strata) for item in sorted(rnd.sample(sorted(strata[name]), shares[name]))]
    rnd.shuffle(drawn)
    rows = [_row(item, *strata[name][item], name, len(strata[name]) / shares[name], rnd) for name, item in drawn]
    counts = {name: {"matches": len(found), "drawn": shares[name]} for name, found in sorted(strata.items())}
    return Sample(seed, counts, tuple(row[0] for row in rows), tuple(row[1] for row in rows))


def _stratum(match: Match) -> str:
    return f"{match.verdict}/{'close' if match.review else 'clear'}"


def _item(comparison: Comparison, match: Match) -> str:
    return sha256("\0".join((comparison.child.id, comparison.parent.id, match.fingerprint)).encode("utf-8", "surrogatepass")).hexdigest()[
        :10
    ]


def _allotted(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """Return how many each stratum gives: equal shares, and what small ones cannot give from the others."""
    given = dict.fromkeys(sizes, 0)
    left = min(size, sum(sizes.values()))
    while left:
        open_ = sorted(name for name in sizes if given[name] < sizes[name])
        each = max(left // len(open_), 1)
        for name in open_:
            share = min(each, sizes[name] - given[name], left)
            given[name] += share
            left -= share
    return given


def _row(item: str, comparison: Comparison, match: Match, stratum: str, weight: float, rnd: random.Random) -> tuple[Item, Key]:
    side = "parent" if match.verdict == "dropped" else "child"
    text, counterpart, path = (
        (match.parent_text, "", match.parent_path) if side == "parent" else (match.child_text, match.parent_text, match.child_path)
    )
    others = _nearest(text, _texts(comparison, "child" if side == "parent" else "parent", counterpart), 2 - bool(counterpart))
    shown = [counterpart, *others] if counterpart else list(others)
    shown = [*shown, "", ""][:2]
    rnd.shuffle(shown)
    candidate = "ab"[shown.index(counterpart)] if counterpart else NEITHER
    row = Item(item, comparison.child.id, comparison.parent.id, side, path or "", text, shown[0], shown[1])
    return row, Key(item, match.fingerprint, match.verdict, candidate, stratum, weight)


def _texts(comparison: Comparison, side: str, without: str) -> list[str]:
    found = (getattr(match, f"{side}_text") for match in comparison.matches if match.role != "heading")
    return sorted({text for text in found if text and text != without})


def _nearest(text: str, others: Sequence[str], count: int) -> list[str]:
    mine = squeeze(fold(text))
    return sorted(others, key=lambda other: (-ratio(mine, squeeze(fold(other))), other))[:count]
